import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Ranges that are written as differences: `royalty = 2.5% - 4.5%`, which is -2 %.
enum WrittenRanges {
  /// Notes a clause of a definition whose whole value is a difference of two written percents, rates or durations, of
  /// which the first is the smaller: nobody works out such a figure below 0, while a range looks like this. Amounts are
  /// taken from one another, as what a project costs from what it is worth.
  static func note(
    _ value: ExpressionID, _ clause: Clause, of definition: DefinitionID, in checker: inout Checker
  ) {
    guard isRange(value, ofAmounts: false, in: checker) else { return }
    let tree = checker.trees[clause.reference.tree]
    let isInput: Bool
    if case .none = clause.index {
      isInput = tree[clause.reference.node].parts.contains(.type)
    } else {
      isInput = false
    }
    let isColumn: Bool
    if case .column = checker.definitions[definition].role {
      isColumn = true
    } else {
      isColumn = false
    }
    guard !isInput, !isColumn, !clause.distribution.exists else {
      report(value, proposal: nil, in: &checker)
      return
    }
    report(value, proposal: proposal(value, in: checker), in: &checker)
  }

  /// Notes a cell of a table that is such a difference.
  static func noteCell(_ value: ExpressionID, in checker: inout Checker) {
    if isRange(value, ofAmounts: true, in: checker) { report(value, proposal: nil, in: &checker) }
  }

  /// Reports the difference, with what to write in its place where it can be uncertain there.
  private static func report(
    _ value: ExpressionID, proposal: Proposal?, in checker: inout Checker
  ) {
    let place = checker.span(checker.expression(value).reference)
    checker.report(
      .differenceForRange(
        place, checker.files.sources.text(place), distribution: distribution(value, in: checker),
        proposal: proposal))
  }

  /// `true` iff the value is a difference of two figures of one type as they are written, the smaller first.
  private static func isRange(
    _ value: ExpressionID, ofAmounts: Bool, in checker: Checker
  ) -> Bool {
    guard case .arithmetic(.subtract, let left, let right) = checker.expression(value).operation,
      case .constant(let low) = checker.expression(left).operation,
      case .constant(let high) = checker.expression(right).operation,
      checker.type(left) == checker.type(right), low >= 0, low < high
    else { return false }
    let type = checker.type(left)
    switch checker.types[type] {
    case .rate: return true
    case .quantity: return ofAmounts
    default:
      return type == .percent || type == .months || type == .days || ofAmounts && type == .number
    }
  }

  /// The distribution over the range, as it is written.
  private static func distribution(_ value: ExpressionID, in checker: Checker) -> String {
    guard case .arithmetic(_, let left, let right) = checker.expression(value).operation else {
      return ""
    }
    let ends = [left, right].map {
      checker.files.sources.text(checker.span(checker.expression($0).reference))
    }
    return "~ uniform(" + ends[0] + ", " + ends[1] + ")"
  }

  /// Puts the distribution in the place of the sign of equality and what stands behind it; nil where another sign
  /// stands there.
  private static func proposal(_ value: ExpressionID, in checker: Checker) -> Proposal? {
    let reference = checker.expression(value).reference
    let place = checker.span(reference)
    let bytes = checker.trees[reference.tree].text.bytes
    var sign = Int(place.start) - 1
    while sign > 0, bytes.indices.contains(sign), bytes[sign] == 0x20 { sign -= 1 }
    guard bytes.indices.contains(sign), bytes[sign] == 0x3D else { return nil }
    let start = place.start - UInt32(Int(place.start) - sign)
    return Proposal(
      Span(source: place.source, start: start, end: place.end), distribution(value, in: checker))
  }
}
