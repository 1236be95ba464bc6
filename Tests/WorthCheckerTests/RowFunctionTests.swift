import Testing
import Worth
import WorthTestSupport

/// Functions of kinds that are filled in for each row, or stand in a list.
///
/// The rule: a function of one of several instances gives what that of an instance by name, filled in with
/// the same values, gives.
@Suite struct RowFunctionTests {
  private static let loans = """
    case "Book" { currency = EUR, timeline = 2026 .. 2028 }
    kind terms { factor: percent, function cut(x) = x * factor }
    kind credit {
      amount: money
      terms: terms
      debt[opening] = amount
      debt[t]: level of money = debt[t-1] - amount / 3
      function share(p, scale = 1) = amount * p * scale
      function owed(y: period) = debt[y]
      function second() = debt[2027]
      function twice(p) = share(p) * 2
      function cut(x) = terms.cut(x) + terms.factor * amount
      function total() = sum(debt)
      function factorial(n) = if n <= 1 then amount / EUR 30 else n * factorial(n - 1)
      function block(p) {
        a = amount * p
        require p < 90%
        a + share(p)
      }
    }
    table book {
      name | amount | part
      "A"  | EUR 30 | 10%
      "B"  | EUR 60 | 20%
    }
    f[r in book] = credit { amount = r.amount, terms { factor = r.part } }
    credit a { amount = EUR 30, terms { factor = 10% } }
    credit b { amount = EUR 60, terms { factor = 20% } }
    both = [a, b]

    """

  @Test(arguments: [
    "share(50%)", "share(50%, 2)", "share(scale: 3, p: 10%)", "owed(2026)", "owed(y: 2028)",
    "second()",
    "twice(10%)", "cut(EUR 100)", "total()", "factorial(3)", "block(10%)",
  ])
  func `one by row and one in a list give what one by name gives`(_ call: String) {
    let run = Run(
      Self.loans + """
        wanted = [a.\(call), b.\(call)]
        byRow = [f["A"].\(call), f[2].\(call)]
        each = [x.\(call) for x in f]
        inList = [both[1].\(call), both["b"].\(call)]
        ofList = [x.\(call) for x in both]
        byLine[r in book] = f.\(call)
        """)
    #expect(run.errors == [])
    let wanted = run.text("wanted")
    #expect(!wanted.isEmpty)
    for figure in ["byRow", "each", "inList", "ofList"] {
      #expect(run.text(figure) == wanted, "\(figure): \(call)")
    }
  }

  @Test func `figures of a call by row are right`() {
    let run = Run(
      Self.loans + """
        x = f["B"].owed(2026)
        y = sum(g.cut(EUR 100) for g in f)
        z = f["B"].factorial(4)
        total[t] = sum(g.owed(t) for g in f)
        own[r in book] = f.share(r.part)
        """)
    #expect(run.errors == [])
    #expect(run.text("x") == "EUR 40.00")
    // 10 + 3, and 20 + 12.
    #expect(run.text("y") == "EUR 45.00")
    #expect(run.text("z") == "48")
    #expect(run.text("total") == "[EUR 60.00, EUR 30.00, EUR 0.00]")
    #expect(run.text("own") == "[EUR 3.00, EUR 12.00]")
  }

  @Test func `a call by row sees changes and variants`() {
    let run = Run(
      Self.loans + """
        scenario s { f["A"].amount = EUR 300 }
        x = f["A"].share(50%) under s
        y = sum(g.share(50%) for g in f) under s
        z = (f["A"] with { amount = EUR 90 }).share(50%)
        v = f with { terms.factor = 50% }
        w = v["A"].cut(EUR 10)
        """)
    #expect(run.errors == [])
    #expect(run.text("x") == "EUR 150.00")
    #expect(run.text("y") == "EUR 180.00")
    #expect(run.text("z") == "EUR 45.00")
    #expect(run.text("w") == "EUR 20.00")
  }

  @Test(arguments: [
    (#"x = f["C"].owed(2026)"# + "\nshow x", "E0609"), ("x = f.owed(2026)", "E0405"),
    (#"x = f["A"].owd(2026)"#, "E0405"), (#"x = f["A"].owed()"#, "E0318"),
    (#"x = f["A"].owed(2026, 2027)"#, "E0317"), (#"x = f["A"].owed(5)"#, "E0403"),
    ("x[t] = f.debt[t]", "E0504"), ("x = sum(f.debt[2027])", "E0504"),
    (#"x = f["A"].owed(2029)"# + "\nshow x", "E0604"),
    (#"x = f["A"].block(95%)"# + "\nshow x", "E0608"), ("x = both[1].owd(2026)", "E0405"),
  ])
  func `a mistake is told once`(_ source: String, _ code: String) {
    let errors = Run(Self.loans + source).errors
    #expect(errors == [code], "\(source): \(errors)")
  }

  @Test func `the way out for a series of each is a line to paste`() {
    let run = Run(Self.loans + "x[t] = f.debt[t]")
    #expect(run.program.diagnostics.first?.text.contains("‘sum(x.debt[t] for x in f)’") == true)
    let pasted = Run(Self.loans + "y[t] = sum(x.debt[t] for x in f)")
    #expect(pasted.errors == [])
  }

  @Test(arguments: [
    ("from = 2027", 2.0), ("from = launch", 2), ("from = launch - 1", 3), ("from = 2026 + 2", 1),
    ("from = 2030", 0),
  ])
  func `a year fits where a period is asked for`(_ field: String, _ periods: Double) {
    let run = Run(
      """
      case "Licence" { timeline = 2026 .. 2028 }
      kind licence { from: period, on[t] = if t >= from then 1 else 0, n = sum(on) }
      launch = 2027
      licence a { \(field) }
      x = a.n
      """)
    #expect(run.errors == [])
    #expect(run.number("x") == periods)
  }

  @Test(arguments: ["from = 5", "from = 2026.5", "from = -2026", "from = 12_026", "from = 20%"])
  func `a number that is no year fits no period`(_ field: String) {
    let run = Run("kind licence { from: period }\nlicence a { \(field) }")
    #expect(run.errors == ["E0403"])
  }

  @Test(arguments: [("2026 .. 2028", "2027"), ("year 0 .. 2", "1"), ("year 0 .. 2", "year 1")])
  func `a function of a kind reads its series by period, as its lines do`(
    _ timeline: String, _ period: String
  ) {
    let run = Run(
      """
      case "x" { timeline = \(timeline) }
      kind k {
        s[t] = 10
        s[\(period)] = 7
        line = s[\(period)]
        function f() = s[\(period)]
        function g(y) = s[y]
      }
      k a { }
      x = [a.line, a.f(), a.g(\(period))]
      """)
    #expect(run.errors == [])
    #expect(run.text("x") == "[7, 7, 7]")
  }

  @Test func `of a series by years a small number is a place, a large one a year`() {
    let run = Run(
      """
      case "x" { timeline = 2026 .. 2028 }
      kind k {
        value: series of number
        timeline = month 1 .. 2
        first[m] = at(1) + at(2028)
        function at(y) = value[y]
      }
      s[t] = 10 * (t.year - 2025)
      k a { value = s }
      x = a.first[month 1]
      """)
    #expect(run.errors == [])
    #expect(run.text("x") == "40")
  }

  @Test func `a kind that nothing fills in may have a timeline that is worked out`() {
    let run = Run("kind credit { n: whole, timeline = month 1 .. n, paid[m] = 1 }\nx = 5\nshow x")
    #expect(run.errors == [])
    #expect(run.outcome.isComplete)
  }
}
