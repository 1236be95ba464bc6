import Testing
import Worth
import WorthTestSupport

/// The rule: a figure that rests on how values vary does not exist where they do not, not even by the
/// noise of their digits. It is an error, over lists and over trials, and never 0.
@Suite struct UndefinedFigureTests {
  /// Figures of lists, with the code of what is wrong; none where the figure exists.
  static let lists: [(figure: String, code: String?)] = [
    ("correlation([1, 2, 3], [5, 5, 5])", "E0608"),
    ("correlation([5, 5, 5], [1, 2, 3])", "E0608"),
    ("correlation([0.3, 0.1 + 0.2, 0.3], [1, 2, 3])", "E0608"),
    ("correlation([1, 2, 3], [0.3, 0.1 + 0.2, 0.3])", "E0608"),
    ("correlation([1, 2, 3], [1, 2, 3])", nil),
    ("slope([1, 2, 3], [5, 5, 5])", "E0608"), ("slope([5, 5, 5], [1, 2, 3])", nil),
    ("intercept([1, 2, 3], [5, 5, 5])", "E0608"),
    ("r_squared([1, 2, 3], [5, 5, 5])", "E0608"), ("r_squared([5, 5, 5], [1, 2, 3])", "E0608"),
    ("standard_deviation([5], sample)", "E0647"), ("standard_deviation([5], population)", nil),
    ("mean([7%, 7%]) / standard_deviation([7%, 7%], sample)", "E0601"),
    ("0.3 / standard_deviation([0.3, 0.1 + 0.2, 0.3], population)", "E0601"),
  ]

  @Test(arguments: lists) func `a figure of a list that does not vary is undefined`(
    figure: String, code: String?
  ) {
    #expect(Run("x = \(figure)\nshow x").errors == (code.map { [$0] } ?? []), "\(figure)")
  }

  /// Figures over trials: of a value that varies, of one that does not, of one by noise alone.
  static let trials: [(figure: String, code: String?)] = [
    ("varied.skewness", nil), ("fixed.skewness", "E1005"), ("noise.skewness", "E1005"),
    ("varied.correlation(fixed)", "E1005"), ("fixed.correlation(varied)", "E1005"),
    ("varied.correlation(noise)", "E1005"), ("noise.correlation(varied)", "E1005"),
    ("fixed.correlation(fixed)", "E1005"), ("varied.correlation(varied)", nil),
    ("level.correlation(varied)", "E1005"), ("level.skewness", "E1005"),
    ("fixed.share_of_variance(varied)", "E1005"), ("noise.share_of_variance(varied)", "E1005"),
    // What does not vary explains nothing of what does: 0 % is the figure.
    ("varied.share_of_variance(fixed)", nil),
    ("fixed.mean / fixed.sd", "E0601"), ("noise.mean / noise.sd", "E0601"),
    ("level.mean / level.sd", "E0601"), ("varied.mean / varied.sd", nil),
    // A spread of 0 is a spread.
    ("fixed.sd", nil), ("noise.sd", nil), ("fixed.mean", nil),
  ]

  @Test(arguments: trials) func `a figure over trials that do not vary is undefined`(
    figure: String, code: String?
  ) {
    let run = Run(
      """
      case "x" { simulation { trials = 600, seed = 4 } }
      varied ~ normal(mean: 100, sd: 10)
      fixed = 5
      level = varied - varied + 5
      noise = (varied + 0.1) - varied
      x = \(figure)
      show x, level, noise
      """)
    #expect(run.errors == (code.map { [$0] } ?? []), "\(figure)")
  }

  @Test func `what does not vary has a share of nothing, and no spread`() {
    #expect(
      holds(
        """
        case "x" { simulation { trials = 600, seed = 4 } }
        varied ~ normal(mean: 100, sd: 10)
        noise = (varied + 0.1) - varied
        expect varied.share_of_variance(5) = 0%
        expect noise.sd = 0 within 0
        """))
  }

  /// The rule: a rate of exchange that others imply may differ from that by 2 %. The implied rate
  /// is the product, or quotient, of those along the way.
  static let rates: [(rates: String, implied: String?)] = [
    // 0.90 × 95
    ("USD 1 = EUR 0.90, EUR 1 = KGS 95, USD 1 = KGS 120", "USD 1 = KGS 85.5"),
    ("USD 1 = EUR 0.90, EUR 1 = KGS 95, USD 1 = KGS 86", nil),
    ("USD 1 = EUR 0.90, EUR 1 = KGS 95", nil),
    // 120 / 0.90
    ("USD 1 = EUR 0.90, USD 1 = KGS 120, EUR 1 = KGS 95", "EUR 1 = KGS 133.333"),
    // 100 of the one, and the other way round: 1 / 85.5
    ("EUR 100 = KGS 9500, USD 1 = EUR 0.90, KGS 1 = USD 0.02", "KGS 1 = USD 0.0116959"),
    // A circle of four: 0.90 × 0.85 × 110
    ("USD 1 = EUR 0.90, EUR 1 = GBP 0.85, GBP 1 = KGS 110, KGS 84.15 = USD 1", nil),
    ("USD 1 = EUR 0.90, EUR 1 = GBP 0.85, GBP 1 = KGS 110, USD 2 = KGS 84.15", "USD 1 = KGS 84.15"),
    // Two pairs that the last rate but one ties together: 2 × 3 / 5
    ("USD 1 = EUR 2, GBP 1 = KGS 5, EUR 1 = KGS 3, USD 1 = GBP 1", "USD 1 = GBP 1.2"),
    // By date: from July on the two make 0.90 × 100.
    (
      "USD 1 = EUR 0.90, EUR 1 = [2026-01-01: KGS 95, 2026-07-01: KGS 100], USD 1 = KGS 85.50",
      "USD 1 = KGS 90"
    ),
    (
      "USD 1 = EUR 0.90, EUR 1 = [2026-01-01: KGS 95], USD 1 = [2026-02-01: KGS 120]",
      "USD 1 = KGS 85.5"
    ),
    (
      "USD 1 = EUR 0.90, EUR 1 = [2026-01-01: KGS 95, 2026-07-01: KGS 100], USD 1 = [2026-01-01: KGS 85, 2026-07-01: KGS 90]",
      nil
    ),
    // A rate that stands under a name.
    ("USD 1 = EUR 0.90, EUR 1 = euro, USD 1 = KGS 120", "USD 1 = KGS 85.5"),
  ]

  @Test(arguments: rates) func `rates of exchange that contradict one another are told`(
    rates: String, implied: String?
  ) {
    let run = Run(
      """
      case "x" { exchange = [\(rates)] }
      euro = KGS 95
      x = USD 100 in KGS on 2026-08-01
      show x
      """)
    guard let implied else {
      #expect(run.errors.isEmpty, "\(rates)")
      return
    }
    #expect(run.errors == ["E0369"], "\(rates)")
    #expect(run.program.diagnostics.contains { $0.rendered.contains(implied) }, "\(rates)")
  }

  @Test func `contradicting rates are told once, in a line that looks back at itself too`() {
    let run = Run(
      """
      case "x" {
        timeline = 2026 .. 2028
        exchange = [USD 1 = EUR 0.90, EUR 1 = KGS 95, USD 1 = KGS 120]
      }
      debt[opening] = KGS 0
      debt[t] = debt[t-1] + (USD 1 in KGS)
      show debt
      """)
    #expect(run.errors == ["E0369"])
  }
}
