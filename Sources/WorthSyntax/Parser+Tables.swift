import WorthSource

/// Tables: `table NAME { … }` and rows in the blocks of kinds.
extension Parser {
  /// Parses `table NAME { … }` or `table NAME from "file" { … }`.
  mutating func parseTable() -> NodeID {
    let start = position
    advance()
    let name = leaf(.name)
    if peek().kind == .leftBrace { skipTitle(of: "table", from: start) }
    if take(.from) {
      let file = at(.text) ? leaf(.text) : missing(.text)
      let block = !isLost && at(.leftBrace) ? parseBlock() : .none
      return add(.tableFrom, token: start, first: start, child: chain(name, file, block))
    }
    let rows = at(.leftBrace) ? parseRows() : missing(.block)
    return add(.table, token: start, first: start, child: chain(name, rows))
  }

  /// `true` iff the block that begins at the token at `index` holds rows of a table.
  func holdsRows(at index: Int) -> Bool {
    var index = index
    guard tokens[index].kind == .leftBrace else { return false }
    index += 1
    if tokens[index].kind == .text, tokens[min(index + 1, tokens.count - 1)].kind == .pipe {
      return true
    }
    guard tokens[index].kind == .name || tokens[index].kind == .pipe else { return false }
    let next = tokens[min(index + 1, tokens.count - 1)]
    if tokens[index].kind == .pipe || next.kind == .pipe { return true }
    // A single column: a name alone in its line.
    if next.startsLine {
      return next.kind != .equal && next.kind != .colon && next.kind != .rightBrace
        && !next.kind.isBinaryOperator
    }
    return lineNamesColumns(index)
  }

  /// `true` iff the line of the token at `index` holds names alone, with commas or blanks between
  /// them, and the next line begins as a row and not as an entry does.
  private func lineNamesColumns(_ index: Int) -> Bool {
    var end = index + 1
    while !tokens[end].startsLine, tokens[end].kind == .name || tokens[end].kind == .comma {
      end += 1
    }
    guard end > index + 1, tokens[end].startsLine else { return false }
    switch tokens[end].kind {
    case .number, .text, .date, .quarterPeriod, .monthPeriod, .minus: return true
    case .name:
      let next = tokens[min(end + 1, tokens.count - 1)]
      return !next.startsLine && (next.kind == .comma || next.kind == .number)
    default: return false
    }
  }

  /// `true` iff the token at `index` is spelt like a currency, with a number behind it in its line.
  func isAmount(at index: Int) -> Bool {
    let token = tokens[index]
    let next = tokens[min(index + 1, tokens.count - 1)]
    return token.kind == .name && token.end - token.start == 3
      && (next.kind == .number || next.kind == .mended) && !next.startsLine
      && text.bytes[Int(token.start)..<Int(token.end)].allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// Parses the header, the rows and the definitions of columns between braces.
  mutating func parseRows() -> NodeID {
    guard depth < Parser.deepestNesting else {
      report(.nestedTooDeeply(span(of: position), limit: Parser.deepestNesting))
      return add(.skipped, token: position, first: position)
    }
    let open = position
    let wasInLines = isInLines
    let wasInRow = isInRow
    isInLines = true
    aside.closers.append(.rightBrace)
    defer { aside.closers.removeLast() }
    advance()
    isInRow = true
    depth += 1
    var rows: [NodeID] = []
    let hadOuterBars = hasOuterBars
    let outer = (lacksBars, aside.missingBars, aside.columnCount)
    let outerTable = aside.table
    aside.table = open
    defer { aside.table = outerTable }
    (lacksBars, aside.missingBars, aside.columnCount) = (false, MissingBars(), 0)
    hasOuterBars = at(.pipe)
    if hasOuterBars { note(.outerBars(span(of: position))) }
    if at(.name) || at(.pipe) || at(.text) && peek().kind == .pipe && isHeadingOfTexts {
      rows.append(parseRow(.headers))
    }
    while !at(.rightBrace), !at(.endOfFile), !isClosedByEntry(open) {
      let start = position
      parseRowOrColumn(into: &rows)
      if position == start { break }
    }
    depth -= 1
    hasOuterBars = hadOuterBars
    if let place = aside.missingBars.diagnostic {
      diagnostics[place].proposal = aside.missingBars.mended(text)
    }
    (lacksBars, aside.missingBars, aside.columnCount) = outer
    isInRow = wasInRow
    isInLines = wasInLines
    closeBlock(open)
    return add(.rows, token: open, first: open, child: chain(rows))
  }

  /// Parses a row, or the definition of a column; after a mistake goes on in the next line.
  private mutating func parseRowOrColumn(into rows: inout [NodeID]) {
    if at(.name), peek().kind == .equal || peek().kind == .colon {
      isInRow = false
      parseEntryOrSkip(into: &rows)
      isInRow = true
      return
    }
    let start = position
    if hasOuterBars, isLineOfDashes {
      rows.append(skipLine())
      return
    }
    rows.append(parseRow(.row))
    if isLost {
      let skipped = skipToNextEntry(from: start)
      if skipped.exists { rows.append(skipped) }
    }
  }

  /// Parses the cells of one line; a cell without anything, or with a dash, is empty.
  private mutating func parseRow(_ kind: NodeKind) -> NodeID {
    let start = position
    var cells = NodeChain()
    var count = 0
    if hasOuterBars { _ = take(.pipe) }
    while !isLost {
      if let end = endOfMark(start) {
        append(parseMark(to: end), to: &cells)
      } else if at(.pipe) || at(.comma) || rowEnds(start) {
        let cell = add(.emptyCell, token: position, first: position)
        append(cell, to: &cells)
      } else {
        append(
          kind == .headers ? parseHeading(start) ?? parseExpression() : parseExpression(),
          to: &cells)
      }
      count += 1
      if isLost || rowEnds(start) { break }
      guard at(.pipe) else {
        if takesPlaceOfBar(kind, start, cells: count) { continue }
        break
      }
      advance()
      if hasOuterBars, rowEnds(start) { break }
    }
    if kind == .headers { aside.columnCount = count }
    if !isLost, !rowEnds(start) { reportExpected(.endOfRow) }
    return add(kind, token: start, first: start, child: cells.head)
  }

  /// Goes on to the next cell of a table in which commas or blanks stand for bars, which is reported
  /// once for the table; `false` where the row ends here or something else is wrong.
  ///
  /// Blanks say nothing in a row of values, unless the names of the columns lack bars or an amount
  /// follows. The row has `count` cells so far.
  private mutating func takesPlaceOfBar(_ kind: NodeKind, _ start: Int, cells count: Int) -> Bool {
    let isNext = (kind == .headers && at(.name)) || isAmount(at: position)
    guard at(.comma) || isNext || lacksBars else { return false }
    let isComma = at(.comma)
    var place = span(of: position)
    if !isComma { place.end = place.start }
    if !lacksBars {
      if diagnostics.count < Lexer.mostDiagnostics {
        aside.missingBars.diagnostic = diagnostics.count
      }
      note(.noBarBetweenCells(place))
    }
    lacksBars = true
    if isComma { advance() }
    // A comma at the end of a line is no further cell, unless the row needs one.
    let goesOn = !rowEnds(start) || count < aside.columnCount
    aside.missingBars.places.append(Proposal(place, isComma ? (goesOn ? " |" : "") : "| "))
    return goesOn
  }

  /// `true` iff the line consists of texts between bars.
  private var isHeadingOfTexts: Bool {
    var index = position
    repeat {
      switch tokens[index].kind {
      case .text, .pipe: index += 1
      default: return false
      }
    } while index < tokens.count && !tokens[index].startsLine && tokens[index].kind != .rightBrace
    return true
  }

  /// `true` iff the line consists of bars, dashes and colons, as under the names of columns in
  /// Markdown.
  private var isLineOfDashes: Bool {
    var index = position
    repeat {
      switch tokens[index].kind {
      case .pipe, .minus, .colon, .arrow: index += 1
      default: return false
      }
    } while index < tokens.count && !tokens[index].startsLine && tokens[index].kind != .rightBrace
    return index > position + 1
  }

  /// Takes the rest of the line as skipped.
  private mutating func skipLine() -> NodeID {
    let start = position
    repeat { advance() } while !at(.endOfFile) && !at(.rightBrace) && !current.startsLine
    return add(.skipped, token: start, first: start)
  }

  /// `true` iff the row that began at `start` ends before the current token.
  private func rowEnds(_ start: Int) -> Bool {
    switch current.kind {
    case .rightBrace, .endOfFile: true
    default: position > start && current.startsLine
    }
  }
}
