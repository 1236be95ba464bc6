package struct Distribution: Sendable {
  package let family: DistributionFamily
  package let a: Double, b: Double, c: Double, d: Double
  package init?(_ family: DistributionFamily, _ a: Double, _ b: Double = 0, _ c: Double = 0, _ d: Double = 0) {
    guard a.isFinite, b.isFinite else { return nil }
    if family == .normal || family == .lognormal, b < 0 { return nil }
    if family == .uniform, a > b { return nil }
    if family == .triangular, !(a <= b && b <= c) { return nil }
    self.family = family; self.a = a; self.b = b; self.c = c; self.d = d
  }
  package func density(_ x: Double) -> Double { 0 }
  package func cumulative(_ x: Double) -> Double {
    switch family { case .normal: Real.normalCDF((x - a) / b)
    default: x < a ? 0 : x > b ? 1 : (x - a) / (b - a) } }
  package func quantile(_ p: Double) -> Double { switch family { case .normal: a + b * Real.normalQuantile(p)
    case .lognormal: Real.exp(a + b * Real.normalQuantile(p))
    case .bernoulli: p > 1 - a ? 1 : 0
    default: a + p * (b - a) } }
  package var mean: Double { family == .normal ? a : family == .lognormal ? Real.exp(a + b * b / 2) : family == .uniform ? (a+b)/2 : (a + b + c) / 3 }
  package var standardDeviation: Double { b }
}
