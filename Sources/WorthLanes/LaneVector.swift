/// Eight lanes at a time.
typealias LaneVector = SIMD8<Double>
/// The bits of eight lanes.
typealias LaneBits = SIMD8<UInt64>
/// The lanes of a column, aligned for vectors.
package typealias LaneColumn = UnsafeMutablePointer<Double>

@inline(__always)
func load(_ column: UnsafePointer<Double>, _ index: Int) -> LaneVector {
  UnsafeRawPointer(column + index).load(as: LaneVector.self)
}

@inline(__always)
func load(_ column: LaneColumn, _ index: Int) -> LaneVector {
  UnsafeRawPointer(column + index).load(as: LaneVector.self)
}

@inline(__always)
func store(_ value: LaneVector, _ column: LaneColumn, _ index: Int) {
  UnsafeMutableRawPointer(column + index).storeBytes(of: value, as: LaneVector.self)
}

extension LaneVector {
  @inline(__always)
  var bits: LaneBits { unsafeBitCast(self, to: LaneBits.self) }

  /// 0 where a lane is finite, otherwise NaN.
  @inline(__always)
  var finiteness: LaneVector { self - self }

  /// 1 where `mask` holds, otherwise 0.
  @inline(__always)
  static func truth(_ mask: SIMDMask<SIMD8<Int64>>) -> LaneVector {
    LaneVector(repeating: 0).replacing(with: 1, where: mask)
  }

  /// e to the power of each lane, for lanes within ±708.
  ///
  /// The argument is a whole number of ln 2 and a rest of at most ½ ln 2, of which the power series is summed.
  /// - Error: 1.5 ulp.
  @inline(__always)
  static func exponential(_ x: LaneVector) -> LaneVector {
    // Adding 1.5 · 2^52 rounds to a whole number, which then stands in the low bits.
    let magic = 6_755_399_441_055_744.0
    let shifted = x * 1.442695040888963407 + magic
    let whole = shifted - magic
    let rest = (x - whole * 0.693147180369123816490) - whole * 1.90821492927058770002e-10
    var sum = LaneVector(repeating: 1.0 / 6_227_020_800)
    sum = sum * rest + 1.0 / 479_001_600
    sum = sum * rest + 1.0 / 39_916_800
    sum = sum * rest + 1.0 / 3_628_800
    sum = sum * rest + 1.0 / 362_880
    sum = sum * rest + 1.0 / 40_320
    sum = sum * rest + 1.0 / 5_040
    sum = sum * rest + 1.0 / 720
    sum = sum * rest + 1.0 / 120
    sum = sum * rest + 1.0 / 24
    sum = sum * rest + 1.0 / 6
    sum = sum * rest + 0.5
    let power = (sum * (rest * rest) + rest) + 1
    return unsafeBitCast(power.bits &+ (shifted.bits &<< 52), to: LaneVector.self)
  }
}
