extension Real {
  /// Returns the hyperbolic sine of `x`.
  ///
  /// - Error: 0.53 ulp.
  package static func sinh(_ x: Double) -> Double {
    let magnitude = abs(x)
    if magnitude < 0x1p-27 || x.isNaN { return x }
    if magnitude < 0.3125 { return sinhNearZero(x).value }
    if magnitude > 711 { return x < 0 ? -.infinity : .infinity }
    let parts = halves(magnitude)
    let value = DoubleDouble.sum(parts.growing, -parts.falling)
    let result = scaled(value, by: parts.exponent)
    return x < 0 ? -result : result
  }

  /// Returns the hyperbolic cosine of `x`.
  ///
  /// - Error: 0.53 ulp.
  package static func cosh(_ x: Double) -> Double {
    let magnitude = abs(x)
    if x.isNaN { return x }
    if magnitude > 711 { return .infinity }
    let parts = halves(magnitude)
    return scaled(DoubleDouble.sum(parts.growing, parts.falling), by: parts.exponent)
  }

  /// Returns the hyperbolic tangent of `x`.
  ///
  /// - Error: 0.53 ulp.
  package static func tanh(_ x: Double) -> Double {
    let magnitude = abs(x)
    if magnitude < 0x1p-27 || x.isNaN { return x }
    if magnitude > 20 { return x < 0 ? -1 : 1 }
    if magnitude < 0.3125 {
      return DoubleDouble.quotient(sinhNearZero(x), coshNearZero(x)).value
    }
    let parts = halves(magnitude)
    let result = DoubleDouble.quotient(
      DoubleDouble.sum(parts.growing, -parts.falling),
      DoubleDouble.sum(parts.growing, parts.falling)
    ).value
    return x < 0 ? -result : result
  }

  /// Returns e^`x` / 2 as `growing · 2^exponent` and e^-`x` / 2 as `falling · 2^exponent`.
  ///
  /// - Requires: 0 ≤ `x` ≤ 711.
  @inline(__always)
  private static func halves(
    _ x: Double
  ) -> (growing: DoubleDouble, falling: DoubleDouble, exponent: Int64) {
    let parts = exponential(DoubleDouble(x))
    var falling = DoubleDouble(0)
    if parts.exponent < 40 {
      let square = powerOfTwo(-2 &* parts.exponent)
      let inverse = DoubleDouble.quotient(DoubleDouble(1), parts.value)
      falling = DoubleDouble(inverse.high * square, inverse.low * square)
    }
    return (parts.value, falling, parts.exponent &- 1)
  }

  /// Returns the hyperbolic sine of |`x`| ≤ 0.3125 as x + x³ p(x²).
  @inline(__always)
  private static func sinhNearZero(_ x: Double) -> DoubleDouble {
    let z = x * x
    let upper =
      0.00019841269841266702 + z
      * (2.755731923738204e-06 + z * (2.505208255270654e-08 + z * 1.6082001149453893e-10))
    let series = 0.16666666666666666 + z * (0.008333333333333333 + z * upper)
    return DoubleDouble.ordered(x, x * z * series)
  }

  /// Returns the hyperbolic cosine of |`x`| ≤ 0.3125 as 1 + x²/2 + x⁴ p(x²).
  @inline(__always)
  private static func coshNearZero(_ x: Double) -> DoubleDouble {
    let exact = DoubleDouble.product(x, x)
    let z = exact.high
    let upper = 2.4801587310557696e-05 + z * (2.7557294109315107e-07 + z * 2.090545327703357e-09)
    let series = 0.041666666666666664 + z * (0.0013888888888887768 + z * upper)
    let start = DoubleDouble.ordered(1, 0.5 * z)
    return DoubleDouble.ordered(start.high, start.low + (0.5 * exact.low + z * z * series))
  }
}
