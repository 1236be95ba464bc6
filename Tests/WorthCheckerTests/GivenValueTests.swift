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

  /// Values behind two indices, and of lines of instances by row: what was asked of a place is known of it. By hand: "a" has
  /// 2026, "b" nothing.
  @Test(arguments: [
    "x[t] = if d[\"a\", t] is given then d[\"a\", t] else 0\nexpect sum(x) = 6081",
    "x[t] = if d[\"b\", t] is given then d[\"b\", t] else 0\nexpect sum(x) = 0",
    "x[p in plan, t] = if d[p, t] is given then d[p, t] * 2 else 0\nexpect x[\"a\", 2027] = 4054\nexpect sum(x[\"b\"]) = 0",
    "x = if d[\"a\", 2027] is given then d[\"a\", 2027] * 2 else 0\nexpect x = 4054",
    "x[t] = sum(if d[p, t] is given then d[p, t] else 1 for p in plan)\nexpect sum(x) = 6084",
    "x = sum(if d[p, 2027] is given then d[p, 2027] else 1 for p in plan)\nexpect x = 2028",
    "x[t] = if ks[\"a\"].f[t] is given then ks[\"a\"].f[t] * 2 else 0\nexpect sum(x) = 12162",
    "x[t] = if ks[\"b\"].f[t] is given then ks[\"b\"].f[t] * 2 else 0\nexpect sum(x) = 0",
    "x[t] = sum(if q.f[t] is given then q.f[t] else 1 for q in ks)\nexpect sum(x) = 6084",
    "x[p in plan] = if ks[p].f[2027] is given then ks[p].f[2027] else 1\nexpect x = [2027, 1]",
    "x = ks.h\nexpect sum(ks[\"a\"].h) = 6084\nexpect sum(ks[\"b\"].h) = 0",
  ]) func `behind two indices, and of instances by row, it is asked of each place`(lines: String) {
    let head = """
      case "x" { currency = EUR, timeline = 2026 .. 2028 }
      table plan {
        name | on
        "a"  | yes
        "b"  | no
      }
      y[t] = t.year
      d[p in plan, t] = if p.on then y else missing
      kind k { f: series of number?, h[t] = if f[t] is given then f[t] + 1 else 0 }
      ks[p in plan] = k { f = if p.on then y else missing }

      """
    #expect(holds(head + lines), "\(lines)")
  }

  @Test(arguments: [
    "x[t] = if d[\"a\", t] is given then d[\"b\", t] + 1 else 0",
    "x[t] = if d[\"a\", t] is given then d[\"a\", t-1] + 1 else 0",
    "x[p in plan] = if d[p, 2027] is given then d[p, 2028] + 1 else 0",
  ]) func `of another place behind two indices it says nothing`(line: String) {
    let head = """
      case "x" { currency = EUR, timeline = 2026 .. 2028 }
      table plan { name | on
        "a" | yes
        "b" | no }
      d[p in plan, t] = if p.on then t.year else missing

      """
    #expect(Run(head + line).errors == ["E0339"], "\(line)")
  }

  /// A level that may be left out as a whole, filled by one value or by a series, with or without a condition.
  ///
  /// By hand: `m[t-1]` of one value has nothing before the first period; `debt` has an opening value there.
  @Test(arguments: [
    (
      "m = if agreed then EUR 5 else missing", "[EUR 0, EUR 5, EUR 5]", "[EUR 1, EUR 10, EUR 10]",
      "[EUR 6, EUR 6, EUR 6]"
    ),
    (
      "m = if not agreed then EUR 5 else missing", "[EUR 0, EUR 0, EUR 0]", "[EUR 1, EUR 1, EUR 1]",
      "[EUR 9, EUR 9, EUR 9]"
    ),
    (
      "m = if agreed then debt else missing", "[EUR 100, EUR 90, EUR 80]",
      "[EUR 200, EUR 180, EUR 160]", "[EUR 91, EUR 81, EUR 71]"
    ),
    (
      "m = debt", "[EUR 100, EUR 90, EUR 80]", "[EUR 200, EUR 180, EUR 160]",
      "[EUR 91, EUR 81, EUR 71]"
    ),
    ("m = EUR 5", "[EUR 0, EUR 5, EUR 5]", "[EUR 1, EUR 10, EUR 10]", "[EUR 6, EUR 6, EUR 6]"),
    ("", "[EUR 0, EUR 0, EUR 0]", "[EUR 1, EUR 1, EUR 1]", "[EUR 9, EUR 9, EUR 9]"),
  ]) func `a level that may be left out is read before its first period, and where it is given`(
    field: String, before: String, asked: String, now: String
  ) {
    #expect(
      holds(
        """
        case "x" { currency = EUR, timeline = 2026 .. 2028 }
        agreed = yes
        debt[opening] = EUR 100
        debt[t]: level of money = debt[t-1] - EUR 10
        kind k {
          m: level of money?
          x[t] = m[t-1] otherwise EUR 0
          y[t] = if m[t-1] is given then m[t-1] * 2 else EUR 1
          z[t] = if m[t] is given then m[t] + EUR 1 else EUR 9
        }
        k one { \(field) }
        expect one.x = \(before)
        expect one.y = \(asked)
        expect one.z = \(now)
        """), "\(field)")
  }
}
