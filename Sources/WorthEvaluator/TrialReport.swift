/// The summary of an uncertain value that is shown.
package struct UncertainFigure: Sendable {
  /// The mean over all trials.
  package var mean: Double
  /// The standard error of the mean.
  package var meanError: Double
  /// The standard deviation of the trials as a sample.
  package var sd: Double
  /// The 5th percentile; `p50` and `p95` likewise.
  package var p5: Double
  package var p50: Double
  package var p95: Double
  /// The standard errors of the percentiles.
  package var p5Error: Double
  package var p95Error: Double
  /// The trials in equal parts of the range from the 1st to the 99th percentile; those beyond are
  /// not counted.
  package var histogram: [Int]
  /// The lower end of the first bar.
  package var histogramStart: Double
  /// The upper end of the last bar.
  package var histogramEnd: Double
  /// The number of trials without a value; where there are any, there is no other figure.
  package var failed = 0
  /// How many of these trials have none because the value is missing there, as the case says.
  package var missing = 0

  /// `true` iff the value is missing in some trials and failed in none.
  package var isMissingAtTimes: Bool { missing > 0 && missing == failed }
}

/// What a report says of a simulation.
package struct TrialReport: Sendable {
  /// The number of trials, 0 where nothing is uncertain.
  package var trials: UInt64 = 0
  /// The key of all streams of draws.
  package var seed: UInt64 = 0
  /// `true` iff each stream is spread evenly over its range (Latin hypercube).
  package var isStratified = false
  /// The names that are drawn with others in mind, as pairs; a name with itself stands for its rows,
  /// each of which draws by itself.
  package var correlations: [(first: String, second: String, coefficient: Double)] = []
  /// The standard errors of statistics, by the registers that hold them.
  package var errors: [Int32: Double] = [:]
  /// By the registers of values, or elements of the series in them.
  package var figures: [StatisticPlace: UncertainFigure] = [:]

  /// Creates the report of a case without uncertain values.
  package init() {}

  /// The summary of the value in `register`, or of an element of the series in it.
  package func figure(_ register: Int32, element: Int = -1) -> UncertainFigure? {
    figures[
      StatisticPlace(instruction: register, element: Int32(truncatingIfNeeded: element))]
  }
}
