import Testing
import Worth
import WorthTestSupport

/// What people write who know other tools, or are tired: each line is answered by one message, whose proposal means what
/// they meant.
@Suite struct TiredHandTests {
  private static let head = """
    n = 5
    kind part { price: money
      total = price * 2 }
    part a { price = EUR 3 }
    table t {
      name | months | fee
      "p"  | 18     | EUR 7
    }

    """

  @Test(arguments: [
    ("x = 2027-01-01 + n months", "x = 2027-01-01 + n * 1 month", "2027-06-01"),
    ("x = 2027-01-01 + n days", "x = 2027-01-01 + n * 1 day", "2027-01-06"),
    ("x = 2027-01-01 + (n + 1) weeks", "x = 2027-01-01 + (n + 1) * 1 week", "2027-02-12"),
    ("x = 2027-01-01 + n quarters", "x = 2027-01-01 + n * 3 months", "2028-04-01"),
    ("x = 2027-01-01 + t.months[1] months", "x = 2027-01-01 + t.months[1] * 1 month", "2028-07-01"),
    ("x = 2027-01-01 + min(n, 2) years", "x = 2027-01-01 + min(n, 2) * 1 year", "2029-01-01"),
    ("x = (a with price = EUR 7).total", "x = (a with { price = EUR 7 }).total", "EUR 14.00"),
    (
      "x = solve a.total = EUR 20 for r between EUR 0 and EUR 50",
      "x = solve r between EUR 0 and EUR 50 so that a.total = EUR 20", "?"
    ),
  ]) func `one message gives the line to write`(line: String, correct: String, value: String) {
    if value == "?" {
      // What varies is a name of the case, of which there is none here: the form alone is asked.
      #expect(Mended.once(Self.head + line + "\n") == Self.head + correct + "\n", "\(line)")
    } else {
      #expect(Mended.gives(correct, for: line, behind: Self.head, x: value), "\(line)")
    }
  }

  @Test(arguments: [
    ("print n", "show n"), ("Print a.total", "show a.total"),
    ("patent p = { filed = 2020-01-01 }", "patent p { filed = 2020-01-01 }"),
    (
      "tree d = choose { \"a\": EUR 5, \"b\" -> EUR 4 }",
      "tree d = choose { \"a\" -> EUR 5, \"b\" -> EUR 4 }"
    ),
  ]) func `and entries of other languages`(line: String, correct: String) {
    #expect(Mended.once(Self.head + line + "\n") == Self.head + correct + "\n", "\(line)")
  }

  @Test(arguments: [
    ("royalty-rate = 5%", "royalty_rate = 5%"), ("t.gain = t.fee * 2", "gain = t.fee * 2"),
    ("show t sorted by months", "show t sort by months"),
    ("trade mark seal { filed = 2020-01-01 }", "trade_mark seal { filed = 2020-01-01 }"),
    ("x = Fr. 300", "x = CHF 300"),
    (
      "x = goal_seek(a.total = EUR 20, a.price)",
      "x = solve a.price between EUR 0 and EUR 30 so that a.total = EUR 20"
    ),
    ("kept \"Kept\" = a with { price = EUR 7 }", "kept = a with { price = EUR 7 }"),
    ("show t ordered by months descending", "show t sort by months descending"),
  ]) func `names with hyphens, columns from outside, other words for sorting`(
    line: String, correct: String
  ) {
    let first = Mended.errors(Self.head + line + "\n").first
    #expect(first?.code == "E0104", "\(line)")
    #expect(
      first.flatMap { Mended.pasting($0, into: Self.head + line + "\n") }
        == Self.head + correct + "\n", "\(line)")
  }

  @Test func `inputs without a type are told so once`() {
    let source =
      "kind c { cost_new, functional\n v = cost_new * functional }\nc one { cost_new = EUR 5, functional = 5% }\nx = one.v"
    let found = Mended.errors(source)
    #expect(found.map(\.code) == ["E0407"])
    #expect(found[0].text.contains("‘cost_new: money’"))
  }

  private static let rows =
    head + """
      table u { name | fee
        "x" | EUR 3
        "y" | EUR 6
        "z" | EUR 9 }
      all[r in u] = part { price = r.fee }

      """

  /// In a line over rows a function of many values takes the lines of all rows, and one of one value that of the row.
  @Test(arguments: [
    ("all.total / sum(all.total)", "1"), ("rank(all.total, all.total, falling)", "6"),
    ("all.total / max(all.total * 2)", "1"), ("count(all)", "9"),
    ("(all.total - min(all.total)) / EUR 1", "18"),
  ]) func `lines of all rows in a line over rows`(formula: String, total: String) {
    let run = Run(Self.rows + "y[r in u] = \(formula)\nx = sum(y)")
    #expect(run.errors == [], "\(formula)")
    #expect(run.text("x") == total, "\(formula)")
    // A second kind by row reads them, too.
    let second = Run(
      Self.rows
        + "kind one { p: number, v = p }\nothers[r in u] = one { p = \(formula) }\nx = sum(others.v)"
    )
    #expect(second.errors == [], "\(formula)")
    #expect(second.text("x") == total, "\(formula)")
  }

  @Test func `a filled-in kind in place of its figure`() {
    let kind =
      "kind fee { price: money, v = price * 2, show v }\nf[r in u] = fee { price = r.fee }\n"
    let line = "y[r in u] = if f[r] > EUR 10 then 1 else 0"
    let mended = Mended.once(Self.rows + kind + line + "\nx = sum(y)")
    #expect(Run(mended ?? "").text("x") == "2")
  }

  /// A unit of time stands behind a number, in words for periods, and as a name.
  @Test(arguments: [
    "x = 2027-01-01 + 5 months", "years = 3\nx = years", "x = 1% per month",
    "x = 18 months in years",
    "x = 2027-01-01 + n * 1 month",
  ]) func `units of time stay what they are`(line: String) {
    #expect(Mended.errors(Self.head + line).map(\.text) == [], "\(line)")
  }

  @Test func `a line over rows says its table`() {
    let head = "case { currency = EUR, timeline = 2026 .. 2028 }\n" + Self.head
    let source = head + "y[p] = p.fee * p.months\nx = sum(y)\n"
    let mended = Mended.once(source)
    #expect(mended == head + "y[p in t] = p.fee * p.months\nx = sum(y)\n")
    #expect(Run(mended ?? "").text("x") == "EUR 126.00")
    // What has the parts of a period is one.
    #expect(Mended.errors(head + "z[p] = EUR 1 * p.year").map(\.text) == [])
  }

  @Test(arguments: [
    "max(ways)", "min(ways)", "max(w for w in ways)", "max([\"b\", \"a\"])", "max(t.name)",
  ])
  func `only amounts have a greatest`(_ asked: String) {
    let found = Mended.errors(Self.head + "part b { price = EUR 4 }\nways = [a, b]\nx = \(asked)")
    #expect(found.map(\.code) == ["E0316"], "\(asked): \(found.map(\.text))")
  }

  @Test(arguments: [
    ("max([2026-01-01, 2027-01-01])", "2027-01-01"), ("min(t.months)", "18"),
    ("max(p.fee for p in t)", "EUR 7.00"),
  ]) func `amounts and dates do`(_ asked: String, value: String) {
    #expect(Run(Self.head + "x = \(asked)").text("x") == value)
  }

  @Test(arguments: [
    ("f.crop = \"grain\"", true), ("f.crop = \"Grain\"", true), ("f.crop = \"grass\"", false),
    ("f.crop = \"grain\" or f.crop = \"Grain\" or f.crop = \"grain \"", false),
  ]) func `a text in two ways`(condition: String, isNoted: Bool) {
    let source = """
      table fields {
        crop     | area
        "grain"  | 40
        "Grain"  | 50
        "grain " | 55
        "grass"  | 60
      }
      x = sum(f.area for f in fields where \(condition))
      show x
      """
    let notes = Run(source).program.diagnostics.filter { $0.code == "N0314" }
    #expect(notes.isEmpty == !isNoted, "\(condition): \(notes.map(\.text))")
  }

  @Test(arguments: [("-EUR 2", true), ("EUR 2", false), ("-paid", false)])
  func `a cost of a tree with a minus`(cost: String, isNoted: Bool) {
    let source = """
      case { currency = EUR }
      paid = EUR 2
      tree launch = choose {
        cost = \(cost)
        "yes" -> EUR 10
        "no" -> EUR 3
      }
      show launch
      """
    let notes = Run(source).program.diagnostics.filter { $0.code == "N0315" }
    #expect(notes.isEmpty == !isNoted, "\(cost)")
    if let note = notes.first {
      #expect(Mended.pasting(note, into: source)?.contains("cost = EUR 2\n") == true)
    }
  }

  /// 12 % a quarter is 57.35 % a year: nobody means that. A month at 1 % is 12.68 %.
  @Test(arguments: [
    ("2027-Q1 .. 2027-Q4", "npv(12%, s)", true), ("2027-Q1 .. 2027-Q4", "npv(wacc, s)", true),
    ("2027-Q1 .. 2027-Q4", "npv0(rate: wacc, values: s)", true),
    ("2027-Q1 .. 2027-Q4", "npv(3%, s)", false),
    ("2027-Q1 .. 2027-Q4", "npv(quarterly(12%) in percent, s)", false),
    ("2027-01 .. 2027-12", "npv(12%, s)", true), ("2027-01 .. 2027-12", "npv(1%, s)", false),
    ("2027 .. 2030", "npv(12%, s)", false),
    ("2027-Q1 .. 2027-Q4", "npv(12%, [EUR 1, EUR 2])", false),
  ]) func `a rate of a year for shorter periods is asked about`(
    timeline: String, call: String, isNoted: Bool
  ) {
    let source = """
      case { currency = EUR, timeline = \(timeline) }
      s[t] = EUR 100
      wacc = 12%
      x = \(call)
      show x, wacc
      """
    let notes = Run(source).program.diagnostics.filter { $0.code == "N0316" }
    #expect(notes.isEmpty == !isNoted, "\(call)")
    guard let note = notes.first, let mended = Mended.pasting(note, into: source) else { return }
    #expect(Run(mended).program.diagnostics.isEmpty, "\(mended)")
  }

  /// A rate of a year is brought to the periods of the case.
  @Test(arguments: [
    ("2027-Q1 .. 2027-Q4", "quarterly(12% per year) in percent"),
    ("2027-01 .. 2027-12", "monthly(12% per year) in percent"),
  ]) func `the way from a rate of a year is named`(timeline: String, way: String) {
    let source =
      "case { currency = EUR, timeline = \(timeline) }\ns[t] = EUR 100\nx = npv(12% per year, s)"
    #expect(Mended.errors(source).first?.text.contains("‘\(way)’") == true)
  }

  /// A single value that counts in all periods takes no index, whatever row stands before.
  @Test(arguments: ["f[\"p\"].rate[2027] = 1%", "f[\"p\"].rate[t] = 1%"])
  func `the row stands where it belongs`(change: String) {
    let source = """
      case { currency = EUR, timeline = 2026 .. 2028 }
      \(Self.head)kind fee { rate: percent
        due[t] = EUR 100 * rate }
      f[r in t] = fee { rate = 2% }
      show sum(f["p"].due) under { \(change) }
      """
    #expect(Run(source).errors == ["E0441"], "\(change)")
  }
}
