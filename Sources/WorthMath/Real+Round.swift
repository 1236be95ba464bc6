extension Real {
  /// Returns `x` to 15 significant digits, so that noise of earlier calculations is gone: 0.15 ·
  /// 1.5 is 0.225.
  ///
  /// From 10^15 on `x` is returned as it is.
  package static func settled(_ x: Double) -> Double {
    let magnitude = abs(x)
    guard magnitude < 1e15, magnitude >= 1e-280 else { return x }
    let exponent = Int(truncatingIfNeeded: Int64(log10(magnitude).rounded(.down)))
    return round(x, digits: 14 - exponent, mode: .halfAwayFromZero)
  }

  /// Returns `x` rounded as `round` does, where the noise of earlier calculations does not decide.
  ///
  /// What lies beyond 15 significant digits is noise, and so is what lies within a millionth of half
  /// a unit of where the mode turns: 20.20 - 20.125 is a little below 0.075 and counts as that. Half
  /// modes turn in the middle between two units, the others at each unit. Where so many digits are
  /// asked for that the noise itself would be rounded, it is rounded.
  package static func roundSettled(_ x: Double, digits: Int, mode: RoundingMode) -> Double {
    if let result = roundedByUnits(x, digits: digits, mode: mode) { return result }
    let magnitude = abs(x)
    guard magnitude < 1e15, magnitude >= 1e-280,
      Double(digits) < 14 - log10(magnitude).rounded(.up)
    else { return round(x, digits: digits, mode: mode) }
    return round(settled(x), digits: digits, mode: mode)
  }

  /// The share of half a unit within which a figure counts as standing where its rounding turns.
  package static var turnShare: Double { 1e-6 }

  /// Returns the whole number that is nearest to `x` where it is within half a millionth of it,
  /// otherwise `x` itself.
  package static func settledWhole(_ x: Double) -> Double {
    let whole = x.rounded()
    return abs(x - whole) <= 0.5 * turnShare ? whole : x
  }

  /// Returns `x` rounded if it has less than 10^9 units, otherwise nil: below that a millionth of
  /// half a unit is more than what lies beyond 15 digits.
  private static func roundedByUnits(_ x: Double, digits: Int, mode: RoundingMode) -> Double? {
    guard digits >= -22, digits <= 22 else { return nil }
    let power = PowersOfFiveTable.ten[Int(truncatingIfNeeded: digits.magnitude)]
    let y = digits >= 0 ? abs(x) * power : abs(x) / power
    guard y < 1e9 else { return nil }
    let whole = nearest(y)
    let lower = whole > y ? whole - 1 : whole
    let isAtWhole = abs(y - whole) <= 0.5 * turnShare
    let beyondHalf = y - lower - 0.5
    let order = abs(beyondHalf) <= 0.5 * turnShare ? 0 : beyondHalf < 0 ? -1 : 1
    let raises = mode.raises(
      order: order, isExact: false, isOdd: nearest(lower / 2) * 2 != lower, isNegative: x < 0)
    let rounded = isAtWhole ? whole : raises ? lower + 1 : lower
    let result = digits >= 0 ? rounded / power : rounded * power
    // A zero is positive.
    return (x < 0 ? -result : result) + 0
  }

  /// Returns `x` rounded to `digits` digits after the point, or before it if negative.
  ///
  /// It is the shortest decimal that reads back as `x` that is rounded, so 1.005 to two digits is
  /// 1.01 although the double lies below 1.005. The result is the double nearest to the rounded
  /// decimal; a zero is positive. `digits` beyond ±400 count as ±400.
  package static func round(_ x: Double, digits: Int, mode: RoundingMode) -> Double {
    guard x.isFinite && x != 0 else { return x == 0 ? 0 : x }
    if digits >= -22 && digits <= 22 {
      if let result = roundedDirectly(x, digits: digits, mode: mode) { return result + 0 }
    }
    let places = Int32(truncatingIfNeeded: max(-400, min(digits, 400)))
    return DecimalDigits.shortest(x).rounded(fractionDigits: places, mode: mode).value + 0
  }

  /// Returns 10 to the power of a number of at most 22, which is exact.
  package static func powerOfTen(_ exponent: UInt) -> Double {
    PowersOfFiveTable.ten[Int(truncatingIfNeeded: min(exponent, 22))]
  }

  /// Returns the rounded number if doubles suffice to find it, otherwise nil.
  ///
  /// With y = |x| · 10^digits and n the integer nearest to it, n / 10^digits = |x| means that x has
  /// no more digits, if n has at most 15. Otherwise y differs from the shortest decimal by less
  /// than `doubt`, and whatever is farther than that from where the mode turns is certain.
  @inline(__always)
  private static func roundedDirectly(_ x: Double, digits: Int, mode: RoundingMode) -> Double? {
    let magnitude = abs(x)
    let isFraction = digits >= 0
    let power = PowersOfFiveTable.ten[Int(truncatingIfNeeded: digits.magnitude)]
    let y = isFraction ? magnitude * power : magnitude / power
    guard y < 1e15 && y >= 0x1p-900 else { return nil }
    let whole = nearest(y)
    if magnitude == (isFraction ? whole / power : whole * power) { return x }
    let excess = y - whole
    let doubt = y * 0x1p-51
    if abs(excess) <= doubt || 0.5 - abs(excess) <= doubt { return nil }
    let lower = excess < 0 ? whole - 1 : whole
    let raises = mode.raises(
      order: excess < 0 ? 1 : -1, isExact: false, isOdd: false, isNegative: x < 0)
    let rounded = raises ? lower + 1 : lower
    let result = isFraction ? rounded / power : rounded * power
    return x < 0 ? -result : result
  }
}
