import WorthSource
import WorthSyntax
import WorthValue

/// The equations of definitions.
extension Checker {
  /// Checks all clauses of the definition and returns its type.
  mutating func checkClauses(_ index: Int32) -> TypeID {
    let definition = definitions[Int(index)]
    guard let first = definition.clauses.first else { return .error }
    if case .column(let table) = definition.role, tableCells[index] != nil {
      return checkColumn(index, table: table)
    }
    if case .none = first.index {
      return checkPlain(index)
    }
    return checkIndexed(index)
  }

  func context(for index: Int32) -> Context {
    let definition = definitions[Int(index)]
    var context = Context(
      scope: definition.scope, definition: index, timeline: timeline(of: definition.scope))
    if case .instance(let instance) = scopes[Int(definition.scope)].kind {
      context.instance = instance
    }
    if case .column(let table) = definition.role, table >= 0 {
      context.row = nil
    }
    return context
  }

  /// The timeline that periods and indices mean in `scope`.
  func timeline(of scope: Int32) -> Int32 {
    if case .instance(let instance) = scopes[Int(scope)].kind {
      return instances[Int(instance)].timeline
    }
    return caseTimeline
  }

  mutating func checkPlain(_ index: Int32) -> TypeID {
    let clause = definitions[Int(index)].clauses[0]
    var context = context(for: index)
    guard clause.value.exists || clause.distribution.exists else {
      return type(clause.expression)
    }
    let expected = expectation(for: index)
    if clause.scope >= 0 { context.scope = clause.scope }
    context.was = clause.was
    let isChange =
      clause.scope >= 0
      && worldChanges(definitions[Int(index)].path, clause.scope)
        .contains { $0.entry == clause.reference }
    changing.append(isChange ? definitions[Int(index)].path : "")
    defer { changing.removeLast() }
    var value = ExpressionID.none
    if !clause.value.exists, clause.was >= 0 {
      value = valueThatWas(clause.reference, context)
    } else if clause.value.exists {
      value = check(
        NodeReference(clause.reference.tree, clause.value), &context, expected: expected,
        whole: true)
    }
    if clause.distribution.exists {
      value = uncertain(value.exists ? value : nil, clause, of: index, &context)
    }
    value = conformToAnnotation(index, value, &context)
    if case .input(let owner) = definitions[Int(index)].role,
      case .instance(let held) = types[type(value)], holds(held, owner)
    {
      let place = span(expression(value).reference)
      report(.circle(place, [instances[Int(owner)].path], [place]))
      value = broken(clause.reference)
    }
    value = rounded(value, of: index)
    definitions[Int(index)].clauses[0].expression = value
    return type(value)
  }

  /// `true` iff the instance is `owner`, or one of its inputs is, or one of theirs.
  private func holds(_ instance: Int32, _ owner: Int32) -> Bool {
    var waiting = [instance]
    var seen: Set<Int32> = []
    while let next = waiting.popLast() {
      if next == owner { return true }
      guard seen.insert(next).inserted, instances[Int(next)].kind >= 0 else { continue }
      let scope = scopes[Int(instances[Int(next)].scope)]
      for input in kinds[Int(instances[Int(next)].kind)].inputs {
        if case .definition(let definition)? = scope.symbols[input.name.id],
          case .instance(let part) = types[definitions[Int(definition)].type]
        {
          waiting.append(part)
        }
      }
    }
    return false
  }

  mutating func checkIndexed(_ index: Int32) -> TypeID {
    let place = Int(index)
    guard resolveSpace(index) else { return .error }
    let space = definitions[place].space
    if definitions[place].indexLocal < 0 { definitions[place].indexLocal = newLocal() }
    var element = TypeID.pending
    if case .series(let known, _, _)? = definitions[place].provisional.map({ types[$0] }) {
      element = known
    }
    let expected = expectation(for: index).map { types.element($0) }
    if let base = definitions[place].clauses.first(where: { $0.base >= 0 })?.base {
      // Whether it is a flow or a level is what the whole is.
      _ = demand(base)
    }
    var hasError = false
    var isAllZero = true
    // What is given for single periods comes first: it tells the type of a loop.
    for pass in 0..<2 {
      for number in definitions[place].clauses.indices {
        let isEach: Bool
        if case .each = definitions[place].clauses[number].index {
          isEach = true
        } else {
          isEach = false
        }
        guard isEach == (pass == 1) else { continue }
        let found = checkClause(index, number, space, expected)
        if found == .error { hasError = true }
        // A 0 fits any unit.
        if isLiteralZero(definitions[place].clauses[number].expression) { continue }
        isAllZero = false
        element = unify(element, found, definitions[place].clauses[number].reference)
        if pass == 0, definitions[place].provisional == nil, element != .pending, element != .error
        {
          definitions[place].provisional = seriesType(index, element, space)
        }
      }
    }
    if hasError { return .error }
    reportSamePeriods(index)
    if isAllZero { return numberSeries(index) }
    if element == .pending || element == .error { return element }
    noteGap(index, element, space)
    return seriesType(index, element, space)
  }

  /// Reports two lines of one block that are for the same period, in whatever way they say it.
  private mutating func reportSamePeriods(_ index: Int32) {
    let definition = definitions[Int(index)]
    var seen: [[Double]: Int] = [:]
    for (place, clause) in definition.clauses.enumerated() {
      guard case .at = clause.index, let period = constantValue(clause.lower) else { continue }
      guard let earlier = seen.updateValue(place, forKey: [Double(clause.layer), period]) else {
        continue
      }
      report(
        .definedTwice(
          nameSpan(clause.reference), spelling(definition.name),
          first: nameSpan(definition.clauses[earlier].reference)))
    }
  }

  /// Notes a period between two that have a line of their own, of which no line says anything.
  private mutating func noteGap(_ index: Int32, _ element: TypeID, _ space: Int32) {
    guard isFlow(index, element), definitions[Int(index)].scope == rootScope,
      case .timeline(let granularity) = spaces[Int(space)].kind
    else { return }
    var stated: [Double] = []
    for clause in definitions[Int(index)].clauses {
      switch clause.index {
      case .at:
        guard let period = constantValue(clause.lower) else { return }
        stated.append(period)
      case .opening: break
      case .none, .each, .range: return
      }
    }
    stated.sort()
    for (earlier, later) in zip(stated, stated.dropFirst()) where later > earlier + 1 {
      let definition = definitions[Int(index)]
      report(
        .gap(
          span(definition.reference), spelling(definition.name),
          granularity.text(Int32(earlier) + 1)))
      return
    }
  }

  /// Returns the type of the definition as a series of `element`.
  func isFlow(_ index: Int32, _ element: TypeID) -> Bool {
    for clause in definitions[Int(index)].clauses where clause.base >= 0 {
      if case .series(_, _, let isFlow) = types[definitions[Int(clause.base)].type] {
        return isFlow
      }
    }
    guard case .quantity(let unit) = types[element], units.isMoney(unit) else { return false }
    return !definitions[Int(index)].isLevel
  }

  mutating func seriesType(_ index: Int32, _ element: TypeID, _ space: Int32) -> TypeID {
    types.id(.series(element, space: space, isFlow: isFlow(index, element)))
  }

  mutating func checkClause(
    _ index: Int32, _ number: Int, _ space: Int32, _ expected: TypeID?
  ) -> TypeID {
    let place = Int(index)
    let clause = definitions[place].clauses[number]
    var context = context(for: index)
    if clause.scope >= 0 { context.scope = clause.scope }
    context.was = clause.was
    let local = definitions[place].indexLocal
    context.index = (local, space)
    if case .rows(let table) = spaces[Int(space)].kind { context.row = (table, local) }
    switch clause.index {
    case .none, .opening: break
    case .each(let name):
      context.locals.append(
        Local(name: name, number: local, type: indexType(space), space: space))
    case .at(let node):
      let period = NodeReference(clause.reference.tree, node)
      let bound = checkIndexValue(period, space, &context)
      checkInside(bound, space, period, spelling(definitions[Int(index)].name))
      definitions[place].clauses[number].lower = bound
      definitions[place].clauses[number].upper = bound
    case .range(let node):
      checkRange(index, number, NodeReference(clause.reference.tree, node), space, &context)
    }
    if case .opening = clause.index {
      context.index = nil
      if clause.base >= 0 {
        let whole = value(of: .definition(clause.base), clause.reference, context)
        definitions[place].clauses[number].expression = whole
        return types.element(type(whole))
      }
    }
    var value =
      clause.base >= 0
      ? elementHandedOn(clause, &context)
      : clause.value.exists
        ? check(
          NodeReference(clause.reference.tree, clause.value), &context, expected: expected,
          whole: false)
        : clause.was >= 0
          ? valueAtIndex(valueThatWas(clause.reference, context), clause.reference, context)
          : .none
    if clause.distribution.exists {
      value = uncertain(value.exists ? value : nil, clause, of: index, &context)
    }
    if types.isAggregate(type(value)) {
      report(.seriesForOneValue(span(expression(value).reference), describe(type(value))))
      value = broken(expression(value).reference)
    }
    value = rounded(conformElement(index, value), of: index)
    definitions[place].clauses[number].expression = value
    return type(value)
  }

  /// Returns the value of the clause's base at the index at hand.
  private mutating func elementHandedOn(
    _ clause: Clause, _ context: inout Context
  ) -> ExpressionID {
    let whole = value(of: .definition(clause.base), clause.reference, context)
    guard let (local, space) = context.index else { return broken(clause.reference) }
    switch types[type(whole)] {
    case .series(let element, let known, _) where known == space:
      let position = make(.local(local), indexType(space), clause.reference)
      return make(.element(whole, index: position, isSelf: false), element, clause.reference)
    case .pending, .error: return make(.error, type(whole), clause.reference)
    // A single value counts in each period.
    case _ where !types.isAggregate(type(whole)): return whole
    default:
      report(.cannotIndex(span(clause.reference), describe(type(whole))))
      return broken(clause.reference)
    }
  }

  /// Reports a clause for a period that the timeline does not have.
  mutating func checkInside(
    _ bound: ExpressionID, _ space: Int32, _ reference: NodeReference, _ name: String
  ) {
    guard isOutside(bound, space) else { return }
    let timeline = spaces[Int(space)].name
    report(
      .outsideTimeline(
        span(reference), sources.text(span(reference)), name, timeline,
        fix: rangeInstead(of: reference)))
  }

  /// Returns `2027 .. 2029` for `2027 - 2029`, a difference that is meant as a range; otherwise nil.
  func rangeInstead(of reference: NodeReference) -> String? {
    let tree = trees[Int(reference.tree)]
    guard tree[reference.node].kind == .binary,
      tree.token(tree[reference.node].token).kind == .minus
    else { return nil }
    let left = tree.child(reference.node, 0)
    let right = tree.child(reference.node, 1)
    guard tree[left].kind == .number, right.exists, tree[right].kind == .number else { return nil }
    return tree.text(left) + " .. " + tree.text(right)
  }

  /// `true` iff the index is known to lie outside the space.
  func isOutside(
    _ index: ExpressionID, _ space: Int32, onlyBelow: Bool = false, onlyAbove: Bool = false
  ) -> Bool {
    let info = spaces[Int(space)]
    guard let value = constantValue(index),
      case .constant(let first)? = constantOperation(info.first),
      case .constant(let last)? = constantOperation(info.last)
    else { return false }
    return value < first && !onlyAbove || value > last && !onlyBelow
  }

  /// Returns the value of an expression of constants, and of names for such, otherwise nil.
  ///
  /// What a kind is filled in with is no constant: the kind is written for other values, too.
  func constantValue(_ id: ExpressionID, steps: Int = 16) -> Double? {
    guard steps > 0, id.exists else { return nil }
    switch expression(id).operation {
    case .constant(let value): return value
    case .arithmetic(.add, let left, let right):
      guard let left = constantValue(left, steps: steps / 2),
        let right = constantValue(right, steps: steps / 2)
      else { return nil }
      return left + right
    case .arithmetic(.subtract, let left, let right):
      guard let left = constantValue(left, steps: steps / 2),
        let right = constantValue(right, steps: steps / 2)
      else { return nil }
      return left - right
    case .definition(let definition):
      let info = definitions[Int(definition)]
      if case .input = info.role { return nil }
      guard info.progress == .done, info.clauses.count == 1, case .none = info.clauses[0].index
      else { return nil }
      return constantValue(info.clauses[0].expression, steps: steps - 1)
    default: return nil
    }
  }

  func constantOperation(_ definition: Int32) -> Operation? {
    definitions[Int(definition)].clauses.first.map { expression($0.expression).operation }
  }

  mutating func checkRange(
    _ index: Int32, _ number: Int, _ reference: NodeReference, _ space: Int32,
    _ context: inout Context
  ) {
    let tree = trees[Int(reference.tree)]
    let low = tree.child(reference.node, 0)
    let high = tree.child(reference.node, 1)
    if low.exists, tree[low].kind != .skipped {
      definitions[Int(index)].clauses[number].lower = checkIndexValue(
        NodeReference(reference.tree, low), space, &context)
    }
    if high.exists {
      definitions[Int(index)].clauses[number].upper = checkIndexValue(
        NodeReference(reference.tree, high), space, &context)
    }
    let clause = definitions[Int(index)].clauses[number]
    if clause.lower.exists, clause.upper.exists, let first = constantValue(clause.lower),
      let last = constantValue(clause.upper), first > last
    {
      report(.rangeReversed(span(reference)))
    }
    let isBefore = clause.upper.exists && isOutside(clause.upper, space, onlyBelow: true)
    let isAfter = clause.lower.exists && isOutside(clause.lower, space, onlyAbove: true)
    guard isBefore || isAfter else { return }
    report(
      .outsideTimeline(
        span(reference), sources.text(span(reference)), spelling(definitions[Int(index)].name),
        spaces[Int(space)].name))
  }

  /// Reports stated ends of a range of periods of which the first is the later one.
  mutating func checkOrder(
    _ low: ExpressionID, _ high: ExpressionID, _ space: Int32, _ reference: NodeReference
  ) {
    guard low.exists, high.exists, case .constant(let first) = expression(low).operation,
      case .constant(let last) = expression(high).operation, first > last
    else { return }
    report(.rangeReversed(span(reference)))
  }

  /// The type of an index of `space`.
  mutating func indexType(_ space: Int32) -> TypeID {
    switch spaces[Int(space)].kind {
    case .timeline(let granularity): types.id(.period(granularity))
    case .rows(let table): types.id(.row(table))
    case .keys(_, let element): element
    }
  }

  /// Finds the space that the clauses' indices name.
  mutating func resolveSpace(_ index: Int32) -> Bool {
    let place = Int(index)
    let context = context(for: index)
    if definitions[place].space >= 0 {
      let space = spaces[Int(definitions[place].space)]
      depend(on: space.first, offset: nil, context)
      depend(on: space.last, offset: nil, context)
      return true
    }
    for clause in definitions[place].clauses {
      let tree = trees[Int(clause.reference.tree)]
      if case .each = clause.index, let binder = binderNode(clause, tree) {
        let source = NodeReference(clause.reference.tree, tree.child(binder, 0))
        if tree.child(binder, 1).exists {
          report(.notSupported(span(NodeReference(clause.reference.tree, binder)), "by"))
          return false
        }
        guard let space = spaceOver(source, context) else { return false }
        definitions[place].space = space
        depend(on: spaces[Int(space)].first, offset: nil, context)
        depend(on: spaces[Int(space)].last, offset: nil, context)
        return true
      }
    }
    guard context.timeline >= 0 else {
      report(.noTimeline(span(definitions[place].reference)))
      return false
    }
    definitions[place].space = context.timeline
    depend(on: spaces[Int(context.timeline)].first, offset: nil, context)
    depend(on: spaces[Int(context.timeline)].last, offset: nil, context)
    return true
  }

  /// Returns the `t in periods` of the clause's index, or nil.
  func binderNode(_ clause: Clause, _ tree: Tree) -> NodeID? {
    guard tree[clause.reference.node].kind == .definition else { return nil }
    let target = tree.child(clause.reference.node)
    guard tree[target].kind == .index else { return nil }
    let item = tree.child(target, 1)
    return item.exists && tree[item].kind == .binder ? item : nil
  }

  /// Returns the space of a table's rows or of a column's values.
  mutating func spaceOver(_ source: NodeReference, _ context: Context) -> Int32? {
    var context = context
    let value = check(source, &context, expected: nil, whole: true)
    switch types[type(value)] {
    case .table(let table): return tables[Int(table)].space
    case .series(let element, let space, _):
      if case .rows = spaces[Int(space)].kind { return keySpace(value, element, source) }
      return space
    case .error, .pending: return nil
    default:
      report(.notAnIndex(span(source), describe(type(value))))
      return nil
    }
  }

  mutating func keySpace(
    _ column: ExpressionID, _ element: TypeID, _ source: NodeReference
  ) -> Int32? {
    guard case .definition(let definition) = expression(column).operation else { return nil }
    let name = definitions[Int(definition)].path
    if let space = spaces.firstIndex(where: {
      if case .keys = $0.kind { return $0.name == name }
      return false
    }) {
      return Int32(truncatingIfNeeded: space)
    }
    let position = BuiltinPosition.distinct
    let list = make(
      .builtin(position, arguments: [column]), types.id(.list(element)), source)
    let keys = addHidden(
      name + " keys", list, dependencies: [Dependency(target: definition, offset: nil)])
    let zero = make(.constant(0), .number, source)
    let first = addHidden(name + " first", zero)
    let whole = make(.definition(keys), types.id(.list(element)), source)
    let count = make(.builtin(BuiltinPosition.count, arguments: [whole]), .number, source)
    let one = make(.constant(1), .number, source)
    let last = addHidden(
      name + " last", make(.arithmetic(.subtract, count, one), .number, source),
      dependencies: [Dependency(target: keys, offset: nil)])
    spaces.append(
      Space(kind: .keys(list: keys, element: element), name: name, first: first, last: last))
    return Int32(truncatingIfNeeded: spaces.count - 1)
  }

  /// Returns the type that two clauses of one definition have in common.
  mutating func unify(_ left: TypeID, _ right: TypeID, _ reference: NodeReference) -> TypeID {
    if left == right || right == .pending || right == .error {
      return left == .error ? right : left
    }
    if left == .pending || left == .error { return right }
    if case .optional(let inner) = types[left], inner == right { return left }
    if case .optional(let inner) = types[right], inner == left { return right }
    if left == .missing, case .optional = types[right] { return right }
    if left == .missing { return types.id(.optional(right)) }
    if right == .missing, case .optional = types[left] { return left }
    if right == .missing { return types.id(.optional(left)) }
    if let one = currency(left), let other = currency(right), one != other {
      report(.mixedCurrencies(span(reference), units.text(one), units.text(other)))
    } else {
      report(.differentTypes(span(reference), describe(left), describe(right)))
    }
    return .error
  }

  /// The currency of amounts of a type, nil for others.
  private func currency(_ type: TypeID) -> UnitID? {
    var type = type
    if case .optional(let inner) = types[type] { type = inner }
    guard case .quantity(let unit) = types[type], units.isMoney(unit) else { return nil }
    return unit
  }
}
