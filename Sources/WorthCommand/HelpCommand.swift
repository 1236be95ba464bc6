import WorthBuiltins
import WorthPrelude
import WorthSource
import WorthTesting

/// `worth help [NAME]`
enum HelpCommand {
  /// `worth help`: its options, help and action.
  static var command: Command {
    Command(
      "help", operands: "[NAME…]", count: 0...8,
      summary: "explain a command, a word, a diagnostic, a function or a kind",
      details: [
        "NAME is a command, a word of the language such as expect, a diagnostic code such as E0301, "
          + "a function such as sum, or a kind such as patent. ‘worth help words’, ‘worth help "
          + "codes’, ‘worth help functions’ and ‘worth help kinds’ list what there is.",
        "Other words, such as attrition or legal life, are looked for in all that help says.",
      ],
      examples: [
        "worth help expect", "worth help E0301", "worth help sum", "worth help relief_from_royalty",
        "worth help legal life",
      ]
    ) { invocation in
      guard !invocation.operands.isEmpty else {
        invocation.console.print(HelpPage.overview(invocation.console.outputStyle))
        return .success
      }
      return explain(invocation.operands.joined(separator: " "), invocation.console)
    }
  }

  /// Prints what is known of `name`.
  static func explain(_ name: String, _ console: Console) -> ExitCode {
    let style = console.outputStyle
    if let page = page(name, style) ?? HelpSearch.page(name, style) {
      console.print(page)
      return .success
    }
    let known = ArgumentParser.hint(name, knownNames)
    let shown = VisibleText.shown(name, limit: 60)
    console.report(
      "there is no help on ‘" + shown + "’" + known
        + "; ‘worth help’, ‘worth help words’, ‘worth help codes’, ‘worth help functions’ and ‘worth help kinds’ list "
        + "what there is")
    return .mistake
  }

  /// Returns the page of a command, a code, a list, a function, a kind or a word, in this order;
  /// nil where there is none.
  private static func page(_ name: String, _ style: TextStyle) -> String? {
    if let command = CommandTable.find(name) { return HelpPage.command(command, style) }
    if let code = DiagnosticCode(rawValue: name.uppercased()) {
      return HelpPage.diagnostic(code, style)
    }
    switch name {
    case "words": return HelpPage.topics(style)
    case "codes": return HelpPage.codes(style)
    case "functions": return HelpPage.functions(style)
    case "kinds": return HelpPage.kinds(style)
    default: break
    }
    var pages: [String] = []
    if let position = BuiltinTable.find(name), !BuiltinTable.all[position].isInternal {
      pages.append(HelpPage.builtin(BuiltinTable.all[position], style))
    } else if let page = HelpPage.prelude(name, style) {
      pages.append(page)
    }
    // A word of the language may be the name of a function, too.
    if let topic = HelpTopic.find(name), pages.isEmpty || topic.name == name {
      pages.append(HelpPage.topic(topic, style))
    }
    return pages.isEmpty ? nil : pages.joined(separator: "\n")
  }

  /// All names that help knows.
  static var knownNames: [String] {
    CommandTable.all.map { $0.name } + DiagnosticCode.allCases.map { $0.rawValue }
      + BuiltinTable.all.filter { !$0.isInternal }.map { $0.name.description } + Prelude.names
      + HelpTopic.all.map { $0.name }
  }
}
