import Testing
import Worth
import WorthTestSupport

/// Messages that were none or several, and did not lead out.
///
/// The rule: one mistake is one message, and what it proposes is right at the first try.
@Suite struct OneWayOutTests {
  private let head = "case \"A\" { currency = EUR, timeline = 2026 .. 2028 }\n"

  // MARK: Names of functions and rows

  /// A value may have the name of a function, which is called all the same.
  @Test(arguments: [
    ("npv = npv(10%, [EUR 110])", "npv", "EUR 100.00"), ("irr = irr([-100, 120])", "irr", "20%"),
    ("sum = sum([1, 2])", "sum", "3"), ("pmt = pmt(0%, 2, EUR 10)", "pmt", "-EUR 5.00"),
    ("present_value = npv(0%, [EUR 7])\nnpv = present_value", "npv", "EUR 7.00"),
    ("kind k { npv = npv(10%, [EUR 110]) }\nk a { }\nx = a.npv", "x", "EUR 100.00"),
  ]) func `a function is called where a value has its name`(
    lines: String, name: String, value: String
  ) {
    let run = Run(head + lines + "\n")
    #expect(run.errors == [], "\(lines)")
    #expect(run.text(name) == value, "\(lines)")
  }

  @Test(arguments: [
    ("npv = NPV(10%, [EUR 110])", "npv = npv(10%, [EUR 110])"),
    ("average = AVERAGE([1, 3])", "average = mean([1, 3])"),
    ("irr = IRR([-100, 120])", "irr = irr([-100, 120])"),
  ]) func `the function that is proposed is one that can be called`(line: String, mended: String) {
    #expect(Mended.once(head + line) == head + mended)
    #expect(Run(head + mended).errors == [])
  }

  @Test func `a value that is called without being a function is told`() {
    #expect(Run(head + "flow[t] = EUR 5\nx = flow(2)").errors == ["E0320"])
  }

  private let rows = """
    table book { id | sales | rate
      "motor" | EUR 100 | 5%
      "pump" | EUR 200 | 6% }
    kind lic { sales: money, royalty_rate: percent, due = sales * royalty_rate }
    value[r in book] = lic { sales = r.sales, royalty_rate = r.rate }

    """

  @Test(arguments: [
    ("x = motor.royalty_rate", "x = value[\"motor\"].royalty_rate", "5%"),
    ("x = pump.due", "x = value[\"pump\"].due", "EUR 12.00"),
    ("x = pump.rate", "x = book.rate[\"pump\"]", "6%"),
  ]) func `the key of a row as a name is read in brackets`(
    line: String, mended: String, value: String
  ) {
    #expect(Mended.once(head + rows + line) == head + rows + mended)
    #expect(Run(head + rows + mended).text("x") == value)
  }

  @Test func `so it is where it is changed`() {
    let found = Mended.errors(
      head + rows + "scenario s { motor.royalty_rate = 7% }\nx = sum(value.due) under s")
    #expect(found.map(\.code) == ["E0221"])
    #expect(found.first?.text.hasSuffix("did you mean ‘value[\"motor\"].royalty_rate’?") == true)
  }

  // MARK: Rows and cells

  private let scale =
    "kind scale { mode: text, bands: table { above: money, rate: percent }, first = bands.rate[1] }\n"

  @Test(arguments: [
    "scale a { mode = \"m\"\n  EUR 0 | 5%\n  EUR 9 | 4%\n}",
    "scale a {\n  above | rate\n  EUR 0 | 5%\n  EUR 9 | 4%\n  mode = \"m\"\n}",
    "scale a {\n  EUR 0 | 5%\n  mode = \"m\" }",
  ]) func `rows in the braces of fields are told once, with their table`(lines: String) {
    let source = head + scale + lines
    #expect(Mended.errors(source).map(\.code) == ["E0466"], "\(lines)")
    let mended = Mended.once(source) ?? ""
    #expect(Mended.errors(mended + "\nx = a.first").isEmpty, "\(mended)")
    #expect(Run(mended + "\nx = a.first").text("x") == "5%")
  }

  @Test func `rows of a table without the names of its columns are told with them`() {
    let found = Mended.errors(head + scale + "scale a { mode = \"m\", bands { EUR 0 | 5% } }")
    #expect(found.map(\.code) == ["E0412"])
    #expect(found.first?.text.contains("above | rate") == true)
  }

  @Test(arguments: ["-", "n/a", "N/A", "n.a.", "TBD", "tbc"])
  func `signs that there is no value are told once for a table`(mark: String) {
    let cells = "\"b\" | \(mark) | \(mark)\n\"c\" | EUR 5 | \(mark) }"
    let found = Mended.errors(head + "table t { name | amount | rate\n\"a\" | EUR 4 | 5%\n" + cells)
    #expect(found.map(\.code) == ["E0117"], "\(mark)")
    #expect(found.first?.text.contains("‘\(mark)’ is no value") == true)
    let kind = "kind k { t: table { name: text, amount: money? }, n = count(t) }\n"
    let field = "k a { t { name | amount\n\"a\" | \(mark)\n\"b\" | \(mark) } }"
    #expect(Mended.errors(head + kind + field).map(\.code) == ["E0117"], "\(mark)")
  }

  @Test func `a kind without inputs has no list of them`() {
    let found = Mended.errors("kind five { y = 5 }\nfive a { rate = 5% }")
    #expect(found.map(\.code) == ["E0402"])
    #expect(found.first?.text.hasSuffix("it has nothing to fill in: write ‘five NAME { }’") == true)
  }

  // MARK: Calls and figures

  @Test func `all that a call lacks is told in one message, with a call that works`() {
    let found = Mended.errors("x = percentile([1, 2, 3])")
    #expect(found.map(\.code) == ["E0318"])
    #expect(found.first?.text.contains("‘share: …’, ‘method: inclusive | exclusive") == true)
    #expect(found.first?.text.contains("as in ‘percentile([") == true)
  }

  @Test(arguments: [
    ("x = discount_factor(2, 5%)", "x = present_factor(5%, 2)", "0.907029"),
    ("x = discount_factor(5%, 2)", "x = present_factor(5%, 2)", "0.907029"),
    ("x = 5 k EUR", "x = EUR 5 thousand", "EUR 5000.00"),
    ("x = 5 mn EUR", "x = EUR 5 million", "EUR 5000000.00"),
    ("x = =sum([1, 2])", "x =sum([1, 2])", "3"),
    ("n = 3\nx = if n is { < 1 -> 1, else -> 2 }", "n = 3\nx = if n < 1 then 1 else 2", "2"),
    ("n = 3\nx = if n is { 3: 1, otherwise: 2 }", "n = 3\nx = if n = 3 then 1 else 2", "1"),
    ("n = 3\nx = if { n < 1 -> 1, else -> 2 }", "n = 3\nx = if n < 1 then 1 else 2", "2"),
    ("n = 3\nx = switch n { 3 -> 1, default -> 2 }", "n = 3\nx = if n = 3 then 1 else 2", "1"),
    ("n = 3\nx = if n < 1 then 1 otherwise 2", "n = 3\nx = if n < 1 then 1 else 2", "2"),
    ("n = 3\nx = if n < 1 -> 1 else 2", "n = 3\nx = if n < 1 then 1 else 2", "2"),
    ("n = 3\nx = if n < 1: 1 else 2", "n = 3\nx = if n < 1 then 1 else 2", "2"),
  ]) func `a form of elsewhere is one message with a line that works`(
    line: String, mended: String, value: String
  ) {
    #expect(Mended.once(line) == mended, "\(line): \(Mended.errors(line).map(\.text))")
    #expect(Run(mended).text("x").filter { $0 != "_" } == value, "\(mended)")
  }

  @Test func `a formula of a spreadsheet behind a name is one message`() {
    #expect(Mended.errors("x = =SUM(A1:A3)").map(\.code) == ["E0128"])
  }

  @Test func `cases that leave something out are a chain to be filled`() {
    let found = Mended.errors("n = 3\nx = if n is { 1 -> 4, 2 -> 5 }")
    #expect(found.map(\.code) == ["E0136"])
    #expect(found.first?.text.contains("‘if n = 1 then 4 else if n = 2 then 5 else …’") == true)
  }

  @Test func `words of a choice keep their form`() {
    let kind = "kind k { when: start | end\n x = if when is { start -> 1, end -> 2 } }\n"
    #expect(Run(kind + "k a { when = end }\nx = a.x").text("x") == "2")
    #expect(Run("n = 3\nx = if n < 1 is { yes -> 1, no -> 2 }").text("x") == "2")
  }

  // MARK: Fields

  @Test(arguments: [
    ("d[p in book] = deal { sales = p.sales }\nx = sum(d.total)", 0),
    ("deal e { sales = sum(book.sales) }\nx = e.total", 0),
    ("s[t] = EUR 5\ndeal e { sales = sum(s) }\nx = e.total", 1),
    ("s[t] = EUR 5\ndeal e { sales = s[2027] }\nx = e.total", 1),
  ]) func `a single value of a series for all periods is noted, a cell and its total are not`(
    lines: String, count: Int
  ) {
    let deal = "kind deal { sales: flow of money, total = sum(sales) }\n"
    let found = Run(head + rows + deal + lines).program.diagnostics.filter { $0.code == "N0202" }
    #expect(found.count == count, "\(lines)")
  }

  @Test func `a block behind the name of what is filled in says how that is changed`() {
    let found = Mended.errors(
      "kind k { rate: percent }\nk offer { rate = 5% }\noffer { rate = 6% }")
    #expect(found.map(\.code) == ["E0232"])
    #expect(found.first?.text.contains("offer with { rate = 6% }") == true)
  }

  @Test(arguments: [
    "tornado(x under s, rate, 4% .. 6%)", "grid(x under s, rate, [4%, 5%])",
    "grid([x, x under s], rate, [4%, 5%])",
    "grid(x under s, rate, [4%, 5%], sales, [EUR 1, EUR 2])",
  ]) func `a question under changes has them in its heading`(question: String) {
    let run = Run(
      "sales = EUR 100\nrate = 5%\nx = sales * rate\nscenario s { sales = EUR 200 }\nshow "
        + question)
    #expect(run.errors == [])
    #expect(run.outcome.report.contains("x under s"), "\(question)")
  }
}
