import Testing
import Worth
import WorthTestSupport

/// Flows on their dates: made, added, multiplied, filtered, and handed to kinds.
@Suite struct DatedFlowTests {
  /// A case with rows of receipts, flows with one day twice and out of order, and flows of others.
  private static let flows = """
    case "f" { currency = CHF, timeline = 2026 .. 2028 }
    table receipts {
      payer | day        | amount
      "A"   | 2026-06-30 | CHF 100
      "B"   | 2026-12-31 | CHF 40
      "A"   | 2027-06-30 | CHF 60
    }
    a = [2028-01-15: CHF 50, 2026-06-30: CHF 100, 2026-06-30: CHF 7]
    b = [2026-06-30: CHF 1, 2027-01-15: CHF 5]
    function total(flows) = sum(f.amount for f in flows where f.date < 2027-01-01)

    """

  @Test(arguments: [
    (
      "[r.day: r.amount for r in receipts]",
      "2026-06-30: CHF 100.00, 2026-12-31: CHF 40.00, 2027-06-30: CHF 60.00"
    ),
    (
      "[r.day + 1 year: r.amount * 2 for r in receipts where r.payer = \"A\"]",
      "2027-06-30: CHF 200.00, 2028-06-30: CHF 120.00"
    ),
    (
      "[t.end: CHF 3 for t in case.first .. case.last]",
      "2026-12-31: CHF 3.00, 2027-12-31: CHF 3.00, 2028-12-31: CHF 3.00"
    ),
    ("[2026-06-30 + n * 1 month: n for n in 1 .. 2]", "2026-07-30: 1, 2026-08-30: 2"),
    ("[f.date: f.amount * 2 for f in b]", "2026-06-30: CHF 2.00, 2027-01-15: CHF 10.00"),
    ("[f.date: 1 for f in a + b where f.amount > CHF 40]", "2026-06-30: 1, 2028-01-15: 1"),
    ("[r.day: r.amount for r in receipts where r.payer = \"Z\"]", ""),
  ]) func `a comprehension of pairs makes a flow in each turn that counts`(
    written: String, expected: String
  ) {
    let run = Run(DatedFlowTests.flows + "x = \(written)")
    #expect(run.errors.isEmpty, "\(written): \(run.errors)")
    #expect(run.text("x") == "[\(expected)]", "\(written)")
  }

  @Test(arguments: [
    ("a + b", "2026-06-30: CHF 108.00, 2027-01-15: CHF 5.00, 2028-01-15: CHF 50.00"),
    ("b + a", "2026-06-30: CHF 108.00, 2027-01-15: CHF 5.00, 2028-01-15: CHF 50.00"),
    ("a - b", "2026-06-30: CHF 106.00, 2027-01-15: -CHF 5.00, 2028-01-15: CHF 50.00"),
    ("b + b + b", "2026-06-30: CHF 3.00, 2027-01-15: CHF 15.00"),
    ("b + 0", "2026-06-30: CHF 1.00, 2027-01-15: CHF 5.00"),
    ("0 - b", "2026-06-30: -CHF 1.00, 2027-01-15: -CHF 5.00"),
    (
      "b + [2026-01-01: 0]",
      "2026-01-01: CHF 0.00, 2026-06-30: CHF 1.00, 2027-01-15: CHF 5.00"
    ),
    ("-b", "2026-06-30: -CHF 1.00, 2027-01-15: -CHF 5.00"),
    ("b * 2", "2026-06-30: CHF 2.00, 2027-01-15: CHF 10.00"),
    ("2 * b", "2026-06-30: CHF 2.00, 2027-01-15: CHF 10.00"),
    ("200% of b", "2026-06-30: CHF 2.00, 2027-01-15: CHF 10.00"),
    ("b / 2", "2026-06-30: CHF 0.50, 2027-01-15: CHF 2.50"),
    ("b / CHF 2", "2026-06-30: 0.5, 2027-01-15: 2.5"),
    ("[2026-01-01: 2, 2026-02-01: 3] * CHF 5", "2026-01-01: CHF 10.00, 2026-02-01: CHF 15.00"),
    ("b * 2 - b", "2026-06-30: CHF 1.00, 2027-01-15: CHF 5.00"),
    ("a where amount > CHF 50", "2026-06-30: CHF 100.00"),
    ("a where date >= 2027-01-01", "2028-01-15: CHF 50.00"),
    ("(a + b) where date < 2027-02-01 and amount < CHF 50", "2027-01-15: CHF 5.00"),
  ]) func `sums join flows by day, factors and conditions count for each`(
    written: String, expected: String
  ) {
    let run = Run(DatedFlowTests.flows + "x = \(written)")
    #expect(run.errors.isEmpty, "\(written): \(run.errors)")
    #expect(run.text("x") == "[\(expected)]", "\(written)")
  }

  @Test func `what is read of flows in functions and sums`() {
    let run = Run(
      DatedFlowTests.flows + """
        early = total(a)
        late  = sum(f.amount for f in a where f.date > 2027-01-01)
        days  = [f.date for f in b]
        """)
    #expect(run.errors.isEmpty, "\(run.errors)")
    #expect(run.text("early") == "CHF 107.00")
    #expect(run.text("late") == "CHF 50.00")
    #expect(run.text("days") == "[2026-06-30, 2027-01-15]")
  }

  @Test func `uncertain amounts are joined in each trial`() {
    let run = Run(
      DatedFlowTests.flows + """
        u = CHF 5 ~ uniform(low: CHF 0, high: CHF 10)
        s = by_period([2026-06-30: u] * 2 + b - [2026-03-01: u])[2026]
        both = probability(s - u > CHF 0.99 and s - u < CHF 1.01)
        """)
    #expect(run.errors.isEmpty, "\(run.errors)")
    // 2 u + 1 - u = u + 1 in each trial.
    #expect(run.text("both") == "100%")
  }

  @Test(arguments: [
    ("x = [r.day: r.amount for r in receipts, 2026-01-01: CHF 1]", "E0351"),
    ("x = [2026-01-01: CHF 1, r.day: r.amount for r in receipts]", "E0351"),
    ("x = [r.amount: r.amount for r in receipts]", "E0346"),
    ("x = sum(f for f in a)", "E0352"),
    ("x = [f.day for f in a]", "E0334"),
    ("x = a + CHF 5", "E0353"),
    ("x = CHF 5 - a", "E0353"),
    ("x = a + [CHF 1, CHF 2]", "E0353"),
    ("x = a * b", "E0354"),
    ("x = 2 / a", "E0354"),
    ("x = a ^ 2", "E0354"),
    ("x = a * [1, 2]", "E0354"),
    ("x = a * CHF 2", "E0305"),
    ("x = a + [2026-01-01: USD 1]", "E0301"),
    ("x = a where amount", "E0307"),
    ("x = a where day > 2026-01-01", "E0201"),
  ]) func `what flows do not take is said`(line: String, code: String) {
    let run = Run(DatedFlowTests.flows + line)
    #expect(run.errors == [code], "\(line): \(run.errors)")
  }

  /// A case with a kind that asks for flows, and tables of them.
  private static let kind = """
    case "k" { currency = CHF, timeline = 2026 .. 2028 }
    kind claim {
      receipts: dated money
      costs: dated money = []
      extra: dated money?
      net   = receipts - costs
      total = sum(f.amount for f in net)
      late  = (extra otherwise receipts) where date > 2026-12-31
      by_year[t] = by_period(net)[t]
    }
    table paid {
      date       | amount
      2026-06-30 | CHF 100
      2027-06-30 | CHF 60
    }
    table bare {
      day        | amount
      2026-06-30 | CHF 100
    }
    table empty {
      date       | amount
      2026-06-30 | CHF 100
      2026-07-31 |
    }
    zeros = [2026-06-30: 0]

    """

  @Test(arguments: [
    ("receipts = [2026-06-30: CHF 5]", "CHF 5.00"),
    ("receipts = paid", "CHF 160.00"),
    ("receipts = paid where amount > CHF 70", "CHF 100.00"),
    ("receipts = paid, costs = [2026-06-30: CHF 5]", "CHF 155.00"),
    ("receipts = [r.date: r.amount / 2 for r in paid]", "CHF 80.00"),
    ("receipts = [r.date: r.amount otherwise 0 for r in empty]", "CHF 100.00"),
    ("receipts = zeros", "CHF 0.00"),
    ("receipts = [], costs = paid", "-CHF 160.00"),
  ]) func `an input of dated flows takes flows and tables`(fields: String, expected: String) {
    let run = Run(DatedFlowTests.kind + "claim c { \(fields) }\nx = c.total\ny = c.by_year")
    #expect(run.errors.isEmpty, "\(fields): \(run.errors)")
    #expect(run.text("x") == expected, "\(fields)")
  }

  @Test func `variants, scenarios, rows and functions hand on dated flows`() {
    let run = Run(
      DatedFlowTests.kind + """
        claim a { receipts = paid }
        b = a with { receipts = [2026-01-01: CHF 3] }
        scenario low { a.receipts = [2026-07-01: CHF 4] }
        each[r in paid] = claim { receipts = [r.date: r.amount * 2] }
        function sum_of(flows: dated money) = sum(f.amount for f in flows)
        varied = b.total
        lowest = a.total under low
        second = each.total[2]
        called = sum_of(paid)
        late   = a.late.dates
        """)
    #expect(run.errors.isEmpty, "\(run.errors)")
    #expect(run.text("varied") == "CHF 3.00")
    #expect(run.text("lowest") == "CHF 4.00")
    #expect(run.text("second") == "CHF 120.00")
    #expect(run.text("called") == "CHF 160.00")
    #expect(run.text("late") == "[2027-06-30]")
  }

  @Test(arguments: [
    ("receipts = bare", "E0403"), ("receipts = CHF 5", "E0403"), ("receipts = [1, 2]", "E0403"),
    ("receipts = [2026-01-01: 5]", "E0403"), ("receipts = empty", "E0443"),
    ("receipts[t] = CHF 5", "E0442"), ("receipts[2026] = CHF 5", "E0442"),
  ]) func `what is no dated flow does not fill the input`(fields: String, code: String) {
    let run = Run(DatedFlowTests.kind + "claim c { \(fields) }")
    #expect(run.errors == [code], "\(fields): \(run.errors)")
  }

  @Test(arguments: ["fl + []", "[] + fl", "fl - []"])
  func `a list without values changes no flows`(sum: String) {
    let run = Run(
      "case \"x\" { currency = EUR, timeline = 2026 .. 2027 }\nfl = [2026-03-01: EUR 5]\n"
        + "g = \(sum)\nby_year = by_period(g)\nx = by_year[2026]")
    #expect(run.errors == [], "\(sum)")
    #expect(run.text("x") == "EUR 5.00", "\(sum)")
  }

  @Test func `a list without values less flows is what they take away`() {
    let run = Run(
      "case \"x\" { currency = EUR, timeline = 2026 .. 2027 }\nfl = [2026-03-01: EUR 5]\n"
        + "by_year = by_period([] - fl)\nx = by_year[2026]")
    #expect(run.errors == [])
    #expect(run.text("x") == "-EUR 5.00")
  }
}
