/// The colours of results on a terminal, or none.
package struct TextStyle: Sendable {
  /// What a stretch of text says.
  package enum Role: Sendable {
    case passed, failed, heading, aside
  }

  /// `true` iff colours are written at all.
  package let isOn: Bool

  /// Creates a style that writes ANSI colours or leaves texts as they are.
  package init(isOn: Bool = false) {
    self.isOn = isOn
  }

  /// Returns `text` in the colour of `role`.
  package func paint(_ text: String, _ role: Role) -> String {
    guard isOn, !text.isEmpty else { return text }
    return "\u{1B}[" + code(of: role) + "m" + text + "\u{1B}[0m"
  }

  /// Returns the ANSI parameters of a role.
  private func code(of role: Role) -> String {
    switch role {
    case .passed: "32"
    case .failed: "1;31"
    case .heading: "1"
    case .aside: "2"
    }
  }
}
