extension GammaShape {
  /// Returns the probabilities on both sides of `x` for a large shape a, `x` near a.
  ///
  /// With ½η² = x/a - 1 - ln(x/a), η of the sign of x - a, the upper one is
  /// ½ erfc(η √(a/2)) + e^(-½aη²) / √(2πa) · S(η).
  /// - Parameters:
  ///   - exponent: ½aη².
  ///   - decay: e^-`exponent`.
  /// - Requires: |η| < 1 and a ≥ 20.
  /// - Source: N. M. Temme, "The asymptotic expansion of the incomplete gamma functions", SIAM
  ///   Journal on Mathematical Analysis 10 (1979).
  func uniformTails(_ x: DoubleDouble, exponent: DoubleDouble, decay: Double) -> Tails {
    let isUpper = x.high >= shape
    let root = Real.sqrt(max(0, exponent.high))
    let magnitude = root * Real.sqrt(2 / shape)
    let correction =
      decay / Real.sqrt(6.283185307179586 * shape)
      * expansion(isUpper ? magnitude : -magnitude)
    let normal = UniformExpansion.normalTail(root: root, exponent: exponent, decay: decay)
    return isUpper ? Tails(upper: normal + correction) : Tails(lower: normal - correction)
  }

  /// Returns S(`eta`) = Σ β_n η^n / (1 + β_1 / a) with β_(n-1) = f_n + (n + 1) β_(n+1) / a.
  ///
  /// The f_n are the coefficients of η / (x/a - 1).
  private func expansion(_ eta: Double) -> Double {
    let coefficients = DistributionSeries.gammaExpansion
    let inverse = 1 / shape
    var next = 0.0
    var last = 0.0
    var sum = 0.0
    var order = Double(coefficients.count)
    for coefficient in coefficients.reversed() {
      let value = coefficient + (order + 1) * next * inverse
      next = last
      last = value
      sum = sum * eta + value
      order -= 1
    }
    return sum / (1 + next * inverse)
  }
}

/// What the uniform expansions of the incomplete gamma and beta functions have in common.
enum UniformExpansion {
  /// Returns ½ erfc(z) for z² = `exponent`.
  ///
  /// - Parameters:
  ///   - root: z rounded.
  ///   - decay: e^-`exponent`.
  static func normalTail(root: Double, exponent: DoubleDouble, decay: Double) -> Double {
    guard root > 0 else { return 0.5 }
    let square = DoubleDouble.product(root, root)
    let rest = ((exponent.high - square.high) + (exponent.low - square.low)) / (2 * root)
    // The derivative of ½ erfc is -e^(-z²) / √π.
    return 0.5 * Real.erfc(root) - decay * 0.5641895835477563 * rest
  }
}
