/// The distribution of what is 1 with some probability, otherwise 0.
struct BernoulliDistribution: DistributionFormulas {
  /// The probability of 1, neither 0 nor 1.
  let probability: Double

  var low: Double { 0 }
  var high: Double { 1 }
  var mean: Double { probability }
  var standardDeviation: Double { Real.sqrt(probability * (1 - probability)) }

  /// Returns the probability of `x`; 0 unless that is 0 or 1.
  func density(_ x: Double) -> Double { x == 1 ? probability : x == 0 ? 1 - probability : 0 }

  /// Returns the probabilities on both sides of `x`, which change at 0 and at 1.
  func tails(_ x: Double) -> Tails {
    if x < 0 { return Tails(lower: 0) }
    return Tails(upper: x < 1 ? probability : 0)
  }

  /// Returns 0 where the probability of 0 reaches `tails`, otherwise 1.
  func quantile(_ tails: Tails) -> Double { self.tails(0).reach(tails) ? 0 : 1 }
}
