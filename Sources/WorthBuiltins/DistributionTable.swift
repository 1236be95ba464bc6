import WorthMath

/// The distributions of the language, each in all forms in which its parameters may be given.
package enum DistributionTable {
  /// All forms; their positions are the operands of draws.
  package static let all: [DistributionForm] = [
    DistributionForm(
      "normal", [.init("mean", .value), .init("sd", .spread)], centre: 0,
      summary: "the bell curve, by its mean and standard deviation",
      rule: .deviationNotNegative,
      examples: ["expect normal(mean: 10, sd: 2).percentile(97.5%) = 13.92"]
    ) { Distribution(.normal, $0[0], $0[1]) },
    DistributionForm(
      "normal", [.init("mean", .value), .init("cv", .share)], centre: 0,
      summary: "the bell curve, by its mean and coefficient of variation",
      rule: .variationNotNegative
    ) { Distribution(.normal, $0[0], abs($0[0]) * $0[1]) },
    DistributionForm(
      "normal", [.init("p5", .value), .init("p95", .value)],
      summary: "the bell curve, by the range that 90 of 100 values fall in",
      rule: .p5NotAboveP95
    ) { Distribution(.normal, ($0[0] + $0[1]) / 2, ($0[1] - $0[0]) / (2 * p95)) },
    DistributionForm(
      "lognormal", [.init("mean", .value), .init("sd", .spread)], centre: 0,
      summary:
        "a positive amount whose logarithm is normal, by its own mean and standard deviation",
      rule: .meanAboveZeroDeviationNotNegative,
      examples: ["expect lognormal(mean: 100, sd: 25).percentile(50%) = 97.01"]
    ) { lognormal(mean: $0[0], cv: $0[1] / $0[0]) },
    DistributionForm(
      "lognormal", [.init("mean", .value), .init("cv", .share)], centre: 0,
      summary:
        "a positive amount whose logarithm is normal, by its mean and coefficient of variation",
      rule: .meanAboveZeroVariationNotNegative
    ) { lognormal(mean: $0[0], cv: $0[1]) },
    DistributionForm(
      "lognormal", [.init("median", .value), .init("factor", .number)], centre: 0,
      summary:
        "a positive amount whose logarithm is normal, by its median and the factor of one standard deviation",
      rule: .medianAboveZeroFactorAtLeastOne,
      examples: ["expect lognormal(median: 100, factor: 1.5).percentile(84.134%) = 150"]
    ) {
      $0[0] > 0 && $0[1] >= 1 ? Distribution(.lognormal, Real.log($0[0]), Real.log($0[1])) : nil
    },
    DistributionForm(
      "lognormal", [.init("p5", .value), .init("p95", .value)],
      summary:
        "a positive amount whose logarithm is normal, by the range that 90 of 100 values fall in",
      rule: .p5AboveZeroNotAboveP95
    ) { bounds in
      guard bounds[0] > 0, bounds[1] >= bounds[0] else { return nil }
      let (low, high) = (Real.log(bounds[0]), Real.log(bounds[1]))
      return Distribution(.lognormal, (low + high) / 2, (high - low) / (2 * p95))
    },
    DistributionForm(
      "uniform", [.init("low", .value), .init("high", .value)], isPositional: true,
      summary: "any value of a range, all alike",
      rule: .lowNotAboveHigh,
      examples: ["expect uniform(2, 8).mean = 5"]
    ) { Distribution(.uniform, $0[0], $0[1]) },
    DistributionForm(
      "triangular", [.init("low", .value), .init("mode", .value), .init("high", .value)], centre: 1,
      isPositional: true,
      summary: "a range with a most likely value, falling off in straight lines",
      rule: .valuesRise,
      examples: ["expect triangular(3%, 5%, 8%).mean = 5.33%"]
    ) { Distribution(.triangular, $0[0], $0[1], $0[2]) },
    DistributionForm(
      "pert",
      [
        .init("low", .value), .init("mode", .value), .init("high", .value),
        .init("weight", .number, default: 4),
      ], centre: 1, isPositional: true,
      summary: "a range with a most likely value, falling off in a curve",
      rule: .valuesRiseWeightNotNegative,
      source: "Malcolm, Roseboom, Clark, Fazar (1959); weight after Vose, Risk Analysis (2008)",
      examples: ["expect pert(10%, 13%, 18%).mean = 13.33%"]
    ) { Distribution(.pert, $0[0], $0[1], $0[2], $0[3]) },
    DistributionForm(
      "beta",
      [
        .init("alpha", .number), .init("beta", .number), .init("low", .value, default: 0),
        .init("high", .value, default: 1),
      ],
      summary: "a value of a range, by the two shapes of its curve",
      rule: .shapesAboveZeroLowNotAboveHigh,
      examples: ["expect beta(alpha: 2, beta: 3).mean = 0.4"]
    ) { Distribution(.beta, $0[0], $0[1], $0[2], $0[3]) },
    DistributionForm(
      "beta",
      [
        .init("mean", .value), .init("sd", .spread), .init("low", .value, default: 0),
        .init("high", .value, default: 1),
      ], centre: 0,
      summary: "a value of a range, by its mean and standard deviation",
      rule: .meanInsideDeviationFits
    ) { betaByMoments($0) },
    DistributionForm(
      "gamma", [.init("shape", .number), .init("scale", .value)],
      summary: "a positive amount, by shape and scale", rule: .shapeAndScaleAboveZero
    ) { Distribution(.gamma, $0[0], $0[1]) },
    DistributionForm(
      "gamma", [.init("mean", .value), .init("sd", .spread)], centre: 0,
      summary: "a positive amount, by its mean and standard deviation",
      rule: .meanAndDeviationAboveZero
    ) { values in
      guard values[0] > 0, values[1] > 0 else { return nil }
      let ratio = values[0] / values[1]
      return Distribution(.gamma, ratio * ratio, values[1] / ratio)
    },
    DistributionForm(
      "exponential", [.init("mean", .value)], centre: 0,
      summary: "the wait for what happens at any time alike", rule: .meanAboveZero
    ) { Distribution(.exponential, $0[0]) },
    DistributionForm(
      "weibull", [.init("shape", .number), .init("scale", .value)],
      summary: "a life, by shape and scale", rule: .shapeAndScaleAboveZero
    ) { Distribution(.weibull, $0[0], $0[1]) },
    DistributionForm(
      "student_t",
      [
        .init("df", .number), .init("mean", .value, default: 0), .init("scale", .value, default: 1),
      ],
      centre: 1,
      summary: "a bell curve with heavy tails, by degrees of freedom, centre and scale",
      rule: .freedomAboveZeroScaleNotNegative
    ) { Distribution(.studentT, $0[0], $0[1], $0[2]) },
    DistributionForm(
      "bernoulli", [.init("p", .share)], result: .yesNo,
      summary: "yes with a probability, otherwise no",
      rule: .probabilityOfEvent
    ) { Distribution(.bernoulli, $0[0]) },
    DistributionForm(
      "binomial", [.init("n", .number), .init("p", .share)], result: .number,
      summary: "how many of n tries succeed",
      rule: .wholeTriesAndProbability
    ) { Distribution(.binomial, $0[0], $0[1]) },
    DistributionForm(
      "poisson", [.init("mean", .number)], centre: 0, result: .number,
      summary: "how often something happens in a time", rule: .meanNotNegative
    ) { Distribution(.poisson, $0[0]) },
    DistributionForm(
      "discrete", [.init("values", .values), .init("weights", .weights)],
      summary: "one of some values, each with its probability",
      rule: .probabilityForEachValue
    ) { _ in nil },
    DistributionForm(
      "empirical", [.init("values", .values)],
      summary: "one of the values of a list or column, all alike",
      rule: .atLeastOneValue
    ) { _ in nil },
  ]

  /// The quantile of the standard normal distribution at 95 %.
  private static let p95 = Real.normalQuantile(0.95)

  /// The positions of the forms of the distribution `name`.
  package static func forms(_ name: String) -> [Int] {
    all.indices.filter { all[$0].name.description == name }
  }

  /// The names of all distributions, each once.
  package static let names: [String] = {
    var names: [String] = []
    for form in all where names.last != form.name.description {
      names.append(form.name.description)
    }
    return names
  }()

  /// `true` iff there is a distribution called `name`.
  package static func isName(_ name: String) -> Bool { known.contains(name) }

  /// The names of the forms.
  private static let known = Set(names)

  /// Returns the lognormal distribution of a mean and a coefficient of variation; nil where there
  /// is none.
  private static func lognormal(mean: Double, cv: Double) -> Distribution? {
    guard mean > 0, cv >= 0 else { return nil }
    let variance = Real.log1p(cv * cv)
    return Distribution(.lognormal, Real.log(mean) - variance / 2, Real.sqrt(variance))
  }

  /// Returns the beta distribution of a mean, a standard deviation and two ends; nil where none has
  /// these.
  private static func betaByMoments(_ values: [Double]) -> Distribution? {
    let width = values[3] - values[2]
    guard width > 0, values[1] > 0 else { return nil }
    let mean = (values[0] - values[2]) / width
    let spread = values[1] / width
    let weight = mean * (1 - mean) / (spread * spread) - 1
    guard weight > 0 else { return nil }
    return Distribution(.beta, mean * weight, (1 - mean) * weight, values[2], values[3])
  }
}
