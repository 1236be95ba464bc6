import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Filling in kinds.
extension Checker {
  /// Keeps a place for the instance declared at `reference`; it is filled in when it is first needed.
  mutating func reserveInstance(path: String, reference: NodeReference, scope: ScopeID)
    -> InstanceID
  {
    let index = instances.append(
      Instance(
        path: path, reference: reference, scope: scope, sink: sink, timeline: caseTimeline))
    declaredInstances[index] = PendingInstance(reference: reference)
    pendingInstances.append(index)
    return index
  }

  /// Fills in the instance if that has not been done; `false` where it cannot be.
  mutating func prepareInstance(_ index: InstanceID) -> Bool {
    let place = index
    if instances[place].kind != nil { return true }
    guard let pending = declaredInstances[index], !pending.isRunning, !pending.hasFailed else {
      return false
    }
    guard preparingInstances < Checker.mostLayers else {
      report(.chainTooLong(span(pending.reference), limit: Checker.mostLayers))
      declaredInstances[index]?.hasFailed = true
      return false
    }
    preparingInstances += 1
    defer { preparingInstances -= 1 }
    declaredInstances[index]?.isRunning = true
    let outerSink = sink
    sink = instances[place].sink
    let isFilled = fillPending(index, pending)
    sink = outerSink
    declaredInstances[index]?.isRunning = false
    declaredInstances[index]?.hasFailed = !isFilled
    return isFilled
  }

  private mutating func fillPending(_ index: InstanceID, _ pending: PendingInstance) -> Bool {
    let place = index
    let reference = pending.reference
    let tree = trees[reference.tree]
    let outer = instances[place].scope
    switch tree[reference.node].kind {
    case .instance:
      let kindNode = tree.child(reference.node, 0)
      var block = tree.child(reference.node, 2)
      if tree[reference.node].parts.contains(.label) {
        instances[place].label = plainText(block, tree)
        block = tree.child(reference.node, 3)
      }
      guard block.exists else { return false }
      let given = GivenBlock(
        reference: NodeReference(reference.tree, block), scope: outer,
        path: instances[place].path)
      return fill(index, kindNamed: NodeReference(reference.tree, kindNode), given: [given])
    case .definition:
      return prepareVariant(index, NodeReference(reference.tree, valueNode(reference)), outer)
    default:
      return prepareVariant(index, reference, outer)
    }
  }

  /// Fills in `KIND { … }` or `instance with { … }`.
  mutating func prepareVariant(
    _ index: InstanceID, _ value: NodeReference, _ outer: ScopeID
  ) -> Bool {
    let tree = trees[value.tree]
    let block = NodeReference(value.tree, tree.child(value.node, 1))
    let given = GivenBlock(reference: block, scope: outer, path: instances[index].path)
    if tree[value.node].kind == .instanceValue {
      return fill(
        index, kindNamed: NodeReference(value.tree, tree.child(value.node, 0)), given: [given])
    }
    var context = Context(scope: outer, definition: nil, timeline: caseTimeline)
    let base = check(
      NodeReference(value.tree, tree.child(value.node, 0)), &context, expected: nil, whole: true)
    guard case .instance(let original) = types[type(base)], let kind = instances[original].kind
    else {
      if type(base) != .error {
        report(.withoutInstance(span(value), describe(type(base))))
      }
      return false
    }
    guard tree[block.node].kind == .block else {
      report(.notSupported(span(value), .written("with …")))
      return false
    }
    let layers = instances[original].given
    guard layers.count < Checker.mostLayers else {
      report(.tooManyParts(span(value), limit: Checker.mostLayers))
      return false
    }
    instances[index].original = original
    return fill(index, kind: kind, given: layers + [given])
  }

  /// Checks `offer with { … }` inside an expression: a variant without a name.
  mutating func checkWith(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard isAtCaseLevel(context) else {
      report(.onlyInCase(span(reference), "with"))
      return broken(reference)
    }
    let key = WorldKey(parent: context.scope, blocks: [reference])
    let index: InstanceID
    if let known = foundVariants[key] {
      index = known
    } else {
      index = reserveInstance(
        path: sources.text(span(reference)), reference: reference, scope: context.scope)
      instances[index].isInWorld = true
      foundVariants[key] = index
    }
    guard prepareInstance(index) else { return broken(reference) }
    return make(.constant(0), types.id(.instance(index)), reference)
  }

  mutating func fill(
    _ index: InstanceID, kindNamed node: NodeReference, given: [GivenBlock]
  ) -> Bool {
    let name = trees[node.tree].name(node.node)
    guard case .kind(let kind)? = lookUpForm(name, scope: instances[index].scope) else {
      reportUnknownKind(name, span(node), scope: instances[index].scope)
      return false
    }
    guard prepareKind(kind) else { return false }
    return fill(index, kind: kind, given: given)
  }

  /// Makes the definitions of the instance's inputs and lines.
  mutating func fill(_ index: InstanceID, kind: KindID, given: [GivenBlock]) -> Bool {
    let place = index
    guard instances.count < Checker.mostInstances else {
      report(.tooManyInstances(span(instances[place].reference), limit: Checker.mostInstances))
      return false
    }
    let info = kinds[kind]
    let scope = addScope(.instance(index), parent: info.scope)
    instances[place].kind = kind
    instances[place].given = given
    let outer = instances[place].scope
    instances[place].scope = scope
    instances[place].timeline = timeline(of: outer)
    kinds[kind].isUsed = true
    for (name, reference) in info.functions {
      let function = addFunction(reference, scope: scope, instance: index)
      scopes[scope].symbols[name] = .function(function)
    }
    var fields = collectFields(given)
    for input in info.inputs { fillInput(input, of: index, &fields) }
    if let line = info.lines.first(where: { spelling($0.name) == "timeline" }) {
      makeOwnTimeline(line, index)
    }
    for line in info.lines where spelling(line.name) != "timeline" {
      fillLine(line, of: index, &fields)
    }
    reportUnknownFields(fields, info)
    pendingRequirements.append(index)
    return true
  }

  /// The layers between two blocks of `with`, which changes from outside and of scenarios take.
  static var layerStep: Int { 4096 }
  /// How many blocks of `with` one instance may have.
  static var mostLayers: Int { WorkLimits.layers }
  /// How many instances a case may have.
  static var mostInstances: Int { WorkLimits.instances }

  /// A field that is given: its entries in order, each with the scope that its right side sees.
  struct GivenField {
    struct Entry {
      var reference: NodeReference
      var scope: ScopeID
      /// The number of the block in which it stands.
      var layer: Int
    }

    var name: Name
    var entries: [Entry]
    var isUsed = false
  }

  mutating func collectFields(_ given: [GivenBlock]) -> [GivenField] {
    var fields: [GivenField] = []
    for (number, block) in given.enumerated() {
      let tree = trees[block.reference.tree]
      for reference in limited(children(of: block.reference)) {
        let entry = reference.node
        guard let name = fieldName(reference) else {
          if tree[entry].kind != .skipped { report(.notAField(span(reference))) }
          continue
        }
        let given = GivenField.Entry(reference: reference, scope: block.scope, layer: number)
        if let known = fields.firstIndex(where: { $0.name == name }) {
          addEntry(given, to: &fields[known])
        } else {
          fields.append(GivenField(name: name, entries: [given]))
        }
      }
    }
    return fields
  }

  /// Adds an entry to a field. What a later block says for the same periods takes its place.
  private mutating func addEntry(_ entry: GivenField.Entry, to field: inout GivenField) {
    let clause = fieldClause(entry)
    let buildsOnIt = clause.map { asksWhatWas($0) } ?? false
    for (place, other) in field.entries.enumerated().reversed() {
      let isSame: Bool
      if let clause, let known = fieldClause(other) {
        isSame = clash(known, clause)
      } else {
        isSame = true
      }
      if isSame, other.layer == entry.layer {
        report(
          .definedTwice(
            fieldSpan(entry.reference) ?? span(entry.reference), spelling(field.name),
            first: fieldSpan(other.reference) ?? span(other.reference)))
        return
      }
      if isSame, !buildsOnIt, isPlain(clause) || !isPlain(fieldClause(other)) {
        field.entries.remove(at: place)
      }
    }
    field.entries.append(entry)
  }

  private func isPlain(_ clause: Clause?) -> Bool {
    guard let clause else { return true }
    if case .none = clause.index { return true }
    return false
  }

  /// Returns the clause that the entry of a field is; nil for a table.
  private func fieldClause(_ entry: GivenField.Entry) -> Clause? {
    let tree = trees[entry.reference.tree]
    guard tree[entry.reference.node].kind == .definition,
      let (_, index) = clauseHead(tree.child(entry.reference.node), tree)
    else { return nil }
    return Clause(
      reference: entry.reference, index: index, value: valueNode(entry.reference),
      distribution: distributionNode(entry.reference), layer: entry.layer, scope: entry.scope)
  }

  func fieldName(_ reference: NodeReference) -> Name? {
    let tree = trees[reference.tree]
    switch tree[reference.node].kind {
    case .definition: return clauseHead(tree.child(reference.node), tree).map { tree.name($0.0) }
    case .blockField, .table: return tree.name(tree.child(reference.node))
    default: return nil
    }
  }

  mutating func fillInput(
    _ input: InputDeclaration, of index: InstanceID, _ fields: inout [GivenField]
  ) {
    let instance = instances[index]
    let path = instance.path + "." + spelling(input.name)
    var definition = Definition(
      name: input.name, path: path, reference: input.reference, clauses: [], scope: instance.scope,
      role: .input(instance: index), sink: instance.sink)
    definition.annotation = NodeReference(input.reference.tree, input.type)
    definition.isLevel = isLevelType(definition.annotation)
    var progress = Progress.waiting
    var given: [GivenField.Entry] = []
    if let field = fields.firstIndex(where: { $0.name == input.name }) {
      fields[field].isUsed = true
      let entries = fields[field].entries
      given = entries
      definition.reference = entries[0].reference
      definition.scope = entries[0].scope
      let tree = trees[entries[0].reference.tree]
      if tree[entries[0].reference.node].kind != .definition {
        fillTableInput(input, (entries[0].reference, entries[0].scope), of: index)
        return
      }
    }
    if input.value.exists {
      definition.clauses = [
        Clause(
          reference: input.reference, index: .none, value: input.value, layer: -1,
          scope: instance.scope)
      ]
    }
    putInLayers(given, instance.given, spelling(input.name), to: &definition)
    if !definition.clauses.isEmpty {
      if definition.clauses.count > 1, isPlain(definition.clauses[0]) { handOn(&definition) }
    } else if input.isOptional {
      definition.isMissing = true
      progress = .done
      definition.type = .missing
      // The words of a choice are known although none is given.
      if trees[definition.annotation.tree][input.type].kind == .choiceType {
        definition.type = types.id(.optional(choice(definition.annotation)))
      }
    } else if instance.isAbstract {
      progress = .done
      definition.type = abstractType(definition.annotation, index)
    } else {
      reportMissingField(input, of: index)
      progress = .done
      definition.type = .error
    }
    let number = addDefinition(definition, progress)
    scopes[instance.scope].symbols[input.name] = .definition(number)
  }

  /// Adds the clauses of a field's entries, block by block, each followed by what the host changes in the
  /// instance that brings the block in. So a variant sees what is changed in its base.
  private mutating func putInLayers(
    _ entries: [GivenField.Entry], _ given: [GivenBlock], _ name: String,
    to definition: inout Definition
  ) {
    for (layer, block) in given.enumerated() {
      for entry in entries where entry.layer == layer {
        guard var clause = fieldClause(entry) else { continue }
        clause.layer = Checker.layerStep * layer
        // A variant draws what its base draws.
        clause.drawPath = given[0].path + "." + name
        if asksWhatWas(clause), !definition.clauses.isEmpty {
          clause.was = keepWhatWas(definition, isDrawnAnew: clause.distribution.exists)
        }
        if isPlain(clause) { definition.clauses = [] }
        definition.clauses.append(clause)
      }
      let isLast = layer + 1 == given.count || given[layer + 1].path != block.path
      if isLast {
        for change in takeOverrides(block.path + "." + name, block.scope) {
          let top = max(definition.topLayer, Checker.layerStep * layer)
          apply([change], to: &definition, layer: min(top + 1, Checker.layerStep * (layer + 1) - 1))
        }
      }
    }
  }

  /// Makes the first clause, which says what the definition is as a whole, one that hands that on period by
  /// period, its opening value included.
  ///
  /// So `with { sales[2027] = … }` changes one period of `sales = forecast`.
  mutating func handOn(_ definition: inout Definition) {
    var whole = definition
    whole.clauses = [definition.clauses[0]]
    whole.isHandedOn = true
    whole.uses = 1
    var clause = definition.clauses[0]
    clause.value = .none
    clause.base = addDefinition(whole)
    clause.index = .opening
    let opening = clause
    clause.index = .each(definition.name)
    definition.clauses[0] = clause
    let isStated = definition.clauses.contains { stated in
      if case .opening = stated.index { true } else { false }
    }
    if !isStated { definition.clauses.append(opening) }
  }

  mutating func reportMissingField(_ input: InputDeclaration, of index: InstanceID) {
    let instance = instances[index]
    let tree = trees[input.reference.tree]
    report(
      .missingField(
        nameSpan(instance.reference), spelling(input.name),
        kind: kindName(of: instance), type: .written(tree.text(input.type)),
        documentation: tree.documentation(input.reference.node), declared: span(input.reference)))
  }

  mutating func fillLine(
    _ line: LineDeclaration, of index: InstanceID, _ fields: inout [GivenField]
  ) {
    let instance = instances[index]
    let path = instance.path + "." + spelling(line.name)
    let changes = changes(of: line, path, &fields, instance)
    var definition = Definition(
      name: line.name, path: path, reference: line.reference, clauses: line.clauses,
      scope: instance.scope, role: .line(instance: index), sink: instance.sink)
    if line.annotation.node.exists {
      definition.annotation = line.annotation
      definition.isLevel = isLevelType(definition.annotation)
    }
    if definition.clauses.count > 1, isPlain(definition.clauses[0]) { handOn(&definition) }
    let outer = instance.given.last?.scope ?? rootScope
    for (layer, change) in (changes + takeOverrides(path, outer)).enumerated() {
      apply([change], to: &definition, layer: Checker.mostParts + layer)
    }
    let number = addDefinition(definition)
    scopes[instance.scope].symbols[line.name] = .definition(number)
  }

  /// What a variant's blocks say of a line; a form that is filled in may not replace one.
  private mutating func changes(
    of line: LineDeclaration, _ path: String, _ fields: inout [GivenField], _ instance: Instance
  ) -> [Change] {
    guard let field = fields.firstIndex(where: { $0.name == line.name }) else { return [] }
    fields[field].isUsed = true
    let entries = fields[field].entries
    if entries.contains(where: { $0.layer == 0 }) {
      report(
        .lineIsDerived(
          span(entries[0].reference), spelling(line.name),
          kind: kindName(of: instance), derived: span(line.reference)))
    }
    return entries.filter { $0.layer > 0 }.compactMap { entry in
      fieldClause(entry).map { clause in
        Change(
          path: path, entry: entry.reference, index: clause.index,
          value: NodeReference(entry.reference.tree, clause.value), scope: entry.scope)
      }
    }
  }

  /// The name of the kind that the instance fills in; empty until it is known.
  func kindName(of instance: Instance) -> String {
    instance.kind.map { spelling(kinds[$0].name) } ?? ""
  }

  func isLevelType(_ reference: NodeReference) -> Bool {
    let tree = trees[reference.tree]
    return tree[reference.node].kind == .typeOf
      && tree.tokenText(tree[reference.node].token) == "level"
  }

  /// Makes the timeline that a kind brings along: `timeline = month 1 .. instalments`.
  mutating func makeOwnTimeline(_ line: LineDeclaration, _ index: InstanceID) {
    guard let clause = line.clauses.first else { return }
    let instance = instances[index]
    var context = Context(
      scope: instance.scope, definition: nil, timeline: instance.timeline, instance: index)
    let outer = hiddenDependencies
    hiddenDependencies = []
    if let space = makeTimeline(
      NodeReference(clause.reference.tree, clause.value), instance.path, &context)
    {
      instances[index].timeline = space
    }
    hiddenDependencies = outer
  }

  mutating func reportUnknownFields(_ fields: [GivenField], _ info: KindInfo) {
    let known = info.inputs.map { spelling($0.name) }
    for field in fields where !field.isUsed {
      let written = spelling(field.name)
      let place = span(field.entries[0].reference)
      report(
        .unknownField(
          fieldSpan(field.entries[0].reference) ?? place, written, kind: spelling(info.name),
          nearest: Spelling.nearest(to: written, among: known), known: known))
    }
  }

  func fieldSpan(_ reference: NodeReference) -> Span? {
    let tree = trees[reference.tree]
    let child = tree.child(reference.node)
    return child.exists ? tree.span(child) : nil
  }
}
