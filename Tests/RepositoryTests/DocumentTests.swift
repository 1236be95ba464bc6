import Foundation
import Testing
import WorthSource
import WorthSyntax
import Worth
import WorthTestSupport

/// What documents say is run.
@Suite struct DocumentTests {
  @Test func `every code is explained by an example that gives it and one that is right`() {
    let withoutExample: Set<DiagnosticCode> = [
      // No small source can give these: they need invalid bytes, a host's change, or great size.
      .E0102, .E0221, .E0224, .E0801, .E0804, .E0805, .E0806, .E0809, .E0810, .E0811, .E0812,
      .E0813,
      // These need a file beside the source.
      .E0223, .E0421, .E0422, .E0423, .E0424, .E0425, .E0426, .E0427, .E0428, .E0429, .E0430,
      .E0433, .E0444, .E0445, .E0446, .E0447,
      .E0448,
    ]
    for entry in MessageCatalogue.english.entries {
      #expect(!entry.message.description.isEmpty)
      #expect(!entry.explanation.description.isEmpty)
      if withoutExample.contains(entry.code) { continue }
      let wrong = Run(entry.wrong.description)
      let codes = (wrong.program.diagnostics + wrong.outcome.messages).map(\.code)
      #expect(codes.contains(entry.code.rawValue), "\(entry.code): \(codes)")
      let right = Run(entry.right.description)
      #expect(right.errors.isEmpty, "\(entry.code), right: \(right.errors)")
      #expect(right.outcome.checks.allSatisfy { $0.verdict == .passed }, "\(entry.code), right")
    }
  }

  @Test func `the report in the README is what its case prints`() throws {
    let readme = try Repository.text("README.md")
    let source = try #require(readme.firstMatch(of: /```worth\n([\s\S]*?)```/)?.1)
    let printed = try #require(readme.firstMatch(of: /```text\n([\s\S]*?)```/)?.1)
    let report = Run(String(source)).outcome.report
    #expect(
      report.trimmingCharacters(in: .newlines) == printed.trimmingCharacters(in: .newlines))
  }

  @Test func `every snippet of the language reference does what it says`() throws {
    for path in Repository.files(below: "Grammar", ending: ".md") + ["README.md"] {
      let snippets = Snippet.all(in: try Repository.text(path))
      for snippet in snippets {
        let run = Run(snippet.source)
        if let code = snippet.error {
          #expect(run.errors.contains(code), "\(path):\(snippet.line): \(run.errors)")
        } else {
          #expect(run.errors.isEmpty, "\(path):\(snippet.line): \(run.errors)")
          #expect(
            run.outcome.checks.allSatisfy { $0.verdict == .passed }, "\(path):\(snippet.line)")
        }
      }
    }
  }

  /// A fenced block of Worth in a Markdown text.
  private struct Snippet {
    var source: String
    var error: String?
    var line: Int

    /// Returns the snippets of a document, in their order.
    static func all(in text: String) -> [Snippet] {
      var result: [Snippet] = []
      var open: Snippet?
      for (number, line) in text.components(separatedBy: "\n").enumerated() {
        if var snippet = open {
          if line.hasPrefix("```") {
            result.append(snippet)
            open = nil
          } else {
            snippet.source += line + "\n"
            open = snippet
          }
        } else if line == "```worth" {
          open = Snippet(source: "", line: number + 1)
        } else if line.hasPrefix("```worth error=") {
          open = Snippet(
            source: "", error: String(line.dropFirst("```worth error=".count)), line: number + 1)
        }
      }
      return result
    }
  }

  @Test func `every file of Worth is printed back byte for byte, and so are mutations of it`()
    throws
  {
    var state: UInt64 = 11
    /// Returns a random number below `limit`.
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, limit)))
    }
    let paths =
      Repository.files(below: "Examples", ending: ".worth")
      + Repository.files(below: "Sources/WorthPrelude/Worth", ending: ".worth")
    #expect(paths.count > 20)
    for path in paths {
      let original = Array(try Repository.text(path).utf8)
      for round in 0..<12 {
        var bytes = original
        for _ in 0..<round {
          let place = below(bytes.count)
          let end = min(bytes.count, place + below(12))
          switch below(3) {
          case 0: bytes.removeSubrange(place..<end)
          case 1: bytes.insert(UInt8(below(256)), at: place)
          default: bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count))
          }
        }
        let text = SourceText(name: path, bytes: bytes)
        let (tree, diagnostics) = Parser.parse(text, source: 0, names: NameTable())
        #expect(tree.printed() == bytes, "\(path), round \(round)")
        if round == 0 { #expect(diagnostics.isEmpty, "\(path)") }
      }
    }
  }

  @Test func `all cases under Examples pass`() throws {
    let paths = Repository.files(below: "Examples", ending: ".worth")
    #expect(!paths.isEmpty)
    for path in paths {
      let folder = Repository.root.appendingPathComponent(path).deletingLastPathComponent()
      let engine = Engine { name in
        (try? Data(contentsOf: folder.appendingPathComponent(name))).map { Array($0) }
      }
      let program = engine.compile(try Repository.text(path), name: path)
      #expect(program.diagnostics.isEmpty, "\(path): \(program.diagnostics.map(\.text))")
      let outcome = program.evaluate()
      // What a kind remarks on is true of the case.
      #expect(outcome.messages.allSatisfy { $0.code == "N0402" }, "\(path)")
      #expect(!outcome.checks.isEmpty, "\(path) checks nothing")
      for check in outcome.checks {
        #expect(check.verdict == .passed, "\(path): \(check.rendered)")
      }
    }
  }
}
