import WorthSource

/// Signs and comments of other languages, and texts whose quotes do not close on their line.
extension Lexer {
  /// Takes a sign of `length` bytes for `word` and says so.
  mutating func repairedWord(_ word: Word, length: Int) {
    let start = position
    position &+= length
    let before = start > 0 && isNameByte(bytes[start &- 1]) ? " " : ""
    let behind = byte() == 0x20 ? "" : " "
    report(
      .writtenOtherwise(
        span(from: start), text(from: start), word.spelling.description,
        pasted: before + word.spelling.description + behind))
    append(.name, from: start, name: word.rawValue)
  }

  /// Takes `;` for a comma within brackets or before another entry, and for nothing at the end of a line.
  mutating func scanSemicolon() {
    let start = position
    position &+= 1
    if endsLine(from: position) {
      let place = span(from: start)
      reportOnce(
        ";", .unexpectedCharacter(place, Lexer.describe(";"), proposal: Proposal(place, "")))
    } else {
      reportOnce("; ", .writtenOtherwise(span(from: start), ";", ","))
      append(.comma, from: start)
    }
  }

  /// `true` iff nothing but blanks and comments stands from `start` to the end of the line.
  private func endsLine(from start: Int) -> Bool {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard index < bytes.count else { return true }
    return bytes[index] == 0x0A || bytes[index] == 0x0D || bytes[index] == 0x23
      || bytes[index] == 0x7D
  }

  // MARK: Comments

  /// `true` iff the `--` at the position begins a comment: at the start of a line, or between blanks,
  /// and no number or name follows that could be twice negative.
  var opensDashComment: Bool {
    let next = byte(2)
    if startsLine || tokens.isEmpty { return next == 0x20 || next == 0x2D || !isNameByte(next) }
    return followsBlank && next == 0x20
  }

  /// `true` iff the word `REM` begins a line that is a comment in other languages.
  var opensRemark: Bool {
    guard startsLine || tokens.isEmpty, byte(1) | 0x20 == 0x65, byte(2) | 0x20 == 0x6D,
      byte(3) == 0x20
    else { return false }
    var index = position &+ 3
    while index < bytes.count, bytes[index] == 0x20 { index &+= 1 }
    guard index < bytes.count else { return true }
    switch bytes[index] {
    // `rem = 5`, `rem: number`, `rem ~ …`, `rem { … }`, `rem * 2`.
    case 0x3D, 0x3A, 0x7E, 0x7B, 0x5B, 0x28, 0x2A...0x2F, 0x7C, 0x5E: return false
    default: return !isInstanceName(from: index)
    }
  }

  /// `true` iff one name and a brace or a text stand from `start`, as in `rem first { … }`.
  private func isInstanceName(from start: Int) -> Bool {
    var index = start
    while index < bytes.count, isNameByte(bytes[index]) { index &+= 1 }
    while index < bytes.count, bytes[index] == 0x20 { index &+= 1 }
    return index < bytes.count
      && (bytes[index] == 0x7B || bytes[index] == 0x22 || bytes[index] == 0x3D)
  }

  /// `true` iff the `'` at the position begins a line that is a comment in other languages, or stands between blanks behind
  /// a value.
  var opensQuoteComment: Bool {
    guard byte(1) == 0x20 else { return false }
    if !startsLine, let last = tokens.last {
      switch last.kind {
      case .number, .mended, .percent, .name, .text, .date, .rightParenthesis, .rightBracket: break
      default: return false
      }
      guard followsBlank else { return false }
    }
    var index = position &+ 1
    while index < bytes.count, bytes[index] != 0x0A {
      if bytes[index] == 0x27 { return false }
      index &+= 1
    }
    return true
  }

  /// Takes `&` and `\` between operands for operators of other languages, of which the parser says what they are here.
  mutating func scanForeignOperator() {
    switch tokens.last?.kind {
    case .name, .number, .mended, .text, .textEnd, .rightParenthesis, .rightBracket, .date,
      .percent:
      guard !startsLine else { return scanForeign() }
      let start = position
      position &+= 1
      append(.name, from: start, name: names.intern(text(from: start)).id)
    default: scanForeign()
    }
  }

  /// `true` iff the `//` at the position stands between an operand and a number, as in `7 // 2`, where it
  /// divides in other languages.
  var dividesByNumber: Bool {
    guard !startsLine, let last = tokens.last else { return false }
    switch last.kind {
    case .number, .name, .rightParenthesis, .rightBracket: break
    default: return false
    }
    var index = position &+ 2
    while index < bytes.count, bytes[index] == 0x20 { index &+= 1 }
    guard index < bytes.count, isDigit(bytes[index]) else { return false }
    while index < bytes.count, isDigit(bytes[index]) || bytes[index] == 0x2E { index &+= 1 }
    // A word behind the number makes it a comment: `x = 5 // 3 years`.
    while index < bytes.count, bytes[index] == 0x20 { index &+= 1 }
    guard index < bytes.count else { return true }
    switch bytes[index] {
    case 0x0A, 0x0D, 0x23, 0x29, 0x5D, 0x7D, 0x2A, 0x2B, 0x2C, 0x2D, 0x2F, 0x7C: return true
    default: return false
    }
  }

  /// Takes the rest of the line behind `mark` for a comment and proposes `#`.
  mutating func skipForeignComment(_ mark: String) {
    let start = position
    position &+= mark.utf8.count
    let place = span(from: start)
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
      position &+= 1
    }
    followsBlank = true
    reportOnce(mark, .writtenOtherwise(place, mark, "#"))
  }

  /// Takes `/* … */` for a comment and proposes the same with `#` in each of its lines.
  mutating func skipBlockComment() {
    let start = position
    position &+= 2
    while position < bytes.count, !(byte() == 0x2A && byte(1) == 0x2F) { position &+= 1 }
    let inner = text(from: start).dropFirst(2)
    if position < bytes.count { position &+= 2 }
    let lines = inner.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var words = line.drop { $0 == " " || $0 == "*" || $0 == "\t" }
      while let last = words.last, last == " " || last == "\t" || last == "\r" {
        words.removeLast()
      }
      return "# " + words
    }
    let place = span(from: start)
    // Behind a comment within a line the rest of the line would be part of it.
    let pasted = endsLine(from: position) ? lines.joined(separator: "\n") : ""
    if inner.utf8.contains(0x0A) { startsLine = true }
    followsBlank = true
    reportOnce("/*", .writtenOtherwise(place, "/*", "#", pasted: pasted))
  }

  // MARK: Texts

  /// `true` iff a double quote stands further on in the line.
  var hasQuoteAhead: Bool {
    var index = position
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
      if bytes[index] == 0x22 { return true }
      index += 1
    }
    return false
  }

  /// Reports a text without a closing quote on its line: one that closes in a line further down, or one
  /// that ends before what belongs to it no more.
  mutating func endOpenText(from start: Int, isFirst: Bool) {
    if isFirst, let end = endOfLaterLine(from: position) {
      position = end
      let joined = text(from: start).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated().map { place, line in
          place == 0 ? String(line) : String(line.drop { $0 == " " || $0 == "\t" })
        }
      report(
        .textOverLines(
          span(from: start), joined: joined.filter { $0 != "\r" }.joined(separator: "\\n")))
      append(.text, from: start)
      return
    }
    var lineEnd = position
    while lineEnd < bytes.count, bytes[lineEnd] != 0x0A, bytes[lineEnd] != 0x0D { lineEnd += 1 }
    position = isFirst ? endOfText(from: start, to: lineEnd) : lineEnd
    report(.textNotClosed(span(from: start)))
    append(isFirst ? .text : .textEnd, from: start)
  }

  /// Returns where the text that began at `start` probably ends, where the quote at the position opens the next one, as in
  /// `"big else "small"`: a letter follows it directly, a word or sign that joins values stands before it, and the quotes of
  /// the line do not come in pairs. Returns nil where the quote closes the text.
  func endOfTextBeforeNext(from start: Int) -> Int? {
    guard isNameByte(byte(1)), position > start + 1 else { return nil }
    var quotes = 0
    var index = position + 1
    // A line of that length is no line of a case.
    let last = min(bytes.count, position + 400)
    while index < last, bytes[index] != 0x0A, bytes[index] != 0x0D {
      if bytes[index] == 0x22 { quotes += 1 }
      index += 1
    }
    guard quotes % 2 == 1 else { return nil }
    var end = position
    while end > start + 1, isBlank(bytes[end - 1]) { end -= 1 }
    switch bytes[end - 1] {
    case 0x2C, 0x7C: end -= 1
    default:
      let words: [[UInt8]] = [Array(" else".utf8), Array(" then".utf8)]
      guard end < position,
        let word = words.first(where: {
          bytes[(start + 1)..<end].reversed().starts(with: $0.reversed())
        })
      else { return nil }
      end -= word.count
    }
    while end > start + 1, isBlank(bytes[end - 1]) { end -= 1 }
    return end > start + 1 ? end : nil
  }

  /// Returns where a text that began at `start` probably ends in its line: before a brace that opens or
  /// closes a block, before the next field, or with the line.
  private func endOfText(from start: Int, to lineEnd: Int) -> Int {
    var end = lineEnd
    var index = start + 1
    while index < lineEnd {
      if bytes[index] == 0x7B, bytes[index - 1] == 0x20,
        endsLine(from: index + 1) || isField(from: index + 1, to: lineEnd)
      {
        end = index
        break
      }
      if bytes[index] == 0x2C, isField(from: index + 1, to: lineEnd) {
        end = index
        break
      }
      index += 1
    }
    if end == lineEnd {
      if braces.contains(false) {
        while end > start + 1, isBlank(bytes[end - 1]) || bytes[end - 1] == 0x7D { end -= 1 }
      }
      // A bracket that was opened before the text closes behind it.
      if openBrackets > 0, end > start + 1, bytes[end - 1] == 0x29 || bytes[end - 1] == 0x5D {
        end -= 1
      }
    }
    while end > start + 1, isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// `true` iff `name =` stands behind the blanks at `index`.
  private func isField(from index: Int, to lineEnd: Int) -> Bool {
    var index = index
    while index < lineEnd, isBlank(bytes[index]) { index += 1 }
    let first = index
    while index < lineEnd, isNameByte(bytes[index]) { index += 1 }
    guard index > first, !isDigit(bytes[first]) else { return false }
    while index < lineEnd, isBlank(bytes[index]) { index += 1 }
    return index < lineEnd && bytes[index] == 0x3D
  }

  /// `true` iff the byte is a blank or a tab.
  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Returns where a text that is open at `start` closes in one of the next lines; nil where none of
  /// them looks like the rest of a text.
  private func endOfLaterLine(from start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    guard index < bytes.count else { return nil }
    var lines = 0
    while index < bytes.count, lines < 20 {
      index += 1
      lines += 1
      while index < bytes.count, bytes[index] != 0x0A {
        switch bytes[index] {
        case 0x22: return isOnlyQuote(from: index + 1) ? index + 1 : nil
        case 0x3D, 0x7B, 0x7D, 0x7C, 0x23: return nil
        default: index += 1
        }
      }
    }
    return nil
  }

  /// `true` iff no further quote stands from `start` to the end of the line.
  private func isOnlyQuote(from start: Int) -> Bool {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A {
      if bytes[index] == 0x22 { return false }
      index += 1
    }
    return true
  }
}
