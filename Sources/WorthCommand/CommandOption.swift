import Worth

/// An option of a command.
struct CommandOption: Sendable {
  /// What the options are.
  enum Name: String, Sendable {
    case format, set, allow, limit, color, verbose, plan, formulas, with, help, version
  }

  /// Which option it is.
  let name: Name
  /// The letter of the short form `-v`, if there is one.
  let letter: Character?
  /// What stands for the value in help; nil for an option without a value.
  let value: String?
  /// The values that exist; empty where any will do.
  let choices: [String]
  /// What it does, in one line of help.
  let summary: String

  /// Creates an option.
  init(
    _ name: Name, letter: Character? = nil, value: String? = nil, choices: [String] = [],
    summary: String
  ) {
    self.name = name
    self.letter = letter
    self.value = value
    self.choices = choices
    self.summary = summary
  }

  /// The option as it is typed: `--format`.
  var spelling: String { "--" + name.rawValue }

  /// The option with its short form and its value, as help shows it.
  var synopsis: String {
    var text = letter.map { "-\($0), " } ?? "    "
    text += spelling
    if !choices.isEmpty { return text + " " + choices.joined(separator: "|") }
    return value.map { text + " " + $0 } ?? text
  }

  /// Returns the option that chooses among formats.
  static func format(_ choices: [String]) -> CommandOption {
    CommandOption(
      .format, value: "FORMAT", choices: choices,
      summary: "the form of the result; text where it is left out")
  }

  /// The options that every command has.
  static let common = [
    CommandOption(
      .color, value: "WHEN", choices: ColourChoice.allCases.map { $0.rawValue },
      summary: "whether to write in colour; auto: on a terminal, unless NO_COLOR is set"),
    CommandOption(
      .help, letter: "h", summary: "say what the command does and which options it has"),
  ]

  /// `--set NAME=EXPRESSION`, any number of times.
  static let set = CommandOption(
    .set, value: "NAME=EXPRESSION",
    summary: "give a definition or a field another value for this run; may be repeated")
  /// `--allow FOLDER`, any number of times.
  static let allow = CommandOption(
    .allow, value: "FOLDER",
    summary: "let the case read files there, too, besides its own folder; may be repeated")
  /// `--limit NAME=NUMBER`, any number of times.
  static let limit = CommandOption(
    .limit, value: "NAME=NUMBER",
    summary: "set how much a run may use: "
      + Limits.names.reduce("") { $0.isEmpty ? $1 : $0 + ", " + $1 })
  /// `--plan`.
  static let plan = CommandOption(
    .plan, summary: "print what each case is lowered to: slots, operations, regions, source lines")
  /// `--with WORDS`, any number of times.
  static let with = CommandOption(
    .with, value: "WORDS", summary: "list only cases in which the words stand; may be repeated")
  /// `--formulas`.
  static let formulas = CommandOption(
    .formulas, summary: "of a kind, say what it works out, requires and remarks, too")
  /// `--verbose`.
  static let verbose = CommandOption(
    .verbose, letter: "v", summary: "list the checks that pass, each with what it accepted")
}
