import Testing
import Worth
import WorthTestSupport

/// A question that varies a line which a kind works out varies it in all that follows the instance: its variants, and
/// those of each row. The figures were worked out by hand.
@Suite struct VariedLineTests {
  private static let head = """
    case "Lines" { currency = EUR, timeline = 2026 .. 2028 }
    kind lv { q: number, o = q * 2 }
    table book {
      key | a
      "A" | 1
      "B" | 2
    }
    lv b { q = 3 }
    bz = b with { q = 4 }
    bzz = bz with { q = 5 }
    g[r in book] = lv { q = r.a }
    gz = g with { q = 5 }
    both = b.o + bz.o + bzz.o

    """

  @Test(arguments: [
    ("solve b.o between 0 and 100 so that both = 30", "10"),
    ("solve least b.o between 0 and 100 so that both >= 30", "10"),
    ("solve most b.o between 0 and 100 so that both <= 30", "10"),
    ("solve g.o between 0 and 100 so that sum(gz.o) = 30", "15"),
    ("solve least g.o between 0 and 100 so that sum(gz.o) >= 30", "15"),
    ("solve least g.o between 0 and 100 so that sum(g.o) >= 30", "15"),
    ("solve bz.o between 0 and 100 so that both = 30", "12"),
  ]) func `a line that is sought moves what varies its instance`(question: String, value: String) {
    #expect(holds(Self.head + "x = \(question)\nexpect x = \(value)"), "\(question)")
  }

  private static let byPeriod = """
    kind lw { q: number
      w[t] = q
      sum_of = sum(w) }
    kind m { part: lw
      v = part.sum_of }
    h[r in book] = lw { q = r.a }
    n[r in book] = m { part { q = r.a * 10 } }

    """

  /// One period of a line of all rows: 3 years of 1 and of 2, and of ten times as much.
  @Test(arguments: [
    ("solve h.w[2028] between 0 and 100 so that sum(h.sum_of) = 20", "7"),
    ("solve n.part.w[2028] between 0 and 100 so that sum(n.v) = 100", "20"),
    ("solve least n.part.w[2026] between 0 and 100 so that sum(n.v) >= 80", "10"),
  ]) func `a question varies one period of all rows`(question: String, value: String) {
    #expect(
      holds(Self.head + Self.byPeriod + "x = \(question)\nexpect x = \(value)"), "\(question)")
  }

  @Test(arguments: [
    ("grid(sum(h.sum_of), h.w[2028], [1, 2])", ["1              8", "2             10"]),
    ("grid(sum(n.v), n.part.w[2027], [1, 2])", ["1        62", "2        64"]),
  ]) func `so does a grid`(grid: String, rows: [String]) {
    let report = Run(Self.head + Self.byPeriod + "show \(grid)").outcome.report
    for row in rows { #expect(report.contains(row), "\(report)") }
  }

  /// A variant of one row is one instance; the name `first` is free; messages point to what is written.
  @Test func `one row and its variants are asked as such`() {
    #expect(
      holds(
        Self.head + Self.byPeriod + """
          function first(x) = x * 3
          u = h["B"] with { q = 4 }
          expect (solve u.w[2027] between 0 and 50 so that sum(u.w) = 20) = 12
          expect (solve h.w[2028] between 0 and 100 so that sum(h.sum_of) = 20) = 7
          """))
    let run = Run(
      Self.head + Self.byPeriod + "x = solve  h.w[2035] between 0 and 9 so that sum(h.sum_of) = 8")
    let found = run.program.diagnostics.filter { $0.severity == .error }
    #expect(
      found.map(\.code) == ["E0513"] && found[0].text.contains("2035"), "\(found.map(\.text))")
    #expect(found[0].rendered.contains("h.w[2035]"), "\(found[0].rendered)")
  }

  @Test(arguments: [
    "elasticity(sum(h.sum_of), h.w[2028])", "elasticity(sum(n.v), n.part.w[2028])",
  ]) func `what starts from a value needs one for all rows`(question: String) {
    let run = Run(Self.head + Self.byPeriod + "show \(question)")
    #expect(run.errors == ["E1111"], "\(question): \(run.errors)")
  }

  @Test(arguments: [
    ("grid([b.o, bz.o], b.o, [100, 200])", ["100  100   100", "200  200   200"]),
    (
      "grid([sum(g.o), sum(gz.o)], g.o, [100, 200])",
      ["100       200        200", "200       400        400"]
    ),
  ]) func `so does one over which a grid runs`(grid: String, rows: [String]) {
    let report = Run(Self.head + "show \(grid)").outcome.report
    for row in rows { #expect(report.contains(row), "\(report)") }
  }
}
