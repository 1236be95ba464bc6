import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Tables: their columns, rows and cells, and the spaces that series run over.
struct Tables {
  /// The tables, and the views of chosen or sorted rows.
  var all = Arena<TableID, TableInfo>()
  /// The spaces that series run over: timelines, rows, keys.
  var spaces = Arena<SpaceID, Space>()
  /// The cells of each column that a table states.
  var cells: [DefinitionID: [NodeReference]] = [:]
  /// The tables that expressions such as `loans where pd > 8%` make.
  var views: [ViewKey: TableID] = [:]
  /// The tables that stand in a scenario for others, whose rows they have by the same names.
  private(set) var copiesOfRows: [TableID: TableID] = [:]
  /// Columns that were read from files.
  var data = Arena<DataID, [Double]>()
  /// Tables with a heading that was reported: which columns they have is not known.
  var misnamed: Set<TableID> = []
  /// The columns whose `rest` is worked out anew, since other cells are changed.
  var rests: [DefinitionID: ChangedRest] = [:]
  /// The tables whose rows stand in the place of others, by those.
  var copied: [TableID: TableID] = [:]
  /// Tables whose files are read later, with the scopes of their names.
  var pendingFiles: [(table: TableID, scope: ScopeID)] = []
  /// Columns of files that hold values of other columns alone, with what says so.
  var pendingKeys: [(column: DefinitionID, type: NodeReference)] = []
  /// What was said of how files are written, by their numbers among the sources.
  private var told: [UInt32: Set<String>] = [:]
  /// Columns that nothing has needed so far.
  private var unread: [DefinitionID: UnreadColumn] = [:]
  /// What `with` changes of tables that are handed to inputs by name.
  private(set) var parts: [DefinitionID: [GivenField.Entry]] = [:]
  /// How the tables whose first column holds periods are read by them.
  private(set) var byPeriod: [TableID: PeriodTable] = [:]
  /// The columns that are compared with the period of a line, the timeline of that, and how often.
  private(set) var matched: [DefinitionID: PeriodMatch] = [:]
  /// The rows of files that may be the total of a column, by the columns that were read.
  private(set) var totals: [DefinitionID: [TotalRows.InFile]] = [:]
  /// Columns that are added up.
  private var summed: Set<DefinitionID> = []
  /// Columns of percents that are taken of one amount in each row.
  private var shared: Set<DefinitionID> = []

  /// The entry of `id`.
  subscript(id: TableID) -> TableInfo {
    get { all[id] }
    _modify { yield &all[id] }
  }
}

/// A column with the cell `rest`, of which other cells are changed.
struct ChangedRest {
  /// The column with its changes and the `rest` that was written.
  var changed: DefinitionID
  /// The row of the cell `rest`, counted from 0.
  var place: Int
  /// What stands in the brackets of the changes, and the scopes that they see.
  var items: [(item: NodeReference, scope: ScopeID)]
}

extension Tables {
  /// Adds a space and returns its id.
  mutating func addSpace(_ space: Space) -> SpaceID { spaces.append(space) }

  /// Notes whether the keys of a space are others in each row.
  mutating func note(_ space: SpaceID, isOfRow: Bool) { spaces[space].isOfRow = isOfRow }

  /// Lets a column be read when it is first needed.
  mutating func leaveUnread(_ column: DefinitionID, _ how: UnreadColumn) { unread[column] = how }

  /// `true` iff nothing has needed the column so far.
  func isUnread(_ column: DefinitionID) -> Bool { unread[column] != nil }

  /// `true` iff what a column holds is known, or said in the braces behind the name of its file.
  func isKnown(_ column: DefinitionID) -> Bool {
    switch unread[column] {
    case nil, .ofCopy?: true
    case .file(_, let stated)?: stated != nil
    case .ofView(_, let source)?: isKnown(source)
    case .shared?: false
    }
  }

  /// Returns how a column is read that nothing has needed so far, and counts it as read; nil for
  /// others.
  mutating func takeUnread(_ column: DefinitionID) -> UnreadColumn? {
    unread.isEmpty ? nil : unread.removeValue(forKey: column)
  }

  /// `true` iff it is the first time that these entries are proposed for the braces of a file: what
  /// holds for the whole file is said at the first of its columns.
  mutating func isNews(_ entries: [String], of source: UInt32) -> Bool {
    entries.isEmpty
      || told[source, default: []].insert(entries.joined(separator: "\n")).inserted
  }

  /// The columns that nothing has needed, in their order.
  var unreadColumns: [DefinitionID] { unread.keys.sorted() }

  /// Notes what `with` changes of the table that an input is handed by name.
  mutating func note(_ parts: [GivenField.Entry], of input: DefinitionID) {
    if !parts.isEmpty { self.parts[input] = parts }
  }

  /// Notes how a column of a table is read by a period.
  static func noteReading(
    of column: ExpressionID, keys: DefinitionID, of table: TableID, in checker: inout Checker,
    _ change: (inout PeriodTable) -> Void
  ) {
    var reading = checker.tables.byPeriod[table] ?? PeriodTable()
    reading.reads[keys, default: 0] += 1
    if case .definition(let index) = checker.expression(column).operation {
      reading.reads[index, default: 0] += 1
    }
    change(&reading)
    checker.tables.byPeriod[table] = reading
  }

  /// Notes that a line by period compares the column of the row at hand with its period, as in
  /// `where m.day in t`: it finds no rows outside of the timeline.
  static func noteMatch(
    of value: ExpressionID, with period: ExpressionID, _ context: Context, in checker: inout Checker
  ) {
    guard case .local(let local) = checker.expression(period).operation,
      let timeline = context.locals.last(where: { $0.number == local })?.space,
      case .timeline = checker.tables.spaces[timeline].kind,
      case .element(let whole, _, _) = checker.expression(value).operation,
      case .definition(let column) = checker.expression(whole).operation,
      case .column = checker.definitions[column].role
    else { return }
    checker.tables.matched[column, default: PeriodMatch(timeline: timeline)].count += 1
  }

  /// Notes that a line by period asks whether the column of the row at hand comes `after` an end of its period, or
  /// before: `where r.day >= t.start and r.day <= t.end` finds no rows outside of the timeline either.
  static func noteBound(
    of value: ExpressionID, by end: ExpressionID, isLower: Bool, _ context: Context,
    in checker: inout Checker
  ) {
    guard let local = periodLocal(in: end, steps: 6, checker),
      let timeline = context.locals.last(where: { $0.number == local })?.space,
      case .timeline = checker.tables.spaces[timeline].kind,
      case .element(let whole, _, _) = checker.expression(value).operation,
      case .definition(let column) = checker.expression(whole).operation,
      case .column = checker.definitions[column].role
    else { return }
    var match = checker.tables.matched[column] ?? PeriodMatch(timeline: timeline)
    if isLower { match.lower += 1 } else { match.upper += 1 }
    checker.tables.matched[column] = match
  }

  /// Notes that a heading of the table has been reported.
  mutating func noteMisnamed(_ table: TableID) { misnamed.insert(table) }

  /// `true` iff it is the first time that the column is added up.
  mutating func isNewSum(_ column: DefinitionID) -> Bool { summed.insert(column).inserted }

  /// Notes the rows of a file that may be the total of a column.
  mutating func note(_ totals: [TotalRows.InFile], of column: DefinitionID) {
    if !totals.isEmpty { self.totals[column] = totals }
  }

  /// `true` iff it is the first time that the percents of the column are taken of one amount.
  mutating func isNewShare(_ column: DefinitionID) -> Bool { shared.insert(column).inserted }

  /// Notes that a table of a scenario has the rows of another by the same names.
  mutating func note(_ copy: TableID, asCopyOf table: TableID) { copiesOfRows[copy] = table }

  /// Declares `table NAME { rows }`.
  static func declare(_ reference: NodeReference, scope: ScopeID, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let nameNode = tree.child(reference.node)
    let name = tree.name(nameNode)
    if let earlier = Declarations.place(of: name, scope: scope, in: checker) {
      checker.report(
        .definedTwice(
          checker.span(NodeReference(reference.tree, nameNode)), checker.spelling(name),
          first: earlier))
      return
    }
    declareRows(reference, as: name, scope: scope, seenFrom: scope, in: &checker)
  }

  /// Declares the rows of the table, or of the change of one, at `reference` as the table `name`, so that changes of that
  /// name reach them; its cells see the names of `seen`. Where they are those of `other`, which stands in its place, so do
  /// changes of that.
  static func declareRows(
    _ reference: NodeReference, as name: Name, scope: ScopeID, seenFrom seen: ScopeID,
    copying other: TableID? = nil, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let rows = NodeReference(reference.tree, tree.child(reference.node, 1))
    guard rows.node.exists, tree[rows.node].kind == .rows else {
      checker.names.define(name, as: .broken, in: scope)
      return
    }
    let table = make(
      rows, path: checker.spelling(name), scope: seen, columnTypes: nil,
      sink: checker.findings.sink, in: &checker)
    if let other {
      checker.tables.copied[table] = other
      applyChanges(of: other, to: table, seen, in: &checker)
    }
    applyChanges(to: table, scope, in: &checker)
    checker.tables[table].declaration = reference
    checker.names.define(name, as: .table(table), in: scope)
  }

  /// Fills the table input of a kind with the rows of a field's block.
  static func fillInput(
    _ input: InputDeclaration, _ entry: (reference: NodeReference, scope: ScopeID),
    of index: InstanceID, in checker: inout Checker
  ) {
    let tree = checker.trees[entry.reference.tree]
    let body = tree.child(entry.reference.node, 1)
    let instance = checker.instances[index]
    let path = instance.path + "." + checker.spelling(input.name)
    let isTable = checker.trees[input.reference.tree][input.type].kind == .tableType
    guard body.exists, tree[body].kind == .rows, isTable else {
      if tree[entry.reference.node].kind == .blockField, !isTable, body.exists {
        let block = NodeReference(entry.reference.tree, body)
        fillNestedInstance(
          input, entry.reference, [GivenBlock(reference: block, scope: entry.scope, path: path)],
          of: index, in: &checker)
      } else {
        // What the parser could make nothing of was reported.
        if !body.exists || !tree.children(body).contains(where: { tree[$0].kind == .skipped }) {
          checker.report(
            .rowsExpected(
              checker.span(entry.reference), checker.spelling(input.name),
              columns: LooseRows.columns(of: input, in: checker)))
        }
        checker.names.define(input.name, as: .broken, in: instance.scope)
      }
      return
    }
    let declared = checker.trees[input.reference.tree].child(input.type)
    let table = make(
      NodeReference(entry.reference.tree, body), path: path, scope: entry.scope,
      columnTypes: NodeReference(input.reference.tree, declared), sink: instance.sink, of: index,
      in: &checker)
    checker.tables[table].declaration = entry.reference
    checker.names.define(input.name, as: .table(table), in: instance.scope)
  }

  /// Fills an input whose type is a kind with the fields of its blocks, of which later ones are laid
  /// over earlier ones.
  static func fillNestedInstance(
    _ input: InputDeclaration, _ reference: NodeReference, _ blocks: [GivenBlock],
    of index: InstanceID, in checker: inout Checker
  ) {
    let outer = checker.instances[index]
    let path = outer.path + "." + checker.spelling(input.name)
    let kindName = checker.trees[input.reference.tree].name(input.type)
    let kindScope = outer.kind.map { checker.kinds[$0].scope } ?? checker.names.rootScope
    guard case .kind(let kind)? = Names.lookUpForm(kindName, scope: kindScope, in: &checker),
      Kinds.prepare(kind, in: &checker)
    else {
      checker.report(.notAField(checker.span(reference)))
      checker.names.define(input.name, as: .broken, in: outer.scope)
      return
    }
    let nested = Instances.reserve(
      path: path, reference: reference, scope: blocks.first?.scope ?? outer.scope, in: &checker)
    checker.names.define(input.name, as: .instance(nested), in: outer.scope)
    checker.instances.setAround(of: nested, to: index)
    if outer.isAbstract { checker.instances.markAbstract(nested) }
    _ = Instances.fill(nested, kind: kind, given: blocks, in: &checker)
  }

  /// Fills an input whose type is a kind with `KIND { … }`, which is that kind or a child of it.
  static func fillNamedInstance(
    _ input: InputDeclaration, _ value: NodeReference, _ scope: ScopeID, of index: InstanceID,
    path givenPath: String, changed: ScopeID, over blocks: [GivenBlock],
    in checker: inout Checker
  ) {
    let tree = checker.trees[value.tree]
    let outer = checker.instances[index]
    let path = outer.path + "." + checker.spelling(input.name)
    let nested = Instances.reserve(path: path, reference: value, scope: scope, in: &checker)
    checker.instances.setAround(of: nested, to: index)
    let block = NodeReference(value.tree, tree.child(value.node, 1))
    let isFilled = Instances.fill(
      nested, kindNamed: NodeReference(value.tree, tree.child(value.node)),
      given: [GivenBlock(reference: block, scope: scope, path: givenPath, changed: changed)]
        + blocks, in: &checker)
    checker.names.define(input.name, as: isFilled ? .instance(nested) : .broken, in: outer.scope)
    guard isFilled, let kind = checker.instances[nested].kind else { return }
    let wanted = checker.trees[input.reference.tree].name(input.type)
    guard checker.kinds[kind].name != wanted, !checker.kinds[kind].ancestors.contains(wanted) else {
      return
    }
    let found = checker.types.id(.instance(nested))
    checker.report(
      .wrongField(
        checker.span(value), checker.spelling(input.name),
        expected: checker.instance(ofKind: checker.spelling(wanted)),
        found: checker.describe(found),
        declared: checker.span(input.reference), fix: nil))
    checker.names.define(input.name, as: .broken, in: outer.scope)
  }

  /// Makes a table of rows that stand in a source: stated columns, computed ones, and those that a
  /// kind lets be left out.
  ///
  /// `columnTypes` is the block in which a kind describes the columns.
  static func make(
    _ rows: NodeReference, path: String, scope: ScopeID, columnTypes: NodeReference?, sink: SinkID,
    of instance: InstanceID? = nil, in checker: inout Checker
  ) -> TableID {
    let tree = checker.trees[rows.tree]
    var rowCells: [[NodeID]] = []
    var rowNodes: [NodeID] = []
    var headers: [NodeID] = []
    var computed: [NodeID] = []
    var broken: Set<Int> = []
    for node in tree.children(rows.node) {
      switch tree[node].kind {
      case .headers:
        headers = checker.limited(checker.children(of: NodeReference(rows.tree, node))).map {
          $0.node
        }
      case .row:
        rowNodes.append(node)
        rowCells.append(Array(tree.children(node)))
      case .definition: computed.append(node)
      // The rest of a row with a mistake, which was reported.
      case .skipped: broken.insert(rowNodes.count - 1)
      default: break
      }
    }
    let index = addRows(named: path, last: rowNodes.count - 1, rows, in: &checker)
    checker.tables[index].rowCount = rowNodes.count
    checker.tables[index].instance = instance
    for (place, row) in rowNodes.enumerated() where rowCells[place].count != headers.count {
      let cells = rowCells[place]
      if !broken.contains(place), !cells.contains(where: { tree[$0].kind == .skipped }) {
        checker.report(
          .raggedRow(
            checker.span(NodeReference(rows.tree, row)), cells: cells.count, columns: headers.count,
            headers: headers.first.map { checker.span(NodeReference(rows.tree, $0)) }))
      }
      // Which cell belongs to which column is not known: the row stands for each of them.
      rowCells[place] = headers.map { _ in row }
    }
    for (column, header) in headers.enumerated() {
      if tree[header].kind == .skipped {
        checker.tables.misnamed.insert(index)
        continue
      }
      guard tree[header].kind == .name else {
        checker.report(.notAName(checker.span(NodeReference(rows.tree, header))))
        continue
      }
      let definition = addColumn(
        index, tree.name(header), NodeReference(rows.tree, header), path, scope, sink,
        columnType(tree.name(header), columnTypes, in: checker)
          ?? columnType(tree.name(header), rows, in: checker), in: &checker)
      checker.tables.cells[definition] = rowCells.map { NodeReference(rows.tree, $0[column]) }
    }
    for node in computed {
      if tree[node].parts == .type {
        checkStatedColumn(NodeReference(rows.tree, node), headers, in: &checker)
        continue
      }
      addComputedColumn(index, NodeReference(rows.tree, node), path, scope, sink, in: &checker)
    }
    reportMissingColumns(index, columnTypes, rows, in: &checker)
    for (name, header, type) in optionalColumns(columnTypes, in: checker)
    where !checker.tables[index].columns.contains(where: { $0.name == name }) {
      let definition = addColumn(index, name, header, path, scope, sink, type, in: &checker)
      checker.tables.cells[definition] = rowCells.map { _ in
        NodeReference(rows.tree, .none)
      }
    }
    return index
  }

  /// Reports a type that is stated for a column that the table does not have.
  private static func checkStatedColumn(
    _ entry: NodeReference, _ headers: [NodeID], in checker: inout Checker
  ) {
    let tree = checker.trees[entry.tree]
    let target = tree.child(entry.node)
    let known = headers.map { tree.text($0) }
    guard tree[target].kind != .name || !known.contains(tree.text(target)) else { return }
    checker.report(
      .unknownColumn(
        checker.span(NodeReference(entry.tree, target)), tree.text(target),
        nearest: Spelling.nearest(to: tree.text(target), among: known), known: known))
  }

  /// Adds a table without columns whose rows are counted from 0 to `last`.
  static func addRows(
    named name: String, last: Int, _ place: NodeReference, in checker: inout Checker
  ) -> TableID {
    let start = Definitions.addHidden(
      name + " first", checker.make(.constant(0), .number, place), in: &checker)
    let end = Definitions.addHidden(
      name + " last", checker.make(.constant(Double(last)), .number, place), in: &checker)
    let table = checker.tables.all.nextID
    let space = checker.tables.spaces.append(
      Space(kind: .rows(table: table), name: name, first: start, last: end))
    return checker.tables.all.append(TableInfo(name: name, columns: [], space: space, rowCount: 0))
  }

  /// Adds a table that no source has, with columns that hold what was worked out from `needs`.
  static func addComputed(
    named path: String, _ columns: [(name: String, type: TypeID, values: [ExpressionID])],
    _ needs: [Dependency], _ reference: NodeReference, in checker: inout Checker
  ) -> TableID {
    let count = columns.first?.values.count ?? 0
    let table = addRows(named: path, last: count - 1, reference, in: &checker)
    let space = checker.tables[table].space
    checker.tables[table].rowCount = count
    for column in columns {
      let series = checker.types.id(.series(column.type, space: space, isFlow: false))
      let definition = Definitions.addHidden(
        path + "." + column.name, checker.make(.list(column.values), series, reference),
        dependencies: needs, in: &checker)
      checker.tables[table].columns.append((checker.names.table.intern(column.name), definition))
    }
    return table
  }

  /// Adds a table that no source has, whose only column holds `texts`, and returns the space of its
  /// rows.
  static func addNames(
    _ texts: [ExpressionID], _ path: String, _ reference: NodeReference, in checker: inout Checker
  ) -> SpaceID {
    let table = addRows(named: path, last: texts.count - 1, reference, in: &checker)
    let space = checker.tables[table].space
    let series = checker.types.id(.series(.text, space: space, isFlow: false))
    let names = Definitions.addHidden(
      path + " names", checker.make(.list(texts), series, reference), in: &checker)
    checker.tables[table].rowCount = texts.count
    checker.tables[table].columns.append((checker.names.table.intern("name"), names))
    return space
  }

  /// Adds a column to the table and returns its definition.
  private static func addColumn(
    _ table: TableID, _ name: Name, _ header: NodeReference, _ path: String, _ scope: ScopeID,
    _ sink: SinkID, _ annotation: NodeReference?, in checker: inout Checker
  ) -> DefinitionID {
    if let known = checker.tables[table].columns.first(where: { $0.name == name }) {
      let first = checker.span(checker.definitions[known.definition].reference)
      checker.report(.definedTwice(checker.span(header), checker.spelling(name), first: first))
    }
    var definition = Definition(
      name: name, path: path + "." + checker.spelling(name), reference: header,
      clauses: [Clause(reference: header, index: .none, value: .none)], scope: scope,
      role: .column(table: table), sink: sink)
    if let annotation { definition.annotation = annotation }
    let added = checker.definitions.add(definition)
    checker.tables[table].columns.append((name, added))
    return added
  }

  /// Adds a column that is worked out row by row.
  static func addComputedColumn(
    _ table: TableID, _ reference: NodeReference, _ path: String, _ scope: ScopeID, _ sink: SinkID,
    in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let target = tree.child(reference.node)
    let value = SyntaxReading.valueNode(reference, in: checker)
    guard tree[target].kind == .name, value.exists else {
      checker.report(.notSupported(checker.span(reference), .words(.typedColumns)))
      return
    }
    let name = tree.name(target)
    let index = addColumn(
      table, name, NodeReference(reference.tree, target), path, scope, sink, nil, in: &checker)
    checker.definitions.fill(
      index, with: Clause(reference: reference, index: .each(name), value: value))
    checker.definitions.setSpace(of: index, to: checker.tables[table].space)
  }

  /// Returns the type that a block of columns states for `name`; nil where it states none.
  static func columnType(_ name: Name, _ types: NodeReference?, in checker: Checker)
    -> NodeReference?
  {
    guard let types else { return nil }
    let tree = checker.trees[types.tree]
    for entry in tree.children(types.node) where tree[entry].kind == .definition {
      if tree.name(tree.child(entry)) == name, tree[entry].parts.contains(.type) {
        return NodeReference(types.tree, tree.child(entry, 1))
      }
    }
    return nil
  }
}
