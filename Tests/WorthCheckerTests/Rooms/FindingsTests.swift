import Testing
import WorthSource

@testable import WorthChecker

/// Where findings go, and which of them are reported.
/// The place of a finding.
@Suite struct FindingsTests {
  private let place = Span(source: 0, start: 0, end: 1)
  /// Another place.
  private let other = Span(source: 0, start: 2, end: 3)

  /// Returns a finding at `span`.
  private func unknown(_ span: Span) -> Diagnostic { .unknownName(span, "x", nearest: nil) }

  @Test func `what a pass found is kept apart until it is flushed`() {
    var bench = Workbench()
    bench.checker.findings.openNotebook()
    bench.checker.report(unknown(place))
    #expect(bench.codes.isEmpty)
    let notebook = bench.checker.findings.closeNotebook()
    #expect(notebook.count == 1)
    #expect(bench.codes.isEmpty)
    Findings.flush(notebook, in: &bench.checker)
    #expect(bench.codes == [.E0201])
  }

  @Test func `of passes within passes, the innermost keeps what is found`() {
    var bench = Workbench()
    bench.checker.findings.openNotebook()
    bench.checker.report(unknown(place))
    bench.checker.findings.openNotebook()
    bench.checker.report(unknown(other))
    #expect(bench.checker.findings.closeNotebook().map(\.diagnostic.span) == [other])
    #expect(bench.checker.findings.closeNotebook().map(\.diagnostic.span) == [place])
  }

  @Test func `the same mistake at the same place is kept once`() {
    var bench = Workbench()
    bench.checker.report(unknown(place))
    bench.checker.report(unknown(place))
    bench.checker.report(unknown(other))
    #expect(bench.codes == [.E0201, .E0201])
  }

  @Test func `a sink of its own takes what is found until one turns back`() {
    var bench = Workbench()
    let outer = bench.checker.findings.turnToNewSink()
    bench.checker.report(unknown(place))
    bench.checker.findings.turn(to: outer)
    #expect(bench.codes.isEmpty)
    #expect(bench.checker.findings.removeLastSink().map(\.span) == [place])
    bench.checker.report(unknown(other))
    #expect(bench.codes == [.E0201])
  }

  @Test func `a sink takes no more than the limit`() {
    var bench = Workbench()
    for start in 0..<UInt32(Findings.mostDiagnostics) {
      #expect(!bench.checker.findings.isFull)
      bench.checker.report(unknown(Span(source: 0, start: start, end: start)))
    }
    #expect(bench.checker.findings.isFull)
    bench.checker.report(unknown(Span(source: 0, start: 1_000_000, end: 1_000_000)))
    #expect(bench.codes.count == Findings.mostDiagnostics)
  }

  @Test func `what is found inside a block moves to the sink of the block`() {
    var bench = Workbench()
    bench.checker.report(unknown(place))
    bench.checker.report(unknown(other))
    let outer = bench.checker.findings.turnToNewSink()
    let inner = bench.checker.findings.sink
    bench.checker.findings.move(inside: other, from: outer, to: inner)
    #expect(bench.checker.findings.sinks[outer].map(\.span) == [place])
    #expect(bench.checker.findings.sinks[inner].map(\.span) == [other])
  }

  @Test func `two mistakes in a function of another file are one at its call`() {
    var bench = Workbench()
    let marks = bench.checker.findings.counts
    bench.checker.report(unknown(Span(source: 1, start: 0, end: 1)))
    bench.checker.report(unknown(Span(source: 1, start: 5, end: 6)))
    bench.checker.findings.move(from: 1, to: place, since: marks)
    let found = bench.checker.findings.sinks[.ofCase]
    #expect(found.map(\.span) == [place])
    // Where the function stands, and where it is called.
    #expect(found.first?.labels.map(\.span.source) == [1, 0])
  }
}
