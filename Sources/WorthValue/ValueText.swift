import WorthMath

/// Values as they are written, so that what is shown can be pasted into a case.
package enum ValueText {
  /// Returns a share as a percent: `5.25%`.
  package static func percent(_ value: Double) -> String {
    DecimalPrinter.plain(Real.round(value * 100, digits: 6, mode: .halfAwayFromZero)) + "%"
  }

  /// Returns a number with at most six digits after the point, all of them for small numbers.
  package static func number(_ value: Double) -> String {
    if value == 0 { return "0" }
    let size = abs(value)
    if size < 1e-12 { return "0" }
    if size >= 1e15 || size < 1e-6 { return DecimalPrinter.plain(value) }
    let rounded = Real.round(value, digits: 6, mode: .halfAwayFromZero)
    return DecimalPrinter.plain(rounded, grouping: size < 10_000 ? "" : "_")
  }

  /// Returns an amount with a fixed number of digits after the point.
  package static func fixed(_ value: Double, digits: Int) -> String {
    abs(value) >= 1e21
      ? DecimalPrinter.plain(value)
      : DecimalPrinter.fixed(value, fractionDigits: digits, grouping: "_")
  }
}

/// The text of values of any type but lists and series.
package struct ValueFormatter: Sendable {
  /// The types that ids refer to.
  package var types: TypeTable
  /// The units that types refer to.
  package var units: UnitTable
  /// How many digits more than usual are shown, to tell two figures apart.
  package var extraDigits = 0

  /// Creates a formatter for the types of one program.
  package init(types: TypeTable, units: UnitTable) {
    self.types = types
    self.units = units
  }

  /// Returns `value` as a text; `texts` are the texts that values of type text stand for.
  package func text(_ value: Double, _ type: TypeID, texts: [String]) -> String {
    if value.isNaN { return Marker.isMissing(value) ? "missing" : "no value" }
    switch types[type] {
    case .error, .pending: return "no value"
    case .number: return number(value)
    case .percent: return percent(value)
    case .text, .currency:
      return value >= 0 && value < Double(texts.count) ? texts[Int(value)] : ""
    case .yesNo: return value != 0 ? "yes" : "no"
    case .date: return abs(value) < 1e9 ? CivilDate.text(Int32(value)) : "no value"
    case .months: return months(value)
    case .days: return days(value)
    case .monthsAndDays: return mixed(MixedDuration(number: value))
    case .missing: return "missing"
    case .quantity(let unit): return quantity(value, unit)
    case .rate(let per, let compounding):
      let base = percent(value) + " per " + per.word
      return per == compounding ? base : base + " compounded " + compounding.adverb
    case .hazard(let per): return percent(value) + " per " + per.word
    case .period(let granularity):
      return abs(value) < 1e9 ? granularity.text(Int32(value)) : "no value"
    case .choice:
      let words = types.words(type)
      return value >= 0 && value < Double(words.count) ? words[Int(value)] : "no value"
    case .optional(let inner): return text(value, inner, texts: texts)
    case .row: return "row " + number(value + 1)
    case .list, .series, .range, .dated: return "a list"
    case .table: return "a table"
    case .instance, .member: return "an instance"
    case .instances: return "instances"
    case .function: return "a function"
    }
  }

  /// Returns how many digits after the point an amount shows: those of its currency, and below 1 as
  /// many as four figures need, so that a price or a rate of exchange such as 0.0114 can be read.
  private func digits(_ amount: Double, _ usual: Int) -> Int {
    guard amount < 1, amount >= 1e-9 else { return usual }
    var digits = usual
    while digits < 12 {
      let shown = Real.round(amount, digits: digits, mode: .halfAwayFromZero)
      if abs(shown - amount) <= 0.0005 * amount { break }
      digits += 1
    }
    return digits
  }

  /// Returns a number, rounded as in reports unless more digits are wanted.
  private func number(_ value: Double) -> String {
    extraDigits > 0 ? DecimalPrinter.plain(value, grouping: "_") : ValueText.number(value)
  }

  /// Returns a share as a percent, with at most four decimals, or twelve where more digits are
  /// wanted.
  private func percent(_ value: Double) -> String {
    let digits = extraDigits > 0 ? 12 : 4
    let rounded = Real.round(value * 100, digits: digits, mode: .halfAwayFromZero)
    return DecimalPrinter.plain(rounded) + "%"
  }

  /// Returns a duration in months, or in years where it is a whole number of them.
  private func months(_ value: Double) -> String {
    if value != 0, value / 12 == (value / 12).rounded() {
      return number(value / 12) + (value == 12 ? " year" : " years")
    }
    return number(value) + (value == 1 ? " month" : " months")
  }

  /// Returns a duration in days.
  private func days(_ value: Double) -> String {
    number(value) + (value == 1 ? " day" : " days")
  }

  /// Returns a duration of months and days, without those of which there are none.
  private func mixed(_ duration: MixedDuration) -> String {
    if duration.days == 0 { return months(duration.months) }
    if duration.months == 0 { return days(duration.days) }
    return months(duration.months) + (duration.days < 0 ? " - " : " + ") + days(abs(duration.days))
  }

  /// Returns a quantity: money with the coins of its currency and the code first, prices with their
  /// currency first, others with the unit last. A zero has no sign.
  private func quantity(_ value: Double, _ unit: UnitID) -> String {
    guard let base = units.currency(of: unit) else {
      let above = units.factors(unit).filter { $0.power == 1 }
      if above.count == 1, let first = above.first, units.bases[Int(first.base)].isCurrency {
        let name = units.bases[Int(first.base)].name
        return name + " " + number(value) + units.text(unit).dropFirst(name.utf8.count)
      }
      let written = number(value)
      return written + " " + units.text(unit, behind: written == "1" || written == "-1" ? 1 : nil)
    }
    let sign = value < 0 ? "-" : ""
    let amount = ValueText.fixed(abs(value), digits: digits(abs(value), base.digits) + extraDigits)
    let isNothing = !amount.utf8.contains { $0 >= 0x31 && $0 <= 0x39 }
    return (isNothing ? "" : sign) + base.name + " " + amount
  }
}
