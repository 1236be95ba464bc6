import Testing

/// Changes by row in a dialogue: what they move is said, one figure stands for a series, rows for a table, and a file
/// holds them in their places.
@Suite struct DialogueRowTests {
  private static let book = """
    case "R" { currency = EUR, timeline = 2027 .. 2029 }
    growth = 5%
    sales[2027] = EUR 100
    sales[t] = sales[t-1] * (1 + growth)
    kind deal { x: money, y: percent = 5%, z = x * y }
    table book { id | a
      "A" | 1
      "B" | 2 }
    d[r in book] = deal { x = EUR 1 * r.a }
    paid[r in book, t] = r.a * EUR 1
    debt[opening] = EUR 3
    debt[t] = debt[t-1] + EUR 1
    total = sum(sales)
    show total

    """

  private func dialogue(_ lines: [String], saving: Bool = false) throws -> (CommandResult, String) {
    let folder = try TemporaryFolder()
    try folder.write(Self.book, to: "book.worth")
    let asked = lines + (saving ? [":save " + folder.file("saved.worth")] : [])
    let result = worth(
      "repl", folder.file("book.worth"), input: asked.map { $0 + "\n" }.joined())
    return (
      result, saving ? try String(contentsOfFile: folder.file("saved.worth"), encoding: .utf8) : ""
    )
  }

  @Test(arguments: [
    ("book.a[\"A\"] = 5", "book.a[\"A\"]: 1 → 5\nd[\"A\"].x: EUR 1.00 → EUR 5.00\n"),
    ("book.a[\"A\"] = 5", "d[\"A\"].z: EUR 0.05 → EUR 0.25\n"),
    ("book.a[\"A\"] = 5", "paid[\"A\", 2027]: EUR 1.00 → EUR 5.00 and 2 more\n"),
    ("book.a = 3", "d[\"A\"].x: EUR 1.00 → EUR 3.00 and 1 more\n"),
    ("d[\"A\"].y = 9%", "d[\"A\"].y: 5% → 9%\nd[\"A\"].z: EUR 0.05 → EUR 0.09\n"),
    ("d.y = 50%", "d[\"A\"].y: 5% → 50% and 1 more\n"),
    ("paid[\"B\", 2028] = EUR 100", "paid[\"B\", 2028]: EUR 2.00 → EUR 100.00\n"),
    ("paid[\"B\"] = EUR 5", "paid[\"B\", 2027]: EUR 2.00 → EUR 5.00 and 2 more\n"),
    ("paid[r in book, t] = r.a * EUR 2", "paid[\"A\", 2027]: EUR 1.00 → EUR 2.00 and 5 more\n"),
    ("book { id | a\n \"C\" | 7\n \"D\" | 8 }\nsum(d.x)", "EUR 15.00\n"),
  ]) func `what a change by row moves is said`(line: String, expected: String) throws {
    let (result, _) = try dialogue([line])
    #expect(result.output.contains(expected), "\(result.output)")
    #expect(!result.output.contains("as before"), "\(result.output)")
    #expect(result.errors == "", "\(result.errors)")
  }

  @Test func `that a figure comes out as before is said where it does`() throws {
    let (result, _) = try dialogue(["e[r in book] = max(r.a, 10)", "book.a[\"A\"] = 1"])
    #expect(!result.output.contains("→"), "\(result.output)")
    #expect(result.output.contains("come out as before"), "\(result.output)")
  }

  @Test(arguments: [
    ("sales = EUR 7\ntotal", "total: EUR 315.25 → EUR 21.00\nEUR 21.00\n"),
    ("sales = -EUR 7\ntotal", "-EUR 21.00\n"),
    ("sales = EUR 7\nsales[2028] = EUR 1\ntotal", "EUR 15.00\n"),
    ("debt = EUR 9\ndebt[opening]", "EUR 3.00\n"),
    ("paid = EUR 4\nsum(paid)", "EUR 24.00\n"),
  ]) func `one figure stands at each index`(lines: String, expected: String) throws {
    let (result, _) = try dialogue([lines])
    #expect(result.output.hasSuffix(expected), "\(result.output)")
    #expect(result.errors == "", "\(result.errors)")
  }

  @Test(arguments: [
    ("book.a[\"B\"] = 5", "\"B\" | 5"), ("book.a[1] = 7", "\"A\" | 7"),
    ("book.a = 4", "\"A\" | 4\n  \"B\" | 4"), ("sales = EUR 7", "sales[t] = EUR 7"),
    ("book { id | a\n \"C\" | 7 }", "table book { id | a\n \"C\" | 7 }"),
  ]) func `a file holds them in their places`(line: String, expected: String) throws {
    let (result, file) = try dialogue([line], saving: true)
    #expect(file.contains(expected), "\(file)")
    #expect(!file.contains("#") && result.errors == "", "\(file)\n\(result.errors)")
  }
}
