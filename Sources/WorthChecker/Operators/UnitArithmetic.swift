import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Sums, products, quotients and powers: their types and units, and what cannot be combined.
enum UnitArithmetic {
  /// Returns the operation and the element type of `left + right` or `left - right`, whose element
  /// types are `a` and `b`; nil after a diagnostic.
  static func sum(
    _ operation: Arithmetic, _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID,
    _ reference: NodeReference, on timeline: SpaceID?, in checker: inout Checker
  ) -> (Operation, TypeID)? {
    let result = Operation.arithmetic(operation, left, right)
    if a != b {
      if Operators.isLiteralZero(left, in: checker), TypeTraits.isArithmetic(b, in: checker) {
        return (result, b)
      }
      if Operators.isLiteralZero(right, in: checker), TypeTraits.isArithmetic(a, in: checker) {
        return (result, a)
      }
      if let fitting = typeBesideZero(left, right, a, b, in: checker) { return (result, fitting) }
    }
    if let sum = Durations.sum(operation, left, right, a, b, in: &checker) { return sum }
    switch (checker.types[a], checker.types[b]) {
    case (.number, .number): return (result, .number)
    case (.percent, .percent): return (result, .percent)
    case (.number, .percent), (.percent, .number):
      if PlainShares.beginsWithOne(left, in: checker)
        || PlainShares.isScaled(left, in: checker) || PlainShares.isScaled(right, in: checker)
      {
        return (result, .number)
      }
      PlainShares.reportSum(operation, left, right, reference, in: &checker)
      return nil
    case (.quantity(let one), .quantity(let other)):
      if one == other { return (result, a) }
      reportUnits(left, right, one, other, reference, in: &checker)
      return nil
    case (.months, .months), (.days, .days): return (result, a)
    case (.rate, .rate) where a == b: return (result, a)
    case (.hazard, .hazard) where a == b: return (result, a)
    case (.date, .days):
      let days = operation == .subtract ? negated(right, in: &checker) : right
      return (.builtin(BuiltinTable[.addDays], arguments: [left, days]), .date)
    case (.date, .months):
      let months = operation == .subtract ? negated(right, in: &checker) : right
      return (.builtin(BuiltinTable[.addMonths], arguments: [left, months]), .date)
    case (.months, .date) where operation == .add:
      return (.builtin(BuiltinTable[.addMonths], arguments: [right, left]), .date)
    case (.days, .date) where operation == .add:
      return (.builtin(BuiltinTable[.addDays], arguments: [right, left]), .date)
    case (.date, .date) where operation == .subtract: return (result, .days)
    case (.period, .number): return (result, a)
    case (.period, .period) where operation == .subtract && a == b: return (result, .number)
    case (.percent, .quantity), (.quantity, .percent):
      reportPercentSum(operation, left, right, reference, in: &checker)
      return nil
    case (.number, .rate(let per, _)):
      let (rate, step) = rateMeant(by: right, on: timeline, in: checker)
      checker.report(
        .rateInSum(
          checker.span(reference),
          rate: checker.files.sources.text(checker.span(checker.expression(rate).reference)),
          per: per.word, step: step, place: checker.span(checker.expression(right).reference),
          plain: plainPercent(rate, per, step, in: checker)))
      return nil
    case (.text, _) where operation == .add, (_, .text) where operation == .add:
      let parts = [left, right].map {
        checker.files.sources.text(checker.span(checker.expression($0).reference))
      }
      checker.report(.textInSum(checker.span(reference), join: ForeignCalls.joined(parts)))
      return nil
    default:
      checker.report(
        .unlikeOperands(
          checker.span(reference), operation.written, checker.describe(a), checker.describe(b),
          left: checker.span(checker.expression(left).reference),
          right: checker.span(checker.expression(right).reference),
          advice: TimeAdvice.sum(operation.written, left, right, on: timeline, in: checker)))
      return nil
    }
  }

  /// Returns the type of the one of two amounts that is not 0 wherever it comes from, and whose unit
  /// counts; nil where neither is 0.
  static func typeBesideZero(
    _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID, in checker: Checker
  ) -> TypeID? {
    guard TypeTraits.isArithmetic(a, in: checker), TypeTraits.isArithmetic(b, in: checker) else {
      return nil
    }
    if Operators.isStatedZero(left, in: checker) { return b }
    if Operators.isStatedZero(right, in: checker) { return a }
    return nil
  }

  /// Returns the operation and the element type of `left * right`, whose element types are `a` and
  /// `b`; nil after a diagnostic. `isDividedNext` allows money times money on the way to money.
  static func product(
    _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID,
    _ reference: NodeReference, on timeline: SpaceID?, isDividedNext: Bool = false,
    in checker: inout Checker
  ) -> (Operation, TypeID)? {
    if let product = Durations.product(left, right, a, b, in: checker) { return product }
    let result = Operation.arithmetic(.multiply, left, right)
    switch (checker.types[a], checker.types[b]) {
    case (.number, .number): return (result, .number)
    case (.percent, .number), (.number, .percent), (.percent, .percent): return (result, .percent)
    case (.quantity(let one), .quantity(let other)):
      let unit = checker.units.multiply(one, other)
      if checker.units.isSenseless(unit), !isDividedNext {
        checker.report(
          .moneyTimesMoney(
            checker.span(reference), left: checker.span(checker.expression(left).reference),
            right: checker.span(checker.expression(right).reference)))
        return nil
      }
      return (result, unit == .none ? .number : checker.types.id(.quantity(unit)))
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
      checker.report(.yesNoInArithmetic(checker.span(reference)))
      return nil
    default:
      reportUnlike(.times, left, right, a, b, reference, on: timeline, in: &checker)
      return nil
    }
  }

  /// Returns the operation and the element type of `left / right`, whose element types are `a` and
  /// `b`; nil after a diagnostic.
  static func quotient(
    _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID,
    _ reference: NodeReference, on timeline: SpaceID?, in checker: inout Checker
  ) -> (Operation, TypeID)? {
    let result = Operation.arithmetic(.divide, left, right)
    switch (checker.types[a], checker.types[b]) {
    case (.number, .number), (.percent, .percent), (.number, .percent): return (result, .number)
    case (.percent, .number): return (result, .percent)
    case (.quantity(let one), .quantity(let other)):
      let unit = checker.units.multiply(one, other, power: -1)
      if checker.units.isSenseless(unit), checker.units.isSenseless(one) {
        checker.report(
          .moneyTimesMoney(
            checker.span(reference), left: checker.span(checker.expression(left).reference),
            right: checker.span(checker.expression(right).reference)))
        return nil
      }
      return (result, unit == .none ? .number : checker.types.id(.quantity(unit)))
    case (.quantity(let unit), .number), (.quantity(let unit), .percent):
      guard !checker.units.isSenseless(unit) else {
        checker.report(
          .moneyTimesMoney(
            checker.span(reference), left: checker.span(checker.expression(left).reference),
            right: checker.span(checker.expression(right).reference)))
        return nil
      }
      return (result, a)
    case (.number, .quantity(let unit)), (.percent, .quantity(let unit)):
      return (result, checker.types.id(.quantity(checker.units.multiply(.none, unit, power: -1))))
    case (.months, .months), (.days, .days): return (result, .number)
    case (.months, .number), (.days, .number), (.months, .percent), (.days, .percent):
      return (result, a)
    case (.rate, .number), (.hazard, .number): return (result, a)
    case (.rate, .rate) where a == b: return (result, .number)
    default:
      reportUnlike(.dividedBy, left, right, a, b, reference, on: timeline, in: &checker)
      return nil
    }
  }

  /// Returns the operation and the element type of `left ^ right`, whose element types are `a` and
  /// `b`; nil after a diagnostic.
  static func power(
    _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID,
    _ reference: NodeReference, on timeline: SpaceID?, in checker: inout Checker
  ) -> (Operation, TypeID)? {
    let result = Operation.arithmetic(.power, left, right)
    switch (checker.types[a], checker.types[b]) {
    case (.number, .number), (.percent, .number), (.number, .percent), (.percent, .percent):
      return (result, .number)
    case (.quantity(let unit), .number):
      if case .constant(let exponent) = checker.expression(right).operation,
        exponent == exponent.rounded(), abs(exponent) <= 8
      {
        let raised = checker.units.multiply(.none, unit, power: Int32(exponent))
        if !checker.units.isSenseless(raised) {
          return (result, checker.types.id(.quantity(raised)))
        }
      }
      checker.report(.powerOfQuantity(checker.span(reference), checker.describe(a)))
      return nil
    default:
      reportUnlike(.power, left, right, a, b, reference, on: timeline, in: &checker)
      return nil
    }
  }

  /// The rate in `rate / 365`, `rate / 12` or `rate`, and the period for which the sum is to have it.
  private static func rateMeant(
    by value: ExpressionID, on timeline: SpaceID?, in checker: Checker
  ) -> (rate: ExpressionID, step: RatePeriod) {
    if case .arithmetic(.divide, let whole, let parts) = checker.expression(value).operation,
      case .constant(let number) = checker.expression(parts).operation
    {
      switch number {
      case 360, 365: return (whole, .day)
      case 12: return (whole, .month)
      case 4: return (whole, .quarter)
      default: break
      }
    }
    return (value, step(of: checker.types[checker.type(value)], on: timeline, in: checker))
  }

  /// The percent to write in the line of a name of the case that stands for `3% per year`, where the sum is of a year; nil
  /// for other rates.
  private static func plainPercent(
    _ rate: ExpressionID, _ per: RatePeriod, _ step: RatePeriod, in checker: Checker
  ) -> Proposal? {
    guard per == step, let named = PlainShares.named(rate, in: checker),
      case .plain = checker.definitions[named].role, checker.definitions[named].clauses.count == 1,
      let clause = checker.definitions[named].clauses.first, clause.value.exists
    else { return nil }
    let tree = checker.trees[clause.reference.tree]
    guard tree[clause.value].kind == .per, tree[tree.child(clause.value)].kind == .number,
      !tree[tree.child(clause.value, 1)].next.exists
    else { return nil }
    return Proposal(tree.span(clause.value), tree.text(tree.child(clause.value)))
  }

  /// Returns `-id`, of the same type and place.
  private static func negated(_ id: ExpressionID, in checker: inout Checker) -> ExpressionID {
    checker.make(.negate(id), checker.type(id), checker.expression(id).reference)
  }

  /// Reports a sum or comparison of amounts in two units.
  static func reportUnits(
    _ left: ExpressionID, _ right: ExpressionID, _ one: UnitID, _ other: UnitID,
    _ reference: NodeReference, in checker: inout Checker
  ) {
    let leftSpan = checker.span(checker.expression(left).reference)
    let rightSpan = checker.span(checker.expression(right).reference)
    if checker.units.isMoney(one), checker.units.isMoney(other) {
      checker.report(
        .differentCurrencies(
          checker.span(reference), checker.units.text(one), checker.units.text(other),
          left: leftSpan, right: rightSpan,
          written: checker.files.sources.text(rightSpan)))
    } else {
      checker.report(
        .differentUnits(
          checker.span(reference), checker.units.text(one), checker.units.text(other),
          left: leftSpan, right: rightSpan))
    }
  }

  /// Reports a percent that is added to an amount, with the factor as proposal.
  private static func reportPercentSum(
    _ operation: Arithmetic, _ left: ExpressionID, _ right: ExpressionID,
    _ reference: NodeReference, in checker: inout Checker
  ) {
    for operand in [right, left] {
      guard let found = ForgottenBase.find(operand, in: checker) else { continue }
      checker.report(
        .percentForAmount(
          checker.span(checker.expression(operand).reference), found,
          left: checker.span(checker.expression(left).reference),
          right: checker.span(checker.expression(right).reference),
          checker.describe(checker.type(left)), checker.describe(checker.type(right))))
      return
    }
    let sign = operation.written.sign
    let leftText = checker.files.sources.text(checker.span(checker.expression(left).reference))
    let rightText = checker.files.sources.text(checker.span(checker.expression(right).reference))
    let fix: String
    if case .arithmetic(.multiply, let factor, let one) = checker.expression(left).operation,
      case .constant(1) = checker.expression(one).operation
    {
      // `price * 1 + growth` lacks its brackets.
      let factorText = checker.files.sources.text(
        checker.span(checker.expression(factor).reference))
      fix = factorText + " * (1 " + sign + " " + rightText + ")"
    } else if checker.types.element(checker.type(right)) == .percent {
      fix = leftText + " * (1 " + sign + " " + rightText + ")"
    } else {
      fix = rightText + " * (" + leftText + " " + sign + " 1)"
    }
    checker.report(
      .percentOfNothing(
        checker.span(reference), fix: fix, left: checker.span(checker.expression(left).reference),
        right: checker.span(checker.expression(right).reference),
        checker.describe(checker.type(left)), checker.describe(checker.type(right))))
  }

  /// Reports an operand that may be missing, with a cell that is empty.
  static func reportMissing(_ operand: ExpressionID, in checker: inout Checker) {
    let place = checker.span(checker.expression(operand).reference)
    checker.report(
      .mayBeMissing(
        place, checker.files.sources.text(place), empty: emptyCell(of: operand, in: checker),
        counts: substitutes(for: operand, in: checker)))
  }

  /// Reports a divisor that may be missing, for which 0 cannot count: what the quotient is then can only be asked
  /// first, of the dividend too where it may be missing; `false` where the divisor is always there.
  static func reportsMissingDivisor(
    _ dividend: ExpressionID, _ divisor: ExpressionID, in checker: inout Checker
  ) -> Bool {
    func mayBeMissing(_ value: ExpressionID, _ checker: Checker) -> Bool {
      let element = checker.types.element(checker.type(value))
      return element == .missing || checker.types.isOptional(element)
    }
    guard mayBeMissing(divisor, checker) else { return false }
    let place = checker.span(checker.expression(divisor).reference)
    let text = checker.files.sources.text(place)
    var condition = text + " is given"
    if mayBeMissing(dividend, checker) {
      let other = checker.span(checker.expression(dividend).reference)
      condition = checker.files.sources.text(other) + " is given and " + condition
    }
    checker.report(
      .divisorMayBeMissing(
        place, text, condition: condition, empty: emptyCell(of: divisor, in: checker)))
    return true
  }

  /// Returns what may count in place of a value that is missing: 0 for amounts and numbers, the words of
  /// a choice; nothing for rates, probabilities, dates and texts, of which only the author knows what
  /// counts.
  static func substitutes(for value: ExpressionID, in checker: Checker) -> [String] {
    var element = checker.types.element(checker.type(value))
    if case .optional(let inner) = checker.types[element] { element = inner }
    if case .list = checker.types[element] { return ["[]"] }
    switch checker.types[checker.types.element(element)] {
    case .missing:
      guard case .definition(let index) = checker.expression(value).operation else { return ["0"] }
      return isClaim(checker.definitions[index].annotation, in: checker) ? [] : ["0"]
    case .number, .quantity, .months, .days, .error, .pending: return ["0"]
    case .choice: return checker.types.words(element)
    case .percent, .rate, .hazard, .text, .yesNo, .date, .monthsAndDays, .currency, .period, .list,
      .dated, .series, .table, .row, .instance, .function, .instances, .member, .range, .optional:
      return []
    }
  }

  /// `true` iff a field of the stated type is one of which 0 would say something about the case: a rate,
  /// a share, a probability, or no figure at all.
  private static func isClaim(_ annotation: NodeReference, in checker: Checker) -> Bool {
    guard annotation.node.exists else { return false }
    let tree = checker.trees[annotation.tree]
    var node = annotation.node
    if tree[node].kind == .optionalType { node = tree.child(node) }
    switch tree[node].kind {
    case .typePer: return tree.text(tree.child(node, 0)) != "money"
    case .namedType: break
    default: return false
    }
    switch TypeWord(rawValue: tree.text(node)) {
    case .percent, .rate, .currency, .date, .text, .yesNo, .period, .timing, .function: return true
    case .number, .whole, .money, .duration, .series, .list, .anyAmount, .percentage, nil:
      return false
    }
  }

  /// Returns the first empty cell of the column that a value is read from, also through lines that
  /// hand it on; nil where there is none.
  static func emptyCell(of value: ExpressionID?, steps: Int = 8, in checker: Checker) -> Span? {
    guard steps > 0, let value else { return nil }
    let operation = checker.expression(value).operation
    if case .lookup(let series, _, _) = operation {
      return emptyCell(of: series, steps: steps - 1, in: checker)
    }
    if case .broadcast(let series, _) = operation {
      return emptyCell(of: series, steps: steps - 1, in: checker)
    }
    guard case .definition(let index)? = column(of: value, in: checker) else { return nil }
    if let cells = checker.tables.cells[index] {
      return cells.first { isEmptyCell($0, in: checker) }.map { checker.span($0) }
    }
    for clause in checker.definitions[index].clauses {
      if let cell = emptyCell(of: clause.expression, steps: steps - 1, in: checker) { return cell }
    }
    return nil
  }

  /// Returns the operation of the column or series that an operand reads, whole or in part.
  private static func column(of operand: ExpressionID, in checker: Checker) -> Operation? {
    switch checker.expression(operand).operation {
    case .element(let series, _, _), .item(let series, _): checker.expression(series).operation
    case .definition(let definition): .definition(definition)
    default: nil
    }
  }

  /// `true` iff `cell` is a cell of a table in which nothing is written.
  private static func isEmptyCell(_ cell: NodeReference, in checker: Checker) -> Bool {
    cell.node.exists && checker.trees[cell.tree][cell.node].kind == .emptyCell
  }

  /// The time of which a rate of the type `type` may say the growth: the step of `timeline`, that
  /// of the case, or the period after which interest is added.
  private static func step(
    of type: ValueType, on timeline: SpaceID?, in checker: Checker
  ) -> RatePeriod {
    if let space = timeline ?? checker.settings.timeline,
      case .timeline(let granularity) = checker.tables.spaces[space].kind
    {
      return granularity.ratePeriod
    }
    guard case .rate(_, let compounding) = type else { return .year }
    switch compounding {
    case .year, .quarter, .month, .day: return compounding
    case .halfYear, .continuous: return .year
    }
  }

  /// Reports operands whose types the operator does not take together.
  private static func reportUnlike(
    _ sign: Operator, _ left: ExpressionID, _ right: ExpressionID, _ a: TypeID, _ b: TypeID,
    _ reference: NodeReference, on timeline: SpaceID?, in checker: inout Checker
  ) {
    let rate = [a, b].map { checker.types[$0] }.first { if case .rate = $0 { true } else { false } }
    if let rate, sign.precedence == .product {
      checker.report(
        .rateInProduct(
          checker.span(reference), left: checker.span(checker.expression(left).reference),
          right: checker.span(checker.expression(right).reference), checker.describe(a),
          checker.describe(b), step: step(of: rate, on: timeline, in: checker)))
      return
    }
    checker.report(
      .unlikeOperands(
        checker.span(reference), sign, checker.describe(a), checker.describe(b),
        left: checker.span(checker.expression(left).reference),
        right: checker.span(checker.expression(right).reference),
        advice: TimeAdvice.sum(sign, left, right, on: timeline, in: checker)))
  }
}
