import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The code of definitions, checks and reports.
extension Planner {
  /// Emits the definitions of a group.
  mutating func emit(_ group: EvaluationGroup) {
    defer { (filledIn, changed) = (nil, nil) }
    switch group {
    case .single(let definition):
      filledIn = placeOfKind(definition)
      changed = change(around: definition)
      emitDefinition(definition)
    case .loop(let members, let isForward):
      filledIn = members.first.flatMap { placeOfKind($0) }
      changed = members.first.flatMap { change(around: $0) }
      emitLoop(members, isForward: isForward)
    case .rows(let index, let columns, let groups): emitRows(index, columns, groups)
    case .broken(let members):
      for member in members { markFailed(member) }
    }
  }

  /// Returns where the case fills in the kind of which the definition is a line.
  private func placeOfKind(_ index: DefinitionID) -> Span? {
    guard case .line(let instance) = program.definitions[index].role else { return nil }
    let place = program.nameSpan(program.instances[instance].reference)
    return place.end > place.start ? place : nil
  }

  /// Returns the scenario, or the changes, under which the definition is computed.
  func change(around index: DefinitionID, owner: InstanceID? = nil) -> PlanChange? {
    guard let number = program.world(of: program.definitions[index], owner: owner) else {
      return nil
    }
    let world = program.worlds[number]
    return PlanChange(
      place: program.span(world.scenario ?? world.place),
      isScenario: world.scenario != nil)
  }

  /// `true` iff the definition has no value: it was not understood, or its kind was checked
  /// unfilled.
  func isBroken(_ index: DefinitionID) -> Bool {
    let type = program.definitions[index].type
    if type == .error || type == .pending { return true }
    guard let instance = program.definitions[index].role.instance else { return false }
    return program.instances[instance].isAbstract
  }

  /// Marks the register of a definition as failed before the run.
  mutating func markFailed(_ index: DefinitionID) {
    plan.failed.append(registers[index])
  }

  /// Emits a definition that needs nothing through time: a loop over its indices, one value in a
  /// region of its own, or a mark where it has none.
  mutating func emitDefinition(_ index: DefinitionID) {
    let definition = program.definitions[index]
    if definition.isTypeOnly { return }
    if !requirementsByDefinition.isEmpty, let requirement = requirementsByDefinition[index] {
      return emit(requirement)
    }
    guard !definition.clauses.isEmpty else {
      if definition.type == .error { markFailed(index) }
      if definition.isMissing { plan.missing.append(registers[index]) }
      return
    }
    guard !isBroken(index) else {
      markFailed(index)
      return
    }
    if definition.space != nil, definition.isIndexed {
      emitLoop([index], isForward: true)
      return
    }
    let register = registers[index]
    currentSpan = program.span(definition.reference)
    if let value = definition.clauses.first?.expression {
      inRegion(register, sink: definition.sink) { planner in
        planner.emitGuards(of: index)
        _ = planner.generate(value, into: register)
        if let name = planner.variedName(index) { planner.emit(.vary, register, name.index) }
        if let region = planner.region {
          planner.plan.regions[region].isSingle = planner.isSingle(definition.type)
        }
      }
    }
  }

  /// `true` iff values of the type are single ones: no lists, series or dated flows.
  private func isSingle(_ type: TypeID) -> Bool {
    switch program.types[type] {
    case .dated: false
    case .optional(let inner): isSingle(inner)
    default: !program.types.isAggregate(type)
    }
  }

  /// The definition whose value studies vary, where this is that or what it becomes in a scenario
  /// that does not change it.
  func variedName(_ index: DefinitionID) -> DefinitionID? {
    if varied.isEmpty { return nil }
    if varied.contains(index) { return index }
    let definition = program.definitions[index]
    return varied.sorted().first { other in
      let known = program.definitions[other]
      return known.path == definition.path && definition.clauses.count == 1
        && known.clauses.first?.reference == definition.clauses[0].reference
    }
  }

  // MARK: Loops over an index

  /// Emits a loop over the index of `members`, which have one space.
  mutating func emitLoop(_ members: [DefinitionID], isForward: Bool) {
    guard let head = members.first, let over = program.definitions[head].space else { return }
    let space = program.spaces[over]
    let sink = program.definitions[head].sink
    let first = registers[space.first]
    let last = registers[space.last]
    let index = newRegister()
    for member in members {
      let definition = program.definitions[member]
      if let local = definition.indexLocal { locals[local] = index }
      currentSpan = program.span(definition.reference)
      inRegion(registers[member], sink: definition.sink) { planner in
        planner.emitGuards(of: member)
        planner.emit(.newSeries, planner.registers[member], first, last)
      }
    }
    for member in inOrderOfOpenings(members) { emitOpening(member) }
    let outerHoisted = hoisted
    for member in members { hoistSeries(of: member, outside: members) }
    defer { hoisted = outerHoisted }
    let lines = members.reduce(0) { $0 + program.definitions[$1].clauses.count }
    inRegion(index, sink: sink) { planner in
      if lines > 64 {
        // Each period tries each line.
        let turns = planner.newRegister()
        planner.emit(.subtract, turns, last, first)
        planner.emit(.multiply, turns, turns, planner.constant(Double(lines)))
        planner.emit(.checkSteps, 0, planner.constant(0), turns)
      }
      planner.emit(.move, index, isForward ? first : last)
      let skip =
        isForward
        ? planner.emit(.jumpUnlessLessOrEqual, 0, index, last)
        : planner.emit(.jumpUnlessLessOrEqual, 0, first, index)
      let start = planner.here
      for member in members { planner.emitElement(member, index) }
      planner.emit(isForward ? .next : .prior, index, isForward ? last : first, start)
      planner.land(skip)
    }
  }

  /// Makes the series that each period of the member is certain to read, and that are the same in
  /// all, before the loop.
  private mutating func hoistSeries(of member: DefinitionID, outside members: [DefinitionID]) {
    var found: [ExpressionID] = []
    for clause in program.definitions[member].clauses {
      guard case .each = clause.index, let expression = clause.expression else { continue }
      var waiting = [expression]
      while let id = waiting.popLast() {
        let operation = program.expressions[id].operation
        switch operation {
        case .conditional(let condition, _, _): waiting.append(condition)
        case .and(let left, _), .or(let left, _), .otherwise(let left, _): waiting.append(left)
        case .call, .wholeBuiltin:
          if case .series = program.types[program.type(id)], hoisted[id] == nil,
            isSame(id, outside: members)
          {
            found.append(id)
          } else {
            waiting += operation.parts
          }
        case .comprehension: break
        default: waiting += operation.parts
        }
      }
    }
    for id in found {
      let register = newRegister()
      inRegion(registers[member], sink: program.definitions[member].sink) { planner in
        _ = planner.generate(id, into: register)
      }
      hoisted[id] = register
    }
  }

  /// `true` iff the expression reads neither the index of the loop nor one of its members.
  private func isSame(_ id: ExpressionID, outside members: [DefinitionID]) -> Bool {
    var waiting = [id]
    while let next = waiting.popLast() {
      let operation = program.expressions[next].operation
      switch operation {
      case .local, .comprehension: return false
      case .definition(let definition) where members.contains(definition): return false
      default: waiting += operation.parts
      }
    }
    return true
  }

  /// The members, each after those whose opening value its own reads.
  private func inOrderOfOpenings(_ members: [DefinitionID]) -> [DefinitionID] {
    guard members.count > 1 else { return members }
    var order: [DefinitionID] = []
    var seen: Set<DefinitionID> = []
    var stack: [(member: DefinitionID, isDone: Bool)] = members.reversed().map { ($0, false) }
    while let (member, isDone) = stack.popLast() {
      if isDone {
        order.append(member)
        continue
      }
      guard seen.insert(member).inserted else { continue }
      stack.append((member, true))
      for clause in program.definitions[member].clauses {
        guard case .opening = clause.index else { continue }
        var waiting = clause.expression.map { [$0] } ?? []
        while let id = waiting.popLast() {
          let operation = program.expressions[id].operation
          if case .definition(let other) = operation, members.contains(other) {
            stack.append((other, false))
          }
          waiting += operation.parts
        }
      }
    }
    return order
  }

  /// Emits the value before the first index of a series, in a region of its own, or takes it from
  /// the definition whose values are handed on.
  mutating func emitOpening(_ member: DefinitionID) {
    let definition = program.definitions[member]
    for clause in definition.clauses {
      guard case .opening = clause.index else { continue }
      currentSpan = program.span(clause.reference)
      if let base = clause.base {
        if case .series = program.types[program.type(clause.expression)] {
          emit(.copyOpening, registers[member], registers[base])
          continue
        }
        // Of a row that is not the one at hand there may be none.
        guard clause.row != nil else { continue }
      }
      let value = newRegister()
      inRegion(value, sink: definition.sink, isSilent: clause.base != nil) { planner in
        planner.emitValue(of: clause, into: value)
      }
      emit(.setOpening, registers[member], 0, value)
    }
  }

  /// Emits the value of the clause.
  private mutating func emitValue(of clause: Clause, into register: Int32) {
    guard let expression = clause.expression else {
      emit(.fail, FailureReason.broken.rawValue)
      return
    }
    _ = generate(expression, into: register)
  }

  /// Emits the value of `member` at the index in `index`: the clause for a period before that for
  /// all.
  mutating func emitElement(_ member: DefinitionID, _ index: Int32) {
    let definition = program.definitions[member]
    let value = newRegister()
    currentSpan = program.span(definition.reference)
    inRegion(value, sink: definition.sink) { planner in
      var ends: [Int] = []
      var hasRest = false
      for clause in planner.inRank(definition.clauses) {
        if case .each = clause.index {
          planner.currentSpan = planner.program.span(clause.reference)
          planner.emitValue(of: clause, into: value)
          hasRest = true
          break
        }
        var skips: [Int] = []
        if let lower = clause.lower {
          let low = planner.generate(lower)
          skips.append(planner.emit(.jumpUnlessLessOrEqual, 0, low, index))
        }
        if let upper = clause.upper {
          let high = planner.generate(upper)
          skips.append(planner.emit(.jumpUnlessLessOrEqual, 0, index, high))
        }
        planner.currentSpan = planner.program.span(clause.reference)
        planner.emitValue(of: clause, into: value)
        ends.append(planner.emit(.jump))
        for skip in skips { planner.land(skip) }
      }
      if !hasRest, planner.isFlowSeries(definition.type) {
        _ = planner.constant(0, into: value)
      } else if !hasRest {
        planner.currentSpan = planner.program.span(definition.reference)
        planner.emit(.fail, FailureReason.noValue.rawValue, index)
      }
      for end in ends { planner.land(end) }
    }
    emit(.setElement, registers[member], index, value)
  }

  /// The clauses in the order in which they are tried: what a later `with` says, and in each block
  /// a period before a range, the last range first, and then what holds for all periods.
  private func inRank(_ clauses: [Clause]) -> [Clause] {
    /// Returns the rank of a clause, by which the lowest that fits an index counts: later layers
    /// first, then one index, a range, all; nil for clauses that fit none.
    func rank(_ place: Int) -> (Int, Int, Int)? {
      let clause = clauses[place]
      switch clause.index {
      case .at: return (-clause.layer, 0, place)
      case .range: return (-clause.layer, 1, -place)
      case .each: return (-clause.layer, 2, place)
      case .none, .opening: return nil
      }
    }
    let ranked = clauses.indices.compactMap { place in rank(place).map { ($0, place) } }
    return ranked.sorted { $0.0 < $1.0 }.map { clauses[$0.1] }
  }

  /// `true` iff the type is a series of flows.
  func isFlowSeries(_ type: TypeID) -> Bool {
    if case .series(_, _, let isFlow) = program.types[type] { return isFlow }
    return false
  }

  // MARK: Functions

  /// Emits the functions that are called, and those that these call, each in a frame of its own.
  mutating func emitFunctions() {
    while let version = waitingVersions.popLast() {
      let info = program.versions[version]
      plan.functions[Int(version.index)].start = here
      isInFunction = true
      region = nil
      nextRegister = 0
      highestRegister = 0
      locals = [:]
      currentSpan = program.span(program.functions[info.function].reference)
      for local in info.parameters { locals[local] = newRegister() }
      let name = program.spelling(program.functions[info.function].name)
      emitFunction(info) { planner in
        for found in info.requirements {
          planner.emitRequirement(
            found.condition, into: nil,
            PlanRequirement(span: found.span, reason: found.reason, instance: name),
            reason: found.workedOut)
        }
        planner.generateResult(info.body)
      }
      plan.functions[Int(version.index)].frameSize = highestRegister + 1
      plan.functions[Int(version.index)].length =
        here - plan.functions[Int(version.index)].start
    }
    isInFunction = false
  }

  /// Emits an expression in the place where a function ends with it.
  mutating func generateResult(_ id: ExpressionID?) {
    guard let id else {
      emit(.fail, FailureReason.broken.rawValue)
      return
    }
    let expression = program.expressions[id]
    guard case .conditional(let condition, let consequence, let alternative) = expression.operation,
      !program.types.isAggregate(expression.type)
    else {
      emit(.giveBack, 0, generate(id), flag: program.types.isAggregate(expression.type) ? 1 : 0)
      return
    }
    let start = nextRegister
    let jumps = generateJumps(unless: condition, at: nil)
    onBranch { planner in planner.generateResult(consequence) }
    nextRegister = start
    for jump in jumps { land(jump) }
    onBranch { planner in planner.generateResult(alternative) }
  }
}
