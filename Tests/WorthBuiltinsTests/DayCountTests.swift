import Testing
import WorthMath

@testable import WorthBuiltins

/// Conventions by which days make years.
@Suite struct DayCountTests {
  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> Int32 {
    try #require(CivilDate.days(year: year, month: month, day: day))
  }

  /// Source: International Swaps and Derivatives Association, "EMU and market conventions: recent
  /// developments" (1998), the examples of the regular, the short first and the long first period.
  @Test func `the examples of ISDA on actual/actual are met`() throws {
    let start = try day(2003, 11, 1)
    let end = try day(2004, 5, 1)
    #expect(abs(DayCount.actualISDA(start, end) - (61.0 / 365 + 121.0 / 366)) < 1e-15)
    #expect(DayCount.actualICMA(start, end, from: start, to: end) == 0.5)
    // A short first period of one year.
    let (first, second) = (try day(1999, 2, 1), try day(1999, 7, 1))
    #expect(abs(DayCount.actualISDA(first, second) - 150.0 / 365) < 1e-15)
    let icma = try #require(
      DayCount.actualICMA(first, second, from: try day(1998, 7, 1), to: second))
    #expect(abs(icma - 150.0 / 365) < 1e-15)
  }

  @Test func `the forms of 30/360 differ at the ends of months`() throws {
    let (lastOfJanuary, lastOfFebruary) = (try day(2007, 1, 31), try day(2007, 2, 28))
    let lastOfMarch = try day(2007, 3, 31)
    // By hand from the definitions in ISDA (2006), section 4.16 (f) to (h).
    #expect(DayCount.bond30(lastOfJanuary, lastOfFebruary) == 28)
    #expect(DayCount.european30(lastOfJanuary, lastOfFebruary) == 28)
    #expect(DayCount.isda30(lastOfJanuary, lastOfFebruary, maturity: nil) == 30)
    #expect(DayCount.isda30(lastOfJanuary, lastOfFebruary, maturity: lastOfFebruary) == 28)
    #expect(DayCount.us30(lastOfFebruary, lastOfMarch) == 30)
    #expect(DayCount.bond30(lastOfFebruary, lastOfMarch) == 33)
    #expect(DayCount.european30(lastOfFebruary, lastOfMarch) == 32)
  }

  @Test func `days counted backwards are less than 0`() throws {
    let (first, second) = (try day(2024, 1, 15), try day(2025, 3, 1))
    let forward = DayCount.actualISDA(first, second)
    #expect(forward > 1)
    #expect(DayCount.actualISDA(second, first) == -forward)
  }

  @Test func `an interest period that ends before it begins has no day count`() throws {
    let (first, second) = (try day(2024, 1, 15), try day(2025, 3, 1))
    #expect(DayCount.actualICMA(first, second, from: second, to: first) == nil)
  }

  @Test func `many years by actual over actual take no more than a few`() {
    // 1999-03-01 to 2003-06-15 is 1567 days over the mean of 1999 to 2003, 1826 / 5.
    #expect(DayCount.actualSpreadsheet(10_651, 12_218) == 1567 / (1826.0 / 5))
  }
}
