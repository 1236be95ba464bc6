import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What is read of a decision tree, and what a report shows of it.
extension Checker {
  private static let treeMembers = ["value", "best", "perfect_information"]
  private static let treeFunctions = ["probability", "payoff", "contribution", "best"]

  /// The tree that a name stands for.
  mutating func tree(named node: NodeID, _ tree: Tree, _ context: Context) -> DecisionTreeID? {
    guard tree[node].kind == .name else { return nil }
    let name = tree.name(node)
    if context.version != nil || context.locals.contains(where: { $0.name == name }) { return nil }
    if case .tree(let index)? = lookUp(name, scope: context.scope) { return index }
    return nil
  }

  /// Returns what the tree is worth at its first node.
  mutating func treeValue(
    _ index: DecisionTreeID, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    guard prepareTree(index) else { return broken(reference) }
    return used(decisionTrees[index].nodes[0].value, reference, context)
  }

  /// Returns the expression at another place, with its dependency noted.
  private mutating func used(
    _ id: ExpressionID?, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    guard let id else { return broken(reference) }
    if case .definition(let target) = expression(id).operation {
      depend(on: target, offset: nil, context)
    }
    return make(expression(id).operation, type(id), reference)
  }

  mutating func treeMember(
    _ index: DecisionTreeID, _ member: String, _ reference: NodeReference, _ place: Span,
    _ context: Context
  ) -> ExpressionID {
    guard prepareTree(index) else { return broken(reference) }
    let tree = decisionTrees[index]
    switch member {
    case "value": return treeValue(index, reference, context)
    case "best":
      guard let choice = tree.nodes.first(where: { $0.kind == .choice }) else { break }
      return chosen(choice, tree, reference, context)
    case "perfect_information":
      inform(index)
      let informed = used(decisionTrees[index].informed, reference, context)
      let value = used(tree.nodes[0].value, reference, context)
      return make(.arithmetic(.subtract, informed, value), tree.type, reference)
    default: break
    }
    report(
      .unknownPart(
        place, member, .words(.aTree),
        known: (Checker.treeMembers + Checker.treeFunctions.map { $0 + "(path)" }).joined(
          separator: ", ")))
    return broken(reference)
  }

  /// The text of the branch that is best at a choice.
  private mutating func chosen(
    _ node: DecisionTree.Node, _ tree: DecisionTree, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    let labels = node.children.map { child in
      let text = textID(tree.nodes[child].label)
      return make(.text(text), .text, reference)
    }
    let list = make(.list(labels), types.id(.list(.text)), reference)
    return make(.item(list, position: used(node.branches, reference, context)), .text, reference)
  }

  /// Checks `launch.probability("build, works")` and the like; nil where the base is no tree.
  mutating func checkTreeCall(
    _ callee: NodeReference, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: Context
  ) -> ExpressionID? {
    let source = trees[callee.tree]
    guard let index = tree(named: source.child(callee.node), source, context) else { return nil }
    let member = spelling(source.name(callee.node))
    guard prepareTree(index) else { return broken(reference) }
    guard Checker.treeFunctions.contains(member) else {
      let place = source.tokenSpan(source[callee.node].token)
      return treeMember(index, member, reference, place, context)
    }
    guard arguments.count == 1 else {
      reportArgumentCount(reference, member, arguments.count, 1)
      return broken(reference)
    }
    let given = arguments[0].value
    let path = plainText(given.node, trees[given.tree])
    let tree = decisionTrees[index]
    let paths = tree.nodes.indices.map { tree.path(to: $0) }
    guard let place = paths.firstIndex(of: path), !path.isEmpty else {
      report(
        .unknownPart(
          span(given), path, .words(.theTree),
          known: paths.filter { !$0.isEmpty }.prefix(20).map { "\"" + $0 + "\"" }.joined(
            separator: ", ")))
      return broken(reference)
    }
    let node = tree.nodes[place]
    switch member {
    case "probability": return used(node.reach, reference, context)
    case "payoff": return used(node.value, reference, context)
    case "best":
      guard node.kind == .choice else {
        report(
          .unknownPart(
            span(given), path, .words(.choicesOfTree),
            known: tree.nodes.indices.filter {
              tree.nodes[$0].kind == .choice && !paths[$0].isEmpty
            }
            .map { "\"" + paths[$0] + "\"" }.joined(separator: ", ")))
        return broken(reference)
      }
      return chosen(node, tree, reference, context)
    default: return contribution(node, tree, reference, context)
    }
  }

  /// What a node adds to the value of the tree: an end its payoff, any other its cost.
  private mutating func contribution(
    _ node: DecisionTree.Node, _ tree: DecisionTree, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    var amount = make(.constant(0), tree.type, reference)
    if node.kind == .end {
      amount = used(node.value, reference, context)
    } else if node.cost != nil {
      let cost = retyped(used(node.cost, reference, context), tree.type)
      amount = make(.negate(cost), tree.type, reference)
    }
    let reach = retyped(used(node.reach, reference, context), .number)
    let present = used(node.present, reference, context)
    let likely = make(.arithmetic(.multiply, amount, reach), tree.type, reference)
    return make(.arithmetic(.multiply, likely, present), tree.type, reference)
  }

  /// What a report shows of a tree: its value, the choices, and each end with its probability and what it adds.
  mutating func shownTree(
    _ index: DecisionTreeID, _ reference: NodeReference, _ context: Context
  ) -> ShownTree? {
    guard prepareTree(index) else { return nil }
    let tree = decisionTrees[index]
    var shown = ShownTree(
      value: treeValue(index, reference, context), choices: [], outcomes: [])
    for (place, node) in tree.nodes.enumerated() {
      let path = tree.path(to: place)
      if node.kind == .choice {
        let name = path.isEmpty ? node.title : path + (node.title.isEmpty ? "" : ": " + node.title)
        shown.choices.append(
          ShownTree.Choice(
            path: name, best: chosen(node, tree, reference, context),
            reached: used(node.reach, reference, context)))
      }
      let isEnd = node.kind == .end
      guard isEnd || node.cost != nil else { continue }
      let amount =
        isEnd
        ? used(node.value, reference, context)
        : make(
          .negate(retyped(used(node.cost, reference, context), tree.type)), tree.type, reference)
      shown.outcomes.append(
        ShownTree.Outcome(
          path: path, isCost: !isEnd, probability: used(node.reach, reference, context),
          amount: amount, adds: contribution(node, tree, reference, context)))
    }
    return shown
  }
}
