import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// `if`, and whether an optional value is given.
enum Conditions {
  /// Checks `if … then … else …`; of a condition that is known already only one branch is kept.
  static func check(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?, _ whole: Bool,
    in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let conditionReference = NodeReference(reference.tree, tree.child(reference.node, 0))
    let thenReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    let elseReference = NodeReference(reference.tree, tree.child(reference.node, 2))
    let condition = Expressions.check(
      conditionReference, &context, expected: .yesNo, whole: whole, in: &checker)
    let outer = context.given
    defer { context.given = outer }
    let asked = Requirements.given(whereAsked: conditionReference, context, in: checker)
    // Whether an optional input is given is known now: the other branch is not checked at all. Where
    // one that a requirement then asks for is left out, nothing is worked out.
    if let known = knownAnswer(condition, in: checker) {
      let holds = known && !Requirements.isMissing(asked, in: checker)
      if holds { context.given.formUnion(asked) }
      return Expressions.check(
        holds ? thenReference : elseReference, &context, expected: expected, whole: whole,
        in: &checker)
    }
    let conditionType = checker.types.element(checker.type(condition))
    if conditionType != .yesNo, conditionType != .error, conditionType != .pending {
      checker.report(
        .conditionNeeded(
          checker.span(conditionReference), checker.describe(checker.type(condition))))
      return checker.broken(reference)
    }
    let required = Requirements.given(where: condition, context, in: checker)
    // What is required there and is left out makes the requirement fail: nothing is worked out then.
    if Requirements.isMissing(required, in: checker) {
      return Expressions.check(
        elseReference, &context, expected: expected, whole: whole, in: &checker)
    }
    context.given.formUnion(required)
    context.given.formUnion(asked)
    context.given.formUnion(given(where: condition, holds: true, in: checker))
    let consequence = Expressions.check(
      thenReference, &context, expected: expected, whole: whole, in: &checker)
    context.given = outer.union(given(where: condition, holds: false, in: checker))
    let alternative = Expressions.check(
      elseReference, &context, expected: expected, whole: whole, in: &checker)
    return join(condition, consequence, alternative, reference, in: &checker)
  }

  /// Returns `consequence` where the condition holds and `alternative` where it does not, in the one
  /// type that fits both; a mistake, reported, where there is none.
  static func join(
    _ condition: ExpressionID, _ consequence: ExpressionID, _ alternative: ExpressionID,
    _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    let first =
      Choices.fitted(
        consequence, to: checker.types.element(checker.type(alternative)), in: &checker)
      ?? consequence
    let second =
      Choices.fitted(alternative, to: checker.types.element(checker.type(first)), in: &checker)
      ?? alternative
    let branches = Durations.aligned([first, second], in: &checker)
    if InstanceGroups.areInstances(branches, in: checker),
      !checker.types.isAggregate(checker.type(condition))
    {
      return InstanceGroups.choice(condition, branches, reference, in: &checker)
    }
    let (consequence, alternative) = (branches[0], branches[1])
    if let list = list(condition, consequence, alternative, reference, in: &checker)
      ?? listOrMissing(condition, consequence, alternative, reference, in: &checker)
    {
      return list
    }
    let element = branchType(consequence, alternative, reference, in: &checker)
    if checker.types.element(checker.type(condition)) == .error { return checker.broken(reference) }
    if element == .error || element == .pending { return checker.make(.error, element, reference) }
    guard let lifting = Operators.commonSpace(consequence, alternative, reference, in: &checker)
    else {
      if checker.type(consequence) == checker.type(alternative),
        !checker.types.isAggregate(checker.type(condition))
      {
        return checker.make(
          .conditional(condition, consequence, alternative), checker.type(consequence), reference)
      }
      return checker.broken(reference)
    }
    var final = lifting
    if case .scalar = lifting,
      case .series(_, let space, _) = checker.types[checker.type(condition)]
    {
      final = .over(space, isLevel: false)
    }
    return checker.make(
      .conditional(condition, consequence, alternative),
      Operators.lift(element, final, in: &checker), reference)
  }

  /// Returns one list or another; nil where the branches are something else.
  private static func list(
    _ condition: ExpressionID, _ consequence: ExpressionID, _ alternative: ExpressionID,
    _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID? {
    guard case .list = checker.types[checker.type(consequence)],
      case .list = checker.types[checker.type(alternative)],
      !checker.types.isAggregate(checker.type(condition))
    else { return nil }
    let element: TypeID
    // An empty list is one of whatever stands in the other.
    if isEmpty(consequence, in: checker) {
      element = checker.types.element(checker.type(alternative))
    } else if isEmpty(alternative, in: checker) {
      element = checker.types.element(checker.type(consequence))
    } else {
      element = branchType(consequence, alternative, reference, in: &checker)
    }
    if checker.type(condition) == .error { return checker.broken(reference) }
    if element == .error || element == .pending { return checker.make(.error, element, reference) }
    let type = checker.types.id(.list(element))
    return checker.make(
      .conditional(
        condition, Expressions.retyped(consequence, type, in: &checker),
        Expressions.retyped(alternative, type, in: &checker)), type, reference)
  }

  /// Returns a list that one condition leaves out as a whole; nil where the branches are something else.
  private static func listOrMissing(
    _ condition: ExpressionID, _ consequence: ExpressionID, _ alternative: ExpressionID,
    _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID? {
    guard !checker.types.isAggregate(checker.type(condition)) else { return nil }
    let kept = checker.type(consequence) == .missing ? alternative : consequence
    let other = kept == consequence ? alternative : consequence
    var list = checker.type(kept)
    if case .optional(let inner) = checker.types[list] { list = inner }
    guard case .list = checker.types[list] else { return nil }
    let isOther = checker.type(other) == .missing || checker.type(other) == list
    guard isOther || checker.type(other) == checker.types.id(.optional(list)) else { return nil }
    return checker.make(
      .conditional(condition, consequence, alternative), checker.types.id(.optional(list)),
      reference)
  }

  /// `true` iff the value is a list without entries, as it is written.
  private static func isEmpty(_ list: ExpressionID, in checker: Checker) -> Bool {
    guard case .list(let values) = checker.expression(list).operation else { return false }
    return values.isEmpty
  }

  /// Checks `is given`, which is answered at once for settings of the case.
  static func checkIsGiven(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    if let known = isSettingGiven(
      NodeReference(reference.tree, tree.child(reference.node)), in: &checker)
    {
      return answer(known, reference, in: &checker)
    }
    let operand = Expressions.check(
      NodeReference(reference.tree, tree.child(reference.node)), &context, expected: nil,
      whole: false, in: &checker)
    switch checker.types[checker.type(operand)] {
    case .missing: return answer(false, reference, in: &checker)
    case .optional:
      // A choice that is left out has its words nevertheless.
      if case .definition(let definition) = checker.expression(operand).operation,
        checker.definitions[definition].isMissing,
        checker.definitions[definition].clauses.allSatisfy({ isLeftOut($0, in: checker) })
      {
        return answer(false, reference, in: &checker)
      }
      let given = checker.make(.isGiven(operand), .yesNo, reference)
      guard let inside = OutsidePeriods.isThere(operand, context, in: &checker) else {
        return given
      }
      return checker.make(.and(inside, given), .yesNo, reference)
    case .series(let element, let space, _) where isAskedByValue(operand, element, in: checker):
      let answers = checker.types.id(.series(.yesNo, space: space, isFlow: false))
      if element == .missing {
        let never = checker.make(.constant(0), .yesNo, reference)
        return checker.make(.broadcast(never, space: space), answers, reference)
      }
      return checker.make(.isGiven(operand), answers, reference)
    case .list(let element) where isAskedByValue(operand, element, in: checker):
      let local = checker.expressions.newLocal()
      let value = checker.make(.local(local), element, reference)
      let comprehension = Comprehension(
        body: checker.make(.isGiven(value), .yesNo, reference), source: operand, condition: nil,
        local: local, overPositions: false)
      return checker.make(
        .comprehension(comprehension), checker.types.id(.list(.yesNo)), reference)
    case .error
    where isAssumed(
      NodeReference(reference.tree, tree.child(reference.node)), context, in: &checker):
      return answer(true, reference, in: &checker)
    case .error: return checker.make(.error, .error, reference)
    // A line that asks for its own value in another period has its type from the other branch.
    case .pending, .number, .percent, .text, .yesNo, .date, .months, .days, .monthsAndDays,
      .quantity,
      .currency, .rate,
      .hazard,
      .period, .choice, .list, .dated, .series, .table, .row, .instance,
      .instances, .member, .function, .range:
      return OutsidePeriods.isThere(operand, context, in: &checker)
        ?? answer(true, reference, in: &checker)
    }
  }

  /// `true` iff whether a series is given is asked of each of its values: of a column in which some
  /// may be missing. An input is there as a whole or not at all.
  private static func isAskedByValue(
    _ operand: ExpressionID, _ element: TypeID, in checker: Checker
  ) -> Bool {
    if case .definition(let definition) = checker.expression(operand).operation,
      case .input = checker.definitions[definition].role
    {
      return false
    }
    if case .optional = checker.types[element] { return true }
    return element == .missing
  }

  /// Returns the optional values that are given where the condition holds, or where it does not.
  static func given(
    where condition: ExpressionID, holds: Bool, in checker: Checker
  ) -> Set<GivenValue> {
    var found: Set<GivenValue> = []
    var waiting = [(condition, holds)]
    while let (next, holds) = waiting.popLast() {
      switch checker.expression(next).operation {
      case .isGiven(let operand) where holds:
        if let value = GivenValue(operand, in: checker) { found.insert(value) }
      case .not(let operand): waiting.append((operand, !holds))
      case .and(let left, let right) where holds: waiting += [(left, holds), (right, holds)]
      case .or(let left, let right) where !holds: waiting += [(left, holds), (right, holds)]
      default: break
      }
    }
    return found
  }

  /// Returns the value without its being optional, where it is known to be given.
  static func narrowed(
    _ value: ExpressionID, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    guard !context.given.isEmpty, let known = GivenValue(value, in: checker),
      context.given.contains(known)
    else { return value }
    if case .optional(let inner) = checker.types[checker.type(value)] {
      return Expressions.retyped(value, inner, in: &checker)
    }
    // One that a requirement asks for and that is left out: the requirement says so, once.
    guard checker.type(value) == .missing, case .definition(let definition) = known,
      case .input(let instance) = checker.definitions[definition].role
    else { return value }
    let stated = Currencies.abstractType(
      checker.definitions[definition].annotation, instance, in: &checker)
    return stated == .error ? value : Expressions.retyped(value, stated, in: &checker)
  }

  /// `true` iff the name is that of an input that counts as given in a kind that nothing fills in,
  /// even where nobody knows of which type.
  private static func isAssumed(
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    guard node.exists, tree[node].kind == .name,
      case .definition(let input)? = Names.lookUp(
        tree.name(node), scope: context.scope, in: &checker),
      case .input(let instance) = checker.definitions[input].role
    else { return false }
    return checker.instances.isAssumed(checker.definitions[input].name, in: instance)
  }

  /// Whether the condition holds, where that follows from which optional inputs are given; nil
  /// where it depends on more.
  static func knownAnswer(_ condition: ExpressionID, in checker: Checker) -> Bool? {
    guard checker.expressions.givenAnswers.contains(condition),
      case .constant(let answer) = checker.expression(condition).operation
    else { return nil }
    return answer != 0
  }

  /// `true` iff a clause gives nothing, whatever the row.
  private static func isLeftOut(_ clause: Clause, in checker: Checker) -> Bool {
    guard clause.row == nil else { return false }
    guard let value = clause.expression else { return !clause.value.exists }
    guard case .constant = checker.expression(value).operation else { return false }
    return true
  }

  /// Makes the answer to a question that depends only on which optional inputs are given.
  static func answer(_ holds: Bool, _ reference: NodeReference, in checker: inout Checker)
    -> ExpressionID
  {
    let answer = checker.make(.constant(holds ? 1 : 0), .yesNo, reference)
    checker.expressions.givenAnswers.insert(answer)
    return answer
  }

  /// Returns the element type that fits both branches; `.error`, after a diagnostic, where there is
  /// none.
  private static func branchType(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> TypeID {
    let a = checker.types.element(checker.type(left))
    let b = checker.types.element(checker.type(right))
    if a == .error || b == .error { return .error }
    if a == .pending { return Operators.isLiteralZero(right, in: checker) ? .pending : b }
    if b == .pending { return Operators.isLiteralZero(left, in: checker) ? .pending : a }
    if Operators.isLiteralZero(left, in: checker), TypeTraits.isArithmetic(b, in: checker) {
      return b
    }
    if Operators.isLiteralZero(right, in: checker), TypeTraits.isArithmetic(a, in: checker) {
      return a
    }
    if case .list = checker.types[checker.type(left)], checker.type(left) == checker.type(right) {
      return a
    }
    if a != b, let fitting = UnitArithmetic.typeBesideZero(left, right, a, b, in: checker) {
      return fitting
    }
    if case .quantity(let one) = checker.types[a], case .quantity(let other) = checker.types[b],
      one != other
    {
      UnitArithmetic.reportUnits(left, right, one, other, reference, in: &checker)
      return .error
    }
    return Unification.unify(a, b, reference, in: &checker)
  }

  /// Whether the case has the setting that the node reads, as `case.currency` does; nil for
  /// anything else.
  private static func isSettingGiven(_ reference: NodeReference, in checker: inout Checker) -> Bool?
  {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    guard node.exists, tree[node].kind == .member else { return nil }
    let base = tree.child(node, 0)
    guard base.exists, tree.text(base) == "case" else { return nil }
    switch CaseMember(rawValue: checker.spelling(tree.name(node))) {
    case .valuationDate:
      return Members.valuationDateDefinition(NodeReference(reference.tree, node), in: &checker)
        != nil
    case .first, .last: return checker.settings.timeline != nil
    case .currency: return checker.settings.currency != nil
    case nil: return nil
    }
  }
}
