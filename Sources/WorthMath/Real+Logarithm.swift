extension Real {
  /// ln 2 as a multiple of 2^-42; times an exponent it is exact.
  private static var ln2High: Double { 0.6931471805598903 }
  /// What is missing from `ln2High`.
  private static var ln2Low: Double { 5.497923018708371e-14 }

  /// A positive double cut into 2^`exponent` · c · (1 + `rest`) with c from the table.
  private struct Parts {
    /// The power of two, as a double.
    let exponent: Double
    /// ln c as a multiple of 2^-42.
    let logHigh: Double
    /// What is missing from `logHigh`.
    let logLow: Double
    /// What is left as r in c · (1 + r).
    let rest: DoubleDouble
  }

  /// Returns the parts of `x + low`.
  ///
  /// The reciprocals of the table have 17 bits, so that `rest` is exact: |rest| < 2^-7.
  /// - Requires: `x` is positive, finite and normal, |`low`| ≤ ulp(`x`) / 2.
  @inline(__always)
  private static func parts(_ x: Double, _ low: Double) -> Parts {
    let offset = x.bitPattern &- 0x3fe6_0000_0000_0000
    let index = Int(truncatingIfNeeded: (offset &>> 45) & 127) &* 3
    let shift = offset & 0xfff0_0000_0000_0000
    let mantissa = Double(bitPattern: x.bitPattern &- shift)
    let exponent = Int64(bitPattern: offset) &>> 52
    let inverse = LogarithmTable.parts[index]
    let upper = DoubleDouble.upperHalf(mantissa)
    let lower = low == 0 ? 0 : low * powerOfTwo(max(-1022, 0 &- exponent))
    let rest = DoubleDouble.ordered(upper * inverse - 1, (mantissa - upper) * inverse)
    return Parts(
      exponent: Double(exponent), logHigh: LogarithmTable.parts[index &+ 1],
      logLow: LogarithmTable.parts[index &+ 2],
      rest: low == 0 ? rest : DoubleDouble.sum(rest, DoubleDouble(lower * inverse)))
  }

  /// Returns (ln(1 + r) - r + r²/2) / r³ for -2^-8 ≤ r ≤ 2^-7.
  ///
  /// - Error: 4e-19.
  @inline(__always)
  private static func tail(_ r: Double, _ square: Double) -> Double {
    let upper = (0.14285717512005613 + r * -0.12499805122710142) + square * 0.1097589567551405
    return (0.3333333333333333 + r * -0.24999999999999967)
      + square * ((0.199999999999786 + r * -0.16666666674067304) + square * upper)
  }

  /// Returns the sum of the parts in about 56 bits, rounded.
  @inline(__always)
  private static func sum(_ parts: Parts) -> Double {
    let r = parts.rest.high
    let square = r * r
    let whole = parts.exponent * ln2High + parts.logHigh
    let start = DoubleDouble.ordered(whole, r)
    let low = start.low + (parts.exponent * ln2Low + parts.logLow + parts.rest.low)
    return start.high + (low + square * (-0.5 + r * tail(r, square)))
  }

  /// Returns the sum of the parts with a relative error of 2^-68.
  @inline(__always)
  private static func extended(_ parts: Parts, exponent: Double) -> DoubleDouble {
    let r = parts.rest.high
    let square = r * r
    // r² = upper² + (r - upper)(r + upper), the first exact.
    let upper = DoubleDouble.upperHalf(r)
    let start = DoubleDouble.ordered(exponent * ln2High + parts.logHigh, r)
    let next = DoubleDouble.ordered(start.high, -0.5 * (upper * upper))
    let small = exponent * ln2Low + parts.logLow
    let squareRest = 0.5 * ((r - upper) * (r + upper))
    let low = (start.low + next.low) + (small + parts.rest.low * (1 - r) - squareRest)
    return DoubleDouble.ordered(next.high, low + r * square * tail(r, square))
  }

  /// Returns `x` made normal, and the exponent that was taken out.
  @inline(__always)
  private static func normal(_ x: Double) -> (value: Double, exponent: Double) {
    x < 0x1p-1022 ? (x * 0x1p54, -54) : (x, 0)
  }

  /// Returns the logarithm where `x` is zero, negative, infinite or NaN.
  @inline(never)
  private static func logAtEdges(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    return x < 0 ? .nan : x
  }

  /// Returns the natural logarithm of `x`.
  ///
  /// x = 2^k c (1 + r) with 1/c from a table; ln x = k ln 2 + ln c + r - r²/2 + r³ p(r).
  /// - Error: 0.52 ulp.
  /// - Source: P. T. P. Tang, "Table-driven implementation of the logarithm function", ACM
  ///   Transactions on Mathematical Software 16 (1990).
  package static func log(_ x: Double) -> Double {
    if x >= 0x1p-1022 && x < .infinity { return sum(parts(x, 0)) }
    if x > 0 && x < 1 {
      let part = parts(x * 0x1p54, 0)
      return sum(
        Parts(
          exponent: part.exponent - 54, logHigh: part.logHigh, logLow: part.logLow, rest: part.rest)
      )
    }
    return logAtEdges(x)
  }

  /// Returns the natural logarithm of a positive, finite `x` with a relative error of 2^-68.
  @inline(__always)
  static func extendedLog(_ x: Double) -> DoubleDouble {
    let scaled = normal(x)
    let part = parts(scaled.value, 0)
    return extended(part, exponent: part.exponent + scaled.exponent)
  }

  /// Returns ln(1 + `x`) with full relative accuracy near 0.
  ///
  /// - Error: 0.52 ulp.
  package static func log1p(_ x: Double) -> Double {
    if abs(x) < 0x1p-54 { return x }
    if x > -1 && x < .infinity {
      let argument = DoubleDouble.sum(1, x)
      return sum(parts(argument.high, argument.low))
    }
    return x.isNaN ? x : logAtEdges(1 + x)
  }

  /// Returns the logarithm of `x` to base 10; exact for powers of ten.
  ///
  /// - Error: 0.51 ulp.
  package static func log10(_ x: Double) -> Double {
    guard x > 0 && x < .infinity else { return logAtEdges(x) }
    let inverse = DoubleDouble(0.4342944819032518, 1.098319650216765e-17)
    return DoubleDouble.product(extendedLog(x), inverse).value
  }
}
