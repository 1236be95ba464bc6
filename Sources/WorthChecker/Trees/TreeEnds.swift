import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The ends of a decision tree as a table, and what is read at a path that is worked out.
enum TreeEnds {
  /// Returns the table of the ends, made on first use: the path of each, its probability under the
  /// best choices, and what it is worth at the first node, less the costs on the way.
  ///
  /// The values, each times its probability, add up to the value of the tree.
  static func table(of index: DecisionTreeID, in checker: inout Checker) -> TableID {
    if let known = checker.decisionTrees[index].ends { return known }
    let tree = checker.decisionTrees[index]
    let reference = tree.reference
    let places = tree.nodes.indices.filter { tree.nodes[$0].kind == .end }
    let outer = checker.expressions.beginCollecting()
    let context = Context(
      scope: tree.scope, definition: nil, timeline: checker.settings.timeline)
    let paths = places.map { constant(tree.path(to: $0), reference, in: &checker) }
    let reaches = places.map {
      TreeResults.used(tree.nodes[$0].reach, reference, context, in: &checker)
    }
    let values = places.map { worth(of: $0, tree, context, in: &checker) }
    let needs = checker.expressions.collected
    checker.expressions.resumeCollecting(outer)
    let table = Tables.addComputed(
      named: checker.spelling(tree.name) + ".ends",
      [("path", .text, paths), ("probability", .percent, reaches), ("value", tree.type, values)],
      needs, reference, in: &checker)
    checker.decisionTrees[index].ends = table
    return table
  }

  /// What an end is worth at the first node: its payoff less the costs on the way, each for its time.
  private static func worth(
    of place: Int, _ tree: DecisionTree, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    let reference = tree.reference
    var total = atFirst(tree.nodes[place].value, tree.nodes[place], tree, context, in: &checker)
    var above = tree.nodes[place].parent
    while let here = above {
      let node = tree.nodes[here]
      if node.cost != nil {
        let cost = atFirst(node.cost, node, tree, context, in: &checker)
        total = checker.make(.arithmetic(.subtract, total, cost), tree.type, reference)
      }
      above = node.parent
    }
    return total
  }

  /// Returns an amount at a node as it is worth at the first.
  private static func atFirst(
    _ amount: ExpressionID?, _ node: DecisionTree.Node, _ tree: DecisionTree, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    let reference = tree.reference
    let own = Expressions.retyped(
      TreeResults.used(amount, reference, context, in: &checker), tree.type, in: &checker)
    let present = TreeResults.used(node.present, reference, context, in: &checker)
    return checker.make(.arithmetic(.multiply, own, present), tree.type, reference)
  }

  /// Returns what a function of a tree gives at a path that is worked out in the run, where a path
  /// that the tree does not have is an error.
  static func atPath(
    _ path: NodeReference, _ function: TreeFunction, _ index: DecisionTreeID,
    _ reference: NodeReference, _ outer: Context, in checker: inout Checker
  ) -> ExpressionID {
    var context = outer
    var key = Expressions.check(path, &context, expected: .text, whole: false, in: &checker)
    // One of the ends stands for its path.
    if case .row(let ends) = checker.types[checker.type(key)],
      ends == table(of: index, in: &checker),
      let column = checker.tables[ends].columns.first
    {
      key = Expressions.columnValue(
        column.definition, row: checker.expression(key).operation, path, context, in: &checker)
    }
    guard checker.type(key) == .text else {
      if checker.type(key) != .error, checker.type(key) != .pending {
        checker.report(
          .wrongType(
            checker.span(path), expected: checker.describe(TypeID.text),
            found: checker.describe(checker.type(key))))
      }
      return checker.broken(reference)
    }
    let tree = checker.decisionTrees[index]
    let places = tree.nodes.indices.filter { place in
      place > 0 && (function != .best || tree.nodes[place].kind == .choice)
    }
    let values = places.map { place -> ExpressionID in
      let node = tree.nodes[place]
      return switch function {
      case .probability: TreeResults.used(node.reach, reference, context, in: &checker)
      case .payoff: TreeResults.used(node.value, reference, context, in: &checker)
      case .best: TreeResults.chosen(node, tree, reference, context, in: &checker)
      case .contribution:
        TreeResults.contribution(node, tree, reference, context, in: &checker)
      }
    }
    guard let element = values.first.map({ checker.type($0) }) else {
      return checker.broken(reference)
    }
    let paths = places.map { constant(tree.path(to: $0), reference, in: &checker) }
    let keys = checker.make(.list(paths), checker.types.id(.list(.text)), reference)
    let list = checker.make(.list(values), checker.types.id(.list(element)), reference)
    return checker.make(.lookup(list, keys: keys, key: key), element, reference)
  }

  /// A text of the checker as an expression.
  private static func constant(
    _ written: String, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    checker.make(.text(checker.expressions.textID(written)), .text, reference)
  }
}
