import Testing
import Worth
import WorthTestSupport

/// Changes of scenarios that nothing uses.
///
/// The rule: all changes of all scenarios are checked, whatever their path, and each mistake is said once, whether or not
/// something stands under the scenario.
@Suite struct UnusedScenarioTests {
  private static let lines = """
    case "C" { currency = EUR, timeline = 2026 .. 2030 }
    kind cap { amount: money }
    kind fee {
      rate: percent, sales: flow of money, cap: cap, rows: table { n: text, v: money }
      total = sum(sales) * rate
    }
    fee a {
      rate = 5%, sales = EUR 100
      cap { amount = EUR 9 }
      rows { n | v
        "A" | EUR 5 }
    }
    table book { id | pd | amount
      "A" | 5% | EUR 5
      "B" | 6% | EUR 7 }
    loans[r in book] = fee {
      rate = r.pd, sales = s, cap { amount = r.amount }
      rows { n | v
        "A" | EUR 5 }
    }
    s[t] = EUR 5
    show a.total, loans.total, s

    """

  @Test(arguments: [
    ("a.rate = \"x\"", "E0403"), ("a.rate = EUR 5", "E0403"), ("a.rate = 0.05", "E0403"),
    ("a.cap.amount = 5%", "E0403"), ("a.cap.nothing = EUR 5", "E0221"),
    ("a.sales[2027] = 5%", "E0403"), ("a.sales[2050] = EUR 5", "E0512"),
    ("a.sales[t] = nope[t]", "E0201"), ("a.total = \"x\"", "E0403"), ("a.nothing = 5", "E0221"),
    ("a.rows.v[\"A\"] = 5%", "E0403"), ("a.rows.v[\"Q\"] = EUR 5", "E0609"),
    ("a.rows.v = nope", "E0201"), ("a.rate = 5% ~ normal(sd: EUR 1)", "E0316"),
    ("book.pd[\"A\"] = EUR 5", "E0309"), ("book.pd[\"Z\"] = 5%", "E0609"),
    ("loans[\"A\"].rate = \"x\"", "E0403"), ("loans[\"Z\"].rate = 5%", "E0609"),
    ("loans.rate = EUR 1", "E0403"), ("loans[r in book].rate = r.amount", "E0403"),
    ("loans.cap.amount = 5%", "E0403"), ("s = \"x\"", "E0403"), ("s[2027] = 5%", "E0309"),
  ]) func `a mistake in a change is said once, used or not`(change: String, code: String) {
    let source = Self.lines + "scenario bad { " + change + " }\n"
    #expect(Run(source).errors == [code], "\(change)")
  }

  @Test func `changes that are right say nothing`() {
    let changes =
      "a.rate = 6%, a.sales[2027] = EUR 5, a.cap.amount = was * 2, a.rows.v[\"A\"] = EUR 1, "
      + "book.pd[\"A\"] = was + 1%, loans[\"B\"].rate = 2%, a.total = EUR 5"
    let source = Self.lines + "scenario good { " + changes + " }\n"
    #expect(Run(source).errors == [])
  }

  /// Figures that state their changes themselves stand side by side, and what a message proposes for changes around a
  /// comparison runs.
  @Test func `figures under changes are compared without a scenario behind them`() {
    let head = """
      case "C" { currency = EUR }
      fee = EUR 9
      cost = EUR 2
      scenario a { fee = EUR 4 }
      scenario b "Low" { fee = EUR 3, cost = EUR 1 }
      scenario dear { cost = EUR 7 }

      """
    let report = Run(head + "show compare(fee under a, fee under b)").outcome.report
    #expect(report.contains("a       Low") && report.contains("EUR 4.00  EUR 3.00"), "\(report)")
    let both = Run(head + "show compare(fee, cost, fee under b)").outcome.report
    #expect(both.contains("the case"), "\(both)")
    #expect(both.contains("EUR 9.00  EUR 3.00") && both.contains("EUR 2.00  EUR 1.00"), "\(both)")
    let mended = Mended.once(head + "show compare(cost under a, cost under b) under dear")
    #expect(mended == head + "show compare(cost under a under dear, cost under b under dear)")
    let under = mended.map { Run($0).outcome.report } ?? ""
    #expect(under.contains("EUR 7.00"), "\(under)")
    #expect(Mended.errors(head + "show compare(fee, cost)").map(\.code) == ["E1113"])
  }
}
