import WorthSource
import WorthLanes
import WorthMath
import WorthPlan
import WorthValue

/// A statistic over all trials, worked out.
struct TrialStatistic {
  /// What a statistic is over all trials.
  enum Result {
    /// The statistic, of trials that all have a value.
    case value(Double)
    /// Some trials have no value: how many, and the first of them.
    case failed(count: Int, first: Int)
    /// There is no such figure.
    case undefined(PhraseKey)
  }

  /// What came of it.
  let result: Result
  /// The standard error of the value; nil where none is known.
  private(set) var error: Double?

  /// Works out `kind` of `value`, whose trials are in `summary` where it varies.
  init(
    _ kind: StatisticKind, of value: Double, _ summary: TrialSummary?, parameter: Double,
    _ other: TrialSummary?, percentile: (value: Double, error: Double)?, trials: UInt64
  ) {
    for found in [summary, other] {
      if let found, found.failed.count > 0 {
        result = .failed(count: found.failed.count, first: found.failed.first)
        return
      }
    }
    let needsShare = [.percentile, .meanBelow, .meanAbove, .percentileError].contains(kind)
    if needsShare, !(parameter >= 0 && parameter <= 1) {
      result = .undefined(.shareOutsideRange)
      return
    }
    if kind == .meanBelow || kind == .meanAbove, parameter == 0 {
      result = .undefined(.noMeanOfNothing)
      return
    }
    guard let summary else {
      result = TrialStatistic.certain(kind, value, other)
      return
    }
    if let reason = TrialStatistic.needsSpread(kind, summary, other) {
      result = .undefined(reason)
      return
    }
    let found: Double
    switch kind {
    case .mean, .probability: found = summary.mean
    case .sd: found = summary.standardDeviation
    case .variance: found = summary.variance
    case .skewness: found = summary.skewness
    case .least: found = summary.least
    case .greatest: found = summary.greatest
    case .percentile: found = percentile?.value ?? summary.percentiles([parameter])[0]
    case .meanBelow: found = summary.meanBelow(parameter)
    case .meanAbove: found = summary.meanAbove(parameter)
    case .meanError: found = summary.meanError
    case .percentileError: found = summary.percentileError(parameter)
    case .meanWhere:
      found = other.map { summary.mean(where: $0) } ?? (parameter != 0 ? summary.mean : .nan)
      if found.isNaN {
        result = .undefined(.conditionNeverHolds)
        return
      }
    case .correlation: found = other.map { summary.correlation(with: $0) } ?? 0
    case .shareOfVariance:
      let correlation = other.map { summary.correlation(with: $0) } ?? 0
      found = correlation * correlation
    }
    result = found.isFinite ? .value(found) : .undefined(.figureTooLarge)
    error =
      kind == .percentile
      ? percentile?.error : TrialStatistic.error(kind, of: found, summary, parameter, other)
  }

  /// Why a statistic that rests on how values vary does not exist; nil where it does.
  private static func needsSpread(
    _ kind: StatisticKind, _ summary: TrialSummary?, _ other: TrialSummary?
  ) -> PhraseKey? {
    let varies = summary?.varies ?? false
    switch kind {
    case .skewness: return varies ? nil : .noSkewnessOfConstant
    case .correlation: return varies && other?.varies ?? false ? nil : .noCorrelationOfConstant
    // What does not vary explains nothing of what does.
    case .shareOfVariance: return varies ? nil : .noVarianceToShare
    case .mean, .sd, .variance, .least, .greatest, .percentile, .meanBelow, .meanAbove, .meanWhere,
      .probability, .meanError, .percentileError:
      return nil
    }
  }

  /// The standard error of a statistic.
  private static func error(
    _ kind: StatisticKind, of found: Double, _ summary: TrialSummary, _ parameter: Double,
    _ other: TrialSummary?
  ) -> Double? {
    switch kind {
    case .mean, .probability: return summary.meanError
    case .sd: return summary.standardDeviationError
    case .variance: return 2 * summary.standardDeviation * summary.standardDeviationError
    case .skewness: return summary.skewnessError
    case .meanBelow: return summary.tailError(parameter, found, isUpper: false)
    case .meanAbove: return summary.tailError(parameter, found, isUpper: true)
    case .meanWhere: return other.map { summary.meanError(where: $0) } ?? summary.meanError
    case .correlation: return other.map { summary.correlationError(with: $0) }
    case .shareOfVariance:
      return other.map { 2 * Real.sqrt(max(0, found)) * summary.correlationError(with: $0) }
    case .percentile, .least, .greatest, .meanError, .percentileError: return nil
    }
  }

  /// The statistic of what is the same in all trials.
  private static func certain(
    _ kind: StatisticKind, _ value: Double, _ other: TrialSummary?
  ) -> Result {
    if let reason = needsSpread(kind, nil, other) { return .undefined(reason) }
    return switch kind {
    case .sd, .variance, .skewness, .meanError, .percentileError, .correlation, .shareOfVariance:
      .value(0)
    case .meanWhere:
      if let other, other.mean == 0 {
        .undefined(.conditionNeverHolds)
      } else {
        .value(value)
      }
    case .mean, .least, .greatest, .percentile, .meanBelow, .meanAbove, .probability: .value(value)
    }
  }
}
