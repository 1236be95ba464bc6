import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Names that a question varies although they are a 0 without a unit of their own.
extension Studies {
  /// Reports questions that vary a name which is 0 and therefore stands beside an amount in another
  /// unit: with another value it would not fit there.
  static func checkZeros(in checker: inout Checker) {
    var found: [(id: DefinitionID, place: NodeReference)] = []
    for id in checker.expressions.all.ids {
      let expression = checker.expression(id)
      guard case .study(let study, _) = expression.operation else { continue }
      for input in checker.output.studies[study].inputs where isStatedZero(input, in: checker) {
        found.append((input, expression.reference))
      }
    }
    guard !found.isEmpty else { return }
    let zeros = zerosBesideUnits(in: checker)
    for (input, place) in found
    where zeros.contains(where: { WorldNames.reaches($0, [input], in: checker) }) {
      checker.report(
        .cannotVary(checker.span(place), checker.definitions[input].path, .isZeroBesideUnit))
    }
  }

  /// `true` iff all clauses of the definition are 0.
  private static func isStatedZero(_ id: DefinitionID, in checker: Checker) -> Bool {
    let clauses = checker.definitions[id].clauses
    return !clauses.isEmpty
      && clauses.allSatisfy { Operators.isStatedZero($0.expression, in: checker) }
  }

  /// The definitions that are named where a 0 stands for an amount in another unit.
  private static func zerosBesideUnits(in checker: Checker) -> [DefinitionID] {
    var found: [DefinitionID] = []
    for id in checker.expressions.all.ids {
      let expression = checker.expression(id)
      let parts: [ExpressionID]
      switch expression.operation {
      case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right),
        .comparison(_, let left, let right), .conditional(_, let left, let right),
        .otherwise(let left, let right):
        parts = [left, right]
      case .list(let items): parts = items
      default: continue
      }
      let units = parts.map { checker.types.element(checker.type($0)) }
      guard let unit = units.first(where: { $0 != .number && $0 != .percent }) else { continue }
      for (part, own) in zip(parts, units) {
        let isOther = own != unit || units.contains { $0 != own && $0 != .number && $0 != .percent }
        if isOther, Operators.isStatedZero(part, in: checker) {
          found += definitionsNamed(by: part, in: checker)
        }
      }
    }
    return found
  }
}
