/// `worth version`
enum VersionCommand {
  /// `worth version`: its help and action.
  static var command: Command {
    Command("version", operands: "", count: 0...0, summary: "print the version") { invocation in
      run(invocation.console)
    }
  }

  /// Prints the version.
  static func run(_ console: Console) -> ExitCode {
    console.print("worth " + WorthCommand.version + "\n")
    return .success
  }
}
