import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// The one type that fits two, and values that must fit what is written beside a name.
@Suite struct TypesTests {
  private func unified(_ left: String, _ right: String) -> (ValueType, [DiagnosticCode]) {
    var bench = Workbench()
    let (a, b) = (bench.check(left), bench.check(right))
    let type = Unification.unify(
      bench.checker.type(a), bench.checker.type(b), bench.checker.expression(b).reference,
      in: &bench.checker)
    return (bench.checker.types[type], bench.codes)
  }

  @Test func `equal types are their own common type`() {
    for text in ["5", "5%", "\"x\"", "yes", "2026-01-01", "3 months"] {
      let (type, codes) = unified(text, text)
      var bench = Workbench()
      #expect(type == bench.type(text))
      #expect(codes.isEmpty)
    }
  }

  @Test(arguments: [("5", "\"x\""), ("CHF 5", "EUR 5"), ("yes", "5"), ("2026-01-01", "3 months")])
  func `types that have nothing in common are a mistake`(left: String, right: String) {
    let (type, codes) = unified(left, right)
    #expect(type == .error)
    #expect(codes.count == 1)
  }

  @Test func `a mistake that was reported gives no second one`() {
    #expect(unified("nowhere", "5").1 == [.E0201])
    #expect(unified("5", "nowhere").1 == [.E0201])
  }

  @Test func `a choice is one of its words`() throws {
    var bench = Workbench("kind k { timing: end | mid }\nk a { timing = mid }")
    #expect(Instances.prepare(try bench.instance("a"), in: &bench.checker))
    let type = bench.check("a.timing")
    #expect(bench.checker.types.words(bench.checker.type(type)) == ["end", "mid"])
    #expect(bench.codes.isEmpty)
  }

  @Test func `money and numbers can be worked with, texts and tables cannot`() {
    var bench = Workbench("table t {\n  a  b\n  1  2\n}")
    for (text, holds) in [
      ("CHF 5", true), ("5", true), ("5%", true), ("\"x\"", false), ("t", false),
    ] {
      let value = bench.check(text)
      let type = bench.checker.type(value)
      #expect(TypeTraits.isArithmetic(type, in: bench.checker) == holds, "\(text)")
    }
    let value = bench.check("CHF 5")
    let francs = bench.checker.type(value)
    #expect(TypeTraits.isMoney(francs, in: bench.checker))
    #expect(!TypeTraits.isMoney(.number, in: bench.checker))
  }
}
