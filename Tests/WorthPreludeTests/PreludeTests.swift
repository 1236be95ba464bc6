import Testing
import Worth
import WorthTestSupport

/// Kinds of the prelude, with figures that were worked out by hand or in Python.
@Suite struct PreludeTests {
  @Test func `the cost of capital shows its steps`() {
    #expect(
      holds(
        """
        build_up b { risk_free = 4%, equity_premium = 6%, size_premium = 2%, industry_premium = 1%, specific_premium = 3% }
        capm c { risk_free = 3%, beta = 1.2, market_premium = 5.5%, country_premium = 2%, country_exposure = 0.5 }
        wacc w { cost_of_equity = 11.6%, cost_of_debt = 6%, tax_rate = 25%, equity_share = 60%, debt_share = 40% }
        relevered_beta r {
          peers {
            name | beta | debt_to_equity | tax_rate
            "A"  | 1.10 | 0.5 | 25%
            "B"  | 1.30 | 0.8 | 20%
            "C"  | 0.95 | 0.2 | 30%
          }
          debt_to_equity = 0.4, tax_rate = 25%, formula = hamada, middle_by = median
        }
        mean = r with { middle_by = mean }
        expect b.rate = 16% because "rate-01-mak-buildup"
        expect c.market_risk = 6.6%
        expect c.rate = 10.6%
        expect w.from_debt = 1.8%
        expect w.rate = 8.76%
        expect r.unlevered = [0.8, 0.7927, 0.8333]
        expect r.beta = 1.04
        expect mean.beta = 1.0513
        # 0.8 + (0.8 - 0.2) · 0.5 · (1 - 0.25 · 0.06 / 1.06)
        expect levered_beta(0.8, 0.5, 25%, miles_ezzell, debt_beta: 0.2, cost_of_debt: 6%) = 1.095_755
        expect levered_beta(0.8, 0.5, 25%, conine, debt_beta: 0.2) = 1.025
        """))
    let wacc =
      "wacc w { cost_of_equity = 11%, cost_of_debt = 6%, tax_rate = 25%, equity_share = 60%, debt_share = 30% }"
    #expect(Run(wacc).errors == ["E0608"])
    #expect(Run("x = levered_beta(0.8, 0.5, 25%)").errors == ["E0318"])
  }

  @Test func `the tax benefit has four forms that agree`() {
    #expect(
      holds(
        """
        value_with_tax_benefit v { before = CHF 1_000_000, tax_rate = 25%, tax_life = 15 years, discount_rate = 12%, timing = end }
        middle = v with { timing = middle }
        short = v with { rounds = 2 }
        tax_benefit_of_value g { amount = CHF 1_000_000, tax_rate = 25%, tax_life = 15 years, discount_rate = 12%, timing = end }
        tax_benefit_of_step_up s { fair_value = CHF 1_000_000, tax_base = CHF 400_000, tax_rate = 25%, tax_life = 15 years, discount_rate = 12%, timing = middle }
        expect v.multiplier = 1.1280 because "DOMAIN, end of year"
        expect middle.multiplier = 1.1365 because "DOMAIN, middle of year"
        expect v.value = CHF 1_000_000 / (1 - v.fraction)
        expect v.iterated = v.value
        expect v.residual = CHF 0
        # After two rounds f^3 / (1 - f) is left over, with f = 0.1135144.
        expect short.residual = CHF 1649.99 within CHF 0.02
        expect g.benefit = CHF 113_514.41
        expect g.saved = CHF 16_666.67
        expect s.benefit = CHF 72_079.41
        """))
    let step =
      "tax_benefit_of_step_up s { fair_value = CHF 1, tax_base = CHF 4, tax_rate = 25%, tax_life = 15 years, discount_rate = 12%, timing = end }"
    #expect(Run(step).errors == ["E0608"])
  }

  @Test func `a terminal value says its method and its exponent`() {
    #expect(
      holds(
        """
        terminal_value t { flow_of_last_year = CHF 100, years = 5, discount_rate = 10%, growth = 2%, method = gordon_on_next, timing = middle }
        last = t with { method = gordon_on_last, timing = end }
        sold = t with { method = multiple_of_last, multiple = 6 }
        expect t.at_end = CHF 1275
        expect t.value = CHF 830.32
        expect last.value = CHF 776.15
        expect sold.exponent = 5
        expect sold.value = CHF 372.55
        """))
    let start =
      "terminal_value t { flow_of_last_year = CHF 100, years = 5, discount_rate = 10%, timing = end, "
    #expect(Run(start + "growth = 10%, method = gordon_on_last }").errors == ["E0608"])
    #expect(Run(start + "method = multiple_of_last }").errors == ["E0608"])
  }

  @Test func `a calendar knows its days of business`() {
    #expect(
      holds(
        """
        business_calendar bank { weekend = saturday_sunday, holidays = [2026-01-01, 2026-12-25] }
        business_calendar gulf { weekend = friday_saturday }
        business_calendar always { weekend = none }
        expect bank.adjusted(2026-10-31, modified_following) = 2026-10-30
        expect bank.adjusted(2026-10-31, following) = 2026-11-02
        expect bank.adjusted(2026-11-01, modified_preceding) = 2026-11-02
        expect bank.adjusted(2026-11-01, preceding) = 2026-10-30
        expect bank.adjusted(2026-11-01, unadjusted) = 2026-11-01
        expect bank.add_business_days(2026-12-24, 2) = 2026-12-29
        expect bank.business_days(2026-12-21, 2026-12-31) = 7
        expect gulf.following(2026-11-20) = 2026-11-22
        expect always.business_days(2026-01-01, 2027-01-01) = 365
        """))
  }
}
