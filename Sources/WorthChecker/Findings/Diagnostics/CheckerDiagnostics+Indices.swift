import WorthSource
import WorthSyntax

/// Lines with two indices, and the places of their indices.
extension Diagnostic {
  /// A line with two indices in a kind that is filled in for each row.
  static func threeIndices(_ span: Span) -> Diagnostic { Diagnostic(.E0454, span) }

  /// A second index behind what has one.
  static func oneIndexOnly(_ span: Span) -> Diagnostic { Diagnostic(.E0120, span) }

  /// The total of a line with two indices where one of them is at hand.
  static func oneIndexOfTwo(_ span: Span, _ name: String, overRows: String, overPeriods: String)
    -> Diagnostic
  {
    Diagnostic(
      .E0453, span,
      [
        Argument("name", .name(name)), Argument("over_rows", .written(overRows)),
        Argument("over_periods", .written(overPeriods)),
      ])
  }

  /// A period where the first of two indices stands.
  static func firstIndexFirst(_ span: Span, _ name: String, written: String, over: String)
    -> Diagnostic
  {
    Diagnostic(
      .E0452, span,
      [
        Argument("name", .name(name)), Argument("written", .written(written)),
        Argument("over", .name(over)),
      ])
  }
}
