/// A duration of months and days, which a single number holds.
///
/// A date moves by the months first, then by the days. Since months differ in their days, such durations
/// have no order. The number is months · 2²⁴ + days, so that sums and differences of two are those of
/// their numbers.
package struct MixedDuration: Sendable {
  /// The months, a whole number.
  package let months: Double
  /// The days, a whole number.
  package let days: Double

  /// What a month counts in the number that holds both.
  private static let month = 16_777_216.0
  /// The size that neither months nor days reach: about 2,800 years.
  private static let most = 1_048_576.0

  /// Reads the duration that `number` holds.
  package init(number: Double) {
    months = (number / MixedDuration.month).rounded()
    days = number - months * MixedDuration.month
  }

  /// Creates a duration; nil where one of the two is no whole number, or too large.
  package init?(months: Double, days: Double) {
    guard months == months.rounded(), days == days.rounded(), abs(months) < MixedDuration.most,
      abs(days) < MixedDuration.most
    else { return nil }
    self.months = months
    self.days = days
  }

  /// The number that holds months and days.
  package var number: Double { months * MixedDuration.month + days }
}
