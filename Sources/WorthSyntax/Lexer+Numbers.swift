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
    } else if byte() == 0x2C, isDigit(byte(1)), scanCommaNumber(from: start) {
      return
    }
    if scanPointedGroups(from: start) || scanQuotedGroups(from: start) { return }
    skipExponent()
    if isNameByte(byte()), !isDigit(byte()) {
      reportAttachedWord(from: start)
    }
    append(.number, from: start)
  }

  /// Reports `4'000'000`.
  private mutating func scanQuotedGroups(from start: Int) -> Bool {
    guard byte() == 0x27, isDigit(byte(1)), isDigit(byte(2)), isDigit(byte(3)) else { return false }
    while byte() == 0x27, isDigit(byte(1)) {
      position &+= 1
      skipDigits()
    }
    if byte() == 0x2E, isDigit(byte(1)) {
      position &+= 1
      skipDigits()
    }
    let written = text(from: start)
    let fixed = written.split(separator: "'").joined(separator: "_")
    report(.writtenOtherwise(span(from: start), written, fixed))
    append(.number, from: start)
    return true
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
  private mutating func skipDigits() {
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

  /// Reports `8.000.000`, `15.03.2018` and `986.223,36`, as numbers and dates are written
  /// elsewhere.
  private mutating func scanPointedGroups(from start: Int) -> Bool {
    let hasPoint = byte() == 0x2E && isDigit(byte(1))
    let hasComma = byte() == 0x2C && isDigit(byte(1)) && openBrackets == 0
    guard hasPoint || hasComma, text(from: start).utf8.contains(0x2E) else { return false }
    while byte() == 0x2E, isDigit(byte(1)) {
      position &+= 1
      skipDigits()
    }
    if byte() == 0x2C, isDigit(byte(1)), openBrackets == 0 {
      position &+= 1
      skipDigits()
    }
    let written = text(from: start)
    report(.writtenOtherwise(span(from: start), written, Lexer.internationalForm(written)))
    append(.number, from: start)
    return true
  }

  /// Returns `8.000.000` as `8_000_000`, `986.223,36` and `986.223.36` as `986_223.36`, `15.03.2018` and
  /// `2018.3.15` as `2018-03-15`.
  private static func internationalForm(_ written: String) -> String {
    let halves = written.split(separator: ",")
    let groups = (halves.first ?? "").split(separator: ".").map { String($0) }
    if halves.count == 1, let date = Parser.dateWithPoints(groups) { return date }
    let areThousands = groups.dropFirst().dropLast().allSatisfy { $0.utf8.count == 3 }
    if halves.count == 1, areThousands, let last = groups.last, last.utf8.count != 3 {
      return groups.dropLast().joined(separator: "_") + "." + last
    }
    let whole = groups.joined(separator: "_")
    return halves.count > 1 ? whole + "." + halves[1] : whole
  }

  /// Reports `2,4`, `1,000,000` and the like, which could mean two things.
  private mutating func scanCommaNumber(from start: Int) -> Bool {
    var parts = 1
    var areThousands = true
    while byte() == 0x2C, isDigit(byte(1)) {
      position &+= 1
      let part = position
      skipDigits()
      if position &- part != 3 { areThousands = false }
      parts &+= 1
    }
    if byte() == 0x2E, isDigit(byte(1)) {
      position &+= 1
      skipDigits()
    }
    let written = text(from: start)
    report(
      .commaInNumber(span(from: start), written, proposal: commaFix(written, parts, areThousands)))
    append(.number, from: start)
    return true
  }

  /// `true` iff the last token is spelt like the code of a currency.
  private var followsCurrency: Bool {
    guard let last = tokens.last, last.kind == .name, last.end - last.start == 3 else {
      return false
    }
    return bytes[Int(last.start)..<Int(last.end)].allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// Returns what was probably meant by a number with commas: thousands, decimals, or two values.
  private func commaFix(_ written: String, _ parts: Int, _ areThousands: Bool) -> String {
    var fixed = ""
    // No thousands begin with a 0: `0,855` has decimals.
    let isDecimal = parts == 2 && written.hasPrefix("0,")
    for scalar in written.unicodeScalars {
      if scalar == "," {
        // Between brackets a comma more likely separates two values, unless a currency stands
        // before: `[EUR 1,200, EUR 3]`.
        fixed +=
          openBrackets > 0 && !followsCurrency
          ? ", " : (areThousands && !isDecimal ? "_" : (parts == 2 ? "." : ", "))
      } else {
        fixed.unicodeScalars.append(scalar)
      }
    }
    return fixed
  }

  /// Reports `5m` or `20years`, where a blank is missing before a word.
  private mutating func reportAttachedWord(from start: Int) {
    var end = position
    while end < bytes.count, isNameByte(bytes[end]) { end &+= 1 }
    let word = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[position..<end]), as: UTF8.self)
    let scales = [
      "m": "million", "M": "million", "mio": "million", "mln": "million", "k": "thousand",
      "K": "thousand", "bn": "billion",
    ]
    report(
      .wordTouchesNumber(
        span(from: start, to: end), number: text(from: start), word: scales[word] ?? word))
    position = end
  }
}
