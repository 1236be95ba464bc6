import WorthSource
import WorthValue

/// An uncertain name: where its draws come from.
package struct PlanDraw: Sendable {
  /// The path of the definition, by which the name draws its own stream.
  package var path: String
  /// The position in `DistributionTable` of the form in which the distribution is given.
  package var form: Int32
  /// The number of parameters that follow the base.
  package var parameterCount: Int32
  /// `true` iff a base stands before `~`; otherwise the mean stands for it.
  package var hasBase: Bool
  /// `true` iff two more parameters bound what can be drawn.
  package var isTruncated: Bool
  /// `true` iff a last parameter is added to what is drawn.
  package var isShifted: Bool
  /// The register with the index of a definition with one draw a period; nil for one draw a trial.
  package var index: Int32?
  /// The rows or keys that the index runs over; nil for periods, and for one draw a trial.
  package var keys: SpaceID?
  /// The number of the kind by row, period or key in which each instance draws by itself; nil
  /// elsewhere.
  package var rows: Int?
  /// The place of the distribution in the source.
  package var span: Span

  /// Creates the draw of the definition at `path`.
  package init(
    path: String, form: Int32, parameterCount: Int32, hasBase: Bool, isTruncated: Bool,
    isShifted: Bool, index: Int32?, span: Span
  ) {
    self.path = path
    self.form = form
    self.parameterCount = parameterCount
    self.hasBase = hasBase
    self.isTruncated = isTruncated
    self.isShifted = isShifted
    self.index = index
    self.span = span
  }
}

/// A statistic of a value over all trials.
package enum StatisticKind: UInt16, Sendable, CaseIterable {
  /// The moments, with the standard deviation that of a sample, and the smallest and greatest
  /// values.
  case mean, sd, variance, skewness, least, greatest
  /// The value that a share of the trials does not exceed.
  case percentile
  /// The mean of the lowest share of the trials, and of the highest.
  case meanBelow, meanAbove
  /// The mean over the trials in which a condition holds.
  case meanWhere
  /// The share of the trials in which a condition holds.
  case probability
  /// The share of the variance that goes with another value.
  case shareOfVariance
  /// The correlation coefficient (Pearson) of two values.
  case correlation
  /// The standard error of the mean, and of a percentile.
  case meanError, percentileError
}

/// How a case is simulated.
package struct PlanSimulation: Sendable {
  /// The number of trials.
  package var trials: UInt64 = 10_000
  /// The key of all streams of draws.
  package var seed: UInt64 = 1
  /// `true` iff each stream is spread evenly over its range (Latin hypercube).
  package var isStratified = false
  /// `true` iff the case states the number of trials.
  package var isStated = false

  /// Creates the usual simulation.
  package init() {}
}

/// A dependence between two uncertain names.
package struct PlanCorrelation: Sendable {
  /// The places of both draws in the plan.
  package var first: Int32
  package var second: Int32
  /// The correlation of the normal scores, from -1 to 1.
  package var coefficient: Double
  package var span: Span

  /// Creates the dependence of the draws `first` and `second`.
  package init(first: Int32, second: Int32, coefficient: Double, span: Span) {
    self.first = first
    self.second = second
    self.coefficient = coefficient
    self.span = span
  }
}
