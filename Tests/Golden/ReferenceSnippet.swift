import Foundation

/// A fenced block of Worth in the language reference.
struct ReferenceSnippet {
  var source: String
  /// Where its golden stands: the section, and the number of the block in it.
  let path: String

  /// Returns the blocks of `text`, a Markdown document.
  static func all(in text: String) -> [ReferenceSnippet] {
    var result: [ReferenceSnippet] = []
    var section = ""
    var number = 0
    var open: ReferenceSnippet?
    for line in text.components(separatedBy: "\n") {
      if var snippet = open {
        if line.hasPrefix("```") {
          result.append(snippet)
          open = nil
        } else {
          snippet.source += line + "\n"
          open = snippet
        }
      } else if line.hasPrefix("#") {
        section = slug(line)
        number = 0
      } else if line.hasPrefix("```worth") {
        number += 1
        open = ReferenceSnippet(source: "", path: "Reference/\(section)-\(number)")
      }
    }
    return result
  }

  /// The words of a heading, joined by hyphens.
  private static func slug(_ heading: String) -> String {
    heading.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
