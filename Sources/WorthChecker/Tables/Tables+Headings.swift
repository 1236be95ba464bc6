import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The columns that a kind asks for, and those that a table has.
extension Tables {
  /// The columns that a kind allows to be left out; their cells are then empty.
  static func optionalColumns(
    _ types: NodeReference?, in checker: Checker
  ) -> [(name: Name, header: NodeReference, type: NodeReference)] {
    guard let types else { return [] }
    let tree = checker.trees[types.tree]
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

  /// Reports columns that the kind asks for and the table lacks, and those that the kind does not
  /// know.
  static func reportMissingColumns(
    _ table: TableID, _ types: NodeReference?, _ rows: NodeReference, in checker: inout Checker
  ) {
    guard let types else { return }
    let tree = checker.trees[types.tree]
    var known: [String] = []
    var missing: [Name] = []
    for entry in tree.children(types.node) where tree[entry].kind == .definition {
      let name = tree.name(tree.child(entry))
      known.append(checker.spelling(name))
      let type = tree.child(entry, 1)
      let isOptional = type.exists && tree[type].kind == .optionalType
      if !isOptional, !checker.tables[table].columns.contains(where: { $0.name == name }) {
        missing.append(name)
      }
    }
    let columns = checker.tables[table].columns
    let unknown = columns.filter { !known.contains(checker.spelling($0.name)) }
    if checker.tables.misnamed.contains(table) {
      // One of the headings was reported.
    } else if !missing.isEmpty, !unknown.isEmpty {
      reportOtherColumns(columns, unknown.map { $0.name }, missing, known, table, in: &checker)
    } else {
      for name in missing {
        checker.report(.missingColumn(checker.span(rows), checker.spelling(name)))
      }
      for column in unknown {
        let written = checker.spelling(column.name)
        checker.report(
          .unknownColumn(
            checker.span(checker.definitions[column.definition].reference), written,
            nearest: Spelling.nearest(to: written, among: known), known: known))
      }
    }
    // What is missing was reported here, not where the kind reads it.
    for name in missing {
      let broken = checker.make(.error, .error, rows)
      let definition = Definitions.addHidden(
        checker.tables[table].name + "." + checker.spelling(name), broken, in: &checker)
      checker.tables[table].columns.append((name, definition))
    }
  }

  /// Reports columns that are called otherwise than the kind calls them, with the heading to write.
  private static func reportOtherColumns(
    _ columns: [(name: Name, definition: DefinitionID)], _ unknown: [Name], _ missing: [Name],
    _ known: [String], _ table: TableID, in checker: inout Checker
  ) {
    let places = columns.filter { unknown.contains($0.name) }.map {
      checker.span(checker.definitions[$0.definition].reference)
    }
    guard let first = places.first else { return }
    var heading: Proposal?
    let spans = columns.map { checker.span(checker.definitions[$0.definition].reference) }
    if unknown.count == missing.count, let start = spans.first, let end = spans.last {
      var left = missing[...]
      let names = columns.map { column in
        unknown.contains(column.name) ? left.popFirst() ?? column.name : column.name
      }
      heading = Proposal(
        start.union(end), names.map { checker.spelling($0) }.joined(separator: " | "))
    }
    let field = checker.tables[table].name.split(separator: ".").last.map { String($0) } ?? ""
    checker.report(
      .columnsCalledOtherwise(
        first, field: field, unknown: unknown.map { checker.spelling($0) }, known: known,
        others: Array(places.dropFirst()), heading))
  }
}
