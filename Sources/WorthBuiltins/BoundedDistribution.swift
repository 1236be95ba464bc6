import WorthMath

/// A distribution of which only what lies between two bounds can be drawn, and to which an amount
/// is added.
package struct BoundedDistribution: Sendable {
  /// The distribution without bounds.
  package let distribution: Distribution
  /// The share of the distribution below the lower bound.
  package let lowShare: Double
  /// The share of the distribution between the bounds.
  package let width: Double
  /// What is added to what is drawn.
  package let shift: Double
  /// The least value that can be drawn, before the shift.
  private let low: Double
  /// The greatest value that can be drawn, before the shift.
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

  /// The mean of what is drawn.
  package var mean: Double { isWhole ? distribution.mean + shift : moment { $0 } + shift }

  /// The standard deviation of what is drawn.
  package var standardDeviation: Double {
    if isWhole { return distribution.standardDeviation }
    let centre = moment { $0 }
    return Real.sqrt(moment { ($0 - centre) * ($0 - centre) })
  }

  /// The mean of a function of what is drawn: a sum over whole numbers, otherwise an integral over
  /// the shares.
  private func moment(_ function: (Double) -> Double) -> Double {
    switch distribution.family {
    case .bernoulli, .binomial, .poisson: return sum(function)
    case .triangular:
      // The quantile has a kink at the mode.
      let turn = distribution.cumulative(distribution.b)
      let end = lowShare + width
      guard turn > lowShare, turn < end else { return integral(function, lowShare, width) }
      let below = (turn - lowShare) / width
      return below * integral(function, lowShare, turn - lowShare)
        + (1 - below) * integral(function, turn, end - turn)
    default: return integral(function, lowShare, width)
    }
  }

  /// Returns the mean of `function` over the whole numbers between the bounds, weighted by their
  /// probabilities; NaN where there are none, or a million and more.
  private func sum(_ function: (Double) -> Double) -> Double {
    let first = max(low.rounded(.up), distribution.quantile(1e-18))
    let last = min(high.rounded(.down), distribution.quantile(1 - 1e-15) + 64)
    guard first <= last, last - first < 1e6 else { return .nan }
    var sum = 0.0
    var total = 0.0
    var value = first
    while value <= last {
      let weight = distribution.density(value)
      sum += weight * function(value)
      total += weight
      value += 1
    }
    return total > 0 ? sum / total : .nan
  }

  /// The mean of the function over the shares from `start` on, by the double exponential rule,
  /// which takes ends at which a quantile runs away.
  ///
  /// Source: H. Takahasi, M. Mori, "Double exponential formulas for numerical integration" (1974).
  private func integral(
    _ function: (Double) -> Double, _ start: Double, _ length: Double
  ) -> Double {
    let step = 1.0 / 64
    var sum = 0.0
    for number in -205...205 {
      let place = Double(number) * step
      let reach = 1.5707963267948966 * (Real.exp(place) - Real.exp(-place))
      let upper = 1 / (1 + Real.exp(reach))
      let share = 1 - upper
      let slope =
        1.5707963267948966 * (Real.exp(place) + Real.exp(-place)) * upper * share * step
      let quantile = distribution.quantile(min(1, start + length * share))
      if slope > 0, quantile.isFinite { sum += slope * function(quantile) }
    }
    return sum
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
