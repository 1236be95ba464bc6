import Testing
import Worth
import WorthTestSupport

/// Periods as values: their years, the earliest and latest, and indices that are worked out.
@Suite struct PeriodValueTests {
  /// Lines of a case over a timeline, with their checks.
  static let lines: [(timeline: String, source: String)] = [
    ("2026-11 .. 2027-02", "y[t] = t.year\nexpect y = [2026, 2026, 2027, 2027]"),
    ("2026-Q4 .. 2027-Q2", "y[t] = t.year\nexpect y = [2026, 2027, 2027]"),
    ("2026 .. 2027", "y[t] = t.year\nexpect y = [2026, 2027]"),
    (
      "2026-11 .. 2027-02",
      "y[t] = if t.year = 2026 then CHF 1 else CHF 2\nexpect sum(y) = CHF 6"
    ),
    ("2026 .. 2028", "expect min(2026-01, 2026-03) = 2026-01"),
    ("2026 .. 2028", "expect max([2026-01, 2026-03, 2025-12]) = 2026-03"),
    ("2026 .. 2028", "expect min(2026-Q2, 2025-Q4) = 2025-Q4"),
    ("2026 .. 2028", "expect max(2026-01-05, 2026-02-01) = 2026-02-01"),
    ("2026 .. 2028", "expect min(2 years, 18 months) = 18 months"),
    ("2026 .. 2028", "expect max(30 days, 20 days) = 30 days"),
    ("2026 .. 2028", "y[t] = max(t, 2027).year\nexpect y = [2027, 2027, 2028]"),
    ("2026 .. 2028", "s[t] = t.year * 2\ny[t] = s[min(2027, t)]\nexpect y = [4052, 4054, 4054]"),
    ("2026-01 .. 2026-03", "y[t] = min(t, 2026-02).start\nexpect y[2026-03] = 2026-02-01"),
    ("year 1 .. 4", "f[t] = 3 * t.number\nn = 2\nexpect f[n + 1] = 9\nexpect f[1 + n] = 9"),
    ("year 1 .. 4", "f[t] = 3 * t.number\nn = 4\nexpect f[n - 1] = 9\nexpect f[n - 1 - 1] = 6"),
    ("2026 .. 2028", "f[t] = 3 * t.year\nn = 2026\nexpect f[n + 1] = 6081"),
    (
      "year 1 .. 4",
      "f[t] = t.number\ny[t] = if t.number < 4 then f[t.number + 1] else 0\nexpect sum(y) = 9"
    ),
  ]

  @Test(arguments: lines) func `periods are ordered, have years and index by what is worked out`(
    timeline: String, source: String
  ) {
    let run = Run("case \"x\" { currency = CHF, timeline = \(timeline) }\n" + source)
    #expect(run.errors.isEmpty, "\(source)")
    #expect(!run.outcome.checks.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed }, "\(source)")
  }

  @Test func `periods of different lengths have no order`() {
    #expect(Run("x = min(2026-01, 2026-Q1)\nshow x").errors == ["E0309"])
    #expect(Run("x = max(2026-01, 5)\nshow x").errors == ["E0309"])
    #expect(Run("x = sum([2026-01, 2026-02])\nshow x").errors == ["E0316"])
  }

  @Test func `a series that one value fills is there for what stands before it`() {
    let run = Run(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      v = sum(a.s)
      w = a.paid[closing]
      n = count(a.s)
      kind k { s: series of number, paid: flow of money }
      k a { s = 5, paid = CHF 7 }
      show v, w, n
      """)
    #expect(run.errors.isEmpty)
    #expect(run.number("v") == 15)
    #expect(run.number("w") == 7)
    #expect(run.number("n") == 3)
  }
}
