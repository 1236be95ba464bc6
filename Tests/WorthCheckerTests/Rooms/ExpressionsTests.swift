import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// Literals, lists, conditions, members and indices.
@Suite struct ExpressionsTests {
  @Test func `literals have their types`() throws {
    var bench = Workbench()
    let francs = try bench.money("CHF")
    let expected: [(String, ValueType)] = [
      ("5", .number), ("5%", .percent), ("\"a\"", .text), ("yes", .yesNo),
      ("2026-02-28", .date), ("3 months", .months), ("3 days", .days),
    ]
    for (text, type) in expected { #expect(bench.type(text) == type, "\(text)") }
    #expect(bench.type("CHF 2 million") == francs)
    #expect(bench.codes.isEmpty)
  }

  @Test func `a list holds values of one type`() {
    var bench = Workbench()
    #expect(bench.type("[1, 2, 3]") == .list(.number))
    #expect(bench.codes.isEmpty)
    #expect(bench.type("[1, \"a\"]") == .error)
    #expect(bench.codes.count == 1)
  }

  @Test func `both ways of a condition have one type`() throws {
    var bench = Workbench()
    let francs = try bench.money("CHF")
    #expect(bench.type("if 1 < 2 then CHF 1 else CHF 2") == francs)
    #expect(bench.type("if 1 < 2 then CHF 1 else 0") == francs)
    #expect(bench.codes.isEmpty)
    #expect(bench.type("if 1 < 2 then CHF 1 else \"a\"") == .error)
    #expect(bench.type("if 1 then 2 else 3") == .error)
    #expect(bench.codes.count == 2)
  }

  @Test func `equal texts are kept once, and each local is new`() {
    var bench = Workbench()
    let first = bench.checker.expressions.textID("a")
    #expect(bench.checker.expressions.textID("b") != first)
    #expect(bench.checker.expressions.textID("a") == first)
    #expect(bench.checker.expressions.newLocal() != bench.checker.expressions.newLocal())
  }

  @Test func `what an expression outside of definitions needs is collected`() throws {
    var bench = Workbench("a = 1\nb = 2")
    let outer = bench.checker.expressions.beginCollecting()
    #expect(outer.isEmpty)
    _ = bench.check("a + b + a")
    let needed = bench.checker.expressions.collected.map(\.target)
    #expect(Set(needed) == [try bench.definition("a"), try bench.definition("b")])
    bench.checker.expressions.resumeCollecting(outer)
    #expect(bench.checker.expressions.collected.isEmpty)
  }

  @Test func `an index reads one value of a series, a range several`() throws {
    var bench = Workbench("case \"x\" { timeline = 2026 .. 2028 }\na[t] = CHF 5")
    let francs = try bench.money("CHF")
    #expect(bench.type("a[2027]") == francs)
    guard case .list(let element) = bench.type("a[2026 .. 2027]") else {
      Issue.record("a range of a series is a list")
      return
    }
    #expect(bench.checker.types[element] == francs)
    #expect(bench.codes.isEmpty)
    _ = bench.check("a[\"x\"]")
    #expect(bench.codes.count == 1)
  }

  @Test func `a member that is not there is reported with those that are`() throws {
    var bench = Workbench("kind k { price: number }\nk a { price = 5 }")
    #expect(bench.type("a.price") == .number)
    _ = bench.check("a.prize")
    #expect(bench.codes.count == 1)
    #expect(bench.checker.findings.sinks[.ofCase].first?.proposal?.replacement == "price")
  }
}
