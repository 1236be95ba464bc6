import Testing

@testable import WorthCommand

/// What a plain terminal sends for keys that are no text. The rule: it never turns into source; a line in which
/// the cursor was moved is not taken up, as nobody knows what it was to become.
@Suite struct TerminalKeysTests {
  @Test(arguments: [
    "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[H", "\u{1B}[F", "\u{1B}[3~",
    "\u{1B}[1~", "\u{1B}[5~", "\u{1B}[1;5C", "\u{1B}OA", "\u{1B}OP", "\u{1B}[[A", "\u{1B}[15~",
    "\u{1B}b", "\u{1}", "\u{5}", "\u{B}", "\u{1B}", "\u{1B}[", "^[[A", "^[[A^[[B", "^[OH", "^[[3~",
  ])
  func `keys leave no text, and the line is not taken up`(_ key: String) {
    let alone = TerminalKeys(key)
    #expect(alone.text == "")
    #expect(alone.hasMoves)
    guard !key.hasPrefix("^") else { return }
    let after = TerminalKeys("x = 5" + key)
    #expect(after.text == "x = 5")
    #expect(after.hasMoves)
  }

  @Test(arguments: [
    ("x = 5", "x = 5"), ("x\t= 5", "x = 5"), ("\tx = 5", " x = 5"), ("x = 57\u{7F}", "x = 5"),
    ("x = 57\u{8}", "x = 5"), ("x = 5\r", "x = 5"), ("\u{1B}[200~x = 5\u{1B}[201~", "x = 5"),
    ("größe = 2 ^ [3][1]", "größe = 2 ^ [3][1]"), ("", ""),
  ])
  func `text stays, with blanks for tabs, what was rubbed out taken away, what was pasted kept`(
    _ typed: String, _ text: String
  ) {
    let keys = TerminalKeys(typed)
    #expect(keys.text == text)
    #expect(!keys.hasMoves)
  }

  @Test func `Tab behind a name asks for its completion`() {
    #expect(TerminalKeys("roy\t").asksForCompletion)
    #expect(TerminalKeys("2 * licence.r\t").asksForCompletion)
    #expect(!TerminalKeys("roy = 5 \t").asksForCompletion)
    #expect(!TerminalKeys("roy").asksForCompletion)
  }
}
