import Testing
import WorthPrelude
import WorthTestSupport

/// The examples with which help shows the kinds of the prelude.
///
/// Their figures are worked out by hand or, for annuities, formulas of options and lattices, by a
/// program that shares nothing with Worth.
@Suite struct PreludeExampleTests {
  @Test func `the embedded examples are those of their files`() throws {
    let files = Repository.files(below: "Sources/WorthPrelude/Examples", ending: ".worth")
    #expect(files.count == Prelude.examples.count)
    for (path, example) in zip(files, Prelude.examples) {
      #expect(path.hasSuffix("/" + example.kind + ".worth"))
      #expect(try Repository.text(path) == example.text, "run Sources/WorthPrelude/generate.py")
    }
  }

  @Test func `every kind has one example, and nothing else has`() {
    #expect(Prelude.examples.map { $0.kind } == Prelude.kindNames.sorted())
    #expect(Prelude.example(of: "patent") != nil)
    #expect(Prelude.example(of: "npv") == nil)
  }

  @Test(arguments: Prelude.examples.map { $0.kind })
  func `an example is short, fills its kind in, shows it and holds`(kind: String) throws {
    let text = try #require(Prelude.example(of: kind))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // What weighs other filled-in kinds shows them, too.
    let most =
      ["outcome", "expected_credit_loss", "country_rules", "scheme_guarantee"].contains(kind)
      ? 38 : 13
    #expect(lines.count <= most, "at most 12 lines and the end of the last")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(
      lines.contains {
        $0.hasPrefix(kind + " ") || $0.hasPrefix("kind ") && $0.contains(": \(kind) {")
      })
    let run = Run(text)
    #expect(run.errors.isEmpty)
    #expect(!run.outcome.checks.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
    #expect(run.outcome.messages.isEmpty, "nothing is to be remarked on")
  }
}
