import Testing
import Worth
import WorthTestSupport

/// Swings of names of which there are many: each alone, while the others are what they are.
@Suite struct TornadoTests {
  private let head = """
    case "Tornado" { currency = EUR, timeline = 2026 .. 2028 }
    table book {
      name | fee   | count
      "A"  | EUR 5 | 1
      "B"  | EUR 7 | 2
    }
    kind licence_fee {
      fee: money
      share: series of percent
      total = sum(fee * share[t] for t in case.first .. case.last)
    }
    factor = 2
    fees[r in book] = licence_fee { fee = r.fee, share = 10% }
    total = sum(r.fee * r.count for r in book) * factor
    paid = sum(fees.total) * factor

    """

  /// The cells of the row of a tornado that begins with `name`.
  private func row(_ name: String, in report: String) -> [String] {
    let line = report.split(separator: "\n").first { $0.hasPrefix(name + " ") } ?? ""
    return line.split(separator: " ").filter { $0 != "EUR" }.dropFirst().prefix(5).map {
      String($0)
    }
  }

  @Test func `a column, a cell and a name swing alone`() {
    let report = Run(
      head + """
        show tornado(total, book.fee, EUR 4 .. EUR 6, book.count, 1 .. 3, factor, 1 .. 3, book.fee["B"], EUR 7 .. EUR 8)
        """
    ).outcome.report
    // 2 · (4 · 1 + 4 · 2) to 2 · (6 · 1 + 6 · 2)
    #expect(row("book.fee", in: report) == ["4.00", "6.00", "24.00", "36.00", "12.00"])
    // 2 · (5 + 7) to 2 · 3 · (5 + 7)
    #expect(row("book.count", in: report) == ["1", "3", "24.00", "72.00", "48.00"])
    // 5 · 1 + 7 · 2 = 19
    #expect(row("factor", in: report) == ["1", "3", "19.00", "57.00", "38.00"])
    #expect(row("book.fee[\"B\"]", in: report) == ["7.00", "8.00", "38.00", "42.00", "4.00"])
    #expect(report.contains("as it is: total = EUR 38.00"))
  }

  @Test func `what fills all rows or periods swings alone`() {
    let report = Run(
      head + "show tornado(paid, fees.share, 5% .. 20%, fees.fee, EUR 5 .. EUR 10)"
    ).outcome.report
    // 2 · 3 · 5 % · (5 + 7) to 2 · 3 · 20 % · (5 + 7)
    #expect(row("fees.share", in: report) == ["5%", "20%", "3.60", "14.40", "10.80"])
    // 2 · 3 · 10 % · (5 + 5) to 2 · 3 · 10 % · (10 + 10)
    #expect(row("fees.fee", in: report) == ["5.00", "10.00", "6.00", "12.00", "6.00"])
    #expect(report.contains("as it is: paid = EUR 7.20"))
  }
}
