import Testing
import Worth
import WorthTestSupport

/// Habits of spreadsheets, countries and other languages.
///
/// The rule: each is told in one message. What it proposes parses, and keeps the figure; where nothing sure can be
/// said, nothing is proposed and the message names the choices.
@Suite struct HabitTests {
  /// Figures as they are written elsewhere, and as they are written here.
  static let figures: [(written: String, correct: String)] = [
    ("1.234.56", "1_234.56"), ("1.234.567", "1_234_567"), ("1.234.567,89", "1_234_567.89"),
    ("1,234,567.89", "1_234_567.89"), ("12,34,567", "12_34_567"), ("0,855", "0.855"),
    ("1'000", "1_000"), ("1\u{2019}250\u{2019}000.50", "1_250_000.50"), ("1 000 000", "1_000_000"),
    ("1 000,50", "1_000.50"), ("12.-", "12"), ("5.", "5"), (".5", "0.5"), ("5m", "5 million"),
    ("3,5m", "3.5 million"), ("250k", "250 thousand"), ("500bps", "500 bp"), ("25bp", "25 bp"),
    ("500 bps", "500 bp"), ("5 per cent", "5 %"), ("5 percent", "5 %"), ("5 x 10^6", "5 * 10^6"),
    ("10**6", "10^6"), ("$12", "USD 12"), ("12 €", "EUR 12"), ("12€", "EUR 12"),
    ("€3m", "EUR 3 million"), ("£5 million", "GBP 5 million"), ("5M€", "EUR 5 million"),
    ("3 Mio. €", "EUR 3 million"), ("12,50 €", "EUR 12.50"), ("€1.000.000,00", "EUR 1_000_000.00"),
    ("US$ 5", "USD 5"), ("USD5.000.000", "USD 5_000_000"), ("5CHF", "CHF 5"), ("12 USD", "USD 12"),
    ("USD 1,5", "USD 1.5"), ("3 mio EUR", "EUR 3 million"), ("1.250,00 EUR", "EUR 1_250.00"),
    ("CHF 12'500.-", "CHF 12_500"), ("CHF 1 000 000", "CHF 1_000_000"),
    ("15 March 2021", "2021-03-15"), ("March 15, 2021", "2021-03-15"), ("March 2021", "2021-03"),
    ("Sept 2021", "2021-09"), ("15. March 2021", "2021-03-15"), ("1st of May 2020", "2020-05-01"),
    ("15-Mar-2021", "2021-03-15"), ("15.03.2021", "2021-03-15"), ("31/12/26", "2026-12-31"),
    ("Q3 2026", "2026-Q3"), ("2026Q1", "2026-Q1"),
  ]

  @Test(arguments: figures)
  func `a figure written as elsewhere is proposed as it is written here`(
    written: String, correct: String
  ) throws {
    #expect(Mended.once("a = " + written) == "a = " + correct, "\(written)")
    #expect(Mended.errors("a = " + correct).isEmpty, "\(correct)")
  }

  /// Signs, comments and functions of elsewhere, each with the line that is proposed.
  static let lines: [(written: String, correct: String)] = [
    ("b = IF(a>2, 1, 2)", "b = if a>2 then 1 else 2"),
    ("b = 3 * IF(a > 2, 1, 2)", "b = 3 * (if a > 2 then 1 else 2)"),
    ("b = if(a == 3, IF(a>1, 4, 5), 6)", "b = if a = 3 then if a>1 then 4 else 5 else 6"),
    ("b = if AND(a > 1, a < 9) then 1 else 2", "b = if (a > 1 and a < 9) then 1 else 2"),
    ("b = a > 2 ? 1 : 2", "b = if a > 2 then 1 else 2"), ("b = a == 3", "b = a = 3"),
    ("b = a <> 3", "b = a != 3"), ("b = a =< 3", "b = a <= 3"),
    ("b = a > 1 && a < 5", "b = a > 1 and a < 5"), ("b = a > 1||a < 0", "b = a > 1 or a < 0"),
    ("b = !(a > 1)", "b = not (a > 1)"), ("b = TRUE", "b = yes"), ("b = False", "b = no"),
    ("b = null", "b = missing"), ("b = IRR([-100, 110])", "b = irr([-100, 110])"),
    ("b = AVERAGE([1, 2])", "b = mean([1, 2])"), ("b = MAX(a, 3)", "b = max(a, 3)"),
    ("=SUM([a, 3])", "total = sum([a, 3])"), ("b = 5 # c\n/* d */", "b = 5 # c\n# d"),
    ("b = 5 /* five */", "b = 5 # five"), ("b = 5 -- five", "b = 5 # five"),
    ("-- five\nb = 5", "# five\nb = 5"), ("b = 5 // five", "b = 5 # five"), ("b = 5;", "b = 5"),
    ("let b = 5", "b = 5"), ("var b = 5", "b = 5"), ("b := 5", "b = 5"), ("b: 5%", "b = 5%"),
    ("b: [1, 2]", "b = [1, 2]"), ("b = 2a", "b = 2 * a"),
    ("b = 100, 110, 121", "b = [100, 110, 121]"), ("b = 100; 110; 121", "b = [100, 110, 121]"),
    ("b = CHF 1, CHF 2", "b = [CHF 1, CHF 2]"), ("b = 2.5, -3", "b = [2.5, -3]"),
    ("b = between 2.5% and 4.5%", "b ~ uniform(2.5%, 4.5%)"),
    ("b = 2.5% .. 4.5%", "b ~ uniform(2.5%, 4.5%)"), ("b = 2.5% to 4%", "b ~ uniform(2.5%, 4%)"),
    ("b = 2.5\u{2013}4.5%", "b ~ uniform(2.5%, 4.5%)"),
    ("b = from 2% to 4%", "b ~ uniform(2%, 4%)"),
    ("b = CHF 5 .. CHF 8", "b ~ uniform(CHF 5, CHF 8)"),
    ("b ~ 2.5% .. 4.5%", "b ~ uniform(2.5%, 4.5%)"),
    ("b = sum(f for f of [1, 2])", "b = sum(f for f in [1, 2])"),
    ("b = sum(f for each f in [1, 2])", "b = sum(f for f in [1, 2])"),
    ("b = sum(f for f in [1, 2] if f > 1)", "b = sum(f for f in [1, 2] where f > 1)"),
    ("b = 2 * f for f in [1, 2]", "b = [2 * f for f in [1, 2]]"),
  ]

  @Test(arguments: lines)
  func `a sign or form of elsewhere is proposed as it is written here`(
    written: String, correct: String
  ) {
    let head = "a = 3\n"
    #expect(Mended.once(head + written) == head + correct, "\(written)")
    #expect(Mended.errors(head + correct).isEmpty, "\(correct)")
  }

  @Test(arguments: [
    ("a = 1.2.34", "E0127"), ("a = 12 34", "E0127"), ("a = 1,23,4", "E0127"),
    ("a = SUM(A1:A5)", "E0128"), ("a = sum(B:B)", "E0128"), ("a = $B$4 * 2", "E0128"),
    ("a = VLOOKUP(\"x\", A1:B5, 2)", "E0128"), ("=SUM(A1:A5)", "E0124"),
    ("a = 10/12/2026", "E0123"), ("for f in [1, 2] { show f }", "E0133"),
    ("a = sum(for f in [1, 2] f)", "E0133"), ("a = [x * 2 for x 1 .. 3]", "E0110"),
  ])
  func `where nothing sure can be said, the choices are named and nothing is proposed`(
    source: String, code: String
  ) {
    let found = Mended.errors(source)
    #expect(found.map(\.code) == [code], "\(source)")
    #expect(found.allSatisfy { $0.proposal == nil }, "\(source)")
  }

  @Test func `a comma before three digits has two readings, and both are said`() {
    let found = Mended.errors("a = CHF 1,500")
    #expect(found.map(\.code) == ["E0105"])
    #expect(found.first?.text.contains("‘1_500’ or ‘1.500’") == true)
  }

  @Test func `a division of small numbers is one`() {
    #expect(Run("a = 10/2/50").number("a") == 0.1)
    #expect(Run("a = 5 - -3\nb = 10-2-3").number("a") == 8)
    #expect(Run("a = [1 .. 3]").errors.isEmpty)
  }

  @Test func `what a habit writes again and again is said once`() {
    #expect(Mended.errors("a = 5;\nb = 6;\nc = 7;").map(\.code) == ["E0101"])
    #expect(Mended.errors("a = 5 // five\nb = 6 // six").map(\.code) == ["E0104"])
    #expect(Mended.errors("a = [1; 2; 3]").map(\.code) == ["E0104"])
  }

  @Test func `a line without an index that names t is told how a line by period is written`() {
    let source = "case \"x\" { timeline = 2026 .. 2028 }\nsales[t] = 5\n"
    let found = Mended.errors(source + "costs = sales[t-1] * 2")
    #expect(found.map(\.code) == ["E0523"])
    #expect(found.first?.text.contains("‘costs[t] = …’") == true)
  }

  @Test func `messages about for speak of the writer's names`() {
    let found = Mended.errors("a = [share * 2 for share 1 .. 3]")
    #expect(found.first?.text.contains("for share in costs") == true)
  }
}
