import WorthEvaluator
import WorthSource

/// What came of the checks of one file.
package struct TestedFile: Sendable {
  /// The name of the file, as the user typed it or as it was found.
  package let name: String
  /// The checks, in the order of the source.
  package let results: [CheckResultLine]
  /// The mistakes for which the file could not be checked.
  package let mistakes: [Diagnostic]
  /// Why values could not be computed.
  package let failures: [Diagnostic]
  /// What kinds and the case remark on.
  package var remarks: [Diagnostic] = []
  /// Why there was nothing to check, where the file itself is the reason.
  package let problem: String?
  /// The file and all that it uses.
  package let sources: SourceSet

  /// Creates the result of a file that was read.
  package init(
    name: String, results: [CheckResultLine], mistakes: [Diagnostic], failures: [Diagnostic],
    sources: SourceSet
  ) {
    self.name = name
    self.mistakes = mistakes
    self.failures = failures
    self.sources = sources
    self.results = mistakes.isEmpty ? results : []
    problem =
      mistakes.isEmpty && results.isEmpty
      ? "there is no ‘expect’ in it, so nothing was checked" : nil
  }

  /// Creates the result of a file that could not be read.
  package init(name: String, problem: String) {
    self.name = name
    self.problem = problem
    results = []
    mistakes = []
    failures = []
    sources = SourceSet()
  }

  /// `true` iff the file's checks were judged.
  package var isChecked: Bool { mistakes.isEmpty && problem == nil }

  /// `true` iff the file was read and has neither mistakes nor checks.
  package var hasNoChecks: Bool {
    mistakes.isEmpty && results.isEmpty && !sources.sources.isEmpty
  }

  /// The number of checks that passed.
  package var passed: Int { results.count { $0.isPassed } }

  /// The number of checks that did not pass; one more where only values outside all checks failed.
  package var failed: Int { results.count - passed + (hasUnnoticedFailure ? 1 : 0) }

  /// `true` iff values could not be computed although all checks passed.
  package var hasUnnoticedFailure: Bool {
    isChecked && !failures.isEmpty && passed == results.count
  }

  /// Why the file was not checked, in a few words; nil where it was.
  package var trouble: String? {
    if let problem { return problem }
    guard !mistakes.isEmpty else { return nil }
    return TestedFile.count(mistakes.count, "mistake") + ", so nothing was checked"
  }

  /// What stands for the values that failed outside all checks.
  package static var allComputed: String { "every value of the case is computed" }

  /// Returns a number with its noun in the right form.
  package static func count(_ number: Int, _ noun: String) -> String {
    "\(number) " + noun + (number == 1 ? "" : "s")
  }
}
