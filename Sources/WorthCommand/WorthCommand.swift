import WorthSource

/// The command line.
public enum WorthCommand {
  /// The version of Worth.
  package static var version: String { "0.1.0" }

  /// Runs the command that `arguments` state and returns the exit code.
  public static func run(_ arguments: [String]) -> Int32 {
    run(arguments, Console.ofProcess).rawValue
  }

  /// Runs the command that `arguments` state in the surroundings of `console`.
  package static func run(_ arguments: [String], _ console: Console) -> ExitCode {
    guard let (command, rest) = split(arguments) else { return withoutCommand(arguments, console) }
    do {
      var invocation = try ArgumentParser.parse(command, rest, console)
      if let colours = invocation.value(.color).flatMap({ ColourChoice(rawValue: $0) }) {
        invocation.console.colours = colours
      }
      if invocation.has(.help) {
        invocation.console.print(HelpPage.command(command, invocation.console.outputStyle))
        return .success
      }
      return command.action(invocation)
    } catch {
      console.report(error.text + "\n       see ‘worth help " + command.name + "’")
      return .mistake
    }
  }

  /// Returns the command and the arguments around its name; nil where no command is named.
  ///
  /// Options that all commands have may stand in front of the name.
  private static func split(_ arguments: [String]) -> (Command, [String])? {
    var position = 0
    while position < arguments.count, arguments[position].hasPrefix("--color") {
      position += arguments[position] == "--color" ? 2 : 1
    }
    guard position < arguments.count, let command = CommandTable.find(arguments[position]) else {
      return nil
    }
    return (command, Array(arguments[..<position] + arguments[(position + 1)...]))
  }

  /// Does what `worth` does without a command: an overview, help, the version, or advice.
  private static func withoutCommand(_ arguments: [String], _ console: Console) -> ExitCode {
    guard let first = arguments.first else {
      console.complain(HelpPage.overview(console.errorStyle))
      return .mistake
    }
    switch first {
    case "--help", "-h":
      console.print(HelpPage.overview(console.outputStyle))
      return .success
    case "--version", "-V":
      return VersionCommand.run(console)
    default:
      console.report(unknown(first))
      return .mistake
    }
  }

  /// Returns what is said of a word that is no command, with what was probably meant.
  private static func unknown(_ word: String) -> String {
    let shown = VisibleText.shown(word, limit: 60)
    let names = CommandTable.all.map { $0.name }
    if ArgumentParser.isOption(word) {
      let known = ["--help", "--version"] + names
      return "there is no option " + shown + ArgumentParser.hint(word, known)
        + "; write a command first: " + names.joined(separator: ", ")
    }
    var text = "there is no command ‘" + shown + "’"
    if word.hasSuffix(".worth") {
      text += " (did you mean ‘worth run " + shown + "’?)"
    } else {
      text += ArgumentParser.hint(word, names)
    }
    return text + "; there are " + names.joined(separator: ", ")
  }
}
