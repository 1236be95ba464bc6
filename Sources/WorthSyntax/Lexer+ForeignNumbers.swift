import WorthSource

/// Numbers and amounts as they are written elsewhere: `1.234,56`, `1'000`, `$12`, `12 €`, `5m`.
extension Lexer {
  /// `true` iff a sign and digits stand at the position that only go on with a number elsewhere.
  @inline(__always)
  var opensForeignGroup: Bool {
    switch byte() {
    case 0x2C, 0x2E, 0x27: isDigit(byte(1)) || hasNoCents
    case 0xE2: byte(1) == 0x80 && byte(2) == 0x99 && isDigit(byte(3))
    default: false
    }
  }

  /// `true` iff `.-` or `.--` stands at the position, which says that an amount has no cents.
  private var hasNoCents: Bool {
    guard byte() == 0x2E else { return false }
    if byte(1) == 0x2D { return !isDigit(byte(2)) && byte(2) != 0x3E }
    return byte(1) == 0xE2 && byte(2) == 0x80 && (byte(3) == 0x93 || byte(3) == 0x94)
  }

  /// Reports `5.`, a point without decimals at the end of a value; `false` where none stands here.
  mutating func scanLonePoint(from start: Int) -> Bool {
    guard byte() == 0x2E else { return false }
    switch byte(1) {
    case 0, 0x0A, 0x0D, 0x2C, 0x29, 0x5D, 0x7D, 0x25: break
    default: return false
    }
    let number = text(from: start)
    position &+= 1
    report(.writtenOtherwise(span(from: start), text(from: start), number))
    append(.number, from: start)
    return true
  }

  /// `true` iff a comma at the position may separate two values, as between brackets it does
  /// unless a currency stands before the number: `[EUR 1,200, EUR 3]`.
  private var commaSeparates: Bool { openBrackets > 0 && !followsCurrency }

  /// `true` iff the last token is spelt like the code of a currency.
  private var followsCurrency: Bool {
    guard let last = tokens.last, last.kind == .name else { return false }
    return isCode(Int(last.start)..<Int(last.end))
  }

  /// `true` iff three capital letters stand in `range`, as the code of a currency is spelt.
  private func isCode(_ range: Range<Int>) -> Bool {
    range.count == 3 && bytes[range].allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// Reports a number with signs between its digits, which began at `start`; `false` where the
  /// number ends here after all.
  mutating func scanForeignNumber(from start: Int) -> Bool {
    let hasPoint = bytes[start..<position].contains(0x2E)
    // `[1.5,2.5]` holds two values.
    if byte() == 0x2C, commaSeparates, hasPoint { return false }
    let separates = byte() == 0x2C && commaSeparates
    skipForeignGroups(takesCommas: !commaSeparates || separates)
    if separates, !bytes[start..<position].contains(0x27) {
      reportValuesWithoutBlanks(from: start)
      return true
    }
    if let date = Parser.dateWithPoints(text(from: start).split(separator: ".").map { String($0) })
    {
      report(.writtenOtherwise(span(from: start), text(from: start), date))
      append(.mended, from: start)
      return true
    }
    let number = text(from: start)
    let isComma = number.utf8.first { $0 == 0x2C || $0 == 0x2E || $0 == 0x27 } == 0x2C
    let scale = takeScale()
    reportNumber(from: start, number, scale: scale, isComma: isComma)
    append(scale.isEmpty ? .number : .mended, from: start)
    return true
  }

  /// Skips signs and digits by turns, and a sign that says that there are no cents.
  private mutating func skipForeignGroups(takesCommas: Bool) {
    while true {
      switch byte() {
      case 0x2C where takesCommas && isDigit(byte(1)), 0x2E where isDigit(byte(1)),
        0x27 where isDigit(byte(1)):
        position &+= 1
      case 0xE2 where byte(1) == 0x80 && byte(2) == 0x99 && isDigit(byte(3)): position &+= 3
      case 0x2E where hasNoCents:
        position &+= 1
        while byte() == 0x2D { position &+= 1 }
        while byte() == 0xE2, byte(1) == 0x80, byte(2) == 0x93 || byte(2) == 0x94 {
          position &+= 3
        }
        return
      default: return
      }
      skipDigits()
    }
  }

  /// Reports `[1,5]`, which may be one value or two.
  private mutating func reportValuesWithoutBlanks(from start: Int) {
    let written = text(from: start)
    let fixed = written.split(separator: ",").joined(separator: ", ")
    let readings = ForeignNumber.readings(of: written)
    // `[1,5, 2,5]` has blanks where its values end; in `[1,200, 3]` the comma may stand for anything.
    let isDecimal = readings.count == 1 && hasOtherSeparators(from: start)
    let (meant, other) = isDecimal ? (readings.first ?? fixed, fixed) : (fixed, readings.last)
    var line = start
    while line > 0, bytes[line - 1] != 0x0A { line -= 1 }
    reportOnce(
      "comma \(line)",
      .commaInNumber(span(from: start), written, meant, other: other == meant ? nil : other))
    append(.number, from: start)
  }

  /// `true` iff commas with a blank behind them, or semicolons, stand in the brackets and the line around the
  /// number that began at `start`.
  private func hasOtherSeparators(from start: Int) -> Bool {
    /// `true` iff the byte at `index` separates values.
    func separates(_ index: Int) -> Bool {
      bytes[index] == 0x3B
        || bytes[index] == 0x2C && index + 1 < bytes.count && bytes[index + 1] == 0x20
    }
    var index = start - 1
    var depth = 0
    while index >= 0, bytes[index] != 0x0A, depth >= 0 {
      switch bytes[index] {
      case 0x29, 0x5D: depth += 1
      case 0x28, 0x5B: depth -= 1
      default: if depth == 0, separates(index) { return true }
      }
      index -= 1
    }
    index = position
    depth = 0
    while index < bytes.count, bytes[index] != 0x0A, depth >= 0 {
      switch bytes[index] {
      case 0x28, 0x5B: depth += 1
      case 0x29, 0x5D: depth -= 1
      default: if depth == 0, separates(index) { return true }
      }
      index += 1
    }
    return false
  }

  /// Reports the number `written` and its scale, with what they are here, or, where nothing sure can
  /// be said, with the choices.
  private mutating func reportNumber(
    from start: Int, _ written: String, scale: String, isComma: Bool
  ) {
    let readings = ForeignNumber.readings(of: written).map { scale.isEmpty ? $0 : $0 + " " + scale }
    guard let first = readings.first else {
      report(.noNumber(span(from: start), text(from: start)))
      return
    }
    if isComma {
      let other = readings.count > 1 ? readings[1] : nil
      report(.commaInNumber(span(from: start), text(from: start), first, other: other))
    } else {
      report(.writtenOtherwise(span(from: start), text(from: start), first))
    }
  }

  // MARK: Words behind numbers

  /// Takes a short word for a scale that touches the number before it and returns the word that
  /// stands for it here; nothing where none does.
  private mutating func takeScale() -> String {
    var end = position
    while end < bytes.count, isNameByte(bytes[end]) { end &+= 1 }
    guard end > position else { return "" }
    let word = String(decoding: UnsafeBufferPointer(rebasing: bytes[position..<end]), as: UTF8.self)
    guard let scale = Lexer.scale(word) else { return "" }
    position = end
    return scale
  }

  /// Returns the scale that `word` stands for; nil where it is none.
  static func scale(_ word: String) -> String? {
    let small = word.lowercased()
    switch small {
    case "thousand", "million", "billion": return small
    default: return Parser.magnitudes[small]
    }
  }

  /// Reports `5m`, `20years`, `5CHF` or `2026Q1`, where a word stands directly behind a number.
  mutating func reportAttachedWord(from start: Int) {
    let number = text(from: start)
    let first = position
    while position < bytes.count, isNameByte(bytes[position]) { position &+= 1 }
    let word = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[first..<position]), as: UTF8.self)
    if isCode(first..<position) {
      report(.writtenOtherwise(span(from: start), text(from: start), word + " " + number))
    } else if let period = Lexer.quarter(word, of: number) {
      report(.writtenOtherwise(span(from: start), text(from: start), period))
    } else if Lexer.isOrdinal(word), isMonthAhead {
      // `15th March 2021`: the parser sees the whole date.
      append(.number, from: start)
      return
    } else if let correct = Lexer.scale(word) ?? Lexer.points(word) {
      report(.wordTouchesNumber(span(from: start), number: number, word: correct))
    } else if word.utf8.count < 3 {
      // No unit is as short: `2x` is a product.
      report(.writtenOtherwise(span(from: start), text(from: start), number + " * " + word))
    } else {
      report(.wordTouchesNumber(span(from: start), number: number, word: word))
    }
    append(.mended, from: start)
  }

  /// Reports `USD5.000`, where the code of a currency touches a number with signs, which go on at the
  /// position; `false` where none does.
  mutating func scanAmountTouchingCode() -> Bool {
    guard let last = tokens.last, last.kind == .name, !startsLine, Int(last.end) == position,
      last.end - last.start > 3, isDigit(byte(1)),
      isCode(Int(last.start)..<Int(last.start) + 3),
      bytes[Int(last.start) + 3..<Int(last.end)].allSatisfy({ isDigit($0) })
    else { return false }
    let start = Int(last.start)
    let code = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[start..<start + 3]), as: UTF8.self)
    takeBack(to: tokens.count - 1)
    skipForeignGroups(takesCommas: openBrackets == 0)
    let number = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[start + 3..<position]), as: UTF8.self)
    reportAmount(from: start, code, number, takeWrittenScale())
    return true
  }

  /// Returns the period that `2026Q1` means; nil where it means none.
  private static func quarter(_ word: String, of number: String) -> String? {
    let letters = Array(word.utf8)
    guard number.utf8.count == 4, letters.count == 2, letters[0] | 0x20 == 0x71,
      (0x31...0x34).contains(letters[1])
    else { return nil }
    return number + "-Q" + word.dropFirst()
  }

  /// `true` iff the word makes a number an ordinal: `15th`.
  private static func isOrdinal(_ word: String) -> Bool {
    switch word {
    case "st", "nd", "rd", "th": true
    default: false
    }
  }

  /// `true` iff the name of a month follows the blank at the position.
  private var isMonthAhead: Bool {
    var first = position
    while first < bytes.count, bytes[first] == 0x20 { first &+= 1 }
    if first + 3 < bytes.count, bytes[first] == 0x6F, bytes[first + 1] == 0x66,
      bytes[first + 2] == 0x20
    {
      first += 3
    }
    var end = first
    while end < bytes.count, isNameByte(bytes[end]) { end &+= 1 }
    let word = String(decoding: UnsafeBufferPointer(rebasing: bytes[first..<end]), as: UTF8.self)
    return Parser.month(word) != nil
  }

  /// Returns the word for hundredths of a percent, or for percentage points, that `word` stands
  /// for; nil where it is another.
  static func points(_ word: String) -> String? {
    switch word.lowercased() {
    case "bp", "bps", "bip", "bips": "bp"
    case "pp", "ppt", "ppts", "pps": "points"
    default: nil
    }
  }

  // MARK: Signs of currencies

  /// Reports an amount with a currency's sign before or behind it, `$12` or `12 €`; a sign alone
  /// counts as the code that is proposed for it.
  mutating func scanCurrencySign(_ code: String, length: Int) {
    let sign = position
    position &+= length
    if let amount = amountBehindSign() {
      let first = takeCountry(code, before: sign)
      reportAmount(from: first.start, first.code, amount.number, amount.scale)
      return
    }
    if reportAmountBeforeSign(code, at: sign) || reportCell(from: sign) { return }
    report(.writtenOtherwise(span(from: sign), text(from: sign), code))
    append(.name, from: sign, name: names.intern(code).id)
  }

  /// Reports `$B$4`, a cell of a spreadsheet.
  private mutating func reportCell(from sign: Int) -> Bool {
    guard bytes[sign] == 0x24, (byte() | 0x20) &- 0x61 < 26 else { return false }
    var end = position
    while end < bytes.count, isNameByte(bytes[end]) || bytes[end] == 0x24 { end &+= 1 }
    guard isDigit(bytes[end - 1]) else { return false }
    position = end
    report(.cellOfSpreadsheet(span(from: sign), text(from: sign)))
    append(.mended, from: sign)
    return true
  }

  /// Takes the number behind a currency's sign, with its scale; nil where none stands there.
  private mutating func amountBehindSign() -> (number: String, scale: String)? {
    var first = position
    while first < bytes.count, bytes[first] == 0x20 || bytes[first] == 0x09 { first &+= 1 }
    guard first < bytes.count, isDigit(bytes[first]) else { return nil }
    position = first
    skipDigits()
    skipForeignGroups(takesCommas: !isInList(from: first))
    skipSpacedGroups(from: first)
    return (text(from: first), takeWrittenScale())
  }

  /// `true` iff a comma behind the digits from `first` separates values of a list: those of
  /// thousands have three digits behind them.
  private func isInList(from first: Int) -> Bool {
    guard openBrackets > 0, byte() == 0x2C else { return false }
    return !(isDigit(byte(1)) && isDigit(byte(2)) && isDigit(byte(3)) && !isDigit(byte(4)))
  }

  /// Skips groups of three digits with blanks before them, `1 000 000`.
  private mutating func skipSpacedGroups(from first: Int) {
    guard position &- first <= 3 else { return }
    while byte() == 0x20, isDigit(byte(1)), isDigit(byte(2)), isDigit(byte(3)), !isDigit(byte(4)) {
      position &+= 4
      skipForeignGroups(takesCommas: openBrackets == 0)
    }
  }

  /// Takes a scale that stands behind the position, with a blank before it or without, and a point
  /// that shortens it; nothing where none does.
  private mutating func takeWrittenScale() -> String {
    let end = position
    if byte() == 0x20 { position &+= 1 }
    let scale = takeScale()
    if scale.isEmpty {
      position = end
    } else if byte() == 0x2E, byte(1) != 0x2E, !isNameByte(byte(1)) {
      position &+= 1
    }
    return scale
  }

  /// Takes the letters of a country before a sign, as in `US$`, or the code itself; returns where
  /// the amount begins, and its code.
  private mutating func takeCountry(_ code: String, before sign: Int) -> (start: Int, code: String)
  {
    guard let last = tokens.last, last.kind == .name, !startsLine else { return (sign, code) }
    let word = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[Int(last.start)..<Int(last.end)]), as: UTF8.self
    )
    let found: String
    switch word {
    case code: found = code
    case "US" where code == "USD" && Int(last.end) == sign: found = "USD"
    case "C" where Int(last.end) == sign, "CA" where Int(last.end) == sign: found = "CAD"
    case "A" where Int(last.end) == sign, "AU" where Int(last.end) == sign: found = "AUD"
    case "NZ" where Int(last.end) == sign: found = "NZD"
    case "HK" where Int(last.end) == sign: found = "HKD"
    case "S" where Int(last.end) == sign: found = "SGD"
    default: return (sign, code)
    }
    takeBack(to: tokens.count - 1)
    return (Int(last.start), found)
  }

  /// Reports `12 €`, an amount whose sign stands behind it, in the place of what was scanned of it.
  private mutating func reportAmountBeforeSign(_ code: String, at sign: Int) -> Bool {
    var first = tokens.count - 1
    guard first >= 0, !startsLine else { return false }
    if tokens[first].kind == .name, first > 0, !tokens[first].startsLine {
      let word = tokenText(first)
      guard Lexer.scale(word) != nil else { return false }
      first -= 1
    } else if tokens[first].kind == .dot, first > 1, Lexer.scale(tokenText(first - 1)) != nil {
      first -= 2
    }
    guard tokens[first].kind == .number || tokens[first].kind == .mended else { return false }
    while first > 0, tokens[first - 1].kind == .number, !tokens[first].startsLine { first -= 1 }
    let start = Int(tokens[first].start)
    guard isDigit(bytes[start]) else { return false }
    let end = position
    position = start
    skipDigits()
    skipForeignGroups(takesCommas: true)
    skipSpacedGroups(from: start)
    let number = text(from: start)
    let scale = takeWrittenScale()
    while byte() == 0x20 || byte() == 0x09 { position &+= 1 }
    guard position == sign else {
      position = end
      return false
    }
    position = end
    takeBack(to: first)
    diagnostics.removeAll { Int($0.span.start) >= start && Int($0.span.start) < end }
    reportAmount(from: start, code, number, scale)
    return true
  }

  /// Returns the bytes of the token at `index`.
  private func tokenText(_ index: Int) -> String {
    let token = tokens[index]
    return String(
      decoding: UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)]),
      as: UTF8.self)
  }

  /// Reports an amount from `start` up to the position, with the form that it has here.
  private mutating func reportAmount(
    from start: Int, _ code: String, _ number: String, _ scale: String
  ) {
    let readings = ForeignNumber.readings(of: number).map { reading in
      code + " " + reading + (scale.isEmpty ? "" : " " + scale)
    }
    let written = text(from: start)
    if readings.count > 1 {
      report(.commaInNumber(span(from: start), written, readings[0], other: readings[1]))
    } else if let only = readings.first {
      report(.writtenOtherwise(span(from: start), written, only))
    } else {
      report(.noNumber(span(from: start), written))
    }
    append(.mended, from: start)
  }
}
