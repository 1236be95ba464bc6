import WorthSource

/// How far the work on a case is, as it is reported to a host on the way.
public struct Progress: Sendable {
  /// What is being done.
  public enum Phase: Sendable {
    /// The definitions of the case are checked.
    case checking
    /// The case is computed; steps are counted against their limit, which few cases come near to.
    case running
    /// A question with other values of names is answered: a solution, a grid, a tornado chart.
    case studies
    /// The trials of a simulation are computed. With several threads, `done` is where the one that reports is.
    case trials
  }

  /// What is being done.
  public let phase: Phase
  /// The definitions, steps, runs or trials that are done.
  public let done: UInt64
  /// How many there are, or may be at most.
  public let total: UInt64

  /// Creates the progress that the core reports.
  init(_ progress: WorkProgress) {
    switch progress.phase {
    case .checking: phase = .checking
    case .running: phase = .running
    case .studies: phase = .studies
    case .trials: phase = .trials
    }
    done = progress.done
    total = progress.total
  }
}
