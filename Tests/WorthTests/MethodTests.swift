import Foundation
import Testing

@testable import Worth

/// The methods of the prelude that do not discount an income by period: what they refuse, and what must hold for all figures.
@Suite struct MethodTests {
  private func holds(_ source: String) -> Bool {
    let run = Run(source)
    for message in run.program.diagnostics + run.outcome.messages where message.severity == "error"
    {
      Issue.record("\(message.rendered)")
    }
    for check in run.outcome.checks where check.verdict != .passed {
      Issue.record("\(check.rendered)")
    }
    return run.errors.isEmpty && !run.outcome.checks.isEmpty
      && run.outcome.checks.allSatisfy { $0.verdict == .passed }
  }

  /// Records an issue unless each change of `source` is refused as E0608 with the words beside it.
  private func refuses(_ source: String, _ changes: [(String, String)]) {
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
    // The sources stand in Examples/published: cost-02, cost-04, mkt-01, brand-01, roy-05, roy-06 and vc-01.
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
    // 8000 + 3000 + 4000 + 2000 · 100 / 80 = 17_500; 21_000 with overhead, 2_100 profit, 21_000 · (1.08^0.5 - 1).
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

  // MARK: Market

  private let licences = """
    royalty_comparables r {
      comparables { name | rate | terms
        "a" | 3% | disclosed
        "b" | 4% | disclosed
        "c" | 6% | undisclosed }
      adjustments { name | reason | share
        "a" | exclusivity | 20%
        "a" | stage | 30% }
      base = "net sales", combine = added, undisclosed_terms = kept, quartiles = inclusive, conclusion = median
    }
    """

  private let sales = """
    case "Sales" { currency = CHF }
    transaction_multiples m {
      comparables { name | price | metric | terms
        "a" | CHF 300 | CHF 100 | disclosed
        "b" | CHF 400 | CHF 200 | undisclosed }
      metric_name = "revenue", our_metric = CHF 50
      combine = added, undisclosed_terms = kept, quartiles = inclusive, conclusion = mean
    }
    transaction_comparables p {
      comparables { name | price | terms
        "a" | CHF 300 | disclosed
        "b" | CHF 400 | undisclosed }
      pieces = 2
      combine = added, undisclosed_terms = kept, quartiles = inclusive, conclusion = highest
    }
    """

  @Test func `comparables are adjusted, spread and summed up`() {
    #expect(
      holds(
        licences + """

          multiplied = r with { combine = multiplied }
          without = r with { undisclosed_terms = left_out }
          expect r.adjusted = [4.5%, 4%, 6%]
          expect multiplied.adjusted = [4.68%, 4%, 6%]
          expect r.rate = 4.5%
          expect (r with { conclusion = lowest }).rate = 4%
          expect (r with { conclusion = highest }).rate = 6%
          expect (r with { conclusion = first_quartile }).rate = 4.25%
          expect (r with { conclusion = third_quartile }).rate = 5.25%
          expect (r with { conclusion = mean }).rate = 4.833%
          expect without.rate = 4.25%
          expect without.undisclosed = 1
          expect without.warning = "Terms of 1 of 3 licences are not all disclosed; these are left out."
          expect r.royalty(CHF 1000) = CHF 45
          """))
    #expect(
      holds(
        sales + """

          expect m.multiple = [3, 2]
          expect m.value = CHF 125
          expect m.value_multiple = 2.5
          expect (m with { undisclosed_terms = left_out }).value = CHF 150
          expect p.value = CHF 800
          """))
  }

  @Test func `comparables refuse what cannot be compared`() {
    refuses(
      licences,
      [
        ("\"b\" | 4% -> \"a\" | 4%", "a comparable stands twice"),
        ("| 4% | -> | 104% |", "a royalty rate lies between"),
        ("base = \"net sales\" -> base = \"\"", "only on one base"),
        ("\"a\" | stage -> \"z\" | stage", "a comparable that is not there"),
        ("\"a\" | stage -> \"a\" | exclusivity", "adjusted twice for one reason"),
        ("stage | 30% -> stage | -130%", "takes at most 100 %"),
        (
          "exclusivity | 20%\n    \"a\" | stage | 30% -> exclusivity | -70%\n    \"a\" | stage | -60%",
          "together take more than all"
        ),
      ])
    let hidden = licences.replacing("| disclosed", with: "| undisclosed")
    #expect(Run(hidden).errors.isEmpty)
    #expect(Run(hidden.replacing("= kept", with: "= left_out")).errors.contains("E0608"))
    refuses(
      sales,
      [
        ("| CHF 100 | disclosed -> | CHF 0 | disclosed", "not above 0 says nothing"),
        ("our_metric = CHF 50 -> our_metric = -CHF 50", "not above 0 says nothing"),
        ("metric_name = \"revenue\" -> metric_name = \"\"", "say which"),
        ("\"a\" | CHF 300 | CHF -> \"a\" | -CHF 300 | CHF", "a price is not negative"),
        ("\"a\" | CHF 300 | disclosed -> \"a\" | -CHF 300 | disclosed", "a price is not negative"),
        ("pieces = 2 -> pieces = 0", "there is something to value"),
      ])
    let mixed = Run(sales.replacing("CHF 400 | CHF 200", with: "USD 400 | CHF 200"))
    #expect(mixed.errors.contains("E0309"))
    let text = mixed.program.diagnostics.map(\.rendered).joined()
    #expect(text.contains("money in CHF") && text.contains("money in USD"))
    for convention in [
      ", combine = added", ", undisclosed_terms = kept", ", quartiles = inclusive",
      ", conclusion = median",
    ] {
      #expect(Run(licences.replacing(convention, with: "")).errors == ["E0401"], "\(convention)")
    }
  }

  @Test func `quartiles enclose the median, and adjustments of 0 change nothing`() {
    var random = RandomFigures(seed: 5)
    let methods = ["inclusive", "exclusive", "hazen", "weibull", "linear", "median_unbiased"]
    for round in 0..<30 {
      let count = random.next(3...9)
      let prices = (0..<count).map { _ in random.next(1...5000) }
      let metrics = (0..<count).map { _ in random.next(1...900) }
      let rows = zip(prices, metrics).enumerated().map {
        "    \"c\($0)\" | CHF \($1.0) * times | CHF \($1.1) * times | disclosed"
      }
      let share = random.next(-90...90)
      #expect(
        holds(
          """
          case "Sales" { currency = CHF }
          times = 1
          transaction_multiples m {
            comparables { name | price | metric | terms
          \(rows.joined(separator: "\n")) }
            metric_name = "revenue", our_metric = CHF 77 * times
            combine = added, undisclosed_terms = kept, quartiles = \(methods[round % methods.count]), conclusion = median
          }
          none = m with { adjustments { name | reason | share
            "c0" | date | 0%
            "c1" | field | 0% } }
          one = m with { adjustments { name | reason | share
            "c0" | date | \(share)% } }
          expect m.first_quartile_value <= m.median_value
          expect m.median_value <= m.third_quartile_value
          expect m.lowest_value <= m.first_quartile_value
          expect m.third_quartile_value <= m.highest_value
          expect none.implied = m.implied
          expect (one with { combine = multiplied }).value = one.value
          expect (m.value under { times = 3 }) = 3 * m.value
          """))
    }
  }

  // MARK: Venture capital

  private let deal = """
    case "Deal" { currency = CHF }
    venture_capital d {
      exit_value = CHF 1000, time_to_exit = 2 years, target_return = 100%, investment = CHF 100
      rounds { name | dilution
        "b" | 20% }
      option_pool = 10%, pool = after_money, preference = none
    }
    """

  @Test func `an investor's share follows from the exit`() {
    // 100 · 2² = 400 of 1000 is 40 % at the exit; over 80 % · 90 %.
    #expect(
      holds(
        deal + """

          before = d with { pool = before_money }
          first = d with { preference = participating, preference_multiple = 1 }
          either = d with { preference = non_participating, preference_multiple = 1 }
          expect d.share_at_exit = 40%
          expect d.required_share = 55.5556%
          expect d.post_money = CHF 180
          expect d.value = CHF 80
          expect d.investor_gets = CHF 400
          expect before.required_share = 50%
          expect before.pre_money = CHF 100
          expect before.owners_value = CHF 80
          expect first.share_at_exit = 33.3333%
          expect first.investor_gets = CHF 400
          expect first.investor_at(CHF 60) = CHF 60
          expect either.share_at_exit = 40%
          expect either.investor_at(CHF 150) = CHF 100
          expect either.investor_at(CHF 500) = CHF 200
          expect d.new_shares(80) = 100
          expect d.share_price(80) = CHF 1
          venture_capital sahlman {
            metric = CHF 20, multiple = 15, time_to_exit = 5 years, target_return = 50%, investment = CHF 20
            option_pool = 0%, preference = none
          }
          expect sahlman.required_share = 50.625% because "20 · 1.5⁵ / 300"
          """))
  }

  @Test func `an investor is refused what cannot be`() {
    refuses(
      deal,
      [
        ("exit_value = CHF 1000,  -> ", "either as exit_value, or as metric and multiple"),
        ("exit_value = CHF 1000 -> metric = CHF 5", "metric and multiple belong together"),
        ("exit_value = CHF 1000 -> exit_value = CHF 399", "target exceeds the exit value"),
        ("exit_value = CHF 1000 -> exit_value = CHF 0", "pays no return"),
        ("2 years -> 0 years", "the exit comes after the investment"),
        ("target_return = 100% -> target_return = -10%", "a return that is not negative"),
        ("investment = CHF 100 -> investment = CHF 0", "pays something in"),
        ("\"b\" | 20% -> \"b\" | 100%", "a later round takes a share"),
        ("option_pool = 10% -> option_pool = 100%", "below 100 %"),
        (", pool = after_money -> ", "an option pool needs pool"),
        ("preference = none -> preference = participating", "needs preference_multiple"),
        (
          "preference = none -> preference = none, preference_multiple = 1",
          "without one there is none"
        ),
        (
          "preference = none -> preference = participating, preference_multiple = 4",
          "the preference alone pays the target return"
        ),
        (
          "preference = none -> preference = participating, preference_multiple = -1",
          "a preference is not negative"
        ),
        (
          "exit_value = CHF 1000 -> exit_value = CHF 500",
          "more shares than the old owners can give"
        ),
      ])
  }

  @Test func `post-money times the share is the investment`() {
    var random = RandomFigures(seed: 7)
    for _ in 0..<30 {
      let (exit, dilution, pool) = (
        random.next(9000...90000), random.next(0...40), random.next(0...20)
      )
      let (rate, years) = (random.next(0...50), random.next(1...6))
      let preference = ["none", "participating, preference_multiple = 1"][random.next(0...1)]
      let bearer = ["before_money", "after_money"][random.next(0...1)]
      #expect(
        holds(
          """
          case "Deal" { currency = CHF }
          times = 1
          venture_capital d {
            exit_value = CHF \(exit) * times, time_to_exit = \(years) years, target_return = \(rate + 1)%, investment = CHF 100 * times
            rounds { name | dilution
              "b" | \(dilution)%
              "c" | \(dilution / 2)% }
            option_pool = \(pool)%, pool = \(bearer), preference = \(preference)
          }
          expect d.post_money * d.required_share = CHF 100 * times
          expect d.investor_gets = d.wanted_at_exit
          expect d.required_share * d.retention = d.share_at_exit
          expect d.investor_gets + d.others_get = d.exit
          expect (d.value under { times = 4 }) = 4 * d.value
          """))
    }
  }

  // MARK: Scores

  private let brand = """
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

  private let scores = """
    royalty_scoring s {
      factors { factor | score | weight
        "claims" | 3 | 40%
        "market" | 5 | 60% }
      lowest_score = 1, highest_score = 5, low_rate = 2%, high_rate = 6%, range_source = "licences", licensee_margin = 20%
    }
    """

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

  // MARK: Damages

  private let royalty = """
    case "Damages" { currency = CHF, timeline = 2022 .. 2025 }
    copies[2022] = CHF 100
    copies[2023] = CHF 200
    copies[2024] = CHF 300
    copies[2025] = CHF 0
    reasonable_royalty r {
      infringing_sales = copies, apportionment = 50%, royalty_rate = 10%
      infringement = 2022-01-01, judgment = 2025-01-01, view = ex_post
      interest_rate = 10%, interest = simple, day_count = eu_30_360, timing = end
    }
    """

  private let both = """
    case "Damages" { currency = CHF, timeline = 2022 .. 2023 }
    copies[t] = CHF 1000
    lost_profits l {
      but_for_sales = CHF 900, actual_sales = CHF 400, caused_by_infringement = 80%, incremental_costs = 25%, price_erosion = CHF 20
      infringement = 2022-01-01, judgment = 2024-01-01, view = ex_post
      interest_rate = 5%, interest = compound, day_count = eu_30_360, timing = end
    }
    reasonable_royalty r {
      infringing_sales = CHF 600, apportionment = 100%, royalty_rate = 5%
      infringement = 2022-01-01, judgment = 2024-01-01, view = ex_post
      interest_rate = 5%, interest = compound, day_count = eu_30_360, timing = end
    }
    infringers_profits g {
      infringing_sales = CHF 50, deductible_costs = CHF 30, costs_rule = "variable costs", apportionment = 50%
      infringement = 2022-01-01, judgment = 2024-01-01, view = ex_post
      interest_rate = 5%, interest = compound, day_count = eu_30_360, timing = end
    }
    combined_damages c { infringing_sales = copies, lost = l, diverted_sales = CHF 350, royalty = r, gains = g }
    """

  @Test func `damages are seen from the infringement or from the judgment`() {
    #expect(
      holds(
        royalty + """

          compound = r with { interest = compound }
          early = r with { view = ex_ante, discount_rate = 20% }
          middle = r with { timing = middle }
          later = r with { judgment = 2024-01-01, discount_rate = 25% }
          mid_year = r with { infringement = 2022-07-01, timing = start }
          expect r.loss = [CHF 5, CHF 10, CHF 15, CHF 0]
          expect r.award = CHF 32 because "5 · 1.2 + 10 · 1.1 + 15"
          expect r.added_by_time = CHF 2
          expect compound.award = CHF 32.05
          expect early.award = CHF 25.73 because "(5 / 1.2 + 10 / 1.44 + 15 / 1.728) · 1.3"
          expect middle.award = CHF 33.5
          expect later.award = CHF 27.5 because "5 · 1.1 + 10 + 15 / 1.25"
          expect mid_year.award = CHF 34.75 because "5 · 1.25 + 10 · 1.2 + 15 · 1.1"
          """))
    #expect(
      holds(
        both + """

          expect l.loss[2022] = CHF 320 because "500 · 80 % · 75 % + 20"
          expect l.award = CHF 656
          expect g.award = CHF 20.5
          expect c.award = CHF 656 + CHF 61.5 + CHF 20.5
          expect c.unclaimed_sales = CHF 0
          combined_damages only { infringing_sales = copies, royalty = r }
          expect only.award = CHF 61.5
          expect only.unclaimed_sales = CHF 800
          """))
  }

  @Test func `damages refuse what cannot be`() {
    refuses(
      royalty,
      [
        ("judgment = 2025-01-01 -> judgment = 2021-12-31", "does not come before the infringement"),
        ("infringement = 2022-01-01 -> infringement = 2023-01-01", "before the infringement began"),
        ("view = ex_post -> view = ex_ante", "say at which discount_rate"),
        ("judgment = 2025-01-01 -> judgment = 2024-01-01", "a loss after the judgment"),
        ("interest_rate = 10% -> interest_rate = -1%", "interest is not negative"),
        ("timing = end -> timing = end, discount_rate = -5%", "would weigh more"),
        ("royalty_rate = 10% -> royalty_rate = 110%", "a royalty rate lies between"),
        ("apportionment = 50% -> apportionment = 150%", "accounts for a share of the sales"),
        ("copies[2022] = CHF 100 -> copies[2022] = -CHF 1", "sales are not negative"),
      ])
    refuses(
      both,
      [
        ("diverted_sales = CHF 350 -> diverted_sales = CHF 351", "double recovery"),
        ("infringing_sales = CHF 600 -> infringing_sales = CHF 601", "double recovery"),
        ("diverted_sales = CHF 350,  -> ", "belong together"),
        ("diverted_sales = CHF 350 -> diverted_sales = -CHF 350", "sales are not negative"),
        (
          "lost = l, diverted_sales = CHF 350, royalty = r, gains = g -> lost = l with { judgment = 2024-02-01 }, diverted_sales = CHF 350, royalty = r",
          "different days of judgment"
        ),
        (", lost = l, diverted_sales = CHF 350, royalty = r, gains = g -> ", "there is no claim"),
        (
          "caused_by_infringement = 80% -> caused_by_infringement = 180%",
          "the infringement caused a share"
        ),
        ("incremental_costs = 25% -> incremental_costs = 125%", "are a share of it"),
        ("actual_sales = CHF 400 -> actual_sales = CHF 901", "nothing was lost there"),
        ("price_erosion = CHF 20 -> price_erosion = -CHF 20", "stated without a minus"),
        ("costs_rule = \"variable costs\" -> costs_rule = \"\"", "say by what rule"),
        (
          "deductible_costs = CHF 30 -> deductible_costs = -CHF 30",
          "costs are stated without a minus"
        ),
        (
          "\"variable costs\", apportionment = 50% -> \"variable costs\", apportionment = 150%",
          "a share of the profit"
        ),
      ])
    for convention in [
      ", view = ex_post", ", interest = simple", ", day_count = eu_30_360", ", timing = end",
    ] {
      #expect(Run(royalty.replacing(convention, with: "")).errors == ["E0401"], "\(convention)")
    }
  }

  @Test func `damages scale, and a rate of 0 gives none`() {
    var random = RandomFigures(seed: 13)
    for _ in 0..<30 {
      let sales = (0..<4).map { _ in random.next(0...9000) }
      let (rate, interest, discount) = (
        random.next(0...20), random.next(0...15), random.next(0...30)
      )
      let (view, mode) = (
        ["ex_ante", "ex_post"][random.next(0...1)], ["simple", "compound"][random.next(0...1)]
      )
      let timing = ["end", "middle", "start"][random.next(0...2)]
      #expect(
        holds(
          """
          case "Damages" { currency = CHF, timeline = 2022 .. 2025 }
          times = 1
          copies[2022] = CHF \(sales[0]) * times
          copies[2023] = CHF \(sales[1]) * times
          copies[2024] = CHF \(sales[2]) * times
          copies[2025] = CHF \(sales[3]) * times
          reasonable_royalty r {
            infringing_sales = copies, apportionment = 80%, royalty_rate = \(rate)%
            infringement = 2022-03-01, judgment = 2025-05-\(random.next(10...28)), view = \(view)
            interest_rate = \(interest)%, interest = \(mode), day_count = actual_365, timing = \(timing), discount_rate = \(discount)%
          }
          expect (r.award under { times = 5 }) = 5 * r.award
          expect (r with { royalty_rate = 0% }).award = CHF 0
          expect (r with { interest_rate = 0%, discount_rate = 0% }).award = r.total_loss
          expect r.total_loss = sum(copies) * 80% * \(rate)%
          expect r.total_loss + r.added_by_time = r.award
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

  // MARK: Portfolio

  private let rights = """
    case "Rights" { currency = CHF }
    portfolio p {
      parts { name | value | discount_alone
        "brand" | CHF 100 | 30%
        "dye" | CHF 40 | 50%
        "design" | CHF 20 | 0% }
      overlaps { name | shares_flows_with | shared
        "dye" | "brand" | CHF 10
        "design" | "brand" | CHF 0 }
      sold = together
    }
    """

  @Test func `a portfolio counts each flow once`() {
    #expect(
      holds(
        rights + """

          expect p.sum_of_values = CHF 160
          expect p.double_count = CHF 10
          expect p.value = CHF 150
          expect (p with { sold = apart }).value = CHF 105
          expect p.loss_apart = CHF 45
          """))
    refuses(
      rights,
      [
        ("\"design\" | CHF 20 -> \"brand\" | CHF 20", "an asset stands twice"),
        ("\"dye\" | \"brand\" -> \"dye\" | \"mark\"", "an asset that is not in the portfolio"),
        ("\"dye\" | \"brand\" -> \"mark\" | \"brand\"", "an asset that is not in the portfolio"),
        ("\"dye\" | \"brand\" -> \"dye\" | \"dye\"", "not with itself"),
        ("\"design\" | \"brand\" -> \"dye\" | \"brand\"", "an overlap stands twice"),
        ("\"design\" | \"brand\" -> \"brand\" | \"dye\"", "each leave their shared flows"),
        ("| CHF 10 -> | -CHF 10", "without a minus"),
        ("| CHF 10 -> | CHF 41", "no more of a value than all"),
        ("\"brand\" | CHF 100 -> \"brand\" | CHF 5", "exceeds the value of the asset"),
        ("| 50% -> | 150%", "a discount lies between"),
      ])
    #expect(Run(rights.replacing("  sold = together\n", with: "")).errors == ["E0401"])
  }

  @Test func `a portfolio without overlaps is the sum of its parts`() {
    var random = RandomFigures(seed: 17)
    for _ in 0..<30 {
      let values = (0..<random.next(1...6)).map { _ in random.next(0...9000) }
      let rows = values.enumerated().map {
        "    \"p\($0)\" | CHF \($1) * times | \(random.next(0...100))%"
      }
      #expect(
        holds(
          """
          case "Rights" { currency = CHF }
          times = 1
          portfolio p {
            parts { name | value | discount_alone
          \(rows.joined(separator: "\n")) }
            sold = together
          }
          expect p.value = CHF \(values.reduce(0, +))
          expect p.value_apart <= p.value
          expect p.value_apart + p.loss_apart = p.value
          expect (p.value_apart under { times = 6 }) = 6 * p.value_apart
          """))
    }
  }
}

/// Whole figures for tests over many inputs, the same in every run.
private struct RandomFigures {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Returns a number of the range.
  mutating func next(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int((state >> 33) % UInt64(range.count))
  }
}
