import Worth
import WorthSource

/// Turns what was typed behind a command's name into an invocation.
struct ArgumentParser {
  /// What is wrong with a command line, in words.
  struct Mistake: Error {
    /// What is wrong and what to write.
    let text: String
  }

  /// The command whose options are known.
  let command: Command
  /// What was read so far.
  private var invocation: Invocation

  /// Returns the invocation of `command` with `arguments`.
  static func parse(
    _ command: Command, _ arguments: [String], _ console: Console
  ) throws(Mistake) -> Invocation {
    var parser = ArgumentParser(
      command: command, invocation: Invocation(command: command, console: console))
    try parser.read(arguments)
    return parser.invocation
  }

  /// Reads options and operands, checks their number, and sets the limits.
  private mutating func read(_ arguments: [String]) throws(Mistake) {
    var position = 0
    var takesOptions = true
    while position < arguments.count {
      let argument = arguments[position]
      position += 1
      if takesOptions, argument == "--" {
        takesOptions = false
      } else if takesOptions, ArgumentParser.isOption(argument) {
        try readOption(argument, arguments, &position)
      } else {
        invocation.operands.append(argument)
      }
    }
    guard !invocation.has(.help) else { return }
    try checkOperands()
    for limit in invocation.all(.limit) { try setLimit(limit) }
    for folder in invocation.all(.allow) where !Files.isDirectory(folder) {
      throw Mistake(
        text: "--allow needs a folder, and there is none at ‘"
          + VisibleText.shown(folder, limit: 60)
          + "’")
    }
  }

  /// `true` iff `argument` is meant as an option: `-` and numbers below zero are not.
  static func isOption(_ argument: String) -> Bool {
    let letters = Array(argument.unicodeScalars.prefix(2))
    guard letters.count == 2, letters[0] == "-" else { return false }
    return letters[1] == "-" || letters[1].properties.isAlphabetic
  }

  /// Reads an option with its value, which stands behind an equal sign or as the next argument.
  private mutating func readOption(
    _ argument: String, _ arguments: [String], _ position: inout Int
  ) throws(Mistake) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelling = String(parts[0])
    let option = try find(spelling)
    guard option.value != nil else {
      if parts.count > 1 { throw Mistake(text: spelling + " takes no value") }
      invocation.values.append((option.name, ""))
      return
    }
    let value: String
    if parts.count > 1 {
      value = String(parts[1])
    } else if position < arguments.count {
      value = arguments[position]
      position += 1
    } else {
      throw Mistake(text: ArgumentParser.valueNeeded(option))
    }
    if !option.choices.isEmpty, !option.choices.contains(value) {
      throw Mistake(text: ArgumentParser.unknownChoice(option, value))
    }
    invocation.values.append((option.name, value))
  }

  /// Sets the limit that `written` states, such as `steps=1_000_000`.
  private mutating func setLimit(_ written: String) throws(Mistake) {
    let parts = written.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = parts.count == 2 ? parts[1].filter { $0 != "_" } : ""
    guard let number = UInt64(digits), number > 0 else {
      throw Mistake(
        text: "--limit needs NAME=NUMBER, such as --limit steps=1_000_000_000, not ‘"
          + VisibleText.shown(written, limit: 60) + "’")
    }
    let name = String(parts[0])
    guard invocation.limits.set(name, to: number) else {
      throw Mistake(
        text: "there is no limit ‘" + VisibleText.shown(name, limit: 60) + "’"
          + ArgumentParser.hint(name, Limits.names) + "; there are "
          + Limits.names.joined(separator: ", "))
    }
  }

  /// Returns the option that is written so; throws with the nearest one where there is none.
  private func find(_ spelling: String) throws(Mistake) -> CommandOption {
    for option in command.allOptions {
      if option.spelling == spelling { return option }
      if let letter = option.letter, spelling == "-\(letter)" { return option }
    }
    let known = command.allOptions.map { $0.spelling }
    throw Mistake(
      text: "‘worth " + command.name + "’ has no option " + VisibleText.shown(spelling, limit: 60)
        + ArgumentParser.hint(spelling, known) + "; it has " + known.joined(separator: ", "))
  }

  /// Throws where there are fewer or more operands than the command takes.
  private func checkOperands() throws(Mistake) {
    let count = invocation.operands.count
    if count < command.operandCount.lowerBound {
      throw Mistake(text: "‘worth " + command.name + "’ needs " + command.operands)
    }
    if count > command.operandCount.upperBound {
      let surplus = invocation.operands[command.operandCount.upperBound]
      throw Mistake(
        text: "‘worth " + command.name + "’ does not know what to do with ‘"
          + VisibleText.shown(surplus, limit: 60) + "’")
    }
  }

  /// Returns what is said of an option without its value.
  private static func valueNeeded(_ option: CommandOption) -> String {
    option.choices.isEmpty
      ? option.spelling + " needs " + (option.value ?? "a value")
      : option.spelling + " needs one of " + option.choices.joined(separator: ", ")
  }

  /// Returns what is said of a value that an option does not have.
  private static func unknownChoice(_ option: CommandOption, _ value: String) -> String {
    option.spelling + " has no value ‘" + VisibleText.shown(value, limit: 60) + "’"
      + hint(value, option.choices) + "; it has " + option.choices.joined(separator: ", ")
  }

  /// Returns the question whether the nearest of `known` was meant, or nothing.
  static func hint(_ written: String, _ known: [String]) -> String {
    Spelling.nearest(to: written, among: known).map { " (did you mean " + $0 + "?)" } ?? ""
  }
}
