import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Changes that stand behind the last factor of a product, and change that factor alone.
enum UnderBinding {
  /// Notes `value * 2 under weak` and `costs / sales under weak`, in which `under` does not reach what stands before the
  /// sign. A ratio or product of the same figure in two worlds, `value / value under weak`, is what it says, and
  /// a figure as it is written, `2 * value under weak`, is the same in each.
  ///
  /// Nothing is said where no changes may stand at all.
  static func note(_ reference: NodeReference, _ context: Context, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let (left, right) = (tree.child(reference.node, 0), tree.child(reference.node, 1))
    guard left.exists, right.exists, tree[right].kind == .under,
      Statistics.isAtCaseLevel(context, in: checker), checker.worlds.changing.last?.isEmpty ?? true
    else { return }
    var figure = right
    while tree[figure].kind == .under { figure = tree.child(figure) }
    let isLiteral = isLiteral(figure, tree)
    switch tree.binaryOperator(reference.node) {
    case .times, .dividedBy:
      guard !self.isLiteral(left, tree), tree.text(unchanged(left, tree)) != tree.text(figure)
      else { return }
    default: guard isLiteral else { return }
    }
    var (product, changes) = (tree.span(reference.node), tree.span(right))
    (product.end, changes.start) = (tree.span(figure).end, tree.span(figure).end)
    let correct =
      "(" + checker.files.sources.text(product) + ")" + checker.files.sources.text(changes)
    checker.report(
      .changesLastFactor(
        tree.span(reference.node), tree.text(figure), alone: tree.text(right), correct: correct,
        isLiteral: isLiteral))
  }

  /// `true` iff a figure stands there as it is written.
  private static func isLiteral(_ node: NodeID, _ tree: Tree) -> Bool {
    switch tree[node].kind {
    case .number, .tagged, .quantity: true
    default: false
    }
  }

  /// What is changed in `(value under weak)`, or the node itself.
  private static func unchanged(_ node: NodeID, _ tree: Tree) -> NodeID {
    var node = node
    while tree[node].kind == .group || tree[node].kind == .under { node = tree.child(node) }
    return node
  }
}
