import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Plain numbers that stand where a share is meant: `growth = 8` in `sales * (1 + growth)`, where 8 is
/// 800 %.
enum PlainShares {
  /// Notes a sum of a written 1 and a plain number of 1 or more by which an amount is multiplied or
  /// divided, or which is raised to a power.
  ///
  /// A count, as in `list[1 + n]` or `n * (1 + n)`, is none of these: no amount stands beside it.
  static func note(
    _ sign: Operator, _ left: ExpressionID, _ right: ExpressionID, in checker: inout Checker
  ) {
    let sums: [ExpressionID]
    switch sign.meaning {
    case .arithmetic(.multiply):
      if isAmount(left, in: checker) {
        sums = [right]
      } else if isAmount(right, in: checker) {
        sums = [left]
      } else {
        return
      }
    case .arithmetic(.divide): sums = isAmount(left, in: checker) ? [right] : []
    case .arithmetic(.power): sums = [left]
    default: return
    }
    for sum in sums {
      guard case .arithmetic(.add, let one, let other) = checker.expression(sum).operation else {
        continue
      }
      for (first, share) in [(one, other), (other, one)] where isWrittenOne(first, in: checker) {
        guard let written = plainNumber(share, in: checker) else { continue }
        let place = checker.span(checker.expression(written.expression).reference)
        checker.report(
          .plainShare(
            place, checker.files.sources.text(checker.span(checker.expression(sum).reference)),
            number: checker.files.sources.text(place),
            percent: ValueText.percent(written.value)))
      }
    }
  }

  /// `true` iff the value is money or a quantity.
  private static func isAmount(_ id: ExpressionID, in checker: Checker) -> Bool {
    if case .quantity = checker.types[checker.types.element(checker.type(id))] { return true }
    return false
  }

  /// `true` iff the value is written as 1.
  private static func isWrittenOne(_ id: ExpressionID, in checker: Checker) -> Bool {
    if case .constant(1) = checker.expression(id).operation { return true }
    return false
  }

  /// Returns the number of 1 or more without a percent sign that a definition of the case states, in
  /// each of its lines where it has several; nil where it is something else.
  private static func plainNumber(
    _ id: ExpressionID, in checker: Checker
  ) -> (value: Double, expression: ExpressionID)? {
    let definition: DefinitionID
    switch checker.expression(id).operation {
    case .definition(let named): definition = named
    case .element(let series, _, _):
      guard case .definition(let named) = checker.expression(series).operation else { return nil }
      definition = named
    default: return nil
    }
    guard case .plain = checker.definitions[definition].role else { return nil }
    var found: (value: Double, expression: ExpressionID)?
    for clause in checker.definitions[definition].clauses {
      guard let written = clause.expression, checker.type(written) == .number,
        case .constant(let value) = checker.expression(written).operation, value >= 1,
        value.isFinite
      else { return nil }
      if found == nil { found = (value, written) }
    }
    return found
  }
}
