import Worth

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The threads that compute the trials of simulations, one for each processor that this process may
/// use.
package enum Threads {
  /// The number of processors that are at work.
  package static var processors: Int {
    max(1, min(256, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
  }

  /// Workers on `threads` threads. Long simulations show how far they are where `console` is a
  /// terminal, and end early when the user interrupts them.
  package static func workers(threads: Int = processors, _ console: Console? = nil)
    -> Workers
  {
    let showsProgress = console?.isErrorTerminal ?? false
    return Workers(threads: threads) { count, body in
      Interruption.watch()
      defer { Interruption.ignore() }
      let job = Job(count: count, body: body)
      var helpers: [pthread_t] = []
      for _ in 0..<max(0, min(threads, count) - 1) {
        if let helper = start(job) { helpers.append(helper) }
      }
      let progress = ProgressLine(isShown: showsProgress)
      while job.step() { progress.show(job.share) }
      for helper in helpers { pthread_join(helper, nil) }
      progress.clear()
    }
  }

  /// Returns what ends the work when the user interrupts it.
  static func observer(_ console: Console?) -> @Sendable (Worth.Progress) -> Bool {
    { progress in
      switch progress.phase {
      case .studies: Interruption.watch()
      case .checking, .running, .trials: break
      }
      return !Interruption.isRequested
    }
  }

  /// Starts a thread that works at `job` until nothing is left; nil where the system has none.
  private static func start(_ job: Job) -> pthread_t? {
    let argument = Unmanaged.passRetained(job).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
      let status = pthread_create(&thread, nil, { Threads.work($0) }, argument)
    #else
      var thread = pthread_t()
      let status = pthread_create(&thread, nil, { Threads.work($0) }, argument)
    #endif
    guard status == 0 else {
      Unmanaged<Job>.fromOpaque(argument).release()
      return nil
    }
    return thread
  }

  /// Takes turns of a job until none is left; the function of a thread.
  private static func work(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    let job = Unmanaged<Job>.fromOpaque(argument).takeRetainedValue()
    while job.step() {}
    return nil
  }

  /// Parts that are done one after another, by whichever thread is free.
  private final class Job: @unchecked Sendable {
    /// The number of turns.
    private let count: Int
    /// What a turn does.
    private let body: @Sendable (Int) -> Void
    /// The next turn that nobody has taken.
    private var next = 0
    /// Guards `next`.
    private let lock: UnsafeMutablePointer<pthread_mutex_t>

    /// Creates a job of `count` turns.
    init(count: Int, body: @escaping @Sendable (Int) -> Void) {
      self.count = count
      self.body = body
      lock = .allocate(capacity: 1)
      lock.initialize(to: pthread_mutex_t())
      pthread_mutex_init(lock, nil)
    }

    deinit {
      pthread_mutex_destroy(lock)
      lock.deallocate()
    }

    /// The share of the parts that was begun.
    var share: Double {
      pthread_mutex_lock(lock)
      defer { pthread_mutex_unlock(lock) }
      return Double(next) / Double(max(1, count))
    }

    /// Does the next part; `false` where none is left.
    func step() -> Bool {
      pthread_mutex_lock(lock)
      let part = next
      if part < count { next += 1 }
      pthread_mutex_unlock(lock)
      guard part < count else { return false }
      body(part)
      return true
    }
  }
}

/// How far a simulation is, on standard error, once it takes long enough for somebody to wonder.
private final class ProgressLine {
  /// `true` iff standard error is a terminal.
  private let isShown: Bool
  /// When the work began, in seconds of a clock that only goes on.
  private let start = ProgressLine.now()
  /// The percent that is shown; -1 for none.
  private var last = -1

  /// Creates a line that shows nothing yet.
  init(isShown: Bool) { self.isShown = isShown }

  /// Shows a share of the work as a percent, once that takes longer than half a second.
  func show(_ share: Double) {
    guard isShown, ProgressLine.now() - start > 0.5 else { return }
    let percent = Int(share * 100)
    guard percent != last else { return }
    last = percent
    Files.complain("\rsimulating: \(percent) % ")
  }

  /// Takes what was shown away again.
  func clear() {
    if last >= 0 { Files.complain("\r\u{1B}[K") }
  }

  /// Returns the seconds of a clock that only goes on.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// The wish to end a simulation early: Ctrl-C, which otherwise ends the process.
enum Interruption {
  private nonisolated(unsafe) static let flag: UnsafeMutablePointer<Int32> = {
    let flag = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    flag.initialize(to: 0)
    return flag
  }()

  /// `true` while a dialogue takes interruptions itself, so that none ends the process.
  private nonisolated(unsafe) static var isHeld = false

  /// Takes interruptions for a dialogue: each ends what is being done, none the process.
  static func hold() {
    isHeld = true
    take()
  }

  /// Leaves interruptions to the system after a dialogue.
  static func release() {
    isHeld = false
    ignore()
  }

  /// Notes each interruption, and lets it break off a wait for input.
  private static func take() {
    let note: @convention(c) (Int32) -> Void = { _ in Interruption.flag.pointee = 1 }
    var action = sigaction()
    // Without SA_RESTART a wait for input ends.
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = note
    #elseif canImport(Musl)
      action.__sa_handler.sa_handler = note
    #else
      action.__sigaction_handler.sa_handler = note
    #endif
    sigaction(SIGINT, &action, nil)
  }

  /// `true` iff the user has interrupted the current simulation.
  static var isRequested: Bool { flag.pointee != 0 }

  /// Takes an interruption as the wish to end a simulation. A second one ends the process.
  static func watch() {
    guard !isHeld, flag.pointee == 0 else { return }
    signal(SIGINT) { _ in
      Interruption.flag.pointee = 1
      signal(SIGINT, SIG_DFL)
    }
  }

  /// Leaves interruptions to the system again.
  static func ignore() {
    if !isHeld { signal(SIGINT, SIG_DFL) }
  }

  /// Forgets an interruption, before another simulation.
  static func forget() { flag.pointee = 0 }
}
