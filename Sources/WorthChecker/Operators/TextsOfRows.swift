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
      guard !known.contains(written) else {
        noteAlmost(written, known, of: definition, place, in: &checker)
        continue
      }
      guard let nearest = Spelling.nearest(to: written, among: known.sorted()) else { continue }
      checker.report(
        .textOfNoRow(
          checker.span(place), written, column: checker.definitions[definition].path,
          nearest: nearest))
    }
  }

  /// Notes that a column holds, beside a text, another that differs in capitals or blanks alone, for which the case
  /// does not ask.
  private static func noteAlmost(
    _ written: String, _ known: Set<String>, of column: DefinitionID, _ place: NodeReference,
    in checker: inout Checker
  ) {
    let plain = plain(written)
    for other in known.sorted() where other != written && self.plain(other) == plain {
      guard !isWritten(other, beside: place, in: checker) else { continue }
      checker.report(
        .textAlmostOf(
          checker.span(place), written, column: checker.definitions[column].path, other: other))
      return
    }
  }

  /// A text in small letters, with one blank between its words.
  private static func plain(_ text: String) -> String {
    text.lowercased().split(separator: " ").joined(separator: " ")
  }

  /// `true` iff the text is written somewhere in the source of another.
  private static func isWritten(
    _ text: String, beside place: NodeReference, in checker: Checker
  ) -> Bool {
    let tree = checker.trees[place.tree]
    for number in tree.nodes.indices {
      let node = NodeID(Int32(truncatingIfNeeded: number))
      guard tree[node].kind == .text, SyntaxReading.plainText(node, tree) == text else { continue }
      // A cell of the table asks for nothing.
      if !checker.tables.cells.values.contains(where: { cells in
        cells.contains { $0.tree == place.tree && $0.node == node }
      }) {
        return true
      }
    }
    return false
  }

  /// What stands in a column of texts that a source or a file states; nil for others.
  private static func texts(of column: DefinitionID, in checker: Checker) -> Set<String>? {
    if let written = checker.definitions[column].clauses.first?.expression,
      case .data(let data) = checker.expression(written).operation
    {
      var element = checker.types.element(checker.type(written))
      if case .optional(let inner) = checker.types[element] { element = inner }
      guard element == .text else { return nil }
      let ids = Set(checker.tables.data[data].filter { !$0.isNaN })
      guard ids.count <= mostRows else { return nil }
      return Set(
        ids.map { checker.expressions.texts[TextID(Int32(truncatingIfNeeded: Int64($0)))] })
    }
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
