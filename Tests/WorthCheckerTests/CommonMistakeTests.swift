import Testing
import Worth
import WorthTestSupport

/// Mistakes that are easily made, and what is close to them and right.
@Suite struct CommonMistakeTests {
  @Test func `slices of columns and lists count from 1`() {
    let run = Run(
      """
      table s { name | cost
        "a" | 50
        "b" | 40
        "c" | 90
        "d" | 10 }
      o = s sort by cost falling
      y = [5, 8, 9, 7]
      function middle(v) = sum(v[2 .. 3])
      expect s.cost[1 .. 3] = [50, 40, 90]
      expect s.cost[.. 2] = [50, 40]
      expect s.cost[2 ..] = [40, 90, 10]
      expect o.cost[1 .. 3] = [90, 50, 40]
      expect y[2 ..] = [8, 9, 7]
      expect y[.. 2] = [5, 8]
      expect middle(y) = 17
      expect sum(y[3 .. count(y)]) = 16
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
    #expect(Run("y = [5, 8]\nx = y[2 .. 3]").errors == ["E0604"])
    #expect(Run("y = [5, 8]\nx = y[2 .. 1]").errors == ["E0514"])
    #expect(Run("y = [5, 8]\nx = y[\"a\" .. 1]").errors == ["E0310"])
  }

  @Test func `a lost percent sign is said where a percent is compared or changed`() {
    #expect(Run("table t { n | rate\n \"a\" | 5% }\nx = t where rate > 4").errors == ["E0330"])
    #expect(Run("r = 5%\nx = if r < 1 then 2 else 3").errors.isEmpty)
    let changed = Run("rate = 4%\nx = CHF 100 * rate", changes: [("rate", "5")])
    #expect(changed.errors == ["E0403"])
    #expect(changed.program.diagnostics[0].proposal?.replacement == "5%")
    #expect(Run("rate = 4%\nx = CHF 100 * rate", changes: [("rate", "5%")]).text("x") == "CHF 5.00")
  }

  @Test func `a comma after a leading 0 stands before decimals`() {
    let message = Run("rate = EUR 0,855").program.diagnostics[0]
    #expect(message.proposal?.replacement == "0.855")
    #expect(Run("rate = EUR 1,234").program.diagnostics[0].proposal?.replacement == "1_234")
  }

  @Test func `a missing word of a convention is one mistake`() {
    let value =
      "terminal_value t { flow_of_last_year = CHF 100, years = 5, discount_rate = 10%, growth = 2%, timing = end"
    #expect(Run(value + " }").errors == ["E0401"])
    #expect(Run(value + ", method = gordon }").errors == ["E0329"])
  }

  @Test func `small amounts show what they are`() {
    let run = Run("a = EUR 0.855\nb = USD 0.01144\nc = EUR 0.5\nd = EUR 1 / 3\ne = EUR 12.345")
    #expect(
      ["a", "b", "c", "d", "e"].map { run.text($0) }
        == ["EUR 0.855", "USD 0.01144", "EUR 0.50", "EUR 0.3333", "EUR 12.35"])
  }

  @Test func `a requirement points at what was filled in`() {
    let run = Run(
      "x = 1\nwacc w { cost_of_equity = 11%, cost_of_debt = 6%, tax_rate = 25%, equity_share = 60%, debt_share = 30% }"
    )
    #expect(run.errors == ["E0608"])
    #expect(run.outcome.messages[0].place?.line == 2)
  }

  @Test(arguments: [
    ("a = 3\n=sum([1, 2])", "total = sum([1, 2])"), ("=1 + 2\na = 3", "total = 1 + 2"),
    // Cells have no name that could be proposed.
    ("case \"x\" { currency = EUR }\n=SUM(A1:A5)", nil),
  ])
  func `a line that begins with the sign of equality is a formula without a name`(
    _ lines: String, proposed: String?
  ) throws {
    let run = Run(lines + "\nshow 1")
    #expect(run.errors == ["E0124"], "\(run.errors)")
    let message = try #require(run.program.diagnostics.first { $0.code == "E0124" })
    #expect(message.proposal?.replacement == proposed)
  }

  @Test func `a comparison may go on in an indented line`() {
    #expect(Run("a = 3\nb = 3\nexpect a\n  = b").errors.isEmpty)
  }
}
