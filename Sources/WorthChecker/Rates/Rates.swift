import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Rates, and amounts per unit.
enum Rates {
  /// Checks `operand per unit compounded frequency`: a rate in percent, otherwise an amount per
  /// unit.
  static func checkPer(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let operand = Expressions.check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: false, in: &checker)
    let unitNode = tree.child(reference.node, 1)
    let frequencyNode = tree.child(reference.node, 2)
    if checker.type(operand) == .error { return checker.broken(reference) }
    let period = ratePeriod(tree.name(unitNode))
    if checker.type(operand) == .percent, let period {
      var compounding = period
      if frequencyNode.exists {
        guard let known = compoundingPeriod(tree.text(frequencyNode)) else {
          checker.report(.unknownCompounding(tree.span(frequencyNode), tree.text(frequencyNode)))
          return checker.broken(reference)
        }
        compounding = known
      }
      return checker.make(
        checker.expression(operand).operation,
        checker.types.id(.rate(period, compounded: compounding)), reference)
    }
    if frequencyNode.exists {
      checker.report(
        .onlyRatesCompound(checker.span(reference), checker.describe(checker.type(operand))))
      return checker.broken(reference)
    }
    let divisor: UnitID
    if let period {
      divisor = checker.units.declare(period.word, isCurrency: false, digits: 6)
    } else {
      guard let unit = Literals.unit(NodeReference(reference.tree, unitNode), in: &checker) else {
        return checker.broken(reference)
      }
      divisor = unit
    }
    switch checker.types[checker.type(operand)] {
    case .quantity(let unit):
      let result = checker.units.multiply(unit, divisor, power: -1)
      return Expressions.retyped(
        operand, result == .none ? .number : checker.types.id(.quantity(result)), in: &checker)
    case .number:
      return Expressions.retyped(
        operand, checker.types.id(.quantity(checker.units.multiply(.none, divisor, power: -1))),
        in: &checker)
    default:
      checker.report(.cannotBePer(checker.span(reference), checker.describe(checker.type(operand))))
      return checker.broken(reference)
    }
  }

  /// Returns the period that a rate is stated per; nil for other units.
  static func ratePeriod(_ name: Name) -> RatePeriod? {
    switch name.word {
    case .year: .year
    case .quarter: .quarter
    case .month: .month
    case .day: .day
    default: nil
    }
  }

  /// Returns the period after which interest is added, by its adverb; nil for other words.
  static func compoundingPeriod(_ word: String) -> RatePeriod? {
    for period in [RatePeriod.year, .halfYear, .quarter, .month, .day, .continuous]
    where period.adverb == word {
      return period
    }
    return nil
  }

  /// Checks `operand in unit on day`: percents, durations, units, and currencies by the rates of
  /// the case.
  static func checkConversion(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let operand = Expressions.check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: context.index == nil, in: &checker)
    if checker.type(operand) == .error { return checker.broken(reference) }
    if checker.type(operand) == .pending { return checker.make(.error, .pending, reference) }
    let target = tree.child(reference.node, 1)
    switch checker.types[checker.type(operand)] {
    case .list, .range:
      checker.report(
        .cannotConvert(
          checker.span(reference), checker.describe(checker.type(operand)),
          target.exists ? tree.text(target) : ""))
      return checker.broken(reference)
    default: break
    }
    // The parser has reported a unit that is missing, and `%` in its place.
    guard target.exists, tree[target].kind != .skipped else { return checker.broken(reference) }
    guard tree[target].kind == .name else {
      checker.report(.notSupported(checker.span(reference), .written("in … per")))
      return checker.broken(reference)
    }
    let element = checker.types.element(checker.type(operand))
    if tree.text(target) == "percent" || tree.text(target) == "%" {
      return percentOfNumber(operand, element, reference, in: &checker)
    }
    if element == .months || element == .days {
      return durationNumber(operand, tree.name(target), reference, in: &checker)
    }
    guard let unit = Literals.unit(NodeReference(reference.tree, target), in: &checker) else {
      return checker.broken(reference)
    }
    guard case .quantity(let known) = checker.types[element] else {
      checker.report(
        .cannotConvert(
          checker.span(reference), checker.describe(checker.type(operand)), checker.units.text(unit)
        ))
      return checker.broken(reference)
    }
    if known == unit { return operand }
    guard checker.units.isMoney(known), checker.units.isMoney(unit) else {
      checker.report(
        .cannotConvert(
          checker.span(reference), checker.describe(checker.type(operand)), checker.units.text(unit)
        ))
      return checker.broken(reference)
    }
    var date: ExpressionID?
    let day = tree.child(reference.node, 2)
    if day.exists {
      date = exchangeDay(NodeReference(reference.tree, day), &context, in: &checker)
      if date == nil { return checker.broken(reference) }
    }
    return Exchanges.exchanged(
      operand, from: known, to: unit, on: date, reference, context, in: &checker)
  }

  /// Returns the day whose rate of exchange counts; nil, after a diagnostic, where it is no date.
  private static func exchangeDay(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let found = Expressions.check(
      reference, &context, expected: .date, whole: false, in: &checker)
    if checker.type(found) == .error { return nil }
    guard checker.type(found) == .date else {
      checker.report(
        .wrongType(
          checker.span(reference), expected: .words(.aDate),
          found: checker.describe(checker.type(found))))
      return nil
    }
    return found
  }

  /// Returns a number as a percent: `loan / value in percent`.
  private static func percentOfNumber(
    _ operand: ExpressionID, _ element: TypeID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    if element == .percent { return operand }
    if case .rate(let per, let compounding) = checker.types[element], per == compounding {
      // What is added in one of its own periods.
      guard case .series(_, let space, _) = checker.types[checker.type(operand)] else {
        return Expressions.retyped(operand, .percent, in: &checker)
      }
      return Expressions.retyped(
        operand, checker.types.id(.series(.percent, space: space, isFlow: false)), in: &checker)
    }
    guard element == .number else {
      checker.report(
        .cannotConvert(checker.span(reference), checker.describe(checker.type(operand)), "percent"))
      return checker.broken(reference)
    }
    if case .series(_, let space, _) = checker.types[checker.type(operand)] {
      return Expressions.retyped(
        operand, checker.types.id(.series(.percent, space: space, isFlow: false)), in: &checker)
    }
    return Expressions.retyped(operand, .percent, in: &checker)
  }

  /// Returns a duration as a number of `unit`: `18 months in years`.
  private static func durationNumber(
    _ operand: ExpressionID, _ unit: Name, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    guard let duration = DurationUnit(unit),
      duration.type == checker.types.element(checker.type(operand))
    else {
      checker.report(
        .cannotConvert(
          checker.span(reference), checker.describe(checker.type(operand)), checker.spelling(unit)))
      return checker.broken(reference)
    }
    let divisor = checker.make(.constant(duration.size), .number, reference)
    return checker.make(
      .arithmetic(.divide, operand, divisor), SpecialCalls.numberLike(operand, in: &checker),
      reference)
  }
}
