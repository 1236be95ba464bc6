import Testing
import WorthMath

/// Holds the errors that the doc comments promise against results of 50 digits.
@Suite struct RealAccuracyTests {
  /// Fails if the worst error over `table` is above `bound`, and prints it.
  private func check(
    _ name: String, _ table: [UInt64], within bound: Double, _ function: (Double) -> Double
  ) {
    let worst = Reference.worst(table, function)
    print("\(name): worst error \(DecimalPrinter.fixed(worst, fractionDigits: 3)) ulp")
    #expect(worst <= bound, "\(name)")
  }

  @Test func `exponentials are within their bounds`() {
    check("exp", Reference.exp, within: 0.52, Real.exp)
    check("expm1", Reference.expm1, within: 0.54, Real.expm1)
  }

  @Test func `logarithms are within their bounds`() {
    check("log", Reference.log, within: 0.52, Real.log)
    check("log1p", Reference.log1p, within: 0.52, Real.log1p)
    check("log10", Reference.log10, within: 0.51, Real.log10)
  }

  @Test func `powers are within their bounds`() {
    let worst = Reference.worst(Reference.pow, Real.pow)
    print("pow: worst error \(DecimalPrinter.fixed(worst, fractionDigits: 3)) ulp")
    #expect(worst <= 0.52)
  }

  @Test func `functions of angles are within their bounds`() {
    check("sin", Reference.sin, within: 0.63, Real.sin)
    check("cos", Reference.cos, within: 0.63, Real.cos)
  }

  @Test func `the complementary error function is within its bounds`() {
    check("erfc", Reference.erfc, within: 0.73, Real.erfc)
  }

  @Test func `the normal distribution is within its bounds`() {
    check("normalDensity", Reference.normalDensity, within: 0.52, Real.normalDensity)
    check("normalCDF", Reference.normalCDF, within: 0.73, Real.normalCDF)
    check("normalQuantile", Reference.normalQuantile, within: 6.5, Real.normalQuantile)
  }

  @Test func `gamma and its logarithm are within their bounds`() {
    check("gamma", Reference.gamma, within: 9, Real.gamma)
    check("logGamma", Reference.logGamma, within: 8, Real.logGamma)
  }
}
