import WorthSource

/// What was reported in a part of an entry, taken together in one message about the whole.
extension Parser {
  /// Returns what stands from the token `first` to the token `last`, with what was proposed for its
  /// parts and with the functions of spreadsheets as they are written here.
  func mended(_ first: Int, _ last: Int) -> String {
    var result = ""
    var index = first
    while index <= last {
      if index > first { result += blanks(before: index) }
      if let form = spreadsheetForm(at: index), form.end <= last {
        result += form.text
        index = form.end + 1
      } else if let proposal = proposal(at: index), proposal.span.end <= tokens[last].end {
        result += proposal.replacement
        while index <= last, tokens[index].start < proposal.span.end { index += 1 }
      } else {
        // Of several semicolons only the first is reported.
        result +=
          tokens[index].kind == .comma ? "," : spreadsheetName(at: index) ?? writtenPlain(index)
        index += 1
      }
    }
    return result
  }

  /// Returns what is proposed in the place of the tokens that begin with that at `index`; nil where
  /// nothing is.
  private func proposal(at index: Int) -> Proposal? {
    let start = tokens[index].start
    let found = diagnostics.first { diagnostic in
      diagnostic.proposal.map { $0.span.start == start && $0.span.end > start } ?? false
    }
    return found?.proposal
  }

  /// Returns the blanks between the token at `index` and the one before it, in which no comment
  /// counts.
  private func blanks(before index: Int) -> String {
    tokens[index].followsBlank ? " " : ""
  }

  /// Leaves out what was reported from the token `first` to the token `last`, in whose place one message
  /// about the whole follows.
  mutating func dropReports(_ first: Int, _ last: Int) {
    guard !diagnostics.isEmpty else { return }
    let whole = span(of: first).union(span(of: last))
    for place in diagnostics.indices where whole.contains(diagnostics[place].span) {
      aside.dropped.insert(place)
    }
  }

  /// Reports that the tokens from `first` to `last` are written as `correct` here, with one message
  /// for all that is wrong in them.
  mutating func noteInPlace(_ first: Int, _ last: Int, _ correct: String) {
    dropReports(first, last)
    note(
      .writtenOtherwise(
        span(of: first).union(span(of: last)), sourceText(first, last), correct))
  }

  /// Reports `{1, 2}`, a list as other languages write it; nil where the braces hold something else.
  mutating func parseListInBraces() -> NodeID? {
    let start = position
    var end = start + 1
    var isSplit = false
    while tokens[end].kind != .rightBrace {
      switch tokens[end].kind {
      case .endOfFile, .leftBrace, .equal, .colon, .tilde, .arrow, .pipe: return nil
      default:
        if tokens[end].kind != .comma, writtenPlain(end).utf8.contains(0x2C) { isSplit = true }
      }
      if tokens[end].startsLine { return nil }
      end += 1
    }
    guard end > start + 1, !tokens[end].startsLine else { return nil }
    // `{1,2}` is two values, as in brackets.
    let inner =
      isSplit
      ? sourceText(start + 1, end - 1).split(separator: ",").map { $0.drop { $0 == " " } }
        .joined(separator: ", ")
      : mended(start + 1, end - 1)
    position = end + 1
    noteInPlace(start, end, "[" + inner + "]")
    return add(.skipped, token: start, first: start)
  }

  // MARK: Functions of spreadsheets

  /// The token that closes the parenthesis at `open`, and the commas directly within it; nil where
  /// nothing closes it in its entry.
  func parenthesis(at open: Int) -> (end: Int, commas: [Int])? {
    var depth = 0
    var commas: [Int] = []
    var index = open
    while index < tokens.count {
      switch tokens[index].kind {
      case .leftParenthesis, .leftBracket: depth += 1
      case .rightParenthesis, .rightBracket:
        depth -= 1
        if depth == 0 { return (index, commas) }
      case .comma: if depth == 1 { commas.append(index) }
      case .leftBrace, .rightBrace, .endOfFile: return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Returns `IF(a > b, 1, 2)` and the like at `index` as they are written here, with the last token;
  /// nil where none begins.
  func spreadsheetForm(at index: Int) -> (text: String, end: Int)? {
    guard tokens[index].kind == .name, index + 1 < tokens.count,
      tokens[index + 1].kind == .leftParenthesis, !tokens[index + 1].startsLine
    else { return nil }
    let name = writtenPlain(index)
    switch name {
    case "IF", "If", "if", "IIF", "AND", "OR", "NOT": break
    default: return nil
    }
    guard let (end, commas) = parenthesis(at: index + 1), end > index + 2 else { return nil }
    // What is no such form is found out before its parts are looked at.
    var ranges: [(Int, Int)] = []
    var first = index + 2
    for comma in commas + [end] {
      guard comma > first else { return nil }
      ranges.append((first, comma - 1))
      first = comma + 1
    }
    switch name {
    case "AND", "OR": break
    case "NOT": if ranges.count != 1 { return nil }
    default: if ranges.count != 3 { return nil }
    }
    let parts = ranges.map { mended($0.0, $0.1) }
    switch name {
    case "AND", "OR":
      return ("(" + parts.joined(separator: name == "AND" ? " and " : " or ") + ")", end)
    case "NOT": return parts.count == 1 ? ("not (" + parts[0] + ")", end) : nil
    default:
      guard parts.count == 3 else { return nil }
      let other = parts[2]
      return ("if " + parts[0] + " then " + parts[1] + " else " + other, end)
    }
  }

  /// Returns the name by which a function or value of spreadsheets that stands at `index` goes here;
  /// nil for all others.
  private func spreadsheetName(at index: Int) -> String? {
    guard tokens[index].kind == .name else { return nil }
    let written = writtenPlain(index)
    switch written {
    case "TRUE", "True", "true": return "yes"
    case "FALSE", "False", "false": return "no"
    case "AVERAGE": return "mean"
    default: break
    }
    let isCall = index + 1 < tokens.count && tokens[index + 1].kind == .leftParenthesis
    return isCall && written == written.uppercased() ? written.lowercased() : nil
  }

  /// Reports `IF(a > b, 1, 2)`, `AND(a, b)` and the like, and takes them; nil where none stands here.
  mutating func parseSpreadsheetForm() -> NodeID? {
    guard peek().kind == .leftParenthesis, let form = spreadsheetForm(at: position) else {
      return nil
    }
    let start = position
    let isGrouped = form.text.hasPrefix("(") || isWholeValue(start, form.end)
    noteInPlace(start, form.end, isGrouped ? form.text : "(" + form.text + ")")
    position = form.end + 1
    return add(.skipped, token: start, first: start)
  }

  /// `true` iff nothing stands before and behind the tokens that an operator could join to them.
  private func isWholeValue(_ first: Int, _ last: Int) -> Bool {
    let before = first > 0 ? tokens[first - 1].kind : .endOfFile
    let behind = tokens[min(last + 1, tokens.count - 1)]
    return (!before.isBinaryOperator || before == .equal)
      && (behind.startsLine || !behind.kind.isBinaryOperator)
  }

  /// Takes the range of cells `A1:A5` that an argument is; nil where it is none.
  mutating func parseCells() -> NodeID? {
    guard peek().kind == .colon, isCell(position), isCell(position + 2) else { return nil }
    let start = position
    for _ in 0..<3 { advance() }
    aside.cells = start
    return add(.skipped, token: start, first: start)
  }

  /// Reports the call that began at `start`, to which cells were handed, and returns a node over all of
  /// it; nil where none were.
  mutating func reportCells(from start: Int) -> NodeID? {
    guard let cells = aside.cells, cells >= start else { return nil }
    aside.cells = nil
    dropReports(start, position - 1)
    note(
      .cellOfSpreadsheet(
        span(of: start).union(span(of: position - 1)), sourceText(start, position - 1)))
    return add(.skipped, token: start, first: start)
  }

  /// `true` iff a range of cells stands from the token `first` up to that at `end`.
  func namesCells(_ first: Int, _ end: Int) -> Bool {
    guard first + 2 < tokens.count else { return false }
    return (first..<max(first, end)).contains { index in
      index + 2 < tokens.count && tokens[index + 1].kind == .colon && isCell(index)
        && isCell(index + 2)
    }
  }

  /// `true` iff the token is spelt like a cell of a spreadsheet: `A1`, `AB12`, or like a column.
  private func isCell(_ index: Int) -> Bool {
    if tokens[index].kind == .mended { return text.bytes[Int(tokens[index].start)] == 0x24 }
    guard tokens[index].kind == .name, tokens[index].end - tokens[index].start <= 8 else {
      return false
    }
    let letters = text.bytes[Int(tokens[index].start)..<Int(tokens[index].end)]
    let column = letters.prefix { (0x41...0x5A).contains($0) }
    let row = letters.dropFirst(column.count)
    return (1...3).contains(column.count) && row.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The proposal for an entry that begins with `=`: a line with a name; nil where it names cells.
  func formulaWithName() -> Proposal? {
    var end = position
    while end + 1 < tokens.count, !tokens[end + 1].startsLine, tokens[end + 1].kind != .endOfFile {
      end += 1
    }
    guard end > position, !namesCells(position + 1, end) else { return nil }
    return Proposal(
      span(of: position).union(span(of: end)), "total = " + mended(position + 1, end))
  }

  // MARK: Values in the forms of other languages

  /// Reports `a > b ? 1 : 2` behind the condition that began at `start`; nil where none is here.
  mutating func parseQuestion(from start: Int) -> NodeID? {
    guard at(.question), !current.startsLine else { return nil }
    var colon: Int?
    var index = position + 1
    var depth = 0
    scan: while index < tokens.count, tokens[index].kind != .endOfFile,
      !tokens[index].startsLine || !isInLines
    {
      switch tokens[index].kind {
      case .leftParenthesis, .leftBracket: depth += 1
      case .rightParenthesis, .rightBracket:
        if depth == 0 { break scan }
        depth -= 1
      case .rightBrace: break scan
      case .comma: if depth == 0 { break scan }
      case .colon: if depth == 0, colon == nil { colon = index }
      default: break
      }
      index += 1
    }
    guard let colon, colon > position + 1, index > colon + 1 else { return nil }
    let correct =
      "if " + mended(start, position - 1) + " then " + mended(position + 1, colon - 1) + " else "
      + mended(colon + 1, index - 1)
    noteInPlace(start, index - 1, correct)
    position = index
    return add(.skipped, token: start, first: start)
  }

  /// Reports `a || b` behind the operand that began at `start`; nil where none is here.
  mutating func parseBarsAsOr(from start: Int) -> NodeID? {
    guard !isInRow, at(.pipe), !current.startsLine, peek().kind == .pipe,
      peek().start == current.end
    else { return nil }
    let place = span(of: position).union(span(of: position + 1))
    let isApart = current.followsBlank && tokens[min(position + 2, tokens.count - 1)].followsBlank
    note(.writtenOtherwise(place, "||", "or", pasted: isApart ? "or" : " or "))
    advance()
    advance()
    _ = parseSimpleExpression()
    return add(.skipped, token: start, first: start)
  }

  /// `true` iff the token at `index` begins a value in its line, and no entry.
  func opensValue(at index: Int) -> Bool {
    let token = tokens[min(index, tokens.count - 1)]
    guard !token.startsLine else { return false }
    switch token.kind {
    case .number, .mended, .text, .date, .monthPeriod, .quarterPeriod: return true
    case .minus: return tokens[min(index + 1, tokens.count - 1)].kind == .number
    case .name: return isAmount(at: index)
    default: return false
    }
  }

  /// Reports `between 2.5% and 4.5%` or `2.5% to 4.5%` as a value, behind the sign of equality at `sign`; nil
  /// where none stands here.
  mutating func parseUncertainRange(behind sign: Int) -> NodeID? {
    let start = position
    let isNamed = (at(.between) || at(.from)) && opensValue(at: position + 1)
    var index = isNamed ? position + 1 : position
    guard opensValue(at: index) else { return nil }
    let first = index
    while let next = joinsValue(index), next { index += 1 }
    let low = (first, index)
    index += 1
    guard index < tokens.count, !tokens[index].startsLine else { return nil }
    let isJoined: Bool
    // What lies on both sides of a figure: `4% +- 1%`.
    var isSpread = false
    switch tokens[index].kind {
    case .plus, .invalid:
      guard let last = endOfPlusMinus(index) else { return nil }
      (index, isJoined, isSpread) = (last, true, true)
    case .dotDot: isJoined = !isNamed && !isWholeNumber(low)
    case .minus: isJoined = !isNamed && isRangeOfPercents(low, index)
    case .name:
      isJoined = text(isAt: index, "to") || isNamed && tokens[index].word == .and
    default: isJoined = false
    }
    guard isJoined, opensValue(at: index + 1) else { return nil }
    index += 1
    let second = index
    while let next = joinsValue(index), next { index += 1 }
    position = index + 1
    guard atEntryEnd else {
      position = start
      return nil
    }
    var (least, most) = (mended(low.0, low.1), mended(second, index))
    // `2 to 4%` has one sign for both.
    if most.hasSuffix("%"), low.0 == low.1, tokens[low.0].kind == .number { least += "%" }
    dropReports(sign, index)
    if isSpread { (least, most) = (least + " - " + most, least + " + " + most) }
    if sign > 0, text(isAt: sign - 1, "timeline") {
      let whole = span(of: low.0).union(span(of: index))
      if let first = Parser.monthWithPoint(least), let last = Parser.monthWithPoint(most) {
        (least, most) = (first, last)
      }
      note(.writtenOtherwise(whole, sourceText(start, index), least + " .. " + most))
      return add(.skipped, token: start, first: start)
    }
    note(.uncertainRange(span(of: sign).union(span(of: index)), least, most))
    return add(.skipped, token: start, first: start)
  }

  /// `true` iff the minus at `sign` stands between two ends of which the second alone has a percent sign, as in `3 - 5%`.
  private func isRangeOfPercents(_ low: (first: Int, last: Int), _ sign: Int) -> Bool {
    guard low.first == low.last, tokens[low.first].kind == .number, sign + 2 < tokens.count,
      tokens[sign + 1].kind == .number, tokens[sign + 2].kind == .percent,
      let least = digits(of: low.first), let most = digits(of: sign + 1)
    else { return false }
    // `1 - 5%` is a factor.
    if least.whole == [UInt8(ascii: "1")], least.fraction.isEmpty { return false }
    if least.whole.count != most.whole.count { return least.whole.count < most.whole.count }
    if least.whole != most.whole { return least.whole.lexicographicallyPrecedes(most.whole) }
    return least.fraction.lexicographicallyPrecedes(most.fraction)
  }

  /// The digits of a plain decimal number before and behind its point, without those that say nothing; nil for other
  /// numbers.
  private func digits(of index: Int) -> (whole: [UInt8], fraction: [UInt8])? {
    let bytes = Array(writtenPlain(index).utf8)
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let zero = UInt8(ascii: "0")
    guard parts.count <= 2, let first = parts.first,
      parts.allSatisfy({ part in part.allSatisfy { $0 >= zero && $0 <= zero + 9 } })
    else { return nil }
    var fraction = parts.count == 2 ? Array(parts[1]) : []
    while fraction.last == zero { fraction.removeLast() }
    return (Array(first.drop { $0 == zero }), fraction)
  }

  /// The last token of `+-`, `+/-` or `±`, which begins at `index`; nil where something else stands there.
  private func endOfPlusMinus(_ index: Int) -> Int? {
    if tokens[index].kind == .invalid { return text(isAt: index, "±") ? index : nil }
    var last = index + 1
    if last < tokens.count, tokens[last].kind == .slash { last += 1 }
    guard last < tokens.count, tokens[last].kind == .minus,
      Int(tokens[last].end) - Int(tokens[index].start) == last - index + 1
    else { return nil }
    return last
  }

  /// `true` iff the tokens are a whole number without unit, a date or a period, from which a range runs.
  private func isWholeNumber(_ value: (first: Int, last: Int)) -> Bool {
    let token = tokens[value.first]
    switch token.kind {
    case .date, .monthPeriod, .quarterPeriod: return true
    case .number:
      return value.first == value.last
        && !text.bytes[Int(token.start)..<Int(token.end)].contains(0x2E)
    case .minus: return tokens[min(value.first + 1, tokens.count - 1)].kind == .number
    case .name: return tokens[value.first].word?.isTime ?? false
    default: return true
    }
  }

  /// `true` iff the token behind `index` goes on with the number or amount that it belongs to.
  private func joinsValue(_ index: Int) -> Bool? {
    guard index + 1 < tokens.count, !tokens[index + 1].startsLine else { return nil }
    let next = tokens[index + 1]
    switch tokens[index].kind {
    case .minus: return next.kind == .number
    case .number, .mended:
      if next.kind == .percent { return true }
      guard next.kind == .name else { return false }
      switch next.word {
      case .thousand, .million, .billion, .bp, .points: return true
      default: return next.word?.isTime ?? (Lexer.scale(writtenPlain(index + 1)) != nil)
      }
    case .name:
      if next.kind == .number || next.kind == .mended { return true }
      return next.kind == .percent
    default: return false
    }
  }

  // MARK: Words of programs

  /// Reports `return 2 * x`, and takes it for the value alone; nil for everything else.
  mutating func parseReturn() -> NodeID? {
    guard text(isAt: position, "return"), !peek().startsLine, !opensField(at: position) else {
      return nil
    }
    switch peek().kind {
    case .name, .number, .mended, .text, .leftParenthesis, .leftBracket, .minus: break
    default: return nil
    }
    let start = position
    advance()
    let value = parseExpression()
    guard !isLost else { return value }
    noteInPlace(start, position - 1, mended(start + 1, position - 1))
    return add(.skipped, token: start, first: start)
  }

  /// Reports `2 * x for x in costs` without its brackets, whose value began at `start`; nil where no `for`
  /// stands here.
  mutating func parseForBehind(_ start: Int) -> NodeID? {
    guard at(.for), !current.startsLine, peek().kind == .name else { return nil }
    _ = parseTurns(of: add(.skipped, token: start, first: start))
    guard !isLost else { return add(.skipped, token: start, first: start) }
    let correct = "[" + mended(start, position - 1) + "]"
    let whole = span(of: start).union(span(of: position - 1))
    dropReports(start, position - 1)
    note(.forOutsideBrackets(whole, correct, Proposal(whole, correct)))
    return add(.skipped, token: start, first: start)
  }

  /// Reports `for x in costs` in front of what is made of each `x`, up to the end of the entry or the bracket;
  /// nil where no `for` stands here.
  mutating func parseForInFront(from start: Int) -> NodeID? {
    guard text(isAt: position, "for"), peek().kind == .name, !peek().startsLine,
      peek(2).word == .in
    else { return nil }
    var end = position
    var depth = 0
    scan: while end + 1 < tokens.count, tokens[end + 1].kind != .endOfFile {
      let next = tokens[end + 1]
      switch next.kind {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace:
        if depth == 0 { break scan }
        depth -= 1
      default: if depth == 0, next.startsLine { break scan }
      }
      end += 1
    }
    let name = writtenPlain(position + 1)
    let isList = start > 0 && tokens[start - 1].kind == .leftBracket
    let form = "… for " + name + " in …"
    let whole = span(of: start).union(span(of: end))
    dropReports(start, end)
    note(.forOutsideBrackets(whole, isList ? form : "[" + form + "]", nil))
    position = end + 1
    return add(.skipped, token: start, first: start)
  }

  /// Parses `= =SUM(…)`, the formula of a cell behind a name; its second sign is reported where nothing else is.
  mutating func parseFormula(behind sign: Int) -> NodeID {
    let place = span(of: sign).union(span(of: position))
    let written = sourceText(sign, position)
    let known = diagnostics.count
    advance()
    let start = position
    let value = parseExpression()
    if diagnostics.count == known {
      note(.writtenOtherwise(place, written, "="))
    }
    return isLost ? value : parseSeveralValues(from: start) ?? parseForBehind(start) ?? value
  }
}
