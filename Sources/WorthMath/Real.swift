/// The functions of a real number, computed with the same bits on every machine.
///
/// None calls the C library or uses a fused multiply-add. None traps: what has no value is NaN,
/// what is too large is infinite. An ulp is the distance of two neighbouring doubles at the exact
/// result. The error bounds are the worst that was met against MPFR on 300,000 arguments spread
/// over the whole domain (20,000 for the normal quantile), rounded up; 0.5 ulp of them is rounding
/// alone.
package enum Real {
  /// Returns the square root of `x`, correctly rounded.
  @inline(__always)
  package static func sqrt(_ x: Double) -> Double { x >= 0 ? x.squareRoot() : .nan }

  /// Returns the integer nearest to `x`, ties to the even one.
  ///
  /// `Double.rounded` is a call into the C library on baseline x86-64, these additions are not.
  @inline(__always)
  static func nearest(_ x: Double) -> Double {
    let magnitude = abs(x)
    guard magnitude < 0x1p52 else { return x }
    let rounded = (magnitude + 0x1p52) - 0x1p52
    return x < 0 ? -rounded : rounded
  }

  /// `true` iff `x` is an integer; infinities count as such.
  @inline(__always)
  static func isInteger(_ x: Double) -> Bool { nearest(x) == x }

  /// `true` iff `x` is an odd integer.
  @inline(__always)
  static func isOdd(_ x: Double) -> Bool { isInteger(x) && !isInteger(x * 0.5) }

  /// Returns 2^`exponent` for exponents of normal doubles.
  ///
  /// - Requires: -1022 ≤ `exponent` ≤ 1023; other exponents give an unspecified double.
  @inline(__always)
  static func powerOfTwo(_ exponent: Int64) -> Double {
    Double(bitPattern: UInt64(truncatingIfNeeded: exponent &+ 1023) &<< 52)
  }

  /// Returns `value · 2^exponent` rounded once, also where the result is subnormal or too large.
  ///
  /// - Requires: 2^-30 ≤ |`value`| ≤ 2^30, or `value` is zero; otherwise the result is unspecified.
  @inline(__always)
  static func scaled(_ value: DoubleDouble, by exponent: Int64) -> Double {
    if exponent > -960 && exponent < 960 { return value.value * powerOfTwo(exponent) }
    return scaledToEdges(value, by: exponent)
  }

  /// Returns `value · 2^exponent` for a large |`exponent`|.
  @inline(never)
  private static func scaledToEdges(_ value: DoubleDouble, by exponent: Int64) -> Double {
    if exponent > 0 {
      return value.value * powerOfTwo(900) * powerOfTwo(min(exponent, 1100) &- 900)
    }
    let bounded = max(exponent, -1120)
    if abs(value.high) >= powerOfTwo(-1022 &- bounded) {
      return value.value * powerOfTwo(-900) * powerOfTwo(bounded &+ 900)
    }
    return scaledToSubnormal(value, by: bounded)
  }

  /// Returns `value · 2^exponent` where that is subnormal.
  ///
  /// Adding `anchor`, whose last place is the smallest subnormal, rounds once; `low` then decides
  /// only what would be a tie.
  private static func scaledToSubnormal(_ value: DoubleDouble, by exponent: Int64) -> Double {
    let magnitude = value.high < 0 ? -value : value
    let anchor = powerOfTwo(-1022 &- exponent)
    let rounded = anchor + magnitude.high
    let rest = (magnitude.high - (rounded - anchor)) + magnitude.low
    let whole = (rounded + rest) - anchor
    let result = whole * powerOfTwo(exponent &+ 200) * powerOfTwo(-200)
    return value.high < 0 ? -result : result
  }
}
