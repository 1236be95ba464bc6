/// A search for the place where a tail of a distribution has a given probability.
///
/// The density is log-concave in the place, so are then both tails, and Halley's iteration on the
/// logarithm of a tail converges from afar. A bracket that is halved where a step fails or leaves
/// it makes every search end.
struct TailSearch {
  /// The place that is tried next.
  private(set) var place: Double
  /// `true` iff the last place is within a cubic step of the result.
  private(set) var isDone = false
  /// The last step from a place to the next.
  private(set) var step = 0.0
  /// `true` iff the lower tail is the one that is compared.
  private let isLower: Bool
  /// The probability that is looked for.
  private let goal: Double
  private var low: Double
  private var high: Double
  private var count: UInt8 = 0

  /// Creates a search for the place in `low...high` where the smaller of `tails` is reached.
  init(for tails: Tails, near guess: Double, low: Double, high: Double) {
    self.isLower = tails.isLower
    self.goal = tails.smaller
    self.low = low
    self.high = high
    self.place = guess > low && guess < high ? guess : 0.5 * low + 0.5 * high
  }

  /// Takes what was found at `place` and moves it.
  ///
  /// - Parameters:
  ///   - tails: the probabilities on both sides.
  ///   - density: the density.
  ///   - bend: the derivative of its logarithm.
  mutating func take(_ tails: Tails, density: Double, bend: Double) {
    let tail = isLower ? tails.lower : tails.upper
    let excess = Real.log(tail / goal)
    if (excess > 0) == isLower { high = place } else { low = place }
    let rate = density / tail
    let slope = isLower ? rate : -rate
    // The second derivative of the logarithm by the square of the first.
    let curvature = bend / slope - 1
    let halley = -excess / slope / min(2, max(0.5, 1 - 0.5 * excess * curvature))
    count &+= 1
    // The iteration is cubic, and 1e-15 is as near as a tail is known.
    isDone = abs(excess) < 1e-5 || count == 120
    move(by: halley)
  }

  /// Moves the place by `wish`, or to the middle of the bracket.
  private mutating func move(by wish: Double) {
    let next = place + wish
    if isDone {
      step = abs(wish) < 1 ? wish : 0
    } else if next > low && next < high && (count < 20 || count & 1 == 0) {
      step = wish
      place = next
    } else {
      let middle = 0.5 * low + 0.5 * high
      step = middle - place
      isDone = middle == low || middle == high
      place = middle
    }
  }
}
