import Testing
import Worth
import WorthTestSupport

/// What a filled-in kind is without what its kind requires.
@Suite struct RequirementTests {
  private let kinds = """
    case "Paper" { currency = CHF, timeline = 2026 .. 2028 }
    ## A fee.
    kind fee {
      ## Who pays; a firm or a person
      payer: text
      ## Sales that bear the fee. Without value added tax.
      sales: flow of money
      ## Share of them
      rate: percent
      least: money?
      ## The steps
      ## of the work
      steps: table { name: text, days: number, note: text? }

      require rate <= 100% because "a fee is a share of sales"

      ## Fee of a year
      paid[t] = sales * rate
      stock[t]: level of money = sales * 2
      ## All fees
      total = sum(paid)
      ## What was done
      done = [s.name for s in steps]
      remark = if rate > 50% then "A high rate." else ""
      show table(sales, paid, stock), total, done, "{remark}"
    }
    sold[t] = CHF 200_000.40
    fee licence "Licence of a pump" {
      payer = "a firm", sales = sold, rate = 5%
      steps {
        name   | days
        "look" | 2
        "ask"  | 3
      }
    }
    dear = licence with { rate = 60% }
    small = licence with { sales = CHF 10.50 }

    """

  // MARK: Requirements

  @Test func `without what it requires an instance has no value, nor has what rests on it`() {
    let run = Run(
      kinds + """
        wrong = licence with { rate = 160% }
        more = wrong.total + CHF 1
        show wrong, more
        expect wrong.total = CHF 960_001.92
        expect licence.total = CHF 30_000.06
        """)
    #expect(run.errors == ["E0608"])
    #expect(run.text("wrong.total") == "no value")
    #expect(run.text("more") == "no value")
    #expect(run.outcome.checks[0].verdict != .passed)
    #expect(run.outcome.checks[1].verdict == .passed)
    #expect(run.outcome.report.contains("\n  total = no value  "))
  }

  @Test func `what a requirement rests on keeps its value`() {
    let run = Run(
      """
      kind k {
        a: number
        b = a * 2
        require b < 5 because "b is small"
        c = b + 1
      }
      k x { a = 7 }
      """)
    #expect(run.text("x.b") == "14")
    #expect(run.text("x.c") == "no value")
  }

  @Test func `instances that rest on one another are required in turn`() {
    let run = Run(
      """
      kind part { size: number
        require size > 0 because "a part has a size"
        double = size * 2 }
      kind whole { first: part
        second: part
        require first.double < 100 because "it fits"
        all = first.double + second.double }
      part a { size = 3 }
      part b { size = 4 }
      part none { size = -1 }
      whole w { first = a, second = b }
      whole broken { first = a, second = none }
      expect w.all = 14
      """)
    #expect(run.outcome.checks[0].verdict == .passed)
    #expect(run.text("broken.all") == "no value")
    #expect(run.errors == ["E0608"])
  }

  @Test func `a series that fills a list counts by position`() {
    let run = Run(
      """
      case "List" { currency = CHF, timeline = 2026 .. 2028 }
      kind k {
        values: list of money
        timeline = year 1 .. count(values)
        twice[t] = values[t.number] * 2
        first = values[1]
        rest = values[2 ..]
        all = sum(values)
      }
      income[t] = CHF 5 * t.year - CHF 10_125
      k x { values = income }
      expect x.twice = [CHF 10, CHF 20, CHF 30]
      expect x.first = CHF 5
      expect x.rest = [CHF 10, CHF 15]
      expect x.all = CHF 30
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `questions look beyond a requirement only to find a solution`() {
    let source = """
      kind k { a: number
        require a <= 10 because "a is at most 10"
        b = a * 2 }
      a = 4
      k x { a = a }
      scenario wrong { a = 11 }
      under_wrong = x.b under wrong
      inside = solve a between 0 and 20 so that x.b = 8
      show grid(x.b, a, [5, 12]), under_wrong

      """
    let run = Run(source)
    #expect(run.text("inside") == "4")
    #expect(run.text("under_wrong") == "no value")
    #expect(run.errors == ["E0608"], "only the scenario breaks it")
    #expect(run.outcome.report.contains("no value"))
    #expect(!run.outcome.report.contains("24"))
    #expect(
      Run(source + "outside = solve a between 0 and 20 so that x.b = 30").errors.sorted()
        == ["E0608", "E1120"])
  }

  @Test func `each requirement guards what it does not rest on`() {
    let run = Run(
      """
      case "Loan" { currency = CHF }
      kind loan { amount: money
        n: whole
        timeline = month 1 .. n
        debt[opening] = amount
        debt[t]: level of money = debt[t-1] - amount / n
        interest = sum(d for d in debt) * 1%
        require n > 2 because "a loan has three months"
        require interest < CHF 10 because "interest is small" }
      loan short { amount = CHF 100, n = 2 }
      loan dear { amount = CHF 100, n = 100 }
      show short.interest, dear.interest
      """)
    #expect(run.errors == ["E0608", "E0608"])
    #expect(run.text("short.interest") == "no value")
    #expect(run.text("dear.interest") == "CHF 49.50")
  }

  @Test func `what fails in the case is told beside what fails in a scenario`() {
    let run = Run(
      """
      kind thing { a: number
        require a <= 10 because "a is small"
        total = 30 / a }
      thing t { a = 0 }
      b = t.total
      s = t.total under { t.a = 30 }
      show b, s
      """)
    #expect(run.errors.sorted() == ["E0601", "E0608"])
    #expect(run.outcome.messages.contains { $0.text.contains("t under {") })
  }

  @Test func `a scenario that breaks a requirement leaves no line of the instance its value`() {
    let run = Run(
      """
      case "Parts" { currency = EUR }
      kind part { q: number, fee: money
        require is_wanted(q) because "a part has a quantity"
        function is_wanted(x: number) = x > 0
        total = fee * 2 }
      kind offer { q: number, fee: money
        inner = part { q = q, fee = fee }
        total = inner.total }
      part direct { q = 3, fee = EUR 10 }
      offer deal { q = 3, fee = EUR 10 }
      variant = deal with { fee = EUR 20 }
      table lines {
        name | q | fee
        "A"  | 1 | EUR 5
        "B"  | 2 | EUR 6
      }
      row[r in lines] = part { q = r.q, fee = r.fee }
      sum_of_rows = sum(row.total)
      direct_value = direct.total
      a = direct_value under { direct.q = 0 }
      b = deal.total under { deal.q = 0 }
      c = variant.total under { deal.q = 0 }
      d = sum_of_rows under { lines.q["A"] = 0 }
      e = row["A"].total under { lines.q["A"] = 0 }
      f = row["B"].total under { lines.q["A"] = 0 }
      g = direct_value under { direct.q = 1 }
      show a, b, c, d, e, f, g
      """)
    #expect(["a", "b", "c", "d", "e"].allSatisfy { run.text($0) == "no value" })
    #expect(run.text("f") == "EUR 12.00")
    #expect(run.text("g") == "EUR 20.00")
    #expect(Set(run.errors) == ["E0608"])
  }

  @Test(arguments: [
    "f = y under { x = 0 }\nshow f", "show y under none", "show compare(y, none)",
    "show attribution(y, none)", "expect y under none = 0", "show z under none",
  ])
  func `a requirement of the case is asked again under what it names`(_ question: String) {
    let source = """
      x = 3
      deep = x * 1
      require deep > 0 because "x is something"
      y = x * 2
      z = 7
      scenario none { x = 0 }
      scenario more { x = 4 }

      """
    let run = Run(source + question)
    #expect(run.errors == ["E0608"])
    #expect(run.outcome.messages.contains { $0.text.contains("the case under ") })
    let other = Run(source + question.replacing("none", with: "more").replacing("0 }", with: "1 }"))
    #expect(!other.errors.contains("E0608"))
    #expect(Run(source + "show y").errors.isEmpty, "a scenario that nobody asks for breaks nothing")
  }

  @Test func `what fails is no gap, and three decimals are no two`() {
    let run = Run(
      """
      case "Gaps" { currency = KWD, timeline = 2026 .. 2028 }
      zero = 0
      kind k { flows: flow of money
        n: number
        twice[t] = flows * 2
        broken[t] = flows / n
        show table(flows, twice, broken) }
      given[t] = KWD 200_000.567
      k x { flows = given, n = zero }
      show x
      """)
    #expect(run.outcome.report.contains("no value"))
    #expect(run.outcome.report.contains("  400_001  "))
    #expect(!run.outcome.report.contains("200_001.000"))
  }

  @Test func `conditions take noise in all their forms`() {
    let run = Run(
      """
      a = 0.1 + 0.2
      expect not (a != 0.3)
      expect not (a > 0.3)
      expect if a > 0.3 then no else yes
      expect a <= 0.3 and a <= 0.3 and a <= 0.3 and a <= 0.3 and a <= 0.3 and a <= 0.3 and a <= 0.3
      """)
    #expect(run.outcome.checks.count == 4)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `columns that are left out have the type that the kind declares`() {
    let run = Run(
      """
      case "Columns" { currency = CHF }
      kind loan { amount: money
        plan: table { year: number, w: money?, r: percent? }
        all = sum(plan.w otherwise 0) + amount
        each = [(r.w otherwise amount) for r in plan] }
      loan l { amount = EUR 5
        plan { year
          1
          2 } }
      expect l.all = EUR 5
      expect l.each = [EUR 5, EUR 5]
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }
}
