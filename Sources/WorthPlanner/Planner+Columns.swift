import WorthPlan
import WorthProgram
import WorthSyntax
import WorthValue

/// Lists that are worked out by columns.
extension Planner {
  /// Emits the working out of all values of `list` at once, where the body is arithmetic on numbers
  /// and on values of lists at the place of the variable. Where it succeeds, the variable stands
  /// after the last.
  mutating func generateColumns(
    _ comprehension: Comprehension, _ list: Int32, _ variable: Int32
  ) {
    var columns = PlanColumns()
    guard let result = columnOperand(comprehension.body, comprehension.local, &columns) else {
      return
    }
    columns.result = result
    plan.columns.append(columns)
    emit(.columns, list, variable, Int32(truncatingIfNeeded: plan.columns.count - 1))
  }

  /// Returns what a step by columns reads for the expression, and adds the steps that it takes; nil
  /// where single values have to be worked out one by one.
  private mutating func columnOperand(
    _ id: ExpressionID, _ variable: LocalID, _ columns: inout PlanColumns
  ) -> PlanColumns.Operand? {
    let expression = program.expressions[id]
    guard !program.types.isAggregate(expression.type) else { return nil }
    switch expression.operation {
    case .constant(let value): return .constant(value)
    case .local(variable): return .variable
    case .local, .definition: return register(of: expression.operation).map { .register($0) }
    case .negate(let operand):
      return columnStep(.multiply, operand, nil, variable, &columns)
    case .arithmetic(let operation, let left, let right):
      return columnStep(opcode(operation), left, right, variable, &columns)
    case .item(let list, let position):
      return items(list, position, shift: 1, isIndex: false, variable)
    case .element(let series, let position, let isSelf):
      return isSelf ? nil : items(series, position, shift: 0, isIndex: true, variable)
    default: return nil
    }
  }

  /// A step on `left` and `right`; on `left` and -1 where there is no right operand.
  private mutating func columnStep(
    _ op: Opcode, _ left: ExpressionID, _ right: ExpressionID?, _ variable: LocalID,
    _ columns: inout PlanColumns
  ) -> PlanColumns.Operand? {
    guard columns.steps.count < PlanColumns.limit,
      let x = columnOperand(left, variable, &columns)
    else { return nil }
    var y = PlanColumns.Operand.constant(-1)
    if let right {
      guard let operand = columnOperand(right, variable, &columns) else { return nil }
      y = operand
    }
    guard columns.steps.count < PlanColumns.limit else { return nil }
    columns.steps.append(PlanColumns.Step(op, x, y))
    return .step(Int32(truncatingIfNeeded: columns.steps.count - 1))
  }

  /// Returns the values of `list` at positions that lie a fixed distance from the variable; nil for
  /// other positions. `shift` is the distance by which positions are moved in any case.
  mutating func items(
    _ list: ExpressionID, _ position: ExpressionID, shift: Int32, isIndex: Bool, _ variable: LocalID
  ) -> PlanColumns.Operand? {
    guard let handle = register(of: program.expressions[list].operation) else { return nil }
    switch program.expressions[position].operation {
    case .local(variable): return .items(handle, shift: shift, isIndex: isIndex)
    case .arithmetic(let operation, let left, let right):
      guard operation == .add || operation == .subtract,
        case .local(variable) = program.expressions[left].operation,
        case .constant(let value) = program.expressions[right].operation,
        let distance = Int32(exactly: value), abs(Int(distance)) < 1_000_000
      else { return nil }
      let moved = operation == .add ? shift - distance : shift + distance
      return .items(handle, shift: moved, isIndex: isIndex)
    default: return nil
    }
  }

  /// The register that holds the value of a name already.
  mutating func register(of operation: Operation) -> Int32? {
    switch operation {
    case .local(let local): waitingLocals[local] == nil ? locals[local] : nil
    case .definition(let definition): globalValue(definition)
    default: nil
    }
  }
}
