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

  /// The natural logarithm of each lane, for lanes that are positive and normal.
  ///
  /// The argument is a power of 2 and a rest m between √½ and √2; ln m is twice the series of the area tangent of
  /// (m - 1) / (m + 1).
  /// - Error: 2 ulp.
  @inline(__always)
  static func logarithm(_ x: LaneVector) -> LaneVector {
    let root = 0x3FE6_A09E_667F_3BCD as UInt64
    let excess = unsafeBitCast(x.bits &- root, to: SIMD8<Int64>.self) &>> 52
    let mantissa = unsafeBitCast(
      x.bits &- (unsafeBitCast(excess, to: LaneBits.self) &<< 52), to: LaneVector.self)
    let exponent =
      unsafeBitCast(excess &+ 0x4338_0000_0000_0000, to: LaneVector.self) - 6_755_399_441_055_744.0
    let fraction = mantissa - 1
    let ratio = fraction / (fraction + 2)
    let square = ratio * ratio
    var sum = LaneVector(repeating: 2.0 / 23)
    sum = sum * square + 2.0 / 21
    sum = sum * square + 2.0 / 19
    sum = sum * square + 2.0 / 17
    sum = sum * square + 2.0 / 15
    sum = sum * square + 2.0 / 13
    sum = sum * square + 2.0 / 11
    sum = sum * square + 2.0 / 9
    sum = sum * square + 2.0 / 7
    sum = sum * square + 2.0 / 5
    sum = sum * square + 2.0 / 3
    sum = sum * square
    // ln(1 + f) = f - f²/2 + s (f²/2 + sum).
    let half = fraction * fraction * 0.5
    let correction = ratio * (half + sum) + exponent * 1.90821492927058770002e-10
    return exponent * 6.93147180369123816490e-01 - ((half - correction) - fraction)
  }
}
