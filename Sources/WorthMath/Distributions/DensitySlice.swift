/// What a distribution holds between two bounds, where the probability of that is too small for
/// the difference of two tails, or for a number: far out, or between bounds close together.
///
/// It knows the density only by its ratio to that at one of the bounds, the anchor, from which
/// distances are counted. With d = scale · (e^v - 1) and the scale of the decay there, the density
/// of v is smooth; it is integrated over cells of v by Gauss's rule of eight points.
package struct DensitySlice: Sendable {
  /// The formulas of the distribution.
  private let formulas: FamilyFormulas
  /// The bound from which distances are counted.
  private let anchor: Double
  /// 1 where the values lie above the anchor, otherwise -1.
  private let direction: Double
  /// The distance of the other bound.
  private let reach: Double
  /// The distance over which the density falls to about a third, or that of the other bound.
  private let scale: Double
  /// Where cells begin and end, in v.
  private var edges: [Double] = []
  /// The mass between the anchor and each edge, in units of the density there and the scale.
  private var upTo: [Double] = []
  /// The mass beyond each edge.
  private var beyond: [Double] = []

  /// Creates the slice between two different bounds within the support.
  ///
  /// - Parameters:
  ///   - isUpper: `true` iff the slice lies above the median, so that its lower bound is the anchor.
  ///   - turn: where the density has a corner.
  /// - Returns: nil where the densities cannot be compared.
  init?(
    _ formulas: FamilyFormulas, low: Double, high: Double, isUpper: Bool, turn: Double?,
    endsAtSupport: Bool
  ) {
    self.formulas = formulas
    anchor = isUpper ? low : high
    direction = isUpper ? 1 : -1
    reach = min(high - low, 1e308)
    guard anchor.isFinite, reach > 0 else { return nil }
    scale = DensitySlice.decay(formulas, anchor, direction, reach)
    guard scale > 0, fall(reach) <= .infinity else { return nil }
    lay(turn: turn.map { ($0 - anchor) * direction }, endsAtSupport: endsAtSupport)
    guard let mass = upTo.last, mass > 0, mass < .infinity else { return nil }
  }

  /// Returns the logarithm of the density at a distance, by that at the anchor.
  private func fall(_ distance: Double) -> Double {
    distance == 0 ? 0 : formulas.logRatio(anchor, direction * distance)
  }

  /// Returns the distance at which the density is e times smaller than at the anchor; where it is
  /// not that small at the other bound, the distance of that.
  private static func decay(
    _ formulas: FamilyFormulas, _ anchor: Double, _ direction: Double, _ reach: Double
  ) -> Double {
    if formulas.logRatio(anchor, direction * reach) >= -1 { return reach }
    var low = -744.0
    var high = Real.log(reach)
    for _ in 0..<40 {
      let middle = 0.5 * (low + high)
      let fall = formulas.logRatio(anchor, direction * Real.exp(middle))
      if fall > -1 { low = middle } else { high = middle }
    }
    return Real.exp(high)
  }

  /// Returns the distance at `v`.
  private func distance(_ v: Double) -> Double { min(reach, scale * Real.expm1(v)) }

  /// Returns the density of v, in units of that at the anchor and of the scale.
  private func weight(_ v: Double) -> Double {
    let weight = Real.exp(fall(distance(v)) + v)
    return weight.isFinite ? weight : 0
  }

  // MARK: Cells

  /// Lays the cells from the anchor to where nothing counts any more, not even for the variance.
  private mutating func lay(turn: Double?, endsAtSupport: Bool) {
    let most = Real.log1p(min(reach / scale, 1e308))
    var end = min(most, 0.5)
    while end < most, fall(distance(end)) + 4 * end > -55 { end = min(most, end * 1.25) }
    let count = max(8, min(1024, Int((end / 0.25).rounded(.up))))
    edges = (0...count).map { end * Double($0) / Double(count) }
    if let turn, turn > 0, turn < distance(end) {
      edges.append(Real.log1p(turn / scale))
      edges.sort()
    }
    // At the end of the support the density may begin like a root.
    if endsAtSupport, end == most, let last = edges.popLast(), let start = edges.last {
      var part = last - start
      for _ in 0..<30 {
        part /= 2
        edges.append(last - part)
      }
      edges.append(last)
    }
    let parts = zip(edges, edges.dropFirst()).map { integral($0, $1) { _ in 1 } }
    upTo = [0]
    for part in parts { upTo.append((upTo.last ?? 0) + part) }
    var rest = 0.0
    beyond = [0]
    for part in parts.reversed() {
      rest += part
      beyond.append(rest)
    }
    beyond.reverse()
  }

  /// Returns the integral of the density of v times a function of the distance.
  private func integral(
    _ from: Double, _ to: Double, _ function: (Double) -> Double
  ) -> Double {
    let half = 0.5 * (to - from)
    let middle = 0.5 * (to + from)
    var sum = 0.0
    for (place, share) in DensitySlice.points {
      for side in [-place, place] {
        let v = middle + half * side
        let weight = weight(v)
        if weight > 0 { sum += share * weight * function(distance(v)) }
      }
    }
    return sum * half
  }

  /// Gauss's rule of eight points: places on one side of the middle, and their weights.
  private static let points: [(place: Double, weight: Double)] = [
    (0.1834346424956498, 0.3626837833783620), (0.5255324099163290, 0.3137066458778873),
    (0.7966664774136267, 0.2223810344533745), (0.9602898564975363, 0.1012285362903763),
  ]

  // MARK: Figures

  /// All of the mass.
  private var mass: Double { upTo.last ?? 0 }

  /// Returns the mean of a function of the distance from the anchor.
  private func moment(_ function: (Double) -> Double) -> Double {
    var sum = 0.0
    for (from, to) in zip(edges, edges.dropFirst()) { sum += integral(from, to, function) }
    return sum / mass
  }

  /// The mean.
  package var mean: Double { anchor + direction * moment { $0 } }

  /// The standard deviation.
  package var standardDeviation: Double {
    let centre = moment { $0 }
    // By the centre, so that no square overflows.
    return centre * Real.sqrt(moment { ($0 / centre - 1) * ($0 / centre - 1) })
  }

  /// Returns the density at `x` between the bounds.
  package func density(_ x: Double) -> Double {
    Real.exp(fall((x - anchor) * direction)) / mass / scale
  }

  /// Returns the probability of a value up to `x`, which lies between the bounds.
  package func cumulative(_ x: Double) -> Double {
    let v = Real.log1p((x - anchor) * direction / scale)
    let cell = self.cell { edges[$0] <= v }
    let place = min(max(v, edges[cell]), edges[cell + 1])
    let isNear = upTo[cell + 1] <= beyond[cell]
    let near = (upTo[cell] + integral(edges[cell], place) { _ in 1 }) / mass
    let far = (beyond[cell + 1] + integral(place, edges[cell + 1]) { _ in 1 }) / mass
    let share = direction > 0 ? (isNear ? near : 1 - far) : (isNear ? 1 - near : far)
    return min(1, max(0, share))
  }

  /// Returns the value that a share does not exceed.
  package func quantile(_ share: Double) -> Double {
    let near = direction > 0 ? share : 1 - share
    let v = near <= 0.5 ? place(near: near * mass) : place(far: (1 - near) * mass)
    return anchor + direction * distance(v)
  }

  /// Returns the last cell whose beginning fulfils `condition`, which holds from the first on.
  private func cell(_ condition: (Int) -> Bool) -> Int {
    var low = 0
    var high = edges.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if condition(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// Returns the v up to which there is a mass from the anchor on.
  private func place(near goal: Double) -> Double {
    let cell = self.cell { upTo[$0] <= goal }
    let (from, to) = (edges[cell], edges[cell + 1])
    return zero(from, to, goal - upTo[cell], upTo[cell + 1] - upTo[cell]) { v in
      integral(from, v) { _ in 1 }
    }
  }

  /// Returns the v beyond which there is a mass.
  private func place(far goal: Double) -> Double {
    let cell = self.cell { beyond[$0] >= goal }
    let (from, to) = (edges[cell], edges[cell + 1])
    let part = beyond[cell] - beyond[cell + 1]
    return zero(from, to, beyond[cell] - goal, part) { v in
      part - integral(v, to) { _ in 1 }
    }
  }

  /// Returns the v of a cell where a rising mass reaches a goal, by Newton's method within bounds.
  private func zero(
    _ from: Double, _ to: Double, _ goal: Double, _ part: Double, _ mass: (Double) -> Double
  ) -> Double {
    guard part > 0 else { return from }
    var low = from
    var high = to
    var v = from + (to - from) * min(1, max(0, goal / part))
    for _ in 0..<60 {
      let excess = mass(v) - goal
      if excess > 0 { high = v } else { low = v }
      var next = v - excess / weight(v)
      if !(next >= low && next <= high) { next = 0.5 * (low + high) }
      let step = abs(next - v)
      v = next
      if step <= 1e-15 * max(1, v) { break }
    }
    return v
  }
}
