import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The code of calls, folds and loops over values.
extension Planner {
  /// Emits a call of a function: its arguments in registers next to one another, on which the frame
  /// of the function lies. Returns the register of the result.
  mutating func generateCall(
    _ version: VersionID, _ arguments: [ExpressionID], _ target: Int32?
  ) -> Int32 {
    if plannedVersions.insert(version).inserted { waitingVersions.append(version) }
    let register = target ?? newRegister()
    let base = reserve(arguments.count)
    for (offset, argument) in arguments.enumerated() {
      _ = generate(argument, into: base + Int32(offset))
    }
    emit(.call, register, version.index, base)
    if isInFunction { nextRegister = base }
    return register
  }

  /// `true` iff the builtin takes the argument at `position` as a whole list or series.
  func takesWhole(_ builtin: Int, _ position: Int) -> Bool {
    let parameters = BuiltinTable.all[builtin].parameters
    guard let last = parameters.last else { return false }
    let type = position < parameters.count ? parameters[position].type : last.type
    return !type.takesOneValue
  }

  /// Emits a call of a builtin with its arguments in registers next to one another, and frees the
  /// lists that are made for this call alone. Returns the register of the result.
  mutating func generateBuiltin(
    _ builtin: Int, _ arguments: [ExpressionID], _ target: Int32?, _ index: Int32?
  ) -> Int32 {
    let register = target ?? newRegister()
    // Lists that are made for this call alone are freed after it. Where a line of the block may
    // still be worked out in an argument, its list has to stay.
    let isShown = parts != nil && !isInFunction && loopDepth == 0
    let mark =
      !isShown && waitingLocals.isEmpty && givesOneValue(builtin)
        && arguments.contains { isMadeHere($0) }
      ? newRegister() : nil
    if let mark { emit(.markHeap, mark) }
    let base = reserve(arguments.count)
    for (offset, argument) in arguments.enumerated() {
      // A builtin that takes a list gets the whole of it.
      let place = takesWhole(builtin, offset) ? nil : index
      _ = generate(argument, into: base + Int32(offset), at: place)
    }
    emit(
      .builtin, register, Int32(truncatingIfNeeded: builtin), base,
      flag: UInt16(truncatingIfNeeded: arguments.count))
    if let mark { emit(.releaseHeap, mark) }
    if isInFunction { nextRegister = base }
    return register
  }

  /// `true` iff the builtin gives no list and keeps none.
  private func givesOneValue(_ builtin: Int) -> Bool {
    let info = BuiltinTable.all[builtin]
    var isOfList = info.name.description.hasSuffix("of a list")
    if case .fitting = info.trialForm { isOfList = true }
    guard !info.isInternal || isOfList else { return false }
    switch info.result {
    case .number, .percent, .yesNo, .days, .months, .date, .text: return true
    case .sameAs: return true
    case .listLike, .listOf: return false
    }
  }

  /// `true` iff the expression makes a list that nothing else holds.
  private func isMadeHere(_ id: ExpressionID) -> Bool {
    guard case .list = program.types[program.type(id)] else { return false }
    switch program.expressions[id].operation {
    case .list, .comprehension, .slice: return true
    default: return false
    }
  }

  /// Emits a loop that calls `version` with the result so far and each value of `source`, beginning
  /// with `start`. Returns the register of the result.
  mutating func generateFold(
    _ source: ExpressionID, _ version: VersionID, _ start: ExpressionID, _ target: Int32?
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
      planner.emit(.call, result, version.index, base)
    }
    if let target {
      emit(.move, target, result)
      return target
    }
    return result
  }

  /// `true` iff the function's body is arithmetic that can stand in the place of a call.
  func isSimple(_ version: VersionID) -> Bool {
    let info = program.versions[version]
    guard info.locals.isEmpty, info.requirements.isEmpty, let body = info.body,
      case .arithmetic = program.expressions[body].operation
    else { return false }
    var waiting = [body]
    var seen = 0
    while let id = waiting.popLast() {
      seen += 1
      if seen > 32 { return false }
      switch program.expressions[id].operation {
      case .constant, .local: break
      case .negate(let operand): waiting.append(operand)
      case .arithmetic(_, let left, let right): waiting += [left, right]
      default: return false
      }
    }
    return true
  }

  /// Emits a fold whose function's body stands in the loop itself.
  mutating func generateSimpleFold(
    _ source: ExpressionID, _ version: VersionID, _ start: ExpressionID, _ target: Int32?
  ) -> Int32 {
    let result = newRegister()
    _ = generate(start, into: result)
    loopDepth += 1
    defer { loopDepth -= 1 }
    let parameters = program.versions[version].parameters
    guard let body = program.versions[version].body else { return result }
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
  mutating func overValues(
    of source: ExpressionID, _ body: (inout Planner, Int32) -> Void
  ) {
    let value = newRegister()
    if case .range(let low, let high) = program.expressions[source].operation {
      let last = newRegister()
      _ = generate(high, into: last)
      _ = generate(low, into: value)
      emit(.checkSteps, 0, value, last)
      let skip = emit(.jumpUnlessLessOrEqual, 0, value, last)
      let start = here
      onBranch { planner in body(&planner, value) }
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
    onBranch { planner in body(&planner, value) }
    emit(.next, position, last, start)
    land(skip)
  }
}
