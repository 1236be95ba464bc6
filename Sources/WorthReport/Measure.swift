import WorthValue

/// What values are, and what numbers among them are counted in.
package enum Measure: Sendable, Hashable {
  case number, percent
  /// Amounts of a currency, with the digits after the point that its coins have.
  case money(currency: String, coins: Int)
  /// Amounts of a currency for one of something: `tonne` in `USD 5 per tonne`.
  case price(currency: String, per: String)
  /// Quantities of a unit, with what one of it is called, and several.
  case quantity(unit: String, one: String, many: String)
  case rate(per: RatePeriod, compounded: RatePeriod)
  case probability(per: RatePeriod)
  case months, days
  case date, period, text, yesNo, choice

  /// The currency of amounts of money; nil for all else.
  var currency: String? {
    if case .money(let currency, _) = self { return currency }
    return nil
  }

  /// `true` iff numbers are shown a hundred times as large, with a percent sign.
  var isShare: Bool {
    switch self {
    case .percent, .rate, .probability: true
    case .number, .money, .price, .quantity, .months, .days, .date, .period, .text, .yesNo,
      .choice:
      false
    }
  }

  /// `true` iff the values are words, which stand at the left of a column.
  var isWords: Bool {
    switch self {
    case .text, .yesNo, .choice: true
    case .number, .percent, .money, .price, .quantity, .rate, .probability, .months, .days, .date,
      .period:
      false
    }
  }
}

/// A value in a report, as far as it differs from others of its measure.
package indirect enum Content: Sendable {
  case number(Double)
  /// A number that trials estimate, and as much of it as says something.
  case estimate(Double, shown: Double)
  case text(String)
  case truth(Bool)
  /// A day, counted as in `CivilDate`.
  case date(Int32)
  case period(Int32, Granularity)
  case list([Content])
  /// Amounts by date.
  case dated([(date: Int32, amount: Double)])
  /// Nothing was given, or there is nothing to say.
  case missing
  /// Nothing was computed.
  case failed

  /// The numbers that it holds, as far as they are shown.
  var numbers: [Double] {
    switch self {
    case .number(let number), .estimate(_, let number): [number]
    case .list(let contents): contents.flatMap { $0.numbers }
    case .dated(let amounts): amounts.map { $0.amount }
    case .text, .truth, .date, .period, .missing, .failed: []
    }
  }
}

/// A value with its measure and the digits to show after the point; nil for as many as it has.
package struct Value: Sendable {
  package var content: Content
  package var measure: Measure
  package var digits: Int?
}

/// A number with its measure and the digits to show after the point; nil for as many as it has, fewer than 0 for so many
/// zeros before the point.
package struct Number: Sendable {
  package var value: Double
  package var measure: Measure
  package var digits: Int?
}
