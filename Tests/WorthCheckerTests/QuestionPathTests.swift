import Testing
import Worth
import WorthTestSupport

/// What-if questions about one of many: a cell of a table, the row of instances, the period of a series.
@Suite struct QuestionPathTests {
  private static let loans = """
    case "Book" { timeline = 2026 .. 2028, currency = EUR }
    table book {
      id  | amount  | pd
      "A" | EUR 100 | 5%
      "B" | EUR 200 | 6%
    }
    kind loan {
      principal: money
      pd: percent
      require pd <= 40% because "such a loan is not given"
      loss = principal * pd
      yearly[t] = loss
    }
    facility[r in book] = loan { principal = r.amount, pd = r.pd }
    total = sum(facility.loss)
    sales[2026] = EUR 100
    sales[2027] = EUR 120
    sales[t] = sales[t-1] * 110%
    turnover = sum(sales)

    """

  /// The figure of a question in the case above.
  private func answer(_ question: String, _ more: String = "") -> String {
    let run = Run(Self.loans + more + "\nx = \(question)\nshow x")
    return run.errors.isEmpty ? run.text("x") : run.errors.joined(separator: " ")
  }

  @Test(arguments: [
    // 100 × 5 % + 200 × p = 25
    ("book.pd[\"B\"]", "0% and 30%", "total = EUR 25", "10%"),
    ("book.pd[2]", "0% and 30%", "total = EUR 25", "10%"),
    ("facility[\"B\"].pd", "0% and 30%", "total = EUR 25", "10%"),
    // a × 5 % + 200 × 6 % = 20
    ("facility[\"A\"].principal", "EUR 0 and EUR 900", "total = EUR 20", "EUR 160.00"),
    ("book.amount[\"A\"]", "EUR 0 and EUR 900", "total = EUR 20", "EUR 160.00"),
    // All cells at once: 300 × p = 30.
    ("book.pd", "0% and 30%", "total = EUR 30", "10%"),
    // 100 + s + 1.1 × s = 520
    ("sales[2027]", "EUR 0 and EUR 900", "turnover = EUR 520", "EUR 200.00"),
    // s + 120 + 132 = 300
    ("sales[2026]", "EUR 0 and EUR 900", "turnover = EUR 300", "EUR 48.00"),
  ])
  func `solve finds one of many`(_ path: String, _ range: String, _ goal: String, _ value: String) {
    #expect(answer("solve \(path) between \(range) so that \(goal)") == value)
  }

  @Test func `what the question finds is what a scenario with it gives`() {
    let run = Run(
      Self.loans + """
        x = solve facility["A"].principal between EUR 0 and EUR 900 so that total = EUR 20
        scenario found { facility["A"].principal = EUR 160 }
        y = total under found
        """)
    #expect(run.errors.isEmpty)
    #expect(run.text("x") == "EUR 160.00")
    #expect(run.text("y") == "EUR 20.00")
  }

  @Test func `a break-even of one row keeps to what its kind requires`() {
    // 5 + 200 × p is 65 from 30 % on; 105 would take 50 %, above the 40 % that is required.
    let least = "solve least facility[\"B\"].pd between 0% and 60% so that total >= "
    #expect(answer(least + "EUR 65") == "30%")
    #expect(answer("(\(least)EUR 105) is given") == "no")
  }

  @Test func `a question about a cell under a scenario starts from the scenario`() {
    // 100 × 5 % + 200 × 6 %, with 400 for 200: a × 5 % + 24 = 34.
    let more = "scenario more { book.amount[\"B\"] = EUR 400 }"
    let cell = "solve book.amount[\"A\"] between EUR 0 and EUR 900 so that total = EUR 34"
    #expect(answer("(\(cell)) under more", more) == "EUR 200.00")
    #expect(
      answer("z under more", "z = \(cell)\n" + more) == "EUR 200.00")
  }

  @Test func `elasticity begins with the cell as it is`() throws {
    let run = Run(Self.loans + "x = elasticity(total, facility[\"A\"].principal)\nshow x")
    #expect(run.errors.isEmpty)
    // A percent more of 100 is 0.05 more of 17.
    #expect(abs(try #require(run.number("x")) - 5.0 / 17) < 1e-6)
    #expect(Run(Self.loans + "x = elasticity(total, book.pd)\nshow x").errors == ["E1111"])
  }

  @Test func `grid and tornado take two of many at once`() {
    let run = Run(
      Self.loans + """
        show grid(turnover, sales[2026], [EUR 1, EUR 2], sales[2027], [EUR 10, EUR 20])
        show tornado(total, book.pd["A"], 0% .. 10%, facility["B"].principal, EUR 0 .. EUR 100)
        """)
    #expect(run.errors.isEmpty)
    let report = run.outcome.report
    // 1 + 10 + 11 and 2 + 20 + 22.
    #expect(report.contains("22.00") && report.contains("44.00"))
    // 12 to 22, and 5 to 11.
    #expect(report.contains("EUR 12.00") && report.contains("EUR 22.00"))
    #expect(report.contains("EUR 5.00") && report.contains("EUR 11.00"))
    #expect(report.contains("book.pd[\"A\"]") && report.contains("facility[\"B\"].principal"))
  }

  @Test(arguments: [
    ("book.pd[\"Z\"]", "0% and 9%", "E0609"), ("book.nothing[\"A\"]", "0 and 1", "E0416"),
    ("sales[2040]", "EUR 0 and EUR 1", "E0513"), ("nothing[\"A\"]", "0 and 1", "E0201"),
    ("turnover[2026]", "EUR 0 and EUR 1", "E0510"), ("case.first", "0 and 1", "E1111"),
    ("book.id[\"A\"]", "0 and 1", "E1111"),
  ])
  func `a path to nothing is said once, where it stands`(
    _ path: String, _ range: String, _ code: String
  ) {
    let run = Run(Self.loans + "show solve \(path) between \(range) so that total = EUR 20")
    #expect(run.errors == [code], "\(path): \(run.errors)")
  }

  @Test func `a figure that is missing whatever is tried says why once`() {
    let run = Run(
      """
      case "Broken" { currency = EUR }
      a = EUR 3
      b = EUR 0
      factor = a / b
      x = 3
      y = x * factor
      show solve x between 0 and 5 so that y = 8
      """)
    #expect(run.errors == ["E0601"])
  }

  @Test func `a cell beside empty ones, and one that is empty, can be asked about`() {
    let table = """
      case "Parts" { currency = EUR }
      table parts {
        name | cost
        "a"  | EUR 5
        "b"  |
      }
      total = sum(p.cost otherwise EUR 0 for p in parts)
      x = solve parts.cost["a"] between EUR 0 and EUR 50 so that total = EUR 10
      y = solve parts.cost["b"] between EUR 0 and EUR 50 so that total = EUR 10
      """
    let run = Run(table)
    #expect(run.errors.isEmpty)
    #expect(run.text("x") == "EUR 10.00")
    #expect(run.text("y") == "EUR 5.00")
    // An elasticity begins with what is there.
    let elasticity = Run(table + "\nz = elasticity(total, parts.cost[\"b\"])\nshow z")
    #expect(elasticity.errors.count == 1 && elasticity.text("z") == "no value")
  }

  @Test func `a row behind the field is told where it stands`() throws {
    for line in [
      "show solve facility.pd[\"B\"] between 0% and 30% so that total = EUR 25",
      "scenario s { facility.pd[\"B\"] = 10% }",
    ] {
      let run = Run(Self.loans + line)
      #expect(run.errors == ["E1102"], "\(line)")
      let message = try #require(run.program.diagnostics.first { $0.code == "E1102" })
      #expect(message.proposal?.replacement == "facility[\"B\"].pd")
    }
  }
}
