import Worth
import WorthTesting

/// `worth repl [FILE]`
enum ReplCommand {
  /// `worth repl`: its options, help and action.
  static var command: Command {
    Command(
      "repl", operands: "[FILE]", count: 0...1,
      summary: "answer definitions and expressions line by line",
      details: [
        "Type a definition or an expression. A definition stays until another of the same name "
          + "replaces it, and ‘licence.rate = 4%’ changes one field; then the values that have changed are printed. A line with a mistake is "
          + "reported and changes nothing. An input goes on while a bracket is open or the line ends "
          + "with an operator.",
        "‘help NAME’ explains a name, ‘info NAME…’ says what it rests on and what uses it, ‘info’ lists "
          + "the names, ‘:list’ prints the definitions so far, ‘:cancel’ drops an input that was begun, "
          + "‘:quit’ or the end of the input ends the dialogue.",
      ],
      options: [.allow, .limit], examples: ["worth repl", "worth repl dryer.worth"], action: run)
  }

  /// Loads the file that is named, if one is, and talks until the input ends.
  private static func run(_ invocation: Invocation) -> ExitCode {
    let console = invocation.console
    let path = invocation.operands.first
    var dialogue = Dialogue(
      session: Session(
        engine: CaseReader.engine(for: path ?? "", invocation), inColour: console.hasColouredErrors),
      console: console)
    if let path, !dialogue.load(path) { return .mistake }
    dialogue.run()
    return .success
  }

  /// A session at a terminal, or with piped input.
  private struct Dialogue {
    /// What was entered so far.
    var session: Session
    let console: Console

    /// Takes up the case at `path`; `false` where that is impossible.
    mutating func load(_ path: String) -> Bool {
      do {
        let bytes = try Files.read(path)
        let (isTakenUp, messages) = session.load(bytes, name: path)
        for message in messages { console.complain(message.rendered + "\n") }
        return isTakenUp
      } catch {
        CaseReader.report(error, path, console)
        return false
      }
    }

    /// Reads lines and answers them until the input or the dialogue ends; greets and prompts only
    /// at a terminal.
    mutating func run() {
      let isTerminal = console.isInputTerminal && console.isOutputTerminal
      if isTerminal {
        console.print("worth " + WorthCommand.version + "; ‘:help’ says what can be typed here\n")
      }
      while true {
        if isTerminal { console.print(session.isOpen ? "  ...> " : "worth> ") }
        guard let line = console.readLine() else { break }
        Interruption.forget()
        if command(line) == .end { return }
      }
      if isTerminal { console.print("\n") }
      if session.isOpen { say(session.finish()) }
    }

    /// Whether the dialogue goes on.
    private enum Next { case goOn, end }

    /// Obeys a line for the dialogue itself, or answers it.
    private mutating func command(_ line: String) -> Next {
      let words = line.split(separator: " ").map { String($0) }
      switch words.first {
      case ":quit", ":q", ":exit": return .end
      case let word? where ["quit", "exit"].contains(word) && words.count == 1 && !session.isOpen:
        if session.figure(word) == nil { return .end }
        say(session.accept(line))
      case ":cancel": session.cancel()
      case ":list": console.print(session.source)
      case ":help",
        "help" where words.count < 3 && !session.isOpen && words.last != "=":
        explain(words.dropFirst().first)
      case let word? where word.hasPrefix(":") && word != ":info" && !session.isOpen:
        console.report("there is no ‘" + word + "’; there are :help, :info, :list, :cancel, :quit")
      case ":info": inform(Array(QuestionWords.split(line).dropFirst()))
      case "info" where isInquiry(QuestionWords.split(line)):
        inform(Array(QuestionWords.split(line).dropFirst()))
      default: say(session.accept(line))
      }
      return .goOn
    }

    /// Prints the value of a name, or the help on it; without a name the help on the dialogue.
    private func explain(_ name: String?) {
      let style = console.outputStyle
      guard let name else {
        console.print(HelpPage.command(ReplCommand.command, style))
        return
      }
      if let figure = session.figure(name) {
        if !figure.label.isEmpty { console.print(figure.label + "\n") }
        console.print(figure.path + " = " + figure.text + "\n")
      } else {
        _ = HelpCommand.explain(name, console)
      }
    }

    /// `true` iff a line that begins with `info` asks about names: where nothing is called so, it is
    /// no expression.
    private func isInquiry(_ words: [String]) -> Bool {
      guard !session.isOpen else { return false }
      if words.count == 1 { return session.figure("info") == nil }
      // `info = 5` and `info * 2` speak of a name.
      return words.dropFirst().allSatisfy { word in
        word.unicodeScalars.first.map { $0.properties.isAlphabetic || $0 == "_" } ?? false
      }
    }

    /// Says what is known of names; without names it lists those that there are.
    private func inform(_ names: [String]) {
      var inquiry = session.inquiry(inColour: console.hasColouredErrors)
      _ = InfoCommand.answer(names, &inquiry, console)
    }

    /// Prints what came of an entry, or why it was rejected.
    private func say(_ reply: Session.Reply) {
      switch reply {
      case .incomplete: break
      case .accepted(let answer): say(answer)
      case .rejected(let messages):
        for message in messages { console.complain(message.rendered + "\n") }
      }
    }

    /// Prints an answer: notes and gaps on standard error, then values, definitions, changes and
    /// checks.
    private func say(_ answer: Session.Answer) {
      for note in answer.notes { console.complain("note: " + note.text + "\n") }
      for gap in answer.gaps { console.complain("note: not complete yet: " + gap.text + "\n") }
      for value in answer.values { console.print(value + "\n") }
      for definition in answer.definitions {
        console.print(definition.path + " = " + definition.text + "\n")
      }
      for change in answer.changes {
        var text = change.path + ": " + change.before + " → " + change.after
        if change.more > 0 { text += " and \(change.more) more" }
        if change.isCertainNow { text += ", the same in all trials now" }
        console.print(text + "\n")
      }
      for check in answer.checks { console.print(CheckText.text(check, console.outputStyle)) }
    }
  }
}
