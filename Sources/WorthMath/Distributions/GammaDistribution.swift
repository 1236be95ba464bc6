/// The gamma distribution.
struct GammaDistribution: DistributionFormulas {
  /// The shape, at scale 1.
  let shape: GammaShape
  /// The unit in which the distribution has scale 1.
  let scale: Double

  /// Creates the distribution of a shape and a scale.
  init(shape: Double, scale: Double) {
    self.shape = GammaShape(shape)
    self.scale = scale
  }

  var low: Double { 0 }
  var high: Double { .infinity }
  var mean: Double { shape.shape * scale }
  var standardDeviation: Double { Real.sqrt(shape.shape) * scale }

  /// Returns the density at `x`; at 0 it is infinite for shapes below 1.
  func density(_ x: Double) -> Double {
    guard x >= 0 else { return 0 }
    let point = scaled(x)
    guard point.high > 0 else {
      return shape.shape < 1 ? .infinity : shape.shape == 1 ? 1 / scale : 0
    }
    return point.high < .infinity ? shape.density(point) / scale : 0
  }

  /// Returns the incomplete gamma functions P and Q of `x` in units of the scale.
  func tails(_ x: Double) -> Tails { shape.point(scaled(x)).tails }

  /// Returns the quantile of scale 1, times the scale.
  func quantile(_ tails: Tails) -> Double { shape.quantile(tails) * scale }

  /// Returns `x` in units of the scale.
  private func scaled(_ x: Double) -> DoubleDouble {
    let quotient = DoubleDouble.quotient(DoubleDouble(x), DoubleDouble(scale))
    return quotient.high.magnitude < 0x1p1000 ? quotient : DoubleDouble(x / scale)
  }
}
