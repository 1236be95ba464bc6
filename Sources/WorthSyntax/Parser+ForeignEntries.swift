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
    let correct = "function " + mended(name, end)
    noteOnce(
      "function without its word",
      .writtenOtherwise(
        span(of: start).union(span(of: end)), written, correct))
    position = name
    return parseFunction(foreign: start)
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
}
