import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What comments say of what is shown.
extension Papers {
  /// The first sentence of a comment, without its full stop.
  ///
  /// A sentence ends at a full stop, question or exclamation mark that a blank and then anything
  /// but a small letter or a digit follows; at the latest with its paragraph.
  static func firstSentence(_ text: String) -> String {
    var paragraph: [Character] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty, !paragraph.isEmpty { break }
      if !paragraph.isEmpty { paragraph.append(" ") }
      paragraph += line
    }
    for place in paragraph.indices.dropLast(2) where endsSentence(paragraph, at: place) {
      paragraph.removeSubrange((place + 1)...)
      break
    }
    while let last = paragraph.last, last == " " || last == "." { paragraph.removeLast() }
    return String(paragraph)
  }

  /// `true` iff a sentence ends with the character at `place`, which two more follow.
  private static func endsSentence(_ text: [Character], at place: Int) -> Bool {
    guard text[place] == "." || text[place] == "?" || text[place] == "!", text[place + 1] == " "
    else { return false }
    let next = text[place + 2]
    return !next.isLowercase && !next.isNumber
  }

  /// The first sentence of the comment of a line or input, or of the one in an ancestor that it
  /// replaces.
  static func writtenDocumentation(of name: Name, kind info: KindInfo, in checker: Checker)
    -> String
  {
    let ancestors = info.ancestors.compactMap { ancestor in
      checker.kinds.all.entries.first { $0.name == ancestor }
    }
    for kind in [info] + ancestors {
      let references =
        kind.lines.filter { $0.name == name }.map { $0.reference }
        + kind.inputs.filter { $0.name == name }.map { $0.reference }
      for reference in references {
        let text = checker.trees[reference.tree].documentation(reference.node)
        if !text.isEmpty { return firstSentence(text) }
      }
    }
    return ""
  }
}
