import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Quantities in any unit, `unit`, and prices per any unit, `money per unit`: the unit is one for all of
/// what is filled in, as the currency of its money is.
enum UnitValues {
  /// `true` iff the node is the word for any unit, and the case has no unit of that name.
  static func isAny(_ reference: NodeReference, in checker: inout Checker) -> Bool {
    let text = checker.trees[reference.tree].text(reference.node)
    return text == TypeWord.anyUnit && checker.units.find(text) == nil
  }

  /// Returns `value` as a quantity in the one unit of the instance; a mistake, reported, where it is
  /// in another, or in none.
  static func conform(
    _ value: ExpressionID, _ annotation: NodeReference, _ instance: InstanceID?, _ what: String,
    in checker: inout Checker
  ) -> ExpressionID {
    if Operators.isLiteralZero(value, in: checker) {
      guard let known = unit(of: instance, in: &checker) else { return value }
      return Expressions.retyped(value, checker.types.id(.quantity(known)), in: &checker)
    }
    if case .quantity(let unit) = checker.types[checker.type(value)],
      checker.units.currencyFactor(of: unit) == nil,
      checker.instances.takesUnit(unit, in: instance)
    {
      return value
    }
    Annotations.reportField(
      value, what, .words(.quantityIn, [Argument("unit", .name(example(instance, in: &checker)))]),
      annotation, in: &checker)
    return checker.broken(checker.expression(value).reference)
  }

  /// Returns `value` as money per the one unit of the instance; a mistake, reported, where it is
  /// something else.
  static func conformPrice(
    _ value: ExpressionID, _ annotation: NodeReference, _ instance: InstanceID?, _ what: String,
    in checker: inout Checker
  ) -> ExpressionID {
    let currency = Currencies.currency(of: instance, in: &checker)
    if Operators.isLiteralZero(value, in: checker) {
      guard let currency, let below = unit(of: instance, in: &checker) else { return value }
      let price = checker.units.multiply(currency, below, power: -1)
      return Expressions.retyped(value, checker.types.id(.quantity(price)), in: &checker)
    }
    if case .quantity(let unit) = checker.types[checker.type(value)],
      let money = checker.units.currencyFactor(of: unit)
    {
      let below = checker.units.multiply(money, unit, power: -1)
      if below != .none, checker.instances.takesUnit(below, in: instance) { return value }
    }
    let code = currency.map { checker.units.text($0) } ?? "USD"
    Annotations.reportField(
      value, what,
      .words(
        .pricePerUnitSuchAs,
        [
          Argument("currency", .name(code)),
          Argument("unit", .name(example(instance, in: &checker))),
        ]),
      annotation, in: &checker)
    return checker.broken(checker.expression(value).reference)
  }

  /// Returns the one unit of the instance, for which its other inputs are looked at; nil where none
  /// has one.
  private static func unit(of instance: InstanceID?, in checker: inout Checker) -> UnitID? {
    guard let instance else { return nil }
    if let known = checker.instances[instance].unit { return known }
    guard let kind = checker.instances[instance].kind else { return nil }
    let scope = checker.instances[instance].scope
    for input in checker.kinds[kind].inputs {
      let tree = checker.trees[input.reference.tree]
      let node = tree[input.type]
      guard (node.first..<node.end).contains(where: { tree.tokenText($0) == TypeWord.anyUnit }),
        case .definition(let index)? = checker.names.scopes[scope].symbols[input.name],
        checker.definitions.states[index].progress == .waiting
      else { continue }
      _ = Definitions.demand(index, in: &checker)
      if let known = checker.instances[instance].unit { return known }
    }
    return nil
  }

  /// Returns the unit that a message shows: that of the instance, one of the case, or one that shows
  /// the form.
  private static func example(_ instance: InstanceID?, in checker: inout Checker) -> String {
    unit(of: instance, in: &checker).map { checker.units.text($0) }
      ?? checker.units.unitNames.first ?? "tonne"
  }
}
