import WorthSource
import WorthTesting

/// Diagnostics.
extension HelpPage {
  /// Returns the page of a code: what it says, why, a wrong and a right example.
  static func diagnostic(_ code: DiagnosticCode, _ style: TextStyle) -> String {
    let entry = MessageCatalogue.english.entry(code)
    var page = HelpPage(style)
    page.line(style.paint(code.severity.word + "[" + code.rawValue + "]", .heading))
    page.paragraph(message(entry))
    page.line()
    page.paragraph(entry.explanation.text)
    if !entry.wrong.text.isEmpty {
      page.heading("wrong")
      page.source(entry.wrong.text)
    }
    if !entry.right.text.isEmpty {
      page.heading("right")
      page.source(entry.right.text)
    }
    return page.text
  }

  /// Returns the list of all codes.
  static func codes(_ style: TextStyle) -> String {
    var page = HelpPage(style)
    page.line("‘worth help CODE’ explains a code.")
    page.line()
    for code in DiagnosticCode.allCases {
      page.list([(code.rawValue, message(MessageCatalogue.english.entry(code)))])
    }
    return page.text
  }

  /// Returns the message of `entry` with `…` in the place of what differs from case to case.
  private static func message(_ entry: MessageEntry) -> String {
    var message = entry.message.text
    for name in MessageTemplate(entry.message).placeholders {
      message = message.split(separator: "{" + name + "}", omittingEmptySubsequences: false)
        .joined(separator: "…")
    }
    return message
  }
}
