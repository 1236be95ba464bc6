import WorthSource

/// What stands between brackets: arguments, indices, and items separated by commas.
extension Parser {
  /// Parses the arguments of a call.
  mutating func parseCall(_ callee: NodeID) -> NodeID {
    let open = position
    let arguments = parseEnclosed(.rightParenthesis, ")") { $0.parseArgument() }
    link(callee, arguments)
    return add(.call, token: open, first: first(callee), child: callee)
  }

  /// Parses the indices between brackets.
  mutating func parseIndex(_ operand: NodeID) -> NodeID {
    let open = position
    let indices = parseEnclosed(.rightBracket, "]") { $0.parseIndexItem() }
    guard indices.exists, nodes[Int(indices.index)].next.exists else {
      link(operand, indices)
      return add(.index, token: open, first: first(operand), child: operand)
    }
    // `paid["Aida", t]` is `paid["Aida"][t]`, written in one pair of brackets.
    let second = nodes[Int(indices.index)].next
    nodes[Int(indices.index)].next = .none
    if nodes[Int(second.index)].next.exists {
      let third = nodes[Int(nodes[Int(second.index)].next.index)]
      note(.severalIndices(span(of: Int(third.first))))
      nodes[Int(second.index)].next = .none
    }
    link(operand, indices)
    let inner = add(.index, token: open, first: first(operand), child: operand)
    nodes[Int(inner.index)].end = nodes[Int(indices.index)].end
    link(inner, second)
    return add(.index, token: open, first: first(operand), child: inner)
  }

  /// Parses an argument, with its name or without.
  private mutating func parseArgument() -> NodeID {
    if peek().kind == .colon, let cells = parseCells() { return cells }
    if at(.name), peek().kind == .colon {
      let name = position
      advance()
      advance()
      let value = parseItem()
      return add(.argument, token: name, first: name, child: value)
    }
    return parseShown(parseItem())
  }

  /// Parses an index: an expression, or `t in periods by key`.
  private mutating func parseIndexItem() -> NodeID {
    guard at(.name), word(at: position + 1) == .in, !peek(2).startsLine else {
      let start = position
      let item = parseExpression()
      guard !isLost, at(.colon), !current.startsLine else { return item }
      return parseRangeWithColon(from: start)
    }
    let name = position
    advance()
    advance()
    let source = parseChoices(of: parseBinary(Precedence.comparison.rawValue))
    if at(.name), text(isAt: position, "by") {
      advance()
      let key = parseBinary(Precedence.conversion.rawValue)
      link(source, key)
    }
    return add(.binder, token: name, first: name, child: source)
  }

  /// Reports `2027:2031`, of which the first end began at `start`, and takes it for a range.
  private mutating func parseRangeWithColon(from start: Int) -> NodeID {
    let colon = position
    advance()
    let isOpen = at(.rightBracket)
    if !isOpen { _ = parseExpression() }
    if !isLost {
      noteInPlace(
        start, position - 1,
        mended(start, colon - 1) + " .." + (isOpen ? "" : " " + mended(colon + 1, position - 1)))
    }
    return add(.skipped, token: start, first: start)
  }

  /// `true` iff the next item begins in a new line without a comma before it, between brackets that close.
  private func lacksComma(in open: Int, _ closer: TokenKind) -> Bool {
    switch current.kind {
    case .number, .text, .mended, .date, .name: break
    default: return false
    }
    guard !entryEnds, !opensField(at: position), !(word?.joinsLines ?? false) else { return false }
    return diagnostics.count < Lexer.mostDiagnostics && parenthesis(at: open) != nil
  }

  /// `true` iff a bracket of another form stands here that closes nothing else which is open.
  private var isWrongCloser: Bool {
    switch current.kind {
    case .rightParenthesis, .rightBracket:
      return !aside.closers.dropLast().contains(current.kind)
    case .rightBrace: return !aside.closers.contains(.rightBrace)
    default: return false
    }
  }

  /// The empty place behind the token at `index`.
  func placeBehind(_ index: Int) -> Span {
    let end = span(of: index).end
    return Span(source: source, start: end, end: end)
  }

  /// Parses items separated by commas up to `closer`, the opener being the current token.
  mutating func parseEnclosed(
    _ closer: TokenKind, _ bracket: String, _ parseOne: (inout Parser) -> NodeID
  ) -> NodeID {
    let open = position
    let wasInLines = isInLines
    let wasInRow = isInRow
    isInLines = false
    isInRow = false
    aside.closers.append(closer)
    defer { aside.closers.removeLast() }
    advance()
    var items = NodeChain()
    while !isLost, !at(closer), !at(.endOfFile), !entryEnds {
      let start = position
      let item = parseOne(&self)
      append(item, to: &items)
      if !isLost, current.startsLine, lacksComma(in: open, closer) {
        let place = placeBehind(position - 1)
        note(.expected(place, .comma, found: .words(.endOfTheLine), Proposal(place, ",")))
        continue
      }
      if !isLost, position > start, !current.startsLine, isAmount(at: position) || at(.text) {
        let place = placeBehind(position - 1)
        note(.expected(span(of: position), .comma, found: written(position), Proposal(place, ",")))
        continue
      }
      if !at(.comma) { break }
      advance()
      if position == start { break }
    }
    if !isLost {
      if at(closer) {
        advance()
      } else if isWrongCloser {
        note(.writtenOtherwise(span(of: position), writtenPlain(position), bracket))
        advance()
      } else if at(.endOfFile) || entryEnds || at(.rightBrace) || at(.rightParenthesis)
        || at(.rightBracket) || current.startsLine && opensField(at: position)
      {
        let closing = Proposal(placeBehind(position - 1), bracket)
        report(.notClosed(span(of: position), bracket, opened: span(of: open), closing))
      } else {
        reportExpected(.comma)
      }
    }
    isInLines = wasInLines
    isInRow = wasInRow
    return items.head
  }
}
