import Testing
import Worth
import WorthTestSupport

/// Numbers that are compared with periods, years and months.
///
/// The rule: `=` and `!=` between a period, or what is counted from one, and a number want a whole number, since
/// nothing else is ever equal to a period. A stated one is an error before the run, one that is worked out fails where
/// it is compared, and one that is drawn fails in the trials in which it has a fraction. What is rounded to a whole
/// number, and `<` or `>=`, are as they were. So it is wherever a period comes from: an argument of a function, what a
/// function gives, `min`, `max`, `abs`, `if`, `otherwise`, a list of years; and a distance from a period beside a whole
/// number, `t.year - launch = 1`.
@Suite struct WholePeriodTests {
  private func codes(_ lines: String) -> [String] {
    Run(
      "case \"x\" { currency = EUR, timeline = 2026 .. 2030 }\nx[t] = EUR 5\n" + lines
    ).errors
  }

  @Test(arguments: [
    // Stated.
    "s[t] = if t = 2027.5 then x else 0\nshow s",
    "s[t] = if t.year = 2027.5 then x else 0\nshow s",
    "f = 2026-03-01\ns = if f.month != 2.5 then 1 else 2\nshow s",
    // Worked out, in a line, in a sum, on either side, by way of another name.
    "e = 2026 + 3 / 2\ns[t] = if t = e then x else 0\nshow s",
    "e = 2027.5\ns = sum(x[t] for t in case.first .. case.last where t.year = e)\nshow s",
    "e = 2027.5\ns = sum(x[t] for t in case.first .. case.last where e != t)\nshow s",
    "k = 1.5\ny[t] = t.year\nf = 2026-03-01\ns[t] = if y - f.year = k then 1 else 0\nshow s",
    // In the rows of a table, and worked out of them.
    "table b { y | a\n 2026.5 | EUR 5\n 2027 | EUR 6 }\ns[t] = sum(r.a for r in b where r.y = t)\nshow s",
    "table b { y | a\n 2026.5 | EUR 5\n 2027 | EUR 6 }\ns[t] = sum(b.a where y = t.year)\nshow s",
    "table b { y | a\n 2026 | EUR 5 }\ns[t] = sum(r.a for r in b where r.y + 0.5 = t.year)\nshow s",
    // By way of a function: as an argument, under another name within it, as its result.
    "e = 2027.5\nfunction f(p, n) = if p = n then EUR 5 else EUR 0\ns[t] = f(t, e)\nshow s",
    "e = 2027.5\nfunction f(y, n) = if y = n then EUR 5 else EUR 0\ns[t] = f(t.year, e)\nshow s",
    "e = 2027.5\nfunction f(y, n) = if n != y + 1 then EUR 5 else EUR 0\ns[t] = f(y: t.year, n: e)\nshow s",
    "e = 2027.5\nfunction f(y, n) {\n w = y + 1\n if w = n then 1 else 0\n}\ns[t] = f(t.year, e)\nshow s",
    "e = 2027.5\nfunction g(p) = p.year + 1\ns[t] = if g(t) = e then 1 else 0\nshow s",
    "e = 2027.5\nfunction g(y, n) = if y = n then 1 else 0\nfunction f(p, n) = g(p.year, n)\ns[t] = f(t, e)\nshow s",
    // One of several, or the greatest of them.
    "e = 2027.5\ns[t] = if max(t.year, 2027) = e then 1 else 0\nshow s",
    "e = 2027.5\ns[t] = if e = min(t, 2028) then 1 else 0\nshow s",
    "e = 2027.5\ns[t] = if (if t.year > 2027 then t.year else 2027) = e then 1 else 0\nshow s",
    "e = 2027.5\ns[t] = if t.year = (if t.year > 2020 then e else 2027) then 1 else 0\nshow s",
    "k: number? = 2026.5\ns[t] = if t.year = (k otherwise 2027) then 1 else 0\nshow s",
    "e = 2.5\ns[t] = if abs(t.year - 2028) = e then 1 else 0\nshow s",
    "e = 2027.5\ny = [t.year for t in case]\ns = if y[2] = e then 1 else 0\nshow s",
    "e = 2027.5\ny = [t.year for t in case]\ns = if max(y) = e then 1 else 0\nshow s",
    "e = 2027.5\ny = [t.year for t in case]\ns = sum(1 for n in y where n = e)\nshow s",
    // A distance.
    "e = 2027.5\ns[t] = if t.year - e = 1 then 1 else 0\nshow s",
    "e = 2027.5\ns[t] = if 0 = e - t.year + 1 then 1 else 0\nshow s",
    // In a kind.
    "kind k { e: number, p[t] = if t.year = e then EUR 1 else EUR 0 }\nk a { e = 2027.5 }\nshow a.p",
  ]) func `what has a fraction is never a period, and says so`(lines: String) {
    let found = codes(lines)
    #expect(!found.isEmpty && found.allSatisfy { $0 == "E0649" }, "\(lines) \(found)")
  }

  @Test(arguments: [
    ("e = 2027\ns[t] = if t = e then x else EUR 0\ns2 = sum(s)", "EUR 5.00"),
    // 2026 + 0.1 * 10 is 2027 but for the noise of its digits.
    ("e = 2026 + 0.1 * 3 + 0.7\ns[t] = if t.year = e then x else EUR 0\ns2 = sum(s)", "EUR 5.00"),
    ("e = 2027.5\ns[t] = if t = floor(e) then x else EUR 0\ns2 = sum(s)", "EUR 5.00"),
    ("e = 2027.5\ns[t] = if t <= e then x else EUR 0\ns2 = sum(s)", "EUR 10.00"),
    ("e = 2027.5\ns[t] = if t.year >= e then x else EUR 0\ns2 = sum(s)", "EUR 15.00"),
    // The same function compares other numbers as they are.
    (
      "function f(a, b) = if a = b then EUR 1 else EUR 0\ns[t] = f(t.year, 2027)\ns2 = f(1.5, 1.5) + sum(s)",
      "EUR 2.00"
    ),
    ("e = 2027.5\ns[t] = if t.year - e = 0.5 then x else EUR 0\ns2 = sum(s)", "EUR 5.00"),
    ("e = 2027.5\ns[t] = if (t.year - 2026) * 0.5 = 1 then x else EUR 0\ns2 = sum(s)", "EUR 5.00"),
    ("e = 1.5\ns2 = sum(if max(n, 1) = e then EUR 1 else EUR 0 for n in [1, 1.5])", "EUR 1.00"),
    ("s2 = sum(if n = 1.5 then EUR 1 else EUR 0 for n in [1, 1.5])", "EUR 1.00"),
  ]) func `whole numbers, rounded ones and an order are as they were`(lines: String, value: String)
  {
    let run = Run(
      "case \"x\" { currency = EUR, timeline = 2026 .. 2030 }\nx[t] = EUR 5\n" + lines)
    #expect(run.errors == [], "\(lines)")
    #expect(run.text("s2") == value, "\(lines)")
  }

  @Test func `over trials a figure with a fraction fails, and a rounded one counts`() {
    let head = "case \"x\" { currency = EUR, timeline = 2026 .. 2029 }\nx[t] = EUR 5\n"
    let drawn = head + "e = 2028 ~ uniform(2026, 2030)\n"
    let lines = "s = sum(x[t] for t in case.first .. case.last where t.year = "
    #expect(Run(drawn + lines + "e)\nshow s").errors == ["E1004"])
    #expect(Run(drawn + lines + "floor(e))\nshow s").errors == [])
    let inside = "function f(y, n) = if y = n then EUR 5 else EUR 0\ns[t] = f(t.year, "
    #expect(Run(drawn + inside + "e)\nshow s[2027]").errors == ["E1004"])
    #expect(Run(drawn + inside + "round(e))\nshow s[2027]").errors == [])
    // What is drawn as a count, or from whole values, is whole.
    let counts = [
      "2026 ~ poisson(mean: 1)", "2028 ~ discrete(values: [2027, 2028], weights: [50%, 50%])",
    ]
    for draw in counts {
      #expect(Run(head + "e = " + draw + "\n" + lines + "e)\nshow s").errors == [], "\(draw)")
    }
    let halves = "2028 ~ discrete(values: [2027.5, 2028], weights: [50%, 50%])"
    #expect(Run(head + "e = " + halves + "\n" + lines + "e)\nshow s").errors == ["E1004"])
    #expect(Run(drawn + lines + "floor(e))\nm = s.mean\nshow m").number("m") == 5)
  }
}
