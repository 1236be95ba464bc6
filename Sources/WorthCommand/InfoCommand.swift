import Worth
import WorthSource

/// `worth info FILE [NAME…]`
enum InfoCommand {
  /// `worth info`: its options, help and action.
  static var command: Command {
    Command(
      "info", operands: "FILE [NAME…]", count: 1...Int.max,
      summary: "say what a name of a case is, what it rests on and what uses it",
      details: [
        "Prints its comment, its formula as it is written, its type with unit, its place, its value, "
          + "what it rests on, what rests on it, and whether it varies by period or by trial. A NAME "
          + "is a definition, one value of a series or a column such as ‘sales[2028]’, an instance, a "
          + "line of one such as ‘dryer_value.tax’, a table, a scenario, a tree or a kind. Without a "
          + "NAME the names are listed.",
        "The exit code is 0, or 2 if the file has mistakes or nothing has the name.",
      ],
      options: [.format(["text", "json"]), .allow, .limit],
      examples: [
        "worth info dryer.worth", "worth info dryer.worth growth dryer_value.value",
        "worth info dryer.worth 'sales[2028]'", "worth info --format json dryer.worth growth",
      ],
      action: run)
  }

  /// Prints what is known of each name of the case.
  private static func run(_ invocation: Invocation) -> ExitCode {
    let console = invocation.console
    let names = Array(invocation.operands.dropFirst())
    guard let program = CaseReader.compile(invocation.operands[0], invocation) else {
      return .mistake
    }
    let isJSON = invocation.value(.format) == "json"
    var inquiry = Inquiry(program, inColour: console.hasColouredErrors && !isJSON)
    for message in inquiry.mistakes { console.complain(message.rendered + "\n") }
    if isJSON {
      let document = inquiry.json(names) { help(on: $0) }
      console.print(document.text + "\n")
      return document.isKnown && program.isValid ? .success : .mistake
    }
    let isKnown = answer(names, &inquiry, console)
    return isKnown && program.isValid ? .success : .mistake
  }

  /// Prints what is known of `names`, or lists the names that there are; `false` where one is
  /// unknown.
  static func answer(_ names: [String], _ inquiry: inout Inquiry, _ console: Console) -> Bool {
    if names.isEmpty { console.print(InfoText.list(inquiry.names, console.outputStyle)) }
    var isKnown = true
    var isFirst = true
    for name in names {
      switch inquiry.reply(to: name) {
      case .known(let answer):
        if !isFirst { console.print("\n") }
        isFirst = false
        console.print(InfoText.text(answer, console.outputStyle))
      case .refused(let messages):
        for message in messages { console.complain(message.rendered + "\n") }
        isKnown = false
      case .unknown(let nearest):
        console.report(unknown(name, nearest))
        isKnown = false
      case .expression:
        console.report(
          "‘" + VisibleText.shown(name, limit: 60)
            + "’ is an expression; ask for a name, or for one value of it such as ‘sales[2028]’")
        isKnown = false
      }
    }
    return isKnown
  }

  /// Says that the case has no such name: where help on it is, or the nearest name.
  private static func unknown(_ name: String, _ nearest: String?) -> String {
    let name = String(name.prefix { $0 != "[" })
    let shown = VisibleText.shown(name, limit: 60)
    if let help = help(on: name) {
      return "‘" + shown + "’ is a word of Worth, not a name of the case; ‘" + help
        + "’ explains it"
    }
    let near = nearest ?? Spelling.nearest(to: name, among: HelpCommand.knownNames)
    return "nothing is called ‘" + shown + "’"
      + (near.map { "; did you mean ‘" + $0 + "’?" }
        ?? "; ‘info’ without a name lists what there is")
  }

  /// Returns how help on a word is asked for; nil where there is none.
  private static func help(on name: String) -> String? {
    HelpCommand.knownNames.contains(name) ? "worth help " + name : nil
  }
}
