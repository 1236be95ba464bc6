import WorthProgram
import WorthSyntax
import WorthValue

/// What the percents of a case do, as far as figures rest on them: told by the formulas in which they stand, in
/// whatever language they have their names.
///
/// | a percent that | is |
/// | --- | --- |
/// | stands in `1 - x` beside an amount of the same period, or in a product that is subtracted | taken off, as a tax is |
/// | stands in `1 + x` or `1 - x` beside the period before, or in a power by which is multiplied | a growth |
/// | does anything else | a rate that may hold for a time |
struct ShareRoles {
  /// A percent: a definition, or a literal within a formula.
  enum Share: Hashable {
    case definition(DefinitionID)
    case literal(NodeReference)
  }

  /// The percents that are taken off an amount.
  private(set) var takenOff: Set<Share> = []
  /// The percents by which something grows or shrinks from period to period.
  private(set) var grown: Set<Share> = []
  /// What is subtracted by its name.
  private var subtracted: Set<DefinitionID> = []
  /// The factors of the products that a definition gives.
  private var factors: [DefinitionID: Set<Share>] = [:]
  private let program: Program

  /// Finds the roles in the formulas of `definitions`.
  init(_ program: Program, among definitions: [DefinitionID]) {
    self.program = program
    for id in definitions {
      for clause in program.definitions[id].clauses {
        guard let expression = clause.expression else { continue }
        factors[id, default: []].formUnion(shares(inProduct: expression, steps: 16))
        visit(expression, steps: 64)
      }
    }
    for id in subtracted { takenOff.formUnion(factors[id] ?? []) }
    // A field that is filled with a name hands its role on.
    for _ in 0..<8 {
      for id in definitions {
        for clause in program.definitions[id].clauses {
          guard let expression = clause.expression, let source = definition(expression) else {
            continue
          }
          if takenOff.contains(.definition(id)) { takenOff.insert(.definition(source)) }
          if grown.contains(.definition(id)) { grown.insert(.definition(source)) }
        }
      }
    }
  }

  /// `true` iff the percent is known to be no rate of a time.
  func isTimeless(_ share: Share) -> Bool { takenOff.contains(share) && !grown.contains(share) }

  /// The definition whose value the expression is, at any index.
  private func definition(_ expression: ExpressionID) -> DefinitionID? {
    switch program.expressions[expression].operation {
    case .definition(let id): id
    case .element(let series, _, _): definition(series)
    case .broadcast(let value, _): definition(value)
    case .error, .constant, .text, .data, .local, .negate, .not, .arithmetic, .comparison, .and,
      .or, .conditional,
      .item, .lookup, .positionOf, .slice, .opening, .closing, .call, .builtin, .wholeBuiltin,
      .list, .range,
      .comprehension, .fold, .isGiven, .otherwise, .textOf, .join, .uncertain, .statistic, .study:
      nil
    }
  }

  /// The percent that an expression is; nil for others.
  private func share(_ expression: ExpressionID) -> Share? {
    if let id = definition(expression) { return .definition(id) }
    if case .constant = program.expressions[expression].operation {
      return .literal(program.expressions[expression].reference)
    }
    return nil
  }

  /// The percents among the factors of a product.
  private func shares(inProduct expression: ExpressionID, steps: Int) -> Set<Share> {
    guard steps > 0,
      case .arithmetic(.multiply, let left, let right) = program.expressions[expression].operation
    else { return [] }
    var found: Set<Share> = []
    for side in [left, right] {
      if isPercent(side), let share = share(side) { found.insert(share) }
      found.formUnion(shares(inProduct: side, steps: steps - 1))
    }
    return found
  }

  /// `true` iff the value is a percent, alone or by period.
  private func isPercent(_ expression: ExpressionID) -> Bool {
    if case .percent = program.types[program.types.element(program.expressions[expression].type)] {
      return true
    }
    return false
  }

  /// `true` iff the value is read in another period than the one at hand.
  private func isOfOtherPeriod(_ expression: ExpressionID, steps: Int = 8) -> Bool {
    guard steps > 0 else { return false }
    let operation = program.expressions[expression].operation
    if case .element(_, let index, _) = operation {
      if case .local = program.expressions[index].operation { return false }
      return true
    }
    if case .opening = operation { return true }
    if case .arithmetic(_, let left, let right) = operation {
      return isOfOtherPeriod(left, steps: steps - 1) || isOfOtherPeriod(right, steps: steps - 1)
    }
    return false
  }

  /// What is added to a written 1, or taken off it; nil for other values.
  private func parts(ofSum expression: ExpressionID) -> (added: [Share], takenOff: [Share])? {
    var added: [Share] = []
    var takenOff: [Share] = []
    var rest = expression
    for _ in 0..<8 {
      let operation = program.expressions[rest].operation
      if case .constant(1) = operation { return (added, takenOff) }
      guard case .arithmetic(let sign, let left, let right) = operation else { return nil }
      switch sign {
      case .add: if let share = share(right) { added.append(share) }
      case .subtract: if let share = share(right) { takenOff.append(share) }
      case .multiply, .divide, .power: return nil
      }
      rest = left
    }
    return nil
  }

  /// Notes what the parts of a factor do beside another value.
  private mutating func note(_ factor: ExpressionID, beside other: ExpressionID, isDivided: Bool) {
    if case .arithmetic(.power, let base, _) = program.expressions[factor].operation {
      guard let (added, takenOff) = parts(ofSum: base) else { return }
      if !isDivided { grown.formUnion(added + takenOff) }
      return
    }
    guard let (added, takenOff) = parts(ofSum: factor) else { return }
    if isOfOtherPeriod(other) {
      if !isDivided { grown.formUnion(added + takenOff) }
    } else {
      self.takenOff.formUnion(takenOff)
    }
  }

  /// Notes the roles in an expression and all that it is made of.
  private mutating func visit(_ expression: ExpressionID, steps: Int) {
    guard steps > 0 else { return }
    let operation = program.expressions[expression].operation
    if case .arithmetic(let sign, let left, let right) = operation {
      switch sign {
      case .multiply:
        note(right, beside: left, isDivided: false)
        note(left, beside: right, isDivided: false)
      case .divide: note(right, beside: left, isDivided: true)
      case .subtract:
        takenOff.formUnion(shares(inProduct: right, steps: 16))
        if let id = definition(right) { subtracted.insert(id) }
      case .add, .power: break
      }
    }
    for part in ShareRoles.parts(of: operation) { visit(part, steps: steps - 1) }
  }

  /// The expressions that an operation is made of.
  private static func parts(of operation: Operation) -> [ExpressionID] {
    switch operation {
    case .error, .constant, .text, .data, .definition, .local: []
    case .negate(let value), .not(let value), .opening(let value), .closing(let value),
      .isGiven(let value), .textOf(let value), .broadcast(let value, _):
      [value]
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
      .and(let left, let right), .or(let left, let right), .otherwise(let left, let right),
      .range(let left, let right), .statistic(_, let left, let right):
      [left, right]
    case .conditional(let condition, let first, let second): [condition, first, second]
    case .element(let series, let index, _): [series, index]
    case .item(let list, let position): [list, position]
    case .lookup(let column, let keys, let key): [column, keys, key]
    case .positionOf(let list, let value): [list, value]
    case .slice(let series, let first, let last): [series, first, last]
    case .call(_, let arguments), .builtin(_, let arguments), .wholeBuiltin(_, let arguments),
      .list(let arguments), .join(let arguments), .uncertain(_, let arguments),
      .study(_, let arguments):
      arguments
    case .comprehension(let turns):
      [turns.body, turns.source] + (turns.condition.map { [$0] } ?? [])
    case .fold(let list, _, let start): [list, start]
    }
  }
}
