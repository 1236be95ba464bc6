import WorthValue

/// What the checker, the planner or the machine call a builtin for by themselves.
///
/// The builtin's record names its role, so that nobody looks a builtin up by its spelling. A test
/// holds that each role is taken by exactly one builtin.
package enum BuiltinRole: Int, CaseIterable, Sendable {
  // Lists and rows.
  case sum, count, distinct, distinctTexts, restOf, wholeShares, leastOfList, greatestOfList
  case meanOfFitting, leastOfFitting, greatestOfFitting, firstOfFitting
  case keysOfDates, keysOfTexts
  case rowsOf, sortedPositions, textRanks, lastOfRange
  // Dates and periods.
  case addMonths, addDays, addMonthsAndDays, monthsAndDays, timesMonthsAndDays, yearFraction
  case yearOf, monthOf, dayOf, yearStart, quarterStart, monthStart
  case wholePeriod, soundEnd, elapsedNumbered, elapsedInCalendar, flowsByPeriod, seriesByPeriod,
    valueOn,
    listByPeriod
  case joinedDays, joinedAmounts
  // Single values.
  case absolute, floor, exp, growth, compoundGrowth, expm1, log1p, roundByRule, soundRate
  // Decision trees and distributions.
  case chanceProbabilities, positionOfGreatest, perfectInformation, distributionFigure

  /// Returns the role of the builtin that gives the first day of a period; nil for a day, which is its
  /// own, and for numbered periods, which have none.
  package static func periodStart(_ granularity: Granularity) -> BuiltinRole? {
    switch granularity {
    case .quarter: .quarterStart
    case .month: .monthStart
    case .year: .yearStart
    case .day, .numberedYear, .numberedQuarter, .numberedMonth: nil
    }
  }
}

extension BuiltinTable {
  /// For each role, the position of its builtin; the end of the table where no record names the
  /// role, so that such a slip cannot pass for another builtin.
  private static let positions: [Int] = {
    var positions = [Int](repeating: all.count, count: BuiltinRole.allCases.count)
    for place in all.indices.reversed() {
      if let role = all[place].role { positions[role.rawValue] = place }
    }
    return positions
  }()

  /// The position of the builtin that has `role`.
  package static subscript(role: BuiltinRole) -> Int { positions[role.rawValue] }
}
