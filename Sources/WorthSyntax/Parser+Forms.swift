import WorthSource

/// The forms that a word or a name before a block opens.
extension Parser {
  /// Parses `case "title" { … }`.
  mutating func parseCase() -> NodeID {
    let start = position
    advance()
    let title = at(.text) ? leaf(.text) : .none
    if !title.exists { skipBareTitle() }
    aside.settings = at(.leftBrace) ? position : nil
    let block = at(.leftBrace) ? parseBlock() : parseSettingsWithoutBraces(from: start)
    aside.settings = nil
    return add(
      .caseForm, token: start, first: start, child: chain(title, block),
      parts: title.exists ? .label : [])
  }

  /// The brace that follows in the same line; nil where none does.
  var titleEnd: Int? {
    var index = position + 1
    while index < tokens.count, tokens[index].kind != .endOfFile, !tokens[index].startsLine {
      if tokens[index].kind == .leftBrace { return index }
      index += 1
    }
    return nil
  }

  /// Reports and skips a title that stands without quotes.
  private mutating func skipBareTitle() {
    let start = position
    guard at(.name), let end = titleEnd else { return }
    let whole = span(of: start).union(span(of: end - 1))
    let written = String(decoding: text.bytes[Int(whole.start)..<Int(whole.end)], as: UTF8.self)
    note(.writtenOtherwise(whole, written, "\"" + written.filter { $0 != "\"" } + "\""))
    position = end
  }

  /// Parses `kind NAME: PARENT { … }`.
  mutating func parseKind() -> NodeID {
    let start = position
    advance()
    let name = leaf(.name)
    var parent = NodeID.none
    if take(.colon) {
      parent = at(.name) ? leaf(.name) : missing(.name)
    }
    skipTitle(of: "kind", from: start)
    let outer = aside.kindBlock
    aside.kindBlock = position
    let block = isLost ? NodeID.none : parseBlock()
    aside.kindBlock = outer
    return add(
      .kind, token: start, first: start, child: chain(name, parent, block),
      parts: parent.exists ? .type : [])
  }

  /// Reports and takes a title behind the name of a form that has none.
  mutating func skipTitle(of word: String, from start: Int) {
    guard !isLost, at(.text), !current.startsLine else { return }
    let title = writtenPlain(position).filter { $0 != "\"" }
    let whole = span(of: start).union(span(of: position))
    note(
      .titleOfForm(
        span(of: position), word, title: title,
        Proposal(whole, "## " + title + "\n" + sourceText(start, position - 1))))
    advance()
  }

  /// Parses `function NAME(…) = …`, or with a block; without its word where that is missing.
  ///
  /// - `foreign`: the token with which the form of another tool begins.
  mutating func parseFunction(foreign: Int? = nil) -> NodeID {
    let start = position
    if foreign == nil { advance() }
    let name = leaf(.name)
    let parameters = parseParameters()
    skipTitle(of: "function", from: start)
    var body = NodeID.none
    if !isLost {
      if at(.leftBrace) {
        body = parseBlock()
      } else if take(.equal) {
        body = parseExpression()
      } else {
        body = missing(.equal)
      }
    }
    return add(
      .function, token: start, first: foreign ?? start, child: chain(name, parameters, body))
  }

  /// Parses the parameters of a function between parentheses.
  private mutating func parseParameters() -> NodeID {
    let start = position
    guard at(.leftParenthesis) else { return missing(.expression) }
    let wasInLines = isInLines
    isInLines = false
    advance()
    var parameters: [NodeID] = []
    while !isLost, at(.name) {
      parameters.append(parseParameter())
      if !take(.comma) { break }
    }
    if !isLost, !take(.rightParenthesis) {
      report(.notClosed(span(of: position), ")", opened: span(of: start)))
    }
    isInLines = wasInLines
    return add(.parameters, token: start, first: start, child: chain(parameters))
  }

  /// Parses `name: type = default`.
  private mutating func parseParameter() -> NodeID {
    let start = position
    var parts: Parts = []
    let name = leaf(.name)
    var type = NodeID.none
    var value = NodeID.none
    if take(.colon) {
      type = parseType()
      parts.insert(.type)
    }
    if !isLost, take(.equal) {
      value = parseExpression()
      parts.insert(.value)
    }
    return add(
      .parameter, token: start, first: start, child: chain(name, type, value), parts: parts)
  }

  /// Parses `KIND NAME "label" { … }`, whose kind may stand in a file that is used under a name.
  mutating func parseInstance() -> NodeID {
    let start = position
    if peek().kind == .name, peek(2).kind == .equal, !peek().startsLine {
      return parseNameWithBlank()
    }
    if peek().kind == .name, !peek().startsLine, opensDefinition(at: position + 1) {
      return parseIndexedNameWithBlank()
    }
    var kind = leaf(.name)
    while at(.dot), peek().kind == .name {
      advance()
      advance()
      kind = add(.member, token: position - 1, first: start, child: kind)
    }
    guard at(.name) || at(.text) else { return missing(.name) }
    let place = position
    if at(.name), peek().kind == .leftBracket, !peek().startsLine {
      return parseInstanceWithIndex(kind, from: start)
    }
    let name = at(.name) ? parseNameOfTwoWords() : missing(.name)
    let label = !isLost && at(.text) ? leaf(.text) : .none
    let block: NodeID
    if isLost {
      block = .none
    } else if at(.leftBrace) {
      block = parseBlock()
    } else {
      block = missing(.value)
    }
    return add(
      .instance, token: place, first: start, child: chain(kind, name, label, block),
      parts: label.exists ? .label : [])
  }

  /// Reports `fee licence(hours = 3)`, whose fields stand in parentheses, and takes it for an instance; nil
  /// where no fields stand there.
  mutating func parseInstanceInParentheses() -> NodeID? {
    guard let (end, _) = parenthesis(at: position + 2), opensField(at: position + 3) else {
      return nil
    }
    let start = position
    let correct =
      sourceText(start, start + 1) + " { " + mended(start + 3, end - 1) + " }"
    noteInPlace(start, end, correct)
    position = end + 1
    return add(.skipped, token: start, first: start)
  }

  /// Reports `loan facility[r in book] { … }`, an instance with an index behind its name, and takes
  /// it for `facility[r in book] = loan { … }`.
  private mutating func parseInstanceWithIndex(_ kind: NodeID, from start: Int) -> NodeID {
    let first = position
    let target = parseBinary(Precedence.comparison.rawValue)
    guard !isLost, at(.leftBrace) else { return missing(.value) }
    let (from, to) = (span(of: first), span(of: position - 1))
    let bytes = text.bytes[Int(from.start)..<Int(to.end)]
    let word = text.bytes[Int(span(of: start).start)..<Int(span(of: start).end)]
    note(
      .instanceWithIndex(
        span(of: start).union(to), kind: String(decoding: word, as: UTF8.self),
        target: String(decoding: bytes, as: UTF8.self)))
    let block = parseBlock()
    let value = add(.instanceValue, token: start, first: start, child: chain(kind, block))
    return add(
      .definition, token: first, first: start, child: chain(target, value), parts: .value)
  }

  /// Reports `growth rate = 3%`, a name with a blank in it, and takes it for one with `_`; but in `fee
  /// dear = cheap with { … }` the first word is a kind, which is left out.
  private mutating func parseNameWithBlank() -> NodeID {
    let start = position
    let whole = span(of: start).union(span(of: start + 1))
    let bytes = text.bytes[Int(whole.start)..<Int(whole.end)]
    let written = String(decoding: bytes, as: UTF8.self)
    let parts = written.split(whereSeparator: { $0 == " " || $0 == "\t" })
    advance()
    let target = leaf(.name)
    advance()
    if at(.leftBrace), !current.startsLine {
      // `patent p = { … }`
      noteInPlace(start, start + 2, writtenPlain(start) + " " + writtenPlain(start + 1))
      _ = parseBlock()
      return add(.skipped, token: start, first: start)
    }
    let value = parseExpression()
    let kind = value.exists ? nodes[Int(value.index)].kind : nil
    let isInstance = kind == .with || kind == .instanceValue
    let name = isInstance ? parts.last.map { String($0) } : nil
    note(.writtenOtherwise(whole, written, name ?? parts.joined(separator: "_")))
    return add(
      .definition, token: start, first: start, child: chain(target, value), parts: .value)
  }

  /// Reports `profit margin[t] = …`, a name by period with a blank in it, and takes it for one name.
  private mutating func parseIndexedNameWithBlank() -> NodeID {
    let start = position
    noteInPlace(start, start + 1, writtenPlain(start) + "_" + writtenPlain(start + 1))
    advance()
    let target = parsePostfix(leaf(.name))
    guard !isLost, take(.equal) else { return add(.skipped, token: start, first: start) }
    let value = parseExpression()
    return add(
      .definition, token: start, first: start, child: chain(target, .none, value, .none),
      parts: .value)
  }

  /// Reports `relief_from_royalty alp value {`, whose name has a blank in it, and takes the words for one name.
  private mutating func parseNameOfTwoWords() -> NodeID {
    let name = leaf(.name)
    guard !isLost, at(.name), !current.startsLine,
      peek().kind == .leftBrace || peek().kind == .text && peek(2).kind == .leftBrace
    else { return name }
    // `trade mark seal { … }`: the first two words are the kind.
    if position >= 2, isKindOfTwoWords(position - 2) {
      noteInPlace(
        position - 2, position - 1,
        sourceText(position - 2, position - 2) + "_" + writtenPlain(position - 1))
    } else {
      noteInPlace(
        position - 1, position, writtenPlain(position - 1) + "_" + writtenPlain(position))
    }
    advance()
    return name
  }

  /// `true` iff two words at `index` are what an asset is called in the field, which is one name here.
  private func isKindOfTwoWords(_ index: Int) -> Bool {
    let words = (writtenPlain(index) + " " + writtenPlain(index + 1)).lowercased()
    switch words {
    case "trade mark", "trade secret", "utility model", "plant variety", "collective mark",
      "certification mark", "geographical indication", "business method", "industrial design":
      return true
    default: return false
    }
  }

  /// Parses `NAME { … }`, a field whose value is a block of fields or rows.
  mutating func parseBlockField() -> NodeID {
    let start = position
    if isInKind(start), !holdsRows(at: position + 1), holdsColumns(at: position + 1) {
      return parseTableWithoutWord()
    }
    let name = leaf(.name)
    let body = holdsRows(at: position) ? parseRows() : parseBlock()
    return add(.blockField, token: start, first: start, child: chain(name, body))
  }

  /// `true` iff the entry at `index` stands directly in the braces of a kind.
  func isInKind(_ index: Int) -> Bool {
    guard let open = aside.kindBlock, open < index else { return false }
    var depth = 0
    for place in (open + 1)..<max(open + 1, index) {
      if tokens[place].kind == .leftBrace { depth += 1 }
      if tokens[place].kind == .rightBrace { depth -= 1 }
    }
    return depth == 0
  }

  /// `true` iff the block that begins at `index` opens with a column and its type: `name: text`.
  private func holdsColumns(at index: Int) -> Bool {
    tokens[min(index + 1, tokens.count - 1)].kind == .name
      && tokens[min(index + 2, tokens.count - 1)].kind == .colon
  }

  /// Reports `steps { name: text }` in a kind, an input that is a table without the word, and takes it
  /// for one.
  private mutating func parseTableWithoutWord() -> NodeID {
    let start = position
    let name = leaf(.name)
    let written = writtenPlain(start)
    note(
      .writtenOtherwise(
        span(of: start).union(span(of: position)), sourceText(start, position),
        written + ": table {"))
    let open = position
    let block = parseBlock()
    let type = add(.tableType, token: open, first: open, child: block)
    return add(.definition, token: start, first: start, child: chain(name, type), parts: .type)
  }

  /// Parses `tree NAME = …`.
  mutating func parseTree() -> NodeID {
    let start = position
    advance()
    let name = leaf(.name)
    if !take(.equal) { reportExpected(.equal) }
    let value = isLost ? NodeID.none : parseExpression()
    return add(.tree, token: start, first: start, child: chain(name, value))
  }

  /// Parses `scenario NAME "label" { … }` or `scenario NAME = …`.
  mutating func parseScenario() -> NodeID {
    let start = position
    advance()
    let name = leaf(.name)
    let label = at(.text) ? leaf(.text) : .none
    let body: NodeID
    if at(.leftBrace) {
      body = parseChanges()
    } else if at(.equal), peek().kind == .leftBrace, !peek().startsLine {
      note(
        .writtenOtherwise(
          span(of: position).union(span(of: position + 1)), sourceText(position, position + 1),
          "{"))
      advance()
      body = parseChanges()
    } else if take(.equal) {
      body = parseExpression()
    } else {
      body = missing(.block)
    }
    return add(
      .scenario, token: start, first: start, child: chain(name, label, body),
      parts: label.exists ? .label : [])
  }

  /// Parses `show …`, with at least one item.
  mutating func parseShow() -> NodeID {
    let start = position
    advance()
    var items: [NodeID] = []
    isInShow = true
    repeat {
      items.append(parseShown(parseExpression()))
    } while !isLost && !entryEnds && take(.comma)
    isInShow = false
    return add(.show, token: start, first: start, child: chain(items))
  }

  /// Parses `if …` behind what is shown; returns `item` where there is none.
  mutating func parseShown(_ item: NodeID) -> NodeID {
    guard isInShow, !isLost, !entryEnds, at(.if) else { return item }
    let token = position
    advance()
    return add(
      .shownIf, token: token, first: first(item), child: chain(item, parseExpression()))
  }

  /// Parses `use "file" as NAME`.
  mutating func parseUse() -> NodeID {
    let start = position
    advance()
    let file = leaf(.text)
    var name = NodeID.none
    if !entryEnds, take(.as) {
      name = at(.name) ? leaf(.name) : missing(.name)
    }
    return add(.use, token: start, first: start, child: chain(file, name))
  }

  /// Parses `unit NAME`, with what it is in other units where that is stated.
  mutating func parseUnitForm() -> NodeID {
    let start = position
    advance()
    let name = leaf(.name)
    var value = NodeID.none
    if take(.equal) { value = parseExpression() }
    return add(.unit, token: start, first: start, child: chain(name, value))
  }

  /// Parses `correlate a, b = …` and `correlate rows = …`.
  mutating func parseCorrelate() -> NodeID {
    let start = position
    advance()
    let first = parseBinary(Precedence.comparison.rawValue)
    let isPair = !at(.equal)
    if isPair, !take(.comma) { reportExpected(.comma) }
    let second = !isPair || isLost ? NodeID.none : parseBinary(Precedence.comparison.rawValue)
    if !isLost, !take(.equal) { reportExpected(.equal) }
    let value = isLost ? NodeID.none : parseExpression()
    return add(
      .correlate, token: start, first: start, child: chain(first, second, value),
      parts: isPair ? .pair : [])
  }

  /// Parses `require … because …`.
  mutating func parseRequire() -> NodeID {
    let start = position
    advance()
    let requirement = parseCondition()
    var condition = NodeID.none
    if !isLost, !current.startsLine, take(.if) { condition = parseCondition() }
    let clauses = isLost ? [] : parseClauses()
    let node = add(
      .require, token: start, first: start, child: chain(requirement, condition, chain(clauses)),
      parts: condition.exists ? .condition : [])
    aside.lastRequirement = (node, position)
    return node
  }

  /// Parses `remark TEXT if CONDITION`, of which the condition may stand in a line of its own.
  mutating func parseRemark() -> NodeID {
    let start = position
    advance()
    let text = parseExpression()
    var condition = NodeID.none
    if !isLost, take(.if) { condition = parseCondition() }
    return add(
      .remark, token: start, first: start, child: chain(text, condition),
      parts: condition.exists ? .condition : [])
  }

  /// Parses an expression in which `=` compares.
  private mutating func parseCondition() -> NodeID {
    isInCondition = true
    defer { isInCondition = false }
    return parseExpression()
  }

  /// Parses `expect …` with its clauses, or `expect error CODE { … }`.
  mutating func parseExpect() -> NodeID {
    let start = position
    advance()
    if at(.error), peek().kind == .name {
      advance()
      let code = leaf(.name)
      let block = parseBlock()
      let clauses = !isLost && word == .because ? parseClauses() : []
      return add(
        .expectError, token: start, first: start, child: chain(code, block, chain(clauses)))
    }
    let claim = parseCondition()
    let clauses = isLost ? [] : parseClauses()
    return add(.expect, token: start, first: start, child: chain(claim, chain(clauses)))
  }

  /// Parses the clauses `because`, `within` and `printed`, in any order.
  mutating func parseClauses() -> [NodeID] {
    var clauses: [NodeID] = []
    while !isLost, !entryEnds {
      let kind: NodeKind
      switch word {
      case .because: kind = .becauseClause
      case .within: kind = .withinClause
      case .printed: kind = .printedClause
      default: return clauses
      }
      let start = position
      advance()
      let value = parseSimpleExpression()
      clauses.append(add(kind, token: start, first: start, child: value))
    }
    return clauses
  }
}
