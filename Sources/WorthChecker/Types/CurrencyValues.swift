import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Currencies as values: inputs of type `currency`, and `money in own`, which is in one of them.
enum CurrencyValues {
  /// Returns the currency that the expression at `reference` holds; nil after a diagnostic.
  static func currency(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> UnitID? {
    let value = Expressions.check(
      reference, &context, expected: nil, whole: false, in: &checker)
    switch checker.types[checker.type(value)] {
    case .currency(let unit) where unit != .none: return unit
    case .error, .pending: return nil
    case .optional, .missing:
      UnitArithmetic.reportMissing(value, in: &checker)
      return nil
    case .text where reportsText(value, in: &checker): return nil
    default:
      checker.report(
        .wrongType(
          checker.span(reference), expected: .words(.currencySuchAs),
          found: checker.describe(checker.type(value))))
      return nil
    }
  }

  /// `true`, after a diagnostic, iff a text that is worked out, such as a cell of a table, stands where a
  /// currency is asked for.
  static func reportsText(_ value: ExpressionID, in checker: inout Checker) -> Bool {
    guard checker.type(value) == .text else { return false }
    // A text with a name of its own is one for all rows.
    let operation = checker.expression(value).operation
    var isOfRow = false
    if case .element = operation { isOfRow = true }
    if case .item = operation { isOfRow = true }
    if case .lookup = operation { isOfRow = true }
    if case .conditional = operation { isOfRow = true }
    guard isOfRow else { return false }
    let place = checker.span(checker.expression(value).reference)
    checker.report(.currencyOfRow(place, checker.files.sources.text(place)))
    return true
  }

  /// Returns a code that stands alone as the currency itself; a mistake, reported, where it is none.
  static func value(
    of code: String, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    if code == "missing" { return checker.make(.constant(Marker.missing), .missing, reference) }
    guard let unit = checker.units.currency(code) else {
      checker.report(
        .notACurrency(
          checker.span(reference), code, nearest: Literals.nearestCurrency(code, in: checker)))
      return checker.broken(reference)
    }
    let type = checker.types.id(.currency(unit))
    return checker.make(.text(checker.expressions.textID(code)), type, reference)
  }

  /// Returns `value` as the money in the currency of a name that `annotation` states; a mistake,
  /// reported, where it is in another.
  static func conform(
    _ value: ExpressionID, _ annotation: NodeReference, _ instance: InstanceID?, _ what: String,
    in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[annotation.tree]
    let inner = NodeReference(annotation.tree, tree.child(annotation.node, 0))
    let place = NodeReference(annotation.tree, tree.child(annotation.node, 1))
    let reference = checker.expression(value).reference
    guard let wanted = statedCurrency(place, instance, in: &checker) else {
      return checker.broken(reference)
    }
    let type = checker.types.id(.quantity(wanted))
    if tree.text(inner.node) == "money", Operators.isStatedZero(value, in: checker) {
      return Expressions.retyped(value, type, in: &checker)
    }
    // Money in a currency of its own says nothing of that of the others.
    let conformed =
      tree.text(inner.node) == "money" && TypeTraits.isMoney(checker.type(value), in: checker)
      ? value
      : Annotations.conform(
        value, to: inner, instance: instance, what: what, space: nil, in: &checker)
    guard case .quantity(let found) = checker.types[checker.type(conformed)],
      let currency = checker.units.currencyFactor(of: found)
    else { return checker.broken(reference) }
    if currency == wanted { return conformed }
    let code = checker.units.text(wanted)
    checker.report(
      .moneyInOtherCurrency(
        checker.span(reference), what, checker.units.text(found), expected: code,
        declared: checker.span(annotation)))
    return checker.broken(reference)
  }

  /// Returns the currency that stands after `in` in a stated type: a code, or an input of the
  /// instance; nil after a diagnostic.
  private static func statedCurrency(
    _ reference: NodeReference, _ instance: InstanceID?, in checker: inout Checker
  ) -> UnitID? {
    let text = checker.trees[reference.tree].text(reference.node)
    if let unit = checker.units.currency(text) { return unit }
    let scope = instance.map { checker.instances[$0].scope } ?? checker.names.rootScope
    var context = Context(
      scope: scope, definition: nil, timeline: Clauses.timeline(of: scope, in: checker))
    context.instance = instance
    let outer = checker.expressions.beginCollecting()
    defer { checker.expressions.resumeCollecting(outer) }
    return currency(reference, &context, in: &checker)
  }
}
