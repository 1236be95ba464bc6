/// A family of distributions and what its parameters mean.
package enum DistributionFamily: UInt8, Sendable, CaseIterable {
  /// `a` mean, `b` standard deviation.
  case normal
  /// `a` mean of the logarithm, `b` standard deviation of the logarithm.
  case lognormal
  /// `a` low, `b` high.
  case uniform
  /// `a` low, `b` mode, `c` high.
  case triangular
  /// `a` low, `b` mode, `c` high, `d` weight of the mode (4 is usual, 0 is the uniform one).
  case pert
  /// `a` first shape, `b` second shape, `c` low, `d` high (0 and 1 are usual).
  case beta
  /// `a` shape, `b` scale.
  case gamma
  /// `a` mean.
  case exponential
  /// `a` shape, `b` scale.
  case weibull
  /// `a` degrees of freedom, `b` location, `c` scale.
  case studentT
  /// `a` probability of 1, otherwise it is 0.
  case bernoulli
  /// `a` number of trials (whole), `b` probability of success.
  case binomial
  /// `a` mean.
  case poisson
}
