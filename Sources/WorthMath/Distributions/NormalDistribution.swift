/// The normal distribution.
struct NormalDistribution: DistributionFormulas {
  let mean: Double
  let standardDeviation: Double

  var low: Double { -.infinity }
  var high: Double { .infinity }

  /// Returns the standard density of the deviation, by the standard deviation.
  func density(_ x: Double) -> Double {
    Real.normalDensity((x - mean) / standardDeviation) / standardDeviation
  }

  /// Returns the standard probabilities on both sides of the deviation.
  func tails(_ x: Double) -> Tails { .normal((x - mean) / standardDeviation) }

  /// Returns the mean and so many standard deviations as the standard quantile says.
  func quantile(_ tails: Tails) -> Double { mean + standardDeviation * tails.normalQuantile }
}

extension Tails {
  /// Returns the probabilities on both sides of `z` in the standard normal distribution.
  static func normal(_ z: Double) -> Tails { Tails(Real.normalCDF(-abs(z)), isLower: z < 0) }

  /// The point of the standard normal distribution with these probabilities on both sides.
  @inline(__always)
  var normalQuantile: Double {
    isLower ? Real.normalQuantile(lower) : -Real.normalQuantile(upper)
  }
}
