import Testing
import WorthMath

/// When two figures are equal: the one rule of conditions, requirements and checks.
///
/// | figures | equal |
/// | --- | --- |
/// | the same | yes |
/// | they differ by at most a billionth of the larger, and one has a fraction | yes |
/// | two whole numbers that differ | no |
/// | 0 and anything else | no |
/// | something that is no number | no |
@Suite struct EqualityTests {
  private static let noise: [(Double, Double)] = [
    (0.1 + 0.2, 0.3), (0.7 + 0.1, 0.8), (1, 1 + 0.9e-9), (-2.5, -2.500_000_000_001), (1e300, 1e300),
    (1_000_000_000.25, 1_000_000_000.5), (3.300_000_000_000_000_3, 3.3), (0, -0.0),
  ]
  private static let others: [(Double, Double)] = [
    (1, 1 + 1.1e-9), (0, 1e-300), (-1e-12, 0), (10_000_000_000, 10_000_000_001), (-3.5, 3.5),
    (4_539_148_803_436_467, 4_539_148_803_436_468), (2, 3),
    (10_000_000_000_000_000, 10_000_000_000_000_002),
  ]

  @Test(arguments: noise)
  func `noise in the last digits does not count`(_ x: Double, _ y: Double) {
    #expect(Real.areEqual(x, y) && Real.areEqual(y, x))
    #expect(Real.isAtMost(x, y) && Real.isAtMost(y, x))
    #expect(!Real.isLess(x, y) && !Real.isLess(y, x))
  }

  @Test(arguments: others)
  func `what differs by more is less or greater`(_ x: Double, _ y: Double) {
    #expect(!Real.areEqual(x, y) && !Real.areEqual(y, x))
    #expect(Real.isLess(x, y) == (x < y) && Real.isLess(y, x) == (y < x))
    #expect(Real.isAtMost(x, y) == (x < y))
  }

  @Test func `what is no number is equal to nothing`() {
    for other in [0, 1, Double.infinity, .nan] {
      #expect(!Real.areEqual(.nan, other) && !Real.isLess(.nan, other))
    }
    #expect(!Real.areEqual(.infinity, 1e308) && Real.isLess(1e308, .infinity))
  }
}
