import WorthSource
import WorthSyntax
import WorthValue

/// What names stand for under a scenario: what they are beneath it, or copies of that where it rests on a change.
extension Checker {
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
}
