extension Real {
  /// Returns the gamma function of `x`, (x - 1)! for a positive integer.
  ///
  /// Factorials to 22! are exact. On [2, 3] a Chebyshev fit, to 20 by recurrence, above by
  /// Stirling's series, below 0 by reflection. It is NaN at 0 and the negative integers, where the
  /// function has poles, but for ±0, which give ±∞.
  /// - Error: relative 1e-15.
  package static func gamma(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x == 0 { return 1 / x }
    if x > 172 { return .infinity }
    if x >= 20 && !(x <= 23 && isInteger(x)) { return stirling(x) }
    if x > -18 { return recurrence(x) }
    if isInteger(x) { return .nan }
    if x < -184 { return 0 }
    // π / √(2π) = √(π / 2)
    let reflected = 1.2533141373155003 / (sinOfPi(x) * -x)
    let parts = exponential(-stirlingLogarithm(-x))
    return scaled(DoubleDouble.product(parts.value, reflected), by: parts.exponent)
  }

  /// Returns gamma `x` for -18 < `x` ≤ 23 by way of [2, 3].
  private static func recurrence(_ x: Double) -> Double {
    if isInteger(x) {
      if x < 0 { return .nan }
      var product = 1.0
      var factor = 2.0
      while factor < x {
        product *= factor
        factor += 1
      }
      return product
    }
    if abs(x) < 0x1p-60 { return 1 / x }
    var argument = x
    var above = 1.0
    while argument > 3 {
      argument -= 1
      above *= argument
    }
    var below = DoubleDouble(1)
    var shifted = DoubleDouble(argument)
    while shifted.high < 2 {
      below = .product(below, shifted)
      shifted = .sum(shifted, DoubleDouble(1))
    }
    let table = GammaTable.gamma
    let u = (shifted.high - 2.5) + shifted.low
    return polynomial(table, u) * above / below.value
  }

  /// Returns gamma `x` for 20 ≤ `x` ≤ 172 by Stirling's series.
  private static func stirling(_ x: Double) -> Double {
    let parts = exponential(stirlingLogarithm(x))
    let value = DoubleDouble.product(
      parts.value, DoubleDouble(2.5066282746310007, -1.8328579980459167e-16))
    return scaled(value, by: parts.exponent)
  }

  /// Returns ln gamma `x` - ½ ln 2π for `x` ≥ 18.
  private static func stirlingLogarithm(_ x: Double) -> DoubleDouble {
    DoubleDouble.sum(
      DoubleDouble.product(extendedLog(x), x - 0.5), DoubleDouble(-x, stirlingRest(x)))
  }

  /// Returns ln gamma `x` - (x - ½) ln x + x - ½ ln 2π for `x` ≥ 15.
  ///
  /// - Error: 2e-17.
  private static func stirlingRest(_ x: Double) -> Double {
    let inverse = 1 / x
    let z = inverse * inverse
    let upper = 1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * (691.0 / 360360)))
    return inverse * (1.0 / 12 - z * (1.0 / 360 - z * upper))
  }

  /// Returns the value at `u` of the polynomial with `coefficients`, lowest first.
  private static func polynomial(_ coefficients: [Double], _ u: Double) -> Double {
    var result = 0.0
    for coefficient in coefficients.reversed() { result = result * u + coefficient }
    return result
  }

  /// Returns sin(π `x`) without loss for large `x`.
  private static func sinOfPi(_ x: Double) -> Double {
    let whole = nearest(x)
    let value = sin((x - whole) * 3.141592653589793)
    return isOdd(whole) ? -value : value
  }

  /// Returns the natural logarithm of |gamma `x`|; infinite at the poles.
  ///
  /// On [1, 3] as (x - 1)(x - 2) p(x), which keeps relative accuracy at both zeros.
  /// - Error: relative 1e-15 for positive `x`; below 0 absolute 1e-14 times the larger of 1 and the
  ///   result, since the zeros there are no doubles.
  package static func logGamma(_ x: Double) -> Double {
    if x.isNaN { return x }
    if abs(x) == .infinity { return .infinity }
    if x <= 0 {
      if isInteger(x) { return .infinity }
      if x > -0x1p-60 { return -log(-x) }
      return 1.1447298858494002 - log(abs(sinOfPi(x)) * -x) - logGamma(-x)
    }
    if x < 0x1p-60 { return -log(x) }
    if x < 1 { return logGammaNearZero(x) }
    if x <= 3 { return middleLogGamma(x - 1, x - 2) }
    if x >= 15 {
      if x > 2.6e305 { return .infinity }
      return (x - 0.5) * (log(x) - 1) + (0.4189385332046727 + stirlingRest(x))
    }
    var argument = x
    var product = 1.0
    while argument > 3 {
      argument -= 1
      product *= argument
    }
    return log(product) + middleLogGamma(argument - 1, argument - 2)
  }

  /// Returns ln gamma `x` for 0 < `x` < 1, which is that of x + 1 less ln x.
  private static func logGammaNearZero(_ x: Double) -> Double {
    middleLogGamma(x, x - 1) - log(x)
  }

  /// Returns ln gamma x for 1 ≤ x ≤ 3 from `lower` = x - 1 and `upper` = x - 2.
  private static func middleLogGamma(_ lower: Double, _ upper: Double) -> Double {
    let series =
      lower < 0.5
      ? polynomial(GammaTable.lower, lower - 0.25)
      : upper < 0
        ? polynomial(GammaTable.upper, upper + 0.25)
        : polynomial(GammaTable.above, upper - 0.5)
    return lower * upper * series
  }
}
