import WorthSource

/// Several values behind one name without brackets.
extension Parser {
  /// Reports `sales = 100, 110, 121`, whose first value began at `start`; nil where no further value
  /// follows.
  mutating func parseSeveralValues(from start: Int) -> NodeID? {
    guard at(.comma), !current.startsLine, opensValue(at: position + 1), valuesEndEntry() else {
      return nil
    }
    var last = position - 1
    while at(.comma), !current.startsLine, opensValue(at: position + 1), !isLost {
      advance()
      _ = parseSimpleExpression()
      last = position - 1
    }
    let list = "[" + (amountsOfOneCurrency(start, last) ?? mended(start, last)) + "]"
    // `1, 2]` lacks its first bracket.
    if at(.rightBracket), !current.startsLine {
      last = position
      advance()
    }
    dropReports(start, last)
    // Amounts behind a name of the case are most often those of the periods.
    if isAmount(at: start), start > 1, aside.closers.isEmpty, tokens[start - 1].kind == .equal,
      tokens[start - 2].kind == .name, tokens[start - 2].startsLine || start == 2, hasTimeline
    {
      let line = writtenPlain(start - 2) + ": flow of money = " + list
      note(.severalValues(span(of: start - 2).union(span(of: last)), line))
      return add(.skipped, token: start, first: start)
    }
    note(.severalValues(span(of: start).union(span(of: last)), list))
    return add(.skipped, token: start, first: start)
  }

  /// `true` iff nothing but values stands from here to the end of the line: no branch of a tree, and no
  /// other entry.
  private func valuesEndEntry() -> Bool {
    var index = position + 1
    while index < tokens.count, !tokens[index].startsLine {
      switch tokens[index].kind {
      case .arrow, .equal, .colon, .tilde, .leftBrace: return false
      case .rightBrace, .endOfFile: return true
      default: index += 1
      }
    }
    return index < tokens.count && tokens[index].kind != .arrow
  }

  /// `true` iff the source states a timeline.
  private var hasTimeline: Bool {
    tokens.indices.dropLast().prefix(400).contains { index in
      tokens[index].kind == .name && tokens[index + 1].kind == .equal
        && text(isAt: index, "timeline")
    }
  }

  /// The amounts of a list in which only the first has the code of the currency, and the last the scale, as in `CHF 4, 4.1,
  /// 4.5 million`, each with both; nil for other lists.
  private func amountsOfOneCurrency(_ first: Int, _ last: Int) -> String? {
    guard isAmount(at: first) else { return nil }
    var figures: [(number: Int, scale: String)] = []
    var place = first + 1
    while place <= last {
      guard tokens[place].kind == .number else { return nil }
      var scale = ""
      if place + 1 <= last, tokens[place + 1].kind == .name {
        guard let word = word(at: place + 1), [.thousand, .million, .billion].contains(word) else {
          return nil
        }
        scale = " " + writtenPlain(place + 1)
      }
      figures.append((place, scale))
      place += scale.isEmpty ? 1 : 2
      guard place <= last else { break }
      guard tokens[place].kind == .comma else { return nil }
      place += 1
    }
    guard figures.count > 1, let shared = figures.last?.scale else { return nil }
    let isShared = figures.dropLast().allSatisfy { $0.scale.isEmpty }
    let amounts = figures.map { figure in
      writtenPlain(first) + " " + writtenPlain(figure.number) + (isShared ? shared : figure.scale)
    }
    return amounts.joined(separator: ", ")
  }
}
