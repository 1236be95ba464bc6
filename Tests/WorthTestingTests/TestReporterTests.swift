import Testing
import WorthEvaluator
import WorthSource
import WorthTesting

/// What came of tests, in all forms.
@Suite struct TestReporterTests {
  /// Returns a tested file with a check for each of `verdicts`.
  private func file(
    _ name: String, _ verdicts: [CheckOutcome.Verdict], failures: [Diagnostic] = []
  ) -> TestedFile {
    var sources = SourceSet()
    _ = sources.add(SourceText(name: name, text: "expect 1 = 1\n"))
    let span = Span(source: 0, start: 0, end: 12)
    let outcomes = verdicts.map { CheckOutcome(verdict: $0, span: span) }
    return TestedFile(
      name: name, results: CheckResultLine.lines(outcomes, sources: sources), mistakes: [],
      failures: failures, sources: sources)
  }

  /// Returns the whole report on `files`.
  private func report(_ format: TestFormat, _ files: [TestedFile]) -> String {
    var reporter = TestReporter(format: format)
    var text = reporter.opening()
    for file in files { text += reporter.add(file) }
    return text + reporter.closing()
  }

  @Test func `a file counts what passed and what did not`() {
    let tested = file("a", [.passed, .missed, .failed])
    #expect(tested.passed == 1)
    #expect(tested.failed == 2)
    #expect(tested.isChecked)
  }

  @Test func `a failure that no check shows counts as one`() {
    let failure = Diagnostic(.E0601, Span(source: 0, start: 0, end: 1))
    #expect(file("a", [.passed], failures: [failure, failure]).failed == 1)
    #expect(file("a", [.failed], failures: [failure]).failed == 1)
  }

  @Test func `nothing checked is never a success`() {
    let tested = file("a", [])
    #expect(!tested.isChecked)
    #expect(tested.hasNoChecks)
    #expect(!TestedFile(name: "a", problem: "gone").hasNoChecks)
  }

  @Test func `the last line of the text holds the totals`() {
    let text = report(.text, [file("a", [.passed, .passed]), file("b", [.missed])])
    #expect(text.hasSuffix("\n2 passed, 1 failed\n"))
    #expect(report(.text, []) == "0 passed, 0 failed\n")
  }

  @Test func `names cannot steer a terminal`() {
    let text = report(.text, [file("a\u{1B}[2Jb", [.passed])])
    #expect(!text.contains("\u{1B}"))
    #expect(!report(.tap, [file("a\nok 7", [.missed])]).contains("\nok 7"))
  }

  @Test func `TAP numbers go on from file to file`() {
    let text = report(.tap, [file("a", [.passed, .missed]), file("b#", [.passed])])
    #expect(text.contains("ok 1 - a:1 expect 1 = 1\n"))
    #expect(text.contains("not ok 2 - a:1 expect 1 = 1\n"))
    #expect(text.contains("ok 3 - b\\#:1 expect 1 = 1\n"))
    #expect(text.hasSuffix("1..3\n"))
  }

  @Test func `what XML cannot hold is replaced`() {
    let text = report(.junit, [file("a<\u{0}\u{FFFE}\"&'>", [.missed])])
    #expect(text.contains("name=\"a&lt;\u{FFFD}\u{FFFD}&quot;&amp;'&gt;\""))
  }
}
