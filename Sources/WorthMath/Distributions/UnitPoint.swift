/// A point of 0...1 with its distance from both ends in full relative accuracy.
struct UnitPoint: Sendable {
  /// The distance from 0.
  let x: DoubleDouble
  /// The distance from 1.
  let y: DoubleDouble

  /// Creates the point at `x`, between 0 and 1.
  init(_ x: Double) { self.init(x: DoubleDouble(x)) }

  /// Creates the point at `x`, between 0 and 1; above ½ by its distance from 1.
  init(x: DoubleDouble) {
    self.x = x
    self.y = DoubleDouble.sum(DoubleDouble(1), -x)
  }

  /// Creates the point at the distance `y` from 1.
  init(y: DoubleDouble) {
    self.x = DoubleDouble.sum(DoubleDouble(1), -y)
    self.y = y
  }

  /// Creates the point with x / y = `odds`.
  init(odds: DoubleDouble) {
    let isSmall = odds.high <= 1
    let small =
      isSmall ? odds : DoubleDouble.quotient(DoubleDouble(1), odds)
    let part = DoubleDouble.quotient(small, DoubleDouble.sum(DoubleDouble(1), small))
    self = isSmall ? UnitPoint(x: part) : UnitPoint(y: part)
  }

  /// Creates the point with ln(x / y) = `logarithm`; the smaller distance is a double.
  init(logarithm: Double) {
    let small = Real.exp(-abs(logarithm))
    let part = DoubleDouble(small / (1 + small))
    self = logarithm <= 0 ? UnitPoint(x: part) : UnitPoint(y: part)
  }

  /// The distances from 1 and from 0.
  private init(x: DoubleDouble, y: DoubleDouble) {
    self.x = x
    self.y = y
  }

  /// The point's mirror image.
  var swapped: UnitPoint { UnitPoint(x: y, y: x) }
}
