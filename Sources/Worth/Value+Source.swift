import WorthMath

/// Values as they are written in Worth.
extension Value {
  /// The value as an expression of the language, which gives exactly this value; nil for series, lists and dated flows that
  /// hold what cannot be written, for what is missing, and for half-years and instants, for which there is no word.
  public var source: String? {
    switch self {
    case .number(let value): Value.digits(value)
    case .percent(let value): Value.percent(value)
    case .money(let money):
      Value.digits(money.amount.magnitude).map {
        (money.amount < 0 ? "-" : "") + money.currency + " " + $0
      }
    case .quantity(let value, let unit):
      unit.contains(" ") ? nil : Value.digits(value).map { $0 + " " + unit }
    case .rate(let rate): Value.rate(rate)
    case .probability(let value, let per):
      per.isWritten ? Value.percent(value).map { $0 + " per " + per.word } : nil
    case .date(let date): date.description
    case .duration(let count, let unit):
      unit.isWritten ? Value.digits(count).map { $0 + " " + unit.word + "s" } : nil
    case .period(let period): period.description
    case .choice(let word): word
    case .text(let text): Value.quoted(text)
    case .truth(let truth): truth ? "yes" : "no"
    case .list(let values): Value.list(values.map { $0.source })
    case .dated(let values):
      Value.list(
        values.map { dated in dated.value.source.map { dated.date.description + ": " + $0 } })
    case .series, .missing, .failed: nil
    }
  }

  /// Returns a list in Worth; nil where one of its items cannot be written.
  private static func list(_ items: [String?]) -> String? {
    let written = items.compactMap { $0 }
    return written.count == items.count ? "[" + written.joined(separator: ", ") + "]" : nil
  }

  /// The shortest digits that give `value` back.
  static func digits(_ value: Double) -> String? { value.isFinite ? value.description : nil }

  /// Returns a rate in Worth; nil for a period that has no word.
  private static func rate(_ rate: Rate) -> String? {
    guard rate.per != .instant else {
      return percent(rate.value).map { $0 + " per year compounded continuously" }
    }
    guard rate.per.isWritten else { return nil }
    return percent(rate.value).map { text in
      text + " per " + rate.per.word
        + (rate.compounded == rate.per ? "" : " compounded " + rate.compounded.adverb)
    }
  }

  /// The digits with the point two places further right and a percent sign: what is read back is the same number.
  static func percent(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    let sign = value < 0 ? "-" : ""
    let parts = value.magnitude.description.split(separator: "e")
    guard let mantissa = parts.first else { return nil }
    if parts.count > 1 {
      return Int(parts[1]).map { sign + mantissa + "e\($0 + 2)%" }
    }
    let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(halves[0])
    var fraction = halves.count > 1 ? String(halves[1]) : ""
    while fraction.utf8.count < 2 { fraction += "0" }
    var digits = whole + fraction.prefix(2)
    while digits.utf8.count > 1, digits.utf8.first == 0x30 { digits.removeFirst() }
    let rest = fraction.dropFirst(2)
    return sign + digits + (rest.isEmpty ? "" : "." + rest) + "%"
  }

  /// Returns a text in quotes, with what would end it or begin an expression escaped.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "{", "}": result += "\\" + String(Character(scalar))
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension TimeUnit {
  /// The word after `per`.
  var word: String {
    switch self {
    case .halfYear: "half-year"
    case .year, .quarter, .month, .day, .instant: rawValue
    }
  }

  /// The word after `compounded`.
  var adverb: String {
    switch self {
    case .year: "yearly"
    case .halfYear: "semiannually"
    case .quarter: "quarterly"
    case .month: "monthly"
    case .day: "daily"
    case .instant: "continuously"
    }
  }
}

extension TimeUnit {
  /// `true` iff the language has a word for the unit.
  fileprivate var isWritten: Bool {
    switch self {
    case .year, .quarter, .month, .day: true
    case .halfYear, .instant: false
    }
  }
}
