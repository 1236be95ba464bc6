/// What is known of a distribution as a whole.
struct DistributionSummary: Sendable {
  /// The least value, -∞ if there is none.
  let low: Double
  /// The largest value, ∞ if there is none.
  let high: Double
  /// The mean, NaN if there is none.
  let mean: Double
  /// The standard deviation, infinite or NaN if there is none.
  let standardDeviation: Double

  /// Creates the summary of one family's formulas.
  init(_ formulas: some DistributionFormulas) {
    self.low = formulas.low
    self.high = formulas.high
    self.mean = formulas.mean
    self.standardDeviation = formulas.standardDeviation
  }
}
