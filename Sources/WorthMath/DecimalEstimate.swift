/// A decimal number `w · 10^q` to about 126 bits, and the doubles beside it.
///
/// With q = 27a + b the product w · 5^b is exact in 128 bits; 5^(27a) comes cut off from a table.
/// The product of the two is too small by less than four units of its last place, which settles the
/// rounding but for one case in 2^70, ties apart.
/// - Source: the idea is D. Lemire's, "Number parsing at a gigabyte per second", Software: Practice
///   and Experience 51 (2021), here with a small table and a plain error bound.
struct DecimalEstimate {
  /// The bits of the largest double that is not above the estimate.
  let lower: UInt64
  /// The correctly rounded double, or nil where the estimate is too close to a tie.
  let rounded: Double?

  /// Creates the estimate; nil if `significand` is 0 or the result is below half the smallest
  /// double or too large by far.
  init?(_ significand: UInt64, exponent: Int64) {
    guard significand != 0 && exponent >= -343 && exponent <= 309 else { return nil }
    let step = (exponent &+ 351) / 27 &- 13
    let power = step &* 27
    let remaining = Int(truncatingIfNeeded: exponent &- power)
    let index = Int(truncatingIfNeeded: step &+ 13) &* 2
    let table = (PowersOfFiveTable.large[index], PowersOfFiveTable.large[index &+ 1])
    let exact = significand.multipliedFullWidth(by: PowersOfFiveTable.small[remaining])
    let normal = Self.normalized((exact.high, exact.low))
    let product = Self.normalized(Self.upperProduct(normal.value, table))
    // 217706 / 65536 is log₂ 10 closely enough for these powers.
    let tableExponent = ((power &* 217706) &>> 16) &- power &- 127
    let binary = 255 &- normal.shift &- product.shift &+ tableExponent &+ exponent
    if binary > 1023 {
      self.init(lower: 0x7fef_ffff_ffff_ffff, rounded: .infinity)
      return
    }
    let excess = binary < -1022 ? -1022 &- binary : 0
    guard excess <= 54 else { return nil }
    if excess == 54 {
      // Below half the smallest double, unless what the estimate lacks fills the last places.
      let isClose = product.value.high == .max && product.value.low > 0 &- 5
      self.init(lower: 0, rounded: isClose ? nil : 0)
      return
    }
    self.init(product.value, isNormal: excess == 0, excess: UInt64(excess), binary: binary)
  }

  /// Creates an estimate of known parts.
  private init(lower: UInt64, rounded: Double?) {
    self.lower = lower
    self.rounded = rounded
  }

  /// Creates the estimate from 128 bits with the highest set, of which 53 less `excess` are kept.
  private init(
    _ value: (high: UInt64, low: UInt64), isNormal: Bool, excess: UInt64, binary: Int64
  ) {
    let shift = 11 &+ excess
    let mantissa = shift > 63 ? 0 : value.high &>> shift
    let kept = shift > 63 ? 0 : mantissa &<< shift
    let rest = value.high &- kept
    let half: UInt64 = 1 &<< (shift &- 1)
    let field = isNormal ? UInt64(bitPattern: binary &+ 1022) &<< 52 : 0
    let bits = mantissa &+ field
    lower = bits
    if rest > half || (rest == half && value.low > 0) {
      rounded = Double(bitPattern: bits &+ 1)
    } else if rest == half || (rest == half &- 1 && value.low > 0 &- 5) {
      rounded = nil
    } else {
      rounded = Double(bitPattern: bits)
    }
  }

  /// The middle of the doubles beside the estimate as `middle · 2^power`.
  var middle: (middle: UInt64, power: Int64) {
    let field = lower &>> 52
    let fraction = lower & 0x000f_ffff_ffff_ffff
    if field == 0 { return (fraction &* 2 &+ 1, -1075) }
    let mantissa = fraction | 0x0010_0000_0000_0000
    return (mantissa &* 2 &+ 1, Int64(truncatingIfNeeded: field) &- 1076)
  }

  /// Returns `value` shifted so that its highest bit is set, and by how much.
  @inline(__always)
  private static func normalized(
    _ value: (high: UInt64, low: UInt64)
  ) -> (value: (high: UInt64, low: UInt64), shift: Int64) {
    if value.high == 0 {
      let shift = UInt64(value.low.leadingZeroBitCount)
      return ((value.low &<< shift, 0), Int64(shift) &+ 64)
    }
    let shift = UInt64(value.high.leadingZeroBitCount)
    if shift == 0 { return (value, 0) }
    return (
      ((value.high &<< shift) | (value.low &>> (64 &- shift)), value.low &<< shift), Int64(shift)
    )
  }

  /// Returns the upper 128 bits of the product.
  @inline(__always)
  private static func upperProduct(
    _ a: (high: UInt64, low: UInt64), _ b: (high: UInt64, low: UInt64)
  ) -> (high: UInt64, low: UInt64) {
    let top = a.high.multipliedFullWidth(by: b.high)
    let first = a.high.multipliedFullWidth(by: b.low)
    let second = a.low.multipliedFullWidth(by: b.high)
    let bottom = a.low.multipliedFullWidth(by: b.low)
    let (partial, carry1) = first.low.addingReportingOverflow(second.low)
    let carry2 = partial.addingReportingOverflow(bottom.high).overflow
    let (low1, carry3) = top.low.addingReportingOverflow(first.high)
    let (low2, carry4) = low1.addingReportingOverflow(second.high)
    let (low3, carry5) = low2.addingReportingOverflow((carry1 ? 1 : 0) &+ (carry2 ? 1 : 0))
    let carries: UInt64 = (carry3 ? 1 : 0) &+ (carry4 ? 1 : 0) &+ (carry5 ? 1 : 0)
    return (top.high &+ carries, low3)
  }
}
