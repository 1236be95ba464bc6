import WorthSource

/// Cases of an `if` that are no words of a choice, `if t is { < 2028 -> 1, else -> 2 }`, and forms of other languages
/// for them: they are read as a chain of `if`.
extension Parser {
  /// A case as it is written.
  private struct WrittenCase {
    /// What is asked; empty for the last one.
    var condition: String
    /// What counts there.
    var value: String
    /// `true` iff it stands for all that are left.
    var isRest: Bool
    /// `true` iff it is a word, or several with `or` between them.
    var isWord: Bool
  }

  /// Parses `if c then a else b`, or `if x is { … }`.
  mutating func parseConditional() -> NodeID {
    if let form = parseSpreadsheetForm() { return form }
    let start = position
    advance()
    if at(.leftBrace), reportCases(at: position, from: start, subject: position, end: position) {
      return add(.skipped, token: start, first: start)
    }
    let condition = parseSimpleExpression()
    if !isLost, at(.is) {
      if peek().kind == .leftBrace,
        reportCases(at: position + 1, from: start, subject: start + 1, end: position)
      {
        return add(.skipped, token: start, first: start)
      }
      return parseSelection(of: condition, from: start)
    }
    if !isLost, !at(.then), start == aside.lastRequirement.end {
      // Without its condition the requirement says something else.
      nodes[Int(aside.lastRequirement.node.index)].kind = .skipped
      note(.ifInLineOfItsOwn(span(of: start)))
      _ = parseClauses()
      return add(.skipped, token: start, first: start)
    }
    let hasColon = !isLost && at(.colon) && !current.startsLine
    if hasColon, let chosen = parseChosenAssignments(from: start) { return chosen }
    if !isLost, at(.arrow) || at(.colon), !current.startsLine {
      note(
        .writtenOtherwise(
          span(of: position), writtenPlain(position), "then",
          pasted: current.followsBlank ? "then" : " then"))
      advance()
    } else if !take(.then) {
      reportExpected(.then)
    }
    let first = position
    let consequence = parseSimpleExpression()
    if !isLost, !at(.else), reportsOtherwise(from: first) {
      return add(.skipped, token: start, first: start)
    }
    if at(.comma), peek().word == .else {
      let end = peek(2).kind == .colon ? position + 2 : position + 1
      let place = span(of: position).union(span(of: end))
      note(.writtenOtherwise(place, sourceText(position, end), "else", pasted: " else"))
      position = end + 1
    } else if isAtElseWithColon {
      note(
        .writtenOtherwise(
          span(of: position).union(span(of: position + 1)), sourceText(position, position + 1),
          "else"))
      position += 2
    } else if !take(.else) {
      reportExpected(.else)
    }
    let alternative = isLost ? NodeID.none : parseSimpleExpression()
    if hasColon, !isLost {
      // The signs of Python are one mistake.
      noteInPlace(start, position - 1, mended(start, position - 1))
      return add(.skipped, token: start, first: start)
    }
    return add(
      .conditional, token: start, first: start,
      child: chain(condition, consequence, alternative))
  }

  /// `true` iff `else:` stands here.
  private var isAtElseWithColon: Bool {
    at(.name) && text(isAt: position, "else") && peek().kind == .colon
  }

  /// Reports `if t == 2028: growth = 3% else: growth = 4%`, in which each branch gives a name its value, with the one line
  /// that gives it; nil where something else stands behind the colon.
  private mutating func parseChosenAssignments(from start: Int) -> NodeID? {
    let colon = position
    guard tokens[min(colon + 2, tokens.count - 1)].kind == .equal, peek().kind == .name else {
      return nil
    }
    let name = writtenPlain(colon + 1)
    position = colon + 3
    let first = position
    _ = parseSimpleExpression()
    let last = position - 1
    guard !isLost, isAtElseWithColon, position + 3 < tokens.count,
      tokens[position + 2].kind == .name, writtenPlain(position + 2) == name,
      tokens[position + 3].kind == .equal
    else {
      (position, isLost) = (colon, false)
      return nil
    }
    position += 4
    let other = position
    _ = parseSimpleExpression()
    guard !isLost else { return add(.skipped, token: start, first: start) }
    let isByPeriod = (start..<colon).contains { text(isAt: $0, "t") }
    noteInPlace(
      start, position - 1,
      name + (isByPeriod ? "[t]" : "") + " = " + mended(start, colon - 1) + " then "
        + mended(first, last) + " else " + mended(other, position - 1))
    return add(.skipped, token: start, first: start)
  }

  /// Reports cases that are no words in the braces at the token `brace`, with a chain of `if` to write; the form begins
  /// at the token `start`, and asks about the tokens from `subject` up to `end`, if about any. `false` where the braces
  /// hold words alone, or something else.
  mutating func reportCases(
    at brace: Int, from start: Int, subject: Int, end: Int
  ) -> Bool {
    guard let closing = closingBrace(of: brace), let cases = writtenCases(brace, closing),
      let last = cases.last
    else { return false }
    let asked = subject < end ? sourceText(subject, end - 1) : ""
    let isOwn = tokens[start].word == .if && subject < end
    // Words of a choice have their own form, and its mistakes are told there.
    guard !isOwn || cases.contains(where: { !$0.isWord && !$0.isRest }),
      !cases.contains(where: { $0.condition.utf8.first == 0x22 })
    else { return false }
    var chain = ""
    for one in cases where !one.isRest {
      let condition = full(one, asked: asked)
      chain += (chain.isEmpty ? "" : " else ") + "if " + condition + " then " + one.value
    }
    guard !chain.isEmpty else { return false }
    let whole = span(of: start).union(span(of: closing))
    chain += " else " + (last.isRest ? last.value : "…")
    dropReports(start, closing)
    if last.isRest {
      note(.writtenOtherwise(whole, sourceText(start, closing), chain))
    } else {
      note(.casesWithoutRest(whole, chain))
    }
    position = closing + 1
    return true
  }

  /// The condition of a case with what it asks about.
  private func full(_ one: WrittenCase, asked: String) -> String {
    guard !asked.isEmpty else { return one.condition }
    switch one.condition.utf8.first {
    case 0x3C, 0x3D, 0x3E, 0x21: return asked + " " + one.condition
    default: break
    }
    let hasComparison = one.condition.utf8.contains { $0 == 0x3C || $0 == 0x3D || $0 == 0x3E }
    return hasComparison ? one.condition : asked + " = " + one.condition
  }

  /// The token of the brace that closes the one at `open`; nil where none does.
  private func closingBrace(of open: Int) -> Int? {
    var depth = 0
    var index = open
    while index < tokens.count {
      switch tokens[index].kind {
      case .leftBrace: depth += 1
      case .rightBrace:
        depth -= 1
        if depth == 0 { return index }
      case .endOfFile: return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The cases between two braces, with `->` or a colon behind each; nil where something else stands there.
  private func writtenCases(_ open: Int, _ closing: Int) -> [WrittenCase]? {
    var cases: [WrittenCase] = []
    var start = open + 1
    while start < closing {
      if tokens[start].kind == .comma {
        start += 1
        continue
      }
      var end = start
      var sign: Int?
      var depth = 0
      while end < closing {
        if end > start, depth == 0, tokens[end].startsLine || tokens[end].kind == .comma { break }
        switch tokens[end].kind {
        case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
        case .rightParenthesis, .rightBracket, .rightBrace: depth -= 1
        case .arrow, .colon: if depth == 0, sign == nil { sign = end }
        default: break
        }
        end += 1
      }
      guard let sign, sign > start, sign + 1 < end else { return nil }
      let word = sign == start + 1 ? writtenPlain(start) : ""
      cases.append(
        WrittenCase(
          condition: sourceText(start, sign - 1), value: sourceText(sign + 1, end - 1),
          isRest: ["else", "otherwise", "default", "_"].contains(word),
          isWord: (start..<sign).allSatisfy { tokens[$0].kind == .name }))
      start = end
    }
    return cases
  }

  /// Reports `is { t < 2028 -> 1, … }`, `switch n { … }` and the like as a value; nil where something else stands here.
  mutating func parseForeignCases() -> NodeID? {
    let start = position
    switch writtenPlain(start) {
    case "is", "switch", "match", "when", "case", "cases": break
    default: return nil
    }
    // `when is { … }` asks about a name.
    guard peek().word != .is else { return nil }
    var brace = start + 1
    while brace < tokens.count, !tokens[brace].startsLine, tokens[brace].kind != .leftBrace {
      switch tokens[brace].kind {
      case .equal, .comma, .endOfFile, .rightBrace: return nil
      default: brace += 1
      }
    }
    guard brace < tokens.count, tokens[brace].kind == .leftBrace, !tokens[brace].startsLine,
      reportCases(at: brace, from: start, subject: start + 1, end: brace)
    else { return nil }
    return add(.skipped, token: start, first: start)
  }

  /// `true`, after a diagnostic, where what stands behind `then`, from the token `first` on, has `otherwise` for `else`.
  mutating func reportsOtherwise(from first: Int) -> Bool {
    var depth = 0
    var place: Int?
    for index in first..<max(first, position) {
      switch tokens[index].kind {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace: depth -= 1
      case .name: if depth == 0, tokens[index].word == .otherwise { place = index }
      default: break
      }
    }
    guard let place else { return false }
    note(.writtenOtherwise(span(of: place), writtenPlain(place), "else"))
    return true
  }
}
