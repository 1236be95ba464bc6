/// Student's t distribution, moved and stretched.
struct StudentTDistribution: DistributionFormulas {
  /// The degrees of freedom, which need not be whole.
  let degrees: Double
  /// The centre.
  let location: Double
  /// The unit in which distances from the centre are counted; not the standard deviation.
  let scale: Double
  /// The distribution of n / (n + t²) for n degrees of freedom.
  private let shape: BetaShape
  /// The density at the location for scale 1.
  private let peak: Double

  /// Creates the distribution of `degrees` of freedom.
  init(degrees: Double, location: Double, scale: Double) {
    self.degrees = degrees
    self.location = location
    self.scale = scale
    let half = 0.5 * degrees
    self.shape = BetaShape(half, 0.5)
    let factors = Real.stirlingFactor(half + 0.5) / Real.stirlingFactor(half)
    let power = Real.exp(half * Real.log1p(0.5 / half) - 0.5)
    self.peak = factors * power / Real.sqrt(6.283185307179586 * (1 + 0.5 / half))
  }

  var low: Double { -.infinity }
  var high: Double { .infinity }
  /// The centre; NaN for one degree of freedom or less.
  var mean: Double { degrees > 1 ? location : .nan }

  var standardDeviation: Double {
    if degrees > 2 { return scale * Real.sqrt(degrees / (degrees - 2)) }
    return degrees > 1 ? .infinity : .nan
  }

  /// Returns the density at `x`, by logarithms, so that it does not overflow far out.
  func density(_ x: Double) -> Double {
    let t = abs(x - location) / scale
    let ratio = t / Real.sqrt(degrees)
    let logarithm = ratio > 1e10 ? 2 * Real.log(ratio) : Real.log1p(t * t / degrees)
    return peak * Real.exp(-(0.5 * degrees + 0.5) * logarithm) / scale
  }

  /// Returns the probabilities on both sides of `x` by the incomplete beta function, far out by the
  /// power law of the tail.
  func tails(_ x: Double) -> Tails {
    let distance = (x - location) / scale
    let t = abs(distance)
    let ratio = t / Real.sqrt(degrees)
    if ratio > 1e10 {
      let tail = shape.powerLawTail(-2 * Real.log(ratio))
      return Tails(0.5 * tail, isLower: distance < 0)
    }
    let square = DoubleDouble.quotient(DoubleDouble.product(t, t), DoubleDouble(degrees))
    let outer = shape.swapped.point(UnitPoint(odds: square)).tails.upper
    return Tails(0.5 * outer, isLower: distance < 0)
  }

  /// Returns the quantile by that of the beta distribution of the squared distance.
  func quantile(_ tails: Tails) -> Double {
    let smaller = tails.smaller
    let central = tails.isLower ? 0.5 - tails.lower : 0.5 - tails.upper
    if central == 0 { return location }
    let quantile = shape.quantile(
      smaller < 0.25 ? Tails(lower: 2 * smaller) : Tails(upper: 2 * central))
    let t =
      quantile.logarithm < -46
      ? Real.exp(0.5 * (Real.log(degrees) - quantile.logarithm))
      : Real.sqrt(degrees) * Real.sqrt(quantile.point.y.high / quantile.point.x.high)
    return location + (tails.isLower ? -t : t) * scale
  }
}
