import WorthMath

/// The rate at which level payments turn an amount now into another after the last of them.
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

  /// Returns the rate that is nearest to `guess`, in terms of ln(1 + rate); nil where there is
  /// none.
  ///
  /// The turns that the search takes are counted in `turns`.
  func solve(guess: Double, turns: inout Int) -> Double? {
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
