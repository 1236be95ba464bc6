import WorthSource
import WorthTesting

extension Case {
  /// Returns what came of the case's checks, in a file called `name`.
  ///
  /// - Parameter tellsPassed: whether the figures of checks that pass are wanted.
  package func tested(as name: String, tellsPassed: Bool = true) -> TestedFile {
    let mistakes = result.diagnostics.filter { $0.code.severity == .error }
    guard mistakes.isEmpty else {
      return TestedFile(
        name: name, results: [], mistakes: mistakes, failures: [], sources: result.sources)
    }
    let outcome = evaluate(.asked)
    var file = TestedFile(
      name: name, results: outcome.results(searching: self, tellsPassed: tellsPassed), mistakes: [],
      failures: outcome.failures,
      sources: result.sources)
    file.remarks = outcome.remarks
    return file
  }

  /// The names of the sources that the case is made of, its own first.
  package var sourceNames: [String] { result.sources.sources.map { $0.name } }
}
