import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What is read of a decision tree, and what a report shows of it.
enum TreeResults {
  /// Returns the decision tree that a name stands for; nil where it stands for something else.
  static func tree(named node: NodeID, _ tree: Tree, _ context: Context, in checker: inout Checker)
    -> DecisionTreeID?
  {
    if tree[node].kind == .member { return self.tree(within: node, tree, context, in: &checker) }
    guard tree[node].kind == .name else { return nil }
    let name = tree.name(node)
    if context.version != nil || context.locals.contains(where: { $0.name == name }) { return nil }
    if case .tree(let index)? = Names.lookUp(name, scope: context.scope, in: &checker) {
      return index
    }
    return nil
  }

  /// Returns the decision tree of a filled-in kind that `deal.game` stands for; nil for other members.
  private static func tree(
    within node: NodeID, _ tree: Tree, _ context: Context, in checker: inout Checker
  ) -> DecisionTreeID? {
    // Of instances by row there is a tree for each, which their lines alone can read.
    guard let owner = instance(named: tree.child(node), tree, context, in: &checker),
      checker.instances[owner].rows == nil,
      case .tree(let index)? =
        checker.names.scopes[checker.instances[owner].scope].symbols[tree.name(node)]
    else { return nil }
    return index
  }

  /// `true`, after a diagnostic, iff `base` is a tree of one of many filled-in kinds, of which `part` is
  /// read.
  static func reportsTreeOfMany(
    _ base: NodeReference, part: String, _ place: Span, in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[base.tree]
    guard tree[base.node].kind == .member,
      ["value", "best", "ends", "perfect_information"].contains(part)
        || TreeFunction(rawValue: part) != nil
    else { return false }
    let name = tree.name(base.node)
    let isTree = checker.kinds.all.entries.contains { has(name, $0, in: checker) }
    if isTree {
      // The ends are a table, which is no line.
      let kept = part == "ends" ? "value" : part
      checker.report(
        .treeOfMany(
          place, checker.spelling(name), part: kept, takesPath: TreeFunction(rawValue: part) != nil)
      )
    }
    return isTree
  }

  /// `true` iff the kind has a tree of this name.
  static func has(_ name: Name, _ kind: KindInfo, in checker: Checker) -> Bool {
    kind.trees.contains { reference in
      let source = checker.trees[reference.tree]
      return source.name(source.child(reference.node)) == name
    }
  }

  /// Returns the filled-in kind that a name, or a field of another, stands for; nil for other nodes.
  private static func instance(
    named node: NodeID, _ tree: Tree, _ context: Context, in checker: inout Checker
  ) -> InstanceID? {
    guard node.exists, context.version == nil else { return nil }
    var symbol: Symbol?
    switch tree[node].kind {
    case .name:
      let name = tree.name(node)
      if context.locals.contains(where: { $0.name == name }) { return nil }
      symbol = Names.lookUp(name, scope: context.scope, in: &checker)
    case .member:
      guard let owner = instance(named: tree.child(node), tree, context, in: &checker) else {
        return nil
      }
      symbol = checker.names.scopes[checker.instances[owner].scope].symbols[tree.name(node)]
    default: return nil
    }
    switch symbol {
    case .instance(let found): return Instances.prepare(found, in: &checker) ? found : nil
    case .definition(let definition):
      // `security = asset` in a block names the instance.
      let type = Definitions.demand(definition, in: &checker)
      guard case .instance(let found) = checker.types[type] else { return nil }
      return found
    case .kind, .function, .table, .module, .scenario, .tree, .broken, nil: return nil
    }
  }

  /// Returns what the tree is worth at its first node.
  static func value(
    _ index: DecisionTreeID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard DecisionTrees.prepare(index, in: &checker) else { return checker.broken(reference) }
    return used(checker.decisionTrees[index].nodes[0].value, reference, context, in: &checker)
  }

  /// Returns the expression at another place, with its dependency noted.
  static func used(
    _ id: ExpressionID?, _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    guard let id else { return checker.broken(reference) }
    if case .definition(let target) = checker.expression(id).operation {
      Definitions.depend(on: target, offset: nil, context, in: &checker)
    }
    return checker.make(checker.expression(id).operation, checker.type(id), reference)
  }

  /// Returns `tree.value`, `tree.best` or `tree.perfect_information`; a mistake, reported, for
  /// other members.
  static func memberValue(
    _ index: DecisionTreeID, _ member: String, _ reference: NodeReference, _ place: Span,
    _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    guard DecisionTrees.prepare(index, in: &checker) else { return checker.broken(reference) }
    let tree = checker.decisionTrees[index]
    switch TreeMember(rawValue: member) {
    case .value: return value(index, reference, context, in: &checker)
    case .best:
      guard let choice = tree.nodes.first(where: { $0.kind == .choice }) else { break }
      return chosen(choice, tree, reference, context, in: &checker)
    case .perfectInformation:
      TreeValues.inform(index, in: &checker)
      let informed = used(checker.decisionTrees[index].informed, reference, context, in: &checker)
      let value = used(tree.nodes[0].value, reference, context, in: &checker)
      return checker.make(.arithmetic(.subtract, informed, value), tree.type, reference)
    case .ends:
      let table = TreeEnds.table(of: index, in: &checker)
      return checker.make(.constant(0), checker.types.id(.table(table)), reference)
    case nil: break
    }
    reportUnknown(member, of: tree, place, in: &checker)
    return checker.broken(reference)
  }

  /// Reports a part that the tree does not have; the best branch is one of a tree with a choice.
  private static func reportUnknown(
    _ member: String, of tree: DecisionTree, _ place: Span, in checker: inout Checker
  ) {
    let hasChoice = tree.nodes.contains { $0.kind == .choice }
    let members = TreeMember.allCases.filter { hasChoice || $0 != .best }
    let functions = TreeFunction.allCases.filter { hasChoice || $0 != .best }
    let isBest = member == TreeMember.best.rawValue
    checker.report(
      .unknownPart(
        place, member, .words(isBest ? .treeWithoutChoice : .aTree),
        known: members.map { $0.rawValue } + functions.map { $0.rawValue + "(path)" }))
  }

  /// The text of the branch that is best at a choice.
  static func chosen(
    _ node: DecisionTree.Node, _ tree: DecisionTree, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    let labels = node.children.map { child in
      let text = checker.expressions.textID(tree.nodes[child].label)
      return checker.make(.text(text), .text, reference)
    }
    let list = checker.make(.list(labels), checker.types.id(.list(.text)), reference)
    return checker.make(
      .item(list, position: used(node.branches, reference, context, in: &checker)), .text, reference
    )
  }

  /// Checks `launch.probability("build, works")` and the like; nil where the base is no tree.
  static func checkCall(
    _ callee: NodeReference, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    let source = checker.trees[callee.tree]
    guard let index = tree(named: source.child(callee.node), source, context, in: &checker) else {
      return nil
    }
    let member = checker.spelling(source.name(callee.node))
    guard DecisionTrees.prepare(index, in: &checker) else { return checker.broken(reference) }
    guard let function = TreeFunction(rawValue: member) else {
      let place = source.tokenSpan(source[callee.node].token)
      return memberValue(index, member, reference, place, context, in: &checker)
    }
    guard arguments.count == 1 else {
      FunctionCalls.reportArgumentCount(reference, member, arguments.count, 1, in: &checker)
      return checker.broken(reference)
    }
    let given = arguments[0].value
    let tree = checker.decisionTrees[index]
    if !isPlainText(given, in: checker) {
      return TreeEnds.atPath(given, function, index, reference, context, in: &checker)
    }
    let path = SyntaxReading.plainText(given.node, checker.trees[given.tree])
    let paths = tree.nodes.indices.map { tree.path(to: $0) }
    guard let place = paths.firstIndex(of: path), !path.isEmpty else {
      checker.report(
        .unknownPart(
          checker.span(given), path, .words(.theTree),
          known: paths.filter { !$0.isEmpty }.prefix(20).map { "\"" + $0 + "\"" }))
      return checker.broken(reference)
    }
    let node = tree.nodes[place]
    switch function {
    case .probability: return used(node.reach, reference, context, in: &checker)
    case .payoff: return used(node.value, reference, context, in: &checker)
    case .best:
      guard node.kind == .choice else {
        guard tree.nodes.contains(where: { $0.kind == .choice }) else {
          reportUnknown(
            member, of: tree, source.tokenSpan(source[callee.node].token), in: &checker)
          return checker.broken(reference)
        }
        checker.report(
          .unknownPart(
            checker.span(given), path, .words(.choicesOfTree),
            known: tree.nodes.indices.filter {
              tree.nodes[$0].kind == .choice && !paths[$0].isEmpty
            }
            .map { "\"" + paths[$0] + "\"" }))
        return checker.broken(reference)
      }
      return chosen(node, tree, reference, context, in: &checker)
    case .contribution: return contribution(node, tree, reference, context, in: &checker)
    }
  }

  /// `true` iff the node is a text without figures in it.
  private static func isPlainText(_ reference: NodeReference, in checker: Checker) -> Bool {
    let tree = checker.trees[reference.tree]
    return tree[reference.node].kind == .text && !tree[reference.node].firstChild.exists
  }

  /// What a node adds to the value of the tree: an end its payoff, any other its cost.
  static func contribution(
    _ node: DecisionTree.Node, _ tree: DecisionTree, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    var amount = checker.make(.constant(0), tree.type, reference)
    if node.kind == .end {
      amount = used(node.value, reference, context, in: &checker)
    } else if node.cost != nil {
      let cost = Expressions.retyped(
        used(node.cost, reference, context, in: &checker), tree.type, in: &checker)
      amount = checker.make(.negate(cost), tree.type, reference)
    }
    let reach = Expressions.retyped(
      used(node.reach, reference, context, in: &checker), .number, in: &checker)
    let present = used(node.present, reference, context, in: &checker)
    let likely = checker.make(.arithmetic(.multiply, amount, reach), tree.type, reference)
    return checker.make(.arithmetic(.multiply, likely, present), tree.type, reference)
  }

  /// What a report shows of a tree: its value, the choices, and each end with its probability and
  /// what it adds; nil where the tree has a mistake.
  static func shownTree(
    _ index: DecisionTreeID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ShownTree? {
    guard DecisionTrees.prepare(index, in: &checker) else { return nil }
    let tree = checker.decisionTrees[index]
    var shown = ShownTree(
      value: value(index, reference, context, in: &checker), choices: [], outcomes: [])
    for (place, node) in tree.nodes.enumerated() {
      let path = tree.path(to: place)
      if node.kind == .choice {
        let name = path.isEmpty ? node.title : path + (node.title.isEmpty ? "" : ": " + node.title)
        shown.choices.append(
          ShownTree.Choice(
            path: name, best: chosen(node, tree, reference, context, in: &checker),
            reached: used(node.reach, reference, context, in: &checker)))
      }
      let isEnd = node.kind == .end
      guard isEnd || node.cost != nil else { continue }
      let amount =
        isEnd
        ? used(node.value, reference, context, in: &checker)
        : checker.make(
          .negate(
            Expressions.retyped(
              used(node.cost, reference, context, in: &checker), tree.type, in: &checker)),
          tree.type, reference)
      shown.outcomes.append(
        ShownTree.Outcome(
          path: path, isCost: !isEnd,
          probability: used(node.reach, reference, context, in: &checker),
          amount: amount, adds: contribution(node, tree, reference, context, in: &checker)))
    }
    return shown
  }
}
