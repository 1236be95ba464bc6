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
          kind == .headers ? parseHeading() ?? parseExpression() : parseExpression(), to: &cells)
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

  /// Reports a heading of several words, `Net sales`, or in quotes, in a row of headings between bars, and takes
  /// it for one column; nil for all other headings.
  private mutating func parseHeading() -> NodeID? {
    if let typed = parseTypedHeading() { return typed }
    let start = position
    var end = start
    while end < tokens.count, tokens[end].kind == .name || tokens[end].kind == .text,
      end == start || !tokens[end].startsLine
    {
      end += 1
    }
    guard end > start, end < tokens.count else { return nil }
    let isText = tokens[start].kind == .text
    let closes =
      tokens[end].kind == .pipe && !tokens[end].startsLine || tokens[end].startsLine
      || tokens[end].kind == .rightBrace
    // Without bars the words may be columns of their own.
    let hasBar = start > 0 && tokens[start - 1].kind == .pipe || tokens[end].kind == .pipe
    guard closes, hasBar, isText || end > start + 1 else { return nil }
    let words = sourceText(start, end - 1).unicodeScalars.split { scalar in
      !scalar.properties.isXIDContinue
    }
    let name = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "_")
    guard let letter = name.unicodeScalars.first, letter.properties.isXIDStart else { return nil }
    position = end
    dropReports(start, end - 1)
    noteOnce(
      "heading",
      .writtenOtherwise(
        span(of: start).union(span(of: end - 1)), sourceText(start, end - 1), name))
    return add(.skipped, token: start, first: start)
  }

  /// Reports a column with its type in the row of headings, `amount: money | …`, with the line beneath in which the type
  /// stands, and takes it for the column; nil for all other headings.
  private mutating func parseTypedHeading() -> NodeID? {
    guard at(.name), peek().kind == .colon, !peek().startsLine else { return nil }
    var row = position
    while row > 0, !tokens[row].startsLine, tokens[row - 1].kind != .leftBrace { row -= 1 }
    let name = leaf(.name)
    while !at(.pipe), !at(.rightBrace), !at(.endOfFile), !current.startsLine { advance() }
    var end = position
    while end < tokens.count, !tokens[end].startsLine, tokens[end].kind != .rightBrace,
      tokens[end].kind != .endOfFile
    {
      end += 1
    }
    guard aside.typedHeadings != row else { return name }
    aside.typedHeadings = row
    // All headings of the row are mended at once.
    let written = sourceText(row, end - 1)
    let headings = written.split(separator: "|").map { heading in
      heading.drop { $0 == " " }.prefix { $0 != ":" && $0 != " " }
    }
    let types = written.split(separator: "|").filter { $0.contains(":") }.map { heading in
      let type = heading.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      return "\n  " + String(type)
    }
    let correct = headings.joined(separator: " | ")
    note(
      .writtenOtherwise(
        span(of: row).union(span(of: end - 1)), written, correct,
        pasted: correct + types.joined()))
    return name
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
