/// Why an instruction fails, for the cases that are known before the run.
package enum FailureReason: Int32, Sendable {
  /// No clause of a definition applies to a period, and the definition is no flow.
  case noValue
  /// The expression could not be checked; a diagnostic was given.
  case broken
}
