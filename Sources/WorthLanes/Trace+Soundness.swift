import WorthValue

/// In which lanes everything has a value.
extension Trace {
  /// Returns a value that is finite in each lane in which all of `values` are numbers or missing, and each of
  /// `conditions` holds.
  ///
  /// What fails makes all fail that rests on it, unless a choice takes another way; so only what no other value rests
  /// on is looked at.
  package mutating func soundness(of values: [Double], _ conditions: [Double]) -> Double {
    var result = 0.0
    for condition in conditions { result = binary(.add, result, binary(.divide, 0, condition)) }
    var isCovered = [Bool](repeating: false, count: nodes.count)
    var waiting: [Int32] = []
    for condition in conditions { if let node = Marker.node(condition) { waiting.append(node) } }
    cover(&isCovered, &waiting)
    let asked = Set(values.compactMap { Marker.node($0) }).sorted(by: >)
    for node in asked where !isCovered[Int(node)] {
      waiting = [node]
      cover(&isCovered, &waiting)
      let value = Marker.varying(node)
      let sound = canBeMissing(value) ? select(isThere(value), value, 0) : value
      result = binary(.add, result, sound)
    }
    return result
  }

  /// Takes note of all nodes without which those in `waiting` have no value.
  private func cover(_ isCovered: inout [Bool], _ waiting: inout [Int32]) {
    while let node = waiting.popLast() {
      guard Int(node) < isCovered.count, !isCovered[Int(node)] else { continue }
      isCovered[Int(node)] = true
      let operation = nodes[Int(node)]
      switch operation.operation {
      case .select: if operation.a >= 0 { waiting.append(operation.a) }
      case .call:
        for input in calls[Int(operation.a)].inputs {
          for operand in input.operands where operand >= 0 { waiting.append(operand) }
        }
      case .quantile, .rounded, .part: if operation.a >= 0 { waiting.append(operation.a) }
      default:
        let operands = [operation.a, operation.b, operation.c]
        for operand in operands.prefix(operation.operandCount) where operand >= 0 {
          waiting.append(operand)
        }
      }
    }
  }
}
