import WorthSource
import WorthSyntax
import WorthValue

/// A named set of changes.
struct ScenarioInfo {
  var name: Name
  var label: String
  var reference: NodeReference
  /// The block of changes, or the sum of other scenarios.
  var body: NodeReference
  var scope: Int32
}

/// The case with some changes: a scope in which names mean what they mean beneath it, but for what is changed and
/// what depends on that.
struct World {
  var scope: Int32
  /// The scope beneath: that of the case or of another world.
  var parent: Int32
  var changes: [Checker.Override]
  /// The definitions beneath that are changed.
  var changed: Set<Int32> = []
  /// The same by the paths of the changes.
  var changedByPath: [String: Int32] = [:]
  var isChecked = false
  /// Whether definitions beneath depend on one that is changed, as far as that is known.
  var isAffected: [Int32: Bool] = [:]
}

/// What makes a world apart from others.
struct WorldKey: Hashable {
  var parent: Int32
  var blocks: [NodeReference]
}

/// Scenarios: `scenario crisis { … }`, `value under crisis`, `value under { … }`.
extension Checker {
  mutating func declareScenario(_ reference: NodeReference, scope: Int32) {
    let tree = trees[Int(reference.tree)]
    let name = tree.name(tree.child(reference.node))
    let hasLabel = tree[reference.node].parts.contains(.label)
    let nameNode = NodeReference(reference.tree, tree.child(reference.node))
    if let earlier = place(of: name, scope: scope) {
      report(.definedTwice(span(nameNode), spelling(name), first: earlier))
      return
    }
    let body = NodeReference(
      reference.tree, tree.child(reference.node, hasLabel ? 2 : 1))
    scenarios.append(
      ScenarioInfo(
        name: name, label: hasLabel ? plainText(tree.child(reference.node, 1), tree) : "",
        reference: nameNode, body: body, scope: scope))
    scopes[Int(scope)].symbols[name.id] = .scenario(Int32(truncatingIfNeeded: scenarios.count - 1))
  }

  /// Looks through the scenarios that nothing uses, so that their mistakes are found.
  mutating func checkScenarios() {
    for scenario in scenarios where scenario.body.node.exists {
      guard let world = world(for: scenario.body, over: scenario.scope) else { continue }
      checkChanges(worlds[Int(world)].scope)
    }
  }

  // MARK: Under

  /// Checks `expression under scenario`.
  mutating func checkUnder(
    _ reference: NodeReference, _ context: inout Context, expected: TypeID?, whole: Bool
  ) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
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
      scope = worlds[Int(world)].scope
    }
    var inside = context
    inside.scope = scope
    prepareWorld(scope, value)
    checkChanges(scope)
    return check(value, &inside, expected: expected, whole: whole)
  }

  /// Checks that each change is of the sort of what it replaces.
  mutating func checkChanges(_ scope: Int32) {
    guard case .world(let number) = scopes[Int(scope)].kind, !worlds[Int(number)].isChecked else {
      return
    }
    worlds[Int(number)].isChecked = true
    for change in worlds[Int(number)].changes where !change.path.contains(".") {
      let name = names.intern(change.path)
      guard case .definition(let before)? = lookUp(name, scope: worlds[Int(number)].parent),
        case .definition(let after)? = lookUp(name, scope: scope), before != after
      else { continue }
      let (old, new) = (demand(before), demand(after))
      guard old != .error, new != .error, types.element(old) != types.element(new) else { continue }
      report(
        .wrongField(
          fieldSpan(change.entry) ?? span(change.entry), change.path, expected: describe(old),
          found: describe(new), declared: span(definitions[Int(before)].reference), fix: nil))
    }
  }

  /// Looks at what is changed, each after what it needs, so that a long chain needs no deep stack.
  private mutating func prepareWorld(_ scope: Int32, _ value: NodeReference) {
    let tree = trees[Int(value.tree)]
    let node = tree[value.node]
    var candidates: [Int32] = []
    for place in node.first..<node.end {
      let token = tree.token(place)
      if token.kind == .name,
        case .definition(let index)? = scopes[Int(rootScope)].symbols[token.name]
      {
        candidates.append(index)
      }
    }
    let names = inOrder(candidates, scope: rootScope)
    guard names.count > Checker.deepestDemand / 4 else { return }
    for index in names where !needsTimeline(index) {
      guard case .definition(let copy)? = lookUp(definitions[Int(index)].name, scope: scope),
        copy != index, definitions[Int(copy)].progress == .waiting
      else { continue }
      _ = demand(copy)
    }
  }

  // MARK: Worlds

  /// Returns the world that the changes at `reference`, a block or names of scenarios, make of the case in `scope`.
  mutating func world(for reference: NodeReference, over scope: Int32) -> Int32? {
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
    let number = Int32(truncatingIfNeeded: worlds.count)
    let own = addScope(.world(number), parent: scope)
    worlds.append(World(scope: own, parent: scope, changes: []))
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
  static var mostWorlds: Int { 2000 }

  /// Finds the blocks of changes in their order, the later of which count first.
  private mutating func collectBlocks(
    _ reference: NodeReference, _ scope: Int32, _ blocks: inout [NodeReference], _ above: [Int32]
  ) -> Bool {
    guard reference.node.exists, blocks.count < 1000 else { return false }
    let tree = trees[Int(reference.tree)]
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
            span(reference), above.map { spelling(scenarios[Int($0)].name) },
            above.map { span(scenarios[Int($0)].reference) }))
        return false
      }
      let body = scenarios[Int(index)].body
      return collectBlocks(body, scenarios[Int(index)].scope, &blocks, above + [index])
    case .under:
      return collectSides(reference, scope, &blocks, above)
    case .binary where tree.token(tree[reference.node].token).kind == .plus:
      return collectSides(reference, scope, &blocks, above)
    case .skipped: return false
    default:
      reportNoScenario(reference)
      return false
    }
  }

  private mutating func collectSides(
    _ reference: NodeReference, _ scope: Int32, _ blocks: inout [NodeReference], _ above: [Int32]
  ) -> Bool {
    let tree = trees[Int(reference.tree)]
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
        nearest: Spelling.nearest(to: written, among: scenarios.map { spelling($0.name) })))
  }

  /// Returns the change that an entry of a scenario makes.
  private mutating func change(_ entry: NodeReference, _ scope: Int32) -> Override? {
    let tree = trees[Int(entry.tree)]
    guard tree[entry.node].kind == .definition else {
      if tree[entry.node].kind != .skipped {
        report(
          .cannotChange(span(entry), sources.text(span(entry)), "it is no definition or field"))
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
    return Override(
      path: tree.text(target).split(separator: " ").joined(), entry: entry, index: index,
      value: NodeReference(entry.tree, value), scope: scope)
  }

  private mutating func add(_ change: Override, to number: Int32, _ place: NodeReference) {
    let world = worlds[Int(number)]
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
    worlds[Int(number)].changes.append(change)
    worlds[Int(number)].changed.insert(target)
    worlds[Int(number)].changedByPath[change.path] = target
    reportShared(target, change)
  }

  /// Returns the definition that is changed, which must be one of the case, or a line of an instance.
  private mutating func changedDefinition(_ change: Override, beneath scope: Int32) -> Int32? {
    let parts = change.path.split(separator: ".").map { String($0) }
    let place = fieldSpan(change.entry) ?? span(change.entry)
    guard let first = parts.first, let symbol = lookUp(names.intern(first), scope: scope) else {
      return reportNothingChanged(change, place)
    }
    switch symbol {
    case .definition(let index) where parts.count == 1:
      if case .plain = definitions[Int(index)].role { return index }
    case .instance(let index) where parts.count == 2:
      guard prepareInstance(index) else { return nil }
      let line = names.intern(parts[1])
      if case .definition(let field)? = scopes[Int(instances[Int(index)].scope)].symbols[line.id] {
        return field
      }
      return reportNothingChanged(change, place)
    case .instance:
      report(
        .cannotChange(place, change.path, "it is filled in from several fields; change one of them")
      )
      return nil
    case .table:
      report(
        .cannotChange(
          place, change.path, "it is a table; let a cell name a definition, and change that"))
      return nil
    default: break
    }
    report(.cannotChange(place, change.path, "it is no definition or field of this case"))
    return nil
  }

  private mutating func reportNothingChanged(_ change: Override, _ place: Span) -> Int32? {
    let paths = definitions.filter { $0.sink == 0 }.map { $0.path }
    let suffix = "." + change.path
    let nearest =
      paths.first { $0.hasSuffix(suffix) } ?? Spelling.nearest(to: change.path, among: paths)
    report(.overridesNothing(place, change.path, nearest: nearest))
    return nil
  }

  /// Reports a change of what all worlds share: the timeline, the valuation date, rates of exchange.
  private mutating func reportShared(_ target: Int32, _ change: Override) {
    var shared: [(definition: Int32, reason: String)] = []
    for space in spaces {
      guard case .timeline = space.kind else { continue }
      shared.append((space.first, "the timeline depends on it, which is the same in all scenarios"))
      shared.append((space.last, "the timeline depends on it, which is the same in all scenarios"))
    }
    if valuationDate >= 0 {
      shared.append(
        (valuationDate, "the valuation date depends on it, which is the same in all scenarios"))
    }
    for exchange in exchanges {
      shared.append(
        (
          exchange.definition,
          "a rate of exchange depends on it, which is the same in all scenarios"
        ))
    }
    for (definition, reason) in shared where reaches(definition, [target]) {
      report(
        .cannotChange(fieldSpan(change.entry) ?? span(change.entry), change.path, reason))
      return
    }
  }

  /// `true` iff one of `targets` is needed for `definition`, or is that.
  func reaches(_ definition: Int32, _ targets: Set<Int32>) -> Bool {
    var seen: Set<Int32> = []
    var waiting = [definition]
    while let next = waiting.popLast() {
      if targets.contains(next) { return true }
      guard seen.insert(next).inserted else { continue }
      waiting += needed(for: next)
    }
    return false
  }

  /// What a definition rests on: what it names, what it hands on or replaces, what it is a copy or a variant of, and the
  /// parts of an instance or a table that it is.
  private func needed(for index: Int32) -> [Int32] {
    let definition = definitions[Int(index)]
    var found = definition.dependencies.map { $0.target }
    for clause in definition.clauses {
      if clause.base >= 0 { found.append(clause.base) }
      if clause.was >= 0 { found.append(clause.was) }
    }
    if definition.original >= 0 { found.append(definition.original) }
    switch definition.role {
    case .input(let instance), .line(let instance):
      let original = instances[Int(instance)].original
      if original >= 0, instances[Int(original)].kind >= 0,
        case .definition(let other)? =
          scopes[Int(instances[Int(original)].scope)].symbols[definition.name.id]
      {
        found.append(other)
      }
    case .plain, .column, .hidden: break
    }
    switch types[definition.type] {
    case .instance(let part): found += lines(of: part)
    case .table(let table): found += columns(of: table)
    default: break
    }
    return found
  }

  /// The columns of a table, the rows of a view, and what the view is made of.
  private func columns(of table: Int32) -> [Int32] {
    var found: [Int32] = []
    var current: Int32? = table
    while let next = current {
      found += tables[Int(next)].columns.map { $0.definition }
      current = nil
      if let source = tables[Int(next)].source {
        found.append(source.rows)
        current = source.table
      }
    }
    return found
  }

  // MARK: Names in a world

  /// Returns what `name` stands for in the world: what it is beneath, or a copy of that where it is changed or depends
  /// on what is.
  mutating func symbol(_ name: Name, inWorld number: Int32) -> Symbol? {
    let world = worlds[Int(number)]
    if let known = scopes[Int(world.scope)].symbols[name.id] {
      guard !changing.isEmpty, let beneath = lookUp(name, scope: world.parent),
        rests(beneath, onChangeIn: number)
      else { return known }
      return beneath
    }
    guard let beneath = lookUp(name, scope: world.parent) else { return nil }
    if rests(beneath, onChangeIn: number) { return beneath }
    var symbol = beneath
    switch beneath {
    case .definition(let index):
      // The other passes hold for what is looked at now.
      _ = demand(index)
      if isAffected(index, number) { symbol = .definition(copyDefinition(index, number)) }
    case .instance(let index):
      guard prepareInstance(index) else { return beneath }
      if isInstanceAffected(index, number) { symbol = .instance(copyInstance(index, number)) }
    case .table(let index):
      let isChanged = tables[Int(index)].columns.contains { column in
        _ = demand(column.definition)
        return isAffected(column.definition, number)
      }
      if isChanged, let place = tablePlaces[index] {
        declareTable(place, scope: world.scope)
        if let copy = scopes[Int(world.scope)].symbols[name.id] { symbol = copy }
      }
    case .tree(let index):
      if prepareTree(index), isTreeAffected(index, number) {
        var copy = decisionTrees[Int(index)]
        copy.scope = world.scope
        copy.progress = .waiting
        copy.nodes = []
        copy.informed = .none
        decisionTrees.append(copy)
        symbol = .tree(Int32(truncatingIfNeeded: decisionTrees.count - 1))
      }
    case .kind, .function, .module, .scenario, .broken: return beneath
    }
    scopes[Int(world.scope)].symbols[name.id] = symbol
    return symbol
  }

  /// `true` iff the name rests on the very definition whose change is being looked at. There it means what it is
  /// without the change, for a value that rests on itself is none.
  private func rests(_ symbol: Symbol, onChangeIn number: Int32) -> Bool {
    guard let changed = changing.last, let target = worlds[Int(number)].changedByPath[changed]
    else { return false }
    switch symbol {
    case .definition(let index): return index != target && reaches(index, [target])
    case .instance(let index):
      return lines(of: index).contains { $0 != target && reaches($0, [target]) }
    default: return false
    }
  }

  private mutating func isAffected(_ definition: Int32, _ number: Int32) -> Bool {
    let world = worlds[Int(number)]
    if let known = world.isAffected[definition] { return known }
    var seen: Set<Int32> = []
    var waiting = [definition]
    while let next = waiting.popLast() {
      if world.changed.contains(next) || world.isAffected[next] == true {
        worlds[Int(number)].isAffected[definition] = true
        return true
      }
      guard world.isAffected[next] == nil, seen.insert(next).inserted else { continue }
      waiting += needed(for: next)
    }
    for other in seen { worlds[Int(number)].isAffected[other] = false }
    return false
  }

  /// The inputs and lines of an instance.
  private func lines(of instance: Int32) -> [Int32] {
    guard instances[Int(instance)].kind >= 0 else { return [] }
    return scopes[Int(instances[Int(instance)].scope)].symbols.values.compactMap { symbol in
      if case .definition(let index) = symbol { index } else { nil as Int32? }
    }
  }

  private mutating func isTreeAffected(_ index: Int32, _ number: Int32) -> Bool {
    for node in decisionTrees[Int(index)].nodes {
      for part in [node.value, node.branches, node.factor] where part.exists {
        guard case .definition(let definition) = expression(part).operation else { continue }
        if isAffected(definition, number) { return true }
      }
    }
    return false
  }

  private mutating func isInstanceAffected(_ instance: Int32, _ number: Int32) -> Bool {
    // A variant sees the changes of what it is a variant of.
    for block in instances[Int(instance)].given
    where worlds[Int(number)].changes.contains(where: { $0.path.hasPrefix(block.path + ".") }) {
      return true
    }
    for line in lines(of: instance).sorted() {
      if case .input = definitions[Int(line)].role { _ = demand(line) }
      if isAffected(line, number) { return true }
    }
    // Tables that fill its fields.
    for symbol in scopes[Int(instances[Int(instance)].scope)].symbols.values {
      guard case .table(let table) = symbol else { continue }
      for column in tables[Int(table)].columns {
        _ = demand(column.definition)
        if isAffected(column.definition, number) { return true }
      }
    }
    return false
  }

  private mutating func copyDefinition(_ index: Int32, _ number: Int32) -> Int32 {
    let world = worlds[Int(number)]
    definitions[Int(index)].uses += 1
    var copy = definitions[Int(index)]
    copy.scope = inWorld(copy.scope, world)
    copy.progress = .waiting
    copy.type = .pending
    copy.provisional = nil
    copy.space = -1
    copy.indexLocal = -1
    copy.dependencies = []
    copy.uses = 1
    copy.isInWorld = true
    copy.original = index
    for place in copy.clauses.indices {
      var clause = copy.clauses[place]
      if clause.value.exists || clause.distribution.exists { clause.expression = .none }
      clause.lower = .none
      clause.upper = .none
      if clause.scope >= 0 { clause.scope = inWorld(clause.scope, world) }
      if clause.distribution.exists, clause.drawPath == nil { clause.drawPath = copy.path }
      if clause.base >= 0 { clause.base = copyDefinition(clause.base, number) }
      if clause.was >= 0 { clause.was = copyDefinition(clause.was, number) }
      copy.clauses[place] = clause
    }
    if case .plain = copy.role, !copy.isHandedOn {
      for change in world.changes where change.path == copy.path {
        apply([change], to: &copy, layer: copy.topLayer + 1)
      }
    }
    return addDefinition(copy)
  }

  /// The scope of the world for one beneath it; that of an instance stays.
  private func inWorld(_ scope: Int32, _ world: World) -> Int32 {
    guard scope >= 0 else { return scope }
    if case .instance = scopes[Int(scope)].kind { return scope }
    return world.scope
  }

  private mutating func copyInstance(_ index: Int32, _ number: Int32) -> Int32 {
    let original = instances[Int(index)]
    let reference = declaredInstances[index]?.reference ?? original.reference
    let copy = reserveInstance(
      path: original.path, reference: reference, scope: worlds[Int(number)].scope)
    instances[Int(copy)].label = original.label
    instances[Int(copy)].isInWorld = true
    instances[Int(copy)].original = index
    instances[Int(copy)].sink = original.sink
    return copy
  }

  /// The changes of the world of `scope`, and of those beneath it, of what stands at `path`, the lowest first.
  func worldChanges(_ path: String, _ scope: Int32) -> [Override] {
    var found: [Override] = []
    var current = scope
    while current >= 0, Int(current) < scopes.count {
      if case .world(let number) = scopes[Int(current)].kind {
        found = worlds[Int(number)].changes.filter { $0.path == path } + found
      }
      current = scopes[Int(current)].parent
    }
    return found
  }

  // MARK: Was

  /// `true` iff the value of a change names what it replaces.
  func namesWhatWas(_ value: NodeReference) -> Bool {
    guard value.node.exists else { return false }
    let tree = trees[Int(value.tree)]
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
  mutating func keepWhatWas(_ definition: Definition, isDrawnAnew: Bool) -> Int32 {
    var beneath = definition
    for place in beneath.clauses.indices
    where isDrawnAnew && beneath.clauses[place].value.exists {
      beneath.clauses[place].distribution = .none
    }
    beneath.isHandedOn = true
    beneath.isBeneath = true
    beneath.uses = 1
    beneath.progress = definition.isMissing ? definition.progress : .waiting
    return addDefinition(beneath)
  }

  /// Returns the value in the layer beneath a change: `was`.
  mutating func valueThatWas(
    _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    guard context.was >= 0 else {
      report(.wasOutsideChange(span(reference)))
      return broken(reference)
    }
    return value(of: .definition(context.was), reference, context)
  }
}

extension Definition {
  /// The highest layer of its clauses.
  var topLayer: Int { clauses.map { $0.layer }.max() ?? 0 }
}
