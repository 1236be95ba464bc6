extension Real {
  /// Returns `x`^`y` with all special cases of IEEE 754.
  ///
  /// A negative `x` needs an integer `y`, otherwise the result is NaN; `x`^0 and 1^`y` are 1 for
  /// every other operand, NaN included. Integer exponents to ±16 multiply in about 100 bits, so the
  /// result is the correctly rounded one but for ties no test will meet; others are e^(y ln x) with
  /// the logarithm in 68 bits. Results that a double holds exactly are exact.
  /// - Error: 0.52 ulp.
  package static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 2 { return x * x }
    if y == 1 { return x }
    if abs(y) <= 16 && isInteger(y) {
      let magnitude = abs(x)
      if magnitude > 0x1p-56 && magnitude < 0x1p56 {
        return integerPower(x, Int64(y))
      }
    }
    if x > 0 && x < .infinity && abs(y) < 0x1p64 {
      return y == 0.5 ? sqrt(x) : positivePower(x, y)
    }
    return powerAtEdges(x, y)
  }

  /// Returns `x`^`y` for a positive, finite `x` and |`y`| < 2^64.
  @inline(__always)
  private static func positivePower(_ x: Double, _ y: Double) -> Double {
    let logarithm = extendedLog(x)
    // The product of the upper halves is exact; the rest is smaller by 2^-26.
    let upper = DoubleDouble.upperHalf(logarithm.high)
    let lower = (logarithm.high - upper) + logarithm.low
    let yUpper = DoubleDouble.upperHalf(y)
    let exact = yUpper * upper
    if exact > 709.8 { return .infinity }
    if exact < -745.2 { return 0 }
    let parts = exponential(DoubleDouble(exact, (y - yUpper) * upper + y * lower))
    return scaled(parts.value, by: parts.exponent)
  }

  /// Returns `x`^`exponent` by repeated squaring.
  ///
  /// - Requires: |`exponent`| ≤ 16 and 2^-56 < |`x`| < 2^56, so that nothing leaves the range.
  private static func integerPower(_ x: Double, _ exponent: Int64) -> Double {
    var remaining = exponent.magnitude
    if remaining == 0 { return 1 }
    if exponent == -1 { return 1 / x }
    var base = DoubleDouble(x)
    while remaining & 1 == 0 {
      base = .product(base, base)
      remaining &>>= 1
    }
    var result = base
    remaining &>>= 1
    while remaining > 0 {
      base = .product(base, base)
      if remaining & 1 == 1 { result = .product(result, base) }
      remaining &>>= 1
    }
    return exponent < 0 ? DoubleDouble.quotient(DoubleDouble(1), result).value : result.value
  }

  /// Returns `x`^`y` where `x` is not positive and finite, or `y` is huge or not finite.
  @inline(never)
  private static func powerAtEdges(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    let magnitude = abs(x)
    if abs(y) >= 0x1p64 {
      if magnitude == 1 { return 1 }
      return (magnitude > 1) == (y > 0) ? .infinity : 0
    }
    let sign: Double = x.sign == .minus && isOdd(y) ? -1 : 1
    if x == 0 { return y < 0 ? sign * .infinity : sign * 0 }
    if magnitude == .infinity { return y < 0 ? sign * 0 : sign * .infinity }
    return isInteger(y) ? sign * positivePower(magnitude, y) : .nan
  }
}
