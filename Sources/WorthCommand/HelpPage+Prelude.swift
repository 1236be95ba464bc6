import WorthPrelude
import WorthTesting

/// Kinds and functions of the prelude.
extension HelpPage {
  /// Returns the page of a kind or function of the prelude; nil where there is none called `name`.
  /// `withFormulas` adds what a kind requires, remarks and works out.
  static func prelude(_ name: String, _ style: TextStyle, withFormulas: Bool = false) -> String? {
    guard let entry = PreludeEntry.find(name) else { return nil }
    var page = HelpPage(style)
    if entry.isKind {
      page.kind(entry, withFormulas: withFormulas)
    } else {
      page.line(style.paint(entry.head, .heading))
      page.line()
      page.paragraph(entry.documentation)
    }
    page.line()
    page.line("written in Worth, in " + entry.file)
    return page.text
  }

  /// Returns the list of all kinds.
  static func kinds(_ style: TextStyle) -> String {
    var page = HelpPage(style)
    page.line("‘worth help NAME’ explains a kind.")
    page.line()
    page.list(PreludeEntry.all.filter { $0.isKind }.map { ($0.name, $0.summary) })
    return page.text
  }

  /// Writes what a kind is for, an example to copy, what to fill in, and what comes out of it.
  private mutating func kind(_ entry: PreludeEntry, withFormulas: Bool) {
    line(style.paint(entry.head, .heading))
    paragraph(entry.summary)
    if let example = Prelude.example(of: entry.name) {
      heading("example")
      source(String(example.dropLast()), indent: 2)
    }
    let chain = entry.withAncestors
    members("to fill in", of: chain, .input) { $0.isRequired }
    members("may be filled in", of: chain, .input) { !$0.isRequired }
    results(of: chain, withFormulas: withFormulas)
    if withFormulas {
      members("lines", of: chain, .line)
      members("functions", of: chain, .function)
      members("requires", of: chain, .requirement)
      members("remarks", of: chain, .remark)
    }
    if !entry.details.isEmpty {
      heading("about it")
      paragraph(entry.details)
    }
    guard !withFormulas else { return }
    line()
    line("‘worth help " + entry.name + " --formulas’ adds formulas, requirements and remarks")
  }

  /// Writes the lines that a filled-in kind shows with what each is; of a kind without a report all
  /// its lines, and the functions of one without lines.
  private mutating func results(of chain: [PreludeEntry], withFormulas: Bool) {
    let shown = chain.last { !$0.shown.isEmpty }?.shown ?? []
    let lines = chain.flatMap { $0.members }.filter { $0.sort == .line }.map { $0.name }
    var names: [String] = []
    for name in (shown.isEmpty ? lines : shown.filter { lines.contains($0) })
    where !names.contains(name) { names.append(name) }
    // What a method is asked for comes first.
    if let value = names.firstIndex(of: "value") { names.insert(names.remove(at: value), at: 0) }
    if !names.isEmpty {
      heading("what comes out")
      list(names.map { ($0, HelpPage.documentation(of: $0, in: chain[...])) })
    } else if !withFormulas {
      var isFirst = true
      for member in chain.flatMap({ $0.members }) where member.sort == .function {
        if isFirst { heading("functions") }
        isFirst = false
        source(member.head, indent: 2)
        paragraph(member.documentation, indent: 6)
      }
    }
  }

  /// Returns the comment of the member `name`: the latest one in a kind and its ancestors.
  private static func documentation(of name: String, in chain: ArraySlice<PreludeEntry>) -> String {
    let same = chain.reversed().flatMap { $0.members }.filter { $0.name == name }
    return same.first { !$0.documentation.isEmpty }?.documentation ?? ""
  }

  /// Writes the members of one sort that are `chosen`, those of the oldest ancestor first.
  private mutating func members(
    _ title: String, of chain: [PreludeEntry], _ sort: PreludeEntry.Member.Sort,
    where chosen: (PreludeEntry.Member) -> Bool = { _ in true }
  ) {
    var isFirst = true
    for (position, entry) in chain.enumerated() {
      let later = chain[(position + 1)...]
      for member in entry.members where member.sort == sort && chosen(member) {
        let isReplaced = later.contains { $0.members.contains { $0.name == member.name } }
        if isReplaced, !member.name.isEmpty { continue }
        if isFirst { heading(title) }
        isFirst = false
        source(member.text, indent: 2)
        let words =
          member.name.isEmpty
          ? member.documentation
          : HelpPage.documentation(of: member.name, in: chain[...position])
        paragraph(words, indent: 6)
      }
    }
  }
}
