import WorthMath

/// A way to round to digits that are the same in all trials.
package struct LaneRounding: Sendable {
  /// The digits after the point, or before it if negative; at most 22, of which powers of ten are
  /// exact.
  let digits: Int
  /// What is done with the digits that are dropped.
  let mode: RoundingMode

  /// The ways that the loops know, by the number that stands for each.
  private static var modes: [RoundingMode] { [.halfAwayFromZero, .floor, .ceiling, .down] }

  /// Creates a way to round; nil where the loops do not know it.
  package init?(digits: Double, mode: RoundingMode) {
    guard digits == digits.rounded(), abs(digits) <= 22, LaneRounding.modes.contains(mode) else {
      return nil
    }
    self.digits = Int(digits)
    self.mode = mode
  }

  /// Creates the way that `code` stands for.
  init(code: Int32) {
    digits = Int(code >> 2) - 22
    mode = LaneRounding.modes[Int(code & 3)]
  }

  /// The number that stands for it in a node.
  var code: Int32 {
    Int32(truncatingIfNeeded: (digits + 22) << 2) + number
  }

  /// The number of the mode, as the loops know it.
  var number: Int32 {
    Int32(truncatingIfNeeded: LaneRounding.modes.firstIndex(of: mode) ?? 0)
  }

  /// The power of ten by which a value is multiplied, or divided where the digits are negative.
  var power: Double { Real.powerOfTen(digits.magnitude) }

  /// Returns `x` rounded, as the functions of the language round; NaN unless it is finite.
  func value(_ x: Double) -> Double {
    x.isFinite ? Real.roundSettled(x, digits: digits, mode: mode) : .nan
  }
}
