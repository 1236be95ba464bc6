import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// Files that a case uses.
@Suite struct FilesTests {
  @Test func `a used file lends its kinds and functions, and no definitions`() throws {
    var bench = Workbench(
      "use \"lib.worth\"",
      files: ["lib.worth": "function twice(x) = 2 * x\nkind k { a: number }\nsecret = 5"])
    #expect(bench.type("twice(5)") == .number)
    _ = try bench.kind("k")
    #expect(bench.symbol("secret") == nil)
    #expect(bench.codes.isEmpty)
  }

  @Test func `a file is parsed once, however often it is used`() {
    var bench = Workbench(
      "use \"a.worth\"\nuse \"b.worth\"\nuse \"./b.worth\" as again",
      files: ["a.worth": "use \"b.worth\"", "b.worth": "function f(x) = x"])
    #expect(bench.checker.trees.count == 3)
    #expect(bench.type("f(1)") == .number)
    #expect(bench.codes.isEmpty)
  }

  @Test func `a file that uses itself, by whatever way, is a mistake`() {
    #expect(Workbench("use \"case.worth\"").codes.count == 1)
    let ring = ["a.worth": "use \"b.worth\"", "b.worth": "use \"a.worth\""]
    #expect(Workbench("use \"a.worth\"", files: ring).codes.count == 1)
  }

  @Test func `a file that is not there is a mistake`() {
    #expect(Workbench("use \"none.worth\"").codes == [.E0206])
  }

  @Test func `places of the prelude are known as such`() {
    var bench = Workbench("a = 1")
    _ = bench.symbol("relief_from_royalty")
    let last = UInt32(bench.checker.files.sources.sources.count - 1)
    #expect(
      SourceFiles.isInPrelude(Span(source: last, start: 0, end: 0), in: bench.checker))
    #expect(!SourceFiles.isInPrelude(Span(source: 0, start: 0, end: 0), in: bench.checker))
  }
}
