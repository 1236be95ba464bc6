import Testing
import Worth
import WorthTestSupport

/// Licences and sharing: what must hold for all of them.
///
/// `Tests/Models` works out random ones by another route.
@Suite struct LicenceTests {
  // MARK: What is paid is received

  @Test(arguments: ["licensor", "licensee"], ["lost", "credited", "deducted"])
  func `what the licensee pays is what the licensor and the tax offices receive`(
    bears: String, foreignTax: String
  ) {
    #expect(
      holds(
        """
        case "Paid" { currency = EUR, timeline = 2027-Q1 .. 2029-Q4, valuation_date = 2027-02-15 }
        licence dye {
          sales   = EUR 400_000
          royalty = 5%
          upfront = EUR 30_000
          minimum { amount = EUR 90_000, credit = shortfall_carried, part_year = prorated }
          milestones { name | on | pay
            "approval" | 2028-05-01 | EUR 7_000 }
          withholding { rate = 15%, treaty_rate = 10%, borne_by = \(bears) }
        }
        licensor institute {
          licence = dye, discount_rate = 8%, tax_rate = 20%, timing = end, losses = offset
          foreign_tax = \(foreignTax), costs = EUR 1_000
        }
        licensee maker {
          licence = dye, discount_rate = 12%, tax_rate = 25%, timing = end, losses = offset
          margin = 15%, investment[2027-Q1] = EUR 90_000, investment[t] = 0
        }
        # Of each period, and of signing.
        expect sum(abs(dye.charged[t] - dye.received[t] - dye.withheld[t]) for t in case.first .. case.last) < EUR 0.000_001
        expect dye.charged_on_signing = dye.received_on_signing + dye.withheld_on_signing
        # Of all that comes after the valuation date: profit, less what is invested and spent, goes
        # to both sides and to three tax offices.
        made  = sum(maker.profit[t] * dye.after_valuation[t] - maker.investment[t] * maker.to_come[t] for t in case.first .. case.last)
        taken = sum(maker.net) + sum(maker.tax) + sum(institute.net) + sum(institute.tax) + sum(institute.spent) + sum(dye.withheld_after)
        expect made = taken
        expect institute.on_signing + dye.withheld_on_signing + maker.on_signing = 0
        """))
  }

  @Test func `each side counts in its own currency, at the rate of the day on which it is due`() {
    #expect(
      holds(
        """
        case "Exchange" { currency = EUR, timeline = 2027 .. 2029, exchange = [USD 1 = [2026-01-01: EUR 0.80, 2028-03-01: EUR 0.50]] }
        licence dye { sales = EUR 1000, royalty = 5%, upfront = EUR 20, payment { due_after = 90 days } }
        licensor institute { licence = dye, currency = USD, discount_rate = 10%, tax_rate = 20%, timing = end, losses = lost }
        licensee maker { licence = dye, margin = 20%, discount_rate = 10%, tax_rate = 0%, timing = end, losses = lost }
        # What 2027 brings is due on 2028-03-30, at 0.50; the upfront on 2027-01-01, at 0.80.
        expect institute.cash = [USD 100, USD 100, USD 100]
        expect institute.income = [USD 125, USD 100, USD 100]
        # 25 on signing, 100 after 1 + 90/366, 2 + 90/365 and 3 + 90/365 years, less a tax of 25, 20 and 20.
        expect institute.value = USD 213.63
        # 200/1.1 + 200/1.21 + 200/1.331, less 20 and 50 on the same days.
        expect maker.value = EUR 355.91
        """))
  }

  // MARK: Tiers

  @Test func `marginal tiers are continuous and never fall`() throws {
    let points = stride(from: 0, through: 4_200_000, by: 25_000).map { $0 }
    let run = Run(
      """
      case "Tiers" { currency = EUR }
      royalty_tiers rates {
        mode = marginal, counts = of_year
        bands { above | rate
          EUR 0 | 5%
          EUR 250_000 | 0%
          EUR 1 million | 4%
          EUR 3 million | 3% }
      }
      points  = [\(points.map { "EUR \($0)" }.joined(separator: ", "))]
      at      = [rates.on(p) for p in points]
      beneath = [rates.on(p - EUR 0.01) for p in points]
      falls   = count(i for i in 2 .. count(at) where at[i] < at[i - 1])
      jumps   = count(i for i in 2 .. count(at) where at[i] - beneath[i] > EUR 0.001)
      expect rates.on(EUR 3 million) = EUR 92_500
      expect rates.on(EUR 4 million) = EUR 122_500
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
    #expect(run.number("falls") == 0)
    #expect(run.number("jumps") == 0)
  }

  @Test(arguments: ["marginal", "whole_amount"], ["of_year", "of_life"])
  func `splitting a year changes nothing for tiers that count the year or the life`(
    mode: String, counts: String
  ) {
    func licence(_ timeline: String, _ sales: String) -> String {
      """
      case "Split" { currency = EUR, timeline = \(timeline) }
      licence dye {
        sales = \(sales)
        tiers { mode = \(mode), counts = \(counts), boundary = lower
          bands { above | rate
            EUR 0 | 5%
            EUR 1 million | 4%
            EUR 3 million | 3% }
        }
      }
      """
    }
    let halves = Run(
      licence(
        "2027-Q1 .. 2029-Q4",
        "[EUR 450_000, 0, EUR 450_000, 0, EUR 1_500_000, 0, EUR 1_500_000, 0, EUR 2_100_000, 0, EUR 2_100_000, 0]"
      ) + """

        first  = sum(dye.earned[2027-Q1 .. 2027-Q4])
        second = sum(dye.earned[2028-Q1 .. 2028-Q4])
        third  = sum(dye.earned[2029-Q1 .. 2029-Q4])
        """)
    #expect(halves.errors.isEmpty)
    for (year, name) in zip(2027...2029, ["first", "second", "third"]) {
      let whole = Run(
        licence("2027 .. 2029", "[EUR 900_000, EUR 3_000_000, EUR 4_200_000]")
          + "\nx = dye.earned[\(year)]"
      )
      .number("x")
      let parts = halves.number(name)
      #expect(whole != nil && abs((whole ?? 0) - (parts ?? 1)) < 0.001, "\(year)")
    }
  }

  // MARK: Minimums

  @Test(
    arguments: ["none", "same_year", "shortfall_carried", "excess_carried"], ["whole", "prorated"])
  func `a minimum never lowers the sum`(credit: String, part: String) {
    // With a royalty that falls within a year, as sales pass a boundary.
    for sales in ["EUR 10_000", "EUR 240_000", "EUR 900_000"] {
      #expect(
        holds(
          """
          case "Least" { currency = EUR, timeline = 2027-Q1 .. 2029-Q4 }
          licence plain {
            sales = \(sales)
            tiers { mode = whole_amount, counts = of_year, boundary = upper
              bands { above | rate
                EUR 0 | 6%
                EUR 500_000 | 2% }
            }
            grant { exclusivity = sole, begins = 2027-05-10, ends = 2029-02-20 }
          }
          lifted = plain with { minimum { amount = EUR 40_000, credit = \(credit), part_year = \(part) } }
          behind = count(t for t in case.first .. case.last where sum(lifted.due[case.first .. t]) < sum(plain.due[case.first .. t]) - EUR 0.001)
          expect behind = 0
          expect lifted.total_due >= plain.total_due
          expect sum(lifted.shortfall) \(sales == "EUR 900_000" ? ">=" : ">") EUR 0
          """), "\(sales)")
    }
  }

  // MARK: Clauses that are left out, or say nothing

  /// A clause, the fields that go with it, and what it looks like where it changes nothing.
  struct Clause: Sendable, CustomTestStringConvertible {
    let names: [String]
    let agreed: String
    let neutral: String
    var testDescription: String { names[0] }
  }

  static let clauses = [
    Clause(
      names: ["grant"],
      agreed:
        "grant { exclusivity = sole, begins = 2027-03-10, ends = 2029-05-20, sell_off = 3 months }",
      neutral: "grant { exclusivity = sole }"),
    Clause(
      names: ["asset", "after_expiry", "minimum_after_expiry"],
      agreed: "asset = old, after_expiry = 40%, minimum_after_expiry = not_due",
      neutral: "asset = young, after_expiry = 0%, minimum_after_expiry = not_due"),
    Clause(
      names: ["deductions"],
      agreed: "deductions { items { name | share\n \"freight\" | 4% } }",
      neutral: "deductions { items { name | share\n \"freight\" | 0% } }"),
    Clause(names: ["combination"], agreed: "combination = 70%", neutral: "combination = 100%"),
    Clause(
      names: ["per_unit"],
      agreed: "per_unit { amount = EUR 2 per piece, units = 900 piece, beside = added }",
      neutral: "per_unit { amount = EUR 0 per piece, units = 900 piece, beside = added }"),
    Clause(
      names: ["most_favoured", "most_favoured_applies"],
      agreed:
        "most_favoured { others { licensee | rate | from\n \"north\" | 3% | 2028-04-10 } }, most_favoured_applies = after_step_downs",
      neutral:
        "most_favoured { others { licensee | rate\n \"north\" | 100% } }, most_favoured_applies = after_step_downs"
    ),
    Clause(
      names: ["step_downs"],
      agreed:
        "step_downs { together = lowest, events { event | from | left\n \"generic\" | 2028-08-15 | 60% } }",
      neutral:
        "step_downs { together = lowest, events { event | from | left\n \"generic\" | 2028-08-15 | 100% } }"
    ),
    Clause(
      names: ["offset", "offset_applies"],
      agreed:
        "offset { paid = EUR 9_000, share = 50%, floor = 1%, floor_of = net_sales, unused = carried_forward }, offset_applies = before_step_downs",
      neutral:
        "offset { paid = 0, share = 50%, floor = 1%, floor_of = net_sales, unused = carried_forward }, offset_applies = before_step_downs"
    ),
    Clause(
      names: ["cap", "cap_applies"],
      agreed: "cap { amount = EUR 60_000, counts = of_year }, cap_applies = after_minimum",
      neutral: "cap { amount = EUR 9 billion, counts = of_life }, cap_applies = after_minimum"),
    Clause(
      names: ["floor", "cap_and_floor", "floor_and_minimum"],
      agreed:
        "floor { rate = 1%, amount = EUR 300_000, counts = of_life }, cap_and_floor = floor_prevails, floor_and_minimum = minimum_first",
      neutral:
        "floor { rate = 0%, amount = EUR 0, counts = of_life }, cap_and_floor = floor_prevails, floor_and_minimum = minimum_first"
    ),
    Clause(
      names: ["upfront", "credit"],
      agreed: "upfront = EUR 20_000, credit { share = 50%, limit = 30% }",
      neutral: "upfront = EUR 0, credit { share = 0%, limit = 30% }"),
    Clause(
      names: ["equity"], agreed: "equity { share = 5%, company_value = EUR 400_000 }",
      neutral: "equity { share = 0%, company_value = EUR 400_000 }"),
    Clause(
      names: ["minimum", "minimum_met_by"],
      agreed:
        "minimum { amount = EUR 85_000, credit = shortfall_carried, part_year = prorated, sell_off_sales = count }, minimum_met_by = earned",
      neutral:
        "minimum { amount = EUR 0, credit = shortfall_carried, part_year = prorated, sell_off_sales = count }, minimum_met_by = earned"
    ),
    Clause(
      names: ["milestones"],
      agreed:
        "milestones { name | on | sales_reach | sales_of | pay\n \"approval\" | 2028-02-02 | | | EUR 5_000\n \"market\" | | EUR 1 million | year | EUR 8_000 }",
      neutral: "milestones { name | on | pay\n \"approval\" | 2028-02-02 | EUR 0 }"),
    Clause(names: ["maintenance"], agreed: "maintenance = EUR 700", neutral: "maintenance = EUR 0"),
    Clause(
      names: ["sublicences"],
      agreed: "sublicences { stages { stage | share\n \"approved\" | 20% }\n granted = [asia] }",
      neutral: "sublicences { stages { stage | share\n \"approved\" | 20% }\n granted = [idle] }"),
    Clause(
      names: ["patent_costs"], agreed: "patent_costs { spent = EUR 800, share = 50% }",
      neutral: "patent_costs { spent = EUR 0, share = 50% }"),
    Clause(
      names: ["payment"],
      agreed:
        "payment { due_after = 30 days, late_by = 73 days, late_rate = 8%, day_count = actual_365 }",
      neutral:
        "payment { due_after = 0 days, late_by = 0 days, late_rate = 8%, day_count = actual_365 }"
    ),
    Clause(
      names: ["withholding"], agreed: "withholding { rate = 10%, borne_by = licensee }",
      neutral: "withholding { rate = 0%, borne_by = licensee }"),
  ]

  /// A case with a licence of the clauses and both sides.
  static func licence(_ name: String, _ clauses: [String]) -> String {
    let fields = (["sales = EUR 400_000", "royalty = 5%"] + clauses).joined(separator: "\n")
    return "licence \(name) {\n\(fields)\n}\n" + sides(name)
  }

  static func sides(_ name: String) -> String {
    """
    licensor \(name)_owner {
      licence = \(name), discount_rate = 8%, tax_rate = 20%, timing = end, losses = lost, foreign_tax = credited
    }
    licensee \(name)_maker {
      licence = \(name), discount_rate = 12%, tax_rate = 25%, timing = end, losses = carried_forward, margin = 20%
    }

    """
  }

  static let settings = """
    case "Clauses" { currency = EUR, timeline = 2027-Q1 .. 2029-Q4, valuation_date = 2027-02-15 }
    unit piece
    patent old { filed = 2008-09-15 }
    patent young { filed = 2026-01-01 }
    sublicence asia { stage = "approved", income = EUR 6_000 }
    sublicence idle { stage = "approved", income = EUR 0 }

    """

  @Test(arguments: clauses)
  func `a licence from which a clause is taken away is the licence without it`(clause: Clause) {
    let others = Self.clauses.filter { $0.names != clause.names }.map(\.agreed)
    let removed = clause.names.map { "\($0) = missing" }.joined(separator: ", ")
    #expect(
      holds(
        Self.settings + Self.licence("full", Self.clauses.map(\.agreed))
          + Self.licence("short", others) + "bare = full with { \(removed) }\n"
          + Self.sides("bare") + """
            expect bare.due = short.due
            expect bare.charged = short.charged
            expect bare.bank = short.bank
            expect bare.order_of_clauses = short.order_of_clauses
            expect bare_owner.value = short_owner.value
            expect bare_maker.value = short_maker.value
            """))
  }

  @Test(arguments: clauses)
  func `a clause that changes nothing gives the plain licence, and one that is agreed does not`(
    clause: Clause
  ) {
    #expect(
      holds(
        Self.settings + Self.licence("plain", [])
          + Self.licence("neutral", [clause.neutral]) + Self.licence("agreed", [clause.agreed])
            + """
            expect neutral.due = plain.due
            expect neutral.received = plain.received
            expect neutral_owner.value = plain_owner.value
            expect neutral_maker.value = plain_maker.value
            expect agreed_owner.value != plain_owner.value or agreed_maker.value != plain_maker.value
            """))
  }

  @Test func `a licence with every clause at its neutral value is the plain one`() {
    #expect(
      holds(
        Self.settings + Self.licence("plain", [])
          + Self.licence("neutral", Self.clauses.map(\.neutral)) + """
            expect neutral.due = plain.due
            expect neutral.received = plain.received
            expect neutral.total_due = EUR 240_000
            expect neutral_owner.value = plain_owner.value
            expect neutral_maker.value = plain_maker.value
            """))
  }

  // MARK: Sharing

  @Test(
    arguments: ["largest_remainder", "to_the_institution"],
    ["keep", "to_the_others", "to_the_institution"])
  func `the parts of a distribution sum to what came in`(residue: String, leavers: String) {
    for feeOf in ["income", "income_less_costs"] {
      #expect(
        holds(
          """
          case "Parts" { currency = EUR, timeline = 2027-Q1 .. 2028-Q4 }
          income_distribution rule {
            income = [EUR 100.01, EUR 0.07, EUR 3_333.335, 0, EUR 9.99, EUR 12_345.67, EUR 0.01, EUR 777.77]
            costs  = [EUR 250.005, 0, EUR 1.5, 0, 0, EUR 33.33, 0, EUR 0.5]
            fee = 7.5%, fee_of = \(feeOf), bands_count = of_year, coin = EUR 0.01
            residue = \(residue), leavers = \(leavers)
            bands { above | inventors | departments | institution | funder
              EUR 0     | 50% | 20% | 20% | 10%
              EUR 1_000 | 33.3% | 33.3% | 33.3% | 0.1% }
            inventors { name | weight | department | until
              "Aida"    | 1 | "Physics"   | 2027-12-31
              "Bek"     | 2 | "Physics"   |
              "Chinara" | 4 | "Chemistry" | 2028-05-05 }
          }
          parts = sum(rule.office_fee) + sum(rule.recovered) + sum(rule.to_funder) + sum(rule.to_institution)
            + sum(rule.by_inventor) + sum(rule.by_department)
          expect parts = sum(rule.got)
          expect rule.distributed = sum(rule.got)
          # 100.01 + 0.07 + 3,333.34 (halves go up) + 9.99 + 12,345.67 + 0.01 + 777.77
          expect sum(rule.got) = EUR 16_566.86
          """), "\(feeOf)")
    }
  }

  @Test(arguments: ["held", "shared"])
  func `the parts of a society sum to what it took in`(unmatched: String) {
    #expect(
      holds(
        """
        case "Parts" { currency = EUR, timeline = 2027 .. 2027 }
        collecting_society songs {
          released = EUR 17.335, deduction = 18.5%, cultural = 3%, reserve = 7%, unmatched = \(unmatched), coin = EUR 0.01
          users { user | income | rate | least
            "radio" | EUR 10_000.55 | 3.3% | EUR 50
            "bar"   | EUR 100       | 3.3% | EUR 50.5 }
          uses { work | uses | points
            "A" | 2 | 3
            "B" | 7 | 1.5
            "C" | 1 | 4 }
          claims { work | holder | share
            "A" | "Aida" | 33.3%
            "A" | "Bek"  | 66.7%
            "B" | "Aida" | 100% }
        }
        expect songs.collected = songs.kept + songs.for_culture + songs.held_back + songs.waiting + sum(songs.amount) - EUR 17.34
        # 330.01815 in whole cents, and 50.50; what is released, 17.335 in whole cents, is shared whole
        expect songs.collected = EUR 380.52
        """))
  }
}
