import WorthBuiltins
import WorthSource
import WorthSyntax
import WorthValue

/// A decision tree.
struct DecisionTree {
  /// A chance, a choice or an end.
  struct Node {
    enum Kind { case end, chance, choice }

    var kind: Kind
    var reference: NodeReference
    var title: String
    /// The place of the node that leads here, -1 for the first.
    var parent: Int
    /// What stands at the branch that leads here.
    var label: String
    var probability: NodeReference?
    var children: [Int] = []
    var fields: [String: NodeReference] = [:]
    // What was made of it.
    var payoff = ExpressionID.none
    var value = ExpressionID.none
    var cost = ExpressionID.none
    /// What 1 at the ends of its branches is worth at the node.
    var factor = ExpressionID.none
    /// The probabilities of a chance, or the place of the best branch of a choice.
    var branches = ExpressionID.none
    /// The probability of coming here, and what 1 here is worth at the first node.
    var reach = ExpressionID.none
    var present = ExpressionID.none
  }

  var name: Name
  var reference: NodeReference
  var body: NodeReference
  var scope: Int32
  var sink: Int32
  var progress = Progress.waiting
  var nodes: [Node] = []
  var type = TypeID.error
  var informed = ExpressionID.none
}

/// Decision trees: `tree launch = choose { "license" -> CHF 2 million, "build" -> chance { … } }`.
extension Checker {
  mutating func declareTree(_ reference: NodeReference, scope: Int32) {
    let tree = trees[Int(reference.tree)]
    let nameNode = NodeReference(reference.tree, tree.child(reference.node))
    let name = tree.name(nameNode.node)
    if let earlier = place(of: name, scope: scope) {
      report(.definedTwice(span(nameNode), spelling(name), first: earlier))
      return
    }
    decisionTrees.append(
      DecisionTree(
        name: name, reference: nameNode,
        body: NodeReference(reference.tree, tree.child(reference.node, 1)), scope: scope, sink: sink
      ))
    scopes[Int(scope)].symbols[name.id] = .tree(
      Int32(truncatingIfNeeded: decisionTrees.count - 1))
  }

  mutating func checkTrees() {
    for index in decisionTrees.indices { _ = prepareTree(Int32(truncatingIfNeeded: index)) }
  }

  /// How many nodes a tree may have.
  private static var mostNodes: Int { 2000 }

  /// Checks the tree if that has not been done; `false` where it has a mistake.
  mutating func prepareTree(_ index: Int32) -> Bool {
    let place = Int(index)
    switch decisionTrees[place].progress {
    case .done: return decisionTrees[place].type != .error
    case .running, .tentative: return false
    case .waiting: break
    }
    decisionTrees[place].progress = .running
    let outer = (sink: sink, dependencies: hiddenDependencies)
    sink = decisionTrees[place].sink
    var nodes: [DecisionTree.Node] = []
    let body = decisionTrees[place].body
    let isRead = read(
      body, label: "", probability: nil, parent: -1, &nodes, decisionTrees[place].scope,
      [decisionTrees[place].name])
    decisionTrees[place].nodes = nodes
    if isRead, !nodes.isEmpty {
      decisionTrees[place].type = checkNodes(index)
    }
    decisionTrees[place].progress = .done
    sink = outer.sink
    hiddenDependencies = outer.dependencies
    return decisionTrees[place].type != .error
  }

  // MARK: Reading

  private mutating func read(
    _ reference: NodeReference, label: String, probability: NodeReference?, parent: Int,
    _ nodes: inout [DecisionTree.Node], _ scope: Int32, _ above: [Name]
  ) -> Bool {
    let tree = trees[Int(reference.tree)]
    let node = unwrapped(reference.node, tree)
    guard node.exists else { return false }
    guard nodes.count < Checker.mostNodes, above.count < 100 else {
      report(.tooManyParts(span(reference), limit: Checker.mostNodes))
      return false
    }
    let place = nodes.count
    let whole = NodeReference(reference.tree, node)
    switch tree[node].kind {
    case .chance, .choose:
      nodes.append(
        DecisionTree.Node(
          kind: tree[node].kind == .chance ? .chance : .choice, reference: whole,
          title: titleOf(node, tree), parent: parent, label: label, probability: probability))
      return readBranches(place, whole, &nodes, scope, above)
    case .name:
      let name = tree.name(node)
      if case .tree(let other)? = lookUp(name, scope: scope) {
        guard !above.contains(name) else {
          report(
            .circle(
              span(whole), above.map { spelling($0) },
              [span(decisionTrees[Int(other)].reference)]))
          return false
        }
        return read(
          decisionTrees[Int(other)].body, label: label, probability: probability, parent: parent,
          &nodes, decisionTrees[Int(other)].scope, above + [name])
      }
    default: break
    }
    nodes.append(
      DecisionTree.Node(
        kind: .end, reference: whole, title: "", parent: parent, label: label,
        probability: probability))
    return true
  }

  private func titleOf(_ node: NodeID, _ tree: Tree) -> String {
    let first = tree.child(node)
    return first.exists && tree[first].kind == .text ? plainText(first, tree) : ""
  }

  private mutating func readBranches(
    _ place: Int, _ reference: NodeReference, _ nodes: inout [DecisionTree.Node], _ scope: Int32,
    _ above: [Name]
  ) -> Bool {
    let tree = trees[Int(reference.tree)]
    let parts = Array(tree.children(reference.node))
    guard let block = parts.last, tree[block].kind == .block else { return false }
    let isChance = nodes[place].kind == .chance
    var hasRest = false
    for entry in limited(children(of: NodeReference(reference.tree, block))) {
      switch tree[entry.node].kind {
      case .definition:
        guard readField(entry, &nodes[place]) else { return false }
      case .branch:
        var branch = Array(tree.children(entry.node))
        guard branch.count >= 2, let outcome = branch.popLast() else { return false }
        let label = branch.last.map { plainText($0, tree) } ?? ""
        let first = NodeReference(entry.tree, branch[0])
        let isText = tree[branch[0]].kind == .text
        guard isChance != isText else {
          report(.wrongBranch(span(entry), isChance: isChance))
          return false
        }
        if tree[branch[0]].kind == .name, tree.text(branch[0]) == "rest" {
          guard !hasRest else {
            report(.wrongBranch(span(entry), isChance: isChance))
            return false
          }
          hasRest = true
        }
        let known = nodes[place].children.first { nodes[$0].label == label }
        if let known, !label.isEmpty {
          report(
            .definedTwice(span(entry), label, first: span(nodes[known].reference)))
          return false
        }
        nodes[place].children.append(nodes.count)
        let title = label.isEmpty ? "branch \(nodes[place].children.count)" : label
        guard
          read(
            NodeReference(entry.tree, outcome), label: title,
            probability: isChance ? first : nil, parent: place, &nodes, scope, above)
        else { return false }
      case .skipped: return false
      default:
        report(.wrongBranch(span(entry), isChance: isChance))
        return false
      }
    }
    guard !nodes[place].children.isEmpty else {
      report(.wrongBranch(span(reference), isChance: isChance))
      return false
    }
    return true
  }

  private mutating func readField(
    _ entry: NodeReference, _ node: inout DecisionTree.Node
  ) -> Bool {
    let tree = trees[Int(entry.tree)]
    let name = tree.text(tree.child(entry.node))
    let known = ["cost", "takes", "rate"]
    guard known.contains(name) else {
      report(
        .unknownField(
          fieldSpan(entry) ?? span(entry), name,
          kind: node.kind == .chance ? "chance" : "choose",
          nearest: Spelling.nearest(to: name, among: known), known: known))
      return false
    }
    let value = valueNode(entry)
    guard value.exists else { return false }
    node.fields[name] = NodeReference(entry.tree, value)
    return true
  }

  // MARK: Checking

  /// Checks all nodes and returns the type of their values.
  private mutating func checkNodes(_ index: Int32) -> TypeID {
    let scope = decisionTrees[Int(index)].scope
    var element = TypeID.pending
    for place in decisionTrees[Int(index)].nodes.indices {
      let node = decisionTrees[Int(index)].nodes[place]
      for reference in [node.kind == .end ? node.reference : nil, node.fields["cost"]] {
        guard let reference else { continue }
        let value = hidden(reference, scope)
        if type(value) == .pending {
          report(
            .circle(
              span(reference), [spelling(decisionTrees[Int(index)].name)],
              [span(decisionTrees[Int(index)].reference)]))
        }
        guard type(value) != .error, type(value) != .pending else { return .error }
        if reference == node.reference {
          decisionTrees[Int(index)].nodes[place].payoff = value
        } else {
          decisionTrees[Int(index)].nodes[place].cost = value
        }
        if isLiteralZero(written(value)) { continue }
        guard isArithmetic(type(value)) else {
          report(
            .wrongArgument(
              span(reference), function: "tree", parameter: "end",
              expected: "an amount", found: describe(type(value))))
          return .error
        }
        element = unify(element, type(value), reference)
        if element == .error { return .error }
      }
    }
    if element == .pending { element = .number }
    for place in decisionTrees[Int(index)].nodes.indices.reversed() {
      guard rollBack(place, index, element, scope) else { return .error }
    }
    reachNodes(index)
    return element
  }

  /// The expression behind a hidden definition.
  private func written(_ id: ExpressionID) -> ExpressionID {
    guard case .definition(let definition) = expression(id).operation else { return id }
    return definitions[Int(definition)].clauses.first?.expression ?? id
  }

  /// Checks an expression of the tree as a definition of its own.
  private mutating func hidden(_ reference: NodeReference, _ scope: Int32) -> ExpressionID {
    hiddenDependencies = []
    var context = Context(scope: scope, definition: -1, timeline: timeline(of: scope))
    let value = check(reference, &context, expected: nil, whole: true)
    return keep(value, reference)
  }

  /// Keeps an expression as a definition, so that it is worked out once.
  private mutating func keep(
    _ value: ExpressionID, _ reference: NodeReference, _ needed: [ExpressionID] = []
  ) -> ExpressionID {
    guard type(value) != .error else { return value }
    var dependencies = hiddenDependencies
    for id in needed {
      if case .definition(let target) = expression(id).operation {
        dependencies.append(Dependency(target: target, offset: nil))
      }
    }
    hiddenDependencies = []
    let definition = addHidden("part of a tree", value, dependencies: dependencies)
    return make(.definition(definition), type(value), reference)
  }

  /// Works out what a node is worth from what its branches are.
  private mutating func rollBack(
    _ place: Int, _ index: Int32, _ element: TypeID, _ scope: Int32
  ) -> Bool {
    let node = decisionTrees[Int(index)].nodes[place]
    let reference = node.reference
    hiddenDependencies = []
    if node.kind == .end {
      decisionTrees[Int(index)].nodes[place].value = retyped(node.payoff, element)
      return true
    }
    let values = node.children.map { decisionTrees[Int(index)].nodes[$0].value }
    var inner: ExpressionID
    if node.kind == .chance {
      guard let shares = probabilities(node, index, scope) else { return false }
      decisionTrees[Int(index)].nodes[place].branches = shares
      inner = make(.constant(0), element, reference)
      for (number, value) in values.enumerated() {
        let share = item(shares, number + 1, .number, reference)
        let part = make(.arithmetic(.multiply, value, share), element, reference)
        inner =
          number == 0 ? part : make(.arithmetic(.add, inner, part), element, reference)
      }
      inner = keep(inner, reference, values + [shares])
    } else {
      let all = make(
        .list(values.map { retyped($0, .number) }), types.id(.list(.number)), reference)
      let best = keep(
        make(
          .builtin(BuiltinPosition.positionOfGreatest, arguments: [all]), .number, reference),
        reference, values)
      decisionTrees[Int(index)].nodes[place].branches = best
      let list = make(.list(values), types.id(.list(element)), reference)
      inner = keep(
        make(.item(list, position: best), element, reference), reference, values + [best])
    }
    guard let factor = discounting(node, index, scope) else { return false }
    var value = inner
    if factor.exists {
      decisionTrees[Int(index)].nodes[place].factor = factor
      value = make(.arithmetic(.multiply, value, factor), element, reference)
    }
    if node.cost.exists {
      value = make(
        .arithmetic(.subtract, value, retyped(node.cost, element)), element, reference)
    }
    if value != inner {
      value = keep(value, reference, [inner, factor, node.cost].filter { $0.exists })
    }
    decisionTrees[Int(index)].nodes[place].value = value
    return true
  }

  private mutating func item(
    _ list: ExpressionID, _ position: Int, _ type: TypeID, _ reference: NodeReference
  ) -> ExpressionID {
    make(
      .item(list, position: make(.constant(Double(position)), .number, reference)), type, reference)
  }

  /// Returns the probabilities of a chance; nil after a diagnostic.
  private mutating func probabilities(
    _ node: DecisionTree.Node, _ index: Int32, _ scope: Int32
  ) -> ExpressionID? {
    var shares: [ExpressionID] = []
    hiddenDependencies = []
    for child in node.children {
      guard let reference = decisionTrees[Int(index)].nodes[child].probability else { return nil }
      let tree = trees[Int(reference.tree)]
      if tree[reference.node].kind == .name, tree.text(reference.node) == "rest" {
        shares.append(make(.constant(-1), .number, reference))
        continue
      }
      var context = Context(scope: scope, definition: -1, timeline: timeline(of: scope))
      let share = check(reference, &context, expected: .percent, whole: true)
      guard type(share) != .error else { return nil }
      guard type(share) == .percent || type(share) == .number else {
        report(
          .wrongArgument(
            span(reference), function: "chance", parameter: "probability", expected: "a percent",
            found: describe(type(share))))
        return nil
      }
      shares.append(retyped(share, .number))
    }
    let list = make(.list(shares), types.id(.list(.number)), node.reference)
    let checked = make(
      .builtin(BuiltinPosition.chanceProbabilities, arguments: [list]),
      types.id(.list(.number)), node.reference)
    return keep(checked, node.reference)
  }

  /// Returns what 1 after the time that a node takes is worth at the node: none where it takes no time, nil after a
  /// diagnostic.
  private mutating func discounting(
    _ node: DecisionTree.Node, _ index: Int32, _ scope: Int32
  ) -> ExpressionID? {
    guard let takes = node.fields["takes"] else { return ExpressionID.none }
    var rate = node.fields["rate"]
    var above = node.parent
    while rate == nil, above >= 0 {
      rate = decisionTrees[Int(index)].nodes[above].fields["rate"]
      above = decisionTrees[Int(index)].nodes[above].parent
    }
    guard let rate else {
      report(.takesWithoutRate(span(takes)))
      return nil
    }
    hiddenDependencies = []
    var context = Context(scope: scope, definition: -1, timeline: timeline(of: scope))
    let growth = checkGrowthFactor(
      [
        WrittenArgument(name: nil, reference: rate, value: rate),
        WrittenArgument(name: nil, reference: takes, value: takes),
      ], takes, &context)
    guard type(growth) != .error else { return nil }
    let checked = check(takes, &context, expected: nil, whole: true)
    if let time = constantValue(checked), time < 0 {
      report(
        .wrongArgument(
          span(takes), function: "tree", parameter: "takes",
          expected: "a time that is not negative",
          found: sources.text(span(takes))))
      return nil
    }
    let one = make(.constant(1), .number, takes)
    return keep(make(.arithmetic(.divide, one, growth), .number, takes), takes)
  }

  /// Works out how likely each node is under the best choices, and what 1 there is worth at the first.
  private mutating func reachNodes(_ index: Int32) {
    for place in decisionTrees[Int(index)].nodes.indices {
      let node = decisionTrees[Int(index)].nodes[place]
      let reference = node.reference
      guard node.parent >= 0 else {
        decisionTrees[Int(index)].nodes[place].reach = make(.constant(1), .percent, reference)
        decisionTrees[Int(index)].nodes[place].present = make(.constant(1), .number, reference)
        continue
      }
      let parent = decisionTrees[Int(index)].nodes[node.parent]
      let number = (parent.children.firstIndex(of: place) ?? 0) + 1
      let reach: ExpressionID
      if parent.kind == .chance {
        reach = make(
          .arithmetic(
            .multiply, parent.reach, item(parent.branches, number, .number, reference)), .percent,
          reference)
      } else {
        let own = make(.constant(Double(number)), .number, reference)
        let isBest = make(.comparison(.equal, parent.branches, own), .yesNo, reference)
        reach = make(
          .conditional(isBest, parent.reach, make(.constant(0), .percent, reference)), .percent,
          reference)
      }
      decisionTrees[Int(index)].nodes[place].reach = keep(
        reach, reference, [parent.reach, parent.branches])
      if parent.factor.exists {
        decisionTrees[Int(index)].nodes[place].present = keep(
          make(.arithmetic(.multiply, parent.present, parent.factor), .number, reference),
          reference, [parent.present, parent.factor])
      } else {
        decisionTrees[Int(index)].nodes[place].present = parent.present
      }
    }
  }

  /// Works out what the tree is worth to somebody who knows all outcomes beforehand, once that is asked for.
  private mutating func inform(_ index: Int32) {
    guard !decisionTrees[Int(index)].informed.exists else { return }
    let element = decisionTrees[Int(index)].type
    let outer = hiddenDependencies
    defer { hiddenDependencies = outer }
    let nodes = decisionTrees[Int(index)].nodes
    let reference = decisionTrees[Int(index)].reference
    var titles: [String] = []
    var labels: [String] = []
    var lists = [[ExpressionID]](repeating: [], count: 7)
    var needed: [ExpressionID] = []
    for (place, node) in nodes.enumerated() {
      var event = 0.0
      if node.kind == .choice {
        event = -1
      } else if node.kind == .chance {
        // Chances of one name are one event, those without a name each their own.
        let title = node.title.isEmpty ? "\(place)" : "\"" + node.title
        event = Double((titles.firstIndex(of: title) ?? titles.count) + 1)
        if !titles.contains(title) { titles.append(title) }
      }
      var share = make(.constant(1), .number, reference)
      if node.parent >= 0, nodes[node.parent].kind == .chance {
        let number = (nodes[node.parent].children.firstIndex(of: place) ?? 0) + 1
        share = item(nodes[node.parent].branches, number, .number, reference)
        needed.append(nodes[node.parent].branches)
      }
      if !labels.contains(node.label) { labels.append(node.label) }
      let label = Double(labels.firstIndex(of: node.label) ?? 0)
      let zero = make(.constant(0), .number, reference)
      let one = make(.constant(1), .number, reference)
      let entries = [
        make(.constant(event), .number, reference),
        make(.constant(label), .number, reference),
        make(.constant(Double(node.parent)), .number, reference), share,
        node.cost.exists ? retyped(node.cost, .number) : zero,
        node.factor.exists ? node.factor : one,
        node.payoff.exists ? retyped(node.payoff, .number) : zero,
      ]
      for (list, entry) in entries.enumerated() { lists[list].append(entry) }
      needed += [node.cost, node.factor, node.payoff].filter { $0.exists }
    }
    hiddenDependencies = []
    let arguments = lists.map { make(.list($0), types.id(.list(.number)), reference) }
    let informed = make(
      .builtin(BuiltinPosition.perfectInformation, arguments: arguments), element, reference)
    decisionTrees[Int(index)].informed = keep(informed, reference, needed)
  }

  // MARK: Reading results

  private static let treeMembers = ["value", "best", "perfect_information"]
  private static let treeFunctions = ["probability", "payoff", "contribution", "best"]

  /// The tree that a name stands for.
  mutating func tree(named node: NodeID, _ tree: Tree, _ context: Context) -> Int32? {
    guard tree[node].kind == .name else { return nil }
    let name = tree.name(node)
    if context.version >= 0 || context.locals.contains(where: { $0.name == name }) { return nil }
    if case .tree(let index)? = lookUp(name, scope: context.scope) { return index }
    return nil
  }

  /// Returns what the tree is worth at its first node.
  mutating func treeValue(
    _ index: Int32, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    guard prepareTree(index) else { return broken(reference) }
    return used(decisionTrees[Int(index)].nodes[0].value, reference, context)
  }

  /// Returns the expression at another place, with its dependency noted.
  private mutating func used(
    _ id: ExpressionID, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    if case .definition(let target) = expression(id).operation {
      depend(on: target, offset: nil, context)
    }
    return make(expression(id).operation, type(id), reference)
  }

  mutating func treeMember(
    _ index: Int32, _ member: String, _ reference: NodeReference, _ place: Span,
    _ context: Context
  ) -> ExpressionID {
    guard prepareTree(index) else { return broken(reference) }
    let tree = decisionTrees[Int(index)]
    switch member {
    case "value": return treeValue(index, reference, context)
    case "best":
      guard let choice = tree.nodes.first(where: { $0.kind == .choice }) else { break }
      return chosen(choice, tree, reference, context)
    case "perfect_information":
      inform(index)
      let informed = used(decisionTrees[Int(index)].informed, reference, context)
      let value = used(tree.nodes[0].value, reference, context)
      return make(.arithmetic(.subtract, informed, value), tree.type, reference)
    default: break
    }
    report(
      .unknownPart(
        place, member, "a tree",
        known: (Checker.treeMembers + Checker.treeFunctions.map { $0 + "(path)" }).joined(
          separator: ", ")))
    return broken(reference)
  }

  /// The text of the branch that is best at a choice.
  private mutating func chosen(
    _ node: DecisionTree.Node, _ tree: DecisionTree, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    let labels = node.children.map { child in
      let text = textIndex(tree.nodes[child].label)
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
    let source = trees[Int(callee.tree)]
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
    let path = plainText(given.node, trees[Int(given.tree)])
    let tree = decisionTrees[Int(index)]
    let paths = tree.nodes.indices.map { tree.path(to: $0) }
    guard let place = paths.firstIndex(of: path), !path.isEmpty else {
      report(
        .unknownPart(
          span(given), path, "the tree",
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
            span(given), path, "the choices of the tree",
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
    } else if node.cost.exists {
      let cost = retyped(used(node.cost, reference, context), tree.type)
      amount = make(.negate(cost), tree.type, reference)
    }
    let reach = retyped(used(node.reach, reference, context), .number)
    let present = used(node.present, reference, context)
    let likely = make(.arithmetic(.multiply, amount, reach), tree.type, reference)
    return make(.arithmetic(.multiply, likely, present), tree.type, reference)
  }

  /// What a report shows of a tree: its value, the choices, and each end with its probability and what it adds.
  mutating func treeItems(
    _ index: Int32, _ title: String, _ reference: NodeReference, _ context: Context
  ) -> [(title: String, content: ShowInfo.Content)] {
    guard prepareTree(index) else { return [] }
    let tree = decisionTrees[Int(index)]
    var items: [(title: String, content: ShowInfo.Content)] = [
      (title, .value(treeValue(index, reference, context)))
    ]
    var choices: [(title: String, values: [ExpressionID])] = []
    var ends: [(title: String, values: [ExpressionID])] = []
    for (place, node) in tree.nodes.enumerated() {
      let path = tree.path(to: place)
      if node.kind == .choice {
        let name = path.isEmpty ? node.title : path + (node.title.isEmpty ? "" : ": " + node.title)
        choices.append(
          (
            name.isEmpty ? title : name,
            [chosen(node, tree, reference, context), used(node.reach, reference, context)]
          ))
      }
      if node.kind == .end || node.cost.exists {
        ends.append(
          (
            node.kind == .end ? path : (path.isEmpty ? "" : path + ": ") + "cost",
            [
              used(node.reach, reference, context),
              node.kind == .end
                ? used(node.value, reference, context)
                : make(
                  .negate(retyped(used(node.cost, reference, context), tree.type)), tree.type,
                  reference),
              contribution(node, tree, reference, context),
            ]
          ))
      }
    }
    if !choices.isEmpty {
      items.append(
        (
          title,
          .matrix(
            corner: "choice", headings: ["best", "reached"], rows: choices, remark: "")
        ))
    }
    items.append(
      (
        title,
        .matrix(
          corner: "path", headings: ["probability", "amount", "adds"], rows: ends, remark: "")
      ))
    return items
  }
}

extension DecisionTree {
  /// The branches that lead to a node.
  func path(to place: Int) -> String {
    var labels: [String] = []
    var current = place
    while current >= 0, nodes[current].parent >= 0 {
      labels.append(nodes[current].label)
      current = nodes[current].parent
    }
    return labels.reversed().joined(separator: ", ")
  }
}
