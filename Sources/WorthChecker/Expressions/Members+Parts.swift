import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Parts of periods and dates.
extension Members {
  /// Returns a part of a period, such as its number, its first day or its year.
  static func periodMember(
    _ base: ExpressionID, _ granularity: Granularity, _ name: Name, _ reference: NodeReference,
    _ place: Span, in checker: inout Checker
  ) -> ExpressionID {
    switch PeriodMember(rawValue: checker.spelling(name)) {
    case .number where !granularity.isInCalendar:
      return Expressions.retyped(base, .number, in: &checker)
    case .start where granularity.isInCalendar:
      return PeriodStarts.start(of: base, granularity, reference, in: &checker)
    case .end where granularity.isInCalendar:
      let one = checker.make(.constant(1), .days, reference)
      let next = PeriodStarts.next(base, reference, in: &checker)
      let start = PeriodStarts.start(of: next, granularity, reference, in: &checker)
      return checker.make(.arithmetic(.subtract, start, one), .date, reference)
    case .next: return PeriodStarts.next(base, reference, in: &checker)
    case .previous: return PeriodStarts.moved(base, by: -1, reference, in: &checker)
    case .year: return PeriodStarts.year(of: base, granularity, reference, in: &checker)
    case .month where granularity == .month:
      return PeriodStarts.month(of: base, granularity, reference, in: &checker)
    case .quarter where granularity == .month || granularity == .quarter:
      return PeriodStarts.quarter(of: base, granularity, reference, in: &checker)
    case .number, .start, .end, .month, .quarter, nil:
      let known = PeriodMember.allCases.filter { $0.belongs(to: granularity) }
        .map { $0.rawValue }
      checker.report(
        .unknownPart(
          place, checker.spelling(name), checker.describe(checker.type(base)), known: known))
      return checker.broken(reference)
    }
  }

  /// Returns a part of a date: its year, month or day, or what it has as a day of a timeline.
  static func dateMember(
    _ base: ExpressionID, _ name: Name, _ reference: NodeReference, _ place: Span,
    in checker: inout Checker
  ) -> ExpressionID {
    let position: Int
    switch DateMember(rawValue: checker.spelling(name)) {
    case .year: position = BuiltinTable[.yearOf]
    case .month: position = BuiltinTable[.monthOf]
    case .day: position = BuiltinTable[.dayOf]
    case nil:
      switch PeriodMember(rawValue: checker.spelling(name)) {
      case .start, .end: return base
      case .next: return PeriodStarts.next(base, reference, in: &checker)
      case .previous: return PeriodStarts.moved(base, by: -1, reference, in: &checker)
      case .number, .year, .month, .quarter, nil: break
      }
      checker.report(
        .unknownPart(place, checker.spelling(name), .words(.aDate), known: DateMember.words))
      return checker.broken(reference)
    }
    return checker.make(.builtin(position, arguments: [base]), .number, reference)
  }
}
