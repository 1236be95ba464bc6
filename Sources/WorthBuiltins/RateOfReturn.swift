import WorthMath

/// The rates at which dated flows are worth 0.
///
/// With s = ln(1 + rate), the value of flows a at times t is h(s) = Σ a · exp(-s·t). If the flows,
/// in the order of time, change their sign once, h has one zero, found by Newton's method within
/// bounds. Otherwise every zero above -100 % is found: an interval of s is given up where bounds of
/// h or of its slope show what is in it, and halved elsewhere.
struct RateOfReturn {
  /// What came of the search.
  enum Result {
    /// The only rate.
    case rate(Double)
    /// All flows are of one sign.
    case noChange
    /// There is no flow, or those of each day cancel.
    case nothing
    /// All flows lie at one time.
    case noTime
    /// There is no rate at which the flows are worth 0.
    case noRate
    /// The only rate is higher than can be searched, or nearer to -100 %.
    case beyond(isHigh: Bool)
    /// There are several; in rising order.
    case several([Double])
    /// The search found no end.
    case unknown
  }

  /// The amounts other than 0 in the order of time, those of one time added up; the first time is
  /// 0.
  private var amounts: [Double] = []
  /// The time of each amount, in rising order; empty for flows at regular intervals.
  private var times: [Double] = []
  /// `true` iff the times are 0, 1, 2, …
  private let isRegular: Bool
  /// How often the amounts change their sign.
  private var changes = 0
  /// `true` iff there are flows, of both signs, but all at one time.
  private var isOneTime = false

  /// Creates the search for flows at regular intervals.
  init(_ flows: UnsafeMutableBufferPointer<Double>) {
    isRegular = true
    let start = flows.firstIndex { $0 != 0 } ?? flows.count
    var end = flows.count
    while end > start, flows[end - 1] == 0 { end -= 1 }
    amounts = Array(flows[start..<end])
    countChanges()
  }

  /// Creates the search for flows at `times`, in any order.
  init(_ flows: UnsafeMutableBufferPointer<Double>, at given: [Double]) {
    isRegular = false
    var isSorted = true
    for index in given.indices.dropFirst() where given[index] < given[index - 1] {
      isSorted = false
    }
    let order = isSorted ? Array(given.indices) : given.indices.sorted { given[$0] < given[$1] }
    amounts.reserveCapacity(order.count)
    times.reserveCapacity(order.count)
    for index in order {
      if let last = times.last, last == given[index] {
        amounts[amounts.count - 1] += flows[index]
      } else if flows[index] != 0 {
        amounts.append(flows[index])
        times.append(given[index])
      }
    }
    // Flows of one day may cancel.
    if amounts.contains(0) {
      let kept = amounts.indices.filter { amounts[$0] != 0 }
      times = kept.map { times[$0] }
      amounts = kept.map { amounts[$0] }
    }
    let first = times.first ?? 0
    for index in times.indices { times[index] -= first }
    isOneTime =
      given.count > 1 && given.min() == given.max() && flows.contains { $0 < 0 }
      && flows.contains { $0 > 0 }
    countChanges()
  }

  /// Counts the changes of sign from one amount to the next.
  private mutating func countChanges() {
    var last = 0.0
    for amount in amounts where amount != 0 {
      if last != 0, (amount < 0) != (last < 0) { changes += 1 }
      last = amount
    }
  }

  /// The turns of a search, each of which looks at all flows a few times.
  struct Turns {
    /// The turns after which the search is given up.
    let most: Int
    /// The turns so far.
    var done = 0
    /// `true` iff the search was given up because of `most` alone.
    var isCut = false

    /// Creates the count of a search of at most `most` turns.
    init(most: UInt64) {
      self.most = Int(min(most, 1_000_000))
    }
  }

  /// The steps that a turn takes.
  var stepsOfTurn: Int { amounts.count * (isRegular ? 2 : 4) + 4 }

  /// Returns the rate, or why there is none.
  func solve(_ turns: inout Turns) -> Result {
    if isOneTime { return .noTime }
    guard !amounts.isEmpty else { return .nothing }
    guard changes > 0 else { return .noChange }
    if changes == 1 {
      // Of this search about ten values are needed.
      turns.done += 2
      return onlyZero(from: estimate())
    }
    guard let found = allZeros(&turns) else { return .unknown }
    // What cannot be told from -100 % counts only where it is all there is.
    let told = found.filter { $0 > -36.5 }
    let zeros = told.isEmpty ? found : told
    switch zeros.count {
    case 0: return .noRate
    case 1: return .rate(Real.expm1(zeros[0]))
    default: return .several(zeros.sorted().map { Real.expm1($0) })
    }
  }

  // MARK: Value and slope

  /// Returns h and its slope at `s`, both times exp(s·t) of the last time if `s` is negative, so
  /// that no term grows beyond all numbers.
  private func valueAndSlope(_ s: Double) -> (value: Double, slope: Double) {
    if isRegular { return regularValueAndSlope(s) }
    let shift = s < 0 ? times[times.count - 1] : 0
    var value = 0.0
    var slope = 0.0
    for index in amounts.indices {
      let term = amounts[index] * Real.exp(-s * (times[index] - shift))
      value += term
      slope -= times[index] * term
    }
    return (value, slope)
  }

  /// Returns h and its slope at `s`, for flows at regular intervals; for s < 0 both times exp(s·n),
  /// so that they do not overflow.
  private func regularValueAndSlope(_ s: Double) -> (value: Double, slope: Double) {
    var value = 0.0
    var slope = 0.0
    if s >= 0 {
      // Horner's scheme in v = exp(-s); the slope by s is -v times that by v.
      let v = Real.exp(-s)
      for amount in amounts.reversed() {
        slope = slope * v + value
        value = value * v + amount
      }
      return (value, -v * slope)
    }
    // In w = exp(s), of exp(s·n) · h, whose slope has n · value too much.
    let w = Real.exp(s)
    for amount in amounts {
      slope = slope * w + value
      value = value * w + amount
    }
    return (value, w * slope - Double(amounts.count - 1) * value)
  }

  /// Returns the time of an amount.
  private func time(_ index: Int) -> Double { isRegular ? Double(index) : times[index] }

  /// The least and the greatest s that are searched for several rates, which are from
  /// -100 % + 2e-16 to 10^17; of flows that lie within less than a year, these for the time from
  /// the first to the last.
  private var range: (least: Double, greatest: Double) {
    (-36 * stretch, min(700, 40 * stretch))
  }

  /// How often the time from the first flow to the last fits into a year, 1 at least.
  private var stretch: Double { 1 / min(1, time(amounts.count - 1)) }

  // MARK: One zero

  /// Returns the s at which all that comes in at its mean time is worth all that goes out at its
  /// own.
  private func estimate() -> Double {
    var amount = (below: 0.0, above: 0.0)
    var moment = (below: 0.0, above: 0.0)
    for index in amounts.indices {
      let flow = amounts[index]
      if flow < 0 {
        amount.below -= flow
        moment.below -= flow * time(index)
      } else {
        amount.above += flow
        moment.above += flow * time(index)
      }
    }
    let distance = moment.above / amount.above - moment.below / amount.below
    let guess = Real.log(amount.above / amount.below) / distance
    return guess.isFinite ? min(max(guess, -2 * stretch), 2 * stretch) : 0
  }

  /// Returns the rate at the only zero, beginning at `start`.
  private func onlyZero(from start: Double) -> Result {
    let firstIsNegative = amounts[0] < 0
    let range = (least: self.range.least, greatest: 700.0)
    var low = range.least
    var high = range.greatest
    var s = start
    var before = Double.infinity
    for _ in 0..<300 {
      let (value, slope) = valueAndSlope(s)
      if value == 0 { return .rate(Real.expm1(s)) }
      // Above the zero the first flow decides.
      if (value < 0) == firstIsNegative { high = s } else { low = s }
      var next = s - value / slope
      // Newton's method where it comes nearer by half at least, otherwise the middle.
      let isNewton = next > low && next < high && Swift.abs(next - s) <= before / 2
      if !isNewton { next = (low + high) / 2 }
      let step = next - s
      before = Swift.abs(step)
      s = next
      if before <= 2e-16 * max(1, Swift.abs(s)) || isNewton && isConverged(s, step) { break }
    }
    if s > range.greatest - 1e-6 { return .beyond(isHigh: true) }
    if s < range.least + 1e-6 { return .beyond(isHigh: false) }
    return .rate(Real.expm1(s))
  }

  /// `true` iff the next step of Newton's method is below the noise of `s`.
  private func isConverged(_ s: Double, _ step: Double) -> Bool {
    // The error after a step of size e is at most about e² times the time over which the flows lie.
    step * step * max(1, time(amounts.count - 1)) <= 2e-17 * max(0.01, Swift.abs(s))
  }

  // MARK: All zeros

  /// Returns every zero of h in the range; nil where the search takes too long.
  private func allZeros(_ turns: inout Turns) -> [Double]? {
    var zeros: [Double] = []
    if valueAndSlope(0).value == 0 { zeros.append(0) }
    for side in [(0, range.greatest), (range.least, 0)] {
      guard let found = self.zeros(from: side.0, to: side.1, &turns) else { return nil }
      zeros += found
    }
    return merged(zeros)
  }

  /// The width of s below which nothing more can be said of flows that come near to 0.
  private var finest: Double { 1e-6 * stretch }

  /// Returns every zero of h in an interval of s; nil where the search takes too many turns.
  private func zeros(
    from least: Double, to greatest: Double, _ counted: inout Turns
  ) -> [Double]? {
    var found: [Double] = []
    var waiting = [(low: least, high: greatest)]
    var turns = max(2000, min(40_000, 20_000_000 / amounts.count))
    while let (low, high) = waiting.popLast() {
      turns -= 1
      counted.done += 1
      guard turns > 0 else { return nil }
      guard counted.done <= counted.most else {
        counted.isCut = true
        return nil
      }
      let isShifted = greatest <= 0
      let ends = (bounds(low, isShifted: isShifted), bounds(high, isShifted: isShifted))
      if ends.0.value.excludeZero(ends.1.value) { continue }
      let atLow = valueAndSlope(low).value
      let atHigh = valueAndSlope(high).value
      if ends.0.slope.excludeZero(ends.1.slope) {
        if atLow != 0, atHigh != 0, (atLow < 0) != (atHigh < 0) {
          found.append(zero(between: low, high, atLow))
        }
        continue
      }
      let middle = (low + high) / 2
      if high - low < finest {
        // The flows touch 0, or change their sign so near to it that nothing more can be said.
        let changes = atLow != 0 && atHigh != 0 && (atLow < 0) != (atHigh < 0)
        if changes || ends.0.value.isNearZero { found.append(middle) }
        continue
      }
      if valueAndSlope(middle).value == 0 { found.append(middle) }
      waiting.append((low, middle))
      waiting.append((middle, high))
    }
    return found
  }

  /// Returns the rate that is nearest to `guess` in terms of ln(1 + rate), found by the first
  /// change of sign on either side; nil where there is none.
  func rate(near guess: Double) -> Double? {
    let start = Real.log1p(guess)
    let step = 0.01
    var distance = 0.0
    // The last points tried on either side, with the value there.
    var below = (s: start, value: valueAndSlope(start).value)
    var above = below
    if below.value == 0 { return guess }
    while distance < range.greatest {
      distance += step * (1 + distance)
      let up = min(start + distance, range.greatest)
      let down = max(start - distance, range.least)
      for next in [up, down] {
        let last = next == up ? above : below
        let value = valueAndSlope(next).value
        if value == 0 { return Real.expm1(next) }
        if (value < 0) != (last.value < 0) {
          let (low, high) = (min(last.s, next), max(last.s, next))
          return Real.expm1(zero(between: low, high, low == next ? value : last.value))
        }
        if next == up { above = (next, value) } else { below = (next, value) }
      }
    }
    return nil
  }

  /// Returns the zeros in rising order, of a row of neighbours the middle one.
  private func merged(_ zeros: [Double]) -> [Double] {
    var result: [Double] = []
    var row: [Double] = []
    for zero in zeros.sorted() {
      if let last = row.last, zero - last > 3 * finest {
        result.append(row.contains(0) ? 0 : row[row.count / 2])
        row = []
      }
      row.append(zero)
    }
    return row.isEmpty ? result : result + [row.contains(0) ? 0 : row[row.count / 2]]
  }

  /// Returns the zero of h between two values of s where it has different signs, by Newton's
  /// method, halving where that leads out.
  private func zero(between low: Double, _ high: Double, _ atLow: Double) -> Double {
    var low = low
    var high = high
    var s = (low + high) / 2
    for _ in 0..<200 {
      let (value, slope) = valueAndSlope(s)
      if value == 0 { return s }
      if (value < 0) == (atLow < 0) { low = s } else { high = s }
      var next = s - value / slope
      if !(next > low && next < high) { next = (low + high) / 2 }
      if Swift.abs(next - s) <= 2e-16 * max(1, Swift.abs(s)) { return next }
      s = next
    }
    return s
  }

  /// The sums of the terms above and below 0.
  private struct Parts {
    var above = 0.0
    var below = 0.0

    /// Adds a term to the sum of its sign.
    mutating func add(_ term: Double) {
      if term > 0 { above += term } else { below -= term }
    }

    /// `true` iff the parts cancel but for noise.
    var isNearZero: Bool { Swift.abs(above - below) <= 1e-12 * (above + below) }

    /// `true` iff a sum whose parts lie between these and `other`'s is nowhere 0.
    func excludeZero(_ other: Parts) -> Bool {
      let least = min(above, other.above) - max(below, other.below)
      let greatest = max(above, other.above) - min(below, other.below)
      let noise = 1e-14 * (max(above, other.above) + max(below, other.below))
      return least > noise || greatest < -noise
    }
  }

  /// Returns the parts at `s` of h and of its slope, each of which rises or falls throughout on
  /// either side of 0: below it, if they are shifted by the last time.
  private func bounds(_ s: Double, isShifted: Bool) -> (value: Parts, slope: Parts) {
    var value = Parts()
    var slope = Parts()
    let last = time(amounts.count - 1)
    for index in amounts.indices {
      let t = isShifted ? time(index) - last : time(index)
      let term = amounts[index] * Real.exp(-s * t)
      value.add(term)
      slope.add(-t * term)
    }
    return (value, slope)
  }
}
