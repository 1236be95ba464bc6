extension BetaShape {
  /// A quantile as a point and, where that is next to 0 or 1, as ln(x / y).
  struct Quantile {
    /// The point.
    let point: UnitPoint
    /// ln(x / y).
    let logarithm: Double
  }

  /// Returns the point with the given probabilities on both sides, both above 0.
  func quantile(_ tails: Tails) -> Quantile {
    if tails.isLower { return lowerQuantile(tails) }
    let mirrored = swapped.lowerQuantile(tails.swapped)
    return Quantile(point: mirrored.point.swapped, logarithm: -mirrored.logarithm)
  }

  /// Returns the point where the lower tail, not the larger one, has its probability.
  ///
  /// The search is in ln(x / y), for which the density is log-concave.
  private func lowerQuantile(_ tails: Tails) -> Quantile {
    let power = powerLaw(tails.lower)
    if power + Real.log1p(second) < -46 {
      return Quantile(point: UnitPoint(x: DoubleDouble(Real.exp(power))), logarithm: power)
    }
    var search = TailSearch(for: tails, near: start(tails, power: power), low: -745, high: 745)
    while true {
      let place = UnitPoint(logarithm: search.place)
      let point = point(place)
      search.take(
        point.tails, density: point.weight, bend: first * place.y.high - second * place.x.high)
      if search.isDone {
        let odds = DoubleDouble.quotient(place.x, place.y)
        let moved = DoubleDouble.product(odds, Real.exp(search.step))
        return Quantile(point: UnitPoint(odds: moved), logarithm: search.place)
      }
    }
  }

  /// Returns x^a / (a B(a, b)), the lower tail where x is small, for x given by its logarithm.
  func powerLawTail(_ logarithm: Double) -> Double {
    Real.extendedExp(
      DoubleDouble.sum(DoubleDouble.product(logarithm, first), -powerLawScale))
  }

  /// Returns ln x for x^a / (a B(a, b)) = `lower`, which is the quantile where x is small.
  private func powerLaw(_ lower: Double) -> Double {
    let logarithm = DoubleDouble.sum(Real.extendedLog(lower), powerLawScale)
    return DoubleDouble.quotient(logarithm, DoubleDouble(first)).value
  }

  /// ln(a B(a, b)).
  private var powerLawScale: DoubleDouble {
    let sum = DoubleDouble.sum(first, second)
    let powers = DoubleDouble.sum(
      Real.deviation(first, from: sum), Real.deviation(second, from: sum))
    return DoubleDouble.sum(DoubleDouble(Real.log(first / factor)), powers)
  }

  /// Returns a logarithm near that of x / y at the quantile.
  ///
  /// - Source: M. Abramowitz & I. A. Stegun, Handbook of Mathematical Functions (1964), 26.5.22.
  private func start(_ tails: Tails, power: Double) -> Double {
    if first < 1 || second < 1 {
      if power < -1 { return power }
      let other = swapped.powerLaw(tails.upper)
      return other < -1 ? -other : 0
    }
    let z = -Real.normalQuantile(tails.lower)
    let own = 1 / (2 * first - 1)
    let other = 1 / (2 * second - 1)
    let h = 2 / (own + other)
    let lambda = (z * z - 3) / 6
    let w =
      z * Real.sqrt(max(0, h + lambda)) / h
      - (other - own) * (lambda + 5.0 / 6 - 2 / (3 * h))
    return max(power, Real.log(first / second) - 2 * w)
  }
}
