import WorthMath

/// Between what the lanes of a node lie, where that is known: each of them is a number there, none infinite and none
/// without a value.
///
/// Sums, products and comparisons of what lies between bounds lie between the results for the bounds, last digit
/// included, since rounding keeps the order of numbers. Elementary functions have room for their last digits.
struct LaneBounds: Sendable {
  /// The least and the greatest value; NaN where nothing is known.
  private(set) var low: Double
  private(set) var high: Double

  /// Creates the bounds of values from `low` to `high`; of unknown ones unless both are finite and in order.
  init(_ low: Double, _ high: Double) {
    let isKnown = low <= high && low > -.infinity && high < .infinity
    (self.low, self.high) = isKnown ? (low, high) : (.nan, .nan)
  }

  /// Nothing is known.
  static var unknown: LaneBounds { LaneBounds(.nan, .nan) }

  /// A share of a distribution, or a truth.
  static var share: LaneBounds { LaneBounds(0, 1) }

  /// The uniform numbers that are drawn.
  static var uniform: LaneBounds { LaneBounds(0x1p-53, 1 - 0x1p-53) }

  /// `true` iff the bounds are known.
  var isKnown: Bool { low <= high }

  /// `true` iff 0 is known to lie outside: what is asked holds in all lanes.
  var excludesZero: Bool { low > 0 || high < 0 }

  /// `true` iff nothing but 0 is inside: what is asked holds in no lane.
  var isZero: Bool { low == 0 && high == 0 }

  /// The bounds of what is within these or those.
  func union(_ other: LaneBounds) -> LaneBounds {
    guard isKnown, other.isKnown else { return .unknown }
    return LaneBounds(min(low, other.low), max(high, other.high))
  }

  /// The bounds with room for what is off by `share`.
  func widened(by share: Double) -> LaneBounds {
    let room = share * (high - low)
    return LaneBounds(low - share * abs(low) - room, high + share * abs(high) + room)
  }

  /// What the room of elementary functions is.
  private static var room: Double { 1e-9 }
}

extension LaneBounds {
  /// The bounds of `x` ∘ `y`.
  static func binary(_ operation: LaneOperation, _ x: LaneBounds, _ y: LaneBounds) -> LaneBounds {
    guard x.isKnown, y.isKnown else { return .unknown }
    switch operation {
    case .add: return LaneBounds(x.low + y.low, x.high + y.high)
    case .subtract: return LaneBounds(x.low - y.high, x.high - y.low)
    case .multiply:
      return corners(x.low * y.low, x.low * y.high, x.high * y.low, x.high * y.high)
    case .divide:
      guard y.excludesZero else { return .unknown }
      return corners(x.low / y.low, x.low / y.high, x.high / y.low, x.high / y.high)
    case .power:
      guard x.low > 0 else { return .unknown }
      return corners(
        Real.pow(x.low, y.low), Real.pow(x.low, y.high), Real.pow(x.high, y.low),
        Real.pow(x.high, y.high)
      ).widened(by: room)
    case .minimum: return LaneBounds(min(x.low, y.low), min(x.high, y.high))
    case .maximum: return LaneBounds(max(x.low, y.low), max(x.high, y.high))
    case .less, .lessOrEqual, .equal, .notEqual:
      return holds(operation, x, y).map { $0 ? LaneBounds(1, 1) : LaneBounds(0, 0) } ?? .share
    case .bernoulli: return y.low >= 0 && y.high <= 1 ? .share : .unknown
    case .negate, .not, .absolute, .squareRoot, .exponential, .logarithm, .floor, .select, .uniform,
      .given, .quantile, .normalQuantile, .normalCDF, .rounded, .compoundGrowth, .isThere, .call,
      .part, .productOf3, .productOf4, .productOf2AndSum, .productOf3AndSum:
      return .unknown
    }
  }

  /// The bounds of ∘ `x`.
  static func unary(_ operation: LaneOperation, _ x: LaneBounds) -> LaneBounds {
    guard x.isKnown else { return .unknown }
    switch operation {
    case .negate: return LaneBounds(-x.high, -x.low)
    case .not:
      return x.excludesZero ? LaneBounds(0, 0) : x.isZero ? LaneBounds(1, 1) : .share
    case .isThere: return .share
    case .absolute:
      return x.excludesZero
        ? LaneBounds(min(abs(x.low), abs(x.high)), max(abs(x.low), abs(x.high)))
        : LaneBounds(0, max(-x.low, x.high))
    case .squareRoot: return x.low >= 0 ? LaneBounds(Real.sqrt(x.low), Real.sqrt(x.high)) : .unknown
    case .exponential:
      let wide = LaneBounds(Real.exp(x.low), Real.exp(x.high)).widened(by: room)
      return LaneBounds(max(0, wide.low), wide.high)
    case .logarithm:
      guard x.low > 0 else { return .unknown }
      return LaneBounds(Real.log(x.low), Real.log(x.high)).widened(by: room)
    case .floor: return LaneBounds(x.low.rounded(.down), x.high.rounded(.down))
    case .normalQuantile:
      guard x.low > 0, x.high < 1 else { return .unknown }
      return LaneBounds(Real.normalQuantile(x.low), Real.normalQuantile(x.high)).widened(by: room)
    case .normalCDF: return .share
    case .add, .subtract, .multiply, .divide, .power, .less, .lessOrEqual, .equal, .notEqual,
      .minimum, .maximum, .select, .uniform, .given, .quantile, .rounded, .compoundGrowth,
      .bernoulli, .call, .part, .productOf3, .productOf4, .productOf2AndSum, .productOf3AndSum:
      return .unknown
    }
  }

  /// The bounds around the results at the four corners.
  private static func corners(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> LaneBounds {
    LaneBounds(min(min(a, b), min(c, d)), max(max(a, b), max(c, d)))
  }

  /// Whether `x` ∘ `y` holds in all lanes, or in none; nil where that is not known.
  static func holds(_ operation: LaneOperation, _ x: LaneBounds, _ y: LaneBounds) -> Bool? {
    guard x.isKnown, y.isKnown else { return nil }
    // Two numbers are equal where they are the same to a billionth.
    let room = 2e-9 * max(max(abs(x.low), abs(x.high)), max(abs(y.low), abs(y.high)))
    let isBelow = x.high < y.low - room
    let isAbove = x.low > y.high + room
    switch operation {
    case .less: return isBelow ? true : x.low >= y.high ? false : nil
    case .lessOrEqual: return x.high <= y.low ? true : isAbove ? false : nil
    case .equal: return isBelow || isAbove ? false : nil
    case .notEqual: return isBelow || isAbove ? true : nil
    default: return nil
    }
  }
}
