import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What to write where a unit is not written as the language has it.
enum UnitAdvice {
  /// Returns what is wrong with `EUR 0.90/USD` and `0.9 EUR/tonne`, in which a unit stands behind a
  /// sign for values; nil for other quotients, those by a name of the case among them.
  static func unitBehindSlash(
    _ quotient: NodeReference, _ context: Context, in checker: inout Checker
  ) -> Diagnostic? {
    let tree = checker.trees[quotient.tree]
    guard tree.binaryOperator(quotient.node) == .dividedBy else { return nil }
    let unit = tree.child(quotient.node, 1)
    guard unit.exists, tree[unit].kind == .name else { return nil }
    let name = checker.spelling(tree.name(unit))
    guard checker.units.find(name) != nil || Currency.minorDigits(name) != nil,
      Names.lookUp(tree.name(unit), scope: context.scope, in: &checker) == nil,
      !context.locals.contains(where: { $0.name == tree.name(unit) })
    else { return nil }
    // ‘per’ binds more closely than a product, of which it takes the last factor.
    var amount = tree.child(quotient.node, 0)
    while tree.binaryOperator(amount) == .times { amount = tree.child(amount, 1) }
    // A unit alone is no amount.
    let first = tree[amount].kind == .name ? checker.spelling(tree.name(amount)) : ""
    guard Currency.minorDigits(first) == nil, checker.units.find(first) == nil,
      let stated = stated(amount, tree, in: &checker)
    else { return nil }
    let place = tree.span(amount).union(tree.span(unit))
    return .writtenOtherwise(
      place, checker.files.sources.text(place), stated + " per " + name)
  }

  /// Returns how the value in front of ‘per’ is written: with its currency first; nil where it is
  /// something to which ‘per’ does not belong as a whole.
  private static func stated(_ node: NodeID, _ tree: Tree, in checker: inout Checker) -> String? {
    switch tree[node].kind {
    case .number, .tagged, .name, .member, .index, .call, .group: return tree.text(node)
    case .quantity:
      let unit = tree.child(node, 1)
      guard checker.units.currency(tree.text(unit)) != nil else { return tree.text(node) }
      return tree.text(unit) + " " + tree.text(tree.child(node, 0))
    default: return nil
    }
  }
}
