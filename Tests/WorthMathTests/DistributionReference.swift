import WorthMath

/// The exact values of one distribution.
struct DistributionReference {
  /// A point and what belongs to it.
  struct Point {
    let x: Double
    let density: Double
    let cumulative: Double
    /// The quantile of the cumulative probability as it is rounded; NaN if that is too near to 1.
    let quantile: Double
  }

  /// What the distribution is, for messages.
  let name: String
  let distribution: Distribution
  let mean: Double
  let standardDeviation: Double
  var points: [Point] = []

  /// Returns all references of a family.
  static func all(of family: DistributionFamily) -> [DistributionReference] {
    var result: [DistributionReference] = []
    var isWanted = false
    for words in Reference.lines(Reference.distributions) {
      let numbers = words.compactMap(Double.init)
      if numbers.count < words.count {
        isWanted = words[0] == "\(family)"
        guard isWanted, let made = DistributionReference(family, numbers) else { continue }
        result.append(made)
      } else if isWanted {
        result[result.count - 1].points.append(
          Point(
            x: numbers[0], density: numbers[1], cumulative: numbers[2], quantile: numbers[3]))
      }
    }
    return result
  }

  /// Creates the reference from four parameters, the mean and the standard deviation.
  private init?(_ family: DistributionFamily, _ numbers: [Double]) {
    let (a, b, c, d) = (numbers[0], numbers[1], numbers[2], numbers[3])
    guard let distribution = Distribution(family, a, b, c, d) else { return nil }
    self.name = "\(family) \(a) \(b) \(c) \(d)"
    self.distribution = distribution
    self.mean = numbers[4]
    self.standardDeviation = numbers[5]
  }

  /// Returns how far `value` is from `expected` in relation to it; both NaN or infinite is 0.
  static func error(_ value: Double, _ expected: Double) -> Double {
    if value == expected || (value.isNaN && expected.isNaN) { return 0 }
    let error = abs(value - expected) / max(abs(expected), 1e-290)
    return error.isNaN ? .infinity : error
  }
}

extension DistributionFamily {
  /// `true` iff the values are whole numbers.
  var isDiscrete: Bool { self == .bernoulli || self == .binomial || self == .poisson }
}
