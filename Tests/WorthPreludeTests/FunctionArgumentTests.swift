import Testing
import Worth
import WorthTestSupport

/// Functions at the edges of what they take.
@Suite struct FunctionArgumentTests {
  private func text(_ source: String, _ path: String) -> String { Run(source).text(path) }

  /// Calls that have no sensible result.
  static let senseless: [(source: String, codes: [String])] = [
    ("usd = [USD 5, USD 7]\nx = usd in KGS", ["E0321"]),
    ("x = [1, 2] in percent", ["E0321"]),
    ("x = [18 months] in years", ["E0321"]),
    ("x = annual([1% per month])", ["E0316"]),
    ("s[t] = EUR 10\nx = s in KGS", ["E0632"]),
    ("s[t] = EUR 10\nx = s in KGS on 2026-03-01", ["E0350"]),
    ("x = allocate(10, [1, 1], -1)", ["E0627"]),
    ("x = allocate(CHF 100.005, [1, 1])", ["E0631"]),
    ("x = allocate(100, [1e308, 1e308])", ["E0602"]),
    ("x = growing_perpetuity(CHF 100, 10%, 30% - 20%)", ["E0608"]),
    ("x = slope([1.1, 2.3, 3.7], [0.7, 0.7, 0.7])", ["E0608"]),
    ("x = correlation([5, 5, 5], [1, 2, 3])", ["E0608"]),
    ("x = levered_beta(1, 1, 25%, miles_ezzell)", ["E0608"]),
    ("x = levered_beta(1, 1, 25%, hamada, debt_beta: 0.3)", ["E0608"]),
    ("x = levered_beta(1, 1, 250%, hamada)", ["E0608"]),
    ("x = year_fraction(2007-02-28, 2008-02-29, isda_30_360)", ["E0608"]),
    (
      "tax_amortisation a { tax_rate = 30%, tax_life = 18 months, discount_rate = 10%, timing = end }",
      ["E0608"]
    ),
  ]

  @Test(arguments: senseless) func `a call without a sensible result is refused`(
    source: String, codes: [String]
  ) {
    let settings = """
      case "x" { currency = KGS, timeline = 2026 .. 2027, exchange = [USD 1 = KGS 80, EUR 1 = euro] }
      euro[2026] = KGS 95

      """
    #expect(Run(settings + source).errors == codes, "\(source)")
  }

  /// Calls whose results are known by hand or from the source that is named.
  static let edges: [(expression: String, value: String)] = [
    ("irr([-1000, 4700, -7360, 3840], guess: 50%)", "50%"),
    ("irr([-1000, 4700, -7360, 3840], guess: 60%)", "60%"),
    ("xirr([100, -100, -1, 300], [2025-01-01, 2025-01-01, 2026-01-01, 2027-01-01])", "29900%"),
    ("allocate(100, [1e306, 1e306])", "[50, 50]"),
    ("allocate(10%, [1, 1, 1])", "[3.34%, 3.33%, 3.33%]"),
    ("growing_annuity(CHF 1000, 8%, 108% - 100%, 8)", "CHF 7_407.41"),
    ("growing_annuity(CHF 100, 10%, 30% - 20%, 5)", "CHF 454.55"),
    ("slope([5, 5, 5], [1, 2, 3])", "0"),
    ("standard_deviation([0.1, 0.1, 0.1], sample)", "0"),
    ("rank(3 * 0.1, [0.3, 0.2], falling)", "1"),
    ("rank(0.3, [0.3, 0.1 + 0.2, 0.1], falling)", "1"),
    ("band_value(CHF 0.3, [CHF 0, CHF 0.1 * 3], [1%, 2%], upper)", "2%"),
    // ICMA rule 251 and ISDA's memorandum of 1999 on the actual/actual day count.
    (
      "year_fraction(2026-06-30, 2026-12-31, actual_actual_icma, from: 2026-06-30, to: 2026-12-31)",
      "0.5"
    ),
    (
      "year_fraction(2000-02-29, 2000-08-31, actual_actual_icma, from: 2000-02-29, to: 2000-08-31)",
      "0.5"
    ),
    (
      "round(year_fraction(1999-11-30, 2000-04-30, actual_actual_icma, from: 1999-11-30, to: 2000-02-29), 6)",
      "0.415761"
    ),
    (
      "round(year_fraction(1999-11-30, 2000-04-30, actual_actual_icma, from: 2000-02-29, to: 2000-05-31), 6)",
      "0.415761"
    ),
    ("growth_factor(nominal_rate(10%, semiannually), 1 year)", "1.1"),
  ]

  @Test(arguments: edges) func `a call at the edge of what a function takes has its figure`(
    expression: String, value: String
  ) {
    #expect(text("x = " + expression, "x") == value)
  }

  @Test func `days of business are counted both ways`() {
    let run = Run(
      """
      business_calendar bank { weekend = saturday_sunday, holidays = [2026-12-25] }
      a = bank.add_business_days(2026-05-28, -2)
      b = bank.business_days(2026-12-31, 2026-12-01)
      c = bank.add_business_days(2026-05-28, 1.5)
      """)
    #expect(run.text("a") == "2026-05-26")
    #expect(run.text("b") == "-21")
    #expect(run.errors == ["E0608"])
  }
}
