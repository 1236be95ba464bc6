/// The distribution of the number of successes in independent trials.
struct BinomialDistribution: DistributionFormulas {
  private let trials: Double
  private let success: UnitPoint
  private let trialsFactor: Double

  /// Creates the distribution of some `trials` with a `probability` that is neither 0 nor 1.
  init(trials: Double, probability: Double) {
    self.trials = trials
    self.success = UnitPoint(probability)
    self.trialsFactor = Real.stirlingFactor(trials)
  }

  var low: Double { 0 }
  var high: Double { trials }
  var mean: Double { trials * success.x.high }
  var standardDeviation: Double {
    Real.sqrt(trials) * Real.sqrt(success.x.high * success.y.high)
  }

  /// - Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
  func density(_ x: Double) -> Double {
    guard x >= 0 && x <= trials && Real.isInteger(x) else { return 0 }
    let failures = trials - x
    let exponent = DoubleDouble.sum(
      Real.deviation(x, from: DoubleDouble.product(success.x, trials)),
      Real.deviation(failures, from: DoubleDouble.product(success.y, trials)))
    let factors = Real.stirlingFactor(x) * Real.stirlingFactor(failures)
    return trialsFactor / factors * Real.extendedExp(-exponent)
  }

  func tails(_ x: Double) -> Tails {
    guard x >= 0 else { return Tails(lower: 0) }
    guard x < trials else { return Tails(upper: 0) }
    let whole = Real.wholePart(x)
    return BetaShape(whole + 1, trials - whole).point(success).tails.swapped
  }

  func quantile(_ tails: Tails) -> Double {
    WholeNumberSearch.quantile(tails, lean: success.y.high - success.x.high, in: self)
  }
}
