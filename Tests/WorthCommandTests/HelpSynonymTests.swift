import Testing
import WorthBuiltins
import WorthPrelude

@testable import WorthCommand

/// Words that people bring to help. The rule: a name is found however it is spelt; a word of the trade, of
/// spreadsheets or of other programs leads to the pages that speak of what it means.
@Suite struct HelpSynonymTests {
  /// Words with a page that has to be among those named, or shown.
  static let brought = [
    ("NPV", "function npv"), ("PV", "function pv"), ("IRR", "irr("), ("Pmt", "function pmt"),
    ("VLOOKUP", "tables"), ("XLOOKUP", "band_value"), ("SUMIF", "list"), ("COUNTIFS", "tables"),
    ("AVERAGE", "mean"), ("trademark", "kind trade_mark"), ("Trade-Mark", "kind trade_mark"),
    ("know how", "kind know_how"), ("know-how", "kind know_how"), ("WACC", "kind wacc"),
    ("royalty", "relief_from_royalty"), ("royalties", "royalty"),
    ("goodwill", "rate_reconciliation"), ("useful life", "survivors"), ("legal life", "asset"),
    ("earn-out", "if"), ("Earnouts", "uncertainty"), ("escrow", "by_period"),
    ("tier", "band_value"),
    ("tiers", "band_value"), ("handout", "expect"), ("liquidation preference", "venture_capital"),
    ("customer base", "excess_earnings"), ("Monte Carlo", "simulation"), ("goal seek", "solve"),
    ("relief from royalty", "kind relief_from_royalty"), ("churn", "survivors"),
    ("Relief-from-Royalty", "kind relief_from_royalty"), ("comments", "##"),
    ("types", "flow of money"),
    ("settings", "audience"), ("checks", "expect"), ("conventions", "practice differs"),
    ("lgd", "outcome"), ("LGD", "‘recovery’"),
    ("recovery", "kind recovery"), ("expected loss", "function expected_loss"), ("EAD", "default"),
    ("covenant", "kind covenant"), ("covenants", "covenant"),
    ("LTV", "‘collateral’"), ("loan", "kind loan"), ("default", "kind default"),
    ("collateral", "kind collateral"), ("pledge", "pledgeable"),
    ("breach", "‘covenant’"), ("secured_loan", "‘loan’"), ("mortgage", "loan"),
    ("PD", "expected_loss"), ("event of default", "‘covenant’"),
    ("wrong-way risk", "default"), ("facility", "‘loan’"),
    ("haircut", "collateral"), ("DSCR", "covenant"), ("forced sale", "‘recovery’"),
    ("markdown", "--format json"), ("Markdown", "no Markdown"), ("PDF", "no Markdown, HTML or PDF"),
    ("what if", "scenario"), ("what-if", "tornado"), ("scenario", "under"), ("scenarios", "under"),
    ("stress test", "compare"), ("worst case", "scenario"), ("handouts", "worth test"),
    ("files", "--allow"), ("changes", "--set"), ("remarks", "remark"), ("uncertainty", "~"),
  ]

  @Test(arguments: brought)
  func `what people ask for is answered`(_ word: String, _ page: String) {
    let result = worth("help", word)
    #expect(result.code == 0)
    #expect(result.output.contains(page), "\(result.output.prefix(200))")
  }

  @Test func `every row leads to pages that there are`() {
    for row in HelpSynonyms.all {
      #expect(!row.pages.isEmpty && !row.words.isEmpty)
      for page in row.pages {
        #expect(!HelpCommand.summary(of: page).isEmpty, "\(row.words): \(page)")
      }
    }
  }

  @Test func `a word stands once, and leads further than to its own page`() {
    var seen: Set<String> = []
    for row in HelpSynonyms.all {
      for word in row.words {
        #expect(seen.insert(word).inserted, "\(word) stands twice")
        #expect(!row.pages.map { HelpSynonyms.plain($0) }.contains(word), "\(word) leads to itself")
        #expect(HelpTopic.find(word).map { !row.pages.contains($0.name) } ?? true, "\(word)")
      }
    }
    let page = worth("help", "beta").output
    #expect(page.contains("distribution") || page.contains("two shapes"))
    #expect(page.contains("capm"))
  }

  @Test func `a kind begins with its example, then what is to be filled in, then what comes out`()
    throws
  {
    let page = worth("help", "relief_from_royalty").output
    let example = try #require(Prelude.example(of: "relief_from_royalty"))
    let order = [
      "kind relief_from_royalty", "\nexample\n", "  royalty_rate = 5%", "\nto fill in\n",
      "\n  royalty_rate: percent\n", "\nmay be filled in\n", "\n  owner_costs: flow of money = 0\n",
      "\nwhat comes out\n", "  value ",
    ]
    var rest = Substring(page)
    for part in order {
      let found = try #require(rest.firstRange(of: part), "\(part)")
      rest = rest[found.upperBound...]
    }
    for line in example.split(separator: "\n") { #expect(page.contains("  " + line)) }
    #expect(!page.contains("royalties[t] = revenue"))
    #expect(!page.contains("\nrequires\n"))
    let full = worth("help", "--formulas", "relief_from_royalty").output
    #expect(full.contains("royalties[t] = revenue"))
    #expect(full.contains("\nrequires\n"))
    #expect(full.contains("\nremarks\n"))
  }

  @Test(arguments: Prelude.kindNames)
  func `each kind says what comes out, and asks for nothing that it works out`(kind: String) throws
  {
    let entry = try #require(PreludeEntry.find(kind))
    let page = worth("help", kind).output
    #expect(page.contains("\nexample\n"))
    let lines = entry.withAncestors.flatMap { $0.members }.filter { $0.sort != .input }
    if lines.contains(where: { $0.sort == .line }) { #expect(page.contains("\nwhat comes out\n")) }
    #expect(page.contains(entry.summary.split(separator: " ").prefix(4).joined(separator: " ")))
  }

  @Test func `a command that is also a word of the language shows both`() {
    let page = worth("help", "list").output
    #expect(page.contains("worth list"))
    #expect(page.contains("several values of one sort"))
  }
}
