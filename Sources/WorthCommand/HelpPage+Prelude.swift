import WorthTesting

/// Kinds and functions of the prelude.
extension HelpPage {
  /// Returns the page of a kind or function of the prelude; nil where there is none called `name`.
  static func prelude(_ name: String, _ style: TextStyle) -> String? {
    guard let entry = PreludeEntry.find(name) else { return nil }
    var page = HelpPage(style)
    page.line(style.paint(entry.head, .heading))
    page.line()
    page.paragraph(entry.documentation)
    if entry.isKind {
      let chain = entry.withAncestors
      page.members("to fill in", of: chain, .input)
      page.members("lines", of: chain, .line)
      page.members("functions", of: chain, .function)
      page.members("requires", of: chain, .requirement)
      page.members("remarks", of: chain, .remark)
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

  /// Returns the comment of `member`, or that of the line which it replaces in an ancestor.
  private static func documentation(
    of member: PreludeEntry.Member, in chain: ArraySlice<PreludeEntry>
  ) -> String {
    guard member.documentation.isEmpty, !member.name.isEmpty else { return member.documentation }
    let same = chain.reversed().flatMap { $0.members }.filter { $0.name == member.name }
    return same.first { !$0.documentation.isEmpty }?.documentation ?? ""
  }

  /// Writes the members of one sort, those of the oldest ancestor first.
  private mutating func members(
    _ title: String, of chain: [PreludeEntry], _ sort: PreludeEntry.Member.Sort
  ) {
    var isFirst = true
    for (position, entry) in chain.enumerated() {
      let later = chain[(position + 1)...]
      for member in entry.members where member.sort == sort {
        let isReplaced = later.contains { $0.members.contains { $0.name == member.name } }
        if isReplaced, !member.name.isEmpty { continue }
        if isFirst { heading(title) }
        isFirst = false
        source(member.text, indent: 2)
        paragraph(HelpPage.documentation(of: member, in: chain[...position]), indent: 6)
      }
    }
  }
}
