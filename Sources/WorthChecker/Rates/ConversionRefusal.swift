import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What to write in place of a conversion `… in unit` that has no meaning.
enum ConversionRefusal {
  /// Returns the message that `operand` cannot be stated in `unit`, with what to write instead.
  static func cannotConvert(
    _ operand: ExpressionID, to unit: String, _ reference: NodeReference, in checker: inout Checker
  ) -> Diagnostic {
    let words = OperandText(checker.expression(operand).reference, in: checker)
    let (advice, fix) = way(operand, words, to: unit, in: &checker)
    return .cannotConvert(
      checker.span(reference), checker.describe(checker.type(operand)), unit, advice: advice,
      fix: fix)
  }

  /// Returns what to write, and what to paste where that is certain.
  private static func way(
    _ operand: ExpressionID, _ words: OperandText, to unit: String, in checker: inout Checker
  ) -> (ArgumentValue, String?) {
    let duration = checker.names.table.find(unit).flatMap { DurationUnit($0) }
    switch checker.types[checker.type(operand)] {
    case .list(let element) where checker.types[element] == .number:
      if checker.units.currency(unit) != nil {
        return write("[x * " + unit + " 1 for x in " + words.text + "]")
      }
      return write("[x in " + unit + " for x in " + words.text + "]")
    case .list:
      return write("[x in " + unit + " for x in " + words.text + "]")
    case .days where duration?.type == .months:
      return ofDays(operand, in: checker)
    case .months where duration?.type == .days:
      return (.words(.writeDaysBetween, [Argument("text", .written(words.text))]), nil)
    case .number where duration != nil:
      return write(
        words.isLiteral ? words.text + " " + unit : words.factor + " * 1 " + singular(unit))
    case .number where checker.units.currency(unit) != nil:
      return write(
        words.isLiteral ? unit + " " + words.text : words.factor + " * " + unit + " 1")
    case .number where checker.units.find(unit) != nil:
      return write(
        words.isLiteral ? words.text + " " + unit : words.factor + " * 1 " + unit)
    case .percent where checker.units.currency(unit) != nil:
      return (
        .words(
          .multiplyByAmount,
          [Argument("text", .written(words.factor)), Argument("unit", .name(unit))]), nil
      )
    case .rate where unit == "percent" || unit == "%":
      return write("annual(" + words.text + ") in percent")
    case .quantity(let known) where unit == "percent" || unit == "%":
      guard checker.units.isMoney(known) else { return (.words(.sameSortOfUnit), nil) }
      return (.words(.divideFirst, [Argument("text", .written(words.factor))]), nil)
    case .error, .pending, .number, .percent, .text, .yesNo, .date, .months, .days, .missing,
      .monthsAndDays, .quantity, .currency, .rate, .hazard, .period, .choice, .dated, .series,
      .table, .row, .instance, .function, .instances, .member, .range, .optional:
      return (.words(.sameSortOfUnit), nil)
    }
  }

  /// Returns the years between two dates, as they stand in a difference, or the form for them.
  private static func ofDays(_ operand: ExpressionID, in checker: Checker)
    -> (ArgumentValue, String?)
  {
    let reference = checker.expression(operand).reference
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    guard tree.binaryOperator(node) == .minus else { return (.words(.writeYears), nil) }
    let later = OperandText(NodeReference(reference.tree, tree.child(node, 0)), in: checker)
    let earlier = OperandText(NodeReference(reference.tree, tree.child(node, 1)), in: checker)
    return write("year_fraction(" + earlier.text + ", " + later.text + ", actual_365)")
  }

  /// Returns the advice to write `form`, and `form`.
  private static func write(_ form: String) -> (ArgumentValue, String?) {
    (.words(.writeThis, [Argument("written", .written(form))]), form)
  }

  /// Returns the unit of one: `1 year`.
  private static func singular(_ unit: String) -> String {
    unit.hasSuffix("s") ? String(unit.dropLast()) : unit
  }
}
