import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Collecting what a file declares.
extension Checker {
  /// Declares the entries of `tree` in `scope`.
  mutating func declareFile(_ tree: TreeID, scope: ScopeID, isRoot: Bool) {
    let root = trees[tree].root
    for entry in trees[tree].children(root) {
      declare(NodeReference(tree, entry), scope: scope, isRoot: isRoot)
    }
  }

  /// Declares one entry; checks, reports and settings are kept for later.
  mutating func declare(_ reference: NodeReference, scope: ScopeID, isRoot: Bool) {
    let tree = trees[reference.tree]
    let node = reference.node
    switch tree[node].kind {
    case .definition: declareDefinition(reference, scope: scope)
    case .instance:
      declareInstance(reference, name: tree.name(node), nameNode: tree.child(node, 1), scope: scope)
    case .kind: declareKind(reference, scope: scope)
    case .function: declareFunction(reference, scope: scope, instance: nil)
    case .table: declareTable(reference, scope: scope)
    case .unit: declareUnit(reference)
    case .use: declareUse(reference, scope: scope)
    case .caseForm:
      if isRoot { pendingCases.append(reference) }
    case .expect, .expectError, .show, .require:
      if isRoot { pendingForms.append((reference, scope)) }
    case .scenario: declareScenario(reference, scope: scope)
    case .tree: declareTree(reference, scope: scope)
    case .tableFrom: declareTableFrom(reference, scope: scope)
    case .correlate:
      if isRoot { pendingCorrelations.append((reference, scope)) }
    case .result: declareResult(reference, scope: scope, isRoot: isRoot)
    case .blockField:
      declareBlockWithoutKind(reference, scope: scope)
    case .branch: report(.branchOutsideTree(span(reference)))
    default: break
    }
  }

  /// Says what a block lacks that stands by itself; rows are read as the table that they are.
  private mutating func declareBlockWithoutKind(_ reference: NodeReference, scope: ScopeID) {
    let tree = trees[reference.tree]
    let name = NodeReference(reference.tree, tree.child(reference.node))
    let isTable = tree[tree.child(reference.node, 1)].kind == .rows
    report(.blockOutsideKind(span(name), tree.text(name.node), isTable: isTable))
    if isTable { declareTable(reference, scope: scope) }
  }

  mutating func declareResult(_ reference: NodeReference, scope: ScopeID, isRoot: Bool) {
    if allowsResults, isRoot {
      pendingForms.append((reference, scope))
    } else if trees[reference.tree].child(reference.node).exists {
      let child = trees[reference.tree].child(reference.node)
      if trees[reference.tree][child].kind != .skipped {
        report(.valueWithoutName(span(reference)))
      }
    }
  }

  // MARK: Definitions

  mutating func declareDefinition(_ reference: NodeReference, scope: ScopeID) {
    let tree = trees[reference.tree]
    let node = tree[reference.node]
    let target = tree.child(reference.node)
    guard let (nameNode, index) = clauseHead(target, tree) else {
      if tree[target].kind != .skipped {
        report(.notAName(span(NodeReference(reference.tree, target))))
      }
      return
    }
    let name = tree.name(nameNode)
    let nameReference = NodeReference(reference.tree, nameNode)
    if node.parts.contains(.convention) {
      report(.onlyInKinds(span(reference), "convention"))
      return
    }
    let value = valueNode(reference)
    let distribution = distributionNode(reference)
    guard value.exists || distribution.exists else {
      report(.inputOutsideKind(span(reference), spelling(name)))
      scopes[scope].symbols[name] = .broken
      return
    }
    if case .none = index, value.exists, isInstanceValue(value, tree) {
      if distribution.exists {
        report(.distributionOf(span(NodeReference(reference.tree, distribution)), .anInstance))
      }
      declareInstance(reference, name: name, nameNode: nameNode, scope: scope)
      return
    }
    let clause = Clause(
      reference: reference, index: index, value: value, distribution: distribution)
    if case .definition(let existing)? = scopes[scope].symbols[name] {
      addClause(clause, to: existing, nameReference)
      return
    }
    if let earlier = place(of: name, scope: scope) {
      report(.definedTwice(span(nameReference), spelling(name), first: earlier))
      return
    }
    var definition = Definition(
      name: name, path: spelling(name), reference: nameReference, clauses: [clause], scope: scope,
      role: .plain, sink: sink)
    setAnnotation(&definition, reference)
    scopes[scope].symbols[name] = .definition(addDefinition(definition))
  }

  mutating func setAnnotation(_ definition: inout Definition, _ reference: NodeReference) {
    let tree = trees[reference.tree]
    guard tree[reference.node].parts.contains(.type) else { return }
    definition.annotation = NodeReference(reference.tree, tree.child(reference.node, 1))
    let annotated = tree[definition.annotation.node]
    if annotated.kind == .typeOf {
      definition.isLevel = tree.tokenText(annotated.token) == "level"
    }
  }

  /// Returns the node of a definition's value, or none.
  func valueNode(_ reference: NodeReference) -> NodeID {
    let tree = trees[reference.tree]
    let parts = tree[reference.node].parts
    guard parts.contains(.value) else { return .none }
    return tree.child(reference.node, parts.contains(.type) ? 2 : 1)
  }

  /// Returns the node of what stands after `~`, or none.
  func distributionNode(_ reference: NodeReference) -> NodeID {
    let tree = trees[reference.tree]
    let parts = tree[reference.node].parts
    guard tree[reference.node].kind == .definition, parts.contains(.distribution) else {
      return .none
    }
    return tree.child(
      reference.node, 1 + (parts.contains(.type) ? 1 : 0) + (parts.contains(.value) ? 1 : 0))
  }

  func isInstanceValue(_ value: NodeID, _ tree: Tree) -> Bool {
    switch tree[value].kind {
    case .instanceValue: true
    case .with: true
    default: false
    }
  }

  /// Returns the name and the index of a definition's left side; nil where it is something else.
  func clauseHead(_ target: NodeID, _ tree: Tree) -> (NodeID, ClauseIndex)? {
    switch tree[target].kind {
    case .name: return (target, .none)
    case .index:
      let base = tree.child(target, 0)
      let item = tree.child(target, 1)
      guard tree[base].kind == .name, item.exists, !tree[item].next.exists else { return nil }
      return (base, clauseIndex(item, tree))
    default: return nil
    }
  }

  func clauseIndex(_ item: NodeID, _ tree: Tree) -> ClauseIndex {
    switch tree[item].kind {
    case .name:
      let name = tree.name(item)
      if name == Word.closing { return .at(item) }
      return name == Word.opening ? .opening : .each(name)
    case .binder: return .each(tree.name(item))
    case .binary where tree.binaryOperator(item) == .range: return .range(item)
    default: return .at(item)
    }
  }

  /// Adds a clause to a definition that has others, unless the two contradict each other.
  mutating func addClause(
    _ clause: Clause, to existing: DefinitionID, _ name: NodeReference
  ) {
    let definition = definitions[existing]
    guard definition.clauses.count < Checker.mostParts else {
      report(.tooManyParts(span(name), limit: Checker.mostParts))
      return
    }
    for other in definition.clauses where clash(other, clause) {
      let tree = trees[other.reference.tree]
      let first = tree.span(tree.child(other.reference.node))
      report(.definedTwice(span(name), spelling(definition.name), first: first))
      return
    }
    definitions[existing].clauses.append(clause)
    if !definitions[existing].annotation.node.exists {
      var annotated = definitions[existing]
      setAnnotation(&annotated, clause.reference)
      definitions[existing] = annotated
    }
  }

  func clash(_ left: Clause, _ right: Clause) -> Bool {
    switch (left.index, right.index) {
    case (.none, _), (_, .none): true
    case (.each, .each), (.opening, .opening): true
    case (.at(let a), .at(let b)):
      trees[left.reference.tree].text(a) == trees[right.reference.tree].text(b)
    default: false
    }
  }

  /// Returns the place where `name` was declared in `scope`, or nil.
  func place(of name: Name, scope: ScopeID) -> Span? {
    switch scopes[scope].symbols[name] {
    case .definition(let index): span(definitions[index].reference)
    case .instance(let index):
      declaredInstances[index].map { nameSpan($0.reference) }
    case .kind(let index): nameSpan(kinds[index].reference)
    case .function(let index): nameSpan(functions[index].reference)
    case .table(let index): tables[index].declaration.map { nameSpan($0) }
    case .tree(let index): span(decisionTrees[index].reference)
    case .scenario(let index): span(scenarios[index].reference)
    case .module, .broken, nil: nil
    }
  }

  func nameSpan(_ reference: NodeReference) -> Span {
    let tree = trees[reference.tree]
    switch tree[reference.node].kind {
    case .instance: return tree.span(tree.child(reference.node, 1))
    default: return tree.span(tree.child(reference.node))
    }
  }
}
