import Testing
import WorthMath

/// Zeros, infinities, NaN, overflow, underflow and results that must be exact.
@Suite struct RealSpecialValueTests {
  private let infinity = Double.infinity

  @Test func `exponentials leave the range in the right direction`() {
    #expect(Real.exp(0) == 1 && Real.exp(infinity) == infinity && Real.exp(-infinity) == 0)
    #expect(Real.exp(709.783) == infinity && Real.exp(-745.14) == 0 && Real.exp(1e300) == infinity)
    #expect(Real.expm1(-infinity) == -1 && Real.expm1(710) == infinity && Real.expm1(-1e9) == -1)
    #expect(Real.expm1(-0.0).sign == .minus)
    #expect(Real.exp(.nan).isNaN && Real.expm1(.nan).isNaN)
  }

  @Test func `logarithms have their poles and domains`() {
    for function in [Real.log, Real.log10] {
      #expect(function(0) == -infinity && function(-0.0) == -infinity && function(1) == 0)
      #expect(function(-1).isNaN && function(-infinity).isNaN && function(.nan).isNaN)
      #expect(function(infinity) == infinity)
    }
    #expect(
      Real.log1p(-1) == -infinity && Real.log1p(-1.5).isNaN && Real.log1p(infinity) == infinity)
    #expect(Real.log1p(-0.0).sign == .minus && Real.log1p(.nan).isNaN)
  }

  @Test func `log10 is exact at powers of ten`() {
    var power = 1.0
    for exponent in 0...22 {
      #expect(Real.log10(power) == Double(exponent))
      power *= 10
    }
  }

  @Test func `pow has the special cases of IEEE 754`() {
    #expect(Real.pow(.nan, 0) == 1 && Real.pow(1, .nan) == 1 && Real.pow(1, infinity) == 1)
    #expect(Real.pow(0, -0.0) == 1 && Real.pow(-infinity, 0) == 1)
    #expect(Real.pow(.nan, 1).isNaN && Real.pow(2, .nan).isNaN && Real.pow(.nan, 2).isNaN)
    #expect(Real.pow(-1, infinity) == 1 && Real.pow(-1, -infinity) == 1)
    #expect(Real.pow(0.5, infinity) == 0 && Real.pow(0.5, -infinity) == infinity)
    #expect(Real.pow(2, infinity) == infinity && Real.pow(-2, -infinity) == 0)
    #expect(Real.pow(0, -3) == infinity && Real.pow(-0.0, -3) == -infinity)
    #expect(Real.pow(-0.0, -2) == infinity && Real.pow(-0.0, -2.5) == infinity)
    #expect(Real.pow(-0.0, 3).sign == .minus && Real.pow(-0.0, 4).sign == .plus)
    #expect(Real.pow(-0.0, 0.5).sign == .plus && Real.pow(-infinity, 0.5) == infinity)
    #expect(Real.pow(-infinity, 3) == -infinity && Real.pow(-infinity, -3).sign == .minus)
    #expect(Real.pow(infinity, -0.1) == 0 && Real.pow(infinity, 0.1) == infinity)
    #expect(Real.pow(-8, 1.0 / 3).isNaN && Real.pow(-2, 0x1p53 + 2) == infinity)
    #expect(Real.pow(-1, 0x1p53 + 2) == 1 && Real.pow(-1, 9_007_199_254_740_991) == -1)
    #expect(Real.pow(10, 400) == infinity && Real.pow(-10, 309) == -infinity)
    #expect(Real.pow(10, -400) == 0 && Real.pow(-10, -401).sign == .minus)
    #expect(Real.pow(-1e200, 3) == -infinity && Real.pow(1e-200, 3) == 0)
    #expect(Real.pow(1 + 0x1p-52, 1e300) == infinity && Real.pow(1 - 0x1p-53, 1e300) == 0)
    #expect(Real.pow(2, 1e-300) == 1 && Real.pow(.leastNonzeroMagnitude, -1) == infinity)
  }

  @Test func `pow is exact where a double holds the result`() {
    for base in 2...1000 {
      var power = 1.0
      var exponent = 0
      while power * Double(base) <= 0x1p53 {
        power *= Double(base)
        exponent += 1
        #expect(Real.pow(Double(base), Double(exponent)) == power)
        #expect(Real.pow(Double(-base), Double(exponent)) == (exponent % 2 == 0 ? power : -power))
      }
      #expect(Real.pow(Double(base * base), 0.5) == Double(base))
      #expect(Real.pow(Double(base) / 1024, 3) == Double(base * base * base) / 0x1p30)
      #expect(Real.pow(Double(base * base), 1.5) == Double(base * base * base))
    }
    #expect(Real.pow(1.1, 2) == 1.1 * 1.1 && Real.pow(1.1, 1) == 1.1 && Real.pow(3, -1) == 1.0 / 3)
    #expect(
      Real.pow(2, -1074) == .leastNonzeroMagnitude && Real.pow(4, -537) == .leastNonzeroMagnitude
        && Real.pow(2, 1023) == 0x1p1023)
  }

  @Test func `square roots are exact at squares`() {
    for root in 1...2000 {
      #expect(Real.sqrt(Double(root * root)) == Double(root))
    }
    #expect(Real.sqrt(-1).isNaN && Real.sqrt(infinity) == infinity)
    #expect(Real.sqrt(-0.0).sign == .minus && Real.sqrt(.nan).isNaN)
  }

  @Test func `functions of angles have no value beyond their domain`() {
    for function in [Real.sin, Real.cos] {
      #expect(function(infinity).isNaN && function(-infinity).isNaN && function(.nan).isNaN)
      #expect(!function(0x1p20).isNaN && function((0x1p20).nextUp).isNaN)
    }
    #expect(Real.sin(-0.0).sign == .minus && Real.cos(0) == 1)
  }

  @Test func `the normal distribution and the error function reach their limits`() {
    #expect(Real.erfc(infinity) == 0 && Real.erfc(-infinity) == 2 && Real.erfc(0) == 1)
    #expect(
      Real.normalCDF(0) == 0.5 && Real.normalCDF(-infinity) == 0 && Real.normalCDF(infinity) == 1)
    #expect(
      Real.normalCDF(-38.4) > 0 && Real.normalCDF(-39) == 0 && Real.normalDensity(infinity) == 0)
    #expect(Real.normalQuantile(0) == -infinity && Real.normalQuantile(1) == infinity)
    #expect(Real.normalQuantile(0.5) == 0 && Real.normalQuantile(-0.1).isNaN)
    #expect(Real.normalQuantile(1.1).isNaN && Real.normalQuantile(.nan).isNaN)
    #expect(Real.erfc(.nan).isNaN && Real.normalCDF(.nan).isNaN)
  }

  @Test func `gamma is exact at small factorials and has its poles`() {
    var factorial = 1.0
    for number in 1...22 {
      #expect(Real.gamma(Double(number)) == factorial)
      factorial *= Double(number)
    }
    #expect(Real.gamma(0) == infinity && Real.gamma(-0.0) == -infinity && Real.gamma(-3).isNaN)
    #expect(Real.gamma(172) == infinity && Real.gamma(-infinity).isNaN && Real.gamma(.nan).isNaN)
    #expect(Real.gamma(-190.5) == 0 && Real.gamma(-1e17).isNaN && Real.gamma(infinity) == infinity)
    #expect(Real.logGamma(1) == 0 && Real.logGamma(2) == 0 && Real.logGamma(0) == infinity)
    #expect(Real.logGamma(-3) == infinity && Real.logGamma(infinity) == infinity)
    #expect(abs(Real.logGamma(-0.5) - 1.2655121234846454) < 1e-14)
  }

  @Test func `no function traps on any bits`() {
    let functions = [
      Real.exp, Real.expm1, Real.log, Real.log1p, Real.log10, Real.sin, Real.cos, Real.erfc,
      Real.normalDensity, Real.normalCDF, Real.normalQuantile, Real.gamma, Real.logGamma,
    ]
    var random = RandomBits(seed: 7)
    for _ in 0..<20_000 {
      let x = random.nextDouble()
      for function in functions { _ = function(x) }
      _ = Real.pow(x, random.nextDouble())
    }
  }
}
