import Testing
import Worth
import WorthTestSupport

/// Functions of spreadsheets that are a form here are answered once, with the line that means the same.
@Suite struct SpreadsheetCallTests {
  private static let head = """
    case "x" { currency = CHF }
    table sites { name | country | cost
      "A" | "CH" | CHF 5
      "B" | "DE" | CHF 7
    }
    costs = [CHF 4, CHF 6]
    n = [1, 2]
    d = 2027-03-05

    """

  @Test(arguments: [
    ("SUMPRODUCT(costs, n)", "sum_product(costs, n)", "CHF 16.00"),
    ("sumproduct(costs)", "sum(costs)", "CHF 10.00"),
    (
      "SUMIF(sites.country, \"CH\", sites.cost)",
      "sum(r.cost for r in sites where r.country = \"CH\")", "CHF 5.00"
    ),
    (
      "SUMIFS(sites.cost, sites.country, \"<>CH\", sites.name, \"B\")",
      "sum(r.cost for r in sites where r.country != \"CH\" and r.name = \"B\")", "CHF 7.00"
    ),
    (
      "AVERAGEIF(sites.country, \"DE\", sites.cost)",
      "mean(r.cost for r in sites where r.country = \"DE\")", "CHF 7.00"
    ),
    ("COUNTIF(n, \">=2\")", "count(x for x in n where x >= 2)", "1"),
    (
      "IFERROR(costs[1] / costs[2], 0)", "if costs[2] = 0 then 0 else costs[1] / costs[2]",
      "0.666667"
    ),
    ("INDEX(costs, 2)", "costs[2]", "CHF 6.00"),
    ("INDEX(sites.cost, MATCH(\"B\", sites.name, 0))", "sites.cost[\"B\"]", "CHF 7.00"),
    ("CAGR(CHF 100, CHF 121, 2)", "((CHF 121 / CHF 100) ^ (1 / 2) - 1) in percent", "10%"),
    ("YEAR(d)", "d.year", "2027"), ("MONTH(d)", "d.month", "3"),
    ("DATE(2027, 1, 5)", "2027-01-05", "2027-01-05"),
    ("DAYS(d, 2027-01-05)", "d - 2027-01-05", "59 days"),
    ("CHOOSE(2, CHF 5, CHF 6)", "[CHF 5, CHF 6][2]", "CHF 6.00"),
  ]) func `a call of a spreadsheet is told with the form to write`(
    written: String, correct: String, value: String
  ) {
    #expect(
      Mended.gives("x = " + correct, for: "x = " + written, behind: Self.head, x: value))
  }
}
