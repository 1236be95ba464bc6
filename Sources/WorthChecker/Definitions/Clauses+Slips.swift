import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What the value of a definition may be, where something else is often meant.
extension Clauses {
  /// Notes a difference that stands for a range, and a number that stands for a percent.
  static func noteSlips(
    _ value: ExpressionID, _ clause: Clause, of index: DefinitionID, in checker: inout Checker
  ) {
    WrittenRanges.note(value, clause, of: index, in: &checker)
    PlainRates.notePart(value, of: index, in: &checker)
  }
}
