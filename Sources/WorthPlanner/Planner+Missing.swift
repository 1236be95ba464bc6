import WorthPlan
import WorthProgram
import WorthValue

/// The code of what may be missing: whether it is given, what counts otherwise, and series that are
/// there as a whole or not at all.
extension Planner {
  /// `true` iff values of the type are a series as a whole, or nothing.
  func isOptionalSeries(_ type: TypeID) -> Bool {
    guard case .optional(let inner) = program.types[type], case .series = program.types[inner]
    else { return false }
    return true
  }

  /// `true` iff values of the type are lists or series, some of which may be missing as a whole.
  func isAggregateOrMissing(_ type: TypeID) -> Bool {
    if case .optional(let inner) = program.types[type] { return program.types.isAggregate(inner) }
    return program.types.isAggregate(type)
  }

  /// Emits one value that fills a series, which is missing as a whole where that value is.
  mutating func generateSeriesIfGiven(
    of value: ExpressionID, over space: SpaceID, into target: Int32?
  ) -> Int32 {
    let single = generate(value)
    let register = target ?? newRegister()
    let skip = emit(.jumpIfMissing, 0, single)
    onBranch { planner in
      _ = planner.series(over: space, into: register, opening: nil) { _, _ in single }
    }
    // Where it is missing in some trials, the series is put together value by value.
    let end = emit(.jump, 0, register, flag: 1)
    land(skip)
    _ = constant(Marker.missing, into: register)
    land(end)
    return register
  }

  /// Emits whether a value is given.
  mutating func generateIsGiven(
    _ operand: ExpressionID, _ target: Int32?, _ index: Int32?
  ) -> Int32 {
    let value = generate(operand, at: index)
    let register = target ?? newRegister()
    _ = constant(0, into: register)
    var skips = [emit(.jumpIfMissing, 0, value)]
    var look: Int?
    if isOptionalSeries(program.type(operand)) {
      // One that is missing in some trials holds values that are missing there.
      let first = newRegister()
      emit(.count, first, value)
      let none = constant(0)
      look = emit(.jumpUnlessLess, 0, none, first)
      emit(.elementAtPosition, first, value, none)
      skips.append(emit(.jumpIfMissing, 0, first))
    }
    if let look { land(look) }
    _ = constant(1, into: register)
    for skip in skips { land(skip) }
    return register
  }

  /// Emits a value, and another where it is missing.
  mutating func generateOtherwise(
    _ left: ExpressionID, _ right: ExpressionID, _ target: Int32?, _ index: Int32?
  ) -> Int32 {
    let register = target ?? newRegister()
    var value = generate(left, at: index)
    var skips = [emit(.jumpIfMissing, 0, value)]
    if let index, isOptionalSeries(program.type(left)) {
      value = element(of: value, into: nil, at: index)
      skips.append(emit(.jumpIfMissing, 0, value))
    }
    emit(.move, register, value)
    let end = emit(.jump)
    for skip in skips { land(skip) }
    onBranch { planner in _ = planner.generate(right, into: register, at: index) }
    land(end)
    return register
  }
}
