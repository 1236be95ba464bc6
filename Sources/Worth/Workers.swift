import WorthLanes

/// How a host has the trials of a simulation computed. The figures do not depend on it.
public struct Workers: Sendable {
  /// The number of threads.
  public var threads: Int
  /// Calls its second argument with each of 0 ..< the first, on as many threads, and returns when all have ended.
  public var run: @Sendable (Int, @escaping @Sendable (Int) -> Void) -> Void

  /// Creates workers.
  public init(
    threads: Int, run: @escaping @Sendable (Int, @escaping @Sendable (Int) -> Void) -> Void
  ) {
    self.threads = threads
    self.run = run
  }

  /// The thread that asks for an evaluation alone.
  public static let single = Workers(threads: 1) { count, body in
    for number in 0..<count { body(number) }
  }

  var lanes: LaneWorkers {
    LaneWorkers(threads: threads, run: run)
  }
}
