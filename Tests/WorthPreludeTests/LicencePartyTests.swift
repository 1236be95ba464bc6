import Testing
import Worth
import WorthTestSupport

/// In which currency the sides of a licence count, and at the rate of which day.
@Suite struct LicencePartyTests {
  /// A licence with sales in euros, and two sides that count in francs and dollars.
  private func source(payment: String, _ rest: String) -> String {
    """
    case "Currencies" {
      currency = CHF, timeline = 2027 .. 2028
      exchange = [USD 1 = [2026-12-31: CHF 2, 2027-12-31: CHF 4, 2028-01-30: CHF 5],
        EUR 1 = [2026-12-31: CHF 1, 2027-12-31: CHF 2, 2028-01-30: CHF 4]]
    }
    licence pump {
      sales = EUR 1000, royalty = 10%, upfront = EUR 60
      \(payment)
    }
    licensor owner {
      licence = pump, currency = CHF, discount_rate = 0%, tax_rate = 0%, timing = end, losses = lost
      costs = CHF 7
    }
    licensee maker {
      licence = pump, currency = USD, discount_rate = 0%, tax_rate = 0%, timing = end, losses = lost
      margin = 20%
    }
    \(rest)
    """
  }

  /// `true` iff a message of the case has these words.
  private func said(by source: String, _ words: String) -> Bool {
    let run = Run(source)
    return (run.program.diagnostics + run.outcome.messages).contains { $0.text.contains(words) }
  }

  @Test func `what is due counts at the day of payment, profit at the end of the period`() {
    // 2027: EUR 100 are CHF 400 on 30 January 2028, and USD 80; EUR 200 are USD 100 on 31 December.
    let late = source(
      payment: "payment { due_after = 30 days }",
      """
      expect owner.cash[2027] = CHF 393
      expect owner.on_signing = CHF 60
      expect maker.profit[2027] = USD 100
      expect maker.charged[2027] = USD 80
      expect maker.on_signing = -USD 30
      """)
    #expect(holds(late))
  }

  @Test func `the day of conversion moves money where the currencies of sales and payment part`() {
    // EUR 100 are USD 50 on 31 December 2027, CHF 250 a month later; or USD 80 then, CHF 400.
    let converted = source(
      payment: "payment { due_after = 30 days, currency = USD, converted = period_end }",
      """
      scenario later { pump.payment.converted = day_due }
      royalty_statement report { licence = pump, coin = EUR 0.01, paid_coin = 0.01 }
      expect owner.cash[2027] = CHF 243
      expect maker.charged[2027] = USD 50
      expect report.paid_over[2027] = USD 50
      expect owner.cash[2027] under later = CHF 393
      expect maker.charged[2027] under later = USD 80
      """)
    #expect(holds(converted))
  }

  @Test func `a payment in another currency asks for the day, and for the currency of a side`() {
    let undated = source(payment: "payment { due_after = 30 days, currency = USD }", "")
    #expect(said(by: undated, "say at the rate of which day it is brought to USD"))
    let silent = """
      case "Silent" { currency = EUR, timeline = 2027 .. 2027, exchange = [USD 1 = EUR 2] }
      licence pump {
        sales = EUR 1000, royalty = 10%
        payment { due_after = 30 days, currency = USD, converted = period_end }
      }
      licensor owner {
        licence = pump, discount_rate = 0%, tax_rate = 0%, timing = end, losses = lost
      }
      show owner.value
      """
    #expect(said(by: silent, "say in which this side counts"))
  }

  /// The owner gains 62.50 dollars, which are 50 euros, the maker 150 euros.
  @Test(arguments: [
    ("exchange = [EUR 1 = USD 1.25]", "", "EUR 200"),
    ("exchange = [EUR 1 = USD 1.25]", ", counted_in = USD", "USD 250"),
    (
      "valuation_date = 2026-12-31, exchange = [EUR 1 = [2026-12-31: USD 1.25, 2027-12-31: USD 1.25]]",
      "", "EUR 200"
    ),
  ]) func `a negotiation compares what each side counts in its own currency`(
    exchange: String, counted: String, joint: String
  ) {
    let source = """
      case "Two" { currency = EUR, timeline = 2027 .. 2027, \(exchange) }
      licence dye { sales = EUR 1_000, royalty = 5% }
      licensor owner {
        licence = dye, discount_rate = 0%, tax_rate = 0%, timing = end, losses = lost, currency = USD
      }
      licensee maker {
        licence = dye, discount_rate = 0%, tax_rate = 0%, timing = end, losses = lost, margin = 20%
      }
      negotiation both { licensor = owner, licensee = maker\(counted) }
      expect both.joint_gain = \(joint)
      expect both.licensor_share = 25%
      """
    #expect(holds(source), "\(counted)")
  }

  @Test func `without an upfront both sides have an amount of 0 on signing`() {
    #expect(
      holds(
        """
        case "No upfront" { currency = EUR, timeline = 2027 .. 2027 }
        licence pump { sales = EUR 1000, royalty = 10% }
        licensor owner {
          licence = pump, discount_rate = 0%, tax_rate = 0%, timing = end, losses = lost
        }
        expect pump.due_on_signing = EUR 0
        expect owner.on_signing = EUR 0
        expect owner.value = EUR 100
        """))
  }
}
