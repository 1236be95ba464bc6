import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The code of expressions.
extension Planner {
  /// Emits the expression and returns the register of its value.
  ///
  /// - `target`: the register that must hold the value, where one must.
  /// - `index`: the register of an index, where a series stands for its value there.
  mutating func generate(_ id: ExpressionID, into target: Int32? = nil, at index: Int32? = nil)
    -> Int32
  {
    let isSeries: Bool
    if case .series = program.types[program.expressions[id].type] {
      isSeries = true
    } else {
      isSeries = false
    }
    if !isSeries, target == nil, !isInFunction,
      case .constant(let value) = program.expressions[id].operation
    {
      // It stands in a register already.
      return constantIndex(value)
    }
    let expression = program.expressions[id]
    if isSeries, index == nil, let made = hoisted[id] {
      guard let target else { return made }
      emit(.move, target, made)
      return target
    }
    if isSeries, index == nil, isWorkedOutByValue(expression.operation) {
      return materialize(id, into: target)
    }
    let outer = currentSpan
    let node = program.span(expression.reference)
    if node.end > node.start { currentSpan = node }
    let register: Int32
    if isSeries, let index, !isTakenByIndex(expression.operation) {
      // The series as a whole is made first, before the loop where that is certain to be needed.
      let whole = hoisted[id] ?? generateOperation(expression, into: nil, at: nil)
      register = element(of: whole, into: target, at: index)
    } else {
      register = generateOperation(expression, into: target, at: isSeries ? index : nil)
    }
    currentSpan = outer
    record(register, expression, index)
    return register
  }

  /// Keeps the value of a sub-expression for the explanation of a check: outside loops and
  /// functions, literals apart. Of expressions with one place in the source the outermost is kept.
  mutating func record(_ register: Int32, _ expression: Expression, _ index: Int32?) {
    let isOfCheck = parts != nil && !isInFunction
    guard isOfCheck || requirementParts != nil, index == nil, loopDepth == 0 else { return }
    switch expression.operation {
    case .constant, .text, .error: return
    // The arguments of a function explain what it requires.
    case .local where requirementParts == nil || !isInFunction: return
    // A list shows its own values.
    case .list: return
    // The end of a range is kept where it stands.
    case .builtin(BuiltinTable[.lastOfRange], _): return
    default: break
    }
    guard explains(expression) else { return }
    let span = program.span(expression.reference)
    guard span.end > span.start else { return }
    // An argument that is handed on stands in a register that is used again; its own keeps it.
    var kept = register
    if case .local = expression.operation, let own = self.register(of: expression.operation) {
      kept = own
    }
    let part = PlanValue(register: kept, type: expression.type, span: span)
    if let last = requirementParts?.last, last.span == span { requirementParts?.removeLast() }
    requirementParts?.append(part)
    guard isOfCheck else { return }
    if let last = parts?.last, last.span == span { parts?.removeLast() }
    parts?.append(part)
  }

  /// `true` iff what stands in the source is what the expression gives: in brackets a figure or a name stands
  /// for a place or a list of keys, which would be shown as what it is not.
  private func explains(_ expression: Expression) -> Bool {
    let tree = program.trees[expression.reference.tree]
    let node = expression.reference.node
    switch tree[node].kind {
    case .number, .tagged, .quantity, .text, .date, .quarterPeriod, .monthPeriod: return false
    case .name:
      switch expression.operation {
      case .definition(let id):
        // The keys among which a name is looked for.
        guard case .column = program.definitions[id].role else { return true }
        return program.definitions[id].name == tree.name(node)
      case .arithmetic, .positionOf: return false
      default: return true
      }
    default: return true
    }
  }

  /// `true` iff the code of a series of this form gives its value at an index by itself.
  private func isTakenByIndex(_ operation: Operation) -> Bool {
    switch operation {
    case .error, .definition, .local: true
    default: isWorkedOutByValue(operation)
    }
  }

  /// Makes the series that each turn of a loop over the values of `id` needs, before the loop.
  private mutating func hoistSeries(in id: ExpressionID) {
    var waiting = [id]
    while let next = waiting.popLast() {
      let expression = program.expressions[next]
      guard case .series = program.types[expression.type] else { continue }
      switch expression.operation {
      case .conditional(let condition, _, _): waiting.append(condition)
      case .isGiven(let operand): waiting.append(operand)
      case .and(let left, _), .or(let left, _), .otherwise(let left, _): waiting.append(left)
      case .negate, .not, .arithmetic, .comparison, .builtin: waiting += expression.operation.parts
      case .call, .fold, .list, .item, .lookup, .wholeBuiltin, .data:
        guard hoisted[next] == nil else { continue }
        hoisted[next] = generate(next)
      default: break
      }
    }
  }

  /// `true` iff a series of this form is worked out one value after another.
  func isWorkedOutByValue(_ operation: Operation) -> Bool {
    switch operation {
    case .negate, .not, .arithmetic, .comparison, .and, .or, .conditional, .builtin, .otherwise,
      .isGiven, .broadcast, .uncertain, .statistic:
      true
    default: false
    }
  }

  /// Emits an expression and returns the register of its value, which is `target` where that is
  /// given; of a series the value at `index` where that is given.
  mutating func generateOperation(
    _ expression: Expression, into target: Int32?, at index: Int32?
  ) -> Int32 {
    switch expression.operation {
    case .error:
      let register = target ?? newRegister()
      emit(.fail, FailureReason.broken.rawValue)
      return register
    case .constant(let value): return constant(value, into: target)
    case .text(let text): return constant(Double(text.index), into: target)
    case .data(let column):
      let series = index == nil ? target ?? newRegister() : newRegister()
      emit(.loadData, series, column.index)
      return index == nil ? series : element(of: series, into: target, at: index)
    case .definition(let definition): return generateDefinition(definition, into: target, at: index)
    case .local(let local):
      workOut(local)
      return element(of: locals[local] ?? 0, into: target, at: index)
    case .negate(let operand): return unary(.negate, operand, target, index)
    case .not(let operand): return unary(.not, operand, target, index)
    case .arithmetic(let operation, let left, let right):
      return generateArithmetic(operation, left, right, target, index)
    case .comparison(let operation, let left, let right):
      return generateComparison(operation, left, right, target, index)
    case .and, .or, .conditional: return generateBranches(expression, target, index)
    case .element(let series, let position, let isSelf):
      return generateElement(series, position, isSelf, target)
    case .item(let list, let position):
      let handle = generate(list)
      let place = generate(position)
      return emitted(.itemAtPosition, target, handle, place)
    case .lookup(let column, let keys, let key):
      let keyRegister = generate(key)
      let position = newRegister()
      emit(
        .position, position, generate(keys), keyRegister, flag: keyFlag(program.type(key)))
      return emitted(.elementAtPosition, target, generate(column), position)
    case .positionOf(let list, let value):
      let key = generate(value)
      let place = target ?? newRegister()
      emit(.position, place, generate(list), key, flag: keyFlag(program.type(value)))
      return place
    case .slice(let series, let from, let to):
      return generateSlice(series, from, to, target)
    case .opening(let series):
      return emitted(.elementAtPosition, target, generate(series), constant(-1))
    case .closing(let series):
      let handle = generate(series)
      let count = newRegister()
      emit(.count, count, handle)
      emit(.subtract, count, count, constant(1))
      return emitted(.elementAtPosition, target, handle, count)
    case .call(let version, let arguments): return generateCall(version, arguments, target)
    case .wholeBuiltin(let builtin, let arguments):
      let series = generateBuiltin(builtin, arguments, index == nil ? target : nil, nil)
      return index == nil ? series : element(of: series, into: target, at: index)
    case .builtin(let builtin, let arguments):
      return generateBuiltin(builtin, arguments, target, index)
    case .list(let items): return generateList(items, expression.type, target)
    case .range(let low, let high):
      return emitted(.rangeList, target, generate(low), generate(high))
    case .comprehension(let comprehension): return generateComprehension(comprehension, target)
    case .fold(let source, let version, let start):
      return generateFold(source, version, start, target)
    case .isGiven(let operand): return generateIsGiven(operand, target, index)
    case .otherwise(let left, let right): return generateOtherwise(left, right, target, index)
    case .textOf(let operand):
      let value = generate(operand)
      let register = target ?? newRegister()
      emit(.textOf, register, value, program.type(operand).index)
      return register
    case .join(let pieces): return generateJoin(pieces, target)
    case .broadcast(let value, let space):
      guard index == nil, isOptionalSeries(expression.type) else {
        return generate(value, into: target, at: index)
      }
      return generateSeriesIfGiven(of: value, over: space, into: target)
    case .study(let number, let parameters):
      return generateStudy(number, parameters, expression.reference, target)
    case .uncertain(let draw, let inputs): return generateDraw(draw, inputs, target, index)
    case .statistic(let kind, let value, let parameter):
      let operand = generate(value, at: index)
      let first = reserve(2)
      _ = generate(parameter, into: first)
      if let index { emit(.move, first + 1, index) } else { _ = constant(0, into: first + 1) }
      let register = target ?? newRegister()
      emit(.statistic, register, operand, first, flag: kind.rawValue)
      return register
    }
  }

  /// Emits the value of an uncertain name from its base and the parameters of its distribution.
  private mutating func generateDraw(
    _ draw: DrawID, _ inputs: [ExpressionID], _ target: Int32?, _ index: Int32?
  ) -> Int32 {
    let base = reserve(inputs.count)
    for (offset, input) in inputs.enumerated() {
      // A list to draw from is taken as a whole.
      let isList: Bool
      if case .list = program.types[program.type(input)] { isList = true } else { isList = false }
      _ = generate(input, into: base + Int32(truncatingIfNeeded: offset), at: isList ? nil : index)
    }
    plan.draws[Int(draw.index)].index =
      program.uncertainty.draws[draw].local.flatMap { locals[$0] }
    plan.draws[Int(draw.index)].keys = keys(over: program.uncertainty.draws[draw].space)
    plan.draws[Int(draw.index)].rows = program.uncertainty.draws[draw].isShared ? nil : rows
    let register = target ?? newRegister()
    emit(.draw, register, draw.index, base)
    return register
  }

  /// Returns a space of rows or keys; nil for periods, and for none.
  private func keys(over space: SpaceID?) -> SpaceID? {
    guard let space else { return nil }
    switch program.spaces[space].kind {
    case .timeline: return nil
    case .rows, .keys: return space
    }
  }

  /// Emits a study: its parameters, and the figure that it looks at, which need not have a value as
  /// things are.
  private mutating func generateStudy(
    _ study: StudyID, _ parameters: [ExpressionID], _ reference: NodeReference, _ target: Int32?
  ) -> Int32 {
    let info = program.studies[study]
    let number = Int(study.index)
    let first = reserve(parameters.count)
    for (offset, parameter) in parameters.enumerated() {
      _ = generate(parameter, into: first + Int32(truncatingIfNeeded: offset))
    }
    let figure = generateFigure(info.figure)
    let figures = info.figures.map { single in
      PlanValue(
        register: generateFigure(single), type: program.type(single),
        span: program.span(program.expressions[single].reference))
    }
    let figureSpan = program.span(program.expressions[info.figure].reference)
    let names = zip(info.inputs, info.titles).map { input, title in
      let definition = program.definitions[input]
      return (
        path: title,
        value: PlanValue(
          register: registers[input], type: definition.type,
          span: program.span(definition.reference))
      )
    }
    plan.studies[number] = PlanStudy(
      info.kind, number: study.index, inputs: info.inputs.map { $0.index }, names: names,
      figure: PlanValue(register: figure, type: program.type(info.figure), span: figureSpan),
      span: program.span(reference))
    plan.studies[number].needs = info.needs.map { $0.index }
    plan.studies[number].followers = info.inputs.map { input in
      (followers[input] ?? []).map { $0.index }
    }
    plan.studies[number].figures = figures
    plan.studies[number].title = info.title
    plan.studies[number].asksTrials = info.asksTrials
    let register = target ?? newRegister()
    emit(.study, register, study.index, first)
    return register
  }

  /// Emits a figure of a study in a region of its own and returns its register.
  private mutating func generateFigure(_ expression: ExpressionID) -> Int32 {
    let figure = newRegister()
    let span = currentSpan
    let sink = region.map { SinkID(plan.regions[$0].sink) } ?? .ofCase
    inRegion(figure, sink: sink, isSilent: true) { planner in
      _ = planner.generate(expression, into: figure)
    }
    currentSpan = span
    return figure
  }

  /// Emits an operation on two registers and returns the register of its result.
  mutating func emitted(_ op: Opcode, _ target: Int32?, _ b: Int32, _ c: Int32) -> Int32 {
    let register = target ?? newRegister()
    emit(op, register, b, c)
    return register
  }

  /// The type of a key, by which a message can show it: its number and 1; 0 where that is too great.
  private func keyFlag(_ type: TypeID) -> UInt16 { UInt16(exactly: type.index + 1) ?? 0 }

  /// Emits an operation on one operand and returns the register of its result.
  mutating func unary(
    _ op: Opcode, _ operand: ExpressionID, _ target: Int32?, _ index: Int32?
  ) -> Int32 {
    let value = generate(operand, at: index)
    return emitted(op, target, value, 0)
  }

  // MARK: Definitions and series

  /// Returns the register of a definition, after emitting a copy to the current frame or the
  /// element at `index` where needed.
  mutating func generateDefinition(
    _ definition: DefinitionID, into target: Int32?, at index: Int32?
  ) -> Int32 {
    var register = registers[definition]
    if isInFunction {
      let copy = index == nil ? target ?? newRegister() : newRegister()
      emit(.global, copy, register)
      register = copy
      if index == nil { return register }
    }
    return element(of: register, into: target, at: index)
  }

  /// Returns the value in `register`, or its element at `index` where one is wanted.
  mutating func element(of register: Int32, into target: Int32?, at index: Int32?) -> Int32 {
    if let index {
      let value = target ?? newRegister()
      emit(.element, value, register, index, flag: ReadingRule.flow.rawValue)
      return value
    }
    if let target, target != register {
      emit(.move, target, register)
      return target
    }
    return register
  }

  /// Emits the reading of a series at an index and returns the register of the value.
  mutating func generateElement(
    _ series: ExpressionID, _ position: ExpressionID, _ isSelf: Bool, _ target: Int32?
  ) -> Int32 {
    let handle = generate(series)
    let place = generate(position)
    let register = target ?? newRegister()
    emit(.element, register, handle, place, flag: readingRule(series, isSelf).rawValue)
    return register
  }

  /// Returns what reading the series outside its window gives; `isSelf` where the series reads
  /// itself.
  func readingRule(_ series: ExpressionID, _ isSelf: Bool) -> ReadingRule {
    if isSelf { return .itself }
    if case .series(_, _, let isFlow) = program.types[program.type(series)], isFlow { return .flow }
    return .level
  }

  /// Emits the values of a series at the indices from one to another, as a list, and returns its
  /// register.
  mutating func generateSlice(
    _ series: ExpressionID, _ from: ExpressionID, _ to: ExpressionID, _ target: Int32?
  ) -> Int32 {
    let handle = generate(series)
    let ends = reserve(2)
    _ = generate(from, into: ends)
    _ = generate(to, into: ends + 1)
    let register = target ?? newRegister()
    emit(.slice, register, handle, ends, flag: readingRule(series, false).rawValue)
    return register
  }

  /// Returns the first of `count` registers in a row.
  mutating func reserve(_ count: Int) -> Int32 {
    let first = nextRegister
    nextRegister += Int32(truncatingIfNeeded: max(count, 1))
    highestRegister = max(highestRegister, nextRegister)
    return first
  }

  /// Emits a loop that works out a series one value after another.
  mutating func materialize(_ id: ExpressionID, into target: Int32?) -> Int32 {
    guard case .series(_, let space, _) = program.types[program.type(id)] else {
      return constant(0, into: target)
    }
    let outerHoisted = hoisted
    hoistSeries(in: id)
    defer { hoisted = outerHoisted }
    let expression = program.expressions[id]
    return series(over: space, into: target, opening: expression) { planner, index in
      if case .broadcast(let single, _) = expression.operation { return planner.generate(single) }
      let outer = planner.currentSpan
      let node = planner.program.span(expression.reference)
      if node.end > node.start { planner.currentSpan = node }
      defer { planner.currentSpan = outer }
      return planner.generateOperation(expression, into: nil, at: index)
    }
  }

  /// Emits a loop that makes a series of what `value` emits for the index in a register; what
  /// `opening` reads has its opening value.
  mutating func series(
    over space: SpaceID, into target: Int32?, opening: Expression?,
    _ value: (inout Planner, Int32) -> Int32
  ) -> Int32 {
    let handle = target ?? newRegister()
    let info = program.spaces[space]
    let first = globalValue(info.first)
    let last = globalValue(info.last)
    // A series must not be overwritten while it is read.
    let fresh = newRegister()
    emit(.newSeries, fresh, first, last)
    let index = newRegister()
    emit(.move, index, first)
    let skip = emit(.jumpUnlessLessOrEqual, 0, index, last)
    let start = here
    loopDepth += 1
    onBranch { planner in
      let register = value(&planner, index)
      planner.emit(.setElement, fresh, index, register)
    }
    emit(.next, index, last, start)
    loopDepth -= 1
    land(skip)
    if let opening { emitOpening(of: opening, in: fresh, first: first) }
    emit(.move, handle, fresh)
    return handle
  }

  /// Returns a register of the current frame that holds the value of a definition.
  mutating func globalValue(_ definition: DefinitionID) -> Int32 {
    let register = registers[definition]
    guard isInFunction else { return register }
    let copy = newRegister()
    emit(.global, copy, register)
    return copy
  }
}
