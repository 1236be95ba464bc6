import Foundation
import Testing

/// The JSON of `worth run`, held against its schema.
@Suite struct RunSchemaTests {
  private static let sources = [
    "", dryer, "x =\n", "x = CHF 1 + USD 1\n", "x = 1 / 0\ny = x + 1\nexpect y = 2\n",
    "expect 0.7513 = 0.7513 printed 0.7531 because \"swapped\"\n",
    "use \"nothing.worth\"\nsum = 3\nshow sum\nunused = 4\n",
    """
    unit tonne
    ## How much
    harvest = 5 tonne
    price = CHF 3 per tonne
    day = 2026-03-15
    term = 20 years
    truth = 1 < 2
    words = "a \\"b\\" \\\\ c"
    values = [1, 2, 3]
    amounts = [CHF 1, CHF 2]
    rate = 12% per year
    expect harvest = 5 tonne
    expect harvest = 6 tonne
    expect sum(values) = 6.00 within 1%

    """,
  ]

  @Test(arguments: sources)
  func `what run prints agrees with the schema`(source: String) throws {
    let schema = try JSONSchema("run.schema.json")
    let result = worth("run", "--format", "json", "-", input: source)
    #expect(schema.problems(of: try json(result.output)) == [])
  }

  @Test func `estimates whose errors are larger than their coins agree with the schema`() throws {
    let schema = try JSONSchema("run.schema.json")
    let source = """
      case "x" { currency = CHF, simulation { trials = 200 } }
      sales = CHF 5 million ~ normal(sd: CHF 3 million)
      show sales, sales.mean

      """
    let result = worth("run", "--format", "json", "-", input: source)
    #expect(result.output.contains("\"zeros\":"))
    #expect(schema.problems(of: try json(result.output)) == [])
  }

  @Test(arguments: ["run.schema.json", "info.schema.json"])
  func `a schema has all definitions that it refers to`(name: String) throws {
    #expect(try JSONSchema(name).missingDefinitions.isEmpty)
  }

  @Test func `the schema tells what is wrong`() throws {
    let schema = try JSONSchema("run.schema.json")
    let text = worth("run", "--format", "json", "-", input: dryer).output
    let changes = [
      ("\"worth\":1", "\"worth\":2"), ("\"verdict\":\"passed\"", "\"verdict\":\"good\""),
      ("\"path\":", "\"paht\":"), ("\"amount\":", "\"value\":"), ("\"checks\":[", "\"tests\":["),
      ("\"line\":", "\"line\":-"),
    ]
    for (written, wrong) in changes {
      #expect(text.contains(written))
      #expect(!schema.problems(of: try json(text.replacing(written, with: wrong))).isEmpty)
    }
  }

  /// A case whose report has a block of each kind.
  static let everyBlock = """
    case "Blocks" { currency = CHF, timeline = 2026 .. 2027, source = "a handbook"
      simulation { trials = 1_000 } }
    unit tonne
    kind terms { rate: percent
      bands: table { name: text, above: money, day: date } }
    kind fee { agreed: terms
      sales: flow of money
      words: list of text
      extra: flow of money = 0
      paid[t] = sales * agreed.rate
      total = sum(paid)
      show "At {agreed.rate}", table(sales, paid), total }
    ## What is sold
    sold[t] = CHF 10
    debt[opening] = CHF 7
    debt[t]: level of money = debt[t-1] - CHF 1
    fee x { agreed { rate = 5%
      bands { name | above | day
        "a" | CHF 1 | 2026-01-01 } }
      sales = sold, words = ["b", "c"] }
    growth = 2%
    price = CHF 100 ~ uniform(CHF 50, CHF 150)
    value = price * (1 + growth)
    worth = CHF 5 * (1 + growth)
    varied[t] = value
    high = value > CHF 120
    day = 2026-03-15 ~ uniform(2026-01-01, 2026-12-31)
    scenario good { growth = 3% }
    tree owner = choose "What" { "sell" -> CHF 20, "sue" -> chance "Court" { cost = CHF 1
      50% "won" -> CHF 50, rest "lost" -> CHF 0 } }
    lasting = 18 months
    flows = [2027-06-30: CHF 100, 2028-01-01: CHF 5]
    each = CHF 3 per tonne
    yearly = 5% per year compounded monthly
    show "A text", x, value, high, value.mean, table(sold, debt), table(varied), owner, lasting, flows, each, yearly
    show compare(worth, value, good), attribution(worth, good)
    show grid(worth, growth, [1%, 2%]), grid(worth, growth, [1%], price, [CHF 1])
    show tornado(value), tornado(worth, growth, 0% .. 5%)
    expect worth = CHF 5.10
    expect worth = CHF 6 because "table 1"

    """

  @Test func `a block of each kind agrees with the schema`() throws {
    let schema = try JSONSchema("run.schema.json")
    let result = worth("run", "--format", "json", "-", input: Self.everyBlock)
    #expect(result.code == 0, "\(result.errors)")
    let document = try json(result.output)
    #expect(schema.problems(of: document) == [])
    let blocks = (document as? [String: Any])?["document"] as? [[String: Any]] ?? []
    let found = Set(blocks.compactMap { $0["block"] as? String })
    #expect(
      found == [
        "heading", "paragraph", "figure", "table", "working_paper", "comparison", "grid", "tornado",
        "tree", "attribution", "histogram", "checks", "remarks", "sources",
      ])
  }

  @Test(arguments: [
    ("\"block\":\"grid\"", "\"block\":\"grill\""), ("\"align\":\"right\"", "\"align\":1"),
    ("\"kind\":\"percent\"", "\"kind\":\"share\""), ("\"steps\":", "\"stages\":"),
    ("\"totals\":[", "\"totals\":[{},"), ("\"digits\":2", "\"digits\":-2"),
    ("\"outcomes\":", "\"ends\":"), ("\"bars\":", "\"beams\":"),
    ("\"over\":\"all", "\"over\":\"some"),
  ])
  func `the schema tells what is wrong with a block`(written: String, wrong: String) throws {
    let schema = try JSONSchema("run.schema.json")
    let text = worth("run", "--format", "json", "-", input: Self.everyBlock).output
    #expect(text.contains(written))
    #expect(!schema.problems(of: try json(text.replacing(written, with: wrong))).isEmpty)
  }

  @Test func `what show asks for stands in the document with its unit`() throws {
    let result = worth(
      "run", "--format", "json", "-",
      input: "case \"T\" { currency = CHF, timeline = 2026 .. 2027 }\ns[t] = CHF 2.5\nshow s\n")
    let document = try json(result.output) as? [String: Any]
    let blocks = document?["document"] as? [[String: Any]]
    let table = try #require(blocks?.first { $0["block"] as? String == "table" })
    let column = try #require((table["columns"] as? [[String: Any]])?.first)
    #expect(column["heading"] as? String == "s")
    #expect(column["unit"] as? [String: String] == ["kind": "money", "currency": "CHF"])
    #expect(column["digits"] as? Int == 2)
    let rows = try #require(table["rows"] as? [[String: Any]])
    #expect(rows.map { $0["label"] as? String } == ["2026", "2027"])
    #expect(rows.map { $0["cells"] as? [Double] } == [[2.5], [2.5]])
  }

  @Test func `figures are read as they are`() throws {
    let result = worth("run", "--format", "json", "-", input: dryer)
    #expect(result.code == 0)
    let document = try #require(try json(result.output) as? [String: Any])
    let figures = try #require(document["figures"] as? [[String: Any]])
    let growth = try #require(figures.first { $0["path"] as? String == "growth" })
    #expect(growth["value"] as? Double == 0.08)
    #expect(growth["label"] as? String == "Growth of sales")
    let sales = try #require(figures.first { $0["path"] as? String == "sales" })
    let first = try #require((sales["value"] as? [[String: Any]])?.first)
    #expect(first["index"] as? String == "2026")
    #expect((first["value"] as? [String: Any])?["amount"] as? Double == 24e6)
  }

  @Test func `exit codes are those of the text`() {
    #expect(worth("run", "--format", "json", "-", input: "x =\n").code == 2)
    #expect(worth("run", "--format", "json", "-", input: "x = 1 / 0\n").code == 1)
  }
}
