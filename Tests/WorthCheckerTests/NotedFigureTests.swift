import Testing
import Worth
import WorthTestSupport

/// Figures that count otherwise than they look.
///
/// | written | the rule |
/// | --- | --- |
/// | a row that is the sum of others | noted where the column is added up: a word says so and the figure is the sum, or the first cell is empty, or two columns are summed up |
/// | a share of the flow of the period before | noted where the first period has no line and the flow no opening |
/// | a lone amount in parentheses | noted in cells and lists, with the minus |
/// | fewer than three digits behind the last `_` | noted with both readings |
/// | a written percent under the name of an amount | answered with what it is of, where one amount may be |
@Suite struct NotedFigureTests {
  private let head = "case \"A\" { currency = CHF, timeline = 2026 .. 2028 }\n"

  /// The notes of one code that a case gives.
  private func notes(_ code: String, _ lines: String) -> [Message] {
    let run = Run(head + lines + "\n")
    #expect(run.errors == [], "\(lines): \(run.program.diagnostics.map(\.text))")
    return run.program.diagnostics.filter { $0.code == code }
  }

  // MARK: Totals

  @Test(arguments: [
    "\"Total\" | CHF 300", "\"Summe\" | CHF 300", "\"total costs\" | CHF 300", " | CHF 300",
    "\"Итого\" | CHF 300",
  ]) func `a pasted total is noted at its row, and leaving it out is right`(_ row: String) {
    for call in ["sum(t.amount)", "sum(r.amount for r in t)", "sum(r.amount * 2 for r in t)"] {
      let table = "table t { item | amount\n\"a\" | CHF 100\n\"b\" | CHF 200\n"
      let source = table + row + "\n}\nshow \(call)"
      let found = notes("N0310", source)
      #expect(found.count == 1, "\(row) \(call)")
      #expect(found.first?.place?.line == 5)
      let mended = found.first.flatMap { Mended.pasting($0, into: head + source + "\n") }
      #expect(mended.map { Run($0).program.diagnostics.isEmpty } == true, "\(row)")
    }
  }

  @Test func `two columns that are summed up in the last of four rows are a total`() {
    let rows = "\"a\" | CHF 1 | CHF 8\n\"b\" | CHF 2 | CHF 9\n\"c\" | CHF 4 | CHF 7\n"
    let table = "table t { n | x | y\n" + rows + "\"all\" | CHF 7 | CHF 24 }\nshow sum(t.y)"
    #expect(notes("N0310", table).count == 1)
  }

  @Test func `so it is in the table of a kind`() {
    let kind = "kind k { steps: table { n: text, cost: money }, total = sum(steps.cost) }\n"
    let rows = "k a { steps { n | cost\n\"x\" | CHF 1\n\"y\" | CHF 2\n\"Total\" | CHF 3 } }\n"
    #expect(notes("N0310", kind + rows + "show a.total").count == 1)
  }

  @Test(arguments: [
    // What is left out, read by itself, or not added up.
    ("\"a\" | CHF 1\n\"b\" | CHF 2\n\"Total\" | CHF 3", "sum(t.x where n != \"Total\")"),
    ("\"a\" | CHF 1\n\"b\" | CHF 2\n\"Total\" | CHF 3", "t.x[\"Total\"]"),
    ("\"a\" | CHF 1\n\"b\" | CHF 2\n\"Total\" | CHF 3", "sum((t where n != \"Total\").x)"),
    // No sum, or one of 0, or of one figure.
    ("\"a\" | CHF 1\n\"b\" | CHF 2\n\"Total\" | CHF 4", "sum(t.x)"),
    ("\"a\" | CHF 1\n\"b\" | -CHF 1\n\"Total\" | CHF 0", "sum(t.x)"),
    ("\"a\" | CHF 3\n\"Total\" | CHF 3", "sum(t.x)"),
    ("\"a\" | CHF 0\n\"b\" | CHF 3\n\"Total\" | CHF 3", "sum(t.x)"),
    // A row of steps.
    ("\"a\" | CHF 1\n\"b\" | CHF 2\n\"c\" | CHF 3", "sum(t.x)"),
    ("\"a\" | CHF 1\n\"b\" | CHF 2\n\"c\" | CHF 3\n\"d\" | CHF 6", "sum(t.x)"),
    ("2026 | CHF 1\n2027 | CHF 2\n2028 | CHF 3", "sum(t.x)"),
  ]) func `rows that are no totals are not noted`(_ rows: String, _ call: String) {
    #expect(notes("N0310", "table t { n | x\n\(rows)\n}\nshow \(call)").isEmpty, "\(rows) \(call)")
  }

  @Test func `steps in two columns of three rows are no total`() {
    let rows = "\"a\" | 1 | CHF 100\n\"b\" | 2 | CHF 200\n\"c\" | 3 | CHF 300"
    #expect(notes("N0310", "table t { n | y | x\n\(rows)\n}\nshow sum(t.x)").isEmpty)
  }

  @Test(arguments: [
    ("item,amount\nA,100\nB,200\nTotal,300\n", "skip where item = \"Total\""),
    ("item,amount\nA,100\nB,200\n,300\n", "skip where not (item is given)"),
  ]) func `of a file the entry for the braces is named`(_ file: String, entry: String) {
    let engine = Engine { _ in Array(file.utf8) }
    let plain = engine.compile("table t from \"t.csv\"\nx = sum(t.amount)\nshow x")
    let found = plain.diagnostics.filter { $0.code == "N0310" }
    #expect(found.count == 1)
    #expect(found.first?.text.contains(entry) == true, "\(found.map(\.text))")
    let mended = engine.compile("table t from \"t.csv\" { \(entry) }\nx = sum(t.amount)\nshow x")
    #expect(mended.diagnostics.isEmpty, "\(mended.diagnostics.map(\.text))")
    #expect(mended.evaluate().figure("x")?.text == "300")
  }

  // MARK: Nothing before

  private let sales = "sales[2026] = CHF 100\nsales[t] = sales[t-1] * 1.1\n"

  @Test(arguments: [
    "costs[t] = sales[t-1] * 82%", "costs[t] = 82% of sales[t-1]", "costs[t] = sales[t-2] / 2",
    "costs[t] = -sales[t-1]", "costs[t] = sales[t-1] * 60% + sales[t-1] * 22%",
    "costs[t] = sales[t-1]\ncosts[2028] = CHF 5",
  ]) func `a share of the period before is noted once`(_ line: String) {
    let found = notes("N0311", sales + line + "\nshow costs")
    #expect(found.count == 1, "\(line)")
    #expect(found.first?.text.contains("2026") == true)
    #expect(found.first?.text.contains("‘sales[t]’") == true)
  }

  @Test(arguments: [
    "costs[t] = sales[t-1] * 82%\ncosts[2026] = CHF 0",
    "costs[2026 .. 2027] = CHF 5\ncosts[t] = sales[t-1] * 82%",
    "costs[t] = sales[t-1] * 82%\nsales[opening] = CHF 90", "costs[t] = sales[t] - sales[t-1]",
    "costs[t] = if t > 2026 then sales[t-1] * 82% else 0",
    "costs[opening] = CHF 5\ncosts[t]: level of money = costs[t-1] + sales",
    "debt[opening] = CHF 9\ndebt[t]: level of money = debt[t-1] - CHF 1\ncosts[t] = debt[t-1] * 4%",
    "costs[t] = sales * 82%", "costs[t] = late[t-1] * 5%\nlate[t] = if t > 2026 then CHF 5 else 0",
    "costs[t] = late[t-1] * 5%\nlate[2026] = 0\nlate[t] = CHF 5",
    "costs[t] = late[t-1] * 5%\nlate[2026] = CHF 0\nlate[t] = CHF 5",
    "costs[t] = late[t-1] * 5%\nlate[2027 ..] = CHF 5",
    "costs[t] = late[t-1] * 5%\nlate[2027] = CHF 5",
  ]) func `what says what the first period is, is not noted`(_ line: String) {
    #expect(notes("N0311", sales + line + "\nshow costs").isEmpty, "\(line)")
  }

  // MARK: Parentheses and groups

  @Test(arguments: [
    ("x = [(CHF 5), CHF 8]", "x = [-CHF 5, CHF 8]"), ("x = [(5), 8]", "x = [-5, 8]"),
    (
      "table t { n | x\n\"a\" | (CHF 5)\n\"b\" | CHF 8 }",
      "table t { n | x\n\"a\" | -CHF 5\n\"b\" | CHF 8 }"
    ),
    ("x = [(5%), 8%]", "x = [-5%, 8%]"),
  ]) func `a lone amount in parentheses is noted with a minus`(_ line: String, mended: String) {
    let found = notes("N0312", line)
    #expect(found.count == 1, "\(line)")
    #expect(
      found.first.flatMap { Mended.pasting($0, into: head + line + "\n") } == head + mended + "\n")
  }

  @Test(arguments: ["x = [(CHF 5 + CHF 3), CHF 8]", "x = (CHF 5)", "x = [(5 + 3) * 2, 1]"])
  func `other parentheses are not`(_ line: String) {
    #expect(notes("N0312", line).isEmpty, "\(line)")
  }

  @Test(arguments: [
    ("x = CHF (800_000)", "x = -CHF 800_000", "-CHF 800_000.00"),
    ("x = sum([CHF (5), CHF 8])", "x = sum([-CHF 5, CHF 8])", "CHF 3.00"),
    ("x = CHF (4 million)", "x = -CHF 4 million", "-CHF 4_000_000.00"),
  ]) func `a code before such an amount is an error`(line: String, mended: String, value: String) {
    #expect(Mended.gives(mended, for: line, behind: head, x: value), "\(line)")
  }

  @Test(arguments: [("800_00", "800_000"), ("8_0", "8_000"), ("1_234_5", "1_234_500")])
  func `a short group of digits is noted`(_ number: String, grouped: String) {
    for line in ["x = CHF \(number)", "x = \(number)", "x = \(number) days"] {
      let found = notes("N0309", line)
      #expect(found.count == 1, "\(line)")
      #expect(found.first?.text.contains("‘\(grouped)’") == true, "\(found.map(\.text))")
    }
  }

  @Test(arguments: ["1_00_000", "1_0000", "800_000", "1_000.25", "12"])
  func `groups of other customs are not`(_ number: String) {
    #expect(notes("N0309", "x = CHF \(number)").isEmpty, "\(number)")
  }

  // MARK: A percent for an amount

  @Test(arguments: [
    ("costs[t] = 82%", "costs[t] = 82% of sales[t]", "profit[t] = sales - costs"),
    ("wages[t] = 20%", "wages[t] = 20% of sales[t]", "profit[t] = wages + sales"),
  ]) func `one amount of which it may be is proposed`(line: String, mended: String, sum: String) {
    let rest = "\n" + sum + "\nshow profit\n"
    let found = Mended.errors(head + sales + line + rest)
    #expect(found.map(\.code) == ["E0302"], "\(line)")
    #expect(
      found.first.flatMap { Mended.pasting($0, into: head + sales + line + rest) }
        == head + sales + mended + rest)
    #expect(Mended.errors(head + sales + mended + rest).isEmpty)
  }

  @Test func `where several may be meant the message says what is missing`() {
    let lines = sales + "rent[t] = CHF 5\ncosts[t] = 82%\nprofit[t] = sales - rent - costs\n"
    let found = Mended.errors(head + lines)
    #expect(found.map(\.code) == ["E0302"])
    #expect(found.first?.proposal == nil)
    #expect(found.first?.text.contains("‘costs[t] = 82% of …’") == true)
  }

  @Test(arguments: ["tax", "discount", "margin", "growth", "royalty_rate"])
  func `a share is taken off as before`(_ name: String) {
    let found = Mended.errors(head + "price = CHF 5\n\(name) = 20%\nx = price - \(name)\n")
    #expect(found.map(\.code) == ["E0302"])
    #expect(found.first?.proposal?.replacement == "price * (1 - \(name))")
  }
}
