import WorthEvaluator

/// What is known of a figure over all trials of a simulation.
public struct Uncertainty: Sendable, Equatable {
  /// A figure that the trials estimate, with its standard error.
  public struct Estimate: Sendable, Equatable {
    /// The estimate.
    public let value: Double
    /// Its standard error; nil where none is known.
    public let error: Double?
  }

  /// How often values fall into equal parts of a range.
  public struct Histogram: Sendable, Equatable {
    /// The lower end of the first part and the upper end of the last: the 1st and the 99th percentile.
    public let range: ClosedRange<Double>
    /// The number of trials in each part; those beyond the range, one in fifty, are not counted.
    public let counts: [Int]
  }

  /// The mean, with its standard error.
  public let mean: Estimate
  /// The standard deviation.
  public let standardDeviation: Double
  /// The 5th, 50th and 95th percentile, by their number.
  public let percentiles: [Int: Estimate]
  /// How the trials are spread.
  public let histogram: Histogram

  /// Creates what is known; nil where trials have no value.
  init?(_ figure: UncertainFigure) {
    guard figure.failed == 0, figure.histogramStart <= figure.histogramEnd else { return nil }
    mean = Estimate(value: figure.mean, error: figure.meanError)
    standardDeviation = figure.sd
    percentiles = [
      5: Estimate(value: figure.p5, error: figure.p5Error),
      50: Estimate(value: figure.p50, error: nil),
      95: Estimate(value: figure.p95, error: figure.p95Error),
    ]
    histogram = Histogram(
      range: figure.histogramStart...figure.histogramEnd, counts: figure.histogram)
  }
}

/// How a case was simulated.
public struct SimulationSummary: Sendable, Equatable {
  /// The number of trials.
  public let trials: UInt64
  /// What the draws begin with.
  public let seed: UInt64
  /// `true` iff each name was spread evenly over its range (Latin hypercube).
  public let isStratified: Bool

  /// Creates the summary; nil where nothing was simulated.
  init?(_ report: TrialReport) {
    guard report.trials > 0 else { return nil }
    trials = report.trials
    seed = report.seed
    isStratified = report.isStratified
  }
}
