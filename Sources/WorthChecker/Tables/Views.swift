import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Tables made of the rows of others: `loans where pd > 8%`, `loans sort by amount falling`.
enum Views {
  /// Returns the table of the rows that fit.
  static func filtered(
    _ table: TableID, _ condition: NodeReference, _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    guard canMakeView(reference, context, in: &checker) else { return checker.broken(reference) }
    if let known = knownView(of: table, reference, context, in: &checker) { return known }
    let local = checker.expressions.newLocal()
    var inner = rowContext(table, local, context, in: &checker)
    let outer = checker.expressions.beginCollecting()
    defer { checker.expressions.resumeCollecting(outer) }
    guard let holds = checkInView(condition, &inner, .yesNo, reference, in: &checker) else {
      return checker.broken(reference)
    }
    guard checker.type(holds) == .yesNo else {
      if checker.type(holds) != .error {
        checker.report(
          .conditionNeeded(checker.span(condition), checker.describe(checker.type(holds))))
      }
      return checker.broken(reference)
    }
    let comprehension = Comprehension(
      body: checker.make(.local(local), .number, reference),
      source: rowRange(table, inner, reference, in: &checker),
      condition: holds, local: local, overPositions: false)
    let rows = checker.make(
      .comprehension(comprehension), checker.types.id(.list(.number)), reference)
    return addView(of: table, rows, reference, context, in: &checker)
  }

  /// Checks `source sort by key falling`.
  static func checkSorting(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let source = Expressions.check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: true, in: &checker)
    let keyReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    let order = tree.child(reference.node, 2)
    let isFalling = order.exists && tree.text(order) == "falling"
    guard case .table(let table) = checker.types[checker.type(source)] else {
      if checker.type(source) != .error, checker.type(source) != .pending {
        checker.report(.cannotSort(checker.span(reference), checker.describe(checker.type(source))))
      }
      return checker.broken(reference)
    }
    guard canMakeView(reference, context, in: &checker) else { return checker.broken(reference) }
    if let known = knownView(of: table, reference, context, in: &checker) { return known }
    let local = checker.expressions.newLocal()
    var inner = rowContext(table, local, context, in: &checker)
    let outer = checker.expressions.beginCollecting()
    defer { checker.expressions.resumeCollecting(outer) }
    guard let key = checkInView(keyReference, &inner, nil, reference, in: &checker) else {
      return checker.broken(reference)
    }
    if checker.type(key) == .error { return checker.broken(reference) }
    let element = checker.type(key)
    guard
      TypeTraits.isArithmetic(element, in: checker) || element == .date || element == .text
        || element == .yesNo
    else {
      checker.report(.cannotSortBy(checker.span(keyReference), checker.describe(element)))
      return checker.broken(reference)
    }
    let comprehension = Comprehension(
      body: key, source: rowRange(table, inner, reference, in: &checker), condition: nil,
      local: local,
      overPositions: false)
    var keys = checker.make(
      .comprehension(comprehension), checker.types.id(.list(element)), reference)
    if element == .text {
      keys = checker.make(
        .builtin(BuiltinTable[.textRanks], arguments: [keys]), checker.types.id(.list(.number)),
        reference)
    }
    let falling = checker.make(.constant(isFalling ? 1 : 0), .number, reference)
    let rows = checker.make(
      .builtin(BuiltinTable[.sortedPositions], arguments: [keys, falling]),
      checker.types.id(.list(.number)), reference)
    return addView(of: table, rows, reference, context, in: &checker)
  }

  /// `true` iff a view can be made at this place; otherwise it is reported.
  private static func canMakeView(
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> Bool {
    guard context.version == nil, context.index == nil, context.locals.isEmpty, context.row == nil
    else {
      checker.report(.notSupported(checker.span(reference), .words(.tableInFunction)))
      return false
    }
    return true
  }

  /// Returns the place in `table` of a row of a view that was made of it, or of a view of that; nil for other rows.
  static func place(
    of row: ExpressionID, in table: TableID, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard case .row(var view) = checker.types[checker.type(row)], view != table else { return nil }
    guard isMade(view, of: table, in: checker) else { return nil }
    var place = row
    let reference = checker.expression(row).reference
    while view != table, let source = checker.tables[view].source {
      Definitions.depend(on: source.rows, offset: nil, context, in: &checker)
      let one = checker.make(.constant(1), .number, reference)
      let position = checker.make(.arithmetic(.add, place, one), .number, reference)
      let rows = checker.make(
        .definition(source.rows), checker.types.id(.list(.number)), reference)
      place = checker.make(
        .item(rows, position: position), checker.types.id(.row(source.table)), reference)
      view = source.table
    }
    return place
  }

  /// `true` iff the table is a view of `other`, or a view of such a one.
  static func isMade(_ table: TableID, of other: TableID, in checker: Checker) -> Bool {
    var view = table
    while let source = checker.tables[view].source {
      if source.table == other { return true }
      view = source.table
    }
    return false
  }

  /// `true` iff the node is the name of a row of a view that was made of `table`.
  static func isRow(
    _ node: NodeID, _ tree: Tree, ofViewOf table: TableID, _ context: Context, in checker: Checker
  ) -> Bool {
    guard tree[node].kind == .name,
      let local = context.locals.last(where: { $0.name == tree.name(node) }),
      case .row(let view) = checker.types[local.type]
    else { return false }
    return isMade(view, of: table, in: checker)
  }

  /// Returns what tells the view from others. What is written alike in one scope is the same view, so that lines over it go
  /// together; `was` means another value in each place. In a scenario a view is that of the case where it names nothing
  /// that changes there.
  private static func viewKey(
    of table: TableID, _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ViewKey {
    let tree = checker.trees[reference.tree]
    let node = tree[reference.node]
    let tokens = node.first..<node.end
    let isOfPlace = tokens.contains { tree.token($0).word == .was }
    var scope = context.scope
    while case .world = checker.names.scopes[scope].kind,
      let outer = checker.names.scopes[scope].parent,
      namesTheSame(tokens, tree, in: scope, and: outer, &checker)
    {
      scope = outer
    }
    return ViewKey(
      text: tokens.map { tree.tokenText($0) }, place: isOfPlace ? reference : nil,
      row: context.rowName, scope: scope, table: table, given: context.given)
  }

  /// `true` iff each name among the tokens means the same in both scopes.
  private static func namesTheSame(
    _ tokens: Range<Int32>, _ tree: Tree, in scope: ScopeID, and outer: ScopeID,
    _ checker: inout Checker
  ) -> Bool {
    for token in tokens where tree.token(token).kind == .name {
      // What stands behind a dot is a name of what stands before it.
      if token > tokens.lowerBound, tree.token(token - 1).kind == .dot { continue }
      let name = Name(id: tree.token(token).name)
      guard
        Names.lookUp(name, scope: scope, in: &checker)
          == Names.lookUp(name, scope: outer, in: &checker)
      else { return false }
    }
    return true
  }

  /// Returns the view that was made of this expression before; nil where there is none yet.
  private static func knownView(
    of table: TableID, _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    let key = viewKey(of: table, reference, context, in: &checker)
    guard let known = checker.tables.views[key] else { return nil }
    return checker.make(.constant(0), checker.types.id(.table(known)), reference)
  }

  /// Checks an expression that decides on rows; nil, after a diagnostic, where it needs something
  /// that needs the view.
  private static func checkInView(
    _ expression: NodeReference, _ context: inout Context, _ expected: TypeID?,
    _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID? {
    let outer = checker.definitions.watchPending()
    let found = Expressions.check(
      expression, &context, expected: expected, whole: false, in: &checker)
    let reached = checker.definitions.lowestPending
    checker.definitions.stopWatching(outer)
    guard reached != Int.max else { return found }
    let loop = checker.definitions.running.suffix(
      max(1, checker.definitions.running.count - min(reached, checker.definitions.running.count)))
    checker.report(
      .circle(
        checker.span(reference), loop.map { checker.definitions[$0].path },
        loop.map { checker.span(checker.definitions[$0].reference) }))
    return nil
  }

  /// Returns where an expression about one row of the table stands; `local` holds the position of
  /// the row.
  private static func rowContext(
    _ table: TableID, _ local: LocalID, _ context: Context, in checker: inout Checker
  ) -> Context {
    let rowType = checker.types.id(.row(table))
    var inner = context
    inner.definition = nil
    inner.row = (table, local)
    inner.index = (local, checker.tables[table].space)
    if let name = context.rowName {
      inner.locals.append(Local(name: name, number: local, type: rowType))
      inner.rowName = nil
    }
    return inner
  }

  /// Returns the positions of all rows of the table, and notes that its ends are needed.
  private static func rowRange(
    _ table: TableID, _ context: Context, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    let space = checker.tables.spaces[checker.tables[table].space]
    Definitions.depend(on: space.first, offset: nil, context, in: &checker)
    Definitions.depend(on: space.last, offset: nil, context, in: &checker)
    return checker.make(
      .range(
        checker.make(.definition(space.first), .number, reference),
        checker.make(.definition(space.last), .number, reference)),
      checker.types.id(.range(.number)), reference)
  }

  /// Adds a table with the given rows of another, and returns it as a value.
  private static func addView(
    of table: TableID, _ rows: ExpressionID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    let index = checker.tables.all.nextID
    let name = checker.tables[table].name
    let chosen = Definitions.addHidden(
      name + " rows", rows, dependencies: checker.expressions.collected, in: &checker)
    let list = checker.types.id(.list(.number))
    let whole = checker.make(.definition(chosen), list, reference)
    let count = checker.make(.builtin(BuiltinTable[.count], arguments: [whole]), .number, reference)
    let one = checker.make(.constant(1), .number, reference)
    let needsRows = [Dependency(target: chosen, offset: nil)]
    let first = Definitions.addHidden(
      name + " first", checker.make(.constant(0), .number, reference), in: &checker)
    let last = Definitions.addHidden(
      name + " last", checker.make(.arithmetic(.subtract, count, one), .number, reference),
      dependencies: needsRows, in: &checker)
    let space = checker.tables.spaces.append(
      Space(kind: .rows(table: index), name: name, first: first, last: last))
    checker.tables.all.append(
      TableInfo(
        name: name, columns: [], space: space, rowCount: 0, source: (table, chosen, reference)))
    for column in checker.tables[table].columns {
      _ = addViewColumn(column.name, to: index, in: &checker)
    }
    let key = viewKey(of: table, reference, context, in: &checker)
    checker.tables.views[key] = index
    return checker.make(.constant(0), checker.types.id(.table(index)), reference)
  }

  /// Adds the column `name` of the table that the view is made of; `false` where that has none, or
  /// its type is not known yet.
  static func addViewColumn(_ name: Name, to view: TableID, in checker: inout Checker) -> Bool {
    guard let (table, _, reference) = checker.tables[view].source,
      !checker.tables[view].columns.contains(where: { $0.name == name })
    else { return false }
    if !checker.tables[table].columns.contains(where: { $0.name == name }) {
      guard addViewColumn(name, to: table, in: &checker) else { return false }
    }
    guard let column = checker.tables[table].columns.first(where: { $0.name == name }) else {
      return false
    }
    var definition = Definition(
      name: name, path: checker.tables[view].name + "." + checker.spelling(name),
      reference: reference, clauses: [Clause(reference: reference, index: .none, value: .none)],
      scope: checker.names.rootScope, role: .hidden, sink: checker.findings.sink)
    definition.uses = 1
    guard !checker.tables.isUnread(column.definition) else {
      let added = checker.definitions.add(definition)
      checker.tables[view].columns.append((name, added))
      checker.tables.leaveUnread(added, .ofView(view, source: column.definition))
      return true
    }
    guard let (value, type) = viewColumn(of: view, column.definition, in: &checker) else {
      return false
    }
    definition.clauses[0].expression = value
    definition.type = type
    definition.dependencies = viewNeeds(of: view, column.definition, in: checker)
    checker.definitions.noteUse(of: column.definition)
    checker.tables[view].columns.append((name, checker.definitions.add(definition, .done)))
    return true
  }

  /// Reads a column of a view that is needed now, of which `source` holds all rows; returns its type.
  static func readColumn(
    _ index: DefinitionID, of view: TableID, _ source: DefinitionID, in checker: inout Checker
  ) -> TypeID {
    guard let (value, type) = viewColumn(of: view, source, in: &checker) else { return .error }
    checker.definitions.setValue(of: index, to: value)
    checker.definitions.setNeeds(of: index, to: viewNeeds(of: view, source, in: checker))
    checker.definitions.noteUse(of: source)
    return type
  }

  /// What a column of a view needs.
  private static func viewNeeds(
    of view: TableID, _ source: DefinitionID, in checker: Checker
  ) -> [Dependency] {
    [source, checker.tables[view].source?.rows].compactMap { $0 }.map {
      Dependency(target: $0, offset: nil)
    }
  }

  /// Returns the values of a column of a view and their type; nil where that of `source`, which holds
  /// all rows, is not known.
  private static func viewColumn(
    of view: TableID, _ source: DefinitionID, in checker: inout Checker
  ) -> (value: ExpressionID, type: TypeID)? {
    let found = Definitions.demand(source, in: &checker)
    guard let (_, chosen, reference) = checker.tables[view].source,
      case .series(let element, _, _) = checker.types[found]
    else { return nil }
    let series = checker.types.id(
      .series(element, space: checker.tables[view].space, isFlow: false))
    let whole = checker.make(.definition(chosen), checker.types.id(.list(.number)), reference)
    let value = checker.make(
      .wholeBuiltin(
        BuiltinTable[.rowsOf],
        arguments: [checker.make(.definition(source), found, reference), whole]), series,
      reference)
    return (value, series)
  }
}

/// What tells a view from others: how it is written, the scope in which that stands, since a kind may be filled in
/// several times, and the table.
struct ViewKey: Hashable {
  /// The expression, by its tokens.
  var text: [String]
  /// Its place, where the same words mean something else in another.
  var place: NodeReference?
  /// The name by which it calls a row; nil where it has none.
  var row: Name?
  /// The scope in which it stands.
  var scope: ScopeID
  /// The table whose rows are chosen or sorted.
  var table: TableID
  /// The optional values that are known to be given there.
  var given: Set<GivenValue>
}
