import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What is said of values that do not conform to stated types.
extension Annotations {
  /// Reports that a value is not of the type that is stated for it, with a proposal where one is
  /// known.
  static func reportField(
    _ value: ExpressionID, _ what: String, _ expected: ArgumentValue, _ annotation: NodeReference,
    in checker: inout Checker
  ) {
    let place = checker.span(checker.expression(value).reference)
    var fix: Proposal?
    if expected == .words(.aPercent) || expected == .words(.rateSuchAs) {
      fix = percent(of: value, in: checker)
    }
    fix = fix ?? withoutQuotes(value, in: checker).map { Proposal(place, $0) }
    if case .optional = checker.types[checker.types.element(checker.type(value))] {
      let text = checker.files.sources.text(place)
      if let empty = UnitArithmetic.emptyCell(of: value, in: checker) {
        checker.report(.mayBeMissing(place, text, empty: empty))
      } else {
        checker.report(.fieldMayBeMissing(place, text, what, declared: checker.span(annotation)))
      }
      return
    }
    var worked: Span?
    if case .definition(let definition) = checker.expression(value).operation,
      case .plain = checker.definitions[definition].role
    {
      worked = checker.span(checker.definitions[definition].reference)
    }
    checker.report(
      .wrongField(
        place, what, expected: expected, found: checker.describe(checker.type(value)),
        declared: checker.span(annotation), worked: worked, proposal: fix))
  }

  /// The number that stands as `value`, or as what the name `value` is defined as, with the percent
  /// sign that it lacks; nil where it is something else.
  private static func percent(of value: ExpressionID, in checker: Checker) -> Proposal? {
    var written = value
    if case .definition(let definition) = checker.expression(value).operation,
      case .plain = checker.definitions[definition].role,
      checker.definitions[definition].clauses.count == 1,
      let stated = checker.definitions[definition].clauses[0].expression
    {
      written = stated
    }
    guard case .constant(let number) = checker.expression(written).operation,
      checker.type(written) == .number, number.isFinite
    else { return nil }
    let place = checker.span(checker.expression(written).reference)
    let text = checker.files.sources.text(place)
    return Proposal(
      place, abs(number) < 1 && number != 0 ? ValueText.percent(number) : text + "%")
  }

  /// Returns what stands between the quotes of a text, if it begins with a digit, or is the code of a
  /// currency, and could stand without them.
  private static func withoutQuotes(_ value: ExpressionID, in checker: Checker) -> String? {
    guard case .text(let index) = checker.expression(value).operation else { return nil }
    let text = checker.expressions.texts[index]
    if Currency.minorDigits(text) != nil { return text }
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count < 40,
      bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7B && $0 != 0x5C || $0 == 0x20 })
    else { return nil }
    return first >= 0x30 && first <= 0x39 ? text : nil
  }
}
