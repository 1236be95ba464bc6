/// What has only one value: the case without spread of any family.
struct ConstantDistribution: DistributionFormulas {
  /// The value.
  let value: Double
  /// `true` iff the family has densities, of which the one at the value is infinite.
  let isContinuous: Bool

  var low: Double { value }
  var high: Double { value }
  var mean: Double { value }
  var standardDeviation: Double { 0 }

  /// Returns the density of a point: infinite there, or 1 in a family of whole numbers, and 0
  /// elsewhere.
  func density(_ x: Double) -> Double { x != value ? 0 : isContinuous ? .infinity : 1 }
  /// Returns a probability of 1 on the side of `x` on which the value lies; at the value on the
  /// lower one.
  func tails(_ x: Double) -> Tails { Tails(lower: x < value ? 0 : 1) }
  /// Returns the value, for all probabilities.
  func quantile(_ tails: Tails) -> Double { value }
}
