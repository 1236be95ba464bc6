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
    #expect(!program.changing([Change("growth", to: .missing)]).isValid)
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
}
