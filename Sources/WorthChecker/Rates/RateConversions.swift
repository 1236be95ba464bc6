import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Conversions of rates: `annual(1% per month)`, `nominal_rate(12%, monthly)`.
enum RateConversions {
  /// Checks `annual(rate)` and the like.
  static func check(
    _ name: String, _ target: RatePeriod, _ arguments: [WrittenArgument],
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    guard let rate = rateArgument(name, arguments, 1, reference, &context, in: &checker) else {
      return checker.broken(reference)
    }
    if target == .continuous {
      let grown = growth(of: rate, per: .year, reference, in: &checker)
      let value = checker.make(
        .builtin(BuiltinTable[.log1p], arguments: [grown]),
        SpecialCalls.numberLike(rate, in: &checker), reference)
      return rateLike(value, .rate(.year, compounded: .continuous), in: &checker)
    }
    return rateLike(
      growth(of: rate, per: target, reference, in: &checker), .rate(target, compounded: target),
      in: &checker)
  }

  /// Checks `nominal_rate(rate, monthly)`.
  static func checkNominalRate(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard let rate = rateArgument("nominal_rate", arguments, 2, reference, &context, in: &checker)
    else {
      return checker.broken(reference)
    }
    let word = checker.trees[arguments[1].value.tree].text(arguments[1].value.node)
    guard let frequency = Rates.compoundingPeriod(word), frequency != .continuous else {
      checker.report(.unknownCompounding(checker.span(arguments[1].value), word))
      return checker.broken(reference)
    }
    let part = growth(of: rate, per: frequency, reference, in: &checker)
    let parts = checker.make(.constant(frequency.perYear), .number, reference)
    let value = checker.make(
      .arithmetic(.multiply, part, parts), SpecialCalls.numberLike(rate, in: &checker), reference)
    return rateLike(value, .rate(.year, compounded: frequency), in: &checker)
  }

  /// Returns the value if it is the rate per period that the annotation states; reports it
  /// otherwise.
  static func conformRatePer(
    _ value: ExpressionID, _ annotation: NodeReference, _ what: String, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[annotation.tree]
    guard let wanted = Rates.ratePeriod(tree.name(tree.child(annotation.node, 1))) else {
      Annotations.reportField(
        value, what, .written(tree.text(annotation.node)), annotation, in: &checker)
      return checker.broken(checker.expression(value).reference)
    }
    let effective = checker.types.id(.rate(wanted, compounded: wanted))
    let found = checker.types[checker.type(value)]
    if case .rate(wanted, _) = found { return value }
    if case .percent = found, wanted == .year {
      return Expressions.retyped(value, effective, in: &checker)
    }
    let place = checker.span(checker.expression(value).reference)
    let written = checker.files.sources.text(place)
    var fix: String?
    if case .rate = found {
      fix = CheckedFunction.allCases.first { $0.effectivePeriod == wanted }.map {
        $0.rawValue + "(" + written + ")"
      }
    }
    if case .percent = found { fix = written + " per " + wanted.word }
    checker.report(
      .wrongField(
        place, what, expected: .words(.ratePer, [Argument("period", .name(wanted.word))]),
        found: checker.describe(checker.type(value)),
        declared: checker.span(annotation), fix: fix))
    return checker.broken(checker.expression(value).reference)
  }

  /// Checks the arguments of a conversion, `count` of them, and returns the first, a rate or a
  /// series of rates; nil after a diagnostic.
  private static func rateArgument(
    _ name: String, _ arguments: [WrittenArgument], _ count: Int, _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard arguments.count == count else {
      FunctionCalls.reportArgumentCount(reference, name, arguments.count, count, in: &checker)
      return nil
    }
    let rate = Expressions.check(
      arguments[0].value, &context, expected: nil, whole: context.index == nil, in: &checker)
    if checker.type(rate) == .error { return nil }
    var isList = false
    if case .list = checker.types[checker.type(rate)] { isList = true }
    guard !isList,
      SpecialCalls.rateParts(checker.types.element(checker.type(rate)), in: checker) != nil
    else {
      checker.report(
        .wrongArgument(
          checker.span(arguments[0].value), function: name, parameter: "rate",
          expected: .words(.rateSuchAs), found: checker.describe(checker.type(rate))))
      return nil
    }
    return rate
  }

  /// Returns what 1 grows by in a period, as a number.
  private static func growth(
    of rate: ExpressionID, per target: RatePeriod, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    guard
      let (per, compounding) = SpecialCalls.rateParts(
        checker.types.element(checker.type(rate)), in: checker)
    else {
      return checker.broken(reference)
    }
    let number = Expressions.retyped(
      rate, SpecialCalls.numberLike(rate, in: &checker), in: &checker)
    let isContinuous = compounding == .continuous
    // What is added each time, and how often in the period; for continuous rates the exponent.
    let scale = per.perYear / (isContinuous ? target.perYear : compounding.perYear)
    let added = checker.make(
      .arithmetic(.multiply, number, checker.make(.constant(scale), .number, reference)),
      SpecialCalls.numberLike(rate, in: &checker), reference)
    if isContinuous {
      return checker.make(
        .builtin(BuiltinTable[.expm1], arguments: [added]),
        SpecialCalls.numberLike(rate, in: &checker), reference)
    }
    let times = checker.make(.constant(compounding.perYear / target.perYear), .number, reference)
    return checker.make(
      .builtin(BuiltinTable[.compoundGrowth], arguments: [added, times]),
      SpecialCalls.numberLike(rate, in: &checker),
      reference)
  }

  /// Returns a number, or a series of numbers, as a rate.
  private static func rateLike(_ value: ExpressionID, _ rate: ValueType, in checker: inout Checker)
    -> ExpressionID
  {
    let element = checker.types.id(rate)
    guard case .series(_, let space, _) = checker.types[checker.type(value)] else {
      return Expressions.retyped(value, element, in: &checker)
    }
    return Expressions.retyped(
      value, checker.types.id(.series(element, space: space, isFlow: false)), in: &checker)
  }
}
