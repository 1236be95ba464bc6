extension Real {
  /// An argument less a multiple of π/2: |`rest`| ≤ π/4 (and a little), `quadrant` modulo 4.
  struct Quadrant {
    /// The multiple of π/2 that was subtracted, modulo 4.
    let quadrant: Int32
    /// What is left, in about 100 bits.
    let rest: DoubleDouble
  }

  /// Returns `x` less the nearest multiple of π/2.
  ///
  /// It subtracts π/2 in parts whose multiples are exact; two parts suffice unless the result is
  /// small.
  /// - Error: relative 2^-61, also beside multiples of π/2.
  /// - Requires: |`x`| ≤ 2^20.
  /// - Source: W. J. Cody, W. Waite, "Software Manual for the Elementary Functions" (1980).
  static func reduced(_ x: Double) -> Quadrant {
    if abs(x) < 0.7853981633974483 { return Quadrant(quadrant: 0, rest: DoubleDouble(x)) }
    let shifted = x * 0.6366197723675814 + 0x1.8p52
    let count = shifted - 0x1.8p52
    let first = x - count * 1.5707963267341256
    let quadrant = Int32(truncatingIfNeeded: shifted.bitPattern & 3)
    let short = count * 6.077100506506192e-11
    let near = first - short
    if abs(near) > 0x1p-6 {
      return Quadrant(quadrant: quadrant, rest: DoubleDouble(near, (first - near) - short))
    }
    let second = DoubleDouble.sum(first, count * -6.077100506303966e-11)
    let third = DoubleDouble.product(DoubleDouble(2.0222662487959506e-21), count)
    let rest = DoubleDouble.sum(second, -third)
    return Quadrant(
      quadrant: quadrant,
      rest: DoubleDouble.ordered(rest.high, rest.low - count * 1.0085854035872483e-37))
  }
}
