import WorthKernels

extension Real {
  /// Returns the `x` at which the standard normal distribution reaches the probability `p`.
  ///
  /// It is -∞ for 0, ∞ for 1 and NaN outside of 0...1.
  /// - Error: relative 1e-15.
  /// - Source: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution",
  ///   Applied Statistics 37 (1988), PPND16.
  package static func normalQuantile(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= 0.425 { return centralQuantile(q) }
    guard p > 0 && p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    let r = sqrt(-log(q < 0 ? p : 1 - p))
    let result = r <= 5 ? nearTailQuantile(r - 1.6) : farTailQuantile(r - 5)
    return q < 0 ? -result : result
  }

  /// Returns the quantile of 0.5 + `q` for |q| ≤ 0.425.
  private static func centralQuantile(_ q: Double) -> Double {
    let r = 0.180625 - q * q
    let top = ratioPart(
      r, 3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
      1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
      3.3430575583588128105e+4, 2.5090809287301226727e+3)
    let bottom = ratioPart(
      r, 1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
      2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
      5.2264952788528545610e+3)
    return q * top / bottom
  }

  /// Sets `target` to the quantiles of `count` probabilities.
  ///
  /// The logarithm in the tails is that of vectors: a last bit may differ from `normalQuantile`.
  /// - Error: relative 2e-15.
  /// - Requires: `count` is a multiple of 8, both columns are aligned to 64 bytes; they may be the
  ///   same.
  package static func normalQuantiles(
    _ target: UnsafeMutablePointer<Double>, of p: UnsafePointer<Double>, count: Int
  ) {
    var place = 0
    while place < count {
      let part = min(512, count &- place)
      Kernels.best.normal_quantiles(target + place, p + place, part) { p, _ in
        Real.normalQuantile(p)
      }
      place &+= part
    }
  }

  /// Returns the quantile for √(-ln p) = `r` + 1.6 ≤ 5.
  private static func nearTailQuantile(_ r: Double) -> Double {
    let top = ratioPart(
      r, 1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
      3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4)
    let bottom = ratioPart(
      r, 1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9)
    return top / bottom
  }

  /// Returns the quantile for √(-ln p) = `r` + 5.
  private static func farTailQuantile(_ r: Double) -> Double {
    let top = ratioPart(
      r, 6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7)
    let bottom = ratioPart(
      r, 1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15)
    return top / bottom
  }

  /// Returns a polynomial of degree 7, its coefficients from the lowest to the highest.
  @inline(__always)
  private static func ratioPart(
    _ r: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double,
    _ g: Double, _ h: Double
  ) -> Double {
    ((((((h * r + g) * r + f) * r + e) * r + d) * r + c) * r + b) * r + a
  }
}
