import WorthBuiltins
import WorthPlan
import WorthSource
import WorthSyntax
import WorthValue

/// The code of expressions.
extension Planner {
  /// Emits the expression and returns the register of its value.
  ///
  /// - `target`: the register that must hold the value, where one must.
  /// - `index`: the register of an index, where a series stands for its value there.
  mutating func generate(_ id: ExpressionID, into target: Int32? = nil, at index: Int32? = nil) -> Int32 {
    guard id.exists else { return constant(0, into: target) }
    let expression = checker.expression(id)
    let isSeries: Bool
    if case .series = checker.types[expression.type] { isSeries = true } else { isSeries = false }
    if isSeries, index == nil, isWorkedOutByValue(expression.operation) {
      return materialize(id, into: target)
    }
    let outer = currentSpan
    let node = checker.span(expression.reference)
    if node.end > node.start { currentSpan = node }
    let register = generateOperation(expression, into: target, at: isSeries ? index : nil)
    currentSpan = outer
    record(register, expression, index)
    return register
  }

  private mutating func record(_ register: Int32, _ expression: Expression, _ index: Int32?) {
    guard parts != nil, !isInFunction, index == nil, loopDepth == 0 else { return }
    switch expression.operation {
    case .constant, .text, .error, .local: return
    default: break
    }
    let span = checker.span(expression.reference)
    guard span.end > span.start else { return }
    if let last = parts?.last, last.span == span { parts?.removeLast() }
    parts?.append(PlanValue(register: register, type: expression.type, span: span))
  }

  /// `true` iff a series of this form is worked out one value after another.
  private func isWorkedOutByValue(_ operation: Operation) -> Bool {
    switch operation {
    case .negate, .not, .arithmetic, .comparison, .and, .or, .conditional, .builtin, .otherwise,
      .broadcast:
      true
    default: false
    }
  }

  private mutating func generateOperation(
    _ expression: Expression, into target: Int32?, at index: Int32?
  ) -> Int32 {
    switch expression.operation {
    case .error:
      let register = target ?? newRegister()
      emit(.fail, FailureReason.broken.rawValue)
      return register
    case .constant(let value): return constant(value, into: target)
    case .text(let text): return constant(Double(text), into: target)
    case .definition(let definition): return generateDefinition(definition, into: target, at: index)
    case .local(let local): return element(of: locals[local] ?? 0, into: target, at: index)
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
      let shifted = newRegister()
      emit(.subtract, shifted, place, constant(1))
      return emitted(.elementAtPosition, target, handle, shifted)
    case .lookup(let column, let keys, let key):
      let keyRegister = generate(key)
      let position = newRegister()
      emit(.position, position, generate(keys), keyRegister)
      return emitted(.elementAtPosition, target, generate(column), position)
    case .positionOf(let list, let value):
      let key = generate(value)
      return emitted(.position, target, generate(list), key)
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
    case .builtin(let builtin, let arguments):
      return generateBuiltin(builtin, arguments, target, index)
    case .list(let items): return generateList(items, expression.type, target)
    case .range(let low, let high):
      return emitted(.rangeList, target, generate(low), generate(high))
    case .comprehension(let comprehension): return generateComprehension(comprehension, target)
    case .fold(let source, let version, let start):
      return generateFold(source, version, start, target)
    case .isGiven(let operand):
      let value = generate(operand)
      let register = target ?? newRegister()
      _ = constant(0, into: register)
      let skip = emit(.jumpIfMissing, 0, value)
      _ = constant(1, into: register)
      land(skip)
      return register
    case .otherwise(let left, let right):
      let register = target ?? newRegister()
      let value = generate(left, at: index)
      let skip = emit(.jumpIfMissing, 0, value)
      emit(.move, register, value)
      let end = emit(.jump)
      land(skip)
      _ = generate(right, into: register, at: index)
      land(end)
      return register
    case .textOf(let operand):
      let value = generate(operand)
      let register = target ?? newRegister()
      emit(.textOf, register, value, checker.type(operand).index)
      return register
    case .join(let pieces): return generateJoin(pieces, target)
    case .broadcast(let value, _):
      return generate(value, into: target, at: index)
    }
  }

  private mutating func emitted(_ op: Opcode, _ target: Int32?, _ b: Int32, _ c: Int32) -> Int32 {
    let register = target ?? newRegister()
    emit(op, register, b, c)
    return register
  }

  private mutating func unary(
    _ op: Opcode, _ operand: ExpressionID, _ target: Int32?, _ index: Int32?
  ) -> Int32 {
    let value = generate(operand, at: index)
    return emitted(op, target, value, 0)
  }

  // MARK: Definitions and series

  private mutating func generateDefinition(
    _ definition: Int32, into target: Int32?, at index: Int32?
  ) -> Int32 {
    var register = registers[Int(definition)]
    if isInFunction {
      let copy = index == nil ? target ?? newRegister() : newRegister()
      emit(.global, copy, register)
      register = copy
      if index == nil { return register }
    }
    return element(of: register, into: target, at: index)
  }

  /// Returns the value in `register`, or its element at `index` where one is wanted.
  private mutating func element(of register: Int32, into target: Int32?, at index: Int32?) -> Int32 {
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

  private mutating func generateElement(
    _ series: ExpressionID, _ position: ExpressionID, _ isSelf: Bool, _ target: Int32?
  ) -> Int32 {
    let handle = generate(series)
    let place = generate(position)
    let register = target ?? newRegister()
    emit(.element, register, handle, place, flag: readingRule(series, isSelf).rawValue)
    return register
  }

  private func readingRule(_ series: ExpressionID, _ isSelf: Bool) -> ReadingRule {
    if isSelf { return .itself }
    if case .series(_, _, let isFlow) = checker.types[checker.type(series)], isFlow { return .flow }
    return .level
  }

  private mutating func generateSlice(
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
  private mutating func reserve(_ count: Int) -> Int32 {
    let first = nextRegister
    nextRegister += Int32(truncatingIfNeeded: max(count, 1))
    highestRegister = max(highestRegister, nextRegister)
    return first
  }

  /// Emits a loop that works out a series one value after another.
  private mutating func materialize(_ id: ExpressionID, into target: Int32?) -> Int32 {
    guard case .series(_, let space, _) = checker.types[checker.type(id)] else {
      return constant(0, into: target)
    }
    let handle = target ?? newRegister()
    let info = checker.spaces[Int(space)]
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
    let expression = checker.expression(id)
    let value: Int32
    if case .broadcast(let single, _) = expression.operation {
      value = generate(single)
    } else {
      let outer = currentSpan
      let node = checker.span(expression.reference)
      if node.end > node.start { currentSpan = node }
      value = generateOperation(expression, into: nil, at: index)
      currentSpan = outer
    }
    emit(.setElement, fresh, index, value)
    emit(.next, index, last, start)
    loopDepth -= 1
    land(skip)
    emit(.move, handle, fresh)
    return handle
  }

  private mutating func globalValue(_ definition: Int32) -> Int32 {
    let register = registers[Int(definition)]
    guard isInFunction else { return register }
    let copy = newRegister()
    emit(.global, copy, register)
    return copy
  }

  // MARK: Operators

  private mutating func generateArithmetic(
    _ operation: Arithmetic, _ left: ExpressionID, _ right: ExpressionID, _ target: Int32?,
    _ index: Int32?
  ) -> Int32 {
    // A long chain is worked off from its innermost left operand, without recursion.
    var chain: [(Arithmetic, ExpressionID, ExpressionID)] = [(operation, left, right)]
    while let last = chain.last,
      case .arithmetic(let inner, let a, let b) = checker.expression(last.1).operation,
      index != nil || !checker.types.isAggregate(checker.type(last.1))
    {
      chain.append((inner, a, b))
    }
    guard let innermost = chain.last else { return constant(0, into: target) }
    var value = generate(innermost.1, at: index)
    while let (step, leftID, rightID) = chain.popLast() {
      let destination = chain.isEmpty ? target ?? newRegister() : newRegister()
      value = combine(step, value, rightID, destination, index)
      if let parent = chain.last {
        record(destination, checker.expression(parent.1), index)
      }
      _ = leftID
    }
    return value
  }

  private mutating func combine(
    _ operation: Arithmetic, _ left: Int32, _ right: ExpressionID, _ destination: Int32,
    _ index: Int32?
  ) -> Int32 {
    if isInFunction, case .constant(let value) = checker.expression(right).operation,
      let op = constantForm(operation)
    {
      emit(op, destination, left, constantIndex(value))
      return destination
    }
    let other = generate(right, at: index)
    let op: Opcode
    switch operation {
    case .add: op = .add
    case .subtract: op = .subtract
    case .multiply: op = .multiply
    case .divide: op = .divide
    case .power: op = .power
    }
    emit(op, destination, left, other)
    return destination
  }

  private func constantForm(_ operation: Arithmetic) -> Opcode? {
    switch operation {
    case .add: .addConstant
    case .subtract: .subtractConstant
    case .multiply: .multiplyConstant
    case .divide: .divideConstant
    case .power: nil
    }
  }

  private mutating func generateComparison(
    _ operation: Comparison, _ left: ExpressionID, _ right: ExpressionID, _ target: Int32?,
    _ index: Int32?
  ) -> Int32 {
    let a = generate(left, at: index)
    let b = generate(right, at: index)
    switch operation {
    case .equal: return emitted(.equal, target, a, b)
    case .notEqual: return emitted(.notEqual, target, a, b)
    case .less: return emitted(.less, target, a, b)
    case .lessOrEqual: return emitted(.lessOrEqual, target, a, b)
    case .greater: return emitted(.less, target, b, a)
    case .greaterOrEqual: return emitted(.lessOrEqual, target, b, a)
    }
  }

  private mutating func generateBranches(
    _ expression: Expression, _ target: Int32?, _ index: Int32?
  ) -> Int32 {
    let register = target ?? newRegister()
    loopDepth += 1
    defer { loopDepth -= 1 }
    switch expression.operation {
    case .and(let left, let right):
      _ = generate(left, into: register, at: index)
      let skip = emit(.jumpUnless, 0, register)
      _ = generate(right, into: register, at: index)
      land(skip)
    case .or(let left, let right):
      _ = generate(left, into: register, at: index)
      let skip = emit(.jumpIf, 0, register)
      _ = generate(right, into: register, at: index)
      land(skip)
    case .conditional(let condition, let consequence, let alternative):
      let jumps = generateJumps(unless: condition, at: index)
      let start = nextRegister
      _ = generate(consequence, into: register, at: index)
      let end = emit(.jump)
      if isInFunction { nextRegister = start }
      for jump in jumps { land(jump) }
      _ = generate(alternative, into: register, at: index)
      land(end)
    default: break
    }
    return register
  }

  /// Emits jumps that are taken where the condition does not hold, and returns their places.
  mutating func generateJumps(unless condition: ExpressionID, at index: Int32?) -> [Int] {
    let expression = checker.expression(condition)
    if case .comparison(let operation, let left, let right) = expression.operation {
      switch operation {
      case .less: return [jump(.jumpUnlessLess, .jumpUnlessLessConstant, left, right, index)]
      case .lessOrEqual:
        return [jump(.jumpUnlessLessOrEqual, .jumpUnlessLessOrEqualConstant, left, right, index)]
      case .greater: return [jump(.jumpUnlessLess, nil, right, left, index)]
      case .greaterOrEqual: return [jump(.jumpUnlessLessOrEqual, nil, right, left, index)]
      case .equal, .notEqual: break
      }
    }
    let value = generate(condition, at: index)
    return [emit(.jumpUnless, 0, value)]
  }

  private mutating func jump(
    _ op: Opcode, _ withConstant: Opcode?, _ left: ExpressionID, _ right: ExpressionID,
    _ index: Int32?
  ) -> Int {
    let a = generate(left, at: index)
    if isInFunction, let withConstant,
      case .constant(let value) = checker.expression(right).operation
    {
      return emit(withConstant, 0, a, constantIndex(value))
    }
    let b = generate(right, at: index)
    return emit(op, 0, a, b)
  }

  // MARK: Calls

  private mutating func generateCall(
    _ version: Int32, _ arguments: [ExpressionID], _ target: Int32?
  ) -> Int32 {
    if plannedVersions.insert(version).inserted { waitingVersions.append(version) }
    let register = target ?? newRegister()
    let base = reserve(arguments.count)
    for (offset, argument) in arguments.enumerated() {
      _ = generate(argument, into: base + Int32(offset))
    }
    emit(.call, register, version, base)
    if isInFunction { nextRegister = base }
    return register
  }

  /// `true` iff the builtin takes the argument at `position` as a whole list or series.
  private func takesWhole(_ builtin: Int, _ position: Int) -> Bool {
    let parameters = BuiltinTable.all[builtin].parameters
    guard let last = parameters.last else { return false }
    return !checker.takesOneValue(position < parameters.count ? parameters[position].type : last.type)
  }

  private mutating func generateBuiltin(
    _ builtin: Int, _ arguments: [ExpressionID], _ target: Int32?, _ index: Int32?
  ) -> Int32 {
    let register = target ?? newRegister()
    let base = reserve(arguments.count)
    for (offset, argument) in arguments.enumerated() {
      // A builtin that takes a list gets the whole of it.
      let place = takesWhole(builtin, offset) ? nil : index
      _ = generate(argument, into: base + Int32(offset), at: place)
    }
    emit(
      .builtin, register, Int32(truncatingIfNeeded: builtin), base,
      flag: UInt16(truncatingIfNeeded: arguments.count))
    if isInFunction { nextRegister = base }
    return register
  }

  private mutating func generateFold(
    _ source: ExpressionID, _ version: Int32, _ start: ExpressionID, _ target: Int32?
  ) -> Int32 {
    if isSimple(version) { return generateSimpleFold(source, version, start, target) }
    if plannedVersions.insert(version).inserted { waitingVersions.append(version) }
    let result = newRegister()
    _ = generate(start, into: result)
    loopDepth += 1
    defer { loopDepth -= 1 }
    overValues(of: source) { planner, value in
      let base = planner.reserve(2)
      planner.emit(.move, base, result)
      planner.emit(.move, base + 1, value)
      planner.emit(.call, result, version, base)
    }
    if let target {
      emit(.move, target, result)
      return target
    }
    return result
  }

  /// `true` iff the function's body is arithmetic that can stand in the place of a call.
  private func isSimple(_ version: Int32) -> Bool {
    let info = checker.versions[Int(version)]
    guard info.locals.isEmpty,
      case .arithmetic = checker.expression(info.body).operation
    else { return false }
    var waiting = [info.body]
    var seen = 0
    while let id = waiting.popLast() {
      seen += 1
      if seen > 32 { return false }
      switch checker.expression(id).operation {
      case .constant, .local: break
      case .negate(let operand): waiting.append(operand)
      case .arithmetic(_, let left, let right): waiting += [left, right]
      default: return false
      }
    }
    return true
  }

  /// Emits a fold whose function's body stands in the loop itself.
  private mutating func generateSimpleFold(
    _ source: ExpressionID, _ version: Int32, _ start: ExpressionID, _ target: Int32?
  ) -> Int32 {
    let result = newRegister()
    _ = generate(start, into: result)
    loopDepth += 1
    defer { loopDepth -= 1 }
    let parameters = checker.versionParameters[Int(version)]
    let body = checker.versions[Int(version)].body
    overValues(of: source) { planner, value in
      planner.locals[parameters[0]] = result
      planner.locals[parameters[1]] = value
      _ = planner.generate(body, into: result)
    }
    if let target {
      emit(.move, target, result)
      return target
    }
    return result
  }

  /// Emits a loop over the values of a list, series or range.
  private mutating func overValues(
    of source: ExpressionID, _ body: (inout Planner, Int32) -> Void
  ) {
    let value = newRegister()
    if case .range(let low, let high) = checker.expression(source).operation {
      let last = newRegister()
      _ = generate(high, into: last)
      _ = generate(low, into: value)
      let skip = emit(.jumpUnlessLessOrEqual, 0, value, last)
      let start = here
      body(&self, value)
      emit(.next, value, last, start)
      land(skip)
      return
    }
    let handle = generate(source)
    let last = newRegister()
    emit(.count, last, handle)
    emit(.subtract, last, last, constant(1))
    let position = newRegister()
    _ = constant(0, into: position)
    let skip = emit(.jumpUnlessLessOrEqual, 0, position, last)
    let start = here
    emit(.elementAtPosition, value, handle, position)
    body(&self, value)
    emit(.next, position, last, start)
    land(skip)
  }

  // MARK: Lists and texts

  private mutating func generateList(
    _ items: [ExpressionID], _ type: TypeID, _ target: Int32?
  ) -> Int32 {
    let list = newRegister()
    let count = newRegister()
    emit(.listOfCount, count, Int32(truncatingIfNeeded: items.count))
    var isColumn = false
    if case .series = checker.types[type] { isColumn = true }
    if isColumn {
      emit(.subtract, count, count, constant(1))
      emit(.newSeries, list, constant(0), count)
    } else {
      emit(.newList, list, count)
    }
    let position = newRegister()
    for (number, item) in items.enumerated() {
      let value = generate(item)
      emit(.listOfCount, position, Int32(truncatingIfNeeded: number))
      emit(.setElementAtPosition, list, position, value)
    }
    if let target {
      emit(.move, target, list)
      return target
    }
    return list
  }

  private mutating func generateComprehension(
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
      guard case .table(let table) = checker.types[checker.type(comprehension.source)] else {
        return constant(0, into: target)
      }
      let space = checker.spaces[Int(checker.tables[Int(table)].space)]
      rangeEnds = (globalValue(space.first), globalValue(space.last))
    } else if case .range(let low, let high) = checker.expression(comprehension.source).operation {
      isRange = true
      rangeEnds = (generate(low), generate(high))
    } else {
      isRange = false
      handle = generate(comprehension.source)
    }
    let last = newRegister()
    let variable = newRegister()
    let position = isRange ? variable : newRegister()
    locals[comprehension.local] = variable
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
    emit(.newList, list, count)
    _ = constant(0, into: kept)
    let skip = emit(.jumpUnlessLessOrEqual, 0, position, last)
    let start = here
    if !isRange { emit(.elementAtPosition, variable, handle, position) }
    let jumps =
      comprehension.condition.exists
      ? generateJumps(unless: comprehension.condition, at: nil) : []
    let value = generate(comprehension.body)
    emit(.setElementAtPosition, list, kept, value)
    emit(.add, kept, kept, constant(1))
    for jump in jumps { land(jump) }
    emit(.next, position, last, start)
    land(skip)
    if comprehension.condition.exists { emit(.truncate, list, kept) }
    if let target {
      emit(.move, target, list)
      return target
    }
    return list
  }

  private mutating func generateJoin(_ pieces: [ExpressionID], _ target: Int32?) -> Int32 {
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
