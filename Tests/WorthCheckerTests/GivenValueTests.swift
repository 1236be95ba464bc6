import Testing
import Worth
import WorthTestSupport

/// What a condition has asked for needs no `otherwise`.
///
/// The rule: behind `x is given and …`, in `if x is given then …`, and in what a comprehension takes by `where x is
/// given`, x has a value, be it an input, an argument, a cell, a value of a series or list, or a line of an instance; and
/// so has what `require y is given if x is given` asks for. What was asked of one place says nothing of another.
@Suite struct GivenValueTests {
  private func run(_ lines: String) -> Run {
    Run(
      """
      case "x" { currency = EUR, timeline = 2026 .. 2028 }
      table plan {
        name | on         | pay   | cost
        "a"  | 2026-05-01 | EUR 5 |
        "b"  |            | EUR 7 | EUR 2
      }
      table by {
        year | growth
        2026 | 5%
        2027 |
        2028 | 7%
      }
      kind loan { amount: money, cap: money? }
      l[r in plan] = loan { amount = r.pay, cap = r.cost }
      loan one { amount = EUR 3 }
      loan two { amount = EUR 4, cap = EUR 1 }
      all = [one, two]
      function net(x, y) = if x is given and y is given then x - y else EUR 0
      \(lines)
      """)
  }

  @Test(arguments: [
    ("sum(if r.on is given then r.on.year else 0 for r in plan)", "2026"),
    ("[r.pay - r.cost for r in plan where r.cost is given]", "[EUR 5.00]"),
    ("sum(r.pay for r in plan where r.cost is given and r.cost < EUR 3)", "EUR 7.00"),
    ("sum(r.pay for r in plan where not (r.cost is given) or r.cost > EUR 1)", "EUR 12.00"),
    ("sum(net(r.pay, r.cost) for r in plan)", "EUR 5.00"),
    ("if plan.cost[\"b\"] is given then plan.cost[\"b\"] + EUR 1 else EUR 0", "EUR 3.00"),
    ("if plan.cost[\"a\"] is given then plan.cost[\"a\"] + EUR 1 else EUR 0", "EUR 0.00"),
    ("if plan.cost[2] is given then plan.cost[2] + EUR 1 else EUR 0", "EUR 3.00"),
    ("if l[\"b\"].cap is given then l[\"b\"].cap + EUR 1 else EUR 0", "EUR 3.00"),
    ("sum(if x.cap is given then x.cap * 2 else x.amount for x in all)", "EUR 5.00"),
    ("sum(x.cap * 3 for x in l where x.cap is given)", "EUR 6.00"),
    ("if by.growth[2026] is given then by.growth[2026] * 2 else 0%", "10%"),
  ]) func `what was asked for is given`(expression: String, expected: String) {
    let run = run("x = \(expression)")
    #expect(run.errors == [], "\(expression)")
    #expect(run.text("x") == expected, "\(expression)")
  }

  @Test func `in a line it is asked of each row and period`() {
    let run = run(
      """
      gain[r in plan] = if r.cost is given then r.pay - r.cost else r.pay
      rate[t] = if by.growth[t] is given then by.growth[t] * 2 else 1%
      expect sum(gain) = EUR 10
      expect sum(rate) = 25%
      """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test(arguments: [
    "if plan.cost[\"b\"] is given then plan.cost[\"a\"] * 2 else EUR 0",
    "if plan.cost[2] is given then plan.cost[1] * 2 else EUR 0",
    "sum(if r.on is given then r.cost * 2 else EUR 0 for r in plan)",
    "sum(if r.cost is given then EUR 0 else r.cost * 2 for r in plan)",
    "sum(r.cost * 2 for r in plan where r.on is given or r.cost is given)",
    "if l[\"b\"].cap is given then l[\"a\"].cap * 2 else EUR 0",
  ]) func `of another place it says nothing`(expression: String) {
    #expect(run("x = \(expression)").errors == ["E0339"], "\(expression)")
  }

  @Test(
    arguments: [
      ("late = 30 days, rate = 10%, days = 3", [], "EUR 30.00"),
      ("late = missing", [], "EUR 0.00"),
      ("late = 30 days, rate = 10%", ["E0608"], nil),
    ] as [(String, [String], String?)])
  func `what a requirement asks for where an input is given is given there`(
    fields: String, codes: [String], expected: String?
  ) {
    let run = Run(
      """
      case "x" { currency = EUR }
      kind pay {
        late: duration?
        rate: percent?
        days: number?
        require rate is given and days is given if late is given because "say rate and days"
        due = if late is given then EUR 100 * rate * days else EUR 0
      }
      pay a { \(fields) }
      x = a.due
      """)
    #expect(run.errors == codes)
    if let expected { #expect(run.text("x") == expected) }
  }
}
