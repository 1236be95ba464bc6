import WorthMath

/// How long the periods of a timeline are, and whether they stand in the calendar.
package enum Granularity: UInt8, Sendable, CaseIterable {
  case year, quarter, month
  /// Periods of a case without a calendar: `year 0 .. 6`.
  case numberedYear, numberedQuarter, numberedMonth
  /// Days of the calendar. The ordinal of one is the number that a date is stored as, so that a day
  /// of a timeline and a date are the same value.
  case day

  /// The months of a period; nil for a day.
  package var months: Int32? {
    switch self {
    case .year, .numberedYear: 12
    case .quarter, .numberedQuarter: 3
    case .month, .numberedMonth: 1
    case .day: nil
    }
  }

  /// `true` iff its periods are shorter than those of `other`.
  package func isShorter(than other: Granularity) -> Bool {
    ratePeriod.perYear > other.ratePeriod.perYear
  }

  /// `true` iff the periods have dates.
  package var isInCalendar: Bool {
    switch self {
    case .year, .quarter, .month, .day: true
    case .numberedYear, .numberedQuarter, .numberedMonth: false
    }
  }

  /// The span of time of a rate that holds for one period.
  package var ratePeriod: RatePeriod {
    switch self {
    case .year, .numberedYear: .year
    case .quarter, .numberedQuarter: .quarter
    case .month, .numberedMonth: .month
    case .day: .day
    }
  }

  /// The word for one period.
  package var word: String {
    switch self {
    case .year, .numberedYear: "year"
    case .quarter, .numberedQuarter: "quarter"
    case .month, .numberedMonth: "month"
    case .day: "day"
    }
  }

  /// Returns the day with which the period `ordinal` begins, counted from 1970; nil outside years
  /// 1 to 9999.
  package func firstDay(_ ordinal: Int32) -> Int32? {
    guard let months else {
      return ordinal >= CivilDate.first && ordinal <= CivilDate.last ? ordinal : nil
    }
    guard isInCalendar, ordinal > -1_000_000, ordinal < 1_000_000 else { return nil }
    let month = ordinal * months
    let year = month.quotientFloored(by: 12)
    return CivilDate.days(year: Int(year), month: Int(month - year * 12 + 1), day: 1)
  }

  /// Returns the ordinal of the period in which `day` lies.
  package func ordinal(of day: Int32) -> Int32 {
    let date = CivilDate.civil(day)
    let (year, month) = (Int32(date.year), Int32(date.month))
    switch self {
    case .year, .numberedYear: return year
    case .quarter, .numberedQuarter: return year * 4 + (month - 1) / 3
    case .month, .numberedMonth: return year * 12 + month - 1
    case .day: return day
    }
  }

  /// Returns the period `ordinal` as it is written: `2026-Q1`.
  package func text(_ ordinal: Int32) -> String {
    switch self {
    case .year: return String(ordinal)
    case .quarter:
      let year = ordinal.quotientFloored(by: 4)
      return String(year) + "-Q" + String(ordinal - year * 4 + 1)
    case .month:
      let year = ordinal.quotientFloored(by: 12)
      let month = ordinal - year * 12 + 1
      return String(year) + (month < 10 ? "-0" : "-") + String(month)
    case .day: return CivilDate.text(ordinal)
    case .numberedYear, .numberedQuarter, .numberedMonth: return word + " " + String(ordinal)
    }
  }
}

extension Int32 {
  /// Returns the quotient rounded towards minus infinity.
  func quotientFloored(by divisor: Int32) -> Int32 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
