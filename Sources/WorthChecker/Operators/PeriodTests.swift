import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Whether a day or a shorter period lies in a period: `milestone.day in t`, `month in 2026`. In a
/// timeline by days `milestone.day in t` says that it is that day.
enum PeriodTests {
  /// Returns `operand in period` as yes or no; nil where the operand is neither a date nor a period,
  /// or no period stands behind `in`.
  static func check(
    _ operand: ExpressionID, _ reference: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID? {
    let element = checker.types.element(checker.type(operand))
    let isDay = element == .date
    guard isDay || calendar(element, in: checker) != nil else { return nil }
    let tree = checker.trees[reference.tree]
    let target = NodeReference(reference.tree, tree.child(reference.node, 1))
    switch tree[target.node].kind {
    case .name:
      let name = tree.name(target.node)
      guard Conversions.isDefined(name, target, &context, in: &checker) else { return nil }
    case .member, .number, .quarterPeriod, .monthPeriod: break
    default: return nil
    }
    let year = checker.types.id(.period(.year))
    let period = Expressions.check(
      target, &context, expected: year, whole: context.index == nil, in: &checker)
    if checker.type(period) == .error { return checker.broken(reference) }
    if checker.type(period) == .pending { return checker.make(.error, .pending, reference) }
    let longer =
      calendar(checker.types.element(checker.type(period)), in: checker)
      ?? (isDayOfTimeline(target, context, in: checker) ? .day : nil)
    guard let longer else {
      checker.report(
        .wrongType(
          checker.span(target), expected: .words(.aPeriodOfCalendar),
          found: checker.describe(checker.type(period))))
      return checker.broken(reference)
    }
    guard let lifting = Operators.commonSpace(operand, period, reference, in: &checker) else {
      return checker.broken(reference)
    }
    Tables.noteMatch(of: operand, with: period, context, in: &checker)
    let from = PeriodStarts.start(of: period, longer, reference, in: &checker)
    let behind = PeriodStarts.start(
      of: PeriodStarts.next(period, reference, in: &checker), longer, reference, in: &checker)
    let (first, last) = ends(of: operand, reference, in: &checker)
    let type = Operators.lift(.yesNo, lifting, in: &checker)
    let begins = checker.make(.comparison(.greaterOrEqual, first, from), type, reference)
    let ends = checker.make(
      .comparison(isDay ? .less : .lessOrEqual, last, behind), type, reference)
    return checker.make(.and(begins, ends), type, reference)
  }

  /// `true` iff the name is that of a day over which a timeline runs; any other date is no period.
  private static func isDayOfTimeline(
    _ target: NodeReference, _ context: Context, in checker: Checker
  ) -> Bool {
    let tree = checker.trees[target.tree]
    guard tree[target.node].kind == .name,
      let space = context.locals.last(where: { $0.name == tree.name(target.node) })?.space,
      case .timeline(.day) = checker.tables.spaces[space].kind
    else { return false }
    return true
  }

  /// Returns the sort of a period of the calendar; nil for other types.
  private static func calendar(_ type: TypeID, in checker: Checker) -> Granularity? {
    guard case .period(let granularity) = checker.types[type], granularity.isInCalendar else {
      return nil
    }
    return granularity
  }

  /// Returns the day itself, or the first day of a period and the one behind its last.
  private static func ends(
    of operand: ExpressionID, _ reference: NodeReference, in checker: inout Checker
  ) -> (ExpressionID, ExpressionID) {
    let element = checker.types.element(checker.type(operand))
    guard let granularity = calendar(element, in: checker) else { return (operand, operand) }
    let following = PeriodStarts.next(operand, reference, in: &checker)
    return (
      PeriodStarts.start(of: operand, granularity, reference, in: &checker),
      PeriodStarts.start(of: following, granularity, reference, in: &checker)
    )
  }
}
