import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Kinds, functions, decision trees and used files: what uses them.
extension InformationDesk {
  /// Returns what is known of a kind.
  func information(on id: KindID, _ label: String) -> Information {
    let count = program.kinds[id].inputs.count
    var found = plain(
      .kind(id), "kind", label, count == 1 ? "kind with 1 input" : "kind with \(count) inputs")
    if let parent = program.kinds[id].parent { found.restsOn = [relation(parent)] }
    for other in program.kinds.ids where program.kinds[other].parent == id {
      found.usedBy.append(relation(other))
    }
    for other in program.instances.ids {
      let instance = program.instances[other]
      guard instance.kind == id, !instance.isInWorld, !instance.isAbstract else { continue }
      found.usedBy.append(
        Information.Relation(
          .instance, text: uses.name(of: other), place: program.nameSpan(instance.reference)))
    }
    return found
  }

  /// Returns a kind with its place.
  private func relation(_ id: KindID) -> Information.Relation {
    let kind = program.kinds[id]
    return Information.Relation(
      .kind, text: uses.prefix(at: kind.reference) + program.spelling(kind.name),
      place: program.span(kind.reference))
  }

  /// Returns what is known of a decision tree.
  mutating func information(on id: DecisionTreeID, _ label: String) -> Information {
    let tree = program.decisionTrees[id]
    var found = plain(.tree(id), "decision tree", label, uses.words(for: tree.type))
    found.formula = [line(tree.body)]
    found.restsOn = uses.operands(of: id).map { relation($0) }
    found.usedBy = relations(uses.uses(of: id))
    found.variesByTrial = uses.variesByTrial(id)
    return found
  }

  // MARK: Functions

  /// Returns what is known of a function.
  func information(on id: FunctionID, _ label: String) -> Information {
    var found = plain(.function(id), "function", label, "function")
    var seen: Set<Span> = []
    found.usedBy = (calls(of: id) + handingsOn(of: id)).filter { seen.insert($0.place).inserted }
      .sorted { ($0.place.source, $0.place.start) < ($1.place.source, $1.place.start) }
    return found
  }

  /// The calls of a function.
  private func calls(of function: FunctionID) -> [Information.Relation] {
    let reference = program.functions[function].reference
    return program.expressions.entries.compactMap { expression in
      guard case .call(let version, _) = expression.operation,
        program.functions[program.versions[version].function].reference == reference
      else { return nil }
      let call = line(expression.reference)
      return Information.Relation(.call, text: call.text, place: call.place)
    }
  }

  /// The calls in which a function is an argument: `fold(list, add, 0)`.
  private func handingsOn(of function: FunctionID) -> [Information.Relation] {
    let reference = program.functions[function].reference
    var names: Set<NodeReference> = []
    for expression in program.expressions.entries {
      guard case .function(let named) = program.types[expression.type],
        program.functions[named].reference == reference
      else { continue }
      names.insert(expression.reference)
    }
    var found: [Information.Relation] = []
    for id in Set(names.map { $0.tree }) {
      let tree = program.trees[id]
      var waiting: [(node: NodeID, call: NodeID)] = [(tree.root, .none)]
      while let (node, call) = waiting.popLast() {
        if call.exists, names.contains(NodeReference(id, node)) {
          let text = line(NodeReference(id, call))
          found.append(Information.Relation(.call, text: text.text, place: text.place))
        }
        let isCall = tree[node].kind == .call
        // What is called is no argument; `calls(of:)` has it.
        for child in isCall ? Array(tree.children(node).dropFirst()) : Array(tree.children(node)) {
          waiting.append((child, isCall ? node : call))
        }
      }
    }
    return found
  }

  // MARK: Used files

  /// Returns what is known of a file that is used `as` something: what uses its names outside of
  /// it.
  mutating func information(on scope: ScopeID) -> Information {
    let names = program.scopes[scope].symbols.entries.map { program.spelling($0.name) }
    var found = Information(
      path: "", role: "used file", label: "", type: "names " + names.joined(separator: ", "))
    guard let prefix = uses.prefix(ofNamesIn: scope) else { return found }
    if let entry = useEntry(of: scope) {
      found.formula = [line(entry)]
      found.place = program.span(entry)
    }
    let trees = uses.trees(behind: prefix)
    let sources = Set(trees.map { program.trees[$0].source })
    var known: Set<Information.Relation> = []
    func add(_ relations: [Information.Relation]) {
      for relation in relations where !sources.contains(relation.place.source) {
        if known.insert(relation).inserted { found.usedBy.append(relation) }
      }
    }
    for id in program.definitions.ids {
      let name = uses.name(of: id)
      guard name.hasPrefix(prefix) else { continue }
      // Of chosen rows the name stands for their columns.
      let users = uses.uses(of: id).filter { use in
        if case .definition(let user) = use { return uses.chosenRows(withColumn: user) == nil }
        return true
      }
      add(relations(users))
    }
    for id in program.instances.ids where uses.name(of: id).hasPrefix(prefix) {
      add(uses.variants(of: id).map { relation(.instance($0)) })
    }
    for id in program.functions.ids where trees.contains(program.functions[id].reference.tree) {
      add(information(on: id, "").usedBy)
    }
    for id in program.scenarios.ids where trees.contains(program.scenarios[id].reference.tree) {
      add(relations(uses.uses(of: id)))
    }
    for id in program.decisionTrees.ids
    where trees.contains(program.decisionTrees[id].reference.tree) {
      add(relations(uses.uses(of: id)))
    }
    found.usedBy.sort { ($0.place.source, $0.place.start) < ($1.place.source, $1.place.start) }
    return found
  }

  /// The entry that brings in the file with the names of `scope`; nil where there is none.
  private func useEntry(of scope: ScopeID) -> NodeReference? {
    for id in program.trees.ids {
      let tree = program.trees[id]
      for entry in tree.children(tree.root) where tree[entry].kind == .use {
        let name = tree.child(entry, 1)
        guard name.exists else { continue }
        let path = uses.prefix(at: NodeReference(id, entry)) + tree.text(name)
        if case .module(scope)? = program.symbol(at: path) { return NodeReference(id, entry) }
      }
    }
    return nil
  }
}
