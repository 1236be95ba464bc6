import Testing
import Worth
import WorthTestSupport

/// Who bears a part of what a lender loses: an insurance, a buyer who has agreed to take the right, and a fund that stands
/// by the lenders of a cohort. The figures were worked out by hand.
@Suite struct SupportTests {
  private static func defaulted(_ support: String = "") -> String {
    """
    case "Support" { currency = EUR, timeline = 2026 .. 2030 }
    insurance cover {
      covers = 90%, most = EUR 200, deductible = EUR 100, premium = 2%
      loss_counted = discounted, pays_after = 60 days
    }
    default d {
      on = 2026-01-01, exposure = EUR 1_000, value = EUR 2_000, upkeep_paid = no
      distress = 0%, decline = 0%, discount_rate = 0%, discounted_by = months
      lender = "bank", lender_costs = borne, ranks_from = "teaching data"
      claim_interest = stops, claim_secured = in_full
      claims { to | rank | amount
        "court" | 1 | EUR 100
        "bank"  | 2 | }
      \(support)
    }
    recovery sale {
      of = d, price = 40%, sale_costs_paid = at_sale
      events { event | takes | cost | needed
        "court" | 3 months | EUR 30 |
        "sale"  | 9 months | EUR 20 | 50% }
    }
    public_buyer state { of = d, agreed = EUR 600, until = 2026-12-31
      events { event | takes
        "handing over" | 6 months }
    }

    """
  }

  /// Of 800 the bank gets 700; the loss is 350 with the second event and 330 without it, of which 250 and 230 are above
  /// the deductible: 225 and 207 are covered, 200 is paid.
  @Test(arguments: [
    ("cover.premium_due", "EUR 4"), ("sale.supported", "EUR 200"), ("sale.lgd", "14%"),
    ("sale.supported under { cover.most = EUR 210 }", "EUR 208.50"),
    ("sale.supported under { cover.deductible = EUR 300 }", "EUR 36"),
    ("sale.lgd_before_support", "34%"),
  ]) func `an insurance pays what is above the deductible, up to its sum`(
    figure: String, value: String
  ) {
    #expect(
      holds(Self.defaulted("support = cover") + "expect \(figure) = \(value)"), "\(figure)")
  }

  /// The court comes first with 100.
  @Test(arguments: [
    ("state.recovered", "EUR 500"),
    ("state.recovered under { state.agreed = EUR 1_500 }", "EUR 1_000"),
    ("state.recovered under { state.until = 2026-06-30 }", "EUR 0"),
    ("state.recovered under { d.upkeep = [2026-02-01: EUR 5] }", "EUR 0"),
    ("state.recovered under { d.value = EUR 1 }", "EUR 500"),
  ]) func `a buyer pays what was agreed, for a right that is in force, until a day`(
    figure: String, value: String
  ) {
    #expect(holds(Self.defaulted() + "expect \(figure) = \(value)"), "\(figure)")
  }

  private static let fund = """
    case "Fund" { currency = EUR, timeline = 2026 .. 2029 }
    risk_sharing_fund fund {
      losses = [EUR 0, EUR 60, EUR 90, EUR 10], cohort = EUR 1_000
      debt = [EUR 1_000, EUR 800, EUR 500, EUR 200]
      covers = 50%, first_loss = 2%, stop_loss = 6%, fee = 1%, capital = EUR 60
    }

    """

  /// Losses so far are 0, 60, 150, 160; half of what is above 20 is 0, 20, 65, 70, and no more than 60 is paid in all.
  @Test(arguments: [
    ("fund.paid", "[EUR 0, EUR 20, EUR 40, EUR 0]"),
    ("fund.borne", "[EUR 0, EUR 40, EUR 50, EUR 10]"),
    ("fund.fees", "[EUR 5, EUR 4, EUR 2.50, EUR 1]"),
    ("fund.balance", "[EUR 65, EUR 49, EUR 11.50, EUR 12.50]"),
    ("fund.fee_to_break_even", "4.8%"),
    ("sum(fund.paid) under { fund.stop_loss = 100% }", "EUR 70"),
    (
      "sum(fund.paid) under { fund.first_loss = 0%, fund.covers = 100%, fund.stop_loss = 100% }",
      "EUR 160"
    ),
    ("fund.balance[2026] under { fund.earns = 10% }", "EUR 71"),
    ("fund.sustained", "yes"), ("fund.sustained under { fund.capital = EUR 30 }", "no"),
    ("fund.stopped", "yes"), ("fund.stopped under { fund.stop_loss = 7.1% }", "no"),
  ]) func `a fund pays a share of what is above the first loss, up to its stop-loss`(
    figure: String, value: String
  ) {
    #expect(holds(Self.fund + "expect \(figure) = \(value)"), "\(figure)")
  }

  /// The parts add up, whatever is lost: what the fund pays and the lenders bear is the loss, and more cover never
  /// raises what the lenders bear.
  @Test func `what is lost is borne by the two`() {
    #expect(
      holds(
        Self.fund + """
          total = sum(fund.paid) + sum(fund.borne)
          expect total = EUR 160
          expect sum(fund.borne) under { fund.covers = 90%, fund.stop_loss = 100% } = EUR 34
          expect sum(fund.borne) under { fund.covers = 10%, fund.stop_loss = 100% } = EUR 146
          """))
  }

  @Test(arguments: [
    (
      "insurance i { covers = 90%, premium = 2%, loss_counted = discounted, pays_after = 1 day }",
      "sum insured"
    ),
    (
      "insurance i { covers = 90%, most = EUR 5, deductible = -EUR 1, premium = 2%, loss_counted = discounted, pays_after = 1 day }",
      "not below 0"
    ),
    (
      "insurance i { covers = 190%, most = EUR 5, premium = 2%, loss_counted = discounted, pays_after = 1 day }",
      "up to 100 %"
    ),
    (
      "risk_sharing_fund i { losses = EUR 1, debt = EUR 1, cohort = EUR 0, covers = 50%, stop_loss = 5%, fee = 1%, capital = EUR 1 }",
      "nothing to lose"
    ),
    (
      "risk_sharing_fund i { losses = EUR 1, debt = EUR 1, cohort = EUR 5, covers = 50%, stop_loss = 0%, fee = 1%, capital = EUR 1 }",
      "stop-loss"
    ),
  ]) func `what does not go together is told`(lines: String, words: String) {
    let run = Run("case \"x\" { currency = EUR, timeline = 2026 .. 2027 }\n" + lines + "\nshow i")
    let told = (run.program.diagnostics + run.outcome.messages).filter { $0.severity == .error }
    #expect(told.first.map { $0.text.contains(words) } == true, "\(told.map(\.text))")
  }
}
