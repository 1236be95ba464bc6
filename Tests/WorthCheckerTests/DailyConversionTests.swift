import Testing
import Worth
import WorthTestSupport

/// Series by days in longer periods, and the other way round.
@Suite struct DailyConversionTests {
  @Test(arguments: [
    // 17 + 28 + 31 days, 30 + 31 + 30, 31 + 10.
    ("2026-Q1 .. 2026-Q3", "by_period(a.fee) = [CHF 76, CHF 91, CHF 41]"),
    ("2026-Q1 .. 2026-Q3", "by_period(a.stock) = [CHF 76, CHF 167, CHF 208]"),
    ("2026-Q1 .. 2026-Q3", "by_period(a.rate, take: last) = [76%, 167%, 208%]"),
    ("2026-Q1 .. 2026-Q3", "by_period(a.rate, take: first) = [1%, 77%, 168%]"),
    // The mean of 1 to 76, of 77 to 167, of 168 to 208.
    ("2026-Q1 .. 2026-Q3", "by_period(a.rate, take: mean) = [38.5%, 122%, 188%]"),
    ("2026 .. 2027", "by_period(a.fee) = [CHF 208, CHF 0]"),
    ("2026 .. 2027", "(by_period(a.stock) otherwise 0) = [CHF 208, CHF 0]"),
    ("2026-01 .. 2026-08", "by_period(a.fee)[2026-02] = CHF 28"),
    // Months from 15 January on: to 14 February, 14 March, …
    ("month 1 .. 7", "by_period(a.fee, from: 2026-01-15)[month 2] = CHF 28"),
    ("month 1 .. 7", "by_period(a.fee, from: 2026-01-15)[month 7] = CHF 27"),
  ]) func `days add up, and of levels the last counts`(timeline: String, check: String) {
    #expect(
      holds(
        """
        case "s" { currency = CHF, timeline = \(timeline) }
        kind k {
          timeline = 2026-01-15 .. 2026-08-10
          fee[t] = CHF 1
          stock[t]: level of money = CHF 1 * ((t - 2026-01-14) / 1 day)
          rate[t] = 1% * ((t - 2026-01-14) / 1 day)
        }
        k a { }
        expect \(check)
        """))
  }

  @Test(arguments: [
    "sum(by_period(a.fee)) = CHF 124", "by_period(a.fee)[2026-01-31] = CHF 0",
    "by_period(a.fee)[2026-02-01] = CHF 31 / 28", "by_period(a.fee)[2026-02-28] = CHF 31 / 28",
    "by_period(a.fee)[2026-03-31] = CHF 1", "by_period(a.fee)[2026-06-01] = CHF 0",
    "(by_period(a.stock) otherwise 0)[2026-01-31] = CHF 0",
    "(by_period(a.stock) otherwise 0)[2026-03-31] = CHF 2",
    "(by_period(a.rate) otherwise 0%)[2026-04-01] = 3%",
    "sum(by_period(q.fee)) = CHF 91", "by_period(q.fee)[2026-04-01] = CHF 1",
    // Months from the 20th to the 19th have 31 and 28 days.
    "by_period(n.fee, from: 2026-01-20)[2026-01-19] = CHF 0",
    "by_period(n.fee, from: 2026-01-20)[2026-02-19] = CHF 1",
    "by_period(n.fee, from: 2026-01-20)[2026-02-20] = CHF 31 / 28",
    "by_period(n.fee, from: 2026-01-20)[2026-03-20] = CHF 0",
    "by_period([2026-01-20: CHF 3, 2026-01-20: CHF 4])[2026-01-20] = CHF 7",
  ]) func `each day has the same share of a longer period`(check: String) {
    #expect(
      holds(
        """
        case "s" { currency = CHF, timeline = 2026-01-15 .. 2026-06-30 }
        kind by_month {
          timeline = 2026-02 .. 2026-05
          fee[t] = CHF 31
          stock[t]: level of money = CHF 1 * (t - 2026-01)
          rate[t] = 1% * (t - 2026-01)
        }
        kind by_quarter { timeline = 2026-Q2 .. 2026-Q2
          fee[t] = CHF 91 }
        kind numbered { timeline = month 1 .. 2
          fee[t] = CHF 31 }
        by_month a { }
        by_quarter q { }
        numbered n { }
        expect \(check)
        """))
  }

  @Test(arguments: [
    // Half of January lies outside.
    ("2026-01-15 .. 2026-06-30", "timeline = 2026-01 .. 2026-03", "by_period(a.fee)", "E0624"),
    ("2026-01-15 .. 2026-06-30", "timeline = month 1 .. 3", "by_period(a.fee)", "E0516"),
    ("2026-02 .. 2026-06", "timeline = 2026-01-15 .. 2026-03-01", "by_period(a.fee)", "E0624"),
    ("2026-01 .. 2026-06", "timeline = 2026-01-15 .. 2026-03-01", "by_period(a.rate)", "E0517"),
    (
      "2026-01-15 .. 2026-06-30", "timeline = 2026-01 .. 2026-01",
      "by_period([2026-07-01: CHF 1])", "E0624"
    ),
  ]) func `what falls outside or is not said is an error`(
    timeline: String, own: String, conversion: String, code: String
  ) {
    let run = Run(
      """
      case "s" { currency = CHF, timeline = \(timeline) }
      kind k { \(own)
        fee[t] = CHF 1
        rate[t] = 1% }
      k a { }
      x = \(conversion)
      """)
    #expect(run.errors == [code], "\(run.errors)")
  }
}
