import Testing
import Worth
import WorthTestSupport

/// A 0 fits any unit, wherever it comes from.
@Suite struct ZeroTests {
  /// A case in euros whose amounts are in dollars, with lines of its own.
  private func run(_ lines: String) -> Run {
    Run(
      """
      case "z" { currency = EUR, timeline = 2026 .. 2028 }
      usd[t] = USD 3
      \(lines)
      """)
  }

  @Test(arguments: [
    ("m[t] = 0", "sum(usd + m)", "USD 9.00"),
    ("m[2026] = 0\nm[t] = 0", "sum(usd) + sum(m)", "USD 9.00"),
    ("m[t] = 0", "USD 3 + m[2026]", "USD 3.00"),
    ("m[t] = 0", "USD 3 + m[closing] - m[2026]", "USD 3.00"),
    ("m[t] = if t.year = 2027 then 0 else 0", "sum(usd - m)", "USD 9.00"),
    ("m = [0, 0]", "USD 3 + sum(m)", "USD 3.00"),
    ("m = [0, 0]", "USD 3 + m[2]", "USD 3.00"),
    ("m = [0 for i in 1 .. 3]", "USD 3 + sum(m)", "USD 3.00"),
    ("m = 0 + 0", "USD 3 - m", "USD 3.00"),
    ("m = max(0, 0)", "USD 3 + m", "USD 3.00"),
    ("m = -0", "if usd[2026] > m then USD 3 + m else m", "USD 3.00"),
    ("table m { name | cost\n \"a\" | 0\n \"b\" | 0 }", "USD 3 + sum(m.cost)", "USD 3.00"),
    ("table m { name | cost\n \"a\" | 0\n \"b\" | 0 }", "USD 3 + m.cost[\"b\"]", "USD 3.00"),
    ("m: money = 0", "USD 3 + m", "USD 3.00"),
    ("m[t]: money = 0", "sum(usd + m)", "USD 9.00"),
    ("m: money = 0", "max(m, USD 3, m)", "USD 3.00"),
    ("m: money = 0", "max(m, m) + USD 3", "USD 3.00"),
    ("m: money = 0", "sum([m, USD 3, m])", "USD 3.00"),
    ("m: money = 0", "if m < USD 1 then m else USD 3", "USD 0.00"),
    ("m[opening] = 0\nm[t]: level of money = m[t-1] + usd", "m[closing]", "USD 9.00"),
    ("function f(x) = USD 3 + x\nm[t] = 0", "f(sum(m))", "USD 3.00"),
  ]) func `a 0 fits where it is written as one in every clause`(
    lines: String, figure: String, expected: String
  ) {
    let run = run(lines + "\nfound = \(figure)")
    #expect(run.errors == [], "\(lines)\n\(figure)")
    #expect(run.text("found") == expected, "\(lines)\n\(figure)")
  }

  @Test func `a default inside a nested kind fits the currency of the outer one`() {
    let run = run(
      """
      kind inner { fee: money = 0, yearly: flow of money = 0, parts: list of money = [0, 0]
        own = sum(yearly) + fee + sum(parts) }
      kind middle { i: inner, more: money = 0 }
      kind outer { m: middle, price: money, passed: money = 0
        total = price + m.i.fee + m.more * 2 + m.i.own - passed
        by_period[t] = price + m.i.yearly }
      inner j { }
      middle k { i = j }
      outer o { m = k, price = USD 9, passed = k.more }
      outer p { m = k, passed = k.more, price = USD 4 }
      """)
    #expect(run.errors == [])
    #expect(run.text("o.total") == "USD 9.00")
    #expect(run.text("p.total") == "USD 4.00")
  }

  @Test(arguments: [
    "m = EUR 0\nx = USD 3 + m",
    "m = EUR 1\nx = USD 3 + m * 0 + m",
    "m[2026] = 0\nm[t] = 1\nx = USD 3 + sum(m)",
    "m[2026] = 0\nm[t] = EUR 1\nx = USD 3 + sum(m)",
    "m = [0, 1]\nx = USD 3 + sum(m)",
    "table m { name | cost\n \"a\" | 0\n \"b\" | 1 }\nx = USD 3 + sum(m.cost)",
    "m = 0 ~ normal(sd: 1)\nx = USD 3 + m",
    "kind k { fee: money = 0 }\nk i { fee = EUR 5 }\nx = USD 3 + i.fee",
  ]) func `what is 0 in some places, or says its unit, does not fit`(lines: String) {
    #expect(!run(lines).errors.isEmpty, "\(lines)")
  }

  @Test func `a scenario with another value is checked with that`() {
    let lines = "m = 0\nx = USD 3 + m\nscenario s { m = 5 }\ny = x under s"
    #expect(run(lines).errors == ["E0304"])
    #expect(Run("m = 0\nx = USD 3 + m", changes: [("m", "5")]).errors == ["E0304"])
    #expect(Run("m = 0\nx = 3 + m", changes: [("m", "5")]).text("x") == "8")
  }

  @Test func `a question cannot vary a 0 beside another unit`() {
    let kinds = "kind k { fee: money = 0 }\nk i { }\nx = USD 3 + i.fee\n"
    #expect(run(kinds + "show grid(x, i.fee, [0, EUR 5])").errors == ["E1111"])
    #expect(
      run(kinds + "y = solve i.fee between 0 and EUR 5 so that x = USD 4").errors == ["E1111"])
    #expect(run("m = 0\nx = USD 3 + m\nshow grid(x, m, [0, 5])").errors == ["E1111"])
    #expect(run("m = 0\nx = 3 + m\nshow grid(x, m, [0, 5])").errors == [])
  }

  @Test func `zeros of percents and amounts stay what they are`() {
    let run = run(
      """
      growth[t]: percent = 0
      fee: money = 0
      kind k { rate: percent = 0, more: money = 0, r = rate, a = more }
      k i { }
      g = growth[2026]
      """)
    #expect(run.errors == [])
    #expect(run.text("g") == "0%")
    #expect(run.text("fee") == "EUR 0.00")
    #expect(run.text("i.r") == "0%")
    #expect(run.text("i.a") == "EUR 0.00")
  }

  @Test func `a function inside a function gets one message, with the call that does without`() {
    let found = Run(
      """
      function fee(sales, rate) {
        least = sales / 100
        function of_part(part) = max(later, part * rate)
        function second(x) { x + 1 }
        later = least
        of_part(sales / 2) + second(of_part(sales / 4))
      }
      a = fee(100, 5%)
      b = fee(CHF 100, 5%)
      """)
    #expect(found.errors == ["E0366"])
    let text = found.program.diagnostics.first?.rendered ?? ""
    #expect(text.contains("function of_part(part, later, rate)"))
    #expect(text.contains("inside ‘fee’"))
  }
}
