import WorthEvaluator

/// The forms in which the results of tests are written.
package enum TestFormat: String, CaseIterable, Sendable {
  case text, tap, junit, json
}

/// Writes the results of tests, file by file.
///
/// What can be said at once is said at once; JUnit and JSON are written at the end.
package struct TestReporter: Sendable {
  /// The form of the whole report.
  private let format: TestFormat
  /// `true` iff checks that pass are listed, too.
  private let isVerbose: Bool
  /// The colours of a terminal, or none.
  private let style: TextStyle
  /// The files so far, for forms that are written at the end.
  private var files: [TestedFile] = []
  /// The lines so far in TAP, which numbers them.
  private var tap = TAPForm()

  /// Creates a reporter; `isVerbose` makes the text list the checks that passed.
  package init(format: TestFormat, isVerbose: Bool = false, style: TextStyle = TextStyle()) {
    self.format = format
    self.isVerbose = isVerbose
    self.style = style
  }

  /// The number of checks that passed.
  package var passed: Int { files.reduce(0) { $0 + $1.passed } }
  /// The number of checks that failed.
  package var failed: Int { files.reduce(0) { $0 + $1.failed } }
  /// The number of files that could not be checked.
  package var unchecked: Int { files.count { !$0.isChecked } }

  /// Returns what stands in front of all results.
  package func opening() -> String {
    switch format {
    case .text, .junit, .json: ""
    case .tap: TAPForm.opening
    }
  }

  /// Takes the results of `file` and returns what is said of them at once.
  package mutating func add(_ file: TestedFile) -> String {
    files.append(file)
    switch format {
    case .text: return TextForm(isVerbose: isVerbose, style: style).text(file)
    case .tap: return tap.text(file)
    case .junit, .json: return ""
    }
  }

  /// Returns what stands behind all results.
  package func closing() -> String {
    switch format {
    case .text: TextForm(isVerbose: isVerbose, style: style).closing(self)
    case .tap: tap.closing
    case .junit: JUnitForm.text(files)
    case .json: JSONForm.text(files)
    }
  }
}
