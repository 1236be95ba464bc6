import Testing
import Worth
import WorthTestSupport

/// When a check passes.
@Suite struct CheckTests {
  /// Returns what came of the checks of a case.
  private func verdicts(_ source: String) -> [Check.Verdict] {
    Run(source).outcome.checks.map(\.verdict)
  }

  @Test func `a literal accepts half a unit of its last digit`() {
    #expect(verdicts("expect 1.2549 = 1.25") == [.passed])
    #expect(verdicts("expect 1.2551 = 1.25") == [.missed])
    #expect(verdicts("v = CHF 8_624_133\nexpect v = CHF 8.62 million") == [.passed])
    #expect(verdicts("v = CHF 8_625_001\nexpect v = CHF 8.62 million") == [.missed])
    #expect(verdicts("expect 7.6% = 8%") == [.passed])
    #expect(verdicts("expect -0.3051 = -0.305") == [.passed])
    #expect(verdicts("expect 0.125 = 0.13") == [.passed])
    #expect(verdicts("expect 0.125 = 0.12") == [.passed])
  }

  @Test(arguments: [
    ("fee.rate", "2.4172%", "2.41723%"), ("fee.cost", "CHF 5.12", "CHF 5.13"),
    ("rows.cost[\"a\"]", "CHF 5.12", "CHF 5.14"),
    ("due[2026]", "CHF 5.12", "CHF 5.11"),
    ("(solve least r between 0% and 60% so that r >= 2.41724%)", "2.4172%", "2.4173%"),
    ("[rows.cost[\"a\"], fee.cost]", "[CHF 5.12, CHF 5.12]", "[CHF 5.12, CHF 5.13]"),
  ]) func `a literal accepts half a unit of a figure that may be missing, too`(
    figure: String, right: String, wrong: String
  ) {
    let source = """
      case "x" { currency = CHF, timeline = 2026 .. 2027 }
      kind deal { rate: percent?, cost: money? }
      deal fee { rate = 2.41724%, cost = CHF 5.123 }
      table rows {
        id  | cost
        "a" | CHF 5.123
        "b" |
      }
      due[t] = if t = 2026 then CHF 5.123 else missing
      r = 5%
      expect \(figure) = \(right)
      expect \(figure) = \(wrong)
      expect rows.cost["b"] = CHF 5.12

      """
    #expect(verdicts(source) == [.passed, .missed, .failed])
  }

  @Test func `within takes amounts, shares and points`() {
    #expect(verdicts("expect CHF 101 = CHF 100 within 1%") == [.passed])
    #expect(verdicts("expect CHF 101.1 = CHF 100 within 1%") == [.missed])
    #expect(verdicts("expect CHF 101 = CHF 100 within CHF 0.5") == [.missed])
    #expect(verdicts("expect 8.4% = 8% within 0.5 points") == [.passed])
    #expect(verdicts("expect 8.4% = 8% within 25 bp") == [.missed])
    #expect(Run("expect 8.4% = 8% within 1%").errors == ["E0702"])
  }

  @Test func `other right sides are equal to nine digits of the largest summand`() {
    #expect(verdicts("a = 0.1\nb = 0.2\ntotal = 0.3\nexpect a + b = total") == [.passed])
    #expect(verdicts("a = 1\nb = 1.00001\nexpect a = b") == [.missed])
    #expect(verdicts("expect 3 > 2") == [.passed])
    #expect(verdicts("expect 2 > 3") == [.missed])
    #expect(verdicts("expect \"a\" = \"a\"") == [.passed])
    #expect(verdicts("expect 2026-03-15 = 2026-03-15") == [.passed])
  }

  @Test func `a check never passes because nothing was computed`() {
    #expect(verdicts("a = 1 / 0\nexpect a = 1") == [.failed])
    #expect(verdicts("a = 1 / 0\nexpect a > 1") == [.failed])
    #expect(verdicts("expect nothing = 1") == [.failed])
    #expect(verdicts("expect [] = []") == [.failed])
    #expect(verdicts("expect error E0601 { 1 / 2 }") == [.missed])
  }

  @Test func `a miss shows figures that differ and what is beneath`() {
    let run = Run("a = 1\nb = 1.00000001\nexpect a + b - b = b * 1 because \"why\"")
    let check = run.outcome.checks[0]
    #expect(check.figure != check.claimed)
    #expect(check.rendered.contains("a + b = 2"))
    #expect(check.rendered.contains("case.worth:3"))
    #expect(check.reason == "why")
  }

  @Test func `errors are expected before and during the run`() {
    #expect(verdicts("expect error E0301 { CHF 1 + USD 1 }") == [.passed])
    #expect(verdicts("expect error E0601 { 1 / 0 }") == [.passed])
    #expect(verdicts("expect error E0105 { x = 2,4 }") == [.passed])
    #expect(verdicts("expect error E0204 { x = y\ny = x }") == [.passed])
    #expect(verdicts("expect error E0302 { CHF 1 + USD 1 }") == [.missed])
    #expect(Run("expect error E0301 { CHF 1 + USD 1 }\na = 1").errors.isEmpty)
    #expect(Run("expect error E9999 { 1 }").errors == ["E0219"])
  }

  @Test
  func
    `a claim is not broken by the noise of binary numbers, and shows its parts where it is missed`()
  {
    let held = Run(
      """
      a = 0.1 + 0.2
      b = 0.3
      expect b >= a
      expect a <= b and b <= a
      expect 3 * CHF 0.1 <= CHF 0.3
      """)
    #expect(held.outcome.checks.allSatisfy { $0.verdict == .passed })
    let missed = Run("a = 0.1 + 0.2\nb = 0.3\nexpect b < a").outcome.checks[0]
    #expect(missed.verdict == .missed)
    #expect(missed.rendered.contains("a = 0.3") && missed.rendered.contains("b = 0.3"))
  }
}
