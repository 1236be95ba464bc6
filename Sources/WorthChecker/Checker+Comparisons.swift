import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Comparison, logic, ranges.
extension Checker {
  mutating func comparison(
    _ operation: Comparison, _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference
  ) -> (Operation, TypeID)? {
    let a = types.element(type(left))
    let b = types.element(type(right))
    let isOrder = operation != .equal && operation != .notEqual
    let result = (Operation.comparison(operation, left, right), TypeID.yesNo)
    if isLiteralZero(left), isArithmetic(b) { return result }
    if isLiteralZero(right), isArithmetic(a) { return result }
    for (percent, number) in [(a, right), (b, left)] {
      guard types[percent] == .percent, case .constant(let value) = expression(number).operation,
        type(number) == .number, abs(value) > 1
      else { continue }
      report(.percentExpected(span(expression(number).reference)))
      return nil
    }
    switch (types[a], types[b]) {
    case (.number, .number), (.percent, .percent), (.number, .percent), (.percent, .number),
      (.date, .date), (.months, .months), (.days, .days):
      return result
    case (.period, .period) where a == b: return result
    case (.period(.year), .number), (.number, .period(.year)): return result
    case (.period(let granularity), .number) where !granularity.isInCalendar: return result
    case (.rate, .rate) where a == b: return result
    case (.hazard, .hazard) where a == b: return result
    case (.quantity(let one), .quantity(let other)):
      if one == other { return result }
      reportUnits(left, right, one, other, reference)
      return nil
    case (.text, .text) where !isOrder, (.yesNo, .yesNo) where !isOrder: return result
    case (.choice, .choice) where !isOrder && a == b: return result
    default:
      report(
        .incomparable(
          span(reference), describe(a), describe(b), left: span(expression(left).reference),
          right: span(expression(right).reference)))
      return nil
    }
  }

  mutating func logical(
    _ operation: Logic, _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference
  ) -> (Operation, TypeID)? {
    for side in [left, right] where types.element(type(side)) != .yesNo {
      let place = span(expression(side).reference)
      report(.wrongOperand(place, operation.written, describe(type(side))))
      return nil
    }
    switch operation {
    case .and: return (.and(left, right), .yesNo)
    case .or: return (.or(left, right), .yesNo)
    }
  }

  mutating func checkOtherwise(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference
  ) -> ExpressionID {
    switch types[type(left)] {
    case .missing: return right
    case .error, .pending: return make(.error, type(left), reference)
    case .optional(let inner):
      let joined = isLiteralZero(right) ? inner : unify(inner, type(right), reference)
      return make(.otherwise(left, right), joined, reference)
    case .series(let element, let space, let isFlow):
      guard case .optional(let inner) = types[element] else { return left }
      let joined =
        isLiteralZero(right) ? inner : unify(inner, types.element(type(right)), reference)
      return make(
        .otherwise(left, right), types.id(.series(joined, space: space, isFlow: isFlow)), reference)
    default: return left
    }
  }

  mutating func checkRangeOperator(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference
  ) -> ExpressionID {
    if type(left) == .error || type(right) == .error { return broken(reference) }
    var element = type(left)
    switch (types[type(left)], types[type(right)]) {
    case (.number, .number): break
    case (.period, .period) where type(left) == type(right): break
    case (.period, .number): break
    case (.number, .period): element = type(right)
    default:
      report(.rangeOfWrong(span(reference), describe(type(left)), describe(type(right))))
      return broken(reference)
    }
    return make(.range(left, right), types.id(.range(element)), reference)
  }
}
