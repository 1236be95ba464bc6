import Testing
import Worth
import WorthTestSupport

/// What a change that cannot be made is answered with: the line to write, at the change.
///
/// | written | line to write |
/// | --- | --- |
/// | a figure without its currency for an amount of money | the figure with it |
/// | `offer.rate` in the braces of `offer with { … }` | `rate` |
/// | a period of a name that stands for a column | the cell of the column |
@Suite struct ChangeWayOutTests {
  private static let head = """
    case "Ways" { currency = EUR, timeline = 2026 .. 2029 }
    table plan {
      year | units
      2026 | 5
      2027 | 6
      2028 | 7
      2029 | 8
    }
    table book {
      key | amount
      "A" | EUR 10
      "B" | EUR 20
    }
    kind offer { minimum: money, twice = minimum * 2 }
    offer plain { minimum = EUR 4 }
    sales[t] = EUR 5
    u = plan.units
    o[r in book] = offer { minimum = r.amount }
    v[r in book] = o[r] with { minimum = r.amount * 3 }

    """

  @Test(arguments: [
    ("x = sum(sales) under { sales[2027] = 7 }", "‘EUR 7’"),
    ("x = sum(sales) under { sales = -7 }", "‘-EUR 7’"),
    ("x = sum(sales) under { sales = 7 million }", "‘EUR 7 million’"),
    ("x = (plain with { plain.minimum = EUR 7 }).twice", "did you mean ‘minimum’"),
    ("x = sum(u) under { u[2028] = 9 }", "plan.units[2028]"),
  ]) func `the line to write is told`(line: String, correct: String) {
    let run = Run(Self.head + line)
    #expect(run.errors.count == 1, "\(run.errors)")
    let told = run.program.diagnostics.filter { $0.severity == .error }.map(\.text).joined()
    #expect(told.contains(correct), "\(told)")
  }

  /// A line that varies the instance of each row stands for all of them, and can be varied as they can.
  @Test(arguments: [
    ("w.twice", "[EUR 14, EUR 14]"), ("w[\"A\"].twice", "EUR 14"), ("v.twice", "[EUR 60, EUR 120]"),
    ("y.twice", "[EUR 60, EUR 120]"), ("sum(z.twice)", "EUR 182"), ("p.twice", "[EUR 14, EUR 14]"),
  ]) func `variants by row can be varied`(figure: String, value: String) {
    #expect(
      holds(
        Self.head + """
          w = v with { minimum = EUR 7 }
          y = v with { }
          n[r in book] = (o[r] with { minimum = r.amount * 3 })
          p = n with { minimum = EUR 7 }
          scenario low { v["A"].minimum = EUR 1 }
          z[r in book] = v[r] with { minimum = r.amount * 3 + EUR 0.5 }
          expect \(figure) = \(value)
          """), "\(figure)")
  }
}
