import WorthValue

/// The way of a branch: where a condition holds, or where it does not.
package struct LanePath: Hashable, Sendable {
  /// The node of the condition.
  package var condition: Int32
  /// `true` iff it holds on the way.
  package var holds: Bool

  /// Creates the way on which `condition` holds, or does not.
  package init(_ condition: Int32, holds: Bool) {
    self.condition = condition
    self.holds = holds
  }
}

/// A value that a run works out, and the innermost branch on whose way it does; nil outside of branches.
package struct LaneStep: Hashable, Sendable {
  /// The node of the value.
  package var node: Int32
  /// The way on which it is worked out.
  package var path: LanePath?

  /// Creates the step that works out `node`.
  package init(_ node: Int32, on path: LanePath?) {
    self.node = node
    self.path = path
  }
}

/// In which lanes everything that a run works out has a value.
package struct LaneSoundness {
  /// What is known to have a value in each lane that is sound, on all ways or on one.
  private var covered: Set<LaneStep> = []
  /// The pairs of nodes and ways that are looked at for each node.
  private static var mostLooks: Int { 16 }

  /// Creates the question with nothing covered.
  package init() {}

  /// Returns a value that is finite in each lane in which all of `values` and all that `steps` have worked out are
  /// numbers or missing, and each of `conditions` holds.
  ///
  /// What fails makes all fail that rests on it, unless a choice takes another way; so only what no other value rests
  /// on is looked at.
  package mutating func value(
    of values: [Double], _ conditions: [Double], _ steps: Set<LaneStep>, in trace: inout Trace
  ) -> Double {
    var result = 0.0
    for condition in conditions {
      result = trace.binary(.add, result, trace.binary(.divide, 0, condition))
      if let node = Marker.node(condition) { cover(LaneStep(node, on: nil), trace) }
    }
    var always = Set(values.compactMap { Marker.node($0) })
    for step in steps where step.path == nil { always.insert(step.node) }
    for node in always.sorted(by: >) where !covered.contains(LaneStep(node, on: nil)) {
      cover(LaneStep(node, on: nil), trace)
      result = trace.binary(.add, result, trace.sound(node))
    }
    for step in steps.filter({ $0.path != nil }).sorted(by: { $0.node > $1.node }) {
      guard let path = step.path, !covered.contains(step),
        !covered.contains(LaneStep(step.node, on: nil))
      else { continue }
      cover(step, trace)
      let (condition, sound) = (Marker.varying(path.condition), trace.sound(step.node))
      let onWay =
        path.holds ? trace.select(condition, sound, 0) : trace.select(condition, 0, sound)
      result = trace.binary(.add, result, onWay)
    }
    return result
  }

  /// Takes note of all that has a value where `step` has one.
  private mutating func cover(_ step: LaneStep, _ trace: Trace) {
    var waiting = [step]
    while let next = waiting.popLast() {
      if next.path != nil, covered.contains(LaneStep(next.node, on: nil)) { continue }
      guard covered.count < LaneSoundness.mostLooks * trace.nodes.count + 16,
        covered.insert(next).inserted
      else { continue }
      let node = trace.nodes[Int(next.node)]
      var operands: [Int32] = []
      switch node.operation {
      case .select:
        operands = [node.a]
        if node.b >= 0 { waiting.append(LaneStep(node.b, on: LanePath(node.a, holds: true))) }
        if node.c >= 0 { waiting.append(LaneStep(node.c, on: LanePath(node.a, holds: false))) }
      case .call: operands = trace.calls[Int(node.a)].inputs.flatMap { $0.operands }
      case .quantile, .rounded, .part: operands = [node.a]
      default: operands = Array([node.a, node.b, node.c].prefix(node.operandCount))
      }
      for operand in operands where operand >= 0 {
        waiting.append(LaneStep(operand, on: next.path))
      }
    }
  }
}

extension Trace {
  /// Returns what is finite where a node is a number or missing.
  mutating func sound(_ node: Int32) -> Double {
    let value = Marker.varying(node)
    return canBeMissing(value) ? select(isThere(value), value, 0) : value
  }
}
