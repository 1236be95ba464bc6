import WorthPlan

/// Definitions in the block of a function: each is worked out where it is first needed.
///
/// So a line that only one branch needs, such as a call of the function itself, is not worked out on the other.
extension Planner {
  /// Emits the definition behind `local`, unless it was worked out on every way to this place.
  mutating func workOut(_ local: Int32) {
    guard let expression = waitingLocals.removeValue(forKey: local), let register = locals[local]
    else { return }
    _ = generate(expression, into: register)
  }

  /// Emits `body`, which is not run on every way to what follows.
  mutating func onBranch(_ body: (inout Planner) -> Void) {
    guard !waitingLocals.isEmpty else {
      body(&self)
      return
    }
    let outer = waitingLocals
    body(&self)
    waitingLocals = outer
  }

  /// Emits the definitions that each turn of a loop with `id` in it would need, before the loop.
  mutating func workOutLocals(in id: ExpressionID) {
    guard !waitingLocals.isEmpty else { return }
    var waiting = [id]
    while let next = waiting.popLast() {
      let operation = checker.expression(next).operation
      if case .local(let local) = operation { workOut(local) }
      waiting += operation.partsAlwaysNeeded
    }
  }
}

extension Operation {
  /// The parts that are worked out whenever this is.
  var partsAlwaysNeeded: [ExpressionID] {
    switch self {
    case .error, .constant, .text, .definition, .local, .comprehension: []
    case .negate(let part), .not(let part), .opening(let part), .closing(let part),
      .isGiven(let part), .textOf(let part), .broadcast(let part, _), .and(let part, _),
      .or(let part, _), .conditional(let part, _, _), .otherwise(let part, _):
      [part]
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
      .element(let left, let right, _), .item(let left, let right),
      .positionOf(let left, let right), .range(let left, let right),
      .fold(let left, _, let right):
      [left, right]
    case .lookup(let first, let second, let third), .slice(let first, let second, let third):
      [first, second, third]
    case .call(_, let parts), .builtin(_, let parts), .list(let parts), .join(let parts): parts
    }
  }
}
