import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What names stand for under a scenario: what they are beneath it, or copies of that where it
/// rests on a change.
enum WorldNames {
  /// `true` iff `definition` is one of `targets` or rests on one.
  static func reaches(_ definition: DefinitionID, _ targets: Set<DefinitionID>, in checker: Checker)
    -> Bool
  {
    var seen: Set<DefinitionID> = []
    var waiting = [definition]
    while let next = waiting.popLast() {
      if targets.contains(next) { return true }
      guard seen.insert(next).inserted else { continue }
      waiting += needed(for: next, in: checker)
    }
    return false
  }

  /// Notes that the copy of a table in a world has the rows of that by the same names, where it has.
  private static func noteSameRows(
    _ copy: Symbol, as table: TableID, in world: WorldID, _ checker: inout Checker
  ) {
    guard case .table(let copied) = copy, copied != table,
      SameRows.keepNames(
        table, in: &checker, isAffected: { isAffected($0, world, in: &$1) })
    else { return }
    checker.tables.note(copied, asCopyOf: table)
  }

  /// What a definition rests on: what it names, what it hands on or replaces, what it is a copy or
  /// a variant of, what the requirements of its instance name, and the parts of an instance or a
  /// table that it stands for.
  private static func needed(for index: DefinitionID, in checker: Checker) -> [DefinitionID] {
    let definition = checker.definitions[index]
    var found = definition.dependencies.map { $0.target }
    for clause in definition.clauses {
      if let base = clause.base { found.append(base) }
      if let was = clause.was { found.append(was) }
      if let others = clause.others { found.append(others) }
    }
    if let original = definition.original { found.append(original) }
    switch definition.role {
    case .input(let instance), .line(let instance):
      found += Variants.varied(definition.name, of: instance, in: checker)
      if case .line = definition.role { found += required(by: instance, in: checker) }
    case .column(let table?):
      found += Variants.varied(definition.name, of: table, in: checker)
      if let other = checker.tables.copied[table] { found += columns(of: other, in: checker) }
    case .plain, .column, .hidden: break
    }
    // A table of which a cell changes is made anew, with all that runs over its rows.
    if let space = overRows(definition, in: checker),
      case .rows(let table) = checker.tables.spaces[space].kind
    {
      found += columns(of: table, in: checker)
    }
    switch checker.types[definition.type] {
    case .instance(let part), .instances(let part), .member(let part):
      found += allLines(of: part, in: checker)
    case .table(let table): found += columns(of: table, in: checker)
    case .series(let element, _, _), .list(let element), .optional(let element):
      if case .instance(let one) = checker.types[element] {
        found += allLines(of: one, in: checker)
      }
      guard case .member(let group) = checker.types[element] else { break }
      found += allLines(of: group, in: checker)
    // Values, whose definitions say themselves what they rest on.
    case .error, .pending, .number, .percent, .text, .yesNo, .date, .months, .days, .monthsAndDays,
      .missing, .quantity, .currency, .rate, .hazard, .period, .choice, .dated, .row, .function,
      .range:
      break
    }
    return found
  }

  /// The space of rows over which a definition or its instance runs; nil for others, and for the columns
  /// of a table, which are made anew with it.
  private static func overRows(_ definition: Definition, in checker: Checker) -> SpaceID? {
    switch definition.role {
    case .plain: definition.space
    case .input(let instance), .line(let instance): checker.instances[instance].rows?.space
    case .column, .hidden: nil
    }
  }

  /// What the requirements of an instance name: its lines have no values where one of these fails.
  private static func required(by instance: InstanceID, in checker: Checker) -> [DefinitionID] {
    guard let kind = checker.instances[instance].kind else { return [] }
    let symbols = checker.names.scopes[checker.instances[instance].scope].symbols
    var found: [DefinitionID] = []
    for name in checker.kinds[kind].requirementNames {
      switch symbols[name] {
      case .definition(let index): found.append(index)
      case .instance(let part): found += lines(of: part, in: checker)
      case .table(let table): found += columns(of: table, in: checker)
      case .kind, .function, .module, .scenario, .tree, .broken, nil: break
      }
    }
    return found
  }

  /// The columns of a table, the rows of a view, and what the view is made of.
  static func columns(of table: TableID, in checker: Checker) -> [DefinitionID] {
    var found: [DefinitionID] = []
    var current: TableID? = table
    while let next = current {
      found += checker.tables[next].columns.map { $0.definition }
      current = nil
      if let source = checker.tables[next].source {
        found.append(source.rows)
        current = source.table
      }
    }
    return found
  }

  /// Returns what `name` stands for in the world: what it is beneath, or a copy of that where it is
  /// changed or rests on what is.
  static func symbol(_ name: Name, inWorld number: WorldID, in checker: inout Checker) -> Symbol? {
    let world = checker.worlds[number]
    if let known = checker.names.scopes[world.scope].symbols[name] {
      guard !checker.worlds.changing.isEmpty,
        let beneath = Names.lookUp(name, scope: world.parent, in: &checker),
        rests(beneath, onChangeIn: number, in: checker)
      else { return known }
      return beneath
    }
    guard let beneath = Names.lookUp(name, scope: world.parent, in: &checker) else { return nil }
    if rests(beneath, onChangeIn: number, in: checker) { return beneath }
    var symbol = beneath
    switch beneath {
    case .definition(let index):
      // Whether it is affected is read off what it needs, which is known once it is checked.
      _ = Definitions.demand(index, in: &checker)
      if isAffected(index, number, in: &checker) {
        symbol = .definition(copyDefinition(index, number, in: &checker))
      }
    case .instance(let index):
      guard Instances.prepare(index, in: &checker) else { return beneath }
      if isInstanceAffected(index, number, in: &checker) {
        symbol = .instance(copyInstance(index, number, in: &checker))
      }
    case .table(let index):
      let isChanged = checker.tables[index].columns.contains { column in
        if !checker.tables.isUnread(column.definition) {
          _ = Definitions.demand(column.definition, in: &checker)
        }
        return isAffected(column.definition, number, in: &checker)
      }
      if isChanged,
        let replaced = WholeTables.replacement(of: name, inWorld: number, in: &checker)
      {
        symbol = replaced
      } else if isChanged, let place = checker.tables[index].declaration {
        if checker.trees[place.tree][place.node].kind == .tableFrom {
          TableFiles.declare(place, scope: world.scope, in: &checker)
          TableFiles.readAll(in: &checker)
        } else {
          let isOfFile = checker.tables[index].columns.allSatisfy {
            Names.outermost(checker.definitions[$0.definition].scope, in: checker)
              == Names.outermost(world.scope, in: checker)
          }
          Tables.declareRows(
            place, as: name, scope: world.scope,
            seenFrom: isOfFile ? world.scope : FileWorlds.around(world.scope, in: checker),
            copying: checker.tables.copied[index], in: &checker)
        }
        if let copy = checker.names.scopes[world.scope].symbols[name] {
          symbol = copy
          noteSameRows(copy, as: index, in: number, &checker)
        }
      }
    case .tree(let index):
      if DecisionTrees.prepare(index, in: &checker), isTreeAffected(index, number, in: &checker) {
        var copy = checker.decisionTrees[index]
        copy.scope = world.scope
        copy.nodes = []
        copy.informed = nil
        copy.ends = nil
        symbol = .tree(checker.decisionTrees.add(copy))
      }
    case .module(let file):
      let scope = FileWorlds.scope(of: file, inWorld: number, in: &checker)
      if scope == file { return beneath }
      symbol = .module(scope)
    case .kind, .function, .scenario, .broken: return beneath
    }
    checker.names.define(name, as: symbol, in: world.scope)
    return symbol
  }

  /// `true` iff the name rests on the very definition whose change is being checked. There it means
  /// what it is without the change, since a value cannot rest on itself.
  private static func rests(_ symbol: Symbol, onChangeIn number: WorldID, in checker: Checker)
    -> Bool
  {
    guard let changed = checker.worlds.changing.last,
      let target = checker.worlds.states[number].changedByPath[changed]
    else { return false }
    switch symbol {
    case .definition(let index): return index != target && reaches(index, [target], in: checker)
    case .instance(let index):
      return lines(of: index, in: checker).contains {
        $0 != target && reaches($0, [target], in: checker)
      }
    case .kind, .function, .table, .module, .scenario, .tree, .broken: return false
    }
  }

  /// `true` iff the definition rests on something that the world changes; the answer is kept.
  private static func isAffected(
    _ definition: DefinitionID, _ number: WorldID, in checker: inout Checker
  ) -> Bool {
    let state = checker.worlds.states[number]
    if let known = state.isAffected[definition] { return known }
    var seen: Set<DefinitionID> = []
    var waiting = [definition]
    while let next = waiting.popLast() {
      if state.changed.contains(next) || state.isAffected[next] == true {
        checker.worlds.states[number].isAffected[definition] = true
        return true
      }
      guard state.isAffected[next] == nil, seen.insert(next).inserted else { continue }
      // What a list of instances stands for may not have been checked yet.
      switch checker.definitions[next].role {
      case .column where checker.tables.isUnread(next): break
      case .input, .line, .column: _ = Definitions.demand(next, in: &checker)
      case .plain, .hidden: break
      }
      if case .line(let instance) = checker.definitions[next].role {
        // What only a requirement needs may not have been checked yet.
        for other in required(by: instance, in: checker) {
          _ = Definitions.demand(other, in: &checker)
        }
      }
      waiting += needed(for: next, in: checker)
    }
    for other in seen { checker.worlds.states[number].isAffected[other] = false }
    return false
  }

  /// The inputs and lines of an instance.
  private static func lines(of instance: InstanceID, in checker: Checker) -> [DefinitionID] {
    guard checker.instances[instance].kind != nil else { return [] }
    return checker.names.scopes[checker.instances[instance].scope].symbols.entries.compactMap {
      _, symbol in
      if case .definition(let index) = symbol { index } else { nil as DefinitionID? }
    }
  }

  /// The inputs and lines of an instance, or of all members of a group, with those of the kinds that are
  /// filled in within them and the columns of their tables.
  static func allLines(of instance: InstanceID, in checker: Checker) -> [DefinitionID] {
    var found: [DefinitionID] = []
    var seen: Set<InstanceID> = []
    var waiting = checker.instances.groups[instance]?.members ?? [instance]
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted, checker.instances[next].kind != nil else { continue }
      let scope = checker.instances[next].scope
      for symbol in checker.names.scopes[scope].symbols.entries.map({ $0.symbol }) {
        switch symbol {
        case .definition(let index): found.append(index)
        case .instance(let part): waiting.append(part)
        case .table(let table): found += columns(of: table, in: checker)
        case .kind, .function, .module, .scenario, .tree, .broken: break
        }
      }
    }
    return found
  }

  /// `true` iff a node of the decision tree rests on something that the world changes.
  private static func isTreeAffected(
    _ index: DecisionTreeID, _ number: WorldID, in checker: inout Checker
  ) -> Bool {
    for node in checker.decisionTrees[index].nodes {
      for part in [node.value, node.branches, node.factor] {
        guard let part, case .definition(let definition) = checker.expression(part).operation else {
          continue
        }
        if isAffected(definition, number, in: &checker) { return true }
      }
    }
    return false
  }

  /// `true` iff an input, line or table of the instance rests on something that the world changes.
  private static func isInstanceAffected(
    _ instance: InstanceID, _ number: WorldID, in checker: inout Checker
  ) -> Bool {
    // A variant sees the changes of what it is a variant of.
    for block in checker.instances[instance].given
    where checker.worlds[number].changes.contains(where: { $0.path.hasPrefix(block.path + ".") }) {
      return true
    }
    for line in lines(of: instance, in: checker).sorted() {
      // What a line rests on, be it a name of the case or a kind that is filled in within this one, is known once it
      // is checked.
      _ = Definitions.demand(line, in: &checker)
      if isAffected(line, number, in: &checker) { return true }
    }
    // Tables that fill its fields, and what is filled in within it, which a path may read without any of its lines.
    for symbol in checker.names.scopes[checker.instances[instance].scope].symbols.entries.map({
      $0.symbol
    }) {
      if case .instance(let part) = symbol, checker.instances[part].around == instance,
        checker.instances[part].kind != nil, !checker.instances.isDoubled(part),
        isInstanceAffected(part, number, in: &checker)
      {
        return true
      }
      guard case .table(let table) = symbol else { continue }
      for column in checker.tables[table].columns {
        if !checker.tables.isUnread(column.definition) {
          _ = Definitions.demand(column.definition, in: &checker)
        }
        if isAffected(column.definition, number, in: &checker) { return true }
      }
    }
    return false
  }

  /// Adds a copy of the definition as it stands in the world, to be checked there; it draws what
  /// the original draws.
  private static func copyDefinition(
    _ index: DefinitionID, _ number: WorldID, in checker: inout Checker
  ) -> DefinitionID {
    let world = checker.worlds[number]
    checker.definitions.noteUse(of: index)
    var copy = checker.definitions[index]
    copy.scope = inWorld(copy.scope, world, in: &checker)
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
      clause.scope = clause.scope.map { inWorld($0, world, in: &checker) }
      if clause.distribution.exists, clause.drawPath == nil { clause.drawPath = copy.path }
      clause.base = clause.base.map { copyDefinition($0, number, in: &checker) }
      clause.was = clause.was.map { copyDefinition($0, number, in: &checker) }
      clause.others = clause.others.map { copyDefinition($0, number, in: &checker) }
      copy.clauses[place] = clause
    }
    if case .plain = copy.role, !copy.isHandedOn {
      let changes = world.changes.filter { $0.path == copy.path }
      for layer in HostChanges.inLayers(changes) {
        HostChanges.apply(layer, to: &copy, layer: copy.topLayer + 1, in: &checker)
      }
    }
    let isOwn = copy.ownName == index
    if isOwn { copy.ownName = nil }
    let added = checker.definitions.add(copy)
    if isOwn {
      for other in Worlds.othersReached(from: added, own: index, in: checker)
      where checker.definitions[other].ownName == index {
        checker.definitions.setOwnName(of: other, to: added)
      }
      checker.definitions.setOwnName(of: added, to: added)
    }
    return added
  }

  /// Returns the scope of the world in the place of one beneath it; the scope of an instance stays, and
  /// what a change sees besides, such as the row at hand, it sees in the world as well.
  private static func inWorld(_ scope: ScopeID, _ world: World, in checker: inout Checker)
    -> ScopeID
  {
    // What a scenario changes in a file sees the scenario's own file.
    let isOfFile =
      Names.outermost(scope, in: checker) == Names.outermost(world.scope, in: checker)
    let seen = isOfFile ? world.scope : FileWorlds.around(world.scope, in: checker)
    switch checker.names.scopes[scope].kind {
    case .instance: return scope
    case .block:
      let inner = checker.names.addScope(.block, parent: seen)
      for (name, symbol) in checker.names.scopes[scope].symbols.entries {
        checker.names.define(name, as: symbol, in: inner)
      }
      return inner
    case .file, .rows, .world: return seen
    }
  }

  /// Keeps a place for a copy of the instance as it stands in the world.
  private static func copyInstance(
    _ index: InstanceID, _ number: WorldID, in checker: inout Checker
  ) -> InstanceID {
    let original = checker.instances[index]
    let reference = checker.instances.declared[index]?.reference ?? original.reference
    let copy = Instances.reserve(
      path: original.path, reference: reference, scope: checker.worlds[number].scope, in: &checker)
    checker.instances.markCopy(copy, of: index, in: number)
    return copy
  }

  /// The changes that the world of `scope`, and those beneath it, make to what stands at `path`,
  /// the lowest first; where `isBehind` is true, to what stands behind that path. Their right sides see what
  /// the uppermost world makes of the names.
  static func worldChanges(
    _ path: String, _ scope: ScopeID, isBehind: Bool = false, in checker: Checker
  ) -> [Change] {
    var found: [Change] = []
    let seenFrom = FileWorlds.around(scope, in: checker)
    var current: ScopeID? = scope
    while let here = current {
      if case .world(let number) = checker.names.scopes[here].kind {
        let changes = checker.worlds[number].changes.filter {
          isBehind ? $0.path.hasPrefix(path + ".") : $0.path == path
        }
        found =
          changes.map { change in
            var seen = change
            seen.scope = seenFrom
            return seen
          } + found
      }
      current = checker.names.scopes[here].parent
    }
    return ReplacedFields.uncovered(found, scope, in: checker)
  }
}
