/// A density that can be compared with itself at two places, however small both values are.
protocol SmoothDensity {
  /// Returns ln(f(`place` + `step`) / f(`place`)) for the density f, -∞ where the former is 0.
  ///
  /// It is right to the relative accuracy of `step`, also where both densities are below the least
  /// number.
  /// - Requires: the density at `place` is neither 0 nor infinite.
  func logRatio(_ place: Double, _ step: Double) -> Double
}

extension NormalDistribution: SmoothDensity {
  func logRatio(_ place: Double, _ step: Double) -> Double {
    let deviations = step / standardDeviation
    return -deviations * ((place - mean) / standardDeviation + 0.5 * deviations)
  }
}

extension LognormalDistribution: SmoothDensity {
  func logRatio(_ place: Double, _ step: Double) -> Double {
    let growth = Real.log1p(step / place)
    guard growth > -.infinity else { return -.infinity }
    let deviations = growth / spread
    let deviation =
      DoubleDouble.sum(Real.extendedLog(place), DoubleDouble(-location)).value / spread
    return -growth - deviations * (deviation + 0.5 * deviations)
  }
}

extension ExponentialDistribution: SmoothDensity {
  func logRatio(_ place: Double, _ step: Double) -> Double { -step / mean }
}

extension GammaDistribution: SmoothDensity {
  func logRatio(_ place: Double, _ step: Double) -> Double {
    SliceWeight.power(shape.shape - 1, of: step / place) - step / scale
  }
}

extension WeibullDistribution: SmoothDensity {
  func logRatio(_ place: Double, _ step: Double) -> Double {
    let growth = Real.log1p(step / place)
    let power = Real.exp(shape * (Real.log(place) - Real.log(scale)))
    return SliceWeight.power(shape - 1, of: step / place) - power * Real.expm1(shape * growth)
  }
}

extension BetaDistribution: SmoothDensity {
  func logRatio(_ place: Double, _ step: Double) -> Double {
    SliceWeight.power(shape.first - 1, of: step / (place - low))
      + SliceWeight.power(shape.second - 1, of: -step / (high - place))
  }
}

extension StudentTDistribution: SmoothDensity {
  func logRatio(_ place: Double, _ step: Double) -> Double {
    let distance = (place - location) / scale
    let change = step / scale
    // (d² + 2td) / (n + t²), by the larger of t and √n, so that no square overflows.
    let unit = max(abs(distance), Real.sqrt(degrees))
    let (t, d, n) = (distance / unit, change / unit, Real.sqrt(degrees) / unit)
    let logarithm =
      abs(d) > 1e10
      ? 2 * Real.log(abs(d)) - Real.log(n * n + t * t)
      : Real.log1p(d * (2 * t + d) / (n * n + t * t))
    return -(0.5 * degrees + 0.5) * logarithm
  }
}

extension TriangularDistribution: SmoothDensity {
  func logRatio(_ place: Double, _ step: Double) -> Double {
    let end = place + step
    if place < mode, end < mode { return Real.log1p(step / (place - low)) }
    if place > mode, end > mode { return Real.log1p(-step / (high - place)) }
    return Real.log(height(end) / height(place))
  }

  /// The density at `x`, by that at the mode.
  private func height(_ x: Double) -> Double {
    if x == mode { return 1 }
    return x < mode ? (x - low) / (mode - low) : (high - x) / (high - mode)
  }
}

/// Parts of the logarithms of densities.
enum SliceWeight {
  /// Returns `exponent` · ln(1 + `growth`), 0 for the exponent 0.
  static func power(_ exponent: Double, of growth: Double) -> Double {
    exponent == 0 ? 0 : exponent * Real.log1p(growth)
  }
}

extension FamilyFormulas {
  /// Returns ln(f(`place` + `step`) / f(`place`)) for the density f; NaN in families of whole
  /// numbers and for constants.
  func logRatio(_ place: Double, _ step: Double) -> Double {
    switch self {
    case .normal(let formulas): formulas.logRatio(place, step)
    case .lognormal(let formulas): formulas.logRatio(place, step)
    case .triangular(let formulas): formulas.logRatio(place, step)
    case .beta(let formulas): formulas.logRatio(place, step)
    case .gamma(let formulas): formulas.logRatio(place, step)
    case .exponential(let formulas): formulas.logRatio(place, step)
    case .weibull(let formulas): formulas.logRatio(place, step)
    case .studentT(let formulas): formulas.logRatio(place, step)
    case .uniform: 0
    case .constant, .bernoulli, .binomial, .poisson: .nan
    }
  }

  /// Returns the probability of `count` + 1 by that of `count`; NaN in families with densities.
  func successorRatio(_ count: Double) -> Double {
    switch self {
    case .poisson(let formulas): formulas.mean / (count + 1)
    case .binomial(let formulas): formulas.successorRatio(count)
    case .bernoulli(let formulas):
      count == 0 ? formulas.probability / (1 - formulas.probability) : 0
    case .constant, .normal, .lognormal, .uniform, .triangular, .beta, .gamma, .exponential,
      .weibull, .studentT:
      .nan
    }
  }
}
