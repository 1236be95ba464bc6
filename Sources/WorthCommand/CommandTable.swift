/// All commands: the one place where they are known, for parsing, for help and for complaints.
enum CommandTable {
  /// The commands in the order of help.
  static let all = [
    RunCommand.command, TestCommand.command, CheckCommand.command, EvalCommand.command,
    InfoCommand.command, ListCommand.command, ReplCommand.command, HelpCommand.command,
    VersionCommand.command,
  ]

  /// Returns the command `name`, or nil.
  static func find(_ name: String) -> Command? { all.first { $0.name == name } }
}
