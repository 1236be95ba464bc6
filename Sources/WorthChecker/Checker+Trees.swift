import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Decision trees: `tree launch = choose { "license" -> CHF 2 million, "build" -> chance { … } }`.
extension Checker {
  mutating func declareTree(_ reference: NodeReference, scope: ScopeID) {
    let tree = trees[reference.tree]
    let nameNode = NodeReference(reference.tree, tree.child(reference.node))
    let name = tree.name(nameNode.node)
    if let earlier = place(of: name, scope: scope) {
      report(.definedTwice(span(nameNode), spelling(name), first: earlier))
      return
    }
    scopes[scope].symbols[name] = .tree(
      addDecisionTree(
        DecisionTree(
          name: name, reference: nameNode,
          body: NodeReference(reference.tree, tree.child(reference.node, 1)), scope: scope,
          sink: sink)))
  }

  mutating func checkTrees() {
    for index in decisionTrees.ids { _ = prepareTree(index) }
  }

  /// Adds a decision tree that has not been checked.
  mutating func addDecisionTree(_ tree: DecisionTree) -> DecisionTreeID {
    treeProgress.append(.waiting)
    return decisionTrees.append(tree)
  }

  /// How many nodes a tree may have.
  private static var mostNodes: Int { WorkLimits.treeNodes }

  /// Checks the tree if that has not been done; `false` where it has a mistake.
  mutating func prepareTree(_ index: DecisionTreeID) -> Bool {
    let place = index
    switch treeProgress[place] {
    case .done: return decisionTrees[place].type != .error
    case .running, .tentative: return false
    case .waiting: break
    }
    treeProgress[place] = .running
    let outer = (sink: sink, dependencies: hiddenDependencies)
    sink = decisionTrees[place].sink
    var nodes: [DecisionTree.Node] = []
    let body = decisionTrees[place].body
    let isRead = read(
      body, label: "", probability: nil, parent: nil, &nodes, decisionTrees[place].scope,
      [decisionTrees[place].name])
    decisionTrees[place].nodes = nodes
    if isRead, !nodes.isEmpty {
      decisionTrees[place].type = checkNodes(index)
    }
    treeProgress[place] = .done
    sink = outer.sink
    hiddenDependencies = outer.dependencies
    return decisionTrees[place].type != .error
  }

  // MARK: Reading

  private mutating func read(
    _ reference: NodeReference, label: String, probability: NodeReference?, parent: Int?,
    _ nodes: inout [DecisionTree.Node], _ scope: ScopeID, _ above: [Name]
  ) -> Bool {
    let tree = trees[reference.tree]
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
              [span(decisionTrees[other].reference)]))
          return false
        }
        return read(
          decisionTrees[other].body, label: label, probability: probability, parent: parent,
          &nodes, decisionTrees[other].scope, above + [name])
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
    _ place: Int, _ reference: NodeReference, _ nodes: inout [DecisionTree.Node], _ scope: ScopeID,
    _ above: [Name]
  ) -> Bool {
    let tree = trees[reference.tree]
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
    let tree = trees[entry.tree]
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
}

extension DecisionTree {
  /// The branches that lead to a node.
  func path(to place: Int) -> String {
    var labels: [String] = []
    var current = place
    while let parent = nodes[current].parent {
      labels.append(nodes[current].label)
      current = parent
    }
    return labels.reversed().joined(separator: ", ")
  }
}
