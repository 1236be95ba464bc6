import Testing
import Worth
import WorthTestSupport

/// What comes in after a default, in its order: each of these was one figure too high or too low.
@Suite struct RecoveryLedgerTests {
  /// 100 are owed, without interest and discount.
  private static func case_(
    _ facts: String, _ way: String, events: String = "\"sale\" | 12 months |", value: Int = 1000
  ) -> String {
    """
    case "Ledger" { currency = EUR, timeline = 2026 .. 2035 }
    default d {
      on = 2026-01-01, exposure = EUR 100, value = EUR \(value), distress = 0%, decline = 0%
      discount_rate = 0%, discounted_by = months, lender = "bank", ranks_from = "teaching data"
      claim_interest = stops, upkeep_paid = yes
      claims { to | rank | amount
        "bank" | 1 | }
      \(facts)
    }
    recovery w { of = d, \(way)
      events { event | takes | cost
        \(events) } }

    """
  }

  private static let borne = "lender_costs = borne, claim_secured = in_full"

  @Test(arguments: [
    // The sale has paid all of it: a receipt after that counts for nothing, and for half of it where half is open.
    (
      borne,
      "price = 10%, sale_costs = 0%, sale_costs_paid = at_sale, receipts = [2027-06-01: EUR 50]",
      "\"sale\" | 12 months |", "EUR 100"
    ),
    (
      borne,
      "price = 5%, sale_costs = 0%, sale_costs_paid = at_sale, receipts = [2027-06-01: EUR 70]",
      "\"sale\" | 12 months |", "EUR 100"
    ),
    // Costs that are claimed are owed as well: 5 are spent, 105 come in.
    (
      "lender_costs = added_to_claim, claim_secured = in_full", "receipts = [2027-06-01: EUR 105]",
      "\"plan\" | 2 months | EUR 5", "EUR 100"
    ),
    // The pledge secures 80 of what is left, and 80 are left.
    (
      "lender_costs = borne, claim_secured = up_to_limit, claim_limit = EUR 80",
      "price = 50%, sale_costs = 0%, sale_costs_paid = at_sale, receipts = [2026-06-01: EUR 20]",
      "\"sale\" | 12 months |", "EUR 100"
    ),
  ]) func `what comes in ends with what is open`(
    facts: String, way: String, events: String, recovered: String
  ) {
    #expect(
      holds(Self.case_(facts, way, events: events) + "expect w.recovered = \(recovered)"), "\(way)")
  }

  /// A tenth of 1,000 is to be paid, 20 % of it as costs on the day of the default, and the way fails; a sale of 50 follows.
  @Test(arguments: [("100%", "EUR 30"), ("50%", "EUR 55")])
  func `costs that were paid before a way failed are lost`(fails: String, recovered: String) {
    let source =
      Self.case_(Self.borne, "price = 5%, sale_costs = 0%, sale_costs_paid = at_sale")
        + """
        recovery first { of = d, price = 10%, sale_costs = 20%, sale_costs_paid = at_default
          fails = \(fails), then_follows = w
          events { event | takes
            "sale" | 6 months } }
        expect first.recovered = \(recovered)
        """
    #expect(holds(source))
  }

  @Test(arguments: [
    // 10 of 60 refund the costs, 50 pay the claim, 50 are open.
    (
      "of = loss, loss_counted = open_claim, covers = 50%, pays_after = 0 days",
      "lender_costs = first_from_proceeds, claim_secured = in_full, discount_rate = 0%", "EUR 25"
    ),
    // A loss of 100 - 50 / 1.1 ^ 2, with interest until it is paid after three years, of which no more than 20 are paid.
    (
      "of = loss, loss_counted = discounted, covers = 100%, most = EUR 20, pays_after = 1 year",
      "lender_costs = borne, claim_secured = in_full, discount_rate = 10%", "EUR 20 / 1.1 ^ 2"
    ),
  ]) func `a guarantee pays what is open, and no more than its most`(
    terms: String, facts: String, paid: String
  ) {
    let isLoss = terms.contains("open_claim")
    let source =
      "guarantee fund { \(terms) }\n"
      + Self.case_(
        facts.replacing(", discount_rate = 0%", with: "").replacing(
          ", discount_rate = 10%", with: "") + ", support = fund",
        "price = \(isLoss ? 6 : 5)%, sale_costs = 0%, sale_costs_paid = at_sale",
        events: "\"sale\" | 12 months | EUR \(isLoss ? 10 : 0)"
      )
      .replacing("discount_rate = 0%", with: isLoss ? "discount_rate = 0%" : "discount_rate = 10%")
      + "paid = \(paid)\nexpect w.supported = paid within EUR 0.0001"
    #expect(holds(source), "\(terms)")
  }

  @Test func `ways by row read the events of the default of their row`() {
    let source = """
      case "Rows" { currency = EUR, timeline = 2026 .. 2030 }
      table book { id | owed | cost
        "A" | EUR 100 | EUR 5
        "B" | EUR 200 | EUR 20 }
      bad_day[b in book] = default {
        on = 2026-01-01, exposure = b.owed, value = EUR 1_000, distress = 0%, decline = 0%
        discount_rate = 0%, discounted_by = months, lender = "bank", ranks_from = "teaching data"
        claim_interest = stops, upkeep_paid = yes, lender_costs = borne, claim_secured = in_full
        claims { to | rank | amount
          "bank" | 1 | }
        events { event | takes | cost
          "notice" | 1 month | b.cost } }
      way[b in book] = recovery { of = bad_day, price = 50%, sale_costs = 0%, sale_costs_paid = at_sale
        events { event | takes
          "sale" | 12 months } }
      expect way.recovered = [EUR 95, EUR 180]
      expect way.ends = [2027-02-01, 2027-02-01]
      """
    #expect(holds(source))
  }

  /// 50 are paid half a year after the default and bear 20 % from then on: 50 · 1.2 ^ 1.5 come back after two years of the 300.
  @Test func `the claim of a guarantor bears interest from its payment on`() {
    let source =
      "guarantee fund { of = exposure, covers = 50%, recoveries = guarantor_first, pays_after = 6 months }\n"
      + Self.case_(
        "lender_costs = borne, claim_secured = in_full, claim_rate = 20%, support = fund",
        "price = 30%, sale_costs = 0%, sale_costs_paid = at_sale", events: "\"sale\" | 24 months |"
      )
      .replacing("claim_interest = stops", with: "claim_interest = accrues")
      .replacing("discount_rate = 0%", with: "discount_rate = 10%")
      + "paid = EUR 50 / 1.1 ^ 0.5 - EUR 50 * 1.2 ^ 1.5 / 1.1 ^ 2\nexpect w.supported = paid within EUR 0.0001"
    #expect(holds(source))
  }
}
