import Testing
import WorthMath

/// Parameters without sense or spread, ends of supports, and values that are known otherwise.
@Suite struct DistributionParameterTests {
  private let infinity = Double.infinity

  @Test func `parameters that make no sense give no distribution`() {
    let wrong: [(DistributionFamily, [Double])] = [
      (.normal, [0, -1]), (.normal, [.nan, 1]), (.normal, [0, .nan]), (.normal, [0, infinity]),
      (.lognormal, [0, -0.1]), (.lognormal, [-infinity, 1]), (.uniform, [1, 0]),
      (.uniform, [0, infinity]), (.uniform, [-1.7e308, 1.7e308]), (.triangular, [0, 3, 2]),
      (.triangular, [0, -1, 2]), (.triangular, [2, 2, 1]), (.pert, [0, 3, 2, 4]),
      (.pert, [0, 1, 2, -1]), (.pert, [0, 1, 2, .nan]), (.beta, [0, 1, 0, 1]),
      (.beta, [1, -1, 0, 1]), (.beta, [1, 1, 1, 0]), (.beta, [infinity, 1, 0, 1]),
      (.gamma, [0, 1]), (.gamma, [1, -1]), (.exponential, [-1]), (.exponential, [.nan]),
      (.weibull, [0, 1]), (.weibull, [1, -1]), (.studentT, [0, 0, 1]), (.studentT, [3, 0, -1]),
      (.studentT, [infinity, 0, 1]), (.bernoulli, [-0.1]), (.bernoulli, [1.1]),
      (.bernoulli, [.nan]), (.binomial, [2.5, 0.5]), (.binomial, [-1, 0.5]),
      (.binomial, [infinity, 0.5]), (.binomial, [3, 1.5]), (.poisson, [-1]),
      (.poisson, [infinity]),
    ]
    for (family, values) in wrong {
      let padded = values + [0, 0, 0]
      let made = Distribution(family, padded[0], padded[1], padded[2], padded[3])
      #expect(made == nil, "\(family) \(values)")
    }
  }

  @Test func `without spread a distribution is a constant`() throws {
    let constants: [(DistributionFamily, [Double], Double)] = [
      (.normal, [3, 0], 3), (.lognormal, [0, 0], 1), (.uniform, [2, 2], 2),
      (.triangular, [5, 5, 5], 5), (.pert, [5, 5, 5, 4], 5), (.beta, [2, 3, 4, 4], 4),
      (.gamma, [2, 0], 0), (.exponential, [0], 0), (.weibull, [2, 0], 0),
      (.studentT, [1, 7, 0], 7), (.bernoulli, [0], 0), (.bernoulli, [1], 1),
      (.binomial, [5, 1], 5), (.binomial, [0, 0.5], 0), (.poisson, [0], 0),
    ]
    for (family, values, constant) in constants {
      let padded = values + [0, 0, 0]
      let made = try #require(Distribution(family, padded[0], padded[1], padded[2], padded[3]))
      #expect(made.mean == constant && made.standardDeviation == 0)
      #expect(made.quantile(0) == constant && made.quantile(1) == constant)
      #expect(made.quantile(0.3) == constant)
      #expect(made.cumulative(constant) == 1 && made.cumulative(constant - 0.01) == 0)
      #expect(made.density(constant) == (family.isDiscrete ? 1 : infinity))
      #expect(made.density(constant + 1) == 0)
    }
  }

  @Test func `quantiles of 0 and 1 are the ends, beyond there are none`() throws {
    let ends: [(Distribution?, Double, Double)] = [
      (Distribution(.normal, 1, 2), -infinity, infinity),
      (Distribution(.lognormal, 1, 2), 0, infinity), (Distribution(.uniform, 1, 2), 1, 2),
      (Distribution(.triangular, 1, 2, 3), 1, 3), (Distribution(.pert, 1, 2, 3, 4), 1, 3),
      (Distribution(.beta, 2, 2, -1, 4), -1, 4), (Distribution(.gamma, 2, 2), 0, infinity),
      (Distribution(.exponential, 2), 0, infinity), (Distribution(.weibull, 2, 2), 0, infinity),
      (Distribution(.studentT, 2, 0, 1), -infinity, infinity),
      (Distribution(.bernoulli, 0.5), 0, 1),
      (Distribution(.binomial, 9, 0.5), 0, 9), (Distribution(.poisson, 3), 0, infinity),
    ]
    #expect(ends.count == DistributionFamily.allCases.count)
    for (made, low, high) in ends {
      let distribution = try #require(made)
      #expect(distribution.quantile(0) == low && distribution.quantile(1) == high)
      #expect(distribution.quantile(-0.1).isNaN && distribution.quantile(1.1).isNaN)
      #expect(distribution.quantile(.nan).isNaN)
      #expect(distribution.cumulative(low - 1) == 0 && distribution.cumulative(high) == 1)
      #expect(distribution.cumulative(-infinity) == 0 && distribution.cumulative(infinity) == 1)
      #expect(distribution.density(-infinity) == 0 && distribution.density(infinity) == 0)
      #expect(distribution.density(low - 1) == 0 && distribution.density(high + 1) == 0)
      #expect(distribution.density(.nan).isNaN && distribution.cumulative(.nan).isNaN)
    }
  }

  @Test func `a quantile is the least whole number that reaches the probability`() throws {
    let coin = try #require(Distribution(.bernoulli, 0.3))
    #expect(coin.quantile(0.7) == 0 && coin.quantile(0.7000001) == 1)
    let trials = try #require(Distribution(.binomial, 2, 0.5))
    #expect(trials.quantile(0.25) == 0 && trials.quantile(0.25000001) == 1)
    #expect(trials.quantile(0.75) == 1 && trials.quantile(0.75000001) == 2)
    #expect(trials.density(0.5) == 0 && trials.cumulative(1.9) == 0.75)
    for mean in [0.5, 9, 5000] {
      let events = try #require(Distribution(.poisson, mean))
      for p in [1e-12, 0.01, 0.4, 0.77, 0.999, 1 - 1e-9] {
        let x = events.quantile(p)
        #expect(events.cumulative(x) >= p && events.cumulative(x - 1) < p)
      }
    }
  }

  @Test func `moments that do not exist are infinite or no number`() throws {
    let first = try #require(Distribution(.studentT, 1, 0, 1))
    #expect(first.mean.isNaN && first.standardDeviation.isNaN)
    let second = try #require(Distribution(.studentT, 2, 5, 1))
    #expect(second.mean == 5 && second.standardDeviation == infinity)
  }

  @Test func `extreme parameters and arguments give probabilities`() throws {
    let sizes = [1e-300, 1e-10, 1e-3, 1, 1e4, 1e9, 1e12]
    for family in DistributionFamily.allCases {
      for a in sizes {
        for b in sizes {
          guard let made = Distribution(family, a, b, 0, 1) else { continue }
          for p in [1e-300, 1e-5, 0.5, 1 - 0x1p-53] {
            let x = made.quantile(p)
            #expect(!x.isNaN, "\(family) \(a) \(b) \(p)")
            let reached = made.cumulative(x)
            #expect(reached >= 0 && reached <= 1, "\(family) \(a) \(b) \(p)")
            #expect(made.density(x) >= 0, "\(family) \(a) \(b) \(p)")
          }
        }
      }
    }
  }
}
