extension Real {
  /// Returns the sum of `count` doubles in a fixed order with a small error.
  ///
  /// Blocks of at most 128 are added by eight running sums of 16 terms each, which are added as a
  /// tree; then come up to seven terms that are left. Longer inputs are halved at a multiple of 16.
  /// The order depends on `count` alone.
  /// - Error: at most (25 + log₂(n / 128)) 2^-53 of the sum of the magnitudes, against n 2^-53 in a
  ///   row.
  /// - Source: N. J. Higham, "The accuracy of floating point summation", SIAM Journal on Scientific
  ///   Computing 14 (1993).
  /// - Requires: `p` points to at least `count` doubles; a negative `count` gives 0.
  package static func sum(_ p: UnsafePointer<Double>, count: Int) -> Double {
    if count <= 128 { return blockSum(p, count: count) }
    let half = ((count &+ 31) &>> 5) &<< 4
    return sum(p, count: half) + sum(p + half, count: count &- half)
  }

  /// Returns the same sum, bit for bit, of doubles that are 0 but at the given places.
  ///
  /// Stretches of zeros are not added.
  /// - Requires: `places` rise; they are counted from `p` less `offset`.
  package static func sum(
    _ p: UnsafePointer<Double>, count: Int, besidesZerosAt places: ArraySlice<Int>, offset: Int = 0
  ) -> Double {
    if places.isEmpty { return 0 }
    if count <= 128 { return blockSum(p, count: count) }
    let half = ((count &+ 31) &>> 5) &<< 4
    let split = places.firstIndex { $0 >= offset &+ half } ?? places.endIndex
    return sum(p, count: half, besidesZerosAt: places[..<split], offset: offset)
      + sum(
        p + half, count: count &- half, besidesZerosAt: places[split...], offset: offset &+ half)
  }

  /// Returns the sum of at most 128 doubles: eight running sums, then their tree, then the rest.
  private static func blockSum(_ p: UnsafePointer<Double>, count: Int) -> Double {
    var index = 0
    var result = 0.0
    if count >= 8 {
      var lanes = SIMD8<Double>(
        p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7])
      index = 8
      while index &+ 8 <= count {
        lanes += SIMD8<Double>(
          p[index], p[index &+ 1], p[index &+ 2], p[index &+ 3], p[index &+ 4], p[index &+ 5],
          p[index &+ 6], p[index &+ 7])
        index &+= 8
      }
      let four = lanes.lowHalf + lanes.highHalf
      let two = four.lowHalf + four.highHalf
      result = two[0] + two[1]
    }
    while index < count {
      result += p[index]
      index &+= 1
    }
    return result
  }
}
