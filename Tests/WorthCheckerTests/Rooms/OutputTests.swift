import Testing
import WorthProgram
import WorthSource

@testable import WorthChecker

/// What a case prints, checks and studies.
@Suite struct OutputTests {
  @Test func `checks and reports stand in the order of their lines`() {
    var bench = Workbench("expect a = 1\nshow a\na = 1\nexpect a < 2\nshow a, b\nb = 2")
    bench.checker.checkAll()
    #expect(bench.checker.output.checks.count == 2)
    #expect(bench.checker.output.shows.count == 3)
    #expect(bench.codes.isEmpty)
  }

  @Test func `the mistakes of an expected error are caught in its own sink`() {
    var bench = Workbench("expect error E0201 { a = nowhere }")
    bench.checker.checkAll()
    #expect(bench.codes.isEmpty)
    #expect(bench.checker.findings.sinks.entries.map { $0.map(\.code) } == [[], [.E0201]])
  }

  @Test func `a code that does not exist is a mistake`() {
    var bench = Workbench("expect error E9999 { a = 1 }")
    bench.checker.checkAll()
    #expect(bench.codes.count == 1)
  }

  @Test func `the first sentence of a comment ends at its full stop`() {
    #expect(Papers.firstSentence("Sales. More of them.") == "Sales")
    #expect(Papers.firstSentence("Sales of 2.5 units; no more") == "Sales of 2.5 units; no more")
    #expect(Papers.firstSentence("") == "")
  }

  @Test func `a study is of a name that its figure rests on`() {
    var bench = Workbench("a = 1\nb = a * 2\nshow grid(b, a, [1, 2])")
    bench.checker.checkAll()
    #expect(bench.codes.isEmpty, "\(bench.codes)")
    #expect(bench.checker.output.studies.count == 1)
    var other = Workbench("a = 1\nb = a * 2\nshow grid(b, nowhere, [1, 2])")
    other.checker.checkAll()
    #expect(other.codes.count == 1)
  }
}
