/// The distribution whose density rises from the low end to the mode and falls to the high one.
struct TriangularDistribution: DistributionFormulas {
  let low: Double
  /// The most likely value, which may be one of the ends.
  let mode: Double
  let high: Double

  private var width: Double { high - low }
  /// The probability of being below the mode.
  private var rising: Double { (mode - low) / width }
  /// The probability of being above the mode.
  private var falling: Double { (high - mode) / width }

  var mean: Double {
    let sum = DoubleDouble.sum(DoubleDouble.sum(low * 0.25, high * 0.25), DoubleDouble(mode * 0.25))
    return sum.value / 0.75
  }

  var standardDeviation: Double {
    let square = rising * rising + rising * falling + falling * falling
    return width * Real.sqrt(square / 18)
  }

  /// Returns the height of the triangle at `x`, whose area is 1.
  func density(_ x: Double) -> Double {
    guard x >= low && x <= high else { return 0 }
    if x < mode { return 2 * ((x - low) / (mode - low)) / width }
    return x == mode ? 2 / width : 2 * ((high - x) / (high - mode)) / width
  }

  /// Returns the area on the side of the mode on which `x` lies, and the rest.
  func tails(_ x: Double) -> Tails {
    guard x > low else { return Tails(lower: 0) }
    guard x < high else { return Tails(upper: 0) }
    if x < mode { return Tails(lower: (x - low) / (mode - low) * ((x - low) / width)) }
    return Tails(upper: (high - x) / (high - mode) * ((high - x) / width))
  }

  /// Returns the quantile by a square root, measured from the end on its side of the mode.
  func quantile(_ tails: Tails) -> Double {
    let isRising = tails.isLower ? tails.lower <= rising : tails.upper > falling
    if isRising { return low + width * Real.sqrt(tails.lower * rising) }
    return high - width * Real.sqrt(tails.upper * falling)
  }
}
