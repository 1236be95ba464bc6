/// The words that name a type beside an input, a parameter or a column; any other name there is a kind.
package enum TypeWord: String, CaseIterable, Sendable {
  case number, whole, percent, rate, money, currency, date, text, duration
  case yesNo = "yes_no"
  case period, timing, function, series, list
  case anyAmount = "any_amount"
  case percentage

  /// The word for any unit, the same in all of what is filled in: `money per unit`.
  package static let anyUnit = "unit"
}
