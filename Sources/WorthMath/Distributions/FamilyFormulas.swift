/// The formulas of whichever family a distribution has.
enum FamilyFormulas: Sendable {
  case constant(ConstantDistribution)
  case normal(NormalDistribution)
  case lognormal(LognormalDistribution)
  case uniform(UniformDistribution)
  case triangular(TriangularDistribution)
  case beta(BetaDistribution)
  case gamma(GammaDistribution)
  case exponential(ExponentialDistribution)
  case weibull(WeibullDistribution)
  case studentT(StudentTDistribution)
  case bernoulli(BernoulliDistribution)
  case binomial(BinomialDistribution)
  case poisson(PoissonDistribution)

  /// Creates the formulas of `family` for parameters that it accepts.
  init(_ family: DistributionFamily, _ a: Double, _ b: Double, _ c: Double, _ d: Double) {
    if let value = family.constant(a, b, c, d) {
      self = .constant(ConstantDistribution(value: value, isContinuous: family.isContinuous))
      return
    }
    self =
      switch family {
      case .normal: .normal(NormalDistribution(mean: a, standardDeviation: b))
      case .lognormal: .lognormal(LognormalDistribution(location: a, spread: b))
      case .uniform: .uniform(UniformDistribution(low: a, high: b))
      case .triangular: .triangular(TriangularDistribution(low: a, mode: b, high: c))
      case .pert: .beta(BetaDistribution(low: a, mode: b, high: c, weight: d))
      case .beta: .beta(BetaDistribution(a, b, low: c, high: d))
      case .gamma: .gamma(GammaDistribution(shape: a, scale: b))
      case .exponential: .exponential(ExponentialDistribution(mean: a))
      case .weibull: .weibull(WeibullDistribution(shape: a, scale: b))
      case .studentT: .studentT(StudentTDistribution(degrees: a, location: b, scale: c))
      case .bernoulli: .bernoulli(BernoulliDistribution(probability: a))
      case .binomial: .binomial(BinomialDistribution(trials: a, probability: b))
      case .poisson: .poisson(PoissonDistribution(mean: a))
      }
  }

  /// What is known of the distribution as a whole.
  var summary: DistributionSummary {
    switch self {
    case .constant(let formulas): DistributionSummary(formulas)
    case .normal(let formulas): DistributionSummary(formulas)
    case .lognormal(let formulas): DistributionSummary(formulas)
    case .uniform(let formulas): DistributionSummary(formulas)
    case .triangular(let formulas): DistributionSummary(formulas)
    case .beta(let formulas): DistributionSummary(formulas)
    case .gamma(let formulas): DistributionSummary(formulas)
    case .exponential(let formulas): DistributionSummary(formulas)
    case .weibull(let formulas): DistributionSummary(formulas)
    case .studentT(let formulas): DistributionSummary(formulas)
    case .bernoulli(let formulas): DistributionSummary(formulas)
    case .binomial(let formulas): DistributionSummary(formulas)
    case .poisson(let formulas): DistributionSummary(formulas)
    }
  }

  /// Returns the density at a finite `x`, the probability of `x` in a family of whole numbers.
  func density(_ x: Double) -> Double {
    switch self {
    case .constant(let formulas): formulas.density(x)
    case .normal(let formulas): formulas.density(x)
    case .lognormal(let formulas): formulas.density(x)
    case .uniform(let formulas): formulas.density(x)
    case .triangular(let formulas): formulas.density(x)
    case .beta(let formulas): formulas.density(x)
    case .gamma(let formulas): formulas.density(x)
    case .exponential(let formulas): formulas.density(x)
    case .weibull(let formulas): formulas.density(x)
    case .studentT(let formulas): formulas.density(x)
    case .bernoulli(let formulas): formulas.density(x)
    case .binomial(let formulas): formulas.density(x)
    case .poisson(let formulas): formulas.density(x)
    }
  }

  /// Returns the probabilities on both sides of a finite `x`.
  func tails(_ x: Double) -> Tails {
    switch self {
    case .constant(let formulas): formulas.tails(x)
    case .normal(let formulas): formulas.tails(x)
    case .lognormal(let formulas): formulas.tails(x)
    case .uniform(let formulas): formulas.tails(x)
    case .triangular(let formulas): formulas.tails(x)
    case .beta(let formulas): formulas.tails(x)
    case .gamma(let formulas): formulas.tails(x)
    case .exponential(let formulas): formulas.tails(x)
    case .weibull(let formulas): formulas.tails(x)
    case .studentT(let formulas): formulas.tails(x)
    case .bernoulli(let formulas): formulas.tails(x)
    case .binomial(let formulas): formulas.tails(x)
    case .poisson(let formulas): formulas.tails(x)
    }
  }

  /// Returns the least value whose lower tail is not below that of `tails`, both above 0.
  func quantile(_ tails: Tails) -> Double {
    switch self {
    case .constant(let formulas): formulas.quantile(tails)
    case .normal(let formulas): formulas.quantile(tails)
    case .lognormal(let formulas): formulas.quantile(tails)
    case .uniform(let formulas): formulas.quantile(tails)
    case .triangular(let formulas): formulas.quantile(tails)
    case .beta(let formulas): formulas.quantile(tails)
    case .gamma(let formulas): formulas.quantile(tails)
    case .exponential(let formulas): formulas.quantile(tails)
    case .weibull(let formulas): formulas.quantile(tails)
    case .studentT(let formulas): formulas.quantile(tails)
    case .bernoulli(let formulas): formulas.quantile(tails)
    case .binomial(let formulas): formulas.quantile(tails)
    case .poisson(let formulas): formulas.quantile(tails)
    }
  }
}
