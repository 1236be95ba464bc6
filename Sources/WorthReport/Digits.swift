import WorthMath
import WorthValue

/// How many digits after the point a report shows. The rules stand here and nowhere else.
///
/// A single figure has the coins of its currency; an amount below 1 as many digits as four figures need; other numbers at
/// most six, or below 0.001 as many as four figures need; shares of hundred at most four, without zeros at the end. A
/// number between 1e-12 and 1e-9 is written with all its digits; what is smaller counts as 0.
///
/// A column has one number of digits:
/// - Money has the coins of its currency. Where the largest amount is below 1 and coins would show only
///   one figure of it, at most four are shown.
/// - In a table whose amounts of a currency are large, all columns of that currency have whole units: where one reaches
///   100,000 and none that matters, being more than a millionth of the largest, is below 100. Columns that do not reach 1,000,
///   such as prices, keep their coins and do not count. Where a column of them was rounded on the way and has coins, all have.
/// - Shares have the digits of the one that needs most, at most two where one reaches 10 %, otherwise four.
/// - Other numbers have the digits of the one that needs most, at most as many as give the largest seven figures, and six;
///   where the largest is below 0.001, as many as four figures of it need.
enum Digits {
  /// From this amount on, a table of money has whole units.
  private static let largeAmount = 100_000.0
  /// An amount below this, if it matters, needs its coins.
  private static let smallAmount = 100.0
  /// Columns that do not reach this keep their coins.
  private static let smallColumn = 1000.0

  /// The digits of a single figure.
  static func single(_ value: Double, _ measure: Measure) -> Int? {
    switch measure {
    case .money(_, let coins):
      let size = abs(value)
      return size >= 1e21 ? nil : size < 1 ? figures(4, of: size, atLeast: coins) : coins
    case .percent, .rate, .probability: return needed([value * 100], most: 4)
    case .number, .price, .quantity, .months, .days:
      let size = abs(value)
      if size >= 1e15 || (size < 1e-9 && size >= 1e-12) { return nil }
      return size < 0.001 ? figures(4, of: size, atLeast: 0) : needed([value], most: 6)
    case .date, .period, .text, .yesNo, .choice: return nil
    }
  }

  /// `true` iff amounts of one currency, by columns of a table, are large enough to be shown in whole units.
  static func areLarge(_ columns: [[Double]]) -> Bool {
    let amounts = columns.filter { size($0) >= smallColumn }.flatMap { $0 }
    let largest = size(amounts)
    return largest >= largeAmount
      && amounts.allSatisfy { amount in
        !amount.isFinite || abs(amount) >= smallAmount || abs(amount) <= largest * 1e-6
      }
  }

  /// `true` iff one of the amounts is no whole number, beyond what noise makes of it.
  static func haveCoins(_ values: [Double]) -> Bool {
    values.contains { $0.isFinite && abs($0 - $0.rounded()) > 1e-4 }
  }

  /// The largest absolute value.
  private static func size(_ values: [Double]) -> Double {
    values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
  }

  /// The digits of a column of `values`, in a table whose amounts of the same currency are large or not.
  static func column(_ values: [Double], _ measure: Measure, areLarge: Bool) -> Int? {
    let finite = values.filter { $0.isFinite }
    let size = size(finite)
    switch measure {
    case .money(_, let coins):
      if size >= 1e21 { return nil }
      if areLarge, size >= smallColumn || size == 0 { return 0 }
      guard size > 0, size < 1, size * power(coins) < 10 else { return coins }
      return max(coins, needed(finite, most: significant(4, of: size)))
    case .percent, .rate, .probability:
      return needed(finite.map { $0 * 100 }, most: size >= 0.1 ? 2 : 4)
    case .number, .price, .quantity, .months, .days:
      if size >= 1e15 { return nil }
      return needed(finite, most: most(size))
    case .date, .period, .text, .yesNo, .choice: return nil
    }
  }

  /// The digits of a number whose standard error is `error`: to the second figure of that; those after it say nothing.
  ///
  /// Fewer than 0 stand for so many zeros before the point.
  static func uncertain(_ error: Double, _ measure: Measure) -> Int? {
    let error = measure.isShare ? error * 100 : error
    guard error > 0, error.isFinite else { return nil }
    var digits = 0
    var unit = 1.0
    while unit * 100 <= error {
      digits -= 1
      unit *= 10
    }
    while unit * 10 > error, digits < 12 {
      digits += 1
      unit = 1 / power(digits)
    }
    return digits
  }

  /// Returns the number that is shown of `value` with so many digits; fewer than 0 stand for zeros before the point.
  static func shown(_ value: Double, _ digits: Int, _ measure: Measure) -> Double {
    let scale = measure.isShare ? 100.0 : 1
    return Real.roundSettled(value * scale, digits: digits, mode: .halfAwayFromZero) / scale
  }

  /// The digits with which a number of `size`, below 1, has `count` figures.
  private static func figures(_ count: Int, of size: Double, atLeast least: Int) -> Int {
    guard size >= 1e-9 else { return least }
    // Half a unit of the last of `count` figures is at most this share of the number.
    let tolerance = 5 / power(count)
    var digits = least
    while digits < 12 {
      let shown = Real.round(size, digits: digits, mode: .halfAwayFromZero)
      if abs(shown - size) <= tolerance * size { break }
      digits += 1
    }
    return digits
  }

  /// The digits with which the first `count` figures of `size` are shown, of a size below 1.
  private static func significant(_ count: Int, of size: Double) -> Int {
    var digits = 0
    while digits < 12, size * power(digits) < power(count - 1) { digits += 1 }
    return digits
  }

  /// The most digits that numbers up to `size` have.
  private static func most(_ size: Double) -> Int {
    if size > 0, size < 0.001 { return max(6, significant(4, of: size)) }
    var digits = 6
    var bound = 10.0
    while digits > 0, size >= bound {
      digits -= 1
      bound *= 10
    }
    return digits
  }

  /// The digits of the number that needs most of them, at most `most`.
  private static func needed(_ values: [Double], most: Int) -> Int {
    var digits = 0
    for value in values {
      let whole = Real.round(value, digits: most, mode: .halfAwayFromZero)
      while digits < most, Real.round(whole, digits: digits, mode: .halfAwayFromZero) != whole {
        digits += 1
      }
    }
    return digits
  }

  /// Returns 10 to the power of `digits`.
  private static func power(_ digits: Int) -> Double {
    (0..<digits).reduce(1.0) { power, _ in power * 10 }
  }
}
