/// The nodes of a trace that results need, with products and sums that can be worked out in one
/// pass put together.
///
/// A product that only one other product or sum reads is worked out with that one. Each step is
/// rounded by itself, so that the bits are those of single operations; what is saved is the way
/// through memory.
struct FusedNodes {
  /// A node with up to four operands.
  struct Node {
    /// What is done, which may be several operations of the trace in one.
    var operation: LaneOperation
    /// Nodes, or constants as the complement of their position.
    var operands: [Int32]
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
      for operand in FusedNodes.operands(trace.nodes[number], trace) where operand >= 0 {
        uses[Int(operand)] += 1
      }
    }
    nodes = trace.nodes.indices.map { number in
      guard uses[number] > 0 else { return nil }
      let node = trace.nodes[number]
      return Node(operation: node.operation, operands: FusedNodes.operands(node, trace))
    }
    for number in trace.nodes.indices where uses[number] > 0 { absorb(number, uses) }
    orderByNeed(wanted)
    lastUses = [Int32](repeating: -1, count: trace.nodes.count)
    for (place, number) in order.enumerated() {
      for operand in nodes[Int(number)]?.operands ?? [] where operand >= 0 {
        lastUses[Int(operand)] = Int32(truncatingIfNeeded: place)
      }
    }
    for operand in wanted where operand >= 0 { lastUses[Int(operand)] = .max }
  }

  /// Puts each node right before what needs it first, so that few columns are held at a time: a
  /// trace goes through definition by definition, and this goes through period by period.
  private mutating func orderByNeed(_ wanted: [Int32]) {
    var isDone = [Bool](repeating: false, count: nodes.count)
    var stack: [(node: Int32, isReady: Bool)] = []
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
        for operand in node.operands.sorted(by: >) where operand >= 0 && !isDone[Int(operand)] {
          stack.append((operand, false))
        }
      }
    }
  }

  /// Returns the operands of a node; of a call those of all its arguments.
  private static func operands(_ node: LaneNode, _ trace: Trace) -> [Int32] {
    if node.operation == .call {
      return trace.calls[Int(node.a)].inputs.flatMap { $0.operands }
    }
    return Array([node.a, node.b, node.c].prefix(node.operandCount))
  }

  /// Takes a product into the product or sum that alone reads it.
  private mutating func absorb(_ number: Int, _ uses: [Int32]) {
    guard let node = nodes[number], node.operation == .multiply || node.operation == .add else {
      return
    }
    for side in 0..<2 {
      let operand = node.operands[side]
      let other = node.operands[1 - side]
      guard operand >= 0, uses[Int(operand)] == 1, operand != other,
        let inner = nodes[Int(operand)],
        let operation = FusedNodes.fused(inner.operation, node.operation)
      else { continue }
      nodes[number] = Node(operation: operation, operands: inner.operands + [other])
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
