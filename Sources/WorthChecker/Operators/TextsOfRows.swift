import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Texts with which the rows of a table are compared.
enum TextsOfRows {
  /// The most rows that are looked through.
  private static let mostRows = 1_000

  /// Notes a text that stands in no row of the column with which it is compared, if it is almost that of one.
  static func note(_ left: ExpressionID, _ right: ExpressionID, in checker: inout Checker) {
    for (column, text) in [(left, right), (right, left)] {
      guard case .text = checker.expression(text).operation,
        case .element(let whole, _, _) = checker.expression(column).operation,
        case .definition(let definition) = checker.expression(whole).operation
      else { continue }
      let place = checker.expression(text).reference
      let tree = checker.trees[place.tree]
      guard tree[place.node].kind == .text, let known = texts(of: definition, in: checker) else {
        continue
      }
      let written = SyntaxReading.plainText(place.node, tree)
      guard !known.contains(written),
        let nearest = Spelling.nearest(to: written, among: known.sorted())
      else { continue }
      checker.report(
        .textOfNoRow(
          checker.span(place), written, column: checker.definitions[definition].path,
          nearest: nearest))
    }
  }

  /// What stands in a column of texts that is written in a source; nil for others.
  private static func texts(of column: DefinitionID, in checker: Checker) -> Set<String>? {
    guard let cells = checker.tables.cells[column], !cells.isEmpty, cells.count <= mostRows else {
      return nil
    }
    var found: Set<String> = []
    for cell in cells where cell.node.exists {
      let tree = checker.trees[cell.tree]
      guard tree[cell.node].kind == .text else { return nil }
      found.insert(SyntaxReading.plainText(cell.node, tree))
    }
    return found
  }
}
