import WorthPlan

/// Instructions that are done in one go.
extension Planner {
  /// Marks the instructions of loops and of functions, which stand from `functions` on, that the
  /// evaluator may do in one go. What runs once stays as it is.
  mutating func joinInstructions(functions: Int) {
    for position in plan.code.indices where plan.code[position].op == .next {
      let start = Int(plan.code[position].c)
      if start < position { joinInstructions(in: start..<position) }
    }
    if functions < plan.code.count { joinInstructions(in: functions..<plan.code.count - 1) }
  }

  /// Marks the instructions at `positions`, behind the last of which a further one stands.
  private mutating func joinInstructions(in positions: Range<Int>) {
    for position in positions {
      plan.code[position].join = join(at: position, before: positions.upperBound)
    }
  }

  /// How the instruction at a position is joined with the next ones, of which the last stands at
  /// `last` at most.
  private func join(at position: Int, before last: Int) -> Join {
    let instruction = plan.code[position]
    let next = plan.code[position + 1]
    switch (instruction.op, next.op) {
    case (.subtractConstant, .call): return .call
    case (.add, .giveBack): return next.b == instruction.a ? .giveBack : .none
    case (.multiply, .multiply):
      guard position + 2 <= last else { return .none }
      let sum = plan.code[position + 2]
      guard sum.op == .add, sum.b == instruction.a, sum.c == next.a, next.a != instruction.a
      else { return .none }
      let isAtEnd = position + 3 <= last && plan.code[position + 3].op == .next
      return isAtEnd ? .productsThenNext : .products
    default: return .none
    }
  }
}
