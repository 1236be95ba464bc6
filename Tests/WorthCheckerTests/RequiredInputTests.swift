import Testing
import Worth
import WorthTestSupport

/// Optional inputs that a kind requires for some words of a choice.
///
/// The rule: where `require x is given if curve = constant` stands, x is given in the branch for that word. Where it
/// is left out nothing is worked out in that branch, since the requirement fails wherever it counts.
@Suite struct RequiredInputTests {
  private static let kind = """
    kind left {
      curve: constant | falling | fast
      attrition: percent?
      mean: number?
      has_cap: yes_no = no
      cap: money?
      require attrition is given if curve = constant because "it needs a rate"
      require mean is given if curve = falling or curve = fast
      require cap is given if has_cap
      share = if curve is {
        constant        -> 1 - attrition
        falling or fast -> mean / 2
      }
      other  = if curve = constant then 2 * attrition else 5%
      capped = if has_cap then min(cap, EUR 10) else EUR 10
      twice  = if has_cap is { yes -> cap * 2, no -> EUR 0 }
      both   = if curve = fast and has_cap then cap * mean else EUR 1
      function times(x) = if curve = constant then attrition * x else 0%
    }

    """

  @Test(arguments: [
    ("curve = constant, attrition = 40%", "[60%, 80%]", "[EUR 10.00, EUR 0.00, EUR 1.00]", "120%"),
    (
      "curve = fast, mean = 1, has_cap = yes, cap = EUR 4", "[50%, 5%]",
      "[EUR 4.00, EUR 8.00, EUR 4.00]", "0%"
    ),
    ("curve = falling, mean = 1", "[50%, 5%]", "[EUR 10.00, EUR 0.00, EUR 1.00]", "0%"),
  ])
  func `a branch sees what the requirement says`(
    _ fields: String, _ shares: String, _ amounts: String, _ times: String
  ) {
    let run = Run(
      Self.kind + """
        left a { \(fields) }
        x = [a.share * 100%, a.other]
        y = [a.capped, a.twice, a.both]
        z = a.times(3)
        """)
    #expect(run.errors == [], "\(fields)")
    #expect(run.text("x") == shares, "\(fields)")
    #expect(run.text("y") == amounts, "\(fields)")
    #expect(run.text("z") == times, "\(fields)")
  }

  @Test func `such a kind passes the check of a library`() {
    var engine = Engine()
    engine.checksKinds = true
    #expect(engine.compile(Self.kind).diagnostics.map(\.text) == [])
  }

  @Test(arguments: [
    "left a { curve = constant }\nx = a.share", "left a { curve = fast }\nx = a.share",
  ])
  func `without it the requirement fails`(_ source: String) {
    #expect(Run(Self.kind + source).errors == ["E0608"])
  }

  @Test func `under a scenario that chooses the word it fails there`() {
    let run = Run(
      Self.kind
        + "left a { curve = fast, mean = 1 }\nx = a.share\ny = a.share under { a.curve = constant }"
    )
    #expect(run.errors == ["E0608"])
    #expect(run.text("x") == "0.5")
  }

  @Test(arguments: [
    // Another word, and no requirement for it.
    "if curve = fast then 1 - attrition else 50%", "1 - attrition",
    "if curve = constant then 50% else 1 - attrition",
    "if curve is { constant or fast -> 1 - attrition, falling -> 50% }",
  ])
  func `elsewhere the input may be missing`(_ value: String) {
    let source = Self.kind.replacing("function times", with: "bad = \(value)\n  function times")
    #expect(Run(source + "left a { curve = falling, mean = 1 }\nx = a.bad").errors == ["E0339"])
  }
}
