/// A trace made ready to be run: what its results need, on columns that are used again once they are free.
package struct LaneProgram: Sendable {
  /// An operation on columns. Operands are columns, or constants as the complement of their position.
  struct Instruction: Sendable {
    var operation: LaneOperation
    var target: Int32
    var a: Int32
    var b: Int32
    var c: Int32
  }

  private(set) var code: [Instruction] = []
  /// The number of columns that a block needs.
  package private(set) var columnCount = 0
  /// The operands of the results: columns or constants.
  private(set) var results: [Int32] = []
  let constants: [Double]
  let streams: [UInt64]
  let distributions: [LaneDistribution]
  private(set) var calls: [LaneCall]
  /// The number of operations that the trace held, and that its results need.
  package let size: (traced: Int, needed: Int)

  /// Prepares `trace` for `results`, which are what registers hold.
  package init(_ trace: Trace, results: [Double]) {
    var trace = trace
    let wanted = results.map { trace.operand($0) }
    constants = trace.constants
    streams = trace.streams
    distributions = trace.distributions
    calls = trace.calls
    let lastUse = LaneProgram.lastUses(trace, wanted)
    var needed = 0
    var columns = [Int32](repeating: -1, count: trace.nodes.count)
    var free: [Int32] = []
    var next: Int32 = 0
    func place(_ operand: Int32) -> Int32 { operand < 0 ? operand : columns[Int(operand)] }
    // What is read for the last time at each node.
    var ends: [Int32: [Int32]] = [:]
    for (node, last) in lastUse.enumerated() where last >= 0 && last < Int32.max {
      ends[last, default: []].append(Int32(truncatingIfNeeded: node))
    }
    for (number, node) in trace.nodes.enumerated() where lastUse[number] >= 0 {
      needed += 1
      var instruction = Instruction(
        operation: node.operation, target: 0, a: node.a, b: node.b, c: node.c)
      let count = node.operandCount
      if count > 0 { instruction.a = place(node.a) }
      if count > 1 { instruction.b = place(node.b) }
      if count > 2 { instruction.c = place(node.c) }
      var held: Int32 = 1
      if node.operation == .call {
        let call = Int(node.a)
        for input in calls[call].inputs.indices {
          calls[call].inputs[input].operands = calls[call].inputs[input].operands.map(place)
        }
        held = Int32(truncatingIfNeeded: max(1, calls[call].count))
      }
      // Operations write no lane before they have read it, so that an operand's column can take the result; calls
      // and quantiles do not keep to that.
      let ended = ends[Int32(truncatingIfNeeded: number)] ?? []
      let isInPlace = node.operation != .call && node.operation != .quantile
      func release() {
        for node in ended where trace.nodes[Int(node)].operation != .call {
          free.append(columns[Int(node)])
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
    self.results = wanted.map(place)
    size = (trace.nodes.count, needed)
  }

  /// The last node that reads each node; -1 for what no result needs, `Int32.max` for results.
  private static func lastUses(_ trace: Trace, _ wanted: [Int32]) -> [Int32] {
    var last = [Int32](repeating: -1, count: trace.nodes.count)
    for operand in wanted where operand >= 0 { last[Int(operand)] = .max }
    for number in trace.nodes.indices.reversed() where last[number] >= 0 {
      let reader = Int32(truncatingIfNeeded: number)
      func use(_ operand: Int32) {
        if operand >= 0 { last[Int(operand)] = max(last[Int(operand)], reader) }
      }
      let node = trace.nodes[number]
      switch node.operandCount {
      case 1: use(node.a)
      case 2:
        use(node.a)
        use(node.b)
      case 3:
        use(node.a)
        use(node.b)
        use(node.c)
      default: break
      }
      if node.operation == .call {
        for input in trace.calls[Int(node.a)].inputs { input.operands.forEach(use) }
      }
    }
    return last
  }
}
