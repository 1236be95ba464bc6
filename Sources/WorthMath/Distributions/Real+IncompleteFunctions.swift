extension Real {
  /// Returns the regularized lower incomplete gamma function P(a, x).
  ///
  /// It is NaN unless `a` is positive and finite and `x` is not negative.
  /// - Error: relative 1e-12 for `a` in 0.01...1e8.
  package static func gammaP(_ a: Double, _ x: Double) -> Double {
    guard a > 0 && a < .infinity && x >= 0 else { return .nan }
    return GammaShape(a).point(DoubleDouble(x)).tails.lower
  }

  /// Returns the regularized upper incomplete gamma function Q(a, x) = 1 - P(a, x).
  ///
  /// It is NaN unless `a` is positive and finite and `x` is not negative.
  /// - Error: relative 1e-12 for `a` in 0.01...1e8.
  package static func gammaQ(_ a: Double, _ x: Double) -> Double {
    guard a > 0 && a < .infinity && x >= 0 else { return .nan }
    return GammaShape(a).point(DoubleDouble(x)).tails.upper
  }

  /// Returns the regularized incomplete beta function I_x(a, b).
  ///
  /// It is NaN unless `a` and `b` are positive and finite and `x` is in 0...1.
  /// - Error: relative 1e-12 for `a` and `b` in 0.01...1e8.
  package static func incompleteBeta(_ a: Double, _ b: Double, _ x: Double) -> Double {
    guard a > 0 && a < .infinity && b > 0 && b < .infinity && x >= 0 && x <= 1 else {
      return .nan
    }
    return BetaShape(a, b).point(UnitPoint(x)).tails.lower
  }
}
