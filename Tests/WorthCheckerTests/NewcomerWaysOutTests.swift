import Testing
import Worth
import WorthTestSupport

/// What newcomers wrote, and the line that they are told to write: it means what they meant.
@Suite struct NewcomerWaysOutTests {
  @Test(arguments: [
    ("x = CHF 100 * (100 - tax)", "x = CHF 100 * (100% - tax)", "CHF 75.00"),
    ("x = 100 - 40%", "x = 100% - 40%", "60%"),
  ]) func `a percent beside a bare number`(line: String, correct: String, value: String) {
    #expect(Mended.gives(correct, for: line, behind: "tax = 25%\n", x: value))
  }

  /// A few points more, or a part of the figure: nobody can say which, so that both are told.
  @Test(arguments: ["x = tax + 2", "x = tax - 2.5", "x = tax + 10"])
  func `a number beside a percent is asked about`(line: String) {
    let found = Mended.errors("tax = 25%\n" + line)
    #expect(found.map(\.code) == ["E0302"] && found[0].proposal == nil, "\(found.map(\.text))")
    #expect(found[0].text.contains("is meant in percent"), "\(found.map(\.text))")
  }

  @Test(arguments: [
    ("l = deal { patent = p }", "asset"),
    ("l = deal { asset = p, milestone { name\n\"a\" } }", "milestones"),
  ]) func `a field by another name`(line: String, meant: String) {
    let head = """
      kind right { name: text }
      kind patent_right: right { number: text }
      kind patent: patent_right { }
      kind deal { asset: right, milestones: table { name: text }?, milestone = if milestones is given then count(milestones) else 0 }
      patent p { name = "a", number = "1" }

      """
    let found = Mended.errors(head + line + "\nshow l")
    #expect(
      found.count == 1 && found[0].text.contains("did you mean ‘\(meant)’"), "\(found.map(\.text))")
  }

  @Test(arguments: [
    ("f.crop = \"grian\"", true), ("f.crop != \"Grain\"", true), ("\"gras\" = f.crop", true),
    ("f.crop = \"grain\"", false), ("f.crop = \"maize\"", false), ("f.crop = name", false),
  ]) func `a text that no row has`(condition: String, isNoted: Bool) {
    let source = """
      name = "grian"
      table fields {
        crop    | area
        "grain" | 40
        "grass" | 60
      }
      x = sum(f.area for f in fields where \(condition))
      show x
      """
    let notes = Run(source).program.diagnostics.filter { $0.code == "N0313" }
    #expect(notes.count == (isNoted ? 1 : 0), "\(condition): \(notes.map(\.text))")
  }
}
