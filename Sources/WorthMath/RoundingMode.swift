/// What to do with the digits that rounding drops.
package enum RoundingMode: Sendable, Hashable, CaseIterable {
  /// To the nearest, a tie away from zero.
  case halfAwayFromZero
  /// To the nearest, a tie to the even digit.
  case halfEven
  /// Away from zero.
  case up
  /// Toward zero.
  case down
  /// Toward negative infinity.
  case floor
  /// Toward positive infinity.
  case ceiling

  /// Returns `true` iff a magnitude goes up to the next unit.
  ///
  /// - Parameters:
  ///   - order: how the dropped part compares with half a unit: -1, 0 or 1.
  ///   - isExact: `true` iff nothing is dropped.
  ///   - isOdd: `true` iff the last digit that is kept is odd.
  @inline(__always)
  func raises(order: Int, isExact: Bool, isOdd: Bool, isNegative: Bool) -> Bool {
    if isExact { return false }
    switch self {
    case .halfAwayFromZero: return order >= 0
    case .halfEven: return order > 0 || (order == 0 && isOdd)
    case .up: return true
    case .down: return false
    case .floor: return isNegative
    case .ceiling: return !isNegative
    }
  }
}
