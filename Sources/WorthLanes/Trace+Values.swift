import WorthMath
import WorthValue

/// Operations on single values.
extension Trace {
  /// Returns `x` ∘ `y` as each lane works it out.
  package static func value(_ operation: LaneOperation, _ x: Double, _ y: Double) -> Double {
    switch operation {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y + (y - y)
    case .power: Real.pow(x, y) + ((x - x) + (y - y))
    case .less: (Real.isLess(x, y) ? 1 : 0) + ((x - x) + (y - y))
    case .lessOrEqual: (Real.isAtMost(x, y) ? 1 : 0) + ((x - x) + (y - y))
    case .equal: (Real.areEqual(x, y) ? 1 : 0) + ((x - x) + (y - y))
    case .notEqual: (Real.areEqual(x, y) ? 0 : 1) + ((x - x) + (y - y))
    case .minimum: (x < y ? x : y) + ((x - x) + (y - y))
    case .maximum: (x > y ? x : y) + ((x - x) + (y - y))
    case .negate: -x
    case .not: (x == 0 ? 1 : 0) + (x - x)
    case .absolute: Swift.abs(x)
    case .squareRoot: Real.sqrt(x)
    case .exponential: Real.exp(x) + (x - x)
    case .logarithm: Real.log(x)
    case .floor: x.rounded(.down)
    case .normalQuantile: Real.normalQuantile(x)
    case .normalCDF: Real.normalCDF(x) + (x - x)
    case .compoundGrowth: compoundGrowth(x, y)
    case .bernoulli: bernoulli(x, y)
    case .isThere: Marker.isMissing(x) ? 0 : 1 + (x - x)
    case .select, .rounded, .uniform, .given, .quantile, .call, .part, .productOf3, .productOf4,
      .productOf2AndSum, .productOf3AndSum:
      .nan
    }
  }

  /// Returns (1 + `rate`) ^ `periods` - 1; NaN where a lane has none.
  private static func compoundGrowth(_ rate: Double, _ periods: Double) -> Double {
    guard rate.isFinite, periods.isFinite, rate > -1 else { return .nan }
    return Real.expm1(periods * Real.log1p(rate))
  }

  /// Returns 0 where the probability of 0 reaches `share`, otherwise 1, as the quantile of the
  /// distribution does; NaN where `probability` is none.
  private static func bernoulli(_ share: Double, _ probability: Double) -> Double {
    guard share.isFinite, probability >= 0, probability <= 1 else { return .nan }
    return Distribution(.bernoulli, probability)?.quantile(share) ?? .nan
  }
}
