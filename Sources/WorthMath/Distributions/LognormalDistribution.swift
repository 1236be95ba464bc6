/// The distribution of what has a normal logarithm.
struct LognormalDistribution: DistributionFormulas {
  /// The mean of the logarithm.
  let location: Double
  /// The standard deviation of the logarithm.
  let spread: Double

  var low: Double { 0 }
  var high: Double { .infinity }
  var mean: Double { Real.extendedExp(exponent(halfSquares: 1)) }

  var standardDeviation: Double {
    // √(e^(s²) - 1) = e^(s²/2) √(1 - e^(-s²)), whose first factor joins the mean.
    let rest = Real.sqrt(-Real.expm1(-(spread * spread)))
    return Real.extendedExp(exponent(halfSquares: 2)) * rest
  }

  /// Returns the normal density of the deviation of ln x, by spread and x; 0 unless x > 0.
  func density(_ x: Double) -> Double {
    x > 0 ? Real.normalDensity(deviation(x)) / spread / x : 0
  }

  /// Returns the normal probabilities on both sides of the deviation of ln x.
  func tails(_ x: Double) -> Tails { x > 0 ? .normal(deviation(x)) : Tails(lower: 0) }

  /// Returns e^(location + spread · z) for the normal quantile z, with the exponent in about 100
  /// bits.
  func quantile(_ tails: Tails) -> Double {
    let product = DoubleDouble.product(spread, tails.normalQuantile)
    return Real.extendedExp(DoubleDouble.sum(product, DoubleDouble(location)))
  }

  /// Returns how many standard deviations the logarithm of `x` is from its mean.
  private func deviation(_ x: Double) -> Double {
    let distance = DoubleDouble.sum(Real.extendedLog(x), DoubleDouble(-location))
    return distance.value / spread
  }

  /// Returns the location and some halves of the squared spread.
  private func exponent(halfSquares: Double) -> DoubleDouble {
    let square = DoubleDouble.product(spread, spread)
    let scaled = DoubleDouble(square.high * 0.5 * halfSquares, square.low * 0.5 * halfSquares)
    return DoubleDouble.sum(DoubleDouble(location), scaled)
  }
}
