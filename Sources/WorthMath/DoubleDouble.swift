/// An unevaluated sum of two doubles that carries about 105 bits; `low` is below an ulp of `high`.
///
/// Nothing here uses a fused multiply-add, so that the bits do not depend on the processor.
/// - Source: T. J. Dekker, "A floating-point technique for extending the available precision",
///   Numerische Mathematik 18 (1971).
package struct DoubleDouble: Sendable {
  /// The sum rounded to a double.
  package var high: Double
  /// What is missing from `high`.
  package var low: Double

  /// Creates the sum `high + low` as it stands.
  @inline(__always)
  package init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// Returns `a + b` without error.
  @inline(__always)
  package static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let high = a + b
    let part = high - a
    return DoubleDouble(high, (a - (high - part)) + (b - part))
  }

  /// Returns `a + b` without error where `a` is zero or not smaller in magnitude than `b`.
  @inline(__always)
  package static func ordered(_ a: Double, _ b: Double) -> DoubleDouble {
    let high = a + b
    return DoubleDouble(high, (a - high) + b)
  }

  /// Returns `a · b` with a relative error below 2^-102 where nothing underflows.
  ///
  /// The factors are cut by masking their lower 27 bits, which cannot overflow.
  @inline(__always)
  package static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let aHigh = upperHalf(a)
    let aLow = a - aHigh
    let bHigh = upperHalf(b)
    let bLow = b - bHigh
    let high = a * b
    return DoubleDouble(high, ((aHigh * bHigh - high) + aHigh * bLow + aLow * bHigh) + aLow * bLow)
  }

  /// Returns `a · b` with a relative error below 2^-100.
  @inline(__always)
  package static func product(_ a: DoubleDouble, _ b: DoubleDouble) -> DoubleDouble {
    let exact = product(a.high, b.high)
    return ordered(exact.high, exact.low + (a.high * b.low + a.low * b.high))
  }

  /// Returns `a · b` with a relative error below 2^-100.
  @inline(__always)
  package static func product(_ a: DoubleDouble, _ b: Double) -> DoubleDouble {
    let exact = product(a.high, b)
    return ordered(exact.high, exact.low + a.low * b)
  }

  /// Returns `a / b` with a relative error below 2^-98.
  @inline(__always)
  package static func quotient(_ a: DoubleDouble, _ b: DoubleDouble) -> DoubleDouble {
    let high = a.high / b.high
    let exact = product(high, b.high)
    let rest = ((a.high - exact.high) - exact.low) + (a.low - high * b.low)
    return ordered(high, rest / b.high)
  }

  /// Returns `a + b` with an error below 2^-100 of the larger summand.
  @inline(__always)
  package static func sum(_ a: DoubleDouble, _ b: DoubleDouble) -> DoubleDouble {
    let exact = sum(a.high, b.high)
    return ordered(exact.high, exact.low + (a.low + b.low))
  }

  /// Returns the sum with its sign changed.
  @inline(__always)
  package static prefix func - (value: DoubleDouble) -> DoubleDouble {
    DoubleDouble(-value.high, -value.low)
  }

  /// The sum as one double.
  @inline(__always)
  package var value: Double { high + low }

  /// Returns `a` with its lower 27 bits cleared.
  @inline(__always)
  static func upperHalf(_ a: Double) -> Double {
    Double(bitPattern: a.bitPattern & 0xffff_ffff_f800_0000)
  }
}
