import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Keys of rows that are written as names: `motor.rate` for `licence["motor"].rate`.
enum RowNames {
  /// Returns how a part of the row called `key` is read: of what is filled in for each row, otherwise of a table; nil
  /// where no row of the case has that key and part.
  static func path(of key: String, _ part: String, in checker: inout Checker) -> String? {
    let symbols = checker.names.scopes[checker.names.rootScope].symbols.entries
    guard let name = checker.names.table.find(part) else { return nil }
    for (outer, symbol) in symbols {
      guard case .instance(let instance) = symbol, Instances.prepare(instance, in: &checker),
        let rows = checker.instances[instance].rows,
        case .rows(let table) = checker.tables.spaces[rows.space].kind,
        holds(key, table, in: checker),
        checker.names.scopes[checker.instances[instance].scope].symbols[name] != nil
      else { continue }
      return checker.spelling(outer) + "[\"" + key + "\"]." + part
    }
    for (outer, symbol) in symbols {
      guard case .table(let table) = symbol, holds(key, table, in: checker),
        checker.tables[table].columns.contains(where: { $0.name == name })
      else { continue }
      return checker.spelling(outer) + "." + part + "[\"" + key + "\"]"
    }
    return nil
  }

  /// `true` iff the first column of a table has the text in one of its rows.
  private static func holds(_ key: String, _ table: TableID, in checker: Checker) -> Bool {
    guard let column = checker.tables[table].columns.first,
      let cells = checker.tables.cells[column.definition]
    else { return false }
    return cells.contains { cell in
      cell.node.exists && checker.trees[cell.tree].text(cell.node) == "\"" + key + "\""
    }
  }
}
