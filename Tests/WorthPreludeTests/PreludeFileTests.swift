import Testing
import Worth
import WorthPrelude
import WorthSource
import WorthSyntax
import WorthTestSupport

/// The files of the prelude, their comments and examples.
@Suite struct PreludeFileTests {
  @Test func `the embedded prelude is that of its files`() throws {
    let files = Repository.files(below: "Sources/WorthPrelude/Worth", ending: ".worth")
    #expect(files.count == Prelude.files.count)
    for (path, file) in zip(files, Prelude.files) {
      #expect(path.hasSuffix(file.name.dropFirst("prelude/".count)))
      #expect(try Repository.text(path) == file.text, "run Sources/WorthPrelude/generate.py")
    }
  }

  @Test func `the examples of the prelude's functions hold, and every function has one`() {
    for file in Prelude.files {
      var documented = 0
      var hasExample = false
      for line in file.text.split(separator: "\n") {
        if line.hasPrefix("## Example: ") {
          hasExample = true
          let run = Run(String(line.dropFirst("## Example: ".count)))
          #expect(run.errors.isEmpty, "\(line)")
          #expect(run.outcome.checks.map(\.verdict) == [.passed], "\(line)")
        } else if line.hasPrefix("function ") {
          // What takes a period needs a timeline; the teaching cases show it.
          if !line.contains(": period") { #expect(hasExample, "\(line)") }
          documented += 1
          hasExample = false
        }
      }
      #expect(documented == file.functions.count)
    }
  }

  @Test func `each file of the prelude is sound by itself and documents what it defines`() {
    for file in Prelude.files {
      let source = SourceText(name: file.name, text: file.text)
      let (tree, diagnostics) = Parser.parse(source, source: 0, names: NameTable())
      #expect(diagnostics.isEmpty)
      for entry in tree.children(tree.root) {
        #expect(!tree.documentation(entry).isEmpty, "\(file.name): \(tree.text(entry).prefix(40))")
      }
    }
  }

  @Test func `the functions that give factors are functions of the prelude`() {
    let functions = Prelude.files.flatMap { $0.functions }
    for name in Prelude.factorFunctions { #expect(functions.contains(name), "\(name)") }
  }
}
