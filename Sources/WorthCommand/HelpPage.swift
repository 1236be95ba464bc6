import WorthTesting

/// A page of help, put together line by line.
struct HelpPage {
  /// The number of columns that a page fills.
  private static var width: Int { 80 }

  /// The colours of a terminal, or none.
  let style: TextStyle
  /// What was written so far.
  private(set) var text = ""

  /// Creates an empty page.
  init(_ style: TextStyle) {
    self.style = style
  }

  /// Writes a line as it is.
  mutating func line(_ line: String = "") { text += line + "\n" }

  /// Writes the heading of a section, with a blank line in front.
  mutating func heading(_ words: String) {
    if !text.isEmpty { line() }
    line(style.paint(words, .heading))
  }

  /// Writes a paragraph, broken into lines; line ends in it stay.
  mutating func paragraph(_ words: String, indent: Int = 0) {
    guard !words.isEmpty else { return }
    let blanks = String(repeating: " ", count: indent)
    for part in words.split(separator: "\n", omittingEmptySubsequences: false) {
      if part.isEmpty { line() }
      for row in HelpPage.broken(part, width: HelpPage.width - indent) { line(blanks + row) }
    }
  }

  /// Writes lines of a source.
  mutating func source(_ source: String, indent: Int = 4) {
    let blanks = String(repeating: " ", count: indent)
    for row in source.split(separator: "\n", omittingEmptySubsequences: false) {
      line(row.isEmpty ? "" : blanks + row)
    }
  }

  /// Writes names with what is said of each, aligned.
  mutating func list(_ items: [(name: String, words: String)]) {
    let column = min(24, (items.map { $0.name.count }.max() ?? 0) + 4)
    for item in items {
      let rows = HelpPage.broken(Substring(item.words), width: HelpPage.width - column)
      let padding = String(repeating: " ", count: max(2, column - 2 - item.name.count))
      if item.name.count + 4 > column {
        line("  " + item.name)
      } else {
        line("  " + item.name + (rows.first.map { padding + $0 } ?? ""))
      }
      let rest = item.name.count + 4 > column ? rows[...] : rows.dropFirst()
      for row in rest { line(String(repeating: " ", count: column) + row) }
    }
  }

  /// Returns `words` in rows of at most `width` characters.
  private static func broken(_ words: Substring, width: Int) -> [String] {
    var rows: [String] = []
    var row = ""
    for word in words.split(separator: " ") {
      if !row.isEmpty, row.count + 1 + word.count > width {
        rows.append(row)
        row = ""
      }
      row += row.isEmpty ? String(word) : " " + word
    }
    if !row.isEmpty { rows.append(row) }
    return rows
  }
}

/// Commands.
extension HelpPage {
  /// Returns the page that lists the commands.
  static func overview(_ style: TextStyle) -> String {
    var page = HelpPage(style)
    page.line(
      "Worth " + WorthCommand.version + ": valuation cases that compute and check themselves")
    page.heading("usage")
    page.line("  worth COMMAND [OPTION…] [FILE…]")
    page.heading("commands")
    page.list(CommandTable.all.map { ($0.name + " " + $0.operands, $0.summary) })
    page.heading("options")
    page.list(CommandOption.common.map { ($0.synopsis, $0.summary) })
    page.line("      --version")
    page.line()
    page.paragraph(
      "‘worth help COMMAND’ says more about a command; ‘worth help words’ lists the words of the "
        + "language; ‘worth help E0301’ explains a diagnostic, ‘worth help sum’ a function, "
        + "‘worth help patent’ a kind; ‘worth help legal life’ looks for words.")
    return page.text
  }

  /// Returns the page of a command.
  static func command(_ command: Command, _ style: TextStyle) -> String {
    var page = HelpPage(style)
    page.line(style.paint("worth " + command.name, .heading) + ": " + command.summary)
    page.heading("usage")
    page.line("  " + command.usage)
    for paragraph in command.details {
      page.line()
      page.paragraph(paragraph)
    }
    page.heading("options")
    page.list(command.allOptions.map { ($0.synopsis, $0.summary) })
    if !command.examples.isEmpty {
      page.heading("examples")
      for example in command.examples { page.line("  " + example) }
    }
    return page.text
  }
}
