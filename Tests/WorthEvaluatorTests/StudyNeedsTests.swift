import Testing
import Worth
import WorthTestSupport

/// What a question does not rest on is not run for it.
@Suite struct StudyNeedsTests {
  /// A case in which the same break-even is asked for in `count` scenarios.
  private func source(_ count: Int, _ question: String) -> String {
    let scenarios = (1...count).map { "scenario s\($0) { growth = \($0)% }" }
    let names = (1...count).map { "s\($0)" }.joined(separator: ", ")
    return """
      case "x" { currency = EUR, timeline = 2026 .. 2040 }
      kind income {
        sales: flow of money, royalty: percent, rate: percent
        require royalty <= 40%
        present[t] = sales * royalty / (1 + rate) ^ (t.year - 2026)
        value = sum(present)
      }
      growth = 0%
      royalty = 5%
      sales[2026] = EUR 100
      sales[t] = sales[t-1] * (1 + growth)
      income v { sales = sales, royalty = royalty, rate = 10% }
      other = sum(v.present) * 2
      lowest = solve \(question)
      \(scenarios.joined(separator: "\n"))
      show compare(lowest, \(names)), other
      """
  }

  @Test(arguments: [
    "royalty between 0% and 30% so that v.value = EUR 80",
    "least royalty between 0% and 30% so that v.value >= EUR 80",
    // Only up to 40 % is a royalty allowed, which is beyond what 10 % more brings.
    "most royalty between 0% and 60% so that v.value >= EUR 80",
  ]) func `a question in many scenarios takes as many steps as there are scenarios`(
    _ question: String
  ) {
    /// `true` iff the case with `count` scenarios needs no more than `steps`.
    func suffices(_ steps: UInt64, _ count: Int) -> Bool {
      var engine = Engine()
      engine.limits.steps = steps
      let outcome = engine.compile(source(count, question)).evaluate()
      return outcome.messages.allSatisfy { !$0.code.hasPrefix("E") }
    }
    // The least number of steps, to a tenth, for two scenarios.
    var steps: UInt64 = 1_000
    while !suffices(steps, 2), steps < 100_000_000 { steps += steps / 10 }
    // Eight times as many scenarios take up to ten times as much; looking at all of them for each
    // would take 64 times as much.
    #expect(suffices(steps * 12, 16))
  }

  @Test func `answers are those of each scenario by itself`() {
    let question = "least royalty between 0% and 30% so that v.value >= EUR 80"
    let run = Run(source(3, question))
    #expect(run.errors.isEmpty)
    for growth in 1...3 {
      let alone = Run(
        source(1, question).replacingOccurrences(of: "growth = 0%", with: "growth = \(growth)%"))
      let lowest = alone.text("lowest")
      #expect(!lowest.isEmpty)
      let again = Run(source(3, question) + "\nx = lowest under s\(growth)\nshow x")
      #expect(again.text("x") == lowest)
    }
  }

  @Test func `what is required elsewhere of the name still counts`() {
    let run = Run(
      source(1, "most royalty between 0% and 60% so that w >= EUR 80") + """

        w = sum(sales) * royalty
        """)
    #expect(run.errors.isEmpty)
    // 40 %, as `income` requires although w does not rest on it.
    #expect(run.text("lowest").hasPrefix("40"))
  }
}
