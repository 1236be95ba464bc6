import WorthBuiltins
import WorthValue

/// Positions of the builtins that the checker calls by itself.
enum BuiltinPosition {
  static let addMonths = find("add_months")
  static let addDays = find("add_days")
  static let floor = find("floor")
  static let exp = find("exp")
  static let growth = find("growth power")
  static let yearOf = find("year of")
  static let monthOf = find("month of")
  static let dayOf = find("day of")
  static let elapsedNumbered = find("elapsed numbered")
  static let elapsedInCalendar = find("elapsed in calendar")
  static let distinct = find("distinct")
  static let distinctTexts = find("distinct texts")
  static let restOf = find("rest_of")
  static let count = find("count")
  static let sum = find("sum")
  static let compoundGrowth = find("compound_growth")
  static let expm1 = find("growth of an exponent")
  static let log1p = find("exponent of a growth")
  static let flowsByPeriod = find("flows by period")
  static let seriesByPeriod = find("series by period")
  static let valueOn = find("value on a date")
  static let allocate = find("allocate")
  static let rowsOf = find("rows of a column")
  static let sortedPositions = find("sorted positions")
  static let textRanks = find("ranks of texts")
  static let roundByRule = find("round by rule")
  static let chanceProbabilities = find("chance probabilities")
  static let positionOfGreatest = find("position of the greatest")
  static let perfectInformation = find("value with perfect information")
  static let distributionFigure = find("distribution figure")
  static let soundRate = find("sound rate")
  static let nearlyEqual = find("nearly equal")
  private static let yearStart = find("year start")
  private static let quarterStart = find("quarter start")
  private static let monthStart = find("month start")

  /// The builtin that gives the first day of a period.
  static func periodStart(_ granularity: Granularity) -> Int {
    switch granularity {
    case .quarter: quarterStart
    case .month: monthStart
    case .year, .numberedYear, .numberedQuarter, .numberedMonth: yearStart
    }
  }

  private static func find(_ name: String) -> Int { BuiltinTable.find(name) ?? 0 }
}
