import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// The types of sums, products and comparisons, and what cannot be combined.
@Suite struct OperatorsTests {
  @Test func `units go through products and quotients`() throws {
    var bench = Workbench()
    let francs = try bench.money("CHF")
    #expect(bench.type("CHF 5 * 3") == francs)
    #expect(bench.type("CHF 5 * 3%") == francs)
    #expect(bench.type("CHF 6 / CHF 3") == .number)
    #expect(bench.type("CHF 6 / 3") == francs)
    #expect(bench.type("CHF 5 + CHF 3 - CHF 1") == francs)
    #expect(bench.type("-CHF 5") == francs)
    #expect(bench.codes.isEmpty)
  }

  @Test func `a literal 0 fits any unit`() throws {
    var bench = Workbench()
    let francs = try bench.money("CHF")
    #expect(bench.type("CHF 5 + 0") == francs)
    #expect(bench.type("0 < CHF 5") == .yesNo)
    #expect(bench.codes.isEmpty)
  }

  @Test(arguments: ["CHF 5 + EUR 3", "CHF 5 + 3", "CHF 5 < 3", "CHF 5 ^ 2%", "2026-01-01 * 2"])
  func `what cannot be combined is a mistake, said once`(text: String) {
    var bench = Workbench()
    #expect(bench.type("(\(text)) * 2") == .error)
    #expect(bench.codes.count == 1)
    #expect(bench.codes.allSatisfy { $0.severity == .error })
  }

  @Test func `a single value is lifted over a series`() throws {
    var bench = Workbench("case \"x\" { timeline = 2026 .. 2028 }\na[t] = 5")
    let francs = try bench.money("CHF")
    let series = bench.type("a * CHF 2")
    guard case .series(let element, let space, _) = series else {
      Issue.record("a product with a series is a series")
      return
    }
    #expect(bench.checker.types[element] == francs)
    #expect(space == bench.checker.settings.timeline)
  }

  @Test func `comparisons and logic give yes or no`() {
    var bench = Workbench()
    #expect(bench.type("1 < 2 and not (3 = 4) or 5 >= 6") == .yesNo)
    #expect(bench.codes.isEmpty)
  }
}
