import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Checks and reports.
extension Planner {
  /// Emits a condition and what fails where it does not hold; of a series each value must.
  mutating func emitRequirement(
    _ id: ExpressionID, into register: Int32?, _ requirement: PlanRequirement,
    reason: ExpressionID?, isRemark: Bool = false
  ) {
    let number = Int32(truncatingIfNeeded: plan.requirements.count)
    plan.requirements.append(requirement)
    let outer = requirementParts
    requirementParts = []
    let condition = generate(id, into: register)
    plan.requirements[Int(number)].parts = partsShown(of: id)
    requirementParts = outer
    currentSpan = requirement.span
    if program.types.isAggregate(program.type(id)) {
      var space: SpaceID?
      if case .series(_, let over, _) = program.types[program.type(id)] { space = over }
      emitRequirementOverSeries(condition, number, reason, over: space)
    } else {
      emitRequire(condition, number, reason, isRemark: isRemark)
    }
  }

  /// Returns the figures of a condition that a message shows: at most four, the outermost first, lists and
  /// truths apart.
  private func partsShown(of id: ExpressionID) -> [(words: String, value: PlanValue)] {
    var shown: [(words: String, value: PlanValue)] = []
    // In a function a register is used again for what is worked out next.
    var written: Set<Int32> = []
    for part in (requirementParts ?? []).reversed() where shown.count < 4 {
      let words = program.sources.text(part.span)
      guard written.insert(part.register).inserted || !isInFunction else { continue }
      guard program.types.element(part.type) != .yesNo,
        isByPeriod(part.type) || !program.types.isAggregate(part.type)
      else { continue }
      guard !words.isEmpty, words.utf8.count <= 60, !words.utf8.contains(0x0A),
        !shown.contains(where: { $0.words == words })
      else { continue }
      shown.append((words, part))
    }
    return shown
  }

  /// `true` iff values of the type have one for each period.
  private func isByPeriod(_ type: TypeID) -> Bool {
    guard case .series(_, let space, _) = program.types[type] else { return false }
    if case .timeline = program.spaces[space].kind { return true }
    return false
  }

  /// Emits the requirement itself. A reason with figures is put together only where it is to be
  /// said.
  private mutating func emitRequire(
    _ condition: Int32, _ number: Int32, _ reason: ExpressionID?, isRemark: Bool = false
  ) {
    guard let reason else {
      emit(.require, number, condition)
      return
    }
    let text = newRegister()
    let skip = emit(.skipReason, 0, condition)
    onBranch { planner in _ = planner.generate(reason, into: text) }
    land(skip)
    plan.reasons.append(skip..<Int(here))
    emit(.require, number, condition, text, flag: isRemark ? 3 : 2)
  }

  /// Emits a loop that fails at the first value of `condition` that is no.
  private mutating func emitRequirementOverSeries(
    _ condition: Int32, _ number: Int32, _ reason: ExpressionID?, over space: SpaceID?
  ) {
    let count = newRegister()
    let position = newRegister()
    let value = newRegister()
    if let space { plan.requirements[Int(number)].places = (condition, position, space) }
    emit(.count, count, condition)
    _ = constant(0, into: position)
    let skip = emit(.jumpUnlessLess, 0, position, count)
    let start = here
    emit(.elementAtPosition, value, condition, position)
    emitRequire(value, number, reason)
    let limit = newRegister()
    emit(.subtract, limit, count, constant(1))
    emit(.next, position, limit, start)
    land(skip)
  }

  /// Emits the value in a region of its own and returns where it is found.
  mutating func value(_ id: ExpressionID, sink: SinkID) -> PlanValue {
    let register = newRegister()
    currentSpan = program.span(program.expressions[id].reference)
    let span = currentSpan
    inRegion(register, sink: sink) { planner in _ = planner.generate(id, into: register) }
    return PlanValue(register: register, type: program.type(id), span: span)
  }

  /// Emits the figures of all checks, and keeps the sub-expressions that explain them.
  mutating func emitChecks() {
    for check in program.output.checks {
      var planned = PlanCheck(claim: .broken, span: check.span)
      planned.printed = check.printed
      let sink = program.definitions[check.definition].sink
      parts = []
      switch check.claim {
      case .broken: break
      case .error(let code, let number): planned.claim = .error(code: code, sink: number.index)
      case .holds(let condition): planned.claim = .holds(value(condition, sink: sink))
      case .literal(let figure, let literals, let units):
        planned.claim = .literal(
          figure: value(figure, sink: sink), literals: literals, units: units,
          summands: literals.contains(0)
            ? summandsOfEach(figure).map { part in part.map { value($0, sink: sink) } } : [])
      case .equal(let left, let right):
        planned.claim = .equal(
          left: value(left, sink: sink), right: value(right, sink: sink),
          summands: (summands(left) + summands(right)).map { value($0, sink: sink) })
      case .within(let left, let right, let tolerance, let isRelative):
        planned.claim = .within(
          left: value(left, sink: sink), right: value(right, sink: sink),
          tolerance: value(tolerance, sink: sink), isRelative: isRelative)
      }
      planned.parts = parts ?? []
      parts = nil
      if let reason = check.reason, program.type(reason) == .text {
        planned.reason = value(reason, sink: sink)
      }
      plan.checks.append(planned)
    }
  }

  /// Returns the parts of each item of a list that is written out; of any other figure those of the whole.
  private func summandsOfEach(_ id: ExpressionID) -> [[ExpressionID]] {
    guard case .list(let items) = program.expressions[id].operation else { return [summands(id)] }
    return items.map { summands($0) }
  }

  /// Returns the parts that the figure is put together from, itself not included: what a sum and the sums that
  /// it names add up, the series that a value is taken from, the arguments of a function.
  private func summands(_ id: ExpressionID) -> [ExpressionID] {
    var result: [ExpressionID] = []
    var waiting = [id]
    var seen: Set<DefinitionID> = []
    while let next = waiting.popLast(), result.count < 64 {
      switch program.expressions[next].operation {
      case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
        waiting += [left, right]
      case .negate(let operand): waiting.append(operand)
      case .builtin(_, let arguments), .call(_, let arguments): result += arguments
      case .element(let series, _, _), .item(let series, _), .opening(let series),
        .closing(let series):
        result.append(series)
      case .definition(let definition):
        if let value = plainValue(of: definition), seen.insert(definition).inserted {
          waiting.append(value)
        }
        if next != id { result.append(next) }
      default: if next != id { result.append(next) }
      }
    }
    return result.filter { id in
      let type = program.type(id)
      return program.types[program.types.element(type)].isArithmeticOperand
    }
  }

  /// The expression of a definition with one value, which stands wherever the definition does; nil for
  /// others.
  private func plainValue(of id: DefinitionID) -> ExpressionID? {
    let definition = program.definitions[id]
    guard definition.clauses.count == 1, let clause = definition.clauses.first,
      case .none = clause.index, !program.types.isAggregate(definition.type)
    else { return nil }
    var around = definition.role.instance
    while let instance = around {
      if program.instances[instance].rows != nil { return nil }
      around = program.instances[instance].around
    }
    return clause.expression
  }
}
