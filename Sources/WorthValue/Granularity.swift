import WorthMath

/// How long the periods of a timeline are, and whether they stand in the calendar.
package enum Granularity: UInt8, Sendable, CaseIterable {
  case year, quarter, month
  /// Periods of a case without a calendar: `year 0 .. 6`.
  case numberedYear, numberedQuarter, numberedMonth

  /// The months of a period.
  package var months: Int32 {
    switch self {
    case .year, .numberedYear: 12
    case .quarter, .numberedQuarter: 3
    case .month, .numberedMonth: 1
    }
  }

  /// `true` iff the periods have dates.
  package var isInCalendar: Bool {
    switch self {
    case .year, .quarter, .month: true
    case .numberedYear, .numberedQuarter, .numberedMonth: false
    }
  }

  /// The span of time of a rate that holds for one period.
  package var ratePeriod: RatePeriod {
    switch self {
    case .year, .numberedYear: .year
    case .quarter, .numberedQuarter: .quarter
    case .month, .numberedMonth: .month
    }
  }

  /// The word for one period.
  package var word: String {
    switch self {
    case .year, .numberedYear: "year"
    case .quarter, .numberedQuarter: "quarter"
    case .month, .numberedMonth: "month"
    }
  }

  /// Returns the day before which the period `ordinal` begins, counted from 1970; nil outside years
  /// 1 to 9999.
  package func firstDay(_ ordinal: Int32) -> Int32? {
    guard isInCalendar, ordinal > -1_000_000, ordinal < 1_000_000 else { return nil }
    let month = ordinal * (self == .year ? 12 : (self == .quarter ? 3 : 1))
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
