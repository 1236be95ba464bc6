import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Functions that only the checker can work out: they depend on types.
extension Checker {
  /// Checks a call of `function`.
  mutating func checkSpecial(
    _ function: CheckedFunction, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context
  ) -> ExpressionID {
    switch function {
    case .elasticity: return checkElasticity(arguments, reference, &context)
    case .attribution: return checkAttributionOfOne(arguments, reference, &context)
    case .probability: return checkProbability(arguments, reference, &context)
    case .fold: return checkFold(arguments, reference, &context)
    case .growthFactor: return checkGrowthFactor(arguments, reference, &context)
    case .elapsed: return checkElapsed(arguments, reference, &context)
    case .byPeriod: return checkByPeriod(arguments, reference, &context)
    case .nominalRate: return checkNominalRate(arguments, reference, &context)
    case .annual, .quarterly, .monthly, .daily, .continuous:
      guard let target = function.effectivePeriod else { return broken(reference) }
      return checkRateConversion(function.rawValue, target, arguments, reference, &context)
    case .table, .compare, .grid, .tornado:
      report(.onlyInShow(span(reference), function.rawValue))
    case .chart, .histogram:
      report(.notSupported(span(reference), .name(function.rawValue)))
    }
    return broken(reference)
  }

  /// Checks `fold(list, function, start)`.
  mutating func checkFold(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard arguments.count == 3 else {
      reportArgumentCount(reference, "fold", arguments.count, 3)
      return broken(reference)
    }
    let source = check(arguments[0].value, &context, expected: nil, whole: true)
    let given = arguments[1].value
    let spelt = trees[given.tree].text(given.node)
    if BuiltinTable.find(spelt) != nil,
      place(of: trees[given.tree].name(given.node), scope: rootScope) == nil
    {
      report(
        .wrongArgument(
          span(given), function: "fold", parameter: "function",
          expected: .words(.functionOfCase, [Argument("name", .name(spelt))]),
          found: .words(.functionOfLanguage)))
      return broken(reference)
    }
    let function = check(arguments[1].value, &context, expected: nil, whole: true)
    let start = check(arguments[2].value, &context, expected: nil, whole: false)
    for value in [source, function, start] where type(value) == .error { return broken(reference) }
    guard types.isAggregate(type(source)) else {
      report(
        .wrongArgument(
          span(arguments[0].value), function: "fold", parameter: "list",
          expected: .words(.aListOrSeries), found: describe(type(source))))
      return broken(reference)
    }
    guard case .function(let index) = types[type(function)],
      functions[index].parameters.count == 2
    else {
      report(
        .wrongArgument(
          span(arguments[1].value), function: "fold", parameter: "function",
          expected: .words(.functionOfTwoValues), found: describe(type(function))))
      return broken(reference)
    }
    let argumentTypes = [type(start), types.element(type(source))]
    guard let version = version(of: index, argumentTypes, reference) else {
      return broken(reference)
    }
    for dependency in versions[version].dependencies {
      depend(on: dependency.target, offset: nil, context)
    }
    let result = versions[version].result
    if result == .error { return broken(reference) }
    guard result == type(start) || (result == .number && type(start) == .percent) else {
      report(.differentTypes(span(reference), describe(type(start)), describe(result)))
      return broken(reference)
    }
    return make(.fold(source, version: version, start: start), result, reference)
  }

  /// Checks `growth_factor(rate, duration)`, which is worked out for the kind of rate at hand.
  mutating func checkGrowthFactor(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard arguments.count == 2 else {
      reportArgumentCount(reference, "growth_factor", arguments.count, 2)
      return broken(reference)
    }
    let rate = check(arguments[0].value, &context, expected: nil, whole: context.index == nil)
    let duration = check(arguments[1].value, &context, expected: nil, whole: context.index == nil)
    if type(rate) == .error || type(duration) == .error { return broken(reference) }
    guard let (per, compounding) = rateParts(types.element(type(rate))) else {
      report(
        .wrongArgument(
          span(arguments[0].value), function: "growth_factor", parameter: "rate",
          expected: .words(.rateSuchAs), found: describe(type(rate))))
      return broken(reference)
    }
    guard types.element(type(duration)) == .months else {
      report(
        .wrongArgument(
          span(arguments[1].value), function: "growth_factor", parameter: "duration",
          expected: .words(.shortDurationSuchAs), found: describe(type(duration))))
      return broken(reference)
    }
    // (1 + rate · per / compounding) ^ (years · compounding)
    let scale = per.perYear / (compounding == .continuous ? 1 : compounding.perYear)
    let perPeriod = make(
      .arithmetic(
        .multiply, retyped(rate, numberLike(rate)), make(.constant(scale), .number, reference)),
      numberLike(rate), reference)
    let years = make(
      .arithmetic(
        .divide, retyped(duration, numberLike(duration)), make(.constant(12), .number, reference)),
      numberLike(duration), reference)
    if case .series(_, let one, _) = types[type(rate)],
      case .series(_, let other, _) = types[type(duration)], one != other
    {
      report(.mixedTimelines(span(reference), spaces[one].name, spaces[other].name))
      return broken(reference)
    }
    let result = types.isAggregate(type(rate)) ? numberLike(rate) : numberLike(duration)
    if compounding == .continuous {
      let exponent = make(.arithmetic(.multiply, perPeriod, years), result, reference)
      return make(.builtin(BuiltinTable[.exp], arguments: [exponent]), result, reference)
    }
    let base = make(
      .arithmetic(.add, make(.constant(1), .number, reference), perPeriod), numberLike(rate),
      reference)
    let periods = make(
      .arithmetic(.multiply, years, make(.constant(compounding.perYear), .number, reference)),
      numberLike(duration), reference)
    return make(.builtin(BuiltinTable[.growth], arguments: [base, periods]), result, reference)
  }

  func rateParts(_ type: TypeID) -> (RatePeriod, RatePeriod)? {
    switch types[type] {
    case .rate(let per, let compounding): (per, compounding)
    case .percent: (.year, .year)
    default: nil
    }
  }

  /// The type of numbers in the shape of the expression: one, or a series of them.
  mutating func numberLike(_ id: ExpressionID) -> TypeID {
    guard case .series(_, let space, _) = types[type(id)] else { return .number }
    return types.id(.series(.number, space: space, isFlow: false))
  }

  /// Checks `elapsed(period, timing)`: the time from the valuation date to a point of a period.
  mutating func checkElapsed(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard arguments.count == 2 else {
      reportArgumentCount(reference, "elapsed", arguments.count, 2)
      return broken(reference)
    }
    let timing = types.choice(["end", "middle", "start"])
    let period = check(arguments[0].value, &context, expected: nil, whole: true)
    let when = conventionWord(
      check(arguments[1].value, &context, expected: timing, whole: true), arguments[1].value)
    if type(period) == .error || type(when) == .error { return broken(reference) }
    guard case .period(let granularity) = types[type(period)], type(when) == timing else {
      let isPeriod: Bool
      if case .period = types[type(period)] { isPeriod = true } else { isPeriod = false }
      report(
        .wrongArgument(
          span(arguments[isPeriod ? 1 : 0].value), function: "elapsed",
          parameter: isPeriod ? "timing" : "period",
          expected: isPeriod ? .words(.aTiming) : .words(.aPeriod),
          found: describe(isPeriod ? type(when) : type(period))))
      return broken(reference)
    }
    let months = make(.constant(Double(granularity.months)), .number, reference)
    guard granularity.isInCalendar else {
      // Year 0 is now, year 1 ends one year from now.
      let numbered = make(
        .builtin(
          BuiltinTable[.elapsedNumbered], arguments: [retyped(period, .number), months, when]),
        .months, reference)
      return numbered
    }
    guard let date = valuationDateDefinition(reference) else {
      report(.settingNotGiven(span(reference), "valuation_date"))
      return broken(reference)
    }
    depend(on: date, offset: nil, context)
    let from = make(.definition(date), .date, reference)
    let start = make(
      .builtin(BuiltinTable[.periodStart(granularity)], arguments: [period]), .date, reference)
    return make(
      .builtin(BuiltinTable[.elapsedInCalendar], arguments: [from, start, months, when]), .months,
      reference)
  }
}
