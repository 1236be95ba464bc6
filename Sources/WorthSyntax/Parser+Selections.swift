import WorthSource

/// Cases of a choice: `if curve is { constant -> 1, iowa_s2 or iowa_s3 -> 2, else -> 3 }`.
extension Parser {
  /// Parses the rest of `if x is { … }`, which began at the token `start`; the current one is `is`.
  mutating func parseSelection(of subject: NodeID, from start: Int) -> NodeID {
    advance()
    return nested { parser in
      let open = parser.position
      let (wasInLines, wasInRow) = (parser.isInLines, parser.isInRow)
      (parser.isInLines, parser.isInRow) = (true, false)
      parser.aside.closers.append(.rightBrace)
      defer { parser.aside.closers.removeLast() }
      parser.advance()
      var cases: [NodeID] = []
      while !parser.at(.rightBrace), !parser.at(.endOfFile), !parser.isClosedByEntry(open) {
        let first = parser.position
        parser.parseCaseOrSkip(into: &cases)
        if parser.position == first { break }
      }
      parser.closeBlock(open)
      (parser.isInLines, parser.isInRow) = (wasInLines, wasInRow)
      return parser.add(
        .selection, token: start, first: start, child: parser.chain(subject, parser.chain(cases)))
    }
  }

  /// Parses one case; after a mistake goes on with the next.
  private mutating func parseCaseOrSkip(into cases: inout [NodeID]) {
    while take(.comma) {}
    guard !at(.rightBrace), !at(.endOfFile) else { return }
    let start = position
    cases.append(parseCase(from: start))
    if !isLost, !atEntryEnd { reportExpected(.comma) }
    guard isLost else { return }
    let skipped = skipToNextEntry(from: start)
    if skipped.exists { cases.append(skipped) }
  }

  /// Parses `a or b -> …` or `else -> …`, which begins at the token `start`.
  private mutating func parseCase(from start: Int) -> NodeID {
    var parts: [NodeID] = []
    if tokens[position].name == Word.else.rawValue {
      advance()
    } else {
      parts = parseWords()
    }
    let arrow = position
    if !isLost, !take(.arrow) { reportExpected(.arrow) }
    if !isLost { parts.append(parseExpression()) }
    return add(.selectionCase, token: arrow, first: start, child: chain(parts))
  }

  /// Parses the words of a case, with `or` between them; a comma in its place is reported and
  /// taken for it.
  private mutating func parseWords() -> [NodeID] {
    var words: [NodeID] = []
    while true {
      guard at(.name) else {
        words.append(missing(.wordOfChoice))
        return words
      }
      words.append(leaf(.name))
      if at(.comma), peek().kind == .name, peek(2).kind != .equal {
        note(.commaBetweenWords(span(of: position)))
      } else if !at(.or) {
        return words
      }
      advance()
    }
  }
}
