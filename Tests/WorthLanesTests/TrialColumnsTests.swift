import Foundation
import Testing
import WorthMath
import WorthPlan
import WorthSource
import WorthValue

@testable import WorthLanes

/// Trials in blocks.
@Suite struct TrialColumnsTests {
  private func simulation(_ trials: UInt64) -> PlanSimulation {
    var simulation = PlanSimulation()
    simulation.trials = trials
    simulation.seed = 5
    return simulation
  }

  /// A program for a uniform number and for twice of it and one.
  private func program() -> LaneProgram {
    var trace = Trace(limit: 100)
    let draw = trace.uniform(99)
    let value = trace.binary(.add, trace.binary(.multiply, draw, 2), 1)
    return LaneProgram(trace, results: [draw, value])
  }

  @Test func `a program with more columns than the cache holds gives the bits of each trial`() {
    // All draws are held until their mean is known.
    let count = 3_000
    var trace = Trace(limit: 100_000)
    let draws = (0..<count).map { trace.uniform(UInt64($0)) }
    let mean = trace.binary(.divide, trace.sum(draws), Double(count))
    let distances = draws.map { trace.binary(.subtract, $0, mean) }
    let squares = trace.sum(distances.map { trace.binary(.multiply, $0, $0) })
    // In about half of the trials the mean is below 1/2.
    let condition = trace.binary(.lessOrEqual, 0.5, mean)
    let program = LaneProgram(trace, results: [squares, mean], conditions: [condition])
    #expect(program.columnCount >= count)
    #expect(LaneRunner.isWide(program))
    let trials = 530
    let columns = TrialColumns(program, count: 2, simulation(UInt64(trials)))
    guard case .done(_, let misses) = columns.run(.single, steps: 1_000_000, observer: nil) else {
      Issue.record("the trials were not computed")
      return
    }
    let found = (squares: columns.values(0), means: columns.values(1))
    var below = 0
    for trial in 0..<trials {
      let own = (0..<count).map { Philox.uniform(UInt64(trial), stream: UInt64($0), seed: 5) }
      let mean = Real.sum(own, count: count) / Double(count)
      let squares = own.map { ($0 - mean) * ($0 - mean) }
      if mean < 0.5 { below += 1 }
      #expect(found.means[trial].bitPattern == mean.bitPattern)
      #expect(
        found.squares[trial].bitPattern == Real.sum(squares, count: count).bitPattern)
    }
    #expect(below > 0 && misses == [below])
  }

  @Test func `every trial has the draw of its number, and what follows from it`() {
    let columns = TrialColumns(program(), count: 2, simulation(1300))
    guard case .done = columns.run(.single, steps: 1_000_000, observer: nil) else {
      Issue.record("the trials were not computed")
      return
    }
    let draws = columns.summary(0, .single)
    let values = columns.summary(1, .single)
    let expected = (0..<1300).map { Philox.uniform(UInt64($0), stream: 99, seed: 5) }
    #expect(draws.ordered(Array(0..<1300)) == expected.sorted())
    #expect(values.least == expected.min().map { $0 * 2 + 1 })
    #expect(abs(values.mean - (expected.reduce(0, +) / 1300 * 2 + 1)) < 1e-12)
  }

  @Test func `an observer ends the trials between two blocks`() {
    let columns = TrialColumns(program(), count: 2, simulation(100_000))
    let end = columns.run(.single, steps: 1_000_000) { $0.done < 1024 }
    guard case .stopped = end else {
      Issue.record("the trials went on")
      return
    }
  }

  @Test func `a function that takes longer in trials than with bases is stopped`() {
    var trace = Trace(limit: 100)
    let draw = trace.uniform(99)
    // 1 + 1_000 · draw steps of a lattice, noted as if they cost nothing.
    let steps = trace.unary(.floor, trace.binary(.add, trace.binary(.multiply, draw, 1000), 1))
    let position = Int32(LatticeCall.position)
    let operands = LatticeCall.arguments.map { $0 ?? steps }
    let call = LaneCall(
      function: position,
      inputs: operands.map { LaneCall.Input(operands: [trace.operand($0)], isList: false) },
      count: 1, givesList: false, steps: 0)
    let value = trace.call(call, results: [1])[0]
    let program = LaneProgram(trace, results: [value])
    let few = TrialColumns(program, count: 1, simulation(1024))
    guard case .outOfSteps = few.run(.single, steps: 1000, observer: nil) else {
      Issue.record("the lattices were worked out")
      return
    }
    let enough = TrialColumns(program, count: 1, simulation(1024))
    guard case .done(let used, _) = enough.run(.single, steps: 1 << 40, observer: nil) else {
      Issue.record("the lattices were not worked out")
      return
    }
    #expect(used > 1000)
  }
}
