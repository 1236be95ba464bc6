import Testing
import Worth
import WorthTestSupport

/// Changes of what the lines of a kind fill in, once or for each row: by `with`, in scenarios, from
/// outside and in questions.
///
/// The rule: what stands in a line of a kind is changed by the paths that lead to it, as a field that
/// is filled in with a block is; a row stands behind the name of all of them. A whole line that the kind
/// works out takes no other value.
@Suite struct PartChangeTests {
  /// A's debts are 15, 10 and 5 at the beginnings of the years, B's 30, 20 and 10, those of the single credit
  /// 10, 6.67 and 3.33: interest of 1.5, 2.4 and 1.
  private static let pool = """
    case "Pool" { currency = EUR, timeline = 2026 .. 2028 }
    kind credit {
      amount: money
      rate: percent
      debt[opening] = amount
      paid[t] = amount / 3
      debt[t]: level of money = debt[t-1] - paid
      interest[t] = debt[t-1] * rate
    }
    kind pool {
      factor: percent
      book: table { name: text, amount: money, rate: percent }
      f[r in book] = credit { amount = r.amount * factor, rate = r.rate }
      one = credit { amount = EUR 10, rate = 5% }
      all = sum(sum(g.interest) for g in f) + sum(one.interest)
    }
    table book {
      name | amount | rate
      "A"  | EUR 30 | 5%
      "B"  | EUR 60 | 4%
    }
    pool a { factor = 50%, book = book }

    """

  @Test(arguments: [
    (#"f["A"].rate = 10%"#, "EUR 6.40"), (#"f[2].rate = was * 2"#, "EUR 7.30"),
    ("f.rate = 10%", "EUR 10.00"), (#"f["A"].amount = EUR 30"#, "EUR 6.40"),
    (#"f[r in book].rate = if r.name = "B" then 10% else was"#, "EUR 8.50"),
    (#"f.rate = was + 1%, f["A"].rate = 10%"#, "EUR 7.00"),
    (#"f["A"].rate = 10%, f.rate = was + 1%"#, "EUR 7.00"),
    (#"f["B"].paid[2027] = EUR 20"#, "EUR 4.50"), ("one.rate = 10%", "EUR 5.90"),
    ("one.rate = 10%, one.amount = EUR 20", "EUR 7.90"),
    (#"f["A"].rate = 0%, one.rate = 0%, factor = 100%"#, "EUR 4.80"),
  ])
  func `a variant, a scenario and a change from outside agree on parts of lines`(
    _ changes: String, _ wanted: String
  ) {
    let entries = changes.split(separator: ", ")
    let paths = entries.map { "a." + $0 }.joined(separator: ", ")
    let run = Run(
      Self.pool + """
        b = a with { \(changes) }
        scenario s { \(paths) }
        x = b.all
        y = a.all under s
        z = (a with { \(changes) }).all
        before = a.all
        """)
    #expect(run.errors == [])
    for figure in ["x", "y", "z"] { #expect(run.text(figure) == wanted, "\(figure): \(changes)") }
    #expect(run.text("before") == "EUR 4.90")
    let outside = Run(
      Self.pool + "x = a.all",
      changes: entries.map { entry in
        let sides = entry.split(separator: "=", maxSplits: 1)
        return (
          path: "a." + sides[0].filter { $0 != " " || sides[0].contains("[r") },
          expression: String(sides[1])
        )
      })
    #expect(outside.errors == [])
    #expect(outside.text("x") == wanted, "from outside: \(changes)")
  }

  @Test func `a variant of a variant and a block laid over stand on what was there`() {
    let run = Run(
      Self.pool + """
        b = a with { one { rate = 10%, amount = EUR 20 }, f["A"].rate = was * 2 }
        c = b with { one.rate = was / 2, f["A"].rate = was * 2, f["B"].rate = 0% }
        d = c with { f.rate = was + 1% }
        x = [b.all, c.all, d.all]
        """)
    #expect(run.errors == [])
    // b: 3 + 2.4 + 4; c: 6 + 0 + 2; d: 21 % of 30, 1 % of 60, 5 % of 40.
    #expect(run.text("x") == "[EUR 9.40, EUR 8.00, EUR 8.90]")
  }

  @Test func `questions take parts of lines`() {
    let run = Run(
      Self.pool + """
        x = solve a.f["A"].rate between 0% and 50% so that a.all = EUR 6.4
        y = solve a.one.rate between 0% and 50% so that a.all = EUR 5.9
        z = solve a.f.rate between 0% and 50% so that a.all = EUR 10
        show tornado(a.all, a.f["B"].rate, 0% .. 8%, a.one.rate, 0% .. 5%)
        """)
    #expect(run.errors == [])
    for name in ["x", "y", "z"] { #expect(abs((run.number(name) ?? 0) - 0.1) < 1e-9) }
    #expect(run.outcome.report.contains("EUR 2.50"))
    #expect(run.outcome.report.contains("EUR 7.30"))
  }

  @Test func `a working paper shows what a line fills in for each row as a table`() {
    let report = Run(Self.pool + "show a").outcome.report
    #expect(report.contains("A       15.00    5%"))
    #expect(report.contains("B       30.00    4%"))
  }

  @Test(arguments: [
    (#"b = a with { f["C"].rate = 4% }"# + "\nshow b.all", "E0609"),
    (#"b = a with { one["A"].rate = 4% }"# + "\nshow b.all", "E1102"),
    ("b = a with { f = 5 }", "E0404"), ("b = a with { one = 5 }", "E0404"),
    (#"b = a with { f["A"].rat = 4% }"#, "E0402"), ("b = a with { one.rat = 4% }", "E0402"),
    (#"b = a with { f["A"].rate = 4%, f["A"].rate = 5% }"#, "E0202"),
    ("b = a with { one.rate = 4%, one.rate = 5% }", "E0202"),
    (#"b = a with { f["A"].rate = EUR 4 }"#, "E0403"),
    (#"pool b { factor = 5%, book = book, f["A"].rate = 4% }"#, "E0404"),
    (#"scenario s { a.f["A"].rat = 4% }"#, "E0221"),
    (#"scenario s { a["A"].f.rate = 4% }"#, "E1102"),
    (#"scenario s { a.one["A"].rate = 4% }"#, "E1102"),
    ("scenario s { a.f = 4% }", "E1102"),
  ])
  func `what cannot be changed in a line is told once`(_ source: String, _ code: String) {
    let errors = Run(Self.pool + source).errors
    #expect(errors == [code], "\(source): \(errors)")
  }

  @Test func `a misspelt field at the end of a path is proposed in its place`() {
    let run = Run(Self.pool + #"b = a with { f["A"].rat = 4% }"#)
    let proposal = run.program.diagnostics.first?.proposal
    #expect(proposal?.replacement == "rate")
  }

  @Test(arguments: [
    (#"a.f["A"].rate"#, "[5%, 5%]"), ("a.f[x].rate", "[5%, 4%]"), ("a.f.rate", "[5%, 4%]"),
    (#"a.f.rate - a.f["A"].rate"#, "[0%, -1%]"), (#"a.f[2].rate"#, "[4%, 4%]"),
  ])
  func `in a line over the same rows brackets name one of them`(_ value: String, _ wanted: String) {
    let run = Run(Self.pool + "z[x in book] = \(value)")
    #expect(run.errors == [], "\(value)")
    #expect(run.text("z") == wanted, "\(value)")
  }
}
