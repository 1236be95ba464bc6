/// How blocks of trials are spread over threads. The core has none; a host hands them in.
package struct LaneWorkers: Sendable {
  /// The number of threads.
  package var threads: Int
  /// Calls its second argument with each of 0 ..< the first, on as many threads, and returns when
  /// all have ended.
  package var run: @Sendable (Int, @escaping @Sendable (Int) -> Void) -> Void

  /// Creates workers.
  package init(
    threads: Int, run: @escaping @Sendable (Int, @escaping @Sendable (Int) -> Void) -> Void
  ) {
    self.threads = threads
    self.run = run
  }

  /// The current thread alone.
  package static let single = LaneWorkers(threads: 1) { count, body in
    for number in 0..<count { body(number) }
  }

  /// The number of parts in which `blocks` are handed out: several a thread, so that none waits
  /// long for another, and enough for a host to show how far they are.
  func parts(of blocks: Int) -> Int { min(blocks, max(64, threads * 8)) }
}
