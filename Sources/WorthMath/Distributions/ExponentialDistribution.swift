/// The exponential distribution.
struct ExponentialDistribution: DistributionFormulas {
  let mean: Double

  var low: Double { 0 }
  var high: Double { .infinity }
  var standardDeviation: Double { mean }

  /// Returns e^(-x/m) / m for the mean m; 0 below 0.
  func density(_ x: Double) -> Double { x < 0 ? 0 : Real.exp(-(x / mean)) / mean }

  /// Returns 1 - e^(-x/m) and e^(-x/m), each without loss.
  func tails(_ x: Double) -> Tails { .exponential(x / mean) }

  /// Returns -m ln of the upper tail, without loss where the lower one is small.
  func quantile(_ tails: Tails) -> Double { mean * tails.exponentialQuantile }
}

extension Tails {
  /// Returns the probabilities on both sides of `x` in the exponential distribution of mean 1.
  static func exponential(_ x: Double) -> Tails {
    if x < 0.5 { return Tails(lower: x > 0 ? -Real.expm1(-x) : 0) }
    return Tails(upper: Real.exp(-x))
  }

  /// The point of the exponential distribution of mean 1 with these probabilities on both sides.
  @inline(__always)
  var exponentialQuantile: Double { isLower ? -Real.log1p(-lower) : -Real.log(upper) }
}
