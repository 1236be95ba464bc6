extension Real {
  /// 128 / ln 2.
  private static var partsPerUnit: Double { 184.6649652337873 }
  /// ln 2 / 128 as a multiple of 2^-41; times an integer below 2^18 it is exact.
  private static var partHigh: Double { 0.005415212347998022 }
  /// What is missing from `partHigh`.
  private static var partLow: Double { 1.2655086083325438e-13 }
  /// Added and subtracted, it rounds to an integer, which then stands in the lower bits.
  private static var integerAnchor: Double { 0x1.8p52 }

  /// Returns e^`x`.
  ///
  /// x = (k + i/128) ln 2 + r with |r| ≤ ln 2 / 256; e^x = 2^k · 2^(i/128) · e^r, the second from a
  /// table with its rest, the third by Taylor's series to r^5.
  /// - Error: 0.51 ulp.
  /// - Source: P. T. P. Tang, "Table-driven implementation of the exponential function", ACM
  ///   Transactions on Mathematical Software 15 (1989).
  package static func exp(_ x: Double) -> Double {
    guard abs(x) < 700 else { return expAtEdges(x) }
    let shifted = x * partsPerUnit + integerAnchor
    let steps = shifted - integerAnchor
    let bits = shifted.bitPattern
    let rest = (x - steps * partHigh) - steps * partLow
    let power = tablePower(bits)
    let exponent = (bits &<< 45) & 0xfff0_0000_0000_0000
    let scale = Double(bitPattern: power.high.bitPattern &+ exponent)
    let square = rest * rest
    let series =
      rest + square * ((0.5 + rest * (1.0 / 6)) + square * (1.0 / 24 + rest * (1.0 / 120)))
    return scale + scale * (series + power.low)
  }

  /// Returns e^`x` where it may overflow or be subnormal, or `x` is not finite.
  @inline(never)
  private static func expAtEdges(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.79 { return .infinity }
    if x < -745.14 { return 0 }
    let parts = exponential(DoubleDouble(x))
    return scaled(parts.value, by: parts.exponent)
  }

  /// Returns e^`x` as `value · 2^exponent` with 0.99 < `value` < 2.01.
  ///
  /// - Error: relative 2^-62 and the error of `x`.
  /// - Requires: |x| < 2000; otherwise the result is unspecified.
  @inline(__always)
  static func exponential(_ x: DoubleDouble) -> (value: DoubleDouble, exponent: Int64) {
    let shifted = x.high * partsPerUnit + integerAnchor
    let steps = shifted - integerAnchor
    let rest = ((x.high - steps * partHigh) - steps * partLow) + x.low
    return exponential(rest: rest, steps: shifted.bitPattern)
  }

  /// Returns 2^(`steps`/128) · e^`rest` as `value · 2^exponent`.
  @inline(__always)
  private static func exponential(
    rest: Double, steps: UInt64
  ) -> (value: DoubleDouble, exponent: Int64) {
    let power = tablePower(steps)
    let square = rest * rest
    let series =
      rest + square * ((0.5 + rest * (1.0 / 6)) + square * (1.0 / 24 + rest * (1.0 / 120)))
    let value = DoubleDouble.ordered(power.high, power.high * (series + power.low))
    return (value, Int64(bitPattern: steps &<< 13) &>> 20)
  }

  /// Returns 2^(i/128) for the lower seven bits i of `steps`; `low` is relative to `high`.
  @inline(__always)
  private static func tablePower(_ steps: UInt64) -> DoubleDouble {
    let index = Int(truncatingIfNeeded: steps & 127) &* 2
    return DoubleDouble(ExponentialTable.powers[index], ExponentialTable.powers[index &+ 1])
  }

  /// Returns e^`x` - 1 with full relative accuracy near 0.
  ///
  /// Below 0.25 by x + x²/2 + x³ p(x) with an exact x²; above from the parts of e^x.
  /// - Error: 0.53 ulp.
  package static func expm1(_ x: Double) -> Double {
    let magnitude = abs(x)
    if magnitude < 0.25 { return magnitude < 0x1p-54 ? x : expm1NearZero(x).value }
    if x.isNaN { return x }
    if x > 709.79 { return .infinity }
    if x < -40 { return -1 }
    let parts = exponential(DoubleDouble(x))
    if x > 60 { return scaled(parts.value, by: parts.exponent) }
    let scale = powerOfTwo(parts.exponent)
    let rest = DoubleDouble.sum(parts.value.high * scale, -1)
    return rest.high + (rest.low + parts.value.low * scale)
  }

  /// Returns e^`x` - 1 for |x| ≤ 0.25.
  ///
  /// - Error: relative 2^-60.
  static func expm1NearZero(_ x: Double) -> DoubleDouble {
    let square = DoubleDouble.product(x, x)
    let z = square.high
    let even =
      0.16666666666666666 + z
      * (0.008333333333333005 + z
        * (0.000198412698451485 + z * (2.7557303159726057e-06 + z * 2.5079262370968535e-08)))
    let odd =
      0.041666666666666664 + z
      * (0.0013888888888888655 + z
        * (2.480158730435751e-05 + z * (2.7557307750503934e-07 + z * 2.0896151423499903e-09)))
    let tail = z * x * (even + x * odd)
    let start = DoubleDouble.ordered(x, 0.5 * z)
    return DoubleDouble.ordered(start.high, start.low + (0.5 * square.low + tail))
  }
}
