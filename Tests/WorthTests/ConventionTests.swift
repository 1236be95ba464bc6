import Foundation
import Testing
import Worth
import WorthTestSupport

/// Rounding on the way, and what conventions have to do with a figure that was missed.
@Suite struct ConventionTests {
  static let dryer = """
    case "Grain dryer" { currency = KGS, timeline = 2026 .. 2029 }
    patent dryer { filed = 2021-03-15 }
    sales[2026] = KGS 24 million
    sales[t]    = sales[t-1] * 1.08
    relief_from_royalty dryer_value {
      asset = dryer, revenue = sales, royalty_rate = 5%, tax_rate = 10%, discount_rate = 18%, timing = end
    }

    """

  /// Returns the results of the checks, with the conventions that were tried.
  private func texts(_ source: String) -> [String] {
    Engine().compile(ConventionTests.dryer + source).tested(as: "case.worth").results.map(\.text)
  }

  @Test func `a miss names the convention that would hit, and stays a miss`() {
    let source = "expect dryer_value.value = KGS 3.50 million"
    let tested = Engine().compile(ConventionTests.dryer + source).tested(as: "case.worth")
    #expect(tested.failed == 1)
    let text = tested.results[0].text
    // Royalties of 5 % after 10 % tax, discounted from the middles of the years.
    var sales = 24e6
    var value = 0.0
    for year in 0..<4 {
      value += sales * 0.05 * 0.9 / pow(1.18, Double(year) + 0.5)
      sales *= 1.08
    }
    let (whole, cents) = (Int(value), Int((value * 100).rounded()) % 100)
    let written = "\(whole / 1_000_000)_\(whole / 1000 % 1000)_\(whole % 1000).\(cents)"
    #expect(text.contains("dryer_value.timing = middle gives KGS \(written), as claimed"))
    // Three words of `timing`; two each for the digits of periods, rows and factors, and two rules. What may be
    // lost is not agreed. Pairs are for what no convention explains by itself.
    let singly = 3 + 2 + 2 + 2 + 2
    #expect(text.contains("conventions: \(singly) were tried, singly, and "))
    // Of 108 combinations 19 in 100 random figures of three digits were hit; the same for so many.
    let chance = 1 - pow(1 - 0.19, Double(singly) / 108)
    let percent = Int((chance * 100).rounded())
    #expect(text.contains("of wrong figures with 3 digits about \(percent) in 100 are hit"))
    // Pairs of two words of one convention make no sense.
    let pairs = singly * (singly - 1) / 2 - 3 - 1 - 1 - 1 - 1
    #expect(
      texts("expect dryer_value.value = KGS 9.99 million")[0].contains(
        "singly and in pairs (\(singly + pairs) combinations)"))
  }

  @Test func `pairs are tried, and none is said, too`() {
    // By hand: factors of three digits at mid-years, 0.921 0.780 0.661 0.560, and royalties in
    // whole som.
    let royalties = [1_080_000.0, 1_166_400, 1_259_712, 1_360_488.96]
    let factors = [0.921, 0.780, 0.661, 0.560]
    let value = zip(royalties, factors).reduce(0) { $0 + $1.0 * $1.1 }
    let claim = "KGS \(Int(value / 100))" + "00"
    let pair = texts("expect dryer_value.value = \(claim) within KGS 60")[0]
    #expect(!pair.contains("conventions:"), "a claim with a tolerance is no published figure")
    let literal = texts("expect dryer_value.value = KGS \(value)")[0]
    #expect(literal.contains("dryer_value.timing = middle and rounding.factors = 3 gives"))
    #expect(
      texts("expect dryer_value.value = KGS 9.99 million")[0].contains(
        "none gives the claimed figure"))
    #expect(!texts("expect dryer_value.value = KGS 3.22 million")[0].contains("conventions"))
  }

  @Test func `words that the case gives to functions are conventions, each as often as it stands`()
  {
    // 182 days: twice 6 % of CHF 1000 * 182 / 360 = CHF 60.67.
    let source = """
      first = 6% * year_fraction(2026-01-30, 2026-07-31, actual_365) * CHF 1000
      second = 6% * year_fraction(2026-01-30, 2026-07-31, actual_365) * CHF 1000
      expect first + second = CHF 60.67
      expect first + second = CHF 99.99
      """
    let tested = Engine().compile(source).tested(as: "case.worth").results.map(\.text)
    #expect(tested[0].contains("actual_360 for actual_365 gives CHF 60.67"), "\(tested[0])")
    #expect(tested[1].contains("none gives the claimed figure"))
    #expect(!tested[0].contains("actual_365 for actual_365"))
  }

  @Test func `amounts by period, rows and factors are rounded where the case says so`() {
    let source = """
      sales[2026] = CHF 100.4
      sales[t] = sales[t-1] * 1.333
      factor[t] = discount_factor(10%, t, end)
      present = sales * factor
      price = CHF 1.005 * 3
      table rows { name | cost
        "A" | CHF 10
        half = cost / 3 }

      """
    /// Returns the run of a case with a rule of rounding.
    func run(_ rounding: String, _ checks: String) -> Run {
      Run("case \"R\" { currency = CHF, timeline = 2026 .. 2028\(rounding) }\n" + source + checks)
    }
    let all = run(
      ", rounding { periods = 0, factors = 3, rows = 1, rule = half_away }",
      """
      expect sales = [CHF 100, CHF 133, CHF 177] within CHF 0
      expect factor = [0.909, 0.826, 0.751] within 0
      expect present = [CHF 91, CHF 110, CHF 133] within CHF 0
      expect annuity_factor(10%, 3) = 2.487 within 0
      expect npv(10%, [100, 100]) = 173.5
      expect price = CHF 3.015
      expect rows.half = [CHF 3.3] within CHF 0
      """)
    let down = run(
      ", rounding { periods = 0, rule = down }",
      "expect sales = [CHF 100, CHF 133, CHF 177] within CHF 0\nexpect present[2027] = CHF 109 within CHF 0"
    )
    let none = run("", "expect sales[2028] = CHF 178.399 within CHF 0.001")
    for found in [all, down, none] {
      #expect(found.errors.isEmpty, "\(found.program.diagnostics.map(\.text))")
      #expect(
        found.outcome.checks.allSatisfy { $0.verdict == .passed },
        "\(found.outcome.checks.map(\.rendered))")
    }
    #expect(run(", rounding { periods = 0.5 }", "").errors == ["E0349"])
    #expect(run(", rounding { rule = often }", "").errors == ["E0349"])
    #expect(run(", rounding = 2", "").errors == ["E0349"])
  }
}
