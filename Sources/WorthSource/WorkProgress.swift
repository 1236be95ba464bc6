/// How far the work on a case is.
package struct WorkProgress: Sendable {
  /// What is being done.
  package enum Phase: Sendable {
    /// Definitions are checked.
    case checking
    /// The plan is run.
    case running
    /// Questions with other values of names are answered: solutions, grids, tornado charts.
    case studies
    /// The trials of a simulation are computed.
    case trials
  }

  /// What is being done.
  package var phase: Phase
  /// The definitions, steps, runs or trials that are done.
  package var done: UInt64
  /// How many there are, or may be at most.
  package var total: UInt64

  /// Creates the state of a phase of which `done` of `total` are done.
  package init(_ phase: Phase, done: UInt64, total: UInt64) {
    self.phase = phase
    self.done = done
    self.total = total
  }
}

/// Takes note of how far the work is and returns `false` where it is to end; asked again and again
/// on the way.
///
/// Trials ask from all threads. Once it has returned `false` it must go on doing so.
package typealias WorkObserver = @Sendable (WorkProgress) -> Bool
