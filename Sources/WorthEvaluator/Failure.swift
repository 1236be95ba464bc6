import WorthSource

/// Why a value could not be computed.
package struct Failure: Sendable {
  /// What went wrong, and where.
  package var diagnostic: Diagnostic
  /// Where the diagnostic goes: 0 the case, otherwise an `expect error` by its number.
  package var sink: Int32
}
