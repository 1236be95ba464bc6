import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Rows that are the sum of others: a table that comes from elsewhere often ends with its total, which counts a second
/// time where the column is added up.
///
/// A row is a total where a cell says so and its figure is the sum. Without such a word the figures alone decide: the first
/// cell is empty, or two columns and more are summed up in the last row. Where the first column holds numbers, dates or
/// periods, a row without such a word is one like the others, as in a plan of 100, 200 and 300.
enum TotalRows {
  /// A row of a file whose cells say that it is a total, or whose first cell is empty.
  struct InFile {
    /// Which row it is, from 0.
    var row: Int
    /// Where it stands.
    var place: Span
    /// What leaves it out.
    var entry: String
  }

  /// The rows that a table needs at least: two and their total.
  private static let fewest = 3
  /// The expressions that are looked at for columns.
  private static let mostSteps = 64

  /// Notes the total in a column that is added up at `call`, also as a part of what is made of each row.
  static func note(_ value: ExpressionID, at call: NodeReference, in checker: inout Checker) {
    var steps = mostSteps
    for column in columns(in: value, &steps, in: checker) {
      guard checker.tables.isNewSum(column), let (place, entry) = total(in: column, in: checker)
      else { continue }
      let used = checker.span(call)
      checker.report(
        .totalCountsTwice(place, checker.files.sources.text(used), entry: entry, used: used))
      return
    }
  }

  /// The columns of which a list takes all rows. What a condition chooses may leave the total out.
  private static func columns(
    in value: ExpressionID, _ steps: inout Int, in checker: Checker
  ) -> [DefinitionID] {
    steps -= 1
    guard steps > 0 else { return [] }
    let operation = checker.expression(value).operation
    switch operation {
    case .definition(let named):
      if case .column = checker.definitions[named].role {
        return [original(of: named, in: checker)]
      }
      let clauses = checker.definitions[named].clauses
      guard clauses.count == 1, case .none = clauses[0].index, let value = clauses[0].expression,
        checker.types.isAggregate(checker.type(value))
      else { return [] }
      return columns(in: value, &steps, in: checker)
    case .comprehension(let turns):
      guard turns.condition == nil else { return [] }
      return columns(in: turns.body, &steps, in: checker)
        + columns(in: turns.source, &steps, in: checker)
    case .element(let whole, let index, _):
      guard case .local = checker.expression(index).operation else { return [] }
      return columns(in: whole, &steps, in: checker)
    case .negate, .arithmetic, .otherwise, .broadcast:
      var found: [DefinitionID] = []
      for part in operation.parts { found += columns(in: part, &steps, in: checker) }
      return found
    default: return []
    }
  }

  /// The column that states the cells, where a table is handed on by its name.
  static func original(of column: DefinitionID, in checker: Checker) -> DefinitionID {
    var column = column
    for _ in 0..<8 {
      guard checker.definitions[column].clauses.count == 1,
        let base = checker.definitions[column].clauses[0].base
      else { break }
      column = base
    }
    return column
  }

  /// The place of the row that is the total of a column, with what leaves it out of a file; nil where there is none.
  private static func total(in column: DefinitionID, in checker: Checker) -> (Span, String?)? {
    guard let value = checker.definitions[column].clauses.first?.expression else { return nil }
    if case .data(let data) = checker.expression(value).operation {
      let figures = checker.tables.data[data].map { $0.isFinite ? $0 : nil }
      let rows = checker.tables.totals[column] ?? []
      let named = Set(rows.map { $0.row })
      return rows.first { isTotal($0.row, of: figures, besides: named) }.map {
        ($0.place, $0.entry)
      }
    }
    guard let cells = checker.tables.cells[column], cells.count >= fewest,
      case .column(let table?) = checker.definitions[column].role
    else { return nil }
    let figures = cells.map { figure($0, in: checker) }
    let columns = checker.tables[table].columns.map { $0.definition }
    let named = Set(
      cells.indices.filter { row in
        columns.contains { isNamedTotal(checker.tables.cells[$0]?[row], in: checker) }
      })
    if let row = named.sorted().first(where: { isTotal($0, of: figures, besides: named) }) {
      return (span(ofRow: cells[row], in: checker), nil)
    }
    let last = cells.count - 1
    guard isTotal(last, of: figures, besides: []),
      looksLikeTotal(last, columns, besides: column, in: checker)
    else { return nil }
    return (span(ofRow: cells[last], in: checker), nil)
  }

  /// `true` iff the figure of a row is the sum of two others at least: of those above it, of those since the last total
  /// above it, or of all that are no totals. Figures that were rounded may miss it a little where a word says what it is.
  private static func isTotal(_ row: Int, of figures: [Double?], besides named: Set<Int>) -> Bool {
    guard figures.count >= fewest, let total = figures[row], total != 0 else { return false }
    let part = (named.filter { $0 < row }.max() ?? -1) + 1
    let tolerance = abs(total) * (named.isEmpty ? 1e-9 : 0.002)
    for rows in [Array(0..<row), Array(min(part, row)..<row), Array(figures.indices)] {
      let others = rows.filter { !named.contains($0) && $0 != row }.compactMap { figures[$0] }
      guard others.count(where: { $0 != 0 }) > 1 else { continue }
      if abs(others.reduce(0, +) - total) <= tolerance { return true }
    }
    return false
  }

  /// `true` iff the last row, in which no word says so, is the total of `column`, since nothing stands in its first cell, or
  /// since it sums up other columns, too, and leaves none of figures out.
  private static func looksLikeTotal(
    _ last: Int, _ columns: [DefinitionID], besides column: DefinitionID, in checker: Checker
  ) -> Bool {
    guard let first = columns.first, first != column, let keys = checker.tables.cells[first],
      keys.indices.contains(last)
    else { return false }
    let tree = checker.trees[keys[last].tree]
    switch tree[keys[last].node].kind {
    case .emptyCell: return !isEmpty(keys[0], in: checker)
    // Three figures such as 100, 200 and 300 are a row of steps.
    case .text where last > fewest - 1: break
    default: return false
    }
    var others = 0
    for other in columns where other != column {
      guard let cells = checker.tables.cells[other], cells.indices.contains(last) else { continue }
      let figures = cells.map { figure($0, in: checker) }
      guard figures[last] != nil else { continue }
      guard isTotal(last, of: figures, besides: []) else { return false }
      others += 1
    }
    return others > 0
  }

  /// `true` iff nothing stands in a cell.
  private static func isEmpty(_ cell: NodeReference, in checker: Checker) -> Bool {
    !cell.node.exists || checker.trees[cell.tree][cell.node].kind == .emptyCell
  }

  /// `true` iff a cell holds a word such as `"Total"`.
  private static func isNamedTotal(_ cell: NodeReference?, in checker: Checker) -> Bool {
    guard let cell, cell.node.exists else { return false }
    return FileColumn.isTotal(SyntaxReading.plainText(cell.node, checker.trees[cell.tree]))
  }

  /// The amount or number, but no percent, that is written in a cell; nil for everything else.
  private static func figure(_ cell: NodeReference, in checker: Checker) -> Double? {
    guard cell.node.exists else { return nil }
    let tree = checker.trees[cell.tree]
    var node = SyntaxReading.unwrapped(cell.node, tree)
    var sign = 1.0
    if tree[node].kind == .negation {
      sign = -1
      node = SyntaxReading.unwrapped(tree.child(node), tree)
    }
    guard node.exists else { return nil }
    switch tree[node].kind {
    case .tagged: node = tree.child(node, 1)
    case .quantity: node = tree.child(node)
    case .number: break
    default: return nil
    }
    guard let literal = Literals.literal(NodeReference(cell.tree, node), in: checker),
      literal.value.isFinite, !literal.isPercent
    else { return nil }
    return sign * literal.value
  }

  /// The place of the row in which a cell stands.
  private static func span(ofRow cell: NodeReference, in checker: Checker) -> Span {
    let tree = checker.trees[cell.tree]
    let own = tree[cell.node]
    for place in tree.nodes.indices {
      let node = NodeID(Int32(truncatingIfNeeded: place))
      guard tree[node].kind == .row, tree[node].first <= own.first, tree[node].end >= own.end
      else { continue }
      return tree.span(node)
    }
    return checker.span(cell)
  }
}

extension FileColumn {
  /// The rows beyond which only the last one is looked at for a total.
  private static let mostRows = 500

  /// The rows whose cells say that they are totals; the last one also where its first cell is empty.
  func totalRows() -> [TotalRows.InFile] {
    guard rowCount > 2 else { return [] }
    var found: [TotalRows.InFile] = []
    for row in (rowCount > FileColumn.mostRows ? rowCount - 1 : 0)..<rowCount {
      var entry = totalEntry(row)
      if entry == nil, row == rowCount - 1, column > 0, isFirstCellMissing(row),
        !isFirstCellMissing(0)
      {
        entry = "skip where not (" + TableFiles.ownName(of: 0, table.headers) + " is given)"
      }
      guard let entry else { continue }
      found.append(
        TotalRows.InFile(row: row, place: table.span(ofRow: table.rows[row]), entry: entry))
    }
    return found
  }

  /// `true` iff nothing stands in the first cell of a row.
  private func isFirstCellMissing(_ row: Int) -> Bool {
    guard let cell = table.cell(row, 0) else { return true }
    return isMissing(cell, table.range(cell))
  }
}
