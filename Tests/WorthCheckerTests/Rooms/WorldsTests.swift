import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// Scenarios and the worlds that they make.
@Suite struct WorldsTests {
  private let text = """
    price = 5
    volume = 3
    sales = price * volume
    other = 7
    scenario low { price = 4 }

    """

  @Test func `the same changes over the same case are one world`() {
    var bench = Workbench(text)
    #expect(bench.type("sales under low") == .number)
    #expect(bench.checker.worlds.all.count == 1)
    #expect(bench.type("other under low") == .number)
    #expect(bench.checker.worlds.all.count == 1)
    #expect(bench.type("sales under { price = 4 }") == .number)
    #expect(bench.checker.worlds.all.count == 2)
    #expect(bench.codes.isEmpty)
  }

  @Test func `what a world does not change stays one definition`() throws {
    var bench = Workbench(text)
    _ = bench.check("other under low")
    _ = bench.check("sales under low")
    let paths = bench.checker.definitions.all.entries.map(\.path)
    #expect(paths.count(where: { $0 == "other" }) == 1)
    #expect(paths.count(where: { $0 == "volume" }) == 1)
    #expect(paths.count(where: { $0 == "sales" }) == 2)
  }

  @Test func `a change reaches what rests on it and nothing else`() throws {
    var bench = Workbench(text)
    for name in ["price", "volume", "sales", "other"] { _ = try bench.type(of: name) }
    let price = try bench.definition("price")
    let sales = try bench.definition("sales")
    let other = try bench.definition("other")
    #expect(WorldNames.reaches(sales, [price], in: bench.checker))
    #expect(!WorldNames.reaches(other, [price], in: bench.checker))
    #expect(!WorldNames.reaches(price, [sales], in: bench.checker))
  }

  @Test func `a change of what is not there is a mistake`() {
    var bench = Workbench(text)
    _ = bench.check("sales under { prize = 4 }")
    #expect(bench.codes.count == 1)
    _ = bench.check("sales under nowhere")
    #expect(bench.codes.count == 2)
  }

  @Test func `a change of another sort is a mistake in the scenario`() {
    var bench = Workbench("price = 5\nscenario low { price = \"x\" }")
    Worlds.checkScenarios(in: &bench.checker)
    #expect(bench.codes.count == 1)
  }
}
