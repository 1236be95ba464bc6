import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Operators and conditions.
extension Checker {
  /// Checks `-x` or `not x`.
  mutating func checkUnary(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?, _ whole: Bool
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    let operandReference = NodeReference(reference.tree, tree.child(reference.node))
    let operand = check(operandReference, &context, expected: expected, whole: whole)
    let operandType = type(operand)
    if operandType == .error || operandType == .pending { return retypedCopy(operand, reference) }
    if tree[reference.node].kind == .not {
      guard types.element(operandType) == .yesNo else {
        report(.wrongOperand(span(operandReference), .not, describe(operandType)))
        return broken(reference)
      }
      if let known = knownAnswer(operand) { return answer(!known, reference) }
      if case .constant(let value) = expression(operand).operation {
        return make(.constant(value == 0 ? 1 : 0), operandType, reference)
      }
      return make(.not(operand), operandType, reference)
    }
    if case .constant(let value) = expression(operand).operation {
      return make(.constant(-value), operandType, reference)
    }
    guard isArithmetic(types.element(operandType)) else {
      report(.wrongOperand(span(operandReference), .negation, describe(operandType)))
      return broken(reference)
    }
    return make(.negate(operand), operandType, reference)
  }

  /// Returns an expression of the type of `id` at `reference` that stands for a mistake already reported.
  mutating func retypedCopy(_ id: ExpressionID, _ reference: NodeReference) -> ExpressionID {
    make(.error, type(id), reference)
  }

  /// `true` iff values of the type can be added and scaled: numbers, percents, amounts, durations and rates.
  func isArithmetic(_ type: TypeID) -> Bool {
    switch types[type] {
    case .number, .percent, .quantity, .months, .days, .rate, .hazard: true
    default: false
    }
  }

  /// Checks a chain of binary operators from its innermost left operand outwards, without recursion.
  mutating func checkBinary(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?, _ whole: Bool
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    var spine: [NodeID] = [reference.node]
    while let node = spine.last {
      let left = tree.child(node, 0)
      guard left.exists, tree[left].kind == .binary else { break }
      spine.append(left)
    }
    guard let innermost = spine.last else { return broken(reference) }
    // `yes` and `no`, and numbers, tell nothing about what is expected within a comparison.
    let passedOn =
      spine.allSatisfy { passesOnExpectation(tree.binaryOperator($0)) } ? expected : nil
    var left = check(
      NodeReference(reference.tree, tree.child(innermost, 0)), &context, expected: passedOn,
      whole: whole)
    while let node = spine.popLast() {
      // `a * b / c` may pass through money times money on its way to money.
      let isDividedNext = spine.last.map { tree.binaryOperator($0) == .dividedBy } ?? false
      left = checkOperator(
        NodeReference(reference.tree, node), left, &context, passedOn, whole,
        isDividedNext: isDividedNext)
    }
    return left
  }

  /// `true` iff the number is written with four digits, as years are.
  private func isYear(_ reference: NodeReference) -> Bool {
    sources.text(span(reference)).utf8.count == 4
  }

  /// `true` iff the operands of the operator are expected to be what its result is expected to be.
  private func passesOnExpectation(_ sign: Operator?) -> Bool {
    switch sign?.meaning {
    case .arithmetic(.add), .arithmetic(.subtract), .range: true
    case .arithmetic(.multiply), .arithmetic(.divide), .arithmetic(.power), .comparison, .logic,
      .share, .conversion, .otherwise, .not, .negation, nil:
      false
    }
  }

  /// Checks one binary operator whose left operand is checked already; `isDividedNext` says that its result is the dividend of
  /// the next operator.
  mutating func checkOperator(
    _ reference: NodeReference, _ left: ExpressionID, _ context: inout Context,
    _ expected: TypeID?, _ whole: Bool, isDividedNext: Bool
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    guard let sign = tree.binaryOperator(reference.node) else { return broken(reference) }
    let rightReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    // What is asked of an optional input only where it is given is not asked where it is not.
    let isLogical = sign == .and || sign == .or
    let leftAnswer = isLogical ? knownAnswer(left) : nil
    if let leftAnswer, leftAnswer == (sign == .or) { return answer(leftAnswer, reference) }
    let isComparison = sign.precedence == .comparison
    // What is compared with a value that has a mistake may be a word of its choice.
    if isComparison, type(left) == .error { return make(.error, .error, reference) }
    var wanted = isComparison || sign == .otherwise ? types.element(type(left)) : expected
    if let known = wanted, case .optional(let inner) = types[known] { wanted = inner }
    // What is added to a period is a number of periods; another period is taken from it for the distance.
    if case .period = types[type(left)], sign == .plus { wanted = nil }
    if case .period = types[type(left)], sign == .minus,
      trees[rightReference.tree][rightReference.node].kind == .number
    {
      wanted = isYear(rightReference) ? wanted : nil
    }
    let right = check(rightReference, &context, expected: wanted, whole: whole)
    if isLogical, let known = knownAnswer(right), type(left) == .yesNo {
      if known == (sign == .or) || leftAnswer != nil { return answer(known, reference) }
    }
    if sign == .otherwise { return checkOtherwise(left, right, reference) }
    if sign == .range { return checkRangeOperator(left, right, reference) }
    if let failed = failedOperand(left, right, reference) { return failed }
    // A series where one value is due was resolved already; two series must run over one space.
    guard let lifted = commonSpace(left, right, reference) else { return broken(reference) }
    let leftElement = types.element(type(left))
    let rightElement = types.element(type(right))
    for operand in [left, right] {
      if case .optional = types[types.element(type(operand))] {
        reportMissing(operand)
        return broken(reference)
      }
    }
    var result: (Operation, TypeID)?
    switch sign.meaning {
    case .arithmetic(.add):
      result = sum(.add, left, right, leftElement, rightElement, reference)
    case .arithmetic(.subtract):
      result = sum(.subtract, left, right, leftElement, rightElement, reference)
    case .arithmetic(.divide):
      result = quotient(left, right, leftElement, rightElement, reference)
    case .arithmetic(.power): result = power(left, right, leftElement, rightElement, reference)
    case .arithmetic(.multiply):
      result = product(
        left, right, leftElement, rightElement, reference, isDividedNext: isDividedNext)
    case .comparison(let operation): result = comparison(operation, left, right, reference)
    case .share:
      result = product(left, right, leftElement, rightElement, reference)
      // `25% of 80` is 20, no percent.
      if let found = result, leftElement == .percent, rightElement == .number {
        result = (found.0, .number)
      }
    case .logic(let operation): result = logical(operation, left, right, reference)
    case .range, .otherwise, .conversion, .not, .negation: result = nil
    }
    guard let (operation, element) = result else { return broken(reference) }
    return make(operation, lift(element, lifted), reference)
  }

  /// Returns what stands for an operation of which an operand has a mistake or a type that is not known yet; nil where both are
  /// known.
  mutating func failedOperand(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference
  ) -> ExpressionID? {
    let types = [type(left), type(right)]
    if types.contains(.error) { return make(.error, .error, reference) }
    guard types.contains(.pending) else { return nil }
    // The type of a loop is not known yet: take that of the other side for now.
    switch trees[reference.tree].binaryOperator(reference.node)?.meaning {
    case .comparison, .logic, .not: return make(.error, .yesNo, reference)
    case .arithmetic(.add), .arithmetic(.subtract):
      let known = types[0] == .pending ? right : left
      return make(.error, isLiteralZero(known) ? .pending : type(known), reference)
    case .arithmetic(.multiply), .arithmetic(.divide), .arithmetic(.power), .share, .range,
      .conversion, .otherwise, .negation, nil:
      return make(.error, .pending, reference)
    }
  }

  /// How an operation on series runs: over a space, or over nothing.
  enum Lifting {
    case scalar
    case over(SpaceID, isLevel: Bool)
  }

  /// Returns what an operation on both operands runs over; nil, after a diagnostic, where that is not one space.
  mutating func commonSpace(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference
  ) -> Lifting? {
    let one = types[type(left)]
    let other = types[type(right)]
    if !one.isArithmeticOperand || !other.isArithmeticOperand {
      let side = one.isArithmeticOperand ? right : left
      report(.listInArithmetic(span(expression(side).reference), describe(type(side))))
      return nil
    }
    switch (one, other) {
    case (.series(let a, let one, let isFlow), .series(let b, let other, let isFlow2)):
      guard one == other else {
        report(
          .mixedTimelines(span(reference), spaces[one].name, spaces[other].name))
        return nil
      }
      let isLevel = (isMoney(a) && !isFlow) || (isMoney(b) && !isFlow2)
      return .over(one, isLevel: isLevel)
    case (.series(let a, let space, let isFlow), _), (_, .series(let a, let space, let isFlow)):
      return .over(space, isLevel: isMoney(a) && !isFlow)
    default: return .scalar
    }
  }

  /// `true` iff values of the type are amounts of money.
  func isMoney(_ type: TypeID) -> Bool {
    if case .quantity(let unit) = types[type] { return units.isMoney(unit) }
    return false
  }

  /// Returns the type of a series of `element` over the space of `lifting`; `element` itself where there is none.
  mutating func lift(_ element: TypeID, _ lifting: Lifting) -> TypeID {
    guard case .over(let space, let isLevel) = lifting else { return element }
    return types.id(.series(element, space: space, isFlow: isMoney(element) && !isLevel))
  }

  /// `true` iff the expression is the literal 0, a name for it, or a multiple of it; it fits any unit.
  func isLiteralZero(_ id: ExpressionID?, steps: Int = 8) -> Bool {
    guard var id else { return false }
    for _ in 0..<steps {
      let element = types.element(type(id))
      guard element == .number || element == .percent else { return false }
      switch expressions[id].operation {
      case .constant(let value): return value == 0 && element == .number
      case .local(let local): return zeroLocals.contains(local)
      case .arithmetic(.multiply, let left, let right):
        return isLiteralZero(left, steps: steps / 2) || isLiteralZero(right, steps: steps / 2)
      case .arithmetic(.divide, let dividend, _): id = dividend
      case .definition(let index):
        guard let written = definitions[index].clauses.first?.expression else { return false }
        id = written
      default: return false
      }
    }
    return false
  }

  // MARK: Arithmetic

  /// Returns the operation and the element type of `left + right` or `left - right`, whose element types are `a` and `b`; nil after
  /// a diagnostic.
  mutating func sum(
    _ operation: Arithmetic, _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID,
    _ reference: NodeReference
  ) -> (Operation, TypeID)? {
    let result = Operation.arithmetic(operation, left, right)
    if a != b {
      if isLiteralZero(left), isArithmetic(b) { return (result, b) }
      if isLiteralZero(right), isArithmetic(a) { return (result, a) }
    }
    switch (types[a], types[b]) {
    case (.number, .number): return (result, .number)
    case (.percent, .percent): return (result, .percent)
    case (.number, .percent), (.percent, .number): return (result, .number)
    case (.quantity(let one), .quantity(let other)):
      if one == other { return (result, a) }
      reportUnits(left, right, one, other, reference)
      return nil
    case (.months, .months), (.days, .days): return (result, a)
    case (.rate, .rate) where a == b: return (result, a)
    case (.hazard, .hazard) where a == b: return (result, a)
    case (.date, .days):
      let days = operation == .subtract ? negated(right) : right
      return (.builtin(BuiltinTable[.addDays], arguments: [left, days]), .date)
    case (.date, .months):
      let months = operation == .subtract ? negated(right) : right
      return (.builtin(BuiltinTable[.addMonths], arguments: [left, months]), .date)
    case (.days, .date) where operation == .add:
      return (.builtin(BuiltinTable[.addDays], arguments: [right, left]), .date)
    case (.date, .date) where operation == .subtract: return (result, .days)
    case (.period, .number): return (result, a)
    case (.period, .period) where operation == .subtract && a == b: return (result, .number)
    case (.percent, .quantity), (.quantity, .percent):
      reportPercentSum(operation, left, right, reference)
      return nil
    case (.number, .rate(let per, _)):
      report(
        .rateInSum(
          span(reference), rate: sources.text(span(expression(right).reference)),
          per: per.word, place: span(expression(right).reference)))
      return nil
    case (.text, _) where operation == .add, (_, .text) where operation == .add:
      report(.textInSum(span(reference)))
      return nil
    default:
      report(
        .unlikeOperands(
          span(reference), operation.written, describe(a), describe(b),
          left: span(expression(left).reference), right: span(expression(right).reference)))
      return nil
    }
  }

  /// Returns `-id`, of the same type and place.
  mutating func negated(_ id: ExpressionID) -> ExpressionID {
    make(.negate(id), type(id), expression(id).reference)
  }

  /// Reports a sum or comparison of amounts in two units, with an exchange as proposal where both are money.
  mutating func reportUnits(
    _ left: ExpressionID, _ right: ExpressionID, _ one: UnitID, _ other: UnitID,
    _ reference: NodeReference
  ) {
    let leftSpan = span(expression(left).reference)
    let rightSpan = span(expression(right).reference)
    if units.isMoney(one), units.isMoney(other) {
      report(
        .differentCurrencies(
          span(reference), units.text(one), units.text(other), left: leftSpan, right: rightSpan,
          fix: nil))
    } else {
      report(
        .differentUnits(
          span(reference), units.text(one), units.text(other), left: leftSpan, right: rightSpan))
    }
  }

  /// Reports a percent that is added to an amount, with the factor as proposal.
  mutating func reportPercentSum(
    _ operation: Arithmetic, _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference
  ) {
    let sign = operation.written.sign
    let leftText = sources.text(span(expression(left).reference))
    let rightText = sources.text(span(expression(right).reference))
    let fix: String
    if case .arithmetic(.multiply, let factor, let one) = expression(left).operation,
      case .constant(1) = expression(one).operation
    {
      // `price * 1 + growth` lacks its brackets.
      let factorText = sources.text(span(expression(factor).reference))
      fix = factorText + " * (1 " + sign + " " + rightText + ")"
    } else if types.element(type(right)) == .percent {
      fix = leftText + " * (1 " + sign + " " + rightText + ")"
    } else {
      fix = rightText + " * (" + leftText + " " + sign + " 1)"
    }
    report(
      .percentOfNothing(
        span(reference), fix: fix, left: span(expression(left).reference),
        right: span(expression(right).reference), describe(type(left)), describe(type(right))))
  }

  /// Returns the operation and the element type of `left * right`, whose element types are `a` and `b`; nil after a diagnostic.
  mutating func product(
    _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID,
    _ reference: NodeReference, isDividedNext: Bool = false
  ) -> (Operation, TypeID)? {
    let result = Operation.arithmetic(.multiply, left, right)
    switch (types[a], types[b]) {
    case (.number, .number): return (result, .number)
    case (.percent, .number), (.number, .percent), (.percent, .percent): return (result, .percent)
    case (.quantity(let one), .quantity(let other)):
      let unit = units.multiply(one, other)
      if units.isSenseless(unit), !isDividedNext {
        report(
          .moneyTimesMoney(
            span(reference), left: span(expression(left).reference),
            right: span(expression(right).reference)))
        return nil
      }
      return (result, unit == .none ? .number : types.id(.quantity(unit)))
    case (.quantity, .number), (.quantity, .percent): return (result, a)
    case (.number, .quantity), (.percent, .quantity): return (result, b)
    case (.months, .number), (.months, .percent), (.days, .number), (.days, .percent):
      return (result, a)
    case (.number, .months), (.percent, .months), (.number, .days), (.percent, .days):
      return (result, b)
    case (.rate, .number), (.hazard, .number), (.rate, .percent), (.hazard, .percent):
      return (result, a)
    case (.number, .rate), (.number, .hazard), (.percent, .rate), (.percent, .hazard):
      return (result, b)
    case (.yesNo, _), (_, .yesNo):
      report(.yesNoInArithmetic(span(reference)))
      return nil
    default:
      reportUnlike(.times, left, right, a, b, reference)
      return nil
    }
  }

  /// Returns the operation and the element type of `left / right`, whose element types are `a` and `b`; nil after a diagnostic.
  mutating func quotient(
    _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID,
    _ reference: NodeReference
  ) -> (Operation, TypeID)? {
    let result = Operation.arithmetic(.divide, left, right)
    switch (types[a], types[b]) {
    case (.number, .number), (.percent, .percent), (.number, .percent): return (result, .number)
    case (.percent, .number): return (result, .percent)
    case (.quantity(let one), .quantity(let other)):
      let unit = units.multiply(one, other, power: -1)
      if units.isSenseless(unit), units.isSenseless(one) {
        report(
          .moneyTimesMoney(
            span(reference), left: span(expression(left).reference),
            right: span(expression(right).reference)))
        return nil
      }
      return (result, unit == .none ? .number : types.id(.quantity(unit)))
    case (.quantity(let unit), .number), (.quantity(let unit), .percent):
      guard !units.isSenseless(unit) else {
        report(
          .moneyTimesMoney(
            span(reference), left: span(expression(left).reference),
            right: span(expression(right).reference)))
        return nil
      }
      return (result, a)
    case (.number, .quantity(let unit)), (.percent, .quantity(let unit)):
      return (result, types.id(.quantity(units.multiply(.none, unit, power: -1))))
    case (.months, .months), (.days, .days): return (result, .number)
    case (.months, .number), (.days, .number), (.months, .percent), (.days, .percent):
      return (result, a)
    case (.rate, .number), (.hazard, .number): return (result, a)
    case (.rate, .rate) where a == b: return (result, .number)
    default:
      reportUnlike(.dividedBy, left, right, a, b, reference)
      return nil
    }
  }

  /// Reports an operand that may be missing, with a cell that is empty.
  private mutating func reportMissing(_ operand: ExpressionID) {
    let place = span(expression(operand).reference)
    report(.mayBeMissing(place, sources.text(place), empty: emptyCell(of: operand)))
  }

  /// The first empty cell of the column that a value is read from, also through lines that hand it on; nil where there is none.
  func emptyCell(of value: ExpressionID?, steps: Int = 8) -> Span? {
    guard steps > 0, let value else { return nil }
    switch expression(value).operation {
    case .lookup(let series, _, _), .broadcast(let series, _):
      return emptyCell(of: series, steps: steps - 1)
    default: break
    }
    guard case .definition(let index)? = column(of: value) else { return nil }
    if let cells = tableCells[index] {
      return cells.first { isEmptyCell($0) }.map { span($0) }
    }
    for clause in definitions[index].clauses {
      if let cell = emptyCell(of: clause.expression, steps: steps - 1) { return cell }
    }
    return nil
  }

  /// Returns what an operand reads one value or all values of.
  private func column(of operand: ExpressionID) -> Operation? {
    switch expression(operand).operation {
    case .element(let series, _, _), .item(let series, _): expression(series).operation
    case .definition(let definition): .definition(definition)
    default: nil
    }
  }

  /// `true` iff `cell` is a cell of a table in which nothing is written.
  private func isEmptyCell(_ cell: NodeReference) -> Bool {
    cell.node.exists && trees[cell.tree][cell.node].kind == .emptyCell
  }

  /// Reports operands whose types the operator does not take together.
  mutating func reportUnlike(
    _ sign: Operator, _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID,
    _ reference: NodeReference
  ) {
    var hasRate = false
    if case .rate = types[a] { hasRate = true }
    if case .rate = types[b] { hasRate = true }
    if hasRate, sign.precedence == .product {
      report(
        .rateInProduct(
          span(reference), left: span(expression(left).reference),
          right: span(expression(right).reference), describe(a), describe(b)))
      return
    }
    report(
      .unlikeOperands(
        span(reference), sign, describe(a), describe(b),
        left: span(expression(left).reference), right: span(expression(right).reference)))
  }

  /// Returns the operation and the element type of `left ^ right`, whose element types are `a` and `b`; nil after a diagnostic.
  mutating func power(
    _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID,
    _ reference: NodeReference
  ) -> (Operation, TypeID)? {
    let result = Operation.arithmetic(.power, left, right)
    switch (types[a], types[b]) {
    case (.number, .number), (.percent, .number), (.number, .percent), (.percent, .percent):
      return (result, .number)
    case (.quantity(let unit), .number):
      if case .constant(let exponent) = expression(right).operation,
        exponent == exponent.rounded(), abs(exponent) <= 8
      {
        let raised = units.multiply(.none, unit, power: Int32(exponent))
        if !units.isSenseless(raised) { return (result, types.id(.quantity(raised))) }
      }
      report(.powerOfQuantity(span(reference), describe(a)))
      return nil
    default:
      reportUnlike(.power, left, right, a, b, reference)
      return nil
    }
  }
}
