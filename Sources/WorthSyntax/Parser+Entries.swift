import WorthSource

/// Files, blocks and entries.
extension Parser {
  /// Parses a whole file; every token becomes part of some node.
  mutating func parseFile() -> NodeID {
    var entries: [NodeID] = []
    while !at(.endOfFile) {
      let start = position
      parseEntryOrSkip(into: &entries)
      if position == start {
        // A closing brace without an opening one.
        note(.nothingToClose(span(of: position), written(position)))
        entries.append(leaf(.skipped))
      }
    }
    return add(.file, token: 0, first: 0, child: chain(entries))
  }

  /// Parses `{ entries }`.
  mutating func parseBlock() -> NodeID {
    guard at(.leftBrace) else { return missing(.block) }
    return nested { parser in parser.parseBlockBody() }
  }

  /// Parses the entries between braces, which end at line ends and commas.
  private mutating func parseBlockBody() -> NodeID {
    let open = position
    let wasInLines = isInLines
    let wasInRow = isInRow
    isInLines = true
    isInRow = false
    aside.closers.append(.rightBrace)
    defer { aside.closers.removeLast() }
    advance()
    var entries: [NodeID] = []
    while !at(.rightBrace), !at(.endOfFile), !isClosedByEntry(open) {
      let start = position
      if let rows = parseLooseRows() {
        entries.append(rows)
        continue
      }
      parseEntryOrSkip(into: &entries)
      if position == start { break }
    }
    closeBlock(open)
    isInLines = wasInLines
    isInRow = wasInRow
    return add(.block, token: open, first: open, child: chain(entries))
  }

  /// `true` iff the entry in column 1 shows that the brace at `open` was left open.
  ///
  /// A form word always shows it. A definition or an instance shows it where the file has more
  /// opening than closing braces, and the block's own entries are indented.
  mutating func isClosedByEntry(_ open: Int) -> Bool {
    guard current.startsLine, at(.name) else { return false }
    if open == aside.settings, leavesBraceOpen, !isSetting { return true }
    guard current.isInFirstColumn else { return false }
    if word(at: position)?.opensEntry ?? false { return true }
    let inner = tokens[min(open + 1, tokens.count - 1)]
    guard !inner.isInFirstColumn else { return false }
    switch peek().kind {
    case .equal: break
    case .name where !peek().startsLine && (peek(2).kind == .leftBrace || peek(2).kind == .text):
      break
    default: return false
    }
    return leavesBraceOpen
  }

  /// `true` iff a setting of the case begins here, or something that may be meant for one.
  private var isSetting: Bool {
    switch peek().kind {
    case .equal:
      let name = writtenPlain(position)
      return CaseSetting(rawValue: name) != nil
        || Spelling.nearest(to: name, among: CaseSetting.allCases.map { $0.rawValue }) != nil
    case .leftBrace: return CaseSetting(rawValue: writtenPlain(position)) != nil
    case .leftBracket, .tilde, .colon: return false
    case .name: return peek().startsLine || peek(2).kind != .equal && peek(2).kind != .leftBrace
    default: return !(word(at: position)?.opensEntry ?? false)
    }
  }

  /// Takes the closing brace of the block that was opened at the token `open`; of several that are
  /// missing at one place only the first is reported.
  mutating func closeBlock(_ open: Int) {
    if take(.rightBrace) { return }
    if aside.lastUnclosed != position {
      aside.lastUnclosed = position
      let wasLost = isLost
      isLost = false
      let opensLine = tokens[min(open + 1, tokens.count - 1)].startsLine
      let closing = Proposal(placeBehind(position - 1), opensLine ? "\n}" : " }")
      note(.notClosed(span(of: position), "}", opened: span(of: open), closing))
      isLost = wasLost
    }
  }

  /// Parses one entry; after a mistake goes on to the next.
  mutating func parseEntryOrSkip(into entries: inout [NodeID]) {
    while take(.comma) {}
    guard !at(.rightBrace), !at(.endOfFile) else { return }
    let start = position
    let entry = parseEntry()
    entries += linesOfBlockBehindPath(entry)
    if at(.invalid), !current.startsLine { isLost = true }
    if takePipeBetweenColumns() { return }
    if !isLost, !atEntryEnd {
      if at(.rightParenthesis) || at(.rightBracket) {
        note(.nothingToClose(span(of: position), written(position)))
        entries.append(leaf(.skipped))
        if atEntryEnd { return }
      }
      reportSecondEntry()
      if opensDefinition(at: position) { isLost = false }
    }
    if isLost {
      let skipped = skipToNextEntry(from: start)
      if skipped.exists { entries.append(skipped) }
      reportProse(from: start)
    }
  }

  /// `true` iff the entry that was just parsed ends here.
  var atEntryEnd: Bool {
    switch current.kind {
    case .comma, .rightBrace, .endOfFile: true
    default: current.startsLine
    }
  }

  /// Parses one entry, by its first tokens: a form, a definition, a field, an instance or an
  /// expression.
  private mutating func parseEntry() -> NodeID {
    aside.entry = position
    if at(.equal) {
      report(.formulaOfSpreadsheet(span(of: position), formula: formulaWithName()))
      return add(.skipped, token: position, first: position)
    }
    // `"hours": 3` names its field in quotes.
    if at(.text), peek().kind == .colon { return parseQuotedField() }
    guard at(.name) else { return parseResult() }
    let next = peek()
    if next.startsLine && next.kind != .equal { return parseLoneName() }
    if let setting = parseLooseSetting() { return setting }
    switch word {
    case .case where next.kind == .text || next.kind == .leftBrace: return parseCase()
    case .case where next.kind == .name && !next.startsLine && titleEnd != nil: return parseCase()
    case .kind where next.kind == .name: return parseKind()
    case .function where next.kind == .name: return parseFunction()
    case .table where next.kind == .name: return parseTable()
    case .tree where next.kind == .name: return parseTree()
    case .scenario where next.kind == .name: return parseScenario()
    case .expect: return parseExpect()
    case .show: return parseShow()
    case .use where next.kind == .text: return parseUse()
    case .unit where next.kind == .name: return parseUnitForm()
    case .correlate: return parseCorrelate()
    case .require: return parseRequire()
    case .remark where beginsRemark: return parseRemark()
    case .if, .not: return parseResult()
    case .solve where next.kind == .name && peek(2).kind != .leftBrace && peek(2).kind != .text:
      return parseResult()
    case .convention where next.kind == .name: return parseDefinition(isConvention: true)
    default: return parseCapitalised() ?? parseNamedEntry()
    }
  }

  /// `true` iff a text, or a name that nothing is filled in under, follows `remark`.
  private var beginsRemark: Bool {
    let second = peek(2).kind
    switch peek().kind {
    case .text: return second != .leftBrace
    case .textStart, .number: return true
    case .name: return second != .leftBrace && second != .text
    default: return false
    }
  }

  /// Reports `"hours": 3` and takes it for a field.
  private mutating func parseQuotedField() -> NodeID {
    let start = position
    let written = writtenPlain(start)
    let name = written.filter { $0 != "\"" }
    advance()
    noteOnce(
      "quoted field",
      .writtenOtherwise(
        span(of: start).union(span(of: position)), sourceText(start, position),
        isBranch(start) ? written + " ->" : name + " ="))
    advance()
    _ = parseExpression()
    return add(.skipped, token: start, first: start)
  }

  /// Reports `Case "…"` and the like, words that begin an entry with a capital letter; nil for
  /// everything else.
  private mutating func parseCapitalised() -> NodeID? {
    let next = peek().kind
    var bytes = Array(text.bytes[Int(current.start)..<Int(current.end)])
    guard let first = bytes.first, first >= 0x41, first <= 0x5A, next != .equal else { return nil }
    let capital = String(decoding: bytes, as: UTF8.self)
    bytes[0] = first + 0x20
    let small = String(decoding: bytes, as: UTF8.self)
    let begins: Bool
    switch small {
    case "case": begins = next == .text || next == .leftBrace
    case "kind", "function", "table", "scenario", "tree": begins = next == .name
    case "remark": begins = next == .text
    case "expect", "show", "require": begins = next != .leftBrace && next != .leftParenthesis
    default: begins = false
    }
    guard begins,
      !(next == .name && [.leftBrace, .text].contains(peek(2).kind) && small != "table")
    else { return nil }
    note(.capitalisedWord(span(of: position), capital, correct: small))
    if small == "case" { return parseCase() }
    isLost = true
    return add(.skipped, token: position, first: position, child: .none)
  }

  /// Parses a name that stands alone in its line; a form word is reported.
  private mutating func parseLoneName() -> NodeID {
    if word == .show || word == .expect || word == .require {
      advance()
      reportExpected(.expression)
      return add(.skipped, token: position - 1, first: position - 1)
    }
    return parseResult()
  }

  /// Parses an instance, a field with a block, a definition, or an expression alone.
  private mutating func parseNamedEntry() -> NodeID {
    skipTypeInFront()
    if let name = nameBehindPath {
      switch tokens[name + 1].kind {
      case .leftBrace, .text: return parseInstance()
      default: break
      }
    }
    if let changed = parseReassignment() { return changed }
    if let function = parseFunctionWithoutWord() { return function }
    if let behind = parseTextBehindWord() ?? parsePrint() ?? parseRemoval() { return behind }
    if let block = parseBlockBehindPath() { return block }
    if let returned = parseReturn() ?? parseForInFront(from: position) { return returned }
    switch peek().kind {
    case .name where isAmount(at: position + 1) && word == nil: return parseFieldWithoutEqual()
    case .name where peek(2).kind == .leftParenthesis && !peek(2).startsLine:
      return parseInstanceInParentheses() ?? parseInstance()
    case .name where !(word(at: position + 1)?.continuesExpression ?? false) || namesInstance:
      return parseInstance()
    case .leftBrace: return parseBlockField()
    case .number where lacksEqual: return parseFieldWithoutEqual()
    case .text where peek(2).kind == .leftBrace: return parseInstance()
    default: return parseDefinition(isConvention: false)
    }
  }

  /// The place of the name that follows a path in the same line, as in `rates.loan bank { … }`; nil
  /// elsewhere.
  private var nameBehindPath: Int? {
    var place = position
    while tokens[place].kind == .name, tokens[place + 1].kind == .dot,
      place + 3 < tokens.count
    {
      place += 2
    }
    guard place > position, tokens[place].kind == .name, tokens[place + 1].kind == .name,
      !tokens[place + 1].startsLine
    else { return nil }
    return place + 1
  }

  /// `true` iff the next token is a word of a clause that names an instance here, as in `survivors
  /// printed { … }`.
  private var namesInstance: Bool {
    switch word(at: position + 1) {
    case .because, .within, .printed:
      peek(2).kind == .leftBrace || peek(2).kind == .text && peek(3).kind == .leftBrace
    default: false
    }
  }

  /// Parses an expression that is an entry by itself: a result, or with an arrow behind it the
  /// branch of a tree.
  private mutating func parseResult() -> NodeID {
    let start = position
    let expression = parseExpression()
    if !isLost, !current.startsLine, at(.text) || at(.arrow) { return parseBranch(expression) }
    if let turned = parseTurnedBranch(from: start) { return turned }
    // What was reported is no result.
    if expression.exists, nodes[Int(expression.index)].kind == .skipped { return expression }
    return add(.result, token: start, first: start, child: expression)
  }

  /// Reports `"passes" 60% -> …`, whose probability stands behind its title, and skips it; nil where something else
  /// stands there.
  private mutating func parseTurnedBranch(from start: Int) -> NodeID? {
    guard !isLost, position == start + 1, tokens[start].kind == .text, at(.number),
      !current.startsLine
    else { return nil }
    var end = position
    while end < tokens.count, tokens[end].kind != .arrow {
      guard !tokens[end].startsLine, tokens[end].kind == .number || tokens[end].kind == .percent
      else { return nil }
      end += 1
    }
    guard end < tokens.count else { return nil }
    let probability = sourceText(position, end - 1)
    noteOnce(
      "turned branch",
      .writtenOtherwise(
        span(of: start).union(span(of: end - 1)), sourceText(start, end - 1),
        probability + " " + sourceText(start, start)))
    position = end + 1
    _ = parseExpression()
    return add(.skipped, token: start, first: start)
  }

  /// Parses the rest of `60% "passes" -> …` or `"launch" -> …`, whose first part is `probability`.
  private mutating func parseBranch(_ probability: NodeID) -> NodeID {
    let start = first(probability)
    let title = at(.text) ? leaf(.text) : .none
    let token = position
    if !take(.arrow) { reportExpected(.arrow) }
    let outcome =
      isLost ? add(.skipped, token: position, first: position) : parseExpression()
    return add(.branch, token: token, first: start, child: chain(probability, title, outcome))
  }

  // MARK: Definitions

  /// Parses `TARGET: TYPE = BASE ~ DISTRIBUTION`, in which any part behind the target may be
  /// absent.
  private mutating func parseDefinition(isConvention: Bool) -> NodeID {
    let start = position
    if isConvention { advance() }
    let name = position
    let target = parseBinary(Precedence.comparison.rawValue)
    if !isLost, let table = parseTableAsValue(start, target) { return table }
    var parts: Parts = isConvention ? .convention : []
    var type = NodeID.none
    var value = NodeID.none
    var distribution = NodeID.none
    if !isLost, at(.colon), isValueBehindColon || isSettingWithColon(name) {
      // `growth: 5%`, `currency: EUR`
      reportColon(behind: name)
      value = parseValue(behind: position)
      parts.insert(.value)
    } else if !isLost, take(.colon) || takeEqualBeforeType(behind: name) {
      type = parseType()
      parts.insert(.type)
    }
    if !isLost, !parts.contains(.value), take(.equal) {
      // The next entry may begin where a value is missing.
      let isMissing = current.startsLine && at(.name) && opensDefinition(at: position)
      value = isMissing ? missing(.expression) : parseValue(behind: position - 1)
      parts.insert(.value)
    }
    if !isLost, !entryEnds, take(.tilde) {
      if let range = parseUncertainRange(behind: position - 1) {
        value = range
        parts.insert(.value)
      } else {
        distribution = parseExpression()
        parts.insert(.distribution)
      }
    }
    if !isLost, parts.isDisjoint(with: [.type, .value, .distribution]) {
      return finishWithoutValue(start, target)
    }
    return add(
      .definition, token: start, first: start, child: chain(target, type, value, distribution),
      parts: parts)
  }

  /// Parses the value behind the sign at `sign`, or reports several of them, or two ends between which it
  /// lies.
  private mutating func parseValue(behind sign: Int) -> NodeID {
    if let range = parseUncertainRange(behind: sign) { return range }
    skipWordOfPeriods()
    if at(.equal), !current.startsLine, peek().kind != .equal { return parseFormula(behind: sign) }
    let start = position
    let value = parseExpression()
    return isLost ? value : parseSeveralValues(from: start) ?? parseForBehind(start) ?? value
  }

  /// `true` iff a value and no type stands behind the colon here.
  private var isValueBehindColon: Bool {
    switch peek().kind {
    case .number, .mended, .minus, .text, .date, .monthPeriod, .quarterPeriod, .leftBracket:
      true
    case .name: isAmount(at: position + 1)
    default: false
    }
  }

  /// Reports the colon here, which stands for `=` behind the name at `name`, and takes it.
  private mutating func reportColon(behind name: Int) {
    let target = sourceText(name, position - 1)
    noteOnce(
      "colon",
      .writtenOtherwise(
        span(of: name).union(span(of: position)), sourceText(name, position), target + " ="))
    advance()
  }

  /// `true` iff a name and a number behind it look like a field without its `=`: no amount and no period,
  /// and nothing behind the number but what belongs to it.
  private var lacksEqual: Bool {
    guard !peek().startsLine, !isAmount(at: position), word == nil else { return false }
    var end = position + 2
    while end < tokens.count, !tokens[end].startsLine,
      tokens[end].kind == .percent
        || tokens[end].kind == .name
    {
      end += 1
    }
    let behind = tokens[min(end, tokens.count - 1)]
    switch behind.kind {
    case .comma, .rightBrace, .endOfFile: return true
    default: return behind.startsLine
    }
  }

  /// Reports `growth 5%`, a field without its `=`, and takes it for one.
  mutating func parseFieldWithoutEqual() -> NodeID {
    let (start, place) = (position, placeBehind(position))
    let name = leaf(.name)
    note(.expected(place, .equal, found: written(position), Proposal(place, " =")))
    let first = position
    _ = parseExpression()
    let value = add(.skipped, token: first, first: first)
    return add(.definition, token: start, first: start, child: chain(name, value), parts: .value)
  }

  /// `true` iff a definition begins with the name at `index`: a sign of equality follows, also behind
  /// an index in the same line.
  func opensDefinition(at index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index].kind == .name else { return false }
    guard tokens[index + 1].kind == .leftBracket else { return tokens[index + 1].kind == .equal }
    var end = index + 2
    while end < tokens.count, !tokens[end].startsLine, tokens[end].kind != .endOfFile {
      if tokens[end].kind == .rightBracket {
        return end + 1 < tokens.count && tokens[end + 1].kind == .equal
      }
      end += 1
    }
    return false
  }

  /// Reports `plan = table { … }` and `steps: table { … }` around rows, and takes them for a table
  /// of the file or a field; nil for other definitions of `target`.
  private mutating func parseTableAsValue(_ start: Int, _ target: NodeID) -> NodeID? {
    let brace = position + 2
    guard at(.equal) || at(.colon), nodes[Int(target.index)].kind == .name, peek().kind == .name,
      peek().word == .table, peek(2).kind == .leftBrace, holdsRows(at: brace),
      // A single name is a column whose type is missing.
      at(.equal) || !tokens[min(brace + 2, tokens.count - 1)].startsLine
    else { return nil }
    let whole = span(of: start).union(span(of: brace))
    let name = String(decoding: text.bytes[bytes(of: target)], as: UTF8.self)
    let isField = depth > 0
    note(
      .writtenOtherwise(
        whole, String(decoding: text.bytes[Int(whole.start)..<Int(whole.end)], as: UTF8.self),
        isField ? name + " {" : "table " + name + " {"))
    advance()
    advance()
    link(target, parseRows())
    return add(isField ? .blockField : .table, token: start, first: start, child: target)
  }

  /// The bytes of the name `id`.
  private func bytes(of id: NodeID) -> Range<Int> {
    let token = tokens[first(id)]
    return Int(token.start)..<Int(token.end)
  }

  /// Ends an entry that is an expression alone, such as the result of a function's block.
  private mutating func finishWithoutValue(_ start: Int, _ target: NodeID) -> NodeID {
    // The target was parsed without comparison and the like: parse the whole again.
    position = start
    nodes.removeSubrange(firstNode(under: target)...)
    return parseResult()
  }

  /// Returns the place of the first node that belongs to `id`; all up to `id` do.
  private func firstNode(under id: NodeID) -> Int {
    var lowest = Int(id.index)
    while true {
      let child = nodes[lowest].firstChild
      guard child.exists else { return lowest }
      lowest = Int(child.index)
    }
  }
}
