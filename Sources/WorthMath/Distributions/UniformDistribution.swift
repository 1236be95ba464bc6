/// The distribution of what is equally likely everywhere between two ends.
struct UniformDistribution: DistributionFormulas {
  let low: Double
  let high: Double

  private var width: Double { high - low }
  var mean: Double { 0.5 * low + 0.5 * high }
  var standardDeviation: Double { width / 3.4641016151377544 }

  /// Returns 1 by the width; 0 beyond the ends.
  func density(_ x: Double) -> Double { x < low || x > high ? 0 : 1 / width }

  /// Returns the shares of the width on both sides of `x`, the smaller one without loss.
  func tails(_ x: Double) -> Tails {
    let isLower = x - low < high - x
    return Tails((isLower ? x - low : high - x) / width, isLower: isLower)
  }

  /// Returns the quantile, measured from the nearer end.
  func quantile(_ tails: Tails) -> Double {
    tails.isLower ? low + tails.lower * width : high - tails.upper * width
  }
}
