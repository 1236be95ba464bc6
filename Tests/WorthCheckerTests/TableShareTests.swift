import Testing
import Worth
import WorthTestSupport

/// Percents in the rows of a plain table that are taken of one amount.
///
/// | the percents | are noted |
/// | --- | --- |
/// | of one amount, near 100 % together, and missing it | at the table, once |
/// | of amounts that differ from row to row, or nowhere near 100 % together | never: they are rates |
/// | 100 % together, or with `rest` | never |
@Suite struct TableShareTests {
  /// The notes on shares in a case with a table of `first` and `second`.
  private func notes(_ first: String, _ second: String, _ lines: String) -> [Message] {
    let source = """
      case "x" { currency = CHF, timeline = 2026 .. 2027 }
      income = CHF 100
      sales[t] = CHF 50
      table split {
        who | share     | base
        "a" | \(first)  | CHF 10
        "b" | \(second) | CHF 20
      }
      kind royalty { fee: money
        parts: table { who: text, share: percent, base: money }
        total = sum(fee * p.share for p in parts) }

      """
    let run = Run(source + lines)
    #expect(run.errors == [], "\(lines): \(run.program.diagnostics.map(\.text))")
    return run.program.diagnostics.filter { $0.code == "N0305" }
  }

  @Test(arguments: [
    "paid[r in split] = income * r.share\nshow paid", "show sum(income * r.share for r in split)",
    "paid[r in split, t] = sales * r.share\nshow paid", "show CHF 100 * split.share",
    "royalty x { fee = income, parts = split }\nshow x.total",
    "paid[r in split] = (income - CHF 20) * r.share\nshow paid",
    "paid[r in split] = income * r.share\nkept = sum(income * r.share for r in split)\nshow paid, kept",
  ]) func `shares of one amount that miss 100 % are told at the table`(_ lines: String) {
    for (first, second, total) in [("50%", "40%", "90%"), ("60%", "50%", "110%")] {
      let found = notes(first, second, lines)
      #expect(found.count == 1, "\(lines)")
      #expect(found.first?.text.contains("total " + total) == true, "\(found.map(\.text))")
      #expect(found.first?.text.contains("10%") == true)
      #expect(found.first?.place?.line == 5)
    }
  }

  @Test(arguments: [
    ("60%", "40%", "paid[r in split] = income * r.share\nshow paid"),
    ("60%", "rest", "paid[r in split] = income * r.share\nshow paid"),
    ("5%", "3%", "paid[r in split] = income * r.share\nshow paid"),
    ("50%", "40%", "paid[r in split] = r.base * r.share\nshow paid"),
    ("50%", "40%", "show sum(r.base * r.share for r in split)"),
    ("50%", "40%", "show split"), ("50%", "40%", "show income * split.share[\"a\"]"),
  ]) func `whole shares, and rates, are not noted`(_ first: String, _ second: String, lines: String)
  {
    #expect(notes(first, second, lines).isEmpty, "\(lines)")
  }

  @Test func `what is allocated by such a column is an error`() {
    let lines = "table s {\n who | share\n \"a\" | 50%\n \"b\" | 40%\n}\n"
    let run = Run(lines + "paid = allocate(CHF 100, s.share)\nshow paid")
    #expect(run.outcome.messages(inColour: false).contains { $0.code == "E0638" })
  }
}
