import WorthSource
import WorthSyntax
import WorthValue

/// The definitions without a name that stand for parts of decision trees.
struct TreeParts: Sendable {
  /// Where a part belongs.
  struct Part: Sendable {
    /// The tree that is worked out with it.
    var owner: DecisionTreeID
    /// The tree in whose text it stands: another one where the owner names that.
    var written: DecisionTreeID
  }

  /// The parts of all trees.
  private(set) var parts: [DefinitionID: Part] = [:]
  /// The trees that each tree names.
  private(set) var named: [DecisionTreeID: [DecisionTreeID]] = [:]

  /// Finds the parts of the trees of `program`.
  init(_ program: Program) {
    let bodies = program.decisionTrees.ids.map { id in
      (id: id, place: program.span(program.decisionTrees[id].body))
    }
    for id in program.decisionTrees.ids {
      let tree = program.decisionTrees[id]
      // What a scenario makes of a tree has the same text.
      let owner = bodies.first { $0.place == program.span(tree.body) }?.id ?? id
      if owner == id { named[id] = TreeParts.trees(namedBy: tree, program) }
      var waiting = tree.nodes.flatMap { node in
        [
          node.payoff, node.value, node.cost, node.factor, node.branches, node.reach, node.present,
        ].compactMap { $0 }
      }
      if let informed = tree.informed { waiting.append(informed) }
      while let next = waiting.popLast() {
        let operation = program.expressions[next].operation
        waiting += operation.parts
        guard case .definition(let part) = operation, parts[part] == nil,
          case .hidden = program.definitions[part].role
        else { continue }
        let place = program.span(program.definitions[part].reference)
        guard let written = bodies.first(where: { $0.place.contains(place) })?.id else { continue }
        parts[part] = Part(owner: owner, written: written)
        waiting += program.definitions[part].clauses.compactMap { $0.expression }
      }
    }
  }

  /// Returns the trees that the text of a tree names, each once.
  private static func trees(namedBy tree: DecisionTree, _ program: Program) -> [DecisionTreeID] {
    let text = program.trees[tree.body.tree]
    var found: [DecisionTreeID] = []
    var waiting = [tree.body.node]
    while let node = waiting.popLast() {
      waiting += Array(text.children(node)).reversed()
      guard text[node].kind == .name,
        case .tree(let other)? = program.scopes[tree.scope].symbols[text.name(node)],
        !found.contains(other)
      else { continue }
      found.append(other)
    }
    return found
  }

  /// Returns the parts that stand in the text of a tree and are worked out with it, in order.
  func own(_ id: DecisionTreeID) -> [DefinitionID] {
    parts.filter { $0.value.owner == id && $0.value.written == id }.map { $0.key }.sorted()
  }

  /// Returns all parts that are worked out with a tree, in order.
  func all(_ id: DecisionTreeID) -> [DefinitionID] {
    parts.filter { $0.value.owner == id }.map { $0.key }.sorted()
  }
}
