/// Takes the text of a decimal number apart without allocating.
struct DecimalScanner {
  /// The first 19 significant digits.
  private(set) var significand: UInt64 = 0
  /// The number of digits after those.
  private(set) var droppedCount: Int64 = 0
  /// `true` iff a digit after those is not zero.
  private(set) var droppedAny = false
  /// The number of digits after the point.
  private(set) var fractionCount: Int64 = 0
  /// The number after `e`, held within ±10^15.
  private(set) var exponent: Int64 = 0
  /// The position after the last digit of the mantissa.
  private(set) var mantissaEnd = 0
  /// The power of ten by which the number is to be multiplied.
  let scale: Int64

  /// The text that is read.
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The current byte.
  private var index = 0

  /// Creates a scanner at the start of `bytes`.
  @inline(__always)
  init(bytes: UnsafeBufferPointer<UInt8>, scale: Int32) {
    self.bytes = bytes
    self.scale = Int64(scale)
  }

  /// Returns `true` iff all bytes were one number.
  @inline(__always)
  mutating func scanNumber() -> Bool {
    guard scanDigits() > 0 else { return false }
    if index < bytes.count && bytes[index] == 0x2e {
      index &+= 1
      fractionCount = scanDigits()
      if fractionCount == 0 { return false }
    }
    mantissaEnd = index
    return index == bytes.count || scanExponent()
  }

  /// Takes digits and single `_` between them, and returns the number of digits.
  @inline(__always)
  private mutating func scanDigits() -> Int64 {
    var count: Int64 = 0
    while index < bytes.count {
      let digit = bytes[index] &- 0x30
      if digit < 10 {
        count &+= 1
        if significand < 1_000_000_000_000_000_000 {
          significand = significand &* 10 &+ UInt64(digit)
        } else {
          droppedCount &+= 1
          droppedAny = droppedAny || digit != 0
        }
      } else if bytes[index] != 0x5f || count == 0 || !isDigit(at: index &+ 1) {
        break
      }
      index &+= 1
    }
    return count
  }

  /// Takes `e[+-]digits` and returns `true` iff nothing follows.
  private mutating func scanExponent() -> Bool {
    guard bytes[index] | 0x20 == 0x65 else { return false }
    index &+= 1
    var isNegative = false
    if index < bytes.count && (bytes[index] == 0x2b || bytes[index] == 0x2d) {
      isNegative = bytes[index] == 0x2d
      index &+= 1
    }
    guard isDigit(at: index) else { return false }
    while index < bytes.count {
      if isDigit(at: index) {
        exponent = min(exponent &* 10 &+ Int64(bytes[index] &- 0x30), 1_000_000_000_000_000)
      } else if bytes[index] != 0x5f || !isDigit(at: index &+ 1) {
        return false
      }
      index &+= 1
    }
    if isNegative { exponent = 0 &- exponent }
    return true
  }

  /// Returns `true` iff there is a digit at `position`.
  @inline(__always)
  private func isDigit(at position: Int) -> Bool {
    position < bytes.count && bytes[position] &- 0x30 < 10
  }
}
