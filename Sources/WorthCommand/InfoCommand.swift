import Worth

/// `worth info FILE NAME…`
enum InfoCommand {
  /// `worth info`: its options, help and action.
  static var command: Command {
    Command(
      "info", operands: "FILE NAME…", count: 2...Int.max,
      summary: "say what a name of a case is, what it rests on and what uses it",
      details: [
        "Prints its comment, its formula as it is written, its type with unit, its place, its value, "
          + "what it rests on, what rests on it, and whether it varies by period or by trial. A NAME is "
          + "a definition, an instance, a line of one such as ‘dryer_value.tax’, a table, a column, a "
          + "scenario, a tree or a kind.",
        "The exit code is 0, or 2 if the file has mistakes or nothing has the name.",
      ],
      options: [.allow, .limit],
      examples: ["worth info dryer.worth growth", "worth info dryer.worth dryer_value.value"],
      action: run)
  }

  /// Prints what is known of each name of the case.
  private static func run(_ invocation: Invocation) -> ExitCode {
    let console = invocation.console
    let path = invocation.operands[0]
    guard let program = CaseReader.compile(path, invocation) else { return .mistake }
    for message in program.diagnostics(inColour: console.hasColouredErrors)
    where message.severity == .error {
      console.complain(message.rendered + "\n")
    }
    let outcome = program.evaluate(.asked)
    var isKnown = true
    for (position, name) in invocation.operands.dropFirst().enumerated() {
      guard let information = program.information(on: name) else {
        console.report(unknown(name, program))
        isKnown = false
        continue
      }
      if position > 0 { console.print("\n") }
      let value = outcome.figure(name)?.text
      console.print(InfoText.text(information, of: program, value: value, console.outputStyle))
    }
    return isKnown && program.isValid ? .success : .mistake
  }

  /// Says that nothing has the name, with the nearest that there is.
  static func unknown(_ name: String, _ program: Case) -> String {
    "nothing is called ‘" + name + "’"
      + (program.nearestName(to: name).map { "; did you mean ‘" + $0 + "’?" } ?? "")
  }
}
