import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// Decision trees: their nodes and what they are worth.
@Suite struct TreesTests {
  private func tree(_ bench: inout Workbench, _ name: String) throws -> DecisionTreeID {
    guard case .tree(let id)? = bench.symbol(name) else {
      throw Workbench.NotFound(name: name)
    }
    return id
  }

  @Test func `a tree is worth an amount, and is read once`() throws {
    var bench = Workbench("tree t = choose { \"a\" -> CHF 2, \"b\" -> CHF 3 }")
    let francs = try bench.money("CHF")
    let id = try tree(&bench, "t")
    #expect(DecisionTrees.prepare(id, in: &bench.checker))
    #expect(bench.checker.types[bench.checker.decisionTrees[id].type] == francs)
    #expect(bench.checker.decisionTrees[id].nodes.map(\.kind) == [.choice, .end, .end])
    let count = bench.checker.expressions.all.count
    #expect(DecisionTrees.prepare(id, in: &bench.checker))
    #expect(bench.checker.expressions.all.count == count)
    #expect(bench.codes.isEmpty)
  }

  @Test func `a tree that leads back to itself is a mistake`() throws {
    var bench = Workbench(
      "tree a = choose { \"x\" -> b, \"y\" -> CHF 1 }\ntree b = choose { \"z\" -> a }")
    #expect(!DecisionTrees.prepare(try tree(&bench, "a"), in: &bench.checker))
    #expect(bench.codes.count == 1)
  }

  @Test func `branches with unlike ends are a mistake`() throws {
    var bench = Workbench("tree t = choose { \"a\" -> CHF 2, \"b\" -> 3 }")
    #expect(!DecisionTrees.prepare(try tree(&bench, "t"), in: &bench.checker))
    #expect(bench.codes.count == 1)
  }

  @Test func `a member that trees do not have is reported with those that they have`() {
    var bench = Workbench("tree t = choose { \"a\" -> CHF 2, \"b\" -> CHF 3 }")
    #expect(bench.type("t.best") == .text)
    _ = bench.check("t.worst")
    #expect(bench.codes.count == 1)
  }
}
