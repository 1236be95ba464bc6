/// The distribution of the number of events that are independent of each other.
struct PoissonDistribution: DistributionFormulas {
  let mean: Double

  var low: Double { 0 }
  var high: Double { .infinity }
  var standardDeviation: Double { Real.sqrt(mean) }

  /// - Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
  func density(_ x: Double) -> Double {
    guard x >= 0 && Real.isInteger(x) else { return 0 }
    let exponent = DoubleDouble.sum(
      Real.deviation(x, from: DoubleDouble(mean)), DoubleDouble.sum(mean, -x))
    return Real.extendedExp(-exponent) / Real.stirlingFactor(x)
  }

  func tails(_ x: Double) -> Tails {
    guard x >= 0 else { return Tails(lower: 0) }
    return GammaShape(Real.wholePart(x) + 1).point(DoubleDouble(mean)).tails.swapped
  }

  func quantile(_ tails: Tails) -> Double { WholeNumberSearch.quantile(tails, lean: 1, in: self) }
}
