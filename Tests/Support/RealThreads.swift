import Foundation
import Worth

/// Threads of the system for trials, with a record of how many took part.
package final class RealThreads: @unchecked Sendable {
  private let lock = NSLock()
  /// For each call, the number of threads that did a part.
  private var counts: [Int] = []

  /// Creates a record without calls.
  package init() {}

  /// The threads of the call with the most of them.
  package var mostThreads: Int { lock.withLock { counts.max() ?? 0 } }

  /// Returns workers on `threads` threads, each of which does its share of the parts.
  package func workers(_ threads: Int) -> Workers {
    Workers(threads: threads) { count, body in
      let group = DispatchGroup()
      let ready = DispatchSemaphore(value: 0)
      let size = min(threads, count)
      for number in 0..<size {
        group.enter()
        let thread = Thread {
          // All wait until all are there, so that no thread does the work of another.
          ready.wait()
          for part in stride(from: number, to: count, by: size) { body(part) }
          group.leave()
        }
        thread.stackSize = 8 << 20
        thread.start()
      }
      for _ in 0..<size { ready.signal() }
      group.wait()
      self.lock.withLock { self.counts.append(size) }
    }
  }
}
