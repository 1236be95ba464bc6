import Testing
import Worth
import WorthTestSupport

/// What comes in on the way, who is paid of it, and which facts of a loan and its default cannot be.
@Suite struct DefaultCourseTests {
  private static func head(
    _ facts: String = "", claims: String = "\"bank\" | 1 |", exposure: Int = 1000, value: Int = 500
  ) -> String {
    """
    case "Default" { currency = EUR, timeline = 2026 .. 2035 }
    default d {
      on = 2026-01-01, exposure = EUR \(exposure), value = EUR \(value)
      distress = 0%, decline = 0%, discount_rate = 10%, discounted_by = months
      lender = "bank", ranks_from = "teaching data"
      claim_interest = stops, upkeep_paid = yes
      claims { to | rank | amount
        \(claims)
      }
      \(facts)
    }

    """
  }

  private static let borne = "lender_costs = borne, claim_secured = in_full"
  private static let sale = """
    recovery sale {
      of = d, price = 80%, sale_costs = 10%, sale_costs_paid = at_default
      events { event | takes
        "sale" | 12 months }
    }

    """

  // MARK: Receipts

  /// 50 come a year after the default, whenever that is: 1 - 50 / 1.1 / 100. Of a debt of 10 no more than 10 come.
  @Test(arguments: [
    ("2026-01-01", 100, "54.5455%"), ("2029-01-01", 100, "54.5455%"), ("2026-01-01", 10, "9.0909%"),
  ]) func `receipts follow the default, and end with what is owed`(
    day: String, owed: Int, lgd: String
  ) {
    let source =
      Self.head(Self.borne, exposure: 100, value: 1) + """
        recovery plan { of = d, receipts = [2027-01-01: EUR 50]
          events { event | takes
            "plan" | 0 days } }
        outcome o { of = d, ways { way | probability
          plan | 100% } }
        expect o.lgd_on(\(day), EUR \(owed), EUR 1) = \(lgd)
        """
    #expect(holds(source))
  }

  /// 100 come in half a year, and the plan fails after one: then 400 for the sale a year later. What comes after the failure does not.
  @Test(arguments: [
    ("2026-07-01: EUR 100", 1000, "EUR 100 / 1.1 ^ 0.5 + EUR 320 / 1.1 ^ 2 - EUR 0"),
    ("2027-07-01: EUR 100", 1000, "EUR 320 / 1.1 ^ 2"),
    // Of 300 that are owed, 200 are left for the sale.
    ("2026-07-01: EUR 100", 300, "EUR 100 / 1.1 ^ 0.5 + EUR 200 / 1.1 ^ 2"),
  ]) func `what came in before a way failed is kept`(receipt: String, owed: Int, value: String) {
    let source =
      Self.head(Self.borne, exposure: owed) + """
        recovery sale { of = d, price = 80%, sale_costs = 20%, sale_costs_paid = at_sale
          events { event | takes
            "sale" | 12 months } }
        recovery plan { of = d, receipts = [\(receipt)], fails = 100%, then_follows = sale
          events { event | takes
            "plan" | 12 months } }
        gained = \(value)
        expect plan.recovered = gained within EUR 0.0001
        """
    #expect(holds(source))
  }

  @Test func `receipts beyond what is owed are remarked on`() {
    let run = Run(
      Self.head(Self.borne, exposure: 100) + """
        recovery plan { of = d, receipts = [2026-07-01: EUR 80, 2027-01-01: EUR 90]
          events { event | takes
            "plan" | 0 days } }
        show plan
        """)
    #expect(run.outcome.messages.map(\.text).contains { $0.contains("only EUR 100.00 count") })
    #expect(run.outcome.report.contains("2027-01-01"))
  }

  // MARK: Costs and support

  /// 40 of 400 are paid at the start. Where they are claimed as well, or come first, the lender has the 400 with a claim of 380.
  @Test(arguments: [
    ("borne", "EUR 380 / 1.1 - EUR 40"), ("added_to_claim", "EUR 400 / 1.1 - EUR 40"),
    ("first_from_proceeds", "EUR 400 / 1.1 - EUR 40"),
  ]) func `costs of a sale that are paid before it are claimed as others are`(
    costs: String, value: String
  ) {
    let source =
      Self.head("lender_costs = \(costs), claim_secured = in_full", exposure: 380) + Self.sale
      + "gained = \(value)\nexpect sale.recovered = gained within EUR 0.0001"
    #expect(holds(source))
  }

  /// A claim of 1,000 without interest, of which a sale brings 400 after a year.
  @Test(arguments: [
    // Half of the 600 that are open, and half of 1,000 - 400 / 1.1, then and there.
    ("of = loss, loss_counted = open_claim", "EUR 300 / 1.1"),
    ("of = loss, loss_counted = when_paid", "(EUR 1_000 - EUR 400 / 1.1) / 2 / 1.1"),
    ("of = loss, loss_counted = discounted", "(EUR 1_000 - EUR 400 / 1.1) / 2"),
    // 500 at once; of the 400 the guarantor gets all, half, or what 500 of the lender leave.
    ("of = exposure, recoveries = guarantor_first", "EUR 500 - EUR 400 / 1.1"),
    ("of = exposure, recoveries = shared", "EUR 500 - EUR 200 / 1.1"),
    ("of = exposure, recoveries = lender_first", "EUR 500"),
  ]) func `a guarantee pays on what its words say`(terms: String, value: String) {
    let source =
      "guarantee fund { covers = 50%, pays_after = 0 days, \(terms) }\n"
      + Self.head(Self.borne + ", support = fund") + """
        recovery sale { of = d, price = 80%, sale_costs = 0%, sale_costs_paid = at_sale
          events { event | takes
            "sale" | 12 months } }
        gained = \(value)
        expect sale.supported = gained within EUR 0.0001
        """
    #expect(holds(source))
  }

  @Test func `a right that has ended brings nothing`() {
    let run = Run(
      """
      case "End" { currency = EUR, timeline = 2026 .. 2030 }
      patent p { jurisdiction = "DE", filed = 2008-01-01, pledgeable = yes }
      collateral c { asset = p, value = EUR 100, between = steps, rank = 1, combine = added, lends_on = market
        advance_rate = 50%
        haircuts { cause | orderly | forced
          "law" | 10% | 10% } }
      default d { on = 2026-01-01, exposure = EUR 100, collateral = c, distress = 0%, decline = 0%
        discount_rate = 0%, discounted_by = months, lender = "bank", ranks_from = "teaching data"
        claim_interest = stops, upkeep_paid = yes, lender_costs = borne, claim_secured = in_full
        claims { to | rank | amount
          "bank" | 1 | } }
      recovery sale { of = d, price = 100%, sale_costs = 0%, sale_costs_paid = at_sale
        events { event | takes
          "sale" | 30 months } }
      early = sale with { events { event | takes
        "sale" | 6 months } }
      show sale.recovered, early.recovered
      """)
    #expect(run.errors == [])
    #expect(run.number("sale.recovered") == 0)
    #expect(run.number("early.recovered") == 100)
    #expect(
      run.outcome.messages.map(\.text).contains { $0.contains("before it is sold on 2028-07-01") })
  }

  // MARK: Facts that cannot be

  @Test(arguments: [
    ("claim_limit = EUR 5, " + borne, sale, "has no limit"),
    ("claim_rate = 5%, " + borne, sale, "has no rate"),
    (borne + ", upkeep = [2026-05-05: -EUR 5]", sale, "without a minus"),
    (
      borne + ", events { event | takes | cost\n \"notice\" | 1 month | -EUR 5 }", sale,
      "a cost is stated without a minus"
    ),
    (
      borne + ", events { event | takes\n \"notice\" | -2 months }", sale,
      "does not end before it begins"
    ),
    (borne, sale.replacing("12 months", with: "-300 days"), "before the default"),
    (borne, sale.replacing("10%", with: "-10%"), "a share of the price"),
    (borne, sale.replacing("80%", with: "80%, lost_with_licences = 120%"), "a share of the price"),
    (borne, sale.replacing("80%", with: "80%, receipts = [2026-02-02: -EUR 5]"), "without a minus"),
    (
      borne,
      sale
        + "other = d with { exposure = EUR 7 }\nrecovery plan { of = other, fails = 10%, then_follows = sale, receipts = [2026-02-02: EUR 1]\n events { event | takes\n \"plan\" | 1 day } }",
      "ends another default"
    ),
    (
      borne,
      sale
        + "other = d with { exposure = EUR 7 }\noutcome o { of = other, ways { way | probability\n sale | 100% } }",
      "one of them ends another"
    ),
    (
      borne,
      "guarantee g { covers = 50%, of = exposure, recoveries = shared, pays_after = 0 days, retained = 10% }",
      "cover less instead"
    ),
    (
      borne,
      "guarantee g { covers = 50%, of = loss, loss_counted = discounted, recoveries = shared, pays_after = 0 days }",
      "leave out recoveries"
    ),
    (
      borne,
      "guarantee g { covers = 50%, of = exposure, loss_counted = discounted, recoveries = shared, pays_after = 0 days }",
      "leave out loss_counted"
    ),
  ]) func `facts of a default that cannot be are told`(facts: String, rest: String, words: String) {
    let run = Run(Self.head(facts) + rest)
    let told = (run.program.diagnostics + run.outcome.messages).filter { $0.severity == .error }
    #expect(told.first.map { $0.text.contains(words) } == true, "\(words): \(told.map(\.text))")
  }

  private static let facility = """
    loan a { principal = EUR 1_000, drawn = 2026-01-15, first_payment = 2026-02-15, matures = 2028-01-15
      every = 1 month, rate = 12%, compounding = nominal, day_count = months, repayment = annuity

    """

  @Test(arguments: [
    ("yearly_fee = -1%", "a fee is not below"), ("prepayment_charge = 500%", "a share of it"),
    ("subsidy = -1%", "without a minus"), ("subsidised_until = 2027-01-15", "subsidy = 2%"),
    ("margin = 2%", "a rate that floats"), ("cap = 2%", "a rate that floats"),
    ("sweep_share = 20%", "which cash is swept"),
    ("drawdowns = [2026-05-05: -EUR 5]", "is above 0"),
    (
      "prepayments = [2026-05-05: -EUR 5], prepayment_effect = lower_instalments", "without a minus"
    ),
    (
      "resets { from | index\n 2027-01-15 | 3% }, cap = 2%, floor = 4%", "is below the least"
    ),
    (
      "first_repayment = 2026-03-05, interest_meanwhile = paid, last_period = short",
      "no interest is due"
    ),
  ]) func `terms of a loan that cannot be are told`(terms: String, words: String) {
    let run = Run(
      "case \"x\" { currency = EUR }\n" + Self.facility + terms + " }\nshow a.total_interest")
    let told = (run.program.diagnostics + run.outcome.messages).filter { $0.severity == .error }
    #expect(told.first.map { $0.text.contains(words) } == true, "\(terms): \(told.map(\.text))")
  }

  /// A year at an effective 10 % makes 1.1 of 1, whatever is drawn on the way: `effective_rate` is counted in the same days.
  @Test func `an effective rate is what a loan costs, also where money is drawn within a period`() {
    let source = """
      case "x" { currency = EUR }
      loan a { principal = EUR 100, drawn = 2026-01-01, first_payment = 2027-01-01, matures = 2028-01-01
        every = 1 year, rate = 10%, compounding = effective, day_count = actual_365, repayment = bullet
        drawdowns = [2026-10-01: EUR 1_000] }
      grown = EUR 100 * 1.1 ^ 1 + EUR 1_000 * 1.1 ^ (92 / 365)
      expect a.owed_on(2026-12-31) < grown
      expect a.interest[2027-01-01] = grown - EUR 1_100 within EUR 0.0001
      expect a.effective_rate = 10.0000%
      """
    #expect(holds(source))
  }

  @Test(arguments: [
    (
      "pool { name | class | value | advance\n \"x\" | \"a\" | EUR 5 | 50% }, class_limits { class | most\n \"b\" | 50% }",
      "‘b’"
    ),
    (
      "pool { name | class | value | advance\n \"x\" | \"a\" | EUR 5 | 50% }, class_limits { class | most\n \"a\" | -20% }",
      "a share of the pool"
    ),
    (
      "pool { name | class | value | advance\n \"x\" | \"a\" | EUR 5 | 50% }, class_limits { class | most\n \"a\" | 20%\n \"a\" | 30% }",
      "stands twice"
    ),
    (
      "outstanding = -EUR 5, pool { name | value | advance\n \"x\" | EUR 5 | 50% }",
      "is not below 0"
    ),
    ("pool { name | value | advance\n \"x\" | EUR 5 | 50%\n \"x\" | EUR 6 | 50% }", "one name"),
  ]) func `a pool that cannot be is told`(terms: String, words: String) {
    let run = Run(
      "case \"x\" { currency = EUR }\nborrowing_base b { limit_of = eligible, \(terms) }\nshow b.base"
    )
    let told = (run.program.diagnostics + run.outcome.messages).filter { $0.severity == .error }
    #expect(told.first.map { $0.text.contains(words) } == true, "\(terms): \(told.map(\.text))")
  }
}
