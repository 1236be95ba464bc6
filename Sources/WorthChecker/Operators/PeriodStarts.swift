import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The days with which periods begin, and the periods behind others.
enum PeriodStarts {
  /// Returns the first day of a period of the calendar, or of each of a series; a day is its own.
  static func start(
    of period: ExpressionID, _ granularity: Granularity, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    guard let role = BuiltinRole.periodStart(granularity) else { return period }
    var type = TypeID.date
    if case .series(_, let space, _) = checker.types[checker.type(period)] {
      type = checker.types.id(.series(.date, space: space, isFlow: false))
    }
    return checker.make(.builtin(BuiltinTable[role], arguments: [period]), type, reference)
  }

  /// Returns the period behind `period`, or behind each of a series.
  static func next(
    _ period: ExpressionID, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID { moved(period, by: 1, reference, in: &checker) }

  /// Returns the period so many places behind `period`, or behind each of a series; before it where
  /// the number is negative.
  static func moved(
    _ period: ExpressionID, by places: Double, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    if checker.type(period) == .date {
      let days = checker.make(.constant(places), .days, reference)
      return checker.make(
        .builtin(BuiltinTable[.addDays], arguments: [period, days]), .date, reference)
    }
    let number = checker.make(.constant(places), .number, reference)
    return checker.make(.arithmetic(.add, period, number), checker.type(period), reference)
  }

  /// Returns the month, from 1 to 12, in which a period of the calendar begins.
  static func month(
    of period: ExpressionID, _ granularity: Granularity, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    let start = start(of: period, granularity, reference, in: &checker)
    return checker.make(
      .builtin(BuiltinTable[.monthOf], arguments: [start]), .number, reference)
  }

  /// Returns the quarter, from 1 to 4, in which a month or quarter of the calendar lies.
  static func quarter(
    of period: ExpressionID, _ granularity: Granularity, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    let month = month(of: period, granularity, reference, in: &checker)
    let two = checker.make(.constant(2), .number, reference)
    let three = checker.make(.constant(3), .number, reference)
    let later = checker.make(.arithmetic(.add, month, two), .number, reference)
    let part = checker.make(.arithmetic(.divide, later, three), .number, reference)
    let digits = checker.make(.constant(0), .number, reference)
    return checker.make(
      .builtin(BuiltinTable[.floor], arguments: [part, digits]), .number, reference)
  }

  /// Returns the year in which a period lies, or each of a series: that of the calendar; where
  /// periods are numbered, the first twelve months, counted from 1, are year 1.
  static func year(
    of period: ExpressionID, _ granularity: Granularity, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    let number = Expressions.retyped(period, .number, in: &checker)
    guard let months = granularity.months, months < 12 else { return number }
    let perYear = checker.make(.constant(12 / Double(months)), .number, reference)
    let one = checker.make(.constant(1), .number, reference)
    var places = number
    if !granularity.isInCalendar {
      places = checker.make(.arithmetic(.subtract, places, one), .number, reference)
    }
    let ratio = checker.make(.arithmetic(.divide, places, perYear), .number, reference)
    let digits = checker.make(.constant(0), .number, reference)
    let year = checker.make(
      .builtin(BuiltinTable[.floor], arguments: [ratio, digits]), .number, reference)
    return granularity.isInCalendar
      ? year : checker.make(.arithmetic(.add, year, one), .number, reference)
  }
}
