import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Comparison, logic, ranges.
enum Comparisons {
  /// Returns the operation and the type of a comparison; nil, after a diagnostic, where the sides
  /// cannot be compared.
  static func check(
    _ operation: Comparison, _ left: ExpressionID, _ right: ExpressionID,
    _ reference: NodeReference, in checker: inout Checker
  ) -> (Operation, TypeID)? {
    let a = checker.types.element(checker.type(left))
    let b = checker.types.element(checker.type(right))
    let isOrder = operation != .equal && operation != .notEqual
    let result = (
      withoutDifference(operation, left, right, in: checker)
        ?? Operation.comparison(operation, left, right), TypeID.yesNo
    )
    if Operators.isLiteralZero(left, in: checker), TypeTraits.isArithmetic(b, in: checker) {
      return result
    }
    if Operators.isLiteralZero(right, in: checker), TypeTraits.isArithmetic(a, in: checker) {
      return (withoutDifference(operation, left, right, in: checker) ?? result.0, .yesNo)
    }
    if a != b, UnitArithmetic.typeBesideZero(left, right, a, b, in: checker) != nil {
      return result
    }
    for (percent, number) in [(a, right), (b, left)] {
      guard checker.types[percent] == .percent,
        case .constant(let value) = checker.expression(number).operation,
        checker.type(number) == .number, abs(value) > 1
      else { continue }
      let side = percent == a ? left : right
      let share = PlainShares.shareMeant(by: side, in: checker)
      checker.report(
        .percentExpected(checker.span(checker.expression(number).reference), share: share))
      return nil
    }
    if Durations.isDuration(a), Durations.isDuration(b), a != b || a == .monthsAndDays {
      if a == b, !isOrder { return result }
      checker.report(.durationWithoutOrder(checker.span(reference)))
      return nil
    }
    switch (checker.types[a], checker.types[b]) {
    case (.number, .number), (.percent, .percent), (.number, .percent), (.percent, .number),
      (.date, .date), (.months, .months), (.days, .days):
      return result
    case (.period, .period) where a == b: return result
    case (.period(.year), .number), (.number, .period(.year)): return result
    case (.period(let granularity), .number) where !granularity.isInCalendar: return result
    case (.rate, .rate) where a == b: return result
    case (.hazard, .hazard) where a == b: return result
    case (.quantity(let one), .quantity(let other)):
      if one == other { return result }
      UnitArithmetic.reportUnits(left, right, one, other, reference, in: &checker)
      return nil
    case (.text, .currency) where !isOrder, (.currency, .text) where !isOrder,
      (.currency, .currency) where !isOrder:
      return result
    case (.text, .text) where !isOrder, (.yesNo, .yesNo) where !isOrder: return result
    case (.choice, .choice) where !isOrder && a == b: return result
    case (.choice, .choice) where !isOrder:
      if let same = Choices.compared(right, to: a, in: &checker) {
        return (.comparison(operation, left, same), .yesNo)
      }
      reportIncomparable(left, right, reference, in: &checker)
      return nil
    default:
      reportIncomparable(left, right, reference, in: &checker)
      return nil
    }
  }

  /// The comparison of both sides of a difference, in place of that of the difference with a 0 that is written, on
  /// either side: what should be 0 is then, whatever noise the subtraction leaves. Nil for anything else.
  private static func withoutDifference(
    _ operation: Comparison, _ left: ExpressionID, _ right: ExpressionID, in checker: Checker
  ) -> Operation? {
    if case .constant(0) = checker.expression(right).operation,
      let (first, second) = sides(left, in: checker)
    {
      return .comparison(operation, first, second)
    }
    if case .constant(0) = checker.expression(left).operation,
      let (first, second) = sides(right, in: checker)
    {
      return .comparison(operation, second, first)
    }
    return nil
  }

  /// Both sides of a difference of two amounts of one type; nil for what is none.
  private static func sides(
    _ value: ExpressionID, in checker: Checker
  ) -> (ExpressionID, ExpressionID)? {
    guard case .arithmetic(.subtract, let left, let right) = checker.expression(value).operation,
      checker.types.element(checker.type(left)) == checker.types.element(checker.type(right))
    else { return nil }
    return (left, right)
  }

  /// `true`, after a diagnostic, iff something is compared with the word `missing`, which is no value:
  /// `x is given` asks for it.
  static func reportsMissing(
    _ operation: Comparison, _ left: ExpressionID, _ right: ExpressionID,
    _ reference: NodeReference, in checker: inout Checker
  ) -> Bool {
    guard operation == .equal || operation == .notEqual else { return false }
    /// `true` iff a side is that word, as it is written.
    func isWord(_ side: ExpressionID, beside other: ExpressionID) -> Bool {
      let own = checker.type(side)
      guard own == .missing || own == .text else { return false }
      let written = checker.files.sources.text(checker.span(checker.expression(side).reference))
      if own == .missing { return written == "missing" }
      // In a spreadsheet an empty text is what an empty cell holds.
      guard written == "\"\"" else { return false }
      var type = checker.types.element(checker.type(other))
      if case .optional(let inner) = checker.types[type] { type = inner }
      return type != .text && type != .error && type != .pending
    }
    let isOnLeft = isWord(left, beside: right)
    guard isOnLeft != isWord(right, beside: left) else { return false }
    let asked = isOnLeft ? right : left
    let reference = NodeReference(
      reference.tree,
      SyntaxReading.unwrapped(reference.node, checker.trees[reference.tree]))
    let other = checker.expression(asked).reference
    let tree = checker.trees[other.tree]
    var written = checker.files.sources.text(checker.span(other))
    switch tree[other.node].kind {
    case .name, .member, .index, .group, .call: break
    default: written = "(" + written + ")"
    }
    let given = written + " is given"
    checker.report(
      .writtenOtherwise(
        checker.span(reference), checker.files.sources.text(checker.span(reference)),
        operation == .equal ? "not (" + given + ")" : given))
    return true
  }

  /// Reports two values that cannot be compared.
  private static func reportIncomparable(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) {
    checker.report(
      .incomparable(
        checker.span(reference),
        checker.describe(checker.types.element(checker.type(left))),
        checker.describe(checker.types.element(checker.type(right))),
        left: checker.span(checker.expression(left).reference),
        right: checker.span(checker.expression(right).reference),
        advice: TimeAdvice.comparison(left, right, reference, in: checker)))
  }

  /// Returns the operation and the type of `and` or `or`; nil, after a diagnostic, where a side is
  /// no condition.
  static func checkLogical(
    _ operation: Logic, _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> (Operation, TypeID)? {
    for side in [left, right] where checker.types.element(checker.type(side)) != .yesNo {
      let place = checker.span(checker.expression(side).reference)
      checker.report(.wrongOperand(place, operation.written, checker.describe(checker.type(side))))
      return nil
    }
    switch operation {
    case .and: return (.and(left, right), .yesNo)
    case .or: return (.or(left, right), .yesNo)
    }
  }

  /// Checks `left otherwise right`; a left side that is never missing stands for itself.
  static func checkOtherwise(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    var right = right
    let left =
      OutsidePeriods.missingOutside(left, in: &checker)
      ?? DatedFlows.missingOutside(left, in: &checker)
    var wanted = checker.types.element(checker.type(left))
    if case .optional(let inner) = checker.types[wanted] { wanted = inner }
    if case .choice = checker.types[wanted] {
      right = Choices.fitted(right, to: wanted, in: &checker) ?? right
    }
    right = Durations.fitted(right, to: wanted, in: &checker)
    switch checker.types[checker.type(left)] {
    case .missing: return right
    case .error, .pending: return checker.make(.error, checker.type(left), reference)
    case .optional(let inner):
      if let filled = wholeOtherwise(left, inner, right, reference, in: &checker)
        ?? Durations.otherwise(left, inner, right, reference, in: &checker)
      {
        return filled
      }
      var fitsAny = Operators.isStatedZero(right, in: checker)
      // A 0 is no list; an empty list is one of whatever stands in the other.
      if case .list = checker.types[inner] {
        fitsAny = SeriesAnnotations.isEmptyList(right, in: checker)
      }
      let joined =
        fitsAny ? inner : Unification.unify(inner, checker.type(right), reference, in: &checker)
      return checker.make(.otherwise(left, right), joined, reference)
    case .series(let element, let space, let isFlow):
      guard case .optional(let inner) = checker.types[element] else { return left }
      let joined =
        Operators.isStatedZero(right, in: checker)
        ? inner
        : Unification.unify(
          inner, checker.types.element(checker.type(right)), reference, in: &checker)
      return checker.make(
        .otherwise(left, right), checker.types.id(.series(joined, space: space, isFlow: isFlow)),
        reference)
    case .list(let element) where checker.types.isOptional(element):
      let local = checker.expressions.newLocal()
      let one = checker.make(.local(local), element, reference)
      let given = checkOtherwise(one, right, reference, in: &checker)
      let all = Comprehension(
        body: given, source: left, condition: nil, local: local, overPositions: false)
      let type = checker.types.id(.list(checker.type(given)))
      return checker.make(.comprehension(all), type, reference)
    // Never missing.
    case .number, .percent, .text, .yesNo, .date, .months, .days, .monthsAndDays, .quantity,
      .currency, .rate,
      .hazard,
      .period, .choice, .list, .dated, .table, .row, .instance, .instances, .member, .function,
      .range:
      return left
    }
  }

  /// Checks `left otherwise right` in a line where the left side is a series that may be left out as a whole,
  /// such as a field that one of the instances by row lacks: its value at the index at hand; nil for others.
  static func otherwiseAtIndex(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID? {
    guard let index = context.index, case .optional(let whole) = checker.types[checker.type(left)],
      case .series(_, let space, _) = checker.types[whole], space == index.space,
      checker.type(right) != whole
    else { return nil }
    let one = Expressions.valueAtIndex(
      Expressions.retyped(left, whole, in: &checker), reference, context, in: &checker)
    let value = checkOtherwise(one, right, reference, in: &checker)
    let isGiven = checker.make(.isGiven(left), .yesNo, reference)
    let joined =
      Operators.isStatedZero(right, in: checker)
      ? checker.type(value)
      : Unification.unify(checker.type(value), checker.type(right), reference, in: &checker)
    return checker.make(.conditional(isGiven, value, right), joined, reference)
  }

  /// Returns a series that may be left out as a whole with one value in its place that then counts in
  /// each period; nil where either is something else.
  private static func wholeOtherwise(
    _ left: ExpressionID, _ whole: TypeID, _ right: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID? {
    guard case .series(let element, let space, let isFlow) = checker.types[whole],
      !checker.types.isAggregate(checker.type(right)), checker.type(right) != .missing
    else { return nil }
    let joined =
      Operators.isStatedZero(right, in: checker)
      ? element : Unification.unify(element, checker.type(right), reference, in: &checker)
    if joined == .error { return checker.broken(reference) }
    return checker.make(
      .otherwise(left, right), checker.types.id(.series(joined, space: space, isFlow: isFlow)),
      reference)
  }

  /// Returns what counts in place of an input by period that is left out, in a line that is not by
  /// period: the one value that then counts in each; nil where either is something else.
  static func otherwiseInEachPeriod(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID? {
    guard checker.type(left) == .missing, checker.type(right) != .error,
      !checker.types.isAggregate(checker.type(right)),
      case .definition(let index) = checker.expression(left).operation,
      let (space, isFlow) = Annotations.periods(of: index, in: checker),
      context.index?.space != space
    else { return nil }
    let isMoney = TypeTraits.holdsMoney(checker.type(right), in: checker)
    IndexSpaces.dependOnEnds(of: space, context, in: &checker)
    return checker.make(
      .broadcast(right, space: space),
      checker.types.id(.series(checker.type(right), space: space, isFlow: isFlow && isMoney)),
      reference)
  }

  /// Checks `left .. right` between numbers, periods, or a period and a number.
  static func checkRangeOperator(
    _ left: ExpressionID, _ right: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    if checker.type(left) == .error || checker.type(right) == .error {
      return checker.broken(reference)
    }
    var element = checker.type(left)
    switch (checker.types[checker.type(left)], checker.types[checker.type(right)]) {
    case (.number, .number), (.date, .date): break
    case (.period, .period) where checker.type(left) == checker.type(right): break
    case (.period, .number): break
    case (.number, .period): element = checker.type(right)
    default:
      checker.report(
        .rangeOfWrong(
          checker.span(reference), checker.describe(checker.type(left)),
          checker.describe(checker.type(right))))
      return checker.broken(reference)
    }
    return checker.make(.range(left, right), checker.types.id(.range(element)), reference)
  }
}
