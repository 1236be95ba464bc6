/// Counts the steps of a run, and of all runs that a question or a simulation asks for, against one
/// limit.
///
/// A machine takes steps in portions and gives back what it has not used. With each portion the
/// observer is asked whether the work may go on.
package final class WorkMeter {
  /// Why no steps are left.
  package enum Stop: Sendable {
    /// The limit is reached.
    case limit
    /// The observer has ended the work.
    case observer
  }

  /// The steps of a portion; a few milliseconds of work at most.
  private static var portion: UInt64 { 1 << 16 }

  /// The steps of all portions together.
  private let limit: UInt64
  /// The host, which may end the work; nil where none is interested.
  private let observer: WorkObserver?
  /// What is said where the limit is reached.
  private let atEnd: Stop
  /// What can still be handed out.
  ///
  /// It is read at each call of a builtin, by the one thread that the meter belongs to.
  @exclusivity(unchecked) private var left: UInt64
  /// Why no steps are left, once that is so.
  @exclusivity(unchecked) package private(set) var stop: Stop?

  /// Where kinds are filled in for rows that have to be worked out one by one.
  package var refusedRows: Set<Span> = []
  /// How far the question is that is being answered, where one is.
  package var study: WorkProgress?

  /// Creates a meter of `limit` steps.
  package init(limit: UInt64, observer: WorkObserver?) {
    self.limit = limit
    atEnd = .limit
    self.observer = observer
    left = limit
  }

  /// Creates a meter for what is computed quickly, in some hundredths of a second, although an
  /// observer has ended the work.
  package init(afterStopWithin limit: UInt64) {
    self.limit = min(limit, 1_000_000)
    observer = nil
    atEnd = .observer
    left = self.limit
  }

  /// The steps that can still be taken.
  package var remaining: UInt64 { stop == nil ? left : 0 }

  /// Takes a portion of steps; returns 0 where the work must end.
  package func take() -> UInt64 {
    guard goesOn(progress) else { return 0 }
    guard left > 0 else {
      stop = atEnd
      return 0
    }
    let taken = min(left, WorkMeter.portion)
    left -= taken
    return taken
  }

  /// Takes back `steps` that were taken and not used.
  package func giveBack(_ steps: UInt64) { left += min(steps, limit - left) }

  /// Uses up `steps`, `count` times, at once; `false` where there are not so many, and then none is
  /// left.
  package func spend(_ steps: UInt64, times count: UInt64 = 1) -> Bool {
    guard goesOn(progress) else { return false }
    let (steps, isTooMany) = steps.multipliedReportingOverflow(by: count)
    guard !isTooMany, steps <= left else {
      left = 0
      stop = atEnd
      return false
    }
    left -= steps
    return true
  }

  /// Reports `progress`; `false` where the work must end.
  package func goesOn(_ progress: WorkProgress) -> Bool {
    guard stop == nil else { return false }
    if let observer, !observer(progress) {
      stop = .observer
      return false
    }
    return true
  }

  /// Reports how far the current question is, which is then what is reported on the way; `false`
  /// where the work must end.
  package func goesOn(study progress: WorkProgress) -> Bool {
    study = progress
    return goesOn(progress)
  }

  /// Returns the host as the lanes of a question with `total` values ask it, from any thread; nil
  /// where none is interested.
  package func observer(ofStudyWith total: UInt64) -> WorkObserver? {
    guard let observer else { return nil }
    return { observer(WorkProgress(.studies, done: min($0.done, total), total: total)) }
  }

  /// How far the work is.
  private var progress: WorkProgress {
    study ?? WorkProgress(.running, done: limit - left, total: limit)
  }

  /// Ends the work because an observer that was asked elsewhere has ended it.
  package func end() { if stop == nil { stop = .observer } }

  /// Returns what is said where no steps are left, at `span`.
  package func diagnostic(_ span: Span) -> Diagnostic {
    switch stop {
    case .observer: Diagnostic(.E0810, span)
    case .limit, nil: Diagnostic(.E0806, span, [Argument("limit", .count(Int(clamping: limit)))])
    }
  }
}
