import WorthSource

/// Expressions.
extension Parser {
  /// Parses an expression with the `where` that may end it.
  mutating func parseExpression() -> NodeID {
    nested { parser in
      var result = parser.parseSimpleExpression()
      while !parser.isLost, !parser.entryEnds {
        let token = parser.position
        if parser.at(.where) {
          parser.advance()
          let condition = parser.parseSimpleExpression()
          parser.link(result, condition)
          result = parser.add(.filter, token: token, first: parser.first(result), child: result)
        } else if parser.isAtSort {
          parser.advance()
          parser.advance()
          let key = parser.parseSimpleExpression()
          parser.link(result, key)
          if !parser.isLost, !parser.entryEnds, parser.at(.name),
            parser.text(isAt: parser.position, "falling")
              || parser.text(isAt: parser.position, "rising")
          {
            parser.link(key, parser.leaf(.name))
          }
          result = parser.add(.sorting, token: token, first: parser.first(result), child: result)
        } else {
          break
        }
      }
      return result
    }
  }

  /// `true` iff `sort by` stands at the position.
  private var isAtSort: Bool {
    at(.name) && text(isAt: position, "sort") && peek().kind == .name
      && text(isAt: position + 1, "by")
  }

  /// Parses an expression without `where` and `for` at its end.
  mutating func parseSimpleExpression() -> NodeID {
    nested { parser in
      if parser.at(.if) { return parser.parseConditional() }
      return parser.parseBinary(0)
    }
  }

  private mutating func parseConditional() -> NodeID {
    let start = position
    advance()
    let condition = parseSimpleExpression()
    if !take(.then) { reportExpected(.then) }
    let consequence = parseSimpleExpression()
    if !take(.else) { reportExpected(.else) }
    let alternative = isLost ? NodeID.none : parseSimpleExpression()
    return add(
      .conditional, token: start, first: start,
      child: chain([condition, consequence, alternative]))
  }

  /// The operator at the position, between two operands; nil where there is none.
  @inline(__always)
  private var binaryOperator: Operator? {
    let kind = tokens[position].kind
    return kind == .name ? word.flatMap { Operator(between: $0) } : Operator(between: kind)
  }

  /// Parses operators that bind tighter than `loosest`.
  mutating func parseBinary(_ loosest: UInt8) -> NodeID {
    var left = parsePrefix()
    while !isLost, !entryEnds, let sign = binaryOperator, sign.precedence.rawValue > loosest {
      let token = position
      let precedence = sign.precedence
      if precedence.associativity == .right {
        advance()
        let right = nested { $0.parseBinary(precedence.rawValue - 1) }
        left = binary(left, token, right)
      } else if sign == .conversion {
        advance()
        let unit = parseUnit()
        link(left, unit)
        if !isLost, !entryEnds, at(.name), text(isAt: position, "on"), unit.exists {
          advance()
          link(unit, parseBinary(Precedence.conversion.rawValue))
        }
        left = add(.conversion, token: token, first: first(left), child: left)
      } else if sign == .range {
        advance()
        let hasEnd = !at(.rightBracket) && !at(.comma) && !entryEnds
        let right = hasEnd ? parseBinary(precedence.rawValue) : .none
        left = binary(left, token, right)
      } else {
        advance()
        let right = parseBinary(precedence.rawValue)
        left = binary(left, token, right)
        if precedence.associativity == .none, !entryEnds,
          binaryOperator?.precedence == precedence
        {
          note(.chainedComparison(span(of: position)))
        }
      }
    }
    return left
  }

  private mutating func binary(_ left: NodeID, _ token: Int, _ right: NodeID) -> NodeID {
    link(left, right)
    return add(.binary, token: token, first: first(left), child: left)
  }

  private mutating func parsePrefix() -> NodeID {
    if current.startsLine, current.isInFirstColumn, position > 0, depth > 1,
      tokens[position - 1].kind.isBinaryOperator, opensEntry(at: position)
    {
      // The next entry begins where an operand is missing.
      return missing(.expression)
    }
    switch current.kind {
    case .minus:
      let start = position
      advance()
      let operand = nested { $0.parseBinary(Precedence.product.rawValue) }
      return add(.negation, token: start, first: start, child: operand)
    case .dotDot:
      // An open range: `.. 2028`.
      let start = position
      advance()
      let end = parseBinary(Precedence.range.rawValue)
      let beginning = add(.skipped, token: start, first: start)
      nodes[Int(beginning.index)].end = Int32(truncatingIfNeeded: start)
      link(beginning, end)
      return add(.binary, token: start, first: start, child: beginning)
    case .name where at(.not):
      let start = position
      advance()
      let operand = nested { $0.parseBinary(Precedence.and.rawValue) }
      return add(.not, token: start, first: start, child: operand)
    default:
      return parsePostfix(parsePrimary())
    }
  }

  // MARK: After an operand

  private mutating func parsePostfix(_ operand: NodeID) -> NodeID {
    var result = operand
    var length = 0
    while !isLost {
      guard !entryEnds else { break }
      let token = position
      switch current.kind {
      case .leftParenthesis where !current.startsLine: result = parseCall(result)
      case .leftBracket where !current.startsLine: result = parseIndex(result)
      case .dot:
        advance()
        if at(.name) { advance() } else { reportExpected(.name) }
        result = add(.member, token: position - 1, first: first(result), child: result)
      case .name:
        guard let next = parseWordPostfix(result) else { return result }
        result = next
      default: return result
      }
      length += 1
      if length > Parser.deepestNesting {
        report(.nestedTooDeeply(span(of: token), limit: Parser.deepestNesting))
      }
    }
    return result
  }

  private mutating func parseWordPostfix(_ operand: NodeID) -> NodeID? {
    let token = position
    switch word {
    case .per:
      advance()
      guard at(.name) else { return missing(.unit) }
      let unit = leaf(.name)
      link(operand, unit)
      if !entryEnds, take(.compounded) {
        guard at(.name) else { return missing(.name) }
        let frequency = leaf(.name)
        link(unit, frequency)
      }
      return add(.per, token: token, first: first(operand), child: operand)
    case .under, .with:
      let kind: NodeKind = at(.under) ? .under : .with
      advance()
      let change = at(.leftBrace) ? parseBlock() : parsePrefix()
      link(operand, change)
      return add(kind, token: token, first: first(operand), child: operand)
    case .is:
      advance()
      if !take(.given) { reportExpected(.given) }
      return add(.isGiven, token: token, first: first(operand), child: operand)
    default:
      return nil
    }
  }

  private mutating func parseCall(_ callee: NodeID) -> NodeID {
    let open = position
    let arguments = parseEnclosed(.rightParenthesis, ")") { $0.parseArgument() }
    link(callee, arguments)
    return add(.call, token: open, first: first(callee), child: callee)
  }

  private mutating func parseIndex(_ operand: NodeID) -> NodeID {
    let open = position
    let indices = parseEnclosed(.rightBracket, "]") { $0.parseIndexItem() }
    link(operand, indices)
    return add(.index, token: open, first: first(operand), child: operand)
  }

  private mutating func parseArgument() -> NodeID {
    if at(.name), peek().kind == .colon {
      let name = position
      advance()
      advance()
      let value = parseItem()
      return add(.argument, token: name, first: name, child: value)
    }
    return parseItem()
  }

  private mutating func parseIndexItem() -> NodeID {
    guard at(.name), word(at: position + 1) == .in, !peek(2).startsLine else {
      return parseExpression()
    }
    let name = position
    advance()
    advance()
    let source = parseBinary(Precedence.conversion.rawValue)
    if at(.name), text(isAt: position, "by") {
      advance()
      let key = parseBinary(Precedence.conversion.rawValue)
      link(source, key)
    }
    return add(.binder, token: name, first: name, child: source)
  }

  func text(isAt index: Int, _ wanted: StaticString) -> Bool {
    let token = tokens[index]
    let bytes = text.bytes[Int(token.start)..<Int(token.end)]
    return bytes.elementsEqual(
      UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount))
  }

  /// Parses an expression that may go on with `for x in source where condition`.
  private mutating func parseItem() -> NodeID {
    let body = parseExpression()
    guard !isLost, at(.for) else { return body }
    let start = first(body)
    advance()
    guard at(.name) else { return missing(.name) }
    let name = position
    advance()
    if !take(.in) { reportExpected(.inWord) }
    let source = isLost ? NodeID.none : parseSimpleExpression()
    var condition = NodeID.none
    if !isLost, take(.where) { condition = parseSimpleExpression() }
    return add(
      .comprehension, token: name, first: start, child: chain([body, source, condition]))
  }

  /// Parses items separated by commas up to `closer`, the opener being the current token.
  private mutating func parseEnclosed(
    _ closer: TokenKind, _ bracket: String, _ parseOne: (inout Parser) -> NodeID
  ) -> NodeID {
    let open = position
    let wasInLines = isInLines
    let wasInRow = isInRow
    isInLines = false
    isInRow = false
    advance()
    var items: [NodeID] = []
    while !isLost, !at(closer), !at(.endOfFile), !entryEnds {
      let start = position
      items.append(parseOne(&self))
      if !at(.comma) { break }
      advance()
      if position == start { break }
    }
    if !isLost {
      if at(closer) {
        advance()
      } else if at(.endOfFile) || entryEnds || at(.rightBrace) {
        report(.notClosed(span(of: position), bracket, opened: span(of: open)))
      } else {
        reportExpected(.comma)
      }
    }
    isInLines = wasInLines
    isInRow = wasInRow
    return chain(items)
  }
}

/// Operands.
extension Parser {
  private mutating func parsePrimary() -> NodeID {
    switch current.kind {
    case .number: return parseNumber()
    case .name: return parseNameOrForm()
    case .text: return leaf(.text)
    case .textStart: return parseInterpolatedText()
    case .quarterPeriod: return leaf(.quarterPeriod)
    case .monthPeriod: return leaf(.monthPeriod)
    case .date: return leaf(.date)
    case .leftParenthesis: return parseParentheses()
    case .leftBracket:
      let start = position
      let items = parseEnclosed(.rightBracket, "]") { $0.parseListItem() }
      return add(.list, token: start, first: start, child: items)
    default: return missing(.expression)
    }
  }

  private mutating func parseParentheses() -> NodeID {
    let start = position
    let inner = parseEnclosed(.rightParenthesis, ")") { $0.parseItem() }
    guard inner.exists else { return isLost ? inner : missing(.expression) }
    if nodes[Int(inner.index)].next.exists {
      report(.expected(span(of: start), .expression, found: .words(.moreThanOne)))
    }
    return add(.group, token: start, first: start, child: inner)
  }

  private mutating func parseListItem() -> NodeID {
    let item = parseItem()
    guard !isLost, at(.colon) else { return item }
    let token = position
    advance()
    let value = parseItem()
    link(item, value)
    return add(.pair, token: token, first: first(item), child: item)
  }

  /// Parses a number with its scale, percent sign or unit.
  private mutating func parseNumber() -> NodeID {
    let start = position
    advance()
    reportSpacedNumber(from: start)
    repairScale()
    if !continuesNumber { return add(.number, token: start, first: start) }
    switch current.word {
    case .thousand, .million, .billion: advance()
    default: break
    }
    if continuesNumber {
      if at(.percent) {
        advance()
      } else if current.word == .bp || current.word == .points {
        advance()
      }
    }
    repairPerAnnum()
    let number = add(.number, token: start, first: start)
    guard continuesNumber, at(.name), !(word?.continuesExpression ?? false) else { return number }
    // `price = 5 tax = 3` is two entries on one line, `20 years = term` an equation.
    if peek().kind == .equal, !isInCondition, !(current.word?.isTime ?? false) { return number }
    if isInLines, peek().kind == .leftBrace { return number }
    let unit = leaf(.name)
    link(number, unit)
    return add(.quantity, token: position - 1, first: start, child: number)
  }

  /// `true` iff the current token stands on the line of the number before it and could belong to it.
  @inline(__always)
  private var continuesNumber: Bool {
    let token = tokens[position]
    return !token.startsLine && (token.kind == .name || token.kind == .percent)
  }

  /// Reports `11% p.a.`, and takes it.
  private mutating func repairPerAnnum() {
    guard at(.name), !current.startsLine, current.word == nil, writtenPlain(position) == "p",
      peek().kind == .dot, position + 2 < tokens.count, writtenPlain(position + 2) == "a"
    else { return }
    let start = position
    advance()
    advance()
    advance()
    if at(.dot), !current.startsLine { advance() }
    note(.writtenOtherwise(span(of: start).union(span(of: position - 1)), "p.a.", "per year"))
  }

  /// Reports `8 mio` and other forms of the scales, and takes them.
  private mutating func repairScale() {
    guard at(.name), !current.startsLine, current.word == nil else { return }
    let correct: String
    switch String(decoding: text.bytes[Int(current.start)..<Int(current.end)], as: UTF8.self) {
    case "mio", "Mio", "mln", "Mln", "millions", "Million", "Millions": correct = "million"
    case "thousands", "Thousand", "tsd", "Tsd": correct = "thousand"
    case "bn", "mrd", "Mrd", "billions", "Billion": correct = "billion"
    case "percent", "pct": correct = "%"
    default: return
    }
    note(.writtenOtherwise(span(of: position), writtenPlain(position), correct))
    advance()
  }

  private func writtenPlain(_ index: Int) -> String {
    String(
      decoding: text.bytes[Int(tokens[index].start)..<Int(tokens[index].end)], as: UTF8.self)
  }

  /// Reports `1 000 000`.
  private mutating func reportSpacedNumber(from start: Int) {
    guard at(.number), !current.startsLine else { return }
    while at(.number), !current.startsLine { advance() }
    let span = span(of: start).union(span(of: position - 1))
    let bytes = text.bytes[Int(span.start)..<Int(span.end)]
    let written = String(decoding: bytes, as: UTF8.self)
    var fixed = ""
    for index in start..<position {
      let token = tokens[index]
      if index > start { fixed += "_" }
      fixed += String(decoding: text.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
    }
    note(.spacesInNumber(span, written, proposal: fixed))
  }

  private mutating func parseNameOrForm() -> NodeID {
    let start = position
    let next = peek()
    if next.kind == .number, !next.startsLine, isInTagPosition {
      let tag = leaf(.name)
      let number = parseTaggedNumber()
      link(tag, number)
      return add(.tagged, token: start, first: start, child: tag)
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

  /// `true` iff the name at the position may be the currency or time word before a number.
  private var isInTagPosition: Bool {
    !(word?.continuesExpression ?? false)
  }

  /// Parses the number of `CHF 2.4 million`, without a unit of its own.
  private mutating func parseTaggedNumber() -> NodeID {
    let start = position
    advance()
    reportSpacedNumber(from: start)
    repairScale()
    if continuesNumber {
      switch current.word {
      case .thousand, .million, .billion: advance()
      default: break
      }
    }
    return add(.number, token: start, first: start)
  }

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

  /// Parses `USD per tonne` after `in`.
  private mutating func parseUnit() -> NodeID {
    guard at(.name) else { return missing(.unit) }
    let start = position
    let name = leaf(.name)
    guard !entryEnds, at(.per) else { return name }
    advance()
    guard at(.name) else { return missing(.unit) }
    let divisor = leaf(.name)
    link(name, divisor)
    return add(.per, token: start, first: start, child: name)
  }

  private mutating func parseChance() -> NodeID {
    let start = position
    let kind: NodeKind = at(.chance) ? .chance : .choose
    advance()
    let title = at(.text) ? leaf(.text) : .none
    let block = parseBlock()
    return add(kind, token: start, first: start, child: chain([title, block]))
  }

  private mutating func parseSolve() -> NodeID {
    let start = position
    advance()
    let unknown = parsePostfix(leaf(.name))
    if !take(.between) { reportExpected(.between) }
    let low = parseBinary(Precedence.conversion.rawValue)
    if !take(.and) { reportExpected(.and) }
    let high = parseBinary(Precedence.conversion.rawValue)
    if !take(.so) || !take(.that) { reportExpected(.soThat) }
    let goal = isLost ? NodeID.none : parseSimpleExpression()
    return add(.solve, token: start, first: start, child: chain([unknown, low, high, goal]))
  }
}
