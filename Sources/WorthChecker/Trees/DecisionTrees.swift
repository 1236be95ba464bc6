import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Decision trees: `tree launch = choose { "license" -> CHF 2 million, "build" -> chance { … } }`.
struct DecisionTrees {
  /// The trees.
  var all = Arena<DecisionTreeID, DecisionTree>()
  /// How far each has been checked.
  private var progress = Arena<DecisionTreeID, Progress>()

  /// The entry of `id`.
  subscript(id: DecisionTreeID) -> DecisionTree {
    get { all[id] }
    _modify { yield &all[id] }
  }
}

extension DecisionTrees {
  /// How many nodes a tree may have.
  private static var mostNodes: Int { WorkLimits.treeNodes }

  /// Adds a decision tree that has not been checked.
  mutating func add(_ tree: DecisionTree) -> DecisionTreeID {
    progress.append(.waiting)
    return all.append(tree)
  }

  /// Declares the decision tree at `reference` in `scope`; reports a name that is taken.
  static func declare(_ reference: NodeReference, scope: ScopeID, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let nameNode = NodeReference(reference.tree, tree.child(reference.node))
    let name = tree.name(nameNode.node)
    if let earlier = Declarations.place(of: name, scope: scope, in: checker) {
      checker.report(.definedTwice(checker.span(nameNode), checker.spelling(name), first: earlier))
      return
    }
    let added = checker.decisionTrees.add(
      DecisionTree(
        name: name, reference: nameNode,
        body: NodeReference(reference.tree, tree.child(reference.node, 1)), scope: scope,
        sink: checker.findings.sink))
    checker.names.define(name, as: .tree(added), in: scope)
  }

  /// Checks all decision trees, those that nothing reads included.
  static func check(in checker: inout Checker) {
    for index in checker.decisionTrees.all.ids { _ = prepare(index, in: &checker) }
  }

  /// Checks the tree if that has not been done; `false` where it has a mistake.
  static func prepare(_ index: DecisionTreeID, in checker: inout Checker) -> Bool {
    switch checker.decisionTrees.progress[index] {
    case .done: return checker.decisionTrees[index].type != .error
    case .running, .tentative: return false
    case .waiting: break
    }
    checker.decisionTrees.progress[index] = .running
    let outer = (sink: checker.findings.sink, dependencies: checker.expressions.collected)
    checker.findings.turn(to: checker.decisionTrees[index].sink)
    var nodes: [DecisionTree.Node] = []
    let body = checker.decisionTrees[index].body
    let isRead = read(
      body, label: "", probability: nil, parent: nil, &nodes, checker.decisionTrees[index].scope,
      [checker.decisionTrees[index].name], in: &checker)
    checker.decisionTrees[index].nodes = nodes
    if isRead, !nodes.isEmpty {
      checker.decisionTrees[index].type = TreeValues.checkNodes(index, in: &checker)
    }
    checker.decisionTrees.progress[index] = .done
    checker.findings.turn(to: outer.sink)
    checker.expressions.resumeCollecting(outer.dependencies)
    return checker.decisionTrees[index].type != .error
  }

  // MARK: Reading

  /// Reads a node and what hangs on it into `nodes`, each parent before its branches; `false` after
  /// a diagnostic.
  ///
  /// `above` holds the names of the trees that are being read, so that none contains itself.
  private static func read(
    _ reference: NodeReference, label: String, probability: NodeReference?, parent: Int?,
    _ nodes: inout [DecisionTree.Node], _ scope: ScopeID, _ above: [Name], in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    guard node.exists else { return false }
    guard nodes.count < DecisionTrees.mostNodes, above.count < 100 else {
      checker.report(.tooManyParts(checker.span(reference), limit: DecisionTrees.mostNodes))
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
      return readBranches(place, whole, &nodes, scope, above, in: &checker)
    case .name:
      let name = tree.name(node)
      if case .tree(let other)? = Names.lookUp(name, scope: scope, in: &checker) {
        guard !above.contains(name) else {
          checker.report(
            .circle(
              checker.span(whole), above.map { checker.spelling($0) },
              [checker.span(checker.decisionTrees[other].reference)]))
          return false
        }
        return read(
          checker.decisionTrees[other].body, label: label, probability: probability, parent: parent,
          &nodes, checker.decisionTrees[other].scope, above + [name], in: &checker)
      }
    default: break
    }
    nodes.append(
      DecisionTree.Node(
        kind: .end, reference: whole, title: "", parent: parent, label: label,
        probability: probability))
    return true
  }

  /// Returns the title of a chance or choice; empty where it has none.
  private static func titleOf(_ node: NodeID, _ tree: Tree) -> String {
    let first = tree.child(node)
    return first.exists && tree[first].kind == .text ? SyntaxReading.plainText(first, tree) : ""
  }

  /// Reads the fields and branches of the chance or choice at `place`; `false` after a diagnostic.
  private static func readBranches(
    _ place: Int, _ reference: NodeReference, _ nodes: inout [DecisionTree.Node], _ scope: ScopeID,
    _ above: [Name], in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[reference.tree]
    let parts = Array(tree.children(reference.node))
    guard let block = parts.last, tree[block].kind == .block else { return false }
    let isChance = nodes[place].kind == .chance
    var hasRest = false
    for entry in checker.limited(checker.children(of: NodeReference(reference.tree, block))) {
      switch tree[entry.node].kind {
      case .definition:
        guard readField(entry, &nodes[place], in: &checker) else { return false }
      case .branch:
        var branch = Array(tree.children(entry.node))
        guard branch.count >= 2, let outcome = branch.popLast() else { return false }
        let label = branch.last.map { SyntaxReading.plainText($0, tree) } ?? ""
        let first = NodeReference(entry.tree, branch[0])
        let isText = tree[branch[0]].kind == .text
        guard isChance != isText else {
          checker.report(.wrongBranch(checker.span(entry), isChance: isChance))
          return false
        }
        if tree[branch[0]].kind == .name, tree.text(branch[0]) == "rest" {
          guard !hasRest else {
            checker.report(.wrongBranch(checker.span(entry), isChance: isChance))
            return false
          }
          hasRest = true
        }
        let known = nodes[place].children.first { nodes[$0].label == label }
        if let known, !label.isEmpty {
          checker.report(
            .definedTwice(checker.span(entry), label, first: checker.span(nodes[known].reference)))
          return false
        }
        nodes[place].children.append(nodes.count)
        let title = label.isEmpty ? "branch \(nodes[place].children.count)" : label
        guard
          read(
            NodeReference(entry.tree, outcome), label: title,
            probability: isChance ? first : nil, parent: place, &nodes, scope, above, in: &checker)
        else { return false }
      case .skipped: return false
      default:
        checker.report(.wrongBranch(checker.span(entry), isChance: isChance))
        return false
      }
    }
    guard !nodes[place].children.isEmpty else {
      checker.report(.wrongBranch(checker.span(reference), isChance: isChance))
      return false
    }
    return true
  }

  /// Reads a field of a node, such as its cost; `false` after a diagnostic.
  private static func readField(
    _ entry: NodeReference, _ node: inout DecisionTree.Node, in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[entry.tree]
    let name = tree.text(tree.child(entry.node))
    guard let field = TreeField(rawValue: name) else {
      checker.report(
        .unknownField(
          InstanceFields.place(of: entry, in: checker) ?? checker.span(entry), name,
          kind: node.kind == .chance ? "chance" : "choose",
          nearest: Spelling.nearest(to: name, among: TreeField.words), known: TreeField.words))
      return false
    }
    let value = SyntaxReading.valueNode(entry, in: checker)
    guard value.exists else { return false }
    node.fields[field] = NodeReference(entry.tree, value)
    return true
  }
}

extension DecisionTree {
  /// Returns the labels of the branches that lead to a node, as a path in a source names it.
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
