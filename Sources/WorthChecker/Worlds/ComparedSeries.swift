import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Series under scenarios side by side, as a table.
enum ComparedSeries {
  /// Returns the table of `compare(sales, slump)` and `compare(sales, sales under slump)`, of which each figure is a
  /// series: a column for each of them and each scenario; nil where one of them is a single value.
  static func table(
    of figures: [NodeReference], under changes: [NodeReference], _ context: inout Context,
    in checker: inout Checker
  ) -> ShowInfo.Content? {
    guard figures.count + changes.count > 1 else { return nil }
    var columns: [ShownLine] = []
    for figure in figures {
      let written = checker.trees[figure.tree].text(figure.node)
      guard let value = series(figure, &context, in: &checker) else { return nil }
      columns.append(Shows.shownLine(written, value, in: &checker))
      for change in changes {
        guard let world = Worlds.world(for: change, over: context.scope, in: &checker) else {
          return nil
        }
        var inside = context
        inside.scope = checker.worlds[world].scope
        checker.requirements.note(worldOf: inside.scope)
        Worlds.checkChanges(inside.scope, in: &checker)
        guard let value = series(figure, &inside, in: &checker) else { return nil }
        columns.append(
          Shows.shownLine(
            written + ", " + WorldComparison.heading(change, context.scope, in: &checker),
            Worlds.overRowsOfCase(value, in: &checker), in: &checker))
      }
    }
    return .table(ShownTable(columns: columns))
  }

  /// Returns a figure that is a series; nil for all others.
  private static func series(
    _ figure: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard isLine(figure, in: checker) else { return nil }
    let value = Expressions.check(figure, &context, expected: nil, whole: true, in: &checker)
    guard case .series = checker.types[checker.type(value)] else { return nil }
    return value
  }

  /// `true` iff the figure is a name or a line of something, by itself or under changes: what may be looked at twice
  /// without saying things twice.
  private static func isLine(_ figure: NodeReference, in checker: Checker) -> Bool {
    let tree = checker.trees[figure.tree]
    var node = SyntaxReading.unwrapped(figure.node, tree)
    while node.exists, tree[node].kind == .under || tree[node].kind == .member {
      node = SyntaxReading.unwrapped(tree.child(node), tree)
    }
    return node.exists && tree[node].kind == .name
  }
}
