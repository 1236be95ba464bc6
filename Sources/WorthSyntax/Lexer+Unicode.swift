import WorthSource

/// Letters beyond ASCII, and the signs that text pasted from elsewhere brings along.
extension Lexer {
  /// Returns the scalar at the position and its length in bytes; nil where the bytes are not UTF-8.
  func scalar() -> (value: Unicode.Scalar, length: Int)? {
    let first = byte()
    let length: Int
    var value: UInt32
    switch first {
    case 0x00...0x7F: return (Unicode.Scalar(first), 1)
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return nil
    }
    guard position &+ length <= bytes.count else { return nil }
    for offset in 1..<length {
      let next = byte(offset)
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    if (length == 3 && value < 0x800) || (length == 4 && value < 0x1_0000) { return nil }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// Returns the length of the scalar at the position if a name may go on with it.
  func scalarContinuesName() -> Int? {
    guard let (value, length) = scalar(), value.properties.isXIDContinue else { return nil }
    return length
  }

  /// Skips a Unicode scalar; a byte that begins none is reported, with those after it as one.
  mutating func skipScalar() {
    if let (_, length) = scalar() {
      position &+= length
      return
    }
    let start = position
    position &+= 1
    while position < bytes.count, bytes[position] >= 0x80, scalar() == nil { position &+= 1 }
    reportOnce("bytes", .bytesAreNotText(span(from: start)))
  }

  /// Scans on a name in which a letter beyond ASCII stands.
  mutating func scanInternationalName(from start: Int) {
    while position < bytes.count {
      if isNameByte(bytes[position]) {
        position &+= 1
      } else if bytes[position] >= 0x80, let length = scalarContinuesName() {
        position &+= length
      } else {
        break
      }
    }
    let written = text(from: start)
    guard let repaired = HomoglyphRepair.repair(written) else {
      append(.name, from: start, name: names.intern(international: written).id)
      return
    }
    // Said once for each such name, which counts as the one that was meant.
    reportOnce(written, .mixedLetters(span(from: start), written, proposal: repaired))
    append(.name, from: start, name: names.intern(repaired).id)
  }

  /// Scans what begins with no sign of the language: a letter, a pasted sign, or something invalid.
  mutating func scanForeign() {
    let start = position
    guard let (value, length) = scalar() else {
      while position < bytes.count, bytes[position] >= 0x80, scalar() == nil { position &+= 1 }
      reportOnce("bytes", .bytesAreNotText(span(from: start)))
      append(.invalid, from: start)
      return
    }
    if value.properties.isXIDStart {
      position &+= length
      scanInternationalName(from: start)
      return
    }
    switch value.value {
    case 0x2013 where isBetweenDigits(length): repaired(.dotDot, length: length, " .. ")
    case 0x20AC: scanCurrencySign("EUR", length: length)
    case 0x00A3: scanCurrencySign("GBP", length: length)
    case 0x00A5: scanCurrencySign("JPY", length: length)
    case 0x20B8: scanCurrencySign("KZT", length: length)
    case 0x20BD: scanCurrencySign("RUB", length: length)
    case 0x2212, 0x2010...0x2015, 0xFE63, 0xFF0D: repaired(.minus, length: length)
    case 0x00D7, 0x22C5, 0x00B7: repaired(.star, length: length)
    case 0x00F7: repaired(.slash, length: length)
    case 0x2264: repaired(.lessOrEqual, length: length)
    case 0x2265: repaired(.greaterOrEqual, length: length)
    case 0x2260: repaired(.notEqual, length: length)
    case 0x2030: scanPerMille(length: length)
    case 0x2026: repaired(.dotDot, length: length)
    case 0x2192: repaired(.arrow, length: length, "->")
    case 0x00B2, 0x00B3: scanRaisedDigit(value.value == 0x00B2 ? "2" : "3", length: length)
    case 0x201C...0x201F, 0x00AB, 0x00BB: scanCurlyText()
    default:
      position &+= length
      report(.unexpectedCharacter(span(from: start), Lexer.describe(value)))
      append(.invalid, from: start)
    }
  }

  /// Answers a sign of thousandths, `4‰`, with the percent that it is, where a number stands before it.
  private mutating func scanPerMille(length: Int) {
    let start = position
    position &+= length
    guard let number = tokens.last, number.kind == .number, Int(number.end) == start else {
      report(.unexpectedCharacter(span(from: start), "‰"))
      return append(.invalid, from: start)
    }
    // A tenth of the digits, whose point moves by one place.
    var whole: [UInt8] = []
    var rest: [UInt8] = []
    var isBehindPoint = false
    for byte in bytes[Int(number.start)..<start] where byte != 0x5F {
      if byte == 0x2E {
        isBehindPoint = true
      } else if isBehindPoint {
        rest.append(byte)
      } else {
        whole.append(byte)
      }
    }
    if let last = whole.popLast() { rest.insert(last, at: 0) }
    if whole.isEmpty { whole.append(0x30) }
    let percent = String(decoding: whole + [0x2E] + rest, as: UTF8.self) + "%"
    let first = Int(number.start)
    report(.writtenOtherwise(span(from: first), text(from: first), percent))
    append(.percent, from: start)
  }

  /// Takes `²` or `³` for a power.
  private mutating func scanRaisedDigit(_ digit: String, length: Int) {
    let start = position
    position &+= length
    report(
      .writtenOtherwise(span(from: start), text(from: start), "^ " + digit, pasted: " ^ " + digit))
    append(.caret, from: start)
    append(.mended, from: start)
  }

  /// `true` iff digits stand right before and after the sign of `length` bytes at the position.
  private func isBetweenDigits(_ length: Int) -> Bool {
    position > 0 && isDigit(bytes[position &- 1]) && isDigit(byte(length))
  }

  /// Scans a text in curly quotes or guillemets and proposes straight ones.
  private mutating func scanCurlyText() {
    scanQuoted(opening: scalar()?.length ?? 1) { lexer in
      lexer.byte() >= 0x80 && lexer.isCurlyQuote() ? lexer.scalar()?.length ?? 1 : 0
    }
  }

  /// Scans a text in quotes of another form; `closing` gives the length of the quote at the
  /// position, or 0.
  mutating func scanQuoted(opening: Int, closing: (Lexer) -> Int) {
    let start = position
    position &+= opening
    let inner = position
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x22 {
      let length = closing(self)
      if length > 0 {
        let fixed = "\"" + text(from: inner) + "\""
        position &+= length
        report(.writtenOtherwise(span(from: start), text(from: start), fixed))
        append(.text, from: start)
        return
      }
      position &+= 1
    }
    if byte() == 0x22 { position &+= 1 }
    report(.textNotClosed(span(from: start)))
    append(.invalid, from: start)
  }

  /// `true` iff a curly quote or a closing guillemet stands at the position.
  private func isCurlyQuote() -> Bool {
    (byte() == 0xE2 && byte(1) == 0x80 && (0x9C...0x9F).contains(byte(2)))
      || (byte() == 0xC2 && byte(1) == 0xBB)
  }

  /// Scans `\n`, `\u{…}` and the like within a text.
  mutating func scanEscape() {
    let start = position
    position &+= 1
    switch byte() {
    case 0x22, 0x5C, 0x7B, 0x7D, 0x6E, 0x74: position &+= 1
    case 0x75: scanScalarEscape(from: start)
    default:
      if position < bytes.count, byte() != 0x0A, byte() != 0x0D { skipScalar() }
      report(.unknownEscape(span(from: start), text(from: start)))
    }
  }

  /// Scans `\u{1F33E}`.
  private mutating func scanScalarEscape(from start: Int) {
    position &+= 1
    var value: UInt32 = 0
    var digits = 0
    if byte() == 0x7B {
      position &+= 1
      while digits < 8, let digit = Lexer.hexDigit(byte()) {
        value = value << 4 | digit
        digits &+= 1
        position &+= 1
      }
      if byte() == 0x7D, digits > 0, digits <= 6, Unicode.Scalar(value) != nil {
        position &+= 1
        return
      }
      if byte() == 0x7D { position &+= 1 }
    }
    report(.unknownEscape(span(from: start), text(from: start)))
  }

  /// Returns the value of a hexadecimal digit; nil for other bytes.
  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x41 + 10
    case 0x61...0x66: UInt32(byte) - 0x61 + 10
    default: nil
    }
  }

  /// Returns a text for `value` that a reader can recognise, also where it has no picture.
  static func describe(_ value: Unicode.Scalar) -> String {
    let code = "U+" + hex(value.value)
    if value.value < 0x20 || value.value == 0x7F || (0x80..<0xA0).contains(value.value) {
      return code
    }
    if (0x200B...0x200F).contains(value.value) || value.value == 0xFEFF { return code }
    return "\u{2018}" + String(Character(value)) + "\u{2019} (" + code + ")"
  }

  /// Returns `value` in hexadecimal, with at least four digits.
  private static func hex(_ value: UInt32) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - text.utf8.count)) + text
  }
}
