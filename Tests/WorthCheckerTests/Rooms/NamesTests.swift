import Testing
import WorthProgram
import WorthSource

@testable import WorthChecker

/// What names stand for, and what is said of those that stand for nothing.
@Suite struct NamesTests {
  @Test func `a name of the case comes before one of the prelude`() throws {
    var bench = Workbench("npv = 5")
    #expect(try bench.type(of: "npv") == .number)
    var plain = Workbench()
    guard case .function? = plain.symbol("npv") else {
      Issue.record("npv is a function of the prelude")
      return
    }
  }

  @Test func `a file of the prelude is parsed when one of its names is needed, and once`() {
    var bench = Workbench()
    #expect(bench.checker.trees.count == 1)
    _ = bench.symbol("relief_from_royalty")
    let count = bench.checker.trees.count
    #expect(count > 1)
    _ = bench.symbol("relief_from_royalty")
    #expect(bench.checker.trees.count == count)
  }

  @Test func `an inner scope sees what is around it, and not the other way round`() {
    var bench = Workbench("outside = 1")
    let inner = bench.checker.names.addScope(.block, parent: bench.scope)
    let definition = bench.symbol("outside")
    #expect(definition != nil)
    bench.checker.names.define(bench.name("inside"), as: .broken, in: inner)
    #expect(Names.lookUp(bench.name("outside"), scope: inner, in: &bench.checker) != nil)
    #expect(Names.lookUp(bench.name("inside"), scope: inner, in: &bench.checker) != nil)
    #expect(bench.symbol("inside") == nil)
  }

  @Test func `a kind sees the functions and kinds around it, and no definitions`() {
    var bench = Workbench("rate = 5%\nfunction twice(x) = 2 * x\nkind k { a: number }")
    let look = { (text: String, checker: inout Checker) in
      Names.lookUpForm(
        checker.names.table.intern(text), scope: checker.names.rootScope, in: &checker)
    }
    #expect(look("twice", &bench.checker) != nil)
    #expect(look("k", &bench.checker) != nil)
    #expect(look("rate", &bench.checker) == nil)
  }

  @Test func `a name that stands for nothing is reported with the nearest one`() {
    var bench = Workbench("royalty_rate = 5%")
    _ = bench.check("royalty_rat * 2")
    #expect(bench.codes == [.E0201])
    #expect(
      bench.checker.findings.sinks[.ofCase].first?.proposal?.replacement == "royalty_rate")
  }

  @Test func `one name defined twice is a mistake, and two periods of it are none`() {
    #expect(Workbench("a = 1\na = 2").codes == [.E0202])
    #expect(Workbench("a[2026] = 1\na[2027] = 2").codes.isEmpty)
    #expect(Workbench("a[t] = 1\na[2027] = 2").codes.isEmpty)
    #expect(Workbench("a[2027] = 1\na[2027] = 2").codes == [.E0202])
    #expect(Workbench("a = 1\nkind a { b: number }").codes == [.E0202])
  }
}
