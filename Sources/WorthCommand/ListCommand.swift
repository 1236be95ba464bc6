import Worth
import WorthSource
import WorthSyntax
import WorthTesting

/// `worth list PATH…`
enum ListCommand {
  /// `worth list`: its options, help and action.
  static var command: Command {
    Command(
      "list", operands: "PATH…", count: 1...Int.max,
      summary: "list cases with what they are about, and find those that are sought",
      details: [
        "Prints the file, the title, and what readers find a case by: level, audience, country, sector, language, and the "
          + "kinds that it fills in. PATH is a case or a folder. ‘--with’ keeps the cases in which its words stand: "
          + "in the title, the settings or the kinds; ‘--with level=introductory’ asks one setting.",
        "The exit code is 0, 1 if no case is found, 2 if a word of a setting or a path is none.",
      ],
      options: [.with, .allow, .limit],
      examples: [
        "worth list Examples", "worth list --with patent Examples",
        "worth list --with level=introductory --with \"loan officers\" Examples",
      ],
      action: run)
  }

  /// Lists the cases in which all that is sought stands.
  private static func run(_ invocation: Invocation) -> ExitCode {
    let console = invocation.console
    var wishes: [Wish] = []
    for written in invocation.all(.with) {
      guard let wish = Wish(written, console) else { return .mistake }
      wishes.append(wish)
    }
    let listing = CaseReader.list(invocation.operands)
    for problem in listing.problems { console.report(problem.path + ": " + problem.text) }
    var count = 0
    var isRead = listing.problems.isEmpty
    for path in listing.files {
      guard let program = CaseReader.compile(path, invocation) else {
        isRead = false
        continue
      }
      let card = Card(path, program)
      guard !card.isLibrary, wishes.allSatisfy({ card.holds($0) }) else { continue }
      count += 1
      console.print(card.text(console.outputStyle))
    }
    console.print(count == 1 ? "1 case\n" : "\(count) cases\n")
    if !isRead { return .mistake }
    return count == 0 ? .failure : .success
  }

  /// What a case is to be about.
  fileprivate struct Wish {
    /// The setting that is asked; nil for any.
    let setting: CaseSetting?
    /// The words, in small letters.
    let words: [String]

    /// Reads what stands behind `--with`; nil, after a complaint, for a word that no case has.
    init?(_ written: String, _ console: Console) {
      let parts = written.split(separator: "=", maxSplits: 1).map { String($0) }
      guard parts.count == 2 else {
        setting = nil
        words = Card.words(of: written)
        return
      }
      let name = parts[0].filter { $0 != " " }
      let known = CaseVocabulary.all.map { $0.setting.rawValue }
      guard let setting = CaseSetting(rawValue: name), let words = CaseVocabulary.of(setting) else {
        console.report(
          "cases are not found by ‘" + VisibleText.shown(name, limit: 60) + "’"
            + ArgumentParser.hint(name, known) + ", but by " + known.joined(separator: ", "))
        return nil
      }
      // A case may have words of its own: what is near to a known one is misspelt.
      if !words.holds(parts[1], further: []),
        let nearest = words.nearest(to: parts[1], further: [])
      {
        console.report(
          "‘" + VisibleText.shown(parts[1], limit: 60) + "’ is no " + name + " (did you mean "
            + nearest + "?)")
        return nil
      }
      self.setting = setting
      self.words = Card.words(of: parts[1])
    }
  }

  /// What the list says of a case.
  fileprivate struct Card {
    private let path: String
    private let settings: [(name: String, value: String)]
    private let kinds: [String]

    /// Reads what a case says of itself.
    init(_ path: String, _ program: Case) {
      self.path = path
      settings = program.describedBy
      kinds = program.filledInKinds
    }

    /// `true` iff the file is no case: it has neither settings nor anything filled in.
    var isLibrary: Bool { settings.isEmpty && kinds.isEmpty }

    /// `true` iff all that is sought stands in the card.
    func holds(_ wish: Wish) -> Bool {
      let chosen =
        wish.setting.map { setting in settings.filter { $0.name == setting.rawValue } } ?? settings
      var text = chosen.map { $0.value }
      if wish.setting == nil { text += kinds + [path] }
      let found = text.flatMap { Card.words(of: $0) }
      return wish.words.allSatisfy { word in found.contains { $0.hasPrefix(word) } }
    }

    /// Returns the card in lines.
    func text(_ style: TextStyle) -> String {
      func value(_ name: String) -> String? { settings.first { $0.name == name }?.value }
      var text = style.paint(path, .heading) + "\n"
      if let title = value("title") { text += "  " + title + "\n" }
      let about =
        CaseVocabulary.all.compactMap { value($0.setting.rawValue) }
        + (kinds.isEmpty ? [] : [kinds.joined(separator: ", ")])
      if !about.isEmpty { text += "  " + about.joined(separator: "; ") + "\n" }
      return text
    }

    /// Returns the words of a text in small letters; those of a name stand apart.
    static func words(of text: String) -> [String] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) }
    }
  }
}
