import Testing
import WorthSource

@testable import WorthSyntax

/// Comments that document entries.
///
/// The rule: a `##` documents the entry in whose line it stands; in a line of its own, the entry below. It goes on in
/// lines whose `##` stand under it.
@Suite struct DocumentationCommentTests {
  /// Returns the comments of the entries in the first block of `source`.
  private func inBlock(_ source: String) -> [String] {
    let (tree, _) = Parser.parse(
      SourceText(name: "", text: source), source: 0, names: NameTable())
    guard let form = tree.children(tree.root).first(where: { _ in true }),
      let block = tree.children(form).first(where: { tree[$0].kind == .block })
    else { return [] }
    return tree.children(block).map { tree.documentation($0) }
  }

  /// Returns the comments of the entries of the file.
  private func inFile(_ source: String) -> [String] {
    let (tree, _) = Parser.parse(
      SourceText(name: "", text: source), source: 0, names: NameTable())
    return tree.children(tree.root).map { tree.documentation($0) }
  }

  @Test func `a comment behind an input documents that input, the last one included`() {
    #expect(
      inBlock("kind k {\n  a: money  ## What a is\n  b: percent ## What b is\n  c: text ## c\n}")
        == ["What a is", "What b is", "c"])
    #expect(
      inBlock("kind k {\n  a: money, ## What a is\n  b: one | two ## What b is\n}")
        == ["What a is", "What b is"])
  }

  @Test func `a comment in a line of its own documents the entry below`() {
    #expect(
      inBlock(
        "kind k {\n  ## What a is\n  a: money\n  ## What b is,\n  ## in two lines\n  b: percent\n}")
        == ["What a is", "What b is,\nin two lines"])
  }

  @Test func `a comment above and one in the line both count`() {
    #expect(
      inBlock("kind k {\n  ## Above\n  a: money ## behind\n  b: percent\n}") == [
        "Above\nbehind", "",
      ])
  }

  @Test func `a comment goes on where the next one stands under it`() {
    #expect(
      inBlock(
        "kind k {\n  a: money  ## What a is,\n            ## at length\n  ## What b is\n  b: percent\n}"
      )
        == ["What a is,\nat length", "What b is"])
  }

  @Test func `an ordinary comment behind an entry documents nothing`() {
    #expect(inBlock("kind k {\n  a: money # no\n  b: percent\n}") == ["", ""])
  }

  @Test func `lines of a case, and forms with their brace, are documented alike`() {
    #expect(inFile("a = 5 ## five\nb = 6\n## seven\nc = 7 # no") == ["five", "", "seven"])
    #expect(inFile("kind k { ## What it is\n  a: money ## What a is\n}") == ["What it is"])
    #expect(inBlock("kind k { ## What it is\n  a: money ## What a is\n}") == ["What a is"])
    #expect(inFile("kind k { a: money } ## One line") == ["One line"])
  }
}
