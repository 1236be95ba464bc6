import WorthKernels

/// Random bits that a counter picks out of a stream: any draw can be made without those before it.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC11 (2011), Philox4x32-10.
package enum Philox {
  /// Returns the bits at `counter` for `key`, as two numbers of 64 bits.
  package static func bits(
    _ counter: (UInt64, UInt64), key: UInt64
  ) -> (UInt64, UInt64) {
    var c0 = UInt32(truncatingIfNeeded: counter.0)
    var c1 = UInt32(truncatingIfNeeded: counter.0 >> 32)
    var c2 = UInt32(truncatingIfNeeded: counter.1)
    var c3 = UInt32(truncatingIfNeeded: counter.1 >> 32)
    var k0 = UInt32(truncatingIfNeeded: key)
    var k1 = UInt32(truncatingIfNeeded: key >> 32)
    for _ in 0..<10 {
      let first = 0xD251_1F53 &* UInt64(c0)
      let second = 0xCD9E_8D57 &* UInt64(c2)
      c0 = UInt32(truncatingIfNeeded: second >> 32) ^ c1 ^ k0
      c1 = UInt32(truncatingIfNeeded: second)
      c2 = UInt32(truncatingIfNeeded: first >> 32) ^ c3 ^ k1
      c3 = UInt32(truncatingIfNeeded: first)
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return (UInt64(c0) | UInt64(c1) << 32, UInt64(c2) | UInt64(c3) << 32)
  }

  /// Returns the number (2m + 1) · 2^-53 in 0..1 for the upper 52 of the bits m.
  @inline(__always)
  package static func uniform(_ bits: UInt64) -> Double {
    Double(bitPattern: bits >> 12 | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
  }

  /// Returns draw number `index` of `stream`.
  package static func uniform(_ index: UInt64, stream: UInt64, seed: UInt64) -> Double {
    // Sixteen draws share eight counters: the first eight take their first halves, the others the
    // second.
    let pair = (index >> 4) &* 8 &+ (index & 7)
    let (first, second) = bits((pair, stream), key: seed)
    return uniform(index & 8 == 0 ? first : second)
  }

  /// Fills `target` with the draws of `stream` from `start` on.
  ///
  /// - Requires: `count` and `start` are multiples of 16, `target` is aligned to 64 bytes.
  package static func fill(
    _ target: UnsafeMutablePointer<Double>, count: Int, from start: UInt64, stream: UInt64,
    seed: UInt64
  ) {
    Kernels.best.uniform(target, count, start, stream, seed)
  }

  /// Returns the stream of a name: a hash of its UTF-8 bytes, and of an index where each index has
  /// a draw of its own.
  ///
  /// Source: FNV-1a with the last mix of SplitMix64.
  package static func stream(_ name: String, index: Int64? = nil) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if let index {
      hash = mixed(hash) ^ UInt64(bitPattern: index) &* 0x9E37_79B9_7F4A_7C15
    }
    return mixed(hash)
  }

  /// Returns `value` with its bits mixed, so that similar ones differ in half of them (the finisher
  /// of SplitMix64).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }
}
