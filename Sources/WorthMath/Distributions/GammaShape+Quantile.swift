extension GammaShape {
  /// Returns the point with the given probabilities on both sides, both above 0.
  ///
  /// A start by Wilson and Hilferty or by the power law of the tail, then the search in ln x.
  /// - Source: E. B. Wilson & M. M. Hilferty, "The distribution of chi-square", Proceedings of the
  ///   National Academy of Sciences 17 (1931).
  func quantile(_ tails: Tails) -> Double {
    let power = powerLaw(tails.lower)
    if power < -700 { return Real.exp(power) }
    var search = TailSearch(for: tails, near: start(tails, power: power), low: -745, high: 709.7)
    while true {
      let x = Real.exp(search.place)
      let point = point(DoubleDouble(x))
      search.take(point.tails, density: point.weight, bend: shape - x)
      if search.isDone { return x * Real.exp(search.step) }
    }
  }

  /// Returns ln x for x^a / gamma(a + 1) = `lower`, which is near the quantile where that is small.
  private func powerLaw(_ lower: Double) -> Double {
    let logarithm = DoubleDouble.sum(
      Real.extendedLog(lower), DoubleDouble(Real.logGamma(shape + 1)))
    return DoubleDouble.quotient(logarithm, DoubleDouble(shape)).value
  }

  /// Returns a logarithm near that of the quantile.
  private func start(_ tails: Tails, power: Double) -> Double {
    if shape < 1 && power > -1 {
      // The upper tail is near x^(a-1) e^-x / gamma(a).
      let x = -Real.log(tails.upper * Real.gamma(shape))
      return x > 1 ? Real.log(x + (shape - 1) * Real.log(x)) : max(power, -1)
    }
    let z = tails.isLower ? Real.normalQuantile(tails.lower) : -Real.normalQuantile(tails.upper)
    let root = 1 - 1 / (9 * shape) + z / (3 * Real.sqrt(shape))
    let cube = shape * root * root * root
    if shape < 1 || !(cube > 0) { return power }
    return max(power, Real.log(cube))
  }
}
