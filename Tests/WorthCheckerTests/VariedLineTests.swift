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
