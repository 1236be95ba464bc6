import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The one currency of an instance.
extension Checker {
  /// All money in an instance is of one currency: that of its first amount.
  mutating func checkCurrencyOfInstance(
    _ value: ExpressionID, _ unit: UnitID, _ instance: InstanceID?
  ) -> ExpressionID {
    guard let instance else { return value }
    guard let known = instances[instance].currency else {
      instances[instance].currency = unit
      return value
    }
    if known == unit { return value }
    report(
      .currencyOfInstance(
        span(expression(value).reference), units.text(unit), expected: units.text(known),
        instance: instances[instance].path))
    return broken(expression(value).reference)
  }

  /// Returns the currency that a bare 0 has in the instance.
  mutating func currency(of instance: InstanceID?) -> UnitID? {
    guard let instance else { return caseCurrency }
    if let known = instances[instance].currency { return known }
    let place = instance
    guard let kind = instances[place].kind else { return caseCurrency }
    for input in kinds[kind].inputs {
      let tree = trees[input.reference.tree]
      guard mentionsMoney(input.type, tree),
        case .definition(let index)? = scopes[instances[place].scope].symbols[input.name],
        definitionStates[index].progress == .waiting
      else { continue }
      if let clause = definitions[index].clauses.first,
        trees[clause.reference.tree].text(clause.value) == "0"
      {
        continue
      }
      _ = demand(index)
      if let known = instances[place].currency { return known }
    }
    return caseCurrency
  }

  func mentionsMoney(_ type: NodeID, _ tree: Tree) -> Bool {
    let node = tree[type]
    return (node.first..<node.end).contains { tree.tokenText($0) == "money" }
  }

  /// Returns a type for an input of a kind that is checked without being filled in.
  mutating func abstractType(_ annotation: NodeReference, _ instance: InstanceID) -> TypeID {
    let tree = trees[annotation.tree]
    switch tree[annotation.node].kind {
    case .choiceType: return choice(annotation)
    case .typeOf:
      let form = tree.tokenText(tree[annotation.node].token)
      let inner = abstractType(
        NodeReference(annotation.tree, tree.child(annotation.node)), instance)
      if form == "list" { return types.id(.list(inner)) }
      guard let space = instances[instance].timeline, inner != .error else { return .error }
      return types.id(.series(inner, space: space, isFlow: form != "level" && isMoney(inner)))
    case .namedType:
      switch tree.text(annotation.node) {
      case "number", "whole": return .number
      case "percent": return .percent
      case "rate": return types.id(.rate(.year, compounded: .year))
      case "money": return caseCurrency.map { types.id(.quantity($0)) } ?? .error
      case "date": return .date
      case "text": return .text
      case "duration": return .months
      case "yes_no": return .yesNo
      default: return .error
      }
    default: return .error
    }
  }
}
