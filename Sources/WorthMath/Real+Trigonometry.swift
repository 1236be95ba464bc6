extension Real {
  /// Returns the sine of `x` in radians; NaN where |`x`| is above 2^20.
  ///
  /// - Error: 0.63 ulp.
  package static func sin(_ x: Double) -> Double {
    guard abs(x) <= 0x1p20 else { return .nan }
    if abs(x) < 0x1p-27 { return x }
    let argument = reduced(x)
    let isCosine = argument.quadrant & 1 == 1
    let value = isCosine ? cosine(argument.rest).value : sine(argument.rest).value
    return argument.quadrant & 2 == 0 ? value : -value
  }

  /// Returns the cosine of `x` in radians; NaN where |`x`| is above 2^20.
  ///
  /// - Error: 0.63 ulp.
  package static func cos(_ x: Double) -> Double {
    guard abs(x) <= 0x1p20 else { return .nan }
    let argument = reduced(x)
    let isSine = argument.quadrant & 1 == 1
    let value = isSine ? sine(argument.rest).value : cosine(argument.rest).value
    return (argument.quadrant &+ 1) & 2 == 0 ? value : -value
  }

  /// Returns the sine of |`x`| ≤ π/4 as x + x³ p(x²).
  @inline(__always)
  private static func sine(_ x: DoubleDouble) -> DoubleDouble {
    let a = x.high
    let z = a * a
    let square = z * z
    let upper =
      (2.755731921932058e-06 + z * -2.50521062259944e-08) + square
      * (1.6058530596645953e-10 + z * -7.586636882825159e-13)
    let series = (0.008333333333333331 + z * -0.0001984126984126504) + square * upper
    let cube = DoubleDouble.product(a * z, -0.16666666666666666)
    let low = x.low * (1 - 0.5 * z) + (cube.low + a * z * z * series)
    return refined(a, cube.high, low)
  }

  /// Returns a + b + c for decreasing magnitudes.
  @inline(__always)
  private static func refined(_ a: Double, _ b: Double, _ c: Double) -> DoubleDouble {
    let start = DoubleDouble.ordered(a, b)
    return DoubleDouble.ordered(start.high, start.low + c)
  }

  /// Returns the cosine of |`x`| ≤ π/4 as 1 - x²/2 + x⁴ p(x²).
  @inline(__always)
  private static func cosine(_ x: DoubleDouble) -> DoubleDouble {
    let exact = DoubleDouble.product(x.high, x.high)
    let z = exact.high
    let square = z * z
    let upper =
      (2.48015872987544e-05 + z * -2.755731726587808e-07) + square
      * (2.087614504941318e-09 + z * -1.138254464534925e-11)
    let series = (0.041666666666666664 + z * -0.0013888888888887389) + square * upper
    return refined(1, -0.5 * z, square * series - (0.5 * exact.low + x.high * x.low))
  }
}
