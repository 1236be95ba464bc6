/// Why an instruction fails, for the cases that are known before the run.
package enum FailureReason: Int32, Sendable {
  case notSupported
  case noBranch
}
