import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// Definitions that are checked when they are needed, loops through time, and the order of
/// checking.
@Suite struct DefinitionsTests {
  private let timeline = "case \"x\" { timeline = 2026 .. 2030 }\n"

  @Test func `a definition is checked once, with what it needs`() throws {
    var bench = Workbench("a = b + 1\nb = c * 2\nc = 3\nunrelated = nowhere")
    #expect(try bench.type(of: "a") == .number)
    let states = try ["a", "b", "c", "unrelated"].map {
      bench.checker.definitions.states[try bench.definition($0)].progress
    }
    #expect(states == [.done, .done, .done, .waiting])
    #expect(bench.codes.isEmpty)
    let count = bench.checker.expressions.all.count
    #expect(try bench.type(of: "b") == .number)
    #expect(bench.checker.expressions.all.count == count)
  }

  @Test func `what a definition rests on is noted with the lag in time`() throws {
    var bench = Workbench(timeline + "base = 5\na[2026] = base\na[t] = a[t-1] * 2 + b[t]\nb[t] = 1")
    _ = try bench.type(of: "a")
    let a = try bench.definition("a")
    let needed = bench.checker.definitions[a].dependencies
    let of = { (name: String) in
      let id = try bench.definition(name)
      return needed.filter { $0.target == id }.map(\.offset)
    }
    #expect(try of("a") == [-1])
    #expect(try of("b") == [0])
    #expect(try of("base") == [nil])
  }

  @Test func `a series that looks back at itself has the type of its first value`() throws {
    var bench = Workbench(timeline + "a[2026] = CHF 5\na[t] = a[t-1] * 2")
    let francs = try bench.money("CHF")
    guard case .series(let element, _, _) = try bench.type(of: "a") else {
      Issue.record("a is a series")
      return
    }
    #expect(bench.checker.types[element] == francs)
    #expect(bench.codes.isEmpty)
  }

  @Test func `two series that look at each other are checked together`() throws {
    var bench = Workbench(
      timeline + "a[2026] = CHF 5\na[t] = b[t-1]\nb[2026] = CHF 1\nb[t] = a[t-1] + b[t-1]")
    let francs = try bench.money("CHF")
    guard case .series(let left, _, _) = try bench.type(of: "a"),
      case .series(let right, _, _) = try bench.type(of: "b")
    else {
      Issue.record("both are series")
      return
    }
    #expect(left == right)
    #expect(bench.checker.types[left] == francs)
    #expect(bench.codes.isEmpty)
  }

  @Test func `what every pass over a loop finds is reported once`() throws {
    var bench = Workbench(
      timeline + "a[2026] = CHF 5\na[t] = a[t-1] * nowhere + b[t]\nb[t] = a[t-1]")
    bench.checker.checkAll()
    #expect(bench.codes == [.E0201])
  }

  @Test func `many definitions are ordered, each after those that it names, whatever their lines`()
    throws
  {
    let count = Definitions.deepestDemand
    let lines = (1...count).map { "a\($0) = a\($0 - 1)" }.reversed() + ["a0 = 1"]
    var bench = Workbench(lines.joined(separator: "\n"))
    let ids = Array(bench.checker.definitions.all.ids)
    let order = DefinitionOrder.inOrder(ids, scope: bench.scope, in: &bench.checker)
    let names = order.map { bench.checker.spelling(bench.checker.definitions[$0].name) }
    #expect(names == (0...count).map { "a\($0)" })
  }

  @Test func `a long chain needs no deep stack`() throws {
    let lines = (1...20_000).map { "a\($0) = a\($0 - 1) + 1" }.reversed()
    var bench = Workbench(lines.joined(separator: "\n") + "\na0 = 1")
    bench.checker.checkAll()
    #expect(bench.codes.isEmpty)
    #expect(try bench.type(of: "a20000") == .number)
  }

  @Test func `of a constant the value is known before anything runs`() throws {
    var bench = Workbench("a = 5\nb = a")
    _ = try bench.type(of: "b")
    let expression = bench.checker.definitions[try bench.definition("b")].clauses[0].expression
    #expect(Clauses.constantValue(expression, in: bench.checker) == 5)
  }
}
