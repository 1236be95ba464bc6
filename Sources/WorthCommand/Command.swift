import Worth

/// A command, as the table of commands knows it.
struct Command: Sendable {
  /// What stands behind `worth`.
  let name: String
  /// What follows the name: `FILE`, `PATH…`.
  let operands: String
  /// How many operands the command takes.
  let operandCount: ClosedRange<Int>
  /// What it does, in one line of the overview.
  let summary: String
  /// What help says besides, in paragraphs.
  let details: [String]
  /// Its own options, besides those that every command has.
  let options: [CommandOption]
  /// Command lines that help shows.
  let examples: [String]
  /// Does it and returns the exit code.
  let action: @Sendable (Invocation) -> ExitCode

  /// Creates a command.
  init(
    _ name: String, operands: String, count: ClosedRange<Int>, summary: String,
    details: [String] = [], options: [CommandOption] = [], examples: [String] = [],
    action: @escaping @Sendable (Invocation) -> ExitCode
  ) {
    self.name = name
    self.operands = operands
    operandCount = count
    self.summary = summary
    self.details = details
    self.options = options
    self.examples = examples
    self.action = action
  }

  /// The command's own options and those that all commands have.
  var allOptions: [CommandOption] { options + CommandOption.common }

  /// How the command is called: `worth run [OPTION…] FILE`.
  var usage: String {
    let optional = options.isEmpty ? "" : " [OPTION…]"
    return "worth " + name + optional + (operands.isEmpty ? "" : " " + operands)
  }
}

/// A command with what was typed behind it.
struct Invocation {
  /// The command that was called.
  let command: Command
  /// The values of each option in the order in which they were typed; empty texts where it has
  /// none.
  var values: [(name: CommandOption.Name, value: String)] = []
  /// The arguments that are no options.
  var operands: [String] = []
  /// The terminal and its streams.
  var console: Console

  /// The limits of this call.
  var limits = Limits()

  /// `true` iff the option was typed.
  func has(_ name: CommandOption.Name) -> Bool { values.contains { $0.name == name } }

  /// The last value of an option, or nil.
  func value(_ name: CommandOption.Name) -> String? { values.last { $0.name == name }?.value }

  /// All values of an option.
  func all(_ name: CommandOption.Name) -> [String] {
    values.filter { $0.name == name }.map { $0.value }
  }
}
