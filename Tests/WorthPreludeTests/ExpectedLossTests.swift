import Testing
import Worth
import WorthTestSupport

/// What is expected to be lost of a loan.
@Suite struct ExpectedLossTests {
  /// A loan of 100,000 at a simple 10 % that is paid with its interest at the end, from which nothing comes back: at the end of
  /// month k of the third year 100,000 · (1 + 10 % · (24 + k) / 12) are owed. Summed in Python with the chance of a default in each
  /// month, 12 % in a year, and a discount of 10 % a year: 14,291.4677…
  private static let source = """
    case "Bullet" { currency = EUR, timeline = 2026 .. 2032 }
    loan a {
      principal = EUR 100_000, drawn = 2026-01-01, first_payment = 2030-01-01, matures = 2030-01-01
      every = 1 year, rate = 10%, compounding = nominal, day_count = months, repayment = bullet
    }
    value[t]: level of money = EUR 1
    collateral c {
      secures = a, value = value, between = straight, rank = 1
      haircuts { cause | orderly | forced
        "legal" | 10% | 5% }
      combine = added, lends_on = orderly, advance_rate = 50%
    }
    default z {
      on = 2028-07-01, loan = a, collateral = c, distress = 0%, decline = 0%
      discount_rate = 10%, discounted_by = months, upkeep_paid = yes
      lender = "bank", claim_interest = stops, lender_costs = borne, ranks_from = "teaching data", claim_secured = in_full
      claims { to | rank | amount
        "bank" | 1 | }
    }
    recovery sale {
      of = z, price = 1%, sale_costs = 0%, sale_costs_paid = at_sale
      events { event | takes
        "sale" | 0 days }
    }
    outcome o { of = z, ways { way | probability
      sale | 100% } }
    expected_credit_loss e {
      loan = a, ends_in = o, collateral = c, reporting_date = 2028-01-01
      pds { year | pd
        1 | 12% }
      scenarios { name | weight | pd_factor | value_factor
        "base" | 100% | 1 | 1 }
      stage = 1, effective_rate = 10%, regulatory_lgd = 100%
    }
    """

  @Test func `interest that has run is owed in a default, too`() {
    let run = Run(Self.source)
    #expect(run.errors == [])
    // A hundredth of a euro comes back in each default.
    #expect(abs((run.number("e.allowance") ?? 0) - 14_291.4677) < 0.01)
    // 120,000 are owed on the reporting date, of which 12 % are expected to be lost.
    #expect(abs((run.number("e.regulatory_loss") ?? 0) - 14_400) < 1e-6)
  }

  /// In stage 3 the default of July 2028 has happened: all but a hundredth of a cent of the 125,000 that were owed is lost, half a year
  /// later 1.1 ^ 0.5 of it, in all scenarios alike.
  @Test func `a default that has happened is carried on to the reporting date`() {
    let late = Self.source.replacing(
      "reporting_date = 2028-01-01", with: "reporting_date = 2029-01-01"
    )
    .replacing("stage = 1", with: "stage = 3")
    let run = Run(late)
    #expect(run.errors == [])
    #expect(abs((run.number("e.allowance") ?? 0) - 125_000 * 1.1.squareRoot()) < 0.02)
    let early = Run(Self.source.replacing("stage = 1", with: "stage = 3"))
    #expect(early.outcome.messages.first?.text.contains("not on 2028-07-01") == true)
  }

  @Test func `scenarios count in stage 3`() {
    let source = Self.source.replacing("stage = 1", with: "stage = 3").replacing(
      "reporting_date = 2028-01-01", with: "reporting_date = 2028-07-01"
    ).replacing("= EUR 1\n", with: "= EUR 100_000\n").replacing("price = 1%", with: "price = 50%")
      .replacing(
        "\"base\" | 100% | 1 | 1", with: "\"good\" | 50% | 1 | 1\n \"bad\" | 50% | 1 | 0.5")
    let run = Run(source)
    #expect(run.errors == [])
    // 50,000 and 25,000 come back.
    #expect(abs((run.number("e.allowance") ?? 0) - (125_000 - 37_500)) < 1e-6)
  }

  @Test(arguments: [
    ("| 1 | 1 }", "| -1.8 | 1 }"), ("effective_rate = 10%", "effective_rate = -12%"),
    ("regulatory_lgd = 100%", "regulatory_lgd = 450%"),
  ]) func `what no accountant would accept is told`(old: String, new: String) {
    #expect(Run(Self.source.replacing(old, with: new)).errors == ["E0608"], "\(new)")
  }

  @Test func `an outcome of another loan is told`() {
    let other = "b = a with { principal = EUR 60_000 }\nf = e with { loan = b }\nshow f.allowance"
    let run = Run(Self.source + "\n" + other)
    #expect(
      run.outcome.messages.first { $0.severity == .error }?.text.contains("another loan") == true)
  }
}
