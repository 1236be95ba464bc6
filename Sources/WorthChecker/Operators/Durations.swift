import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Durations in months, in days, and in both.
enum Durations {
  /// `true` iff the type is that of durations.
  static func isDuration(_ type: TypeID) -> Bool {
    type == .months || type == .days || type == .monthsAndDays
  }

  /// Returns the duration, or each of a series, as one of months and days; other values as they are.
  static func mixed(_ value: ExpressionID, in checker: inout Checker) -> ExpressionID {
    let element = checker.types.element(checker.type(value))
    guard element == .months || element == .days else { return value }
    let reference = checker.expression(value).reference
    let type = durationLike(value, in: &checker)
    let none = checker.make(.constant(0), element == .months ? .days : .months, reference)
    return checker.make(
      .builtin(
        BuiltinTable[.monthsAndDays],
        arguments: element == .months ? [value, none] : [none, value]), type, reference)
  }

  /// Returns the type of durations of which some are in months and others in days, any of which may be missing; nil for
  /// all other types.
  static func inCommon(_ one: TypeID, _ other: TypeID, in checker: inout Checker) -> TypeID? {
    let (a, b) = (given(one, in: checker), given(other, in: checker))
    guard isDuration(a), isDuration(b), a != b else { return nil }
    return a == one && b == other
      ? .monthsAndDays : checker.types.id(.optional(.monthsAndDays))
  }

  /// The type of a value where it is there.
  private static func given(_ type: TypeID, in checker: Checker) -> TypeID {
    if case .optional(let inner) = checker.types[type] { return inner }
    return type
  }

  /// Returns the duration as one of months and days where it is there; other values as they are.
  static func mixedWhereGiven(_ value: ExpressionID, in checker: inout Checker) -> ExpressionID {
    guard case .optional(let inner) = checker.types[checker.type(value)] else {
      return mixed(value, in: &checker)
    }
    guard inner == .months || inner == .days else { return value }
    let reference = checker.expression(value).reference
    let isGiven = checker.make(.isGiven(value), .yesNo, reference)
    let there = mixed(Expressions.retyped(value, inner, in: &checker), in: &checker)
    let missing = checker.make(.constant(Marker.missing), .missing, reference)
    return checker.make(
      .conditional(isGiven, there, missing), checker.types.id(.optional(.monthsAndDays)), reference)
  }

  /// Returns the values with all durations among them as months and days, where some are in months and
  /// others in days; otherwise as they are.
  static func aligned(_ values: [ExpressionID], in checker: inout Checker) -> [ExpressionID] {
    var found: Set<TypeID> = []
    for value in values where !Operators.isLiteralZero(value, in: checker) {
      found.insert(checker.types.element(checker.type(value)))
    }
    guard found.filter({ isDuration($0) }).count > 1 else { return values }
    return values.map { mixed($0, in: &checker) }
  }

  /// Returns `value` as a duration of `type` where it is one of none, such as 0 days beside months; otherwise as it is.
  static func fitted(_ value: ExpressionID, to type: TypeID, in checker: inout Checker)
    -> ExpressionID
  {
    guard isDuration(type), isDuration(checker.type(value)), checker.type(value) != type,
      case .constant(0) = checker.expression(value).operation
    else { return value }
    return Expressions.retyped(value, type, in: &checker)
  }

  /// Returns what is given in the place of a duration that may be missing, where one is in months and the other in
  /// days; nil for all else.
  static func otherwise(
    _ left: ExpressionID, _ inner: TypeID, _ right: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID? {
    guard isDuration(inner), isDuration(checker.type(right)), checker.type(right) != inner else {
      return nil
    }
    let isGiven = checker.make(.isGiven(left), .yesNo, reference)
    let given = mixed(Expressions.retyped(left, inner, in: &checker), in: &checker)
    let other = mixed(right, in: &checker)
    return checker.make(.conditional(isGiven, given, other), .monthsAndDays, reference)
  }

  /// Returns the operation and the type of a sum or difference of two durations, or of a date and a
  /// duration of months and days; nil for other operands.
  static func sum(
    _ operation: Arithmetic, _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID,
    in checker: inout Checker
  ) -> (Operation, TypeID)? {
    if a == .date, b == .monthsAndDays {
      let change = operation == .subtract ? negated(right, in: &checker) : right
      return (.builtin(BuiltinTable[.addMonthsAndDays], arguments: [left, change]), .date)
    }
    if b == .date, a == .monthsAndDays, operation == .add {
      return (.builtin(BuiltinTable[.addMonthsAndDays], arguments: [right, left]), .date)
    }
    guard isDuration(a), isDuration(b), a != b || a == .monthsAndDays else { return nil }
    let one = mixed(left, in: &checker)
    let other = mixed(right, in: &checker)
    return (.arithmetic(operation, one, other), .monthsAndDays)
  }

  /// Returns the operation of a duration of months and days times a number; nil for other operands.
  static func product(
    _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID, in checker: Checker
  ) -> (Operation, TypeID)? {
    let product = BuiltinTable[.timesMonthsAndDays]
    if a == .monthsAndDays, b == .number {
      return (.builtin(product, arguments: [left, right]), .monthsAndDays)
    }
    if b == .monthsAndDays, a == .number {
      return (.builtin(product, arguments: [right, left]), .monthsAndDays)
    }
    return nil
  }

  /// Returns `-id`, of the same type and place.
  private static func negated(_ id: ExpressionID, in checker: inout Checker) -> ExpressionID {
    checker.make(.negate(id), checker.type(id), checker.expression(id).reference)
  }

  /// The type of durations of months and days in the shape of the expression.
  private static func durationLike(_ id: ExpressionID, in checker: inout Checker) -> TypeID {
    guard case .series(_, let space, _) = checker.types[checker.type(id)] else {
      return .monthsAndDays
    }
    return checker.types.id(.series(.monthsAndDays, space: space, isFlow: false))
  }
}
