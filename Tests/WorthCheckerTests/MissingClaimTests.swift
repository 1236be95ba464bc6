import Testing
import Worth
import WorthTestSupport

/// Claims about figures that may be missing, on either side, and levels outside of their periods.
@Suite struct MissingClaimTests {
  private static let source = """
    case "C" { currency = EUR, timeline = 2026 .. 2027 }
    kind k { x: number?, y: number? }
    k a { x = 5, y = 5 }
    k b { x = 5 }
    there = if a.x > 3 then 5 else missing
    gone = if a.x > 7 then 5 else missing

    """

  private static func verdicts(_ claims: [String]) -> [Check.Verdict] {
    let run = Run(source + claims.map { "expect " + $0 }.joined(separator: "\n"))
    #expect(run.errors == [])
    return run.outcome.checks.map { $0.verdict }
  }

  @Test func `two figures that may be missing are equal where both are there`() {
    #expect(
      holds(
        Self.source + """
          expect there = there
          expect 5 = there
          expect there = a.x
          expect a.x = there
          expect 5 = there within 1%
          expect there is given = a.x is given
          expect gone is given = b.y is given
          expect not (gone is given)
          """))
  }

  @Test func `a claim is missed where either side is missing, or both are`() {
    let claims = [
      "gone = there", "there = gone", "gone = gone", "5 = gone", "gone = 5", "b.x = b.y", "b.y = 5",
      "b.y = b.y", "gone = there within 1", "b.y is given = there is given",
    ]
    #expect(Self.verdicts(claims).allSatisfy { $0 != .passed })
    #expect(Self.verdicts(claims).count == claims.count)
  }

  @Test(arguments: [
    ("expect gone = missing", "not (gone is given)"),
    ("expect missing = gone", "not (gone is given)"),
    ("q = there != missing\nshow q", "there is given"),
    ("show if gone = missing then 1 else 0", "not (gone is given)"),
  ])
  func `nothing is compared with the word missing`(line: String, instead: String) {
    let run = Run(Self.source + line)
    #expect(run.errors == ["E0104"])
    #expect(run.program.diagnostics.contains { $0.text.contains("‘\(instead)’") })
  }

  @Test func `a level is asked for before its first period and behind its last`() {
    #expect(
      holds(
        """
        case "C" { currency = EUR, timeline = 2026 .. 2028 }
        kind k {
          s: series of number
          w[t] = s[t-1] otherwise 0
          g[t] = if s[t+1] is given then 1 else 0
        }
        v[2026] = 1
        v[t] = v[t-1] + 1
        opened[opening] = 8
        opened[t] = 2
        a[t] = if v[t-1] is given then v[t-1] else 9
        b[t] = v[t-1] otherwise 9
        c[t] = v[t+1] otherwise 9
        d[t] = if opened[t-2] is given then opened[t-2] else 9
        f[t] = EUR 3
        g[t] = f[t-1] otherwise EUR 7
        debt[t]: level of money = if debt[t-1] is given then debt[t-1] + EUR 1 else EUR 7
        owed[t]: level of money = (owed[t-1] otherwise EUR 6) + EUR 1
        k first { s = opened }
        k second { s = v }
        k third { s = [4, 5, 6] }
        expect a = [9, 1, 2]
        expect b = [9, 1, 2]
        expect c = [2, 3, 9]
        expect d = [9, 8, 2]
        expect g = [EUR 0, EUR 3, EUR 3]
        expect debt = [EUR 7, EUR 8, EUR 9]
        expect owed = [EUR 7, EUR 8, EUR 9]
        expect first.w = [8, 2, 2]
        expect second.w = [0, 1, 2]
        expect third.w = [0, 4, 5]
        expect first.g = [1, 1, 0]
        """))
  }
}
