/// The Gregorian calendar, reckoned backwards before 1582 too, as functions of whole days.
///
/// A date is the number of days since 1970-01-01. Years run from 1 to 9999.
/// - Source: the reckoning with years that begin in March and eras of 400 years follows H. Hinnant,
///   "chrono-compatible low-level date algorithms" (2013).
package enum CivilDate {
  /// The day 0001-01-01.
  package static let first: Int32 = -719_162
  /// The day 9999-12-31.
  package static let last: Int32 = 2_932_896

  /// Returns the days from 1970-01-01 to the date, or nil if there is no such date.
  package static func days(year: Int, month: Int, day: Int) -> Int32? {
    guard year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 else { return nil }
    guard day <= daysInMonth(year: year, month: month) else { return nil }
    let marchYear = month > 2 ? year : year &- 1
    let marchMonth = month > 2 ? month &- 3 : month &+ 9
    let leapDays = marchYear / 4 &- marchYear / 100 &+ marchYear / 400
    // 153 days are the five months from March to July, and again from August to December.
    let dayOfYear = (153 &* marchMonth &+ 2) / 5 &+ day &- 1
    return Int32(truncatingIfNeeded: marchYear &* 365 &+ leapDays &+ dayOfYear &- 719_468)
  }

  /// Returns the date that is `days` after 1970-01-01; its year may lie outside of 1...9999.
  package static func civil(_ days: Int32) -> (year: Int, month: Int, day: Int) {
    let shifted = Int64(days) &+ 719_468
    let era = (shifted >= 0 ? shifted : shifted &- 146_096) / 146_097
    let dayOfEra = shifted &- era &* 146_097
    let passed = dayOfEra &- dayOfEra / 1460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096
    let yearOfEra = passed / 365
    let dayOfYear =
      dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
    let marchMonth = (5 &* dayOfYear &+ 2) / 153
    let day = dayOfYear &- (153 &* marchMonth &+ 2) / 5 &+ 1
    let month = marchMonth < 10 ? marchMonth &+ 3 : marchMonth &- 9
    let year = yearOfEra &+ era &* 400 &+ (month <= 2 ? 1 : 0)
    return (
      Int(truncatingIfNeeded: year), Int(truncatingIfNeeded: month), Int(truncatingIfNeeded: day)
    )
  }

  /// `true` iff `year` has a 29 February.
  package static func isLeapYear(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Returns the number of days of a month, 0 if `month` is not in 1...12.
  package static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: return isLeapYear(year) ? 29 : 28
    case 4, 6, 9, 11: return 30
    case 1, 3, 5, 7, 8, 10, 12: return 31
    default: return 0
    }
  }

  /// Returns the same day `months` later, or the last of the month if that is shorter; nil outside
  /// of the years 1...9999.
  package static func addMonths(_ days: Int32, _ months: Int32) -> Int32? {
    let date = civil(days)
    let index = Int64(date.year) &* 12 &+ Int64(date.month) &- 1 &+ Int64(months)
    guard index >= 12 && index < 120_000 else { return nil }
    let year = Int(truncatingIfNeeded: index / 12)
    let month = Int(truncatingIfNeeded: index % 12) &+ 1
    return self.days(
      year: year, month: month, day: min(date.day, daysInMonth(year: year, month: month)))
  }

  /// Returns the day of the week, 1 for Monday to 7 for Sunday as in ISO 8601.
  package static func weekday(_ days: Int32) -> Int {
    // 1970-01-01 was a Thursday.
    let offset = (Int64(days) &+ 3) % 7
    return Int(truncatingIfNeeded: offset < 0 ? offset &+ 7 : offset) &+ 1
  }

  /// Returns the date as text, `2026-03-15`.
  package static func text(_ days: Int32) -> String {
    let date = civil(days)
    var bytes: [UInt8] = []
    if date.year < 0 { bytes.append(0x2d) }
    append(date.year.magnitude, width: 4, to: &bytes)
    bytes.append(0x2d)
    append(date.month.magnitude, width: 2, to: &bytes)
    bytes.append(0x2d)
    append(date.day.magnitude, width: 2, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends `value` with at least `width` digits.
  private static func append(_ value: UInt, width: Int, to bytes: inout [UInt8]) {
    if value >= 10 || width > 1 { append(value / 10, width: width &- 1, to: &bytes) }
    bytes.append(0x30 &+ UInt8(truncatingIfNeeded: value % 10))
  }
}
