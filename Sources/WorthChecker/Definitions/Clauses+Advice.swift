import WorthProgram
import WorthSyntax
import WorthValue

/// What is proposed for clauses with a mistake.
extension Clauses {
  /// The left side under which a list fills a series by period; nil where the clause is for something
  /// else, or the value no list of amounts.
  static func listFills(
    _ value: ExpressionID, of index: DefinitionID, _ clause: Clause, in checker: Checker
  ) -> String? {
    guard case .list(let element) = checker.types[checker.type(value)],
      case .definition = checker.trees[clause.reference.tree][clause.reference.node].kind,
      checker.definitions[index].space.map({
        if case .timeline = checker.tables.spaces[$0].kind { true } else { false }
      }) ?? true
    else { return nil }
    let type: String
    switch checker.types[element] {
    case .quantity(let unit) where checker.units.isMoney(unit): type = "flow of money"
    case .percent: type = "series of percent"
    case .number: type = "series of number"
    default: return nil
    }
    return checker.spelling(checker.definitions[index].name) + ": " + type + " = […]"
  }

  /// Returns `2027 .. 2029` for `2027 - 2029`, a difference that is meant as a range; otherwise
  /// nil.
  static func rangeInstead(of reference: NodeReference, in checker: Checker) -> String? {
    let tree = checker.trees[reference.tree]
    guard tree.binaryOperator(reference.node) == .minus else { return nil }
    let left = tree.child(reference.node, 0)
    let right = tree.child(reference.node, 1)
    guard tree[left].kind == .number, right.exists, tree[right].kind == .number else { return nil }
    return tree.text(left) + " " + Operator.range.sign + " " + tree.text(right)
  }
}
