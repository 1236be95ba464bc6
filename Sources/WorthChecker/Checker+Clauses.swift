import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The equations of definitions.
extension Checker {
  /// Checks all clauses of the definition and returns its type.
  mutating func checkClauses(_ index: DefinitionID) -> TypeID {
    let definition = definitions[index]
    guard let first = definition.clauses.first else { return .error }
    if case .column(let table?) = definition.role, tableCells[index] != nil {
      return checkColumn(index, table: table)
    }
    if case .none = first.index {
      return checkPlain(index)
    }
    return checkIndexed(index)
  }

  func context(for index: DefinitionID) -> Context {
    let definition = definitions[index]
    var context = Context(
      scope: definition.scope, definition: index, timeline: timeline(of: definition.scope))
    if case .instance(let instance) = scopes[definition.scope].kind {
      context.instance = instance
    }
    if case .column(_?) = definition.role {
      context.row = nil
    }
    return context
  }

  /// The timeline that periods and indices mean in `scope`.
  func timeline(of scope: ScopeID) -> SpaceID? {
    if case .instance(let instance) = scopes[scope].kind {
      return instances[instance].timeline
    }
    return caseTimeline
  }

  mutating func checkPlain(_ index: DefinitionID) -> TypeID {
    let clause = definitions[index].clauses[0]
    var context = context(for: index)
    guard clause.value.exists || clause.distribution.exists else {
      return type(clause.expression)
    }
    let expected = expectation(for: index)
    if let scope = clause.scope { context.scope = scope }
    context.was = clause.was
    let isChange =
      clause.scope.map { scope in
        worldChanges(definitions[index].path, scope).contains { $0.entry == clause.reference }
      } ?? false
    changing.append(isChange ? definitions[index].path : "")
    defer { changing.removeLast() }
    var written: ExpressionID?
    if !clause.value.exists, clause.was != nil {
      written = valueThatWas(clause.reference, context)
    } else if clause.value.exists {
      written = check(
        NodeReference(clause.reference.tree, clause.value), &context, expected: expected,
        whole: true)
    }
    if clause.distribution.exists { written = uncertain(written, clause, of: index, &context) }
    var value = conformToAnnotation(index, written ?? broken(clause.reference), &context)
    if case .input(let owner) = definitions[index].role,
      case .instance(let held) = types[type(value)], holds(held, owner)
    {
      let place = span(expression(value).reference)
      report(.circle(place, [instances[owner].path], [place]))
      value = broken(clause.reference)
    }
    value = rounded(value, of: index)
    definitions[index].clauses[0].expression = value
    return type(value)
  }

  /// `true` iff the instance is `owner`, or one of its inputs is, or one of theirs.
  private func holds(_ instance: InstanceID, _ owner: InstanceID) -> Bool {
    var waiting = [instance]
    var seen: Set<InstanceID> = []
    while let next = waiting.popLast() {
      if next == owner { return true }
      guard seen.insert(next).inserted, let kind = instances[next].kind else { continue }
      let scope = scopes[instances[next].scope]
      for input in kinds[kind].inputs {
        if case .definition(let definition)? = scope.symbols[input.name],
          case .instance(let part) = types[definitions[definition].type]
        {
          waiting.append(part)
        }
      }
    }
    return false
  }

  mutating func checkIndexed(_ index: DefinitionID) -> TypeID {
    let place = index
    guard let space = resolveSpace(index) else { return .error }
    if definitions[place].indexLocal == nil { definitions[place].indexLocal = newLocal() }
    var element = TypeID.pending
    if case .series(let known, _, _)? = definitionStates[place].provisional.map({ types[$0] }) {
      element = known
    }
    let expected = expectation(for: index).map { types.element($0) }
    if let base = definitions[place].clauses.first(where: { $0.base != nil })?.base {
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
        if pass == 0, definitionStates[place].provisional == nil, element != .pending,
          element != .error
        {
          definitionStates[place].provisional = seriesType(index, element, space)
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
  private mutating func reportSamePeriods(_ index: DefinitionID) {
    let definition = definitions[index]
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
  private mutating func noteGap(_ index: DefinitionID, _ element: TypeID, _ space: SpaceID) {
    guard isFlow(index, element), definitions[index].scope == rootScope,
      case .timeline(let granularity) = spaces[space].kind
    else { return }
    var stated: [Double] = []
    for clause in definitions[index].clauses {
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
      let definition = definitions[index]
      report(
        .gap(
          span(definition.reference), spelling(definition.name),
          granularity.text(Int32(earlier) + 1)))
      return
    }
  }

  /// Returns the type of the definition as a series of `element`.
  func isFlow(_ index: DefinitionID, _ element: TypeID) -> Bool {
    for clause in definitions[index].clauses {
      if let base = clause.base, case .series(_, _, let isFlow) = types[definitions[base].type] {
        return isFlow
      }
    }
    guard case .quantity(let unit) = types[element], units.isMoney(unit) else { return false }
    return !definitions[index].isLevel
  }

  mutating func seriesType(_ index: DefinitionID, _ element: TypeID, _ space: SpaceID) -> TypeID {
    types.id(.series(element, space: space, isFlow: isFlow(index, element)))
  }

  mutating func checkClause(
    _ index: DefinitionID, _ number: Int, _ space: SpaceID, _ expected: TypeID?
  ) -> TypeID {
    let place = index
    let clause = definitions[place].clauses[number]
    var context = context(for: index)
    if let scope = clause.scope { context.scope = scope }
    context.was = clause.was
    guard let local = definitions[place].indexLocal else { return .error }
    context.index = (local, space)
    if case .rows(let table) = spaces[space].kind { context.row = (table, local) }
    switch clause.index {
    case .none, .opening: break
    case .each(let name):
      context.locals.append(
        Local(name: name, number: local, type: indexType(space), space: space))
    case .at(let node):
      let period = NodeReference(clause.reference.tree, node)
      let bound = checkIndexValue(period, space, &context)
      checkInside(bound, space, period, spelling(definitions[index].name))
      definitions[place].clauses[number].lower = bound
      definitions[place].clauses[number].upper = bound
    case .range(let node):
      checkRange(index, number, NodeReference(clause.reference.tree, node), space, &context)
    }
    if case .opening = clause.index {
      context.index = nil
      if let base = clause.base {
        let whole = value(of: .definition(base), clause.reference, context)
        definitions[place].clauses[number].expression = whole
        return types.element(type(whole))
      }
    }
    var written: ExpressionID?
    if let base = clause.base {
      written = elementHandedOn(base, clause, &context)
    } else if clause.value.exists {
      written = check(
        NodeReference(clause.reference.tree, clause.value), &context, expected: expected,
        whole: false)
    } else if clause.was != nil {
      written = valueAtIndex(valueThatWas(clause.reference, context), clause.reference, context)
    }
    if clause.distribution.exists { written = uncertain(written, clause, of: index, &context) }
    var value = written ?? broken(clause.reference)
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
    _ base: DefinitionID, _ clause: Clause, _ context: inout Context
  ) -> ExpressionID {
    let whole = value(of: .definition(base), clause.reference, context)
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
    _ bound: ExpressionID, _ space: SpaceID, _ reference: NodeReference, _ name: String
  ) {
    guard isOutside(bound, space) else { return }
    let timeline = spaces[space].name
    report(
      .outsideTimeline(
        span(reference), sources.text(span(reference)), name, timeline,
        fix: rangeInstead(of: reference)))
  }

  /// Returns `2027 .. 2029` for `2027 - 2029`, a difference that is meant as a range; otherwise nil.
  func rangeInstead(of reference: NodeReference) -> String? {
    let tree = trees[reference.tree]
    guard tree.binaryOperator(reference.node) == .minus else { return nil }
    let left = tree.child(reference.node, 0)
    let right = tree.child(reference.node, 1)
    guard tree[left].kind == .number, right.exists, tree[right].kind == .number else { return nil }
    return tree.text(left) + " " + Operator.range.sign + " " + tree.text(right)
  }

  /// `true` iff the index is known to lie outside the space.
  func isOutside(
    _ index: ExpressionID?, _ space: SpaceID, onlyBelow: Bool = false, onlyAbove: Bool = false
  ) -> Bool {
    let info = spaces[space]
    guard let value = constantValue(index),
      case .constant(let first)? = constantOperation(info.first),
      case .constant(let last)? = constantOperation(info.last)
    else { return false }
    return value < first && !onlyAbove || value > last && !onlyBelow
  }

  /// Returns the value of an expression of constants, and of names for such, otherwise nil.
  ///
  /// What a kind is filled in with is no constant: the kind is written for other values, too.
  func constantValue(_ id: ExpressionID?, steps: Int = 16) -> Double? {
    guard steps > 0, let id else { return nil }
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
      let info = definitions[definition]
      if case .input = info.role { return nil }
      guard definitionStates[definition].progress == .done, info.clauses.count == 1,
        case .none = info.clauses[0].index
      else { return nil }
      return constantValue(info.clauses[0].expression, steps: steps - 1)
    default: return nil
    }
  }

  func constantOperation(_ definition: DefinitionID) -> Operation? {
    definitions[definition].clauses.first?.expression.map { expression($0).operation }
  }

  mutating func checkRange(
    _ index: DefinitionID, _ number: Int, _ reference: NodeReference, _ space: SpaceID,
    _ context: inout Context
  ) {
    let tree = trees[reference.tree]
    let low = tree.child(reference.node, 0)
    let high = tree.child(reference.node, 1)
    if low.exists, tree[low].kind != .skipped {
      definitions[index].clauses[number].lower = checkIndexValue(
        NodeReference(reference.tree, low), space, &context)
    }
    if high.exists {
      definitions[index].clauses[number].upper = checkIndexValue(
        NodeReference(reference.tree, high), space, &context)
    }
    let clause = definitions[index].clauses[number]
    if let first = constantValue(clause.lower),
      let last = constantValue(clause.upper), first > last
    {
      report(.rangeReversed(span(reference)))
    }
    let isBefore = isOutside(clause.upper, space, onlyBelow: true)
    let isAfter = isOutside(clause.lower, space, onlyAbove: true)
    guard isBefore || isAfter else { return }
    report(
      .outsideTimeline(
        span(reference), sources.text(span(reference)), spelling(definitions[index].name),
        spaces[space].name))
  }

  /// Reports stated ends of a range of periods of which the first is the later one.
  mutating func checkOrder(
    _ low: ExpressionID, _ high: ExpressionID, _ space: SpaceID, _ reference: NodeReference
  ) {
    guard case .constant(let first) = expression(low).operation,
      case .constant(let last) = expression(high).operation, first > last
    else { return }
    report(.rangeReversed(span(reference)))
  }

  /// The type of an index of `space`.
  mutating func indexType(_ space: SpaceID) -> TypeID {
    switch spaces[space].kind {
    case .timeline(let granularity): types.id(.period(granularity))
    case .rows(let table): types.id(.row(table))
    case .keys(_, let element): element
    }
  }

  /// Returns the space that the clauses' indices name; nil after a diagnostic.
  mutating func resolveSpace(_ index: DefinitionID) -> SpaceID? {
    let place = index
    let context = context(for: index)
    if let known = definitions[place].space { return dependOn(known, context) }
    for clause in definitions[place].clauses {
      let tree = trees[clause.reference.tree]
      if case .each = clause.index, let binder = binderNode(clause, tree) {
        let source = NodeReference(clause.reference.tree, tree.child(binder, 0))
        if tree.child(binder, 1).exists {
          report(.notSupported(span(NodeReference(clause.reference.tree, binder)), .written("by")))
          return nil
        }
        guard let space = spaceOver(source, context) else { return nil }
        definitions[place].space = space
        return dependOn(space, context)
      }
    }
    guard let timeline = context.timeline else {
      report(.noTimeline(span(definitions[place].reference)))
      return nil
    }
    definitions[place].space = timeline
    return dependOn(timeline, context)
  }

  /// Notes that what is being checked needs the ends of `space`, and returns it.
  private mutating func dependOn(_ space: SpaceID, _ context: Context) -> SpaceID {
    dependOnEnds(of: space, context)
    return space
  }

  /// Notes that what is being checked needs the ends of `space`.
  mutating func dependOnEnds(of space: SpaceID, _ context: Context) {
    depend(on: spaces[space].first, offset: nil, context)
    depend(on: spaces[space].last, offset: nil, context)
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
  mutating func spaceOver(_ source: NodeReference, _ context: Context) -> SpaceID? {
    var context = context
    let value = check(source, &context, expected: nil, whole: true)
    switch types[type(value)] {
    case .table(let table): return tables[table].space
    case .series(let element, let space, _):
      if case .rows = spaces[space].kind { return keySpace(value, element, source) }
      return space
    case .error, .pending: return nil
    default:
      report(.notAnIndex(span(source), describe(type(value))))
      return nil
    }
  }

  mutating func keySpace(
    _ column: ExpressionID, _ element: TypeID, _ source: NodeReference
  ) -> SpaceID? {
    guard case .definition(let definition) = expression(column).operation else { return nil }
    let name = definitions[definition].path
    if let space = spaces.firstID(where: {
      if case .keys = $0.kind { return $0.name == name }
      return false
    }) {
      return space
    }
    let position = BuiltinTable[.distinct]
    let list = make(
      .builtin(position, arguments: [column]), types.id(.list(element)), source)
    let keys = addHidden(
      name + " keys", list, dependencies: [Dependency(target: definition, offset: nil)])
    let zero = make(.constant(0), .number, source)
    let first = addHidden(name + " first", zero)
    let whole = make(.definition(keys), types.id(.list(element)), source)
    let count = make(.builtin(BuiltinTable[.count], arguments: [whole]), .number, source)
    let one = make(.constant(1), .number, source)
    let last = addHidden(
      name + " last", make(.arithmetic(.subtract, count, one), .number, source),
      dependencies: [Dependency(target: keys, offset: nil)])
    return spaces.append(
      Space(kind: .keys(list: keys, element: element), name: name, first: first, last: last))
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
