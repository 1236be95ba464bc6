/// Writes doubles as decimal text.
///
/// All work on the shortest decimal that reads back as the double, so 1.005 with two places is
/// `1.01`. What is not finite is `nan`, `inf` or `-inf`.
package enum DecimalPrinter {
  /// Returns the fewest digits that read back as `x`; zero where `x` is not finite.
  package static func shortest(_ x: Double) -> DecimalDigits { DecimalDigits.shortest(x) }

  /// Returns `x` with exactly `fractionDigits` digits after the point, rounded half away from zero.
  ///
  /// Between groups of three digits of the integer part stands `grouping`. Zero has no sign. Fewer
  /// than 0 digits count as 0, more than 1100 as 1100.
  package static func fixed(
    _ x: Double, fractionDigits: Int, grouping: String = ""
  ) -> String {
    guard x.isFinite else { return notFinite(x) }
    let places = Int32(truncatingIfNeeded: max(0, min(fractionDigits, 1100)))
    let digits = DecimalDigits.shortest(x).rounded(fractionDigits: places, mode: .halfAwayFromZero)
    return text(digits, places: Int(places), grouping: grouping)
  }

  /// Returns the shortest text that reads back as `x`.
  ///
  /// It has no exponent for 1e-7 ≤ |x| < 1e21 and otherwise one like `1.5e300` or `5e-324`. Zero
  /// has no sign.
  package static func plain(_ x: Double, grouping: String = "") -> String {
    guard x.isFinite else { return notFinite(x) }
    let digits = DecimalDigits.shortest(x)
    let magnitude = abs(x)
    if magnitude == 0 || (magnitude >= 1e-7 && magnitude < 1e21) {
      return text(digits, places: max(0, -Int(digits.exponent)), grouping: grouping)
    }
    var bytes: [UInt8] = digits.isNegative ? [minus] : []
    let written = decimal(digits.significand)
    bytes.append(written[0])
    if written.count > 1 {
      bytes.append(point)
      bytes.append(contentsOf: written[1...])
    }
    let exponent = Int(digits.exponent) &+ written.count &- 1
    bytes.append(0x65)
    if exponent < 0 { bytes.append(minus) }
    bytes.append(contentsOf: decimal(UInt64(exponent.magnitude)))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The byte of the sign.
  private static var minus: UInt8 { 0x2d }
  /// The byte of the decimal point.
  private static var point: UInt8 { 0x2e }
  /// The byte of the digit 0.
  private static var zero: UInt8 { 0x30 }

  /// Returns the text of what is not finite.
  private static func notFinite(_ x: Double) -> String {
    x.isNaN ? "nan" : x < 0 ? "-inf" : "inf"
  }

  /// Returns `digits` with `places` digits after the point, zeros where there are no digits.
  ///
  /// - Requires: no digit of `digits` stands after those places.
  private static func text(_ digits: DecimalDigits, places: Int, grouping: String) -> String {
    let isNegative = digits.isNegative && digits.significand != 0
    let wholeCount =
      digits.significand == 0 ? 1 : max(1, digits.count &+ Int(digits.exponent))
    let separators = (wholeCount &- 1) / 3 &* grouping.utf8.count
    let length =
      (isNegative ? 1 : 0) &+ wholeCount &+ separators &+ (places > 0 ? places &+ 1 : 0)
    return String(unsafeUninitializedCapacity: length) { buffer in
      var index = length
      var remaining = digits.significand
      // From the last digit to the first.
      for position in (0 &- places)..<wholeCount {
        if position == 0 && places > 0 { put(point, into: buffer, before: &index) }
        if position > 0 && position % 3 == 0 {
          for byte in grouping.utf8.reversed() { put(byte, into: buffer, before: &index) }
        }
        let isDigit = position >= Int(digits.exponent)
        let digit = isDigit ? UInt8(truncatingIfNeeded: remaining % 10) : 0
        if isDigit { remaining /= 10 }
        put(zero &+ digit, into: buffer, before: &index)
      }
      if isNegative { put(minus, into: buffer, before: &index) }
      return length
    }
  }

  /// Writes `byte` before `index` and moves it there.
  @inline(__always)
  private static func put(
    _ byte: UInt8, into buffer: UnsafeMutableBufferPointer<UInt8>, before index: inout Int
  ) {
    index &-= 1
    if index >= 0 && index < buffer.count { buffer[index] = byte }
  }

  /// Returns the decimal digits of `value`, one digit for 0.
  private static func decimal(_ value: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    var remaining = value
    repeat {
      bytes.append(zero &+ UInt8(truncatingIfNeeded: remaining % 10))
      remaining /= 10
    } while remaining > 0
    bytes.reverse()
    return bytes
  }
}
