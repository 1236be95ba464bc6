import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// Versions of functions, and rings of functions that call one another.
@Suite struct FunctionsTests {
  @Test func `a function has one version for each set of types`() throws {
    var bench = Workbench("function twice(x) = x * 2")
    let francs = try bench.money("CHF")
    #expect(bench.type("twice(5)") == .number)
    #expect(bench.type("twice(7)") == .number)
    #expect(bench.checker.functions.versions.count == 1)
    #expect(bench.type("twice(CHF 5)") == francs)
    #expect(bench.checker.functions.versions.count == 2)
    #expect(bench.codes.isEmpty)
  }

  @Test func `an argument that is the literal 0 fits any unit in the body`() throws {
    var bench = Workbench("function add(x, y) = x + y")
    let francs = try bench.money("CHF")
    #expect(bench.type("add(CHF 5, 0)") == francs)
    #expect(bench.codes.isEmpty)
    #expect(bench.type("add(CHF 5, 1)") == .error)
    #expect(bench.codes.count == 1)
  }

  @Test func `a ring of functions has the type of its ends`() throws {
    var bench = Workbench(
      """
      function down(n) = if n < 1 then CHF 0 else up(n - 1)
      function up(n) = if n < 1 then CHF 1 else down(n - 2)
      """)
    let francs = try bench.money("CHF")
    #expect(bench.type("down(5)") == francs)
    #expect(bench.type("up(5)") == francs)
    #expect(bench.checker.functions.versions.count == 2)
    #expect(bench.codes.isEmpty)
  }

  @Test func `a function that never ends has no type, which is a mistake`() {
    var bench = Workbench("function f(n) = f(n - 1)")
    #expect(bench.type("f(5)") == .error)
    #expect(bench.codes.count == 1)
  }

  @Test func `names in the block of a function are its own`() throws {
    var bench = Workbench("half = 9\nfunction f(x) {\n  half = x / 2\n  half + 1\n}")
    #expect(bench.type("f(CHF 2 / CHF 1)") == .number)
    #expect(bench.codes.isEmpty)
  }

  @Test func `a function that nothing calls is read for names that mean nothing`() {
    var bench = Workbench("function f(x) = x * nowhere\nfunction g(x) = x + \"a\"")
    Functions.checkUnused(in: &bench.checker)
    #expect(bench.codes == [.E0201])
  }
}
