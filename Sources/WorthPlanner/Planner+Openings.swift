import WorthPlan
import WorthProgram
import WorthValue

/// Opening values of series that are worked out as a whole: `debt = bank + bonds` opens with the
/// sum of the two.
extension Planner {
  /// Emits the opening value of a series that `expression` gives, where the series in it have one.
  ///
  /// Of a flow without an opening value nothing is known before the first period, which counts as
  /// 0; of a level there is then none.
  mutating func emitOpening(of expression: Expression, in series: Int32, first: Int32) {
    guard !isInFunction, let leaves = leaves(of: expression),
      leaves.contains(where: { mayHaveOpening($0) })
    else { return }
    let any = newRegister()
    _ = constant(0, into: any)
    var skips: [Int] = []
    for leaf in leaves {
      let has = newRegister()
      emit(.hasOpening, has, registers[leaf])
      if isFlowSeries(program.definitions[leaf].type) {
        emit(.add, any, any, has)
      } else {
        skips.append(emit(.jumpUnless, 0, has))
        emit(.add, any, any, has)
      }
    }
    skips.append(emit(.jumpUnless, 0, any))
    let index = newRegister()
    emit(.subtract, index, first, constant(1))
    let value = newRegister()
    loopDepth += 1
    inRegion(value, sink: .ofCase, isSilent: true) { planner in
      let found = planner.generateOperation(expression, into: value, at: index)
      if found != value { planner.emit(.move, value, found) }
    }
    loopDepth -= 1
    emit(.setOpening, series, 0, value)
    for skip in skips { land(skip) }
  }

  /// Returns the series whose values `expression` combines one by one; nil where it reads others,
  /// too.
  private func leaves(of expression: Expression) -> [DefinitionID]? {
    var found: [DefinitionID] = []
    var waiting = expression.operation.parts
    var seen = 0
    while let id = waiting.popLast() {
      guard case .series = program.types[program.type(id)] else { continue }
      seen += 1
      let operation = program.expressions[id].operation
      if case .definition(let definition) = operation {
        if !found.contains(definition) { found.append(definition) }
      } else if isWorkedOutByValue(operation), seen < 64 {
        if case .broadcast = operation { continue }
        waiting += operation.parts
      } else {
        return nil
      }
    }
    return found
  }

  /// `true` unless it is certain that the definition has no opening value.
  private func mayHaveOpening(_ definition: DefinitionID) -> Bool {
    var waiting = [definition]
    var seen: Set<DefinitionID> = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      if seen.count > 200 { return true }
      for clause in program.definitions[next].clauses {
        switch clause.index {
        case .opening:
          guard let base = clause.base else { return true }
          waiting.append(base)
        case .none:
          guard let expression = clause.expression else { continue }
          let whole = program.expressions[expression]
          if case .definition(let other) = whole.operation {
            waiting.append(other)
          } else if isWorkedOutByValue(whole.operation) {
            waiting += leaves(of: whole) ?? []
          }
        case .each, .at, .range: break
        }
      }
    }
    return false
  }
}
