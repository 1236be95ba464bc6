import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Statistics over the trials of a simulation: `v.mean`, `v.p95`, `probability(v < CHF 0)`.
enum Statistics {
  /// Returns the statistic that the member `name` stands for, what argument it takes, and the share
  /// where the name holds one, as `p95` does; nil for other names.
  static func statistic(
    named name: String
  ) -> (kind: StatisticKind, argument: StatisticMember.Argument, share: Double?)? {
    if let known = StatisticMember(rawValue: name) { return (known.kind, known.argument, nil) }
    guard name.hasPrefix("p"), name.utf8.count > 1, name.utf8.count < 4,
      let share = Int(name.dropFirst()), share > 0, share < 100, !name.hasPrefix("p0")
    else { return nil }
    return (.percentile, .none, Double(share) / 100)
  }

  /// `true` iff values of this type have statistics.
  static func hasStatistics(_ type: TypeID, in checker: Checker) -> Bool {
    if case .list = checker.types[type] { return false }
    let element = checker.types.element(type)
    return TypeTraits.isArithmetic(element, in: checker) || element == .yesNo || element == .date
  }

  /// Checks a statistic of `value`.
  static func check(
    _ name: String, of value: ExpressionID, _ arguments: [WrittenArgument],
    _ reference: NodeReference, _ place: Span, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    guard let (kind, argument, share) = statistic(named: name) else {
      return checker.broken(reference)
    }
    if checker.type(value) == .error || checker.type(value) == .pending { return value }
    guard isAtCaseLevel(context, in: checker) else {
      checker.report(.statisticNotInCase(place, name))
      return checker.broken(reference)
    }
    guard arguments.count == (argument == .none ? 0 : 1) else {
      FunctionCalls.reportArgumentCount(
        reference, name, arguments.count, argument == .none ? 0 : 1, in: &checker)
      return checker.broken(reference)
    }
    var parameter = checker.make(.constant(share ?? 0), .percent, reference)
    if argument == .share, let first = arguments.first {
      let written = checker.files.sources.text(checker.span(first.value))
      let meant = StatisticCalls.share(first.value, in: checker)
      if meant != written {
        checker.report(.writtenOtherwise(checker.span(first.value), written, meant))
        return checker.broken(reference)
      }
    }
    if let first = arguments.first {
      let expected: TypeID? = argument == .share ? .percent : nil
      parameter = Expressions.check(
        first.value, &context, expected: expected, whole: true, in: &checker)
      if checker.type(parameter) == .error { return checker.broken(reference) }
      let found = checker.type(parameter)
      let fits: Bool
      switch argument {
      case .share: fits = found == .percent || found == .number
      case .condition: fits = found == .yesNo
      case .value: fits = hasStatistics(found, in: checker) && !checker.types.isAggregate(found)
      case .none: fits = true
      }
      guard fits else {
        checker.report(
          .wrongArgument(
            checker.span(first.value), function: name, parameter: "argument",
            expected: .words(
              argument == .share
                ? .aPercent : argument == .condition ? .aCondition : .aSingleValue),
            found: checker.describe(found)))
        return checker.broken(reference)
      }
    }
    return statistic(kind, value, parameter, reference, in: &checker)
  }

  /// Returns a statistic of `value` over all trials with the type that it has, which `parameter`
  /// completes.
  static func statistic(
    _ kind: StatisticKind, _ value: ExpressionID, _ parameter: ExpressionID,
    _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    var element = checker.types.element(checker.type(value))
    if element == .yesNo { element = .percent }
    switch kind {
    case .skewness, .correlation: element = .number
    case .shareOfVariance, .probability: element = .percent
    case .variance: if element == .percent { element = .number }
    case .sd, .meanError, .percentileError: if element == .date { element = .days }
    case .mean, .least, .greatest, .percentile, .meanBelow, .meanAbove, .meanWhere: break
    }
    if kind == .variance, element != .number {
      checker.report(.varianceOfAmount(checker.span(reference)))
      return checker.broken(reference)
    }
    var result = element
    if case .series(_, let space, _) = checker.types[checker.type(value)] {
      result = checker.types.id(.series(element, space: space, isFlow: false))
    }
    checker.uncertainty.usesStatistics = true
    return checker.make(.statistic(kind, value, parameter), result, reference)
  }

  /// Checks `probability(condition)`: the share of the trials in which it holds.
  static func checkProbability(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard arguments.count == 1 else {
      FunctionCalls.reportArgumentCount(reference, "probability", arguments.count, 1, in: &checker)
      return checker.broken(reference)
    }
    let condition = Expressions.check(
      arguments[0].value, &context, expected: .yesNo, whole: true, in: &checker)
    if checker.type(condition) == .error { return checker.broken(reference) }
    guard checker.types.element(checker.type(condition)) == .yesNo else {
      checker.report(
        .wrongArgument(
          checker.span(arguments[0].value), function: "probability", parameter: "condition",
          expected: .words(.conditionSuchAs), found: checker.describe(checker.type(condition))))
      return checker.broken(reference)
    }
    guard isAtCaseLevel(context, in: checker) else {
      checker.report(.statisticNotInCase(checker.span(reference), "probability"))
      return checker.broken(reference)
    }
    let none = checker.make(.constant(0), .number, reference)
    return statistic(.probability, condition, none, reference, in: &checker)
  }

  /// `true` iff the place is neither in a kind, nor in a function, nor in a line by period.
  static func isAtCaseLevel(_ context: Context, in checker: Checker) -> Bool {
    guard context.version == nil, context.index == nil, context.locals.isEmpty else { return false }
    guard let definition = context.definition else { return true }
    if case .line = checker.definitions[definition].role { return false }
    return true
  }
}
