import Foundation
import Testing
import WorthSource
import WorthTestSupport

/// The arguments of diagnostics: no words of one language travel in them, for these families of
/// placeholders.
@Suite struct PhraseTests {
  /// The placeholders whose arguments are typed everywhere.
  private let finished = [
    "hint", "reason", "operation", "range", "expected", "found", "left", "right", "type", "sign",
    "problem", "what", "form", "limit",
  ]

  private let sources: [(path: String, text: String)]

  /// Reads all sources but the catalogues and the prelude.
  init() throws {
    sources = try Repository.files(below: "Sources", ending: ".swift")
      .filter { !$0.contains("/Catalogues/") && !$0.contains("/WorthPrelude/") }
      .map { ($0, try Repository.text($0)) }
  }

  @Test func `no argument of a finished family is free text`() throws {
    var count = 0
    for (path, text) in sources {
      // Each declaration by itself: what its parameters are says what it may hand on.
      for declaration in text.components(separatedBy: " func ") {
        for name in finished {
          for part in arguments(name, in: declaration) {
            let written = part.drop { $0.isWhitespace }
            let value = written.hasPrefix("checker.") ? written.dropFirst(8) : written
            count += 1
            let isValue = value.hasPrefix(".") && !value.hasPrefix(".text")
            let isTyped = ["describe(", "sign(step.op)", "expected.words"].contains {
              value.hasPrefix($0)
            }
            let parameter = value.prefix { $0.isLetter }
            let isHandedOn = declaration.contains("\(parameter): ArgumentValue")
            #expect(isValue || isTyped || isHandedOn, "\(path): \(name), \(value.prefix(40))")
          }
        }
      }
    }
    #expect(count > 100)
  }

  /// What stands behind `Argument("name",`, for each of them.
  private func arguments(_ name: String, in text: String) -> [String] {
    text.components(separatedBy: "Argument(").dropFirst().compactMap { part in
      let written = part.drop { $0.isWhitespace }
      let start = "\"" + name + "\","
      return written.hasPrefix(start) ? String(written.dropFirst(start.count)) : nil
    }
  }

  @Test(arguments: PhraseKey.allCases)
  func `a phrase is used, with the arguments that it shows`(key: PhraseKey) throws {
    let entry = try #require(MessageCatalogue.english.phrases.first { $0.key == key })
    let users = sources.filter { source in
      guard
        !source.path.hasSuffix("/Argument.swift") || key == .didYouMean || key == .eitherOr
      else { return false }
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
