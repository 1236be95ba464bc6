import WorthMath
import WorthValue

/// A day of the calendar.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01.
  let day: Int32

  /// Creates the day numbered `day`, counted from the start of 1970.
  init(day: Int32) { self.day = day }

  /// Creates a day of a year from 1 to 9999; nil where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard let days = CivilDate.days(year: year, month: month, day: day) else { return nil }
    self.day = days
  }

  /// The year.
  public var year: Int { CivilDate.civil(day).year }
  /// The month, from 1.
  public var month: Int { CivilDate.civil(day).month }
  /// The day of the month, from 1.
  public var dayOfMonth: Int { CivilDate.civil(day).day }
  /// The day as it is written: `2026-03-15`.
  public var description: String { CivilDate.text(day) }

  /// `true` iff `left` is the earlier day.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.day < right.day }
}

/// A year, quarter or month, in the calendar or numbered, or a day of the calendar.
public struct Period: Sendable, Hashable, CustomStringConvertible {
  /// How long a period is.
  public enum Length: String, Sendable {
    case year, quarter, month, day
  }

  let ordinal: Int32
  let granularity: Granularity

  /// Creates the period with this number of its granularity.
  init(_ ordinal: Int32, _ granularity: Granularity) {
    self.ordinal = ordinal
    self.granularity = granularity
  }

  /// The year `year` of the calendar.
  public static func year(_ year: Int) -> Period {
    Period(Int32(clamping: year), .year)
  }

  /// The quarter of a year, from 1 to 4.
  public static func quarter(_ quarter: Int, of year: Int) -> Period {
    let years = Int32(clamping: max(-10_000, min(10_000, year)))
    return Period(years * 4 + Int32(clamping: max(1, min(4, quarter))) - 1, .quarter)
  }

  /// The month of a year, from 1 to 12.
  public static func month(_ month: Int, of year: Int) -> Period {
    let years = Int32(clamping: max(-10_000, min(10_000, year)))
    return Period(years * 12 + Int32(clamping: max(1, min(12, month))) - 1, .month)
  }

  /// The day of a timeline by days.
  public static func day(_ date: CalendarDate) -> Period { Period(date.day, .day) }

  /// The period of a case without a calendar that has this number: `year 3`. Days stand in the
  /// calendar always: their number counts from 1970-01-01, which is 0.
  public static func numbered(_ number: Int, _ length: Length) -> Period {
    let granularity: Granularity =
      switch length {
      case .year: .numberedYear
      case .quarter: .numberedQuarter
      case .month: .numberedMonth
      case .day: .day
      }
    return Period(Int32(clamping: number), granularity)
  }

  /// How long the period is.
  public var length: Length {
    switch granularity {
    case .year, .numberedYear: .year
    case .quarter, .numberedQuarter: .quarter
    case .month, .numberedMonth: .month
    case .day: .day
    }
  }

  /// The number of a period that has one; nil in the calendar.
  public var number: Int? { granularity.isInCalendar ? nil : Int(ordinal) }

  /// The first day; nil for numbered periods, and outside of the years 1 to 9999.
  public var start: CalendarDate? { granularity.firstDay(ordinal).map { CalendarDate(day: $0) } }

  /// The last day; nil for numbered periods, and outside of the years 1 to 9999.
  public var end: CalendarDate? {
    guard start != nil else { return nil }
    // The calendar ends with the year 9999: no period follows its last one.
    guard let next = granularity.firstDay(ordinal &+ 1) else {
      return CalendarDate(day: CivilDate.last)
    }
    return CalendarDate(day: next - 1)
  }

  /// The period as it is written: `2026`, `2026-Q1`, `2026-03`, `2026-03-15`, `year 3`.
  public var description: String { granularity.text(ordinal) }
}
