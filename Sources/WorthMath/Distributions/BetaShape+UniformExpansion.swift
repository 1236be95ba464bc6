extension BetaShape {
  /// `true` iff both shapes are so large that the first term of the uniform expansion is enough.
  var isHuge: Bool { min(first, second) >= 1e9 }

  /// Returns I_x(a, b) for huge shapes and x below the mean, or next to it.
  ///
  /// With ½nη² the exponent, n = a + b, η < 0, it is
  /// ½ erfc(-η √(n/2)) + e^(-½nη²) / √(2πn) · (1/η - √(ab) / (nx - a)).
  /// - Error: relative 1e-12, the next term of the expansion.
  /// - Parameters:
  ///   - slack: ay - bx.
  ///   - decay: e^-`exponent`.
  /// - Source: N. M. Temme, "Asymptotic inversion of the incomplete beta function", Journal of
  ///   Computational and Applied Mathematics 41 (1992).
  func uniformLower(slack: Double, exponent: DoubleDouble, decay: Double) -> Double {
    let root = Real.sqrt(max(0, exponent.high))
    let portion = second / (first + second)
    let deviation = Real.sqrt(first) * Real.sqrt(portion)
    let term =
      root > 1e-3
      ? 0.3989422804014327 * (deviation / slack) - 0.28209479177387814 / root
      : 0.1329807601338109 * (2 * portion - 1) / deviation
    return UniformExpansion.normalTail(root: root, exponent: exponent, decay: decay) + decay * term
  }
}
