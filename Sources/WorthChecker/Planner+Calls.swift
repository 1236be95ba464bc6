import WorthBuiltins
import WorthPlan
import WorthSource
import WorthSyntax
import WorthValue

/// The code of calls, folds and loops over values.
extension Planner {
  mutating func generateCall(
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
  func takesWhole(_ builtin: Int, _ position: Int) -> Bool {
    let parameters = BuiltinTable.all[builtin].parameters
    guard let last = parameters.last else { return false }
    return !checker.takesOneValue(
      position < parameters.count ? parameters[position].type : last.type)
  }

  mutating func generateBuiltin(
    _ builtin: Int, _ arguments: [ExpressionID], _ target: Int32?, _ index: Int32?
  ) -> Int32 {
    let register = target ?? newRegister()
    // Lists that are made for this call alone are freed after it. Where a line of the block may still be worked out
    // in an argument, its list has to stay.
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
    guard !info.isInternal || info.name.description.hasSuffix("of a list") else { return false }
    switch info.result {
    case .number, .percent, .yesNo, .days, .months, .date, .text: return true
    case .sameAs: return true
    case .listLike, .listOf: return false
    }
  }

  /// `true` iff the expression makes a list that nothing else holds.
  private func isMadeHere(_ id: ExpressionID) -> Bool {
    guard case .list = checker.types[checker.type(id)] else { return false }
    switch checker.expression(id).operation {
    case .list, .comprehension, .slice: return true
    default: return false
    }
  }

  mutating func generateFold(
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
  func isSimple(_ version: Int32) -> Bool {
    let info = checker.versions[Int(version)]
    guard info.locals.isEmpty, info.requirements.isEmpty,
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
  mutating func generateSimpleFold(
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
  mutating func overValues(
    of source: ExpressionID, _ body: (inout Planner, Int32) -> Void
  ) {
    let value = newRegister()
    if case .range(let low, let high) = checker.expression(source).operation {
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
