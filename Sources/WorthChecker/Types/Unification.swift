import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The one type that fits two.
enum Unification {
  /// Returns the one type that fits both; `.error`, after a diagnostic, where there is none.
  static func unify(
    _ left: TypeID, _ right: TypeID, _ reference: NodeReference, value: ExpressionID? = nil,
    in checker: inout Checker
  ) -> TypeID {
    if left == right || right == .pending || right == .error {
      return left == .error ? right : left
    }
    if left == .pending || left == .error { return right }
    if case .optional(let inner) = checker.types[left], inner == right { return left }
    if case .optional(let inner) = checker.types[right], inner == left { return right }
    if left == .missing, case .optional = checker.types[right] { return right }
    if left == .missing { return checker.types.id(.optional(right)) }
    if right == .missing, case .optional = checker.types[left] { return left }
    if right == .missing { return checker.types.id(.optional(left)) }
    if isText(left, in: checker), isText(right, in: checker) { return .text }
    if let one = currency(left, in: checker), let other = currency(right, in: checker), one != other
    {
      checker.report(
        .mixedCurrencies(
          checker.span(reference), checker.units.text(one), checker.units.text(other)))
    } else {
      checker.report(
        .differentTypes(
          checker.span(reference), checker.describe(left), checker.describe(right),
          share: left == .number ? value.flatMap { share($0, in: checker) } : nil,
          amount: amount(reference, left, right, in: checker),
          line: line(value, left, right, in: checker)))
    }
    return .error
  }

  /// The amount to write for a bare figure beside money; nil for other values.
  private static func amount(
    _ reference: NodeReference, _ left: TypeID, _ right: TypeID, in checker: Checker
  ) -> Proposal? {
    let money = left == .number ? right : left
    guard left == .number || right == .number, let unit = currency(money, in: checker) else {
      return nil
    }
    let tree = checker.trees[reference.tree]
    var node = reference.node
    if tree[node].kind == .definition { node = SyntaxReading.valueNode(reference, in: checker) }
    guard node.exists else { return nil }
    let isNegative = tree[node].kind == .negation
    let figure = isNegative ? tree.child(node) : node
    let written = tree.text(figure)
    guard tree[figure].kind == .number, !written.hasSuffix("%") else { return nil }
    return Proposal(
      checker.span(NodeReference(reference.tree, node)),
      (isNegative ? "-" : "") + checker.units.text(unit) + " " + written)
  }

  /// A line of `value`, one of the instances by row of which two stand in one list; nil for other values.
  private static func line(
    _ value: ExpressionID?, _ left: TypeID, _ right: TypeID, in checker: Checker
  ) -> String? {
    guard case .member(let one) = checker.types[left], case .member = checker.types[right],
      let value, let kind = checker.instances[one].kind, let line = checker.kinds[kind].lines.last
    else { return nil }
    let written = checker.expression(value).reference
    return checker.trees[written.tree].text(written.node) + "." + checker.spelling(line.name)
  }

  /// The share to write for a number times a percent; nil for other values.
  private static func share(_ value: ExpressionID, in checker: Checker) -> Proposal? {
    PlainShares.shareOfNumber(value, in: checker).map {
      Proposal(checker.span(checker.expression(value).reference), $0)
    }
  }

  /// `true` iff the type is that of texts, as a currency is one where it stands beside another.
  static func isText(_ type: TypeID, in checker: Checker) -> Bool {
    if case .currency = checker.types[type] { return true }
    return type == .text
  }

  /// The currency of amounts of a type, nil for others.
  private static func currency(_ type: TypeID, in checker: Checker) -> UnitID? {
    var type = type
    if case .optional(let inner) = checker.types[type] { type = inner }
    guard case .quantity(let unit) = checker.types[type], checker.units.isMoney(unit) else {
      return nil
    }
    return unit
  }
}
