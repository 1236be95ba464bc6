import Testing
import Worth
import WorthTestSupport

/// A series that a change replaces by one value is that value at each index, as an input of a series is; what reads
/// it by period or row goes on as it stands. The figures were worked out by hand.
///
/// | replaced | by | is |
/// | --- | --- | --- |
/// | `s[t] = …`, `s = [..]` | `s = EUR 40` | EUR 40 in each period |
/// | the same, beside a period | `s = EUR 40, s[2028] = EUR 1` | EUR 40, and EUR 1 in 2028 |
/// | `q[r in rows] = …` | `q = 10` | 10 in each row |
/// | a line of a kind, of one instance, of each row or of one row | `a.f = 1`, `ks.f = 1`, `ks["A"].f = 1` | likewise |
/// | a series | another series | that, as it was |
@Suite struct SeriesReplacedTests {
  private static let head = """
    case "Series" { timeline = 2027 .. 2030 }
    table rows {
      id  | n
      "A" | 1
      "B" | 2
    }
    s[t] = EUR 5
    z[t] = s[t] * 2
    listed: flow of money = [EUR 1, EUR 2, EUR 3, EUR 4]
    y[t] = listed[t] * 2
    grown[opening] = EUR 8
    grown[t] = grown[t-1] * 2
    after[t] = (grown[t-1] otherwise EUR 0) + grown[t]
    q[r in rows] = r.n * 2
    p[r in rows] = q[r] + r.n
    kind k {
      base: number
      f[t] = base * 2
      g[t] = f[t] + base
    }
    k a { base = 10 }
    v = a with { base = 20 }
    ks[r in rows] = k { base = r.n }

    """

  @Test(arguments: [
    ("sum(z)", "s = EUR 40", "EUR 320"), ("sum(s)", "s = EUR 40", "EUR 160"),
    ("sum(z)", "s = EUR 40, s[2028] = EUR 1", "EUR 242"), ("sum(z)", "s = was * 2", "EUR 80"),
    ("sum(z)", "s = was[2027] * 2", "EUR 80"), ("sum(z)", "s = 0", "EUR 0"),
    ("sum(z)", "s = listed", "EUR 20"), ("sum(y)", "listed = EUR 3", "EUR 24"),
    ("sum(after)", "grown = EUR 3", "EUR 29"), ("sum(p)", "q = 10", "23"),
    ("sum(a.g)", "a.f = 1", "44"), ("sum(v.g)", "a.f = 1", "84"), ("sum(v.g)", "v.f = 1", "84"),
    ("sum(sum(c.g) for c in ks)", "ks.f = 1", "20"),
    ("sum(sum(c.g) for c in ks)", "ks[\"A\"].f = 1", "8 + 24"),
    ("sum(ks[\"B\"].g)", "ks[\"A\"].f = 1", "24"),
  ]) func `one value that replaces a series stands at each index`(
    figure: String, change: String, expected: String
  ) {
    #expect(
      holds(
        Self.head + """
          scenario low { \(change) }
          expect \(figure) under { \(change) } = \(expected)
          expect \(figure) under low = \(expected)
          """), "\(change)")
  }

  @Test func `so does one that a block of a variant gives`() {
    #expect(
      holds(
        Self.head + """
          b = a with { f = 1 }
          expect sum(b.g) = 44
          """))
  }

  /// So it is with a line that is worked out as a whole, `h = s * q`.
  @Test(arguments: [
    ("o.tot under { o.h = EUR 5 }", "EUR 20"), ("sum(o.inner) under { o.h = EUR 5 }", "EUR 40"),
    ("f.tot under { f.h = five }", "[EUR 20, EUR 20]"),
    ("f.tot under { f[\"A\"].h = EUR 4 }", "[EUR 16, EUR 8]"),
    ("f.tot under { f[\"A\"].h = [EUR 1, EUR 2, EUR 3, EUR 4] }", "[EUR 10, EUR 8]"),
    ("(o with { h = EUR 4 }).tot", "EUR 16"), ("o.tot under { o.h = was * 2 }", "EUR 16"),
    ("o.tot under { o.h = [EUR 1, EUR 2, EUR 3, EUR 4] }", "EUR 10"),
  ]) func `a line that is worked out as a whole is replaced in each period`(
    figure: String, value: String
  ) {
    #expect(
      holds(
        Self.head + """
          kind lv { s: flow of money, q: number, h = s * q, tot = sum(h), inner[t] = h[t] * 2 }
          lv o { s = EUR 1, q = 2 }
          f[r in rows] = lv { s = EUR 1, q = r.n }
          five = EUR 5
          expect \(figure) = \(value)
          """), "\(figure)")
  }

  private static let whole =
    head + """
      kind lv { s: flow of money, q: number, h = s * q, tot = sum(h) }
      lv o { s = EUR 1, q = 2 }
      x = s * 2
      total = sum(x)
      one = total / 2

      """

  /// The host changes such lines as a scenario does.
  @Test(arguments: [
    ("o.h", "EUR 5", "o.tot", "EUR 20.00"), ("o.h", "o.s", "o.tot", "EUR 4.00"),
    ("o.h", "[EUR 1, EUR 2, EUR 3, EUR 4]", "o.tot", "EUR 10.00"),
    ("o.h", "0", "o.tot", "EUR 0.00"),
    ("x", "EUR 5", "total", "EUR 20.00"), ("x", "0", "total", "EUR 0.00"),
    ("x", "s", "total", "EUR 20.00"),
    ("total", "0", "one", "EUR 0.00"),
  ]) func `the host replaces a line that is worked out as a whole`(
    path: String, value: String, figure: String, expected: String
  ) {
    let run = Run(Self.whole, changes: [(path, value)])
    #expect(run.errors == [], "\(path) = \(value)")
    #expect(run.text(figure) == expected, "\(path) = \(value)")
  }

  @Test(arguments: [("o.h", "5"), ("o.tot", "5"), ("x", "5"), ("total", "5%")])
  func `what is of another unit is told`(path: String, value: String) {
    let run = Run(Self.whole, changes: [(path, value)])
    #expect(run.errors.contains("E0403"), "\(run.errors)")
  }

  /// A 0 has the unit of what it replaces.
  @Test(arguments: [
    ("total", "total", "EUR 0.00"), ("x", "sum(x)", "EUR 0.00"), ("o.h", "o.tot", "EUR 0.00"),
    ("one", "one", "EUR 0.00"), ("o.tot", "o.tot", "EUR 0.00"),
  ]) func `a 0 has the unit of what it replaces`(path: String, figure: String, expected: String) {
    let run = Run(Self.whole + "show \(figure) under { \(path) = 0 }")
    #expect(run.outcome.report.contains(" = \(expected)"), "\(run.outcome.report)")
  }
}
