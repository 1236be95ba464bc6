import WorthBuiltins
import WorthSource
import WorthTesting

/// Finds what help says on words that are no name.
struct HelpSearch {
  /// Something whose name or explanation holds the words.
  struct Hit {
    /// The name that `worth help` takes.
    let name: String
    /// What it is, in one line.
    let summary: String
    /// 0 where the name holds the words, 1 the first sentence, 2 the rest.
    let rank: Int
  }

  /// The words that are looked for, in small letters.
  private let words: [String]
  /// What was found, the best first once it is sorted.
  private(set) var hits: [Hit] = []

  /// The number of hits that a page lists.
  static var most: Int { 24 }

  /// The number of words of a phrase that are looked for.
  static var mostWords: Int { 8 }

  /// Looks for all words of `phrase` in what help explains.
  init(_ phrase: String) {
    words = Array(Set(HelpSearch.words(of: phrase)).sorted().prefix(HelpSearch.mostWords))
    guard !words.isEmpty else { return }
    for topic in HelpTopic.all { note(topic.name, topic.summary, topic.explanation) }
    for builtin in BuiltinTable.all where !builtin.isInternal {
      note(builtin.name.description, builtin.summary.description, builtin.source.description)
    }
    for entry in PreludeEntry.all {
      note(entry.name, entry.summary, entry.documentation)
      for member in entry.members where !member.name.isEmpty {
        note(entry.name + "." + member.name, member.documentation, member.text)
      }
    }
    hits = (0...2).flatMap { rank in hits.filter { $0.rank == rank } }
  }

  /// Returns the page that lists the hits; nil where there are none.
  static func page(_ phrase: String, _ style: TextStyle) -> String? {
    let hits = HelpSearch(phrase).hits
    guard !hits.isEmpty else { return nil }
    var page = HelpPage(style)
    page.line("‘" + VisibleText.shown(phrase, limit: 60) + "’ is spoken of here:")
    page.line()
    page.list(hits.prefix(most).map { ($0.name, $0.summary) })
    page.line()
    let more = hits.count > most ? "\(hits.count - most) more are not listed. " : ""
    page.paragraph(more + "‘worth help NAME’, with the name up to its dot, explains each.")
    return page.text
  }

  /// Takes a page into the hits where it holds all words: in its name, its summary or the rest, by
  /// which it is ranked.
  private mutating func note(_ name: String, _ summary: String, _ rest: String) {
    let inName = HelpSearch.words(of: name)
    let inSummary = inName + HelpSearch.words(of: summary)
    let inAll = inSummary + HelpSearch.words(of: rest)
    guard let rank = [inName, inSummary, inAll].firstIndex(where: holds) else { return }
    let first = summary.split(separator: "\n").first.map { String($0) } ?? ""
    hits.append(Hit(name: name, summary: first, rank: rank))
  }

  /// `true` iff each word that is looked for begins one of `found`.
  private func holds(_ found: [String]) -> Bool {
    words.allSatisfy { word in found.contains { $0.hasPrefix(word) } }
  }

  /// Returns the words of a text in small letters.
  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) }
  }
}
