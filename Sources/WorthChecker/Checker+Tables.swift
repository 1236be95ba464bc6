import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Tables in place.
extension Checker {
  /// Declares `table NAME { rows }`.
  mutating func declareTable(_ reference: NodeReference, scope: ScopeID) {
    let tree = trees[reference.tree]
    let nameNode = tree.child(reference.node)
    let name = tree.name(nameNode)
    if let earlier = place(of: name, scope: scope) {
      report(
        .definedTwice(
          span(NodeReference(reference.tree, nameNode)), spelling(name), first: earlier))
      return
    }
    let rows = NodeReference(reference.tree, tree.child(reference.node, 1))
    guard rows.node.exists, tree[rows.node].kind == .rows else {
      scopes[scope].symbols[name] = .broken
      return
    }
    let table = makeTable(rows, path: spelling(name), scope: scope, columnTypes: nil, sink: sink)
    tables[table].declaration = reference
    scopes[scope].symbols[name] = .table(table)
  }

  /// Fills the table input of a kind with the rows of a field's block.
  mutating func fillTableInput(
    _ input: InputDeclaration, _ entry: (reference: NodeReference, scope: ScopeID),
    of index: InstanceID
  ) {
    let tree = trees[entry.reference.tree]
    let body = tree.child(entry.reference.node, 1)
    let instance = instances[index]
    let path = instance.path + "." + spelling(input.name)
    let isTable = trees[input.reference.tree][input.type].kind == .tableType
    guard body.exists, tree[body].kind == .rows, isTable else {
      if tree[entry.reference.node].kind == .blockField, !isTable, body.exists {
        fillNestedInstance(input, entry, of: index)
      } else {
        report(.rowsExpected(span(entry.reference), spelling(input.name)))
        scopes[instance.scope].symbols[input.name] = .broken
      }
      return
    }
    let declared = trees[input.reference.tree].child(input.type)
    let table = makeTable(
      NodeReference(entry.reference.tree, body), path: path, scope: entry.scope,
      columnTypes: NodeReference(input.reference.tree, declared), sink: instance.sink)
    tables[table].declaration = entry.reference
    scopes[instance.scope].symbols[input.name] = .table(table)
  }

  /// Fills an input whose type is a kind with the fields in the block itself.
  mutating func fillNestedInstance(
    _ input: InputDeclaration, _ entry: (reference: NodeReference, scope: ScopeID),
    of index: InstanceID
  ) {
    let tree = trees[entry.reference.tree]
    let outer = instances[index]
    let path = outer.path + "." + spelling(input.name)
    let kindName = trees[input.reference.tree].name(input.type)
    let kindScope = outer.kind.map { kinds[$0].scope } ?? rootScope
    guard case .kind(let kind)? = lookUpForm(kindName, scope: kindScope), prepareKind(kind) else {
      report(.notAField(span(entry.reference)))
      scopes[outer.scope].symbols[input.name] = .broken
      return
    }
    let nested = reserveInstance(path: path, reference: entry.reference, scope: entry.scope)
    let block = NodeReference(entry.reference.tree, tree.child(entry.reference.node, 1))
    scopes[outer.scope].symbols[input.name] = .instance(nested)
    _ = fill(
      nested, kind: kind, given: [GivenBlock(reference: block, scope: entry.scope, path: path)])
  }

  mutating func makeTable(
    _ rows: NodeReference, path: String, scope: ScopeID, columnTypes: NodeReference?, sink: SinkID
  ) -> TableID {
    let tree = trees[rows.tree]
    var rowCells: [[NodeID]] = []
    var rowNodes: [NodeID] = []
    var headers: [NodeID] = []
    var computed: [NodeID] = []
    for node in tree.children(rows.node) {
      switch tree[node].kind {
      case .headers: headers = limited(children(of: NodeReference(rows.tree, node))).map { $0.node }
      case .row:
        rowNodes.append(node)
        rowCells.append(Array(tree.children(node)))
      case .definition: computed.append(node)
      default: break
      }
    }
    let index = addRows(named: path, last: rowNodes.count - 1, rows)
    tables[index].rowCount = rowNodes.count
    for (row, cells) in zip(rowNodes, rowCells) {
      if cells.count != headers.count {
        report(
          .raggedRow(
            span(NodeReference(rows.tree, row)), cells: cells.count, columns: headers.count,
            headers: headers.first.map { span(NodeReference(rows.tree, $0)) }))
      }
    }
    for (column, header) in headers.enumerated() {
      guard tree[header].kind == .name else {
        report(.notAName(span(NodeReference(rows.tree, header))))
        continue
      }
      let definition = addColumn(
        index, tree.name(header), NodeReference(rows.tree, header), path, scope, sink,
        columnType(tree.name(header), columnTypes))
      tableCells[definition] = rowCells.map {
        NodeReference(rows.tree, column < $0.count ? $0[column] : .none)
      }
    }
    for node in computed {
      addComputedColumn(index, NodeReference(rows.tree, node), path, scope, sink)
    }
    reportMissingColumns(index, columnTypes, rows)
    for (name, header, type) in optionalColumns(columnTypes)
    where !tables[index].columns.contains(where: { $0.name == name }) {
      let definition = addColumn(index, name, header, path, scope, sink, type)
      tableCells[definition] = rowCells.map { _ in
        NodeReference(rows.tree, .none)
      }
    }
    return index
  }

  /// Adds a table without columns whose rows are counted from 0 to `last`.
  mutating func addRows(named name: String, last: Int, _ place: NodeReference) -> TableID {
    let start = addHidden(name + " first", make(.constant(0), .number, place))
    let end = addHidden(name + " last", make(.constant(Double(last)), .number, place))
    let table = tables.nextID
    let space = spaces.append(
      Space(kind: .rows(table: table), name: name, first: start, last: end))
    return tables.append(TableInfo(name: name, columns: [], space: space, rowCount: 0))
  }

  /// Adds a column to the table and returns its definition.
  mutating func addColumn(
    _ table: TableID, _ name: Name, _ header: NodeReference, _ path: String, _ scope: ScopeID,
    _ sink: SinkID, _ annotation: NodeReference?
  ) -> DefinitionID {
    if let known = tables[table].columns.first(where: { $0.name == name }) {
      let first = span(definitions[known.definition].reference)
      report(.definedTwice(span(header), spelling(name), first: first))
    }
    var definition = Definition(
      name: name, path: path + "." + spelling(name), reference: header,
      clauses: [Clause(reference: header, index: .none, value: .none)], scope: scope,
      role: .column(table: table), sink: sink)
    if let annotation { definition.annotation = annotation }
    let added = addDefinition(definition)
    tables[table].columns.append((name, added))
    return added
  }

  mutating func addComputedColumn(
    _ table: TableID, _ reference: NodeReference, _ path: String, _ scope: ScopeID, _ sink: SinkID
  ) {
    let tree = trees[reference.tree]
    let target = tree.child(reference.node)
    let value = valueNode(reference)
    guard tree[target].kind == .name, value.exists else {
      report(.notSupported(span(reference), .words(.typedColumns)))
      return
    }
    let name = tree.name(target)
    let index = addColumn(
      table, name, NodeReference(reference.tree, target), path, scope, sink, nil)
    definitions[index].clauses = [
      Clause(reference: reference, index: .each(name), value: value)
    ]
    definitions[index].space = tables[table].space
  }

  func columnType(_ name: Name, _ types: NodeReference?) -> NodeReference? {
    guard let types else { return nil }
    let tree = trees[types.tree]
    for entry in tree.children(types.node) where tree[entry].kind == .definition {
      if tree.name(tree.child(entry)) == name, tree[entry].parts.contains(.type) {
        return NodeReference(types.tree, tree.child(entry, 1))
      }
    }
    return nil
  }

  /// The columns that a kind allows to be left out; their cells are then empty.
  private func optionalColumns(
    _ types: NodeReference?
  ) -> [(name: Name, header: NodeReference, type: NodeReference)] {
    guard let types else { return [] }
    let tree = trees[types.tree]
    return tree.children(types.node).compactMap { entry in
      let type = tree.child(entry, 1)
      guard tree[entry].kind == .definition, type.exists, tree[type].kind == .optionalType else {
        return nil
      }
      let header = tree.child(entry)
      return (
        tree.name(header), NodeReference(types.tree, header), NodeReference(types.tree, type)
      )
    }
  }

  mutating func reportMissingColumns(
    _ table: TableID, _ types: NodeReference?, _ rows: NodeReference
  ) {
    guard let types else { return }
    let tree = trees[types.tree]
    var known: [String] = []
    for entry in tree.children(types.node) where tree[entry].kind == .definition {
      let name = tree.name(tree.child(entry))
      known.append(spelling(name))
      let type = tree.child(entry, 1)
      let isOptional = type.exists && tree[type].kind == .optionalType
      if !isOptional, !tables[table].columns.contains(where: { $0.name == name }) {
        report(.missingColumn(span(rows), spelling(name)))
      }
    }
    for column in tables[table].columns where !known.contains(spelling(column.name)) {
      let written = spelling(column.name)
      report(
        .unknownColumn(
          span(definitions[column.definition].reference), written,
          nearest: Spelling.nearest(to: written, among: known)))
    }
  }

  /// Checks the cells of a column and returns its type.
  mutating func checkColumn(_ index: DefinitionID, table: TableID) -> TypeID {
    guard let cells = tableCells[index] else { return .error }
    var context = context(for: index)
    context.row = nil
    var element = TypeID.pending
    var values: [ExpressionID] = []
    let expected = expectation(for: index)
    let needsTotal = cells.contains { isRest($0) }
    for cell in cells where !isRest(cell) {
      let value = checkCell(cell, &context, expected: expected)
      if !isLiteralZero(value) { element = unify(element, type(value), cell) }
      values.append(value)
    }
    if element == .pending || element == .missing, values.contains(where: { isLiteralZero($0) }) {
      element = unify(element, .number, definitions[index].reference)
    }
    if needsTotal { values = addRest(cells, values, element) }
    if element == .pending { element = .number }
    if element == .missing {
      // What all cells leave open is of the type that the kind declares.
      element = types.id(.optional(declaredElement(index, table: table)))
    }
    if element == .error { return .error }
    values = values.map { value in
      let fits = isLiteralZero(value) && isArithmetic(element) ? retyped(value, element) : value
      return conformElement(index, fits)
    }
    let list = make(.list(values), types.id(.list(element)), definitions[index].reference)
    let type = types.id(
      .series(element, space: tables[table].space, isFlow: false))
    definitions[index].clauses[0].expression = retyped(list, type)
    return type
  }

  /// The type that a kind declares for the cells of a column.
  private mutating func declaredElement(_ index: DefinitionID, table: TableID) -> TypeID {
    var annotation = definitions[index].annotation
    guard annotation.node.exists else { return .number }
    let tree = trees[annotation.tree]
    if tree[annotation.node].kind == .optionalType {
      annotation.node = tree.child(annotation.node)
    }
    // `loan.plan` is a table of the instance `loan`.
    let path = tables[table].name
    let owner = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? ""
    let instance = instances.firstID { $0.path == owner }
    switch tree.text(annotation.node) {
    case "money":
      if let currency = currency(of: instance) { return types.id(.quantity(currency)) }
    case "rate": return types.id(.rate(.year, compounded: .year))
    default: break
    }
    return expectedType(annotation, instance: instance) ?? .number
  }

  mutating func checkCell(
    _ cell: NodeReference, _ context: inout Context, expected: TypeID?
  ) -> ExpressionID {
    let tree = trees[cell.tree]
    guard cell.node.exists, tree[cell.node].kind != .emptyCell else {
      return make(.constant(Marker.missing), .missing, cell)
    }
    context.isNameInCell = tree[cell.node].kind == .name
    defer { context.isNameInCell = false }
    let value = check(cell, &context, expected: expected, whole: true)
    if types.isAggregate(type(value)) {
      report(.seriesForOneValue(span(cell), describe(type(value))))
      return broken(cell)
    }
    return value
  }

  func isRest(_ cell: NodeReference) -> Bool {
    let tree = trees[cell.tree]
    return cell.node.exists && tree[cell.node].kind == .name && tree.name(cell.node) == Word.rest
  }

  /// Puts 100 % less the other shares in the place of `rest`.
  mutating func addRest(
    _ cells: [NodeReference], _ values: [ExpressionID], _ element: TypeID
  ) -> [ExpressionID] {
    var result: [ExpressionID] = []
    var taken = values[...]
    var first: NodeReference?
    for cell in cells {
      guard isRest(cell) else {
        if let next = taken.popFirst() { result.append(next) }
        continue
      }
      if element != .percent, element != .pending, types[element] != .optional(.percent) {
        report(.restWithoutShares(span(cell)))
      }
      if let first {
        report(.definedTwice(span(cell), "rest", first: span(first)))
      }
      first = cell
      let others = make(.list(values), types.id(.list(.percent)), cell)
      result.append(
        make(.builtin(BuiltinTable[.restOf], arguments: [others]), .percent, cell))
    }
    return result
  }
}
