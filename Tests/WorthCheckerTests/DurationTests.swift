import Testing
import Worth
import WorthTestSupport

/// Durations of months and days.
@Suite struct DurationTests {
  // The month comes first: 31 January and a month are 28 February 2026, and a day later it is March.
  @Test(arguments: [
    ("2026-01-31 + (1 month + 1 day)", "2026-03-01"),
    ("2026-01-31 + (1 day + 1 month)", "2026-03-01"),
    ("2026-01-31 + 1 month + 1 day", "2026-03-01"),
    ("2026-01-31 + 1 day + 1 month", "2026-03-01"),
    ("(1 month + 1 day) + 2026-01-31", "2026-03-01"), ("1 month + 2026-01-31", "2026-02-28"),
    ("2026-03-30 - (1 month + 1 day)", "2026-02-27"),
    ("2026-01-01 + (9 months + 15 days)", "2026-10-16"),
    ("2026-01-01 + (1 year - 1 day)", "2026-12-31"),
    ("2026-01-01 + 2 * (1 month + 10 days)", "2026-03-21"),
    ("2026-01-01 + (1 month + 10 days - 1 month)", "2026-01-11"),
    ("2026-01-01 + -(1 month + 1 day)", "2025-11-30"),
    ("2026-01-31 + (if 1 > 2 then 30 days else 1 month)", "2026-02-28"),
  ]) func `a date moves by the months and then by the days`(written: String, expected: String) {
    let run = Run("found = \(written)")
    #expect(run.errors == [], "\(written)")
    #expect(run.text("found") == expected, "\(written)")
  }

  @Test(arguments: [
    ("9 months + 15 days", "9 months + 15 days"), ("1 year - 3 days", "1 year - 3 days"),
    ("9 months + 15 days - 15 days", "9 months"), ("1 month + 1 day - 1 month", "1 day"),
    ("2 weeks + 1 quarter", "3 months + 14 days"),
  ]) func `a duration is shown as it would be written`(written: String, expected: String) {
    #expect(Run("found = \(written)").text("found") == expected, "\(written)")
  }

  /// What is given in the place of a duration may be in days where that is in months.
  @Test func `days stand in for months that are missing`() {
    let run = Run(
      """
      table steps { name | takes
        "a" | 3 months
        "b" |
        "c" | 9 months
      }
      none = sum(s.takes otherwise 0 days for s in steps)
      ends[s in steps] = 2026-01-31 + (s.takes otherwise 15 days)
      kind wait { takes: duration?, day = 2026-01-31 + (takes otherwise 3 weeks) }
      wait one {}
      wait two { takes = 1 month }
      """)
    #expect(run.errors == [])
    #expect(run.text("none") == "1 year")
    #expect(run.text("ends") == "[2026-04-30, 2026-02-15, 2026-10-31]")
    #expect(run.text("one.day") == "2026-02-21")
    #expect(run.text("two.day") == "2026-02-28")
  }

  @Test func `one column, list or input holds months and days`() {
    let run = Run(
      """
      table book { name | term
        "a" | 30 days
        "b" | 9 months
        "c" | 9 months + 15 days
      }
      kind loan { signed: date, term: duration
        ends = signed + term }
      due[r in book] = 2026-01-31 + r.term
      bill[r in book] = loan { signed = 2026-01-31, term = r.term }
      loan one { signed = 2026-01-31, term = 1 month + 1 day }
      terms = [30 days, 1 month]
      last = 2026-01-31 + terms[2]
      """)
    #expect(run.errors == [])
    #expect(run.text("due") == "[2026-03-02, 2026-10-31, 2026-11-15]")
    #expect(run.text("bill.ends") == "[2026-03-02, 2026-10-31, 2026-11-15]")
    #expect(run.text("one.ends") == "2026-03-01")
    #expect(run.text("last") == "2026-02-28")
  }

  @Test(arguments: [
    ("1 month < 30 days", "E0368"), ("1 month = 30 days", "E0368"),
    ("9 months + 15 days > 9 months", "E0368"), ("(9 months + 15 days) in days", "E0368"),
    ("9 months + 15 days < 9 months + 16 days", "E0368"), ("4.5 months + 1 day", "E0611"),
    ("0.5 * (9 months + 15 days)", "E0611"), ("max(1 month + 1 day, 2 months)", "E0316"),
    ("sum([1 month, 30 days])", "E0316"), ("(1 month + 1 day) / 2", "E0304"),
  ]) func `what a mixed duration cannot do is told`(written: String, code: String) {
    #expect(Run("found = \(written)").errors == [code], "\(written)")
  }

  // Worked out in Python: 1.05 ** (181 / 365), 1.01 ** 6, exp(0.04 * 181 / 360).
  @Test(arguments: [
    ("growth_factor(5%, 2026-01-01, 2026-07-01, actual_365)", 1.024_489_638),
    (
      "growth_factor(12% per year compounded monthly, 2026-01-01, 2026-07-01, eu_30_360)",
      1.061520150601
    ),
    (
      "growth_factor(4% per year compounded continuously, 2026-01-01, 2026-07-01, actual_360)",
      1.0203147
    ),
    ("growth_factor(5%, 2026-07-01, 2026-01-01, actual_365)", 1 / 1.024_489_638),
  ]) func `growth between two dates counts the years by a day count`(
    written: String, expected: Double
  ) {
    let run = Run("found = \(written)")
    #expect(run.errors == [], "\(written)")
    #expect(abs((run.number("found") ?? 0) - expected) < 1e-6, "\(written)")
  }

  @Test func `growth between two dates asks for the day count`() {
    #expect(Run("x = growth_factor(5%, 2026-01-01, 2026-07-01)").errors == ["E0318"])
  }
}
