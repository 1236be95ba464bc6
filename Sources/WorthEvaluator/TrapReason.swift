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
  /// A builtin failed, or gave what is not finite.
  case builtin
  /// A list has no such position.
  case position
  /// A column does not hold the value that was looked for.
  case key
  /// A key stands in several rows.
  case ambiguousKey
  /// A requirement does not hold.
  case requirement
  /// A definition has no clause for the index.
  case noValue
  /// The checker has reported a mistake here.
  case broken
  /// The steps are used up, or the host stopped the run.
  case steps
  /// Lists and frames take more memory than the limit.
  case memory
  /// Functions call one another deeper than the limit.
  case depth
  /// The place is reached up to which the run was to go.
  case halt
  /// What an instruction gives differs from trial to trial.
  case varying
  /// A loop over rows begins or goes on.
  case rows
}
