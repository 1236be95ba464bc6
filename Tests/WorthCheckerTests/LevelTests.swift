import Testing
import Worth
import WorthTestSupport

/// Which series are levels, and which are flows.
@Suite struct LevelTests {
  /// Two levels and a flow over three years.
  static let opening = """
    case "x" { currency = CHF, timeline = 2026 .. 2028 }
    stock[opening] = CHF 4
    stock[t]: level of money = CHF 5
    debt[t]: level of money = CHF 3
    paid[t] = CHF 2

    """

  /// Definitions, and whether `x` is a level.
  static let lines: [(source: String, isLevel: Bool)] = [
    ("x = stock - debt", true),
    ("x[t] = stock - debt", true),
    ("x[t] = stock[t] + debt[t] - 0", true),
    ("x[t] = -debt", true),
    ("x[2026] = debt\nx[t] = stock - debt", true),
    ("x[t] = if t = 2026 then stock else debt", true),
    ("x[t]: money = stock - debt", true),
    // What happened in between, or is said to be a flow.
    ("x[t] = stock[t] - stock[t-1]", false),
    ("x[t]: flow of money = stock - debt", false),
    ("x[t] = stock - debt + paid", false),
    ("x[t] = debt * 5%", false),
    // What is released once.
    ("x[2028] = stock", false),
    ("x[2026] = paid\nx[t] = debt", false),
    ("x[t] = if t = 2028 then stock else 0", false),
  ]

  @Test(arguments: lines) func `a sum or difference of levels is a level in each form`(
    source: String, isLevel: Bool
  ) {
    // A field for a flow takes no level.
    let run = Run(
      Self.opening + source
        + "\nkind k { f: flow of money\n whole = sum(f) }\nk a { f = x }\nshow a.whole")
    #expect(run.errors == (isLevel ? ["E0420"] : []), "\(source)")
  }

  @Test func `a difference of levels by period is not added up over years`() {
    let run = Run(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      kind k {
        timeline = 2026-Q1 .. 2028-Q4
        stock[q]: level of money = CHF 5
        debt[q]: level of money = CHF 3
        gap[q] = stock - debt
        paid[q] = CHF 2
      }
      k a { }
      gap = by_period(a.gap)
      paid = by_period(a.paid)
      show gap, paid
      """)
    #expect(run.errors.isEmpty)
    #expect(run.text("gap") == "[CHF 2.00, CHF 2.00, CHF 2.00]")
    #expect(run.text("paid") == "[CHF 8.00, CHF 8.00, CHF 8.00]")
  }

  @Test func `outside of its own periods a level is what otherwise says, but a failure stays one`()
  {
    let loans = """
      case "Book" { currency = EUR, timeline = 2026 .. 2029 }
      kind loan { principal: money, years: whole, drawn: date
        timeline = year 1 .. years
        debt[opening] = principal
        debt[t]: level of money = debt[t-1] - principal / years }
      table book {
        id  | amount  | drawn      | years
        "A" | EUR 100 | 2026-01-01 | 2
        "B" | EUR 200 | 2027-01-01 | 2
      }
      f[r in book] = loan { principal = r.amount, years = r.years, drawn = r.drawn }

      """
    let run = Run(
      loans + """
        debt[t]: level of money = sum(by_period(x.debt, from: x.drawn) otherwise 0 for x in f)
        one[t] = by_period(f["A"].debt, from: 2026-01-01) otherwise EUR 7
        all = by_period(f["B"].debt, from: 2027-01-01) otherwise EUR 1
        expect debt = [EUR 50, EUR 100, EUR 0, EUR 0]
        expect one = [EUR 50, EUR 0, EUR 7, EUR 7]
        expect all = [EUR 1, EUR 100, EUR 0, EUR 1]
        """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.map(\.verdict) == [.passed, .passed, .passed])
    #expect(
      Run(loans + "x[t] = by_period(f[\"A\"].debt, from: 2026-01-01)\nshow x").errors == ["E0604"])
    let failing = Run(
      """
      case "x" { currency = EUR, timeline = 2026 .. 2027 }
      kind k { n: number
        timeline = year 1 .. 2
        l[t]: level of money = EUR 1 / (t.number - n) }
      k one { n = 2 }
      x[t] = by_period(one.l, from: 2026-01-01) otherwise EUR 5
      show x
      """)
    #expect(failing.errors.contains("E0601"))
    #expect(!failing.outcome.report.contains("5.00"))
  }

  @Test func `the sum of a level over its periods is noted and gives its table no total`() {
    let loan = """
      case "Loan" { currency = EUR, timeline = 2026 .. 2028 }
      table loans {
        name | amount
        "A"  | EUR 90
        "B"  | EUR 30
      }
      debt[opening] = EUR 90
      debt[t]: level of money = debt[t-1] - EUR 30
      paid[t] = EUR 30
      owed[l in loans, opening] = l.amount
      owed[l, t]: level of money = owed[l, t-1] - l.amount / 3

      """
    for sum in ["sum(debt)", "sum(owed)"] {
      let run = Run(loan + "show debt, paid, \(sum)")
      #expect(run.errors == [])
      #expect(run.program.diagnostics.map(\.code).contains("N0302"), "\(sum)")
      #expect(!run.outcome.report.contains("total    90.00"))
    }
    let flows = Run(
      loan + "all[t] = sum(owed[l, t] for l in loans)\nshow all, paid, sum(paid), sum(loans.amount)"
    )
    #expect(!flows.program.diagnostics.map(\.code).contains("N0302"))
  }

  @Test func `a list where a line by period wants one value is told how it fills the series`() {
    let run = Run(
      "case \"x\" { currency = EUR, timeline = 2026 .. 2027 }\nsales[t] = [EUR 1, EUR 2]\nshow sales"
    )
    #expect(run.errors == ["E0507"])
    #expect(run.program.diagnostics.contains { $0.text.contains("sales: flow of money = […]") })
  }

  /// What may be a balance that nobody marked: money with an opening value that goes on from its amount before.
  ///
  /// | line | sum, total |
  /// | --- | --- |
  /// | `d[t] = d[t-1] - x`, also within `max`, `round`, `if` | noted, no total in a paper |
  /// | `d[t]: flow of money = …`, `d[t] = d[t-1] * f`, no opening value | a flow |
  @Test(arguments: [
    ("d[t] = d[t-1] - CHF 2", true), ("d[t] = d[t-1] + paid", true),
    ("d[t] = max(0, d[t-1] - CHF 2)", true), ("d[t] = round(d[t-1] - CHF 2, 2)", true),
    ("d[t] = if t = 2027 then d[t-1] else d[t-1] - paid", true),
    ("d[t] = d[t-1] * 1.05", false), ("d[t]: flow of money = d[t-1] + CHF 2", false),
    ("d[t] = CHF 3 - d[t-1]", false), ("d[t] = paid", false),
  ]) func `the sum of what goes on from its amount before is noted`(line: String, isNoted: Bool) {
    let source = Self.opening + "d[opening] = CHF 10\n\(line)\nshow sum(d)"
    #expect(Run(source).program.diagnostics.contains { $0.code == "N0306" } == isNoted, "\(line)")
    let paper = Run(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      kind k {
        paid: flow of money
        d[opening] = CHF 10
        \(line)
      }
      k a { paid = CHF 2 }
      show a
      """)
    #expect(paper.errors == [])
    let total = paper.outcome.report.split(separator: "\n").first { $0.contains("total") } ?? ""
    // The flow `paid` stands among what was given; `d` has a total of its own where it is one.
    let amounts = total.split(separator: " ").dropFirst().count
    #expect(amounts == (isNoted ? 0 : 1), "\(line): \(paper.outcome.report)")
  }

  @Test func `a series without an opening value is a flow`() {
    let run = Run(Self.opening + "d[2026] = CHF 1\nd[t] = d[t-1] + CHF 2\nshow sum(d)")
    #expect(!run.program.diagnostics.contains { $0.code == "N0306" })
  }

  /// Parts of a balance, its values one by one, another name for it and a row of it count the same money again as well; one
  /// of its values, and what a condition chooses, may be meant.
  @Test(arguments: [
    ("sum(d[2027 ..])", true), ("sum(d[2026 .. 2027])", true), ("sum(d[case.first .. 2027])", true),
    ("sum(d[t] for t in case)", true), ("sum(x for x in d)", true), ("sum([x for x in d])", true),
    ("sum(e)", true), ("sum(e[2027 ..])", true), ("sum(r[\"a\"])", true),
    ("sum(r[\"a\"][2027 ..])", true),
    ("sum(r[p]) for p in rows", true), ("max(d[2027 ..])", false), ("mean(d[2027 ..])", false),
    ("sum(d[t] for t in case where t = 2027)", false), ("sum(d[2027] for p in rows)", false),
    ("sum(d[t] - d[t-1] for t in case)", false), ("sum(f[2027 ..])", false),
  ]) func `the sum of a part of a balance is noted`(figure: String, isNoted: Bool) {
    let run = Run(
      Self.opening + """
        d[opening] = CHF 10
        d[t] = d[t-1] - CHF 2
        e = d
        f[t] = CHF 3
        table rows { n | v
          "a" | CHF 5 }
        r[p in rows, opening] = CHF 10
        r[p in rows, t] = r[p, t-1] - p.v
        show \(figure.contains(" for p in rows") && !figure.hasPrefix("sum(d") ? "[" + figure + "]" : figure)
        """)
    #expect(run.errors == [], "\(figure)")
    #expect(run.program.diagnostics.contains { $0.code == "N0306" } == isNoted, "\(figure)")
  }

  @Test func `the sum of a part of a level is noted`() {
    let lines = "d[opening] = CHF 10\nd[t]: level of money = d[t-1] - CHF 2\nshow sum(d[2027 ..])"
    #expect(Run(Self.opening + lines).program.diagnostics.contains { $0.code == "N0302" })
  }

  /// What stands before the first period is asked for as what stands in others is.
  @Test(arguments: [
    ("(if stock[opening] is given then 1 else 2)", "1"),
    ("(if debt[opening] is given then 1 else 2)", "2"),
    ("stock[opening] otherwise CHF 7", "CHF 4"), ("debt[opening] otherwise CHF 7", "CHF 7"),
    ("both[opening] otherwise CHF 7", "CHF 7"), ("(stock * 2)[opening] otherwise CHF 7", "CHF 8"),
    ("one.a", "CHF 7"), ("two.a", "CHF 3"), ("os.a", "[CHF 7, CHF 7]"),
    ("one.v[opening] otherwise CHF 2", "CHF 2"),
    ("(stock[opening] otherwise CHF 7) under { stock = CHF 9 }", "CHF 4"),
  ]) func `an opening value may be there or not`(figure: String, value: String) {
    let source =
      Self.opening + """
        both = stock + debt
        kind k {
          v: level of money
          a = v[opening] otherwise CHF 7
        }
        k one { v = CHF 5 }
        k two { v[opening] = CHF 3, v[t] = CHF 5 }
        table rows { id | n
          "A" | CHF 1
          "B" | CHF 2 }
        os[r in rows] = k { v = r.n }

        """
    #expect(holds(source + "expect \(figure) = \(value)"), "\(figure)")
  }
}
