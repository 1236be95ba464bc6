import WorthTesting

/// All commands: the one place where they are known, for parsing, for help and for complaints.
enum CommandTable {
  /// The commands in the order of help.
  static let all = [
    RunCommand.command, TestCommand.command, CheckCommand.command, EvalCommand.command,
    InfoCommand.command, ReplCommand.command, HelpCommand.command, VersionCommand.command, bench,
  ]

  /// Returns the command `name`, or nil.
  static func find(_ name: String) -> Command? { all.first { $0.name == name } }

  /// The commands that help lists.
  static var listed: [Command] { all.filter { !$0.isHidden } }

  private static var bench: Command {
    Command(
      "bench", operands: "w3 FILE | w5 | w7 FOLDER", count: 0...2,
      summary: "measure a workload of Tests/Benchmarks", isHidden: true
    ) { invocation in
      ExitCode(rawValue: Benchmarks.run(invocation.operands)) ?? .failure
    }
  }
}
