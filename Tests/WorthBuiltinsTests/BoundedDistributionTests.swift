import Testing
import WorthBuiltins
import WorthMath
import WorthTestSupport

/// Bounded distributions with any parameters and bounds: what is drawn lies between the bounds, rises
/// with the share, and has the share that it was drawn for.
@Suite struct BoundedDistributionTests {
  /// A random distribution of a family, with parameters over many sizes.
  private func distribution(
    _ family: DistributionFamily, _ size: () -> Double, _ share: () -> Double
  ) -> Distribution? {
    switch family {
    case .normal: Distribution(.normal, size() - size(), size())
    case .lognormal: Distribution(.lognormal, 5 - 10 * share(), 2 * share())
    case .uniform: Distribution(.uniform, -size(), size())
    case .triangular:
      Distribution(.triangular, -size(), share() - 0.5, 0.5 + size())
    case .pert: Distribution(.pert, -size(), share() - 0.5, 0.5 + size(), 8 * share())
    case .beta: Distribution(.beta, size(), size(), -size(), size())
    case .gamma: Distribution(.gamma, size(), size())
    case .exponential: Distribution(.exponential, size())
    case .weibull: Distribution(.weibull, 0.2 + 8 * share(), size())
    case .studentT: Distribution(.studentT, 0.5 + 20 * share(), size() - size(), size())
    case .bernoulli: Distribution(.bernoulli, share())
    case .binomial: Distribution(.binomial, (share() * 3000).rounded(), share())
    case .poisson: Distribution(.poisson, size())
    }
  }

  @Test(arguments: DistributionFamily.allCases)
  func `draws keep to the bounds and have their shares`(family: DistributionFamily) {
    var number: UInt64 = 0
    /// The next number between 0 and 1.
    func share() -> Double {
      number += 1
      return Philox.uniform(number, stream: UInt64(family.rawValue), seed: 9)
    }
    /// The next positive number of any size.
    func size() -> Double { Real.exp(12 * share() - 6) }
    var told = 0
    for _ in 0..<400 {
      guard let whole = distribution(family, size, share) else { continue }
      // A bound somewhere from the middle to far out, and another at any distance.
      let spread = whole.standardDeviation.isFinite ? whole.standardDeviation : size()
      let centre = whole.quantile(0.5)
      let start = centre + (share() < 0.5 ? -1 : 1) * spread * Real.exp(10 * share() - 4)
      let end = share() < 0.3 ? Double.infinity : start + spread * Real.exp(12 * share() - 9)
      let (low, high) = share() < 0.5 ? (start, end) : (-end, start)
      guard low < high,
        let part = BoundedDistribution(whole, low: low, high: high, shift: 0)
      else { continue }
      told += 1
      var last = -Double.infinity
      for place in 1...9 {
        let wanted = Double(place) / 10
        let value = part.quantile(wanted)
        #expect(value >= low && value <= high && value >= last, "\(whole), \(low), \(high)")
        last = value
        let found = part.cumulative(value)
        switch family {
        case .bernoulli, .binomial, .poisson: #expect(found >= wanted - 1e-9)
        default:
          // A value that is rounded to a double has the share of its neighbour.
          let beside = part.cumulative(value.nextUp) - part.cumulative(value.nextDown)
          #expect(
            abs(found - wanted) <= 1e-8 + 4 * beside,
            "\(family) \(whole.a) \(whole.b) \(whole.c) \(whole.d) \(low) \(high): \(found)")
        }
      }
      let (mean, sd) = (part.mean, part.standardDeviation)
      if mean.isFinite {
        #expect(
          mean >= low - 1e-9 * abs(low) && mean <= high + 1e-9 * abs(high),
          "\(family) \(whole.a) \(whole.b) \(whole.c) \(whole.d) \(low) \(high): \(mean)")
        #expect(sd >= 0, "\(family) \(whole.a) \(whole.b) \(low) \(high): \(sd)")
      }
    }
    #expect(told > 50)
  }
}
