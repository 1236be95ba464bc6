import WorthSource

/// Operands.
extension Parser {
  /// Parses an operand without what follows it.
  mutating func parsePrimary() -> NodeID {
    switch current.kind {
    case .number: return parseForeignDate() ?? parseNumber()
    case .mended:
      let start = position
      advance()
      return joinCurrency(to: leafBehind(start, .skipped), from: start)
    case .name: return parseNameOrForm()
    case .text: return leaf(.text)
    case .textStart: return parseInterpolatedText()
    case .quarterPeriod: return leaf(.quarterPeriod)
    case .monthPeriod: return parseForeignDate() ?? leaf(.monthPeriod)
    case .date: return leaf(.date)
    case .leftParenthesis: return parseParentheses()
    case .leftBracket:
      let start = position
      let items = parseEnclosed(.rightBracket, "]") { $0.parseListItem() }
      return add(.list, token: start, first: start, child: items)
    case .leftBrace: return parseListInBraces() ?? missing(.expression)
    default: return missing(.expression)
    }
  }

  /// Parses one expression between parentheses.
  private mutating func parseParentheses() -> NodeID {
    let start = position
    let inner = parseEnclosed(.rightParenthesis, ")") { $0.parseItem() }
    guard inner.exists else { return isLost ? inner : missing(.expression) }
    if nodes[Int(inner.index)].next.exists {
      noteInPlace(start, position - 1, "[" + mended(start + 1, position - 2) + "]")
      return add(.list, token: start, first: start, child: inner)
    }
    return add(.group, token: start, first: start, child: inner)
  }

  /// Parses an item of a list, or a pair with a colon; either may go on with `for x in source`.
  private mutating func parseListItem() -> NodeID {
    let item = parseExpression()
    guard !isLost, at(.colon) else { return parseTurns(of: item) }
    let token = position
    advance()
    let value = parseExpression()
    link(item, value)
    return parseTurns(of: add(.pair, token: token, first: first(item), child: item))
  }

  /// Parses a number with its scale, percent sign or unit.
  private mutating func parseNumber() -> NodeID {
    let start = position
    advance()
    reportSpacedNumber(from: start)
    if let product = parseProductWithX(from: start) { return product }
    let sort: NodeKind = repairScale() ? .skipped : .number
    if !continuesNumber { return add(sort, token: start, first: start) }
    switch current.word {
    case .thousand, .million, .billion: advance()
    default: break
    }
    if continuesNumber {
      if wordOperator != nil { return add(sort, token: start, first: start) }
      if at(.percent) {
        advance()
      } else if current.word == .bp || current.word == .points {
        advance()
      }
    }
    repairPerAnnum()
    if repairsFrequency() { return add(.skipped, token: start, first: start) }
    let number = add(sort, token: start, first: start)
    if let amount = joinReportedCurrency(from: start) { return amount }
    guard continuesNumber, at(.name), !(word?.continuesExpression ?? false), wordOperator == nil,
      // `3% else:`
      !(text(isAt: position, "else") && peek().kind == .colon)
    else { return number }
    // The next cell of a row that lacks its bars: `2026 EUR 300`.
    if isInRow, isAmount(at: position) { return number }
    // `price = 5 tax = 3` is two entries on one line, `20 years = term` an equation.
    if peek().kind == .equal, !isInCondition, !(current.word?.isTime ?? false) { return number }
    if isInLines, peek().kind == .leftBrace { return number }
    let unit = leaf(.name)
    link(number, unit)
    return add(.quantity, token: position - 1, first: start, child: number)
  }

  /// `true` iff the current token stands on the line of the number before it and could belong to
  /// it.
  @inline(__always)
  private var continuesNumber: Bool {
    let token = tokens[position]
    return !token.startsLine && (token.kind == .name && !isAtSort || token.kind == .percent)
  }

  /// Reports `5 x 10^6`, in which a letter stands for the sign of a product; nil for everything else.
  private mutating func parseProductWithX(from start: Int) -> NodeID? {
    guard at(.name), !current.startsLine, peek().kind == .number, !peek().startsLine,
      text(isAt: position, "x") || text(isAt: position, "X")
    else { return nil }
    note(.writtenOtherwise(span(of: position), writtenPlain(position), "*"))
    advance()
    _ = parseBinary(Precedence.product.rawValue)
    return add(.skipped, token: start, first: start)
  }

  /// Reports `11% p.a.`, and takes it.
  private mutating func repairPerAnnum() {
    guard at(.name), !current.startsLine else { return }
    if current.word == .per, peek().kind == .name, !peek().startsLine,
      text(isAt: position + 1, "annum") || text(isAt: position + 1, "anno")
    {
      noteInPlace(position, position + 1, "per year")
      advance()
      advance()
      return
    }
    if current.word == nil, tokens[position - 1].kind == .percent,
      text(isAt: position, "pa") || text(isAt: position, "PA")
    {
      note(.writtenOtherwise(span(of: position), writtenPlain(position), "per year"))
      advance()
      return
    }
    guard current.word == nil, writtenPlain(position) == "p",
      peek().kind == .dot, position + 2 < tokens.count, writtenPlain(position + 2) == "a"
    else { return }
    let start = position
    advance()
    advance()
    advance()
    if at(.dot), !current.startsLine { advance() }
    note(.writtenOtherwise(span(of: start).union(span(of: position - 1)), "p.a.", "per year"))
  }

  /// Reports `1% monthly` and `1%/month`, and takes them; `false` where something else stands there.
  private mutating func repairsFrequency() -> Bool {
    guard tokens[position - 1].kind == .percent, !current.startsLine else { return false }
    let start = position
    if at(.slash), peek().kind == .name, current.start == tokens[position - 1].end,
      peek().start == current.end,
      let unit = Parser.frequencies[writtenPlain(position + 1).lowercased()]
    {
      advance()
      advance()
      let whole = span(of: start).union(span(of: position - 1))
      note(
        .writtenOtherwise(
          whole, sourceText(start, position - 1), "per " + unit, pasted: " per " + unit))
      return true
    }
    guard at(.name), current.word == nil,
      let unit = Parser.frequencies[writtenPlain(position).lowercased()]
    else { return false }
    advance()
    note(.writtenOtherwise(span(of: start), writtenPlain(start), "per " + unit))
    return true
  }

  /// The periods of rates, by what they are called elsewhere.
  private static var frequencies: [String: String] {
    [
      "year": "year", "yr": "year", "yearly": "year", "annually": "year", "annual": "year",
      "quarter": "quarter", "quarterly": "quarter", "month": "month", "monthly": "month",
      "day": "day", "daily": "day",
    ]
  }

  /// Reports `8 mio` and other forms of the scales, and takes them; `true` iff they make a percent of the number, so
  /// that nothing is known of it.
  private mutating func repairScale() -> Bool {
    if takePointsInWords() { return true }
    if at(.per), !current.startsLine, peek().kind == .name, text(isAt: position + 1, "cent") {
      note(.writtenOtherwise(span(of: position).union(span(of: position + 1)), "per cent", "%"))
      advance()
      advance()
      return true
    }
    guard at(.name), !current.startsLine, current.word == nil else { return false }
    let correct: String
    switch String(decoding: text.bytes[Int(current.start)..<Int(current.end)], as: UTF8.self) {
    case "mio", "Mio", "mln", "Mln", "millions", "Million", "Millions": correct = "million"
    case "thousands", "Thousand", "tsd", "Tsd": correct = "thousand"
    case "bn", "mrd", "Mrd", "billions", "Billion": correct = "billion"
    case "percent", "pct": correct = "%"
    case let word where codeFollows && Lexer.scale(word) != nil:
      // `5 k EUR`: alone it may be a unit.
      correct = Lexer.scale(word) ?? word
    default:
      guard let points = Lexer.points(writtenPlain(position)) else { return false }
      correct = points
    }
    let isOfPercent = Lexer.scale(correct) == nil
    if peek().kind == .dot, peek().start == current.end,
      peek(2).kind != .name || peek(2).startsLine || peek(2).followsBlank
    {
      // `Mio.` is shortened with a point.
      let place = span(of: position).union(span(of: position + 1))
      note(.writtenOtherwise(place, sourceText(position, position + 1), correct))
      advance()
      advance()
      return isOfPercent
    }
    note(.writtenOtherwise(span(of: position), writtenPlain(position), correct))
    advance()
    return isOfPercent
  }

  /// `true` iff the code of a currency stands behind the current word, in its line.
  private var codeFollows: Bool {
    let next = peek()
    return next.kind == .name && !next.startsLine && next.end - next.start == 3
      && text.bytes[Int(next.start)..<Int(next.end)].allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// Reports `1 percentage point`, `2 basis points` and `1 % points`, and takes them; `false` where something else
  /// stands there.
  private mutating func takePointsInWords() -> Bool {
    guard at(.name) || at(.percent), !current.startsLine, peek().kind == .name, !peek().startsLine
    else { return false }
    switch writtenPlain(position + 1).lowercased() {
    case "point", "points": break
    default: return false
    }
    let correct: String
    switch writtenPlain(position).lowercased() {
    case "percentage", "percent", "pct", "%": correct = "points"
    case "basis", "base": correct = "bp"
    default: return false
    }
    let whole = span(of: position).union(span(of: position + 1))
    note(.writtenOtherwise(whole, sourceText(position, position + 1), correct))
    advance()
    advance()
    return true
  }

  /// Returns a token as it is written.
  func writtenPlain(_ index: Int) -> String {
    String(
      decoding: text.bytes[Int(tokens[index].start)..<Int(tokens[index].end)], as: UTF8.self)
  }

  /// Reports `1 000 000`.
  private mutating func reportSpacedNumber(from start: Int) {
    guard at(.number), !current.startsLine, !(lacksBars && isInRow) else { return }
    while at(.number), !current.startsLine { advance() }
    let span = span(of: start).union(span(of: position - 1))
    let written = sourceText(start, position - 1)
    dropReports(start, position - 1)
    if let fixed = ForeignNumber.readings(of: written).first {
      note(.spacesInNumber(span, written, proposal: fixed))
    } else {
      note(.noNumber(span, written))
    }
  }

  /// Adds a node of `kind` over the token at `start`, which was taken.
  private mutating func leafBehind(_ start: Int, _ kind: NodeKind) -> NodeID {
    add(kind, token: start, first: start)
  }

  /// `true` iff the code of a currency stands here in the line of what is before it, and begins no entry.
  private var isAtCode: Bool {
    at(.name) && !current.startsLine && current.end - current.start == 3 && peek().kind != .equal
      && text.bytes[Int(current.start)..<Int(current.end)].allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// Takes the code of a currency behind a number that was reported, with one message for both.
  private mutating func joinCurrency(to number: NodeID, from start: Int) -> NodeID {
    guard isAtCode else { return number }
    let correct = writtenPlain(position) + " " + mended(start, position - 1)
    noteInPlace(start, position, correct)
    advance()
    return add(.skipped, token: start, first: start)
  }

  /// Takes the code of a currency behind a number in which something was reported; nil for others.
  private mutating func joinReportedCurrency(from start: Int) -> NodeID? {
    guard !diagnostics.isEmpty, isAtCode else { return nil }
    let whole = span(of: start).union(span(of: position - 1))
    let isReported = diagnostics.indices.contains { place in
      whole.contains(diagnostics[place].span) && diagnostics[place].proposal != nil
        && !aside.dropped.contains(place)
    }
    guard isReported else { return nil }
    return joinCurrency(to: .none, from: start)
  }

  /// Parses what begins with a word: an amount, a conditional, a chance, a solution, an instance
  /// without a name, or a name.
  private mutating func parseNameOrForm() -> NodeID {
    let start = position
    let next = peek()
    if next.kind == .number, !next.startsLine, let date = parseDateOfMonth() { return date }
    if next.kind == .name, let loop = parseForInFront(from: start) { return loop }
    if next.kind == .name || next.kind == .leftBrace, let cases = parseForeignCases() {
      return cases
    }
    if next.kind == .leftParenthesis, current.end - current.start <= 3,
      let form = parseSpreadsheetForm()
    {
      return form
    }
    if next.kind == .leftParenthesis, let amount = parseAccountantsMinus() { return amount }
    if next.kind == .mended, !next.startsLine, isAmount(at: position) {
      advance()
      let amount = leaf(.skipped)
      nodes[Int(amount.index)].first = Int32(truncatingIfNeeded: start)
      return amount
    }
    if next.kind == .number, !next.startsLine, isInTagPosition {
      let tag = leaf(.name)
      let number = parseTaggedNumber()
      link(tag, number)
      return add(.tagged, token: start, first: start, child: tag)
    }
    if !next.startsLine, let period = parsePeriodBehindWord() { return period }
    if word == .scenario, next.kind == .name, !next.startsLine {
      // `compare(value, scenario crisis)`
      note(
        .writtenOtherwise(
          span(of: start).union(span(of: start + 1)), sourceText(start, start + 1),
          sourceText(start + 1, start + 1)))
      advance()
      return leaf(.name)
    }
    switch word {
    case .if: return parseSimpleExpression()
    case .chance, .choose:
      if !next.startsLine, next.kind == .text || next.kind == .leftBrace { return parseChance() }
    case .solve:
      if next.kind == .name, !next.startsLine { return parseSolve() }
    default: break
    }
    let name = leaf(.name)
    if at(.leftBrace), !current.startsLine, !(word(at: start)?.opensEntry ?? false) {
      let block = parseBlock()
      link(name, block)
      return add(.instanceValue, token: start, first: start, child: name)
    }
    return name
  }

  /// Reports `month 2026-01`, a period of the calendar behind the word for numbered ones, and takes the period; nil
  /// where something else stands there.
  private mutating func parsePeriodBehindWord() -> NodeID? {
    switch (word, peek().kind) {
    case (.month, .monthPeriod), (.quarter, .quarterPeriod), (.day, .date), (.months, .monthPeriod),
      (.quarters, .quarterPeriod), (.days, .date):
      break
    default: return nil
    }
    let start = position
    advance()
    note(
      .writtenOtherwise(
        span(of: start).union(span(of: position)), sourceText(start, position),
        sourceText(position, position)))
    return parsePrefix()
  }

  /// `true` iff the name at the position may be the currency or time word before a number.
  private var isInTagPosition: Bool {
    !(word?.continuesExpression ?? false)
  }

  /// Parses the number of `CHF 2.4 million`, without a unit of its own.
  private mutating func parseTaggedNumber() -> NodeID {
    let start = position
    advance()
    reportSpacedNumber(from: start)
    _ = repairScale()
    if continuesNumber {
      switch current.word {
      case .thousand, .million, .billion: advance()
      default: break
      }
    }
    return add(.number, token: start, first: start)
  }

  /// Parses a text with expressions in braces.
  private mutating func parseInterpolatedText() -> NodeID {
    let start = position
    var parts: [NodeID] = []
    let wasInLines = isInLines
    let wasInRow = isInRow
    isInLines = false
    isInRow = false
    advance()
    while !isLost {
      parts.append(parseExpression())
      if at(.textMiddle) {
        advance()
        continue
      }
      if !take(.textEnd) { reportExpected(.expression) }
      break
    }
    isInLines = wasInLines
    isInRow = wasInRow
    return add(.text, token: start, first: start, child: chain(parts))
  }

  /// Parses `USD per tonne`, `case.currency` or a period, such as `2026-Q1`, after `in`.
  mutating func parseUnit() -> NodeID {
    let start = position
    let isSign = at(.percent) && !entryEnds
    if isSign { note(.writtenOtherwise(span(of: position), "%", "percent")) }
    if at(.quarterPeriod) { return leaf(.quarterPeriod) }
    if at(.monthPeriod) { return leaf(.monthPeriod) }
    if at(.number) { return leaf(.number) }
    guard at(.name) || isSign else { return missing(.unit) }
    advance()
    var name = add(.name, token: start, first: start)
    while !isSign, !entryEnds, at(.dot), peek().kind == .name, !peek().startsLine {
      advance()
      advance()
      name = add(.member, token: position - 1, first: start, child: name)
    }
    guard !entryEnds, at(.per) else { return name }
    advance()
    guard at(.name) else { return missing(.unit) }
    let divisor = leaf(.name)
    link(name, divisor)
    return add(.per, token: start, first: start, child: name)
  }

  /// Parses `chance "title" { … }` or `choose "title" { … }`.
  private mutating func parseChance() -> NodeID {
    let start = position
    let kind: NodeKind = at(.chance) ? .chance : .choose
    advance()
    let title = at(.text) ? leaf(.text) : .none
    let block = parseBlock()
    return add(kind, token: start, first: start, child: chain(title, block))
  }

  /// Parses `solve x between a and b so that …`, or with `least` or `most` before `x`.
  private mutating func parseSolve() -> NodeID {
    let start = position
    advance()
    let end = takeLeastOrMost()
    let named = position
    let isNamed = at(.name) && peek().kind == .equal
    if isNamed {
      // `solve r = offer.rate between …`
      advance()
      advance()
    }
    if let asked = parseGoalInFront(from: start, named) { return asked }
    let path = position
    let unknown = parsePostfix(leaf(.name))
    if isNamed, !isLost {
      note(
        .writtenOtherwise(
          span(of: named).union(span(of: position - 1)), sourceText(named, position - 1),
          sourceText(path, position - 1)))
    }
    if !take(.between) {
      reportExpected(.between)
      // Without a range there is nothing to look in.
      if at(.so) { return add(.skipped, token: start, first: start) }
    }
    let low = parseBinary(Precedence.conversion.rawValue)
    if !take(.and) { reportExpected(.and) }
    let high = parseBinary(Precedence.conversion.rawValue)
    if !take(.so) || !take(.that) { reportExpected(.soThat) }
    let goal = isLost ? NodeID.none : parseSimpleExpression()
    return add(
      .solve, token: start, first: start, child: chain(unknown, low, high, goal), parts: end)
  }

  /// Takes `least` or `most` behind `solve`, or reports another word for one of them and takes it
  /// for that; before `between` all are names.
  private mutating func takeLeastOrMost() -> Parts {
    guard at(.name), peek().kind == .name, !peek().startsLine,
      self.word(at: position + 1) != .between
    else { return [] }
    let written = writtenPlain(position)
    let part: Parts
    switch written {
    case "least", "lowest", "smallest", "minimum", "min", "minimal", "first": part = .least
    case "most", "highest", "greatest", "largest", "maximum", "max", "maximal", "last":
      part = .most
    default: return []
    }
    let correct = part == .least ? "least" : "most"
    if written != correct { note(.writtenOtherwise(span(of: position), written, correct)) }
    advance()
    return part
  }
}
