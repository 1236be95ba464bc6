import WorthBuiltins
import WorthPrelude
import WorthTesting

/// Functions that are written in Swift.
extension HelpPage {
  /// Returns the page of a builtin.
  static func builtin(_ builtin: Builtin, _ style: TextStyle) -> String {
    var page = HelpPage(style)
    page.line(style.paint(builtin.signature, .heading))
    page.line()
    page.paragraph(builtin.summary.description)
    page.remark("units", builtin.units.description)
    page.remark("errors", builtin.errors.description)
    page.remark("source", builtin.source.description)
    if !builtin.examples.isEmpty {
      page.heading("examples")
      for example in builtin.examples { page.source(example.description, indent: 2) }
    }
    return page.text
  }

  /// Returns the list of all functions.
  static func functions(_ style: TextStyle) -> String {
    var page = HelpPage(style)
    page.line("‘worth help NAME’ explains a function.")
    page.heading("built in")
    page.list(
      BuiltinTable.all.filter { !$0.isInternal }
        .map { ($0.name.description, $0.summary.description) })
    page.heading("of the prelude")
    page.list(PreludeEntry.all.filter { !$0.isKind }.map { ($0.name, $0.summary) })
    return page.text
  }

  /// Writes a section of one line, unless there is nothing to say.
  fileprivate mutating func remark(_ title: String, _ words: String) {
    guard !words.isEmpty else { return }
    heading(title)
    paragraph(words, indent: 2)
  }
}
