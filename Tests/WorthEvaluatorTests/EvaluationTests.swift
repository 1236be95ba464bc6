import Testing
import Worth
import WorthTestSupport

/// Series, tables and kinds, evaluated.
@Suite struct EvaluationTests {
  @Test func `series feed one another back in time`() {
    let run = Run(
      """
      case "Loan" { currency = EUR, timeline = 2026-01 .. 2029-12 }
      principal = EUR 800_000
      payment = principal * 1% / (1 - 1.01 ^ -48)
      balance[opening] = principal
      interest[t] = balance[t-1] * 1%
      repaid[t] = payment - interest[t]
      balance[t] = balance[t-1] - repaid[t]
      expect payment = EUR 21_067.07
      expect balance[closing] = EUR 0.00
      expect sum(repaid) = principal
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `a loop may run forward in time instead`() {
    let run = Run(
      """
      case "Value" { currency = EUR, timeline = 2026 .. 2028 }
      flow[t] = EUR 100
      value[2028] = EUR 100 / 1.1
      value[t] = (flow[t] + value[t+1]) / 1.1
      expect value[2026] = EUR 248.69
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `a loop through one period is a circle and is printed with its lines`() {
    let run = Run(
      "case \"x\" { currency = EUR, timeline = 2026 .. 2028 }\na[t] = b[t] + EUR 1\nb[t] = a[t] * 2"
    )
    #expect(run.errors == ["E0204"])
    #expect(run.program.diagnostics[0].text.contains("a[t] → b[t] → a[t]"))
    let plain = Run("a = b + 1\nb = c * 2\nc = a")
    #expect(plain.errors == ["E0204"])
    #expect(plain.program.diagnostics[0].text.contains("a → b → c → a"))
    #expect(plain.program.diagnostics[0].place?.line == 1)
  }

  @Test func `a loop both back and forward in time has no direction`() {
    let run = Run(
      "case \"x\" { currency = EUR, timeline = 2026 .. 2028 }\na[2026] = EUR 1\na[t] = a[t-1] + b[t]\nb[2028] = EUR 1\nb[t] = b[t+1] + a[t-1]"
    )
    #expect(run.errors == ["E0511"])
  }

  @Test func `flows are 0 outside their periods, levels are an error`() {
    let header = "case \"x\" { currency = EUR, timeline = 2026 .. 2028 }\n"
    let flows = Run(header + "f[t] = EUR 5\ng[t] = f[t-1] + f[t+2]\nexpect sum(g) = EUR 15")
    #expect(flows.errors.isEmpty)
    #expect(flows.outcome.checks.first?.verdict == .passed)
    let levels = Run(header + "f[t]: level of money = EUR 5\ng[t] = f[t-1] * 2")
    #expect(levels.errors == ["E0604"])
    let rates = Run(header + "f[t] = 5%\ng = f[2030]")
    #expect(rates.errors == ["E0513"])
  }

  @Test func `a series without a first value is told so`() {
    let run = Run(
      "case \"x\" { currency = EUR, timeline = 2026 .. 2028 }\nsales[t]: flow of money = sales[t-1] * 1.1"
    )
    #expect(run.errors == ["E0605"])
  }

  @Test func `periods have quarters, months and numbers`() {
    for (timeline, index, text) in [
      ("2026-Q1 .. 2027-Q4", "2026-Q3", "EUR 3.00"), ("2026-11 .. 2027-02", "2027-01", "EUR 3.00"),
      ("year 0 .. 6", "year 2", "EUR 3.00"), ("month 1 .. 36", "month 3", "EUR 3.00"),
    ] {
      let run = Run(
        "case \"x\" { currency = EUR, timeline = \(timeline) }\nx[opening] = EUR 0\nx[t] = x[t-1] + EUR 1\ny = x[\(index)]"
      )
      #expect(run.errors.isEmpty)
      #expect(run.text("y") == text)
    }
  }

  @Test func `what fails does not stop the rest, and is said once`() {
    let run = Run("a = 1 / 0\nb = a + 1\nc = b * 2\nd = 7")
    #expect(run.errors == ["E0601"])
    #expect(run.text("d") == "7")
    #expect(run.text("c") == "no value")
  }

  @Test func `no NaN and no infinity travels`() {
    #expect(Run("a = 10 ^ 308 * 10\nb = 1 / a").errors == ["E0602"])
    #expect(Run("a = (-8) ^ 0.5").errors == ["E0603"])
    #expect(Run("a = 0 / 0").errors == ["E0601"])
    #expect(Run("a = 0 ^ -1").errors == ["E0601"])
    #expect(Run("a = if yes then 1 else 1 / 0\nexpect a = 1").errors.isEmpty)
  }

  @Test func `claims of one rank share in proportion`() {
    let run = Run(
      """
      case "Waterfall" { currency = EUR }
      table claims {
        claim        | rank | amount
        "costs"      | 1    | EUR 5
        "senior"     | 3    | EUR 50
        "supplier A" | 4    | EUR 40
        "supplier B" | 4    | EUR 20
      }
      due[r in claims.rank] = sum(claims.amount where rank = r)
      left[opening] = EUR 75
      paid_to[r in claims.rank] = min(due[r], left[r-1])
      left[r in claims.rank] = left[r-1] - paid_to[r]
      paid[c in claims] = paid_to[c.rank] * c.amount / due[c.rank]
      expect paid = [EUR 5.00, EUR 50.00, EUR 13.33, EUR 6.67]
      expect claims.amount["senior"] = EUR 50
      expect left[closing] = EUR 0
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `empty cells are missing, neither 0 nor an error`() {
    let header = "table t {\n a | b\n 1 | 2\n 3 |\n}\n"
    #expect(Run(header + "x = t.b otherwise 0\nexpect sum(x) = 2").errors.isEmpty)
    #expect(
      Run(header + "x[r in t] = if r.b is given then r.b else 10\nexpect sum(x) = 12").errors
        .isEmpty)
    #expect(Run(header + "x[r in t] = r.b + 1").errors == ["E0339"])
    #expect(Run(header + "x = sum(t.b)").errors == ["E0606"])
  }

  @Test func `rest is what is left of 100 %`() {
    let run = Run("table t {\n share\n 60%\n rest\n}\nexpect t.share = [60%, 40%]")
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.first?.verdict == .passed)
  }

  @Test(arguments: [
    // The timeline, a period of it, the year in which that lies, and the period before.
    ("2026 .. 2028", "2027", "2027", "2026"),
    ("2026-Q3 .. 2027-Q4", "2027-Q1", "2027", "2026-Q4"),
    ("2026-11 .. 2027-12", "2027-01", "2027", "2026-12"),
    ("2026-12-30 .. 2027-01-02", "2027-01-01", "2027", "2026-12-31"),
    ("year 0 .. 3", "year 1", "1", "year 0"),
    ("quarter 1 .. 9", "quarter 8", "2", "quarter 7"),
    ("quarter 1 .. 9", "quarter 9", "3", "quarter 8"),
    ("month 0 .. 30", "month 0", "0", "month -1"),
    ("month 0 .. 30", "month 12", "1", "month 11"),
    ("month 0 .. 30", "month 13", "2", "month 12"),
  ])
  func `any period has a year and one before it`(
    timeline: String, period: String, year: String, previous: String
  ) {
    let before = previous == "month -1" ? "month 0 - 1" : previous
    let run = Run(
      """
      case "x" { timeline = \(timeline) }
      year_of[t]  = t.year
      is_before[t] = t.previous = \(before)
      expect year_of[\(period)] = \(year)
      expect is_before[\(period)]
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test(arguments: [
    ("if yes then [EUR 1, EUR 2] else [EUR 3]", "[EUR 1.00, EUR 2.00]"),
    ("if no then [EUR 1, EUR 2] else [EUR 3]", "[EUR 3.00]"),
    ("if yes then costs else []", "[EUR 5.00, EUR 6.00]"),
    ("if no then costs else []", "[]"), ("if no then [] else costs", "[EUR 5.00, EUR 6.00]"),
    ("if yes then allocate(EUR 5, costs) else [0 * c for c in costs]", "[EUR 2.27, EUR 2.73]"),
    ("if no then costs else [0, 0]", "[EUR 0.00, EUR 0.00]"),
    ("[sum(some(2)), sum(some(1))]", "[4, 1]"),
    ("if way is { left -> [1, 2], right -> [3] }", "[3]"),
  ]) func `a condition chooses between lists of any length`(expression: String, expected: String) {
    let run = Run(
      """
      case "x" { currency = EUR }
      costs = [EUR 5, EUR 6]
      kind turn { way: left | right, found = if way is { left -> [1, 2], right -> [3] } }
      turn one { way = right }
      function some(n) = if n > 1 then [n, n] else [n]
      x = \(expression.hasPrefix("if way") ? "one.found" : expression)
      """)
    #expect(run.errors == [], "\(expression)")
    #expect(run.text("x") == expected, "\(expression)")
  }

  @Test func `lists between which uncertain values choose have one length`() {
    let run = Run(
      """
      case "x" { simulation { trials = 2000 } }
      u = 3 ~ uniform(1, 5)
      v = sum(if u > 3 then [4, 2] else [1, 1])
      w = v.mean
      """)
    // Half of the trials have 6, half 2.
    #expect(run.errors == [])
    #expect(abs((run.number("w") ?? 0) - 4) < 0.2)
    let longer = """
      case "x" { simulation { trials = 2000 } }
      u = 3 ~ uniform(1, 5)
      v = sum(if u > 3 then [4, 2] else [1])
      w = v.mean
      """
    #expect(Run(longer).errors == ["E1006"])
  }

  @Test func `whether two values are given is compared`() {
    let kind = """
      kind deal { a: money?, b: money?, both = a is given = b is given }
      deal none { }
      deal one { b = CHF 5 }
      deal two { a = CHF 1, b = CHF 5 }
      expect none.both
      expect not one.both
      expect two.both
      """
    let run = Run(kind)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `kinds extend others and bring their own timeline`() {
    let run = Run(
      """
      case "Kinds" { currency = EUR, timeline = 2026 .. 2028 }
      kind facility {
        principal: money
        fee: percent = 1%
        cost = principal * fee
      }
      kind loan: facility {
        instalments: whole
        rate: percent
        timeline = month 1 .. instalments
        balance[opening] = principal
        balance[t] = balance[t-1] - principal / instalments
        require rate >= 0% because "a rate is not negative"
        cost = principal * fee + sum(balance) * rate / 12
      }
      loan small { principal = EUR 1200, instalments = 12, rate = 12% }
      large = small with { principal = EUR 2400 }
      expect small.balance[month 6] = EUR 600
      expect small.cost = EUR 78
      expect large.cost = EUR 156
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
    let broken = Run(
      "kind a { x: percent\n require x >= 0% because \"no less than nothing\" }\na b { x = -5% }")
    #expect(broken.errors == ["E0608"])
  }

  /// Sources in which several forms meet; each has checks that pass.
  private let meetings = [
    // A stated period is read in a loop.
    """
    case "x" { currency = CHF, timeline = 2026 .. 2028 }
    sales[2026] = CHF 5
    sales[2027] = sales[2026] * 1.05
    sales[t] = sales[2026] * 2
    expect sales = [CHF 5.00, CHF 5.25, CHF 10.00]
    """,
    // Functions and columns count from 1.
    """
    case "x" { timeline = year 0 .. 2 }
    f[year 0] = 10
    f[t] = f[t-1] + 1
    table g { name | v
      "a" | 7
      "b" | 8 }
    function first(s) = s[1]
    expect first(f) = 10
    expect first(g.v) = 7
    expect g.v[1] = 7
    expect npv0(0%, f) = 33
    """,
    // A kind sums over its own table from the case's line.
    """
    kind bands { rows: table { over: money, rate: percent }
      function due(sales) = sum(max(0, sales - row.over) * row.rate for row in rows) }
    bands b { rows { over | rate
      0 | 5%
      CHF 10 | 1% } }
    x = b.due(CHF 20)
    expect x = CHF 1.10
    """,
    // A block ends with a condition; a column may be called chance.
    """
    function g(x) { y = x * 2
      if y > 3 then y else 0 }
    table t { name | chance
      "a" | 65% }
    expect g(2) = 4
    expect t.chance[1] = 65%
    """,
    // Texts are equal by their letters, a recursion may end with 0, texts hold quantities before
    // `=`.
    """
    a = "x{1}"
    function f(n) = if n <= 0 then 0 else f(n - 1)
    term = 240 months
    expect a = "x1"
    expect f(3) = 0
    expect 20 years = term
    expect 25% of 80 = 20
    """,
    // A list may be empty, a kind may be there for its children alone.
    """
    kind parent { gross: money
      net = gross * 80% }
    kind child: parent { parts: list of money = []
      total = sum(parts) }
    child c { gross = CHF 10 }
    expect c.net = CHF 8.00
    expect c.total = CHF 0
    """,
    // Functions may call one another in a ring; a line of a function is worked out where it is
    // needed.
    """
    function even(n) = if n = 0 then CHF 0 else odd(n - 1)
    function odd(n) = if n = 0 then 0 else even(n - 1)
    function a(n) = if n <= 0 then 1 else b(n - 1) + c(n - 1)
    function b(n) = if n <= 0 then 1 else c(n - 1)
    function c(n) = if n <= 0 then 1 else a(n - 1) + b(n - 2)
    function power(n) {
      rest = power(n - 1)
      twice = rest + rest
      if n <= 0 then 1 else twice
    }
    function scaled(values) {
      factor = count(values) * 2
      sum(value * factor for value in values)
    }
    expect odd(9) = CHF 0
    expect a(3) = 5
    expect power(10) = 1024
    expect scaled([1, 2, 3]) = 36
    """,
    // What a later block of `with` says of a period counts before what the earlier one says.
    """
    case "x" { currency = CHF, timeline = 2026 .. 2028 }
    kind plan { sales: flow of money
      total = sum(sales) }
    forecast[t] = CHF 3
    plan one { sales[t] = CHF 5, sales[2027] = CHF 7 }
    plan whole { sales = forecast }
    expect one.total = CHF 17
    higher = one with { sales[2027] = CHF 9 }
    flat = one with { sales[t] = CHF 1 }
    once = whole with { sales[2026] = CHF 10 }
    twice = once with { sales[2026 .. 2027] = CHF 20 }
    expect higher.total = CHF 19
    expect flat.total = CHF 3
    expect once.total = CHF 16
    expect twice.total = CHF 43
    """,
    // A 0 for a single period fits what the other periods hold.
    """
    case "x" { currency = CHF, timeline = 2026 .. 2028 }
    fees[2026] = 0
    fees[t] = CHF 5
    share[2026] = 0
    share[t] = share[t-1] + 5%
    none[2026 .. 2028] = 0
    expect sum(fees) = CHF 10
    expect share[2028] = 10%
    expect sum(none) = 0
    """,
    // What lies before the valuation date is not valued.
    """
    case "x" { currency = CHF, timeline = 2026 .. 2029, valuation_date = 2028-01-01 }
    patent p { filed = 2021-01-01, term = 9000 days }
    relief_from_royalty v { asset = p, revenue = CHF 100, royalty_rate = 10%, tax_rate = 0%,
      discount_rate = 10%, timing = end }
    expect v.value = CHF 17.36
    """,
    // Durations in years, period by period; numbered period 0 is now.
    """
    case "x" { timeline = year 0 .. 2 }
    years[t] = elapsed(t, end) in years
    expect years = [0, 1, 2]
    """,
    // A unit may stand before the sign of a check.
    """
    unit tonne
    price = CHF 3 per tonne
    expect price * 200 tonnes = CHF 600
    """,
    // The least rates keep their digits.
    """
    expect (annuity_factor(0.000_000_000_1%, 5) - 5) * 1e11 = -1.5
    expect annuity_factor(0%, 5) = 5
    """,
  ]

  @Test func `forms keep their meaning where they meet`() {
    for source in meetings {
      let run = Run(source)
      #expect(run.errors.isEmpty, "\(run.errors) in \(source)")
      #expect(!run.outcome.checks.isEmpty)
      for check in run.outcome.checks { #expect(check.verdict == .passed, "\(check.rendered)") }
    }
  }

  @Test func `many definitions that need one another take no more than their number`() {
    var source = "case \"x\" { currency = CHF, timeline = 2026 .. 2030 }\n"
    for index in 0..<40 {
      source += "a\(index)[2026] = CHF \(index)\n"
      source += "a\(index)[t] = a\((index + 1) % 40)[t-1] + a\((index + 7) % 40)[t-1]\n"
    }
    #expect(Run(source + "expect a0[2027] = CHF 8").outcome.checks.first?.verdict == .passed)
  }

  @Test func `rows are found by the current period`() {
    /// Returns the run of a plan with a row for each of `keys`.
    func run(_ timeline: String, _ keys: [String], _ line: String) -> Run {
      let rows = keys.enumerated().map { "  \($1) | CHF \($0 + 1)" }.joined(separator: "\n")
      return Run(
        """
        case "Plan" { currency = CHF, timeline = \(timeline) }
        table plan {
          period | sum
        \(rows)
        }
        \(line)
        """)
    }
    /// Returns the text of `x`.
    func x(_ run: Run) -> String { run.text("x") }
    let years = run("2026 .. 2028", ["2026", "2028", "2027"], "x[t] = plan.sum[t]")
    #expect(
      x(years)
        == x(
          Run(
            "case \"A\" { currency = CHF, timeline = 2026 .. 2028 }\nx[2026] = CHF 1\nx[2027] = CHF 3\nx[2028] = CHF 2"
          )))
    #expect(
      run(
        "2026-01 .. 2026-02", ["2026-02", "2026-01"],
        "x[t] = plan.sum[t]\nexpect x[2026-01] = CHF 2"
      ).outcome.checks[0].verdict == .passed)
    #expect(
      run("year 0 .. 2", ["0", "1", "2"], "x[t] = plan.sum[t]\nexpect x[year 2] = CHF 3").outcome
        .checks[0].verdict == .passed)
    #expect(
      run(
        "2026 .. 2027", ["2026", "2027"],
        "x[2026] = CHF 0\nx[t] = plan.sum[t-1]\nexpect x[2027] = CHF 1"
      ).outcome.checks[0].verdict == .passed)
    let missing = run("2026 .. 2028", ["2026", "2027"], "x[t] = plan.sum[t]")
    #expect(missing.errors == ["E0609"])
    #expect(missing.outcome.messages[0].text.contains("‘2028’"))
    #expect(run("2026 .. 2027", ["2026", "2026"], "x[t] = plan.sum[t]").errors.contains("E0617"))
    let quarters =
      "case \"Q\" { currency = CHF, timeline = quarter 1 .. 2 }\ntable plan {\n  year | sum\n  1 | CHF 1\n  2 | CHF 2\n}\nx[t] = plan.sum[t]"
    #expect(Run(quarters).errors == ["E0504"])
    // Months are no years, and texts no periods.
    #expect(run("2026-01 .. 2026-02", ["1", "2"], "x[t] = plan.sum[t]").errors == ["E0504"])
    #expect(run("2026 .. 2027", ["\"a\"", "\"b\""], "x[t] = plan.sum[t]").errors == ["E0504"])
  }
}
