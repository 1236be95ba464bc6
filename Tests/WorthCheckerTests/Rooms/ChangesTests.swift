import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// What a host changes in a case before it runs.
@Suite struct ChangesTests {
  private func changed(_ text: String, _ changes: [(String, String)]) -> Workbench {
    var bench = Workbench(text)
    HostChanges.read(
      changes.map { HostOverride(path: $0.0, expression: $0.1) }, in: &bench.checker)
    HostChanges.applyAll(in: &bench.checker)
    bench.checker.checkAll()
    return bench
  }

  @Test func `a change takes the place of what is written`() throws {
    var bench = changed("a = 5\nb = a * 2", [("a", "7")])
    #expect(bench.codes.isEmpty)
    let clauses = bench.checker.definitions[try bench.definition("a")].clauses
    #expect(Clauses.constantValue(clauses.last?.expression, in: bench.checker) == 7)
  }

  @Test func `a change of another sort is a mistake`() {
    #expect(changed("a = CHF 5", [("a", "\"x\"")]).codes.count == 1)
    #expect(changed("a = CHF 5", [("a", "EUR 5")]).codes.count == 1)
  }

  @Test func `a change of what is not there is a mistake that names the nearest`() {
    let bench = changed("royalty_rate = 5%", [("royalty_rat", "6%")])
    #expect(bench.codes.count == 1)
    let arguments = bench.checker.findings.sinks[.ofCase].first?.arguments ?? []
    #expect(arguments.contains { $0.value == .didYouMean("royalty_rate") })
  }

  @Test(arguments: [
    ("2026", "7"), ("\"a\"", "7"), ("[2026]", "7"), ("a", "7, b = 3"), ("a", "7\nb = 3"),
  ])
  func `what is not one change of a name is a mistake`(path: String, expression: String) throws {
    var bench = changed("a = 5\nb = 1\nshow a, b", [(path, expression)])
    #expect(bench.codes == [.E0221])
    let clauses = bench.checker.definitions[try bench.definition("a")].clauses
    #expect(Clauses.constantValue(clauses.last?.expression, in: bench.checker) == 5)
  }

  @Test func `a field of an instance is changed by its path`() throws {
    var bench = changed("kind k { a: number }\nk x { a = 5 }", [("x.a", "7")])
    #expect(bench.codes.isEmpty)
    #expect(bench.type("x.a") == .number)
  }
}
