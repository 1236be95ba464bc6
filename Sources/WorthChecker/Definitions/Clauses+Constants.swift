import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Figures that are known while the case is checked.
extension Clauses {
  /// Returns the value of an expression of constants, and of names for such, otherwise nil.
  ///
  /// What a kind is filled in with is no constant: the kind is written for other values, too.
  static func constantValue(_ id: ExpressionID?, steps: Int = 16, in checker: Checker) -> Double? {
    guard steps > 0, let id else { return nil }
    switch checker.expression(id).operation {
    case .constant(let value): return value
    case .arithmetic(.add, let left, let right):
      guard let left = constantValue(left, steps: steps / 2, in: checker),
        let right = constantValue(right, steps: steps / 2, in: checker)
      else { return nil }
      return left + right
    case .arithmetic(.subtract, let left, let right):
      guard let left = constantValue(left, steps: steps / 2, in: checker),
        let right = constantValue(right, steps: steps / 2, in: checker)
      else { return nil }
      return left - right
    case .arithmetic(.multiply, let left, let right):
      guard let left = constantValue(left, steps: steps / 2, in: checker),
        let right = constantValue(right, steps: steps / 2, in: checker)
      else { return nil }
      return left * right
    case .definition(let definition):
      let info = checker.definitions[definition]
      if case .input = info.role { return nil }
      guard checker.definitions.states[definition].progress == .done, info.clauses.count == 1,
        case .none = info.clauses[0].index
      else { return nil }
      return constantValue(info.clauses[0].expression, steps: steps - 1, in: checker)
    default: return nil
    }
  }

  /// Returns the value of a definition that is a constant, or a name for one; otherwise nil.
  static func constantValue(of definition: DefinitionID, in checker: Checker) -> Double? {
    constantValue(checker.definitions[definition].clauses.first?.expression, in: checker)
  }

  /// Reports stated ends of a range of periods of which the first is the later one.
  static func checkOrder(
    _ low: ExpressionID, _ high: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) {
    guard case .constant(let first) = checker.expression(low).operation,
      case .constant(let last) = checker.expression(high).operation, first > last
    else { return }
    checker.report(.rangeReversed(checker.span(reference)))
  }
}
