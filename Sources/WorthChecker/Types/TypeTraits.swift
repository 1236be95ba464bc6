import WorthProgram
import WorthSyntax
import WorthValue

/// What can be done with values of a type.
enum TypeTraits {
  /// `true` iff the definition, a series of `element`, is a flow: of money and not marked as a
  /// level, or handed on from a flow.
  static func isFlow(_ index: DefinitionID, _ element: TypeID, in checker: Checker) -> Bool {
    for clause in checker.definitions[index].clauses {
      if let base = clause.base,
        case .series(_, _, let isFlow) = checker.types[checker.definitions[base].type]
      {
        return isFlow
      }
    }
    guard holdsMoney(element, in: checker) else { return false }
    return !checker.definitions[index].isLevel && !isMadeOfLevels(index, in: checker)
  }

  /// `true` iff the definition says for each period, and nowhere anything else, what a sum or
  /// difference of levels in that period is: `gap[t] = a - b` is the level that `gap = a - b` is.
  ///
  /// What reads another period, as `debt[t] - debt[t-1]`, is what happened in between: a flow.
  private static func isMadeOfLevels(_ index: DefinitionID, in checker: Checker) -> Bool {
    let definition = checker.definitions[index]
    guard let space = definition.space, let local = definition.indexLocal,
      case .timeline = checker.tables.spaces[space].kind
    else { return false }
    if definition.annotation.node.exists,
      checker.trees[definition.annotation.tree][definition.annotation.node].kind == .typeOf
    {
      return false
    }
    var hasEach = false
    for clause in definition.clauses {
      if case .opening = clause.index { continue }
      if case .each = clause.index { hasEach = true }
      guard isSumOfLevels(clause.expression, at: local, in: checker) else { return false }
    }
    return hasEach
  }

  /// `true` iff the expression is a level in the period that `local` holds, a sum or difference of
  /// such, or one or the other of them; a 0 counts for nothing.
  private static func isSumOfLevels(
    _ expression: ExpressionID?, at local: LocalID, in checker: Checker
  ) -> Bool {
    var waiting = [expression]
    var hasLevel = false
    while let next = waiting.popLast() {
      guard let next else { return false }
      switch checker.expression(next).operation {
      case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
        waiting += [left, right]
      case .negate(let operand): waiting.append(operand)
      case .conditional(_, let consequence, let alternative):
        // What is a level now and nothing then may as well be a payment.
        guard isSumOfLevels(consequence, at: local, in: checker),
          isSumOfLevels(alternative, at: local, in: checker)
        else { return false }
        hasLevel = true
      case .element(let series, let place, _):
        guard case .series(let element, _, isFlow: false) = checker.types[checker.type(series)],
          holdsMoney(element, in: checker),
          case .local(local) = checker.expression(place).operation
        else { return false }
        hasLevel = true
      default:
        guard Operators.isLiteralZero(next, in: checker) else { return false }
      }
    }
    return hasLevel
  }

  /// `true` iff values of the type can be added and scaled: numbers, percents, amounts, durations
  /// and rates.
  static func isArithmetic(_ type: TypeID, in checker: Checker) -> Bool {
    switch checker.types[type] {
    case .number, .percent, .quantity, .months, .days, .rate, .hazard: true
    case .error, .pending, .text, .currency, .yesNo, .date, .missing, .monthsAndDays, .period,
      .choice, .list, .dated,
      .series, .table, .row, .instance, .instances, .member, .function, .range, .optional:
      false
    }
  }

  /// `true` iff what a change puts in the place of a value is of its type; what may be missing may be
  /// there in any case, or in none.
  static func mayReplace(_ old: TypeID, by new: TypeID, in checker: Checker) -> Bool {
    let (before, after) = (checker.types.element(old), checker.types.element(new))
    if before == after || before == .missing { return true }
    if case .instance(let one) = checker.types[before],
      case .instance(let other) = checker.types[after]
    {
      return InstanceGroups.areAlike(one, other, in: checker)
    }
    guard case .optional(let inner) = checker.types[before] else { return false }
    return after == inner || after == .missing
  }

  /// `true` iff values of the type are amounts of money.
  static func isMoney(_ type: TypeID, in checker: Checker) -> Bool {
    if case .quantity(let unit) = checker.types[type] { return checker.units.isMoney(unit) }
    return false
  }

  /// `true` iff values of the type are amounts of money wherever they are there.
  static func holdsMoney(_ type: TypeID, in checker: Checker) -> Bool {
    if case .optional(let inner) = checker.types[type] { return isMoney(inner, in: checker) }
    return isMoney(type, in: checker)
  }

  /// `true` iff values of the type are a list or series as a whole, or nothing.
  static func mayBeLeftOut(_ type: TypeID, in checker: Checker) -> Bool {
    guard case .optional(let inner) = checker.types[type] else { return type == .missing }
    return checker.types.isAggregate(inner)
  }

  /// `true` iff values of the type are periods.
  static func isPeriod(_ type: TypeID, in checker: Checker) -> Bool {
    if case .period = checker.types[type] { return true }
    return false
  }
}
