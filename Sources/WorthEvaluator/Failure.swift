import WorthSource

/// Why a value could not be computed.
package struct Failure: Sendable {
  /// What went wrong, and where.
  package var diagnostic: Diagnostic
  /// Where the diagnostic goes: 0 the case, otherwise an `expect error` by its number.
  package var sink: Int32
  /// Of a remark the number of rows of which it is made after the first; 0 for all else.
  package var otherRows = 0
  /// The number of the remark that it is; nil for all else.
  package var remark: Int32?
  /// `true` iff the report shows what it says.
  package var isShown = false

  /// Creates what went wrong.
  package init(diagnostic: Diagnostic, sink: Int32) {
    self.diagnostic = diagnostic
    self.sink = sink
  }
}
