import Testing
import Worth
import WorthTestSupport

/// The methods of the income approach: identities that hold for any input, figures by another
/// route, bad input.
@Suite struct IncomeMethodTests {
  /// Inputs that are drawn, in 2,000 trials.
  private let inputs = """
    case "Any input" { currency = CHF, timeline = 2026 .. 2035, simulation { trials = 2_000, seed = 7 } }
    asset lasting "A right that goes on" { }
    patent short { filed = 2012-05-10 }
    patent longer { filed = 2014-05-10 }
    first = CHF 1 million ~ uniform(CHF 1000, CHF 9 million)
    growth = 3% ~ uniform(-30%, 40%)
    rate = 12% ~ uniform(1%, 45%)
    royalty = 5% ~ uniform(0.1%, 60%)
    tax = 20% ~ uniform(0%, 60%)
    loss = 10% ~ uniform(0%, 80%)
    factor = 3 ~ uniform(0.01, 50)
    sales[2026] = first
    sales[t] = sales[t-1] * (1 + growth)
    left[2026] = 100%
    left[t] = left[t-1] * (1 - loss)
    relief_from_royalty r { asset = lasting, revenue = sales, royalty_rate = royalty, tax_rate = tax, discount_rate = rate, timing = end }
    function same(a, b) = abs(a - b) <= 1e-9 * (abs(a) + abs(b))

    """

  /// Fails unless each condition holds in every trial of the inputs.
  private func holdsInAllTrials(_ source: String, _ conditions: [String]) {
    let checks = conditions.map { "expect probability(\($0)) = 100%" }
    let run = Run(inputs + source + "\n" + checks.joined(separator: "\n"))
    for message in run.program.diagnostics + run.outcome.messages where message.severity == .error {
      Issue.record("\(message.rendered)")
    }
    #expect(run.outcome.checks.count == conditions.count)
    for check in run.outcome.checks where check.verdict != .passed {
      Issue.record("\(check.rendered)")
    }
  }

  @Test func `closed forms and other timings agree for any input`() {
    holdsInAllTrials(
      """
      middle = r with { timing = middle }
      start = r with { timing = start }
      level = r with { revenue = first }
      """,
      [
        "same(r.value, growing_annuity(first * royalty * (1 - tax), rate, growth, 10))",
        "same(level.value, first * royalty * (1 - tax) * annuity_factor(rate, 10))",
        "same(middle.value, r.value * (1 + rate) ^ 0.5)",
        "same(start.value, r.value * (1 + rate))",
      ])
  }

  @Test func `values scale, vanish with the royalty and never fall with a longer life`() {
    holdsInAllTrials(
      """
      scaled = r with { revenue = sales * factor }
      nothing = r with { royalty_rate = 0% }
      brief = r with { asset = short }
      long = r with { asset = longer }
      """,
      [
        "same(scaled.value, r.value * factor)", "nothing.value = CHF 0",
        "brief.value <= long.value and long.value <= r.value", "brief.value > CHF 0",
      ])
  }

  @Test func `methods that ask the same question give the same answer`() {
    // A royalty is a share of revenue: so are a profit share, a difference of profits, a premium
    // and a saving.
    holdsInAllTrials(
      """
      profit_split p { asset = lasting, profit = sales * 50%, share = royalty, share_reason = "for the test", tax_rate = tax, discount_rate = rate, timing = end }
      with_and_without w { asset = lasting, profit_with = sales, profit_without = sales * (1 - royalty), probability = 50%, tax_rate = tax, discount_rate = rate, timing = end }
      premium_price m { asset = lasting, premium = first * royalty, premium_left = left, volume = 10, volume_without = 10, unit_margin = CHF 7, added_costs = CHF 0, tax_rate = tax, discount_rate = rate, timing = end }
      cost_saving c { asset = lasting, saving = first * royalty, saving_left = left, volume = 10, added_costs = CHF 0, tax_rate = tax, discount_rate = rate, timing = end }
      direct_income d { asset = lasting, income = first * royalty * 10 * left, tax_rate = tax, discount_rate = rate, timing = end }
      """,
      [
        "same(p.value, r.value / 2)", "same(w.value, r.value / 2)", "same(m.value, c.value)",
        "same(m.value, d.value)",
        "same(d.value, growing_annuity(first * royalty * 10 * (1 - tax), rate, -loss, 10))",
      ])
  }

  @Test func `charges before tax and after tax differ by the tax on them`() {
    holdsInAllTrials(
      """
      excess_earnings before {
        asset = lasting, revenue = sales, remaining = left, cost_share = 20%
        contributory {
          name              | return_on | return_of | charged    | paid_in_costs
          "working capital" | 1%        |           | before_tax | no
          "machines"        | 2%        | 3%        | before_tax | no
        }
        depreciation = not_in_costs
        tax_rate = tax, discount_rate = rate, timing = middle
      }
      after = before with {
        contributory {
          name              | return_on | return_of | charged    | paid_in_costs
          "working capital" | 1%        |           | before_tax | no
          "machines"        | 2%        | 3%        | after_tax  | no
        }
      }
      by_amount = before with {
        contributory {
          name              | return_on | charged    | paid_in_costs
          "working capital" | 1%        | before_tax | no
        }
        charges_by_amount = sales * left * 5%
        amounts_charged = after_tax
      }
      distributor_method shop {
        asset = lasting, revenue = sales, remaining = left, distributor_margin = 80%
        contributory {
          name      | return_on | charged    | paid_in_costs
          "charges" | 6%        | before_tax | no
        }
        depreciation = none
        tax_rate = tax, discount_rate = rate, timing = middle
      }
      """,
      [
        "same(before.value, before.retained[2026] * 74% * (1 - tax) * (1 + rate) ^ 0.5 * growing_annuity(1, rate, (1 + growth) * ((1 - loss) in percent) - 100%, 10))",
        "same(after.value, before.value / (74% * (1 - tax)) * (79% * (1 - tax) - 5%))",
        "same(after.value, by_amount.value)", "same(shop.value, before.value)",
      ])
  }

  @Test func `assets that charge one another claim no more than is earned`() {
    holdsInAllTrials(
      """
      relief_from_royalty name { asset = lasting, revenue = sales, royalty_rate = 3%, tax_rate = tax, discount_rate = rate, timing = end }
      excess_earnings technology {
        asset = lasting, revenue = sales, remaining = 100%, cost_share = 70%
        contributory {
          name | return_on | charged | paid_in_costs
          "name" | 3% | before_tax | no
        }
        depreciation = none
        tax_rate = tax, discount_rate = rate, timing = end
      }
      direct_income whole { asset = lasting, income = sales * 30%, tax_rate = tax, discount_rate = rate, timing = end }
      """, ["same(name.value + technology.value, whole.value)"])
  }

  @Test func `the tax benefit in closed form is the sum of the tax saved`() {
    holdsInAllTrials(
      """
      tax_amortisation law { tax_rate = tax, tax_life = 5 years, discount_rate = rate, timing = end }
      with_benefit = r with { tax_benefit = law }
      saved = with_benefit.value / 5 * tax * annuity_factor(rate, 5)
      """, ["same(with_benefit.value, r.value + saved)", "same(with_benefit.benefit, saved)"])
  }

  @Test func `months at the equivalent rate are worth what they are at the rate of a year`() {
    let source = """
      case "By month" { currency = CHF, timeline = 2026-01 .. 2028-12 }
      asset lasting { }
      fees[t] = CHF 100
      direct_income yearly { asset = lasting, income = fees, tax_rate = 20%, discount_rate = 12%, timing = end }
      monthly_rate = yearly with { discount_rate = monthly(12%) }
      expect yearly.value = monthly_rate.value
      # 80 · (1 - 1.12^-3) / (1.12^(1/12) - 1)
      expect yearly.value = CHF 2_429.98
      """
    #expect(holds(source))
  }

  @Test func `losses are lost, set off or carried forward`() {
    // Flows -100, 60, 90 before tax at 25 %: tax lost 0, 15, 22.5; set off -25, 15, 22.5; carried
    // 0, 0, 12.5.
    let source = """
      case "Losses" { currency = CHF, timeline = 2026 .. 2028 }
      asset lasting { }
      flows[2026] = -CHF 100
      flows[2027] = CHF 60
      flows[2028] = CHF 90
      direct_income lost { asset = lasting, income = flows, tax_rate = 25%, discount_rate = 0%, timing = end, losses = lost }
      offset = lost with { losses = offset }
      carried = lost with { losses = carried_forward }
      expect lost.tax = [CHF 0, CHF 15, CHF 22.5]
      expect offset.tax = [-CHF 25, CHF 15, CHF 22.5]
      expect carried.tax = [CHF 0, CHF 0, CHF 12.5]
      expect carried.losses_left = [CHF 100, CHF 40, CHF 0]
      expect carried.value = CHF 37.50
      """
    #expect(holds(source))
  }

  @Test func `each plan of with-and-without bears its own tax`() {
    // 100 with and -50 without, at 30 %: the loss without is lost, so 70 - (-50); set off, 70 -
    // (-35).
    let source = """
      case "Losses" { currency = CHF, timeline = 2026 .. 2027 }
      asset lasting { }
      without[2026] = -CHF 50
      without[2027] = CHF 60
      with_and_without lost { asset = lasting, profit_with = CHF 100, profit_without = without, probability = 100%, tax_rate = 30%, discount_rate = 0%, timing = end, losses = lost }
      offset = lost with { losses = offset }
      carried = lost with { losses = carried_forward }
      expect lost.after_tax = [CHF 120, CHF 28]
      expect offset.after_tax = [CHF 105, CHF 28]
      expect carried.after_tax = [CHF 120, CHF 13]
      """
    #expect(holds(source))
  }

  @Test func `what a greenfield plan spends counts before the asset is in force`() {
    // Half of 2027 in force: (150 - 0) * 50 % + 150 in 2028, less 60 and 10 spent in 2026, 10 set
    // free in 2028.
    let source = """
      case "Greenfield" { currency = CHF, timeline = 2026 .. 2028 }
      asset later { begins = 2027-07-02 }
      spent[2026] = CHF 60
      capital[2026] = CHF 10
      capital[2028] = -CHF 10
      greenfield g { asset = later, revenue = CHF 150, operating_costs = CHF 0, depreciation = CHF 0, investment = spent, working_capital = capital, tax_rate = 0%, discount_rate = 0%, timing = end }
      share = 183 / 365
      expect g.value = CHF 150 * share + CHF 150 - CHF 60
      """
    #expect(holds(source))
  }

  @Test func `losses before the valuation date are not inherited`() {
    let source = """
      case "Inherited" { currency = CHF, timeline = 2025 .. 2028, valuation_date = 2027-01-01 }
      asset lasting { }
      flows[2025 .. 2026] = -CHF 1000
      flows[2027 .. 2028] = CHF 1000
      direct_income d { asset = lasting, income = flows, tax_rate = 25%, discount_rate = 0%, timing = end, losses = carried_forward }
      expect d.value = CHF 1500
      """
    #expect(holds(source))
  }

  // MARK: Bad input

  /// Returns the texts of all errors of the case with `source`.
  private func reasons(_ source: String) -> [String] {
    let run = Run(
      """
      case "Bad input" { currency = CHF, timeline = 2026 .. 2028 }
      asset lasting { }
      sales[t] = CHF 100

      """ + source)
    return (run.program.diagnostics + run.outcome.messages).filter { $0.severity == .error }
      .map(\.text)
  }

  private let common =
    "asset = lasting, tax_rate = 20%, discount_rate = 10%, timing = end"

  @Test func `the steps between income and value are lines of their own`() {
    // ln 1.12 = 11.3329 %; from 1 July half of 2026 counts, a quarter of a year ahead on average.
    // 80 × 1.02 / (12 % - 2 %) = 816 a year before the middle of 2031, × 1.12^0.5 = 863.57 at the end
    // of 2030, × 1.12^-4.5 = 518.58. Annuity factor over 10 years 5.650223 × 1.12^0.5 = 5.979634,
    // 1 / (1 - 20 % × 5.979634 / 10) = 1.135838.
    #expect(
      holds(
        """
        case "x" { currency = CHF, timeline = 2026 .. 2030, valuation_date = 2026-07-01 }
        trade_mark mark { }
        tax_amortisation at_12 {
          tax_rate = 20%, tax_life = 10 years, discount_rate = 12%, timing = middle
        }
        direct_income v {
          asset = mark, income = CHF 100, tax_rate = 20%, discount_rate = 12%, timing = middle
          growth_after_plan = 2%, tax_benefit = at_12
        }
        expect v.continuous_rate = 11.3329%
        expect v.discount_years = [0.25, 1, 2, 3, 4]
        expect v.stub_share = 50%
        expect v.at_plan_end = CHF 863.57
        expect v.later = CHF 518.58
        expect v.multiplier = 1.135838
        expect v.value = v.before_benefit * 1.135838 within CHF 0.01
        """))
  }

  @Test func `the return of an asset may be charged on another basis than the return on it`() {
    // 100 - 50 - 8 = 42, less tax of 10.50, less a return of 5: 26.50; with both after tax 50 - 12.50
    // - 13 = 24.50; with both before tax (50 - 13) × 75 % = 27.75. All at 10 %, a year ahead.
    #expect(
      holds(
        """
        case "x" { currency = CHF, timeline = 2026 .. 2026 }
        trade_mark mark { }
        excess_earnings mixed {
          asset = mark, revenue = CHF 100, remaining = 100%, cost_share = 50%
          contributory {
            name       | return_on | return_of | charged   | return_of_charged | paid_in_costs
            "machines" | 5%        | 8%        | after_tax | before_tax        | no
          }
          depreciation = not_in_costs
          tax_rate = 25%, discount_rate = 10%, timing = end
        }
        after = mixed with {
          contributory {
            name       | return_on | return_of | charged   | paid_in_costs
            "machines" | 5%        | 8%        | after_tax | no
          }
        }
        before = mixed with {
          contributory {
            name       | return_on | return_of | charged    | return_of_charged | paid_in_costs
            "machines" | 5%        | 8%        | before_tax | before_tax        | no
          }
        }
        expect mixed.value = CHF 26.50 / 1.1
        expect mixed.charges_before_tax = [CHF 8]
        expect mixed.charges_after_tax = [CHF 5]
        expect after.value = CHF 24.50 / 1.1
        expect before.value = CHF 27.75 / 1.1
        """))
    let reason = reasons(
      """
      excess_earnings e {
        \(common), revenue = sales, remaining = 100%, cost_share = 10%, depreciation = none
        contributory {
          name   | return_on | charged   | return_of_charged | paid_in_costs
          "land" | 5%        | after_tax | before_tax        | no
        }
      }
      """)
    #expect(reason.first?.contains("state that, too (return_of)") == true, "\(reason)")
  }

  @Test func `contributory charges are checked`() {
    /// Returns the errors where a contributory asset is charged by `row`.
    func method(_ row: String, _ rest: String = "depreciation = none") -> [String] {
      reasons(
        """
        excess_earnings e {
          \(common), revenue = sales, remaining = 100%, cost_share = 10%, \(rest)
          contributory {
            name | return_on | return_of | charged | paid_in_costs
            \(row)
          }
        }
        """)
    }
    #expect(method("\"land\" | 5% | | after_tax | no").isEmpty)
    #expect(
      method("\"land\" | 105% | | after_tax | no")[0].contains("contributory charges above revenue")
    )
    #expect(method("\"brand\" | 5% | | after_tax | yes")[0].contains("already has its return"))
    #expect(method("\"land\" | -5% | | after_tax | no")[0].contains("without a minus"))
    #expect(
      method("\"machines\" | 5% | 3% | after_tax | no", "depreciation = in_costs")[0].contains(
        "depreciation in the costs is the return of these assets"))
    #expect(
      method("\"machines\" | 5% | | after_tax | no", "depreciation = not_in_costs")[0].contains(
        "the return of the assets is to be charged"))
    #expect(
      method(
        "\"machines\" | 5% | | after_tax | no",
        "depreciation = none, charges_by_amount = CHF 200, amounts_charged = after_tax")[0]
        .contains("contributory charges above revenue in a period"))
    let attrition = reasons(
      """
      left[2026] = 100%
      left[t] = left[t-1] - 120%
      distributor_method d {
        \(common), revenue = sales, remaining = left, distributor_margin = 5%
        contributory {
          name   | return_on | charged   | paid_in_costs
          "land" | 1%        | after_tax | no
        }
        depreciation = none
      }
      """)
    #expect(attrition[0].contains("attrition is at most 100 %"))
  }

  @Test func `each method says what it needs`() {
    #expect(
      reasons("profit_split p { \(common), profit = sales, share = 25%, share_reason = \"\" }")[0]
        .contains("needs its reason"))
    #expect(
      reasons("profit_split p { \(common), profit = sales }")[0].contains("‘share = …’"))
    #expect(
      reasons(
        "with_and_without w { \(common), profit_with = sales, profit_without = sales * -2, probability = 50% }"
      )[0].contains("one of the plans has a loss"))
    #expect(
      reasons(
        "with_and_without w { \(common), profit_with = sales, profit_without = sales, probability = 150% }"
      )[0].contains("a probability lies between 0 % and 100 %"))
    #expect(
      reasons(
        "tax_amortisation l { tax_rate = 20%, tax_life = 0 years, discount_rate = 10%, timing = end }"
      )[
        0
      ].contains("the tax life is longer than nothing"))
    #expect(
      reasons(
        "greenfield g { \(common), revenue = sales, operating_costs = CHF 300, depreciation = CHF 0, investment = CHF 0, working_capital = CHF 0 }"
      )[0].contains("there is a loss in a period"))
  }

  @Test func `nothing comes after an asset that ends within the plan`() {
    let ended = reasons(
      """
      patent p { filed = 2008-01-01 }
      direct_income d { asset = p, income = CHF 5, tax_rate = 0%, discount_rate = 10%, timing = end, after_plan = CHF 20 }
      """)
    #expect(ended[0].contains("nothing comes after it"))
    let untaxed = reasons(
      """
      tax_amortisation law { tax_rate = 25%, tax_life = 5 years, discount_rate = 10%, timing = end }
      direct_income d { asset = lasting, income = CHF 5, tax_rate = 0%, discount_rate = 10%, timing = end, tax_benefit = law }
      """)
    #expect(untaxed[0].contains("relief from a tax that is not charged"))
  }

  @Test func `a plan that ends before the asset says so`() {
    /// Returns the report on a patent of that day of filing.
    func report(_ filed: String, _ more: String = "") -> String {
      Run(
        """
        case "Horizon" { currency = CHF, timeline = 2026 .. 2028 }
        patent p { filed = \(filed) }
        direct_income d { asset = p, income = CHF 5, tax_rate = 0%, discount_rate = 10%, timing = end\(more) }
        show d
        """
      ).outcome.report
    }
    #expect(report("2020-01-01").contains("The plan ends in 2028 while the asset brings income"))
    #expect(!report("2007-01-01").contains("The plan ends"))
    #expect(!report("2020-01-01", ", after_plan = CHF 20").contains("The plan ends"))
  }

  @Test func `losses of either plan from before the valuation date are not carried forward`() {
    // 75 / 1.1 + 150 / 1.1 ^ 2 + 150 / 1.1 ^ 3: with the asset 200, 300 and 300, without it 100.
    let run = Run(
      """
      case "x" { currency = EUR, timeline = 2024 .. 2028, valuation_date = 2026-01-01 }
      asset lasting { }
      profits[2024 .. 2025] = -EUR 300
      profits[2026] = EUR 200
      profits[2027 ..] = EUR 300
      with_and_without w {
        asset = lasting, profit_with = profits, profit_without = EUR 100, probability = 100%
        tax_rate = 25%, discount_rate = 10%, timing = end, losses = carried_forward
      }
      other = w with { profit_with = EUR 100, profit_without = profits }
      expect w.value = EUR 304.85
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.map(\.verdict) == [.passed])
    // What is lost without the asset is what is won with it the other way round.
    #expect(run.text("other.value") == "-EUR 304.85")
  }

  @Test
  func
    `an asset that the charges leave nothing to is a mistake, unless it is said what becomes of losses`()
  {
    let source = { (losses: String) in
      """
      case "x" { currency = EUR, timeline = 2026 .. 2028 }
      asset lasting { }
      excess_earnings e {
        asset = lasting, revenue = EUR 1_000_000, remaining = 100%, cost_share = 95%, depreciation = none
        tax_rate = 25%, discount_rate = 12%, timing = middle, after_plan = 0\(losses)
        contributory {
          name              | return_on | charged   | paid_in_costs
          "working capital" | 6%        | after_tax | no
        }
      }
      show e.value
      """
    }
    #expect(Run(source("")).outcome.messages.map(\.code) == ["E0608"])
    #expect(Run(source(", losses = lost")).outcome.messages.isEmpty)
  }
}
