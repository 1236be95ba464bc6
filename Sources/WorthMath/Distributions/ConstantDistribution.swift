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

  func density(_ x: Double) -> Double { x != value ? 0 : isContinuous ? .infinity : 1 }
  func tails(_ x: Double) -> Tails { Tails(lower: x < value ? 0 : 1) }
  func quantile(_ tails: Tails) -> Double { value }
}
