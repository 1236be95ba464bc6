import Worth
import WorthSource
import WorthTesting

/// `worth test PATH…`
enum TestCommand {
  /// `worth test`: its options, help and action.
  static var command: Command {
    Command(
      "test", operands: "PATH…", count: 1...Int.max,
      summary: "run the checks of cases",
      details: [
        "Every ‘expect’ of the files is judged; of a directory, all .worth files in it and below it "
          + "are tested. ‘-’ reads standard input.",
        "The exit code is 0 if all checks passed, 1 if one failed, 2 if a file could not be checked: "
          + "it has a mistake, it cannot be read, or there is no ‘expect’ in it. In a directory, a "
          + "file without ‘expect’ that a tested case uses is left out.",
      ],
      options: [.format(TestFormat.allCases.map { $0.rawValue }), .verbose, .allow, .limit],
      examples: [
        "worth test Examples", "worth test --verbose dryer.worth", "worth test --format junit .",
      ],
      action: run)
  }

  /// Runs the checks of all files and reports them; a file without checks that others use is no
  /// test.
  private static func run(_ invocation: Invocation) -> ExitCode {
    let console = invocation.console
    let format = invocation.value(.format).flatMap { TestFormat(rawValue: $0) } ?? .text
    var reporter = TestReporter(
      format: format, isVerbose: invocation.has(.verbose), style: console.outputStyle)
    console.print(reporter.opening())
    let listing = CaseReader.list(invocation.operands)
    var used: Set<String> = []
    var withoutChecks: [TestedFile] = []
    for path in listing.files {
      let (file, names) = test(path, invocation)
      for name in names { used.insert(FilePath.normalized(name)) }
      if file.hasNoChecks, !invocation.operands.contains(path) {
        withoutChecks.append(file)
      } else {
        complain(file, console)
        console.print(reporter.add(file))
      }
    }
    for file in withoutChecks where !used.contains(FilePath.normalized(file.name)) {
      complain(file, console)
      console.print(reporter.add(file))
    }
    for problem in listing.problems {
      let file = TestedFile(name: problem.path, problem: problem.text)
      complain(file, console)
      console.print(reporter.add(file))
    }
    console.print(reporter.closing())
    return exitCode(reporter)
  }

  /// Returns a mistake where a file could not be checked or nothing was, a failure where a check
  /// does not pass.
  private static func exitCode(_ reporter: TestReporter) -> ExitCode {
    if reporter.unchecked > 0 { return .mistake }
    if reporter.failed > 0 { return .failure }
    return reporter.passed > 0 ? .success : .mistake
  }

  /// Tests the file at `path`; returns also the paths of the files that it uses.
  private static func test(_ path: String, _ invocation: Invocation) -> (TestedFile, [String]) {
    do {
      let (bytes, name) = try CaseReader.read(path, invocation.console)
      let program = CaseReader.engine(for: path, invocation).compile(bytes, name: name)
      let used = Array(program.sourceNames.dropFirst())
      // A plain listing says of checks that pass nothing but how many they are.
      let isPlain = (invocation.value(.format) ?? "text") == "text" && !invocation.has(.verbose)
      return (program.tested(as: name, tellsPassed: !isPlain), used)
    } catch {
      return (TestedFile(name: path, problem: error.words), [])
    }
  }

  /// Says on standard error what is wrong with the file, with its source lines.
  private static func complain(_ file: TestedFile, _ console: Console) {
    if let problem = file.problem {
      console.report("cannot test ‘" + VisibleText.shown(file.name) + "’: " + problem)
    }
    var renderer = DiagnosticRenderer(sources: file.sources, inColour: console.hasColouredErrors)
    // A requirement that does not hold may be why checks fail.
    let failures =
      file.hasUnnoticedFailure ? file.failures : file.failures.filter { $0.code.isRequirement }
    for diagnostic in file.mistakes + failures + file.remarks {
      console.complain(renderer.text(diagnostic) + "\n")
    }
  }
}
