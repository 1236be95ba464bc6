import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Series that may be missing as a whole, read at one of their periods.
enum OptionalSeries {
  /// Returns the value of a series that may be missing as a whole, which is then missing, too: `value` is that of
  /// `series` where it is there.
  static func value(
    _ value: ExpressionID, of series: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    let element = checker.type(value)
    if element == .error || element == .pending { return value }
    let isGiven = checker.make(.isGiven(series), .yesNo, reference)
    let none = checker.make(.constant(Marker.missing), .missing, reference)
    let isOptional = checker.types.isOptional(element)
    let type = isOptional ? element : checker.types.id(.optional(element))
    return checker.make(.conditional(isGiven, value, none), type, reference)
  }

  /// Returns the value that is read where the series is there; nil for other conditionals.
  static func valueRead(by value: ExpressionID, in checker: Checker) -> ExpressionID? {
    guard
      case .conditional(let condition, let read, let none) = checker.expression(value).operation,
      case .isGiven(let series) = checker.expression(condition).operation,
      case .optional(let whole) = checker.types[checker.type(series)],
      case .series = checker.types[whole], checker.type(none) == .missing,
      case .constant = checker.expression(none).operation
    else { return nil }
    return read
  }
}
