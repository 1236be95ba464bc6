import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Tables of kinds that nothing fills in.
extension Tables {
  /// As many rows as any place that a kind names: none lies outside.
  private static var lastRow: Int { 999_999 }

  /// Fills an input with a table of the columns that its type describes, with rows of which nothing is known.
  static func fillAbstract(
    _ input: InputDeclaration, _ type: NodeID, of index: InstanceID, in checker: inout Checker
  ) {
    let tree = checker.trees[input.reference.tree]
    let instance = checker.instances[index]
    let path = instance.path + "." + checker.spelling(input.name)
    let block = tree.child(type)
    let table = addRows(named: path, last: lastRow, input.reference, in: &checker)
    checker.tables[table].rowCount = lastRow + 1
    checker.tables[table].instance = index
    checker.tables[table].declaration = input.reference
    for entry in tree.children(block) where tree[entry].kind == .definition {
      let header = tree.child(entry)
      let columnType = tree.child(entry, 1)
      guard tree[header].kind == .name, tree[entry].parts.contains(.type) else { continue }
      var column = Definition(
        name: tree.name(header), path: path + "." + tree.text(header),
        reference: NodeReference(input.reference.tree, header), clauses: [],
        scope: instance.scope, role: .column(table: table), sink: instance.sink)
      column.annotation = NodeReference(input.reference.tree, columnType)
      var element = Currencies.abstractType(column.annotation, index, in: &checker)
      // A column whose values are levels, or flows, by row.
      if case .series(let inner, _, _) = checker.types[element] { element = inner }
      column.type =
        element == .error
        ? .error
        : checker.types.id(
          .series(element, space: checker.tables[table].space, isFlow: false))
      checker.tables[table].columns.append(
        (column.name, checker.definitions.add(column, .done)))
    }
    checker.names.define(input.name, as: .table(table), in: instance.scope)
  }
}
