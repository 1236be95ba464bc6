import Testing
import Worth
import WorthTestSupport

/// Members that lists have in other languages.
///
/// The rule: `.total` and its like behind a series or list are answered with the call that gives what is meant, and
/// the line to paste gives it.
@Suite struct MemberHabitTests {
  private static let source = """
    case "x" { currency = EUR, timeline = 2026 .. 2028 }
    s[2026] = EUR 2
    s[2027] = EUR 3
    s[2028] = EUR 10
    l = [4, 5, 12]

    """

  @Test(arguments: [
    ("s.total", "EUR 15.00"), ("s.sum", "EUR 15.00"), ("s.last", "EUR 10.00"),
    ("s.first", "EUR 2.00"),
    ("s.count", "3"), ("s.average", "EUR 5.00"), ("s.maximum", "EUR 10.00"), ("l.total", "21"),
    ("l.last", "12"), ("l.first", "4"), ("l.length", "3"), ("l.average", "7"), ("l.min", "4"),
    ("(s * 2).total", "EUR 30.00"),
  ])
  func `a member of elsewhere is answered with the call that is meant`(
    _ written: String, _ wanted: String
  ) throws {
    let run = Run(Self.source + "x = \(written)")
    #expect(run.errors == ["E0333"], "\(written)")
    let proposal = try #require(run.program.diagnostics.first?.proposal)
    let pasted = Run(Self.source + "x = " + proposal.replacement)
    #expect(pasted.errors == [], "\(proposal.replacement)")
    #expect(pasted.text("x") == wanted, "\(proposal.replacement)")
  }

  @Test(arguments: ["s.foo", "l.foo", "5.total", "\"a\".length"])
  func `nothing is proposed where nothing is sure`(_ written: String) {
    let run = Run(Self.source + "x = \(written)")
    #expect(!run.errors.isEmpty)
    #expect(run.program.diagnostics.allSatisfy { $0.proposal == nil })
  }
}
