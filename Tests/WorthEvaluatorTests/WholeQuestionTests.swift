import Testing
import Worth
import WorthTestSupport

/// Questions about what takes whole numbers, about rows that one value fills, and about variants of one row.
@Suite struct WholeQuestionTests {
  private static let counted = """
    case "C" { currency = EUR, timeline = 2026 .. 2030 }
    kind plan {
      n: whole
      threes = round(n / 3) * 3
      twice = n * 2
      s[t] = if t.year - 2025 <= n then 100 else 0
      v = sum(s)
    }
    plan a { n = 2 }
    m = 10
    plan b { n = m }
    table book { id | n
      "A" | 3
      "B" | 4 }
    ls[r in book] = plan { n = r.n }
    total = sum(ls.v)

    """

  /// The text of the one error that a question has.
  private static func error(_ question: String) -> String {
    let run = Run(counted + "show " + question)
    #expect(run.errors.count == 1, "\(question)")
    return (run.program.diagnostics + run.outcome.messages).first { $0.severity == .error }?.text
      ?? ""
  }

  @Test func `where a figure of whole numbers jumps, whole numbers are told`() {
    // 3 × round(n / 3) is 6 for 5, 6 and 7, and passes 7.5 between 7 and 8.
    #expect(Self.error("solve a.n between 1 and 40 so that a.threes = 6").contains("5, 6, 7;"))
    #expect(Self.error("solve m between 1 and 40 so that b.threes = 6").contains("5, 6, 7;"))
    #expect(Self.error("solve a.n between 1 and 40 so that a.threes = 7.5").contains("at 7 and"))
    #expect(Self.error("solve a.n between 1 and 5 so that a.v = 250").contains("at 2 and 50 at 3"))
    #expect(
      Self.error("solve ls[\"A\"].n between 1 and 5 so that total = 650").contains("at 2 and"))
    #expect(
      Self.error("solve book.n[\"A\"] between 1 and 5 so that total = 650").contains("at 2 and"))
    #expect(
      Self.error("solve a.n between 0.2 and 0.5 so that a.twice = 1").contains("no whole number"))
  }

  @Test func `answers are whole, also between ends that are not`() {
    #expect(
      holds(
        Self.counted + """
          expect (solve a.n between 0.5 and 40.5 so that a.twice = 30) = 15 within 0
          expect (solve least a.n between 0.5 and 40.5 so that a.twice >= 31) = 16 within 0
          expect (solve most a.n between 0.5 and 40.5 so that a.twice <= 31) = 15 within 0
          expect (solve least a.n between 0.2 and 1_000_000.5 so that a.twice >= 3101) = 1551 within 0
          expect (solve least ls.n between 0 and 5 so that total >= 350) = 2 within 0
          expect not ((solve least a.n between 0.2 and 0.5 so that a.twice >= 0) is given)
          """))
  }

  @Test func `a number that a formula makes whole is searched among fractions, too`() {
    #expect(
      holds(
        """
        kind plan { n: whole, v = n * 2 }
        years = 2
        plan a { n = round(years * 12) }
        total = a.v * 0 + years
        expect (solve years between 1 and 3 so that total = 2.05) = 2.05
        """))
  }

  private static let filled = """
    case "C" { currency = EUR, timeline = 2026 .. 2028 }
    kind k { s: flow of money, rate: percent = 10%, v = sum(s), w = sum(s) * rate }
    table book { id | m
      "A" | EUR 4
      "B" | EUR 5 }
    ks[r in book] = k { s = 2 * r.m }
    one = ks["A"] with { s = EUR 2 }
    dear = ks["A"] with { rate = 20% }
    all = ks with { rate = 20% }
    total = sum(ks.v)
    fees = sum(all.w)

    """

  @Test func `rows that one value fills are varied in all periods`() {
    // All: 3 periods × 2 rows; "A" alone: 3 × (s + 10).
    #expect(
      holds(
        Self.filled + """
          expect (solve ks.s between EUR 0 and EUR 10 so that total = EUR 12) = EUR 2.00
          expect (solve ks["A"].s between EUR 0 and EUR 10 so that total = EUR 36) = EUR 2.00
          expect elasticity(total, ks["A"].s) = 0.4444
          expect elasticity(sum(ks.w), ks["A"].rate) = 0.4444
          """))
  }

  @Test func `a variant of one row is varied, and changed by scenarios`() {
    // dear.w = 3 × 8 × rate; fees = 3 × (8 + 10) × rate.
    #expect(
      holds(
        Self.filled + """
          expect (solve dear.rate between 0% and 100% so that dear.w = EUR 12) = 50.00%
          expect (solve one.s between EUR 0 and EUR 10 so that one.v = EUR 12) = EUR 4.00
          expect (solve all.rate between 0% and 100% so that fees = EUR 27) = 50.00%
          expect (solve all["A"].rate between 0% and 100% so that fees = EUR 18) = 50.00%
          expect elasticity(dear.w, dear.rate) = 1.0
          expect elasticity(one.v, one.s) = 1.0
          expect dear.w under { dear.rate = 50% } = EUR 12.00
          expect ks["A"].w under { dear.rate = 50% } = EUR 2.40
          expect dear.w under { dear.s[2027] = EUR 0 } = EUR 3.20
          expect dear.w under { ks["A"].s = EUR 1 } = EUR 0.60
          expect dear.w under { ks["A"].s = EUR 1 } under { dear.rate = was * 2 } = EUR 1.20
          """))
  }

  @Test(arguments: ["9_007_199_254_740_991", "1e300"])
  func `a whole number is found in the widest range`(_ end: String) {
    let run = Run(
      """
      kind k { n: whole, x = n * 2 }
      k a { n = 3 }
      least = solve least a.n between -\(end) and \(end) so that a.x >= 7
      most = solve most a.n between -\(end) and \(end) so that a.x <= 7
      found = solve a.n between -\(end) and \(end) so that a.x = 8

      """)
    #expect(run.errors == [])
    #expect(run.number("least") == 4)
    #expect(run.number("most") == 3)
    #expect(run.number("found") == 4)
  }
}
