import Testing
import Worth
import WorthProgram
import WorthSource
import WorthTestSupport
import WorthValue

@testable import WorthChecker

/// Kinds, what they inherit, and what fills them in.
@Suite struct KindsTests {
  @Test func `a kind has the inputs and lines of its parents before its own`() throws {
    var bench = Workbench(
      """
      kind base { price: number, total = price * 2 }
      kind better : base { discount: percent, net = total * (1 - discount) }
      """)
    let kind = try bench.kind("better")
    #expect(Kinds.prepare(kind, in: &bench.checker))
    let info = bench.checker.kinds[kind]
    #expect(info.inputs.map { bench.checker.spelling($0.name) } == ["price", "discount"])
    #expect(info.lines.map { bench.checker.spelling($0.name) } == ["total", "net"])
    #expect(bench.codes.isEmpty)
  }

  @Test func `a line of a kind takes the place of the parent's line of that name`() throws {
    var bench = Workbench(
      """
      kind base { price: number, total = price * 2 }
      kind other : base { total = price * 3 }
      other a { price = 5 }
      """)
    #expect(Instances.prepare(try bench.instance("a"), in: &bench.checker))
    #expect(bench.checker.kinds[try bench.kind("other")].lines.count == 1)
    #expect(bench.type("a.total") == .number)
    #expect(bench.codes.isEmpty)
  }

  @Test func `kinds that are one another's parents are a mistake`() throws {
    var bench = Workbench("kind a : b { x: number }\nkind b : a { y: number }")
    _ = Kinds.prepare(try bench.kind("a"), in: &bench.checker)
    #expect(bench.codes.count == 1)
    // Either has what it states itself.
    #expect(bench.checker.kinds[try bench.kind("b")].inputs.count == 1)
  }

  @Test func `an instance is filled in when it is needed, and once`() throws {
    var bench = Workbench("kind k { price: number, total = price * 2 }\nk a { price = 5 }")
    let instance = try bench.instance("a")
    #expect(bench.checker.instances[instance].kind == nil)
    #expect(Instances.prepare(instance, in: &bench.checker))
    #expect(bench.checker.instances[instance].kind == (try bench.kind("k")))
    let count = bench.checker.definitions.all.count
    #expect(Instances.prepare(instance, in: &bench.checker))
    #expect(bench.checker.definitions.all.count == count)
  }

  @Test(arguments: ["", "price = 5, extra = 3", "price = \"x\"", "price = 5, price = 6"])
  func `a block that does not fit its kind is one mistake`(fields: String) {
    var bench = Workbench("kind k { price: number }\nk a { \(fields) }")
    bench.checker.checkAll()
    #expect(bench.codes.count(where: { $0.severity == .error }) == 1, "\(bench.codes)")
  }

  @Test func `pending instances are handed out in the order of their lines, each once`() {
    var bench = Workbench("kind k { a: number = 1 }\nk first { }\nk second { }")
    let names = [0, 1, 2].map { _ in
      bench.checker.instances.takePending().map { bench.checker.instances[$0].path }
    }
    #expect(names == ["first", "second", nil])
  }

  @Test func `all money in an instance is of one currency`() throws {
    var bench = Workbench(
      "kind k { a: money, b: money, c = a + b }\nk x { a = CHF 5, b = EUR 6 }")
    bench.checker.checkAll()
    #expect(bench.codes.count == 1)
    #expect(
      bench.checker.instances[try bench.instance("x")].currency
        == bench.checker.units.currency("CHF"))
  }

  @Test func `what is filled in counts by its inputs and lines, up to a limit that the host sets`()
  {
    let kind = "kind k { a: number = 1, b = a, c = b, d = c }\n"
    let text = kind + (1...10).map { "k x\($0) { }" }.joined(separator: "\n")
    var limits = Limits()
    #expect(Run(text, limits: limits).errors.isEmpty)
    limits.definitions = 30
    #expect(Run(text, limits: limits).errors == ["E0813"])
    // What the case states counts, too.
    limits.definitions = 3
    #expect(Run("a = 1\nb = 2\nc = 3\nshow a, b, c", limits: limits).errors.isEmpty)
    #expect(Run("a = 1\nb = 2\nc = 3\nd = 4\nshow d", limits: limits).errors == ["E0813"])
    limits.definitions = 30
    // A scenario copies what it changes.
    let worlds = "a = 1\nb = a\nc = b\nx = c under { a = 2 }\ny = c under { a = 3 }"
    #expect(Run(worlds, limits: limits).errors.isEmpty)
    limits.definitions = 8
    #expect(Run(worlds, limits: limits).errors == ["E0813"])
  }

  @Test
  func
    `a field whose type is a kind is filled in with a block, or with that kind or a child of it`()
  {
    let kinds = """
      kind part { a: number, b = a * 2 }
      kind big: part { c: number = 1 }
      kind other { z: number }
      kind whole { p: part, v = p.b, n: number = 0 }

      """
    let run = Run(
      kinds + """
        whole block { p { a = 3 } }
        whole named { p = part { a = 3 } }
        whole child { p = big { a = 4, c = 2 } }
        kept = named with { n = 5 }
        changed = child with { p = part { a = 9 } }
        expect block.v = 6
        expect named.v = 6
        expect child.v = 8
        expect kept.v = 6
        expect changed.v = 18
        """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.map(\.verdict) == Array(repeating: .passed, count: 5))
    #expect(Run(kinds + "whole x { p = other { z = 1 } }").errors == ["E0403"])
    #expect(Run(kinds + "whole x { p = part { } }").errors == ["E0401"])
    #expect(Run(kinds + "whole x { p = part { a = 1 }, n = part { a = 1 } }").errors == ["E0403"])
    #expect(Run(kinds + "x = 1 + part { a = 2 }").errors == ["E0311"])
  }
}
