import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// Calls: which arguments a function takes, and what comes of them.
@Suite struct CallsTests {
  @Test func `a builtin keeps the unit of its arguments`() throws {
    var bench = Workbench()
    let francs = try bench.money("CHF")
    #expect(bench.type("max(CHF 1, CHF 2)") == francs)
    #expect(bench.type("sum([CHF 1, CHF 2])") == francs)
    #expect(bench.type("abs(-CHF 1)") == francs)
    #expect(bench.type("count([CHF 1, CHF 2])") == .number)
    #expect(bench.codes.isEmpty)
  }

  @Test(arguments: ["sqrt()", "sqrt(1, 2)", "sqrt(\"x\")", "max(CHF 1, 5)", "no_such_function(1)"])
  func `a call that is wrong is one mistake`(text: String) {
    var bench = Workbench()
    #expect(bench.type(text) == .error)
    #expect(bench.codes.count == 1)
  }

  @Test func `arguments by name stand in any order`() {
    var bench = Workbench("function f(a, b) = a - b\nx = f(b: 1, a: 5)")
    #expect(bench.type("f(b: 1, a: 5)") == .number)
    #expect(bench.type("f(a: 1, c: 5)") == .error)
    #expect(!bench.codes.isEmpty)
  }

  @Test func `a name of the case is called before a builtin of that name`() {
    var bench = Workbench("function max(a, b) = \"mine\"")
    #expect(bench.type("max(1, 2)") == .text)
  }
}
