/// When two figures are equal: one rule for conditions, comparisons over trials, requirements and checks.
extension Real {
  /// `true` iff both are the same to a billionth of the larger, so that noise in last digits decides nothing:
  /// 0.1 + 0.2 is 0.3. Whole numbers must be the same, and nothing but 0 is equal to 0.
  package static func areEqual(_ x: Double, _ y: Double) -> Bool {
    if x == y { return true }
    let distance = Swift.abs(x - y)
    guard distance <= 1e-9 * Swift.max(Swift.abs(x), Swift.abs(y)), distance < .infinity else {
      return false
    }
    return !(isWhole(x) && isWhole(y))
  }

  /// `true` iff `x` is less than `y` and not equal to it.
  package static func isLess(_ x: Double, _ y: Double) -> Bool { x < y && !areEqual(x, y) }

  /// `true` iff `x` is less than `y` or equal to it.
  package static func isAtMost(_ x: Double, _ y: Double) -> Bool { x <= y || areEqual(x, y) }

  /// `true` iff `x` has no fraction.
  package static func isWhole(_ x: Double) -> Bool { x.rounded(.toNearestOrEven) == x }
}
