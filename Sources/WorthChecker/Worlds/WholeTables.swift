import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Tables of the case, or of a file that it uses under a name, whose rows a world replaces: `book { … }` with rows of its
/// own, or `book = other`.
enum WholeTables {
  /// Returns what such a change is of: all columns, and how many rows there are; nil where it is a change of
  /// something else.
  static func target(
    _ table: TableID, _ change: Change, in checker: inout Checker
  ) -> ChangeTarget? {
    guard case .none = change.index, change.row == nil,
      isRows(change, in: checker)
        || named(change, isInFile: change.path.contains("."), in: &checker) != nil,
      let first = checker.tables[table].columns.first
    else { return nil }
    reportOtherColumns(change, table, in: &checker)
    let space = checker.tables.spaces[checker.tables[table].space]
    let others = checker.tables[table].columns.dropFirst().map { $0.definition }
    return ChangeTarget(
      first.definition, others: others + [space.first, space.last], isOfWhole: true)
  }

  /// Declares what the world puts in the place of the table `name`; nil where it replaces no rows of it.
  static func replacement(
    of name: Name, inWorld number: WorldID, in checker: inout Checker
  ) -> Symbol? {
    let world = checker.worlds[number]
    let written = checker.spelling(name)
    guard let change = world.changes.last(where: { $0.path == written }) else { return nil }
    // Rows that a scenario gives a table of a file see what the scenario sees.
    let seen = FileWorlds.around(world.scope, in: checker)
    guard isRows(change, in: checker) else {
      let isInFile = checker.worlds.states[number].around != nil
      guard let (other, file) = named(change, isInFile: isInFile, in: &checker),
        let place = checker.tables[other].declaration
      else { return nil }
      Tables.declareRows(
        place, as: name, scope: world.scope, seenFrom: file ?? seen, copying: other, in: &checker)
      return checker.names.scopes[world.scope].symbols[name]
    }
    Tables.declareRows(change.entry, as: name, scope: world.scope, seenFrom: seen, in: &checker)
    let symbol = checker.names.scopes[world.scope].symbols[name]
    if case .table(let made)? = symbol,
      case .table(let replaced)? = Names.lookUp(name, scope: world.parent, in: &checker),
      !otherHeadings(change, replaced, in: checker).isEmpty
    {
      // Said at the heading.
      checker.tables.noteMisnamed(made)
    }
    return symbol
  }

  /// Checks the rows that a world puts in the place of those of a table: the cells, and that each column holds what the
  /// one before holds.
  static func check(_ name: Name, inWorld number: WorldID, in checker: inout Checker) {
    let world = checker.worlds[number]
    guard case .table(let replaced)? = Names.lookUp(name, scope: world.parent, in: &checker),
      case .table(let made)? = Names.lookUp(name, scope: world.scope, in: &checker),
      made != replaced
    else { return }
    for column in checker.tables[made].columns {
      guard !checker.tables.isUnread(column.definition),
        let before = checker.tables[replaced].columns.first(where: { $0.name == column.name }),
        before.definition != column.definition
      else { continue }
      let (old, new) = (
        Definitions.demand(before.definition, in: &checker),
        Definitions.demand(column.definition, in: &checker)
      )
      guard old != .error, new != .error, !TypeTraits.mayReplace(old, by: new, in: checker),
        !Zeros.mayReplace(before.definition, column.definition, in: &checker)
      else { continue }
      checker.report(
        .wrongField(
          checker.span(checker.definitions[column.definition].reference),
          checker.definitions[before.definition].path,
          expected: checker.describe(checker.types.element(old)),
          found: checker.describe(checker.types.element(new)),
          declared: checker.span(checker.definitions[before.definition].reference), fix: nil))
    }
  }

  /// Reports headings of new rows that the table does not have.
  private static func reportOtherColumns(
    _ change: Change, _ table: TableID, in checker: inout Checker
  ) {
    let tree = checker.trees[change.entry.tree]
    for heading in otherHeadings(change, table, in: checker) {
      Members.reportUnknownColumn(tree.name(heading), of: table, tree.span(heading), in: &checker)
    }
  }

  /// The headings of new rows that the table does not have.
  private static func otherHeadings(
    _ change: Change, _ table: TableID, in checker: Checker
  ) -> [NodeID] {
    let tree = checker.trees[change.entry.tree]
    guard isRows(change, in: checker), change.value.node.exists else { return [] }
    let headers = tree.child(change.value.node)
    guard headers.exists, tree[headers].kind == .headers else { return [] }
    return tree.children(headers).filter { heading in
      tree[heading].kind == .name
        && !checker.tables[table].columns.contains { $0.name == tree.name(heading) }
    }
  }

  /// `true` iff the change gives rows.
  private static func isRows(_ change: Change, in checker: Checker) -> Bool {
    checker.trees[change.entry.tree][change.entry.node].kind == .blockField
  }

  /// The table that the change names; nil where it names none, or the one that it changes, unless that is in a file,
  /// where it has the name of one of the case. Of one in a file that is used under a name, `rates.book`, the file, too.
  private static func named(
    _ change: Change, isInFile: Bool, in checker: inout Checker
  ) -> (table: TableID, file: ScopeID?)? {
    let tree = checker.trees[change.value.tree]
    let node = change.value.node
    guard node.exists, tree[node].kind == .name || tree[node].kind == .member else { return nil }
    let name = tree.name(node)
    var file: ScopeID?
    if tree[node].kind == .member {
      let outer = NodeReference(change.value.tree, tree.child(node))
      guard tree.text(node) != tree.text(tree.child(change.entry.node)),
        case .module(let found)? = Names.lookUpFile(at: outer, scope: change.scope, in: &checker)
      else { return nil }
      file = found
    } else if !isInFile, checker.spelling(name) == change.path {
      return nil
    }
    let symbol =
      file.map { Names.lookUp(name, inFile: $0, in: &checker) }
      ?? Names.lookUp(name, scope: change.scope, in: &checker)
    guard case .table(let table)? = symbol, let place = checker.tables[table].declaration,
      // Of a table from a file, or a view, the rows stand elsewhere.
      checker.trees[place.tree][place.node].kind != .tableFrom
    else { return nil }
    return (table, file)
  }
}
