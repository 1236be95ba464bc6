/// A search for quantiles of a distribution of whole numbers from 0 on.
enum WholeNumberSearch {
  /// Returns the least whole number whose tails reach `tails`.
  ///
  /// It starts from the normal distribution with a correction for skewness, brackets the result by
  /// steps that double, and halves the bracket.
  /// - Parameter lean: the skewness times the standard deviation.
  /// - Source: E. A. Cornish & R. A. Fisher, "Moments and cumulants in the specification of
  ///   distributions", Revue de l'Institut International de Statistique 5 (1938).
  static func quantile(
    _ tails: Tails, lean: Double, in formulas: some DistributionFormulas
  ) -> Double {
    let z = tails.normalQuantile
    let guess = formulas.mean + formulas.standardDeviation * z + lean * (z * z - 1) / 6
    let start = Real.wholePart(min(formulas.high, max(0, guess)))
    var below = start
    var reached = start
    var step = 1.0
    if formulas.tails(start).reach(tails) {
      repeat {
        reached = below
        below = max(-1, below - step)
        step *= 2
      } while formulas.tails(below).reach(tails)
    } else {
      repeat {
        below = reached
        reached = min(formulas.high, reached + step)
        step *= 2
      } while !formulas.tails(reached).reach(tails)
    }
    return narrowed(below, reached, tails, in: formulas)
  }

  /// Returns the least whole number above `below` and up to `reached` that reaches `tails`.
  private static func narrowed(
    _ below: Double, _ reached: Double, _ tails: Tails, in formulas: some DistributionFormulas
  ) -> Double {
    var below = below
    var reached = reached
    while true {
      let middle = Real.wholePart(0.5 * (below + reached))
      guard middle > below && middle < reached else { return reached }
      if formulas.tails(middle).reach(tails) { reached = middle } else { below = middle }
    }
  }
}

extension Tails {
  /// `true` iff the lower tail is at least that of `goal`, but for what rounding made of both.
  ///
  /// Without the allowance, a sum of probabilities as 0.3 + 0.4 would often miss its own quantile.
  func reach(_ goal: Tails) -> Bool {
    if goal.isLower { return lower >= goal.lower * (1 - 0x1p-46) }
    // Far out, all lower tails are 1.
    if goal.upper > 0x1p-40, lower >= goal.lower { return true }
    return upper <= goal.upper * (1 + 0x1p-46)
  }
}

extension Real {
  /// Returns the largest integer that is not above `x`.
  static func wholePart(_ x: Double) -> Double {
    let whole = nearest(x)
    return whole > x ? whole - 1 : whole
  }
}
