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
        "Words of the trade and of spreadsheets, such as VLOOKUP, trademark or earn-out, are answered "
          + "with what they are in Worth; other words, such as attrition, are looked for in all that help says.",
        "A kind is shown filled in, then with what is to be filled in and what comes out; --formulas adds how.",
      ],
      options: [.formulas],
      examples: [
        "worth help expect", "worth help E0301", "worth help sum", "worth help relief_from_royalty",
        "worth help --formulas patent", "worth help useful life",
      ]
    ) { invocation in
      guard !invocation.operands.isEmpty else {
        invocation.console.print(HelpPage.overview(invocation.console.outputStyle))
        return .success
      }
      return explain(
        invocation.operands.joined(separator: " "), invocation.console,
        withFormulas: invocation.has(.formulas))
    }
  }

  /// Prints what is known of `name`; `withFormulas` adds what a kind works out.
  static func explain(
    _ name: String, _ console: Console, withFormulas: Bool = false
  ) -> ExitCode {
    let style = console.outputStyle
    if let page = answer(name, style, withFormulas: withFormulas) {
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

  /// Returns what answers `phrase`: the page of that name, however it is spelt; what the words mean
  /// in Worth; the pages that hold them. Nil where there is nothing.
  static func answer(
    _ phrase: String, _ style: TextStyle, withFormulas: Bool = false
  ) -> String? {
    let words = HelpSynonyms.plain(phrase)
    let name = words.split(separator: " ").joined(separator: "_")
    if let page = page(phrase, style, withFormulas: withFormulas)
      ?? page(name, style, withFormulas: withFormulas)
    {
      // A word of the language may mean something else to a valuer, as ‘beta’ does.
      let row = HelpSynonyms.all.first { $0.words.contains(words) }
      return page + (row.map { "\n" + HelpPage.synonyms(phrase, $0, style) } ?? "")
    }
    if let row = HelpSynonyms.find(phrase) {
      if row.pages.count == 1, row.remark.isEmpty {
        return page(row.pages[0], style, withFormulas: withFormulas)
      }
      return HelpPage.synonyms(phrase, row, style)
    }
    return HelpSearch.page(phrase, style)
  }

  /// Returns what the page `name` is about, in one line; empty where there is no such page.
  static func summary(of name: String) -> String {
    if let command = CommandTable.find(name) { return command.summary }
    if let position = BuiltinTable.find(name), !BuiltinTable.all[position].isInternal {
      return BuiltinTable.all[position].summary.description
    }
    if let entry = PreludeEntry.find(name) { return entry.summary }
    if let topic = HelpTopic.find(name) { return topic.summary }
    return lists[name] ?? ""
  }

  /// The pages that list names, with what they list.
  private static let lists = [
    "words": "the words of the language", "codes": "what diagnostics say, by their codes",
    "functions": "all functions", "kinds": "all kinds: assets, methods, rates",
  ]

  /// Returns the page of a command, a code, a list, a function, a kind or a word, in this order;
  /// nil where there is none.
  static func page(
    _ name: String, _ style: TextStyle, withFormulas: Bool = false
  ) -> String? {
    if let command = CommandTable.find(name) {
      // A word of the language may be the name of a command, too.
      let topic = HelpTopic.find(name).flatMap { $0.name == name ? $0 : nil }
      return HelpPage.command(command, style)
        + (topic.map { "\n" + HelpPage.topic($0, style) } ?? "")
    }
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
    } else if let page = HelpPage.prelude(name, style, withFormulas: withFormulas) {
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
