import Testing
import Worth
import WorthTestSupport

/// What a licence brings in a year, by whichever periods it is billed, and how clauses that know of
/// one another are put together. All figures were worked out by hand.
///
/// `Tests/Models/billing.py` compares random licences by month, by quarter and by year.
@Suite struct LicenceYearTests {
  // MARK: The year

  /// A year of four quarters with one rate for all sales: 5 %, and 4 % of all from 1 million on.
  private func quarters(_ clauses: String, _ claims: String) -> String {
    """
    case "Quarters" { currency = EUR, timeline = 2027-Q1 .. 2027-Q4 }
    licence dye {
      sales = [EUR 300_000, EUR 300_000, EUR 300_000, EUR 200_000]
      tiers { mode = whole_amount, counts = of_year, boundary = upper
        bands { above | rate
          EUR 0 | 5%
          EUR 1 million | 4% }
      }
      \(clauses)
    }
    \(claims)
    """
  }

  @Test func `a quarter pays what the year so far owes less what it paid`() {
    // 15,000 each, 45,000 so far; of the year 4 % of 1.1 million.
    #expect(
      holds(
        quarters("", "expect dye.earned = [EUR 15_000, EUR 15_000, EUR 15_000, -EUR 1_000]")))
  }

  @Test func `the upfront is credited against the royalties of the year so far`() {
    // Half of 15,000 each; of the year half of 44,000, so that 500 come back.
    #expect(
      holds(
        quarters(
          "upfront = EUR 100_000, credit { share = 100%, limit = 50% }",
          """
          expect dye.credited = [EUR 7_500, EUR 7_500, EUR 7_500, -EUR 500]
          expect dye.credit_left[2027-Q4] = EUR 78_000
          """)))
  }

  @Test func `the rate that sales reach is stepped down by the quarter of each sale`() {
    // From July on half: 600,000 whole and 500,000 halved are 850,000, at 4 % 34,000; before that 5 %
    // of 300,000, 600,000 and 750,000.
    #expect(
      holds(
        quarters(
          """
          step_downs { together = lowest
            events { event | from | left
              "generic" | 2027-07-01 | 50% } }
          """,
          "expect dye.earned = [EUR 15_000, EUR 15_000, EUR 7_500, -EUR 3_500]")))
  }

  @Test(arguments: ["2027 .. 2027", "2027-Q1 .. 2027-Q4", "2027-01 .. 2027-12"])
  func `bands are filled by the day before a sale is stepped down`(timeline: String) {
    // 1,000 a day: until 30 June 181,000 at 10 %, then 19,000 at half of 10 % and 165,000 at half of 1 %.
    let sales =
      switch timeline {
      case "2027 .. 2027": "EUR 365_000"
      case "2027-Q1 .. 2027-Q4": "[EUR 90_000, EUR 91_000, EUR 92_000, EUR 92_000]"
      default:
        "["
          + [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map { "EUR \($0)_000" }
          .joined(separator: ", ") + "]"
      }
    #expect(
      holds(
        """
        case "Days" { currency = EUR, timeline = \(timeline) }
        licence dye {
          sales = \(sales)
          tiers { mode = marginal, counts = of_year
            bands { above | rate
              EUR 0 | 10%
              EUR 200_000 | 1% }
          }
          step_downs { together = lowest
            events { event | from | left
              "generic" | 2027-07-01 | 50% }
          }
        }
        expect sum(dye.earned) = EUR 19_875
        """))
  }

  // MARK: Returns

  @Test func `returns of a year lower what the year has earned, at the rate of their band`() {
    // 6 % up to 100 and 2 % above: 6 + 1, then 20 fewer sales are 0.40 fewer at 2 %.
    #expect(
      holds(
        """
        case "Returns" { currency = EUR, timeline = 2027-Q1 .. 2027-Q4 }
        licence dye {
          sales = [EUR 100, EUR 50, -EUR 20, -EUR 80]
          tiers { mode = marginal, counts = of_year
            bands { above | rate
              EUR 0 | 6%
              EUR 100 | 2% }
          }
        }
        # 150 sold, 130 left, 50 left
        expect dye.earned = [EUR 6, EUR 1, -EUR 0.40, -EUR 3.60]
        """))
  }

  @Test(arguments: [
    ("carried_forward", "[EUR 5, EUR 0, EUR 0, EUR 1]"), ("lost", "[EUR 5, EUR 0, EUR 1, EUR 3]"),
  ])
  func `returns above the sales of a year lower later ones, or are lost`(
    word: String, earned: String
  ) {
    // 60 too many in 2028: 20 less in 2029 leave 40, 60 less 40 leave 20 in 2030.
    for royalty in [
      "royalty = 5%",
      "tiers { mode = whole_amount, counts = of_year, boundary = lower\n bands { above | rate\n EUR 0 | 5% } }",
    ] {
      #expect(
        holds(
          """
          case "Returns" { currency = EUR, timeline = 2027 .. 2030 }
          licence dye { sales = [EUR 100, -EUR 60, EUR 20, EUR 60], returns = \(word), \(royalty) }
          expect dye.earned = \(earned)
          """))
    }
  }

  @Test func `all that was sold may come back, and nothing is asked`() {
    // The sum of these is a little below 0 in binary.
    #expect(
      holds(
        """
        case "Returns" { currency = EUR, timeline = 2027-Q1 .. 2027-Q3 }
        licence dye { sales = [EUR 0.3, -EUR 0.1, -EUR 0.2], royalty = 100% }
        expect sum(dye.earned) = EUR 0
        """))
  }

  @Test func `a milestone on sales is not due twice where returns take sales below its amount`() {
    #expect(
      holds(
        """
        case "Returns" { currency = EUR, timeline = 2027-Q1 .. 2027-Q4 }
        licence dye {
          sales = [EUR 100, -EUR 50, EUR 100, EUR 0], royalty = 0%
          milestones { name | sales_reach | sales_of | pay
            "ninety" | EUR 90 | life | EUR 7
            "also"   | EUR 90 | year | EUR 1 }
        }
        expect dye.milestone = [EUR 8, EUR 0, EUR 0, EUR 0]
        """))
  }

  // MARK: Cap, floor and minimum

  @Test(arguments: [
    ("cap_prevails", "[EUR 40, EUR 30, EUR 40]"), ("floor_prevails", "[EUR 40, EUR 30, EUR 130]"),
  ])
  func `a cap of each year or a floor of all years prevails`(word: String, due: String) {
    // 40 + 30 + 10 are 120 short of 200; the cap leaves 30 of the last year.
    #expect(
      holds(
        """
        case "Cap" { currency = EUR, timeline = 2027 .. 2029 }
        licence dye {
          sales = [EUR 1_000, EUR 300, EUR 100], royalty = 10%
          cap { amount = EUR 40, counts = of_year }
          floor { amount = EUR 200, counts = of_life }
          cap_and_floor = \(word)
          grant { exclusivity = sole, ends = 2029-12-31 }
        }
        expect dye.due = \(due)
        """))
  }

  @Test(arguments: [("cap_prevails", "EUR 15"), ("floor_prevails", "EUR 20")])
  func `a cap or a least share of sales prevails`(word: String, due: String) {
    #expect(
      holds(
        """
        case "Cap" { currency = EUR, timeline = 2027 .. 2027 }
        licence dye {
          sales = EUR 1_000, royalty = 3%
          cap { amount = EUR 15, counts = of_year }
          floor { rate = 2% }
          cap_and_floor = \(word)
        }
        expect dye.due = [\(due)]
        """))
  }

  @Test(arguments: [
    ("of_year", "floor_first", "[EUR 20, EUR 20]", "[EUR 10, EUR 10]"),
    ("of_year", "minimum_first", "[EUR 0, EUR 0]", "[EUR 30, EUR 30]"),
    ("of_life", "floor_first", "[EUR 0, EUR 30]", "[EUR 30, EUR 0]"),
    ("of_life", "minimum_first", "[EUR 0, EUR 0]", "[EUR 30, EUR 30]"),
  ])
  func `what a floor adds counts for the minimum, or the reverse`(
    counts: String, word: String, added: String, short: String
  ) {
    // Royalties of 10 each, a minimum of 40; a floor of 30 each, or of 50 in all.
    #expect(
      holds(
        """
        case "Least" { currency = EUR, timeline = 2027 .. 2028 }
        licence dye {
          sales = EUR 100, royalty = 10%
          floor { amount = \(counts == "of_year" ? "EUR 30" : "EUR 50"), counts = \(counts) }
          minimum { amount = EUR 40, credit = same_year, part_year = whole }
          floor_and_minimum = \(word)
          grant { exclusivity = sole, ends = 2028-12-31 }
        }
        expect dye.trued_up = \(added)
        expect dye.shortfall = \(short)
        """))
  }

  @Test func `a floor of the licence waits for its end and says so`() {
    let source = """
      case "Floor" { currency = EUR, timeline = 2027 .. 2028 }
      licence dye {
        sales = EUR 100, royalty = 10%
        floor { amount = EUR 50, counts = of_life }
        grant { exclusivity = sole, ends = LAST }
      }
      """
    let beyond = source.replacingOccurrences(of: "LAST", with: "2029-06-30")
    #expect(holds(beyond + "\nexpect dye.due = [EUR 10, EUR 10]"))
    #expect(remarks(of: beyond).contains { $0.contains("on 2029-06-30, after the timeline") })
    let within = source.replacingOccurrences(of: "LAST", with: "2028-06-30")
    #expect(holds(within + "\nexpect dye.due = [EUR 10, EUR 40]"))
    #expect(!remarks(of: within).contains { $0.contains("floor") })
    let endless = source.replacingOccurrences(of: ", ends = LAST", with: "")
    #expect(holds(endless + "\nexpect dye.due = [EUR 10, EUR 40]"))
    #expect(remarks(of: endless).contains { $0.contains("No end of the licence is stated") })
  }

  @Test(arguments: [("due", "[EUR 40, EUR 40, EUR 40]"), ("not_due", "[EUR 40, EUR 20, EUR 0]")])
  func `the minimum of a right that ends stays due, or ends by the day`(
    word: String, due: String
  ) {
    let source = """
      case "Expiry" { currency = EUR, timeline = 2027 .. 2029 }
      patent right { filed = 2008-07-01 }
      licence dye {
        sales = EUR 0, royalty = 10%, asset = right, after_expiry = 50%
        minimum { amount = EUR 40, credit = same_year, part_year = prorated }
        minimum_after_expiry = \(word)
      }
      """
    // 182 of 366 days: 40 * 182 / 366.
    let part = due.replacingOccurrences(of: "EUR 20", with: "EUR 19.89")
    #expect(holds(source + "\nexpect dye.due = \(part)"))
    let sold = source.replacingOccurrences(of: "sales = EUR 0", with: "sales = EUR 100")
    #expect(
      remarks(of: sold).contains { $0.contains("stays due after the end of the asset") }
        == (word == "due"))
  }

  // MARK: Numbered periods

  @Test func `period 0 counts with the first year`() {
    // Month 0 brings 1, months 1 to 12 bring 1 each: 13 of 20 in the first year, 12 in the second.
    #expect(
      holds(
        """
        case "Months" { currency = EUR, timeline = month 0 .. 24 }
        licence dye {
          sales = EUR 10, royalty = 10%
          minimum { amount = EUR 20, credit = same_year, part_year = prorated }
        }
        expect dye.shortfall[month 0] = EUR 0
        expect dye.shortfall[month 12] = EUR 7
        expect dye.shortfall[month 24] = EUR 8
        expect sum(dye.shortfall) = EUR 15
        """))
  }

  // MARK: Grants, rates, coins

  @Test func `no sublicence so far is a list of none`() {
    #expect(
      holds(
        """
        case "None" { currency = EUR, timeline = 2027 .. 2027 }
        licence dye {
          sales = EUR 100, royalty = 5%
          sublicences {
            stages { stage | share
              "trials" | 40% }
            granted = []
          }
        }
        expect dye.due = [EUR 5]
        """))
  }

  @Test func `no rate is effective where nothing is sold`() {
    #expect(
      holds(
        """
        case "None" { currency = EUR, timeline = 2027 .. 2027 }
        licence dye { sales = EUR 0, royalty = 5%, upfront = EUR 100 }
        expect not (dye.effective_rate is given)
        """))
  }

  @Test func `no band is dearer than what others pay`() {
    // 4 % instead of 6 % up to 1,000, and 3 % above: 40 + 30.
    #expect(
      holds(
        """
        case "Others" { currency = EUR, timeline = 2027 .. 2027 }
        licence dye {
          sales = EUR 2_000
          tiers { mode = marginal, counts = of_year
            bands { above | rate
              EUR 0 | 6%
              EUR 1_000 | 3% }
          }
          most_favoured { others { licensee | rate
            "north" | 4% } }
        }
        expect dye.earned = [EUR 70]
        """))
  }

  @Test func `what is paid in another currency is in its whole coins`() {
    #expect(
      holds(
        """
        case "Coins" { currency = EUR, timeline = 2027 .. 2027, exchange = [USD 1 = EUR 0.7] }
        licence dye {
          sales = EUR 100, royalty = 10%
          payment { due_after = 30 days, currency = USD, converted = period_end }
        }
        royalty_statement cents { licence = dye, coin = EUR 0.01, paid_coin = 0.01 }
        royalty_statement fives { licence = dye, coin = EUR 0.01, paid_coin = 5 }
        # 10 / 0.7 = 14.2857…
        expect cents.paid_over = [USD 14.29] within USD 0
        expect fives.paid_over = [USD 15] within USD 0
        """))
  }

  @Test func `a statement rounds each period, and its last one takes the residue of the year`() {
    // 5 % of 1,333.31, 2,666.60 and 1,333.24 are 66.6655, 133.33 and 66.662; a tenth of that is credited,
    // 6.67, 13.33 and 6.67 in whole coins, 26.6658 in all. The least of a year is 90.
    #expect(
      holds(
        """
        case "Cents" { currency = EUR, timeline = 2027-Q1 .. 2029-Q4 }
        licence l {
          sales = [
            EUR 333.33, EUR 333.34, EUR 333.31, EUR 333.33, EUR 666.61, EUR 666.67, EUR 666.65, EUR 666.67,
            EUR 333.31, EUR 333.31, EUR 333.31, EUR 333.31]
          royalty = 5%
          upfront = EUR 50
          credit  { share = 100%, limit = 10% }
          minimum { amount = EUR 90, credit = same_year, part_year = whole }
          minimum_met_by = earned
        }
        plain = l with { credit = missing, minimum_met_by = missing }
        by_life = l with {
          credit = missing, minimum = missing, minimum_met_by = missing
          floor { amount = EUR 300, counts = of_life }
        }
        royalty_statement s { licence = l, coin = EUR 0.01 }
        royalty_statement p { licence = plain, coin = EUR 0.01 }
        royalty_statement b { licence = by_life, coin = EUR 0.01 }
        royalty_statement fives { licence = plain, coin = EUR 5 }
        function of_year(x: flow of money, y) = sum(x[t] for t in case where t.year = y)
        expect of_year(s.royalty, 2027) = EUR 66.67 within EUR 0.001
        expect of_year(s.royalty, 2028) = EUR 133.33 within EUR 0.001
        expect of_year(s.royalty, 2029) = EUR 66.66 within EUR 0.001
        expect s.royalty[2027-Q1] = EUR 16.67 within EUR 0.001
        expect sum(s.credited) = -EUR 26.67 within EUR 0.001
        expect of_year(s.due, 2027) = EUR 83.33 within EUR 0.001
        expect of_year(s.due, 2028) = EUR 120 within EUR 0.001
        expect of_year(s.due, 2029) = EUR 83.33 within EUR 0.001
        expect of_year(p.due, 2027) = EUR 90 within EUR 0.001
        expect of_year(p.due, 2029) = EUR 90 within EUR 0.001
        expect sum(b.due) = EUR 300 within EUR 0.001
        expect of_year(fives.due, 2027) = EUR 90 within EUR 0.001
        expect of_year(fives.royalty, 2028) = EUR 135 within EUR 0.001
        """))
  }

  // MARK: Audit

  @Test(arguments: ["credited", "refunded", "kept"])
  func `interest ends where what was paid too much is set off, and the threshold counts all years`(
    word: String
  ) {
    #expect(
      holds(
        """
        case "Audit" { currency = EUR, timeline = 2025 .. 2026 }
        licence told { sales = [EUR 500, EUR 1_400], royalty = 10% }
        found = told with { sales = [EUR 1_000, EUR 1_000] }
        royalty_audit audit {
          reported = told, found = found, payable_after = 0 days, settled = 2027-12-31
          late_rate = 10%, interest = simple, day_count = actual_365
          cost = EUR 30, threshold = 5%, overpaid = \(word)
        }
        # 50 are missing from the end of 2025 on, 40 are paid too much at that of 2026: for a year on
        # 50 and for another on 10, or for two years on 50. Of all, 10 of 200 are missing: 5 %.
        expect sum(audit.late_interest) = \(word == "credited" ? "EUR 6" : "EUR 10")
        expect audit.shortfall_share = 5%
        expect not audit.licensee_bears
        expect audit.claim = \(word == "credited" ? "EUR 16" : word == "refunded" ? "EUR 20" : "EUR 60")
        """))
  }

  // MARK: Support

  /// The remarks of a case.
  private func remarks(of source: String) -> [String] {
    let run = Run(source)
    return (run.program.diagnostics + run.outcome.messages).map(\.text)
  }
}
