/// The decimal ±`significand` · 10^`exponent`.
package struct DecimalDigits: Sendable, Equatable {
  /// The digits as an integer; without trailing zeros where the digits are the shortest ones.
  package var significand: UInt64
  /// The power of ten of the last digit.
  package var exponent: Int32
  /// `true` iff the number has a minus sign.
  package var isNegative: Bool

  /// Creates a decimal.
  package init(significand: UInt64, exponent: Int32, isNegative: Bool) {
    self.significand = significand
    self.exponent = exponent
    self.isNegative = isNegative
  }

  /// The number of digits, 0 for zero.
  package var count: Int {
    Int(truncatingIfNeeded: DecimalReader.digitCount(significand))
  }

  /// The double nearest to the decimal.
  package var value: Double {
    let magnitude = DecimalReader.nearest(significand, exponent: Int64(exponent))
    return isNegative ? -magnitude : magnitude
  }

  /// Returns the decimal rounded to `fractionDigits` digits after the point.
  ///
  /// A negative number of digits rounds to tens, hundreds and so on. A decimal without digits to
  /// drop comes back as it is.
  package func rounded(fractionDigits: Int32, mode: RoundingMode) -> DecimalDigits {
    let dropped = 0 &- Int64(exponent) &- Int64(fractionDigits)
    if dropped <= 0 || significand == 0 { return self }
    var quotient: UInt64 = 0
    var order = -1
    var isExact = false
    if dropped <= 19 {
      let power = PowersOfFiveTable.integerTen[Int(truncatingIfNeeded: dropped)]
      quotient = significand / power
      let remainder = significand % power
      let missing = power &- remainder
      order = remainder < missing ? -1 : remainder == missing ? 0 : 1
      isExact = remainder == 0
    }
    let raises = mode.raises(
      order: order, isExact: isExact, isOdd: quotient & 1 == 1, isNegative: isNegative)
    return DecimalDigits(
      significand: quotient &+ (raises ? 1 : 0), exponent: 0 &- fractionDigits,
      isNegative: isNegative)
  }

  /// Returns the fewest digits that read back as `x`, and among those the nearest to `x`.
  ///
  /// Numbers of up to 15 digits and 6 places are found by trial, since no two such decimals read as
  /// one double; others are taken from Swift's own `description`. What is not finite gives zero.
  static func shortest(_ x: Double) -> DecimalDigits {
    let isNegative = x.sign == .minus
    let magnitude = abs(x)
    guard magnitude > 0 && magnitude < .infinity else {
      return DecimalDigits(significand: 0, exponent: 0, isNegative: isNegative && x == 0)
    }
    for places in 0...6 {
      let power = PowersOfFiveTable.ten[places]
      let whole = Real.nearest(magnitude * power)
      if whole >= 1e15 { break }
      if whole / power == magnitude {
        return DecimalDigits(
          significand: UInt64(whole), exponent: 0 &- Int32(truncatingIfNeeded: places),
          isNegative: isNegative
        ).withoutTrailingZeros
      }
    }
    return parsed(magnitude.description, isNegative: isNegative)
  }

  /// The decimal with its trailing zeros taken into the exponent.
  private var withoutTrailingZeros: DecimalDigits {
    var result = self
    while result.significand != 0 && result.significand % 10 == 0 {
      result.significand /= 10
      result.exponent &+= 1
    }
    return result
  }

  /// Returns the digits of a text as `Double.description` gives it.
  private static func parsed(_ text: String, isNegative: Bool) -> DecimalDigits {
    var significand: UInt64 = 0
    var exponent: Int32 = 0
    var written: Int32 = 0
    var (isFraction, isExponent, isSmall) = (false, false, false)
    for byte in text.utf8 {
      let digit = byte &- 0x30
      if digit < 10 && isExponent {
        written = written &* 10 &+ Int32(digit)
      } else if digit < 10 {
        significand = significand &* 10 &+ UInt64(digit)
        if isFraction { exponent &-= 1 }
      } else {
        isFraction = isFraction || byte == 0x2e
        isExponent = isExponent || byte == 0x65
        isSmall = isSmall || byte == 0x2d
      }
    }
    return DecimalDigits(
      significand: significand, exponent: exponent &+ (isSmall ? 0 &- written : written),
      isNegative: isNegative
    ).withoutTrailingZeros
  }
}
