/// A permutation of 0 ..< count that is worked out one place at a time: a Feistel network over the
/// next even number of bits, walked until it falls inside.
package struct Strata: Sendable {
  /// The number of places.
  private let count: UInt64
  /// What picks out the permutation.
  private let key: UInt64
  /// Half the bits of the network.
  private let halfBits: UInt64

  /// Creates the permutation of `count` places that `key` picks out.
  package init(count: UInt64, key: UInt64) {
    self.count = max(1, count)
    self.key = key
    var bits: UInt64 = 2
    while bits < 62, (1 as UInt64) << bits < self.count { bits += 2 }
    halfBits = bits / 2
  }

  /// Returns the place of `index`.
  ///
  /// - Requires: `index` < count.
  package func place(of index: UInt64) -> UInt64 {
    var value = index
    repeat { value = shuffled(value) } while value >= count
    return value
  }

  /// Returns the place of `value` in the permutation of all numbers of that many bits, by four
  /// rounds.
  private func shuffled(_ value: UInt64) -> UInt64 {
    let mask = (1 as UInt64) << halfBits &- 1
    var left = value >> halfBits
    var right = value & mask
    for round in 0..<4 as Range<UInt64> {
      var bits = (right ^ key) &+ round &* 0x9E37_79B9_7F4A_7C15
      bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
      (left, right) = (right, left ^ (bits >> 7 & mask))
    }
    return left << halfBits | right
  }
}
