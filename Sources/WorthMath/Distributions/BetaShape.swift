/// The beta distribution of two shapes on 0...1, and with it the incomplete beta function.
struct BetaShape: Sendable {
  /// The first shape a, positive and finite.
  let first: Double
  /// The second shape b, positive and finite.
  let second: Double
  /// The factor of the power of e in the density of ln(x / (1 - x)).
  let factor: Double

  /// A point of the distribution.
  struct Point {
    /// The probabilities below and above.
    let tails: Tails
    /// x^a y^b / B(a, b), the density of ln(x / y).
    let weight: Double
  }

  /// Creates the distribution of two shapes.
  init(_ first: Double, _ second: Double) {
    let sum = first + second
    let factors = Real.stirlingFactor(first) * Real.stirlingFactor(second)
    self.init(
      first: first, second: second,
      factor: Real.stirlingFactor(sum) / factors * first * (second / sum))
  }

  /// Creates the distribution with the factor that is known already.
  private init(first: Double, second: Double, factor: Double) {
    self.first = first
    self.second = second
    self.factor = factor
  }

  /// The distribution of the mirror image.
  var swapped: BetaShape { BetaShape(first: second, second: first, factor: factor) }

  /// The sum of the shapes.
  private var sum: DoubleDouble { DoubleDouble.sum(first, second) }

  /// Returns a ln(a / nx) + b ln(b / ny) with n = a + b.
  func exponent(_ point: UnitPoint) -> DoubleDouble {
    DoubleDouble.sum(
      Real.deviation(first, from: DoubleDouble.product(sum, point.x)),
      Real.deviation(second, from: DoubleDouble.product(sum, point.y)))
  }

  /// Returns the density at `point`, which is neither 0 nor 1.
  func density(_ point: UnitPoint) -> Double {
    let ends = DoubleDouble.sum(Real.extendedLog(point.x), Real.extendedLog(point.y))
    return factor * Real.extendedExp(-DoubleDouble.sum(exponent(point), ends))
  }

  /// Returns the probabilities on both sides of `point`, and the density of ln(x / y) there.
  ///
  /// The continued fraction is taken on that side of the mean where it ends soon.
  func point(_ point: UnitPoint) -> Point {
    guard point.x.high > 0 else { return Point(tails: Tails(lower: 0), weight: 0) }
    guard point.y.high > 0 else { return Point(tails: Tails(upper: 0), weight: 0) }
    let exponent = exponent(point)
    let decay = Real.extendedExp(-exponent)
    let weight = factor * decay
    let slack = DoubleDouble.sum(
      DoubleDouble.product(point.y, first), -DoubleDouble.product(point.x, second)
    ).value
    let isLower = slack + (point.y.high - point.x.high) >= 0
    let side = isLower ? self : swapped
    let rest = abs(slack)
    let tail =
      isHuge
      ? side.uniformLower(slack: rest, exponent: exponent, decay: decay)
      : weight * side.fraction(isLower ? point : point.swapped, slack: isLower ? slack : -slack)
    return Point(tails: Tails(tail, isLower: isLower), weight: weight)
  }

  /// Returns I_x(a, b) B(a, b) / (x^a y^b) as a continued fraction, for x below the mean.
  ///
  /// - Parameter slack: ay - bx.
  /// - Source: A. R. DiDonato & A. H. Morris, "Algorithm 708: Significant digit computation of the
  ///   incomplete beta function ratios", ACM Transactions on Mathematical Software 18 (1992).
  private func fraction(_ point: UnitPoint, slack: Double) -> Double {
    let x = point.x.high
    let growth = 1 + point.y.high
    var step = 0.0
    var below = first
    var inverse = (first + 1) / (first * (slack + 1))
    var difference = inverse
    var result = inverse
    for _ in 0..<20000 {
      step += 1
      // a + 2n - 1 and a + 2n + 1
      let ratio = step * (second - step) * x / (below + 1)
      let numerator =
        (first + step - 1) / (below + 1) * (first + second + step - 1) * x * ratio
      below += 2
      let denominator =
        step + ratio + (first + step) / (below + 1) * (slack + 1 + step * growth)
      let last = inverse
      inverse = 1 / (denominator + numerator * last)
      difference *= -(numerator * last * inverse)
      result += difference
      if !(abs(difference) > 0x1p-56 * abs(result)) { break }
    }
    return result
  }
}
