import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Tables that an input of a kind is handed by name, and of which `with`, a scenario or the host
/// changes something there: the instance then has a table of its own, and the other one stays.
enum NamedTables {
  /// Returns `value`, which the input is handed, or the table that the changes of that input make of
  /// it.
  static func changed(
    _ value: ExpressionID, of index: DefinitionID, in checker: inout Checker
  ) -> ExpressionID {
    let definition = checker.definitions[index]
    guard case .input(let instance) = definition.role,
      case .table(let table) = checker.types[checker.type(value)],
      !checker.instances[instance].isAbstract
    else { return value }
    let parts = checker.tables.parts[index] ?? []
    let all = NestedFields.changes(
      of: table, at: definition.name, parts, from: layer(of: definition, instance, in: checker),
      instance, in: &checker)
    let layers = above(definition, instance, all, parts, in: &checker)
    if layers.isEmpty { return value }
    let copy = copy(of: table, as: definition, instance, in: &checker)
    Tables.apply(layers, to: copy, in: &checker)
    return checker.make(
      .constant(0), checker.types.id(.table(copy)), checker.expression(value).reference)
  }

  /// The changes that count above the one that hands the table to the input, where a scenario or the host does:
  /// what was changed of the table before it is gone with that.
  private static func above(
    _ definition: Definition, _ instance: InstanceID, _ layers: [[Change]],
    _ parts: [GivenField.Entry], in checker: inout Checker
  ) -> [[Change]] {
    guard !layers.isEmpty, let handing = definition.clauses.first?.reference else { return layers }
    let scope = checker.instances[instance].given.last?.changed ?? checker.names.rootScope
    let change = HostChanges.take(definition.path, scope, in: &checker).last {
      $0.entry == handing
    }
    guard let change else { return layers }
    let least = height(of: change, in: checker)
    return layers.filter { layer in
      // What is changed in the table of a base is gone, too, with that which the variant had from there.
      guard let first = layer.first, !parts.contains(where: { $0.reference == first.entry }),
        !first.isOfBase
      else { return false }
      let own = height(of: first, in: checker)
      return own.world > least.world || own.world == least.world && own.block >= least.block
    }
  }

  /// How high a change stands: in how many worlds, and in which block.
  static func height(
    of change: Change, in checker: Checker
  ) -> (world: Int, block: Int) {
    var depth = 0
    var current: ScopeID? = change.world
    while let here = current {
      if case .world = checker.names.scopes[here].kind { depth += 1 }
      current = checker.names.scopes[here].parent
    }
    return (depth, change.block)
  }

  /// The number of the block that hands the table to the input.
  private static func layer(
    of definition: Definition, _ instance: InstanceID, in checker: Checker
  ) -> Int {
    guard let clause = definition.clauses.first else { return 0 }
    return checker.instances[instance].given.lastIndex { block in
      guard block.reference.tree == clause.reference.tree else { return false }
      let (around, within) = (checker.span(block.reference), checker.span(clause.reference))
      return around.start <= within.start && within.end <= around.end
    } ?? 0
  }

  /// Adds a table with the rows of another, whose columns hand on what that one's hold.
  private static func copy(
    of table: TableID, as input: Definition, _ instance: InstanceID, in checker: inout Checker
  ) -> TableID {
    let original = checker.tables[table]
    let copy = checker.tables.all.nextID
    let place = checker.tables.spaces[original.space]
    let space = checker.tables.addSpace(
      Space(
        kind: .rows(table: copy), name: place.name, first: place.first, last: place.last))
    var info = TableInfo(
      name: input.path, columns: [], space: space, rowCount: original.rowCount)
    info.instance = instance
    info.copied = table
    checker.tables.all.append(info)
    for column in original.columns {
      let found = checker.definitions[column.definition]
      var definition = Definition(
        name: column.name, path: input.path + "." + checker.spelling(column.name),
        reference: found.reference, clauses: [], scope: found.scope, role: .column(table: copy),
        sink: input.sink)
      if let formula = formula(of: column.name, in: table, checker) {
        definition.clauses = formula.clauses
        // What is said of the whole table, chosen rows go on taking from all its rows.
        definition.scope =
          original.source == nil
          ? ownScope(formula.scope, of: formula.table, copy, in: &checker) : formula.scope
      } else {
        var clause = Clause(
          reference: found.reference, index: .each(column.name), value: .none)
        clause.base = column.definition
        definition.clauses = [clause]
      }
      definition.annotation = found.annotation
      definition.space = space
      checker.definitions.noteUse(of: column.definition)
      let added = checker.definitions.add(definition)
      checker.tables[copy].columns.append((column.name, added))
      if checker.tables.isUnread(column.definition) {
        checker.tables.leaveUnread(added, .ofCopy)
      }
    }
    return copy
  }

  /// The formula of a column that is worked out row by row, since it may name what is changed, and the
  /// table in which it stands; nil for columns of other sorts.
  private static func formula(
    of column: Name, in table: TableID, _ checker: Checker
  ) -> (clauses: [Clause], scope: ScopeID, table: TableID)? {
    // Chosen or sorted rows have the columns of the table from which they are taken.
    var table = table
    while let source = checker.tables[table].source { table = source.table }
    guard let index = checker.tables[table].columns.first(where: { $0.name == column })?.definition
    else { return nil }
    let definition = checker.definitions[index]
    let isWorkedOut = definition.clauses.allSatisfy { clause in
      clause.value.exists && clause.was == nil && clause.others == nil
    }
    guard case .column = definition.role, checker.tables.cells[index] == nil,
      checker.tables.rests[index] == nil, isWorkedOut
    else { return nil }
    let clauses = definition.clauses.map { clause in
      var written = clause
      written.expression = nil
      written.lower = nil
      written.upper = nil
      return written
    }
    return (clauses, definition.scope, table)
  }

  /// The scope of such a formula, in which the name of its table means the instance's own.
  private static func ownScope(
    _ scope: ScopeID, of table: TableID, _ copy: TableID, in checker: inout Checker
  ) -> ScopeID {
    let name = checker.tables[table].name
    if case .instance = checker.names.scopes[scope].kind { return scope }
    guard !name.contains("."), checker.tables[table].declaration != nil else { return scope }
    let own = checker.names.addScope(.block, parent: scope)
    checker.names.define(checker.names.table.intern(name), as: .table(copy), in: own)
    return own
  }

  /// `true` iff the rows of `space` are those of a table that hands on what stands over `other`.
  static func handsOn(_ space: SpaceID, _ other: SpaceID, in checker: Checker) -> Bool {
    guard case .rows(let table) = checker.tables.spaces[space].kind,
      let copied = checker.tables[table].copied
    else { return false }
    return checker.tables[copied].space == other
  }

  /// The place of the cell `rest` in a column that hands on another; nil where it has none.
  static func placeOfRest(_ definition: Definition, in checker: Checker) -> Int? {
    var base = definition.clauses.first { $0.base != nil }?.base
    while let next = base {
      if let rest = checker.tables.rests[next] { return rest.place }
      if let place = checker.tables.cells[next]?.firstIndex(where: {
        Tables.isRest($0, in: checker)
      }) {
        return place
      }
      base = checker.definitions[next].clauses.first { $0.base != nil }?.base
    }
    return nil
  }
}
