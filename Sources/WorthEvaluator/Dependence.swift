import WorthLanes
import WorthMath
import WorthPlan

/// How the draws of correlated names hang together: by a Gaussian copula.
struct Dependence {
  /// For each draw that hangs on others, those others and itself with their weights.
  private var weights: [Int32: [(draw: Int32, weight: Double)]] = [:]
  private let draws: [PlanDraw]

  init(_ plan: Plan) {
    draws = plan.draws
    for group in CorrelationGroups(plan.correlations).groups {
      var failed = -1
      guard let factor = CholeskyFactor(group.matrix, failedRow: &failed) else { continue }
      for (row, draw) in group.draws.enumerated() {
        weights[draw] = zip(group.draws, factor.rows[row]).map { ($0, $1) }
      }
    }
  }

  /// Returns the uniform draws of the draw `number`, at `index` where each index draws anew.
  func uniform(_ number: Int32, index: Int64?, _ trace: inout Trace) -> Double {
    guard let parts = weights[number] else { return own(number, index, &trace) }
    var sum = 0.0
    for (draw, weight) in parts where weight != 0 {
      let deviate = trace.unary(.normalQuantile, own(draw, index, &trace))
      sum = trace.binary(.add, sum, trace.binary(.multiply, deviate, weight))
    }
    return trace.unary(.normalCDF, sum)
  }

  private func own(_ number: Int32, _ index: Int64?, _ trace: inout Trace) -> Double {
    trace.uniform(stream(number, index))
  }

  private func stream(_ number: Int32, _ index: Int64?) -> UInt64 {
    Philox.stream(draws[Int(number)].path, index: index)
  }

  /// Returns what trial `trial` draws.
  func uniform(
    _ number: Int32, index: Int64?, trial: UInt64, _ simulation: PlanSimulation
  ) -> Double {
    func own(_ draw: Int32) -> Double {
      let stream = stream(draw, index)
      let value = Philox.uniform(trial, stream: stream, seed: simulation.seed)
      guard simulation.isStratified else { return value }
      let strata = Strata(count: simulation.trials, key: stream ^ simulation.seed)
      return (Double(strata.place(of: trial)) + value) * (1 / Double(simulation.trials))
    }
    guard let parts = weights[number] else { return own(number) }
    var sum = 0.0
    for (draw, weight) in parts where weight != 0 {
      sum += Real.normalQuantile(own(draw)) * weight
    }
    return Real.normalCDF(sum)
  }
}
