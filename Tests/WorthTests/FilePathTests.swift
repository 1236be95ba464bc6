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
    inner = sum(r.spreads.spread)
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

  /// Rows in the place of those of a table in a file: written there, or those of another table of the case, also of one of
  /// the same name. Their cells see what the scenario sees. By hand: `book.all` is twice the sum of the column.
  @Test(arguments: [
    ("book.rows { id | a\n \"z\" | EUR 5 }", "book.all", "EUR 10.00"),
    ("book.rows { id | a\n \"z\" | mine_paid\n \"w\" | mine_paid * 2 }", "book.all", "EUR 42.00"),
    ("book.rows = other", "book.all", "EUR 20.00"),
    ("book.rows = rows", "book.all", "EUR 80.00"),
    ("book.r.spreads { grade | spread\n \"C\" | 9% }", "book.inner", "9%"),
    ("rates.spreads { grade | spread\n \"C\" | mine }", "book.inner", "2%"),
    (
      "book.rows { id | a\n \"z\" | EUR 5 }, book.rows.a[\"z\"] = was + EUR 1", "book.all",
      "EUR 12.00"
    ),
    ("book.rows = other, other.a[\"o\"] = EUR 3", "book.all", "EUR 6.00"),
    ("mine_paid = EUR 1, book.rows { id | a\n \"z\" | mine_paid }", "book.all", "EUR 2.00"),
  ]) func `rows replace those of a table in a file`(
    changes: String, figure: String, value: String
  ) {
    let lines = """
      mine_paid = EUR 7
      table other { id | a
        "o" | EUR 10 }
      table rows { id | a
        "p" | EUR 40 }
      scenario s { \(changes) }
      scenario later { mine_paid = EUR 2, mine = 4% }
      x = \(figure) under s
      y = \(figure)
      """
    let run = run(lines)
    #expect(run.errors == [], "\(changes)")
    #expect(run.text("x") == value, "\(changes)")
    #expect(run.text("y") == (figure == "book.all" ? "EUR 6.00" : "3%"), "\(changes)")
  }

  @Test func `later layers lie over rows in the place of those of a file`() {
    let run = run(
      """
      price = EUR 7
      table other { id | a
        "o" | price }
      scenario rows { book.rows { id | a
        "z" | price } }
      scenario dear { price = EUR 100 }
      a = book.all under rows under dear
      b = book.all under rows under { book.rows.a["z"] = EUR 3 }
      c = book.all under rows under { book.rows = other }
      """)
    #expect(run.errors == [])
    #expect(["a", "b", "c"].map { run.text($0) } == ["EUR 200.00", "EUR 6.00", "EUR 14.00"])
  }

  @Test(arguments: [
    ("book.rows { id | aa\n \"z\" | EUR 5 }", "E0416"), ("book.rows = 5", "E1102"),
    ("book.rows = nothing", "E1102"),
  ]) func `other columns and what is no table are told`(change: String, code: String) {
    #expect(run("scenario s { \(change) }").errors == [code], "\(change)")
  }

  /// What is changed in a table whose rows stand in the place of others is changed there, too: in the same block, beneath
  /// and above.
  @Test(arguments: [
    "under { mine_rows = other, other.a[\"o\"] = EUR 3 }",
    "under { other.a[\"o\"] = EUR 3, mine_rows = other }",
    "under { other.a[\"o\"] = EUR 3 } under { mine_rows = other }",
    "under { mine_rows = other } under { other.a[\"o\"] = EUR 3 }",
    "under { mine_rows = other, other.a[\"o\"] = EUR 9, mine_rows.a[\"o\"] = EUR 3 }",
  ]) func `rows in the place of others follow what is changed in their own table`(changes: String) {
    let lines = """
      table mine_rows { id | a
        "m" | EUR 40 }
      table other { id | a
        "o" | EUR 10 }
      own = sum(mine_rows.a)
      x = own \(changes)
      y = book.all \(changes.replacing("mine_rows", with: "book.rows"))
      """
    let run = run(lines)
    #expect(run.errors == [], "\(changes)")
    #expect(run.text("x") == "EUR 3.00", "\(changes)")
    #expect(run.text("y") == "EUR 6.00", "\(changes)")
  }

  /// A change in a file sees the names of the case as a later layer makes them.
  @Test func `what is changed in a file follows what a later layer changes in the case`() {
    let run = run(
      """
      own = 5%
      x = own under { own = mine } under { mine = 4% }
      y = rates.base under { rates.base = mine } under { mine = 4% }
      z = book.doubled under { rates.base = mine } under { mine = 4% }
      w = book.doubled under { rates.base = mine } under { mine = 4% } under { mine = 5% }
      """)
    #expect(run.errors == [])
    #expect(["x", "y", "z", "w"].map { run.text($0) } == ["4%", "4%", "8%", "10%"])
  }
}
