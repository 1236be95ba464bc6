import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What is stated in another unit: `operand in unit on day`.
enum Conversions {
  /// Checks `operand in unit on day`: percents, durations, units, and currencies by the rates of
  /// the case.
  static func check(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    if goesThroughValues(reference, context, in: &checker) {
      let written = tree.text(reference.node)
      checker.report(
        .writtenOtherwise(
          checker.span(reference), written,
          tree.text(tree.child(reference.node, 0)) + " for " + written))
      return checker.broken(reference)
    }
    let operand = Expressions.check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: context.index == nil, in: &checker)
    if checker.type(operand) == .error { return checker.broken(reference) }
    if checker.type(operand) == .pending { return checker.make(.error, .pending, reference) }
    let target = tree.child(reference.node, 1)
    switch checker.types[checker.type(operand)] {
    case .list, .range:
      checker.report(
        ConversionRefusal.cannotConvert(
          operand, to: target.exists ? tree.text(target) : "", reference, in: &checker))
      return checker.broken(reference)
    default: break
    }
    // The parser has reported a unit that is missing, and `%` in its place.
    guard target.exists, tree[target].kind != .skipped else { return checker.broken(reference) }
    let element = checker.types.element(checker.type(operand))
    if tree.text(target) == "percent" || tree.text(target) == "%" {
      return percentOfNumber(operand, element, reference, in: &checker)
    }
    if element == .monthsAndDays {
      checker.report(.durationWithoutOrder(checker.span(reference)))
      return checker.broken(reference)
    }
    if element == .months || element == .days {
      return durationNumber(operand, tree.name(target), reference, in: &checker)
    }
    if tree[target].kind == .name, DurationUnit(tree.name(target)) != nil,
      checker.units.find(tree.text(target)) == nil
    {
      checker.report(
        ConversionRefusal.cannotConvert(operand, to: tree.text(target), reference, in: &checker))
      return checker.broken(reference)
    }
    if let answer = PeriodTests.check(operand, reference, &context, in: &checker) { return answer }
    guard let unit = unit(NodeReference(reference.tree, target), &context, in: &checker) else {
      return checker.broken(reference)
    }
    guard case .quantity(let known) = checker.types[element] else {
      checker.report(
        ConversionRefusal.cannotConvert(
          operand, to: checker.units.text(unit), reference, in: &checker))
      return checker.broken(reference)
    }
    if known == unit { return operand }
    guard let exchange = currencies(from: known, to: unit, in: &checker) else {
      checker.report(
        ConversionRefusal.cannotConvert(
          operand, to: checker.units.text(unit), reference, in: &checker))
      return checker.broken(reference)
    }
    var date: ExpressionID?
    let day = tree.child(reference.node, 2)
    if day.exists {
      date = exchangeDay(NodeReference(reference.tree, day), &context, in: &checker)
      if date == nil { return checker.broken(reference) }
    }
    let amount = counted(operand, in: exchange.from, in: &checker)
    let exchanged = Exchanges.exchanged(
      amount, from: exchange.from, to: exchange.to, on: date, reference, context, in: &checker)
    if checker.type(exchanged) == .error { return exchanged }
    return counted(exchanged, in: unit, in: &checker)
  }

  /// Returns the unit that stands after `in`: a unit, a code, or what a name of type currency holds;
  /// nil after a diagnostic.
  private static func unit(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> UnitID? {
    let tree = checker.trees[reference.tree]
    switch tree[reference.node].kind {
    case .per:
      let above = NodeReference(reference.tree, tree.child(reference.node, 0))
      let below = NodeReference(reference.tree, tree.child(reference.node, 1))
      guard let dividend = unit(above, &context, in: &checker),
        let divisor = Rates.divisor(below, in: &checker)
      else { return nil }
      return checker.units.multiply(dividend, divisor, power: -1)
    case .name:
      let text = tree.text(reference.node)
      guard checker.units.find(text) == nil, checker.units.currency(text) == nil,
        isDefined(tree.name(reference.node), reference, &context, in: &checker)
      else { return Literals.unit(reference, in: &checker) }
      return CurrencyValues.currency(reference, &context, in: &checker)
    default: return CurrencyValues.currency(reference, &context, in: &checker)
    }
  }

  /// `true` iff the name stands for a value where the conversion is written.
  static func isDefined(
    _ name: Name, _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> Bool {
    if context.locals.contains(where: { $0.name == name }) { return true }
    if let version = context.version {
      if FunctionBodies.functionLocal(name, reference, &context, in: &checker) != nil {
        return true
      }
      let scope = checker.functions[checker.functions.versions[version].function].scope
      return checker.names.scopes[scope].symbols[name] != nil
    }
    return Names.lookUp(name, scope: context.scope, in: &checker) != nil
  }

  /// Returns the currencies between which amounts in one unit are exchanged for the other: both are
  /// money, or money per the same unit; nil for others.
  private static func currencies(
    from known: UnitID, to unit: UnitID, in checker: inout Checker
  ) -> (from: UnitID, to: UnitID)? {
    guard let from = checker.units.currencyFactor(of: known),
      let to = checker.units.currencyFactor(of: unit),
      checker.units.multiply(known, from, power: -1) == checker.units.multiply(unit, to, power: -1)
    else { return nil }
    return (from, to)
  }

  /// Returns the amount, or each of a series, as one in `unit`.
  private static func counted(
    _ amount: ExpressionID, in unit: UnitID, in checker: inout Checker
  ) -> ExpressionID {
    let element = checker.types.id(.quantity(unit))
    guard case .series(_, let space, let isFlow) = checker.types[checker.type(amount)] else {
      return Expressions.retyped(amount, element, in: &checker)
    }
    let type = checker.types.id(.series(element, space: space, isFlow: isFlow))
    return Expressions.retyped(amount, type, in: &checker)
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
          found: checker.describe(checker.type(found)),
          way: ConversionAdvice(from: found, to: .words(.aDate), in: checker)))
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
        ConversionRefusal.cannotConvert(operand, to: "percent", reference, in: &checker))
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
        ConversionRefusal.cannotConvert(
          operand, to: checker.spelling(unit), reference, in: &checker))
      return checker.broken(reference)
    }
    let divisor = checker.make(.constant(duration.size), .number, reference)
    return checker.make(
      .arithmetic(.divide, operand, divisor), SpecialCalls.numberLike(operand, in: &checker),
      reference)
  }

  /// `true` iff `r in rows` lacks its `r for`: nothing has the name before `in`, and something with many values
  /// stands behind it.
  private static func goesThroughValues(
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[reference.tree]
    let (name, source) = (tree.child(reference.node, 0), tree.child(reference.node, 1))
    guard name.exists, source.exists, tree[name].kind == .name,
      Currency.minorDigits(tree.text(name)) == nil,
      !context.locals.contains(where: { $0.name == tree.name(name) }),
      Names.lookUp(tree.name(name), scope: context.scope, in: &checker) == nil
    else { return false }
    switch tree[source].kind {
    case .member, .list: return true
    case .name:
      switch Names.lookUp(tree.name(source), scope: context.scope, in: &checker) {
      case .table: return true
      case .definition(let found):
        return checker.types.isAggregate(Definitions.demand(found, in: &checker))
      case .instance(let found):
        return Instances.prepare(found, in: &checker) && checker.instances[found].rows != nil
      case .kind, .function, .module, .scenario, .tree, .broken, nil: return false
      }
    default: return false
    }
  }
}
