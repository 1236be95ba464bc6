import Testing
import Worth
import WorthTestSupport

/// What stands around the methods: the conclusion, the rates of an acquisition, the engagement.
@Suite struct ConclusionTests {
  @Test func `methods are brought together with weights or by choice`() {
    /// Returns a case in which two methods are brought together.
    func conclusion(_ rest: String, _ weight: String = "40%") -> Run {
      Run(
        """
        case "Conclusion" { currency = CHF }
        reconciliation c {
          methods {
            method    | low    | value   | high    | weight     | reason
            "royalty" | CHF 80 | CHF 100 | CHF 120 | 60%        | "five licences are known"
            "cost"    | CHF 50 | CHF 70  | CHF 75  | \(weight)  | "time sheets were kept"
          }
          tolerance = 20%, \(rest)
        }
        show c
        """)
    }
    let weighted = conclusion("conclusion = weighted")
    #expect(weighted.text("c.value") == "CHF 88.00")
    #expect(weighted.text("c.agree") == "no")
    #expect(weighted.outcome.report.contains("The methods differ by 34.1% of the value"))
    // 70 wide on 40 blanks: 80 lies 17 from the left, 40 of 70 are 23 wide.
    #expect(
      weighted.outcome.report.contains(
        String(repeating: " ", count: 17) + String(repeating: "█", count: 23)))
    let chosen = conclusion("conclusion = chosen, choice = \"royalty\"")
    #expect(chosen.text("c.value") == "CHF 100.00")
    #expect(conclusion("conclusion = weighted", "30%").errors == ["E0608"])
    #expect(conclusion("conclusion = chosen").errors == ["E0608"])
    #expect(conclusion("conclusion = chosen, choice = \"market\"").errors == ["E0608"])
  }

  @Test func `the rates of an acquisition are held against one another`() {
    let run = Run(
      """
      case "Rates" { currency = CHF }
      rate_reconciliation r {
        assets {
          name     | value  | rate
          "land"   | CHF 20 | 4%
          "plant"  | CHF 30 | 7%
          "patent" | CHF 30 | 14%
        }
        price = CHF 100, cost_of_capital = 10%, internal_rate = 12.5%, goodwill_rate = 18%, tolerance = 1%
      }
      show r
      expect r.wara = 10.7%
      expect r.implied_goodwill_rate = 14.5%
      expect r.agree = no
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
    #expect(run.outcome.report.contains("the internal rate exceeds the cost of capital"))
  }

  @Test func `what a standard asks for and nobody said is listed`() {
    /// Returns what an engagement with `fields` says is missing.
    func missing(_ fields: String) -> String {
      Run("engagement e { \(fields) }").text("e.missing")
    }
    #expect(missing("standard = none") == "[]")
    let ivs = missing("standard = ivs_2025, client = \"the bank\", valuation_date = 2026-01-01")
    #expect(ivs.contains("basis") && ivs.contains("users") && ivs.contains("compliance"))
    #expect(!ivs.contains("client") && !ivs.contains("behavioural_analysis"))
    #expect(missing("standard = iso_10668_2010").contains("behavioural_analysis"))
    let din = missing("standard = din_77100_2011")
    #expect(din.contains("technical_analysis") && din.contains("financial_analysis"))
    #expect(din.contains("exploitation"))
    #expect(missing("standard = ivs_2025, client = \"\"").contains("client"), "an empty text")
    #expect(
      Run("engagement e { standard = ifrs_13, basis = investment_value }").errors == ["E0608"])
    #expect(
      Run(
        "engagement e { standard = ivs_2025, report_date = 2026-01-01, data_cut_off = 2026-02-01 }"
      )
      .errors == ["E0608"])
  }
}
