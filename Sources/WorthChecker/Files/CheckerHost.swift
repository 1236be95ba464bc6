import WorthSource

/// What the host lends to the checker: files, limits, and whether the work goes on.
final class CheckerHost {
  /// What the case may use at most.
  let limits: WorkLimits
  /// `true` iff the kinds of the file are checked by themselves, too.
  let checksKinds: Bool
  /// What reads a file by its path.
  private let loader: (String) -> LoadedFile
  /// What is asked whether the work goes on; nil where nobody asks.
  private let observer: WorkObserver?
  /// The paths of the files that were read, by the numbers of their sources.
  private var paths: [UInt32: String] = [:]
  /// The files that were asked for so far.
  private var fileCount = 0
  /// The paths under which a file was asked for, with the one by which it is known.
  private var known: [String: String] = [:]
  /// `true` once the observer has ended the work.
  private(set) var isStopped = false

  /// Creates a host that reads files through `loader`.
  init(
    limits: WorkLimits, checksKinds: Bool = false, observer: WorkObserver?,
    loader: @escaping (String) -> LoadedFile
  ) {
    self.checksKinds = checksKinds
    self.limits = limits
    self.observer = observer
    self.loader = loader
  }

  /// Reports that `done` of `total` definitions are checked; `false` where the work must end.
  func goesOn(_ done: Int, of total: Int) -> Bool {
    if isStopped { return false }
    guard let observer else { return true }
    isStopped = !observer(
      WorkProgress(.checking, done: UInt64(min(done, total)), total: UInt64(total)))
    return !isStopped
  }

  // MARK: Files

  /// Returns the file that `path`, written in the source numbered `user`, stands for: paths count
  /// from that source's own file.
  func resolved(_ path: String, in user: UInt32) -> String {
    let found = FilePath.resolved(path, besideFile: paths[user])
    return known[found] ?? found
  }

  /// `true` iff one more file would be one too many.
  var hasAllFiles: Bool { fileCount >= limits.files }

  /// Returns the file at `path`, which was resolved.
  func load(_ path: String) -> LoadedFile {
    fileCount += 1
    let file = loader(path)
    if case .text(let text) = file { known[path] = text.name }
    return file
  }

  /// Remembers that the source numbered `number` is the file `name`.
  func keep(_ name: String, as number: UInt32) { paths[number] = name }
}
