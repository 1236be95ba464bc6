import WorthMath
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Rates that functions of the prelude take for each period of a series by quarter or month, and that look like rates
/// of a year: 12 % a quarter is 57 % a year.
enum PeriodRates {
  /// The rate of a year above which a rate of a quarter or month is asked about.
  private static let highest = 0.3

  /// Notes a stated rate for the periods of a series which is that of a year, if one can judge by its size.
  static func note(
    _ function: FunctionInfo, _ given: [WrittenArgument?], _ values: [ExpressionID],
    in checker: inout Checker
  ) {
    guard function.scope == checker.names.preludeScope else { return }
    var found: (count: Double, word: String, conversion: String)?
    for value in values where found == nil { found = periods(of: value, in: checker) }
    guard let (count, word, conversion) = found else { return }
    for (place, parameter) in function.parameters.enumerated() where place < given.count {
      let name = checker.spelling(parameter.name)
      guard name == "rate" || name.hasSuffix("_rate"), let argument = given[place],
        checker.type(values[place]) == .percent, let rate = stated(values[place], in: checker),
        rate > 0
      else { continue }
      let yearly = Real.round(
        Real.pow(1 + rate, count) - 1, digits: 4, mode: .halfAwayFromZero)
      guard yearly > highest, yearly.isFinite else { continue }
      let written = checker.trees[argument.value.tree].text(argument.value.node)
      let correct = conversion + "(" + written + ") in percent"
      checker.report(
        .rateOfYear(
          checker.span(argument.value), function: checker.spelling(function.name), period: word,
          rate: ValueText.percent(rate), yearly: ValueText.percent(yearly), correct: correct))
    }
  }

  /// How many periods of a series make a year, their word, and the function that turns a rate of a year into one of
  /// them; nil for what is no series by quarter or month.
  private static func periods(
    of value: ExpressionID, in checker: Checker
  ) -> (count: Double, word: String, conversion: String)? {
    guard case .series(_, let space, _) = checker.types[checker.type(value)],
      case .timeline(let granularity) = checker.tables.spaces[space].kind
    else { return nil }
    switch granularity {
    case .quarter: return (4, "quarter", "quarterly")
    case .month: return (12, "month", "monthly")
    default: return nil
    }
  }

  /// The percent that is written, or that a name of the case states; nil for what is worked out.
  private static func stated(_ value: ExpressionID, in checker: Checker) -> Double? {
    switch checker.expression(value).operation {
    case .constant(let rate): return rate
    case .definition(let name):
      guard checker.definitions[name].clauses.count == 1,
        let written = checker.definitions[name].clauses.first?.expression,
        case .constant(let rate) = checker.expression(written).operation
      else { return nil }
      return rate
    default: return nil
    }
  }
}
