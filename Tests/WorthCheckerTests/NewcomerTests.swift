import Testing
import Worth
import WorthTestSupport

/// Mistakes of those who write their first case, each answered by one message that leads out.
@Suite struct NewcomerTests {
  /// The codes and texts of what is wrong with a case.
  private func said(_ source: String) -> [String] {
    Run(source).program.diagnostics.filter { $0.severity == .error }.map { $0.code + " " + $0.text }
  }

  @Test func `a colon in braces that fill in is told at each field, and nothing besides`() throws {
    let source = """
      case "x" { currency = EUR, timeline = 2026 .. 2028 }
      trade_mark mark { }
      sales[t] = EUR 100
      relief_from_royalty v {
        asset: mark, revenue: sales, royalty_rate = 5%
        tax_rate = 10%, discount_rate = 18%, timing: middle
      }
      show v.value
      """
    let found = said(source)
    #expect(found.count == 3)
    for (place, field) in ["asset = mark", "revenue = sales", "timing = middle"].enumerated() {
      try #require(found.count > place)
      #expect(found[place].hasPrefix("E0104") && found[place].contains("‘\(field)’"))
    }
    var mended = source
    for name in ["asset", "revenue", "timing"] {
      mended = mended.replacing(name + ":", with: name + " =")
    }
    #expect(said(mended) == [])
  }

  @Test func `a timeline with a word between its ends is answered with the range`() {
    let run = Run("case \"x\" { timeline = 2027 to 2036 }")
    #expect(run.errors == ["E0104"])
    #expect(run.program.diagnostics.first?.proposal?.replacement == "2027 .. 2036")
  }

  @Test func `a name of what is filled in is proposed with what it belongs to`() {
    let source = """
      kind deal { royalty_rate: percent, fee = royalty_rate * 5 }
      deal pump { royalty_rate = 5% }

      """
    let run = Run(source + "twice = royalty_rate * 2")
    #expect(run.errors == ["E0201"])
    #expect(run.program.diagnostics.first?.proposal?.replacement == "pump.royalty_rate")
    // Of two nobody knows which is meant.
    let two = Run(source + "deal dryer { royalty_rate = 6% }\ntwice = royalty_rate * 2")
    #expect(two.program.diagnostics.first?.proposal == nil)
  }

  @Test func `amounts in two currencies are answered with how one is brought to the other`() {
    let found = said("case \"x\" { currency = CHF }\nv = CHF 100 + USD 20")
    #expect(found.count == 1 && found[0].contains("‘(USD 20 in CHF)’"))
    #expect(
      said("case \"x\" { exchange = [USD 1 = CHF 0.9] }\nv = CHF 100 + (USD 20 in CHF)") == [])
  }

  @Test(arguments: [
    (
      "growth = 1% per month", "(1 + growth)", "(annual(growth) in percent)",
      "growth_factor(growth, 1 year)"
    ),
    (
      "growth = 12% per year", "(1 + growth / 12)", "(monthly(growth) in percent)",
      "growth_factor(growth, 1 month)"
    ),
    (
      "growth = 12% per year", "(1 + growth / 365)", "(daily(growth) in percent)",
      "growth_factor(growth, 1 day)"
    ),
  ])
  func `a rate in a sum is answered with what may stand in its place`(
    _ rate: String, _ factor: String, _ percent: String, _ whole: String
  ) {
    let head = "case \"x\" { timeline = 2026 .. 2027 }\n" + rate + "\n"
    let found = said(head + "s[2026] = 100\ns[t] = s[t-1] * " + factor)
    #expect(
      found.count == 1 && found[0].contains("‘\(percent)’") && found[0].contains("‘\(whole)’"))
    // Both pasted in give the same.
    let run = Run(
      head
        + "a[2026] = 100\na[t] = a[t-1] * (1 + \(percent))\nb[2026] = 100\nb[t] = b[t-1] * \(whole)\n"
        + "d = a[2027] - b[2027]\nexpect d = 0")
    #expect(run.errors == [])
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `a requirement for each period says in which it fails first`() {
    let run = Run(
      """
      case "x" { currency = EUR, timeline = 2026-01-30 .. 2026-02-02 }
      balance[t]: level of money = if t >= 2026-02-01 then EUR 60 else EUR 40
      require balance <= EUR 50 because "over the limit"
      """)
    #expect(run.errors == ["E0608"])
    #expect(run.outcome.messages.first?.text.contains("over the limit; in 2026-02-01") == true)
  }
}
