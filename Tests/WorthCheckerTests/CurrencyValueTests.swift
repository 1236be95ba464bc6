import Testing
import Worth
import WorthTestSupport

/// Several currencies in one kind, and prices for any unit.
@Suite struct CurrencyValueTests {
  /// A case in euros with dated rates, a licence in euros and a licensor with a currency of its own.
  private func run(_ lines: String) -> Run {
    Run(
      """
      case "c" {
        currency = EUR
        timeline = 2026 .. 2027
        valuation_date = 2026-01-01
        exchange = [USD 1 = [2026-01-01: EUR 0.8, 2027-03-01: EUR 0.5], CHF 1 = EUR 0.9]
      }
      unit tonne
      unit litre
      kind licence {
        sales: flow of money
        received[t] = sales * 10%
      }
      kind licensor {
        licence: licence
        own: currency
        costs: flow of money in own
        received[t] = licence.received in own on t.end + 60 days
        net[t]      = received - costs
        is_home     = own = case.currency
      }
      kind mill {
        fee: money per unit = 0
        volume: flow of unit
        base: money = 0
        due[t] = fee * volume + base
      }
      sold[t]   = EUR 40
      milled[t] = 5 tonne
      licence maize { sales = sold }
      \(lines)
      """)
  }

  // 10 % of EUR 40 is EUR 4; the last day of 2026 and 60 days are 2027-03-01, when a dollar is worth EUR 0.50.
  @Test(arguments: [
    ("licensor l { licence = maize, own = USD, costs = USD 1 }", "l.net[2026]", "USD 7.00"),
    ("licensor l { licence = maize, own = EUR, costs = EUR 1 }", "l.net[2026]", "EUR 3.00"),
    ("licensor l { licence = maize, own = USD, costs = 0 }", "l.net[2026]", "USD 8.00"),
    ("licensor l { licence = maize, own = EUR, costs = 0 }", "l.is_home", "yes"),
    ("licensor l { licence = maize, own = USD, costs = 0 }", "l.is_home", "no"),
    (
      "licensor k { licence = maize, own = EUR, costs = 0 }\nl = k with { own = USD }",
      "l.net[2026]", "USD 8.00"
    ),
    ("function f(x, c) = x in c on 2026-02-01\nx = f(EUR 4, case.currency)", "x", "EUR 4.00"),
    ("function f(x, c: currency) = x in c on 2026-02-01\nx = f(EUR 4, USD)", "x", "USD 5.00"),
    (
      """
      kind chain { of: licensor
        own = of.own
        x   = EUR 4 in own on 2026-02-01
        y   = EUR 4 in of.own on 2026-02-01 }
      licensor l { licence = maize, own = USD, costs = 0 }
      chain c { of = l }
      """, "c.x + c.y", "USD 10.00"
    ),
    ("own: currency = USD\nx = EUR 4 in own on 2026-02-01", "x", "USD 5.00"),
    ("x = EUR 8 per tonne in USD per tonne on 2026-02-01", "x * 1 tonne", "USD 10.00"),
    ("x = (EUR 9 per year in CHF per year) * 2", "x", "CHF 20 per year"),
    ("x = \"in {case.currency}\"", "x", "\"in EUR\""),
  ]) func `money is stated in the currency that a name holds`(
    lines: String, figure: String, expected: String
  ) {
    let run = run(lines + "\nfound = \(figure)")
    #expect(run.errors == [], "\(lines)")
    let found = run.text("found")
    #expect(found == expected || "\"" + found + "\"" == expected, "\(lines)")
  }

  @Test(arguments: [
    ("mill m { fee = EUR 3 per tonne, volume = milled }", "EUR 15.00"),
    ("mill m { fee = USD 3 per tonne, volume = milled }", "USD 15.00"),
    ("mill m { volume = milled, base = USD 7 }", "USD 7.00"),
    ("v[t] = 5 litre\nmill m { fee = EUR 2 per litre, volume = v }", "EUR 10.00"),
  ]) func `a price for any unit goes with the volume in that unit`(
    lines: String, expected: String
  ) {
    let run = run(lines + "\nfound = m.due[2026]")
    #expect(run.errors == [], "\(lines)")
    #expect(run.text("found") == expected, "\(lines)")
  }

  @Test(arguments: [
    ("licensor l { licence = maize, own = USD, costs = EUR 1 }", "E0367"),
    ("licensor l { licence = maize, own = Usd, costs = USD 1 }", "E0213"),
    ("licensor l { licence = maize, own = 5, costs = USD 1 }", "E0403"),
    ("mill m { fee = EUR 3 per tonne, volume = 5 litre }", "E0403"),
    ("mill m { fee = EUR 3, volume = milled }", "E0403"),
    ("x = EUR 4 per tonne in USD per litre", "E0321"), ("x = EUR 4 in owe", "E0212"),
    ("own = \"USD\"\nx = EUR 4 in own", "E0310"),
    ("kind k { own: currency?\n x = EUR 4 in own }\nk l { }", "E0339"),
    ("table b { id | paid\n \"A\" | \"USD\" }\nx[r in b] = EUR 4 in r.paid", "E0458"),
    (
      "table b { id | currency\n \"A\" | \"USD\" }\n"
        + "ls[r in b] = licensor { licence = maize, own = r.currency, costs = USD 1 }",
      "E0458"
    ),
    ("table b { id | currency\n \"A\" | USD }\nx = b.currency[1]", "E0104"),
  ]) func `a currency or unit that does not fit is told`(lines: String, code: String) {
    #expect(run(lines).errors == [code], "\(lines)")
  }

  @Test func `the cells of a table in a kind are in the currency of the input`() {
    let kind = """
      kind budget { own: currency, steps: table { cost: money in own }
        total = sum(steps.cost) }

      """
    let run = run(kind + "budget b { own = USD, steps { cost\n USD 2\n USD 4 } }")
    #expect(run.errors == [])
    #expect(run.text("b.total") == "USD 6.00")
    let other = self.run(kind + "budget b { own = USD, steps { cost\n EUR 2\n EUR 4 } }")
    #expect(other.errors.first == "E0367")
  }

  @Test func `a code in quotes is proposed without them`() {
    let lines = "licensor l { licence = maize, own = \"USD\", costs = USD 1 }"
    let found = run(lines).program.diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.code) == ["E0403"])
    #expect(found.first?.proposal?.replacement == "USD")
  }

  @Test func `a kind with currencies and units of its own is checked by itself`() {
    var engine = Engine()
    engine.checksKinds = true
    let found = engine.compile(
      """
      kind licensor { own: currency, costs: flow of money in own, fee: money per unit = 0
        sold: flow of unit
        paid[t] = (costs in case.currency) + fee * sold }
      """)
    #expect(found.diagnostics.filter { $0.severity == .error }.isEmpty)
  }
}
