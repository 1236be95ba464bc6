import Testing
import Worth
import WorthTestSupport

/// A list fills a series in the order of the periods, a column by its first column.
@Suite struct PeriodListTests {
  /// A case of two years with a kind whose series are filled by `lines`.
  private func run(_ lines: String) -> Run {
    Run(
      """
      case "p" { currency = USD, timeline = 2026 .. 2027 }
      kind plan {
        income: flow of money
        stock: level of money = 0
        rates: series of percent = 5%
        mode: series of number = 1
        first = income[2026]
        last  = income[closing]
        left  = stock[closing]
        rate  = rates[2027]
        third = mode[2027]
      }
      \(lines)
      """)
  }

  @Test(arguments: [
    ("plan p { income = [USD 1, USD 2] }", "p.last", "USD 2.00"),
    ("cash = [USD 1, USD 2]\nplan p { income = cash }", "p.first", "USD 1.00"),
    ("cash = [USD 1, USD 2]\nincome = cash\nplan p { income = income }", "p.last", "USD 2.00"),
    ("plan p { income = [0, USD 2] }", "p.first", "USD 0.00"),
    ("plan p { income = [0, 0], stock = [USD 3, USD 4] }", "p.left", "USD 4.00"),
    ("plan p { income = 0, rates = [1%, 2%] }", "p.rate", "2%"),
    ("plan p { income = 0, mode = 4 .. 5 }", "p.third", "5"),
    ("plan p { income = [USD 3 * n for n in 1 .. 2] }", "p.last", "USD 6.00"),
    ("plan p { income = USD 1 }\nq = p with { income = [USD 7, USD 8] }", "q.last", "USD 8.00"),
    ("income: flow of money = [USD 1, USD 2]\nx = income[2027]", "x", "USD 2.00"),
    ("function f(x: flow of money) = sum(x)\nx = f([USD 1, USD 5])", "x", "USD 6.00"),
  ]) func `the values of a list are those of the periods in their order`(
    lines: String, figure: String, expected: String
  ) {
    let run = run(lines)
    #expect(run.errors == [], "\(lines)")
    #expect(run.text(figure) == expected, "\(lines)")
  }

  @Test func `a scenario and a host fill a series by a list`() {
    let lines = "plan p { income = USD 1 }\nscenario s { p.income = [USD 3, USD 4] }\n"
    #expect(run(lines + "x = p.last under s").text("x") == "USD 4.00")
    let changed = Run(
      """
      case "p" { currency = USD, timeline = 2026 .. 2027 }
      kind plan { income: flow of money
        total = sum(income) }
      plan p { income = USD 1 }
      """, changes: [("p.income", "[USD 3, USD 5]")])
    #expect(changed.text("p.total") == "USD 8.00")
  }

  @Test(arguments: [
    ("plan p { income = [USD 1, USD 2, USD 3] }", "3"), ("plan p { income = [USD 1] }", "1"),
    ("cash = [USD 1]\nplan p { income = cash }", "1"),
    ("plan p { income = [USD 1 for n in 1 .. 5] }\nx = p.last", "5"),
  ]) func `a list that is too long or too short is told with both counts and the periods`(
    lines: String, count: String
  ) {
    let run = run(lines)
    let found = (run.program.diagnostics + run.outcome.messages).filter { $0.code == "E0518" }
    #expect(found.count == 1, "\(lines)")
    for part in ["(\(count))", "(2)", "2026 to 2027"] {
      #expect(found.first?.text.contains(part) == true, "\(lines): \(part)")
    }
  }

  @Test(arguments: [
    ("plan p { income = [5%, 6%] }", "E0403"), ("plan p { income = [USD 1, missing] }", "E0365"),
  ]) func `the values of a list are of the type that the series holds`(
    lines: String, code: String
  ) {
    #expect(run(lines).errors == [code], "\(lines)")
  }

  @Test func `a list that varies from trial to trial fills a series`() {
    let run = Run(
      """
      case "p" { currency = USD, timeline = 2026 .. 2027, simulation { trials = 1_000 } }
      kind plan { income: flow of money
        total = sum(income) }
      u = USD 3 ~ uniform(USD 2, USD 4)
      plan p { income = [u, 2 * u] }
      direct = 3 * u
      same = p.total.mean - direct.mean
      """)
    #expect(run.errors == [])
    #expect(abs(run.number("same") ?? 1) < 1e-12)
  }

  @Test func `a column fills a series by the periods in its first column`() {
    let run = run(
      """
      table plan_of { year | sales
        2027 | USD 2
        2026 | USD 1 }
      plan p { income = plan_of.sales }
      """)
    #expect(run.errors == [])
    #expect(run.text("p.first") == "USD 1.00")
    #expect(run.text("p.last") == "USD 2.00")
  }

  @Test func `a period without a row is an error, and so is a column without periods`() {
    let short = run(
      "table t { year | sales\n 2026 | USD 1\n}\nplan p { income = t.sales }\nx = p.last")
    #expect(short.errors.contains("E0609"))
    let named = run("table t { name | sales\n \"a\" | USD 1\n}\nplan p { income = t.sales }")
    #expect(named.errors == ["E0431"])
  }

  @Test(arguments: [
    ("year 1 .. 3", "1 | USD 1\n2 | USD 2\n3 | USD 4", "year 3"),
    ("year 1 .. 3", "year 3 | USD 4\nyear 1 | USD 1\nyear 2 | USD 2", "year 3"),
    ("quarter 1 .. 3", "3 | USD 4\n1 | USD 1\n2 | USD 2", "quarter 3"),
    ("2026-Q1 .. 2026-Q3", "2026-Q3 | USD 4\n2026-Q1 | USD 1\n2026-Q2 | USD 1", "2026-Q3"),
    ("2026-01 .. 2026-03", "2026-03 | USD 4\n2026-01 | USD 1\n2026-02 | USD 1", "2026-03"),
  ]) func `a plan is read at a stated period, whatever the sort of its periods`(
    timeline: String, rows: String, period: String
  ) {
    let run = Run(
      """
      case "p" { currency = USD, timeline = \(timeline) }
      table plan { period | sales
      \(rows)
      }
      x = plan.sales[\(period)]
      s[t] = plan.sales[t]
      y = s[\(period)]
      """)
    #expect(run.errors == [], "\(timeline)")
    #expect(run.text("x") == "USD 4.00", "\(timeline)")
    #expect(run.text("y") == "USD 4.00", "\(timeline)")
  }

  @Test func `one of a kind for each row is filled by a list of its cells`() {
    let run = run(
      """
      table t { id | a | b
        "x" | USD 1 | USD 2
        "y" | USD 4 | USD 5 }
      p[r in t] = plan { income = [r.a, r.b] }
      """)
    #expect(run.errors == [])
    #expect(run.text("p.last") == "[USD 2.00, USD 5.00]")
  }

  @Test func `what fills a kind with a timeline of its own counts by that`() {
    let run = Run(
      """
      case "p" { currency = USD, timeline = 2026 .. 2027 }
      kind loan {
        rates: series of percent
        timeline = month 1 .. 4
        paid[m] = USD 100 * rates
      }
      loan fixed { rates = 5% }
      loan rising { rates = [5%, 6%, 7%, 8%] }
      a = sum(fixed.paid)
      b = sum(rising.paid)
      """)
    #expect(run.errors == [])
    #expect(run.text("a") == "USD 20.00")
    #expect(run.text("b") == "USD 26.00")
  }

  /// A column over rows where a series by period is taken: the line to write is one that works there.
  @Test(arguments: [
    ("plan x { income = base }", "[x for x in base]"),
    ("plan x { income = w.v }", "[x for x in w.v]"),
    ("xs[r in w] = plan { income = base }", "base[r]"),
    ("xs[r in w] = plan { income = w.v }", "r.v"),
    ("plan x { income = both }", "both[\"a\"]"),
  ]) func `a column in the place of a series is told with what works there`(
    line: String, correct: String
  ) {
    let head = """
      table w { n | v
        "a" | USD 1
        "b" | USD 2 }
      base[r in w] = r.v * 2
      both[r in w, t] = r.v * (t.year - 2025)

      """
    let wrong = run(head + line)
    #expect(wrong.errors == ["E0431"], "\(line)")
    let proposed = correct == "both[\"a\"]" ? "both[…]" : correct
    #expect(
      wrong.program.diagnostics.contains { $0.text.contains("‘" + proposed + "’") },
      "\(wrong.program.diagnostics.map { $0.text })")
    let written = line.split(separator: " ").first { $0 == "base" || $0 == "w.v" || $0 == "both" }
    #expect(run(head + line.replacing(written ?? "", with: correct)).errors == [], "\(line)")
  }

  @Test func `a line with two indices gives each instance by row its own series`() {
    let run = run(
      """
      table w { n | v
        "a" | USD 1
        "b" | USD 2 }
      both[r in w, t] = r.v * (t.year - 2025)
      xs[r in w] = plan { income = both }
      x = xs["b"].last
      """)
    #expect(run.errors == [])
    #expect(run.text("x") == "USD 4.00")
  }
}
