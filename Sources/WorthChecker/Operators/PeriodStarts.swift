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
  ) -> ExpressionID {
    if checker.type(period) == .date {
      let one = checker.make(.constant(1), .days, reference)
      return checker.make(
        .builtin(BuiltinTable[.addDays], arguments: [period, one]), .date, reference)
    }
    let one = checker.make(.constant(1), .number, reference)
    return checker.make(.arithmetic(.add, period, one), checker.type(period), reference)
  }
}
