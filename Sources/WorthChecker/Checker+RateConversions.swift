import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Conversions of rates: `annual(1% per month)`, `nominal_rate(12%, monthly)`.
extension Checker {
  /// Checks `annual(rate)` and the like.
  mutating func checkRateConversion(
    _ name: String, _ target: RatePeriod, _ arguments: [WrittenArgument],
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard let rate = rateArgument(name, arguments, 1, reference, &context) else {
      return broken(reference)
    }
    if target == .continuous {
      let grown = growth(of: rate, per: .year, reference)
      let value = make(
        .builtin(BuiltinTable[.log1p], arguments: [grown]), numberLike(rate), reference)
      return rateLike(value, .rate(.year, compounded: .continuous))
    }
    return rateLike(growth(of: rate, per: target, reference), .rate(target, compounded: target))
  }

  /// Checks `nominal_rate(rate, monthly)`.
  mutating func checkNominalRate(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard let rate = rateArgument("nominal_rate", arguments, 2, reference, &context) else {
      return broken(reference)
    }
    let word = trees[arguments[1].value.tree].text(arguments[1].value.node)
    guard let frequency = compoundingPeriod(word), frequency != .continuous else {
      report(.unknownCompounding(span(arguments[1].value), word))
      return broken(reference)
    }
    let part = growth(of: rate, per: frequency, reference)
    let parts = make(.constant(frequency.perYear), .number, reference)
    let value = make(.arithmetic(.multiply, part, parts), numberLike(rate), reference)
    return rateLike(value, .rate(.year, compounded: frequency))
  }

  private mutating func rateArgument(
    _ name: String, _ arguments: [WrittenArgument], _ count: Int, _ reference: NodeReference,
    _ context: inout Context
  ) -> ExpressionID? {
    guard arguments.count == count else {
      reportArgumentCount(reference, name, arguments.count, count)
      return nil
    }
    let rate = check(arguments[0].value, &context, expected: nil, whole: context.index == nil)
    if type(rate) == .error { return nil }
    var isList = false
    if case .list = types[type(rate)] { isList = true }
    guard !isList, rateParts(types.element(type(rate))) != nil else {
      report(
        .wrongArgument(
          span(arguments[0].value), function: name, parameter: "rate",
          expected: .words(.rateSuchAs), found: describe(type(rate))))
      return nil
    }
    return rate
  }

  /// Returns what 1 grows by in a period, as a number.
  private mutating func growth(
    of rate: ExpressionID, per target: RatePeriod, _ reference: NodeReference
  ) -> ExpressionID {
    guard let (per, compounding) = rateParts(types.element(type(rate))) else {
      return broken(reference)
    }
    let number = retyped(rate, numberLike(rate))
    let isContinuous = compounding == .continuous
    // What is added each time, and how often in the period; for continuous rates the exponent.
    let scale = per.perYear / (isContinuous ? target.perYear : compounding.perYear)
    let added = make(
      .arithmetic(.multiply, number, make(.constant(scale), .number, reference)),
      numberLike(rate), reference)
    if isContinuous {
      return make(.builtin(BuiltinTable[.expm1], arguments: [added]), numberLike(rate), reference)
    }
    let times = make(.constant(compounding.perYear / target.perYear), .number, reference)
    return make(
      .builtin(BuiltinTable[.compoundGrowth], arguments: [added, times]), numberLike(rate),
      reference)
  }

  /// Returns a number, or a series of numbers, as a rate.
  private mutating func rateLike(_ value: ExpressionID, _ rate: ValueType) -> ExpressionID {
    let element = types.id(rate)
    guard case .series(_, let space, _) = types[type(value)] else { return retyped(value, element) }
    return retyped(value, types.id(.series(element, space: space, isFlow: false)))
  }

  /// Returns the value if it is the rate per period that the annotation states; reports it otherwise.
  mutating func conformRatePer(
    _ value: ExpressionID, _ annotation: NodeReference, _ what: String
  ) -> ExpressionID {
    let tree = trees[annotation.tree]
    guard let wanted = ratePeriod(tree.name(tree.child(annotation.node, 1))) else {
      reportField(value, what, .written(tree.text(annotation.node)), annotation)
      return broken(expression(value).reference)
    }
    let effective = types.id(.rate(wanted, compounded: wanted))
    switch types[type(value)] {
    case .rate(let per, _) where per == wanted: return value
    case .percent where wanted == .year: return retyped(value, effective)
    default: break
    }
    let place = span(expression(value).reference)
    let written = sources.text(place)
    var fix: String?
    switch types[type(value)] {
    case .rate:
      fix = CheckedFunction.allCases.first { $0.effectivePeriod == wanted }.map {
        $0.rawValue + "(" + written + ")"
      }
    case .percent: fix = written + " per " + wanted.word
    default: break
    }
    report(
      .wrongField(
        place, what, expected: .words(.ratePer, [Argument("period", .name(wanted.word))]),
        found: describe(type(value)),
        declared: span(annotation), fix: fix))
    return broken(expression(value).reference)
  }
}
