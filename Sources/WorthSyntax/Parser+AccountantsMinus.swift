import WorthSource

/// Amounts that accounts write in parentheses where they are less than 0.
extension Parser {
  /// Reports `CHF (800_000)` and takes it for the amount with a minus; nil where something else stands there, such as
  /// the call of a function.
  mutating func parseAccountantsMinus() -> NodeID? {
    let start = position
    guard peek().followsBlank, !peek().startsLine, isCode(at: start), peek(2).kind == .number else {
      return nil
    }
    var end = start + 3
    while end < tokens.count, isScale(at: end) { end += 1 }
    guard end < tokens.count, tokens[end].kind == .rightParenthesis else { return nil }
    let written = sourceText(start, end)
    let amount = "-" + writtenPlain(start) + " " + sourceText(start + 2, end - 1)
    note(.writtenOtherwise(span(of: start).union(span(of: end)), written, amount))
    position = end + 1
    return add(.skipped, token: start, first: start)
  }

  /// `true` iff the token at `index` is a word that multiplies a number.
  private func isScale(at index: Int) -> Bool {
    switch word(at: index) {
    case .thousand, .million, .billion: true
    default: false
    }
  }

  /// `true` iff the token at `index` is three capital letters, as the codes of currencies are, and no function of
  /// spreadsheets.
  private func isCode(at index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .name, token.end - token.start == 3,
      text.bytes[Int(token.start)..<Int(token.end)].allSatisfy({ (0x41...0x5A).contains($0) })
    else { return false }
    switch writtenPlain(index) {
    case "SUM", "MIN", "MAX", "AVG", "ABS", "INT", "LOG", "EXP", "NPV", "IRR", "PMT", "NOT", "AND",
      "SIN", "COS", "TAN", "DAY", "PDF", "CDF":
      return false
    default: return true
    }
  }
}
