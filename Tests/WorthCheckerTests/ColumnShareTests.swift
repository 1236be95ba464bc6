import Testing
import Worth
import WorthTestSupport

/// Plain numbers in columns that their names, or what is worked out with them, say to be shares.
@Suite struct ColumnShareTests {
  private func run(_ file: String, _ source: String) -> Run {
    let program = Engine { $0 == "t.csv" ? Array(file.utf8) : nil }.compile(
      "case { currency = EUR }\n" + source)
    return Run(program: program, outcome: program.evaluate())
  }

  /// 0.05 in a column of percents is 5 % or 0.05 %: both are said.
  @Test(arguments: [
    ("rate: share in percent", "EUR 11.00"), ("rate: number in percent", "EUR 0.11"),
  ]) func `a share without a sign is read as it is meant`(entry: String, value: String) {
    let file = "name,rate\nA,0.05\nB,0.06\n"
    let told = run(
      file,
      "table t from \"t.csv\" { name: text, rate: percent }\nx = sum(EUR 100 * r.rate for r in t)")
    #expect(told.errors == ["E0422"])
    let text = told.program.diagnostics.first { $0.severity == .error }?.text ?? ""
    #expect(text.contains("if it is 5%") && text.contains("if it is 0.05%"), "\(text)")
    #expect(text.contains("‘\(entry)’"), "\(text)")
    let read = run(
      file, "table t from \"t.csv\" { name: text, \(entry) }\nx = sum(EUR 100 * r.rate for r in t)")
    #expect(read.text("x") == value)
  }

  @Test func `larger figures are percents`() {
    let file = "name,rate\nA,5\nB,0.6\n"
    let told = run(
      file,
      "table t from \"t.csv\" { name: text, rate: percent }\nx = sum(EUR 100 * r.rate for r in t)")
    let text = told.program.diagnostics.first { $0.severity == .error }?.text ?? ""
    #expect(text.contains("‘rate: number in percent’") && !text.contains("share"), "\(text)")
  }

  @Test(arguments: [
    ("growth", "1 + r.growth", true), ("growth", "1 - r.growth", true),
    ("tax_rate", "1 + r.tax_rate", true),
    ("pd", "r.pd", true), ("years", "1 + r.years", false), ("n", "1 + r.n", false),
  ]) func `a column of plain numbers is noted where it is a share`(
    column: String, factor: String, isNoted: Bool
  ) {
    let written = "table t {\n  name | \(column)\n  \"A\" | 5\n  \"B\" | 4\n}\n"
    let file = "name,\(column)\nA,5\nB,4\n"
    for source in [written, "table t from \"t.csv\" { name: text, \(column): number }\n"] {
      let found = run(file, source + "x = sum(EUR 100 * (\(factor)) for r in t)\nshow x")
      let notes = found.program.diagnostics.filter { $0.code == "N0301" }
      #expect(notes.isEmpty == !isNoted, "\(factor): \(notes.map(\.text))")
      if source != written, let note = notes.first {
        #expect(note.text.contains("‘\(column): number in percent’"), "\(note.text)")
      }
    }
  }
}
