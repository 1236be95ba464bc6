import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Figures that state their changes themselves, side by side: `compare(fee under first, fee under second)`.
enum FiguresUnderChanges {
  /// Checks a comparison of such figures: each different figure down, each different change across; what is written
  /// without a change stands under the case.
  static func compare(
    _ arguments: [NodeReference], _ context: inout Context, in checker: inout Checker
  ) -> ShowInfo.Content? {
    var figures: [NodeReference] = []
    var columns: [(written: String, example: NodeReference)] = []
    for argument in arguments {
      let figure = WorldComparison.unchanged(argument, in: checker).value
      let text = checker.trees[figure.tree].text(figure.node)
      if !figures.contains(where: { checker.trees[$0.tree].text($0.node) == text }) {
        figures.append(figure)
      }
      let written = changes(of: argument, in: checker).map { checker.trees[$0.tree].text($0.node) }
        .joined(separator: "\n")
      if !columns.contains(where: { $0.written == written }) {
        columns.append((written, argument))
      }
    }
    var rows: [(title: String, values: [ExpressionID])] = figures.map {
      (checker.trees[$0.tree].text($0.node), [])
    }
    var headings: [String] = []
    for column in columns {
      guard
        var (_, inside) = Worlds.inside(
          unwrapped(column.example, in: checker), context, in: &checker)
      else { return nil }
      let labels = changes(of: column.example, in: checker).map {
        WorldComparison.heading($0, context.scope, in: &checker)
      }
      headings.append(labels.isEmpty ? "the case" : labels.joined(separator: ", "))
      guard WorldComparison.addColumn(of: figures, &inside, to: &rows, in: &checker) else {
        return nil
      }
    }
    return .comparison(headings: headings, rows: rows)
  }

  /// The changes under which a figure is written, the first of them first.
  private static func changes(
    of argument: NodeReference, in checker: Checker
  ) -> [NodeReference] {
    let tree = checker.trees[argument.tree]
    var node = unwrapped(argument, in: checker).node
    var found: [NodeReference] = []
    while node.exists, tree[node].kind == .under {
      found.append(NodeReference(argument.tree, tree.child(node, 1)))
      node = tree.child(node)
    }
    return found.reversed()
  }

  /// What stands in parentheses around an argument.
  private static func unwrapped(
    _ argument: NodeReference, in checker: Checker
  ) -> NodeReference {
    NodeReference(
      argument.tree, SyntaxReading.unwrapped(argument.node, checker.trees[argument.tree]))
  }

  /// A figure as it is written, with the changes that stand behind it: `due under crisis`.
  static func written(_ figure: ExpressionID, in checker: Checker) -> String {
    let reference = checker.expression(figure).reference
    let tree = checker.trees[reference.tree]
    var whole = reference.node
    for place in tree.nodes.indices where place > Int(whole.index) {
      let node = NodeID(Int32(truncatingIfNeeded: place))
      let isAround = tree[node].kind == .under || tree[node].kind == .group
      if isAround, tree.child(node) == whole { whole = node }
    }
    return tree.text(whole)
  }
}
