import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// `if`, and whether an optional value is given.
extension Checker {
  /// Checks `if … then … else …`; of a condition that is known already only one branch is kept.
  mutating func checkConditional(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?, _ whole: Bool
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    let conditionReference = NodeReference(reference.tree, tree.child(reference.node, 0))
    let thenReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    let elseReference = NodeReference(reference.tree, tree.child(reference.node, 2))
    let condition = check(conditionReference, &context, expected: .yesNo, whole: whole)
    // Whether an optional input is given is known now: the other branch is not even looked at.
    if let known = knownAnswer(condition) {
      return check(
        known ? thenReference : elseReference, &context, expected: expected, whole: whole)
    }
    let conditionType = types.element(type(condition))
    if conditionType != .yesNo, conditionType != .error, conditionType != .pending {
      report(.conditionNeeded(span(conditionReference), describe(type(condition))))
      return broken(reference)
    }
    let consequence = check(thenReference, &context, expected: expected, whole: whole)
    let alternative = check(elseReference, &context, expected: expected, whole: whole)
    let element = branchType(consequence, alternative, reference)
    if conditionType == .error { return broken(reference) }
    if element == .error || element == .pending { return make(.error, element, reference) }
    guard let lifting = commonSpace(consequence, alternative, reference) else {
      if type(consequence) == type(alternative), !types.isAggregate(type(condition)) {
        return make(
          .conditional(condition, consequence, alternative), type(consequence), reference)
      }
      return broken(reference)
    }
    var final = lifting
    if case .scalar = lifting, case .series(_, let space, _) = types[type(condition)] {
      final = .over(space, isLevel: false)
    }
    return make(
      .conditional(condition, consequence, alternative), lift(element, final), reference)
  }

  /// Whether the condition holds, where that follows from which optional inputs are given; nil where it hangs on more.
  func knownAnswer(_ condition: ExpressionID) -> Bool? {
    guard givenAnswers.contains(condition),
      case .constant(let answer) = expression(condition).operation
    else { return nil }
    return answer != 0
  }

  /// Makes the answer to a question that hangs only on which optional inputs are given.
  mutating func answer(_ holds: Bool, _ reference: NodeReference) -> ExpressionID {
    let answer = make(.constant(holds ? 1 : 0), .yesNo, reference)
    givenAnswers.insert(answer)
    return answer
  }

  /// Whether the case has the setting that the node reads, as `case.currency` does; nil for anything else.
  private mutating func isSettingGiven(_ reference: NodeReference) -> Bool? {
    let tree = trees[reference.tree]
    let node = unwrapped(reference.node, tree)
    guard node.exists, tree[node].kind == .member else { return nil }
    let base = tree.child(node, 0)
    guard base.exists, tree.text(base) == "case" else { return nil }
    switch spelling(tree.name(node)) {
    case "valuation_date":
      return valuationDateDefinition(NodeReference(reference.tree, node)) != nil
    case "first", "last": return caseTimeline != nil
    case "currency": return caseCurrency != nil
    default: return nil
    }
  }

  /// Returns the element type that fits both branches; `.error`, after a diagnostic, where there is none.
  mutating func branchType(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference
  ) -> TypeID {
    let a = types.element(type(left))
    let b = types.element(type(right))
    if a == .error || b == .error { return .error }
    if a == .pending { return isLiteralZero(right) ? .pending : b }
    if b == .pending { return isLiteralZero(left) ? .pending : a }
    if isLiteralZero(left), isArithmetic(b) { return b }
    if isLiteralZero(right), isArithmetic(a) { return a }
    if case .list = types[type(left)], type(left) == type(right) { return a }
    if case .quantity(let one) = types[a], case .quantity(let other) = types[b], one != other {
      reportUnits(left, right, one, other, reference)
      return .error
    }
    return unify(a, b, reference)
  }

  /// Checks `is given`, which is answered at once for settings of the case.
  mutating func checkIsGiven(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    if let known = isSettingGiven(NodeReference(reference.tree, tree.child(reference.node))) {
      return answer(known, reference)
    }
    let operand = check(
      NodeReference(reference.tree, tree.child(reference.node)), &context, expected: nil,
      whole: false)
    switch types[type(operand)] {
    case .missing: return answer(false, reference)
    case .optional: return make(.isGiven(operand), .yesNo, reference)
    case .error, .pending: return make(.error, .error, reference)
    default: return answer(true, reference)
    }
  }
}
