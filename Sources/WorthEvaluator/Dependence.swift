import WorthLanes
import WorthMath
import WorthPlan

/// How the draws of correlated names depend on one another: by a Gaussian copula.
///
/// Names are known by their paths, so that a name hangs on others in scenarios and variants as it
/// does in the case.
struct Dependence {
  /// How far the rows of a name go with what they share.
  private struct Shared {
    /// The weight of the factor of all rows, and of what each row has by itself.
    var factor: Double
    var own: Double
    /// The names that every row goes with, and their weights.
    var others: [(path: String, weight: Double)]
  }

  /// For each name that hangs on others, those others and itself with their weights.
  private var weights: [String: [(path: String, weight: Double)]] = [:]
  /// The names whose rows go together.
  private var shared: [String: Shared] = [:]
  /// The paths of the draws of the plan.
  private let paths: [String]
  /// The paths of those that each row, period or key makes by itself.
  private let byRow: Set<String>

  /// Creates the dependences that a plan states, by the factor of each matrix of correlations.
  init(_ plan: Plan) {
    paths = plan.draws.map { $0.path }
    byRow = Set(plan.draws.filter { $0.rows != nil || $0.keys != nil }.map { $0.path })
    for group in CorrelationGroups(plan.correlations).groups {
      var failed = -1
      guard let factor = CholeskyFactor(group.matrix, failedRow: &failed) else { continue }
      let names = group.draws.map { plan.draws[Int($0)].path }
      for (row, name) in names.enumerated() {
        weights[name] = zip(names, factor.rows[row]).map { ($0, $1) }
      }
    }
    for factor in plan.rowFactors {
      let rest = max(0, factor.shared - factor.explained)
      shared[paths[Int(factor.draw)]] = Shared(
        factor: Real.sqrt(rest), own: Real.sqrt(1 - factor.shared),
        others: factor.others.map { (paths[Int($0.draw)], $0.weight) })
    }
  }

  /// The parts whose weighted sum is the normal score of a name: streams of draws that depend on
  /// nothing. Nothing for a name that depends on nothing itself.
  private func parts(
    _ path: String, index: Int64?, row: String?
  ) -> [(stream: UInt64, weight: Double)] {
    var found = (weights[path] ?? []).filter { $0.weight != 0 }.map { part in
      (stream: stream(part.path, index: index, row: row), weight: part.weight)
    }
    guard let shared = shared[path] else { return found }
    if found.isEmpty { found = [(stream(path, index: index, row: row), 1)] }
    for place in found.indices { found[place].weight *= shared.own }
    if shared.factor != 0 {
      // No key of a row can hold this: it is no text between brackets.
      found.append((Philox.stream(path + " of all rows", index: index), shared.factor))
    }
    for (other, weight) in shared.others {
      var others = parts(other, index: index, row: nil)
      if others.isEmpty { others = [(stream(other, index: index, row: nil), 1)] }
      found += others.map { ($0.stream, $0.weight * weight) }
    }
    return found
  }

  /// Returns the uniform draws of the draw `number`, at `index` where each index has a draw of its
  /// own, for the key `row` where each row has.
  func uniform(_ number: Int32, index: Int64?, row: String?, _ trace: inout Trace) -> Double {
    let path = paths[Int(number)]
    let parts = parts(path, index: index, row: row)
    guard !parts.isEmpty else { return trace.uniform(stream(path, index: index, row: row)) }
    var sum = 0.0
    for part in parts {
      let deviate = trace.unary(.normalQuantile, trace.uniform(part.stream))
      sum = trace.binary(.add, sum, trace.binary(.multiply, deviate, part.weight))
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
    /// Returns the uniform number of a stream in the trial before anything depends on anything.
    func own(_ stream: UInt64) -> Double {
      let value = Philox.uniform(trial, stream: stream, seed: simulation.seed)
      guard simulation.isStratified else { return value }
      let strata = Strata(count: simulation.trials, key: stream ^ simulation.seed)
      return (Double(strata.place(of: trial)) + value) * (1 / Double(simulation.trials))
    }
    let path = paths[Int(number)]
    let parts = parts(path, index: index, row: row)
    guard !parts.isEmpty else { return own(stream(path, index: index, row: row)) }
    var sum = 0.0
    for part in parts { sum += Real.normalQuantile(own(part.stream)) * part.weight }
    return Real.normalCDF(sum)
  }
}
