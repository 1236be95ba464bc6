import WorthEvaluator
import WorthSource

/// Results as TAP, version 14, for programs that collect tests.
///
/// - Source: testanything.org, TAP 14 specification.
struct TAPForm: Sendable {
  /// The number of the last test that was written.
  private var number = 0

  /// The line that every document begins with.
  static var opening: String { "TAP version 14\n" }

  /// The plan, which may stand at the end.
  var closing: String { "1..\(number)\n" }

  /// Returns the test points of `file`.
  mutating func text(_ file: TestedFile) -> String {
    if let trouble = file.trouble {
      let reason = [trouble] + file.lines(of: file.mistakes)
      return point(false, file.name + " can be checked", reason)
    }
    var text = ""
    for result in file.results {
      let title = file.name + ":\(result.lineNumber) " + result.claim
      text += point(result.isPassed, title, result.isPassed ? [] : result.text.lines)
    }
    if file.hasUnnoticedFailure {
      text += point(
        false, file.name + " " + TestedFile.allComputed, file.lines(of: file.failures))
    }
    return text
  }

  /// Returns one test point, with `reason` in a block of YAML.
  private mutating func point(_ isPassed: Bool, _ title: String, _ reason: [String]) -> String {
    number += 1
    var text = (isPassed ? "ok " : "not ok ") + "\(number) - " + TAPForm.escaped(title) + "\n"
    guard !reason.isEmpty else { return text }
    text += "  ---\n  message: |\n"
    for line in reason { text += "    " + VisibleText.shown(line) + "\n" }
    return text + "  ...\n"
  }

  /// Returns `title` with the signs escaped that begin a directive.
  private static func escaped(_ title: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in VisibleText.shown(title).unicodeScalars {
      if scalar == "#" || scalar == "\\" { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}

extension TestedFile {
  /// Returns `diagnostics` with their source lines, line by line.
  func lines(of diagnostics: [Diagnostic]) -> [String] {
    var renderer = DiagnosticRenderer(sources: sources)
    var result: [String] = []
    for diagnostic in diagnostics { result += renderer.text(diagnostic).lines }
    while result.last?.isEmpty == true { result.removeLast() }
    return result
  }
}

extension String {
  /// The lines of the text.
  var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}
