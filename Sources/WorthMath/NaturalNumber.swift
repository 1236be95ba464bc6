/// A natural number of any size, for the few comparisons that need one.
struct NaturalNumber {
  /// The words from the lowest to the highest; the highest is not zero.
  private var words: [UInt32] = []

  /// Creates the number `value`.
  init(_ value: UInt64) {
    words.append(UInt32(truncatingIfNeeded: value))
    words.append(UInt32(truncatingIfNeeded: value &>> 32))
    while words.last == 0 { words.removeLast() }
  }

  /// Replaces the number by itself times `factor` plus `summand`.
  mutating func multiply(by factor: UInt32, adding summand: UInt32) {
    var carry = UInt64(summand)
    for index in words.indices {
      carry &+= UInt64(words[index]) &* UInt64(factor)
      words[index] = UInt32(truncatingIfNeeded: carry)
      carry &>>= 32
    }
    if carry != 0 { words.append(UInt32(truncatingIfNeeded: carry)) }
  }

  /// Multiplies by 10^`exponent`.
  mutating func multiply(byPowerOfTen exponent: UInt64) {
    var remaining = exponent
    while remaining >= 9 {
      multiply(by: 1_000_000_000, adding: 0)
      remaining &-= 9
    }
    while remaining > 0 {
      multiply(by: 10, adding: 0)
      remaining &-= 1
    }
  }

  /// Multiplies by 2^`count`.
  mutating func shiftLeft(_ count: UInt64) {
    if words.isEmpty { return }
    multiply(by: 1 &<< UInt32(truncatingIfNeeded: count & 31), adding: 0)
    words.insert(
      contentsOf: repeatElement(0, count: Int(truncatingIfNeeded: count &>> 5)), at: 0)
  }

  /// Returns -1, 0 or 1 as the number is less than, equal to or greater than `other`.
  func order(to other: NaturalNumber) -> Int {
    if words.count != other.words.count { return words.count < other.words.count ? -1 : 1 }
    for index in words.indices.reversed() where words[index] != other.words[index] {
      return words[index] < other.words[index] ? -1 : 1
    }
    return 0
  }
}
