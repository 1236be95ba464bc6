import Testing
import WorthMath

/// Draws from distributions and compares the draws with their probabilities.
@Suite struct DistributionSamplingTests {
  private static let count = 20_000

  /// Returns draws by way of the quantile.
  private func draws(_ distribution: Distribution) -> [Double] {
    var bits = RandomBits(seed: UInt64(distribution.family.rawValue) + 1)
    return (0..<Self.count).map { _ in
      distribution.quantile((Double(bits.next() >> 11) + 0.5) * 0x1p-53)
    }
  }

  /// Fails if the Kolmogorov-Smirnov statistic is one of the largest thousandth, or the mean of the
  /// draws is more than four standard errors from the distribution's.
  ///
  /// The first shows that quantile and probability undo each other everywhere, the second that both
  /// fit the mean, which has a formula of its own.
  private func checkContinuous(_ distribution: Distribution?) throws {
    let distribution = try #require(distribution)
    let sorted = draws(distribution).sorted()
    var largest = 0.0
    for (rank, x) in sorted.enumerated() {
      let p = distribution.cumulative(x)
      let below = Double(rank) / Double(Self.count)
      let above = Double(rank + 1) / Double(Self.count)
      largest = max(largest, p - below, above - p)
    }
    let root = Real.sqrt(Double(Self.count))
    #expect(largest * root < 1.95, "\(distribution.family) \(distribution.a)")
    let distance = abs(sorted.reduce(0, +) / Double(Self.count) - distribution.mean)
    let error = distribution.standardDeviation / root
    #expect(distance < 4 * error, "\(distribution.family) \(distribution.a)")
  }

  /// Fails if the statistic of the chi-square test is one of the largest thousandth.
  ///
  /// The classes are the whole numbers from `low` to `high`, the outer ones with what lies beyond.
  private func checkDiscrete(
    _ distribution: Distribution?, from low: Int, to high: Int
  ) throws {
    let distribution = try #require(distribution)
    var counts = [Double](repeating: 0, count: high - low + 1)
    for x in draws(distribution) { counts[min(high, max(low, Int(x))) - low] += 1 }
    var statistic = 0.0
    for value in low...high {
      let above = value == high ? 1 : distribution.cumulative(Double(value))
      let below = value == low ? 0 : distribution.cumulative(Double(value - 1))
      let expected = Double(Self.count) * (above - below)
      #expect(expected > 5)
      statistic += (counts[value - low] - expected) * (counts[value - low] - expected) / expected
    }
    // With k degrees of freedom the statistic has a gamma distribution of shape k/2 and scale 2.
    let chiSquare = try #require(Distribution(.gamma, Double(high - low) / 2, 2))
    #expect(chiSquare.cumulative(statistic) < 0.999, "\(distribution.family) \(distribution.a)")
  }

  @Test func `draws of normal and lognormal distributions fit`() throws {
    try checkContinuous(Distribution(.normal, 3, 2))
    try checkContinuous(Distribution(.lognormal, 0.5, 0.8))
  }

  @Test func `draws between two ends fit`() throws {
    try checkContinuous(Distribution(.uniform, -2, 5))
    try checkContinuous(Distribution(.triangular, 1, 2, 6))
    try checkContinuous(Distribution(.triangular, 1, 1, 6))
  }

  @Test func `draws of estimates by three points fit`() throws {
    try checkContinuous(Distribution(.pert, 80, 100, 150, 4))
  }

  @Test func `draws of beta distributions fit`() throws {
    try checkContinuous(Distribution(.beta, 2, 5, 0, 1))
  }

  @Test func `draws of beta distributions with small shapes fit`() throws {
    try checkContinuous(Distribution(.beta, 0.4, 0.7, 0, 1))
  }

  @Test func `draws of gamma distributions fit`() throws {
    try checkContinuous(Distribution(.gamma, 2.5, 3))
  }

  @Test func `draws of gamma distributions with extreme shapes fit`() throws {
    try checkContinuous(Distribution(.gamma, 0.3, 1))
    try checkContinuous(Distribution(.gamma, 400, 1))
  }

  @Test func `draws of exponential and Weibull distributions fit`() throws {
    try checkContinuous(Distribution(.exponential, 4))
    try checkContinuous(Distribution(.weibull, 1.5, 2))
  }

  @Test func `draws of Student's t distributions fit`() throws {
    try checkContinuous(Distribution(.studentT, 4, 1, 2))
  }

  @Test func `draws of whole numbers fit`() throws {
    try checkDiscrete(Distribution(.bernoulli, 0.3), from: 0, to: 1)
    try checkDiscrete(Distribution(.binomial, 20, 0.4), from: 2, to: 14)
  }

  @Test func `draws of numbers of events fit`() throws {
    try checkDiscrete(Distribution(.poisson, 0.7), from: 0, to: 4)
    try checkDiscrete(Distribution(.poisson, 40), from: 23, to: 60)
  }
}
