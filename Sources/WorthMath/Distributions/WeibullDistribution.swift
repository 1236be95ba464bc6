/// The distribution of what is exponential when raised to a power.
struct WeibullDistribution: DistributionFormulas {
  /// The power.
  let shape: Double
  let scale: Double

  var low: Double { 0 }
  var high: Double { .infinity }
  var mean: Double { scale * Real.gamma(1 + 1 / shape) }
  var standardDeviation: Double { mean * Real.sqrt(Real.expm1(squareGrowth)) }

  /// ln gamma(1 + 2e) - 2 ln gamma(1 + e) with e = 1 / shape.
  ///
  /// For a small e by the series of ln gamma, in which the ones of ζ(k) are added up to a
  /// logarithm.
  private var squareGrowth: Double {
    let e = 1 / shape
    if e > 0.125 { return Real.logGamma(1 + 2 * e) - 2 * Real.logGamma(1 + e) }
    var sum = 0.0
    for coefficient in DistributionSeries.weibullSpread.reversed() { sum = sum * e + coefficient }
    return Real.log1p(e * e / (1 + 2 * e)) + sum * e * e
  }

  /// Returns the density at `x`, by logarithms; at 0 it is infinite for shapes below 1.
  func density(_ x: Double) -> Double {
    guard x > 0 else {
      return x < 0 || shape > 1 ? 0 : shape == 1 ? 1 / scale : .infinity
    }
    let logarithm = powerLogarithm(x)
    let power = Real.extendedExp(logarithm)
    guard power < 800 else { return 0 }
    let exponent = DoubleDouble.sum(
      DoubleDouble.sum(logarithm, -Real.extendedLog(x)), DoubleDouble(-power))
    return shape * Real.extendedExp(exponent)
  }

  /// Returns the exponential probabilities on both sides of (x / scale)^shape.
  func tails(_ x: Double) -> Tails {
    x > 0 ? .exponential(Real.extendedExp(powerLogarithm(x))) : Tails(lower: 0)
  }

  /// Returns scale · q^(1/shape) for the exponential quantile q, by logarithms in about 100 bits.
  func quantile(_ tails: Tails) -> Double {
    let logarithm = Real.extendedLog(tails.exponentialQuantile)
    let root = DoubleDouble.quotient(logarithm, DoubleDouble(shape))
    return Real.extendedExp(DoubleDouble.sum(root, Real.extendedLog(scale)))
  }

  /// Returns the logarithm of (`x` / scale)^shape.
  private func powerLogarithm(_ x: Double) -> DoubleDouble {
    DoubleDouble.product(
      DoubleDouble.sum(Real.extendedLog(x), -Real.extendedLog(scale)), shape)
  }
}
