import Testing
import Worth
import WorthTestSupport

/// A message about the wrong sort of value names the way to the right one, and what it proposes runs.
///
/// The rule: what has the wrong sort is turned into the right one where it stands. The tables say by what.
@Suite struct WayOutTests {
  /// The settings and names with which the lines stand.
  static let head = """
    case "x" { currency = CHF, timeline = 2026 .. 2028 }
    unit tonne
    debt = CHF 40
    value = CHF 100
    pieces = 3
    rates[t] = 5%
    sales[t] = CHF 10
    flows = [2026-03-01: CHF 5, 2027-04-01: CHF 7]
    kind bond { timeline = month 1 .. 36
      paid[m] = CHF 5 }
    bond b { }
    kind form { rate: percent?, yearly: rate?, price: money?, count: number?, begins: date?, term: duration?
      costs: flow of money?, load: tonne? }

    """

  /// Returns what is said of `source`, before it is run.
  private func said(_ lines: String) -> [Message] {
    Run(WayOutTests.head + lines).program.diagnostics.filter { $0.severity == .error }
  }

  // MARK: A line to paste

  @Test(arguments: [
    // A ratio becomes a percent by `in percent`.
    ("form f { rate = debt / value }", "E0403", "debt / value in percent"),
    ("form f { yearly = 1 - debt / value }", "E0403", "1 - debt / value in percent"),
    ("form f { rate = if pieces > 2 then debt / value else 0.5 }", "E0403", ") in percent"),
    ("form f { rate = 5 }", "E0403", "5%"), ("form f { rate = 0.05 }", "E0403", "5%"),
    ("form f { rate = annual(1% per month) }", "E0403", "annual(1% per month) in percent"),
    (
      "form f { rate = 12% per year compounded monthly }", "E0403",
      "annual(12% per year compounded monthly) in percent"
    ),
    // A number becomes an amount by its unit, and an amount a number by dividing through it.
    ("form f { price = 5 }", "E0403", "CHF 5"),
    ("form f { price = pieces * 2 }", "E0403", "pieces * 2 * CHF 1"),
    ("form f { load = 4 }", "E0403", "4 tonne"),
    ("form f { count = debt }", "E0403", "debt / CHF 1"),
    ("form f { count = debt + value }", "E0403", "(debt + value) / CHF 1"),
    ("form f { count = 5 tonne }", "E0403", "5 tonne / 1 tonne"),
    ("form f { count = 5% }", "E0403", "5% / 100%"),
    // Dates, durations and periods.
    ("form f { count = 2026-03-01 - 2026-01-01 }", "E0403", "2026-03-01 - 2026-01-01 in days"),
    ("form f { count = 2026-03-01 }", "E0403", "2026-03-01.year"),
    // A table has the column that is meant.
    (
      "table plan { year | paid\n 2026 | CHF 5\n 2027 | CHF 6\n 2028 | CHF 7 }\nform f { costs = plan }",
      "E0403", "plan.paid"
    ),
    // Flows on their dates become a series.
    ("form f { costs = flows }", "E0403", "by_period(flows)"),
    ("x = npv(5%, flows)", "E0403", "by_period(flows)"),
    ("x = npv(5%, CHF 5)", "E0403", "[CHF 5]"),
    // What stands in another unit.
    ("x = 5 in years", "E0321", "5 years"), ("x = pieces in days", "E0321", "pieces * 1 day"),
    ("x = 5 in CHF", "E0321", "CHF 5"), ("x = pieces in CHF", "E0321", "pieces * CHF 1"),
    (
      "x = (2026-03-01 - 2024-01-01) in years", "E0321",
      "year_fraction(2024-01-01, 2026-03-01, actual_365)"
    ),
    (
      "x = 12% per year compounded monthly in percent", "E0321",
      "annual(12% per year compounded monthly) in percent"
    ),
    ("x = [CHF 5, CHF 7] in CHF", "E0321", "[x in CHF for x in [CHF 5, CHF 7]]"),
  ]) func `the proposal turns the value into the sort that is needed`(
    lines: String, code: String, replacement: String
  ) throws {
    let found = said(lines)
    #expect(found.map(\.code) == [code], "\(lines)")
    let proposal = try #require(found.first?.proposal, "\(lines)")
    #expect(proposal.replacement.hasSuffix(replacement), "\(proposal.replacement)")
    #expect(found[0].text.contains(proposal.replacement), "\(found[0].text)")
    let mended = try #require(Mended.pasting(found[0], into: WayOutTests.head + lines))
    #expect(Mended.errors(mended).isEmpty, "\(mended): \(Mended.errors(mended).map(\.text))")
  }

  /// A year where a day is due: its first or its last, so that neither is pasted.
  @Test(arguments: ["form f { begins = 2026 }", "x = year_fraction(2026, 2027-01-01, actual_365)"])
  func `a year is no day, and both of its ends are said`(lines: String) {
    let found = said(lines)
    #expect(found.count == 1 && found[0].proposal == nil, "\(lines)")
    #expect(found.first?.text.contains("‘2026-01-01’ or ‘2026-12-31’") == true, "\(lines)")
  }

  @Test(arguments: [
    ("npv(12, sales)", "12"), ("annuity_factor(9, 5)", "9"), ("pmt(9, 12, CHF 1000)", "9"),
    ("present_factor(1, 3)", "1"), ("effect(5.25, 4)", "5.25"), ("npv(twelve, sales)", "12"),
  ]) func `a percent sign that is forgotten at a call is noted, with the percent`(
    call: String, number: String
  ) {
    let found = Run(WayOutTests.head + "twelve = 12\nx = \(call)\nshow x, twelve")
      .program.diagnostics.filter { $0.code == "N0301" }
    #expect(found.count == 1, "\(call)")
    #expect(found.first?.proposal?.replacement == number + "%", "\(call)")
  }

  @Test func `plain numbers below 1 stand for percents at calls, and what is worked out is taken`()
  {
    let lines = """
      x = npv(0.12, sales)
      y = pmt(debt / value / 12, 12, CHF 100)
      z = pmt(-0.5, 3, 7)
      show x, y, z
      """
    #expect(!Run(WayOutTests.head + lines).program.diagnostics.contains { $0.code == "N0301" })
    #expect(said(lines).isEmpty)
  }

  // MARK: What to write, of several forms

  @Test(arguments: [
    ("x[t] = CHF 1 * 1.03 ^ (t - 2026)", "E0304", "‘(t - case.first)’"),
    ("x[t] = CHF 1 * t", "E0304", "‘(t - case.first + 1)’"),
    ("x[t] = [CHF 1, CHF 2, CHF 3][t]", "E0310", "‘t - case.first + 1’ or ‘t.year’"),
    ("x = 12% per year + 3%", "E0304", "‘12% per year + 3% per year’"),
    ("x = CHF 5 + 3", "E0304", "‘CHF 5 + CHF 3’"),
    ("x = value - pieces", "E0304", "‘value - pieces * CHF 1’"),
    ("x = value > 3", "E0306", "‘value > CHF 3’"),
    ("x = 2 < 5 tonne", "E0306", "‘2 tonne < 5 tonne’"),
    ("x = 5 tonne + 3", "E0304", "‘5 tonne + 3 tonne’"),
    ("x = 3 + (2026-03-01 - 2024-01-01)", "E0304", "‘3 days + (2026-03-01 - 2024-01-01)’"),
    ("form f { rate = rates }", "E0403", "‘rates[2027]’ or ‘mean(rates)’"),
    ("form f { price = sales }", "E0403", "‘sales[2027]’ or ‘sum(sales)’"),
    ("form f { count = 12 months }", "E0403", "‘12 months in months’ or ‘12 months in years’"),
    ("form f { term = 5 }", "E0403", "‘5 years’ or ‘5 months’"),
    ("x = pmt(5%, 12 months, CHF 1000)", "E0403", "‘nper’ is to be a number"),
    ("x = xnpv(5%, [-100, 110], [1, 2])", "E0403", "‘dates’ is to be a date such as 2026-03-15"),
    ("x = sales + b.paid", "E0504", "‘by_period(b.paid, from: 2026-01-01)’"),
    ("x[t] = sales + b.paid", "E0504", "‘by_period(b.paid, from: 2026-01-01)’"),
    ("x = max(sales, b.paid)", "E0504", "‘by_period(b.paid, from: 2026-01-01)’"),
    ("x = XBT 5", "E0213", "‘currencies = [XBT]’"),
    ("x = USDT 5", "E0213", "‘currencies = [USDT]’"),
    ("x = 5 XBT", "E0212", "‘currencies = [XBT]’"),
    (
      "table t { name | cost\n \"A\" | 5 }\nx = sum(t.price)", "E0416", "its columns are name, cost"
    ),
    (
      "kind k { steps: table { step: text, cost: money } }\nk one { steps = 5 }", "E0403",
      "‘steps { step | cost’"
    ),
    ("kind k { of: bond }\nk one { of = \"b\" }", "E0403", "the name of one, such as ‘b’"),
    ("kind k { of: form }\nk one { of = \"b\" }", "E0403", "‘form NAME { … }’"),
  ]) func `the message names the form, in the words of the line`(
    lines: String, code: String, form: String
  ) {
    let found = said(lines)
    #expect(found.map(\.code) == [code], "\(lines)")
    #expect(found.first?.text.contains(form) == true, "\(found.first?.text ?? "")")
  }

  @Test func `a year in the brackets of a series by month is answered with its months`() {
    let months = "case \"x\" { currency = CHF, timeline = 2026-01 .. 2026-12 }\ns[t] = CHF 1\n"
    let found = Run(months + "x = s[2026]").program.diagnostics
    #expect(found.map(\.code) == ["E0505"])
    #expect(found[0].text.contains("‘[2026-01]’") && found[0].text.contains("2026-01 .. 2026-12"))
  }

  // MARK: What may be missing

  @Test(arguments: [
    ("a: number?", "x = a + 1", "(a otherwise 0)"), ("a: money?", "x = a * 2", "(a otherwise 0)"),
    ("a: percent?", "x = a * 2", nil), ("a: probability per year?", "x = a * 2", nil),
    ("a: rate?", "x = a * 2", nil), ("a: date?", "x = a + 1 day", nil),
  ]) func `0 is proposed for what can be nothing, and not where it would be a claim`(
    input: String, line: String, replacement: String?
  ) {
    let found = Run("case \"x\" { currency = CHF }\nkind k { \(input)\n \(line) }\nk one { }")
      .program.diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.code) == ["E0339"], "\(input)")
    #expect(found.first?.proposal?.replacement == replacement, "\(input)")
    if replacement == nil { #expect(found.first?.text.contains("otherwise …") == true) }
  }

  // MARK: What cannot be meant

  @Test(arguments: [
    ("fee x { rate = sales }", "rate"), ("fee x { rate = sum(sales) }", "rate"),
  ]) func `an amount is proposed for no percent`(_ lines: String, _ field: String) {
    let source =
      "case \"X\" { currency = EUR, timeline = 2026 .. 2028 }\nsales[t] = EUR 5\nkind fee { rate: percent\n due = EUR 1 * rate }\n"
    let found = Mended.errors(source + lines)
    #expect(found.map(\.code) == ["E0403"])
    #expect(found.first?.proposal == nil)
    #expect(found.first?.text.contains("sales[") == false, "\(found.map(\.text))")
  }
}
