import WorthSource

/// Expressions.
extension Parser {
  /// Parses an expression with the `where` that may end it.
  mutating func parseExpression() -> NodeID {
    nested { parser in
      let start = parser.position
      var result = parser.parseSimpleExpression()
      if !parser.isLost, parser.at(.question) || parser.at(.pipe),
        let other = parser.parseQuestion(from: start) ?? parser.parseBarsAsOr(from: start)
      {
        result = other
      }
      return parser.parseChoices(of: result)
    }
  }

  /// Parses `where` and `sort by` behind `value`, as often as they stand there.
  mutating func parseChoices(of value: NodeID) -> NodeID {
    var result = value
    while !isLost, !entryEnds {
      let token = position
      if at(.where) {
        advance()
        let condition = parseSimpleExpression()
        link(result, condition)
        result = add(.filter, token: token, first: first(result), child: result)
      } else if isAtSort || isAtOtherSort() {
        advance()
        advance()
        let key = parseSimpleExpression()
        link(result, key)
        if !isLost, !entryEnds, at(.name), isAtDirection() { link(key, leaf(.name)) }
        result = add(.sorting, token: token, first: first(result), child: result)
      } else {
        break
      }
    }
    return result
  }

  /// `true` iff `sort by` stands at the position.
  var isAtSort: Bool {
    at(.name) && text(isAt: position, "sort") && peek().kind == .name
      && text(isAt: position + 1, "by")
  }

  /// `true` iff `sorted by` or `order by` stands at the position, as other languages write it, after a diagnostic.
  private mutating func isAtOtherSort() -> Bool {
    guard at(.name), peek().kind == .name, !peek().startsLine, text(isAt: position + 1, "by") else {
      return false
    }
    switch writtenPlain(position).lowercased() {
    case "sorted", "order", "ordered", "arranged", "ranked": break
    default: return false
    }
    noteInPlace(position, position + 1, "sort by")
    return true
  }

  /// `true` iff the direction in which rows are sorted stands at the position, in the words of other languages after a
  /// diagnostic.
  private mutating func isAtDirection() -> Bool {
    let written = writtenPlain(position)
    switch written.lowercased() {
    case "falling", "rising":
      if written != written.lowercased() { noteInPlace(position, position, written.lowercased()) }
    case "descending", "desc", "down", "decreasing": noteInPlace(position, position, "falling")
    case "ascending", "asc", "up", "increasing": noteInPlace(position, position, "rising")
    default: return false
    }
    return true
  }

  /// Parses an expression without `where` and `for` at its end.
  mutating func parseSimpleExpression() -> NodeID {
    nested { parser in
      if parser.at(.if) { return parser.parseConditional() }
      let start = parser.position
      let value = parser.parseBinary(0)
      return parser.parseSelectionWithoutIf(of: value, from: start) ?? value
    }
  }

  /// Reports `curve is { … }`, in which `if` is missing, and takes it for what is meant; nil where something else
  /// stands there.
  private mutating func parseSelectionWithoutIf(of value: NodeID, from start: Int) -> NodeID? {
    guard !isLost, at(.is), peek().kind == .leftBrace, !peek().startsLine,
      start == 0 || word(at: start - 1) != .if
    else { return nil }
    let written = sourceText(start, position)
    note(.writtenOtherwise(span(of: start).union(span(of: position)), written, "if " + written))
    return parseSelection(of: value, from: start)
  }

  /// The operator at the position, between two operands; nil where there is none.
  @inline(__always)
  private var binaryOperator: Operator? {
    let kind = tokens[position].kind
    if kind == .slash, peek().kind == .slash { return nil }
    return kind == .name ? word.flatMap { Operator(between: $0) } : Operator(between: kind)
  }

  /// `true` iff a line begins here with `=`, as a formula of a spreadsheet does: it is no comparison with the
  /// line before.
  private var isFormulaOfSpreadsheet: Bool {
    at(.equal) && current.startsLine && current.isInFirstColumn
  }

  /// Parses operators that bind tighter than `loosest`.
  mutating func parseBinary(_ loosest: UInt8) -> NodeID {
    let start = position
    var left = parsePrefix()
    while !isLost, !entryEnds, !isFormulaOfSpreadsheet {
      guard let sign = binaryOperator else {
        guard let other = parseWordOperator(from: start, loosest) else { return left }
        left = other
        continue
      }
      guard sign.precedence.rawValue > loosest else { return left }
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
        if !isLost, !entryEnds, at(.under) { left = changesOfConversion(left) }
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

  /// Parses the changes behind `total in USD`, which are part of a unit as it is written; reports them with the
  /// parentheses that they need.
  private mutating func changesOfConversion(_ conversion: NodeID) -> NodeID {
    let start = first(conversion)
    let inner = mended(start, position - 1)
    let under = position
    let whole = parsePostfix(conversion)
    if isLost { return whole }
    noteInPlace(start, position - 1, "(" + inner + ") " + mended(under, position - 1))
    return whole
  }

  /// Adds the node of an operator with both operands.
  private mutating func binary(_ left: NodeID, _ token: Int, _ right: NodeID) -> NodeID {
    link(left, right)
    return add(.binary, token: token, first: first(left), child: left)
  }

  /// Parses an operand with a sign or `not` before it, or a range without a beginning.
  mutating func parsePrefix() -> NodeID {
    if current.startsLine, current.isInFirstColumn, position > 0, depth > 1,
      tokens[position - 1].kind.isBinaryOperator, opensEntry(at: position)
    {
      // The next entry begins where an operand is missing.
      return missing(.expression)
    }
    if current.startsLine, isInLines, !isInCondition, at(.name), peek().kind == .equal,
      position > 0, tokens[position - 1].kind.isBinaryOperator, aside.entry != position
    {
      // The next field begins where an operand is missing.
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

  /// Parses what follows an operand and belongs to it: calls, indices, members, `per`, `under`,
  /// `with`, `is given`, and the block that fills in a kind of a file, as in `rates.loan { … }`.
  mutating func parsePostfix(_ operand: NodeID) -> NodeID {
    var result = operand
    var length = 0
    while !isLost {
      guard !entryEnds else { break }
      let token = position
      switch current.kind {
      case .leftParenthesis where !current.startsLine:
        result = parseCall(result)
        if aside.cells != nil, !isLost { result = reportCells(from: first(result)) ?? result }
      case .leftBracket where !current.startsLine: result = parseIndex(result)
      case .dot where peek().kind == .number && !peek().startsLine && length < 8:
        // `sales.2027`
        let start = first(result)
        let period = writtenPlain(position + 1)
        let path = mended(start, position - 1)
        position += 2
        let isFranc = start == position - 3 && ["Fr", "fr", "SFr", "sFr"].contains(path)
        noteInPlace(
          start, position - 1, isFranc ? "CHF " + period : path + "[" + period + "]")
        result = add(.skipped, token: start, first: start)
      case .dot:
        advance()
        if at(.name) { advance() } else { reportExpected(.name) }
        result = add(.member, token: position - 1, first: first(result), child: result)
      case .leftBrace where !current.startsLine && namesFormOfFile(result):
        let first = first(result)
        let block = parseBlock()
        link(result, block)
        result = add(.instanceValue, token: first, first: first, child: result)
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

  /// `true` iff an operand is a path of names within an entry, before a block: that of a kind in a file
  /// that is used under a name. At the beginning of an entry the block is laid over what stands there.
  private func namesFormOfFile(_ operand: NodeID) -> Bool {
    guard first(operand) != aside.entry else { return false }
    var node = operand
    var isPath = false
    while nodes[Int(node.index)].kind == .member {
      isPath = true
      node = nodes[Int(node.index)].firstChild
    }
    return isPath && nodes[Int(node.index)].kind == .name
  }

  /// Parses a word that follows an operand, with its own operand; nil where the word is none of
  /// those.
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
      if kind == .with, let change = parseChangeWithoutBraces(behind: token) { return change }
      let change =
        !at(.leftBrace) ? parsePrefix() : kind == .under ? parseChanges() : parseVariant()
      link(operand, change)
      return add(kind, token: token, first: first(operand), child: operand)
    case .is where peek().kind == .leftBrace && !peek().startsLine: return nil
    case .is:
      advance()
      // Behind `is` no name can stand, so that `a is given = b is given` has the word, too.
      if current.kind == .name, current.name == Word.given.rawValue {
        advance()
      } else if let asked = questionOfOtherTools {
        // `fee is missing`, `fee is not given`.
        let start = Int(nodes[Int(operand.index)].first)
        position += asked.count
        let whole = mended(start, token - 1)
        noteInPlace(
          start, position - 1,
          asked.isGiven ? whole + " is given" : "not (" + whole + " is given)")
      } else {
        reportExpected(.given)
      }
      return add(.isGiven, token: token, first: first(operand), child: operand)
    case .year, .years, .quarter, .quarters, .month, .months, .week, .weeks, .day, .days:
      return parseCountOfTime(operand)
    default:
      return nil
    }
  }

  /// Reports `offer with price = EUR 7`, a change without its braces behind the word at `token`; nil for all others.
  private mutating func parseChangeWithoutBraces(behind token: Int) -> NodeID? {
    guard at(.name), !current.startsLine else { return nil }
    var place = position + 1
    while place + 1 < tokens.count, tokens[place].kind == .dot, tokens[place + 1].kind == .name {
      place += 2
    }
    guard tokens[place].kind == .equal, !tokens[place].startsLine else { return nil }
    let start = position
    position = place + 1
    _ = parseSimpleExpression()
    noteInPlace(start, position - 1, "{ " + mended(start, position - 1) + " }")
    return add(.skipped, token: token, first: token)
  }

  /// Reports `n months`, where only a number can stand before a unit of time; nil behind other operands.
  private mutating func parseCountOfTime(_ operand: NodeID) -> NodeID? {
    switch nodes[Int(operand.index)].kind {
    case .name, .member, .index, .call, .group: break
    default: return nil
    }
    let start = first(operand)
    guard start != aside.entry, !current.startsLine, !opensValue(at: position + 1) else {
      return nil
    }
    let unit =
      switch word {
      case .year, .years: "1 year"
      case .quarter, .quarters: "3 months"
      case .month, .months: "1 month"
      case .week, .weeks: "1 week"
      default: "1 day"
      }
    let count = mended(start, position - 1)
    advance()
    noteInPlace(start, position - 1, count + " * " + unit)
    return add(.skipped, token: start, first: start)
  }

  /// What is asked behind `is` in words of other tools: of how many tokens the question is, and whether it
  /// asks for a value; nil where none is.
  private var questionOfOtherTools: (count: Int, isGiven: Bool)? {
    guard at(.name), !current.startsLine else { return nil }
    let isNegated = word == .not
    let place = isNegated ? position + 1 : position
    guard place < tokens.count, tokens[place].kind == .name, !tokens[place].startsLine else {
      return nil
    }
    switch writtenPlain(place).lowercased() {
    case "given", "present", "there", "known":
      return isNegated ? (2, false) : (1, true)
    case "missing", "empty", "blank", "null", "none", "nil", "unknown":
      return isNegated ? (2, true) : (1, false)
    default: return nil
    }
  }

  /// `true` iff the token at `index` reads as `wanted`; for words that are none of the language.
  func text(isAt index: Int, _ wanted: StaticString) -> Bool {
    let token = tokens[index]
    let bytes = text.bytes[Int(token.start)..<Int(token.end)]
    return bytes.elementsEqual(
      UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount))
  }

  /// Parses an expression that may go on with `for x in source where condition`.
  mutating func parseItem() -> NodeID { parseTurns(of: parseExpression()) }

  /// Parses `for x in source where condition` behind `body`; returns `body` where there is none.
  mutating func parseTurns(of body: NodeID) -> NodeID {
    guard !isLost, at(.for) else { return body }
    let start = first(body)
    advance()
    if at(.name), text(isAt: position, "each"), peek().kind == .name,
      word(at: position + 1) != .in
    {
      note(.writtenOtherwise(span(of: position - 1).union(span(of: position)), "for each", "for"))
      advance()
    }
    guard at(.name), word != .in || peek().kind == .name && word(at: position + 1) == .in else {
      return missing(.nameForEach)
    }
    let name = position
    advance()
    if at(.equal) || at(.of) {
      note(.writtenOtherwise(span(of: position), writtenPlain(position), "in"))
      advance()
    } else if !take(.in) {
      reportExpected(.inBehind(writtenPlain(name)))
    }
    let source = isLost ? NodeID.none : parseSimpleExpression()
    if !isLost, at(.if), !current.startsLine {
      note(.writtenOtherwise(span(of: position), "if", "where"))
      advance()
      let condition = parseSimpleExpression()
      return add(
        .comprehension, token: name, first: start, child: chain(body, source, condition))
    }
    var condition = NodeID.none
    if !isLost, take(.where) { condition = parseSimpleExpression() }
    return add(
      .comprehension, token: name, first: start, child: chain(body, source, condition))
  }
}
