/// The distribution of the number of events that are independent of each other.
struct PoissonDistribution: DistributionFormulas {
  let mean: Double

  var low: Double { 0 }
  var high: Double { .infinity }
  var standardDeviation: Double { Real.sqrt(mean) }

  /// Returns the probability of exactly `x` events; 0 where `x` is not whole.
  ///
  /// - Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
  func density(_ x: Double) -> Double {
    guard x >= 0 && Real.isInteger(x) else { return 0 }
    let exponent = DoubleDouble.sum(
      Real.deviation(x, from: DoubleDouble(mean)), DoubleDouble.sum(mean, -x))
    return Real.extendedExp(-exponent) / Real.stirlingFactor(x)
  }

  /// Returns the incomplete gamma functions Q and P of the mean for the shape x + 1; a fraction of
  /// `x` counts for nothing.
  func tails(_ x: Double) -> Tails {
    guard x >= 0 else { return Tails(lower: 0) }
    return GammaShape(Real.wholePart(x) + 1).point(DoubleDouble(mean)).tails.swapped
  }

  /// Returns the least number of events that reaches `tails`.
  func quantile(_ tails: Tails) -> Double { WholeNumberSearch.quantile(tails, lean: 1, in: self) }
}
