import WorthMath

/// Conventions by which days make years.
enum DayCount {
  /// A date with the parts that the conventions look at.
  private struct Parts {
    var year: Int
    var month: Int
    var day: Int
    /// `true` iff the date is the 28th of February or, in a leap year, the 29th.
    var isEndOfFebruary: Bool

    /// Creates the parts of a date.
    init(_ date: Int32) {
      (year, month, day) = CivilDate.civil(date)
      isEndOfFebruary = month == 2 && day == CivilDate.daysInMonth(year: year, month: 2)
    }
  }

  /// Returns the days between two dates of which every month has 30, with the days of the months as
  /// given.
  private static func days(_ start: Parts, _ startDay: Int, _ end: Parts, _ endDay: Int) -> Double {
    Double((end.year - start.year) * 360 + (end.month - start.month) * 30 + endDay - startDay)
  }

  /// Returns the days by 30/360 as in the United States: an end of February counts as day 30.
  static func us30(_ start: Int32, _ end: Int32) -> Double {
    let (from, to) = (Parts(start), Parts(end))
    var startDay = from.day
    var endDay = to.day
    if from.isEndOfFebruary, to.isEndOfFebruary { endDay = 30 }
    if from.isEndOfFebruary { startDay = 30 }
    if endDay == 31, startDay >= 30 { endDay = 30 }
    if startDay == 31 { startDay = 30 }
    return days(from, startDay, to, endDay)
  }

  /// Returns the days by 30/360 of the bond market, in which February is as it is.
  static func bond30(_ start: Int32, _ end: Int32) -> Double {
    let (from, to) = (Parts(start), Parts(end))
    let startDay = min(from.day, 30)
    let endDay = to.day == 31 && startDay == 30 ? 30 : to.day
    return days(from, startDay, to, endDay)
  }

  /// Returns the days by 30E/360: a day 31 counts as day 30.
  static func european30(_ start: Int32, _ end: Int32) -> Double {
    let (from, to) = (Parts(start), Parts(end))
    return days(from, min(from.day, 30), to, min(to.day, 30))
  }

  /// Returns the days by 30E/360 (ISDA): every last day of a month counts as day 30, but not an end
  /// of February at `maturity`.
  static func isda30(_ start: Int32, _ end: Int32, maturity: Int32?) -> Double {
    let (from, to) = (Parts(start), Parts(end))
    let startDay = from.day == 31 || from.isEndOfFebruary ? 30 : from.day
    let endsInFebruary = to.isEndOfFebruary && end != maturity
    let endDay = to.day == 31 || endsInFebruary ? 30 : to.day
    return days(from, startDay, to, endDay)
  }

  /// Returns the years by actual/actual (ISDA): days in leap years over 366, others over 365.
  static func actualISDA(_ start: Int32, _ end: Int32) -> Double {
    if end < start { return -actualISDA(end, start) }
    let (first, last) = (Parts(start).year, Parts(end).year)
    if first == last { return Double(end - start) / daysInYear(first) }
    guard let second = CivilDate.days(year: first + 1, month: 1, day: 1),
      let lastStart = CivilDate.days(year: last, month: 1, day: 1)
    else { return .nan }
    return Double(second - start) / daysInYear(first) + Double(last - first - 1)
      + Double(end - lastStart) / daysInYear(last)
  }

  /// Returns the years by actual/actual (ICMA), by the interest period from `from` to `to` and
  /// others before and after it that are as many months long. If both days end a month, all periods
  /// do.
  static func actualICMA(_ start: Int32, _ end: Int32, from: Int32, to: Int32) -> Double? {
    if end < start { return actualICMA(end, start, from: from, to: to).map { -$0 } }
    guard to > from else { return nil }
    let months = Int32((Double(to - from) * 12 / 365.25).rounded())
    guard months > 0 else { return nil }
    let keepsMonthEnds = endsMonth(from) && endsMonth(to)
    /// Returns the day on which period `number` begins; that from `from` to `to` is number 0.
    func begin(_ number: Int32) -> Int32? {
      if number == 0 { return from }
      if number == 1 { return to }
      let day =
        number < 0
        ? CivilDate.addMonths(from, number * months)
        : CivilDate.addMonths(to, (number - 1) * months)
      return keepsMonthEnds ? day.map { endOfMonth($0) } : day
    }
    var years = 0.0
    var number: Int32 = 0
    while number > -2400, let first = begin(number), first > start { number -= 1 }
    while number < 2400, let first = begin(number), let next = begin(number + 1), first < end {
      let overlap = min(end, next) - max(start, first)
      if overlap > 0 { years += Double(overlap) / Double(next - first) * Double(months) / 12 }
      number += 1
    }
    return years
  }

  /// Returns the last day of the month of a day.
  private static func endOfMonth(_ day: Int32) -> Int32 {
    let date = CivilDate.civil(day)
    return day + Int32(CivilDate.daysInMonth(year: date.year, month: date.month) - date.day)
  }

  /// `true` iff the day is the last of its month.
  static func endsMonth(_ day: Int32) -> Bool { endOfMonth(day) == day }

  /// Returns the years by actual/actual as spreadsheets count: over the mean length of the years
  /// concerned.
  static func actualSpreadsheet(_ start: Int32, _ end: Int32) -> Double {
    if end < start { return actualSpreadsheet(end, start) }
    let (from, to) = (Parts(start), Parts(end))
    let isLater = (from.month, from.day) >= (to.month, to.day)
    let isWithinYear = from.year == to.year || (from.year + 1 == to.year && isLater)
    if isWithinYear {
      let hasLeapDay: Bool
      if from.year == to.year {
        hasLeapDay = CivilDate.isLeapYear(from.year)
      } else {
        hasLeapDay =
          CivilDate.isLeapYear(from.year) && (from.month, from.day) <= (2, 29)
          || CivilDate.isLeapYear(to.year) && (to.month, to.day) >= (2, 29)
      }
      return Double(end - start) / (hasLeapDay ? 366 : 365)
    }
    let years = to.year - from.year + 1
    let days = 365 * years + leapYears(through: to.year) - leapYears(through: from.year - 1)
    return Double(end - start) / (Double(days) / Double(years))
  }

  /// Returns the number of leap years from year 1 to `year`.
  private static func leapYears(through year: Int) -> Int { year / 4 - year / 100 + year / 400 }

  /// Returns 365 or 366.
  private static func daysInYear(_ year: Int) -> Double { CivilDate.isLeapYear(year) ? 366 : 365 }
}
