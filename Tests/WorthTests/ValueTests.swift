import Testing
@testable import Worth

/// Figures as values of Swift.
@Suite struct ValueTests {
  private func outcome(_ source: String) -> Outcome { Engine().compile(source).evaluate() }

  @Test func `dates, durations, rates, periods and choices are values, not texts`() throws {
    let outcome = outcome(
      """
      case "x" { timeline = 2026-Q1 .. 2026-Q4 }
      d = 2026-03-15
      m = 18 months
      n = 90 days
      r = 12% per year compounded monthly
      p = case.first
      kind k { timing: end | middle | start }
      k one { timing = middle }
      h = 3% per year
      """)
    #expect(
      outcome.figure("d")?.value == .date(try #require(CalendarDate(year: 2026, month: 3, day: 15)))
    )
    #expect(outcome.figure("m")?.value == .duration(18, unit: .month))
    #expect(outcome.figure("n")?.value == .duration(90, unit: .day))
    #expect(outcome.figure("r")?.value == .rate(Rate(0.12, per: .year, compounded: .month)))
    #expect(outcome.figure("p")?.value == .period(.quarter(1, of: 2026)))
    #expect(outcome.figure("one.timing")?.value == .choice("middle"))
    #expect(outcome.figure("h")?.value == .rate(Rate(0.03)))
  }

  @Test func `the periods of a series by days have the dates of their days`() throws {
    let outcome = outcome(
      "case \"x\" { currency = CHF, timeline = 2026-02-28 .. 2026-03-02 }\nfee[t] = CHF 1\nd = case.last"
    )
    guard case .series(let series)? = outcome.figure("fee")?.value else {
      Issue.record("no series")
      return
    }
    let day = try #require(CalendarDate(year: 2026, month: 3, day: 1))
    #expect(series.entries.map { $0.label } == ["2026-02-28", "2026-03-01", "2026-03-02"])
    let period = try #require(series.entries[1].period)
    #expect(period == .day(day) && period.length == .day && period.number == nil)
    #expect(period.start == day && period.end == day)
    #expect(
      outcome.figure("d")?.value == .date(try #require(CalendarDate(year: 2026, month: 3, day: 2))))
  }

  @Test func `a series is read by its periods, with its opening value`() throws {
    let outcome = outcome(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      debt[opening] = CHF 100
      debt[t]: level of money = debt[t-1] - CHF 10
      table rows { name | n
        "a" | 1
        "b" | 2
      }
      """)
    let debt = try outcome.series("debt")
    #expect(debt[.year(2027)] == .money(Money(80, "CHF")))
    #expect(debt["2028"] == .money(Money(70, "CHF")))
    #expect(debt[.year(2029)] == nil)
    #expect(debt.opening == .money(Money(100, "CHF")))
    #expect(debt.entries.map(\.label) == ["2026", "2027", "2028"])
    #expect(try outcome.series("rows.n").values == [.number(1), .number(2)])
  }

  @Test func `periods know their days`() {
    #expect(Period.quarter(1, of: 2026).start?.description == "2026-01-01")
    #expect(Period.quarter(4, of: 2026).end?.description == "2026-12-31")
    #expect(Period.month(2, of: 2028).end?.dayOfMonth == 29)
    // The calendar ends with the year 9999, and so do its last periods.
    let last = CalendarDate(year: 9999, month: 12, day: 31)
    #expect(last != nil && Period.year(9999).end == last)
    #expect(Period.quarter(4, of: 9999).end == last && Period.month(12, of: 9999).end == last)
    #expect(Period.month(11, of: 9999).end?.description == "9999-11-30")
    #expect(Period.year(1).start?.description == "0001-01-01" && Period.year(0).end == nil)
    #expect(Period.year(10_000).start == nil && Period.year(10_000).end == nil)
    #expect(Period.numbered(3, .year).number == 3)
    #expect(Period.numbered(3, .year).start == nil)
    #expect(Period.year(2026).description == "2026")
    #expect(CalendarDate(year: 2026, month: 2, day: 30) == nil)
  }

  static let written: [Value] = [
    .number(0.1), .number(-1.5e-7), .percent(0.07), .percent(-0.0725), .percent(1.5e-7),
    .percent(12), .money(Money(24_000_000, "KGS")), .money(Money(-0.1, "CHF")),
    .rate(Rate(0.12, compounded: .month)), .rate(Rate(0.01, per: .month)),
    .rate(Rate(0.05, compounded: .instant)), .duration(18, unit: .month),
    .duration(90, unit: .day), .period(.quarter(3, of: 2027)), .period(.month(11, of: 2026)),
    .text("a \"b\" {c} \\ d\ne"), .truth(true), .list([.number(1), .number(2.5)]),
  ]

  @Test(arguments: written) func `a value is written so that it is read back to the last bit`(
    _ value: Value
  ) throws {
    let source = try #require(value.source)
    let outcome = Engine().compile("x = \(source)").evaluate()
    #expect(outcome.figure("x")?.value == value, "\(source)")
  }

  @Test func `what the language has no word for has no source`() {
    #expect(Value.rate(Rate(0.05, per: .halfYear)).source == nil)
    #expect(Value.probability(0.05, per: .halfYear).source == nil)
    #expect(Value.duration(3, unit: .halfYear).source == nil)
    #expect(Value.duration(3, unit: .instant).source == nil)
  }

  @Test func `percents of all sizes are written to the last bit`() {
    var state: UInt64 = 5
    for _ in 0..<300 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let share =
        Double(state >> 11) / 9_007_199_254_740_992 * [1e-6, 0.1, 1, 50][Int(state >> 62)]
      let source = Value.percent(share).source ?? ""
      let read = Engine().compile("x = \(source)").evaluate().figure("x")?.value
      #expect(read == .percent(share), "\(source)")
    }
  }

  @Test func `what is known over all trials is public`() throws {
    let program = Engine().compile(
      "case \"x\" { simulation { trials = 40_000 } }\nx = 10 ~ normal(sd: 2)\nshow x")
    let outcome = program.evaluate(.all)
    let known = try #require(outcome.figure("x")?.uncertainty)
    #expect(abs(known.mean.value - 10) < 4 * 0.01)
    #expect(abs((known.mean.error ?? 0) - 0.01) < 0.001)
    #expect(abs(known.standardDeviation - 2) < 0.05)
    // 10 - 1.645 × 2
    #expect(abs((known.percentiles[5]?.value ?? 0) - 6.71) < 0.1)
    // From the 1st to the 99th percentile.
    #expect(abs(known.histogram.counts.reduce(0, +) - 39_200) <= 2)
    #expect(outcome.simulation?.trials == 40_000)
    #expect(Engine().compile("y = 1").evaluate().simulation == nil)
  }
}

/// Figures read by type.
@Suite struct ReadingTests {
  private let outcome = Engine().compile(
    """
    case "x" { currency = CHF }
    price = CHF 5
    share = 8%
    broken = 1 / 0
    kind k { extra: number? }
    k one { }
    """
  ).evaluate()

  @Test func `a figure is read as what it is`() throws {
    #expect(try outcome.money("price") == Money(5, "CHF"))
    #expect(try outcome.money("price", in: "CHF").amount == 5)
    #expect(try outcome.percent("share") == 0.08)
    #expect(try outcome.rate("share") == Rate(0.08))
  }

  /// The sentence of the error that `read` throws.
  private func error(_ read: () throws(ReadingError) -> Void) -> String {
    do {
      try read()
      return ""
    } catch {
      return error.description
    }
  }

  @Test
  func
    `an error names the cause: another kind or currency, nothing given, an unknown name, a diagnostic`()
  {
    #expect(
      error { () throws(ReadingError) in _ = try outcome.money("share") }
        == "‘share’ is a percent, not an amount of money")
    #expect(
      error { () throws(ReadingError) in _ = try outcome.money("price", in: "USD") }
        == "‘price’ is in CHF, not in USD")
    #expect(
      error { () throws(ReadingError) in _ = try outcome.number("one.extra") }
        == "‘one.extra’ is not given")
    #expect(
      error { () throws(ReadingError) in _ = try outcome.number("prise") }
        == "nothing is called ‘prise’; did you mean ‘price’?")
    let failed = error { () throws(ReadingError) in _ = try outcome.number("broken") }
    #expect(failed.hasPrefix("‘broken’ has no value: ") && failed.hasSuffix("(E0601)"), "\(failed)")
  }

  @Test func `a case with a mistake tells that as the cause`() {
    let outcome = Engine().compile("a = CHF 1 + USD 1").evaluate()
    #expect(throws: ReadingError.self) { try outcome.money("a") }
    let failed = error { () throws(ReadingError) in _ = try outcome.money("a") }
    #expect(failed.hasSuffix("(E0301)"), "\(failed)")
  }
}
