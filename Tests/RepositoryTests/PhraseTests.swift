import Foundation
import Testing
import WorthSource
import WorthTestSupport

/// The arguments of diagnostics: no words of one language travel in them, for these families of placeholders.
@Suite struct PhraseTests {
  /// The placeholders whose arguments are typed everywhere.
  private let finished = ["hint", "reason", "operation", "range"]

  private let sources: [(path: String, text: String)]

  init() throws {
    sources = try Repository.files(below: "Sources", ending: ".swift")
      .filter { !$0.contains("/Catalogues/") && !$0.contains("/WorthPrelude/") }
      .map { ($0, try Repository.text($0)) }
  }

  @Test func `no argument of a finished family is free text`() throws {
    var count = 0
    for (path, text) in sources {
      for name in finished {
        for part in text.components(separatedBy: "\"" + name + "\",").dropFirst() {
          let value = part.drop { $0.isWhitespace }
          count += 1
          // A case of `ArgumentValue`, or a parameter or function whose type says so.
          let isTyped =
            value.hasPrefix(".") && !value.hasPrefix(".text") || value.hasPrefix("hint")
            || value.hasPrefix("sign(step.op)")
          #expect(isTyped, "\(path): \(name), \(value.prefix(40))")
        }
        if path.contains("Diagnostics") {
          #expect(!text.contains("\(name): String"), "\(path)")
        }
      }
    }
    #expect(count > 40)
  }

  @Test(arguments: PhraseKey.allCases)
  func `a phrase is used, with the arguments that it shows`(key: PhraseKey) throws {
    let entry = try #require(MessageCatalogue.english.phrases.first { $0.key == key })
    let users = sources.filter { source in
      guard !source.path.hasSuffix("/Argument.swift") || key == .didYouMean else { return false }
      return source.text.range(
        of: "\\.\(key.rawValue)\\b", options: .regularExpression) != nil
    }
    #expect(!users.isEmpty)
    for name in MessageTemplate(entry.message).placeholders {
      let isGiven = users.contains { source in
        source.text.components(separatedBy: "." + key.rawValue).dropFirst().contains {
          $0.prefix(400).contains("Argument(\"\(name)\",")
        }
      }
      #expect(isGiven, "\(name)")
    }
  }
}
