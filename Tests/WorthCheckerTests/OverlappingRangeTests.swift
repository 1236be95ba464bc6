import Testing
import Worth
import WorthTestSupport

/// Two ranges of one block that share periods: the later one may lie within the earlier one, of which it says what is
/// different. Every other overlap says a period twice, as two lines for that period do (E0202), since which of both
/// counts would hang on the order of lines. A block that is laid over another replaces, whatever its periods.
@Suite struct OverlappingRangeTests {
  private static let years = "case \"x\" { currency = CHF, timeline = 2027 .. 2030 }\n"

  @Test(arguments: [
    (
      "s[2027 .. 2029] = CHF 5\ns[2029 .. 2030] = CHF 6", "‘s[2029]’", "end before the other begins"
    ),
    (
      "s[2029 .. 2030] = CHF 6\ns[2027 .. 2029] = CHF 5", "‘s[2029]’", "end before the other begins"
    ),
    ("s[ .. 2029] = CHF 5\ns[2028 .. ] = CHF 6", "‘s[2028 .. 2029]’", "end before"),
    ("s[t] = CHF 1\ns[2027 .. 2028] = CHF 5\ns[2028 .. 2029] = CHF 6", "‘s[2028]’", "end before"),
    (
      "s[2027 .. 2028] = CHF 5\ns[2027 .. 2028] = CHF 6\ns[2029 .. 2030] = 0", "‘s[2027 .. 2028]’",
      "keep one"
    ),
    ("s[2027 .. 2030] = CHF 5\ns[2027 .. ] = CHF 6", "‘s[2027 .. 2030]’", "keep one"),
    (
      "s[2028 .. 2029] = CHF 5\ns[2027 .. 2030] = CHF 6", "‘s[2028 .. 2029]’",
      "narrower range behind"
    ),
    ("y = 2029\ns[2027 .. y] = CHF 5\ns[y .. 2030] = CHF 6", "‘s[2029]’", "end before"),
    (
      "kind k { s[2027 .. 2029] = CHF 5\n s[2029 .. 2030] = CHF 6 }\nk x { }", "‘s[2029]’",
      "end before"
    ),
    (
      "kind k { s: flow of money }\nk x { s[2027 .. 2029] = CHF 5, s[2029 .. 2030] = CHF 6 }",
      "‘s[2029]’",
      "end before"
    ),
    (
      "s[t] = CHF 1\nscenario a { s[2027 .. 2029] = CHF 5, s[2029 .. 2030] = CHF 6 }", "‘s[2029]’",
      "end before"
    ),
    (
      "kind k { s: flow of money }\nk x { s = CHF 1 }\nv = x with { s[2027 .. 2028] = CHF 5, s[2028 .. 2029] = CHF 6 }",
      "‘s[2028]’", "end before"
    ),
    (
      "kind k { s: flow of money }\ntable b { id\n \"A\"\n \"B\" }\na[r in b] = k { s = CHF 1 }\n"
        + "scenario x { a[\"A\"].s[2027 .. 2028] = CHF 1, a[\"B\"].s[2028 .. 2030] = CHF 3, a[\"A\"].s[2028 .. 2029] = CHF 2 }",
      "‘s[2028]’", "end before"
    ),
    (
      "table b { id\n \"A\"\n \"B\" }\np[r in b, t] = CHF 1\n"
        + "scenario x { p[\"A\", 2028 .. 2029] = CHF 1, p[\"A\", 2027 .. 2030] = CHF 2 }",
      "‘p[2028 .. 2029]’", "narrower range behind"
    ),
  ]) func `a period that two ranges share is said twice`(lines: String, name: String, way: String) {
    let found = Run(Self.years + lines).program.diagnostics.filter { $0.code.hasPrefix("E") }
    #expect(found.map(\.code) == ["E0202"], "\(lines)")
    #expect(found.first?.text.contains(name) == true, "\(found.first?.text ?? "")")
    #expect(found.first?.text.contains(way) == true, "\(found.first?.text ?? "")")
  }

  @Test(arguments: [
    ("s[2027 .. 2030] = CHF 5\ns[2028 .. 2029] = CHF 6", 22),
    ("s[2027 .. ] = CHF 5\ns[2029 .. ] = CHF 6", 22),
    ("s[ .. 2030] = CHF 5\ns[ .. 2027] = CHF 6", 21),
    ("s[2027 .. 2030] = CHF 5\ns[2028 .. 2029] = CHF 6\ns[2029 .. 2029] = CHF 7", 23),
    ("s[2027 .. 2028] = CHF 5\ns[2029 .. 2030] = CHF 6", 22),
    ("s[2027 .. 2028] = CHF 5\ns[2028] = CHF 6\ns[2029 .. 2030] = CHF 7", 25),
  ]) func `a range within an earlier one says what is different`(lines: String, total: Int) {
    let run = Run(Self.years + lines + "\nexpect sum(s) = CHF \(total)")
    #expect(run.program.diagnostics.map(\.code) == [], "\(lines)")
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed }, "\(lines)")
  }

  @Test func `a block over another replaces what it says`() {
    let run = Run(
      Self.years + """
        s[2027 .. 2028] = CHF 5
        s[2029 .. 2030] = CHF 6
        kind k { s: flow of money }
        k x { s[2027 .. 2028] = CHF 5, s[2029 .. 2030] = CHF 6 }
        v = x with { s[2028 .. 2029] = CHF 1 }
        w = v with { s[2027 .. 2028] = CHF 2 }
        scenario a { s[2028 .. 2029] = CHF 1 }
        scenario b { s[2027 .. 2028] = CHF 2 }
        expect sum(s) under a = CHF 13
        expect sum(s) under a under b = CHF 11
        expect sum(v.s) = CHF 13
        expect sum(w.s) = CHF 11
        """)
    #expect(run.errors.isEmpty, "\(run.errors)")
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }
}
