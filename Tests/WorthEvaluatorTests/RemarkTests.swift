import Testing
import Worth
import WorthTestSupport

/// Remarks: what kinds and cases say of figures that are as they are.
///
/// The rule: a remark is said once where its kind is filled in, whatever the case shows; where the report
/// shows its working paper, it stands there as well. Nothing fails because of it, it is made of the base values,
/// and scenarios do not repeat it.
@Suite struct RemarkTests {
  private static let plan = """
    case "Plan" { currency = EUR, timeline = 2026 .. 2028 }
    kind plan {
      sales: flow of money
      limit: money?
      total = sum(sales)
      remark "sales of {total} are high" if total > EUR 100
      remark "the last year has {sales[closing]}"
        if sales[closing] < EUR 20
      remark more()
      remark "above the limit by {total - limit}" if limit is given and total > limit
      function more() = if total > EUR 1_000 then "much" else ""
    }

    """

  /// The codes and texts of what is said of a run.
  private func said(_ source: String) -> [String] {
    let run = Run(Self.plan + source)
    #expect(run.errors == [], "\(source): \(run.errors)")
    return run.outcome.messages.map { $0.code + " " + $0.text }
  }

  @Test(arguments: [
    ("plan a { sales = EUR 50 }", ["N0402 ‘a’: sales of EUR 150.00 are high"]),
    ("plan a { sales = [EUR 1, EUR 50, EUR 3] }", ["N0402 ‘a’: the last year has EUR 3.00"]),
    (
      "plan a { sales = EUR 500, limit = EUR 1_400 }",
      [
        "N0402 ‘a’: sales of EUR 1_500.00 are high", "N0402 ‘a’: much",
        "N0402 ‘a’: above the limit by EUR 100.00",
      ]
    ),
    ("plan a { sales = EUR 30 }", []), ("plan a { sales = EUR 30, limit = EUR 200 }", []),
    (
      "plan a { sales = EUR 50 }\nb = a with { sales = EUR 60 }",
      ["N0402 ‘a’: sales of EUR 150.00 are high", "N0402 ‘b’: sales of EUR 180.00 are high"]
    ),
    (
      "plan a { sales = EUR 50 }\nb = a with { limit = EUR 900 }\nc = a with { sales = EUR 50 }",
      ["N0402 ‘a’: sales of EUR 150.00 are high (and of b, c)"]
    ),
    ("remark \"all of it\" if 1 < 2", ["N0402 ‘the case’: all of it"]),
    ("remark \"always\"", ["N0402 ‘the case’: always"]),
    (
      "plan a { sales = EUR 30 }\nx = (a with { sales = EUR 90 }).total\nshow x",
      ["N0402 ‘a with { sales = EUR 90 }’: sales of EUR 270.00 are high"]
    ),
    (
      "x = (plan { sales = EUR 90 }).total\nshow x",
      ["N0402 ‘plan { sales = EUR 90 }’: sales of EUR 270.00 are high"]
    ),
    ("plan a { sales = EUR 30 }\nscenario s { a.sales = EUR 90 }\nshow a.total under s", []),
  ])
  func `a remark is said where its condition holds`(_ source: String, _ wanted: [String]) {
    for shown in ["", "\nshow 1", "\nexpect 1 = 1"] {
      #expect(said(source + shown) == wanted, "\(source)")
    }
  }

  @Test func `of rows the first is named, and the others are counted`() {
    let rows = """
      table t {
        n   | s
        "x" | EUR 60
        "y" | EUR 25
        "z" | EUR 70
      }
      c[r in t] = plan { sales = r.s / EUR 1 * EUR 1 }

      """
    #expect(
      said(rows) == ["N0402 ‘c’: sales of EUR 180.00 are high (of x, and the like of 1 more)"])
    #expect(Run(Self.plan + rows + "show c[\"z\"]").outcome.report.contains("EUR 210.00 are high"))
    #expect(!Run(Self.plan + rows + "show c[\"y\"]").outcome.report.contains("are high"))
  }

  @Test func `a child has the remarks of its parent, and its own`() {
    let run = said(
      """
      kind branch: plan { remark "a branch of {total}" if total > EUR 100 }
      branch a { sales = EUR 50 }
      """)
    #expect(
      run == ["N0402 ‘a’: sales of EUR 150.00 are high", "N0402 ‘a’: a branch of EUR 150.00"])
  }

  @Test func `a working paper shows its remarks, each in a line`() {
    let run = Run(Self.plan + "plan a { sales = EUR 500 }\nshow a")
    #expect(run.outcome.report.contains("  sales of EUR 1_500.00 are high\n  much\n"))
    #expect(run.outcome.messages.map(\.code) == ["N0402", "N0402"])
  }

  @Test func `a remark that cannot be worked out is left out, and nothing fails`() {
    let run = Run(
      """
      kind k { x: number, y = x + 1, remark "per cent: {1 / (x - x)}" if x > 0
        remark "also {x}" if 1 / (x - x) > 2, remark "and {x}" if x > 1 }
      k a { x = 5 }
      v = a.y
      """)
    #expect(run.errors == [])
    #expect(run.outcome.isComplete)
    #expect(run.number("v") == 6)
    #expect(run.outcome.messages.map(\.text) == ["‘a’: and 5"])
  }

  @Test func `over trials a remark speaks of the base values`() {
    let run = Run(
      """
      case "x" { simulation { trials = 1_000, seed = 1 } }
      kind k { x: number, y = x * 2, remark "y is {y}" if y > 9, remark "never" if y < 9 }
      k a { x = 5 ~ normal(sd: 2) }
      show a.y.mean
      """)
    #expect(run.errors == [])
    #expect(run.outcome.messages.map(\.text) == ["‘a’: y is 10"])
  }

  @Test(arguments: [
    ("remark 5", "E0310"), ("remark \"a\" if 5", "E0307"), ("remark sales", "E0310"),
    ("remark \"a\" if sales > EUR 1", "E0507"), ("remark \"{nothing}\"", "E0201"),
    ("remark \"a\" if nothing", "E0201"), ("remark \"{limit + EUR 1}\"", "E0339"),
  ])
  func `a remark with a mistake is told once`(_ remark: String, _ code: String) {
    let source = """
      case "x" { currency = EUR, timeline = 2026 .. 2027 }
      kind p {
        sales: flow of money, limit: money?
        total = sum(sales)
        \(remark)
      }
      p a { sales = EUR 5 }
      """
    #expect(Run(source).errors == [code], "\(remark)")
  }

  @Test(arguments: [
    "remark = 5\nx = remark", "kind k { remark: number }\nk a { remark = 5 }\nx = a.remark",
  ])
  func `remark is a name like others, too`(_ source: String) {
    let run = Run(source)
    #expect(run.errors == [])
    #expect(run.number("x") == 5)
  }
}
