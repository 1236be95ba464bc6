import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Operators: which operands each takes, and what it gives.
enum Operators {
  /// Checks `-x` or `not x`.
  static func checkUnary(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?, _ whole: Bool,
    in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let operandReference = NodeReference(reference.tree, tree.child(reference.node))
    let operand = Expressions.check(
      operandReference, &context, expected: expected, whole: whole, in: &checker)
    let operandType = checker.type(operand)
    if operandType == .error || operandType == .pending {
      return checker.make(.error, operandType, reference)
    }
    if tree[reference.node].kind == .not {
      guard checker.types.element(operandType) == .yesNo else {
        checker.report(
          .wrongOperand(checker.span(operandReference), .not, checker.describe(operandType)))
        return checker.broken(reference)
      }
      if let known = Conditions.knownAnswer(operand, in: checker) {
        return Conditions.answer(!known, reference, in: &checker)
      }
      if case .constant(let value) = checker.expression(operand).operation {
        return checker.make(.constant(value == 0 ? 1 : 0), operandType, reference)
      }
      return checker.make(.not(operand), operandType, reference)
    }
    if case .constant(let value) = checker.expression(operand).operation {
      return checker.make(.constant(-value), operandType, reference)
    }
    if case .dated(let element) = checker.types[operandType] {
      return DatedArithmetic.negated(operand, element, reference, in: &checker)
    }
    let isMixed = checker.types.element(operandType) == .monthsAndDays
    guard isMixed || TypeTraits.isArithmetic(checker.types.element(operandType), in: checker) else {
      checker.report(
        .wrongOperand(checker.span(operandReference), .negation, checker.describe(operandType)))
      return checker.broken(reference)
    }
    return checker.make(.negate(operand), operandType, reference)
  }

  /// Checks a chain of binary operators from its innermost left operand outwards, without
  /// recursion.
  static func checkBinary(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?, _ whole: Bool,
    in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    if tree.binaryOperator(reference.node) == .range {
      let (low, high) = (tree.child(reference.node, 0), tree.child(reference.node, 1))
      if tree[low].kind == .skipped || !high.exists {
        checker.report(.openRange(checker.span(reference)))
        return checker.broken(reference)
      }
    }
    UnderBinding.note(reference, context, in: &checker)
    // The operators to the left, outermost first; `reference` itself is none of them.
    var spine: [NodeID] = []
    var innermost = reference.node
    // What is expected of a comparison says nothing of its operands.
    var isPassedOn = passesOnExpectation(tree.binaryOperator(innermost))
    while true {
      let left = tree.child(innermost, 0)
      guard left.exists, tree[left].kind == .binary else { break }
      spine.append(left)
      innermost = left
      isPassedOn = isPassedOn && passesOnExpectation(tree.binaryOperator(left))
    }
    let passedOn = isPassedOn ? expected : nil
    if let mistake = signBehindCurrency(
      NodeReference(reference.tree, innermost), context, in: &checker)
    {
      checker.report(mistake)
      return checker.broken(reference)
    }
    for node in spine + [reference.node] {
      let quotient = NodeReference(reference.tree, node)
      if let mistake = UnitAdvice.unitBehindSlash(quotient, context, in: &checker) {
        checker.report(mistake)
        return checker.broken(reference)
      }
    }
    var left = Expressions.check(
      NodeReference(reference.tree, tree.child(innermost, 0)), &context, expected: passedOn,
      whole: whole, in: &checker)
    while let node = spine.popLast() {
      // `a * b / c` may pass through money times money on its way to money.
      let isDividedNext = tree.binaryOperator(spine.last ?? reference.node) == .dividedBy
      left = checkOperator(
        NodeReference(reference.tree, node), left, &context, passedOn, whole,
        isDividedNext: isDividedNext, in: &checker)
    }
    return checkOperator(
      reference, left, &context, passedOn, whole, isDividedNext: false, in: &checker)
  }

  /// Returns what is wrong with `EUR -300`, in which the sign stands within the amount; nil for
  /// other sums, those of a name that only looks like a currency among them.
  private static func signBehindCurrency(
    _ sum: NodeReference, _ context: Context, in checker: inout Checker
  ) -> Diagnostic? {
    let tree = checker.trees[sum.tree]
    let sign = tree.binaryOperator(sum.node)
    let code = tree.child(sum.node, 0)
    let amount = tree.child(sum.node, 1)
    guard sign == .minus || sign == .plus, tree[code].kind == .name, amount.exists,
      tree.token(tree[amount].first).kind == .number
    else { return nil }
    let name = tree.name(code)
    guard Currency.minorDigits(checker.spelling(name)) != nil,
      Names.lookUp(name, scope: context.scope, in: &checker) == nil,
      !context.locals.contains(where: { $0.name == name })
    else { return nil }
    // The number alone, up to where a product or the like begins.
    var number = amount
    while tree[number].kind != .number, tree.child(number, 0).exists {
      number = tree.child(number, 0)
    }
    let written = checker.files.sources.text(tree.span(code).union(tree.span(number)))
    let correct =
      (sign == .minus ? "-" : "") + checker.spelling(name) + " " + tree.text(number)
    return .writtenOtherwise(tree.span(code).union(tree.span(number)), written, correct)
  }

  /// `true` iff the operands of the operator are expected to be what its result is expected to be.
  private static func passesOnExpectation(_ sign: Operator?) -> Bool {
    switch sign?.meaning {
    case .arithmetic(.add), .arithmetic(.subtract), .range: true
    case .arithmetic(.multiply), .arithmetic(.divide), .arithmetic(.power), .comparison, .logic,
      .share, .conversion, .otherwise, .not, .negation, nil:
      false
    }
  }

  /// Checks one binary operator whose left operand is checked already; `isDividedNext` says that
  /// its result is the dividend of the next operator.
  private static func checkOperator(
    _ reference: NodeReference, _ left: ExpressionID, _ context: inout Context,
    _ expected: TypeID?, _ whole: Bool, isDividedNext: Bool, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    guard let sign = tree.binaryOperator(reference.node) else { return checker.broken(reference) }
    let rightReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    // What is asked of an optional input only where it is given is not asked where it is not.
    let isLogical = sign == .and || sign == .or
    let leftAnswer = isLogical ? Conditions.knownAnswer(left, in: checker) : nil
    if let leftAnswer, leftAnswer == (sign == .or) {
      return Conditions.answer(leftAnswer, reference, in: &checker)
    }
    // What is compared with a value that has a mistake may be a word of its choice, as may a name
    // that stands in its place.
    let isWord = sign == .otherwise && tree[rightReference.node].kind == .name
    if sign.precedence == .comparison || isWord, checker.type(left) == .error {
      return checker.make(.error, .error, reference)
    }
    let wanted = wantedOnRight(of: sign, left, rightReference, expected, in: checker)
    let outer = context.given
    if isLogical {
      context.given.formUnion(Conditions.given(where: left, holds: sign == .and, in: checker))
    }
    let right = Expressions.check(
      rightReference, &context, expected: wanted, whole: whole, in: &checker)
    context.given = outer
    if isLogical, let known = Conditions.knownAnswer(right, in: checker),
      checker.type(left) == .yesNo
    {
      if known == (sign == .or) || leftAnswer != nil {
        return Conditions.answer(known, reference, in: &checker)
      }
    }
    if sign == .otherwise {
      if let value = Comparisons.otherwiseAtIndex(left, right, reference, context, in: &checker) {
        return value
      }
      if let value = Comparisons.otherwiseInEachPeriod(
        left, right, reference, context, in: &checker)
      {
        return value
      }
      return Comparisons.checkOtherwise(left, right, reference, in: &checker)
    }
    if sign == .range {
      return Comparisons.checkRangeOperator(left, right, reference, in: &checker)
    }
    if let failed = failedOperand(left, right, reference, in: &checker) { return failed }
    if DatedArithmetic.takes(left, right, sign, in: checker) {
      return DatedArithmetic.check(sign, left, right, reference, context, in: &checker)
    }
    // A series where one value is due was resolved already; two series must run over one space.
    guard let lifted = commonSpace(left, right, reference, in: &checker) else {
      return checker.broken(reference)
    }
    let leftElement = checker.types.element(checker.type(left))
    let rightElement = checker.types.element(checker.type(right))
    if case .comparison(let comparison) = sign.meaning,
      Comparisons.reportsMissing(comparison, left, right, reference, in: &checker)
    {
      return checker.broken(reference)
    }
    if sign == .dividedBy, UnitArithmetic.reportsMissingDivisor(left, right, in: &checker) {
      return checker.broken(reference)
    }
    if checker.types.isOptional(leftElement) || leftElement == .missing {
      UnitArithmetic.reportMissing(left, in: &checker)
      return checker.broken(reference)
    }
    if checker.types.isOptional(rightElement) || rightElement == .missing {
      UnitArithmetic.reportMissing(right, in: &checker)
      return checker.broken(reference)
    }
    guard let (left, right) = WholePeriods.sides(sign, left, right, context, in: &checker) else {
      return checker.broken(reference)
    }
    let result = operation(
      sign, left, right, leftElement, rightElement, reference, on: context.timeline,
      isDividedNext: isDividedNext, in: &checker)
    guard let (operation, element) = result else { return checker.broken(reference) }
    PlainShares.note(sign, left, right, in: &checker)
    switch sign.meaning {
    case .arithmetic(.multiply):
      TableShares.note(left, right, in: &checker)
      PlainRates.note(left, right, reference, in: &checker)
    case .comparison(.notEqual):
      TextsOfRows.note(left, right, in: &checker)
    case .comparison(.equal):
      TextsOfRows.note(left, right, in: &checker)
      Tables.noteMatch(of: left, with: right, context, in: &checker)
      Tables.noteMatch(of: right, with: left, context, in: &checker)
    case .comparison(.less), .comparison(.lessOrEqual):
      Tables.noteBound(of: left, by: right, isLower: false, context, in: &checker)
      Tables.noteBound(of: right, by: left, isLower: true, context, in: &checker)
    case .comparison(.greater), .comparison(.greaterOrEqual):
      Tables.noteBound(of: left, by: right, isLower: true, context, in: &checker)
      Tables.noteBound(of: right, by: left, isLower: false, context, in: &checker)
    default: break
    }
    return checker.make(operation, lift(element, lifted, in: &checker), reference)
  }

  /// Returns the type that the right operand is expected to have; nil where it may have any.
  private static func wantedOnRight(
    of sign: Operator, _ left: ExpressionID, _ right: NodeReference, _ expected: TypeID?,
    in checker: Checker
  ) -> TypeID? {
    var wanted = expected
    if sign.precedence == .comparison || sign == .otherwise {
      wanted = checker.types.element(checker.type(left))
    }
    if let known = wanted, case .optional(let inner) = checker.types[known] { wanted = inner }
    guard case .period = checker.types[checker.type(left)] else {
      // In `f[n + 1]` the index as a whole is a period, and 1 is as much a number as `n`.
      if let known = wanted, case .period = checker.types[known], checker.type(left) == .number,
        sign == .plus || sign == .minus
      {
        return nil
      }
      return wanted
    }
    // A number of periods is added to a period; a period is subtracted from it for the distance.
    if sign == .plus { return nil }
    if sign == .minus, right.node.exists, checker.trees[right.tree][right.node].kind == .number,
      !isYear(right, in: checker)
    {
      return nil
    }
    return wanted
  }

  /// `true` iff the number is written with four digits, as years are.
  private static func isYear(_ reference: NodeReference, in checker: Checker) -> Bool {
    checker.files.sources.text(checker.span(reference)).utf8.count == 4
  }

  /// Returns what the operator makes of two single values of the element types, and the type of
  /// that; nil, after a diagnostic, where it does not take them.
  static func operation(
    _ sign: Operator, _ left: ExpressionID, _ right: ExpressionID, _ leftElement: TypeID,
    _ rightElement: TypeID, _ reference: NodeReference, on timeline: SpaceID?, isDividedNext: Bool,
    in checker: inout Checker
  ) -> (Operation, TypeID)? {
    switch sign.meaning {
    case .arithmetic(.add):
      return UnitArithmetic.sum(
        .add, left, right, leftElement, rightElement, reference, on: timeline, in: &checker)
    case .arithmetic(.subtract):
      return UnitArithmetic.sum(
        .subtract, left, right, leftElement, rightElement, reference, on: timeline, in: &checker)
    case .arithmetic(.divide):
      return UnitArithmetic.quotient(
        left, right, leftElement, rightElement, reference, on: timeline, in: &checker)
    case .arithmetic(.power):
      return UnitArithmetic.power(
        left, right, leftElement, rightElement, reference, on: timeline, in: &checker)
    case .arithmetic(.multiply):
      return UnitArithmetic.product(
        left, right, leftElement, rightElement, reference, on: timeline,
        isDividedNext: isDividedNext,
        in: &checker)
    case .comparison(let operation):
      return Comparisons.check(operation, left, right, reference, in: &checker)
    case .share:
      let found = UnitArithmetic.product(
        left, right, leftElement, rightElement, reference, on: timeline, in: &checker)
      // `25% of 80` is 20, no percent.
      guard let found, leftElement == .percent, rightElement == .number else { return found }
      return (found.0, .number)
    case .logic(let operation):
      return Comparisons.checkLogical(operation, left, right, reference, in: &checker)
    case .range, .otherwise, .conversion, .not, .negation: return nil
    }
  }

  /// Returns what stands for an operation of which an operand has a mistake or a type that is not
  /// known yet; nil where both are known.
  private static func failedOperand(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID? {
    let types = [checker.type(left), checker.type(right)]
    if types.contains(.error) { return checker.make(.error, .error, reference) }
    guard types.contains(.pending) else { return nil }
    // The type of a loop is not known yet: take that of the other side for now.
    switch checker.trees[reference.tree].binaryOperator(reference.node)?.meaning {
    case .comparison, .logic, .not: return checker.make(.error, .yesNo, reference)
    case .arithmetic(.add), .arithmetic(.subtract):
      let known = types[0] == .pending ? right : left
      return checker.make(
        .error, isLiteralZero(known, in: checker) ? .pending : checker.type(known), reference)
    case .arithmetic(.multiply), .arithmetic(.divide), .arithmetic(.power), .share, .range,
      .conversion, .otherwise, .negation, nil:
      return checker.make(.error, .pending, reference)
    }
  }

  /// Returns what an operation on both operands runs over; nil, after a diagnostic, where that is
  /// not one space.
  static func commonSpace(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> Lifting? {
    let one = checker.types[checker.type(left)]
    let other = checker.types[checker.type(right)]
    if !one.isArithmeticOperand || !other.isArithmeticOperand {
      let side = one.isArithmeticOperand ? right : left
      checker.report(
        .listInArithmetic(
          checker.span(checker.expression(side).reference), checker.describe(checker.type(side)),
          series: Clauses.seriesMeant(by: side, in: checker),
          line: MemberLines.meant(by: side, in: &checker)))
      return nil
    }
    switch (one, other) {
    case (.series(let a, let one, let isFlow), .series(let b, let other, let isFlow2)):
      guard one == other else {
        let mixed = SpaceAdvice.mixed(reference, left, over: one, right, over: other, in: &checker)
        checker.report(mixed)
        return nil
      }
      let isLevel =
        (TypeTraits.holdsMoney(a, in: checker) && !isFlow)
        || (TypeTraits.holdsMoney(b, in: checker) && !isFlow2)
      return .over(one, isLevel: isLevel)
    case (.series(let a, let space, let isFlow), _), (_, .series(let a, let space, let isFlow)):
      return .over(space, isLevel: TypeTraits.holdsMoney(a, in: checker) && !isFlow)
    default: return .scalar
    }
  }

  /// Returns the type of a series of `element` over the space of `lifting`; `element` itself where
  /// there is none.
  static func lift(_ element: TypeID, _ lifting: Lifting, in checker: inout Checker) -> TypeID {
    guard case .over(let space, let isLevel) = lifting else { return element }
    return checker.types.id(
      .series(
        element, space: space, isFlow: TypeTraits.holdsMoney(element, in: checker) && !isLevel))
  }

  /// `true` iff the value is 0 without a unit in every clause that it rests on; it fits any unit.
  static func isLiteralZero(_ id: ExpressionID?, in checker: Checker) -> Bool {
    guard let id else { return false }
    return Zeros(keepsType: false).isZero(id, in: checker)
  }

  /// `true` iff the value is 0 in every clause, whatever type is stated for it: a 0 that an input
  /// made an amount fits any unit, too.
  static func isStatedZero(_ id: ExpressionID?, in checker: Checker) -> Bool {
    guard let id else { return false }
    return Zeros(keepsType: true).isZero(id, in: checker)
  }
}

/// How an operation on series runs: over a space, or over nothing.
enum Lifting {
  /// The operation has one value.
  case scalar
  /// It has a value for each index of the space; `isLevel` says that money in it is a level.
  case over(SpaceID, isLevel: Bool)
}
