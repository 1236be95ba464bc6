import Worth
import WorthSource
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
        "‘help NAME’ explains a name of the case or a word of Worth, ‘info NAME…’ says what a name rests on and what uses it, "
          + "‘info’ lists the names, and so does Tab at the end of a line. ‘:list’ prints the definitions so far, ‘:save FILE’ writes "
          + "them to a new file, ‘:cancel’ or Ctrl-C drops an input that was begun, ‘:quit’, ‘exit’ or Ctrl-D ends the dialogue. "
          + "Arrows and such keys do nothing.",
        "At a terminal the dialogue asks before it drops definitions that are not saved. Of lines that are piped in, the exit code is 1 "
          + "where one had a mistake or a check did not pass.",
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
    return dialogue.run()
  }

  /// A session at a terminal, or with piped input.
  private struct Dialogue {
    /// What was entered so far.
    var session: Session
    let console: Console
    /// `true` iff a line had a mistake, or a check in one did not pass.
    private var hasFailed = false
    /// The files that this dialogue has written.
    private var saved: Set<String> = []

    /// Creates a dialogue that has answered nothing yet.
    init(session: Session, console: Console) {
      self.session = session
      self.console = console
    }

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

    /// Reads lines and answers them until the input or the dialogue ends; greets, prompts and asks
    /// back only at a terminal. What was piped in ends with a failure where a line failed.
    mutating func run() -> ExitCode {
      let isTerminal = console.isInputTerminal && console.isOutputTerminal
      if isTerminal {
        console.print("worth " + WorthCommand.version + "; ‘:help’ says what can be typed here\n")
        Interruption.hold()
      }
      defer { if isTerminal { Interruption.release() } }
      while true {
        if isTerminal { console.print(session.isOpen ? "  ...> " : "worth> ") }
        let line = console.readLine()
        if let line {
          Interruption.forget()
          if command(line, isTerminal) == .goOn || !mayLeave(isTerminal) { continue }
          break
        }
        if isTerminal { console.print("\n") }
        let isInterrupted = Interruption.isRequested
        Interruption.forget()
        if isTerminal, isInterrupted, session.isOpen {
          session.cancel()
        } else if mayLeave(isTerminal) {
          break
        }
      }
      if session.isOpen { say(session.finish()) }
      return hasFailed && !isTerminal ? .failure : .success
    }

    /// `true` iff the dialogue may end: nothing would be lost, nobody is there to be asked, or the
    /// user says so.
    private func mayLeave(_ isTerminal: Bool) -> Bool {
      guard isTerminal, session.hasUnsavedLines else { return true }
      console.print(
        "what was defined here is not saved; ‘:save FILE’ saves it. Leave all the same? (yes or no) "
      )
      let answer = console.readLine()
      Interruption.forget()
      guard let answer else {
        console.print("\n")
        return true
      }
      let word = answer.filter { $0 != " " }.lowercased()
      return ["y", "yes", "exit", "quit", ":q", ":quit"].contains(word)
    }

    /// Whether the dialogue goes on.
    private enum Next { case goOn, end }

    /// Obeys a line for the dialogue itself, or answers it.
    private mutating func command(_ typed: String, _ isTerminal: Bool) -> Next {
      let keys = TerminalKeys(typed)
      if keys.hasMoves {
        refuse(keys)
        return .goOn
      }
      if keys.asksForCompletion, isTerminal {
        complete(keys.text)
        return .goOn
      }
      let line = keys.text
      let words = line.split(separator: " ").map { String($0) }
      switch words.first {
      case ":quit", ":q", ":exit": return .end
      case let word? where ["quit", "exit"].contains(word) && words.count == 1 && !session.isOpen:
        if session.figure(word) == nil { return .end }
        say(session.accept(line))
      case ":cancel": session.cancel()
      case ":list": console.print(session.source)
      case ":save": save(words.dropFirst().joined(separator: " "))
      case "save" where words.count == 2 && !session.isOpen && session.figure("save") == nil:
        save(words[1])
      case "list" where words.count == 1 && !session.isOpen && session.figure("list") == nil:
        console.print(session.source)
      case ":help":
        explain(Array(words.dropFirst()))
      case "help" where isHelp(words):
        explain(Array(words.dropFirst()))
      case ":info": inform(Array(QuestionWords.split(line).dropFirst()))
      case let word? where word.hasPrefix(":"): answerUnknown(word)
      case "info" where isInquiry(QuestionWords.split(line)):
        inform(Array(QuestionWords.split(line).dropFirst()))
      default: say(session.accept(line))
      }
      return .goOn
    }

    /// The words that a colon marks as meant for the dialogue.
    private static let words = [":help", ":info", ":list", ":save", ":cancel", ":quit"]

    /// Says what the dialogue has instead of a colon word that it does not have.
    private mutating func answerUnknown(_ word: String) {
      hasFailed = true
      let meant = [
        ":load": "‘worth repl FILE’ begins with a case", ":write": "‘:save FILE’ writes a file",
      ]
      let advice =
        meant[word].map { "; " + $0 } ?? ArgumentParser.hint(word, Dialogue.words)
      console.report(
        "there is no ‘" + VisibleText.shown(word, limit: 60) + "’" + advice + "; there are "
          + Dialogue.words.joined(separator: ", "))
    }

    /// Says why a line with arrows and the like is not taken up.
    private mutating func refuse(_ keys: TerminalKeys) {
      hasFailed = true
      let rest = keys.text.filter { $0 != " " }.isEmpty ? "" : keys.text
      console.report(
        "arrows, Home, Delete and such keys do nothing here"
          + (rest.isEmpty
            ? "; ‘:list’ prints the definitions so far"
            : ", so that the line was not taken up; type it again, without them: "
              + VisibleText.shown(rest, limit: 200)))
    }

    /// Lists the names that begin as the last word of `line` does.
    private func complete(_ line: String) {
      let inquiry = session.inquiry(inColour: false)
      let isPart: (Character) -> Bool = { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      let start = String(line.reversed().prefix(while: isPart).reversed())
      let own = inquiry.allNames.filter { $0.hasPrefix(start) }
      let names = own.isEmpty ? HelpCommand.knownNames.filter { $0.hasPrefix(start) } : own
      let shown = Array(Set(names)).sorted().prefix(40)
      console.print(
        shown.isEmpty
          ? "nothing begins with ‘" + start + "’\n"
          : shown.joined(separator: "  ") + "\n")
    }

    /// Writes the definitions so far to a new file.
    private mutating func save(_ path: String) {
      guard !path.isEmpty else {
        hasFailed = true
        console.report("‘:save’ needs a file, such as ‘:save dryer.worth’")
        return
      }
      let (text, left, scenario) = session.file
      do {
        try Files.writeNew(path, text, replacing: saved.contains(path))
      } catch {
        hasFailed = true
        console.report("cannot save ‘" + VisibleText.shown(path) + "’: " + error.writing)
        return
      }
      saved.insert(path)
      session.noteSaved()
      console.print("saved in " + path + "\n")
      for change in left {
        console.complain(
          "note: ‘" + change + "’ stands there in the scenario ‘" + scenario
            + "’: figures follow it with ‘under " + scenario + "’\n"
        )
      }
    }

    /// `true` iff a line that begins with `help` asks for it: `help = 5` and `help * 2` speak of a
    /// name.
    private func isHelp(_ words: [String]) -> Bool {
      guard !session.isOpen else { return false }
      return words.dropFirst().allSatisfy { word in
        word.unicodeScalars.first.map {
          $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
        } ?? false || word == "--formulas"
      }
    }

    /// Prints the value of a name, what else is known of a name of the case, or the help on words;
    /// without words the help on the dialogue.
    private mutating func explain(_ asked: [String]) {
      let words = asked.filter { $0 != "--formulas" }
      guard !words.isEmpty else {
        console.print(HelpPage.command(ReplCommand.command, console.outputStyle))
        return
      }
      let phrase = words.joined(separator: " ")
      // What is called by several words may stand as a name: ‘royalty rate’.
      for name in [phrase, words.joined(separator: "_")] {
        if let figure = session.figure(name) {
          if !figure.label.isEmpty { console.print(figure.label + "\n") }
          console.print(figure.path + " = " + figure.text + "\n")
          return
        }
        let inquiry = session.inquiry(inColour: console.hasColouredErrors)
        if inquiry.names.contains(where: { $0.names.contains(name) }) {
          inform([name])
          return
        }
      }
      let isFull = asked.count > words.count
      if HelpCommand.explain(phrase, console, withFormulas: isFull) != .success { hasFailed = true }
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
    private mutating func inform(_ names: [String]) {
      var inquiry = session.inquiry(inColour: console.hasColouredErrors)
      if !InfoCommand.answer(names, &inquiry, console) { hasFailed = true }
    }

    /// Prints what came of an entry, or why it was rejected.
    private mutating func say(_ reply: Session.Reply) {
      switch reply {
      case .incomplete: break
      case .accepted(let answer): say(answer)
      case .rejected(let messages):
        hasFailed = true
        for message in messages { console.complain(message.rendered + "\n") }
      }
    }

    /// Says why nothing moved with a figure.
    private static func text(_ unmoved: Session.Unmoved) -> String {
      let quoted: ([String]) -> String = { names in
        names.map { "‘" + $0 + "’" }.joined(separator: ", ")
      }
      var text =
        unmoved.users.isEmpty
        ? "nothing uses ‘" + unmoved.path + "’"
        : "nothing else has changed: " + quoted(unmoved.users)
          + (unmoved.users.count == 1 ? " rests on it and comes" : " rest on it and come")
          + " out as before"
      if !unmoved.others.isEmpty {
        text +=
          "; " + quoted(unmoved.others)
          + (unmoved.others.count == 1 ? " does" : " do") + " not rest on it"
      }
      return text
    }

    /// Prints an answer: notes and gaps on standard error, then values, definitions, changes and
    /// checks.
    private mutating func say(_ answer: Session.Answer) {
      if answer.checks.contains(where: { $0.verdict != .passed }) { hasFailed = true }
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
      if let unused = answer.unused {
        let hint = unused.nearest.map { "; did you mean ‘" + $0 + "’?" } ?? ""
        console.print("‘" + unused.path + "’ is new, and nothing uses it" + hint + "\n")
      }
      if let unmoved = answer.unmoved { console.print(Dialogue.text(unmoved) + "\n") }
      for check in answer.checks { console.print(CheckText.text(check, console.outputStyle)) }
    }
  }
}
