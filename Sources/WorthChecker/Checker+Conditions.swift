import WorthSource
import WorthSyntax
import WorthValue

/// `if`, and whether an optional value is given.
extension Checker {
  mutating func checkConditional(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?, _ whole: Bool
  ) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
    let conditionReference = NodeReference(reference.tree, tree.child(reference.node, 0))
    let thenReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    let elseReference = NodeReference(reference.tree, tree.child(reference.node, 2))
    // Whether an optional input is given is known now: the other branch is not even looked at.
    if let known = knownAnswer(conditionReference, &context) {
      return check(
        known ? thenReference : elseReference, &context, expected: expected, whole: whole)
    }
    let condition = check(conditionReference, &context, expected: .yesNo, whole: whole)
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

  /// Whether the condition holds, as far as it follows from which optional inputs are given; nil where it hangs on more.
  ///
  /// In `a is given and a > 3` nothing more is asked where `a` is not given.
  mutating func knownAnswer(_ reference: NodeReference, _ context: inout Context) -> Bool? {
    let tree = trees[Int(reference.tree)]
    let node = unwrapped(reference.node, tree)
    guard node.exists else { return nil }
    let child = { NodeReference(reference.tree, tree.child(node, $0)) }
    switch tree[node].kind {
    case .isGiven:
      let answer = checkIsGiven(NodeReference(reference.tree, node), &context)
      guard case .constant(let known) = expression(answer).operation else { return nil }
      return known != 0
    case .not: return knownAnswer(child(0), &context).map { !$0 }
    case .binary:
      let word = tree.token(tree[node].token).word
      guard word == .and || word == .or else { return nil }
      let left = knownAnswer(child(0), &context)
      if let left, left == (word == .or) { return left }
      let right = knownAnswer(child(1), &context)
      if let right, right == (word == .or) { return right }
      return left == nil || right == nil ? nil : word == .and
    default: return nil
    }
  }

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

  mutating func checkIsGiven(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
    let operand = check(
      NodeReference(reference.tree, tree.child(reference.node)), &context, expected: nil,
      whole: false)
    switch types[type(operand)] {
    case .missing: return make(.constant(0), .yesNo, reference)
    case .optional: return make(.isGiven(operand), .yesNo, reference)
    case .error, .pending: return make(.error, .error, reference)
    default: return make(.constant(1), .yesNo, reference)
    }
  }
}
