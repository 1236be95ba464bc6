import WorthSource

/// Entries as other languages begin them: a function without its word, a text behind a word.
extension Parser {
  /// Reports `f(x) = …` and `def f(x) = …`, and takes them for the function that they are; nil for all
  /// other entries.
  mutating func parseFunctionWithoutWord() -> NodeID? {
    let start = position
    let name = isWordOfFunction ? start + 1 : start
    guard tokens[name].kind == .name, tokens[name + 1].kind == .leftParenthesis,
      !tokens[name + 1].startsLine, let (end, _) = parenthesis(at: name + 1),
      areParameters(name + 2, end), end + 1 < tokens.count, !tokens[end + 1].startsLine
    else { return nil }
    switch tokens[end + 1].kind {
    case .equal: break
    // `def f(x) { … }`, in contrast to an instance `kind name(…) { … }`.
    case .leftBrace where name > start: break
    default: return nil
    }
    let written = sourceText(start, end)
    if name == start, end == name + 3, text(isAt: name + 2, "t") { return parseLineByPeriod() }
    let correct = "function " + mended(name, end)
    noteOnce(
      "function without its word",
      .writtenOtherwise(
        span(of: start).union(span(of: end)), written, correct))
    position = name
    return parseFunction(foreign: start)
  }

  /// Reports `sales(t) = …`, and takes it for the line by period that it is.
  private mutating func parseLineByPeriod() -> NodeID {
    let start = position
    let name = writtenPlain(start)
    noteOnce(
      "period in parentheses",
      .writtenOtherwise(
        span(of: start).union(span(of: start + 3)), sourceText(start, start + 3), name + "[t]"))
    let target = leaf(.name)
    advance()
    link(target, leaf(.name))
    let line = add(.index, token: start + 1, first: start, child: target)
    advance()
    advance()
    let value = parseExpression()
    return add(
      .definition, token: start, first: start, child: chain(line, .none, value, .none),
      parts: .value)
  }

  /// `true` iff the word at the position begins a function in other languages, and a name follows.
  private var isWordOfFunction: Bool {
    guard peek().kind == .name, !peek().startsLine else { return false }
    switch writtenPlain(position).lowercased() {
    case "def", "define", "func", "fun", "fn", "function", "let", "sub": return true
    default: return false
    }
  }

  /// `true` iff the tokens from `first` up to the parenthesis at `end` name parameters: names, each with
  /// a type or a value behind it where it has one.
  private func areParameters(_ first: Int, _ end: Int) -> Bool {
    var place = first
    while place < end {
      guard tokens[place].kind == .name else { return false }
      place += 1
      switch tokens[place].kind {
      case .comma: place += 1
      case .rightParenthesis: break
      case .colon, .equal:
        while place < end, tokens[place].kind != .comma { place += 1 }
        if place < end { place += 1 }
      default: return false
      }
    }
    return true
  }

  /// Reports `print "…"` and `title "…"`: a text behind a word that takes none; nil for all other
  /// entries.
  mutating func parseTextBehindWord() -> NodeID? {
    let start = position
    if let titled = parseTitledDefinition() { return titled }
    guard at(.name), peek().kind == .text, !peek().startsLine, word == nil else { return nil }
    let behind = tokens[start + 2]
    guard behind.startsLine || behind.kind == .endOfFile || behind.kind == .rightBrace else {
      return nil
    }
    let name = writtenPlain(start)
    let text = sourceText(start + 1, start + 1)
    let correct: String
    if !aside.closers.isEmpty {
      correct = name + " = " + text
    } else if name == "title" {
      if let caseWord = wordOfCase { return parseTitle(text, caseWord) }
      correct = "case " + text + " { }"
    } else if CaseSetting(rawValue: name) != nil {
      correct = "case { " + name + " = " + text + " }"
    } else {
      correct = "remark " + text
    }
    position = start + 2
    noteInPlace(start, start + 1, correct)
    return add(.skipped, token: start, first: start)
  }

  /// Reports `aside "Set aside" = sale with { … }`, in which a title stands behind a name that takes none; nil for all
  /// other entries.
  private mutating func parseTitledDefinition() -> NodeID? {
    let start = position
    guard at(.name), peek().kind == .text, !peek().startsLine, peek(2).kind == .equal,
      !peek(2).startsLine, !isBranch(start)
    else { return nil }
    noteInPlace(start, start + 1, sourceText(start, start))
    position = start + 3
    _ = parseExpression()
    return add(.skipped, token: start, first: start)
  }

  /// Reports `print sales`, as other languages show something; nil for all other entries.
  mutating func parsePrint() -> NodeID? {
    let start = position
    guard at(.name), word == nil, peek().kind == .name, !peek().startsLine else { return nil }
    switch writtenPlain(start).lowercased() {
    case "print", "display", "echo", "output", "println": break
    default: return nil
    }
    switch peek(2).kind {
    case .equal, .colon, .leftBrace, .text: return nil
    default: break
    }
    advance()
    noteInPlace(start, start, "show")
    _ = parseExpression()
    return add(.skipped, token: start, first: start)
  }

  /// Reports `solve gain = 0 for r between 0% and 60%`, whose goal stands in front, at `goal`; nil for other questions.
  mutating func parseGoalInFront(from start: Int, _ goal: Int) -> NodeID? {
    var word = position
    while word < tokens.count, !tokens[word].startsLine, self.word(at: word) != .for {
      if self.word(at: word) == .between { return nil }
      word += 1
    }
    guard word + 2 < tokens.count, !tokens[word].startsLine, tokens[word + 1].kind == .name
    else {
      return nil
    }
    let asked = mended(goal, word - 1)
    position = word + 1
    let path = position
    _ = parsePostfix(leaf(.name))
    let unknown = mended(path, position - 1)
    guard !isLost, take(.between) else { return missing(.between) }
    let range = position
    _ = parseBinary(Precedence.conversion.rawValue)
    guard !isLost, take(.and) else { return missing(.and) }
    _ = parseBinary(Precedence.conversion.rawValue)
    noteInPlace(
      goal, position - 1,
      unknown + " between " + mended(range, position - 1) + " so that " + asked)
    return add(.skipped, token: start, first: start)
  }

  /// `true` iff the entry at `index` stands in the braces of `choose` or `chance`, which open not far before it: pasted
  /// data of other programs has many such entries.
  func isBranch(_ index: Int) -> Bool {
    var depth = 0
    var place = index - 1
    while place > 0, index - place < 200 {
      switch tokens[place].kind {
      case .rightBrace: depth += 1
      case .leftBrace where depth > 0: depth -= 1
      case .leftBrace:
        let before = tokens[place - 1].kind == .text ? place - 2 : place - 1
        return before >= 0 && (word(at: before) == .choose || word(at: before) == .chance)
      default: break
      }
      place -= 1
    }
    return false
  }

  /// The word `case` that begins a line above; nil where none does.
  private var wordOfCase: Int? {
    (0..<position).first { tokens[$0].startsLine && word(at: $0) == .case }
      ?? (position > 0 && word(at: 0) == .case ? 0 : nil)
  }

  /// Reports `title "…"` in a case that has begun above: its title stands behind `case`, and a further text is shown.
  private mutating func parseTitle(_ text: String, _ caseWord: Int) -> NodeID {
    let start = position
    position = start + 2
    guard tokens[caseWord + 1].kind == .leftBrace else {
      noteInPlace(start, start + 1, "show " + text)
      return add(.skipped, token: start, first: start)
    }
    dropReports(start, start + 1)
    note(
      .titleBelowCase(
        span(of: start).union(span(of: start + 1)), sourceText(start, start + 1),
        correct: "case " + text, at: span(of: caseWord)))
    return add(.skipped, token: start, first: start)
  }

  /// Reports `remove offer.upfront` within braces: what may be left out is `missing`; nil for all other entries.
  mutating func parseRemoval() -> NodeID? {
    let start = position
    guard !aside.closers.isEmpty, at(.name), peek().kind == .name, !peek().startsLine else {
      return nil
    }
    switch writtenPlain(start).lowercased() {
    case "remove", "delete", "drop", "unset", "clear", "omit", "without": break
    default: return nil
    }
    var last = start + 1
    while tokens[last + 1].kind == .dot, tokens[last + 2].kind == .name, last + 3 < tokens.count {
      last += 2
    }
    let behind = tokens[last + 1]
    guard
      behind.startsLine || behind.kind == .comma || behind.kind == .rightBrace
        || behind.kind == .endOfFile
    else { return nil }
    noteInPlace(start, last, sourceText(start + 1, last) + " = missing")
    position = last + 1
    return add(.skipped, token: start, first: start)
  }

  /// Says of an entry within braces that was lost, and is words with a colon behind them, what stands there: one message
  /// in the place of those on its parts.
  mutating func reportProse(from start: Int) {
    guard !aside.closers.isEmpty, position > start + 3, tokens[start].kind == .name,
      tokens[start + 1].kind == .name, word(at: start) == nil, !tokens[start + 1].startsLine
    else { return }
    var last = start + 1
    var colon: Int?
    while last + 1 < position, !tokens[last + 1].startsLine, tokens[last + 1].kind != .comma {
      last += 1
      switch tokens[last].kind {
      case .equal, .pipe, .leftBrace, .tilde: return
      case .colon: colon = colon ?? last
      default: break
      }
    }
    guard let colon, colon > start + 1, colon < last else { return }
    dropReports(start, last)
    note(.prose(span(of: start).union(span(of: last)), sourceText(start, last)))
  }

  /// Reports `level debt[t] = …`, `let price = …` and `input sales[t]: money = …`, in which a type, a word of programs
  /// or one that says what an entry is stands in front of the name, and goes on with the name.
  mutating func skipTypeInFront() {
    guard peek().kind == .name, !peek().startsLine else { return }
    let word = sourceText(position, position)
    var name = position + 1
    var type: String?
    var saysWhat = false
    switch word.lowercased() {
    case "level", "flow": type = word + " of money"
    case "money", "percent": type = word
    // Words that are no part of a name, as `real rate` may be.
    case "series", "let", "var", "const", "int", "integer", "float", "string", "str", "bool",
      "boolean", "val", "dim", "def", "param":
      break
    case "input", "line", "parameter", "assume", "assumption", "output", "given", "set", "variable",
      "define", "field", "item", "calc", "calculate", "compute", "constant":
      saysWhat = true
    default: return
    }
    let takesElement = word == "level" || word == "flow" || word == "series"
    if takesElement, text(isAt: name, "of"), tokens[name + 1].kind == .name {
      type = sourceText(position, name + 1)
      name += 2
    }
    guard tokens[name].kind == .name, !tokens[name].startsLine, let sign = signOfLine(at: name)
    else { return }
    let isStated = tokens[sign].kind == .colon
    // `flow rate = 5%` and `input cost = EUR 5` are rather names with a blank in them.
    if takesElement || saysWhat && !stands(name, without: position), sign == name + 1, !isStated,
      name == position + 1
    {
      return
    }
    // What stands behind a colon is the type.
    if isStated { type = nil }
    let target = sourceText(name, sign - 1)
    noteOnce(
      "word in front " + word,
      .writtenOtherwise(
        span(of: position).union(span(of: sign - 1)), sourceText(position, sign - 1),
        target + (type.map { ": " + $0 } ?? "")))
    position = name
  }

  /// The sign of equality, colon or tilde behind the name at `index` and its index; nil where none stands there in
  /// the same line, or a type behind a colon is followed by no value though the line goes on.
  private func signOfLine(at index: Int) -> Int? {
    var end = index + 1
    if tokens[end].kind == .leftBracket {
      while tokens[end].kind != .rightBracket {
        end += 1
        guard !tokens[end].startsLine, tokens[end].kind != .endOfFile else { return nil }
      }
      end += 1
    }
    guard !tokens[end].startsLine else { return nil }
    switch tokens[end].kind {
    case .equal, .tilde: return end
    case .colon:
      var place = end + 2
      while tokens[min(place, tokens.count - 1)].kind != .endOfFile, !tokens[place].startsLine {
        if [.equal, .tilde, .comma, .rightBrace].contains(tokens[place].kind) { return end }
        place += 1
      }
      return place <= end + 2 ? end : nil
    default: return nil
    }
  }

  /// `true` iff the name at `index` stands elsewhere, not far from here, and not behind the word at `word`.
  private func stands(_ index: Int, without word: Int) -> Bool {
    let (name, front) = (tokens[index].name, tokens[word].name)
    // Pasted data of other programs may have many such entries.
    return (max(1, index - 2000)..<min(tokens.count, index + 2000)).contains { other in
      other != index && tokens[other].kind == .name && tokens[other].name == name
        && !(tokens[other - 1].kind == .name && tokens[other - 1].name == front)
    }
  }
}
