import Testing
import Worth
import WorthTestSupport

/// Floors beside minimums, rights that end and returns, and third parties' royalties that come off
/// before step-downs. All figures were worked out by hand.
@Suite struct LicenceFloorTests {
  // MARK: Floor and minimum

  @Test(arguments: ["599", "600", "601", "900"])
  func `a floor makes up for the credit of an earlier shortfall whatever royalties come to`(
    sales: String
  ) {
    // 150 are short in 2027. In 2028 royalties of 59.90 to 90 are all credited, and 60 is the least.
    #expect(
      holds(
        """
        case "Least" { currency = EUR, timeline = 2027 .. 2028 }
        licence dye {
          sales = [EUR 1_000, EUR \(sales)], royalty = 10%
          floor { amount = EUR 60, counts = of_year }
          minimum { amount = [EUR 250, EUR 0], credit = shortfall_carried, part_year = whole }
          floor_and_minimum = minimum_first
        }
        expect dye.due = [EUR 250, EUR 60]
        """))
  }

  @Test func `a floor adds nothing where what is left after the credit reaches it`() {
    // 300 less the credit of 150 are 150, above 60.
    #expect(
      holds(
        """
        case "Least" { currency = EUR, timeline = 2027 .. 2028 }
        licence dye {
          sales = [EUR 1_000, EUR 3_000], royalty = 10%
          floor { amount = EUR 60, counts = of_year }
          minimum { amount = [EUR 250, EUR 0], credit = shortfall_carried, part_year = whole }
          floor_and_minimum = minimum_first
        }
        expect dye.due = [EUR 250, EUR 150]
        """))
  }

  // MARK: The least share of sales

  /// A licence of a right that ends with 2027, with a least share of sales.
  private func ended(_ word: String) -> String {
    """
    case "Ended" { currency = EUR, timeline = 2027 .. 2029 }
    patent right { filed = 2008-01-01 }
    licence dye {
      sales = EUR 1_000, royalty = 5%, asset = right, after_expiry = 0%
      floor { rate = 2% }
      \(word)
    }
    """
  }

  @Test func `a least share of sales ends with the right, or stays due and says so`() {
    let not = ended("minimum_after_expiry = not_due")
    #expect(holds(not + "\nexpect dye.due = [EUR 50, EUR 0, EUR 0]"))
    #expect(!remarks(of: not).contains { $0.contains("after the end of the asset") })
    let due = ended("minimum_after_expiry = due")
    #expect(holds(due + "\nexpect dye.due = [EUR 50, EUR 20, EUR 20]"))
    #expect(remarks(of: due).contains { $0.contains("stays due after the end of the asset") })
  }

  @Test func `whether a least share of sales stays due after the right is asked for`() {
    #expect(
      remarks(of: ended("")).contains { $0.contains("minimum_after_expiry = due, or not_due") })
  }

  @Test(arguments: ["2028 .. 2028", "2028-Q1 .. 2028-Q4", "2028-01 .. 2028-12"])
  func `sales have a least share by the day, by whichever periods they are billed`(
    timeline: String
  ) {
    // 1 a day, of which the right lasts or the claim stands until 30 June: 182 days at 2 %.
    let days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let months = timeline == "2028 .. 2028" ? 12 : timeline == "2028-Q1 .. 2028-Q4" ? 3 : 1
    let sales = stride(from: 0, to: 12, by: months)
      .map { "EUR \(days[$0 ..< $0 + months].reduce(0, +))" }.joined(separator: ", ")
    #expect(
      holds(
        """
        case "Days" { currency = EUR, timeline = \(timeline) }
        patent right { filed = 2008-07-01 }
        licence lapsed {
          sales = [\(sales)], royalty = 1%, asset = right, after_expiry = 0%
          floor { rate = 2% }, minimum_after_expiry = not_due
        }
        licence kept {
          sales = [\(sales)], royalty = 1%, asset = right, after_expiry = 0%
          floor { rate = 2% }, minimum_after_expiry = due
        }
        licence invalid {
          sales = [\(sales)], royalty = 1%
          floor { rate = 2% }
          step_downs { together = lowest
            events { event | from | left
              "no valid claim" | 2028-07-01 | 0% } }
        }
        expect sum(lapsed.due) = EUR 3.64
        expect sum(kept.due) = EUR 7.32
        expect sum(invalid.due) = EUR 3.64
        """))
  }

  @Test(arguments: ["multiplied", "lowest"])
  func `a least share of sales holds against step-downs, but not where nothing is left`(
    together: String
  ) {
    // 5 %, a tenth of it lifted to 2 %, and nothing from 2029 on.
    #expect(
      holds(
        """
        case "Invalid" { currency = EUR, timeline = 2027 .. 2030 }
        licence dye {
          sales = EUR 1_000, royalty = 5%
          floor { rate = 2% }
          step_downs { together = \(together)
            events { event | from | left
              "generic" | 2028-01-01 | 10%
              "invalid" | 2029-01-01 | 0%
              "know-how" | 2030-01-01 | 50% } }
        }
        expect dye.due = [EUR 50, EUR 20, EUR 0, EUR 0]
        """))
  }

  // MARK: The amount of a year

  @Test(arguments: [
    ("due", "", "[EUR 40, EUR 40, EUR 40]"),
    ("not_due", "", "[EUR 40, EUR 19.89, EUR 0]"),
    ("not_due", "prorated", "[EUR 40, EUR 19.89, EUR 0]"),
    ("not_due", "whole", "[EUR 40, EUR 40, EUR 0]"),
    ("not_due", "begun", "[EUR 0, EUR 13.24, EUR 0]"),
  ])
  func `a floor of the year counts the days of a right that ends`(
    word: String, more: String, due: String
  ) {
    // 182 of 366 days; of a licence that begins on 1 April, 91 of 275.
    let clause =
      switch more {
      case "": ""
      case "begun": "grant { exclusivity = sole, begins = 2028-04-01 }"
      default:
        """
        floor_and_minimum = floor_first
        minimum { amount = EUR 0, credit = same_year, part_year = \(more) }
        """
      }
    #expect(
      holds(
        """
        case "Expiry" { currency = EUR, timeline = 2027 .. 2029 }
        patent right { filed = 2008-07-01 }
        licence dye {
          sales = EUR 0, royalty = 10%, asset = right, after_expiry = 0%
          floor { amount = EUR 40, counts = of_year }
          minimum_after_expiry = \(word)
          \(clause)
        }
        expect dye.due = \(due)
        """))
  }

  // MARK: Returns beside step-downs and third parties

  /// 10 % of 100, of which so much comes back in the next month, from which on half is left.
  private func halved(returned: String, _ clauses: String, _ claims: String) -> String {
    """
    case "Returned" { currency = EUR, timeline = 2027-01 .. 2027-02 }
    licence dye {
      sales = [EUR 100, -EUR \(returned)], royalty = 10%
      step_downs { together = lowest
        events { event | from | left
          "generic" | 2027-02-01 | 50% } }
      \(clauses)
    }
    \(claims)
    """
  }

  @Test func `a return is credited at the step of its own day`() {
    #expect(holds(halved(returned: "100", "", "expect dye.due = [EUR 10, -EUR 5]")))
  }

  @Test(arguments: [
    // Of 5 owed after the step-down when all comes back, of 5.0005, 7.50 and 10.
    ("100", "0%", "royalty", "10", "EUR 0"), ("99.99", "0%", "royalty", "10", "EUR 0"),
    ("50", "0%", "royalty", "10", "EUR 0"), ("0", "0%", "royalty", "10", "EUR 0"),
    // Half of it must be left.
    ("100", "50%", "royalty", "10", "EUR 2.50"), ("99.99", "50%", "royalty", "10", "EUR 2.50"),
    ("50", "50%", "royalty", "10", "EUR 3.75"), ("0", "50%", "royalty", "10", "EUR 5"),
    // 4 % of net sales must be left.
    ("100", "4%", "net_sales", "10", "EUR 0"), ("99.99", "4%", "net_sales", "10", "EUR 0.0004"),
    ("50", "4%", "net_sales", "10", "EUR 2"), ("0", "4%", "net_sales", "10", "EUR 4"),
    // A claim of 1
    ("100", "0%", "royalty", "1", "EUR 4"), ("99.99", "0%", "royalty", "1", "EUR 4"),
    ("50", "0%", "royalty", "1", "EUR 6.50"), ("0", "0%", "royalty", "1", "EUR 9"),
  ])
  func `what third parties get before step-downs does not jump where all comes back`(
    returned: String, floor: String, of: String, paid: String, due: String
  ) {
    #expect(
      holds(
        halved(
          returned: returned,
          """
          offset {
            paid = [EUR \(paid), EUR 0], share = 100%, floor = \(floor), floor_of = \(of)
            unused = lost
          }
          offset_applies = before_step_downs
          """, "expect sum(dye.due) = \(due)")))
  }

  @Test(arguments: [
    ("2027-Q1 .. 2027-Q2", "[EUR 100, -EUR 50]", "EUR 7"), ("2027 .. 2027", "EUR 50", "EUR 0"),
  ])
  func `a milestone on sales is due once they are reached, whatever comes back later`(
    timeline: String, sales: String, due: String
  ) {
    #expect(
      holds(
        """
        case "Reached" { currency = EUR, timeline = \(timeline) }
        licence dye {
          sales = \(sales), royalty = 0%
          milestones { name | sales_reach | sales_of | pay
            "ninety" | EUR 90 | year | EUR 7 }
        }
        expect sum(dye.milestone) = \(due)
        """))
  }

  // MARK: Support

  /// The remarks of a case.
  private func remarks(of source: String) -> [String] {
    let run = Run(source)
    return (run.program.diagnostics + run.outcome.messages).map(\.text)
  }
}
