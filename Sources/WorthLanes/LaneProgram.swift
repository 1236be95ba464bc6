/// A trace made ready to be run: what its results need, on columns that are used again once they
/// are free.
package struct LaneProgram: Sendable {
  /// An operation on columns. Operands are columns, or constants as the complement of their
  /// position.
  struct Instruction: Sendable {
    /// What is done.
    var operation: LaneOperation
    /// The column of the result.
    var target: Int32
    /// The first operand; of draws and calls the position of what is drawn from or called.
    var a: Int32
    var b: Int32
    var c: Int32
    var d: Int32
  }

  /// The operations, each after those that it needs.
  private(set) var code: [Instruction] = []
  /// How long a trial takes, in 64ths of a step.
  package private(set) var cost: UInt64 = 0
  /// The number of columns that a block needs.
  package private(set) var columnCount = 0
  /// The operands of the results: columns or constants.
  private(set) var results: [Int32] = []
  /// The operands of conditions of which only is counted in how many trials they do not hold.
  private(set) var conditions: [Int32] = []
  /// The numbers that are the same in all trials.
  let constants: [Double]
  /// The streams of the draws, by the operands of `uniform`.
  let streams: [UInt64]
  /// The distributions of the draws, by the operands of `quantile`.
  let distributions: [LaneDistribution]
  /// The functions that are worked out lane by lane, with their arguments as columns.
  private(set) var calls: [LaneCall]
  /// `true` iff each lane has the bits that its operations give one by one: vectors of elementary functions differ in
  /// their last digit.
  let isExact: Bool
  /// The tables that draws are looked up in.
  private let tables: [QuantileTable]

  /// Prepares `trace` for `results`, and for `conditions` that are counted; both are what registers
  /// hold.
  package init(_ trace: Trace, results: [Double], conditions: [Double] = []) {
    var trace = trace
    let wanted = (results + conditions).map { trace.operand($0) }
    isExact = trace.isExact
    constants = trace.constants
    streams = trace.streams
    distributions = trace.distributions
    calls = trace.calls
    let fused = FusedNodes(trace, wanted: wanted)
    var tables: [QuantileTable] = []
    for number in fused.order where trace.nodes[Int(number)].operation == .quantile {
      guard let table = trace.distributions[Int(trace.nodes[Int(number)].b)].table,
        !tables.contains(where: { $0 === table })
      else { continue }
      tables.append(table)
    }
    self.tables = tables
    var columns = [Int32](repeating: -1, count: trace.nodes.count)
    var free: [Int32] = []
    var next: Int32 = 0
    /// Returns the column of a node; a constant as it is.
    func place(_ operand: Int32) -> Int32 { operand < 0 ? operand : columns[Int(operand)] }
    // What is read for the last time at each place: the first such node, and for each node the next.
    var ends = [Int32](repeating: -1, count: fused.order.count)
    var nextEnds = [Int32](repeating: -1, count: trace.nodes.count)
    for (node, last) in fused.lastUses.enumerated().reversed() where last >= 0 && last < Int32.max {
      nextEnds[node] = ends[Int(last)]
      ends[Int(last)] = Int32(truncatingIfNeeded: node)
    }
    code.reserveCapacity(fused.order.count)
    for (position, ordered) in fused.order.enumerated() {
      let number = Int(ordered)
      let node = trace.nodes[number]
      guard let worked = fused.nodes[number] else { continue }
      var instruction = Instruction(
        operation: worked.operation, target: 0, a: node.a, b: node.b, c: node.c, d: 0)
      var held: Int32 = 1
      cost += node.cost
      if node.operation == .call {
        let call = Int(node.a)
        cost += 64 * min(calls[call].steps, 1 << 40)
        for input in calls[call].inputs.indices {
          calls[call].inputs[input].operands = calls[call].inputs[input].operands.map(place)
        }
        held = Int32(truncatingIfNeeded: max(1, calls[call].count))
      } else {
        if worked.count > 0 { instruction.a = place(worked[0]) }
        if worked.count > 1 { instruction.b = place(worked[1]) }
        if worked.count > 2 { instruction.c = place(worked[2]) }
        instruction.d = worked.count > 3 ? place(worked[3]) : instruction.a
      }
      // Operations write no lane before they have read it, so that an operand's column can take the
      // result; calls and quantiles do not keep to that.
      let isInPlace = node.operation != .call && node.operation != .quantile
      /// Frees the columns that are read for the last time here; those of calls are kept.
      func release() {
        var node = ends[position]
        while node >= 0 {
          if trace.nodes[Int(node)].operation != .call { free.append(columns[Int(node)]) }
          node = nextEnds[Int(node)]
        }
      }
      if isInPlace { release() }
      if held == 1, let column = free.popLast() {
        columns[number] = column
      } else {
        columns[number] = next
        next += held
      }
      if !isInPlace { release() }
      instruction.target = columns[number]
      code.append(instruction)
    }
    columnCount = Int(next)
    self.results = wanted.prefix(results.count).map(place)
    self.conditions = wanted.dropFirst(results.count).map(place)
  }

  /// The number of parts in which what the draws need is made, before the program is run.
  var preparationCount: Int { tables.count * QuantileTable.partCount }

  /// Makes a part of what the draws need. Threads can make different parts at the same time.
  func prepare(part number: Int) {
    tables[number / QuantileTable.partCount].make(part: number % QuantileTable.partCount)
  }
}
