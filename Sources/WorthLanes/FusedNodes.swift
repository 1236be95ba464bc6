/// The nodes of a trace that results need, with products and sums that can be worked out in one
/// pass put together.
///
/// A product that only one other product or sum reads is worked out with that one. Each step is
/// rounded by itself, so that the bits are those of single operations; what is saved is the way
/// through memory.
struct FusedNodes {
  /// A node with up to four operands, which stand in place: there may be a million of them.
  struct Node {
    /// What is done, which may be several operations of the trace in one.
    var operation: LaneOperation
    /// The number of operands; those of calls stand with the call.
    private(set) var count: UInt8
    /// Nodes, or constants as the complement of their position; 0 behind the last.
    private var values: SIMD4<Int32>

    /// Creates a node as the trace has it.
    init(_ node: LaneNode) {
      operation = node.operation
      count = UInt8(truncatingIfNeeded: node.operation == .call ? 0 : node.operandCount)
      values = SIMD4(node.a, node.b, node.c, 0)
    }

    /// Creates a node that does `inner` and then `operation` with what comes out and `other`.
    init(_ operation: LaneOperation, _ inner: Node, _ other: Int32) {
      self = inner
      self.operation = operation
      values[Int(inner.count)] = other
      count = inner.count + 1
    }

    /// Returns an operand.
    subscript(_ place: Int) -> Int32 { values[place] }
  }

  /// By the numbers of the trace; nil where no result needs the node, or another node includes it.
  private(set) var nodes: [Node?]
  /// The nodes that are worked out, in an order in which that can be done.
  private(set) var order: [Int32] = []
  /// The place in `order` of the last node that reads each node; -1 for what is not worked out,
  /// `Int32.max` for results.
  private(set) var lastUses: [Int32] = []

  /// Takes the nodes that `wanted` needs, with operations that have one user done along with it, in
  /// an order that frees columns early.
  init(_ trace: Trace, wanted: [Int32]) {
    var uses = [Int32](repeating: 0, count: trace.nodes.count)
    for operand in wanted where operand >= 0 { uses[Int(operand)] += 2 }
    for number in trace.nodes.indices.reversed() where uses[number] > 0 {
      FusedNodes.eachOperand(of: Node(trace.nodes[number]), trace.nodes[number], trace) {
        if $0 >= 0 { uses[Int($0)] += 1 }
      }
    }
    nodes = trace.nodes.indices.map { uses[$0] > 0 ? Node(trace.nodes[$0]) : nil }
    for number in trace.nodes.indices where uses[number] > 0 { absorb(number, uses) }
    orderByNeed(wanted, trace)
    lastUses = [Int32](repeating: -1, count: trace.nodes.count)
    for (place, number) in order.enumerated() {
      guard let node = nodes[Int(number)] else { continue }
      FusedNodes.eachOperand(of: node, trace.nodes[Int(number)], trace) {
        if $0 >= 0 { lastUses[Int($0)] = Int32(truncatingIfNeeded: place) }
      }
    }
    for operand in wanted where operand >= 0 { lastUses[Int(operand)] = .max }
  }

  /// Puts each node right before what needs it first, so that few columns are held at a time: a
  /// trace goes through definition by definition, and this goes through period by period.
  private mutating func orderByNeed(_ wanted: [Int32], _ trace: Trace) {
    var isDone = [Bool](repeating: false, count: nodes.count)
    var stack: [(node: Int32, isReady: Bool)] = []
    var operands: [Int32] = []
    for result in wanted where result >= 0 {
      stack.append((result, false))
      while let (number, isReady) = stack.popLast() {
        guard !isDone[Int(number)], let node = nodes[Int(number)] else { continue }
        if isReady {
          isDone[Int(number)] = true
          order.append(number)
          continue
        }
        stack.append((number, true))
        // What was noted first is worked out first: later periods need the earlier ones.
        operands.removeAll(keepingCapacity: true)
        FusedNodes.eachOperand(of: node, trace.nodes[Int(number)], trace) {
          if $0 >= 0, !isDone[Int($0)] { operands.append($0) }
        }
        operands.sort(by: >)
        for operand in operands { stack.append((operand, false)) }
      }
    }
  }

  /// Hands on each operand of a node, which is `original` in the trace; of a call those of all its
  /// arguments.
  private static func eachOperand(
    of node: Node, _ original: LaneNode, _ trace: Trace, _ body: (Int32) -> Void
  ) {
    guard node.operation != .call else {
      for input in trace.calls[Int(original.a)].inputs {
        for operand in input.operands { body(operand) }
      }
      return
    }
    for place in 0..<Int(node.count) { body(node[place]) }
  }

  /// Takes a product into the product or sum that alone reads it.
  private mutating func absorb(_ number: Int, _ uses: [Int32]) {
    guard let node = nodes[number], node.operation == .multiply || node.operation == .add else {
      return
    }
    for side in 0..<2 {
      let operand = node[side]
      let other = node[1 - side]
      guard operand >= 0, uses[Int(operand)] == 1, operand != other,
        let inner = nodes[Int(operand)],
        let operation = FusedNodes.fused(inner.operation, node.operation)
      else { continue }
      nodes[number] = Node(operation, inner, other)
      nodes[Int(operand)] = nil
      return
    }
  }

  /// The operation that does `inner` and then `outer` with what comes out.
  private static func fused(_ inner: LaneOperation, _ outer: LaneOperation) -> LaneOperation? {
    switch (inner, outer) {
    case (.multiply, .multiply): .productOf3
    case (.productOf3, .multiply): .productOf4
    case (.multiply, .add): .productOf2AndSum
    case (.productOf3, .add): .productOf3AndSum
    default: nil
    }
  }
}
