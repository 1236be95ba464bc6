import WorthProgram
import WorthSyntax
import WorthValue

/// Balances that are not marked `level of money`: series of money with an opening value that go on from the amount
/// before, as in `debt[t] = debt[t-1] - repaid`.
///
/// Sales that grow by a factor, `sales[t] = sales[t-1] * (1 + growth)`, are none: their amounts are of one period each.
enum Balances {
  /// `true` iff the series has no stated type, an opening value, and a clause for each period that goes on from its own
  /// value before.
  static func isCarriedOn(_ index: DefinitionID, in checker: Checker) -> Bool {
    let definition = checker.definitions[index]
    guard !definition.annotation.node.exists, !definition.isLevel else { return false }
    var hasOpening = false
    var goesOn = false
    for clause in definition.clauses {
      switch clause.index {
      case .opening: hasOpening = true
      case .each: goesOn = goesOn || addsToItself(clause.expression, in: checker)
      case .none, .at, .range: break
      }
    }
    return hasOpening && goesOn
  }

  /// `true` iff the value of the period before is a summand of the expression, or of one of its branches.
  private static func addsToItself(_ expression: ExpressionID?, in checker: Checker) -> Bool {
    var waiting = [expression]
    while let next = waiting.popLast() {
      guard let next else { continue }
      switch checker.expression(next).operation {
      case .arithmetic(.add, let left, let right): waiting += [left, right]
      case .arithmetic(.subtract, let left, _): waiting.append(left)
      case .conditional(_, let consequence, let alternative): waiting += [consequence, alternative]
      case .otherwise(let value, _): waiting.append(value)
      // The greater of it and 0, or the same in whole coins.
      case .builtin(_, let arguments): waiting += arguments.map { $0 }
      case .element(_, let place, isSelf: true):
        if case .arithmetic = checker.expression(place).operation { return true }
      default: break
      }
    }
    return false
  }
}
