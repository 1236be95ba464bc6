/// A line as it was typed, with the keys in it that are no text: a plain terminal passes on what
/// arrows, Home, Delete and the like send.
struct TerminalKeys {
  /// What is left of the line without them.
  private(set) var text = ""
  /// `true` iff a key was pressed that moves the cursor, or does something else that a line of text
  /// cannot hold: what is left may not be what the writer meant.
  private(set) var hasMoves = false
  /// `true` iff the line ends with Tab behind a name, which asks for its completion.
  private(set) var asksForCompletion = false

  /// Reads the keys of `line`.
  init(_ line: String) {
    var rest = Substring(line).unicodeScalars
    var kept: [Unicode.Scalar] = []
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x1B: if !TerminalKeys.skipSequence(&rest) { hasMoves = true }
      case 0x09: kept.append(scalar)
      case 0x08, 0x7F: _ = kept.popLast()
      case 0x0D where rest.isEmpty: break
      case 0..<0x20, 0x80..<0xA0: hasMoves = true
      default: kept.append(scalar)
      }
    }
    if kept.last == "\t" {
      while kept.last == "\t" { kept.removeLast() }
      asksForCompletion = kept.last.map { $0.properties.isAlphabetic || $0 == "_" } ?? false
    }
    var typed = String.UnicodeScalarView()
    typed.append(contentsOf: kept.map { $0 == "\t" ? " " : $0 })
    text = String(typed)
    if TerminalKeys.showsKeysAlone(text) {
      text = ""
      hasMoves = true
    }
  }

  /// Skips what follows an escape; `true` iff it only marks the ends of a pasted text.
  private static func skipSequence(_ rest: inout Substring.UnicodeScalarView) -> Bool {
    guard let first = rest.popFirst() else { return false }
    // `ESC O P` and the like: one more sign.
    if first == "O" {
      _ = rest.popFirst()
      return false
    }
    guard first == "[" else { return false }
    // `ESC [ [ A`, the function keys of a console without windows.
    if rest.first == "[" {
      rest.removeFirst()
      _ = rest.popFirst()
      return false
    }
    var parameters = ""
    while let next = rest.popFirst() {
      if (0x40...0x7E).contains(next.value) {
        return next == "~" && (parameters == "200" || parameters == "201")
      }
      // A sequence that was cut off: what stands here belongs to the line again.
      if !(0x20...0x3F).contains(next.value) { break }
      parameters.unicodeScalars.append(next)
    }
    return false
  }

  /// `true` iff `text` is made of keys alone as terminals show them: `^[[A^[[B`, `^[OH`.
  private static func showsKeysAlone(_ text: String) -> Bool {
    var rest = text.drop { $0 == " " }
    guard rest.hasPrefix("^[") else { return false }
    while rest.hasPrefix("^[") {
      rest = rest.dropFirst(2)
      guard rest.first == "[" || rest.first == "O" else { return false }
      rest = rest.dropFirst().drop { $0.isNumber || $0 == ";" || $0 == "[" }
      guard let last = rest.first, last.isLetter || last == "~" else { return false }
      rest = rest.dropFirst()
    }
    return rest.allSatisfy { $0 == " " }
  }
}
