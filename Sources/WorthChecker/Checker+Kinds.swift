import WorthPrelude
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Kinds: what they declare, with all that they have from their parents.
extension Checker {
  /// Returns `true` once the kind's declarations are known; `false` where its parents run in a circle.
  mutating func prepareKind(_ index: KindID) -> Bool {
    let place = index
    switch kindProgress[place] {
    case .done: return true
    case .running, .tentative: return false
    case .waiting: break
    }
    kindProgress[place] = .running
    let reference = kinds[place].reference
    let tree = trees[reference.tree]
    var block = tree.child(reference.node, 1)
    if tree[reference.node].parts.contains(.type) {
      inherit(NodeReference(reference.tree, block), into: index)
      block = tree.child(reference.node, 2)
    }
    if block.exists {
      for entry in limited(children(of: NodeReference(reference.tree, block))) {
        declareMember(entry, of: index)
      }
    }
    kindProgress[place] = .done
    return true
  }

  mutating func inherit(_ parent: NodeReference, into index: KindID) {
    let name = trees[parent.tree].name(parent.node)
    guard case .kind(let above)? = lookUpForm(name, scope: kinds[index].scope) else {
      reportUnknownKind(name, span(parent), scope: kinds[index].scope)
      return
    }
    guard prepareKind(above) else {
      report(.kindExtendsItself(span(parent), spelling(name)))
      return
    }
    let parentInfo = kinds[above]
    kinds[index].ancestors = [parentInfo.name] + parentInfo.ancestors
    kinds[index].inputs = parentInfo.inputs
    kinds[index].lines = parentInfo.lines
    kinds[index].requirements = parentInfo.requirements
    kinds[index].shows = parentInfo.shows
    kinds[index].functions = parentInfo.functions
  }

  mutating func reportUnknownKind(_ name: Name, _ span: Span, scope: ScopeID) {
    var candidates: [String] = []
    var current: ScopeID? = scope
    while let here = current {
      for (name, symbol) in scopes[here].symbols.entries {
        if case .kind = symbol { candidates.append(spelling(name)) }
      }
      current = scopes[here].parent
    }
    candidates += Prelude.kindNames
    let written = spelling(name)
    report(.unknownKind(span, written, nearest: Spelling.nearest(to: written, among: candidates)))
  }

  mutating func declareMember(_ reference: NodeReference, of kind: KindID) {
    let tree = trees[reference.tree]
    switch tree[reference.node].kind {
    case .definition: declareField(reference, of: kind)
    case .function: declareMemberFunction(reference, of: kind)
    case .require: kinds[kind].requirements.append(reference)
    case .show:
      if kinds[kind].hasParentsShows { kinds[kind].shows = [] }
      kinds[kind].hasParentsShows = false
      kinds[kind].shows.append(reference)
    case .skipped: break
    default:
      report(.notInKind(span(reference)))
    }
  }

  private mutating func declareMemberFunction(_ reference: NodeReference, of kind: KindID) {
    let tree = trees[reference.tree]
    let name = tree.name(tree.child(reference.node))
    let info = kinds[kind]
    let earlier =
      info.functions.first { $0.name == name }?.reference
      ?? info.inputs.first { $0.name == name }?.reference
      ?? info.lines.first { $0.name == name }?.reference
    guard let earlier else {
      kinds[kind].functions.append((name, reference))
      return
    }
    guard !span(info.reference).contains(span(earlier)) else {
      report(.definedTwice(nameSpan(reference), spelling(name), first: nameSpan(earlier)))
      return
    }
    // A child says a function of its parent in another way.
    kinds[kind].functions.removeAll { $0.name == name }
    kinds[kind].functions.append((name, reference))
  }

  mutating func declareField(_ reference: NodeReference, of kind: KindID) {
    let tree = trees[reference.tree]
    let node = tree[reference.node]
    let target = tree.child(reference.node)
    guard let (nameNode, index) = clauseHead(target, tree) else {
      report(.notAName(span(NodeReference(reference.tree, target))))
      return
    }
    let name = tree.name(nameNode)
    let distribution = distributionNode(reference)
    let value = valueNode(reference)
    let isInput: Bool
    if case .none = index, node.parts.contains(.type) {
      isInput = true
    } else {
      isInput = false
    }
    if isInput {
      if distribution.exists {
        report(
          .distributionOf(span(NodeReference(reference.tree, distribution)), .inputOfKind))
      }
      declareInput(reference, name, value, of: kind)
    } else if value.exists || distribution.exists {
      declareLine(
        reference, name,
        Clause(reference: reference, index: index, value: value, distribution: distribution),
        of: kind)
    } else {
      report(.inputOutsideKind(span(reference), spelling(name)))
    }
  }

  mutating func declareInput(
    _ reference: NodeReference, _ name: Name, _ value: NodeID, of kind: KindID
  ) {
    let tree = trees[reference.tree]
    var type = tree.child(reference.node, 1)
    let isOptional = tree[type].kind == .optionalType
    if isOptional { type = tree.child(type) }
    let input = InputDeclaration(
      name: name, reference: reference, type: type, value: value,
      isConvention: tree[reference.node].parts.contains(.convention), isOptional: isOptional)
    if let place = kinds[kind].inputs.firstIndex(where: { $0.name == name }) {
      let earlier = kinds[kind].inputs[place].reference
      if kinds[kind].reference.tree == earlier.tree,
        span(kinds[kind].reference).contains(span(earlier))
      {
        report(.definedTwice(nameSpan(reference), spelling(name), first: nameSpan(earlier)))
        return
      }
      kinds[kind].inputs[place] = input
      return
    }
    kinds[kind].inputs.append(input)
  }

  mutating func declareLine(
    _ reference: NodeReference, _ name: Name, _ clause: Clause, of kind: KindID
  ) {
    let tree = trees[reference.tree]
    let annotation = NodeReference(
      reference.tree,
      tree[reference.node].parts.contains(.type) ? tree.child(reference.node, 1) : .none)
    if let place = kinds[kind].lines.firstIndex(where: { $0.name == name }) {
      let line = kinds[kind].lines[place]
      let own = span(kinds[kind].reference)
      let clause = layered(clause, of: kind)
      let isWhole: Bool
      switch clause.index {
      case .none, .each: isWhole = true
      case .opening, .at, .range: isWhole = false
      }
      let said = line.clauses.filter { own.contains(span($0.reference)) }
      if let other = said.first(where: { clash($0, clause) }) {
        report(
          .definedTwice(nameSpan(reference), spelling(name), first: nameSpan(other.reference)))
      } else if !said.isEmpty || !isWhole {
        // What a child says of single periods stands above what its parent says of all.
        kinds[kind].lines[place].clauses.append(clause)
        if annotation.node.exists, !line.annotation.node.exists {
          kinds[kind].lines[place].annotation = annotation
        }
      } else {
        // A child may say a line of its parent in another way.
        kinds[kind].lines[place] = LineDeclaration(
          name: name, reference: reference, annotation: annotation, clauses: [clause])
      }
      return
    }
    if let place = kinds[kind].inputs.firstIndex(where: { $0.name == name }) {
      let input = kinds[kind].inputs[place]
      if span(kinds[kind].reference).contains(span(input.reference)) {
        report(.definedTwice(nameSpan(reference), spelling(name), first: nameSpan(input.reference)))
        return
      }
      // A child may fill an input of its parent with a line.
      kinds[kind].inputs.remove(at: place)
    }
    kinds[kind].lines.append(
      LineDeclaration(
        name: name, reference: reference, annotation: annotation,
        clauses: [layered(clause, of: kind)]))
  }

  /// Returns the clause in the layer of the kind: a child's counts before its parent's.
  private func layered(_ clause: Clause, of kind: KindID) -> Clause {
    var clause = clause
    clause.layer = kinds[kind].ancestors.count
    return clause
  }
}
