/// Whole numbers that are the same at each run (splitmix64).
package struct Dice {
  private var state: UInt64

  /// Creates the numbers that belong to `seed`.
  package init(seed: UInt64) { state = seed }

  /// Returns the next number, in `range`.
  package mutating func number(_ range: ClosedRange<Int>) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return range.lowerBound + Int(bits % UInt64(range.count))
  }
}
