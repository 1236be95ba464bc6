import Testing
import Worth
import WorthTestSupport

/// A function gives for a series what it gives for each of its values.
@Suite struct SeriesFunctionTests {
  static let calls = [
    "pv(r, 3, pay)", "fv(r, 3, pay, pay)", "pmt(r, 12, pay)", "ipmt(r, 2, 12, pay)",
    "ppmt(r, 2, 12, pay, pay / 2, 1)", "cumipmt(r, 12, pay, 1, 3)", "cumprinc(r, 12, pay, 2, 3, 1)",
    "nper(r, -pay / 5, pay)", "effect(r, 4)", "nominal(r, 4)", "rri(4, pay, pay * (1 + r))",
    "sln(pay, 0, 5)", "syd(pay, 0, 5, 2)", "db(pay, CHF 10, 5, 2)", "ddb(pay, CHF 10, 5, 2)",
    "vdb(pay, CHF 10, 5, 1, 3)", "rate(12, -pay / 10, pay)", "annuity_factor(r, 5)",
    "present_value(r, 5, pay)", "growing_annuity(pay, r, 3%, 5)", "decay(r, 3)",
    "levered_beta(0.8, r, 25%, hamada)", "unlevered_beta(1.2, r, 25%, miles_ezzell, 0.1, r)",
    "round_to(pay * 1.017, CHF 0.05, half_even)", "compound_growth(r, 3)", "two(r) * two(r)",
    "if r > 1% then two(r) else 0", "max(two(r), 5%) - two(r)", "share(pay) of two(pay)",
  ]

  @Test(arguments: calls) func `by the whole series and by its values`(call: String) {
    let run = Run(
      """
      case "S" { currency = CHF, timeline = 2026 .. 2029 }
      r[2026] = 5%
      r[2027] = 0%
      r[2028] = 10%
      r[2029] = 2.5%
      pay[t] = CHF 100 * (t.year - 2025)
      function grow(x) = if x = 0 then x * 3 else x * 7
      function two(x) = grow(x) + grow(x) * 2
      function share(x) = grow(x) / two(x) in percent
      whole = \(call)
      each[t] = \(call)
      expect whole = each
      """)
    #expect(run.errors.isEmpty, "\(run.program.diagnostics.map(\.rendered))")
    #expect(run.outcome.checks.map(\.verdict) == [.passed], "\(run.outcome.checks.map(\.rendered))")
  }
}
