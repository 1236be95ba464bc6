import WorthSource

/// Cells that hold no value but a sign that there is none, and rows that stand in no table.
extension Parser {
  /// The token behind a cell that says that there is no value, such as `-`, `n/a` or `TBD`, in the row that began at
  /// `row`; nil for all other cells.
  func endOfMark(_ row: Int) -> Int? {
    var end = position
    switch current.kind {
    case .minus:
      while tokens[end].kind == .minus, end == position || !tokens[end].startsLine { end += 1 }
    case .name where end == row || !current.startsLine:
      switch writtenPlain(position).lowercased() {
      case "tbd", "tbc", "tba": end += 1
      case "n":
        // `n/a`, `N.A.`
        guard peek().kind == .slash || peek().kind == .dot, peek(2).kind == .name,
          !peek().startsLine, !peek(2).startsLine, writtenPlain(position + 2).lowercased() == "a"
        else { return nil }
        end += 3
        if end < tokens.count, tokens[end].kind == .dot { end += 1 }
      default: return nil
      }
    default: return nil
    }
    guard end < tokens.count else { return nil }
    switch tokens[end].kind {
    case .pipe, .rightBrace, .endOfFile: return end
    default: return tokens[end].startsLine ? end : nil
    }
  }

  /// Reports a sign that there is no value, once for each table, and takes the cell for an empty one.
  mutating func parseMark(to end: Int) -> NodeID {
    let start = position
    let place = span(of: start).union(span(of: end - 1))
    noteOnce("mark in \(aside.table)", .markInCell(place, sourceText(start, end - 1)))
    position = end
    return add(.emptyCell, token: start, first: start)
  }

  /// Takes lines of cells that stand in the braces of fields, without a table around them; nil where none stand here.
  /// What table they are for is known where the fields are.
  mutating func parseLooseRows() -> NodeID? {
    guard holdsCells(at: position) else { return nil }
    let start = position
    while holdsCells(at: position) {
      repeat { advance() } while !at(.endOfFile) && !at(.rightBrace) && !current.startsLine
    }
    return add(.rows, token: start, first: start)
  }

  /// `true` iff the line that begins at the token at `index` consists of cells with bars between them.
  private func holdsCells(at index: Int) -> Bool {
    var place = index
    var depth = 0
    var hasBar = false
    while place < tokens.count, place == index || !tokens[place].startsLine {
      switch tokens[place].kind {
      case .leftParenthesis, .leftBracket: depth += 1
      case .rightParenthesis, .rightBracket: depth -= 1
      case .pipe: if depth == 0 { hasBar = true }
      case .equal, .colon, .tilde, .arrow, .leftBrace: return false
      case .rightBrace, .endOfFile: return hasBar
      default: break
      }
      place += 1
    }
    return hasBar
  }
}
