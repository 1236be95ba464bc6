import Foundation
import Testing

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
