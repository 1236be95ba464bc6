import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Columns whose cells are words that nothing defines, such as `disclosed`: the table says which words
/// the column has, or they are texts.
enum WordsInCells {
  /// Reports such a column once, with the line to write, and returns whether it is one.
  static func reports(_ index: DefinitionID, table: TableID, in checker: inout Checker) -> Bool {
    guard !checker.definitions[index].annotation.node.exists,
      let cells = checker.tables.cells[index],
      // In the first column they are rather names, which are texts.
      checker.tables[table].columns.first?.definition != index
    else { return false }
    let scope = checker.definitions[index].scope
    var words: [String] = []
    var places: [Span] = []
    for cell in cells where cell.node.exists {
      let tree = checker.trees[cell.tree]
      if tree[cell.node].kind == .emptyCell { continue }
      guard tree[cell.node].kind == .name, isUnknown(tree.name(cell.node), scope, in: &checker)
      else { return false }
      let word = tree.text(cell.node)
      if !words.contains(word) { words.append(word) }
      places.append(checker.span(cell))
    }
    guard places.count > 1, let first = places.first, words.count <= 12 else { return false }
    let column = checker.spelling(checker.definitions[index].name)
    let line = column + ": " + words.joined(separator: " | ")
    checker.report(
      .wordsInCells(
        first, column: column, line: line, others: Array(places.dropFirst()),
        words.count == 1 ? nil : behindRows(cells, line, in: checker)))
    return true
  }

  /// `true` iff nothing is called `name`, in a case or in the language.
  private static func isUnknown(_ name: Name, _ scope: ScopeID, in checker: inout Checker) -> Bool {
    let written = checker.spelling(name)
    return name != Word.rest.name && written != "missing"
      && Names.lookUp(name, scope: scope, in: &checker) == nil
      && BuiltinTable.find(written) == nil && CheckedFunction(rawValue: written) == nil
      && Currency.minorDigits(written) == nil && written != "yes" && written != "no"
      && written.lowercased() != "true" && written.lowercased() != "false"
      && written.lowercased() != "null" && written.lowercased() != "none"
  }

  /// The line behind the last row of the table.
  private static func behindRows(
    _ cells: [NodeReference], _ line: String, in checker: Checker
  ) -> Proposal? {
    guard let last = cells.last(where: { $0.node.exists }) else { return nil }
    let tree = checker.trees[last.tree]
    var token = tree[last.node].end
    while token < tree.tokenCount, !tree.token(token).startsLine,
      tree.token(token).kind != .rightBrace, tree.token(token).kind != .endOfFile
    {
      token += 1
    }
    guard token > 0 else { return nil }
    let end = tree.tokenSpan(token - 1).end
    let source = checker.span(last).source
    return Proposal(Span(source: source, start: end, end: end), "\n  " + line)
  }
}
