import Testing
import Worth
import WorthTestSupport

/// Rates with their period and compounding, and rates of return.
@Suite struct RateTests {
  @Test func `rates are converted as they compound`() {
    let run = Run(
      """
      case "x" { timeline = 2026 .. 2027 }
      expect annual(1% per month) = 12.6825%% per year
      expect monthly(12%) in percent = 0.948_879%
      expect quarterly(12% per year compounded monthly) in percent = 3.0301%
      expect annual(5% per year compounded continuously) in percent = 5.127_11%
      expect growth_factor(continuous(12%), 1 year) = 1.12
      expect growth_factor(nominal_rate(12%, monthly), 1 year) = 1.12
      expect growth_factor(nominal_rate(1% per month, monthly), 1 month) = 1.01
      expect growth_factor(daily(10% per year), 1 year) = 1.1
      level[2026] = 4%
      level[2027] = 6%
      yearly[t] = level[t] * 2
      months = monthly(yearly)
      expect growth_factor(months[2027], 1 year) = 1.12
      """.replacing("%%", by: "%"))
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.map(\.verdict) == Array(repeating: .passed, count: 9))
  }

  @Test func `a rate of another period is said, with its conversion`() {
    let kind = "kind k { a: rate per year, m: rate per month? }\n"
    let monthly = Run(kind + "k x { a = 1% per month }")
    #expect(monthly.errors == ["E0403"])
    #expect(monthly.program.diagnostics[0].proposal?.replacement == "annual(1% per month)")
    #expect(
      Run(kind + "k x { a = 12%, m = 12% }").program.diagnostics.map { $0.proposal?.replacement }
        == ["12% per month"])
    #expect(Run(kind + "k x { a = 12%, m = 1% per month }").errors.isEmpty)
    #expect(Run("r = 12% per year\nx = CHF 100 * (1 + r)").errors == ["E0341"])
    #expect(Run("x = annual(5)").errors == ["E0316"])
    #expect(Run("x = nominal_rate(5%, often)").errors == ["E0324"])
    #expect(Run("x = monthly(-100%)").errors == ["E0612"])
  }

  @Test func `a mistake inside a function of another file is shown at its call`() {
    let message = Run("y = 1% per month\nx = npv(y, [CHF 5])").program.diagnostics[0]
    #expect(message.code == "E0403")
    #expect(
      message.text.hasSuffix(
        "write ‘annual(y) in percent’ or ‘12 * (y in percent)’ or ‘y in percent’"))
    #expect(message.place?.line == 2)
    #expect(message.labels.contains { $0.place.file.hasPrefix("prelude/") })
  }

  @Test func `several rates, none, and those near -100 % are told apart`() {
    #expect(Run("x = irr([-100, 230, -132])").errors == ["E0620"])
    #expect(Run("x = irr([-100, 230, -132], guess: 5%)").text("x") == "10%")
    #expect(Run("x = irr([-100, 230, -132], guess: 100%)").text("x") == "20%")
    #expect(Run("x = irr([100, -150, 100])").errors == ["E0619"])
    #expect(Run("x = irr([100, 150])").errors == ["E0615"])
    #expect(Run("x = irr([0, 0])").errors == ["E0644"])
    // (1 - v)² has a double zero at v = 1.
    #expect(Run("x = irr([100, -200, 100])").text("x") == "0%")
    #expect(Run("x = irr([-100, 0.001])").text("x") == "-99.999%")
    #expect(Run("x = irr([0, 0, -100, 0, 121])").text("x") == "10%")
    let near = Run("x = irr([-1, 102.1, -210.2, 0.0002])")
    #expect(near.errors.isEmpty)
    #expect(near.outcome.messages.map(\.code) == ["N0501"])
    #expect(Run("x = xirr([-100, 60], [2026-01-01])").errors == ["E0621"])
    // Dates in any order, and two flows on one day.
    let dates = "[2027-01-01, 2026-01-01, 2026-01-01]"
    #expect(Run("x = xirr([CHF 110, -CHF 60, -CHF 40], \(dates))").text("x") == "10%")
    // A long loan: Newton's method alone would creep.
    let long = "[if i = 0 then -172_545.85 else 787.74 for i in 0 .. 480]"
    #expect(
      Run("x = irr(\(long)) in percent\nexpect npv0(x, \(long)) = 0 within 0.000_1").errors.isEmpty)
  }
}

extension String {
  /// Returns the text with each occurrence of `part` replaced.
  fileprivate func replacing(_ part: String, by other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
