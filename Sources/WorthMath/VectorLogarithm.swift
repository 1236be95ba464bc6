/// Functions of eight numbers at a time.
extension SIMD8 where Scalar == Double {
  /// The natural logarithm of each lane, for lanes that are positive and normal.
  ///
  /// The argument is a power of 2 and a rest m between √½ and √2; ln m is twice the series of the area tangent of
  /// (m - 1) / (m + 1).
  /// - Error: 2 ulp.
  @inlinable @inline(__always)
  package static func logarithm(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let bits = unsafeBitCast(x, to: SIMD8<UInt64>.self)
    let root = 0x3FE6_A09E_667F_3BCD as UInt64
    let excess = unsafeBitCast(bits &- root, to: SIMD8<Int64>.self) &>> 52
    let mantissa = unsafeBitCast(
      bits &- (unsafeBitCast(excess, to: SIMD8<UInt64>.self) &<< 52), to: SIMD8<Double>.self)
    let exponent =
      unsafeBitCast(excess &+ 0x4338_0000_0000_0000, to: SIMD8<Double>.self)
      - 6_755_399_441_055_744.0
    let fraction = mantissa - 1
    let ratio = fraction / (fraction + 2)
    let square = ratio * ratio
    var sum = SIMD8<Double>(repeating: 2.0 / 23)
    sum = sum * square + 2.0 / 21
    sum = sum * square + 2.0 / 19
    sum = sum * square + 2.0 / 17
    sum = sum * square + 2.0 / 15
    sum = sum * square + 2.0 / 13
    sum = sum * square + 2.0 / 11
    sum = sum * square + 2.0 / 9
    sum = sum * square + 2.0 / 7
    sum = sum * square + 2.0 / 5
    sum = sum * square + 2.0 / 3
    sum = sum * square
    // ln(1 + f) = f - f²/2 + s (f²/2 + sum).
    let half = fraction * fraction * 0.5
    let correction = ratio * (half + sum) + exponent * 1.90821492927058770002e-10
    return exponent * 6.93147180369123816490e-01 - ((half - correction) - fraction)
  }
}
