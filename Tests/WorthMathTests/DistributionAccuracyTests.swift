import Testing
import WorthMath

/// Holds distributions against results of 40 digits.
@Suite struct DistributionAccuracyTests {
  /// Fails if the error of a value is above `bound`, and keeps the worst one.
  private struct Worst {
    let what: String
    let bound: Double
    var error = 0.0
    var place = ""

    /// Keeps the error of `value` where it is the worst so far.
    mutating func take(_ value: Double, _ expected: Double, at place: @autoclosure () -> String) {
      let error = DistributionReference.error(value, expected)
      if error > self.error {
        self.error = error
        self.place = "\(place()): \(value) instead of \(expected)"
      }
    }

    /// Prints the worst error, and fails where that is above the bound.
    func check(_ family: DistributionFamily) {
      print("\(family) \(what): worst relative error \(error) at \(place)")
      #expect(error <= bound, "\(family) \(what) at \(place)")
    }
  }

  @Test(arguments: DistributionFamily.allCases)
  func `densities, probabilities and quantiles are within their bounds`(
    _ family: DistributionFamily
  ) {
    var density = Worst(what: "density", bound: 1e-10)
    var cumulative = Worst(what: "cumulative", bound: 1e-10)
    var quantile = Worst(what: "quantile", bound: 1e-10)
    let references = DistributionReference.all(of: family)
    #expect(references.count >= 3)
    for reference in references {
      for point in reference.points {
        let place = "\(reference.name) at \(point.x)"
        density.take(reference.distribution.density(point.x), point.density, at: place)
        cumulative.take(reference.distribution.cumulative(point.x), point.cumulative, at: place)
        if !point.quantile.isNaN {
          let found = reference.distribution.quantile(point.cumulative)
          quantile.take(found, point.quantile, at: place)
        }
      }
    }
    density.check(family)
    cumulative.check(family)
    quantile.check(family)
  }

  @Test(arguments: DistributionFamily.allCases)
  func `means and standard deviations are within their bounds`(_ family: DistributionFamily) {
    var mean = Worst(what: "mean", bound: 1e-14)
    var deviation = Worst(what: "standard deviation", bound: 1e-13)
    for reference in DistributionReference.all(of: family) {
      mean.take(reference.distribution.mean, reference.mean, at: reference.name)
      deviation.take(
        reference.distribution.standardDeviation, reference.standardDeviation, at: reference.name)
    }
    mean.check(family)
    deviation.check(family)
  }

  @Test(arguments: DistributionFamily.allCases)
  func `a quantile leads back to where its probability came from`(_ family: DistributionFamily) {
    for reference in DistributionReference.all(of: family) {
      for point in reference.points {
        let p = reference.distribution.cumulative(point.x)
        let found = reference.distribution.quantile(p)
        // What the rounding of p alone may move.
        let slack = 0x1p-50 * p / point.density
        guard p < 0.999_999 && slack < (family.isDiscrete ? 1e-4 : .infinity) else { continue }
        let isBack = abs(found - point.x) <= (family.isDiscrete ? 0 : 1e-10 * abs(point.x) + slack)
        #expect(isBack, "\(reference.name) at \(point.x): \(found)")
      }
    }
  }
}
