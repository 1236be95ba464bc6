import Worth

/// `worth run FILE`
enum RunCommand {
  /// `worth run`: its options, help and action.
  static var command: Command {
    Command(
      "run", operands: "FILE", count: 1...1,
      summary: "compute a case and print what it shows",
      details: [
        "Prints what the case shows with ‘show’, or a summary of its values where it shows nothing. "
          + "‘-’ reads the case from standard input.",
        "The exit code is 0, 1 if a value could not be computed, 2 if the file has mistakes.",
      ],
      options: [.format(["text", "json"]), .set, .allow, .limit],
      examples: [
        "worth run dryer.worth",
        "worth run --set growth=5% --set dryer_value.tax_rate=12% dryer.worth",
        "worth run --format json dryer.worth",
      ], action: run)
  }

  /// Runs a case with the changes that are asked for and prints its report.
  private static func run(_ invocation: Invocation) -> ExitCode {
    let console = invocation.console
    var changes: [Change] = []
    for change in invocation.all(.set) {
      guard let parsed = split(change) else {
        console.report("--set needs NAME=EXPRESSION, such as --set growth=5%, not ‘" + change + "’")
        return .mistake
      }
      changes.append(parsed)
    }
    let path = invocation.operands[0]
    guard let program = CaseReader.compile(path, changes: changes, invocation) else {
      return .mistake
    }
    for message in program.diagnostics(inColour: console.hasColouredErrors) {
      console.complain(message.rendered + "\n")
    }
    let isJSON = invocation.value(.format) == "json"
    guard program.isValid || isJSON else { return .mistake }
    let outcome = program.evaluate(isJSON ? .all : .shown)
    if program.isValid {
      let inColour = console.hasColouredErrors
      let messages =
        isJSON
        ? outcome.messages(inColour: inColour) : outcome.messagesBesidesReport(inColour: inColour)
      for message in messages {
        console.complain(message.rendered + "\n")
      }
    }
    console.print(isJSON ? outcome.json + "\n" : outcome.report)
    if program.isValid { remark(outcome.checks, path, console) }
    guard program.isValid else { return .mistake }
    return outcome.isComplete ? .success : .failure
  }

  /// Returns the two sides of `name=expression`.
  private static func split(_ change: String) -> Change? {
    guard let place = change.firstIndex(of: "=") else { return nil }
    let name = change[..<place]
    let expression = change[change.index(after: place)...]
    guard name.contains(where: { $0 != " " }), expression.contains(where: { $0 != " " }) else {
      return nil
    }
    return Change(String(name.drop { $0 == " " }), String(expression))
  }

  /// Says how many checks of the case do not hold; running a case does not depend on them.
  private static func remark(_ checks: [Check], _ path: String, _ console: Console) {
    let missed = checks.count { $0.verdict != .passed }
    guard missed > 0 else { return }
    let subject =
      checks.count == 1
      ? "the check does" : "\(missed) of \(checks.count) checks " + (missed == 1 ? "does" : "do")
    console.complain("note: \(subject) not pass; see ‘worth test \(path)’\n")
  }
}
