import WorthMath

/// A distribution of which only what lies between two bounds can be drawn, and to which an amount
/// is added.
package struct BoundedDistribution: Sendable {
  /// How the part between the bounds is measured.
  private enum Measure {
    /// By shares from the low end, as the differences of probabilities.
    case shares
    /// By shares from the high end, where both bounds lie above the median.
    case upperShares
    /// By ratios of densities, where the part is too small for differences of probabilities.
    case slice(DensitySlice)
    /// By ratios of probabilities of whole numbers.
    case counts(CountSlice)
  }

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
  /// The share of the distribution above the upper bound.
  private let highShare: Double
  /// How the part between the bounds is measured.
  private let measure: Measure

  /// Bounds a distribution; nil where nothing lies between the bounds.
  package init?(_ given: Distribution, low: Double, high: Double, shift: Double) {
    guard low <= high, shift.isFinite else { return nil }
    self.shift = shift
    self.low = max(low, given.least)
    self.high = min(high, given.greatest)
    guard self.low <= self.high else { return nil }
    guard !given.isConstant, self.low > given.least || self.high < given.greatest else {
      distribution = given
      (lowShare, width, highShare, measure) = (0, 1, 0, .shares)
      return
    }
    if given.family == .uniform {
      // What is alike everywhere is so between the bounds.
      guard self.low < self.high, let part = Distribution(.uniform, self.low, self.high) else {
        return nil
      }
      distribution = part
      (lowShare, width, highShare, measure) = (0, 1, 0, .shares)
      return
    }
    distribution = given
    guard
      let part = BoundedDistribution.part(of: given, from: self.low, to: self.high)
    else { return nil }
    (lowShare, width, highShare, measure) = (
      part.lowShare, part.width, part.highShare, part.measure
    )
  }

  /// The whole of `distribution`.
  package init(_ distribution: Distribution) {
    self.distribution = distribution
    (low, high, shift) = (distribution.least, distribution.greatest, 0)
    (lowShare, width, highShare, measure) = (0, 1, 0, .shares)
  }

  /// What lies between two bounds within the support.
  private struct Part {
    var lowShare: Double
    var width: Double
    var highShare: Double
    var measure: Measure
  }

  /// Returns the part of a distribution between two bounds; nil where there is none.
  private static func part(
    of distribution: Distribution, from low: Double, to high: Double
  ) -> Part? {
    let isWhole = isWhole(distribution.family)
    let first = low.rounded(.up)
    let last = high.rounded(.down)
    if isWhole ? first > last : low >= high { return nil }
    // Of whole numbers the lower bound itself stays in.
    let below =
      low > distribution.least ? distribution.tails(isWhole ? first - 1 : low) : Tails(lower: 0)
    let above = high < distribution.greatest ? distribution.tails(high) : Tails(upper: 0)
    let isUpper = below.lower > 0.5
    let width =
      isUpper ? below.upper - above.upper : above.lower - below.lower
    let larger = isUpper ? below.upper : above.lower
    var part = Part(
      lowShare: below.lower, width: width, highShare: above.upper,
      measure: isUpper ? .upperShares : .shares)
    if width >= 1e-250, width >= 1e-3 * larger { return part }
    if isWhole {
      if let counts = distribution.counts(first: first, last: last, isUpper: isUpper) {
        part.measure = .counts(counts)
        return part
      }
    } else if let slice = distribution.slice(low: low, high: high, isUpper: isUpper) {
      part.measure = .slice(slice)
      return part
    }
    return width > 0 ? part : nil
  }

  /// `true` iff the family has only whole numbers.
  private static func isWhole(_ family: DistributionFamily) -> Bool {
    switch family {
    case .bernoulli, .binomial, .poisson: true
    case .normal, .lognormal, .uniform, .triangular, .pert, .beta, .gamma, .exponential, .weibull,
      .studentT:
      false
    }
  }

  /// `true` iff there are no bounds, or none that a share could show.
  package var isWhole: Bool { width == 1 && lowShare == 0 }

  /// `true` iff a quantile is that of the distribution at `lowShare` and a part of `width`.
  package var isByShares: Bool {
    switch measure {
    case .shares: true
    case .upperShares, .slice, .counts: false
    }
  }

  /// `true` iff `other` has the same distribution, bounds and shift.
  package func isSame(as other: BoundedDistribution) -> Bool {
    distribution.isSame(as: other.distribution) && low == other.low && high == other.high
      && shift == other.shift
  }

  /// `true` iff values have a mean raised to the power `order`: Student's tails, which bounds may cut
  /// off, are the only ones that may lack it.
  private func hasMoment(_ order: Double) -> Bool {
    distribution.family != .studentT || distribution.isConstant || distribution.a > order
      || low > -.infinity && high < .infinity
  }

  /// The mean of what is drawn; NaN if there is none.
  package var mean: Double {
    guard hasMoment(1) else { return .nan }
    if isWhole { return distribution.mean + shift }
    switch measure {
    case .slice(let slice): return slice.mean + shift
    case .counts(let counts): return counts.mean + shift
    case .shares, .upperShares: return moment { $0 } + shift
    }
  }

  /// The standard deviation of what is drawn; infinite or NaN if there is none.
  package var standardDeviation: Double {
    if isWhole { return distribution.standardDeviation }
    guard hasMoment(1) else { return .nan }
    guard hasMoment(2) else { return .infinity }
    switch measure {
    case .slice(let slice): return slice.standardDeviation
    case .counts(let counts): return counts.standardDeviation
    case .shares, .upperShares:
      let centre = moment { $0 }
      return Real.sqrt(moment { ($0 - centre) * ($0 - centre) })
    }
  }

  /// The mean of a function of what is drawn: a sum over whole numbers, otherwise an integral over
  /// the shares.
  private func moment(_ function: (Double) -> Double) -> Double {
    if BoundedDistribution.isWhole(distribution.family), let sum = sum(function) { return sum }
    // The quantile of a triangle has a kink at the mode.
    if distribution.family == .triangular, distribution.b > low, distribution.b < high {
      let turn = cumulative(distribution.b + shift)
      return integral(function, 0, turn) + integral(function, turn, 1)
    }
    return integral(function, 0, 1)
  }

  /// Returns the mean of `function` over the whole numbers between the bounds, weighted by their
  /// probabilities; nil where there are a million and more.
  private func sum(_ function: (Double) -> Double) -> Double? {
    let first = quantile(from: 1e-20, rest: 1).rounded(.up)
    let last = quantile(from: 1, rest: 1e-20).rounded(.down)
    guard first <= last, last - first < 1e6 else { return nil }
    var sum = 0.0
    var total = 0.0
    var value = first
    while value <= last {
      let weight = distribution.density(value)
      sum += weight * function(value)
      total += weight
      value += 1
    }
    return total > 0 ? sum / total : nil
  }

  /// The integral of the function over a part of the shares between the bounds, by the double
  /// exponential rule, which takes ends at which a quantile runs away.
  ///
  /// Source: H. Takahasi, M. Mori, "Double exponential formulas for numerical integration" (1974).
  private func integral(
    _ function: (Double) -> Double, _ start: Double, _ end: Double
  ) -> Double {
    let step = 1.0 / 64
    let length = end - start
    var sum = 0.0
    for number in -300...300 {
      let place = Double(number) * step
      let reach = 1.5707963267948966 * (Real.exp(place) - Real.exp(-place))
      // Both shares without loss: one of them is next to 0 where the quantile runs away.
      let upper = 1 / (1 + Real.exp(reach))
      let share = 1 / (1 + Real.exp(-reach))
      let slope =
        1.5707963267948966 * (Real.exp(place) + Real.exp(-place)) * upper * share * step
      let quantile = quantile(from: start + length * share, rest: (1 - end) + length * upper)
      if slope > 0, quantile.isFinite { sum += slope * function(quantile) }
    }
    return sum * length
  }

  /// Returns the value, before the shift, that lies at a share from the lower bound on, of which the
  /// rest is known as well.
  private func quantile(from share: Double, rest: Double) -> Double {
    let below = lowShare + width * share
    let tails =
      below <= 0.5 ? Tails(lower: below) : Tails(upper: highShare + width * rest)
    return min(high, max(low, distribution.quantile(tails)))
  }

  /// Returns the density at `x`; of whole numbers the probability.
  package func density(_ x: Double) -> Double {
    let place = x - shift
    if place < low || place > high { return 0 }
    switch measure {
    case .slice(let slice): return slice.density(place)
    case .counts(let counts): return counts.density(place)
    case .shares, .upperShares: return distribution.density(place) / width
    }
  }

  /// Returns the probability of a value up to `x`.
  package func cumulative(_ x: Double) -> Double {
    let place = x - shift
    if place < low { return 0 }
    if place >= high { return 1 }
    let share =
      switch measure {
      case .slice(let slice): slice.cumulative(place)
      case .counts(let counts): counts.cumulative(place)
      case .shares: (distribution.cumulative(place) - lowShare) / width
      case .upperShares: (highShare + width - distribution.tails(place).upper) / width
      }
    return min(1, max(0, share))
  }

  /// Returns the value that a share does not exceed.
  package func quantile(_ share: Double) -> Double {
    if share == 0 { return low + shift }
    if share == 1 { return high + shift }
    guard share > 0, share < 1 else { return .nan }
    let value =
      switch measure {
      case .slice(let slice): slice.quantile(share)
      case .counts(let counts): counts.quantile(share)
      case .shares: distribution.quantile(lowShare + width * share)
      case .upperShares: distribution.quantile(Tails(upper: highShare + width * (1 - share)))
      }
    return min(high, max(low, value)) + shift
  }
}
