import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What a view is made of: the expression, where it stands, which may be in several fillings of one kind, and the table.
struct ViewKey: Hashable {
  var reference: NodeReference
  var scope: ScopeID
  var table: TableID
}

/// Tables made of the rows of others: `loans where pd > 8%`, `loans sort by amount falling`.
extension Checker {
  /// Returns the table of the rows that fit.
  mutating func filtered(
    _ table: TableID, _ condition: NodeReference, _ reference: NodeReference,
    _ context: inout Context
  ) -> ExpressionID {
    guard let view = view(of: table, reference, context) else { return broken(reference) }
    if let known = view.known { return known }
    let local = newLocal()
    var inner = rowContext(table, local, context)
    let outer = hiddenDependencies
    hiddenDependencies = []
    defer { hiddenDependencies = outer }
    guard let holds = checkInView(condition, &inner, .yesNo, reference) else {
      return broken(reference)
    }
    guard type(holds) == .yesNo else {
      if type(holds) != .error {
        report(.conditionNeeded(span(condition), describe(type(holds))))
      }
      return broken(reference)
    }
    let comprehension = Comprehension(
      body: make(.local(local), .number, reference), source: rowRange(table, inner, reference),
      condition: holds, local: local, overPositions: false)
    let rows = make(.comprehension(comprehension), types.id(.list(.number)), reference)
    return addView(of: table, rows, reference, context.scope)
  }

  /// Checks `source sort by key falling`.
  mutating func checkSorting(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    let source = check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: true)
    let keyReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    let order = tree.child(reference.node, 2)
    let isFalling = order.exists && tree.text(order) == "falling"
    guard case .table(let table) = types[type(source)] else {
      if type(source) != .error, type(source) != .pending {
        report(.cannotSort(span(reference), describe(type(source))))
      }
      return broken(reference)
    }
    guard let view = view(of: table, reference, context) else { return broken(reference) }
    if let known = view.known { return known }
    let local = newLocal()
    var inner = rowContext(table, local, context)
    let outer = hiddenDependencies
    hiddenDependencies = []
    defer { hiddenDependencies = outer }
    guard let key = checkInView(keyReference, &inner, nil, reference) else {
      return broken(reference)
    }
    if type(key) == .error { return broken(reference) }
    let element = type(key)
    guard isArithmetic(element) || element == .date || element == .text || element == .yesNo else {
      report(.cannotSortBy(span(keyReference), describe(element)))
      return broken(reference)
    }
    let comprehension = Comprehension(
      body: key, source: rowRange(table, inner, reference), condition: nil, local: local,
      overPositions: false)
    var keys = make(.comprehension(comprehension), types.id(.list(element)), reference)
    if element == .text {
      keys = make(
        .builtin(BuiltinTable[.textRanks], arguments: [keys]), types.id(.list(.number)), reference)
    }
    let falling = make(.constant(isFalling ? 1 : 0), .number, reference)
    let rows = make(
      .builtin(BuiltinTable[.sortedPositions], arguments: [keys, falling]),
      types.id(.list(.number)), reference)
    return addView(of: table, rows, reference, context.scope)
  }

  /// Returns the view made of this expression before; nil, after a diagnostic, where none can be.
  private mutating func view(
    of table: TableID, _ reference: NodeReference, _ context: Context
  ) -> (known: ExpressionID?, table: TableID)? {
    guard context.version == nil, context.index == nil, context.locals.isEmpty, context.row == nil
    else {
      report(.notSupported(span(reference), .words(.tableInFunction)))
      return nil
    }
    if let known = views[ViewKey(reference: reference, scope: context.scope, table: table)] {
      return (make(.constant(0), types.id(.table(known)), reference), known)
    }
    return (nil, table)
  }

  /// Checks an expression that decides on rows; nil, after a diagnostic, where it needs what needs the view.
  private mutating func checkInView(
    _ expression: NodeReference, _ context: inout Context, _ expected: TypeID?,
    _ reference: NodeReference
  ) -> ExpressionID? {
    let outer = lowestPending
    lowestPending = Int.max
    let found = check(expression, &context, expected: expected, whole: false)
    let reached = lowestPending
    lowestPending = min(outer, reached)
    guard reached != Int.max else { return found }
    let loop = running.suffix(max(1, running.count - min(reached, running.count)))
    report(
      .circle(
        span(reference), loop.map { definitions[$0].path },
        loop.map { span(definitions[$0].reference) }))
    return nil
  }

  private func rowContext(_ table: TableID, _ local: LocalID, _ context: Context) -> Context {
    var inner = context
    inner.definition = nil
    inner.row = (table, local)
    inner.index = (local, tables[table].space)
    return inner
  }

  private mutating func rowRange(
    _ table: TableID, _ context: Context, _ reference: NodeReference
  ) -> ExpressionID {
    let space = spaces[tables[table].space]
    depend(on: space.first, offset: nil, context)
    depend(on: space.last, offset: nil, context)
    return make(
      .range(
        make(.definition(space.first), .number, reference),
        make(.definition(space.last), .number, reference)), types.id(.range(.number)), reference)
  }

  /// Adds the table with the given rows of another.
  private mutating func addView(
    of table: TableID, _ rows: ExpressionID, _ reference: NodeReference, _ scope: ScopeID
  ) -> ExpressionID {
    let index = tables.nextID
    let name = tables[table].name
    let chosen = addHidden(name + " rows", rows, dependencies: hiddenDependencies)
    let list = types.id(.list(.number))
    let whole = make(.definition(chosen), list, reference)
    let count = make(.builtin(BuiltinTable[.count], arguments: [whole]), .number, reference)
    let one = make(.constant(1), .number, reference)
    let needsRows = [Dependency(target: chosen, offset: nil)]
    let first = addHidden(name + " first", make(.constant(0), .number, reference))
    let last = addHidden(
      name + " last", make(.arithmetic(.subtract, count, one), .number, reference),
      dependencies: needsRows)
    let space = spaces.append(
      Space(kind: .rows(table: index), name: name, first: first, last: last))
    tables.append(
      TableInfo(
        name: name, columns: [], space: space, rowCount: 0, source: (table, chosen, reference)))
    for column in tables[table].columns { _ = addViewColumn(column.name, to: index) }
    views[ViewKey(reference: reference, scope: scope, table: table)] = index
    return make(.constant(0), types.id(.table(index)), reference)
  }

  /// Adds the column `name` of the table that the view is made of; `false` where that has none, or its type is
  /// not known yet.
  mutating func addViewColumn(_ name: Name, to view: TableID) -> Bool {
    guard let (table, chosen, reference) = tables[view].source,
      !tables[view].columns.contains(where: { $0.name == name })
    else { return false }
    if !tables[table].columns.contains(where: { $0.name == name }) {
      guard addViewColumn(name, to: table) else { return false }
    }
    guard let column = tables[table].columns.first(where: { $0.name == name }) else {
      return false
    }
    let found = demand(column.definition)
    guard case .series(let element, _, _) = types[found] else { return false }
    let series = types.id(.series(element, space: tables[view].space, isFlow: false))
    let whole = make(.definition(chosen), types.id(.list(.number)), reference)
    let value = make(
      .wholeBuiltin(
        BuiltinTable[.rowsOf],
        arguments: [make(.definition(column.definition), found, reference), whole]), series,
      reference)
    var definition = Definition(
      name: name, path: tables[view].name + "." + spelling(name), reference: reference,
      clauses: [Clause(reference: reference, index: .none, value: .none, expression: value)],
      scope: rootScope, role: .hidden, sink: sink)
    definition.type = series
    definition.uses = 1
    definition.dependencies = [
      Dependency(target: column.definition, offset: nil), Dependency(target: chosen, offset: nil),
    ]
    definitions[column.definition].uses += 1
    tables[view].columns.append((name, addDefinition(definition, .done)))
    return true
  }
}
