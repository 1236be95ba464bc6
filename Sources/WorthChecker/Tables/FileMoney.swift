import WorthValue

/// Amounts of money as files write them: a number with a code or a sign before or behind it.
enum FileMoney {
  /// An amount, and what says its currency.
  struct Amount {
    /// The number.
    var value: Double
    /// The codes that what stands beside the number may mean; empty where nothing stands there.
    var codes: [String] = []
  }

  /// Returns the amount that `cell` holds; nil where it holds something else.
  static func read(_ bytes: [UInt8], _ cell: Range<Int>, _ decimalSign: UInt8?) -> Amount? {
    if let value = FileNumber.read(bytes, cell, decimalSign) { return Amount(value: value) }
    guard !cell.isEmpty, cell.count < 64 else { return nil }
    return marked(bytes, cell, decimalSign)
  }

  /// Returns the amount of a cell in which something stands beside the number; nil where it holds
  /// something else.
  private static func marked(
    _ bytes: [UInt8], _ cell: Range<Int>, _ decimalSign: UInt8?
  ) -> Amount? {
    var scalars = Array(String(decoding: bytes[cell], as: UTF8.self).unicodeScalars)
    for place in scalars.indices where scalars[place] == "\u{A0}" || scalars[place] == "\u{202F}" {
      scalars[place] = " "
    }
    var isNegative = false
    var signs = 0
    if scalars.count > 2, scalars[0] == "(", scalars[scalars.count - 1] == ")" {
      scalars = Array(scalars[1..<scalars.count - 1])
      (isNegative, signs) = (true, 1)
    }
    if let first = scalars.first, first == "-" || first == "−" || first == "+" {
      isNegative = isNegative || first != "+"
      signs += 1
      scalars.removeFirst()
    }
    var (front, back) = ("", "")
    while let first = scalars.first, !isPartOfNumber(first) {
      front.unicodeScalars.append(first)
      scalars.removeFirst()
    }
    while let last = scalars.last, !isPartOfNumber(last), last != "." {
      back.unicodeScalars.insert(last, at: back.unicodeScalars.startIndex)
      scalars.removeLast()
    }
    let mark = trimmed(front.isEmpty ? back : front)
    guard !mark.isEmpty, front.isEmpty || back.isEmpty, let codes = codes(mark) else { return nil }
    if !front.isEmpty, let first = scalars.first, first == "-" || first == "−" {
      isNegative = true
      signs += 1
      scalars.removeFirst()
    }
    guard signs < 2, let first = scalars.first, first != "+", first != "-", first != "(" else {
      return nil
    }
    var rest = ""
    for scalar in scalars { rest.unicodeScalars.append(scalar) }
    let digits = Array(trimmed(rest).utf8)
    guard let value = FileNumber.read(digits, 0..<digits.count, decimalSign) else { return nil }
    return Amount(value: isNegative ? -value : value, codes: codes)
  }

  /// `true` iff the character may begin or end the digits of a number.
  private static func isPartOfNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x30 && scalar.value <= 0x39 || scalar == "-" || scalar == "−" || scalar == "+"
  }

  /// Returns the text without blanks around it.
  private static func trimmed(_ text: String) -> String {
    var view = Substring(text).unicodeScalars
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }

  /// Returns the codes of the currencies that a mark beside an amount stands for; nil where it is no
  /// such mark.
  private static func codes(_ mark: String) -> [String]? {
    if Currency.isShapedLikeCode(mark) { return [mark] }
    switch mark {
    case "€": return ["EUR"]
    case "£": return ["GBP", "EGP", "GIP", "FKP", "SHP", "SSP", "SYP"]
    case "$":
      return [
        "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS", "BSD", "BBD",
        "BZD", "BMD", "BND", "DOP", "FJD", "GYD", "JMD", "KYD", "LRD", "NAD", "SBD", "SRD", "TTD",
        "UYU", "XCD",
      ]
    case "US$", "$US": return ["USD"]
    case "C$", "CA$": return ["CAD"]
    case "A$", "AU$": return ["AUD"]
    case "NZ$": return ["NZD"]
    case "HK$": return ["HKD"]
    case "S$": return ["SGD"]
    case "R$": return ["BRL"]
    case "¥", "￥": return ["JPY", "CNY"]
    case "kr", "kr.": return ["SEK", "NOK", "DKK", "ISK"]
    case "Fr.", "Fr", "SFr.": return ["CHF"]
    case "zł": return ["PLN"]
    case "Kč": return ["CZK"]
    case "Ft": return ["HUF"]
    case "₽", "руб.", "руб": return ["RUB"]
    case "₴": return ["UAH"]
    case "₺": return ["TRY"]
    case "₸": return ["KZT"]
    case "₹": return ["INR"]
    case "₩": return ["KRW"]
    case "₪": return ["ILS"]
    case "₦": return ["NGN"]
    case "₱": return ["PHP"]
    case "฿": return ["THB"]
    case "₫": return ["VND"]
    case "₾": return ["GEL"]
    case "сом": return ["KGS"]
    default: return nil
    }
  }
}
