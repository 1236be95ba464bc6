import Foundation
import Testing
import Worth
import WorthTestSupport

/// What nobody can mean about a loan, its collateral, a default and who bears the loss is told, in words of the field.
@Suite struct LendingInputTests {
  private static let head = """
    case "Lending" { currency = EUR, timeline = 2027 .. 2031 }
    loan l {
      principal = EUR 400_000, drawn = 2027-01-15, first_payment = 2028-01-15, matures = 2031-01-15
      every = 1 year, rate = 8%, compounding = nominal, day_count = months, repayment = linear, rounded_to = EUR 0.01
    }
    loan other {
      principal = EUR 300_000, drawn = 2027-01-15, first_payment = 2028-01-15, matures = 2031-01-15
      every = 1 year, rate = 8%, compounding = nominal, day_count = months, repayment = linear, rounded_to = EUR 0.01
    }
    collateral pledge {
      secures = l, value[t] = EUR 1 million, between = steps, registered = 2027-02-01, rank = 1
      haircuts { cause | orderly | forced
        "time" | 20% | 10% }
      combine = added, lends_on = orderly, advance_rate = 50%
    }
    default bad_day {
      on = 2029-06-01, loan = l, collateral = pledge, distress = 20%, decline = 8%
      discount_rate = 12%, discounted_by = months, upkeep_paid = yes, lender = "bank", ranks_from = "teaching data"
      claims { to | rank | amount
        "court" | 1 | EUR 6_000
        "bank"  | 2 | }
      claim_interest = accrues, claim_rate = 12%, claim_secured = in_full, lender_costs = added_to_claim
    }
    recovery sale {
      of = bad_day, price = 60%, sale_costs = 8%, sale_costs_paid = at_sale
      events { event | takes | cost
        "marketing" | 12 months | EUR 9_000 }
    }
    outcome all { of = bad_day, ways { way | probability
      sale | 100% } }
    expected_credit_loss ecl {
      loan = l, ends_in = all, collateral = pledge, reporting_date = 2027-12-31, stage = 1, effective_rate = 8%
      pds { year | pd
        1 | 3% }
      scenarios { name | weight | pd_factor | value_factor
        "base" | 100% | 1 | 1 }
    }
    guarantee fund { covers = 50%, of = loss, loss_counted = discounted, pays_after = 90 days }
    insurance policy { covers = 80%, loss_counted = discounted, pays_after = 30 days, most = EUR 200_000, premium = 1% }
    risk_sharing_fund shared {
      losses[t] = EUR 10_000, debt[t] = EUR 1 million, cohort = EUR 5 million, covers = 50%, stop_loss = 10%, fee = 1%
      capital = EUR 100_000
    }
    country_rules sheet {
      country = "Northland", as_of = 2026-01-01, sources = "teaching data", teaching_data = yes
      rights { right | pledgeable | register | cost | takes | not_because
        "patent" | yes | "register of pledges" | EUR 150 | 10 days | }
      claims { to | rank | amount
        "court" | 1 | EUR 6_000
        "bank"  | 2 | }
      lender = "bank"
      first { event | takes | cost | paid | needed
        "notice" | 30 days | EUR 1_000 | start | }
      orderly { event | takes | cost | paid | needed
        "appeal" | 6 months | EUR 12_000 | end | 30% }
      forced { event | takes | cost | paid | needed
        "auction" | 2 months | EUR 6_000 | end | }
      orderly_price = 45%, orderly_costs = 8%, forced_price = 25%, forced_costs = 12%, distress = 20%
      schemes { scheme | covers | of | fee | most | longest | pays_after
        "State fund" | 50% | loss | 0.75% | EUR 300_000 | 8 years | 90 days }
    }

    """

  @Test func `what is meant passes`() {
    let run = Run(
      Self.head + "x = sale.lgd\ny = ecl.allowance\nz = shared.sustained\nw = sheet.before_lender")
    #expect(run.errors == [])
    #expect(run.text("w") == "EUR 6_000.00")
  }

  @Test(arguments: [
    ("policy with { retained = 10% }", "write deductible = EUR … instead of retained"),
    ("fund with { pays_after = -30 days }", "pays_after is not below 0"),
    ("ecl with { loan = other, ends_in = all }", "the outcome ends a default on another loan"),
    (
      "bad_day with { claim_secured = up_to_limit, claim_limit = -EUR 5 }",
      "claim_limit = -EUR 5.00"
    ),
    (
      "bad_day with { on = 2027-01-20 }",
      "registered on 2027-02-01, after the default of 2027-01-20"
    ),
    ("bad_day with { suspect_period = -6 months }", "suspect_period is not below 0"),
    ("shared with { losses = -EUR 10_000 }", "losses are stated without a minus"),
    ("shared with { debt = -EUR 10_000 }", "debt is not below 0"),
    ("shared with { capital = -EUR 10_000 }", "begins with what it has"),
    ("shared with { earns = -100% }", "cannot lose more than all"),
    ("sheet with { first.cost[1] = -EUR 5 }", "a cost is stated without a minus"),
    ("sheet with { orderly.needed[1] = 130% }", "a chance lies between 0 % and 100 %"),
    ("sheet with { forced.takes[1] = -5 days }", "an event does not end before it begins"),
    ("sheet with { schemes.most[1] = -EUR 5 }", "the most that a scheme pays"),
  ])
  func `a variant that nobody can mean is refused`(variant: String, message: String) {
    let run = Run(Self.head + "wrong = \(variant)")
    #expect(run.errors.contains("E0608"), "\(variant): \(run.errors)")
    #expect(
      run.outcome.messages.contains { $0.text.contains(message) },
      "\(variant): \(run.outcome.messages.map(\.text))")
  }

  @Test func `a probability below 0 is none`() {
    #expect(
      Run("x = conditional_pd(-5%, 20%, 0)").outcome.messages[0].text.contains(
        "a probability of -5%"))
  }

  @Test func `collateral of another loan, or of another default, is told`() {
    let foreign = Run(
      Self.head + """
        pledge2 = pledge with { secures = other }
        wrong = ecl with { collateral = pledge2 }
        """)
    #expect(
      foreign.outcome.messages.contains { $0.text.contains("the collateral secures another loan") })
    let lower = Run(
      Self.head + """
        pledge3 = pledge with { value = EUR 900_000 }
        wrong = ecl with { collateral = pledge3 }
        """)
    #expect(
      lower.outcome.messages.contains { $0.text.contains("other collateral secures than this") })
  }

  /// 1 June 2029 is 28 months after the registration.
  @Test(arguments: [("2 years", false), ("3 years", true)])
  func `a pledge within the suspect period is remarked`(period: String, isRemarked: Bool) {
    let run = Run(Self.head + "suspect = bad_day with { suspect_period = \(period) }")
    #expect(run.errors == [])
    #expect(
      run.outcome.messages.contains { $0.text.contains("a court may set it aside") } == isRemarked)
  }

  /// Set aside, the bank shares with others who have no pledge: half of what is left after the court.
  @Test func `a pledge that is set aside is a way of its own`() {
    let run = Run(
      Self.head + """
        without = bad_day with { claims { to | rank | amount
          "court"  | 1 | EUR 6_000
          "others" | 2 | EUR 400_000
          "bank"   | 2 | } }
        aside = sale with { of = without }
        both = all with { ways { way | probability
          sale  | 70%
          aside | 30% } }
        mean = both.expected_recovery - 70% * sale.recovered - 30% * aside.recovered
        lower = aside.recovered < sale.recovered
        """)
    #expect(run.errors == [])
    #expect(abs(run.number("mean") ?? 1) < 1e-6)
    #expect(run.text("lower") == "yes")
  }

  @Test func `a scheme of the sheet is a guarantee`() {
    let run = Run(
      Self.head + """
        scheme_guarantee state { rules = sheet, scheme = "State fund", runs_for = 4 years, loss_counted = discounted }
        plain = fund with { most = EUR 300_000, fee = 0.75% }
        a = (sale with { of = bad_day with { support = state } }).supported
        b = (sale with { of = bad_day with { support = plain } }).supported
        same = a = b
        fee = state.fee_on(EUR 100_000)
        """)
    #expect(run.errors == [])
    #expect(run.text("same") == "yes")
    #expect(run.text("fee") == "EUR 375.00")
    let unknown = Run(
      Self.head
        + "scheme_guarantee state { rules = sheet, scheme = \"state fund\", runs_for = 4 years, loss_counted = discounted }"
    )
    #expect(
      unknown.outcome.messages.contains {
        $0.text.contains("Northland lists no scheme “state fund” but State fund")
      }, "\(unknown.outcome.messages.map(\.text))")
    let long = Run(
      Self.head
        + "scheme_guarantee state { rules = sheet, scheme = \"State fund\", runs_for = 9 years, loss_counted = discounted }"
    )
    #expect(long.outcome.messages.contains { $0.text.contains("covers loans of up to 8 years") })
  }

  @Test func `more debt than may be lent, and a floating rate below 0, are remarked`() {
    let run = Run(
      Self.head + """
        low = pledge with { advance_rate = 20% }
        floating = l with { resets { from | index
          2028-01-15 | -3% }, margin = 2%, instalment_after_reset = worked_out }
        """)
    #expect(
      run.outcome.messages.contains {
        $0.text.contains("more than may be lent on the collateral, in 3 of the periods")
      },
      "\(run.outcome.messages.map(\.text))")
    #expect(
      run.outcome.messages.contains { $0.text.contains("falls below 0 %, to -1%") },
      "\(run.outcome.messages.map(\.text))")
  }

  /// What is open of the claim is looked at once the last receipt has come; a payment waits for it, too. 60,000 and what is
  /// left of 121,000 are all that is owed.
  @Test(arguments: [
    ("open_claim", "EUR 61_000", 0.0),
    // 60,000 / 1.1 and 20,000 / 1.21 are 71,074.38; half of the loss comes 90 days after 1 January 2028.
    ("when_paid", "EUR 20_000", 14_462.81 / pow(1.1, 90.0 / 365)),
  ])
  func `a guarantor waits for the last receipt`(counted: String, last: String, supported: Double) {
    let run = Run(
      """
      case "Receipts" { currency = EUR, timeline = 2026 .. 2030 }
      guarantee g { covers = 50%, of = loss, loss_counted = \(counted), pays_after = 90 days }
      default d {
        on = 2026-01-01, exposure = EUR 100_000, value = EUR 100_000, distress = 0%, decline = 0%, discount_rate = 10%
        discounted_by = actual_365, claim_interest = accrues, claim_rate = 10%, claim_secured = in_full
        lender_costs = borne, upkeep_paid = yes, lender = "bank", ranks_from = "teaching data", support = g
        claims { to | rank | amount
          "bank" | 1 | }
      }
      recovery r { of = d, receipts = [2027-01-01: EUR 60_000, 2028-01-01: \(last)]
        events { event | takes
          "agreement" | 60 days } }
      s = r.supported / EUR 1
      """)
    #expect(run.errors == [])
    let expected = counted == "open_claim" ? supported : supported / 1.21
    #expect(abs((run.number("s") ?? -1) - expected) < 0.01, "\(run.text("s"))")
  }

  @Test
  func
    `what is ranked before the lender, fees that nobody states, and heavy last payments are remarked`()
  {
    let run = Run(
      Self.head + """
        second = pledge with { rank = 2, ahead = EUR 600_000 }
        mezzanine = bad_day with { collateral = second }
        lapsed = bad_day with { upkeep_paid = no }
        unsaid = bad_day with { loan = missing, collateral = missing, exposure = EUR 5, value = EUR 5, suspect_period = 6 months }
        heavy = l with { repayment = annuity, instalment = EUR 40_000 }
        early = l with { prepayments = [2028-06-15: EUR 1 million], prepayment_effect = lower_instalments }
        recovery named { of = bad_day, price = 60%, sale_costs = 8%, sale_costs_paid = at_sale
          events { event | takes
            "marketing" | 12 months } }
        court = named.paid_to["court"]
        """)
    #expect(run.errors == [])
    #expect(run.text("court") == "EUR 6_000.00")
    for words in [
      "EUR 600_000.00 come before the lender, but the claims before it come to EUR 6_000.00",
      "Fees of the right are not paid, but none is stated",
      "Nothing says when the pledge was registered",
      "is more than twice the one before it",
      "Prepayments of EUR 1_000_000.00 are more than what is owed then",
    ] {
      #expect(run.outcome.messages.contains { $0.text.contains(words) }, "\(words)")
    }
  }

  /// 540,000 are shared by two claims of 627,200; a senior one of 376,320 leaves 163,680.
  @Test func `claims of others grow at their own rates`() {
    let run = Run(
      """
      case "Side by side" { currency = EUR, timeline = 2026 .. 2030 }
      default d {
        on = 2026-01-01, exposure = EUR 500_000, value = EUR 1 million, distress = 0%, decline = 0%, discount_rate = 10%
        discounted_by = months, claim_interest = accrues, claim_rate = 12%, claim_secured = in_full, lender_costs = borne
        upkeep_paid = yes, lender = "bank A", ranks_from = "teaching data"
        claims { to | rank | amount | rate
          "bank A" | 1 |  |
          "bank B" | 1 | EUR 500_000 | 12% }
      }
      recovery r { of = d, price = 60%, sale_costs = 10%, sale_costs_paid = at_sale
        events { event | takes
          "sale" | 24 months } }
      s = r with { of = d with { claims { to | rank | amount | rate
        "senior" | 1 | EUR 300_000 | 12%
        "bank A" | 2 |  | } } }
      a = [r.paid_to["bank A"], r.paid_to["bank B"]]
      b = [s.paid_to["senior"], s.paid_to["bank A"]]
      """)
    #expect(run.errors == [])
    #expect(run.text("a") == "[EUR 270_000.00, EUR 270_000.00]")
    #expect(run.text("b") == "[EUR 376_320.00, EUR 163_680.00]")
  }
}
