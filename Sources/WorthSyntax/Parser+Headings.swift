import WorthSource

/// The names of columns, as they come from elsewhere: of several words, in quotes, with signs or types.
extension Parser {
  /// Reports headings that are no names, such as `Net sales`, `"Sales"`, `part %` and `Turnover (CHF)`, in the row of
  /// headings that began at `row`, all in one message, and takes each for one column; nil for all other headings.
  mutating func parseHeading(_ row: Int) -> NodeID? {
    if let typed = parseTypedHeading() { return typed }
    let start = position
    guard let end = endOfHeading, end > start + 1 || tokens[start].kind == .text,
      headingName(start, end - 1) != nil
    else { return nil }
    // Without bars the words may be columns of their own.
    guard start > row && tokens[start - 1].kind == .pipe || tokens[end].kind == .pipe else {
      return nil
    }
    position = end
    dropReports(start, end - 1)
    if aside.mendedHeadings != row {
      aside.mendedHeadings = row
      reportHeadings(row, firstAt: start)
    }
    return add(.skipped, token: start, first: start)
  }

  /// The token behind the heading that begins here; nil where the row goes on in a way that no heading does.
  private var endOfHeading: Int? {
    var end = position
    while end < tokens.count, end == position || !tokens[end].startsLine {
      switch tokens[end].kind {
      case .pipe, .rightBrace, .endOfFile: return end > position ? end : nil
      case .name, .text, .percent, .leftParenthesis, .rightParenthesis, .slash, .minus, .plus, .dot,
        .invalid, .leftBracket, .rightBracket:
        end += 1
      case .number, .mended:
        guard end > position else { return nil }
        end += 1
      default: return nil
      }
    }
    return end < tokens.count && end > position ? end : nil
  }

  /// The name for a heading, in which what is neither letter nor digit becomes `_`, and `%` a word; nil where it is none.
  private func headingName(_ first: Int, _ last: Int) -> String? {
    let written = sourceText(first, last).split(separator: "%", omittingEmptySubsequences: false)
      .joined(separator: " percent ")
    let words = written.unicodeScalars.split { !$0.properties.isXIDContinue }
    let name = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "_")
    guard let letter = name.unicodeScalars.first, letter.properties.isXIDStart else { return nil }
    return name
  }

  /// Reports the headings of the row that began at `row`, of which that at the token `first` is the first that is no name.
  private mutating func reportHeadings(_ row: Int, firstAt first: Int) {
    let home = position
    defer { position = home }
    var last = home - 1
    while at(.pipe), !current.startsLine {
      advance()
      guard !at(.pipe), !current.startsLine, let end = endOfHeading else { break }
      if end > position + 1 || !at(.name) {
        guard headingName(position, end - 1) != nil else { break }
        last = end - 1
      }
      position = end
    }
    // Behind the last heading that is mended nothing changes.
    let whole = span(of: first).union(span(of: last))
    var pasted = ""
    var place = first
    while place <= last {
      var end = place
      while end <= last, tokens[end].kind != .pipe { end += 1 }
      if place > first { pasted += blanks(place - 1) + "|" + blanks(place) }
      let isName = end == place + 1 && tokens[place].kind == .name
      pasted +=
        isName ? writtenPlain(place) : headingName(place, end - 1) ?? sourceText(place, end - 1)
      place = end + 1
    }
    note(.writtenOtherwise(whole, sourceText(first, last), pasted))
  }

  /// The blanks before a token.
  private func blanks(_ index: Int) -> String { tokens[index].followsBlank ? " " : "" }

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
}
