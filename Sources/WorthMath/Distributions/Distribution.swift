/// A probability distribution: a family and its parameters.
///
/// Densities, probabilities and quantiles are within a relative 1e-10 of the exact ones; most are
/// within 1e-13. In a family of whole numbers the density is the probability.
package struct Distribution: Sendable {
  /// The family, which says what the parameters mean.
  package let family: DistributionFamily
  /// The first parameter.
  package let a: Double
  /// The second parameter, 0 where the family has none.
  package let b: Double
  /// The third parameter, 0 where the family has none.
  package let c: Double
  /// The fourth parameter, 0 where the family has none.
  package let d: Double
  /// The formulas of the family with these parameters.
  private let formulas: FamilyFormulas
  /// Its ends, mean and standard deviation, worked out once.
  private let summary: DistributionSummary

  /// Creates a distribution; nil where the parameters make no sense.
  ///
  /// Without spread, as with a standard deviation of 0 or equal ends, it is a constant.
  package init?(
    _ family: DistributionFamily, _ a: Double, _ b: Double = 0, _ c: Double = 0, _ d: Double = 0
  ) {
    guard family.accepts(a, b, c, d) else { return nil }
    self.family = family
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.formulas = FamilyFormulas(family, a, b, c, d)
    self.summary = formulas.summary
  }

  /// `true` iff `other` is of the same family with the same parameters.
  package func isSame(as other: Distribution) -> Bool {
    family == other.family && a == other.a && b == other.b && c == other.c && d == other.d
  }

  /// The mean; NaN if there is none.
  package var mean: Double { summary.mean }

  /// The standard deviation; infinite or NaN if there is none.
  package var standardDeviation: Double { summary.standardDeviation }

  /// Returns the density at `x`, for whole numbers the probability of `x`.
  package func density(_ x: Double) -> Double {
    guard x.isFinite else { return x.isNaN ? .nan : 0 }
    return formulas.density(x)
  }

  /// Returns the probability of being at most `x`.
  package func cumulative(_ x: Double) -> Double {
    guard x.isFinite else { return x.isNaN ? .nan : x < 0 ? 0 : 1 }
    return formulas.tails(x).lower
  }

  /// Returns the least `x` whose cumulative probability is at least `p`.
  ///
  /// It is the end of the support for 0 and 1, and NaN outside of 0...1.
  package func quantile(_ p: Double) -> Double {
    guard p > 0 && p < 1 else {
      return p == 0 ? summary.low : p == 1 ? summary.high : .nan
    }
    return min(summary.high, max(summary.low, formulas.quantile(Tails(lower: p))))
  }

  /// The least value, -∞ if there is none.
  package var least: Double { summary.low }

  /// The largest value, ∞ if there is none.
  package var greatest: Double { summary.high }

  /// `true` iff there is only one value.
  package var isConstant: Bool { summary.low == summary.high }

  /// Returns the probabilities of being at most `x` and of being above it, each without loss.
  package func tails(_ x: Double) -> Tails {
    guard x.isFinite else { return x > 0 ? Tails(upper: 0) : Tails(lower: 0) }
    return formulas.tails(x)
  }

  /// Returns the least value whose lower tail is not below that of `tails`; the end of the support
  /// where one of the tails is 0.
  package func quantile(_ tails: Tails) -> Double {
    guard tails.lower > 0 else { return summary.low }
    guard tails.upper > 0 else { return summary.high }
    return min(summary.high, max(summary.low, formulas.quantile(tails)))
  }

  /// Returns what lies between two different bounds within the support, by ratios of densities.
  package func slice(low: Double, high: Double, isUpper: Bool) -> DensitySlice? {
    let end = isUpper ? high : low
    return DensitySlice(
      formulas, low: low, high: high, isUpper: isUpper, turn: family == .triangular ? b : nil,
      endsAtSupport: end.isFinite && (end == summary.low || end == summary.high))
  }

  /// Returns the whole numbers from `first` to `last`, by ratios of probabilities.
  package func counts(first: Double, last: Double, isUpper: Bool) -> CountSlice? {
    CountSlice(formulas, first: first, last: last, isUpper: isUpper)
  }
}
