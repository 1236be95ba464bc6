import WorthProgram
import WorthSource
import WorthSyntax

/// The settings by which readers find cases, each with words from a list: level, audience, language,
/// country, sector, right.
enum FindingWords {
  /// Takes in the words that a case adds to a list: `levels = ["day 1"]`.
  static func add(_ reference: NodeReference, to name: String, in checker: inout Checker) {
    guard let list = CaseSetting(rawValue: name), let known = CaseVocabulary.addedTo(by: list)
    else { return }
    let tree = checker.trees[reference.tree]
    let items = tree[reference.node].kind == .list ? Array(tree.children(reference.node)) : []
    guard !items.isEmpty, items.allSatisfy({ tree[$0].kind == .text }) else {
      let isText = tree[reference.node].kind == .text
      let words = isText ? parts(of: SyntaxReading.plainText(reference.node, tree)) : []
      reportList(reference, name, known, words, in: &checker)
      return
    }
    let words = items.map { SyntaxReading.plainText($0, tree) }
    if words.allSatisfy({ known.holds($0, further: []) }) {
      return reportList(reference, name, known, words, in: &checker)
    }
    checker.settings.add(words, to: known.setting)
  }

  /// Reports a list to which nothing of the case's own is added, with the setting that was meant where all `words` are
  /// known.
  private static func reportList(
    _ reference: NodeReference, _ name: String, _ known: CaseVocabulary, _ words: [String],
    in checker: inout Checker
  ) {
    let isKnown = !words.isEmpty && words.allSatisfy { known.holds($0, further: []) }
    let place = checker.span(reference)
    checker.report(
      .wordsNeedList(
        place, name, of: known.setting.rawValue,
        meant: isKnown ? known.setting.rawValue + " = " + checker.files.sources.text(place) : nil))
  }

  /// Returns the words of a setting, and reports those that stand in no list. Several stand in one
  /// text, with commas between them, or in a list of texts; a level is one.
  static func check(
    _ reference: NodeReference, of name: String, in checker: inout Checker
  ) -> [String] {
    guard let setting = CaseSetting(rawValue: name), let known = CaseVocabulary.of(setting)
    else { return [] }
    let tree = checker.trees[reference.tree]
    let isList = tree[reference.node].kind == .list
    let items = isList ? Array(tree.children(reference.node)) : [reference.node]
    var found: [String] = []
    for item in items {
      let isText = tree[item].kind == .text
      let text = isText ? SyntaxReading.plainText(item, tree) : tree.text(item)
      let parts = setting == .level ? [text] : parts(of: text)
      for part in parts {
        check(part, at: NodeReference(reference.tree, item), known, in: &checker)
      }
      found += setting == .level ? [text] : parts
    }
    return found
  }

  /// Reports `word`, one of the `parts` of a text, where it stands in no list.
  private static func check(
    _ word: String, at place: NodeReference, _ known: CaseVocabulary, in checker: inout Checker
  ) {
    let further = checker.settings.furtherWords[known.setting] ?? []
    // Nothing between the quotes says nothing.
    guard !word.isEmpty, !known.holds(word, further: further) else { return }
    let nearest = known.nearest(to: word, further: further)
    let whole = checker.span(place)
    let part = self.place(of: word, in: whole, checker)
    let mended = nearest.map { part == nil ? "\"" + $0 + "\"" : $0 }
    let words: ArgumentValue =
      known.isShort
      ? .written((known.words + further).joined(separator: ", ")) : .words(.listedBySettings)
    checker.report(
      .unknownWord(
        part ?? whole, word, of: known.setting.rawValue, list: known.list.rawValue,
        known: words, nearest: nearest, mended: mended))
  }

  /// Returns where `word` stands between the quotes of a text; nil for what stands without quotes,
  /// or is written in another way than it reads.
  private static func place(of word: String, in whole: Span, _ checker: Checker) -> Span? {
    let bytes = Array(checker.files.sources.text(whole).utf8)
    let sought = Array(word.utf8)
    guard let opening = sought.first, bytes.first == 0x22, bytes.count >= sought.count + 2 else {
      return nil
    }
    for start in 1...(bytes.count - sought.count - 1)
    where bytes[start] == opening && Array(bytes[start..<(start + sought.count)]) == sought
      && ends(bytes[start - 1]) && ends(bytes[start + sought.count])
    {
      let first = whole.start + UInt32(start)
      return Span(source: whole.source, start: first, end: first + UInt32(sought.count))
    }
    return nil
  }

  /// `true` iff a part of a text ends at `byte`: a quotation mark, a comma or a blank.
  private static func ends(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x2C || byte == 0x20 }

  /// Returns the parts of `text` between commas, without the blanks around them.
  private static func parts(of text: String) -> [String] {
    text.split(separator: ",").map { part in
      let words = part.split(separator: " ")
      return words.joined(separator: " ")
    }
    .filter { !$0.isEmpty }
  }
}
