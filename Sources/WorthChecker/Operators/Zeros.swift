import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Looks whether a value is 0 wherever it comes from: written as `0`, without a unit, in every clause.
struct Zeros {
  /// `true` iff a 0 counts, too, that has the type of the input for which it stands.
  let keepsType: Bool
  /// How deep names are followed.
  private static let deepest = 12

  /// `true` iff one of the definitions is 0, which fits any unit, and the other an amount or a number,
  /// so that either may stand in the place of the other.
  static func mayReplace(
    _ before: DefinitionID, _ after: DefinitionID, in checker: inout Checker
  ) -> Bool {
    for (zero, other) in [(before, after), (after, before)] {
      let amount = checker.types.element(checker.definitions[other].type)
      let type = checker.definitions[zero].type
      let value = checker.make(.definition(zero), type, checker.definitions[zero].reference)
      if TypeTraits.isArithmetic(amount, in: checker), Operators.isStatedZero(value, in: checker) {
        return true
      }
    }
    return false
  }

  /// `true` iff the value is 0.
  func isZero(_ id: ExpressionID, depth: Int = 0, in checker: Checker) -> Bool {
    guard depth < Zeros.deepest else { return false }
    if case .dated(let element) = checker.types[checker.type(id)] {
      return isZeroFlows(id, element, depth: depth, in: checker)
    }
    let element = checker.types.element(checker.type(id))
    guard keepsType || element == .number || element == .percent else { return false }
    /// `true` iff a part of the value is 0.
    func isZero(_ part: ExpressionID) -> Bool {
      self.isZero(part, depth: depth + 1, in: checker)
    }
    switch checker.expressions[id].operation {
    case .constant(let value):
      return value == 0 && (element == .number || keepsType && isBare(id, in: checker))
    case .local(let local): return checker.functions.zeroLocals.contains(local)
    case .negate(let part), .broadcast(let part, _), .opening(let part), .closing(let part),
      .element(let part, _, _), .item(let part, _), .slice(let part, _, _):
      return isZero(part)
    case .lookup(let column, _, _): return isZero(column)
    case .arithmetic(.multiply, let left, let right):
      // With a unit, 0 times an amount says which unit.
      return element == .number || element == .percent
        ? isZero(left) || isZero(right) : isZero(left) && isNumber(right, in: checker)
    case .arithmetic(.divide, let dividend, _): return isZero(dividend)
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right),
      .conditional(_, let left, let right), .otherwise(let left, let right):
      return isZero(left) && isZero(right)
    case .list(let items): return !items.isEmpty && items.allSatisfy(isZero)
    case .comprehension(let all): return isZero(all.body)
    case .builtin(let builtin, let values):
      switch builtin {
      case BuiltinTable[.sum], BuiltinTable[.leastOfList], BuiltinTable[.greatestOfList]: break
      default:
        // `min` and `max` of single values.
        guard
          BuiltinTable.all[builtin].overList == .leastOfList
            || BuiltinTable.all[builtin].overList == .greatestOfList
        else { return false }
      }
      return !values.isEmpty && values.allSatisfy(isZero)
    case .definition(let definition): return isDefinedAsZero(definition, depth: depth, in: checker)
    case .error, .text, .data, .not, .arithmetic, .comparison, .and, .or, .positionOf, .call,
      .wholeBuiltin, .range, .fold, .isGiven, .textOf, .join, .uncertain, .statistic,
      .study:
      return false
    }
  }

  /// `true` iff all amounts of dated flows are 0.
  private func isZeroFlows(
    _ id: ExpressionID, _ element: TypeID, depth: Int, in checker: Checker
  ) -> Bool {
    guard keepsType || element == .number || element == .percent else { return false }
    switch checker.expressions[id].operation {
    case .list(let parts):
      return parts.last.map { isZero($0, depth: depth + 1, in: checker) } ?? false
    case .definition(let definition): return isDefinedAsZero(definition, depth: depth, in: checker)
    default: return false
    }
  }

  /// `true` iff all clauses of the definition, or all cells of the column, are 0.
  private func isDefinedAsZero(_ id: DefinitionID, depth: Int, in checker: Checker) -> Bool {
    let clauses = checker.definitions[id].clauses
    return !clauses.isEmpty
      && clauses.allSatisfy { clause in
        guard let written = clause.expression else { return false }
        return isZero(written, depth: depth + 1, in: checker)
      }
  }

  /// `true` iff the 0 is written without a unit or a percent sign.
  private func isBare(_ id: ExpressionID, in checker: Checker) -> Bool {
    let reference = checker.expressions[id].reference
    guard reference.node.exists else { return false }
    let node = checker.trees[reference.tree][reference.node]
    return node.kind == .number && node.end == node.first + 1
  }

  /// `true` iff the value is a number or a percent.
  private func isNumber(_ id: ExpressionID, in checker: Checker) -> Bool {
    let element = checker.types.element(checker.type(id))
    return element == .number || element == .percent
  }
}
