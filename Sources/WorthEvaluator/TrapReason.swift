/// Why an instruction has no result.
enum TrapReason: Equatable {
  /// It has one.
  case none
  /// The plan has ended.
  case stop
  /// The result is NaN or infinite, or an operand has failed.
  case arithmetic
  /// A series has no value at an index.
  case element
  case builtin
  case position
  case key
  /// A key stands in several rows.
  case ambiguousKey
  case requirement
  case noValue
  case broken
  case steps
  case memory
  case depth
  /// The place is reached up to which the run was to go.
  case halt
  /// What an instruction gives differs from trial to trial.
  case varying
}
