extension Real {
  /// An argument less a multiple of π/2: |`rest`| ≤ π/4 (and a little), `quadrant` modulo 4.
  struct Quadrant {
    let quadrant: Int32
    let rest: DoubleDouble
  }

  /// Returns `x` less the nearest multiple of π/2.
  ///
  /// - Error: relative 2^-61, also beside multiples of π/2 and for arguments of any size.
  /// - Requires: `x` is finite.
  static func reduced(_ x: Double) -> Quadrant {
    if abs(x) < 0.7853981633974483 { return Quadrant(quadrant: 0, rest: DoubleDouble(x)) }
    return abs(x) < 0x1p20 ? reducedInParts(x) : reducedWithDigits(x)
  }

  /// Returns the reduced argument for |`x`| < 2^20 by parts of π/2 whose multiples are exact; two
  /// parts suffice unless the result is small.
  ///
  /// - Source: W. J. Cody, W. Waite, "Software Manual for the Elementary Functions" (1980).
  private static func reducedInParts(_ x: Double) -> Quadrant {
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

  /// Returns the reduced argument with those 192 binary digits of 2/π that matter.
  ///
  /// With x = m 2^e the digits of weight 2^(2-e) and more contribute multiples of 4. The others,
  /// times m and taken modulo 1, are the quadrant in two bits and then the fraction of π/2.
  /// - Source: M. Payne, R. Hanek, "Radian reduction for trigonometric functions", ACM SIGNUM
  ///   Newsletter 18 (1983).
  private static func reducedWithDigits(_ x: Double) -> Quadrant {
    let bits = x.bitPattern
    let exponent = Int64(truncatingIfNeeded: (bits &>> 52) & 0x7ff) &- 1075
    let mantissa = (bits & 0x000f_ffff_ffff_ffff) | 0x0010_0000_0000_0000
    let position = max(0, min(exponent &+ 62, 1087))
    let word = Int(truncatingIfNeeded: position &>> 6)
    let shift = UInt64(truncatingIfNeeded: position & 63)
    let a = window(word, shift)
    let b = window(word &+ 1, shift)
    let c = window(word &+ 2, shift)
    let lowest = mantissa.multipliedFullWidth(by: c)
    let middle = mantissa.multipliedFullWidth(by: b)
    let (second, carry) = middle.low.addingReportingOverflow(lowest.high)
    let first = (mantissa &* a) &+ middle.high &+ (carry ? 1 : 0)
    return quadrant(first, second, lowest.low, isNegative: x < 0)
  }

  /// Returns 64 digits of 2/π that start `shift` bits into `word`.
  private static func window(_ word: Int, _ shift: UInt64) -> UInt64 {
    let words = TwoOverPiTable.words
    guard word >= 0 && word &+ 1 < words.count else { return 0 }
    if shift == 0 { return words[word] }
    return (words[word] &<< shift) | (words[word &+ 1] &>> (64 &- shift))
  }

  /// Returns the quadrant and rest that stand in a fraction of 192 bits.
  private static func quadrant(
    _ first: UInt64, _ second: UInt64, _ third: UInt64, isNegative: Bool
  ) -> Quadrant {
    var quadrant = Int32(truncatingIfNeeded: first &>> 62)
    var (high, middle, low) = (
      (first &<< 2) | (second &>> 62), (second &<< 2) | (third &>> 62), third &<< 2
    )
    let isAbove = high &>> 63 == 1
    if isAbove {
      quadrant &+= 1
      (high, middle, low) = (~high, ~middle, ~low)
    }
    let fraction = DoubleDouble.sum(
      DoubleDouble.sum(wide(high, -64), wide(middle, -128)), wide(low, -192))
    let angle = DoubleDouble.product(
      fraction, DoubleDouble(1.5707963267948966, 6.123233995736766e-17))
    return Quadrant(
      quadrant: (isNegative ? 0 &- quadrant : quadrant) & 3,
      rest: isAbove != isNegative ? -angle : angle)
  }

  /// Returns `word · 2^exponent` without error.
  private static func wide(_ word: UInt64, _ exponent: Int64) -> DoubleDouble {
    let scale = powerOfTwo(exponent)
    let upper = Double(word & 0xffff_ffff_0000_0000) * scale
    return DoubleDouble.ordered(upper, Double(word & 0xffff_ffff) * scale)
  }
}
