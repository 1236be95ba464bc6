import WorthLanes
import WorthMath
import WorthPlan

/// How the draws of correlated names depend on one another: by a Gaussian copula.
///
/// Names are known by their paths, so that a name hangs on others in scenarios and variants as it
/// does in the case.
struct Dependence {
  /// For each name that hangs on others, those others and itself with their weights.
  private var weights: [String: [(path: String, weight: Double)]] = [:]
  /// The paths of the draws of the plan.
  private let paths: [String]
  /// The paths of those that each row, period or key of a kind makes by itself.
  private let byRow: Set<String>

  /// Creates the dependences that a plan states, by the factor of each matrix of correlations.
  init(_ plan: Plan) {
    paths = plan.draws.map { $0.path }
    byRow = Set(plan.draws.filter { $0.rows != nil }.map { $0.path })
    for group in CorrelationGroups(plan.correlations).groups {
      var failed = -1
      guard let factor = CholeskyFactor(group.matrix, failedRow: &failed) else { continue }
      let names = group.draws.map { plan.draws[Int($0)].path }
      for (row, name) in names.enumerated() {
        weights[name] = zip(names, factor.rows[row]).map { ($0, $1) }
      }
    }
  }

  /// Returns the uniform draws of the draw `number`, at `index` where each index has a draw of its
  /// own, for the key `row` where each row has.
  func uniform(_ number: Int32, index: Int64?, row: String?, _ trace: inout Trace) -> Double {
    let path = paths[Int(number)]
    guard let parts = weights[path] else {
      return trace.uniform(stream(path, index: index, row: row))
    }
    var sum = 0.0
    for (other, weight) in parts where weight != 0 {
      let own = trace.uniform(stream(other, index: index, row: row))
      let deviate = trace.unary(.normalQuantile, own)
      sum = trace.binary(.add, sum, trace.binary(.multiply, deviate, weight))
    }
    return trace.unary(.normalCDF, sum)
  }

  /// The stream of a name: that of the row `row` where each row draws by itself.
  private func stream(_ path: String, index: Int64?, row: String?) -> UInt64 {
    guard let row, byRow.contains(path) else { return Philox.stream(path, index: index) }
    return Philox.stream(path + "[" + row + "]", index: index)
  }

  /// Returns what trial `trial` draws.
  func uniform(
    _ number: Int32, index: Int64?, row: String?, trial: UInt64, _ simulation: PlanSimulation
  ) -> Double {
    /// Returns the uniform number that the name at `path` draws in the trial before anything
    /// depends on anything.
    func own(_ path: String) -> Double {
      let stream = stream(path, index: index, row: row)
      let value = Philox.uniform(trial, stream: stream, seed: simulation.seed)
      guard simulation.isStratified else { return value }
      let strata = Strata(count: simulation.trials, key: stream ^ simulation.seed)
      return (Double(strata.place(of: trial)) + value) * (1 / Double(simulation.trials))
    }
    let path = paths[Int(number)]
    guard let parts = weights[path] else { return own(path) }
    var sum = 0.0
    for (other, weight) in parts where weight != 0 {
      sum += Real.normalQuantile(own(other)) * weight
    }
    return Real.normalCDF(sum)
  }
}
