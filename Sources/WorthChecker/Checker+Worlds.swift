import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What makes a world apart from others.
struct WorldKey: Hashable {
  var parent: ScopeID
  var blocks: [NodeReference]
}

/// Scenarios: `scenario crisis { … }`, `value under crisis`, `value under { … }`.
extension Checker {
  mutating func declareScenario(_ reference: NodeReference, scope: ScopeID) {
    let tree = trees[reference.tree]
    let name = tree.name(tree.child(reference.node))
    let hasLabel = tree[reference.node].parts.contains(.label)
    let nameNode = NodeReference(reference.tree, tree.child(reference.node))
    if let earlier = place(of: name, scope: scope) {
      report(.definedTwice(span(nameNode), spelling(name), first: earlier))
      return
    }
    let body = NodeReference(
      reference.tree, tree.child(reference.node, hasLabel ? 2 : 1))
    let scenario = ScenarioInfo(
      name: name, label: hasLabel ? plainText(tree.child(reference.node, 1), tree) : "",
      reference: nameNode, body: body, scope: scope)
    scopes[scope].symbols[name] = .scenario(scenarios.append(scenario))
  }

  /// Looks through the scenarios that nothing uses, so that their mistakes are found.
  mutating func checkScenarios() {
    for scenario in scenarios.entries where scenario.body.node.exists {
      guard let world = world(for: scenario.body, over: scenario.scope) else { continue }
      checkChanges(worlds[world].scope)
    }
  }

  // MARK: Under

  /// Checks `expression under scenario`.
  mutating func checkUnder(
    _ reference: NodeReference, _ context: inout Context, expected: TypeID?, whole: Bool
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    let inner = NodeReference(reference.tree, tree.child(reference.node, 0))
    guard isAtCaseLevel(context), changing.last?.isEmpty ?? true else {
      report(.onlyInCase(span(reference), "under"))
      return broken(reference)
    }
    // What is written last lies on top: `x under a under b` is `x` in the world of a with b over it.
    var changes = [NodeReference(reference.tree, tree.child(reference.node, 1))]
    var value = inner
    while tree[value.node].kind == .under {
      changes.append(NodeReference(reference.tree, tree.child(value.node, 1)))
      value = NodeReference(reference.tree, tree.child(value.node, 0))
    }
    var scope = context.scope
    for change in changes.reversed() {
      guard let world = world(for: change, over: scope) else { return broken(reference) }
      scope = worlds[world].scope
    }
    var inside = context
    inside.scope = scope
    prepareWorld(scope, value)
    checkChanges(scope)
    return check(value, &inside, expected: expected, whole: whole)
  }

  /// Checks that each change is of the sort of what it replaces.
  mutating func checkChanges(_ scope: ScopeID) {
    guard case .world(let number) = scopes[scope].kind, !worldStates[number].isChecked else {
      return
    }
    worldStates[number].isChecked = true
    for change in worlds[number].changes where !change.path.contains(".") {
      let name = names.intern(change.path)
      guard case .definition(let before)? = lookUp(name, scope: worlds[number].parent),
        case .definition(let after)? = lookUp(name, scope: scope), before != after
      else { continue }
      let (old, new) = (demand(before), demand(after))
      guard old != .error, new != .error, types.element(old) != types.element(new) else { continue }
      report(
        .wrongField(
          fieldSpan(change.entry) ?? span(change.entry), change.path, expected: describe(old),
          found: describe(new), declared: span(definitions[before].reference), fix: nil))
    }
  }

  /// Looks at what is changed, each after what it needs, so that a long chain needs no deep stack.
  private mutating func prepareWorld(_ scope: ScopeID, _ value: NodeReference) {
    let tree = trees[value.tree]
    let node = tree[value.node]
    var candidates: [DefinitionID] = []
    for place in node.first..<node.end {
      let token = tree.token(place)
      if token.kind == .name,
        case .definition(let index)? = scopes[rootScope].symbols[Name(id: token.name)]
      {
        candidates.append(index)
      }
    }
    let names = inOrder(candidates, scope: rootScope)
    guard names.count > Checker.deepestDemand / 4 else { return }
    for index in names where !needsTimeline(index) {
      guard case .definition(let copy)? = lookUp(definitions[index].name, scope: scope),
        copy != index, definitionStates[copy].progress == .waiting
      else { continue }
      _ = demand(copy)
    }
  }

  // MARK: Worlds

  /// Returns the world that the changes at `reference`, a block or names of scenarios, make of the case in `scope`.
  mutating func world(for reference: NodeReference, over scope: ScopeID) -> WorldID? {
    var blocks: [NodeReference] = []
    guard collectBlocks(reference, scope, &blocks, []) else { return nil }
    guard blocks.count < 1000 else {
      report(.tooManyParts(span(reference), limit: 1000))
      return nil
    }
    let key = WorldKey(parent: scope, blocks: blocks)
    if let known = foundWorlds[key] { return known }
    guard worlds.count < Checker.mostWorlds else {
      report(.tooManyParts(span(reference), limit: Checker.mostWorlds))
      return nil
    }
    let number = worlds.nextID
    let own = addScope(.world(number), parent: scope)
    worlds.append(World(scope: own, parent: scope))
    worldStates.append(WorldState())
    foundWorlds[key] = number
    for (place, block) in blocks.enumerated() {
      for entry in limited(children(of: block)) {
        guard var change = change(entry, own) else { continue }
        change.block = place
        add(change, to: number, reference)
      }
    }
    return number
  }

  /// How many worlds a case may have.
  static var mostWorlds: Int { WorkLimits.worlds }

  /// Finds the blocks of changes in their order, the later of which count first.
  private mutating func collectBlocks(
    _ reference: NodeReference, _ scope: ScopeID, _ blocks: inout [NodeReference],
    _ above: [ScenarioID]
  ) -> Bool {
    guard reference.node.exists, blocks.count < 1000 else { return false }
    let tree = trees[reference.tree]
    switch tree[reference.node].kind {
    case .block:
      blocks.append(reference)
      return true
    case .group:
      return collectBlocks(
        NodeReference(reference.tree, tree.child(reference.node)), scope, &blocks, above)
    case .name:
      let name = tree.name(reference.node)
      guard case .scenario(let index)? = lookUp(name, scope: scope) else {
        reportNoScenario(reference)
        return false
      }
      guard !above.contains(index), above.count < 50 else {
        report(
          .circle(
            span(reference), above.map { spelling(scenarios[$0].name) },
            above.map { span(scenarios[$0].reference) }))
        return false
      }
      let body = scenarios[index].body
      return collectBlocks(body, scenarios[index].scope, &blocks, above + [index])
    case .under:
      return collectSides(reference, scope, &blocks, above)
    case .binary where tree.binaryOperator(reference.node) == .plus:
      return collectSides(reference, scope, &blocks, above)
    case .skipped: return false
    default:
      reportNoScenario(reference)
      return false
    }
  }

  private mutating func collectSides(
    _ reference: NodeReference, _ scope: ScopeID, _ blocks: inout [NodeReference],
    _ above: [ScenarioID]
  ) -> Bool {
    let tree = trees[reference.tree]
    for part in 0..<2 {
      let side = NodeReference(reference.tree, tree.child(reference.node, part))
      guard collectBlocks(side, scope, &blocks, above) else { return false }
    }
    return true
  }

  private mutating func reportNoScenario(_ reference: NodeReference) {
    let written = sources.text(span(reference))
    report(
      .notAScenario(
        span(reference), written,
        nearest: Spelling.nearest(to: written, among: scenarios.entries.map { spelling($0.name) })))
  }

  /// Returns the change that an entry of a scenario makes.
  private mutating func change(_ entry: NodeReference, _ scope: ScopeID) -> Change? {
    let tree = trees[entry.tree]
    guard tree[entry.node].kind == .definition else {
      if tree[entry.node].kind != .skipped {
        report(
          .cannotChange(span(entry), sources.text(span(entry)), .noDefinition))
      }
      return nil
    }
    var target = tree.child(entry.node)
    var index = ClauseIndex.none
    if tree[target].kind == .index {
      let item = tree.child(target, 1)
      guard item.exists else { return nil }
      index = clauseIndex(item, tree)
      target = tree.child(target)
    }
    let value = valueNode(entry)
    guard value.exists || distributionNode(entry).exists else { return nil }
    return Change(
      path: tree.text(target).split(separator: " ").joined(), entry: entry, index: index,
      value: NodeReference(entry.tree, value), scope: scope)
  }

  private mutating func add(_ change: Change, to number: WorldID, _ place: NodeReference) {
    let world = worlds[number]
    guard let target = changedDefinition(change, beneath: world.parent) else { return }
    for other in world.changes where other.path == change.path {
      let isSame = clash(
        Clause(reference: other.entry, index: other.index, value: other.value.node),
        Clause(reference: change.entry, index: change.index, value: change.value.node))
      guard isSame else { continue }
      if other.block == change.block {
        report(
          .definedTwice(
            fieldSpan(change.entry) ?? span(change.entry), change.path,
            first: fieldSpan(other.entry) ?? span(other.entry)))
        return
      }
      let builds = !change.value.node.exists || namesWhatWas(change.value)
      if !builds { report(.changedTwice(span(place), change.path)) }
    }
    worlds[number].changes.append(change)
    worldStates[number].changed.insert(target)
    worldStates[number].changedByPath[change.path] = target
    reportShared(target, change)
  }

  /// Returns the definition that is changed, which must be one of the case, or a line of an instance.
  private mutating func changedDefinition(_ change: Change, beneath scope: ScopeID) -> DefinitionID?
  {
    let parts = change.path.split(separator: ".").map { String($0) }
    let place = fieldSpan(change.entry) ?? span(change.entry)
    guard let first = parts.first, let symbol = lookUp(names.intern(first), scope: scope) else {
      return reportNothingChanged(change, place)
    }
    switch symbol {
    case .definition(let index) where parts.count == 1:
      if case .plain = definitions[index].role { return index }
    case .instance(let index) where parts.count == 2:
      guard prepareInstance(index) else { return nil }
      let line = names.intern(parts[1])
      if case .definition(let field)? = scopes[instances[index].scope].symbols[line] {
        return field
      }
      return reportNothingChanged(change, place)
    case .instance:
      report(
        .cannotChange(place, change.path, .filledInFromFields)
      )
      return nil
    case .table:
      report(
        .cannotChange(
          place, change.path, .isTable))
      return nil
    default: break
    }
    report(.cannotChange(place, change.path, .noDefinitionOfCase))
    return nil
  }

  private mutating func reportNothingChanged(_ change: Change, _ place: Span) -> DefinitionID? {
    let paths = definitions.entries.filter { $0.sink == .ofCase }.map { $0.path }
    let suffix = "." + change.path
    let nearest =
      paths.first { $0.hasSuffix(suffix) } ?? Spelling.nearest(to: change.path, among: paths)
    report(.overridesNothing(place, change.path, nearest: nearest))
    return nil
  }

  /// Reports a change of what all worlds share: the timeline, the valuation date, rates of exchange.
  private mutating func reportShared(_ target: DefinitionID, _ change: Change) {
    var shared: [(definition: DefinitionID, reason: PhraseKey)] = []
    for space in spaces.entries {
      guard case .timeline = space.kind else { continue }
      shared.append((space.first, .timelineDependsOnIt))
      shared.append((space.last, .timelineDependsOnIt))
    }
    if let valuationDate {
      shared.append(
        (valuationDate, .valuationDateDependsOnIt))
    }
    for exchange in exchanges {
      shared.append(
        (
          exchange.definition,
          .exchangeRateDependsOnIt
        ))
    }
    for (definition, reason) in shared where reaches(definition, [target]) {
      report(
        .cannotChange(fieldSpan(change.entry) ?? span(change.entry), change.path, reason))
      return
    }
  }

  // MARK: Was

  /// `true` iff the value of a change names what it replaces.
  func namesWhatWas(_ value: NodeReference) -> Bool {
    guard value.node.exists else { return false }
    let tree = trees[value.tree]
    let node = tree[value.node]
    return (node.first..<node.end).contains { place in
      let token = tree.token(place)
      return token.word == .was
    }
  }

  /// `true` iff the clause of a change builds on what it replaces: it names that, or changes its distribution alone.
  func asksWhatWas(_ clause: Clause) -> Bool {
    !clause.value.exists || namesWhatWas(NodeReference(clause.reference.tree, clause.value))
  }

  /// Keeps what `definition` is now, so that a change can name it.
  ///
  /// A change that brings a distribution of its own builds on the point estimate: the draws of what was are no part of it.
  mutating func keepWhatWas(_ definition: Definition, isDrawnAnew: Bool) -> DefinitionID {
    var beneath = definition
    for place in beneath.clauses.indices
    where isDrawnAnew && beneath.clauses[place].value.exists {
      beneath.clauses[place].distribution = .none
    }
    beneath.isHandedOn = true
    beneath.isBeneath = true
    beneath.uses = 1
    return addDefinition(beneath, definition.isMissing ? .done : .waiting)
  }

  /// Returns the value in the layer beneath a change: `was`.
  mutating func valueThatWas(
    _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    guard let was = context.was else {
      report(.wasOutsideChange(span(reference)))
      return broken(reference)
    }
    return value(of: .definition(was), reference, context)
  }
}
