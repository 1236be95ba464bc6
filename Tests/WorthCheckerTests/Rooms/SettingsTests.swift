import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// What a case says about itself.
@Suite struct SettingsTests {
  @Test func `currency, timeline and valuation date are read whatever their order`() throws {
    var bench = Workbench(
      "case \"x\" { timeline = 2026-Q1 .. 2027-Q4, valuation_date = 2026-03-31, currency = CHF }")
    #expect(bench.checker.settings.currency == bench.checker.units.currency("CHF"))
    let space = try #require(bench.checker.settings.timeline)
    guard case .timeline(.quarter) = bench.checker.tables.spaces[space].kind else {
      Issue.record("the timeline runs over quarters")
      return
    }
    let date = try #require(bench.checker.settings.valuationDate)
    #expect(bench.checker.definitions[date].type == .date)
    #expect(bench.codes.isEmpty)
  }

  @Test(arguments: [
    "currency = XQZ", "timeline = 2026", "timeline = 2030-Q1 .. 2031", "valuation_date = 5",
    "curency = CHF", "timeline = 1 .. 1_000_000",
  ])
  func `a setting that means nothing is one mistake`(setting: String) {
    let bench = Workbench("case \"x\" { \(setting) }")
    #expect(bench.codes.count == 1, "\(bench.codes)")
  }

  @Test func `what lacks a timeline because the case's is mistaken is not said again`() {
    var bench = Workbench("case \"x\" { timeline = 2026 }\na[t] = 5\nb[t] = a[t]")
    bench.checker.checkAll()
    #expect(bench.codes.count == 1, "\(bench.codes)")
  }

  @Test func `a second case is a mistake`() {
    #expect(Workbench("case \"x\" { }\ncase \"y\" { }").codes == [.E0202])
  }

  @Test func `amounts are exchanged at the rate that the case states, both ways, and at no other`()
    throws
  {
    var bench = Workbench("case \"x\" { exchange = [USD 1 = KGS 87.40] }")
    let dollars = try bench.money("USD")
    let soms = try bench.money("KGS")
    #expect(bench.type("KGS 5 in USD") == dollars)
    #expect(bench.type("USD 5 in KGS") == soms)
    #expect(bench.codes.isEmpty)
    #expect(bench.type("USD 5 in EUR") == .error)
    #expect(bench.codes.count == 1)
  }
}
