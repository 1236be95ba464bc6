/// The distribution of the number of successes in independent trials.
struct BinomialDistribution: DistributionFormulas {
  /// The number of trials, a whole one.
  private let trials: Double
  /// The probabilities of success and of failure in a trial.
  private let success: UnitPoint
  /// `Real.stirlingFactor` of the number of trials.
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

  /// Returns the probability of exactly `x` successes; 0 where `x` is not whole.
  ///
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

  /// Returns the incomplete beta function of failures and successes, and the rest; a fraction of
  /// `x` counts for nothing.
  func tails(_ x: Double) -> Tails {
    guard x >= 0 else { return Tails(lower: 0) }
    guard x < trials else { return Tails(upper: 0) }
    let whole = Real.wholePart(x)
    return BetaShape(whole + 1, trials - whole).point(success).tails.swapped
  }

  /// Returns the least number of successes that reaches `tails`.
  func quantile(_ tails: Tails) -> Double {
    WholeNumberSearch.quantile(tails, lean: success.y.high - success.x.high, in: self)
  }

  /// Returns the probability of `count` + 1 successes by that of `count`.
  func successorRatio(_ count: Double) -> Double {
    (trials - count) / (count + 1) * (success.x.high / success.y.high)
  }
}
