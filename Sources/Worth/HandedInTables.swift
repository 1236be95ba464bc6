import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The tables that a host hands to a case while it is compiled, and what is wrong with them.
final class HandedInTables {
  private var tables: [String: Table] = [:]

  /// Takes note of the reply to a question for `path`, if it is a table.
  func note(_ reply: FileReply, at path: String) {
    if case .table(let table) = reply { tables[path] = table }
  }

  /// What is wrong with the tables that `program` reads, the first `rootCount` sources of which are the case itself.
  func mistakes(in program: Program, rootCount: Int) -> [Diagnostic] {
    guard !tables.isEmpty else { return [] }
    var found: [Diagnostic] = []
    for info in program.tables.entries {
      guard let reference = info.declaration else { continue }
      let tree = program.trees.entries[Int(reference.tree.index)]
      guard tree[reference.node].kind == .tableFrom else { continue }
      let file = tree.child(reference.node, 1)
      let user = Int(clamping: tree.source) < rootCount ? nil : tree.text.name
      let path = FilePath.resolved(
        String(tree.text(file).dropFirst().dropLast()), besideFile: user)
      guard let table = tables[path] else { continue }
      for (name, column) in table.columns {
        if let mistake = mistake(of: column, called: name, tree.span(file)) {
          found.append(mistake)
        }
      }
      found += misreadTexts(of: table, in: info, program, tree, reference.node)
    }
    return found
  }

  /// What is wrong with the numbers of a column; nil where all are finite.
  private func mistake(
    of column: Table.Column, called name: String, _ place: Span
  ) -> Diagnostic? {
    column.firstWithoutNumber.map { row, value in
      let shown = value.isNaN ? "NaN" : value < 0 ? "-infinity" : "infinity"
      return Diagnostic(
        .E0433, place,
        [
          Argument("column", .name(name)), Argument("value", .figure(shown)),
          Argument("row", .count(row)),
        ])
    }
  }

  /// The columns of texts that were read as something else, although the case does not say what they are.
  private func misreadTexts(
    of table: Table, in info: TableInfo, _ program: Program, _ tree: Tree, _ node: NodeID
  ) -> [Diagnostic] {
    var stated: Set<String> = []
    let block = tree.child(node, 2)
    if block.exists {
      for entry in tree.children(block)
      where tree[entry].kind == .definition && tree[entry].parts.contains(.type) {
        stated.insert(tree.text(tree.child(entry)))
      }
    }
    // The columns of a file stand in its order, and computed ones behind them. One that cannot be read has been reported.
    guard info.columns.count >= table.columns.count else { return [] }
    var found: [Diagnostic] = []
    for (place, column) in table.columns.enumerated() {
      guard case .texts = column.column else { continue }
      let (name, id) = info.columns[place]
      let type = program.definitions.entries[Int(id.index)].type
      guard !stated.contains(program.spelling(name)), !isText(type, program) else { continue }
      found.append(
        Diagnostic(
          .E0434, tree.span(tree.child(node, 1)),
          [Argument("column", .name(program.spelling(name)))]))
    }
    return found
  }

  private func isText(_ type: TypeID, _ program: Program) -> Bool {
    switch program.types[type] {
    case .series(let element, _, _): isText(element, program)
    case .optional(let inner): isText(inner, program)
    case .text, .error, .pending: true
    default: false
    }
  }
}
