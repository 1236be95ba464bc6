import WorthProgram
import WorthSyntax
import WorthValue

/// Tables in a scenario that changes what stands in rows, and not the rows themselves.
enum SameRows {
  /// Returns the table of the case, or of the scenario beneath, with the rows of a copy; nil where it is no copy, or the
  /// scenario changes what rows are called.
  static func original(of table: TableID, in checker: inout Checker) -> TableID? {
    var current = table
    var found: TableID?
    while let original =
      checker.tables.copiesOfRows[current] ?? ofInstance(current, in: &checker)
    {
      current = original
      found = original
    }
    return found
  }

  /// `true` iff no column by which rows are found, or called in reports, is affected in a world, as `isAffected` says it.
  static func keepNames(
    _ table: TableID, in checker: inout Checker,
    isAffected: (DefinitionID, inout Checker) -> Bool
  ) -> Bool {
    var columns = checker.tables[table].columns.first.map { [$0.definition] } ?? []
    if let names = RepeatedInstances.names(of: checker.tables[table].space, in: &checker) {
      columns.append(names)
    }
    for column in columns where isAffected(column, &checker) { return false }
    return !columns.isEmpty
  }

  /// The table of an instance of which that of the table is a copy in a scenario; nil where its first column rests on
  /// anything, or is changed.
  private static func ofInstance(_ table: TableID, in checker: inout Checker) -> TableID? {
    guard let instance = checker.tables[table].instance, checker.instances[instance].isInWorld,
      let original = checker.instances[instance].original ?? ofPath(instance, in: checker),
      let column = checker.tables[table].columns.first
    else { return nil }
    let name = lastName(checker.tables[table].name)
    for symbol in checker.names.scopes[checker.instances[original].scope].symbols.entries {
      guard case .table(let other) = symbol.symbol, other != table,
        lastName(checker.tables[other].name) == name,
        checker.tables[other].rowCount == checker.tables[table].rowCount,
        let first = checker.tables[other].columns.first, first.name == column.name
      else { continue }
      for definition in [column.definition, first.definition] {
        _ = Definitions.demand(definition, in: &checker)
      }
      let (one, two) = (
        checker.definitions[column.definition], checker.definitions[first.definition]
      )
      guard one.reference == two.reference, one.dependencies.isEmpty, two.dependencies.isEmpty,
        one.clauses.map({ $0.reference }) == two.clauses.map({ $0.reference })
      else { return nil }
      return other
    }
    return nil
  }

  /// The one instance of the case with the path of one in a scenario, as it is filled in within another; nil where there
  /// is none, or more than one.
  private static func ofPath(_ instance: InstanceID, in checker: Checker) -> InstanceID? {
    let path = checker.instances[instance].path
    var found: InstanceID?
    for (place, other) in checker.instances.all.entries.enumerated() {
      guard other.path == path, !other.isInWorld, !other.isAbstract else { continue }
      if found != nil { return nil }
      found = InstanceID(Int32(truncatingIfNeeded: place))
    }
    return found
  }

  /// The last name of a path.
  private static func lastName(_ path: String) -> String {
    path.split(separator: ".").last.map { String($0) } ?? path
  }
}
