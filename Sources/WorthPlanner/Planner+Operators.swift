import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The code of operators and conditions.
extension Planner {
  /// Emits an operation of arithmetic with those of its left operands, innermost first, and returns
  /// the register of its result.
  mutating func generateArithmetic(
    _ operation: Arithmetic, _ left: ExpressionID, _ right: ExpressionID, _ target: Int32?,
    _ index: Int32?
  ) -> Int32 {
    // A long chain is worked off from its innermost left operand, without recursion. The operations
    // to the left, outermost first:
    var chain: [(step: Arithmetic, whole: ExpressionID, right: ExpressionID)] = []
    var innermost = left
    while case .arithmetic(let step, let a, let b) = program.expressions[innermost].operation,
      index != nil || !program.types.isAggregate(program.type(innermost))
    {
      chain.append((step, innermost, b))
      innermost = a
    }
    var value = generate(innermost, at: index)
    while let (step, whole, right) = chain.popLast() {
      let destination = newRegister()
      value = combine(step, value, right, destination, index)
      record(destination, program.expressions[whole], index)
    }
    return combine(operation, value, right, target ?? newRegister(), index)
  }

  /// Emits the right operand and the operation; a constant on the right takes no register inside a
  /// function. Returns `destination`.
  mutating func combine(
    _ operation: Arithmetic, _ left: Int32, _ right: ExpressionID, _ destination: Int32,
    _ index: Int32?
  ) -> Int32 {
    if isInFunction, case .constant(let value) = program.expressions[right].operation,
      let op = constantForm(operation)
    {
      emit(op, destination, left, constantIndex(value))
      return destination
    }
    let other = generate(right, at: index)
    emit(opcode(operation), destination, left, other)
    return destination
  }

  /// Returns the operation on two registers.
  func opcode(_ operation: Arithmetic) -> Opcode {
    switch operation {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .power: .power
    }
  }

  /// Returns the operation on a register and a constant; nil where there is none.
  func constantForm(_ operation: Arithmetic) -> Opcode? {
    switch operation {
    case .add: .addConstant
    case .subtract: .subtractConstant
    case .multiply: .multiplyConstant
    case .divide: .divideConstant
    case .power: nil
    }
  }

  /// Emits both sides and their comparison; greater is less with the sides exchanged. Returns the
  /// register of the result.
  mutating func generateComparison(
    _ operation: Comparison, _ left: ExpressionID, _ right: ExpressionID, _ target: Int32?,
    _ index: Int32?
  ) -> Int32 {
    let a = generate(left, at: index)
    let b = generate(right, at: index)
    switch operation {
    case .equal:
      if let wanted = awaitedEquality, wanted.registers == nil, wanted.left == left,
        wanted.right == right
      {
        awaitedEquality?.registers = (a, b)
      }
      return emitted(.equal, target, a, b)
    case .notEqual: return emitted(.notEqual, target, a, b)
    case .less: return emitted(.less, target, a, b)
    case .lessOrEqual: return emitted(.lessOrEqual, target, a, b)
    case .greater: return emitted(.less, target, b, a)
    case .greaterOrEqual: return emitted(.lessOrEqual, target, b, a)
    }
  }

  /// Emits `and`, `or` or a conditional, with only the operands run that decide. Returns the
  /// register of the result.
  mutating func generateBranches(
    _ expression: Expression, _ target: Int32?, _ index: Int32?
  ) -> Int32 {
    let register = target ?? newRegister()
    loopDepth += 1
    defer { loopDepth -= 1 }
    switch expression.operation {
    case .and(let left, let right):
      generateFirst(left, into: register, at: index)
      let skip = emit(.jumpUnless, 0, register)
      onBranch { planner in _ = planner.generate(right, into: register, at: index) }
      land(skip)
    case .or(let left, let right):
      generateFirst(left, into: register, at: index)
      let skip = emit(.jumpIf, 0, register)
      onBranch { planner in _ = planner.generate(right, into: register, at: index) }
      land(skip)
    case .conditional(let condition, let consequence, let alternative):
      let jumps = generateJumps(unless: condition, at: index)
      let start = nextRegister
      onBranch { planner in _ = planner.generate(consequence, into: register, at: index) }
      // Where the condition differs from trial to trial, lists are put together value by value.
      let isList = isAggregateOrMissing(expression.type) && index == nil
      let end = emit(.jump, 0, register, flag: isList ? 1 : 0)
      if isInFunction { nextRegister = start }
      for jump in jumps { land(jump) }
      onBranch { planner in _ = planner.generate(alternative, into: register, at: index) }
      land(end)
    default: break
    }
    return register
  }

  /// Generates what is worked out whichever way is taken, so that a check can show its parts.
  private mutating func generateFirst(
    _ id: ExpressionID, into register: Int32, at index: Int32?
  ) {
    loopDepth -= 1
    _ = generate(id, into: register, at: index)
    loopDepth += 1
  }

  /// Emits jumps that are taken where the condition does not hold, and returns their places.
  mutating func generateJumps(unless condition: ExpressionID, at index: Int32?) -> [Int] {
    let expression = program.expressions[condition]
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

  /// Emits both sides of a comparison and a jump with an open target; `withConstant` is its form
  /// for a constant on the right, inside a function. Returns the position of the jump.
  mutating func jump(
    _ op: Opcode, _ withConstant: Opcode?, _ left: ExpressionID, _ right: ExpressionID,
    _ index: Int32?
  ) -> Int {
    let a = generate(left, at: index)
    if isInFunction, let withConstant,
      case .constant(let value) = program.expressions[right].operation
    {
      return emit(withConstant, 0, a, constantIndex(value))
    }
    let b = generate(right, at: index)
    return emit(op, 0, a, b)
  }
}
