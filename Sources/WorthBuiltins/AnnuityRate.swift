import WorthMath

/// The rates at which level payments turn an amount now into another after the last of them.
struct AnnuityRate {
  /// The number of periods, not necessarily whole.
  var periods: Double
  /// What is paid in each period; what is received has the other sign.
  var payment: Double
  /// The amount now.
  var now: Double
  /// The amount after the last period.
  var after: Double
  /// `true` iff payments fall at the beginning of periods.
  var isDue: Bool

  /// What came of the search.
  enum Result {
    /// The only rate, or the one that was come upon first.
    case rate(Double)
    /// Two rates, the lower one first.
    case several([Double])
    /// All is paid, or all received.
    case noChange
    /// There is no rate.
    case noRate
  }

  /// Returns the rate, or why there is none; the turns that the search takes are counted in `turns`.
  ///
  /// What is left over changes its sign once more than the payments do, so that there may be two
  /// rates only where the first amount and the last are of one sign, and those between of the other.
  func solve(guess: Double, turns: inout Int) -> Result {
    let first = now + (isDue ? payment : 0)
    let last = after + (isDue ? 0 : payment)
    if periods != 1, periods > 0, min(first, last, payment) >= 0 || max(first, last, payment) <= 0 {
      turns += 8
      return .noChange
    }
    if periods > 1, first * last > 0, payment * first < 0 { return bothRates(&turns) }
    return onlyRate(guess: guess > -1 ? guess : 0.1, turns: &turns).map { .rate($0) } ?? .noRate
  }

  /// Returns the rates where there are two or none.
  ///
  /// Divided by the value of 1 paid in each period, what is left over is convex in the rate r, or
  /// in r / (1 + r) where payments are due at once, for 1 by that value is so. It has one turn,
  /// found by golden sections.
  private func bothRates(_ turns: inout Int) -> Result {
    let sign: Double = now + (isDue ? payment : 0) < 0 ? -1 : 1
    var low = -36.0
    var high = 40.0
    let section = 0.6180339887498949
    var left = high - section * (high - low)
    var right = low + section * (high - low)
    var (atLeft, atRight) = (sign * level(left), sign * level(right))
    while high - low > 1e-9 {
      turns += 2
      if atLeft <= 0 || atRight <= 0 { break }
      if atLeft < atRight {
        (high, right, atRight) = (right, left, atLeft)
        left = high - section * (high - low)
        atLeft = sign * level(left)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + section * (high - low)
        atRight = sign * level(right)
      }
    }
    let (turn, least) = atLeft < atRight ? (left, atLeft) : (right, atRight)
    let size = abs(payment) + abs(now) + abs(after)
    if least > 1e-12 * size { return .noRate }
    if least > -1e-14 * size { return .rate(Real.expm1(turn)) }
    turns += 200
    let found = [(-36.0, turn), (turn, 40.0)].compactMap { from, to in
      (level(from) < 0) != (level(to) < 0) ? Real.expm1(zero(from, to)) : nil
    }
    guard let rate = found.first else { return .noRate }
    return found.count == 1 ? .rate(rate) : .several(found)
  }

  /// Returns what is left over at s = ln(1 + rate), by the value now of 1 paid in each period.
  private func level(_ s: Double) -> Double {
    let rate = Real.expm1(s)
    // 1 by what payments of 1 have grown to, and by their value now.
    let grown = s == 0 ? 1 / periods : rate / Real.expm1(s * periods)
    let valued = s > 0 ? rate / -Real.expm1(-s * periods) : grown + rate
    let due = isDue ? 1 + rate : 1
    return payment + (now * valued + after * grown) / due
  }

  /// Returns the rate that is nearest to `guess`, in terms of ln(1 + rate); nil where there is
  /// none.
  ///
  /// The turns that the search takes are counted in `turns`.
  private func onlyRate(guess: Double, turns: inout Int) -> Double? {
    turns += 8
    guard periods > 0, guess > -1 else { return nil }
    if periods == 1 {
      let base = now + (isDue ? payment : 0)
      return base == 0 ? nil : -(now + payment + after) / base
    }
    let start = Real.log1p(guess)
    // Outward from the guess, in steps that are small beside what turns the sign twice.
    let step = min(0.05, 1 / periods)
    var below = start
    var above = start
    var valueBelow = value(start)
    var valueAbove = valueBelow
    if valueBelow == 0 { return guess }
    for _ in 0..<20_000 {
      turns += 1
      if above < 40 {
        let next = min(above + step * (1 + (above - start)), 40)
        let found = value(next)
        if found == 0 { return Real.expm1(next) }
        if (found < 0) != (valueAbove < 0) { return Real.expm1(zero(above, next)) }
        above = next
        valueAbove = found
      }
      if below > -36 {
        let next = max(below - step * (1 + (start - below)), -36)
        let found = value(next)
        if found == 0 { return Real.expm1(next) }
        if (found < 0) != (valueBelow < 0) { return Real.expm1(zero(next, below)) }
        below = next
        valueBelow = found
      }
      if above >= 40, below <= -36 { return nil }
    }
    return nil
  }

  /// Returns what is left over at s = ln(1 + rate), in money of now, or of after the last period
  /// where s < 0.
  private func value(_ s: Double) -> Double {
    let rate = Real.expm1(s)
    let due = isDue ? 1 + rate : 1
    if s >= 0 {
      let level = s == 0 ? periods : -Real.expm1(-s * periods) / rate
      return now + payment * due * level + after * Real.exp(-s * periods)
    }
    let level = Real.expm1(s * periods) / rate
    return now * Real.exp(s * periods) + payment * due * level + after
  }

  /// Returns the zero between two values of s, by the method of Ridders, which keeps it between
  /// them.
  private func zero(_ from: Double, _ to: Double) -> Double {
    var low = from
    var high = to
    var atLow = value(low)
    var atHigh = value(high)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle == low || middle == high { return middle }
      let atMiddle = value(middle)
      if atMiddle == 0 { return middle }
      let root = Real.sqrt(atMiddle * atMiddle - atLow * atHigh)
      let sign = atLow > atHigh ? 1.0 : -1.0
      let better = root > 0 ? middle + (middle - low) * sign * atMiddle / root : middle
      let next = better > low && better < high ? better : middle
      let atNext = value(next)
      if atNext == 0 { return next }
      let width = high - low
      for (s, found) in [(middle, atMiddle), (next, atNext)] where s > low && s < high {
        if (found < 0) == (atLow < 0) {
          (low, atLow) = (s, found)
        } else {
          (high, atHigh) = (s, found)
        }
      }
      if high - low <= 4e-16 * max(1, Swift.abs(low)) { return (low + high) / 2 }
      if high - low >= width { return next }
    }
    return (low + high) / 2
  }
}
