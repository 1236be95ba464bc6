import WorthMath

/// A distribution of which only what lies between two bounds can be drawn, and to which an amount is added.
package struct BoundedDistribution: Sendable {
  package let distribution: Distribution
  /// The share of the distribution below the lower bound, and between the bounds.
  package let lowShare: Double
  package let width: Double
  package let shift: Double
  private let low: Double
  private let high: Double

  /// Bounds `distribution`; nil where nothing lies between the bounds.
  package init?(_ distribution: Distribution, low: Double, high: Double, shift: Double) {
    guard low <= high, shift.isFinite else { return nil }
    self.distribution = distribution
    self.shift = shift
    self.low = low
    self.high = high
    if low == -.infinity, high == .infinity {
      lowShare = 0
      width = 1
      return
    }
    lowShare = BoundedDistribution.below(distribution, low)
    width = distribution.cumulative(high) - lowShare
    guard width > 0 else { return nil }
  }

  /// `true` iff there are no bounds.
  package var isWhole: Bool { width == 1 && lowShare == 0 }

  /// What lies below the bound; of whole numbers the bound itself stays in.
  private static func below(_ distribution: Distribution, _ low: Double) -> Double {
    guard low > -.infinity else { return 0 }
    let share = distribution.cumulative(low)
    switch distribution.family {
    case .bernoulli, .binomial, .poisson: return max(0, share - distribution.density(low))
    default: return share
    }
  }

  package var mean: Double { isWhole ? distribution.mean + shift : moment { $0 } + shift }

  package var standardDeviation: Double {
    if isWhole { return distribution.standardDeviation }
    let centre = moment { $0 }
    return Real.sqrt(moment { ($0 - centre) * ($0 - centre) })
  }

  /// The mean of a function of what is drawn, by the midpoints of 4,096 equal shares.
  private func moment(_ function: (Double) -> Double) -> Double {
    let parts = 4096
    var sum = 0.0
    for part in 0..<parts {
      let share = lowShare + width * (Double(part) + 0.5) / Double(parts)
      sum += function(distribution.quantile(share))
    }
    return sum / Double(parts)
  }

  /// Returns the density at `x`; of whole numbers the probability.
  package func density(_ x: Double) -> Double {
    let place = x - shift
    return place < low || place > high ? 0 : distribution.density(place) / width
  }

  /// Returns the probability of a value up to `x`.
  package func cumulative(_ x: Double) -> Double {
    let place = x - shift
    if place < low { return 0 }
    if place >= high { return 1 }
    return min(1, max(0, (distribution.cumulative(place) - lowShare) / width))
  }

  /// Returns the value that a share does not exceed.
  package func quantile(_ share: Double) -> Double {
    distribution.quantile(lowShare + width * share) + shift
  }
}
