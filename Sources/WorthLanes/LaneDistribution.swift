import WorthBuiltins
import WorthKernels
import WorthMath

/// A distribution with parameters that are the same in all trials, made ready to be drawn from.
///
/// Everything is drawn by the quantile at a uniform number, so that a draw can be bounded, spread
/// evenly and correlated.
package struct LaneDistribution: Sendable {
  /// How quantiles are worked out.
  private enum Shape {
    case normal(mean: Double, sd: Double)
    case lognormal(mean: Double, sd: Double)
    case uniform(low: Double, width: Double)
    case triangular(low: Double, mode: Double, high: Double)
    /// By polynomials, where the quantile itself is slow.
    case table(QuantileTable)
    /// Lane by lane.
    case family(BoundedDistribution)
    /// By the values and weights that were given.
    case values(WeightedValues)
  }

  /// How quantiles are worked out.
  private var shape: Shape
  /// The share of the distribution below the lower bound.
  private let lowShare: Double
  /// The share of the distribution between the bounds.
  private let shareWidth: Double
  /// What is added to what is drawn.
  private let shift: Double
  /// The mean, as far as it is known.
  package let mean: Double

  /// Prepares what `form` gives for `parameters`, bounded by `low` and `high` and moved by `shift`.
  ///
  /// - Returns: nil where the parameters make no sense.
  package init?(
    _ form: DistributionForm, _ parameters: [Double], _ lists: [[Double]], low: Double,
    high: Double, shift: Double
  ) {
    guard low <= high, shift.isFinite else { return nil }
    self.shift = shift
    if form.takesList {
      guard let values = WeightedValues(lists, low: low, high: high) else { return nil }
      shape = .values(values)
      lowShare = 0
      shareWidth = 1
      mean = values.mean + shift
      return
    }
    guard let distribution = form.make(parameters),
      let bounded = BoundedDistribution(distribution, low: low, high: high, shift: shift)
    else { return nil }
    mean = bounded.mean
    guard bounded.isByShares else {
      // In a tail the shares between the bounds are drawn, not those of the whole.
      lowShare = 0
      shareWidth = 1
      shape = LaneDistribution.inTail(distribution, low: low, high: high)
      return
    }
    lowShare = bounded.lowShare
    shareWidth = bounded.width
    switch bounded.distribution.family {
    case .normal: shape = .normal(mean: distribution.a, sd: distribution.b)
    case .lognormal: shape = .lognormal(mean: distribution.a, sd: distribution.b)
    case .uniform:
      let (low, high) = (bounded.distribution.a, bounded.distribution.b)
      shape = .uniform(low: low, width: high - low)
    case .triangular:
      shape = .triangular(low: distribution.a, mode: distribution.b, high: distribution.c)
    case .pert, .beta, .gamma, .studentT:
      shape = .table(QuantileTable(BoundedDistribution(distribution)))
    case .exponential, .weibull, .bernoulli, .binomial, .poisson:
      shape = .family(BoundedDistribution(distribution))
    }
  }

  /// Returns how quantiles between bounds that lie in a tail, or close together, are worked out.
  private static func inTail(_ distribution: Distribution, low: Double, high: Double) -> Shape {
    guard let part = BoundedDistribution(distribution, low: low, high: high, shift: 0) else {
      return .family(BoundedDistribution(distribution))
    }
    switch distribution.family {
    // A quantile with steps or a corner is no polynomial.
    case .triangular, .bernoulli, .binomial, .poisson: return .family(part)
    case .normal, .lognormal, .uniform, .pert, .beta, .gamma, .exponential, .weibull, .studentT:
      return .table(QuantileTable(part))
    }
  }

  /// `true` iff the value lies in the range that can be drawn, within the rounding of its ends.
  package func includes(_ value: Double) -> Bool {
    let (low, high) = (quantile(0), quantile(1))
    let slack = 1e-9 * abs(value)
    return !(value < low - slack) && !(value > high + slack)
  }

  /// The table that draws are looked up in; it is made by whoever draws.
  var table: QuantileTable? {
    if case .table(let table) = shape { table } else { nil }
  }

  /// Takes the table from those in `tables` that has the same distribution, or adds its own.
  mutating func share(_ tables: inout [QuantileTable]) {
    guard let own = table else { return }
    if let other = tables.first(where: { $0.distribution.isSame(as: own.distribution) }) {
      shape = .table(other)
    } else {
      tables.append(own)
    }
  }

  /// Between what the quantiles at shares within `shares` lie.
  func bounds(of shares: LaneBounds) -> LaneBounds {
    guard shares.isKnown, shares.low >= 0, shares.high <= 1 else { return .unknown }
    let (low, high) =
      shareWidth == 1
      ? (shares.low, shares.high)
      : (shares.low * shareWidth + lowShare, shares.high * shareWidth + lowShare)
    let whole = LaneBounds(low, min(high, 1))
    let moved = LaneBounds(shift, shift)
    switch shape {
    case .normal(let mean, let sd):
      return deviates(whole, mean: mean + shift, sd: sd).widened(by: 1e-9)
    case .lognormal(let mean, let sd):
      let values = LaneBounds.unary(.exponential, deviates(whole, mean: mean, sd: sd))
      return .binary(.add, values, moved)
    case .uniform(let start, let width):
      return LaneBounds(
        whole.low * width + (start + shift), whole.high * width + (start + shift))
    case .triangular(let low, _, let high): return .binary(.add, LaneBounds(low, high), moved)
    case .table(let table):
      let values = ends(whole) { table.distribution.quantile($0) }
      return .binary(.add, values.widened(by: 1e-6), moved)
    case .family(let distribution):
      return .binary(.add, ends(whole) { distribution.quantile($0) }, moved)
    case .values(let values): return .binary(.add, ends(whole) { values.quantile($0) }, moved)
    }
  }

  /// Between what normal numbers lie at shares of which none is 0 or 1.
  private func deviates(_ shares: LaneBounds, mean: Double, sd: Double) -> LaneBounds {
    let scale = LaneBounds(sd, sd)
    let scaled = LaneBounds.binary(.multiply, .unary(.normalQuantile, shares), scale)
    return .binary(.add, scaled, LaneBounds(mean, mean))
  }

  /// The bounds of what grows with the share.
  private func ends(_ shares: LaneBounds, _ quantile: (Double) -> Double) -> LaneBounds {
    shares.isKnown ? LaneBounds(quantile(shares.low), quantile(shares.high)) : .unknown
  }

  /// Returns the quantile at `share`, with the bits of `quantiles`.
  package func quantile(_ share: Double) -> Double {
    table?.make(for: shareWidth == 1 ? share : share * shareWidth + lowShare)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 128, alignment: 64)
    defer { memory.deallocate() }
    let lanes = memory.bindMemory(to: Double.self, capacity: 16)
    for lane in 0..<16 { lanes[lane] = share }
    quantiles(lanes + 8, UnsafePointer(lanes), 8)
    return lanes[8]
  }

  /// Sets `target` to the quantiles at the `count` shares in `shares`; the columns must not be the
  /// same.
  func quantiles(_ target: LaneColumn, _ shares: UnsafePointer<Double>, _ count: Int) {
    guard shareWidth != 1 else { return unbounded(target, shares, count) }
    // Beside the target: a table does not work in place.
    var place = 0
    withUnsafeTemporaryAllocation(byteCount: 512 * 8, alignment: 64) { memory in
      guard let start = memory.baseAddress else { return }
      let scaled = start.bindMemory(to: Double.self, capacity: 512)
      while place < count {
        let part = min(512, count - place)
        LaneKernels.scale(scaled, shares + place, part, by: shareWidth, plus: lowShare)
        unbounded(target + place, UnsafePointer(scaled), part)
        place += part
      }
    }
  }

  /// Sets `count` lanes to the quantiles at shares of the whole distribution, with the shift.
  private func unbounded(_ target: LaneColumn, _ shares: UnsafePointer<Double>, _ count: Int) {
    switch shape {
    case .normal(let mean, let sd):
      Real.normalQuantiles(target, of: shares, count: count)
      let centre = mean + shift
      LaneKernels.scale(target, target, count, by: sd, plus: centre)
      return
    case .lognormal(let mean, let sd):
      Real.normalQuantiles(target, of: shares, count: count)
      LaneKernels.scale(target, target, count, by: sd, plus: mean)
      LaneKernels.unary(.exponential, target, WorthOperand(start: target, step: 8), count)
    case .uniform(let low, let width):
      let start = low + shift
      LaneKernels.scale(target, shares, count, by: width, plus: start)
      return
    case .triangular(let low, let mode, let high):
      Kernels.best.triangular_quantiles(target, shares, count, low, mode, high)
    case .table(let table): table.quantiles(target, shares, count)
    case .family(let distribution):
      for lane in 0..<count { target[lane] = distribution.quantile(shares[lane]) }
    case .values(let values):
      for lane in 0..<count { target[lane] = values.quantile(shares[lane]) }
    }
    if shift != 0 {
      LaneKernels.scale(target, target, count, by: 1, plus: shift)
    }
  }
}
