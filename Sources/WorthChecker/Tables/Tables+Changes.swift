import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Changes of columns and cells by the host, by scenarios and by variants.
extension Tables {
  /// Changes the columns of a table that the host or the world of `scope` changes: single cells,
  /// or all of them.
  static func applyChanges(to table: TableID, _ scope: ScopeID, in checker: inout Checker) {
    let paths = checker.tables[table].columns.map { checker.definitions[$0.definition].path }
    let layers = paths.flatMap {
      HostChanges.inLayers(HostChanges.take($0, scope, in: &checker))
    }
    apply(layers, to: table, in: &checker)
  }

  /// Makes the changes of another table, whose rows stand in the place of this one's, in this one.
  static func applyChanges(
    of other: TableID, to table: TableID, _ scope: ScopeID, in checker: inout Checker
  ) {
    var layers: [[Change]] = []
    for column in checker.tables[table].columns {
      let path = checker.tables[other].name + "." + checker.spelling(column.name)
      let changes = HostChanges.take(path, scope, in: &checker).map { change in
        var own = change
        own.path = checker.definitions[column.definition].path
        return own
      }
      layers += HostChanges.inLayers(changes)
    }
    apply(layers, to: table, in: &checker)
  }

  /// The rows that a change of a column is of: each where it names none, since a column is changed
  /// cell by cell; a name in brackets is that of a value, where it does not run over rows.
  static func rowIndex(
    _ change: Change, _ column: Name, _ table: TableID, in checker: inout Checker
  ) -> ClauseIndex {
    guard case .each = change.index else {
      if case .none = change.index { return .each(column) }
      return change.index
    }
    let tree = checker.trees[change.entry.tree]
    let item = tree.child(tree.child(change.entry.node), 1)
    guard tree[item].kind == .binder else { return .at(item) }
    RowChanges.check(
      NodeReference(change.entry.tree, item), of: change, runsOver: checker.tables[table].space,
      in: &checker)
    return change.index
  }

  /// Makes changes of columns of a table, layer by layer, the lowest first.
  static func apply(_ all: [[Change]], to table: TableID, in checker: inout Checker) {
    if all.isEmpty { return }
    for column in checker.tables[table].columns.map({ $0.definition }) {
      let path = checker.definitions[column].path
      var layers = all.map { layer in layer.filter { $0.path == path } }
      layers.removeAll { $0.isEmpty }
      if layers.isEmpty { continue }
      // What is changed is read as it stands first.
      if checker.tables.isUnread(column) { _ = Definitions.demand(column, in: &checker) }
      var definition = checker.definitions[column]
      if let wrong = layers.joined().first(where: { $0.row != nil }), let row = wrong.row,
        RowChanges.rows(of: definition, in: checker) == nil
      {
        let place = ChangePaths.place(of: wrong, in: checker)
        ChangePaths.reportRow(row, wrong, place, .table(table), in: &checker)
        continue
      }
      let cells = checker.tables.cells[column]
      definition.space = checker.tables[table].space
      for number in layers.indices {
        for place in layers[number].indices {
          layers[number][place].index = rowIndex(
            layers[number][place], definition.name, table, in: &checker)
        }
        HostChanges.apply(
          layers[number], to: &definition, layer: max(Checker.mostParts, definition.topLayer + 1),
          in: &checker)
      }
      // What the changes build on holds the cells that are written.
      var waiting = definition.clauses.flatMap { [$0.base, $0.was, $0.others].compactMap { $0 } }
      while let next = waiting.popLast() {
        let clauses = checker.definitions[next].clauses
        waiting += clauses.flatMap { [$0.base, $0.was, $0.others].compactMap { $0 } }
        if let cells, clauses.count == 1, !clauses[0].value.exists, clauses[0].base == nil {
          checker.tables.cells[next] = cells
        }
      }
      checker.tables.cells[column] = nil
      keepRest(of: column, cells ?? [], Array(layers.joined()), &definition, in: &checker)
      checker.definitions.replace(column, by: definition)
    }
  }

  /// Lets the cell `rest` of a changed column be what the other cells leave, unless a change says
  /// something of that cell, or of all.
  private static func keepRest(
    of column: DefinitionID, _ cells: [NodeReference], _ changes: [Change],
    _ definition: inout Definition, in checker: inout Checker
  ) {
    let written = cells.firstIndex { isRest($0, in: checker) }
    guard let place = written ?? NamedTables.placeOfRest(definition, in: checker) else { return }
    var items: [(item: NodeReference, scope: ScopeID)] = []
    for change in changes {
      guard case .at(let item) = change.index else { return }
      items.append((NodeReference(change.entry.tree, item), change.scope))
    }
    var changed = definition
    changed.uses = 1
    let base = checker.definitions.add(changed)
    checker.tables.rests[column] = ChangedRest(changed: base, place: place, items: items)
    definition.clauses = [Clause(reference: definition.reference, index: .none, value: .none)]
  }
}
