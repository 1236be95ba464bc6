import WorthKernels
import WorthMath
import WorthValue

/// The summary of one result over all trials: exact, and the same for any number of threads.
///
/// Means come from blocks that are put together in their order; order statistics are those of all
/// values, none of them estimated.
package struct TrialSummary {
  /// The values by trial.
  private let values: UnsafeBufferPointer<Double>
  /// The threads that order statistics are found on.
  private let workers: LaneWorkers
  /// The number of trials without a value, and the first of them.
  package private(set) var failed: (count: Int, first: Int) = (0, -1)
  /// The mean; `least` and `greatest` are the smallest and largest value.
  package private(set) var mean = 0.0
  package private(set) var least = Double.infinity
  package private(set) var greatest = -Double.infinity
  /// The sums of the second, third and fourth powers of the distances from the mean.
  private var second = 0.0
  private var third = 0.0
  private var fourth = 0.0

  /// Summarises `values`, of which `blocks` are the moments of each block. Both must outlive the
  /// summary.
  init(
    _ values: UnsafeBufferPointer<Double>, blocks: UnsafeBufferPointer<WorthMoments>,
    _ workers: LaneWorkers
  ) {
    self.values = values
    self.workers = workers
    var count = 0
    for block in blocks {
      let size = min(LaneRunner.blockSize, values.count - count)
      add(block, size: Double(size), to: Double(count))
      count += size
      least = min(least, block.least)
      greatest = max(greatest, block.greatest)
    }
    if !mean.isFinite || !second.isFinite { countFailures() }
  }

  /// The number of trials.
  package var count: Int { values.count }

  /// Counts the trials without a value.
  private mutating func countFailures() {
    for (trial, value) in values.enumerated() where !value.isFinite {
      if failed.count == 0 { failed.first = trial }
      failed.count += 1
    }
  }

  /// Returns how many of those without a value are missing, as the case says, and the first trial that
  /// failed; nil where none did.
  package func missing() -> (count: Int, firstFault: Int?) {
    var missing = 0
    var firstFault: Int?
    for (trial, value) in values.enumerated() where !value.isFinite {
      if Marker.isMissing(value) {
        missing += 1
      } else if firstFault == nil {
        firstFault = trial
      }
    }
    return (missing, firstFault)
  }

  /// `true` iff the trials differ by more than the noise of their digits.
  package var varies: Bool {
    values.count > 1 && second > 0
      && greatest - least > 1e-13 * max(abs(greatest), abs(least))
  }

  // MARK: Moments

  /// Puts a block's moments to those of the blocks before.
  ///
  /// Source: P. Pébay, "Formulas for robust, one-pass parallel computation of covariances and
  /// arbitrary-order statistical moments", Sandia report SAND2008-6212 (2008).
  private mutating func add(_ block: WorthMoments, size: Double, to count: Double) {
    let total = count + size
    let shift = block.mean - mean
    let part = shift / total
    let square = part * part
    fourth +=
      block.fourth
      + shift * part * square * count * size * (count * count - count * size + size * size)
      + 6 * square * (count * count * block.second + size * size * second)
      + 4 * part * (count * block.third - size * third)
    third +=
      block.third + shift * square * count * size * (count - size)
      + 3 * part * (count * block.second - size * second)
    second += block.second + shift * part * count * size
    mean += part * size
  }

  /// The variance of a sample; 0 for one trial, and where only noise differs.
  package var variance: Double { varies ? second / Double(values.count - 1) : 0 }

  /// The standard deviation of a sample; 0 for one trial.
  package var standardDeviation: Double { Real.sqrt(variance) }

  /// The third standardised moment; 0 where nothing varies.
  package var skewness: Double {
    guard second > 0 else { return 0 }
    let count = Double(values.count)
    return third / count / Real.pow(second / count, 1.5)
  }

  /// The standard error of the mean.
  package var meanError: Double { standardDeviation / Real.sqrt(Double(max(1, values.count))) }

  /// The standard error of the standard deviation, from the fourth moment.
  package var standardDeviationError: Double {
    let count = Double(values.count)
    guard second > 0, count > 1 else { return 0 }
    let kurtosis = fourth / count / ((second / count) * (second / count))
    return standardDeviation / 2 * Real.sqrt(max(0, kurtosis - 1) / count)
  }

  // MARK: Order

  /// Returns the values that stand at `ranks` when all are sorted, counted from 0.
  package func ordered(_ ranks: [Int]) -> [Double] {
    guard failed.count == 0 else { return ranks.map { _ in .nan } }
    let statistics = OrderStatistics(
      values: values, least: least, greatest: greatest, workers: workers)
    return statistics.values(at: ranks)
  }

  /// Returns the values that shares of the trials do not exceed, interpolated between neighbours.
  ///
  /// Source: R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages" (1996), type 7.
  package func percentiles(_ shares: [Double]) -> [Double] {
    percentilesWithErrors(shares).map { $0.value }
  }

  /// Returns the standard error of a percentile.
  package func percentileError(_ share: Double) -> Double {
    percentilesWithErrors([share])[0].error
  }

  /// Returns percentiles with their standard errors: half the distance of the order statistics one
  /// standard deviation of the rank below and above.
  package func percentilesWithErrors(_ shares: [Double]) -> [(value: Double, error: Double)] {
    let count = Double(values.count)
    let last = values.count - 1
    var ranks: [Int] = []
    for share in shares {
      let share = min(max(share, 0), 1)
      let place = Int((share * Double(last)).rounded(.down))
      let spread = Real.sqrt(count * share * (1 - share))
      ranks += [
        place, min(place + 1, last), Int(max(0, count * share - spread).rounded(.down)),
        Int(min(count - 1, (count * share + spread).rounded(.up))),
      ]
    }
    let found = ordered(ranks)
    return shares.indices.map { index in
      let place = min(max(shares[index], 0), 1) * Double(last)
      let (low, high) = (found[4 * index], found[4 * index + 1])
      return (
        low + (place - place.rounded(.down)) * (high - low),
        (found[4 * index + 3] - found[4 * index + 2]) / 2
      )
    }
  }

  /// Returns the standard error of `mean`, that of the lowest or highest `share` of the trials.
  ///
  /// Source: K. Manistre, G. Hancock, "Variance of the CTE estimator", North American Actuarial
  /// Journal 9 (2005).
  package func tailError(_ share: Double, _ mean: Double, isUpper: Bool) -> Double {
    let size = share * Double(values.count)
    guard size > 1, let bound = percentiles([isUpper ? 1 - share : share]).first else { return 0 }
    var squares = 0.0
    var count = 0.0
    for value in values where isUpper ? value > bound : value < bound {
      squares += (value - mean) * (value - mean)
      count += 1
    }
    let distance = mean - bound
    // Trials at the bound itself fill the share up.
    squares += max(0, size - count) * distance * distance
    return Real.sqrt((squares / size + (1 - share) * distance * distance) / size)
  }

  /// Returns the standard error of the mean over the trials in which `condition` is not 0.
  package func meanError(where condition: TrialSummary) -> Double {
    let mean = mean(where: condition)
    var squares = 0.0
    var count = 0.0
    for (value, holds) in zip(values, condition.values) where holds != 0 {
      squares += (value - mean) * (value - mean)
      count += 1
    }
    return count > 1 ? Real.sqrt(squares / (count - 1) / count) : 0
  }

  /// Returns the mean of the lowest `share` of the trials, the last one in part where the share
  /// cuts it.
  package func meanBelow(_ share: Double) -> Double {
    let size = share * Double(values.count)
    guard size > 0 else { return .nan }
    let whole = min(values.count, max(1, Int(size.rounded(.up))))
    guard let bound = ordered([whole - 1]).first else { return .nan }
    var sum = 0.0
    var below = 0
    for value in values where value < bound {
      sum += value
      below += 1
    }
    return (sum + (size - Double(below)) * bound) / size
  }

  /// Returns the mean of the highest `share` of the trials.
  package func meanAbove(_ share: Double) -> Double {
    let size = share * Double(values.count)
    guard size > 0 else { return .nan }
    let whole = min(values.count, max(1, Int(size.rounded(.up))))
    guard let bound = ordered([values.count - whole]).first else { return .nan }
    var sum = 0.0
    var above = 0
    for value in values where value > bound {
      sum += value
      above += 1
    }
    return (sum + (size - Double(above)) * bound) / size
  }

  /// Returns the number of trials in each of `count` equal parts of the range from `low` to `high`;
  /// those beyond the ends are left out.
  package func histogram(from low: Double, to high: Double, count: Int) -> [Int] {
    var parts = [Int](repeating: 0, count: max(1, count))
    guard high > low else {
      parts[0] = values.count
      return parts
    }
    let scale = Double(count) / (high - low)
    for value in values where value >= low && value <= high {
      parts[Int(min(Double(count - 1), max(0, ((value - low) * scale).rounded(.down))))] += 1
    }
    return parts
  }

  /// The standard error of the skewness, by the influence of each trial on it.
  package var skewnessError: Double {
    guard second > 0 else { return 0 }
    let count = Double(values.count)
    let sd = Real.sqrt(second / count)
    let skewness = skewness
    var sum = 0.0
    for value in values {
      let z = (value - mean) / sd
      let influence = z * z * z - 3 * z - skewness - 1.5 * skewness * (z * z - 1)
      sum += influence * influence
    }
    return Real.sqrt(sum) / count
  }

  // MARK: With another value

  /// The standard error of the correlation with `other`, by the influence of each trial on it.
  package func correlationError(with other: TrialSummary) -> Double {
    guard second > 0, other.second > 0 else { return 0 }
    let count = Double(values.count)
    let (sd, otherSD) = (Real.sqrt(second / count), Real.sqrt(other.second / count))
    let correlation = correlation(with: other)
    var sum = 0.0
    for (value, against) in zip(values, other.values) {
      let (x, y) = ((value - mean) / sd, (against - other.mean) / otherSD)
      let influence = x * y - correlation / 2 * (x * x + y * y)
      sum += influence * influence
    }
    return Real.sqrt(sum) / count
  }

  /// Returns the mean over the trials in which `condition` is not 0; NaN where there is none.
  package func mean(where condition: TrialSummary) -> Double {
    var sum = 0.0
    var count = 0
    for (value, holds) in zip(values, condition.values) where holds != 0 {
      sum += value
      count += 1
    }
    return count > 0 ? sum / Double(count) : .nan
  }

  /// Returns the correlation with `other`; 0 where either does not vary.
  package func correlation(with other: TrialSummary) -> Double {
    guard varies, other.varies else { return 0 }
    var sum = 0.0
    for (value, against) in zip(values, other.values) {
      sum += (value - mean) * (against - other.mean)
    }
    return max(-1, min(1, sum / (Real.sqrt(second) * Real.sqrt(other.second))))
  }
}
