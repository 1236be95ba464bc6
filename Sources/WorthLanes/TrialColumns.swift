import WorthKernels
import WorthMath
import WorthPlan
import WorthSource

/// The values of some results in all trials.
package final class TrialColumns: @unchecked Sendable {
  /// What is run in each block.
  private let program: LaneProgram
  /// The number of trials, and how they are drawn.
  private let simulation: PlanSimulation
  /// The columns that are handed in.
  private let given: [[Double]]
  /// By result, then by trial.
  private let memory: UnsafeMutablePointer<Double>
  /// By result, then by block.
  private let moments: UnsafeMutablePointer<WorthMoments>
  /// The number of results.
  private let count: Int
  /// The number of trials.
  private let trials: Int

  /// Makes room for `count` results of `program`, which takes the columns in `given`.
  package init(
    _ program: LaneProgram, count: Int, _ simulation: PlanSimulation, given: [[Double]] = []
  ) {
    self.given = given
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

  /// The summary of the result at `number`. The columns must outlive it.
  package func summary(_ number: Int, _ workers: LaneWorkers) -> TrialSummary {
    TrialSummary(
      UnsafeBufferPointer(start: memory + number * trials, count: trials),
      blocks: UnsafeBufferPointer(start: moments + number * blockCount, count: blockCount),
      workers)
  }

  /// The values of the result at `number` in all trials.
  package func values(_ number: Int) -> [Double] {
    Array(UnsafeBufferPointer(start: memory + number * trials, count: trials))
  }

  /// The values of the result at `number`, as long as the columns are there.
  package func pointer(_ number: Int) -> UnsafePointer<Double> {
    UnsafePointer(memory + number * trials)
  }

  /// The number of blocks of trials.
  package let blockCount: Int

  /// How a run of all blocks ended.
  package enum End: Sendable {
    /// All trials were computed; functions took so many steps beyond those that they take as a
    /// rule, and each condition does not hold in so many trials.
    case done(steps: UInt64, misses: [Int])
    /// Functions need more steps in a block than its share.
    case outOfSteps
    /// The observer has ended the work.
    case stopped
  }

  /// Runs all blocks, each of which has its share of `steps` for functions that take longer than
  /// they do as a rule.
  ///
  /// How a block ends does not depend on the others, so that any number of threads ends in the same
  /// way.
  package func run(_ workers: LaneWorkers, steps: UInt64, observer: WorkObserver?) -> End {
    // What the draws need is made first.
    let program = program
    workers.run(program.preparationCount) { program.prepare(part: $0) }
    // Each part has columns of its own: where these are many, there are no more parts than threads.
    let total =
      LaneRunner.isWide(program)
      ? max(1, min(blockCount, workers.threads)) : workers.parts(of: blockCount)
    let share = steps / UInt64(max(1, blockCount))
    let ends = UnsafeMutablePointer<PartEnd>.allocate(capacity: max(1, total))
    ends.initialize(repeating: PartEnd(), count: max(1, total))
    defer { ends.deallocate() }
    let places = PartEnds(start: ends)
    workers.run(total) { part in
      places.start[part] = self.run(part: part, of: total, share: share, observer: observer)
    }
    var used: UInt64 = 0
    var isOut = false
    var misses = [Int](repeating: 0, count: program.conditions.count)
    for part in 0..<total {
      if ends[part].isStopped { return .stopped }
      if ends[part].isOut { isOut = true }
      used += ends[part].steps
      for (place, count) in ends[part].misses.enumerated() { misses[place] += count }
    }
    return isOut ? .outOfSteps : .done(steps: used, misses: misses)
  }

  /// How the blocks of a part ended.
  private struct PartEnd {
    /// The steps that functions took beyond those that were charged.
    var steps: UInt64 = 0
    var isOut = false
    /// In how many trials each condition does not hold.
    var misses: [Int] = []
    /// `true` iff the observer ended the work.
    var isStopped = false
  }

  /// The places for the ends of all parts; each part writes its own alone.
  private struct PartEnds: @unchecked Sendable {
    /// The end of the first part.
    let start: UnsafeMutablePointer<PartEnd>
  }

  /// Runs the blocks of part `number` of `total`, until the observer ends the work. Parts can run
  /// on threads of their own.
  private func run(
    part number: Int, of total: Int, share: UInt64, observer: WorkObserver?
  ) -> PartEnd {
    var end = PartEnd()
    end.misses = Array(repeating: 0, count: program.conditions.count)
    let runner = LaneRunner(
      program, seed: simulation.seed, trials: simulation.trials,
      isStratified: simulation.isStratified, given: given)
    let targets = (0..<count).map { memory + $0 * trials }
    for block in number * blockCount / total..<(number + 1) * blockCount / total {
      let done = UInt64(block) * UInt64(LaneRunner.blockSize)
      if let observer, !observer(WorkProgress(.trials, done: done, total: simulation.trials)) {
        end.isStopped = true
        return end
      }
      guard
        let used = runner.run(
          block: UInt64(block), into: targets, misses: &end.misses, steps: share)
      else {
        end.isOut = true
        return end
      }
      end.steps += used
      let start = block * LaneRunner.blockSize
      let size = min(LaneRunner.blockSize, trials - start)
      for (result, target) in targets.enumerated() {
        let mean = Real.sum(target + start, count: size) / Double(size)
        moments[result * blockCount + block] = Kernels.best.moments(
          target + start, size, mean)
      }
    }
    return end
  }
}
