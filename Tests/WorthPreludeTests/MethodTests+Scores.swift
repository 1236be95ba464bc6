import Foundation
import Testing
import Worth
import WorthTestSupport

/// Scores of brands and royalties.
extension MethodTests {
  // MARK: Scores

  private var brand: String {
    """
    brand_strength b {
      legal_analysis = "mark", behavioural_analysis = "survey", financial_analysis = "plan"
      factors { factor | analysis | score | weight
        "rights" | legal | 3 | 40%
        "known" | behavioural | 5 | 60% }
      lowest_score = 1, highest_score = 5, sets = royalty_rate
      rates { strength | rate
        0% | 1%
        50% | 3%
        100% | 4% }
      mapping = interpolated, range_source = "licences"
    }
    """
  }

  private var scores: String {
    """
    royalty_scoring s {
      factors { factor | score | weight
        "claims" | 3 | 40%
        "market" | 5 | 60% }
      lowest_score = 1, highest_score = 5, low_rate = 2%, high_rate = 6%, range_source = "licences", licensee_margin = 20%
    }
    """
  }

  @Test func `scores set a rate within a range`() {
    // 50 % · 40 % + 100 % · 60 % = 80 %; 3 % + 1 % · 30 / 50.
    #expect(
      holds(
        brand + "\n" + scores + """

          steps = b with { mapping = stepped }
          risk = b with { sets = discount_rate, rates { strength | rate
            0% | 20%
            100% | 10% } }
          expect b.strength = 80%
          expect b.legal_part = 20%
          expect b.rate = 3.6%
          expect steps.rate = 3%
          expect risk.rate = 12%
          expect s.score = 4.2
          expect s.position = 80%
          expect s.rate = 5.2%
          expect s.share_of_margin = 26%
          expect (s with { licensee_margin = 4% }).remark = "The rate exceeds the licensee's margin: nobody would pay it. A score is no value."
          """))
  }

  @Test func `scores refuse what cannot be`() {
    refuses(
      brand,
      [
        ("legal_analysis = \"mark\" -> legal_analysis = \"\"", "asks for a legal analysis"),
        (
          "behavioural_analysis = \"survey\" -> behavioural_analysis = \"\"",
          "asks for a behavioural analysis"
        ),
        (
          "financial_analysis = \"plan\" -> financial_analysis = \"\"",
          "asks for a financial analysis"
        ),
        ("range_source = \"licences\" -> range_source = \"\"", "say where it is from"),
        ("| 5 | 60% -> | 5 | 50%", "the weights of the factors add up to 100 %"),
        (
          "3 | 40%\n    \"known\" | behavioural | 5 | 60% -> 3 | 140%\n    \"known\" | behavioural | 5 | -40%",
          "a weight is not negative"
        ),
        ("\"known\" -> \"rights\"", "a factor stands twice"),
        ("highest_score = 5 -> highest_score = 1", "from a lower score to a higher one"),
        ("| 5 | 60% -> | 6 | 60%", "outside the scale"),
        ("100% | 4% -> 90% | 4%", "ends with that at 100%"),
        ("50% | 3% -> 0% | 3%", "rise from row to row"),
        ("0% | 1%\n -> 0% | -1%\n", "a rate is not negative"),
        ("100% | 4% -> 100% | 104%", "at most 100 %"),
        ("100% | 4% -> 100% | 2%", "no lower royalty rate"),
        ("sets = royalty_rate -> sets = discount_rate", "the discount rates must not rise"),
      ])
    refuses(
      scores,
      [
        ("| 5 | 60% -> | 5 | 50%", "the weights of the factors add up to 100 %"),
        (
          "3 | 40%\n    \"market\" | 5 | 60% -> 3 | 140%\n    \"market\" | 5 | -40%",
          "a weight is not negative"
        ),
        ("\"market\" -> \"claims\"", "a factor stands twice"),
        ("highest_score = 5 -> highest_score = 0", "from a lower score to a higher one"),
        ("| 5 | 60% -> | 0 | 60%", "outside the scale"),
        ("low_rate = 2% -> low_rate = -2%", "a royalty rate lies between"),
        ("low_rate = 2% -> low_rate = 7%", "the low rate of the range exceeds the high one"),
        ("range_source = \"licences\" -> range_source = \"\"", "say where it is from"),
        ("licensee_margin = 20% -> licensee_margin = 0%", "without a margin"),
      ])
    #expect(Run(scores.replacing("low_rate = 2%, ", with: "")).errors == ["E0401"])
    #expect(Run("x = royalty_from_profit_share(30%)").errors == ["E0318"])
    #expect(Run("x = royalty_from_profit_share(130%, 20%)").errors == ["E0608"])
    #expect(Run("x = royalty_from_profit_share(30%, 120%)").errors == ["E0608"])
    #expect(Run("x = profit_share_of_royalty(30%, 20%)").errors == ["E0608"])
    #expect(Run("x = profit_share_of_royalty(3%, 0%)").errors == ["E0608"])
    #expect(Run("x = royalty_on_other_base(3%, 5, 0)").errors == ["E0608"])
    #expect(Run("x = rate_of_unit_royalty(3, 0)").errors == ["E0608"])
  }

  @Test func `a rate by scores stays within its range and follows the scale`() {
    var random = RandomFigures(seed: 11)
    for _ in 0..<30 {
      let (first, second, weight) = (random.next(0...10), random.next(0...10), random.next(0...100))
      let (low, more) = (random.next(0...5), random.next(0...10))
      #expect(
        holds(
          """
          royalty_scoring s {
            factors { factor | score | weight
              "a" | \(first) | \(weight)%
              "b" | \(second) | rest }
            lowest_score = 0, highest_score = 10, low_rate = \(low)%, high_rate = \(low + more)%, range_source = "x"
          }
          brand_strength b {
            legal_analysis = "l", behavioural_analysis = "b", financial_analysis = "f"
            factors { factor | analysis | score | weight
              "a" | legal | \(first * 3 + 2) | \(weight)%
              "b" | financial | \(second * 3 + 2) | rest }
            lowest_score = 2, highest_score = 32, sets = royalty_rate, mapping = interpolated, range_source = "x"
            rates { strength | rate
              0% | \(low)%
              100% | \(low + more)% }
          }
          expect s.rate >= \(low)%
          expect s.rate <= \(low + more)%
          expect b.strength = s.position within 0.000_001 points
          expect b.rate = s.rate within 0.000_001 points
          """))
    }
  }
}
