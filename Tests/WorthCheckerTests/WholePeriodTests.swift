import Testing
import Worth
import WorthTestSupport

/// Numbers that are compared with periods, years and months.
///
/// The rule: `=` and `!=` between a period, or what is counted from one, and a number want a whole number, since
/// nothing else is ever equal to a period. A stated one is an error before the run, one that is worked out fails where
/// it is compared, and one that is drawn fails in the trials in which it has a fraction. What is rounded to a whole
/// number, and `<` or `>=`, are as they were.
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
