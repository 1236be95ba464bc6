import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The one currency of an instance.
enum Currencies {
  /// All money in an instance is of one currency: that of its first amount.
  static func checkInstance(
    _ value: ExpressionID, _ unit: UnitID, _ instance: InstanceID?, in checker: inout Checker
  ) -> ExpressionID {
    guard let instance else { return value }
    guard let known = checker.instances[instance].currency else {
      checker.instances.setCurrency(of: instance, to: unit)
      return value
    }
    if known == unit { return value }
    checker.report(
      .currencyOfInstance(
        checker.span(checker.expression(value).reference), checker.units.text(unit),
        expected: checker.units.text(known),
        instance: checker.instances[instance].path))
    return checker.broken(checker.expression(value).reference)
  }

  /// Returns the currency that a bare 0 has in the instance.
  static func currency(of instance: InstanceID?, in checker: inout Checker) -> UnitID? {
    guard let instance else { return checker.settings.currency }
    if let known = checker.instances[instance].currency { return known }
    guard let kind = checker.instances[instance].kind else { return checker.settings.currency }
    for input in checker.kinds[kind].inputs {
      let tree = checker.trees[input.reference.tree]
      guard mentionsMoney(input.type, tree),
        case .definition(let index)? = checker.names.scopes[checker.instances[instance].scope]
          .symbols[
            input.name],
        checker.definitions.states[index].progress == .waiting
      else { continue }
      if let clause = checker.definitions[index].clauses.first,
        checker.trees[clause.reference.tree].text(clause.value) == "0"
      {
        continue
      }
      _ = Definitions.demand(index, in: &checker)
      if let known = checker.instances[instance].currency { return known }
    }
    return checker.settings.currency
  }

  /// `true` iff the stated type holds money.
  static func mentionsMoney(_ type: NodeID, _ tree: Tree) -> Bool {
    let node = tree[type]
    return (node.first..<node.end).contains { tree.tokenText($0) == "money" }
  }

  /// Returns a type for an input of a kind that is checked without being filled in.
  static func abstractType(
    _ annotation: NodeReference, _ instance: InstanceID, in checker: inout Checker
  ) -> TypeID {
    let tree = checker.trees[annotation.tree]
    switch tree[annotation.node].kind {
    case .choiceType: return Annotations.choice(annotation, in: &checker)
    case .optionalType:
      return abstractType(
        NodeReference(annotation.tree, tree.child(annotation.node)), instance, in: &checker)
    case .typeOf:
      let form = tree.tokenText(tree[annotation.node].token)
      let element = NodeReference(annotation.tree, tree.child(annotation.node))
      if form == "list", let inner = KindLists.element(element, instance, in: &checker) {
        return checker.types.id(.list(inner))
      }
      let inner = abstractType(
        NodeReference(annotation.tree, tree.child(annotation.node)), instance, in: &checker)
      if form == "list" { return inner == .error ? .error : checker.types.id(.list(inner)) }
      if form == DatedAnnotations.word {
        return inner == .error ? .error : checker.types.id(.dated(inner))
      }
      guard let space = checker.instances[instance].timeline, inner != .error else { return .error }
      return checker.types.id(
        .series(
          inner, space: space, isFlow: form != "level" && TypeTraits.isMoney(inner, in: checker)))
    case .namedType:
      switch TypeWord(rawValue: tree.text(annotation.node)) {
      case .rate: return checker.types.id(.rate(.year, compounded: .year))
      case .money:
        return checker.settings.currency.map { checker.types.id(.quantity($0)) } ?? .error
      case .timing: return .error
      case .currency: return .error
      case .number, .whole, .percent, .date, .text, .duration, .yesNo, .period, .function, .series,
        .list, .anyAmount, .percentage, nil:
        return Annotations.expectedType(annotation, instance: instance, in: &checker) ?? .error
      }
    default: return .error
    }
  }
}
