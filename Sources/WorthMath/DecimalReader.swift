/// Reads unsigned decimal numbers into the nearest double.
///
/// The text is `digits[.digits][e[+-]digits]` in ASCII, `E` like `e`, and between two digits one
/// `_` may stand. Every result is correctly rounded, ties to even, whatever the number of digits;
/// the time is linear in it.
package enum DecimalReader {
  /// Returns the number that is spelt by all of `bytes`, or nil if they spell none.
  package static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> DecimalReading? {
    read(bytes, scale: 0)
  }

  /// Returns the number spelt by all of `bytes` times 10^`scale`, rounded once.
  ///
  /// So `2.4` at a scale of 6 is 2400000 and `5` at -2 is the double nearest to 0.05.
  package static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, scale: Int32
  ) -> DecimalReading? {
    var scanner = DecimalScanner(bytes: bytes, scale: scale)
    guard scanner.scanNumber() else { return nil }
    let places = scanner.fractionCount &- scanner.exponent &- scanner.scale
    let kept = digitCount(scanner.significand)
    let value: Double
    if scanner.droppedCount == 0 {
      value = nearest(scanner.significand, exponent: 0 &- places)
    } else {
      value = nearestToLong(scanner, bytes: bytes, exponent: scanner.droppedCount &- places)
    }
    return DecimalReading(
      value: value, fractionDigits: Int32(clamping: places),
      significantDigits: Int32(clamping: kept &+ scanner.droppedCount))
  }

  /// Returns the double nearest to `significand · 10^exponent`, ties to even.
  package static func nearest(_ significand: UInt64, exponent: Int64) -> Double {
    if significand <= 1 &<< 53 && exponent >= -22 && exponent <= 22 {
      // Both factors are exact, so one operation rounds once (W. D. Clinger, 1990).
      let whole = Double(significand)
      if exponent == 0 { return whole }
      let power = PowersOfFiveTable.ten[Int(truncatingIfNeeded: exponent.magnitude)]
      return exponent < 0 ? whole / power : whole * power
    }
    guard let estimate = DecimalEstimate(significand, exponent: exponent) else {
      return significand == 0 || exponent < 0 ? 0 : .infinity
    }
    return estimate.rounded ?? exact(significand, exponent, above: estimate)
  }

  /// Returns the double nearest to a decimal that did not fit in the significand.
  @inline(never)
  private static func nearestToLong(
    _ scanner: DecimalScanner, bytes: UnsafeBufferPointer<UInt8>, exponent: Int64
  ) -> Double {
    if !scanner.droppedAny { return nearest(scanner.significand, exponent: exponent) }
    guard let lower = DecimalEstimate(scanner.significand, exponent: exponent) else {
      return exponent < 0 ? 0 : .infinity
    }
    let upper = DecimalEstimate(scanner.significand &+ 1, exponent: exponent)
    if let value = lower.rounded, value == upper?.rounded { return value }
    return exact(bytes, scanner, above: lower)
  }

  /// Returns the correctly rounded double by comparing integers of any length.
  @inline(never)
  private static func exact(
    _ significand: UInt64, _ exponent: Int64, above estimate: DecimalEstimate
  ) -> Double {
    var digits = NaturalNumber(significand)
    return compare(&digits, exponent, above: estimate)
  }

  /// Returns the correctly rounded double of the digits in `bytes`.
  ///
  /// No boundary between doubles has more than 768 significant digits, so after 800 it only matters
  /// whether any other digit follows; a 1 stands for them.
  private static func exact(
    _ bytes: UnsafeBufferPointer<UInt8>, _ scanner: DecimalScanner, above estimate: DecimalEstimate
  ) -> Double {
    var digits = NaturalNumber(0)
    var taken: Int64 = 0
    var group: UInt32 = 0
    var groupScale: UInt32 = 1
    var hasMore = false
    for byte in bytes[0..<scanner.mantissaEnd] where byte >= 0x30 && byte <= 0x39 {
      let digit = UInt32(byte &- 0x30)
      if taken == 0 && digit == 0 { continue }
      if taken == 800 {
        hasMore = hasMore || digit > 0
        continue
      }
      taken &+= 1
      group = group &* 10 &+ digit
      groupScale = groupScale &* 10
      if groupScale == 1_000_000_000 {
        digits.multiply(by: groupScale, adding: group)
        (group, groupScale) = (0, 1)
      }
    }
    digits.multiply(by: groupScale, adding: group)
    let total = digitCount(scanner.significand) &+ scanner.droppedCount
    var exponent = total &- taken &- scanner.fractionCount &+ scanner.exponent &+ scanner.scale
    if hasMore {
      digits.multiply(by: 10, adding: 1)
      exponent &-= 1
    }
    return compare(&digits, exponent, above: estimate)
  }

  /// Returns that neighbour of `estimate` to which `digits · 10^exponent` is nearer.
  private static func compare(
    _ digits: inout NaturalNumber, _ exponent: Int64, above estimate: DecimalEstimate
  ) -> Double {
    let (middle, power) = estimate.middle
    var boundary = NaturalNumber(middle)
    if exponent < 0 { boundary.multiply(byPowerOfTen: exponent.magnitude) }
    if exponent > 0 { digits.multiply(byPowerOfTen: exponent.magnitude) }
    if power < 0 { digits.shiftLeft(power.magnitude) } else { boundary.shiftLeft(power.magnitude) }
    let order = digits.order(to: boundary)
    let isUp = order > 0 || (order == 0 && estimate.lower & 1 == 1)
    return Double(bitPattern: estimate.lower &+ (isUp ? 1 : 0))
  }

  /// Returns the number of decimal digits of `value`, 0 for 0.
  @inline(__always)
  static func digitCount(_ value: UInt64) -> Int64 {
    let bits = 64 &- Int64(value.leadingZeroBitCount)
    // 1233 / 4096 is log₁₀ 2 closely enough for 64 bits.
    let estimate = (bits &* 1233) &>> 12
    if estimate > 19 { return 20 }
    let power = PowersOfFiveTable.integerTen[Int(truncatingIfNeeded: estimate)]
    return value >= power ? estimate &+ 1 : estimate
  }
}
