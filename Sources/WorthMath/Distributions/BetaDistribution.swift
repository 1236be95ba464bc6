/// A beta distribution between two ends, the one of estimates by three points included.
struct BetaDistribution: DistributionFormulas {
  let low: Double
  let high: Double
  let mean: Double
  /// The shapes, on 0...1.
  let shape: BetaShape

  /// Creates the distribution of two shapes.
  init(_ first: Double, _ second: Double, low: Double, high: Double) {
    self.low = low
    self.high = high
    self.shape = BetaShape(first, second)
    let portion = DoubleDouble.quotient(
      DoubleDouble(first), DoubleDouble.sum(first, second))
    let distance = DoubleDouble.product(portion, DoubleDouble.sum(high, -low))
    self.mean = DoubleDouble.sum(DoubleDouble(low), distance).value
  }

  /// Creates the distribution of an estimate by its ends and its mode, which has a `weight`.
  ///
  /// - Source: D. Vose, Risk Analysis: A Quantitative Guide (3rd ed., 2008), modified PERT.
  init(low: Double, mode: Double, high: Double, weight: Double) {
    let width = high - low
    self.low = low
    self.high = high
    self.shape = BetaShape(
      1 + weight * ((mode - low) / width), 1 + weight * ((high - mode) / width))
    // low + (width + weight (mode - low)) / (weight + 2)
    let reach = DoubleDouble.sum(
      DoubleDouble.sum(high, -low), DoubleDouble.product(DoubleDouble.sum(mode, -low), weight))
    let distance = DoubleDouble.quotient(reach, DoubleDouble.sum(weight, 2))
    self.mean = DoubleDouble.sum(DoubleDouble(low), distance).value
  }

  var standardDeviation: Double {
    let sum = shape.first + shape.second
    let root = Real.sqrt(shape.first / sum) * Real.sqrt(shape.second / sum)
    return (high - low) * (root / Real.sqrt(sum + 1))
  }

  /// Returns x^(a-1) (1-x)^(b-1) / B(a, b) at the place of `x` between the ends, by the width; 0
  /// beyond them.
  func density(_ x: Double) -> Double {
    guard x >= low && x <= high else { return 0 }
    let point = point(x)
    if point.x.high <= 0 { return endDensity(shape.first, shape.second) }
    if point.y.high <= 0 { return endDensity(shape.second, shape.first) }
    return shape.density(point) / (high - low)
  }

  /// Returns the incomplete beta function at the place of `x` between the ends, and the rest.
  func tails(_ x: Double) -> Tails {
    guard x > low else { return Tails(lower: 0) }
    guard x < high else { return Tails(upper: 0) }
    return shape.point(point(x)).tails
  }

  /// Returns the quantile, measured from the nearer end.
  func quantile(_ tails: Tails) -> Double {
    let point = shape.quantile(tails).point
    let width = high - low
    return point.x.high <= point.y.high ? low + width * point.x.high : high - width * point.y.high
  }

  /// Returns the place of `x` between the ends.
  private func point(_ x: Double) -> UnitPoint {
    let width = DoubleDouble.sum(high, -low)
    let below = DoubleDouble.sum(x, -low)
    let above = DoubleDouble.sum(high, -x)
    if below.high <= above.high { return UnitPoint(x: DoubleDouble.quotient(below, width)) }
    return UnitPoint(y: DoubleDouble.quotient(above, width))
  }

  /// Returns the density at the end that belongs to the shape `own`.
  private func endDensity(_ own: Double, _ other: Double) -> Double {
    if own == 1 { return other / (high - low) }
    return own < 1 ? .infinity : 0
  }
}
