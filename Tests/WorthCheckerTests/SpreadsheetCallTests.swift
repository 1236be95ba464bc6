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
    (
      "SUMIF(sites.cost, \">{CHF 5}\", sites.cost)",
      "sum(r.cost for r in sites where r.cost > CHF 5)", "CHF 7.00"
    ),
    ("IFERROR(6 / n[2] / n[1], 0)", "if n[2] = 0 or n[1] = 0 then 0 else 6 / n[2] / n[1]", "3"),
    ("EOMONTH(d, 1)", "end_of_month(d + 1 month)", "2027-04-30"),
    ("EOMONTH(d, 0)", "end_of_month(d)", "2027-03-31"),
    ("EDATE(d, -2)", "d - 2 months", "2027-01-05"),
    ("EDATE(d, n[2])", "d + n[2] * 1 month", "2027-05-05"),
    ("DAYS(d, 2027-01-05)", "d - 2027-01-05", "59 days"),
    ("LARGE(costs, 2)", "sorted(costs, falling)[2]", "CHF 4.00"),
    ("SMALL(costs, 2)", "sorted(costs, rising)[2]", "CHF 6.00"),
    (
      "XLOOKUP(\"DE\", sites.country, sites.cost)",
      "first(r.cost for r in sites where r.country = \"DE\")", "CHF 7.00"
    ),
    (
      "IFS(n[1] > 5, CHF 5, n[1] < 5, CHF 6, TRUE, CHF 7)",
      "if n[1] > 5 then CHF 5 else if n[1] < 5 then CHF 6 else CHF 7", "CHF 6.00"
    ),
    (
      "SWITCH(n[2], 1, CHF 5, 2, CHF 6, CHF 7)",
      "if n[2] = 1 then CHF 5 else if n[2] = 2 then CHF 6 else CHF 7", "CHF 6.00"
    ),
    ("TEXT(costs[1], \"0.0\")", "\"{costs[1]}\"", "CHF 4.00"),
    (
      "COUNTBLANK(sites.cost)", "count(r for r in sites where not (r.cost is given))", "0"
    ),
    ("CHOOSE(2, CHF 5, CHF 6)", "[CHF 5, CHF 6][2]", "CHF 6.00"),
  ]) func `a call of a spreadsheet is told with the form to write`(
    written: String, correct: String, value: String
  ) {
    #expect(
      Mended.gives("x = " + correct, for: "x = " + written, behind: Self.head, x: value))
  }

  /// Signs that stand for any others have no form here: nothing is proposed that would give another figure.
  @Test(arguments: ["\"C*\"", "\"?H\"", "\"~*\""])
  func `a pattern is not taken for a text`(criterion: String) {
    let run = Run(Self.head + "x = SUMIF(sites.country, \(criterion), sites.cost)")
    let told = run.program.diagnostics.filter { $0.code.hasPrefix("E") }
    #expect(told.map(\.code) == ["E0201"])
    #expect(told.allSatisfy { $0.proposal == nil })
  }
}
