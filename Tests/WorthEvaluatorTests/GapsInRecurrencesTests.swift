import Testing
import Worth
import WorthTestSupport

/// A series that reads its own past, and is missing in some periods.
///
/// | written | what it gives |
/// | --- | --- |
/// | `d[t-1] is given` | whether that period has a value, whatever the first equation says |
/// | `d[t-1] otherwise x` | `x` behind a gap |
/// | `d[t-1]` alone | E0339 where it may be missing and nobody asked; none behind `d[t-1] is given` |
/// | two periods back, outside of the timeline | missing where it is asked for |
///
/// The figures were worked out by hand.
@Suite struct GapsInRecurrencesTests {
  private static let head = """
    case "Gaps" {
      currency = EUR
      timeline = 2027 .. 2031
      simulation { trials = 1_000, seed = 1 }
    }
    table people {
      name | n
      "A"  | 1
      "B"  | 2
    }

    """

  @Test(
    arguments: [
      (
        """
        d[opening] = EUR 10
        d[t] = if t.year = 2028 then missing else if d[t-1] is given then EUR 5 else EUR 100
        """, [5, nil, 100, 5, 5]
      ),
      (
        """
        d[opening] = EUR 100
        d[t] = if t.year = 2028 then missing else d[t-1] otherwise EUR 70
        """, [100, nil, 70, 70, 70]
      ),
      (
        """
        d[2027] = EUR 1
        d[2029] = missing
        d[t] = if d[t-1] is given then d[t-1] + EUR 1 else EUR 50
        """, [1, 2, nil, 50, 51]
      ),
      (
        """
        d[2027] = missing
        d[t] = if not (d[t-1] is given) then EUR 3 else d[t-1] * 2
        """, [nil, 3, 6, 12, 24]
      ),
      (
        """
        d[2027] = EUR 1
        d[t] = if back[t-1] is given then EUR 2 else EUR 3
        back[2027] = EUR 1
        back[t] = if t.year = 2029 then missing else d[t-1]
        """, [1, 2, 2, 3, 2]
      ),
    ] as [(String, [Double?])])
  func `what lies behind a gap is asked of each period`(_ lines: String, _ expected: [Double?]) {
    let values = expected.map { "\($0 ?? -1)" }.joined(separator: ", ")
    let check =
      "found = [(d[t] otherwise -EUR 1) / EUR 1 for t in case]\nexpect found = [\(values)]"
    #expect(holds(Self.head + lines + "\n" + check), "\(lines)")
  }

  @Test func `rows, kinds, two indices and trials ask alike`() {
    #expect(
      holds(
        Self.head + """
          kind path {
            n: number
            e[opening] = 10
            e[t] = if t.year = 2028 and n > 1 then missing else if e[t-1] is given then e[t-1] + 1 else 100
          }
          one = path { n = 1 }
          each[p in people] = path { n = p.n }
          paid[p in people, opening] = 10
          paid[p in people, t] = if t.year = 2028 and p.n > 1 then missing else if paid[p, t-1] is given then paid[p, t-1] + 1 else 100
          x ~ uniform(0, 1)
          z[opening] = 1
          z[t] = if x > 0.5 and t.year = 2028 then missing else if z[t-1] is given then z[t-1] + 1 else 100
          expect one.e[2029] = 13
          expect each["A"].e[2029] = 13
          expect each["B"].e[2029] = 100
          expect each["B"].e[2031] = 102
          expect paid["A", 2029] = 13
          expect paid["B", 2029] = 100
          expect one.e[2029] under { one.n = 2 } = 100
          expect (z[2029] otherwise 0).mean = (if x > 0.5 then 100 else 4).mean
          """))
  }

  @Test func `outside of its periods a level is missing where it is asked for`() {
    #expect(
      holds(
        Self.head + """
          d[opening] = 4
          d[t] = if t.year = 2029 then missing else d[t-2] otherwise 9
          e[2027] = missing
          e[t] = if e[t-2] is given then e[t-2] + 1 else 3
          expect [x otherwise 0 for x in d] = [9, 4, 0, 4, 9]
          expect [x otherwise 0 for x in e] = [0, 3, 3, 4, 4]
          f[2027] = missing
          f[t] = 2 + (f[t-1] otherwise 5)
          g[2027] = missing
          g[t] = max(g[t-1] otherwise 5, 3) * 2
          expect [x otherwise 0 for x in f] = [0, 7, 9, 11, 13]
          expect [x otherwise 0 for x in g] = [0, 10, 20, 40, 80]
          """))
  }

  /// A level has an opening value where all that it is worked out from has one.
  @Test(arguments: [
    ("f[\"A\", t-1]", 6), ("f[\"B\", t-1]", 6), ("ks[\"B\"].g[t-1]", 2), ("one.g[t-1]", 7),
    ("both[t-1]", 7), ("either[t-1]", 3), ("twice[t-1]", 6), ("held.m[t-1]", 7),
    ("long[t-1]", 30), ("mixed[t-1]", 99), ("nothing[t-1]", 99),
  ]) func `an opening value is there where it is asked for`(read: String, expected: Int) {
    #expect(
      holds(
        Self.head + """
          f[p in people, opening] = 6
          f[p in people, t] = f[p, t-1] + p.n
          kind k {
            n: number
            g[opening] = n
            g[t] = g[t-1] + 1
          }
          kind holder { m: series of number }
          ks[p in people] = k { n = p.n }
          one = k { n = 7 }
          debt[opening] = 3
          debt[t] = debt[t-1] + 1
          other[opening] = 4
          other[t] = other[t-1] + 1
          nothing[t] = 5
          both = debt + other
          either = if one.n > 0 then debt else other
          twice = debt * 2
          mixed = debt + nothing
          long = debt + debt + debt + debt + debt + debt + debt + debt + debt + debt
          held = holder { m = both }
          x[t] = \(read) otherwise 99
          y[t] = if \(read) is given then 1 else 0
          expect x[2027] = \(expected)
          expect y[2027] = \(expected == 99 ? 0 : 1)
          """))
  }

  @Test func `the case by itself stands for its periods`() {
    #expect(
      holds(
        Self.head + """
          d[t] = t.year - 2020
          kind held {
            w[t] = 2
            total = sum(w[t] for t in case)
          }
          one = held { }
          expect sum(d[t] for t in case where t.year > 2028) = 30
          expect count(case) = 5
          expect one.total = 10
          """))
    #expect(Run("x = count(case)").errors == ["E0218"])
  }

  /// What is filled in once is told once, whatever becomes of the pass over a loop that first asks for it.
  @Test(arguments: [
    ("x = EUR 1, zzz = 3", "E0402"), ("x = EUR 1, x = EUR 2", "E0202"),
    ("x = EUR 1, y = EUR 4", "E0404"),
    ("", "E0401"), ("x = 5%", "E0403"),
  ]) func `mistakes of a block that a loop asks for are told`(block: String, code: String) {
    for first in ["0", "EUR 0"] {
      let run = Run(
        Self.head + """
          d = sum(e)
          e[opening] = \(first)
          e[t] = e[t-1] + o.y
          kind k {
            x: money
            y = x
          }
          k o { \(block) }
          show d
          """)
      #expect(run.errors == [code], "\(block) with \(first)")
    }
  }

  @Test func `what may be missing and is not asked for is a mistake`() {
    let run = Run(
      Self.head + """
        d[opening] = EUR 100
        d[t] = if t.year = 2028 then missing else d[t-1] * 1.1
        """)
    #expect(run.errors == ["E0339"])
    let other = Run(
      Self.head + """
        d[opening] = EUR 100
        d[t] = if t.year = 2028 then missing else if d[t-1] is given then d[t-2] * 2 else EUR 1
        """)
    #expect(other.errors == ["E0339"])
  }

  @Test func `a cell of the row at hand is given in a field as in a line`() {
    #expect(
      holds(
        Self.head + """
          table loans {
            name | cap
            "A"  |
            "B"  | EUR 5
          }
          kind loan {
            cap: money?
            value = if cap is given then cap else EUR 1
          }
          each[r in loans] = loan { cap = if r.cap is given then r.cap * 2 else missing }
          expect each.value = [EUR 1, EUR 10]
          """))
  }
}
