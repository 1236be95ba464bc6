import Testing

@testable import WorthMath

/// Holds the incomplete gamma and beta functions, on which distributions rest, against what is
/// known by other formulas.
@Suite struct DistributionFunctionTests {
  /// Returns the probabilities P(a, x) and Q(a, x) on both sides of `x`.
  private func gamma(_ a: Double, _ x: Double) -> Tails {
    GammaShape(a).point(DoubleDouble(x)).tails
  }

  /// Returns the regularized incomplete beta function I_x(a, b).
  private func incompleteBeta(_ a: Double, _ b: Double, _ x: Double) -> Double {
    BetaShape(a, b).point(UnitPoint(x)).tails.lower
  }

  /// `true` iff the relative error is below 1e-12.
  private func isNear(_ value: Double, _ expected: Double) -> Bool {
    DistributionReference.error(value, expected) < 1e-12
  }

  @Test func `incomplete gamma functions agree with elementary ones`() {
    for x in [1e-200, 1e-9, 0.1, 0.7, 1, 1.4, 1.6, 5, 30, 300, 600] {
      #expect(isNear(gamma(1, x).lower, -Real.expm1(-x)), "\(x)")
      #expect(isNear(gamma(1, x).upper, Real.exp(-x)), "\(x)")
      #expect(isNear(gamma(0.5, x).upper, Real.erfc(Real.sqrt(x))), "\(x)")
      #expect(isNear(gamma(2, x).upper, (1 + x) * Real.exp(-x)), "\(x)")
    }
    // P(1/2, x) is the error function of √x, whose series starts with 2 √(x/π) (1 - x/3).
    for x in [1e-200, 1e-30, 1e-9] {
      let expected = 2 * Real.sqrt(x / Double.pi) * (1 - x / 3)
      #expect(isNear(gamma(0.5, x).lower, expected), "\(x)")
    }
  }

  @Test func `the upper incomplete gamma function keeps its small values`() {
    let references: [(Double, Double, Double)] = [
      (0.01, 0.1, 0.018135316050987344), (0.01, 1.4, 0.00117706934093168681),
      (0.01, 50, 3.95741171944606583e-26), (0.3, 0.001, 0.859757541075132629),
      (0.3, 1.4, 0.0481611233927280923), (0.3, 1.6, 0.0368837399837533564),
      (0.3, 200, 1.12972748965815096e-89), (0.7, 0.5, 0.442484707122811347),
      (0.7, 1.6, 0.119371243613145148), (25.5, 40, 0.00585132469376608257),
      (1234.5, 1500, 7.03810761879288748e-13), (1e6, 1_010_000, 1.06069974775869014e-23),
    ]
    for (a, x, expected) in references {
      #expect(isNear(gamma(a, x).upper, expected), "\(a) \(x)")
    }
  }

  @Test func `incomplete beta functions agree with elementary ones`() {
    for x in [1e-200, 1e-9, 0.1, 0.25, 0.5, 0.75, 0.9990234375] {
      for shape in [0.01, 0.5, 1, 3, 100, 1e5] {
        #expect(isNear(incompleteBeta(shape, 1, x), Real.pow(x, shape)), "\(shape) \(x)")
        let mirrored = -Real.expm1(shape * Real.log1p(-x))
        #expect(isNear(incompleteBeta(1, shape, x), mirrored), "\(shape) \(x)")
      }
    }
  }

  @Test func `both sides add up to one`() {
    for a in [0.01, 0.4, 3, 25, 1e4, 1e6] {
      for ratio in [0.1, 0.5, 0.999, 1, 1.001, 2, 10] {
        let sum = gamma(a, a * ratio).lower + gamma(a, a * ratio).upper
        #expect(abs(sum - 1) < 1e-15, "\(a) \(ratio)")
      }
    }
  }

  @Test func `at the ends all probability is on one side`() {
    #expect(gamma(2, 0).lower == 0 && gamma(2, 0).upper == 1)
    #expect(gamma(2, .infinity).lower == 1 && gamma(2, .infinity).upper == 0)
    #expect(incompleteBeta(2, 3, 0) == 0 && incompleteBeta(2, 3, 1) == 1)
  }
}
