import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// Uncertain names, correlations and statistics.
@Suite struct UncertaintyTests {
  @Test func `an uncertain name has the type of its base, and one draw`() throws {
    var bench = Workbench("price = CHF 5 ~ normal(sd: 10%)\nsales = price * 3")
    let francs = try bench.money("CHF")
    #expect(try bench.type(of: "sales") == francs)
    #expect(bench.checker.uncertainty.draws.count == 1)
    #expect(bench.codes.isEmpty)
  }

  @Test(arguments: [
    "CHF 5 ~ nomal(sd: 10%)", "CHF 5 ~ normal(sd: \"x\")", "CHF 5 ~ normal()",
    "CHF 5 ~ normal(sd: EUR 1)",
  ])
  func `a distribution that means nothing is one mistake`(text: String) throws {
    var bench = Workbench("price = \(text)")
    _ = try bench.type(of: "price")
    #expect(bench.codes.count == 1, "\(bench.codes)")
  }

  @Test func `a correlation is between uncertain names`() {
    let names = "a = 5 ~ normal(sd: 1)\nb = 5 ~ normal(sd: 1)\nc = 5\n"
    var bench = Workbench(names + "correlate a, b = 50%")
    bench.checker.checkAll()
    #expect(bench.checker.uncertainty.correlations.count == 1)
    #expect(bench.codes.isEmpty)
    for wrong in ["a, c = 50%", "a, b = 150%", "a, nowhere = 50%"] {
      var other = Workbench(names + "correlate \(wrong)")
      other.checker.checkAll()
      #expect(other.codes.count(where: { $0.severity == .error }) == 1, "\(wrong)")
    }
  }

  @Test func `statistics are known by name, percentiles by their share`() {
    #expect(Statistics.statistic(named: "mean") != nil)
    #expect(Statistics.statistic(named: "p90")?.share == 0.9)
    for none in ["p0", "p05", "p100", "p", "pmean"] {
      #expect(Statistics.statistic(named: none) == nil, "\(none)")
    }
    #expect(Statistics.statistic(named: "medium") == nil)
  }
}
