import Worth

/// `worth eval 'EXPR'`
enum EvalCommand {
  /// `worth eval`: its options, help and action.
  static var command: Command {
    Command(
      "eval", operands: "EXPRESSION", count: 1...Int.max,
      summary: "compute an expression and print its value",
      details: [
        "Definitions may stand in front of the expression, separated by commas or on lines of their "
          + "own. ‘-’ reads standard input.",
        "The exit code is 0, 1 if the value could not be computed, 2 if there is a mistake.",
      ],
      options: [.limit],
      examples: ["worth eval 'CHF 100 * (1 - 20%)'", "worth eval 'rate = 8%, (1 + rate) ^ 10'"],
      action: run)
  }

  /// Computes the expression that the operands make up, or standard input where it is `-`.
  private static func run(_ invocation: Invocation) -> ExitCode {
    let console = invocation.console
    var source = invocation.operands.joined(separator: " ")
    if source == "-" { source = String(decoding: console.readInput(), as: UTF8.self) }
    let program = CaseReader.engineWithoutFiles(invocation).compileDialogue(
      source, name: "expression")
    guard program.isValid else {
      for message in program.diagnostics(inColour: console.hasColouredErrors)
      where message.severity == .error {
        console.complain(message.rendered + "\n")
      }
      return .mistake
    }
    let outcome = program.evaluate()
    let answers = outcome.answers
    for answer in answers { console.print(answer + "\n") }
    let checks = outcome.checks
    for check in checks { console.print(CheckText.text(check, console.outputStyle)) }
    guard outcome.isComplete else {
      for message in outcome.messages(inColour: console.hasColouredErrors) {
        console.complain(message.rendered + "\n")
      }
      return .failure
    }
    if answers.isEmpty, checks.isEmpty {
      console.report("there is no expression to compute; write one behind the definitions")
      return .mistake
    }
    return checks.contains { $0.verdict != .passed } ? .failure : .success
  }
}
