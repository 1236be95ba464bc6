extension DistributionFamily {
  /// `true` iff the parameters make sense for this family; those it does not have are ignored.
  func accepts(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Bool {
    switch self {
    case .normal, .lognormal: a.isFinite && Self.isSpread(b)
    case .uniform: Self.areEnds(a, b)
    case .triangular: Self.areEnds(a, c) && a <= b && b <= c
    case .pert: Self.areEnds(a, c) && a <= b && b <= c && Self.isSpread(d)
    case .beta: Self.isPositive(a) && Self.isPositive(b) && Self.areEnds(c, d)
    case .gamma, .weibull: Self.isPositive(a) && Self.isSpread(b)
    case .exponential, .poisson: Self.isSpread(a)
    case .studentT: Self.isPositive(a) && b.isFinite && Self.isSpread(c)
    case .bernoulli: Self.isProbability(a)
    case .binomial: Self.isSpread(a) && Real.isInteger(a) && Self.isProbability(b)
    }
  }

  /// Returns the only value for parameters without spread, nil for all others.
  func constant(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double? {
    switch self {
    case .normal: b == 0 ? a : nil
    case .lognormal: b == 0 ? Real.exp(a) : nil
    case .uniform: a == b ? a : nil
    case .triangular, .pert: a == c ? a : nil
    case .beta: c == d ? c : nil
    case .gamma, .weibull: b == 0 ? 0 : nil
    case .exponential, .poisson: a == 0 ? 0 : nil
    case .studentT: c == 0 ? b : nil
    case .bernoulli: a == 0 || a == 1 ? a : nil
    case .binomial: a == 0 || b == 0 || b == 1 ? a * b : nil
    }
  }

  /// `true` iff the values have densities; otherwise they are whole numbers with probabilities.
  var isContinuous: Bool {
    switch self {
    case .bernoulli, .binomial, .poisson: false
    case .normal, .lognormal, .uniform, .triangular, .pert, .beta, .gamma, .exponential, .weibull,
      .studentT:
      true
    }
  }

  /// `true` iff the value is above 0 and finite.
  private static func isPositive(_ value: Double) -> Bool { value > 0 && value < .infinity }
  /// `true` iff the value is finite and not negative; 0 makes a constant.
  private static func isSpread(_ value: Double) -> Bool { value >= 0 && value < .infinity }
  /// `true` iff the value lies in 0...1.
  private static func isProbability(_ value: Double) -> Bool { value >= 0 && value <= 1 }

  /// `true` iff the ends are in order and finite, and so is their distance.
  private static func areEnds(_ low: Double, _ high: Double) -> Bool {
    low <= high && (high - low).isFinite
  }
}
