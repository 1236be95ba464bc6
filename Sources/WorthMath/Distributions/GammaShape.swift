/// The gamma distribution of one shape and scale 1, and with it the incomplete gamma function.
struct GammaShape: Sendable {
  /// The shape, positive and finite.
  let shape: Double
  /// `Real.stirlingFactor` of the shape.
  private let factor: Double

  /// A point of the distribution.
  struct Point {
    /// The probabilities below and above.
    let tails: Tails
    /// x^a e^-x / gamma(a), the density of the logarithm.
    let weight: Double
  }

  /// Creates the distribution of `shape`.
  init(_ shape: Double) {
    self.shape = shape
    self.factor = Real.stirlingFactor(shape)
  }

  /// Returns a ln(a / x) + x - a for the shape a.
  private func exponent(_ x: DoubleDouble) -> DoubleDouble {
    let excess = DoubleDouble.sum(x, DoubleDouble(-shape))
    return DoubleDouble.sum(Real.deviation(shape, from: x), excess)
  }

  /// Returns the density at `x` > 0.
  func density(_ x: DoubleDouble) -> Double {
    let exponent = DoubleDouble.sum(exponent(x), Real.extendedLog(x))
    return shape * (Real.extendedExp(-exponent) / factor)
  }

  /// Returns the probabilities on both sides of `x`, and the density of the logarithm there.
  ///
  /// Large shapes use the uniform expansion near their mean; what is left are power series below
  /// the mean and continued fractions above.
  /// - Source: W. Gautschi, "A computational procedure for incomplete gamma functions", ACM
  ///   Transactions on Mathematical Software 5 (1979); A. Gil, J. Segura & N. M. Temme, "Efficient
  ///   and accurate algorithms for the computation and inversion of the incomplete gamma function
  ///   ratios", SIAM Journal on Scientific Computing 34 (2012).
  func point(_ x: DoubleDouble) -> Point {
    guard x.high > 0 else { return Point(tails: Tails(lower: 0), weight: 0) }
    guard x.high < .infinity else { return Point(tails: Tails(upper: 0), weight: 0) }
    let exponent = exponent(x)
    let decay = Real.extendedExp(-exponent)
    let weight = shape * (decay / factor)
    if shape >= 20 && x.high > 0.31 * shape && x.high < 2.3 * shape {
      return Point(tails: uniformTails(x, exponent: exponent, decay: decay), weight: weight)
    }
    if x.high >= max(1.5, shape + 1) {
      return Point(tails: Tails(upper: weight * upperFraction(x.high)), weight: weight)
    }
    let lower = decay / factor * lowerSeries(x.high)
    if shape < 0.5 && lower > 0.5 {
      return Point(tails: Tails(upper: upperOfSmallShape(x.high)), weight: weight)
    }
    return Point(tails: Tails(lower: lower), weight: weight)
  }

  /// Returns 1 + x / (a + 1) + x² / ((a + 1)(a + 2)) + … for the shape a.
  private func lowerSeries(_ x: Double) -> Double {
    var sum = 1.0
    var term = 1.0
    var divisor = shape
    for _ in 0..<500 {
      divisor += 1
      term *= x / divisor
      sum += term
      if !(term > 0x1p-58 * sum) { break }
    }
    return sum
  }

  /// Returns 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / …)) for the shape a.
  ///
  /// By Steed's algorithm, which adds one convergent after the other.
  /// - Requires: `x` ≥ a + 1; it is slow near 0.
  private func upperFraction(_ x: Double) -> Double {
    var step = 0.0
    var divisor = x - shape + 1
    var inverse = 1 / divisor
    var difference = inverse
    var sum = inverse
    for _ in 0..<1000 {
      step += 1
      divisor += 2
      let numerator = step * (shape - step)
      inverse = 1 / (divisor + numerator * inverse)
      difference *= divisor * inverse - 1
      sum += difference
      if !(abs(difference) > 0x1p-58 * abs(sum)) { break }
    }
    return sum
  }

  /// Returns the probability above `x` < 1.5 of a shape a < ½ without loss where that is small.
  ///
  /// It is 1 - x^a / gamma(a + 1) · (1 - a Σ -(-x)^k / ((a + k) k!)); the first two terms together
  /// are a power of e less 1.
  private func upperOfSmallShape(_ x: Double) -> Double {
    let above = DoubleDouble.sum(1, shape)
    // The digamma function on [1, 1.5], roughly, for what 1 + a lost.
    let slope = -0.5772156649015329 + 1.3 * (above.high - 1)
    let logarithm = shape * Real.log(x) - (Real.logGamma(above.high) + above.low * slope)
    var sum = 0.0
    var term = 1.0
    var step = 0.0
    for _ in 0..<100 {
      step += 1
      term *= -x / step
      sum += term / (shape + step)
      if !(abs(term) > 0x1p-58) { break }
    }
    return -Real.expm1(logarithm) - Real.exp(logarithm) * shape * sum
  }
}
