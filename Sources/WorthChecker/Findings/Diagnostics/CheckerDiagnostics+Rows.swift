import WorthSource

/// Rows of tables that stand elsewhere.
extension Diagnostic {
  /// Rows in the braces of fields, with the tables that they can be for.
  static func rowsWithoutTable(_ span: Span, forms: [String], proposal: Proposal?) -> Diagnostic {
    Diagnostic(.E0466, span, [Argument("forms", .names(forms))], proposal: proposal)
  }
}
