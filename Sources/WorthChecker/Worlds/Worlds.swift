import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Scenarios and the worlds they make: the case with some definitions changed.
struct Worlds {
  /// The scenarios as they are written.
  private(set) var scenarios = Arena<ScenarioID, ScenarioInfo>()
  /// The worlds: what stands beneath each, and what it changes.
  var all = Arena<WorldID, World>()
  /// What is known of each world while the case is checked.
  var states = Arena<WorldID, WorldState>()
  /// The world for the same blocks over the same scope, so that each is made once.
  private var found: [WorldKey: WorldID] = [:]
  /// The scope for each set of changes of which an attribution asks.
  var foundParts: [PartKey: ScopeID] = [:]
  /// The paths of the definitions whose changes are being checked, the innermost last.
  private(set) var changing: [String] = []

  /// The entry of `id`.
  subscript(id: WorldID) -> World {
    get { all[id] }
    _modify { yield &all[id] }
  }
}

extension Worlds {
  /// How many worlds a case may have.
  private static var mostWorlds: Int { WorkLimits.worlds }

  /// Notes that the change of the definition at `path` is being checked; the empty path stands for
  /// no change.
  mutating func enterChange(of path: String) { changing.append(path) }

  /// Ends what the last `enterChange` began.
  mutating func leaveChange() { changing.removeLast() }

  /// Declares the scenario at `reference` in `scope`; reports a name that is taken.
  static func declareScenario(_ reference: NodeReference, scope: ScopeID, in checker: inout Checker)
  {
    let tree = checker.trees[reference.tree]
    let name = tree.name(tree.child(reference.node))
    let hasLabel = tree[reference.node].parts.contains(.label)
    let nameNode = NodeReference(reference.tree, tree.child(reference.node))
    if let earlier = Declarations.place(of: name, scope: scope, in: checker) {
      checker.report(.definedTwice(checker.span(nameNode), checker.spelling(name), first: earlier))
      return
    }
    let body = NodeReference(
      reference.tree, tree.child(reference.node, hasLabel ? 2 : 1))
    let scenario = ScenarioInfo(
      name: name,
      label: hasLabel ? SyntaxReading.plainText(tree.child(reference.node, 1), tree) : "",
      reference: nameNode, body: body, scope: scope)
    checker.names.define(name, as: .scenario(checker.worlds.scenarios.append(scenario)), in: scope)
  }

  /// `true` iff the scenario is only used over others, or beneath them: it is checked there, and need not be
  /// complete by itself.
  private static func isUsedWithOthers(_ scenario: ScenarioInfo, in checker: Checker) -> Bool {
    guard checker.worlds.found[WorldKey(parent: scenario.scope, blocks: [scenario.body])] == nil
    else { return false }
    return checker.worlds.found.keys.contains { key in
      guard key.blocks.contains(scenario.body) else { return false }
      if key.blocks.count > 1 { return true }
      if case .world = checker.names.scopes[key.parent].kind { return true }
      return false
    }
  }

  /// Checks all scenarios, so that the mistakes of those that nothing uses are found, too.
  static func checkScenarios(in checker: inout Checker) {
    let written = checker.worlds.scenarios.entries.filter { $0.body.node.exists }
    // Sums come first: they say which scenarios lie over others.
    let sums = written.filter { checker.trees[$0.body.tree][$0.body.node].kind != .block }
    let blocks = written.filter { checker.trees[$0.body.tree][$0.body.node].kind == .block }
    for scenario in sums + blocks {
      if isUsedWithOthers(scenario, in: checker) { continue }
      guard let world = world(for: scenario.body, over: scenario.scope, in: &checker) else {
        continue
      }
      if checker.worlds[world].place == scenario.body {
        (checker.worlds[world].place, checker.worlds[world].scenario) = (
          scenario.reference, scenario.reference
        )
      }
      checkChanges(checker.worlds[world].scope, in: &checker)
    }
  }

  /// Reports changes in the world of `scope` whose type is not that of what they replace.
  static func checkChanges(_ scope: ScopeID, in checker: inout Checker) {
    guard case .world(let number) = checker.names.scopes[scope].kind,
      !checker.worlds.states[number].isChecked
    else {
      return
    }
    checker.worlds.states[number].isChecked = true
    FileWorlds.checkChanges(inWorld: number, in: &checker)
    for change in checker.worlds[number].changes
    where change.path.contains(".") || ChangedParts.isOfDouble(change, inWorld: number, in: checker)
    {
      ChangedParts.check(change, inWorld: number, in: &checker)
    }
    for change in checker.worlds[number].changes where !change.path.contains(".") {
      let name = checker.names.table.intern(change.path)
      WholeTables.check(name, inWorld: number, in: &checker)
      guard
        case .definition(let before)? = Names.lookUp(
          name, scope: checker.worlds[number].parent, in: &checker),
        case .definition(let after)? = Names.lookUp(name, scope: scope, in: &checker),
        before != after
      else { continue }
      let (old, new) = (
        Definitions.demand(before, in: &checker), Definitions.demand(after, in: &checker)
      )
      if Variants.reportsExchange(change, old, new, in: &checker) { continue }
      guard old != .error, new != .error, !TypeTraits.mayReplace(old, by: new, in: checker),
        !Zeros.mayReplace(before, after, in: &checker)
      else { continue }
      reportOtherType(change, before, old, new, in: &checker)
    }
  }

  /// Reports a change whose type is not that of what it replaces.
  static func reportOtherType(
    _ change: Change, _ before: DefinitionID, _ old: TypeID, _ new: TypeID,
    in checker: inout Checker
  ) {
    checker.report(
      .wrongField(
        ChangePaths.place(of: change, in: checker), change.path, expected: checker.describe(old),
        found: checker.describe(new),
        declared: checker.span(checker.definitions[before].reference), fix: nil))
  }

  /// Checks what the world changes of the names in `value`, each after what it needs, so that a
  /// long chain needs no deep stack.
  static func prepareWorld(
    _ scope: ScopeID, _ value: NodeReference, in checker: inout Checker
  ) {
    let tree = checker.trees[value.tree]
    let node = tree[value.node]
    var candidates: [DefinitionID] = []
    for place in node.first..<node.end {
      let token = tree.token(place)
      if token.kind == .name,
        case .definition(let index)? = checker.names.scopes[checker.names.rootScope].symbols[
          Name(id: token.name)]
      {
        candidates.append(index)
      }
    }
    let names = DefinitionOrder.inOrder(candidates, scope: checker.names.rootScope, in: &checker)
    guard names.count > Definitions.deepestDemand / 4 else { return }
    for index in names where !Requirements.needsTimeline(index, in: checker) {
      guard
        case .definition(let copy)? = Names.lookUp(
          checker.definitions[index].name, scope: scope, in: &checker),
        copy != index, checker.definitions.states[copy].progress == .waiting
      else { continue }
      _ = Definitions.demand(copy, in: &checker)
    }
  }

  // MARK: Worlds

  /// Returns the world that the changes at `reference`, a block or names of scenarios, make of the
  /// case in `scope`; nil after a diagnostic.
  static func world(for reference: NodeReference, over scope: ScopeID, in checker: inout Checker)
    -> WorldID?
  {
    var blocks: [NodeReference] = []
    guard collectBlocks(reference, scope, &blocks, [], in: &checker) else { return nil }
    guard blocks.count < 1000 else {
      checker.report(.tooManyParts(checker.span(reference), limit: 1000))
      return nil
    }
    let key = WorldKey(parent: scope, blocks: blocks)
    if let known = checker.worlds.found[key] { return known }
    guard checker.worlds.all.count < Worlds.mostWorlds else {
      checker.report(.tooManyParts(checker.span(reference), limit: Worlds.mostWorlds))
      return nil
    }
    if Definitions.areTooMany(reference, in: &checker) { return nil }
    let number = add(
      over: scope, at: reference, scenario: scenario(at: reference, scope, in: &checker),
      in: &checker)
    let own = checker.worlds[number].scope
    checker.worlds.found[key] = number
    for (place, block) in blocks.enumerated() {
      for entry in checker.limited(checker.children(of: block)) {
        guard var change = change(entry, own, in: &checker) else { continue }
        change.block = place
        addChange(change, to: number, reference, in: &checker)
      }
    }
    return number
  }

  /// Adds a world without changes over the case in `scope`, made by what stands at `place`.
  static func add(
    over scope: ScopeID, at place: NodeReference, scenario: NodeReference? = nil,
    in checker: inout Checker
  ) -> WorldID {
    let number = checker.worlds.all.nextID
    let own = checker.names.addScope(.world(number), parent: scope)
    checker.worlds.all.append(
      World(scope: own, parent: scope, place: place, scenario: scenario))
    checker.worlds.states.append(WorldState())
    return number
  }

  /// Returns where the scenario stands whose name alone is written at `reference`; nil for others.
  private static func scenario(
    at reference: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) -> NodeReference? {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    guard tree[node].kind == .name,
      case .scenario(let index)? = Names.lookUp(tree.name(node), scope: scope, in: &checker)
    else { return nil }
    return checker.worlds.scenarios[index].reference
  }

  /// Returns what stands behind `under` where the instance, or what is in `scope`, is such as a
  /// scenario makes it; nil in the case as it is.
  static func written(
    around instance: InstanceID?, _ scope: ScopeID, in checker: Checker
  ) -> String? {
    var instance = instance
    while let inner = instance {
      if let world = checker.instances[inner].world { return written(world, in: checker) }
      instance = checker.instances[inner].around ?? checker.instances[inner].owner
    }
    var current: ScopeID? = scope
    while let here = current {
      if case .world(let number) = checker.names.scopes[here].kind {
        return written(number, in: checker)
      }
      current = checker.names.scopes[here].parent
    }
    return nil
  }

  /// Returns what stands behind `under`; a block in short.
  private static func written(_ world: WorldID, in checker: Checker) -> String {
    let place = checker.worlds[world].place
    let tree = checker.trees[place.tree]
    return tree[place.node].kind == .block ? "{ … }" : tree.text(place.node)
  }

  /// Adds the blocks of changes at `reference` in their order, of which later ones count first;
  /// `false` after a diagnostic.
  ///
  /// `above` holds the scenarios that are being read, so that none contains itself.
  private static func collectBlocks(
    _ reference: NodeReference, _ scope: ScopeID, _ blocks: inout [NodeReference],
    _ above: [ScenarioID], in checker: inout Checker
  ) -> Bool {
    guard reference.node.exists, blocks.count < 1000 else { return false }
    let tree = checker.trees[reference.tree]
    switch tree[reference.node].kind {
    case .block:
      blocks.append(reference)
      return true
    case .group:
      return collectBlocks(
        NodeReference(reference.tree, tree.child(reference.node)), scope, &blocks, above,
        in: &checker)
    case .name:
      let name = tree.name(reference.node)
      guard case .scenario(let index)? = Names.lookUp(name, scope: scope, in: &checker) else {
        reportNoScenario(reference, in: &checker)
        return false
      }
      guard !above.contains(index), above.count < 50 else {
        let scenarios = above.map { checker.worlds.scenarios[$0] }
        checker.report(
          .circle(
            checker.span(reference), scenarios.map { checker.spelling($0.name) },
            scenarios.map { checker.span($0.reference) }))
        return false
      }
      let scenario = checker.worlds.scenarios[index]
      return collectBlocks(scenario.body, scenario.scope, &blocks, above + [index], in: &checker)
    case .under:
      return collectSides(reference, scope, &blocks, above, in: &checker)
    case .binary where tree.binaryOperator(reference.node) == .plus:
      return collectSides(reference, scope, &blocks, above, in: &checker)
    case .skipped: return false
    default:
      reportNoScenario(reference, in: &checker)
      return false
    }
  }

  /// Finds the blocks of both sides of `+` or `under`, the left side first.
  private static func collectSides(
    _ reference: NodeReference, _ scope: ScopeID, _ blocks: inout [NodeReference],
    _ above: [ScenarioID], in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[reference.tree]
    for part in 0..<2 {
      let side = NodeReference(reference.tree, tree.child(reference.node, part))
      guard collectBlocks(side, scope, &blocks, above, in: &checker) else { return false }
    }
    return true
  }

  /// Reports something that is no scenario, with the nearest name of one.
  private static func reportNoScenario(_ reference: NodeReference, in checker: inout Checker) {
    let written = checker.files.sources.text(checker.span(reference))
    checker.report(
      .notAScenario(
        checker.span(reference), written,
        nearest: Spelling.nearest(
          to: written, among: checker.worlds.scenarios.entries.map { checker.spelling($0.name) })))
  }

  /// Returns the change that an entry of a scenario makes; nil, after a diagnostic, where it makes
  /// none.
  private static func change(_ entry: NodeReference, _ scope: ScopeID, in checker: inout Checker)
    -> Change?
  {
    let tree = checker.trees[entry.tree]
    guard tree[entry.node].kind == .definition || rows(of: entry, in: checker) != nil else {
      if tree[entry.node].kind != .skipped {
        checker.report(
          .cannotChange(
            checker.span(entry), checker.files.sources.text(checker.span(entry)), .noDefinition))
      }
      return nil
    }
    let target = tree.child(entry.node)
    if SyntaxReading.pathHead(target, tree) == nil, tree[target].kind != .skipped {
      checker.report(
        .cannotChange(
          checker.span(NodeReference(entry.tree, target)), tree.text(target), .noDefinitionOfCase))
      return nil
    }
    return writtenChange(entry, scope, in: checker)
  }

  /// Returns what a definition in a scenario, or one that the host gives, changes; nil where the
  /// parser has reported that something is missing in it.
  static func writtenChange(_ entry: NodeReference, _ scope: ScopeID, in checker: Checker)
    -> Change?
  {
    let tree = checker.trees[entry.tree]
    guard let head = SyntaxReading.pathHead(tree.child(entry.node), tree) else { return nil }
    let value = rows(of: entry, in: checker) ?? SyntaxReading.valueNode(entry, in: checker)
    guard value.exists || SyntaxReading.distributionNode(entry, in: checker).exists else {
      return nil
    }
    var change = Change(
      path: head.names.map { checker.spelling($0) }.joined(separator: "."), entry: entry,
      index: head.index, value: NodeReference(entry.tree, value), scope: scope)
    change.row = head.row
    change.namesBeforeRow = head.before
    return change
  }

  /// The rows that an entry such as `offer.bands { … }` puts in the place of others; nil for other entries.
  private static func rows(of entry: NodeReference, in checker: Checker) -> NodeID? {
    let tree = checker.trees[entry.tree]
    guard tree[entry.node].kind == .blockField else { return nil }
    let body = tree.child(entry.node, 1)
    return body.exists && tree[body].kind == .rows ? body : nil
  }

  /// Adds a change to the world; reports one that cannot be made, or is made twice.
  static func addChange(
    _ change: Change, to number: WorldID, _ place: NodeReference, in checker: inout Checker
  ) {
    let world = checker.worlds[number]
    guard let found = ChangePaths.target(change, beneath: world.parent, in: &checker),
      found.isOfWhole
        || !ChangePaths.reportsRowBehindField(change, found.definition, in: &checker)
    else { return }
    let target = found.definition
    var change = change
    let column = found.isOfWhole ? nil : ChangePaths.column(of: change, target, in: checker)
    if let instance = checker.definitions[target].role.instance,
      let line = checker.instances.doubled[instance]
    {
      change = DoubleLines.completed(change, line, in: checker)
    }
    if let column, case .each = change.index {
      change.index = Tables.rowIndex(change, column.name, column.table, in: &checker)
    }
    for other in world.changes where other.path == change.path {
      let isSame =
        if column != nil {
          ChangePaths.isOfSameRows(other, change)
            && ChangePaths.areOfSame(other, change, in: checker)
        } else if other.block == change.block {
          ChangePaths.clash(other, change, in: checker)
        } else {
          ChangePaths.areOfSame(other, change, in: checker)
        }
      guard isSame, ChangePaths.isSameRow(other, change, in: checker) else { continue }
      if other.block == change.block {
        checker.report(
          .givenTwice(
            ChangePaths.place(of: change, in: checker),
            change.path,
            first: ChangePaths.place(of: other, in: checker),
            written: checker.files.sources.text(checker.span(other.entry)),
            checker.files.sources.text(checker.span(change.entry))))
        return
      }
      let builds = !change.value.node.exists || namesWhatWas(change.value, in: checker)
      if !builds { checker.report(.changedTwice(checker.span(place), change.path)) }
    }
    let place = ChangePaths.position(of: change, among: checker.worlds[number].changes, in: checker)
    checker.worlds[number].changes.insert(change, at: place)
    checker.worlds.states[number].changed.insert(target)
    checker.worlds.states[number].changed.formUnion(found.others)
    noteBeneath([target] + found.others, number, in: &checker)
    checker.worlds.states[number].changedByPath[change.path] = target
    FileWorlds.note(change, of: target, inWorld: number, in: &checker)
    reportShared([target] + found.others, change, in: &checker)
  }

  /// Counts as changed what the targets of a change are in the worlds beneath and in the case, too: what such a
  /// world left as it was rests on that, not on what it made anew.
  private static func noteBeneath(
    _ targets: [DefinitionID], _ number: WorldID, in checker: inout Checker
  ) {
    var scope: ScopeID? = checker.worlds[number].parent
    var isOverWorld = false
    while let here = scope, !isOverWorld {
      if case .world = checker.names.scopes[here].kind { isOverWorld = true }
      scope = checker.names.scopes[here].parent
    }
    guard isOverWorld else { return }
    let paths = Set(targets.map { checker.definitions[$0].path })
    for id in checker.definitions.all.ids where paths.contains(checker.definitions[id].path) {
      checker.worlds.states[number].changed.insert(id)
    }
  }

  /// Reports a change of what all worlds share: the timeline of the case, the valuation date, rates of
  /// exchange. The timelines of kinds are made anew with what they are filled in with.
  private static func reportShared(
    _ targets: [DefinitionID], _ change: Change, in checker: inout Checker
  ) {
    var shared: [(definition: DefinitionID, reason: PhraseKey)] = []
    if let timeline = checker.settings.timeline {
      let space = checker.tables.spaces[timeline]
      shared.append((space.first, .timelineDependsOnIt))
      shared.append((space.last, .timelineDependsOnIt))
    }
    if let valuationDate = checker.settings.valuationDate {
      shared.append((valuationDate, .valuationDateDependsOnIt))
    }
    for exchange in checker.exchanges.all {
      shared.append((exchange.definition, .exchangeRateDependsOnIt))
    }
    let targets = Set(targets)
    for (definition, reason) in shared where WorldNames.reaches(definition, targets, in: checker) {
      checker.report(
        .cannotChange(
          ChangePaths.place(of: change, in: checker),
          change.path,
          reason))
      return
    }
  }
}

/// What tells a world from others.
struct WorldKey: Hashable {
  /// The scope beneath the changes.
  var parent: ScopeID
  /// The blocks of changes, in order.
  var blocks: [NodeReference]
}
