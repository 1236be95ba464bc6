import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What names stand for under a scenario: what they are beneath it, or copies of that where it rests on a change.
extension Checker {
  /// `true` iff one of `targets` is needed for `definition`, or is that.
  func reaches(_ definition: DefinitionID, _ targets: Set<DefinitionID>) -> Bool {
    var seen: Set<DefinitionID> = []
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
  private func needed(for index: DefinitionID) -> [DefinitionID] {
    let definition = definitions[index]
    var found = definition.dependencies.map { $0.target }
    for clause in definition.clauses {
      if let base = clause.base { found.append(base) }
      if let was = clause.was { found.append(was) }
    }
    if let original = definition.original { found.append(original) }
    switch definition.role {
    case .input(let instance), .line(let instance):
      if let original = instances[instance].original, instances[original].kind != nil,
        case .definition(let other)? =
          scopes[instances[original].scope].symbols[definition.name]
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
  private func columns(of table: TableID) -> [DefinitionID] {
    var found: [DefinitionID] = []
    var current: TableID? = table
    while let next = current {
      found += tables[next].columns.map { $0.definition }
      current = nil
      if let source = tables[next].source {
        found.append(source.rows)
        current = source.table
      }
    }
    return found
  }

  /// Returns what `name` stands for in the world: what it is beneath, or a copy of that where it is changed or depends
  /// on what is.
  mutating func symbol(_ name: Name, inWorld number: WorldID) -> Symbol? {
    let world = worlds[number]
    if let known = scopes[world.scope].symbols[name] {
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
      let isChanged = tables[index].columns.contains { column in
        _ = demand(column.definition)
        return isAffected(column.definition, number)
      }
      if isChanged, let place = tables[index].declaration {
        declareTable(place, scope: world.scope)
        if let copy = scopes[world.scope].symbols[name] { symbol = copy }
      }
    case .tree(let index):
      if prepareTree(index), isTreeAffected(index, number) {
        var copy = decisionTrees[index]
        copy.scope = world.scope
        copy.nodes = []
        copy.informed = nil
        symbol = .tree(addDecisionTree(copy))
      }
    case .kind, .function, .module, .scenario, .broken: return beneath
    }
    scopes[world.scope].symbols[name] = symbol
    return symbol
  }

  /// `true` iff the name rests on the very definition whose change is being looked at. There it means what it is
  /// without the change, for a value that rests on itself is none.
  private func rests(_ symbol: Symbol, onChangeIn number: WorldID) -> Bool {
    guard let changed = changing.last, let target = worldStates[number].changedByPath[changed]
    else { return false }
    switch symbol {
    case .definition(let index): return index != target && reaches(index, [target])
    case .instance(let index):
      return lines(of: index).contains { $0 != target && reaches($0, [target]) }
    default: return false
    }
  }

  private mutating func isAffected(_ definition: DefinitionID, _ number: WorldID) -> Bool {
    let state = worldStates[number]
    if let known = state.isAffected[definition] { return known }
    var seen: Set<DefinitionID> = []
    var waiting = [definition]
    while let next = waiting.popLast() {
      if state.changed.contains(next) || state.isAffected[next] == true {
        worldStates[number].isAffected[definition] = true
        return true
      }
      guard state.isAffected[next] == nil, seen.insert(next).inserted else { continue }
      waiting += needed(for: next)
    }
    for other in seen { worldStates[number].isAffected[other] = false }
    return false
  }

  /// The inputs and lines of an instance.
  private func lines(of instance: InstanceID) -> [DefinitionID] {
    guard instances[instance].kind != nil else { return [] }
    return scopes[instances[instance].scope].symbols.entries.compactMap { _, symbol in
      if case .definition(let index) = symbol { index } else { nil as DefinitionID? }
    }
  }

  private mutating func isTreeAffected(_ index: DecisionTreeID, _ number: WorldID) -> Bool {
    for node in decisionTrees[index].nodes {
      for part in [node.value, node.branches, node.factor] {
        guard let part, case .definition(let definition) = expression(part).operation else {
          continue
        }
        if isAffected(definition, number) { return true }
      }
    }
    return false
  }

  private mutating func isInstanceAffected(_ instance: InstanceID, _ number: WorldID) -> Bool {
    // A variant sees the changes of what it is a variant of.
    for block in instances[instance].given
    where worlds[number].changes.contains(where: { $0.path.hasPrefix(block.path + ".") }) {
      return true
    }
    for line in lines(of: instance).sorted() {
      if case .input = definitions[line].role { _ = demand(line) }
      if isAffected(line, number) { return true }
    }
    // Tables that fill its fields.
    for symbol in scopes[instances[instance].scope].symbols.entries.map({ $0.symbol }) {
      guard case .table(let table) = symbol else { continue }
      for column in tables[table].columns {
        _ = demand(column.definition)
        if isAffected(column.definition, number) { return true }
      }
    }
    return false
  }

  private mutating func copyDefinition(_ index: DefinitionID, _ number: WorldID) -> DefinitionID {
    let world = worlds[number]
    definitions[index].uses += 1
    var copy = definitions[index]
    copy.scope = inWorld(copy.scope, world)
    copy.type = .pending
    copy.space = nil
    copy.indexLocal = nil
    copy.dependencies = []
    copy.uses = 1
    copy.isInWorld = true
    copy.original = index
    for place in copy.clauses.indices {
      var clause = copy.clauses[place]
      if clause.value.exists || clause.distribution.exists { clause.expression = nil }
      clause.lower = nil
      clause.upper = nil
      clause.scope = clause.scope.map { inWorld($0, world) }
      if clause.distribution.exists, clause.drawPath == nil { clause.drawPath = copy.path }
      clause.base = clause.base.map { copyDefinition($0, number) }
      clause.was = clause.was.map { copyDefinition($0, number) }
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
  private func inWorld(_ scope: ScopeID, _ world: World) -> ScopeID {
    if case .instance = scopes[scope].kind { return scope }
    return world.scope
  }

  private mutating func copyInstance(_ index: InstanceID, _ number: WorldID) -> InstanceID {
    let original = instances[index]
    let reference = declaredInstances[index]?.reference ?? original.reference
    let copy = reserveInstance(
      path: original.path, reference: reference, scope: worlds[number].scope)
    instances[copy].label = original.label
    instances[copy].isInWorld = true
    instances[copy].original = index
    instances[copy].sink = original.sink
    return copy
  }

  /// The changes of the world of `scope`, and of those beneath it, of what stands at `path`, the lowest first.
  func worldChanges(_ path: String, _ scope: ScopeID) -> [Change] {
    var found: [Change] = []
    var current: ScopeID? = scope
    while let here = current {
      if case .world(let number) = scopes[here].kind {
        found = worlds[number].changes.filter { $0.path == path } + found
      }
      current = scopes[here].parent
    }
    return found
  }
}
