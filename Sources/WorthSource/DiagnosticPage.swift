/// The colours of a terminal, or none.
struct Palette: Sendable {
  /// What a stretch of text is, by which its colour goes.
  enum Role {
    /// `error`, `warning` or `note` with the code.
    case severity(Severity)
    /// The message itself.
    case heading
    /// Line numbers and the rule beside them.
    case frame
    /// Carets and words at other places than the first.
    case secondary
    /// What to write instead.
    case proposal
  }

  /// `true` iff colours are written at all.
  let isOn: Bool

  /// Returns `text` in the colour of `role`.
  func paint(_ text: String, _ role: Role) -> String {
    guard isOn, !text.isEmpty else { return text }
    return "\u{1B}[\(code(of: role))m" + text + "\u{1B}[0m"
  }

  /// Returns the ANSI parameters of `role`.
  private func code(of role: Role) -> String {
    switch role {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .heading: "1"
    case .frame, .secondary: "34"
    case .proposal: "32"
    }
  }
}

/// The page on which one diagnostic is written, row by row.
struct DiagnosticPage {
  /// The colours that are used.
  let palette: Palette
  /// What was written so far.
  private(set) var text = ""
  /// The width of the column of line numbers.
  private var gutter = 2

  /// Creates an empty page.
  init(palette: Palette) {
    self.palette = palette
  }

  /// Makes room for line numbers up to `line`.
  mutating func fitGutter(to line: Int) {
    gutter = max(2, String(line).utf8.count)
  }

  /// Writes the row that says what is wrong.
  mutating func head(_ heading: String, message: String, severity: Severity) {
    text += palette.paint(heading, .severity(severity)) + palette.paint(": " + message, .heading)
    text += "\n"
  }

  /// Writes the rows that open the lines of a source.
  mutating func place(_ name: String) {
    text += blank(gutter) + palette.paint("┌─", .frame) + " " + name + "\n"
    text += blank(gutter) + palette.paint("│", .frame) + "\n"
  }

  /// Writes a source line with its carets.
  mutating func line(_ line: ExcerptedLine, severity: Severity) {
    if line.isAfterGap { text += blank(gutter) + palette.paint("·", .frame) + "\n" }
    let number = String(line.number)
    let shown = line.text.isEmpty ? "" : " " + line.text
    text += blank(gutter - number.utf8.count) + palette.paint(number + "│", .frame) + shown + "\n"
    for caret in line.carets {
      let role: Palette.Role = caret.isPrimary ? .severity(severity) : .secondary
      let marks = String(repeating: "^", count: caret.columns.count)
      let said = caret.text.isEmpty ? marks : marks + " " + caret.text
      text += blank(gutter) + palette.paint("│", .frame) + blank(1 + caret.columns.lowerBound)
      text += palette.paint(said, role) + "\n"
    }
  }

  /// Writes a row that belongs to no source line.
  mutating func remark(_ words: String) {
    text += blank(gutter) + palette.paint("=", .frame) + " " + words + "\n"
  }

  /// Writes `words` and `lines` to paste, one line beside the words or several below.
  mutating func proposal(_ words: String, lines: [String]) {
    text += blank(gutter) + palette.paint("=", .frame) + " " + words
    if lines.count == 1 {
      text += ": " + palette.paint(lines[0], .proposal) + "\n"
      return
    }
    text += lines.isEmpty ? "\n" : ":\n"
    for line in lines { text += blank(gutter + 4) + palette.paint(line, .proposal) + "\n" }
  }

  /// Returns `count` blanks.
  private func blank(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
