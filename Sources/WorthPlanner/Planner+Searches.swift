import WorthPlan
import WorthProgram
import WorthSyntax
import WorthValue

/// An equality whose sides are needed besides its answer.
struct AwaitedEquality {
  /// The left side.
  var left: ExpressionID
  /// The right side.
  var right: ExpressionID
  /// The registers of both sides, once they are known.
  var registers: (Int32, Int32)?
}

/// The parts with which a condition begins, as a search knows them before the loop is emitted.
struct FoundSearch {
  /// An equality with which the condition begins, and its column. The loop itself works out what
  /// the column is compared with, in its first turn.
  var equality: AwaitedEquality?
  /// The column of that equality.
  var column: PlanSearch.Column?
  /// `true` iff the column is its left side.
  var isOnLeft = true
  /// The further parts.
  var others: [PlanSearch.Part] = []

  /// Returns all parts, given the registers of both sides of the equality.
  func parts(_ sides: (Int32, Int32)?) -> [PlanSearch.Part] {
    guard let column else { return others }
    guard let (left, right) = sides else { return [] }
    return [.equals(column, .register(isOnLeft ? right : left))] + others
  }
}

/// Conditions such as `u.work = w.id`, by which a loop finds the rows that fit at once.
extension Planner {
  /// Returns with which parts the condition begins; nil where they are of no use to a search.
  ///
  /// - `list`: the register of the list that the loop runs over; nil where it counts.
  mutating func searchParts(_ comprehension: Comprehension, _ list: Int32?) -> FoundSearch? {
    guard let condition = comprehension.condition ?? fillingCondition(comprehension) else {
      return nil
    }
    let variable = comprehension.local
    var found = FoundSearch()
    var hasEquality = false
    for (number, part) in conjuncts(of: condition).enumerated() {
      switch program.expressions[part].operation {
      case .comparison(let operation, let left, let right):
        let isOnLeft = isFixed(right, variable)
        guard isOnLeft || isFixed(left, variable) else { return hasEquality ? found : nil }
        let (side, other) = isOnLeft ? (left, right) : (right, left)
        guard !program.types.isAggregate(program.type(other)),
          let column = column(side, variable, list)
        else { return hasEquality ? found : nil }
        if number == 0, operation == .equal {
          found.equality = AwaitedEquality(left: left, right: right)
          found.column = column
          found.isOnLeft = isOnLeft
          hasEquality = true
          continue
        }
        guard let key = key(other) else { return hasEquality ? found : nil }
        found.others.append(operation == .equal ? .equals(column, key) : .compares(column, key))
        if operation == .equal { hasEquality = true }
      case .isGiven(let operand):
        guard let column = column(operand, variable, list) else {
          return hasEquality ? found : nil
        }
        found.others.append(.isGiven(column))
      default: return hasEquality ? found : nil
      }
    }
    return hasEquality ? found : nil
  }

  /// Emits the registers in which a search keeps how far it is, and returns the first of them.
  mutating func stateOfSearch() -> Int32 {
    let state = reserve(2)
    _ = constant(0, into: state)
    _ = constant(0, into: state + 1)
    return state
  }

  /// The condition of a list that holds 0 where it does not; nil for other lists.
  private func fillingCondition(_ comprehension: Comprehension) -> ExpressionID? {
    guard
      case .conditional(let condition, _, let nothing) =
        program.expressions[comprehension.body].operation,
      case .constant(let value) = program.expressions[nothing].operation, value.bitPattern == 0
    else { return nil }
    return condition
  }

  /// The conditions that are joined by `and`, in their order.
  private func conjuncts(of condition: ExpressionID) -> [ExpressionID] {
    var found: [ExpressionID] = []
    var waiting = [condition]
    while let next = waiting.popLast() {
      if case .and(let left, let right) = program.expressions[next].operation {
        waiting += [right, left]
      } else {
        found.append(next)
      }
    }
    return found
  }

  /// `true` iff the expression has the same value in each turn of the loop that counts `variable`.
  private func isFixed(_ id: ExpressionID, _ variable: LocalID) -> Bool {
    var waiting = [id]
    while let next = waiting.popLast() {
      let operation = program.expressions[next].operation
      switch operation {
      case .local(variable): return false
      // What it looks at is no part of it.
      case .study: return false
      default: waiting += operation.partsAndTurns
      }
    }
    return true
  }

  /// Returns the column that an expression reads in each turn; nil where it is something else.
  private mutating func column(
    _ id: ExpressionID, _ variable: LocalID, _ list: Int32?
  ) -> PlanSearch.Column? {
    let operand: PlanColumns.Operand?
    switch program.expressions[id].operation {
    case .local(variable):
      return list.map { PlanSearch.Column(register: $0, shift: 0, isIndex: false) }
    case .item(let items, let position) where list == nil:
      operand = self.items(items, position, shift: 1, isIndex: false, variable)
    case .element(let series, let position, let isSelf) where list == nil && !isSelf:
      operand = items(series, position, shift: 0, isIndex: true, variable)
    default: return nil
    }
    guard case .items(let register, let shift, let isIndex)? = operand else { return nil }
    return PlanSearch.Column(register: register, shift: shift, isIndex: isIndex)
  }

  /// Returns what a column is compared with, where it can be read without any failure.
  private mutating func key(_ id: ExpressionID) -> PlanSearch.Key? {
    let operation = program.expressions[id].operation
    switch operation {
    case .constant(let value): return .constant(value)
    case .text(let text): return .constant(Double(text.index))
    case .local, .definition: return register(of: operation).map { .register($0) }
    case .element(let series, let position, let isSelf):
      guard !isSelf, let handle = register(of: program.expressions[series].operation),
        let index = register(of: program.expressions[position].operation)
      else { return nil }
      return .element(series: handle, index: index)
    default: return nil
    }
  }
}
