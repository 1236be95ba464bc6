import Worth
import WorthSource

/// Reads cases from files and standard input.
enum CaseReader {
  /// Returns the engine for a case at `path`, which finds the files that it uses in its folder, and
  /// below it, and in the folders that the command line allows.
  static func engine(for path: String, _ invocation: Invocation) -> Engine {
    let fence = Fence(path: path, allowed: invocation.all(.allow))
    var engine = engineWithoutFiles(invocation)
    engine.files = { fence.read($0) }
    return engine
  }

  /// Returns the engine for a case without files, with the limits that the command line sets.
  static func engineWithoutFiles(_ invocation: Invocation) -> Engine {
    let console = invocation.console
    var engine = Engine(limits: invocation.limits, workers: Threads.workers(console))
    engine.observer = Threads.observer(console)
    return engine
  }

  /// Returns the bytes at `path`, `-` being standard input, with the name that diagnostics show.
  static func read(
    _ path: String, _ console: Console
  ) throws(Files.Problem) -> (bytes: [UInt8], name: String) {
    if path == "-" { return (console.readInput(), "<stdin>") }
    return (try Files.read(path), path)
  }

  /// Says why the file at `path` cannot be read.
  static func report(_ problem: Files.Problem, _ path: String, _ console: Console) {
    var text = "cannot read ‘" + VisibleText.shown(path) + "’: " + problem.words
    if case .isDirectory = problem { text += "; name a file in it" }
    console.report(text)
  }

  /// Compiles the case at `path`; nil where it cannot be read, which is reported.
  static func compile(
    _ path: String, changes: [Change] = [], _ invocation: Invocation
  ) -> Case? {
    if TableFileName.isTable(path) {
      invocation.console.report(
        "‘" + VisibleText.shown(path) + "’ is a file of columns, not a case; ‘worth check "
          + VisibleText.shown(path) + "’ prints the table that reads it")
      return nil
    }
    do {
      let (bytes, name) = try read(path, invocation.console)
      return engine(for: path, invocation).compile(bytes, name: name, changes: changes)
    } catch {
      report(error, path, invocation.console)
      return nil
    }
  }

  /// The files that `paths` name, and what is wrong with those that name none.
  struct Listing {
    /// The files to read, in order.
    var files: [String] = []
    /// What cannot be read, and why.
    var problems: [(path: String, text: String)] = []
  }

  /// Returns the files that `paths` name, those of directories sorted.
  static func list(_ paths: [String]) -> Listing {
    var listing = Listing()
    for path in paths {
      guard Files.isDirectory(path) else {
        listing.files.append(path)
        continue
      }
      var unreadable: [String] = []
      let found = Files.cases(in: path, unreadable: &unreadable)
      listing.files += found
      for folder in unreadable {
        listing.problems.append((folder, "the directory cannot be read"))
      }
      if found.isEmpty, unreadable.isEmpty {
        listing.problems.append((path, "there is no .worth file in this directory"))
      }
    }
    return listing
  }
}
