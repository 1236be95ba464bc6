import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Statistics over trials that are asked for as functions of a list are: `mean(value)` for
/// `value.mean`.
enum StatisticCalls {
  /// Reports a call of `written` with one value that has statistics over trials, in a case that has
  /// uncertain names; `false` where it is something else.
  ///
  /// The first of `arguments` then holds its value.
  static func reports(
    _ reference: NodeReference, _ written: String, _ arguments: inout [WrittenArgument],
    _ context: inout Context, in checker: inout Checker
  ) -> Bool {
    guard let first = arguments.first, isWord(written),
      Statistics.isAtCaseLevel(context, in: checker), context.row == nil, context.index == nil,
      hasUncertainNames(reference, in: checker)
    else { return false }
    let value = Expressions.check(first.value, &context, expected: nil, whole: true, in: &checker)
    arguments[0].known = value
    let type = checker.type(value)
    guard type != .error, type != .pending, Statistics.hasStatistics(type, in: checker),
      !checker.types.isAggregate(type)
    else { return false }
    let texts = arguments.map { checker.files.sources.text(checker.span($0.value)) }
    guard let part = part(written, texts.dropFirst().first) else { return false }
    let operand = OperandText(first.value, in: checker)
    checker.report(
      .statisticAsFunction(
        checker.span(reference), written, form: operand.postfix + "." + part))
    return true
  }

  /// `true` iff the word is one by which statistics are called somewhere.
  private static func isWord(_ written: String) -> Bool {
    part(written, "x") != nil || part(written, nil) != nil
  }

  /// The part of an uncertain value that answers the function, with its second argument; nil for other
  /// functions.
  private static func part(_ written: String, _ second: String?) -> String? {
    switch written.lowercased() {
    case "mean", "average", "avg", "expected", "expectation": second == nil ? "mean" : nil
    case "median": second == nil ? "p50" : nil
    case "max", "maximum": second == nil ? "max" : nil
    case "min", "minimum": second == nil ? "min" : nil
    case "standard_deviation", "sd", "std", "stdev", "stddev", "stdevp": "sd"
    case "variance", "var", "varp": "variance"
    case "skewness", "skew": second == nil ? "skewness" : nil
    case "percentile", "quantile", "percent_rank":
      second.map { "percentile(" + $0 + ")" }
    case "correlation", "correl": second.map { "correlation(" + $0 + ")" }
    default: nil
    }
  }

  /// `true` iff names are uncertain: some are known to be, or a `~` stands in the file of `reference`.
  private static func hasUncertainNames(_ reference: NodeReference, in checker: Checker) -> Bool {
    if !checker.uncertainty.draws.entries.isEmpty { return true }
    let tree = checker.trees[reference.tree]
    return (0..<tree.tokenCount).contains { tree.token($0).kind == .tilde }
  }
}
