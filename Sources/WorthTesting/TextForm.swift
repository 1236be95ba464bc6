import WorthEvaluator
import WorthSource

/// Results for people: a line a file, what failed in full, the totals last.
struct TextForm {
  /// `true` iff checks that pass are listed, too.
  let isVerbose: Bool
  /// The colours of a terminal, or none.
  let style: TextStyle

  /// Returns the lines of `file`.
  func text(_ file: TestedFile) -> String {
    let name = VisibleText.shown(file.name)
    if let trouble = file.trouble {
      return style.paint("ERROR ", .failed) + " " + name + "  " + trouble + "\n"
    }
    var text =
      file.failed == 0 ? style.paint("ok    ", .passed) : style.paint("FAILED", .failed)
    text += " " + name + "  \(file.passed) passed"
    if file.failed > 0 { text += ", \(file.failed) failed" }
    text += "\n"
    for result in file.results {
      if result.isPassed {
        if isVerbose { text += passed(result) }
      } else {
        text += indented(result.text) + "\n"
        if isVerbose, !result.outcome.tries.isEmpty {
          text += "      tried by themselves:\n"
          for one in result.outcome.tries { text += "        " + one + "\n" }
        }
      }
    }
    if file.hasUnnoticedFailure {
      text += "    " + TestedFile.count(file.failures.count, "value") + " could not be computed\n"
    }
    return text
  }

  /// Returns the totals; the last line is always `N passed, N failed`.
  func closing(_ reporter: TestReporter) -> String {
    var text = ""
    if reporter.unchecked > 0 {
      text += TestedFile.count(reporter.unchecked, "file") + " could not be checked\n"
    }
    return text + "\(reporter.passed) passed, \(reporter.failed) failed\n"
  }

  /// Returns the line of a check that passes, with what is to be remarked on it.
  private func passed(_ result: CheckResultLine) -> String {
    var text =
      "    " + style.paint("passed", .passed) + " line \(result.lineNumber): " + result.claim + "\n"
    for remark in result.remarks { text += "           " + remark + "\n" }
    return text
  }

  /// Returns the text with four blanks before each line.
  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
      .joined(separator: "\n")
  }
}
