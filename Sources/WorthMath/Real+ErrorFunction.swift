extension Real {
  /// Returns 1 - erf `x` with full relative accuracy for large `x`.
  ///
  /// - Error: 0.73 ulp.
  package static func erfc(_ x: Double) -> Double {
    if x.isNaN { return x }
    if abs(x) < 0.5 { return difference(1, erfNearZero(DoubleDouble(x)), 0) }
    if x > 28 { return 0 }
    if x < -6 { return 2 }
    let rest = complement(DoubleDouble(abs(x)))
    if x > 0 { return scaled(rest.value, by: rest.exponent) }
    return difference(2, rest.value, rest.exponent)
  }

  /// Returns the density of the standard normal distribution at `x`.
  ///
  /// - Error: 0.52 ulp.
  package static func normalDensity(_ x: Double) -> Double {
    if x.isNaN { return x }
    if abs(x) > 40 { return 0 }
    let square = DoubleDouble.product(x, x)
    let parts = exponential(DoubleDouble(-0.5 * square.high, -0.5 * square.low))
    let value = DoubleDouble.product(
      parts.value, DoubleDouble(0.3989422804014327, -2.49232720227773e-17))
    return scaled(value, by: parts.exponent)
  }

  /// Returns the probability that a standard normal variable is at most `x`.
  ///
  /// Φ(x) = erfc(-x/√2) / 2 with the quotient in 100 bits, so that the tail keeps full relative
  /// accuracy down to the smallest double (x = -38.4).
  /// - Error: 0.73 ulp.
  package static func normalCDF(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x < -38.6 { return 0 }
    if x > 9 { return 1 }
    let argument = DoubleDouble.product(
      DoubleDouble(0.7071067811865476, -4.833646656726457e-17), abs(x))
    if argument.high < 0.5 {
      let half = erfNearZero(argument)
      return 0.5 * difference(1, x < 0 ? half : -half, 0)
    }
    let square = DoubleDouble.product(x, x)
    let rest = complement(argument, square: DoubleDouble(0.5 * square.high, 0.5 * square.low))
    if x < 0 { return scaled(rest.value, by: rest.exponent &- 1) }
    return difference(1, rest.value, rest.exponent &- 1)
  }

  /// Returns erf `x` for |x| < 0.5.
  @inline(__always)
  private static func erfNearZero(_ x: DoubleDouble) -> DoubleDouble {
    let square = DoubleDouble.product(x.high, x.high)
    let z = square.high
    let upper =
      -0.0008548326510724796 + z
      * (0.00012055286202005714 + z
        * (-1.4923003368152099e-05 + z * (1.637123442577e-06 + z * -1.462091340945175e-07)))
    let middle =
      0.1128379167095487 + z * (-0.02686617064499972 + z * (0.0052239776220169365 + z * upper))
    // 2/√π - 1 needs a second double, -1.24e-17.
    let second = DoubleDouble.product(z, -0.3761263890318375)
    let series = DoubleDouble.ordered(0.12837916709551256, second.high)
    let rest = second.low + (z * z * middle + (square.low * -0.3761263890318375 - 1.24e-17))
    let first = DoubleDouble.product(x.high, series.high)
    let start = DoubleDouble.ordered(x.high, first.high)
    let slope = 1.1283791670955126 * (1 - z)
    let low = first.low + (x.high * (series.low + rest) + x.low * slope)
    return DoubleDouble.ordered(start.high, start.low + low)
  }

  /// Returns `whole` - `value · 2^exponent` rounded.
  @inline(__always)
  private static func difference(
    _ whole: Double, _ value: DoubleDouble, _ exponent: Int64
  ) -> Double {
    let scale = powerOfTwo(exponent)
    let start = DoubleDouble.ordered(whole, -value.high * scale)
    return start.high + (start.low - value.low * scale)
  }

  /// Returns erfc `z` as `value · 2^exponent`.
  ///
  /// - Requires: 0.5 ≤ `z` ≤ 28.
  @inline(__always)
  private static func complement(
    _ z: DoubleDouble
  ) -> (value: DoubleDouble, exponent: Int64) {
    complement(z, square: DoubleDouble.product(z.high, z.high))
  }

  /// Returns erfc `z` = e^(-z²) · (e^(z²) erfc z), the second factor by polynomials in z.
  @inline(__always)
  private static func complement(
    _ z: DoubleDouble, square: DoubleDouble
  ) -> (value: DoubleDouble, exponent: Int64) {
    let parts = exponential(-square)
    return (DoubleDouble.product(parts.value, scaledComplement(z)), parts.exponent)
  }

  /// Returns e^(z²) erfc `z`.
  ///
  /// - Error: relative 2^-56.
  private static func scaledComplement(_ z: DoubleDouble) -> DoubleDouble {
    // Three bits of the mantissa choose one of eight parts of an octave; the middle is the next
    // bit.
    let part = (z.high.bitPattern &>> 49) &- (0x3fe0_0000_0000_0000 &>> 49)
    let index = Int(truncatingIfNeeded: min(part, 47)) &* 13
    let middle = Double(
      bitPattern: (z.high.bitPattern & 0xfffe_0000_0000_0000) | 0x0001_0000_0000_0000)
    let u = (z.high - middle) + z.low
    let c = ScaledErfcTable.coefficients
    var series = c[index &+ 12]
    for degree in stride(from: index &+ 11, through: index &+ 2, by: -1) {
      series = series * u + c[degree]
    }
    return DoubleDouble.ordered(c[index], c[index &+ 1] + u * series)
  }
}
