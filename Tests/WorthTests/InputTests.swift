import Testing
@testable import Worth

/// The inputs of a case, and how a host changes them.
@Suite struct InputTests {
  private let source = """
    case "Press" { currency = EUR, timeline = 2026 .. 2028 }
    ## How fast sales grow
    growth = 8%
    sales[2026] = EUR 24 thousand
    sales[t] = sales[t-1] * (1 + growth)
    ## A part of a flow
    kind part { revenue: flow of money
      ## The share
      share: percent
      convention timing: end | middle | start
      cap: money?
      tax_rate: percent = 20%
      left[t] = revenue[t] * share
    }
    part own { revenue = sales, share = 10%, timing = middle }
    total = sum(own.left)
    expect total = EUR 7_791.36
    """

  private var program: Case { Engine().compile(source, name: "press.worth") }

  @Test func `inputs are the definitions that rest on no other and the inputs of filled-in kinds`()
  {
    #expect(
      program.inputs.map(\.path) == [
        "growth", "sales[2026]", "own.revenue", "own.share", "own.timing", "own.cap",
        "own.tax_rate",
      ])
  }

  @Test func `an input tells its type, comment, words, default, and where it is set`() throws {
    let inputs = Dictionary(uniqueKeysWithValues: program.inputs.map { ($0.path, $0) })
    let growth = try #require(inputs["growth"])
    #expect(growth.kind == .percent && growth.comment == "How fast sales grow")
    #expect(growth.written == "8%" && growth.place?.line == 3)
    let share = try #require(inputs["own.share"])
    #expect(share.name == "share" && share.comment == "The share" && share.written == "10%")
    let timing = try #require(inputs["own.timing"])
    #expect(timing.isConvention && timing.kind == .choice(["end", "middle", "start"]))
    #expect(timing.written == "middle" && timing.place?.line == 15)
    let cap = try #require(inputs["own.cap"])
    #expect(cap.isOptional && !cap.isSet && cap.type == "money")
    let tax = try #require(inputs["own.tax_rate"])
    #expect(!tax.isSet && tax.defaultValue == "20%" && tax.place?.line == 12)
    #expect(inputs["own.revenue"]?.type == "flow of money in EUR by year")
    let sales = try #require(inputs["sales[2026]"])
    #expect(sales.kind == .money(currency: "EUR") && sales.written == "EUR 24 thousand")
  }

  @Test func `a comment of several lines is whole`() throws {
    let program = Engine().compile(
      "## How fast\n##   sales grow\n##\n## In the plan\ngrowth = 8%\n")
    let input = try #require(program.inputs.first)
    #expect(input.comment == "How fast\nsales grow\n\nIn the plan")
    #expect(program.evaluate().figure("growth")?.label == input.comment)
  }

  @Test func `a change is a value or an expression, and adds to those that were made`() throws {
    let changed = program.changing([Change("growth", to: .percent(0))])
    #expect(try changed.evaluate().money("total").amount == 7_200)
    let more = changed.changing([Change("own.share", "20%")])
    #expect(try more.evaluate().money("total").amount == 14_400)
    let period = more.changing([Change("sales[2026]", to: .money(Money(10_000, "EUR")))])
    #expect(try period.evaluate().money("total").amount == 6_000)
    // 24,000 × (1 + 1.08 + 1.1664) × 10 %
    #expect(abs(try program.evaluate().money("total").amount - 7_791.36) < 1e-9)
  }

  @Test func `a change of what is not there, or to another kind of value, is a mistake`() {
    #expect(program.changing([Change("grwth", "4%")]).diagnostics.map(\.code) == ["E0221"])
    #expect(!program.changing([Change("growth", to: .money(Money(1, "EUR")))]).isValid)
  }

  @Test func `a series by period changes each of its periods`() throws {
    // 24,000, then twice as much, then as much: 24 + 48 + 48 thousand, of which 10 %.
    let growth = Series([
      (.year(2026), .percent(0)), (.year(2027), .percent(1)), (.year(2028), .percent(0)),
    ])
    let change = Change("growth", to: .series(growth))
    #expect(change.expression == "[2026: 0%, 2027: 100%, 2028: 0%]")
    #expect(try program.changing([change]).evaluate().money("total").amount == 12_000)
    // Other periods stay.
    let later = Change("growth", to: .series(Series([(.year(2028), .percent(1))])))
    let values = try program.changing([later]).evaluate().series("growth").values
    #expect(values == [.percent(0.08), .percent(0.08), .percent(1)])
  }

  @Test func `a series that an outcome gives can be handed back, its opening value too`() throws {
    let stock = Engine().compile(
      """
      case "Stock" { timeline = year 1 .. 3 }
      stock[opening] = 5
      stock[t] = stock[t-1] * 2
      """)
    let known = try stock.evaluate().series("stock")
    #expect(known.opening == .number(5))
    var next = known
    next.opening = .number(7)
    next.entries[2].value = .number(1)
    let changed = stock.changing([Change("stock", to: .series(next))])
    #expect(changed.diagnostics.filter { $0.severity == .error }.map(\.text) == [])
    #expect(try changed.evaluate().series("stock") == next)
  }

  @Test func `a value that cannot be written is refused, and changes nothing`() throws {
    let rows = try #require(
      Engine().compile("table t { id | x\n \"a\" | 1\n}").evaluate().figure("t.x")?.value)
    let refused: [Value] = [
      .missing, .failed, rows, .series(Series([])), .number(.nan), .list([.number(1), .missing]),
      .rate(Rate(0.05, per: .halfYear)), .series(Series([(.year(2026), .missing)])),
    ]
    for value in refused {
      let changed = program.changing([Change("growth", to: value)])
      #expect(changed.diagnostics.map(\.code) == ["E0224"], "\(value)")
      #expect(changed.diagnostics.first?.text.contains("‘growth’") == true)
      #expect(Change("growth", to: value).expression == "")
      #expect(try changed.evaluate().percent("growth") == 0.08)
    }
    let compiled = Engine().compile(Array("a = 1".utf8), changes: [Change("a", to: .missing)])
    #expect(compiled.diagnostics.map(\.code) == ["E0224"])
  }

  @Test func `the checks of a case are judged with one call`() {
    let result = program.test()
    #expect(result.isPassed && result.checks.count == 1)
    #expect(result.checks.first?.claim == "expect total = EUR 7_791.36")
    #expect(result.checks.first?.line == 17)
    #expect(!Engine().compile("a = 1").test().isPassed)
    let broken = Engine().compile("a = b").test()
    #expect(!broken.isPassed && broken.mistakes.map(\.code) == ["E0201"])
  }

  @Test func `the convention behind a missed figure is found as data`() throws {
    let program = Engine().compile(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      income[t] = CHF 100
      patent right { filed = 2021-03-15 }
      direct_income v { asset = right, income = income, tax_rate = 0%, discount_rate = 10%, timing = middle }
      expect v.value = CHF 248.69
      """)
    let outcome = program.evaluate()
    #expect(program.diagnostics.map(\.text) == [])
    #expect(outcome.checks.map(\.verdict) == [.missed])
    // 100 / 1.1 + 100 / 1.21 + 100 / 1.331: at the end of each year.
    let findings = try #require(program.searchConventions(for: outcome)[0])
    #expect(findings.hits.first?.choices == [.init(path: "v.timing", value: "end")])
    #expect(findings.tried > 10 && findings.chance < 0.1)
  }

  @Test func `a table is handed in as columns`() throws {
    var engine = Engine()
    engine.files = { name in
      guard name == "book" else { return .notFound }
      return .table(
        Table([
          ("id", .texts(["A \"1\"", "B, 2"])), ("amount", .money([100.25, 0.1], currency: "EUR")),
          ("rate", .percents([0.07, nil])),
          ("drawn", .dates([CalendarDate(year: 2026, month: 2, day: 1), nil])),
        ]))
    }
    let outcome = engine.compile(
      """
      case "Book" { currency = EUR }
      table book from "book" { id: text, amount: money, rate: percent?, drawn: date? }
      total = sum(book.amount)
      """
    ).evaluate()
    #expect(try outcome.money("total").amount == 100.35)
    #expect(try outcome.values("book.id") == [.text("A \"1\""), .text("B, 2")])
    #expect(try outcome.values("book.rate") == [.percent(0.07), .missing])
    #expect(try outcome.values("book.drawn").last == .missing)
  }

  @Test func `a missing value is a row where a table has one column`() throws {
    var engine = Engine()
    engine.files = { _ in .table(Table([("x", .numbers([1, nil, 3]))])) }
    let outcome = engine.compile("table t from \"t\" { x: number? }").evaluate()
    #expect(try outcome.values("t.x") == [.number(1), .missing, .number(3)])
  }

  /// A case that reads the handed-in table `book`, whose columns `types` states.
  private func reading(_ table: Table, _ types: String = "", _ rest: String = "") -> Case {
    var engine = Engine()
    engine.files = { $0 == "book" ? .table(table) : .notFound }
    return engine.compile(
      "case \"Book\" { currency = EUR }\ntable book from \"book\" { \(types) }\n" + rest)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a number of a column that is none is refused with its column and row`(value: Double) {
    let columns: [Table.Column] = [
      .numbers([1, nil, value]), .percents([0.1, 0.2, value]),
      .money([1, 2, value], currency: "EUR"),
    ]
    for (column, type) in zip(columns, ["number?", "percent", "money"]) {
      for types in ["", "amount: \(type)"] {
        let program = reading(
          Table([("id", .texts(["a", "b", "c"])), ("amount", column)]), types)
        #expect(program.diagnostics.map(\.code) == ["E0433"])
        let text = program.diagnostics.first?.text ?? ""
        #expect(text.contains("‘amount’") && text.contains("in row 3"), "\(text)")
        #expect(program.diagnostics.first?.place?.line == 2)
      }
    }
  }

  @Test(arguments: [
    ["007", "010"], ["2026-03-15", "x"], ["yes", "no"], ["5%", "6%"], ["CHF 5", ""], [nil, "12"],
    ["", "7"], [nil, nil], ["a", "7"],
  ])
  func `texts that are handed in stay texts whatever they look like`(texts: [String?]) throws {
    let expected = texts.map { $0.map { Value.text($0) } ?? .missing }
    let alone = Table([("id", .texts(texts))])
    let beside = Table([("id", .texts(texts)), ("amount", .numbers([1, nil]))])
    for table in [alone, beside] {
      for types in ["", "id: text?"] {
        let program = reading(table, types)
        #expect(program.diagnostics.map(\.text) == [])
        #expect(try program.evaluate().values("book.id") == expected)
      }
    }
    #expect(try reading(beside).evaluate().values("book.amount") == [.number(1), .missing])
  }

  @Test func `texts that are handed in are read as what the case states`() throws {
    let program = reading(Table([("share", .texts(["5%", "6%"]))]), "share: percent")
    #expect(program.diagnostics.map(\.text) == [])
    #expect(try program.evaluate().values("book.share") == [.percent(0.05), .percent(0.06)])
  }

  @Test func `in a file that is read quotes say nothing about what a cell holds`() throws {
    var engine = Engine()
    engine.files = { .file(Array("id,amount\n\"007\",\"12\"\n".utf8), path: $0) }
    let outcome = engine.compile("table t from \"t.csv\"").evaluate()
    #expect(try outcome.values("t.id") == [.number(7)])
    #expect(try outcome.values("t.amount") == [.number(12)])
  }

  @Test func `a table that is handed in may be read twice`() throws {
    let table = Table([("amount", .numbers([1, 2]))])
    let program = reading(table, "", "table again from \"book\"\ntotal = sum(again.amount)")
    #expect(program.diagnostics.map(\.text) == [])
    #expect(try program.evaluate().number("total") == 3)
  }
}
