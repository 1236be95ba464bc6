import WorthKernels
import WorthMath
import WorthPlan

/// The values of some results in all trials.
package final class TrialColumns: @unchecked Sendable {
  private let program: LaneProgram
  private let simulation: PlanSimulation
  private let memory: UnsafeMutablePointer<Double>
  /// By result, then by block.
  private let moments: UnsafeMutablePointer<WorthMoments>
  private let count: Int
  private let trials: Int

  /// Makes room for `count` results of `program`.
  package init(_ program: LaneProgram, count: Int, _ simulation: PlanSimulation) {
    self.program = program
    self.simulation = simulation
    self.count = count
    trials = Int(truncatingIfNeeded: simulation.trials)
    memory = .allocate(capacity: max(1, count * trials))
    blockCount = (trials + LaneRunner.blockSize - 1) / LaneRunner.blockSize
    moments = .allocate(capacity: max(1, count * blockCount))
  }

  deinit {
    memory.deallocate()
    moments.deallocate()
  }

  /// What is told of the result at `number`. The columns must outlive it.
  package func summary(_ number: Int, _ workers: LaneWorkers) -> TrialSummary {
    TrialSummary(
      UnsafeBufferPointer(start: memory + number * trials, count: trials),
      blocks: UnsafeBufferPointer(start: moments + number * blockCount, count: blockCount),
      workers)
  }

  /// The number of blocks of trials.
  package let blockCount: Int

  /// Runs all blocks, unless the workers are to end early.
  package func run(_ workers: LaneWorkers) {
    // What the draws need is made first.
    let program = program
    workers.run(program.preparationCount) { program.prepare(part: $0) }
    let total = workers.parts(of: blockCount)
    workers.run(total) { self.run(part: $0, of: total, until: workers.isCancelled) }
  }

  /// Runs the blocks of part `number` of `total`, unless it is cancelled. Parts can run on threads of their own.
  private func run(part number: Int, of total: Int, until isCancelled: () -> Bool) {
    let runner = LaneRunner(
      program, seed: simulation.seed, trials: simulation.trials,
      isStratified: simulation.isStratified)
    let targets = (0..<count).map { memory + $0 * trials }
    for block in number * blockCount / total..<(number + 1) * blockCount / total {
      if isCancelled() { return }
      runner.run(block: UInt64(block), into: targets)
      let start = block * LaneRunner.blockSize
      let size = min(LaneRunner.blockSize, trials - start)
      for (result, target) in targets.enumerated() {
        let mean = Real.sum(target + start, count: size) / Double(size)
        moments[result * blockCount + block] = Kernels.best.moments(
          target + start, size, mean)
      }
    }
  }
}
