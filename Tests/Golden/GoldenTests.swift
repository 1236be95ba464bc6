import Foundation
import Testing
import Worth

/// Whole outputs are held by files: what a case says, shows and writes as JSON, and what it is
/// lowered to.
@Suite struct GoldenTests {
  @Test func `every case under Examples says, shows and writes what its golden holds`() throws {
    let paths = Golden.files(below: "Examples", ending: ".worth")
    #expect(paths.count > 100)
    for path in paths {
      let output = try GoldenOutput(file: path)
      Golden.hold(output.text, at: path.dropEnding(".worth") + ".txt")
      Golden.hold(output.json, at: path.dropEnding(".worth") + ".json")
    }
    Golden.expectNothingElse(below: "Examples", besides: paths.map { $0.dropEnding(".worth") })
  }

  @Test func `every snippet of the reference says, shows and writes what its golden holds`() throws
  {
    let snippets = ReferenceSnippet.all(in: try Golden.text("Grammar/README.md"))
    #expect(snippets.count > 50)
    for snippet in snippets {
      let output = GoldenOutput(source: snippet.source)
      Golden.hold(snippet.source + output.text, at: snippet.path + ".txt")
      Golden.hold(output.json, at: snippet.path + ".json")
    }
    Golden.expectNothingElse(below: "Reference", besides: snippets.map(\.path))
  }

  @Test func `chosen cases are lowered to the plan that their golden holds`() throws {
    let names = try Golden.text("Tests/Golden/plans.txt").split(separator: "\n").map { String($0) }
    #expect(names.count >= 24)
    for name in names {
      let output = try GoldenOutput(file: "Examples/" + name + ".worth")
      Golden.hold(output.plan, at: "Plans/" + name + ".plan")
    }
    Golden.expectNothingElse(below: "Plans", besides: names.map { "Plans/" + $0 })
  }
}
