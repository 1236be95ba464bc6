import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// Rates with their period and compounding.
@Suite struct RatesTests {
  @Test func `a rate has a period, and its compounding where that is stated`() {
    var bench = Workbench()
    #expect(bench.type("5% per year") == .rate(.year, compounded: .year))
    #expect(bench.type("1% per month") == .rate(.month, compounded: .month))
    #expect(bench.type("6% per year compounded monthly") == .rate(.year, compounded: .month))
    #expect(bench.codes.isEmpty)
  }

  @Test func `a rate is converted to the period that is asked for`() {
    var bench = Workbench()
    #expect(bench.type("annual(1% per month)") == .rate(.year, compounded: .year))
    #expect(bench.type("monthly(12% per year)") == .rate(.month, compounded: .month))
    #expect(bench.codes.isEmpty)
  }

  @Test(arguments: ["5 per year + 3", "annual(5)", "monthly(CHF 5)", "annual(\"x\")"])
  func `what is no rate cannot be converted`(text: String) {
    var bench = Workbench()
    #expect(bench.type(text) == .error)
    #expect(bench.codes.count == 1)
  }
}
