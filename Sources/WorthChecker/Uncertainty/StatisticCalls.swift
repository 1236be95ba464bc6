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
    let place = placeOfValue(arguments, in: checker)
    guard place < arguments.count, isWord(written),
      Statistics.isAtCaseLevel(context, in: checker), context.row == nil, context.index == nil,
      hasUncertainNames(reference, in: checker)
    else { return false }
    let first = arguments[place]
    let value = Expressions.check(first.value, &context, expected: nil, whole: true, in: &checker)
    arguments[place].known = value
    let type = checker.type(value)
    guard type != .error, type != .pending, Statistics.hasStatistics(type, in: checker),
      !checker.types.isAggregate(type)
    else { return false }
    var others = arguments
    others.remove(at: place)
    let second = others.first.map { share($0.value, in: checker) }
    guard let part = part(written, second) else { return false }
    let operand = OperandText(first.value, in: checker)
    checker.report(
      .statisticAsFunction(
        checker.span(reference), written, form: operand.postfix + "." + part))
    return true
  }

  /// The place of the argument that is asked about: the first, or the second where a stated figure stands before it.
  private static func placeOfValue(_ arguments: [WrittenArgument], in checker: Checker) -> Int {
    guard arguments.count > 1, isFigure(arguments[0].value, in: checker),
      !isFigure(arguments[1].value, in: checker)
    else { return 0 }
    return 1
  }

  /// `true` iff a number or a percent is written.
  private static func isFigure(_ reference: NodeReference, in checker: Checker) -> Bool {
    reference.node.exists && checker.trees[reference.tree][reference.node].kind == .number
  }

  /// An argument as it is written; a plain number from 1 on, as in `percentile(x, 5)`, as a percent.
  static func share(_ reference: NodeReference, in checker: Checker) -> String {
    let text = checker.files.sources.text(checker.span(reference))
    guard isFigure(reference, in: checker), !text.hasSuffix("%"),
      let figure = Literals.literal(reference, in: checker), figure.value >= 1, figure.value < 100
    else { return text }
    return text + "%"
  }

  /// `true` iff the word is one by which statistics are called somewhere.
  private static func isWord(_ written: String) -> Bool {
    part(written, "x") != nil || part(written, nil) != nil
  }

  /// The part of an uncertain value that answers the function, with its second argument; nil for other
  /// functions.
  static func part(_ written: String, _ second: String?) -> String? {
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
    default: second == nil ? percentile(written) : nil
    }
  }

  /// The part that a word such as `p5` or `P95` stands for; nil for other words.
  private static func percentile(_ written: String) -> String? {
    let word = written.lowercased()
    guard word.hasPrefix("p"), Statistics.statistic(named: word)?.share != nil else { return nil }
    return word
  }

  /// `true` iff names are uncertain: some are known to be, or a `~` stands in the file of `reference`.
  private static func hasUncertainNames(_ reference: NodeReference, in checker: Checker) -> Bool {
    if !checker.uncertainty.draws.entries.isEmpty { return true }
    let tree = checker.trees[reference.tree]
    return (0..<tree.tokenCount).contains { tree.token($0).kind == .tilde }
  }
}
