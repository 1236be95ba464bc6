import Testing
import WorthMath

/// Dates against another implementation, and the ends of the calendar.
@Suite struct CivilDateTests {
  @Test func `dates agree with Python's datetime`() throws {
    for line in Reference.lines(Reference.dates) {
      let days = try #require(Int32(line[1]))
      let parts = line[0].split(separator: "-").compactMap { Int($0) }
      #expect(CivilDate.days(year: parts[0], month: parts[1], day: parts[2]) == days)
      #expect(CivilDate.text(days) == line[0])
      #expect(CivilDate.weekday(days) == Int(line[2]))
      #expect(CivilDate.addMonths(days, try #require(Int32(line[3]))) == Int32(line[4]))
    }
  }

  @Test func `each day follows the one before`() {
    var expected = CivilDate.first
    for year in 1...9999 {
      for month in 1...12 {
        let length = CivilDate.daysInMonth(year: year, month: month)
        let first = CivilDate.days(year: year, month: month, day: 1)
        let last = CivilDate.civil(expected + Int32(length) - 1)
        guard first == expected && last == (year, month, length) else {
          Issue.record("\(year)-\(month)")
          return
        }
        expected += Int32(length)
      }
    }
    #expect(expected == CivilDate.last + 1)
  }

  @Test func `dates that do not exist have no days`() {
    #expect(CivilDate.days(year: 2025, month: 2, day: 29) == nil)
    #expect(CivilDate.days(year: 1900, month: 2, day: 29) == nil)
    #expect(CivilDate.days(year: 2000, month: 2, day: 29) != nil)
    #expect(CivilDate.days(year: 2025, month: 4, day: 31) == nil)
    #expect(CivilDate.days(year: 2025, month: 13, day: 1) == nil)
    #expect(CivilDate.days(year: 2025, month: 0, day: 1) == nil)
    #expect(CivilDate.days(year: 2025, month: 1, day: 0) == nil)
    #expect(CivilDate.days(year: 0, month: 1, day: 1) == nil)
    #expect(CivilDate.days(year: 10_000, month: 1, day: 1) == nil)
    #expect(CivilDate.days(year: .max, month: .min, day: .max) == nil)
  }

  @Test func `added months keep to the end of shorter ones`() throws {
    let january = try #require(CivilDate.days(year: 2024, month: 1, day: 31))
    #expect(CivilDate.addMonths(january, 1).map(CivilDate.text) == "2024-02-29")
    #expect(CivilDate.addMonths(january, 13).map(CivilDate.text) == "2025-02-28")
    #expect(CivilDate.addMonths(january, -2).map(CivilDate.text) == "2023-11-30")
    #expect(CivilDate.addMonths(january, .max) == nil && CivilDate.addMonths(january, .min) == nil)
    #expect(CivilDate.addMonths(.max, 0) == nil && CivilDate.addMonths(.min, .max) == nil)
  }

  @Test func `any number of days has a date`() {
    for days in [Int32.min, Int32.min + 1, -1, 0, 1, Int32.max] {
      let date = CivilDate.civil(days)
      #expect((1...12).contains(date.month) && (1...31).contains(date.day))
      #expect((1...7).contains(CivilDate.weekday(days)))
      #expect(!CivilDate.text(days).isEmpty)
    }
  }
}
