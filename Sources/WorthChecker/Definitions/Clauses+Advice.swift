import WorthProgram
import WorthSource
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
    return target(of: index, element, in: checker).map { $0 + " = […]" }
  }

  /// The name of a definition with the type under which a list of `element` fills the periods; nil for lists of other
  /// things.
  private static func target(
    of index: DefinitionID, _ element: TypeID, in checker: Checker
  ) -> String? {
    let type: String
    switch checker.types[element] {
    case .quantity(let unit) where checker.units.isMoney(unit): type = "flow of money"
    case .percent: type = "series of percent"
    case .number: type = "series of number"
    default: return nil
    }
    return checker.spelling(checker.definitions[index].name) + ": " + type
  }

  /// The left side under which the list that a name of the case stands for fills the periods, and the place of the name;
  /// nil for other values, and for lists with more or fewer values than there are periods.
  static func seriesMeant(
    by list: ExpressionID, in checker: Checker
  ) -> (target: String, place: Span)? {
    guard case .definition(let index) = checker.expression(list).operation,
      case .list(let element) = checker.types[checker.type(list)],
      case .plain = checker.definitions[index].role,
      checker.definitions[index].scope == checker.names.rootScope,
      checker.definitions[index].clauses.count == 1,
      let clause = checker.definitions[index].clauses.first, case .none = clause.index,
      let value = clause.expression, case .list(let items) = checker.expression(value).operation,
      let timeline = checker.settings.timeline,
      let (first, last) = knownEnds(of: timeline, in: checker),
      Double(items.count) == last - first + 1,
      let target = target(of: index, element, in: checker)
    else { return nil }
    let tree = checker.trees[clause.reference.tree]
    let name = tree.child(clause.reference.node)
    guard tree[clause.reference.node].kind == .definition, tree[name].kind == .name,
      !tree[clause.reference.node].parts.contains(.type)
    else { return nil }
    return (target, tree.span(name))
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
