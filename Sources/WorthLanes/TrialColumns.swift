import WorthPlan

/// The values of some results in all trials.
package final class TrialColumns: @unchecked Sendable {
  private let program: LaneProgram
  private let simulation: PlanSimulation
  private let memory: UnsafeMutablePointer<Double>
  private let count: Int
  private let trials: Int

  /// Makes room for `count` results of `program`.
  package init(_ program: LaneProgram, count: Int, _ simulation: PlanSimulation) {
    self.program = program
    self.simulation = simulation
    self.count = count
    trials = Int(truncatingIfNeeded: simulation.trials)
    memory = .allocate(capacity: max(1, count * trials))
  }

  deinit { memory.deallocate() }

  /// The values of the result at `number`, by trial.
  package func column(_ number: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: memory + number * trials, count: trials)
  }

  /// The number of blocks of trials.
  package var blockCount: Int { (trials + LaneRunner.blockSize - 1) / LaneRunner.blockSize }

  /// Runs the blocks of part `number` of `total`, unless it is cancelled. Parts can run on threads of their own.
  package func run(part number: Int, of total: Int, until isCancelled: () -> Bool) {
    let runner = LaneRunner(
      program, seed: simulation.seed, trials: simulation.trials,
      isStratified: simulation.isStratified)
    let targets = (0..<count).map { memory + $0 * trials }
    for block in number * blockCount / total..<(number + 1) * blockCount / total {
      if isCancelled() { return }
      runner.run(block: UInt64(block), into: targets)
    }
  }
}
