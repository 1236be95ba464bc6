import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Operators on dated flows: sums join them by day, a factor counts for each of them.
enum DatedArithmetic {
  /// `true` iff an operand consists of dated flows, and the operator calculates with them.
  static func takes(
    _ left: ExpressionID, _ right: ExpressionID, _ sign: Operator, in checker: Checker
  ) -> Bool {
    switch sign.meaning {
    case .arithmetic, .share:
      return element(of: left, in: checker) != nil || element(of: right, in: checker) != nil
    case .comparison, .logic, .range, .conversion, .otherwise, .not, .negation: return false
    }
  }

  /// Checks a sum, product or quotient of which an operand consists of dated flows.
  static func check(
    _ sign: Operator, _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference,
    _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    switch sign.meaning {
    case .arithmetic(.add): return joined(left, right, reference, in: &checker)
    case .arithmetic(.subtract):
      guard let element = element(of: right, in: checker) else {
        return joined(left, right, reference, in: &checker)
      }
      let turned = negated(right, element, checker.expression(right).reference, in: &checker)
      return joined(left, turned, reference, in: &checker)
    case .arithmetic(.multiply), .share:
      if let flows = element(of: left, in: checker) {
        return each(left, flows, right, reference, in: &checker) { amount, factor, type, checker in
          operation(sign, amount, factor, type, false, reference, context, in: &checker)
        }
      }
      guard let flows = element(of: right, in: checker) else { break }
      return each(right, flows, left, reference, in: &checker) { amount, factor, type, checker in
        operation(sign, amount, factor, type, true, reference, context, in: &checker)
      }
    case .arithmetic(.divide):
      guard let flows = element(of: left, in: checker) else { break }
      return each(left, flows, right, reference, in: &checker) { amount, factor, type, checker in
        operation(sign, amount, factor, type, false, reference, context, in: &checker)
      }
    case .arithmetic(.power), .comparison, .logic, .range, .conversion, .otherwise, .not, .negation:
      break
    }
    checker.report(.flowsInArithmetic(checker.span(reference)))
    return checker.broken(reference)
  }

  /// Returns the flows with the opposite sign.
  static func negated(
    _ flows: ExpressionID, _ element: TypeID, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    guard TypeTraits.isArithmetic(element, in: checker) else {
      checker.report(
        .wrongOperand(checker.span(reference), .negation, checker.describe(checker.type(flows))))
      return checker.broken(reference)
    }
    let local = checker.expressions.newLocal()
    let amount = checker.make(.local(local), element, reference)
    let body = checker.make(.negate(amount), element, reference)
    return changed(flows, element, local, body, reference, in: &checker)
  }

  /// Returns the type of the amounts of dated flows; nil for what consists of none.
  private static func element(of value: ExpressionID, in checker: Checker) -> TypeID? {
    guard case .dated(let element) = checker.types[checker.type(value)] else { return nil }
    return element
  }

  /// Returns the operation on one amount and the factor, in the order in which they are written;
  /// nil after a diagnostic.
  private static func operation(
    _ sign: Operator, _ amount: ExpressionID, _ factor: ExpressionID, _ element: TypeID,
    _ isFactorFirst: Bool, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> (Operation, TypeID)? {
    let (first, second) = isFactorFirst ? (factor, amount) : (amount, factor)
    let type = checker.type(factor)
    let (firstType, secondType) = isFactorFirst ? (type, element) : (element, type)
    return Operators.operation(
      sign, first, second, firstType, secondType, reference, on: context.timeline,
      isDividedNext: false, in: &checker)
  }

  /// Returns the flows with what `change` makes of each amount and the one value `factor`.
  private static func each(
    _ flows: ExpressionID, _ element: TypeID, _ factor: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker,
    _ change: (ExpressionID, ExpressionID, TypeID, inout Checker) -> (Operation, TypeID)?
  ) -> ExpressionID {
    let type = checker.type(factor)
    guard checker.types[type].isArithmeticOperand, !checker.types.isAggregate(type),
      self.element(of: factor, in: checker) == nil
    else {
      checker.report(.flowsInArithmetic(checker.span(reference)))
      return checker.broken(reference)
    }
    if checker.types.isOptional(type) || type == .missing {
      UnitArithmetic.reportMissing(factor, in: &checker)
      return checker.broken(reference)
    }
    let local = checker.expressions.newLocal()
    let amount = checker.make(.local(local), element, checker.expression(flows).reference)
    guard let (operation, result) = change(amount, factor, element, &checker) else {
      return checker.broken(reference)
    }
    let body = checker.make(operation, result, reference)
    return changed(flows, element, local, body, reference, in: &checker)
  }

  /// Returns the flows with `body` in the place of each amount, which stands in `local`.
  private static func changed(
    _ flows: ExpressionID, _ element: TypeID, _ local: LocalID, _ body: ExpressionID,
    _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    let result = checker.type(body)
    let all = Comprehension(
      body: body, source: DatedFlows.amounts(of: flows, element, reference, in: &checker),
      condition: nil, local: local, overPositions: false)
    let amounts = checker.make(
      .comprehension(all), checker.types.id(.list(result)), reference)
    return DatedFlows.flows(
      DatedFlows.dates(of: flows, reference, in: &checker), amounts, result, reference,
      in: &checker)
  }

  /// Returns both flows in the order of their days, with one amount for each day.
  private static func joined(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    for (side, other) in [(left, right), (right, left)]
    where element(of: side, in: checker) == nil {
      // A list without values, and what is 0 on whichever day it falls, change nothing.
      if SeriesAnnotations.isEmptyList(side, in: checker) { return other }
      if Operators.isStatedZero(side, in: checker), !checker.types.isAggregate(checker.type(side)) {
        return other
      }
      checker.report(
        .undatedInSum(
          checker.span(checker.expression(side).reference), checker.describe(checker.type(side))))
      return checker.broken(reference)
    }
    guard let one = element(of: left, in: checker), let two = element(of: right, in: checker) else {
      return checker.broken(reference)
    }
    let amounts = [
      DatedFlows.amounts(of: left, one, reference, in: &checker),
      DatedFlows.amounts(of: right, two, reference, in: &checker),
    ]
    let element: TypeID
    if Operators.isStatedZero(amounts[0], in: checker) {
      element = two
    } else if Operators.isStatedZero(amounts[1], in: checker) {
      element = one
    } else {
      element = Unification.unify(one, two, reference, in: &checker)
    }
    guard element != .error else { return checker.broken(reference) }
    guard TypeTraits.isArithmetic(element, in: checker) else {
      checker.report(
        .wrongOperand(checker.span(reference), .plus, checker.describe(checker.type(left))))
      return checker.broken(reference)
    }
    let days = [
      DatedFlows.dates(of: left, reference, in: &checker),
      DatedFlows.dates(of: right, reference, in: &checker),
    ]
    let all = checker.make(
      .builtin(BuiltinTable[.joinedDays], arguments: days), checker.types.id(.list(.date)),
      reference)
    let sums = checker.make(
      .builtin(
        BuiltinTable[.joinedAmounts], arguments: [days[0], amounts[0], days[1], amounts[1]]),
      checker.types.id(.list(element)), reference)
    return DatedFlows.flows(all, sums, element, reference, in: &checker)
  }
}
