import WorthSource

/// Turns the bytes of a source into tokens.
///
/// Every byte belongs to a token or to the blanks before one, so that tokens and blanks together
/// are the source. Whatever is not of the language becomes an `.invalid` token and a diagnostic.
package struct Lexer {
  /// The number of the source in its set.
  let source: UInt32
  /// The text of the source, in UTF-8.
  let bytes: UnsafeBufferPointer<UInt8>
  /// The table that gives names their numbers.
  let names: NameTable
  /// The current byte.
  var position = 0
  /// The tokens so far.
  var tokens: [Token] = []
  /// What was wrong so far.
  var diagnostics: [Diagnostic] = []
  /// The place among the diagnostics of what is said once for the whole source: names that mix the
  /// letters of two scripts, signs that other languages have.
  var saidOnce: [String: Int] = [:]
  /// One entry an open brace: `true` where it is the brace of an expression in a text.
  var braces: [Bool] = []
  /// How many parentheses and brackets are open.
  var openBrackets = 0
  /// `true` iff nothing but blanks stands between the start of the line and the current byte.
  var startsLine = true
  /// `true` iff the current byte is the first of its line.
  var isInFirstColumn = true
  /// `true` iff a blank, a comment or a line end stands before the current byte.
  var followsBlank = false

  /// Creates a lexer at the first byte.
  init(source: UInt32, bytes: UnsafeBufferPointer<UInt8>, names: NameTable) {
    self.source = source
    self.bytes = bytes
    self.names = names
    tokens.reserveCapacity(bytes.count / 4 + 16)
  }

  /// Returns the tokens of `text`, the last of which is the end of file, and what is wrong with it.
  package static func tokens(
    of text: SourceText, source: UInt32, names: NameTable
  ) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    text.bytes.withUnsafeBufferPointer { bytes in
      var lexer = Lexer(source: source, bytes: bytes, names: names)
      lexer.run()
      return (lexer.tokens, lexer.diagnostics)
    }
  }

  /// Returns the byte at a distance from the current one; 0 beyond the end.
  @inline(__always)
  func byte(_ offset: Int = 0) -> UInt8 {
    let index = position &+ offset
    return index < bytes.count ? bytes[index] : 0
  }

  /// Scans all tokens; the last is the end of the file.
  private mutating func run() {
    while true {
      skipBlanks()
      guard position < bytes.count else { break }
      scanToken()
    }
    append(.endOfFile, from: position)
  }

  /// Appends the token from `start` up to the current byte; `name` is the number of a name.
  @inline(__always)
  mutating func append(_ kind: TokenKind, from start: Int, name: Int32 = -1) {
    tokens.append(
      Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position),
        name: name, kind: kind, startsLine: startsLine, isInFirstColumn: isInFirstColumn,
        followsBlank: followsBlank))
    startsLine = false
    isInFirstColumn = false
    followsBlank = false
  }

  /// Takes back the tokens from `index` on, in whose place another follows.
  mutating func takeBack(to index: Int) {
    let first = tokens[index]
    (startsLine, isInFirstColumn, followsBlank) = (
      first.startsLine, first.isInFirstColumn, first.followsBlank
    )
    tokens.removeSubrange(index...)
  }

  /// Keeps `diagnostic` where it is the first under `key`; otherwise the first one points to its place,
  /// too.
  mutating func reportOnce(_ key: String, _ diagnostic: Diagnostic) {
    guard let known = saidOnce[key], known < diagnostics.count else {
      saidOnce[key] = diagnostics.count < Lexer.mostDiagnostics ? diagnostics.count : nil
      report(diagnostic)
      return
    }
    if diagnostics[known].labels.count < Lexer.mostPlaces {
      var first = diagnostics[known]
      first.join(diagnostic, among: diagnostics, in: bytes)
      diagnostics[known] = first
    }
  }

  /// Keeps `diagnostic`, unless the source has more mistakes than anybody reads.
  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Lexer.mostDiagnostics { diagnostics.append(diagnostic) }
  }

  /// The number of mistakes after which the rest of a source is no longer reported.
  static var mostDiagnostics: Int { WorkLimits.diagnostics }

  /// The number of places beside the first at which one mistake is shown.
  static var mostPlaces: Int { 8 }

  /// Returns the bytes from `start` up to `end`, or up to the current byte.
  func span(from start: Int, to end: Int? = nil) -> Span {
    Span(
      source: source, start: UInt32(truncatingIfNeeded: start),
      end: UInt32(truncatingIfNeeded: end ?? position))
  }

  /// Skips blanks, line ends and comments, and notes where the next token stands.
  private mutating func skipBlanks() {
    while position < bytes.count {
      let current = bytes[position]
      switch current {
      case 0x20, 0x09:
        position &+= 1
        isInFirstColumn = false
      case 0x0A, 0x0D:
        position &+= 1
        startsLine = true
        isInFirstColumn = true
      case 0x23:
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
          position &+= 1
        }
      case 0xC2, 0xE2, 0xE3, 0xEF:
        let length = wideBlankLength()
        if length == 0 { return }
        position &+= length
        isInFirstColumn = false
      default: return
      }
      followsBlank = true
    }
  }

  /// Returns the length of the no-break space, thin space or byte order mark at the position, or 0.
  private func wideBlankLength() -> Int {
    switch (byte(), byte(1), byte(2)) {
    case (0xC2, 0xA0, _): 2
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): 3
    case (0xEF, 0xBB, 0xBF) where position == 0: 3
    default: 0
    }
  }

  /// Scans one token; what begins none is repaired or reported, and skipped.
  private mutating func scanToken() {
    let start = position
    switch bytes[position] {
    case 0x52 where opensRemark, 0x72 where opensRemark: skipForeignComment("REM")
    case 0x61...0x7A, 0x41...0x5A, 0x5F: scanName()
    case 0x30...0x39: scanNumber()
    case 0x28: bracket(.leftParenthesis, 1)
    case 0x29: bracket(.rightParenthesis, -1)
    case 0x5B: bracket(.leftBracket, 1)
    case 0x5D: bracket(.rightBracket, -1)
    case 0x7B:
      braces.append(false)
      single(.leftBrace)
    case 0x7D:
      if braces.popLast() == true {
        scanText(from: start, isFirst: false)
      } else {
        single(.rightBrace)
      }
    case 0x2B: single(.plus)
    case 0x2D:
      if byte(1) == 0x2D, opensDashComment {
        skipForeignComment("--")
      } else {
        byte(1) == 0x3E ? double(.arrow) : single(.minus)
      }
    case 0x2A: byte(1) == 0x2A ? repaired(.caret, length: 2) : single(.star)
    case 0x2F:
      switch byte(1) {
      case 0x2F where dividesByNumber: single(.slash)
      case 0x2F: skipForeignComment("//")
      case 0x2A: skipBlockComment()
      default: single(.slash)
      }
    case 0x3B: scanSemicolon()
    case 0x26: byte(1) == 0x26 ? repairedWord(.and, length: 2) : scanForeignOperator()
    case 0x5C: scanForeignOperator()
    case 0x27 where opensQuoteComment: skipForeignComment("'")
    case 0x27: scanQuoted(opening: 1) { $0.byte() == 0x27 ? 1 : 0 }
    case 0x24: scanCurrencySign("USD", length: 1)
    case 0x5E: single(.caret)
    case 0x3D:
      switch byte(1) {
      case 0x3D: repaired(.equal, length: byte(2) == 0x3D ? 3 : 2)
      case 0x3C: repaired(.lessOrEqual, length: 2)
      case 0x3E:
        if tokens.last?.kind == .text {
          repaired(.arrow, length: 2, "->")
        } else if tokens.last?.startsLine == true {
          repaired(.equal, length: 2)
        } else {
          repaired(.greaterOrEqual, length: 2)
        }
      default: single(.equal)
      }
    case 0x21:
      if byte(1) == 0x3D, byte(2) == 0x3D {
        repaired(.notEqual, length: 3)
      } else if byte(1) == 0x3D {
        double(.notEqual)
      } else if isNameByte(byte(1)) || byte(1) == 0x28 {
        repairedWord(.not, length: 1)
      } else {
        scanForeign()
      }
    case 0x3C:
      switch byte(1) {
      case 0x3D: double(.lessOrEqual)
      case 0x3E: repaired(.notEqual, length: 2)
      default: single(.less)
      }
    case 0x3E: byte(1) == 0x3D ? double(.greaterOrEqual) : single(.greater)
    case 0x7E: single(.tilde)
    case 0x3A: byte(1) == 0x3D ? repaired(.equal, length: 2) : single(.colon)
    case 0x2C: if openBrackets > 0 || !scanAmountTouchingCode() { single(.comma) }
    case 0x2E:
      if byte(1) == 0x2E, byte(2) == 0x2E {
        repaired(.dotDot, length: 3)
      } else if byte(1) == 0x2E {
        double(.dotDot)
      } else if isDigit(byte(1)), !(tokens.last?.kind == .name && !followsBlank) {
        scanPointedNumber()
      } else if !scanAmountTouchingCode() {
        single(.dot)
      }
    case 0x7C: single(.pipe)
    case 0x3F: single(.question)
    case 0x25: single(.percent)
    case 0x22: scanText(from: start, isFirst: true)
    default: scanForeign()
    }
  }

  /// Appends a token of one byte.
  @inline(__always)
  private mutating func single(_ kind: TokenKind) {
    position &+= 1
    append(kind, from: position &- 1)
  }

  /// Appends a bracket, and counts those that are open.
  private mutating func bracket(_ kind: TokenKind, _ change: Int) {
    openBrackets = max(0, openBrackets &+ change)
    single(kind)
  }

  /// Appends a token of two bytes.
  private mutating func double(_ kind: TokenKind) {
    position &+= 2
    append(kind, from: position &- 2)
  }

  /// Takes `length` bytes for the operator of `kind` and says how it is to be written.
  mutating func repaired(_ kind: TokenKind, length: Int) {
    repaired(kind, length: length, Operator(between: kind)?.sign ?? "")
  }

  /// Takes `length` bytes for a token of `kind` and says that it is to be written as `correct`.
  mutating func repaired(_ kind: TokenKind, length: Int, _ correct: String) {
    let start = position
    position &+= length
    report(.writtenOtherwise(span(from: start), text(from: start), correct))
    append(kind, from: start)
  }

  /// Returns the text from `start` up to the current byte.
  func text(from start: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
  }

  // MARK: Names

  /// Scans a name, by ASCII letters alone for as long as it can, and gives it its number.
  private mutating func scanName() {
    let start = position
    var hash: UInt32 = 2_166_136_261
    var index = position
    while index < bytes.count {
      let current = bytes[index]
      guard isNameByte(current) else { break }
      hash = (hash ^ UInt32(current)) &* 16_777_619
      index &+= 1
    }
    position = index
    if index < bytes.count, bytes[index] >= 0x80, scalarContinuesName() != nil {
      scanInternationalName(from: start)
      return
    }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
    append(.name, from: start, name: names.intern(ascii: text, hash: hash).id)
  }

  // MARK: Texts

  /// Scans a text from its opening quote, or on from the `}` of an expression in it.
  mutating func scanText(from start: Int, isFirst: Bool) {
    position &+= 1
    while position < bytes.count {
      switch bytes[position] {
      case 0x22:
        if isFirst, let end = endOfTextBeforeNext(from: start) {
          position = end
          report(.textNotClosed(span(from: start)))
          append(.text, from: start)
          return
        }
        position &+= 1
        append(isFirst ? .text : .textEnd, from: start)
        return
      case 0x5C:
        scanEscape()
      case 0x7B where isFirst && !hasQuoteAhead:
        // `patent pump "Pump {` lacks a quote: the brace opens the block.
        endOpenText(from: start, isFirst: isFirst)
        return
      case 0x7B:
        position &+= 1
        braces.append(true)
        append(isFirst ? .textStart : .textMiddle, from: start)
        return
      case 0x0A, 0x0D:
        endOpenText(from: start, isFirst: isFirst)
        return
      case 0x80...:
        skipScalar()
      default:
        position &+= 1
      }
    }
    endOpenText(from: start, isFirst: isFirst)
  }

  /// `true` iff the byte is a decimal digit.
  func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// `true` iff the byte is an ASCII letter, a digit or an underscore.
  @inline(__always)
  func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
  }
}
