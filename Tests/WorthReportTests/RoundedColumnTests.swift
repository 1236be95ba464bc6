import Testing
import Worth
import WorthReport

/// Coins of large amounts.
///
/// The rule: a table of large amounts has whole units, unless one of its columns was rounded on the way and has coins;
/// then all columns of that currency have them.
@Suite struct RoundedColumnTests {
  private let head = """
    case "A" { currency = EUR, timeline = 2027 .. 2028 }
    sold[2027] = EUR 1_234_567.89
    sold[2028] = EUR 3_456_780.10
    raw[t] = sold * 5.555%

    """

  /// The digits of the money columns of the first table.
  private func digits(_ lines: String) -> [Int?] {
    Report(head + lines).tables.first?.columns.map(\.digits) ?? []
  }

  @Test(arguments: [
    "x[t] = round(sold * 5%, 2)", "x[t] = round_to(sold * 5%, EUR 0.05, half_away)",
    "x[t] = round(sold * 5%, 2) + round(sold * 1%, 2)", "x[t] = -round(sold * 5%, 2)",
    "x[t] = if t.year > 2027 then round(sold * 5%, 2) else 0",
    "function coins(a) = round(a, 2)\nx[t] = coins(sold * 5%)",
    "y[t] = round(sold * 5%, 2)\nx[t] = y",
    "x[opening] = 0\nx[t]: level of money = x[t-1] + round(sold * 5%, 2)",
    "x[t] = allocate(round(sold * 5%, 2), [1, 2])[1]",
  ]) func `a column that was rounded to coins shows them, and so do those beside it`(line: String) {
    #expect(digits(line + "\nshow table(x, raw)") == [2, 2], "\(line)")
  }

  @Test(arguments: [
    "x[t] = sold * 5%", "x[t] = round(sold * 5%)", "x[t] = round(sold * 5%, -2)",
    "x[t] = round(sold * 5%, 2) * 1.1", "x[t] = round(sold * 5%, 2) + raw",
    "x[t] = sold",
  ]) func `what was not rounded, or to whole units, has no coins`(line: String) {
    #expect(digits(line + "\nshow table(x, raw)") == [0, 0], "\(line)")
  }

  @Test func `a statement of a licence is in coins`() {
    let statement = """
      licence dye { sales = sold, royalty = 5% }
      royalty_statement report { licence = dye, coin = EUR 0.01 }
      show report
      """
    // 1,234,567.89 × 5 % is 61,728.3945, and 3,456,780.10 × 5 % is 172,839.005.
    let text = Report(head + statement).text
    #expect(text.contains("61_728.39") && text.contains("172_839.01"))
  }
}
