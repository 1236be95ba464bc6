import Testing
import Worth
import WorthTestSupport

/// Changes of what stands in a file that is used under a name: in scenarios, from outside, in questions.
@Suite struct FilePathTests {
  private static let files = [
    "rates.worth": """
    base = 3%
    growth[2026] = 1%
    growth[t] = growth[t-1] + base
    table spreads {
      grade | spread
      "A"   | 1%
      "B"   | 2%
    }
    """,
    "book.worth": """
    use "rates.worth" as r
    doubled = r.base * 2
    kind fee { amount: money, twice = amount * 2 }
    fee first { amount = EUR 3 }
    table rows {
      id  | a
      "x" | EUR 1
      "y" | EUR 2
    }
    each[k in rows] = fee { amount = k.a }
    all = sum(each.twice)
    """,
  ]
  private static let head = """
    use "book.worth" as book
    use "rates.worth" as rates
    case "Files" { timeline = 2026 .. 2028, currency = EUR }
    both = book.doubled + rates.base
    spread = rates.spreads.spread["B"]
    mine = 2%

    """

  /// Runs the case above with more lines.
  private func run(
    _ lines: String, changes: [(path: String, expression: String)] = []
  ) -> Run {
    let engine = Engine { path in Self.files[path].map { Array($0.utf8) } }
    let program = engine.compile(
      Self.head + lines, changes: changes.map { Change($0.path, $0.expression) })
    return Run(program: program, outcome: program.evaluate())
  }

  @Test(arguments: [
    // The file is one, whichever way it is reached.
    ("rates.base = 5%", "both", "15%"), ("book.r.base = 5%", "both", "15%"),
    ("rates.base = was + 1%", "both", "12%"), ("book.doubled = 1%", "both", "4%"),
    ("rates.base = 5%, book.doubled = 1%", "both", "6%"),
    ("rates.spreads.spread[\"B\"] = 7%", "spread", "7%"),
    ("rates.growth[2027] = 10%", "rates.growth[2028]", "13%"),
    ("book.first.amount = EUR 7", "book.first.twice", "EUR 14.00"),
    ("book.rows.a[\"y\"] = EUR 9", "book.all", "EUR 20.00"),
    ("book.each[\"y\"].amount = EUR 7", "book.all", "EUR 16.00"),
    ("book.each[k in rows].amount = was * 2", "book.all", "EUR 12.00"),
    ("book.each.amount = EUR 1", "book.all", "EUR 4.00"),
    // The right side sees the case.
    ("rates.base = mine * 2", "both", "12%"), ("rates.base = mine * 2, mine = 1%", "both", "6%"),
  ])
  func `a scenario changes what a file holds`(_ change: String, _ figure: String, _ value: String) {
    let run = run("x = \(figure) under { \(change) }\nas_it_is = \(figure)\nshow x")
    #expect(run.errors.isEmpty, "\(change): \(run.errors)")
    #expect(run.text("x") == value, "\(change)")
    #expect(run.text("as_it_is") != value)
  }

  @Test(arguments: [
    ("rates.base", "5%", "both", "15%"),
    ("book.first.amount", "EUR 7", "book.first.twice", "EUR 14.00"),
    ("book.each[\"y\"].amount", "EUR 7", "book.all", "EUR 16.00"),
    ("rates.spreads.spread[\"B\"]", "7%", "spread", "7%"),
  ])
  func `the host changes what a file holds`(
    _ path: String, _ expression: String, _ figure: String, _ value: String
  ) {
    let run = run("x = \(figure)\nshow x", changes: [(path, expression)])
    #expect(run.errors.isEmpty, "\(path): \(run.errors)")
    #expect(run.text("x") == value)
  }

  @Test func `a change of the case's own name leaves a file's alone`() {
    let own = """
      kind fee { amount: money, twice = amount * 2 }
      fee first { amount = EUR 10 }
      x = book.first.twice
      y = first.twice
      """
    let run = run(own, changes: [("first.amount", "EUR 20")])
    #expect(run.text("x") == "EUR 6.00")
    #expect(run.text("y") == "EUR 40.00")
  }

  @Test func `scenarios stand above one another in a file as well`() {
    let run = run(
      """
      scenario high { rates.base = 5% }
      scenario more { rates.base = was + 1% }
      x = both under high under more
      y = both under more under high
      show x, y
      """)
    #expect(run.errors.isEmpty)
    #expect(run.text("x") == "18%")
    #expect(run.text("y") == "15%")
  }

  @Test func `questions vary what a file holds`() {
    let run = run(
      """
      x = solve rates.base between 0% and 20% so that both = 30%
      y = solve book.each["x"].amount between EUR 0 and EUR 9 so that book.all = EUR 12
      z = solve rates.spreads.spread["B"] between 0% and 20% so that spread = 9%
      show x, y, z
      """)
    #expect(run.errors.isEmpty)
    #expect(run.text("x") == "10%")
    #expect(run.text("y") == "EUR 4.00")
    #expect(run.text("z") == "9%")
  }

  @Test(arguments: [
    ("rates.bse = 5%", "E0221"), ("rates = 5%", "E1102"), ("rates.spreads = 5%", "E1102"),
    ("rates.base = EUR 5", "E0403"), ("rates[\"A\"].base = 5%", "E1102"),
    ("book.first[\"A\"].amount = EUR 5", "E1102"),
  ])
  func `a change that a file cannot take is refused`(_ change: String, _ code: String) {
    let run = run("scenario wrong { \(change) }")
    #expect(run.errors == [code], "\(change): \(run.errors)")
  }

  @Test func `an attribution sees the changes of files`() {
    let run = run(
      """
      scenario s { rates.base = 5%, mine = 3% }
      total = both + mine
      x = attribution(total, s, rates.base)
      y = attribution(total, s, mine)
      show x, y
      """)
    #expect(run.errors.isEmpty)
    // 15 % + 3 % less 9 % + 2 %.
    #expect(run.text("x") == "6%")
    #expect(run.text("y") == "1%")
  }

  @Test func `a variant with the name that its base has in a file sees the changes of the base`() {
    let run = run(
      """
      first = book.first with { amount = EUR 10 }
      other = book.first with { }
      kept = first.twice under { book.first.amount = EUR 7 }
      seen = other.twice under { book.first.amount = EUR 7 }
      each = book.each with { amount = was + EUR 1 }
      moved = each["x"].twice under { book.each["x"].amount = EUR 5 }
      show kept, seen, moved
      """)
    #expect(run.errors.isEmpty)
    #expect(run.text("kept") == "EUR 20.00")
    #expect(run.text("seen") == "EUR 14.00")
    // 2 × (5 + 1).
    #expect(run.text("moved") == "EUR 12.00")
  }

  @Test func `a slip in a name of a file is mended behind the name of the file`() throws {
    let run = run("x = rates.bas * 2\nshow x")
    #expect(run.errors == ["E0201"])
    let message = try #require(run.program.diagnostics.first { $0.code == "E0201" })
    #expect(message.proposal?.replacement == "base")
    #expect(message.proposal?.place.column == 11)
  }
}
