import Foundation
import Testing

/// `worth info --format json`, held against its schema.
@Suite struct InfoSchemaTests {
  private let source = """
    case "Values" { currency = EUR, timeline = 2026 .. 2029 }
    ## How fast
    growth = 10% ~ normal(sd: 1%)
    sales[2026] = EUR 100
    sales[t] = sales[t-1] * (1 + growth)
    table book { id | amount
      "a" | 1
    }
    function double(x) = 2 * x
    twice = double(sum(book.amount))
    scenario slump { growth = 0% }
    low = sales[2027] under slump
    kind fee { base: money
      due = base * 2
      require base >= 0 because "it is paid" }
    fee levy { base = low }
    show levy
    expect twice = 2
    nothing = 1 / (twice - twice)
    tree choice = choose "which" { "one" -> low, "none" -> EUR 0 }

    """

  private func document(_ source: String, _ names: String...) throws -> [String: Any] {
    let folder = try TemporaryFolder(["v.worth": source])
    let arguments = ["--format", "json", folder.file("v.worth")] + names
    let data = Data(info(arguments).output.utf8)
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  private func info(_ arguments: [String]) -> CommandResult {
    switch arguments.count {
    case 3: worth("info", arguments[0], arguments[1], arguments[2])
    case 4: worth("info", arguments[0], arguments[1], arguments[2], arguments[3])
    default: worth("info", arguments[0], arguments[1], arguments[2], arguments[3], arguments[4])
    }
  }

  @Test func `what info prints agrees with the schema`() throws {
    let schema = try JSONSchema("info.schema.json")
    #expect(schema.problems(of: try document(source)) == [])
    for name in [
      "growth", "sales", "sales[2027]", "sales[2050]", "book", "book.amount", "double", "twice",
      "slump", "low", "fee", "levy", "levy.due", "nothing", "choice", "sum", "grwth",
    ] {
      #expect(schema.problems(of: try document(source, name)) == [], "\(name)")
    }
    #expect(schema.problems(of: try document("a = b\n", "a")) == [])
  }

  @Test func `the document has values, places and relations as data`() throws {
    let found = try document(source, "sales[2027]", "sales[2050]")
    let names = try #require(found["names"] as? [[String: Any]])
    let sales = try #require(names.first)
    #expect(names.count == 1 && sales["asked"] as? String == "sales[2027]")
    let value = sales["value"] as? [String: Any]
    #expect(value?["amount"] as? Double == 110 && value?["currency"] as? String == "EUR")
    #expect((sales["place"] as? [String: Any])?["line"] as? Int == 5)
    #expect(sales["varies_by_trial"] as? Bool == true && sales["uncertain"] != nil)
    let operands = sales["rests_on"] as? [[String: Any]] ?? []
    #expect(operands.map { $0["text"] as? String } == ["sales", "growth"])
    let unknown = try #require((found["unknown"] as? [[String: Any]])?.first)
    let diagnostics = unknown["diagnostics"] as? [[String: Any]]
    #expect(diagnostics?.first?["code"] as? String == "E0513")
    let word = try document(source, "sum")["unknown"] as? [[String: Any]]
    #expect(word?.first?["help"] as? String == "worth help sum")
    let near = try document(source, "grwth")["unknown"] as? [[String: Any]]
    #expect(near?.first?["nearest"] as? String == "growth")
  }
}
