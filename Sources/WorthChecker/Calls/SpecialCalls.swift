import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Calls of functions that depend on the types of their arguments.
enum SpecialCalls {
  /// Checks a call of `function`.
  static func check(
    _ function: CheckedFunction, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    switch function {
    case .elasticity: return Studies.checkElasticity(arguments, reference, &context, in: &checker)
    case .attribution:
      return WorldComparison.checkAttributionOfOne(arguments, reference, &context, in: &checker)
    case .probability:
      return Statistics.checkProbability(arguments, reference, &context, in: &checker)
    case .fold: return checkFold(arguments, reference, &context, in: &checker)
    case .growthFactor: return checkGrowthFactor(arguments, reference, &context, in: &checker)
    case .elapsed: return checkElapsed(arguments, reference, &context, in: &checker)
    case .byPeriod: return DatedFlows.checkByPeriod(arguments, reference, &context, in: &checker)
    case .nominalRate:
      return RateConversions.checkNominalRate(arguments, reference, &context, in: &checker)
    case .annual, .quarterly, .monthly, .daily, .continuous:
      guard let target = function.effectivePeriod else { return checker.broken(reference) }
      return RateConversions.check(
        function.rawValue, target, arguments, reference, &context, in: &checker)
    case .table, .compare, .grid, .tornado:
      checker.report(.onlyInShow(checker.span(reference), function.rawValue))
    case .chart, .histogram:
      checker.report(.notSupported(checker.span(reference), .name(function.rawValue)))
    }
    return checker.broken(reference)
  }

  /// Checks `fold(list, function, start)`.
  private static func checkFold(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard arguments.count == 3 else {
      FunctionCalls.reportArgumentCount(reference, "fold", arguments.count, 3, in: &checker)
      return checker.broken(reference)
    }
    let source = Expressions.check(
      arguments[0].value, &context, expected: nil, whole: true, in: &checker)
    let given = arguments[1].value
    let spelt = checker.trees[given.tree].text(given.node)
    if BuiltinTable.find(spelt) != nil,
      Declarations.place(
        of: checker.trees[given.tree].name(given.node), scope: checker.names.rootScope, in: checker)
        == nil
    {
      checker.report(
        .wrongArgument(
          checker.span(given), function: "fold", parameter: "function",
          expected: .words(.functionOfCase, [Argument("name", .name(spelt))]),
          found: .words(.functionOfLanguage)))
      return checker.broken(reference)
    }
    let function = Expressions.check(
      arguments[1].value, &context, expected: nil, whole: true, in: &checker)
    let start = Expressions.check(
      arguments[2].value, &context, expected: nil, whole: false, in: &checker)
    for value in [source, function, start] where checker.type(value) == .error {
      return checker.broken(reference)
    }
    guard checker.types.isAggregate(checker.type(source)) else {
      checker.report(
        .wrongArgument(
          checker.span(arguments[0].value), function: "fold", parameter: "list",
          expected: .words(.aListOrSeries), found: checker.describe(checker.type(source))))
      return checker.broken(reference)
    }
    guard case .function(let index) = checker.types[checker.type(function)],
      checker.functions[index].parameters.count == 2
    else {
      checker.report(
        .wrongArgument(
          checker.span(arguments[1].value), function: "fold", parameter: "function",
          expected: .words(.functionOfTwoValues), found: checker.describe(checker.type(function))))
      return checker.broken(reference)
    }
    let argumentTypes = [checker.type(start), checker.types.element(checker.type(source))]
    guard let version = Functions.version(of: index, argumentTypes, reference, in: &checker) else {
      return checker.broken(reference)
    }
    for dependency in checker.functions.versions[version].dependencies {
      Definitions.depend(on: dependency.target, offset: nil, context, in: &checker)
    }
    let result = checker.functions.versions[version].result
    if result == .error { return checker.broken(reference) }
    guard result == checker.type(start) || (result == .number && checker.type(start) == .percent)
    else {
      checker.report(
        .differentTypes(
          checker.span(reference), checker.describe(checker.type(start)), checker.describe(result)))
      return checker.broken(reference)
    }
    return checker.make(.fold(source, version: version, start: start), result, reference)
  }

  /// Checks `growth_factor(rate, duration)`, or `growth_factor(rate, start, end, convention)` for the
  /// years between two dates by a day count; days count 365 a year, as in a rate per day. It is worked out for the kind of rate at hand.
  static func checkGrowthFactor(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard let first = arguments.first, first.name == nil, arguments.count >= 2 else {
      FunctionCalls.reportArgumentCount(
        reference, "growth_factor", arguments.count, 2, in: &checker)
      return checker.broken(reference)
    }
    let rate = Expressions.check(
      first.value, &context, expected: nil, whole: context.index == nil, in: &checker)
    let duration =
      arguments.count == 2
      ? Expressions.check(
        arguments[1].value, &context, expected: nil, whole: context.index == nil, in: &checker)
      : BuiltinCalls.check(
        BuiltinTable[.yearFraction], Array(arguments.dropFirst()), reference, &context,
        in: &checker)
    if checker.type(rate) == .error || checker.type(duration) == .error {
      return checker.broken(reference)
    }
    guard let (per, compounding) = rateParts(checker.types.element(checker.type(rate)), in: checker)
    else {
      checker.report(
        .wrongArgument(
          checker.span(arguments[0].value), function: "growth_factor", parameter: "rate",
          expected: .words(.rateSuchAs), found: checker.describe(checker.type(rate))))
      return checker.broken(reference)
    }
    let isCounted = arguments.count > 2
    let stated = checker.types.element(checker.type(duration))
    guard isCounted || stated == .months || stated == .days else {
      checker.report(
        .wrongArgument(
          checker.span(arguments[1].value), function: "growth_factor", parameter: "duration",
          expected: .words(.shortDurationSuchAs), found: checker.describe(checker.type(duration))))
      return checker.broken(reference)
    }
    // (1 + rate · per / compounding) ^ (years · compounding)
    let scale = per.perYear / (compounding == .continuous ? 1 : compounding.perYear)
    let perPeriod = checker.make(
      .arithmetic(
        .multiply, Expressions.retyped(rate, numberLike(rate, in: &checker), in: &checker),
        checker.make(.constant(scale), .number, reference)),
      numberLike(rate, in: &checker), reference)
    let years = checker.make(
      .arithmetic(
        .divide, Expressions.retyped(duration, numberLike(duration, in: &checker), in: &checker),
        checker.make(
          .constant(isCounted ? 1 : (stated == .days ? RatePeriod.day : .month).perYear), .number,
          reference)),
      numberLike(duration, in: &checker), reference)
    if case .series(_, let one, _) = checker.types[checker.type(rate)],
      case .series(_, let other, _) = checker.types[checker.type(duration)], one != other
    {
      checker.report(
        .mixedTimelines(
          checker.span(reference), checker.tables.spaces[one].name,
          checker.tables.spaces[other].name))
      return checker.broken(reference)
    }
    let result =
      checker.types.isAggregate(checker.type(rate))
      ? numberLike(rate, in: &checker) : numberLike(duration, in: &checker)
    if compounding == .continuous {
      let exponent = checker.make(.arithmetic(.multiply, perPeriod, years), result, reference)
      return checker.make(.builtin(BuiltinTable[.exp], arguments: [exponent]), result, reference)
    }
    let base = checker.make(
      .arithmetic(.add, checker.make(.constant(1), .number, reference), perPeriod),
      numberLike(rate, in: &checker),
      reference)
    let periods = checker.make(
      .arithmetic(
        .multiply, years, checker.make(.constant(compounding.perYear), .number, reference)),
      numberLike(duration, in: &checker), reference)
    return checker.make(
      .builtin(BuiltinTable[.growth], arguments: [base, periods]), result, reference)
  }

  /// Returns the period and the compounding of a rate; a percent counts as a yearly rate, and other
  /// types have none.
  static func rateParts(_ type: TypeID, in checker: Checker) -> (RatePeriod, RatePeriod)? {
    switch checker.types[type] {
    case .rate(let per, let compounding): (per, compounding)
    case .percent: (.year, .year)
    default: nil
    }
  }

  /// The type of numbers in the shape of the expression: one, or a series of them.
  static func numberLike(_ id: ExpressionID, in checker: inout Checker) -> TypeID {
    guard case .series(_, let space, _) = checker.types[checker.type(id)] else { return .number }
    return checker.types.id(.series(.number, space: space, isFlow: false))
  }

  /// Checks `elapsed(period, timing)`: the time from the valuation date to a point of a period.
  private static func checkElapsed(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard arguments.count == 2 else {
      FunctionCalls.reportArgumentCount(reference, "elapsed", arguments.count, 2, in: &checker)
      return checker.broken(reference)
    }
    let timing = checker.types.choice(["end", "middle", "start"])
    let period = Expressions.check(
      arguments[0].value, &context, expected: nil, whole: true, in: &checker)
    let given = Expressions.check(
      arguments[1].value, &context, expected: timing, whole: true, in: &checker)
    let when = ConventionWords.word(
      Choices.fitted(given, to: timing, in: &checker) ?? given, arguments[1].value, in: &checker)
    if checker.type(period) == .error || checker.type(when) == .error {
      return checker.broken(reference)
    }
    if checker.type(period) == .date, checker.type(when) == timing, DayIndices.hasDays(in: checker)
    {
      return elapsed(to: period, when, reference, context, in: &checker)
    }
    guard case .period(let granularity) = checker.types[checker.type(period)],
      let length = granularity.months, checker.type(when) == timing
    else {
      let isPeriod: Bool
      if case .period = checker.types[checker.type(period)] {
        isPeriod = true
      } else {
        isPeriod = false
      }
      checker.report(
        .wrongArgument(
          checker.span(arguments[isPeriod ? 1 : 0].value), function: "elapsed",
          parameter: isPeriod ? "timing" : "period",
          expected: isPeriod ? .words(.aTiming) : .words(.aPeriod),
          found: checker.describe(isPeriod ? checker.type(when) : checker.type(period))))
      return checker.broken(reference)
    }
    let months = checker.make(.constant(Double(length)), .number, reference)
    guard granularity.isInCalendar else {
      // Year 0 is now, year 1 ends one year from now.
      let numbered = checker.make(
        .builtin(
          BuiltinTable[.elapsedNumbered],
          arguments: [Expressions.retyped(period, .number, in: &checker), months, when]),
        .months, reference)
      return numbered
    }
    guard let date = Members.valuationDateDefinition(reference, in: &checker) else {
      checker.report(.settingNotGiven(checker.span(reference), "valuation_date"))
      return checker.broken(reference)
    }
    Definitions.depend(on: date, offset: nil, context, in: &checker)
    let from = checker.make(.definition(date), .date, reference)
    let start = PeriodStarts.start(of: period, granularity, reference, in: &checker)
    return checker.make(
      .builtin(BuiltinTable[.elapsedInCalendar], arguments: [from, start, months, when]), .months,
      reference)
  }

  /// Returns the time from the valuation date to a point of a day, by actual/365: to its start the days
  /// between the dates, to its end one more.
  private static func elapsed(
    to day: ExpressionID, _ timing: ExpressionID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard let date = Members.valuationDateDefinition(reference, in: &checker) else {
      checker.report(.settingNotGiven(checker.span(reference), "valuation_date"))
      return checker.broken(reference)
    }
    Definitions.depend(on: date, offset: nil, context, in: &checker)
    let from = checker.make(.definition(date), .date, reference)
    // The words are counted: the end, the middle, the start.
    let halves = checker.make(
      .arithmetic(
        .subtract, checker.make(.constant(2), .number, reference),
        Expressions.retyped(timing, .number, in: &checker)), .number, reference)
    let passed = checker.make(
      .arithmetic(.divide, halves, checker.make(.constant(2), .number, reference)), .number,
      reference)
    let between = checker.make(.arithmetic(.subtract, day, from), .number, reference)
    let days = checker.make(.arithmetic(.add, between, passed), .number, reference)
    let months = checker.make(.constant(12), .number, reference)
    let year = checker.make(.constant(365), .number, reference)
    let scaled = checker.make(.arithmetic(.multiply, days, months), .number, reference)
    return checker.make(.arithmetic(.divide, scaled, year), .months, reference)
  }
}
