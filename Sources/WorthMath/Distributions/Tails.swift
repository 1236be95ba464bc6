/// The probabilities on both sides of a point, which add up to 1.
///
/// The smaller one keeps its own relative accuracy; the larger one is 1 less the smaller.
package struct Tails: Sendable {
  /// The probability of being at most the point.
  package let lower: Double
  /// The probability of being above the point.
  package let upper: Double

  /// Creates the tails with the probability of being at most the point.
  ///
  /// What a rounding put outside of 0...1 is put back, and NaN is 0.
  @inline(__always)
  package init(lower: Double) {
    self.lower = min(1, max(0, lower))
    self.upper = 1 - self.lower
  }

  /// Creates the tails with the probability of being above the point.
  @inline(__always)
  package init(upper: Double) {
    self.upper = min(1, max(0, upper))
    self.lower = 1 - self.upper
  }

  /// Creates the tails of a point where the smaller one is chosen by `isLower`.
  @inline(__always)
  init(_ probability: Double, isLower: Bool) {
    self = isLower ? Tails(lower: probability) : Tails(upper: probability)
  }

  /// The tails seen from the other side.
  private init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The tails of the point's mirror image.
  var swapped: Tails { Tails(lower: upper, upper: lower) }

  /// `true` iff the lower tail is not the larger one.
  var isLower: Bool { lower <= upper }

  /// The smaller of both.
  var smaller: Double { min(lower, upper) }
}
