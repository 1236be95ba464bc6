import Testing
import WorthBuiltins
import WorthMath
import WorthPlan
import WorthTestSupport
import WorthValue

@testable import WorthLanes

/// Between what values lie in all trials.
@Suite struct LaneBoundsTests {
  /// The distributions of which values are drawn, each with bounds or without.
  private static let drawn: [(name: String, parameters: [Double], low: Double, high: Double)] = [
    ("normal", [0.05, 0.02], -.infinity, .infinity), ("normal", [1, 3], 0, .infinity),
    ("lognormal", [10, 4], -.infinity, .infinity), ("uniform", [-1, 2], -.infinity, .infinity),
    ("uniform", [0, 3], 1, 2), ("triangular", [0, 0, 1], -.infinity, .infinity),
    ("triangular", [-2, 1, 4], -1, .infinity), ("pert", [0, 1, 5, 4], -.infinity, .infinity),
    ("exponential", [2], -.infinity, .infinity), ("binomial", [5, 0.3], -.infinity, .infinity),
    ("poisson", [2], -.infinity, .infinity),
  ]

  /// Random operations on draws and numbers, which notes each comparison that took no operation.
  private struct Maker {
    var dice: Dice
    var trace: Trace
    /// Draws, numbers and what came out of operations.
    var values: [Double] = [0, 1, 2, -3, 0.5, 1000]
    /// Choices of the lesser or greater that bounds settled: what was asked, and the answer.
    var settled: [(operation: LaneOperation, x: Double, y: Double, answer: Double)] = []

    init(_ seed: UInt64, isStratified: Bool) {
      dice = Dice(seed: seed)
      trace = Trace(limit: 1000, isStratified: isStratified)
      for place in 0..<4 {
        let (name, parameters, low, high) = drawn[dice.number(0...drawn.count - 1)]
        guard
          let form = DistributionTable.all.first(where: {
            "\($0.name)" == name && $0.parameters.count == parameters.count
          }),
          let distribution = LaneDistribution(
            form, parameters, [], low: low, high: high, shift: Double(dice.number(-1...1)))
        else { continue }
        values.append(
          trace.quantile(
            trace.uniform(UInt64(place)), distribution, sample: distribution.mean))
      }
      for _ in 0..<40 { step() }
    }

    private mutating func any() -> Double { values[dice.number(0...values.count - 1)] }

    private mutating func step() {
      let (x, y) = (any(), any())
      let binary: [LaneOperation] = [
        .add, .subtract, .multiply, .divide, .power, .less, .lessOrEqual, .equal, .notEqual,
        .minimum, .maximum,
      ]
      let unary: [LaneOperation] = [
        .negate, .not, .absolute, .squareRoot, .exponential, .logarithm, .floor, .normalCDF,
      ]
      switch dice.number(0...9) {
      case 0...5:
        let operation = binary[dice.number(0...binary.count - 1)]
        let count = trace.nodes.count
        let answer = trace.binary(operation, x, y)
        if trace.nodes.count == count, operation == .minimum || operation == .maximum {
          settled.append((operation, x, y, answer))
        }
        values.append(answer)
      case 6, 7: values.append(trace.unary(unary[dice.number(0...unary.count - 1)], x))
      case 8: values.append(trace.select(any(), x, y))
      default:
        if let rounding = LaneRounding(digits: Double(dice.number(-1...2)), mode: .floor) {
          values.append(trace.rounded(x, rounding))
        }
      }
    }
  }

  @Test(arguments: 1...60)
  func `values lie between their bounds, and what bounds settle is so in every trial`(
    _ seed: Int
  ) {
    let isStratified = seed.isMultiple(of: 3)
    let made = Maker(UInt64(seed), isStratified: isStratified)
    var simulation = PlanSimulation()
    (simulation.trials, simulation.seed, simulation.isStratified) = (1000, 7, isStratified)
    let columns = TrialColumns(
      LaneProgram(made.trace, results: made.values), count: made.values.count, simulation)
    guard case .done = columns.run(.single, steps: 10_000_000, observer: nil) else {
      Issue.record("the trials were not computed")
      return
    }
    var lanes: [UInt64: [Double]] = [:]
    for (place, value) in made.values.enumerated() {
      lanes[value.bitPattern] = columns.values(place)
      let bounds = made.trace.bounds(ofValue: value)
      guard bounds.isKnown else { continue }
      #expect(columns.values(place).allSatisfy { bounds.low <= $0 && $0 <= bounds.high })
    }
    for (operation, x, y, answer) in made.settled {
      guard let left = lanes[x.bitPattern], let right = lanes[y.bitPattern],
        let found = lanes[answer.bitPattern]
      else { continue }
      for trial in found.indices {
        let expected = Trace.value(operation, left[trial], right[trial])
        #expect(found[trial] == expected || found[trial].isNaN && expected.isNaN)
      }
    }
  }

  @Test func `what bounds settle is no operation`() {
    var trace = Trace(limit: 100)
    let form = DistributionTable.all.first { "\($0.name)" == "triangular" }
    guard let form,
      let distribution = LaneDistribution(
        form, [0.03, 0.05, 0.07], [], low: -.infinity, high: .infinity, shift: 0)
    else {
      Issue.record("no triangular distribution")
      return
    }
    let rate = trace.quantile(trace.uniform(1), distribution, sample: 0.05)
    let base = trace.binary(.multiply, rate, 1_000)
    let count = trace.nodes.count
    #expect(trace.binary(.maximum, base, 0).bitPattern == base.bitPattern)
    #expect(trace.nodes.count == count)
    // What differs from trial to trial stays so, whatever comes out.
    #expect(Marker.isVarying(trace.binary(.minimum, base, 0)))
    // A condition can be asked about all the same.
    for (condition, isSure) in [
      (trace.binary(.lessOrEqual, 0, rate), true), (trace.binary(.lessOrEqual, rate, 1), true),
      (trace.binary(.less, base, 100), true), (trace.binary(.notEqual, rate, 0), true),
      (trace.binary(.less, base, 10), false),
      // Some rates lie below 4 %, some above; at the ends digits decide.
      (trace.binary(.less, rate, 0.04), false), (trace.binary(.less, rate, 0.07), false),
    ] {
      #expect(Marker.isVarying(condition) && trace.isSure(condition) == isSure)
      if isSure { #expect(trace.select(condition, rate, 4).bitPattern == rate.bitPattern) }
    }
    let never = trace.binary(.less, base, 10)
    #expect(trace.select(never, 3, rate).bitPattern == rate.bitPattern)
    #expect(Marker.isVarying(trace.select(never, rate, 4)))
    let always = trace.unary(.not, never)
    #expect(trace.isSure(always))
  }

  @Test func `a normal number has no bounds where draws may reach the ends`() {
    let form = DistributionTable.all.first { "\($0.name)" == "normal" }
    for isStratified in [false, true] {
      var trace = Trace(limit: 100, isStratified: isStratified)
      guard let form,
        let distribution = LaneDistribution(
          form, [0.05, 0.02], [], low: -.infinity, high: .infinity, shift: 0)
      else { continue }
      let growth = trace.quantile(trace.uniform(1), distribution, sample: 0.05)
      #expect(trace.bounds(ofValue: growth).isKnown == !isStratified)
      let isSmall = trace.binary(.less, growth, 1)
      #expect(trace.isSure(isSmall) == !isStratified)
    }
  }
}
