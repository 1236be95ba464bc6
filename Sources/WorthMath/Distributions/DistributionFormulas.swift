/// One family's formulas, with the constants that they need made once.
protocol DistributionFormulas: Sendable {
  /// The least value, -∞ if there is none.
  var low: Double { get }
  /// The largest value, ∞ if there is none.
  var high: Double { get }
  /// The mean, NaN if there is none.
  var mean: Double { get }
  /// The standard deviation, infinite or NaN if there is none.
  var standardDeviation: Double { get }
  /// Returns the density at a finite `x`, the probability of `x` in a family of whole numbers.
  func density(_ x: Double) -> Double
  /// Returns the probabilities on both sides of a finite `x`.
  func tails(_ x: Double) -> Tails
  /// Returns the least value whose lower tail is not below that of `tails`, both above 0.
  func quantile(_ tails: Tails) -> Double
}
