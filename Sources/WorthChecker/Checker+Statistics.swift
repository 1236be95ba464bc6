import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Statistics over the trials of a simulation: `v.mean`, `v.p95`, `probability(v < CHF 0)`.
extension Checker {
  /// The members that tell of a value over all trials, and what they take.
  static let statisticMembers: [(name: String, kind: StatisticKind, argument: StatisticArgument)] =
    [
      ("mean", .mean, .none), ("sd", .sd, .none), ("variance", .variance, .none),
      ("skewness", .skewness, .none), ("min", .least, .none), ("max", .greatest, .none),
      ("mean_error", .meanError, .none), ("percentile", .percentile, .share),
      ("percentile_error", .percentileError, .share), ("mean_below", .meanBelow, .share),
      ("mean_above", .meanAbove, .share), ("mean_where", .meanWhere, .condition),
      ("correlation", .correlation, .value), ("share_of_variance", .shareOfVariance, .value),
    ]

  /// What a statistic takes.
  enum StatisticArgument { case none, share, condition, value }

  /// Returns what the member `name` tells, and the share where the name has it: `p95`; nil for other names.
  static func statistic(
    named name: String
  ) -> (kind: StatisticKind, argument: StatisticArgument, share: Double?)? {
    if let known = statisticMembers.first(where: { $0.name == name }) {
      return (known.kind, known.argument, nil)
    }
    guard name.hasPrefix("p"), name.utf8.count > 1, name.utf8.count < 4,
      let share = Int(name.dropFirst()), share > 0, share < 100, !name.hasPrefix("p0")
    else { return nil }
    return (.percentile, .none, Double(share) / 100)
  }

  /// `true` iff values of this type have statistics.
  func hasStatistics(_ type: TypeID) -> Bool {
    if case .list = types[type] { return false }
    let element = types.element(type)
    return isArithmetic(element) || element == .yesNo || element == .date
  }

  /// Checks a statistic of `value`.
  mutating func checkStatistic(
    _ name: String, of value: ExpressionID, _ arguments: [WrittenArgument],
    _ reference: NodeReference, _ place: Span, _ context: inout Context
  ) -> ExpressionID {
    guard let (kind, argument, share) = Checker.statistic(named: name) else {
      return broken(reference)
    }
    if type(value) == .error || type(value) == .pending { return value }
    guard isAtCaseLevel(context) else {
      report(.statisticNotInCase(place, name))
      return broken(reference)
    }
    guard arguments.count == (argument == .none ? 0 : 1) else {
      reportArgumentCount(reference, name, arguments.count, argument == .none ? 0 : 1)
      return broken(reference)
    }
    var parameter = make(.constant(share ?? 0), .percent, reference)
    if let first = arguments.first {
      let expected: TypeID? = argument == .share ? .percent : nil
      parameter = check(first.value, &context, expected: expected, whole: true)
      if type(parameter) == .error { return broken(reference) }
      let found = type(parameter)
      let fits: Bool
      switch argument {
      case .share: fits = found == .percent || found == .number
      case .condition: fits = found == .yesNo
      case .value: fits = hasStatistics(found) && !types.isAggregate(found)
      case .none: fits = true
      }
      guard fits else {
        report(
          .wrongArgument(
            span(first.value), function: name, parameter: "argument",
            expected: .words(
              argument == .share
                ? .aPercent : argument == .condition ? .aCondition : .aSingleValue),
            found: describe(found)))
        return broken(reference)
      }
    }
    return statistic(kind, value, parameter, reference)
  }

  mutating func statistic(
    _ kind: StatisticKind, _ value: ExpressionID, _ parameter: ExpressionID,
    _ reference: NodeReference
  ) -> ExpressionID {
    var element = types.element(type(value))
    if element == .yesNo { element = .percent }
    switch kind {
    case .skewness, .correlation: element = .number
    case .shareOfVariance, .probability: element = .percent
    case .variance: if element == .percent { element = .number }
    case .sd, .meanError, .percentileError: if element == .date { element = .days }
    default: break
    }
    if kind == .variance, element != .number {
      report(.varianceOfAmount(span(reference)))
      return broken(reference)
    }
    var result = element
    if case .series(_, let space, _) = types[type(value)] {
      result = types.id(.series(element, space: space, isFlow: false))
    }
    usesStatistics = true
    return make(.statistic(kind, value, parameter), result, reference)
  }

  /// Checks `probability(condition)`: the share of the trials in which it holds.
  mutating func checkProbability(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard arguments.count == 1 else {
      reportArgumentCount(reference, "probability", arguments.count, 1)
      return broken(reference)
    }
    let condition = check(arguments[0].value, &context, expected: .yesNo, whole: true)
    if type(condition) == .error { return broken(reference) }
    guard types.element(type(condition)) == .yesNo else {
      report(
        .wrongArgument(
          span(arguments[0].value), function: "probability", parameter: "condition",
          expected: .words(.conditionSuchAs), found: describe(type(condition))))
      return broken(reference)
    }
    guard isAtCaseLevel(context) else {
      report(.statisticNotInCase(span(reference), "probability"))
      return broken(reference)
    }
    let none = make(.constant(0), .number, reference)
    return statistic(.probability, condition, none, reference)
  }

  /// `true` iff the place is neither in a kind, nor in a function, nor in a line by period.
  func isAtCaseLevel(_ context: Context) -> Bool {
    guard context.version == nil, context.index == nil, context.locals.isEmpty else { return false }
    guard let definition = context.definition else { return true }
    if case .line = definitions[definition].role { return false }
    return true
  }
}
