import Testing
import WorthMath
import WorthValue

/// Periods and the days on which they begin.
@Suite struct GranularityTests {
  @Test func `periods begin on the first day of their months`() {
    let day = { CivilDate.days(year: $0, month: $1, day: 1) }
    #expect(Granularity.year.firstDay(2026) == day(2026, 1))
    #expect(Granularity.quarter.firstDay(2026 * 4 + 2) == day(2026, 7))
    #expect(Granularity.month.firstDay(2026 * 12 + 11) == day(2026, 12))
    #expect(Granularity.numberedYear.firstDay(3) == nil)
    #expect(Granularity.year.firstDay(10_000) == nil)
    #expect(Granularity.month.firstDay(.max) == nil)
  }

  @Test(arguments: [Granularity.year, .quarter, .month])
  func `a day lies in the period that began last`(granularity: Granularity) throws {
    let start = try #require(CivilDate.days(year: 2023, month: 12, day: 1))
    // Over the leap day of 2024.
    for day in start..<(start + 500) {
      let ordinal = granularity.ordinal(of: day)
      let first = try #require(granularity.firstDay(ordinal))
      let next = try #require(granularity.firstDay(ordinal + 1))
      #expect(first <= day && day < next)
    }
  }

  @Test func `periods are written as they are read`() {
    #expect(Granularity.year.text(2026) == "2026")
    #expect(Granularity.quarter.text(2026 * 4) == "2026-Q1")
    #expect(Granularity.quarter.text(2026 * 4 + 3) == "2026-Q4")
    #expect(Granularity.month.text(2026 * 12 + 2) == "2026-03")
    #expect(Granularity.month.text(2026 * 12 + 11) == "2026-12")
    #expect(Granularity.numberedMonth.text(7) == "month 7")
    // 56 years of which 14 are leap years, and 14 days.
    #expect(Granularity.day.text(56 * 365 + 14 + 14) == "2026-01-15")
  }

  @Test func `a day is its own ordinal, within the years of the calendar`() {
    for day: Int32 in [-719_162, -1, 0, 20_468, 2_932_896] {
      #expect(Granularity.day.ordinal(of: day) == day)
      #expect(Granularity.day.firstDay(day) == day)
    }
    #expect(Granularity.day.firstDay(-719_163) == nil)
    #expect(Granularity.day.firstDay(2_932_897) == nil)
    #expect(Granularity.day.months == nil)
  }

  @Test func `a shorter period goes oftener into a year`() {
    let rising: [Granularity] = [.day, .month, .quarter, .year]
    for (place, one) in rising.enumerated() {
      for (other, longer) in rising.enumerated() {
        #expect(one.isShorter(than: longer) == (place < other))
      }
    }
    #expect(!Granularity.numberedMonth.isShorter(than: .month))
  }

  @Test func `twelve months, four quarters and one year are as long`() {
    for (granularity, count) in [(Granularity.year, 1), (.quarter, 4), (.month, 12)] {
      #expect(granularity.months == Int32(12 / count))
    }
  }
}
