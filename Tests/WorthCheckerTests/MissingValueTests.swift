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

  @Test(arguments: [
    ("f.a is given", "[yes, no, yes]"), ("f.b is given", "[no, no, no]"),
    ("f.c is given", "yes"), ("f.opened is given", "[yes, no, yes]"),
    ("book.x is given", "[yes, no, yes]"), ("not (book.y is given)", "[yes, no, no]"),
    ("g.a is given and g.b is given", "[no, no, yes]"),
    ("if g.a is given then 10 else 20", "[10, 20, 10]"),
    ("if book.x is given then book.x else 0", "[1, 0, 3]"),
    ("sum(if g.b is given then 1 else 0)", "2"), ("f[\"B\"].a is given", "no"),
    ("book.x[3] is given", "yes"), ("marked", "[1, 0, 1]"), ("plain", "[0, 0, 0]"),
    ("[one, none].a is given", "[yes, no]"), ("both.a is given", "[yes, no]"),
    ("[none, none].a is given", "[no, no]"), ("[1, missing] is given", "[yes, no]"),
    ("ways.way.a is given", "[yes, no]"), ("taken.whole", "yes"),
  ])
  func `of a column and a list it is asked of each value whether it is given`(
    expression: String, answer: String
  ) {
    let run = Run(
      """
      table book {
        id  | x | y
        "A" | 1 |
        "B" |   | 2
        "C" | 3 | 4
      }
      kind k { a: number?, b: number?, c: number = 1, opened = if a is given then a else missing }
      kind holder { costs: list of number?, whole = costs is given }
      f[r in book] = k { a = r.x }
      g[r in book] = k { a = r.x, b = r.y }
      k one { a = 1 }
      k none { }
      both = [one, none]
      table ways {
        way  | p
        one  | 1
        none | 2
      }
      holder taken { costs = [1, 2] }
      marked[r in book] = if g.a is given then 1 else 0
      plain[r in book] = if f.b is given then 1 else 0
      x = \(expression)
      """)
    #expect(run.errors == [])
    #expect(run.text("x") == answer)
  }

  @Test(arguments: [("EUR 2", 2.0), ("missing", 9), ("if u < 100% then EUR 3 else missing", 3)])
  func `what may be missing is changed to a value, or to none`(
    _ value: String, _ wanted: Double
  ) {
    let source = """
      u = 20% ~ uniform(10%, 50%)
      y = if u < 30% then EUR 1 else missing
      z = if y is given then y else EUR 9
      mean = z.mean

      """
    let run = Run(
      source
        + "scenario s { y = \(value) }\nv = z.mean under { y = \(value) }\nw = z.mean under s\n")
    #expect(run.errors == [])
    #expect(run.number("v") == wanted)
    #expect(run.number("w") == wanted)
    let fromOutside = Run(source, changes: [("y", value)])
    #expect(fromOutside.errors == [])
    #expect(fromOutside.number("mean") == wanted)
    #expect(Run(source + "v = z.mean under { y = 3% }\n").errors.contains("E0403"))
  }

  @Test func `a series that one row lacks is read by period with what stands for it`() {
    let run = Run(
      """
      case "c" { currency = EUR, timeline = 2026 .. 2027 }
      kind k {
        a: money
        s: flow of money?
        z[t] = s otherwise a
        y[t] = (s otherwise a) * 2
        n[t] = s otherwise 0
        x = sum(z) + sum(y) + sum(n)
      }
      table book { name | a
        "A" | EUR 10
        "B" | EUR 20 }
      l[r in book] = k { a = r.a, s[t] = r.a * 2 }
      k one { a = EUR 10 }
      first = l["A"].x under { l["A"].s = missing }
      second = l["B"].x under { l["A"].s = missing }
      alone = one.x

      """)
    #expect(run.errors == [])
    // 2 years of 10, 20 and 0; of 40, 80 and 40.
    #expect(run.number("first") == 60)
    #expect(run.number("second") == 320)
    #expect(run.number("alone") == 60)
  }
}
