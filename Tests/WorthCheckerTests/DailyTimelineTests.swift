import Testing
import Worth
import WorthTestSupport

/// Timelines by days, whose days are dates.
@Suite struct DailyTimelineTests {
  /// A case by days, of six of them.
  private static let days = """
    case "s" { currency = CHF, timeline = 2026-01-15 .. 2026-01-20 }
    a[2026-01-16] = CHF 5
    a[2026-01-19] = CHF 7

    """

  @Test(arguments: [
    "expect a = [CHF 0, CHF 5, CHF 0, CHF 0, CHF 7, CHF 0]",
    "expect a[2026-01-19] = CHF 7",
    "x = 2026-01-18 + 1 day\nexpect a[x] = CHF 7",
    "expect sum(a[2026-01-16 .. 2026-01-18]) = CHF 5",
    "expect sum(a[.. 2026-01-18]) = CHF 5",
    "expect sum(a[2026-01-17 ..]) = CHF 7",
    "expect a[closing] = CHF 0",
    "expect case.first = 2026-01-15",
    "expect case.last.end = 2026-01-20",
    "expect case.first.next = 2026-01-16",
    "expect case.valuation_date = 2026-01-15",
  ]) func `a day is read by its date`(line: String) {
    #expect(holds(DailyTimelineTests.days + line))
  }

  @Test(arguments: [
    ("x[t] = if t >= 2026-01-19 then 1 else 0", "[0, 0, 0, 0, 1, 1]"),
    ("x[t] = (t - 2026-01-15) / 1 day", "[0, 1, 2, 3, 4, 5]"),
    ("x[t] = t.day", "[15, 16, 17, 18, 19, 20]"),
    ("x[t] = t.year - 2025", "[1, 1, 1, 1, 1, 1]"),
    ("x[t] = (t + 1 month).month", "[2, 2, 2, 2, 2, 2]"),
    (
      "x[t] = if t.start = t.end and t.next = t + 1 day then t.start.day else 0",
      "[15, 16, 17, 18, 19, 20]"
    ),
    ("x[t] = weekday(t)", "[4, 5, 6, 7, 1, 2]"),
    (
      "x[t] = count(d for d in [2026-01-16, 2026-01-16, 2026-02-01] where d = t)",
      "[0, 2, 0, 0, 0, 0]"
    ),
    ("x[t] = count(d for d in [2026-01-16, 2026-01-18] where d in t)", "[0, 1, 0, 1, 0, 0]"),
    ("x[t] = if t in 2026-01 then 1 else 0", "[1, 1, 1, 1, 1, 1]"),
    ("x[t] = if a[t] > CHF 0 then 1 else 0", "[0, 1, 0, 0, 1, 0]"),
    ("x[t] = share_left(t)", "[1, 1, 1, 1, 1, 1]"),
  ]) func `the day of a line is a date`(line: String, expected: String) {
    #expect(holds(DailyTimelineTests.days + line + "\nexpect x = " + expected))
  }

  @Test(arguments: [
    "x[t] = a[t-1]\nexpect x = [CHF 0, CHF 0, CHF 5, CHF 0, CHF 0, CHF 7]",
    "x[t] = a[t - 1 day]\nexpect x = [CHF 0, CHF 0, CHF 5, CHF 0, CHF 0, CHF 7]",
    "x[t] = a[t - 3 days]\nexpect x = [CHF 0, CHF 0, CHF 0, CHF 0, CHF 5, CHF 0]",
    "x[t] = a[t + 1 day]\nexpect x = [CHF 5, CHF 0, CHF 0, CHF 7, CHF 0, CHF 0]",
    "x[t] = sum(a[t - 3 days .. t])\nexpect x[2026-01-19] = CHF 12",
    "n = 3\nx[t] = a[t - n]\nexpect x = [CHF 0, CHF 0, CHF 0, CHF 0, CHF 5, CHF 0]",
    "n = 1\nx[t] = a[t + 2 * n]\nexpect x = [CHF 0, CHF 0, CHF 7, CHF 0, CHF 0, CHF 0]",
    "n = 3\nx[t] = sum(a[t - n .. t])\nexpect x[2026-01-19] = CHF 12",
    "n = 3 days\nx[t] = a[t - n]\nexpect x = [CHF 0, CHF 0, CHF 0, CHF 0, CHF 5, CHF 0]",
    "x[2026-01-15] = 1\nx[t] = if t < 2026-01-18 then 1 else 2 * x[t - n]\nn = 3\nexpect x[closing] = 2",
    "x[opening] = 1\nx[t] = 2 * x[t - 1 day]\nexpect x[closing] = 64",
    "x[2026-01-20] = 1\nx[t] = 2 * x[t + 1 day]\nexpect x[2026-01-15] = 32",
    "x[opening] = CHF 3\nx[t]: level of money = x[t-1] + a[t]\nexpect x[closing] = CHF 15",
    "expect sum(a[d] for d in 2026-01-16 .. 2026-01-18) = CHF 5",
    "expect sum(a[d] for d in case.first .. case.last) = CHF 12",
    "expect max([d for d in case.first .. case.last where a[d] > CHF 0]) = 2026-01-19",
  ]) func `days before and after are read by number or by duration`(lines: String) {
    #expect(holds(DailyTimelineTests.days + lines))
  }

  @Test func `lines over dates and lines by days read one another`() {
    #expect(
      holds(
        DailyTimelineTests.days + """
          schedule = [2026-01-16, 2026-01-19]
          some[d in 2026-01-16 .. 2026-01-18] = a[d] * 3
          expect some = [CHF 15, CHF 0, CHF 0]
          due[d in schedule] = a[d] * 2
          so_far[d in schedule] = sum(a[case.first .. d])
          paid[t] = sum(due[d] for d in schedule where d = t)
          expect due = [CHF 10, CHF 14]
          expect so_far = [CHF 5, CHF 12]
          expect paid = [CHF 0, CHF 10, CHF 0, CHF 0, CHF 14, CHF 0]
          """))
  }

  @Test func `a table by dates is read by the day, and needs one row each`() {
    let table = """
      case "s" { currency = CHF, timeline = 2026-01-15 .. 2026-01-17 }
      table rates {
        day        | rate
        2026-01-15 | 1%
        2026-01-16 | 2%
        2026-01-17 | 4%
      }

      """
    #expect(holds(table + "x[t] = rates.rate[t]\nexpect x = [1%, 2%, 4%]"))
    #expect(holds(table + "x: series of percent = rates.rate\nexpect x = [1%, 2%, 4%]"))
    #expect(
      holds(
        table + "x[t] = if t > case.first then rates.rate[t-1] else 0%\nexpect x = [0%, 1%, 2%]"))
    let gap = table.replacing("2026-01-16 | 2%\n", with: "")
    #expect(Run(gap + "x[t] = rates.rate[t]").errors == ["E0609"])
  }

  @Test func `money is exchanged at the rate of the day at hand`() {
    #expect(
      holds(
        """
        case "s" {
          currency = CHF
          timeline = 2026-01-15 .. 2026-01-18
          exchange = [USD 1 = [2026-01-01: CHF 0.80, 2026-01-17: CHF 0.90]]
        }
        cash[t] = USD 10
        x[t] = cash[t] in CHF
        y[t] = cash[t] in CHF on t - 1 day
        expect x = [CHF 8, CHF 8, CHF 9, CHF 9]
        expect y = [CHF 8, CHF 8, CHF 8, CHF 9]
        """))
  }

  /// Expressions with what Python gives for them.
  private static let counted: [(expression: String, expected: Double)] = [
    // Days from 15 January to 25 January, over 365; a day more for the end.
    ("elapsed(2026-01-25, start) in years", 0.0273972602739726),
    ("elapsed(2026-01-25, middle) in years", 0.028767123287671233),
    ("elapsed(2026-01-25, end) in years", 0.030136986301369864),
    ("elapsed(2026-01-10, start) in years", -0.0136986301369863),
    // In Python: 1.1 ** (-10 / 365), 1.1 ** (1 / 365), 1.001, 1.01 ** (90 / 365).
    ("discount_factor(10%, 2026-01-25, start)", 0.997392168513028),
    ("growth_factor(10%, 1 day)", 1.0002611578760678),
    ("growth_factor(daily(10%), 1 day)", 1.0002611578760678),
    ("growth_factor(0.1% per day, 1 day)", 1.001),
    ("growth_factor(1%, 90 days)", 1.0024565185472665),
  ]

  @Test(arguments: counted) func `time and growth count 365 days a year`(
    expression: String, expected: Double
  ) throws {
    let run = Run(DailyTimelineTests.days + "x = " + expression)
    #expect(run.errors.isEmpty, "\(expression): \(run.errors)")
    let value = try #require(run.number("x"))
    #expect(abs(value - expected) < 1e-14, "\(expression): \(value)")
  }

  @Test func `discounted at the start of each day, flows are worth what xnpv says`() {
    #expect(
      holds(
        DailyTimelineTests.days + """
          present[t] = a * discount_factor(8%, t, start)
          expect sum(present)
            = xnpv(8%, [2026-01-15: CHF 0, 2026-01-16: CHF 5, 2026-01-19: CHF 7])
          """))
  }

  @Test(arguments: [
    ("timeline = start .. start + 180 days", 181), ("timeline = start .. start + 1 month", 32),
    ("timeline = start .. due", 59),
    ("timeline = if long then start .. due else start .. start + 2 days", 3),
  ]) func `the ends may be worked out or chosen`(setting: String, count: Int) {
    #expect(
      holds(
        """
        case "s" { currency = CHF, \(setting) }
        start = 2026-01-15
        due = 2026-03-14
        long = no
        a[t] = CHF 1
        expect sum(a) = CHF \(count)
        """))
  }

  /// A kind by days or by months, in a case by years.
  private static let loans = """
    case "s" { currency = CHF, timeline = 2026 .. 2028 }
    kind loan {
      amount: money
      drawn: date
      due: date
      every: day | month = day
      timeline = if every = day then drawn .. due else month 1 .. 12
      debt[opening] = amount
      debt[t]: level of money = debt[t-1]
      fee[t] = amount / 100
      periods = count(fee)
    }
    loan a { amount = CHF 100, drawn = 2026-12-30, due = 2027-01-03 }

    """

  @Test(arguments: [
    "expect a.periods = 5",
    "expect by_period(a.fee) = [CHF 2, CHF 3, CHF 0]",
    "expect (by_period(a.debt) otherwise 0) = [CHF 100, CHF 100, CHF 0]",
    "b = a with { due = 2027-01-10 }\nexpect b.periods = 12",
    "b = a with { every = month }\nexpect b.periods = 12",
    "expect a.debt[2027-01-02] = CHF 100",
    """
    table book {
      name | drawn      | due
      "x"  | 2026-12-31 | 2027-01-01
      "y"  | 2027-12-30 | 2028-01-05
    }
    all[r in book] = loan { amount = CHF 100, drawn = r.drawn, due = r.due }
    x[t] = sum(by_period(l.fee) for l in all)
    expect x = [CHF 1, CHF 3, CHF 5]
    """,
  ]) func `kinds have days of their own`(lines: String) {
    #expect(holds(DailyTimelineTests.loans + lines))
  }

  @Test func `longer periods read days by their first and last`() {
    #expect(
      holds(
        """
        case "s" { currency = CHF, timeline = 2026-01 .. 2026-03 }
        kind k {
          opened: date
          due: date
          timeline = opened .. due
          fee[t] = CHF 1
          stock[t]: level of money = CHF 1 * ((t - opened) / 1 day)
        }
        k f { opened = 2026-01-01, due = 2026-03-31 }
        at_end[t] = f.stock[t.end]
        within[t] = sum(f.fee[t.start .. t.end])
        mean_of[t] = sum(f.stock[t.start .. t.end]) / count(f.stock[t.start .. t.end])
        one_by_one[t] = sum(f.fee[d] for d in t.start .. t.end)
        expect at_end = [CHF 30, CHF 58, CHF 89]
        expect within = [CHF 31, CHF 28, CHF 31]
        expect mean_of = [CHF 15, CHF 44.5, CHF 74]
        expect one_by_one = within
        """))
  }

  @Test func `scenarios change single days and ranges of them`() {
    #expect(
      holds(
        DailyTimelineTests.days + """
          scenario s { a[2026-01-18] = CHF 1, a[2026-01-15 .. 2026-01-16] = CHF 2 }
          expect a under s = [CHF 2, CHF 2, CHF 0, CHF 1, CHF 7, CHF 0]
          """))
    let run = Run(
      DailyTimelineTests.days + "x = sum(a)", changes: [("a[2026-01-17]", "CHF 100")])
    #expect(run.number("x") == 112)
  }

  @Test func `each day has a draw of its own`() throws {
    let run = Run(
      """
      case "s" { timeline = 2026-01-15 .. 2026-04-24, simulation { trials = 10_000, seed = 1 } }
      noise[t] = 0 ~ normal(sd: 1)
      total = sum(noise)
      x = total.sd
      """)
    // A hundred independent draws of 1 make 10; ten times as much if they were one.
    let spread = try #require(run.number("x"))
    #expect(abs(spread - 10) < 0.3)
  }

  @Test func `a life of thirty years has 10,957 days and runs`() {
    #expect(
      holds(
        """
        case "s" { currency = CHF, timeline = 2026-01-01 .. 2055-12-31 }
        debt[opening] = CHF 100
        debt[t]: level of money = debt[t-1] * 1
        fee[t] = CHF 1
        expect sum(fee) = CHF 10957
        expect debt[closing] = CHF 100
        """))
  }
}
