import Testing
import Worth
import WorthTestSupport

/// Collateral, guarantees, defaults and the ways in which they end.
@Suite struct DefaultTests {
  private static func head(
    facts: String = "", claims: String = "\"bank\" | 1 |", way: String = "", fund: String = ""
  ) -> String {
    """
    case "Default" { currency = EUR, timeline = 2026 .. 2030 }
    guarantee fund { covers = 50%, of = loss, loss_counted = discounted, pays_after = 90 days \(fund) }
    default d {
      on = 2026-01-01, exposure = EUR 1_000, value = EUR 2_000
      distress = 0%, decline = 0%, discount_rate = 0%, discounted_by = months
      lender = "bank", lender_costs = borne, ranks_from = "teaching data"
      claim_interest = stops, claim_secured = in_full
      claims { to | rank | amount
        \(claims)
      }
      \(facts)
    }
    recovery sale {
      of = d, price = 40%, sale_costs = 10%, sale_costs_paid = at_sale
      events { event | takes | cost | needed
        "court" | 3 months | EUR 30 |
        "sale"  | 9 months | EUR 20 | 50% }
      \(way)
    }

    """
  }

  private static let paid = "upkeep_paid = yes"

  /// The price is 800, 720 after costs; the events cost 30, and 20 with a chance of a half.
  @Test(arguments: [
    (paid, "sale.recovered", "EUR 680"), (paid, "sale.lgd", "32%"),
    (paid + ", support = fund", "sale.supported", "EUR 160"),
    (paid + ", support = fund", "sale.lgd", "16%"), (paid, "sale.ends", "2027-01-01"),
    ("upkeep_paid = no, upkeep = [2026-02-02: EUR 5]", "sale.recovered", "-EUR 40"),
    ("upkeep_paid = yes, upkeep = [2026-02-02: EUR 5]", "sale.recovered", "EUR 675"),
    ("upkeep_paid = no, upkeep = [2029-02-02: EUR 5]", "sale.recovered", "EUR 680"),
  ]) func `a way of recovery`(facts: String, figure: String, value: String) {
    #expect(holds(Self.head(facts: facts) + "expect \(figure) = \(value)"), "\(facts): \(figure)")
  }

  /// Of 720 a better rank takes its part first, an equal one in proportion: 720 × 1,000 / 1,500.
  @Test(arguments: [
    ("\"court\" | 1 | EUR 100\n\"bank\" | 2 |", "EUR 580"),
    ("\"bank\" | 1 |\n\"state\" | 1 | EUR 500", "EUR 440"),
    ("\"bank\" | 1 |\n\"late\" | 2 | EUR 500", "EUR 680"),
  ]) func `ranks of those who claim`(claims: String, recovered: String) {
    let source = Self.head(facts: Self.paid, claims: claims)
    #expect(holds(source + "expect sale.recovered = \(recovered)"), "\(claims)")
  }

  /// A workout that fails with 25 %, and then the sale: 75 % of 600 and 25 % of what the sale brings, each after its costs.
  @Test func `a way that fails is followed by another`() {
    let source =
      Self.head(facts: Self.paid) + """
        recovery workout {
          of = d, receipts = [2026-06-30: EUR 600], fails = 25%, then_follows = sale
          events { event | takes
            "talks" | 2 months }
        }
        expect workout.recovered = EUR 450 + EUR 170
        """
    #expect(holds(source))
  }

  /// What comes first whichever way it ends, and the fees of the right, count once: 100, and 50 for the fee.
  @Test func `ways that follow one another bear common costs once`() {
    let facts =
      Self.paid + """
        , upkeep = [2026-02-02: EUR 50]
          events { event | takes | cost
            "notice" | 1 month | EUR 100 }
        """
    let source =
      Self.head(facts: facts) + """
        recovery workout {
          of = d, receipts = [2026-06-30: EUR 600], fails = 100%, then_follows = sale
          events { event | takes
            "talks" | 0 days }
        }
        expect workout.recovered = sale.recovered
        expect sale.recovered = EUR 530
        """
    #expect(holds(source))
  }

  /// What has been received is no longer claimed: of 1,000, 600 come first, and 400 out of 720.
  @Test func `receipts lower the claim`() {
    let source = Self.head(facts: Self.paid, way: "receipts = [2026-02-02: EUR 600]")
    #expect(
      holds(source + "expect sale.recovered = EUR 960\nexpect sale.claim[2027-01-01] = EUR 400"))
  }

  /// The loss is 330 where the second event is needed and 310 where it is not; a workout brings 600, so that 400 is lost, or
  /// fails with 20 %, after which the sale follows.
  @Test(arguments: [
    ("most = EUR 160", "sale.supported", "EUR 157.50"),
    ("retained = 10%", "sale.supported", "EUR 110"),
    ("retained = 32%", "sale.supported", "EUR 2.50"),
    ("retained = 32%", "sale.lgd", "31.75%"),
    ("most = EUR 160", "workout.supported", "EUR 159.50"),
  ]) func `limits of a guarantee hold for each course`(
    limit: String, figure: String, value: String
  ) {
    let source = Self.head(facts: Self.paid + ", support = fund", fund: ", \(limit)")
    let workout = """
      recovery workout {
        of = d, fails = 20%, then_follows = sale, receipts = [2026-06-01: EUR 600]
        events { event | takes
          "talks" | 3 months }
      }

      """
    #expect(holds(source + workout + "expect \(figure) = \(value)"), "\(limit): \(figure)")
  }

  @Test(arguments: [
    ("upkeep_paid = yes, upkeep = [2025-02-02: EUR 5]", "", "", "after the default"),
    (paid, "\"court\" | 1 | EUR 5", "", "one row among the claims"),
    (paid, "", "fails = 10%", "then_follows"),
    (paid, "", "receipts = [2025-05-05: EUR 5]", "receipts come after the default"),
  ]) func `facts that do not go together are told`(
    facts: String, claims: String, way: String, words: String
  ) {
    let source = Self.head(
      facts: facts, claims: claims.isEmpty ? "\"bank\" | 1 |" : claims, way: way)
    let run = Run(source + "show sale.recovered")
    let told = (run.program.diagnostics + run.outcome.messages).filter { $0.severity == .error }
    #expect(
      told.first.map { $0.text.contains(words) } == true,
      "\(facts): \(told.map(\.text))")
  }

  @Test(arguments: [
    (
      "guarantee g { covers = 120%, of = loss, loss_counted = discounted, pays_after = 1 day }",
      "up to 100 %"
    ),
    ("guarantee g { covers = 50%, of = loss, pays_after = 1 day }", "loss_counted = discounted"),
    ("guarantee g { covers = 50%, of = exposure, pays_after = 1 day }", "recoveries = shared"),
    (
      "know_how k { kept_secret = yes, known_from = 2030-01-01, pledgeable = no, not_pledgeable_because = \"no register takes it\" }\ncollateral g { asset = k, value = EUR 5, between = steps, rank = 1, combine = added, lends_on = market, advance_rate = 50%\n haircuts { cause | orderly | forced\n \"x\" | 10% | 10% } }",
      "no register takes it"
    ),
    (
      "collateral g { value = EUR 5, between = steps, rank = 1, combine = added, lends_on = market, advance_rate = 50%\n haircuts { cause | orderly | forced\n \"x\" | 60% | 50% } }",
      "take no more than all"
    ),
    (
      "waterfall g { available = -EUR 5, rest_to = \"x\"\n claims { to | rank | amount\n \"a\" | 1 | EUR 5 } }",
      "nothing can be paid out"
    ),
    (
      "waterfall g { available = EUR 5, rest_to = \"x\"\n claims { to | rank | share\n \"a\" | 1 | 60%\n \"b\" | 1 | 50% } }",
      "more than 100 %"
    ),
    (
      "waterfall g { available = EUR 5, rest_to = \"x\"\n claims { to | rank | amount | weight\n \"a\" | 1 | EUR 5 | 1\n \"b\" | 1 | EUR 5 | } }",
      "each has a weight, or none"
    ),
    (
      "waterfall g { available = EUR 5, rest_to = \"x\"\n claims { to | rank | amount | weight\n \"a\" | 1 | EUR 5 | 0\n \"b\" | 1 | EUR 5 | 1 } }",
      "a weight is above 0"
    ),
    (
      "borrowing_base g { limit_of = after_limits\n class_limits { class | most\n \"a\" | 50% }\n pool { name | class | value | advance\n \"x\" | \"a\" | EUR 5 | 50% } }",
      "limit_of = eligible"
    ),
  ]) func `what no bank would accept is told`(form: String, words: String) {
    let run = Run("case \"Bad\" { currency = EUR, timeline = 2026 .. 2027 }\n\(form)\nshow g")
    let told = (run.program.diagnostics + run.outcome.messages).filter { $0.severity == .error }
    #expect(told.contains { $0.text.contains(words) }, "\(form): \(told.map(\.text))")
  }

  @Test func `chances that miss 100 % are told`() {
    let source =
      Self.head(facts: Self.paid)
      + "outcome o { of = d\n ways { way | probability\n sale | 90% } }\nshow o.lgd"
    let run = Run(source)
    #expect(run.outcome.messages.contains { $0.text.contains("total 100 %, not 90%") })
  }

  /// Quarters end on the last day of a month, and three months later the next one ends.
  @Test func `a breach is cured by the test three months later`() {
    let source = """
      case "Covenant" { currency = EUR, timeline = 2026-Q1 .. 2026-Q4 }
      cover = [1.4, 1.0, 1.3, 1.0]
      covenant c {
        measure = cover, must_be = at_least, limit = 1.2
        cure_period = 3 months, cure = next_test, consequence = "a talk"
      }
      expect c.uncured = 0
      expect c.breaches = 2
      expect c.is_open[2026-Q4] = yes
      """
    #expect(holds(source))
    #expect(
      Run(source + "\nshow c.uncured").outcome.messages.contains {
        $0.text.contains("beyond the timeline")
      })
  }

  /// A value that is stated for no period of the timeline is no value of 0.
  @Test func `the value of collateral is asked for within the timeline`() {
    let source = """
      case "Late" { currency = EUR, timeline = 2026 .. 2028 }
      collateral c {
        value = EUR 5, between = steps, rank = 1, combine = added, lends_on = market, advance_rate = 50%
        haircuts { cause | orderly | forced
          "sale" | 10% | 10% }
      }
      show c.value_on(2029-06-01)
      """
    #expect(Run(source).outcome.messages.contains { $0.text.contains("not for 2029-06-01") })
  }

  /// A better rank never recovers less, a longer sale never more at a positive rate, and more cover never raises the loss.
  @Test func `recoveries move the way they should`() {
    let source =
      Self.head(
        facts: Self.paid + ", support = fund", claims: "\"bank\" | 2 |\n\"state\" | 1 | EUR 300")
        + """
        costly = d with { discount_rate = 10% }
        later  = sale with { of = costly }
        latest = later with { events.takes["sale"] = 20 months }
        expect sale.recovered <= (sale with { of = d with { claims.rank["bank"] = 1, claims.rank["state"] = 2 } }).recovered
        expect latest.recovered <= later.recovered
        expect later.recovered <= sale.recovered
        expect sale.lgd under { fund.covers = 80% } <= sale.lgd
        """
    #expect(holds(source))
  }
}
