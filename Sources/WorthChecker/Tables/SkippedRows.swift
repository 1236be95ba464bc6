import WorthProgram
import WorthSource
import WorthSyntax

/// The rows of a file that its table leaves out: `skip where name = "Total"`.
///
/// The condition reads the cells as they stand, before anything is known of what columns hold: a text
/// compares what is written, a number what the cell is as a number.
struct SkippedRows {
  /// What stands on a side of a comparison.
  private enum Operand {
    case column(Int)
    case text(String)
    case number(Double)
  }

  /// What is asked of a row.
  private indirect enum Test {
    case both(Test, Test)
    case either(Test, Test)
    case not(Test)
    case compare(Comparison, Operand, Operand)
    case isGiven(Int)
  }

  /// The tests; a row that passes one is left out.
  private var tests: [Test] = []

  /// Leaves out the rows of `table` that the conditions of its dialect fit; `false` after a
  /// diagnostic. `columns` says where the column of a name stands.
  static func leaveOut(
    of table: inout FileTable, columns: [Name: Int], in checker: inout Checker
  ) -> Bool {
    var skipped = SkippedRows()
    for condition in table.dialect.skipped {
      guard let test = test(condition, columns, 0, in: &checker) else { return false }
      skipped.tests.append(test)
    }
    guard !skipped.tests.isEmpty else { return true }
    let whole = table
    table.keep { row in !skipped.tests.contains { SkippedRows.fits($0, row, whole) } }
    return true
  }

  /// Reads a condition; nil after a diagnostic.
  private static func test(
    _ reference: NodeReference, _ columns: [Name: Int], _ depth: Int, in checker: inout Checker
  ) -> Test? {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    /// Returns the part at a position.
    func part(_ position: Int) -> NodeReference {
      NodeReference(reference.tree, tree.child(node, position))
    }
    guard node.exists, depth < 100 else {
      checker.report(.skipNotUnderstood(checker.span(reference)))
      return nil
    }
    switch tree[node].kind {
    case .not:
      return test(part(0), columns, depth + 1, in: &checker).map { .not($0) }
    case .isGiven:
      guard case .column(let column)? = operand(part(0), columns, in: &checker) else { return nil }
      return .isGiven(column)
    case .binary:
      guard let sign = Operator(between: tree.token(tree[node].token)) else { break }
      switch sign.meaning {
      case .logic(let logic):
        guard let left = test(part(0), columns, depth + 1, in: &checker),
          let right = test(part(1), columns, depth + 1, in: &checker)
        else { return nil }
        switch logic {
        case .and: return .both(left, right)
        case .or: return .either(left, right)
        }
      case .comparison(let comparison):
        guard let left = operand(part(0), columns, in: &checker),
          let right = operand(part(1), columns, in: &checker)
        else { return nil }
        return .compare(comparison, left, right)
      case .arithmetic, .share, .range, .conversion, .otherwise, .not, .negation: break
      }
    default: break
    }
    checker.report(.skipNotUnderstood(checker.span(reference)))
    return nil
  }

  /// Reads a side of a comparison: a column, a text or a number; nil after a diagnostic.
  private static func operand(
    _ reference: NodeReference, _ columns: [Name: Int], in checker: inout Checker
  ) -> Operand? {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    let place = checker.span(NodeReference(reference.tree, node.exists ? node : reference.node))
    guard node.exists else { return nil }
    switch tree[node].kind {
    case .text: return .text(SyntaxReading.plainText(node, tree))
    case .number:
      if let value = Literals.literal(NodeReference(reference.tree, node), in: checker)?.value {
        return .number(value)
      }
    case .negation:
      let inner = NodeReference(reference.tree, tree.child(node))
      if let value = Literals.literal(inner, in: checker)?.value { return .number(-value) }
    case .name:
      if let column = columns[tree.name(node)] { return .column(column) }
      let written = tree.text(node)
      let known = columns.keys.map { checker.spelling($0) }.sorted()
      checker.report(
        .columnNotInFile(
          place, written, known: known, nearest: Spelling.nearest(to: written, among: known)))
      return nil
    default: break
    }
    checker.report(.skipNotUnderstood(place))
    return nil
  }

  /// `true` iff a row passes the test.
  private static func fits(_ test: Test, _ row: Range<Int>, _ table: FileTable) -> Bool {
    switch test {
    case .both(let left, let right): fits(left, row, table) && fits(right, row, table)
    case .either(let left, let right): fits(left, row, table) || fits(right, row, table)
    case .not(let inner): !fits(inner, row, table)
    case .isGiven(let column): !isMissing(text(.column(column), row, table) ?? "", table)
    case .compare(let comparison, let left, let right):
      compares(comparison, left, right, row, table)
    }
  }

  /// `true` iff nothing stands in a cell, or what the table says is nothing.
  private static func isMissing(_ text: String, _ table: FileTable) -> Bool {
    text.isEmpty || table.dialect.missing.contains(text)
  }

  /// `true` iff the two sides compare so in a row; as numbers where one of them is written as one.
  private static func compares(
    _ comparison: Comparison, _ left: Operand, _ right: Operand, _ row: Range<Int>,
    _ table: FileTable
  ) -> Bool {
    if case .number = left {
    } else if case .number = right {
    } else {
      guard let left = text(left, row, table), let right = text(right, row, table) else {
        return false
      }
      return holds(comparison, left, right)
    }
    guard let left = number(left, row, table), let right = number(right, row, table) else {
      return comparison == .notEqual
    }
    return holds(comparison, left, right)
  }

  /// `true` iff two values compare so.
  private static func holds<Value: Comparable>(
    _ comparison: Comparison, _ left: Value, _ right: Value
  ) -> Bool {
    switch comparison {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  /// Returns a side as a text, without blanks around it; nil for a number.
  private static func text(_ operand: Operand, _ row: Range<Int>, _ table: FileTable) -> String? {
    switch operand {
    case .text(let text): return text
    case .number: return nil
    case .column(let column):
      guard row.lowerBound + column < row.upperBound else { return "" }
      return FileTable.header(table.content(table.cells.cells[row.lowerBound + column]))
    }
  }

  /// Returns a side as a number; nil where it is none.
  private static func number(
    _ operand: Operand, _ row: Range<Int>, _ table: FileTable
  ) -> Double? {
    switch operand {
    case .number(let value): return value
    case .text: return nil
    case .column(let column):
      guard row.lowerBound + column < row.upperBound else { return nil }
      let cell = table.range(table.cells.cells[row.lowerBound + column])
      return FileMoney.read(table.bytes, cell, table.dialect.decimalSign)?.value
    }
  }
}
