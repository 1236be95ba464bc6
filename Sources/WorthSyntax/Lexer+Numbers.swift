import WorthSource

/// Numbers, periods and dates.
extension Lexer {
  /// Scans a number, or a period or date that begins with four digits, and repairs numbers that are
  /// written as elsewhere.
  mutating func scanNumber() {
    let start = position
    skipDigits()
    let wholeDigits = position &- start
    if byte() == 0x2D, wholeDigits == 4, scanCalendar(from: start) { return }
    if byte() == 0x2E, isDigit(byte(1)) {
      position &+= 1
      skipDigits()
    }
    if opensForeignGroup, scanForeignNumber(from: start) { return }
    if scanLonePoint(from: start) { return }
    skipExponent()
    if isNameByte(byte()), !isDigit(byte()) {
      reportAttachedWord(from: start)
      return
    }
    append(.number, from: start)
  }

  /// Scans `.5`, which is to be written `0.5`.
  mutating func scanPointedNumber() {
    let start = position
    position &+= 1
    skipDigits()
    skipExponent()
    report(
      .writtenOtherwise(span(from: start), text(from: start), "0" + text(from: start)))
    append(.number, from: start)
  }

  /// Skips digits, with single underscores between them.
  mutating func skipDigits() {
    while true {
      let current = byte()
      if isDigit(current) {
        position &+= 1
      } else if current == 0x5F, isDigit(byte(1)) {
        position &+= 2
      } else {
        return
      }
    }
  }

  /// Skips an exponent, if a whole one is there: `e-5`.
  private mutating func skipExponent() {
    guard byte() | 0x20 == 0x65 else { return }
    let signed = byte(1) == 0x2B || byte(1) == 0x2D
    guard isDigit(byte(signed ? 2 : 1)) else { return }
    position &+= signed ? 2 : 1
    skipDigits()
  }

  /// Scans the rest of `2026-Q1`, `2026-03` or `2026-03-15`; `false` iff it is none of them.
  private mutating func scanCalendar(from start: Int) -> Bool {
    if byte(1) == 0x51, isDigit(byte(2)), !isNameByte(byte(3)) {
      position &+= 3
      append(.quarterPeriod, from: start)
      return true
    }
    guard isDigit(byte(1)), isDigit(byte(2)), !isNameByte(byte(3)),
      byte(3) != 0x2E || byte(4) == 0x2E
    else { return false }
    if byte(3) == 0x2D, isDigit(byte(4)), isDigit(byte(5)), !isNameByte(byte(6)) {
      position &+= 6
      append(.date, from: start)
    } else {
      position &+= 3
      append(.monthPeriod, from: start)
    }
    return true
  }
}
