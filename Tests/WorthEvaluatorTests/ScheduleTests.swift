import Testing
import Worth
import WorthTestSupport

/// Schedules in which each period rests on the one before, through a line that is rounded.
@Suite struct ScheduleTests {
  /// What is paid of 789 in the first two years at 1.3 %, and what is left after them.
  ///
  /// 1.3 % of 789 is 10.257. Rounded to the cent that leaves 778.74, of which 1.3 % is 10.12362;
  /// cut off it leaves 778.75, of which it is 10.12375.
  static let forms: [(paid: String, left: Double)] = [
    ("before", 768.619341),
    ("round(before, 2)", 768.62),
    ("floor(before, 2)", 768.63),
    ("truncate(before, 2)", 768.63),
    ("ceiling(before, 2)", 768.61),
    ("round_to(before, EUR 0.05, half_even)", 768.65),
    ("cents(before)", 768.62),
    ("sum([before, EUR 1])", 766.632341),
    ("sum(b for b in [before, EUR 1])", 766.632341),
    ("max(before, EUR 10.20)", 768.543),
    ("max([before, EUR 10.20])", 768.543),
    ("min(before, EUR 10)", 769),
    ("abs(before)", 768.619341),
    ("mean([before, before])", 768.619341),
    ("(if before > EUR 10.20 then floor(before, 2) else round(before, 1))", 768.65),
  ]

  /// The case with a schedule that pays `paid`, whose lines stand in either order.
  private static func source(_ paid: String, isReversed: Bool) -> String {
    let lines = ["before[t] = debt[t-1] * 1.3%", "debt[t] = debt[t-1] - \(paid)"]
    return """
      case "x" { currency = EUR, timeline = 2026 .. 2027 }
      function cents(x) = round(x, 2)
      debt[opening] = EUR 789
      \((isReversed ? lines.reversed() : lines).joined(separator: "\n"))
      left = debt[closing]
      show left, debt
      """
  }

  @Test(arguments: forms) func `a schedule that looks back through a rounded line has its figures`(
    paid: String, left: Double
  ) {
    for isReversed in [false, true] {
      let run = Run(Self.source(paid, isReversed: isReversed))
      #expect(run.errors.isEmpty, "\(paid)")
      let found = run.number("left") ?? .nan
      #expect(abs(found - left) < 1e-9, "\(paid): \(found)")
      #expect(run.outcome.report.contains("left = EUR"), "\(paid)")
    }
  }

  @Test(arguments: forms) func `such a schedule in a kind by month has its figures, too`(
    paid: String, left: Double
  ) {
    let run = Run(
      """
      case "x" { currency = EUR, timeline = 2026 .. 2027 }
      function cents(x) = round(x, 2)
      kind loan {
        principal: money
        timeline      = month 1 .. 2
        debt[opening] = principal
        before[m]     = debt[m-1] * 1.3%
        debt[m]       = debt[m-1] - \(paid)
        left          = debt[closing]
      }
      loan a { principal = EUR 789 }
      show a.left
      """)
    #expect(run.errors.isEmpty, "\(paid)")
    #expect(abs((run.number("a.left") ?? .nan) - left) < 1e-9, "\(paid)")
  }

  @Test func `a whole series that rests on its own sum is a circle, which is said`() {
    let run = Run(Self.source("max(before)", isReversed: false))
    #expect(run.errors == ["E0204"])
  }
}
