import WorthSource

/// Types of inputs that stand where a value would.
extension Parser {
  /// Reports and takes the sign of equality in `cost = money`, an input of a kind whose type stands behind the wrong
  /// sign; `false` for every other line, and where something is called like the type.
  mutating func takeEqualBeforeType(behind name: Int) -> Bool {
    guard at(.equal), position == name + 1, isInKind(name), !peek().startsLine else { return false }
    let type = position + 1
    let word = writtenPlain(type)
    var end = type + 1
    switch word {
    case "money", "percent", "number", "text", "date", "rate": break
    case "flow", "level", "series", "list", "dated":
      if text(isAt: end, "of") { end += 1 } else if word != "dated" { return false }
      guard tokens[min(end, tokens.count - 1)].kind == .name else { return false }
      end += 1
    default: return false
    }
    let behind = tokens[min(end, tokens.count - 1)]
    guard
      behind.startsLine || behind.kind == .comma || behind.kind == .rightBrace
        || behind.kind == .endOfFile
    else { return false }
    guard !kindNames(word) else { return false }
    note(
      .writtenOtherwise(
        span(of: name).union(span(of: end - 1)), sourceText(name, end - 1),
        sourceText(name, name) + ": " + sourceText(type, end - 1)))
    advance()
    return true
  }

  /// `true` iff the kind whose braces are open gives something the name `word`.
  private func kindNames(_ word: String) -> Bool {
    guard let open = aside.kindBlock else { return false }
    var depth = 0
    var index = open
    while index + 1 < tokens.count {
      switch tokens[index].kind {
      case .leftBrace: depth += 1
      case .rightBrace:
        depth -= 1
        if depth == 0 { return false }
      case .name:
        if [.equal, .colon, .leftBracket].contains(tokens[index + 1].kind),
          writtenPlain(index) == word
        {
          return true
        }
      default: break
      }
      index += 1
    }
    return false
  }
}
