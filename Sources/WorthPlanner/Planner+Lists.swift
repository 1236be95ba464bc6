import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The code of lists and texts.
extension Planner {
  /// Emits a list, or a series over rows where `type` is one, and the values that are appended to
  /// it. Returns its register.
  mutating func generateList(
    _ items: [ExpressionID], _ type: TypeID, _ target: Int32?
  ) -> Int32 {
    let list = newRegister()
    let count = newRegister()
    emit(.listOfCount, count, Int32(truncatingIfNeeded: items.count))
    var isColumn = false
    if case .series = program.types[type] { isColumn = true }
    if isColumn {
      emit(.subtract, count, count, constant(1))
      emit(.newSeries, list, constant(0), count)
    } else {
      emit(.newList, list, count)
    }
    let position = newRegister()
    emit(.listOfCount, position, 0)
    for item in items {
      let value = generate(item)
      emit(.append, list, position, value)
    }
    if let target {
      emit(.move, target, list)
      return target
    }
    return list
  }

  /// Emits a loop that appends the body for each value of the source for which the condition holds,
  /// behind an attempt to work all out by columns. Returns the register of the list.
  mutating func generateComprehension(
    _ comprehension: Comprehension, _ target: Int32?
  ) -> Int32 {
    let list = newRegister()
    let count = newRegister()
    let kept = newRegister()
    loopDepth += 1
    defer { loopDepth -= 1 }
    let isRange: Bool
    var rangeEnds: (Int32, Int32)?
    var handle: Int32 = -1
    if comprehension.overPositions {
      isRange = true
      guard case .table(let table) = program.types[program.type(comprehension.source)] else {
        return constant(0, into: target)
      }
      let space = program.spaces[program.tables[table].space]
      rangeEnds = (globalValue(space.first), globalValue(space.last))
    } else if case .range(let low, let high) = program.expressions[comprehension.source].operation {
      isRange = true
      rangeEnds = (generate(low), generate(high))
    } else {
      isRange = false
      handle = generate(comprehension.source)
    }
    let beside = comprehension.beside.map { (generate($0.source), newRegister()) }
    let last = newRegister()
    let variable = newRegister()
    let position = isRange ? variable : newRegister()
    locals[comprehension.local] = variable
    if let second = comprehension.beside, let beside { locals[second.local] = beside.1 }
    if let (low, high) = rangeEnds {
      emit(.subtract, count, high, low)
      emit(.add, count, count, constant(1))
      emit(.move, last, high)
      emit(.move, variable, low)
    } else {
      emit(.count, count, handle)
      emit(.subtract, last, count, constant(1))
      _ = constant(0, into: position)
    }
    let found = searchParts(comprehension, isRange ? nil : handle)
    emit(.newList, list, count, flag: found == nil ? 0 : 1)
    _ = constant(0, into: kept)
    let state = found.map { _ in stateOfSearch() }
    if isRange, comprehension.condition == nil, !comprehension.overPositions {
      generateColumns(comprehension, list, variable)
    }
    let skip = emit(.jumpUnlessLessOrEqual, 0, position, last)
    let start = here
    if !isRange { emit(.elementAtPosition, variable, handle, position) }
    if let (list, value) = beside { emit(.elementAtPosition, value, list, position) }
    var sides: (Int32, Int32)?
    onBranch { planner in
      let outer = planner.awaitedEquality
      planner.awaitedEquality = found?.equality
      let jumps =
        comprehension.condition.map { planner.generateJumps(unless: $0, at: nil) } ?? []
      let value = planner.generate(comprehension.body)
      sides = planner.awaitedEquality?.registers
      planner.awaitedEquality = outer
      planner.emit(.append, list, kept, value)
      for jump in jumps { planner.land(jump) }
    }
    if let found, let state {
      let search = PlanSearch(
        parts: found.parts(sides), position: position, last: last, count: count,
        filled: comprehension.condition == nil ? kept : nil)
      emit(.search, list, state, Int32(truncatingIfNeeded: plan.searches.count))
      plan.searches.append(search)
    }
    emit(.next, position, last, start)
    land(skip)
    if comprehension.condition != nil { emit(.truncate, list, kept) }
    if let target {
      emit(.move, target, list)
      return target
    }
    return list
  }

  /// Emits the joining of texts, from left to right, and returns the register of the whole.
  mutating func generateJoin(_ pieces: [ExpressionID], _ target: Int32?) -> Int32 {
    let register = target ?? newRegister()
    guard let first = pieces.first else {
      emit(.fail, FailureReason.broken.rawValue)
      return register
    }
    var value = generate(first)
    for piece in pieces.dropFirst() {
      let next = generate(piece)
      let joined = newRegister()
      emit(.join, joined, value, next)
      value = joined
    }
    emit(.move, register, value)
    return register
  }
}
