import WorthBuiltins
import WorthKernels
import WorthMath
import WorthValue

/// Runs a program for blocks of trials. Each thread has a runner of its own.
package final class LaneRunner {
  /// The trials of a block. The last bits of means depend on it, so that it never changes.
  package static var blockSize: Int { 512 }

  /// The fewest lanes that are worked out at a time.
  private static var leastWidth: Int { 64 }
  /// The bytes of columns up to which whole blocks are worked out.
  private static var cache: Int { 8 << 20 }

  /// What is run.
  private let program: LaneProgram
  /// The key of all streams.
  private let seed: UInt64
  /// The number of trials of the whole simulation.
  private let trials: UInt64
  /// The columns that are handed in, each with one value a trial.
  private let given: [[Double]]
  /// `true` iff each stream is spread evenly over its range.
  private let isStratified: Bool
  /// The lanes of a block that are worked out at a time: all, or a part where there are so many
  /// columns that they would not stay in the cache, or take much memory. No lane depends on another.
  private let width: Int
  /// The memory of columns and constants, aligned for vectors.
  private let memory: UnsafeMutableRawPointer
  /// The first lane of the first column.
  private let columns: LaneColumn
  /// Each constant in all lanes of a vector.
  private let constants: UnsafeMutableRawPointer
  /// Where the lists lie that functions take and give.
  private let heap: Heap
  /// The code of each builtin.
  private let builtins: [@Sendable (inout BuiltinCall) -> Double]
  /// The steps that builtins may still take in the current block, beyond those that a call takes as
  /// a rule.
  private var stepsLeft: UInt64 = 0
  /// `true` iff builtins need more steps in the current block than they may take.
  private var isExhausted = false

  /// `true` iff whole blocks of the program do not stay in the cache.
  static func isWide(_ program: LaneProgram) -> Bool {
    program.columnCount * blockSize * 8 > cache
  }

  /// Creates a runner for `trials` trials in all.
  package init(
    _ program: LaneProgram, seed: UInt64, trials: UInt64, isStratified: Bool,
    given: [[Double]] = []
  ) {
    self.given = given
    self.program = program
    self.seed = seed
    self.trials = trials
    self.isStratified = isStratified
    var width = LaneRunner.blockSize
    while width > LaneRunner.leastWidth, program.columnCount * width * 8 > LaneRunner.cache {
      width /= 2
    }
    self.width = width
    let size = max(1, program.columnCount) * width
    memory = .allocate(byteCount: size * 8, alignment: 64)
    columns = memory.bindMemory(to: Double.self, capacity: size)
    constants = .allocate(
      byteCount: 64 * max(1, program.constants.count), alignment: 64)
    for (place, value) in program.constants.enumerated() {
      (constants + 64 * place).initializeMemory(as: Double.self, repeating: value, count: 8)
    }
    heap = Heap(limit: 1 << 24)
    builtins = BuiltinTable.code
  }

  deinit {
    memory.deallocate()
    constants.deallocate()
  }

  /// Returns the first lane of a column.
  private func column(_ number: Int32) -> LaneColumn {
    columns + Int(number) &* width
  }

  /// Returns an operand as the loops take it: a column, or a constant that stays where it is.
  private func operand(_ number: Int32) -> WorthOperand {
    number >= 0
      ? WorthOperand(start: column(number), step: 8)
      : WorthOperand(
        start: (constants + 64 * Int(~number)).assumingMemoryBound(to: Double.self), step: 0)
  }

  /// Works out the trials from `start` on; `count` of them count.
  ///
  /// The results of trial i are put into `targets` at position i of each, and to `misses` is added in
  /// how many trials each condition does not hold. Returns the steps that
  /// builtins have taken beyond those that calls take as a rule; nil where they need more than
  /// `steps`.
  package func run(
    block: UInt64, into targets: [LaneColumn], misses: inout [Int], steps: UInt64
  ) -> UInt64? {
    stepsLeft = steps
    isExhausted = false
    let first = block &* UInt64(LaneRunner.blockSize)
    let last = min(first &+ UInt64(LaneRunner.blockSize), trials)
    var start = first
    while start < last {
      let count = Int(min(UInt64(width), last &- start))
      // Whole vectors are worked out, for draws two at a time.
      let lanes = (count &+ 15) & ~15
      for instruction in program.code {
        run(instruction, start, lanes)
        if isExhausted { return nil }
      }
      for (place, result) in program.results.enumerated() {
        let target = targets[place] + Int(truncatingIfNeeded: start)
        if result >= 0 {
          target.update(from: column(result), count: count)
        } else {
          target.update(repeating: program.constants[Int(~result)], count: count)
        }
      }
      for (place, condition) in program.conditions.enumerated() {
        misses[place] += self.misses(condition, count)
      }
      start &+= UInt64(width)
    }
    return steps - stepsLeft
  }

  /// In how many of the first `count` lanes a condition is 0.
  private func misses(_ condition: Int32, _ count: Int) -> Int {
    guard condition >= 0 else { return program.constants[Int(~condition)] == 0 ? count : 0 }
    return Kernels.best.zeros(column(condition), count)
  }

  /// Calls the builtin `function`; NaN where it fails.
  private func value(
    of function: Int, _ arguments: UnsafeMutablePointer<Double>, _ count: Int, usual: UInt64
  ) -> Double {
    let (most, isTooMany) = usual.addingReportingOverflow(stepsLeft)
    var call = BuiltinCall(
      arguments: arguments, count: count, heap: heap, steps: isTooMany ? .max : most)
    let before = call.stepsLeft
    let value = builtins[function](&call)
    if call.isExhausted {
      isExhausted = true
      stepsLeft = 0
      return .nan
    }
    let used = before - call.stepsLeft
    if used > usual { stepsLeft -= min(stepsLeft, used - usual) }
    // What a builtin says of its result is said where the value is worked out by itself.
    if program.isExact, call.note != nil { return .nan }
    return call.failure == nil ? value : .nan
  }

  /// Does one operation for the lanes of a block, whose first trial is `start`.
  private func run(_ step: LaneProgram.Instruction, _ start: UInt64, _ lanes: Int) {
    let target = column(step.target)
    switch step.operation {
    case .power where program.isExact, .compoundGrowth where program.isExact:
      LaneKernels.each(step.operation, target, operand(step.a), operand(step.b), lanes)
    case .exponential where program.isExact, .logarithm where program.isExact,
      .normalCDF where program.isExact:
      LaneKernels.each(step.operation, target, operand(step.a), operand(step.a), lanes)
    case .add, .subtract, .multiply, .divide, .power, .less, .lessOrEqual, .equal, .notEqual,
      .minimum, .maximum, .compoundGrowth, .bernoulli:
      LaneKernels.binary(step.operation, target, operand(step.a), operand(step.b), lanes)
    case .negate, .not, .absolute, .squareRoot, .exponential, .logarithm, .floor, .normalQuantile,
      .normalCDF, .isThere:
      LaneKernels.unary(step.operation, target, operand(step.a), lanes)
    case .rounded:
      LaneKernels.round(target, operand(step.a), LaneRounding(code: step.b), lanes)
    case .select, .productOf3, .productOf4, .productOf2AndSum, .productOf3AndSum:
      LaneKernels.several(
        step.operation, target,
        (operand(step.a), operand(step.b), operand(step.c), operand(step.d)), lanes)
    case .uniform: draw(target, program.streams[Int(step.a)], start, lanes)
    case .given: fill(target, Int(step.a), Int(truncatingIfNeeded: start), lanes)
    case .quantile:
      program.distributions[Int(step.b)].quantiles(
        target, UnsafePointer(column(step.a)), lanes)
    case .call: call(program.calls[Int(step.a)], step.target, lanes)
    case .part: target.update(from: column(step.a &+ step.b), count: lanes)
    }
  }

  /// Sets the lanes to the uniform numbers of a stream, one a trial, spread evenly where the case
  /// asks for that.
  private func draw(_ target: LaneColumn, _ stream: UInt64, _ start: UInt64, _ lanes: Int) {
    Philox.fill(target, count: lanes, from: start, stream: stream, seed: seed)
    guard isStratified else { return }
    let strata = Strata(count: trials, key: stream ^ seed)
    let width = 1 / Double(trials)
    for lane in 0..<lanes {
      let trial = start &+ UInt64(lane)
      guard trial < trials else { break }
      target[lane] = (Double(strata.place(of: trial)) + target[lane]) * width
    }
  }

  /// Sets the lanes to what is handed in from trial `start` on; NaN behind the last.
  private func fill(_ target: LaneColumn, _ number: Int, _ start: Int, _ lanes: Int) {
    let values = number < given.count ? given[number] : []
    for lane in 0..<lanes {
      target[lane] = start + lane < values.count ? values[start + lane] : .nan
    }
  }

  /// Draws from a distribution whose parameters differ from trial to trial: the uniform number, the
  /// parameters, the bounds and the shift stand in this order.
  private func drawEach(_ call: LaneCall, _ target: LaneColumn, _ lanes: Int) {
    let form = DistributionTable.all[Int(~call.function)]
    let operands = call.inputs.map { operand($0.operands.first ?? 0) }
    let count = form.parameters.count
    var parameters = [Double](repeating: 0, count: count)
    for lane in 0..<lanes {
      for place in 0..<count { parameters[place] = operands[1 + place].value(lane) }
      let bounds = operands[(1 + count)...].map { $0.value(lane) }
      guard parameters.allSatisfy({ $0.isFinite }), bounds.count == 3,
        !bounds.contains(where: { $0.isNaN }), let distribution = form.make(parameters),
        let bounded = BoundedDistribution(
          distribution, low: bounds[0], high: bounds[1], shift: bounds[2])
      else {
        target[lane] = .nan
        continue
      }
      target[lane] = bounded.quantile(operands[0].value(lane))
    }
  }

  /// Calls a builtin once a lane.
  private func call(_ call: LaneCall, _ target: Int32, _ lanes: Int) {
    if call.function < 0 { return drawEach(call, column(target), lanes) }
    let arguments = UnsafeMutablePointer<Double>.allocate(capacity: max(1, call.inputs.count))
    defer { arguments.deallocate() }
    if !call.givesList, !call.inputs.contains(where: { $0.isList }) {
      return callWithNumbers(call, arguments, column(target), lanes)
    }
    for lane in 0..<lanes {
      if isExhausted { return }
      heap.release(from: 0)
      var isFinite = true
      for (place, input) in call.inputs.enumerated() {
        guard input.isList else {
          let value = operand(input.operands.first ?? 0).value(lane)
          if !value.isFinite, !Marker.isMissing(value) { isFinite = false }
          arguments[place] = value
          continue
        }
        guard
          let handle = heap.allocate(
            count: input.operands.count, first: input.first, isSeries: input.isSeries)
        else {
          isFinite = false
          continue
        }
        let list = heap.list(handle)
        for (position, operand) in input.operands.enumerated() {
          let value = self.operand(operand).value(lane)
          if !value.isFinite { isFinite = false }
          list[position] = value
        }
        arguments[place] = handle
      }
      let results = isFinite ? self.results(of: call, arguments) : []
      for place in 0..<max(1, call.count) {
        column(target &+ Int32(truncatingIfNeeded: place))[lane] =
          place < results.count ? results[place] : .nan
      }
    }
  }

  /// Calls a builtin that takes and gives numbers alone.
  private func callWithNumbers(
    _ call: LaneCall, _ arguments: UnsafeMutablePointer<Double>, _ target: LaneColumn, _ lanes: Int
  ) {
    guard Int(call.function) < builtins.count else {
      for lane in 0..<lanes { target[lane] = .nan }
      return
    }
    let operands = call.inputs.map { operand($0.operands.first ?? 0) }
    for lane in 0..<lanes {
      if isExhausted { return }
      var isFinite = true
      for place in operands.indices {
        let value = operands[place].value(lane)
        // What is the same in all trials may be without bounds.
        let isBound = operands[place].step == 0 && value.isInfinite
        if !value.isFinite, !isBound, !Marker.isMissing(value) { isFinite = false }
        arguments[place] = value
      }
      target[lane] =
        isFinite
        ? value(of: Int(call.function), arguments, operands.count, usual: call.steps) : .nan
    }
  }

  /// The values that the builtin gives, none where it fails or gives another number of values than
  /// it is to.
  private func results(
    of call: LaneCall, _ arguments: UnsafeMutablePointer<Double>
  ) -> [Double] {
    guard Int(call.function) < builtins.count else { return [] }
    let value = value(
      of: Int(call.function), arguments, call.inputs.count, usual: call.steps)
    guard value.isFinite || Marker.isMissing(value) else { return [] }
    guard call.givesList else { return [value] }
    let list = heap.list(value)
    return list.count == call.count ? Array(list) : []
  }
}
