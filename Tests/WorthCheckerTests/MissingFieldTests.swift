import Testing
import Worth
import WorthTestSupport

/// Fields that are missing or misspelt: all are told at once.
@Suite struct MissingFieldTests {
  /// A kind whose inputs have comments before them and behind them.
  private let kind = """
    kind fee {
      ## What the office charges
      amount: money
      rate: percent ## its yearly growth
      paid: table { day: date }
      note: text?
      other: text?
      require note is given or other is given because "a fee has a note or another text"
      due = amount * rate
    }

    """

  @Test(arguments: [
    "fee f { }", "table t { n | x\n  \"a\" | 3 }\nf[r in t] = fee { }", "f = [fee { }]",
    "show fee { }.due",
  ])
  func `every missing field is told with its type and its meaning, in one message`(source: String) {
    let found = Mended.errors(kind + source)
    #expect(found.map(\.code) == ["E0401"], "\(source)")
    let text = found.first?.text ?? ""
    #expect(text.contains("‘amount = …’ (money: What the office charges)"))
    #expect(text.contains("‘rate = …’ (percent: its yearly growth)"))
    #expect(text.contains("‘paid = …’ (table { day: date })"))
    #expect(text.contains("besides, a fee has a note or another text"))
  }

  @Test func `what is asked of optional fields that are given is not asked besides`() {
    let found = Mended.errors(kind + "fee f { note = \"yes\" }")
    #expect(found.map(\.code) == ["E0401"])
    #expect(found.first?.text.contains("besides") == false)
  }

  @Test func `replacement cost says in one run all that it needs`() {
    let found = Mended.errors("replacement_cost r { }")
    #expect(found.map(\.code) == ["E0401"])
    let text = found.first?.text ?? ""
    for field in [
      "overhead", "developers_profit", "opportunity_rate", "development_time", "same_use",
    ] {
      #expect(text.contains("‘\(field) = …’"), "\(field)")
    }
    #expect(text.contains("work, expenses or past_expenses"))
  }

  @Test func `misspelt fields are told together, with the line to paste`() {
    let source = "kind k { amount: number, rate: percent, years: whole }\n"
    let found = Mended.errors(source + "k one { amuont = 5, rat = 3%, years = 2 }")
    #expect(found.map(\.code) == ["E0456"])
    #expect(
      Mended.once(source + "k one { amuont = 5, rat = 3%, years = 2 }")
        == source + "k one { amount = 5, rate = 3%, years = 2 }")
  }
}
