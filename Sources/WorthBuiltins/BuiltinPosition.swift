import WorthValue

/// Positions of the builtins that checker and planner call by themselves.
package enum BuiltinPosition {
  package static let addMonths = find("add_months")
  package static let addDays = find("add_days")
  package static let floor = find("floor")
  package static let exp = find("exp")
  package static let growth = find("growth power")
  package static let yearOf = find("year of")
  package static let monthOf = find("month of")
  package static let dayOf = find("day of")
  package static let elapsedNumbered = find("elapsed numbered")
  package static let elapsedInCalendar = find("elapsed in calendar")
  package static let distinct = find("distinct")
  package static let distinctTexts = find("distinct texts")
  package static let restOf = find("rest_of")
  package static let count = find("count")
  package static let sum = find("sum")
  package static let compoundGrowth = find("compound_growth")
  package static let expm1 = find("growth of an exponent")
  package static let log1p = find("exponent of a growth")
  package static let flowsByPeriod = find("flows by period")
  package static let seriesByPeriod = find("series by period")
  package static let valueOn = find("value on a date")
  package static let allocate = find("allocate")
  package static let rowsOf = find("rows of a column")
  package static let sortedPositions = find("sorted positions")
  package static let textRanks = find("ranks of texts")
  package static let roundByRule = find("round by rule")
  package static let chanceProbabilities = find("chance probabilities")
  package static let positionOfGreatest = find("position of the greatest")
  package static let perfectInformation = find("value with perfect information")
  package static let distributionFigure = find("distribution figure")
  package static let soundRate = find("sound rate")
  package static let nearlyEqual = find("nearly equal")
  private static let yearStart = find("year start")
  private static let quarterStart = find("quarter start")
  private static let monthStart = find("month start")

  /// The builtin that gives the first day of a period.
  package static func periodStart(_ granularity: Granularity) -> Int {
    switch granularity {
    case .quarter: quarterStart
    case .month: monthStart
    case .year, .numberedYear, .numberedQuarter, .numberedMonth: yearStart
    }
  }

  private static func find(_ name: String) -> Int { BuiltinTable.find(name) ?? 0 }
}
