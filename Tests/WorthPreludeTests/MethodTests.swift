import Foundation
import Testing
import Worth
import WorthTestSupport

/// The methods of the prelude that do not discount an income by period: what they refuse, and what
/// must hold for all figures.
@Suite struct MethodTests {
  /// Records an issue unless each change of `source` is refused as E0608 with the words beside it.
  func refuses(_ source: String, _ changes: [(String, String)]) {
    #expect(Run(source).errors.isEmpty, "\(Run(source).program.diagnostics.map(\.rendered))")
    for (change, words) in changes {
      let parts = change.components(separatedBy: " -> ")
      let changed = source.replacing(parts[0], with: parts[1])
      #expect(changed != source, "nothing to change: \(change)")
      let run = Run(changed)
      let messages = run.program.diagnostics + run.outcome.messages
      #expect(
        messages.contains { $0.code == "E0608" && $0.rendered.contains(words) },
        "\(change): \(messages.map(\.rendered))")
    }
  }

  // MARK: Published figures

  @Test func `published figures are met`() {
    // The sources stand in Examples/published: cost-02, cost-04, mkt-01, brand-01, roy-05, roy-06
    // and vc-01.
    #expect(
      holds(
        """
        case "Published" { currency = USD }
        reproduction_cost second {
          expenses { name | amount
            "labour" | USD 200_000
            "materials" | USD 100_000
            "overhead" | USD 50_000 }
          overhead = 0%, developers_profit = 0%, opportunity_rate = 0%, development_time = 0 months
          functional_obsolescence = 10%, technological_obsolescence = 0%, economic_obsolescence = 5%, obsolescence = additive
        }
        fourth = second with {
          expenses { name | amount
            "labour" | USD 400_000
            "materials" | USD 150_000
            "overhead" | USD 100_000 }
          functional_obsolescence = 15%, technological_obsolescence = 20%, obsolescence = multiplicative
        }
        transaction_multiples sales {
          comparables { name | price | metric | terms
            "first" | USD 5 million | USD 2 million | disclosed
            "second" | USD 8 million | USD 3 million | disclosed
            "third" | USD 12 million | USD 4 million | disclosed }
          metric_name = "revenue", our_metric = USD 2_500_000
          combine = added, undisclosed_terms = kept, quartiles = inclusive, conclusion = median
        }
        brand_strength brand {
          legal_analysis = "l", behavioural_analysis = "b", financial_analysis = "f"
          factors { factor | analysis | score | weight
            "stable revenue" | financial | 0.8 | 25%
            "market share" | financial | 0.6 | 25%
            "reach" | behavioural | 0.7 | 20%
            "loyal customers" | behavioural | 0.9 | 20%
            "investment" | financial | 0.5 | 10% }
          lowest_score = 0, highest_score = 1, sets = royalty_rate, mapping = interpolated, range_source = "none"
          rates { strength | rate
            0% | 0%
            100% | 10% }
        }
        royalty_comparables licences {
          comparables { name | rate | terms
            "A" | 3% | disclosed
            "B" | 4% | disclosed
            "C" | 5% | disclosed
            "D" | 6% | disclosed
            "E" | 4% | disclosed }
          adjustments { name | reason | share
            "A" | field | 10%
            "B" | field | 10%
            "C" | field | 10%
            "D" | field | 10%
            "E" | field | 10% }
          base = "net sales", combine = multiplied, undisclosed_terms = kept, quartiles = inclusive, conclusion = median
        }
        venture_capital deal {
          exit_value = USD 40 million, time_to_exit = 4 years, target_return = 60%, investment = USD 4 million
          option_pool = 0%, preference = none
        }
        larger = deal with { investment = USD 4_200_000 }
        expect second.value = USD 297_500
        expect (second with { obsolescence = multiplicative }).value = USD 299_250
        expect fourth.value = USD 419_900
        expect (fourth with { obsolescence = additive }).value = USD 390_000
        expect sales.value = USD 6_666_667
        expect sales.mean_value = USD 6_805_556
        expect sales.lowest_value = USD 6_250_000
        expect brand.strength = 72.0%
        expect 5% * adjustment_factor([20%, 30%], multiplied) = 7.8%
        expect licences.rate = 4.4%
        expect deal.post_money = USD 6_103_515.63
        expect deal.value = USD 2_103_515.63
        expect deal.required_share = 66%
        expect deal.new_shares(1_000_000) = 1_901_578
        expect deal.share_price(1_000_000) = USD 2.10
        expect deal.investor_gets = USD 26_214_400
        expect deal.others_get = USD 13_785_600
        expect larger.pre_money = USD 1_903_515.63
        expect larger.new_shares(1_000_000) = 2_206_444
        """))
  }

  // MARK: Cost

  private let software = """
    case "Software" { currency = CHF }
    replacement_cost s {
      work { name | hours | hourly_rate
        "code" | 100 | CHF 80
        "tests" | 50 | CHF 60 }
      expenses { name | amount
        "licences" | CHF 4000 }
      past_expenses { name | amount | spent | index
        "survey" | CHF 2000 | 2020-01-01 | 80 }
      index_now = 100, overhead = 20%, developers_profit = 10%
      opportunity_rate = 8%, development_time = 12 months, spent = middle, opportunity_on = cost
      functional_obsolescence = 20%, technological_obsolescence = 10%, economic_obsolescence = 0%
      obsolescence = additive, same_use = "sorting", obsolescence_left = "slow cameras"
      income_value = CHF 9000
    }
    """

  @Test func `cost is put together from work, expenses and what was spent before`() {
    // 8000 + 3000 + 4000 + 2000 · 100 / 80 = 17_500; 21_000 with overhead, 2_100 profit, 21_000 ·
    // (1.08^0.5 - 1).
    #expect(
      holds(
        software + """

          copy = s with { obsolescence = multiplicative }
          start = s with { spent = start }
          wide = s with { opportunity_on = cost_and_profit, spent = start }
          expect s.direct_cost = CHF 17_500
          expect s.overhead_cost = CHF 3500
          expect s.profit = CHF 2100
          expect s.opportunity_cost = CHF 823.84
          expect s.cost_new = CHF 23_923.84
          expect s.value = CHF 16_746.69
          expect copy.value = CHF 17_225.16
          expect s.above_income_value = CHF 7746.69
          expect start.opportunity_cost = CHF 1680
          expect wide.opportunity_cost = CHF 1848
          expect s.comparison = "The cost exceeds the income value by {s.above_income_value}: what was spent beyond that is sunk, and no value."
          reproduction_cost r {
            expenses { name | amount
              "all" | CHF 100 }
            overhead = 0%, developers_profit = 0%, opportunity_rate = 0%, development_time = 0 months
            functional_obsolescence = 0%, technological_obsolescence = 0%, economic_obsolescence = 25%
            obsolescence = multiplicative
          }
          expect r.value = CHF 75
          expect r.above_income_value = CHF 0
          """))
  }

  @Test func `cost refuses what cannot be`() {
    refuses(
      software,
      [
        (
          "functional_obsolescence = 20%, technological_obsolescence = 10% -> functional_obsolescence = 60%, technological_obsolescence = 41%",
          "functional, technological and economic obsolescence together exceed 100 %"
        ),
        ("functional_obsolescence = 20% -> functional_obsolescence = 101%", "at most 100 %"),
        ("economic_obsolescence = 0% -> economic_obsolescence = -1%", "without a minus"),
        ("index_now = 100,  -> ", "index_now and past_expenses belong together"),
        ("2020-01-01 | 80 -> 2020-01-01 | 0", "a price index is above 0"),
        ("\"tests\" | 50 -> \"tests\" | -50", "hours and their rate are stated without a minus"),
        ("| CHF 4000 -> | -CHF 4000", "a cost is stated without a minus"),
        ("| CHF 2000 -> | -CHF 2000", "a cost is stated without a minus"),
        ("overhead = 20% -> overhead = -20%", "overhead is not negative"),
        ("developers_profit = 10% -> developers_profit = -10%", "profit is not negative"),
        ("opportunity_rate = 8% -> opportunity_rate = -8%", "less than nothing elsewhere"),
        ("spent = middle,  -> ", "an opportunity cost needs spent"),
        (", opportunity_on = cost -> ", "opportunity_on, what the return is taken on"),
        ("same_use = \"sorting\" -> same_use = \"\"", "say which"),
        (", obsolescence_left = \"slow cameras\" -> ", "no outdated technology in its cost"),
        (
          "12 months -> 0 months - 12 months", "not made in less than no time"
        ),
      ])
    let bare = """
      reproduction_cost r { overhead = 0%, developers_profit = 0%, opportunity_rate = 0%, development_time = 0 months
        functional_obsolescence = 0%, technological_obsolescence = 0%, economic_obsolescence = 0% }
      """
    let run = Run(bare)
    #expect(run.errors == ["E0401", "E0608"])
    let words = run.outcome.messages.map(\.rendered).joined()
    #expect(words.contains("a cost approach needs what the asset would cost"))
  }

  @Test func `cost scales with its amounts, and one obsolescence knows no order`() {
    var random = RandomFigures(seed: 3)
    for _ in 0..<30 {
      let (hours, wage, spent) = (random.next(1...900), random.next(10...90), random.next(0...9000))
      let (overhead, profit, rate) = (random.next(0...60), random.next(0...30), random.next(0...25))
      let (loss, months) = (random.next(0...100), random.next(0...40))
      #expect(
        holds(
          """
          case "Cost" { currency = CHF }
          times = 1
          reproduction_cost r {
            work { name | hours | hourly_rate
              "a" | \(hours) | CHF \(wage) * times }
            expenses { name | amount
              "b" | CHF \(spent) * times }
            overhead = \(overhead)%, developers_profit = \(profit)%, opportunity_rate = \(rate)%, development_time = \(months) months
            spent = middle, opportunity_on = cost_and_profit, obsolescence = additive
            functional_obsolescence = 0%, technological_obsolescence = \(loss)%, economic_obsolescence = 0%
          }
          other = r with { obsolescence = multiplicative }
          several = r with { functional_obsolescence = 30%, technological_obsolescence = 20%, economic_obsolescence = 10% }
          expect other.value = r.value
          expect (r.value under { times = 7 }) = 7 * r.value
          expect (several with { obsolescence = multiplicative }).value >= several.value
          expect r.value <= r.cost_new
          expect r.cost_new - r.functional_loss - r.technological_loss - r.economic_loss = r.value within CHF 0.000_001
          """))
    }
  }

  // MARK: Uncertain inputs

  @Test func `the methods take uncertain inputs`() {
    // Means of linear figures: 2 % + 4 % · (score - 1) / 4 · 40 % …, with a mean score of 11 / 3.
    #expect(
      holds(
        """
        case "Uncertain" { currency = CHF, timeline = 2022 .. 2025, simulation { trials = 4000, seed = 3, sampling = latin_hypercube } }
        high ~ uniform(5%, 9%)
        price ~ uniform(CHF 800, CHF 1200)
        score ~ triangular(2, 4, 5)
        royalty_comparables r {
          comparables { name | rate | terms
            "a" | 3% | disclosed
            "b" | 4% | disclosed
            "c" | high | undisclosed }
          base = "net sales", combine = added, undisclosed_terms = kept, quartiles = inclusive, conclusion = mean
        }
        venture_capital d {
          exit_value = price, time_to_exit = 2 years, target_return = 50%, investment = CHF 100
          option_pool = 10%, pool = after_money, preference = none
        }
        royalty_scoring s {
          factors { factor | score | weight
            "claims" | score | 40%
            "market" | 5 | 60% }
          lowest_score = 1, highest_score = 5, low_rate = 2%, high_rate = 6%, range_source = "licences"
        }
        brand_strength b {
          legal_analysis = "mark", behavioural_analysis = "survey", financial_analysis = "plan"
          factors { factor | analysis | score | weight
            "rights" | legal | score | 40%
            "known" | behavioural | 5 | 60% }
          lowest_score = 1, highest_score = 5, sets = royalty_rate, mapping = interpolated, range_source = "licences"
          rates { strength | rate
            0% | 1%
            50% | 3%
            100% | 4% }
        }
        reasonable_royalty damages {
          infringing_sales = price / 10, apportionment = 50%, royalty_rate = 10%
          infringement = 2022-01-01, judgment = 2026-01-01, view = ex_post
          interest_rate = 10%, interest = simple, day_count = eu_30_360, timing = end
        }
        reproduction_cost c {
          expenses { name | amount
            "all" | price }
          overhead = 0%, developers_profit = 0%, opportunity_rate = 0%, development_time = 0 months
          functional_obsolescence = 0%, technological_obsolescence = 0%, economic_obsolescence = 25%, obsolescence = additive
        }
        portfolio p {
          parts { name | value | discount_alone
            "a" | price | 10%
            "b" | CHF 20 | 5% }
          sold = apart
        }
        expect r.rate.mean = 4.6667% within 0.001 points
        expect d.pre_money.mean = CHF 300 within CHF 0.1
        expect s.rate.mean = 5.4667% within 0.001 points
        expect b.rate.mean = 3.7333% within 0.001 points
        expect damages.award.mean = CHF 23 within CHF 0.01
        expect c.value.mean = CHF 750 within CHF 0.1
        expect p.value.mean = CHF 919 within CHF 0.1
        """))
  }
}

/// Whole figures for tests over many inputs, the same in every run.
struct RandomFigures {
  private var state: UInt64

  /// Creates draws that `seed` picks out.
  init(seed: UInt64) { state = seed }

  /// Returns a number of the range.
  mutating func next(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int((state >> 33) % UInt64(range.count))
  }
}
