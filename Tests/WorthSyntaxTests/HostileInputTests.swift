import Testing
import WorthSource

@testable import WorthSyntax

/// Sources that are broken, deep or large.
@Suite struct HostileInputTests {
  @Test func `ten thousand nested brackets end in one diagnostic`() {
    for bracket in ["(", "[", "f(", "{", "if ", "-", "not ", "a[", "2^", "x { y "] {
      let source = "x = " + String(repeating: bracket, count: 10_000) + "1"
      let (tree, diagnostics) = parse(source)
      #expect(tree.printed() == Array(source.utf8))
      #expect(!diagnostics.isEmpty)
      #expect(diagnostics.count < 100)
    }
  }

  @Test func `a line of 10 MB and a name of 1 MB are read in linear time`() {
    let name = String(repeating: "n", count: 1 << 20)
    #expect(parse(name + " = 1").diagnostics.isEmpty)
    let line = "x = 1" + String(repeating: " + 1", count: 2_500_000)
    let (tree, diagnostics) = parse(line)
    #expect(diagnostics.isEmpty)
    #expect(tree.nodes.count > 2_500_000)
  }

  @Test func `bytes that are no UTF-8, NUL and lone surrogates are said once`() {
    #expect(parse([0x78, 0x20, 0x3D, 0x20, 0xFF, 0xFE, 0xC0]).diagnostics.first?.code == .E0102)
    #expect(parse("x = 1\u{0}").diagnostics.first?.code == .E0101)
    #expect(parse("x = \"a\\u{D800}b\"").diagnostics.map(\.code) == [.E0108])
    #expect(parse("x = \"a\\u{1F33E}b\"").diagnostics.isEmpty)
  }

  @Test func `garbage of many kinds gives no more diagnostics than anybody reads`() {
    let garbage = String(repeating: "€ § ¶ “x ”\n", count: 100_000)
    #expect(parse(garbage).diagnostics.count <= 200)
  }

  @Test func `a file too large is not read`() {
    let bytes = [UInt8](repeating: 0x20, count: Parser.largestSource + 1)
    #expect(parse(bytes).diagnostics.map(\.code) == [.E0801])
  }
}
