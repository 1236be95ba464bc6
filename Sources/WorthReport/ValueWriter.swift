import WorthMath
import WorthValue

/// Writes values of a report as text, the way they are written in Worth.
enum ValueWriter {
  /// Returns a value with its unit.
  static func text(_ value: Value) -> String {
    text(value.content, value.measure, value.digits)
  }

  /// Returns a number with its unit.
  static func text(_ number: Number) -> String {
    if number.measure == .date {
      return text(.date(Int32(max(-1e9, min(1e9, number.value.rounded())))), .date, nil)
    }
    guard let digits = number.digits, digits < 0 else {
      return text(.number(number.value), number.measure, number.digits)
    }
    return text(.number(Digits.shown(number.value, digits, number.measure)), number.measure, 0)
  }

  /// Returns what a value is, with its unit.
  static func text(_ content: Content, _ measure: Measure, _ digits: Int?) -> String {
    switch content {
    case .number(let number), .estimate(_, let number): return withUnit(number, measure, digits)
    case .list, .dated:
      let items = items(Value(content: content, measure: measure, digits: digits)) ?? []
      return "[" + items.joined(separator: ", ") + "]"
    case .text, .truth, .date, .period, .missing, .failed: return word(content)
    }
  }

  /// Returns the texts of the items of a list; nil for other values.
  static func items(_ value: Value) -> [String]? {
    switch value.content {
    case .list(let contents): contents.map { text($0, value.measure, value.digits) }
    case .dated(let amounts):
      amounts.map {
        CivilDate.text($0.date) + ": " + withUnit($0.amount, value.measure, value.digits)
      }
    case .number, .estimate, .text, .truth, .date, .period, .missing, .failed: nil
    }
  }

  /// Returns what stands in a cell of a column, whose unit stands above it.
  static func cell(
    _ content: Content, _ measure: Measure, _ digits: Int?, isGrouped: Bool
  ) -> String {
    switch content {
    case .number(let value), .estimate(_, let value):
      return number(value, measure, digits, isGrouped: isGrouped)
    case .missing: return ""
    case .list, .dated: return text(content, measure, digits)
    case .text, .truth, .date, .period, .failed: return word(content)
    }
  }

  /// Returns what stands above the cells of a column; empty where each cell says what it is.
  static func unit(_ measure: Measure) -> String {
    switch measure {
    case .money(let currency, _): currency
    case .price(let currency, let per): currency + " " + per
    case .quantity(_, _, let many): many
    case .rate(let per, let compounding):
      per == compounding
        ? "per " + per.word : "per " + per.word + " compounded " + compounding.adverb
    case .probability(let per): "per " + per.word
    case .days: "days"
    case .number, .percent, .months, .date, .period, .text, .yesNo, .choice: ""
    }
  }

  /// `true` iff numbers of a column are large enough that their digits are grouped.
  static func isGrouped(_ numbers: [Double], _ measure: Measure) -> Bool {
    measure.currency != nil || numbers.contains { abs($0) >= 10_000 }
  }

  /// Returns a value that is no number as it is written.
  private static func word(_ content: Content) -> String {
    switch content {
    case .text(let text): text
    case .truth(let truth): truth ? "yes" : "no"
    case .date(let day): CivilDate.text(day)
    case .period(let ordinal, let granularity): granularity.text(ordinal)
    case .missing: "missing"
    case .failed: "no value"
    case .number, .estimate, .list, .dated: ""
    }
  }

  /// Returns a number with its unit, as a figure that stands alone is written.
  private static func withUnit(_ value: Double, _ measure: Measure, _ digits: Int?) -> String {
    let isGrouped = isGrouped([value], measure)
    let written = number(value, measure, digits, isGrouped: isGrouped)
    switch measure {
    case .money(let currency, _):
      return written.hasPrefix("-")
        ? "-" + currency + " " + written.dropFirst() : currency + " " + written
    case .price(let currency, let per): return currency + " " + written + " " + per
    case .days: return written + (value == 1 ? " day" : " days")
    case .number, .percent, .months, .date, .period, .text, .yesNo, .choice: return written
    case .quantity(_, let one, let many):
      return written + " " + (written == "1" || written == "-1" ? one : many)
    case .rate, .probability: return written + " " + unit(measure)
    }
  }

  /// Returns the number itself; durations in months say what they are, for they are counted in years where these are whole.
  private static func number(
    _ value: Double, _ measure: Measure, _ digits: Int?, isGrouped: Bool
  ) -> String {
    switch measure {
    case .percent, .rate, .probability: return decimal(value * 100, digits, isGrouped) + "%"
    case .months:
      let years = value / 12
      if value != 0, years == years.rounded() {
        return decimal(years, 0, isGrouped) + (value == 12 ? " year" : " years")
      }
      return decimal(value, digits, isGrouped) + (value == 1 ? " month" : " months")
    case .number, .money, .price, .quantity, .days, .date, .period, .text, .yesNo, .choice:
      return decimal(value, digits, isGrouped)
    }
  }

  /// Returns a number with `digits` after the point; with as many as it has where that is nil.
  private static func decimal(_ value: Double, _ digits: Int?, _ isGrouped: Bool) -> String {
    let grouping = isGrouped ? "_" : ""
    guard let digits else { return DecimalPrinter.plain(value, grouping: grouping) }
    // As `round` does, so that a report shows what a rounded line holds.
    let rounded = Real.roundSettled(value, digits: digits, mode: .halfAwayFromZero)
    return DecimalPrinter.fixed(rounded, fractionDigits: digits, grouping: grouping)
  }
}
