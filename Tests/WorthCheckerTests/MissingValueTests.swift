import Testing
import Worth
import WorthTestSupport

/// `missing` is what is not given.
@Suite struct MissingValueTests {
  /// A case with a kind that has two optional inputs, and `lines`.
  private func run(_ lines: String) -> Run {
    Run(
      """
      case "m" { currency = USD, timeline = 2026 .. 2027 }
      kind fee {
        cap: money?
        form: flat | rising ?
        share: percent = 5%
        least = cap otherwise USD 1
        asked = if cap is given then 1 else 2
        words = if form is given then 1 else 2
      }
      \(lines)
      """)
  }

  @Test(arguments: [
    ("fee f { cap = missing }", "f.least", "USD 1.00"),
    ("fee f { cap = missing }", "f.asked", "2"),
    ("fee f { form = missing }", "f.words", "2"),
    ("fee g { cap = USD 9 }\nf = g with { cap = missing }", "f.least", "USD 1.00"),
    ("fee g { cap = USD 9 }\nscenario s { g.cap = missing }\nx = g.least under s", "x", "USD 1.00"),
    ("x = missing otherwise 4", "x", "4"),
    ("x[t] = if t.year = 2026 then missing else 3\ny = sum(x otherwise 0)", "y", "3"),
    ("function f(x) = if x > 2 then missing else x\ny = f(5) otherwise 7", "y", "7"),
    ("missing = USD 7\nfee f { cap = missing }", "f.least", "USD 7.00"),
    ("y = sum([1, missing, 4] otherwise 0)", "y", "5"),
  ]) func `what is missing counts as left out`(lines: String, figure: String, expected: String) {
    let run = run(lines)
    #expect(run.errors == [], "\(lines)")
    #expect(run.text(figure) == expected, "\(lines)")
  }

  @Test func `a host takes an optional input away`() {
    let source = """
      kind fee { cap: number?
        least = cap otherwise 1 }
      fee f { cap = 9 }
      """
    #expect(Run(source, changes: [("f.cap", "missing")]).text("f.least") == "1")
  }

  @Test(arguments: [
    ("fee f { share = missing }", "E0403"), ("x = 2 + missing", "E0339"),
  ]) func `what must be there cannot be missing`(lines: String, code: String) {
    #expect(run(lines).errors == [code], "\(lines)")
  }
}
