import WorthEvaluator

/// Results as JUnit's XML, a test suite a file.
///
/// - Source: the schema that Jenkins and GitLab read.
enum JUnitForm {
  /// Returns the document.
  static func text(_ files: [TestedFile]) -> String {
    let tests = files.reduce(0) { $0 + count($1) }
    let failures = files.reduce(0) { $0 + $1.failed }
    let errors = files.count { !$0.isChecked }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"worth\"" + totals(tests, failures, errors) + ">\n"
    for file in files { text += suite(file) }
    return text + "</testsuites>\n"
  }

  /// Returns the number of tests of a file; one that could not be checked counts as one.
  private static func count(_ file: TestedFile) -> Int {
    file.isChecked ? file.passed + file.failed : 1
  }

  /// Returns the attributes with the numbers of tests, failures and errors.
  private static func totals(_ tests: Int, _ failures: Int, _ errors: Int) -> String {
    " tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\""
  }

  /// Returns the element of a file, with an element for each check.
  private static func suite(_ file: TestedFile) -> String {
    let name = XMLText.attribute(file.name)
    var text = "  <testsuite name=\"" + name + "\""
    text += totals(count(file), file.failed, file.isChecked ? 0 : 1) + ">\n"
    if let trouble = file.trouble {
      let reason = ([trouble] + file.lines(of: file.mistakes)).joined(separator: "\n")
      text += testCase("the file can be checked", name, line: nil, ("error", trouble, reason))
    }
    for result in file.results {
      let head = result.outcome.verdict == .missed ? "the figure is " + result.outcome.figure : nil
      let trouble = result.isPassed ? nil : ("failure", head ?? "nothing was computed", result.text)
      text += testCase(result.claim, name, line: result.lineNumber, trouble)
    }
    if file.hasUnnoticedFailure {
      let reason = file.lines(of: file.failures).joined(separator: "\n")
      text += testCase(
        TestedFile.allComputed, name, line: nil,
        ("failure", "a value could not be computed", reason))
    }
    return text + "  </testsuite>\n"
  }

  /// Returns one test case; `file` is escaped already.
  private static func testCase(
    _ title: String, _ file: String, line: Int?,
    _ trouble: (element: String, message: String, text: String)?
  ) -> String {
    var text = "    <testcase name=\"" + XMLText.attribute(title) + "\" classname=\"" + file
    text += "\" file=\"" + file + "\""
    if let line { text += " line=\"\(line)\"" }
    guard let trouble else { return text + "/>\n" }
    let message = XMLText.attribute(trouble.message)
    text += ">\n      <" + trouble.element + " message=\"" + message + "\">"
    text += XMLText.content(trouble.text) + "</" + trouble.element + ">\n"
    return text + "    </testcase>\n"
  }
}
