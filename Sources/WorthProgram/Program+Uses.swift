import WorthSource
import WorthSyntax
import WorthValue

/// A use of a definition, a scenario or a tree: what names it. Definitions and trees are used, too.
package enum ProgramUse: Hashable, Sendable {
  case definition(DefinitionID)
  case instance(InstanceID)
  case scenario(ScenarioID)
  case tree(DecisionTreeID)
  case check(Span)
  case show(Span)
  case requirement(Span, owner: InstanceID?)
}

/// What definitions of a program rest on, and what rests on them; made once for many questions.
package struct ProgramUses: Sendable {
  /// The program that is asked about.
  let program: Program
  /// What the source calls copies in scenarios and chosen rows.
  private let origins: ProgramOrigins
  /// What changes and questions name.
  private let mentions: ProgramMentions
  /// The names of its parts in the case.
  private let names: FullNames
  /// What stands for parts of decision trees.
  private let trees: TreeParts
  /// The definitions that need each one.
  private var users = Arena<DefinitionID, [DefinitionID]>()
  /// The checks, items of reports and requirements, by their hidden definitions.
  private var forms: [DefinitionID: ProgramUse] = [:]
  /// The definitions whose values another of the same name hands on, by their path.
  private var handedOn: [String: [DefinitionID]] = [:]
  /// What is known of definitions that were asked about.
  private var variesByTrial: [DefinitionID: Bool] = [:]

  /// Creates the uses of `program`.
  package init(_ program: Program) {
    self.program = program
    origins = ProgramOrigins(program)
    mentions = ProgramMentions(program)
    names = FullNames(program)
    trees = TreeParts(program)
    users.entries = Array(repeating: [], count: program.definitions.count)
    for id in program.definitions.ids {
      for target in needs(of: id) { users[target].append(id) }
      let definition = program.definitions[id]
      if definition.isHandedOn { handedOn[definition.path, default: []].append(id) }
    }
    for check in program.output.checks { forms[check.definition] = .check(check.span) }
    for show in program.output.shows { forms[show.definition] = .show(show.span) }
    for requirement in program.output.requirements {
      forms[requirement.definition] = .requirement(
        requirement.span, owner: requirement.owner)
    }
  }

  /// Returns what a definition needs: itself where it looks back, and what it hands on; of chosen
  /// rows the definition that names them.
  private func needs(of id: DefinitionID) -> [DefinitionID] {
    let definition = program.definitions[id]
    var found = definition.dependencies.map { $0.target }
    for clause in definition.clauses {
      if let base = clause.base { found.append(base) }
      if let was = clause.was { found.append(was) }
    }
    let own = origins.rows[id]
    for place in found.indices {
      if let owner = origins.rows[found[place]], owner != id, owner != own { found[place] = owner }
    }
    if let table = origins.chosenRows[id], let source = program.tables[table].source {
      found.append(source.rows)
    }
    return found
  }

  /// Returns the name of a definition in the case.
  package func name(of id: DefinitionID) -> String {
    guard let rows = origins.columns[id] else { return names.name(of: id) }
    return names.name(of: rows) + "." + program.spelling(program.definitions[id].name)
  }

  /// Returns the name of a table in the case; that of the one from which they are chosen for rows
  /// without a name.
  package func name(of id: TableID) -> String { names.name(of: id) }

  /// Returns the name of an instance in the case.
  package func name(of id: InstanceID) -> String { names.name(of: id) }

  /// Returns what stands before the names of the file in which `reference` is: `rates.`, or
  /// nothing.
  package func prefix(at reference: NodeReference) -> String { names.prefix(at: reference) }

  /// Returns what stands before the names of a scope of a used file: `rates.`; nil where it has no
  /// names.
  package func prefix(ofNamesIn scope: ScopeID) -> String? { names.prefix(ofNamesIn: scope) }

  /// Returns the files whose names begin with `prefix` in the case.
  package func trees(behind prefix: String) -> Set<TreeID> { names.trees(behind: prefix) }

  /// Returns the definition that names the rows of which `id` is a column, if these are chosen from
  /// a table.
  package func chosenRows(withColumn id: DefinitionID) -> DefinitionID? { origins.columns[id] }

  /// Returns the rows that the definition chooses from a table, if it does.
  package func chosenRows(of id: DefinitionID) -> TableID? { origins.chosenRows[id] }

  /// Returns the named definitions and the trees that the formula of `id` names, in its order, each
  /// once; `id` itself where it looks back.
  package func operands(of id: DefinitionID) -> [ProgramUse] {
    var found = operands(from: needs(of: id), except: nil)
    for change in mentions.changes where change.use == .definition(id) {
      let isKnown = found.contains { isSame($0, change.definition) }
      if !isKnown { found.append(.definition(change.definition)) }
    }
    return found
  }

  /// Returns the named definitions and the other trees that a tree names, each once.
  package func operands(of id: DecisionTreeID) -> [ProgramUse] {
    operands(from: trees.own(id), except: id)
  }

  /// Returns what the source names where `start` is needed, in this order, each once.
  private func operands(
    from start: [DefinitionID], except own: DecisionTreeID?
  ) -> [ProgramUse] {
    var found: [ProgramUse] = []
    var paths: Set<String> = []
    var seen: Set<DefinitionID> = []
    // A stack, with what comes first on top.
    var waiting = Array(start.reversed())
    while let target = waiting.popLast() {
      guard seen.insert(target).inserted else { continue }
      if let part = trees.parts[target], part.owner != own || part.written != own {
        let tree = ProgramUse.tree(part.owner == own ? part.written : part.owner)
        if !found.contains(tree) { found.append(tree) }
      } else if let named = named(target) {
        if paths.insert(name(of: named)).inserted { found.append(.definition(named)) }
      } else {
        waiting += needs(of: target).reversed()
      }
    }
    return found
  }

  /// `true` iff `use` is a definition of the name that `id` has.
  private func isSame(_ use: ProgramUse, _ id: DefinitionID) -> Bool {
    guard case .definition(let other) = use else { return false }
    return other == id || name(of: other) == name(of: id)
  }

  /// Returns what names `id`, each once: definitions, trees and scenarios first, then requirements,
  /// checks and what is shown.
  package func uses(of id: DefinitionID) -> [ProgramUse] {
    let same = sameDefinitions(id)
    var (found, others) = users(from: same.flatMap { users[$0] }, except: name(of: id), nil)
    for change in mentions.changes where same.contains(change.definition) {
      switch change.use {
      case .definition(let user):
        let isKnown = name(of: user) == name(of: id) || found.contains { isSame($0, user) }
        if !isKnown { found.append(change.use) }
      case .instance, .scenario, .tree:
        if !found.contains(change.use) { found.append(change.use) }
      case .check, .show, .requirement: others.append(change.use)
      }
    }
    return inOrder(found) + inOrder(others)
  }

  /// Returns what names a decision tree: definitions and other trees first, then requirements,
  /// checks and what is shown.
  package func uses(of id: DecisionTreeID) -> [ProgramUse] {
    let (found, others) = users(from: trees.all(id).flatMap { users[$0] }, except: nil, id)
    let outer = trees.named.filter { $0.value.contains(id) }.map { ProgramUse.tree($0.key) }
    return inOrder(found + outer) + inOrder(others)
  }

  /// Returns what the source has in place of `start` and of what uses that: definitions and trees,
  /// each once, then checks and the like.
  private func users(
    from start: [DefinitionID], except path: String?, _ own: DecisionTreeID?
  ) -> (found: [ProgramUse], others: [ProgramUse]) {
    var found: [ProgramUse] = []
    var others: [ProgramUse] = []
    var paths: Set<String> = []
    if let path { paths.insert(path) }
    var waiting = start
    var seen: Set<DefinitionID> = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let form = forms[next] {
        others.append(form)
      } else if let part = trees.parts[next], part.owner != own {
        found.append(.tree(part.written))
      } else if isNamed(next) {
        if paths.insert(name(of: next)).inserted { found.append(.definition(next)) }
      } else if origins.bases[next] == nil {
        // What a definition becomes in a scenario is used where the definition is.
        waiting += users[next]
      }
    }
    return (found, others)
  }

  /// Returns what names a scenario.
  package func uses(of id: ScenarioID) -> [ProgramUse] {
    inOrder(mentions.scenarios.filter { $0.scenario == id }.map { $0.use })
  }

  /// Returns the scenarios that a definition, an instance or another scenario names.
  package func scenarios(namedBy user: ProgramUse) -> [ScenarioID] {
    var found: [ScenarioID] = []
    for mention in mentions.scenarios where mention.use == user {
      if !found.contains(mention.scenario) { found.append(mention.scenario) }
    }
    return found
  }

  /// Returns the definitions that the changes of a scenario name.
  package func operands(of id: ScenarioID) -> [DefinitionID] {
    var found: [DefinitionID] = []
    for change in mentions.changes where change.use == .scenario(id) {
      if !found.contains(change.definition) { found.append(change.definition) }
    }
    return found
  }

  // MARK: Trees

  /// `true` iff what a tree is worth differs from trial to trial.
  package mutating func variesByTrial(_ id: DecisionTreeID) -> Bool {
    trees.own(id).contains { variesByTrial($0) }
  }

  /// Returns the variants of an instance that have a name.
  package func variants(of id: InstanceID) -> [InstanceID] {
    program.instances.ids.filter { other in
      let instance = program.instances[other]
      return instance.original == id && !instance.isInWorld && !instance.isAbstract
    }
  }

  /// Returns the definition with its copies in scenarios, and those that hand on its values under
  /// its own name.
  private func sameDefinitions(_ id: DefinitionID) -> [DefinitionID] {
    var found = [id]
    for other in handedOn[program.definitions[id].path] ?? [] where other != id {
      found.append(other)
    }
    return found + found.flatMap { origins.copies[$0] ?? [] }
  }

  /// Returns the uses in the order of the source, each once.
  private func inOrder(_ uses: [ProgramUse]) -> [ProgramUse] {
    var seen: Set<ProgramUse> = []
    return uses.filter { seen.insert($0).inserted }.sorted { left, right in
      let (left, right) = (place(left), place(right))
      return (left.source, left.start) < (right.source, right.start)
    }
  }

  /// Returns where that which uses something stands.
  package func place(_ use: ProgramUse) -> Span {
    switch use {
    case .definition(let id):
      let definition = program.definitions[id]
      return program.span(definition.clauses.first?.reference ?? definition.reference)
    case .instance(let id): return program.span(program.instances[id].reference)
    case .scenario(let id): return program.span(program.scenarios[id].reference)
    case .tree(let id): return program.span(program.decisionTrees[id].reference)
    case .check(let span), .show(let span), .requirement(let span, _): return span
    }
  }

  /// `true` iff the source names the definition, outside of scenarios.
  private func isNamed(_ id: DefinitionID) -> Bool {
    if origins.columns[id] != nil { return true }
    let definition = program.definitions[id]
    return definition.isShownByName && !program.isInWorld(definition)
  }

  /// Returns the definition that the source names where `id` is meant: itself, or what it is a copy
  /// of.
  private func named(_ id: DefinitionID) -> DefinitionID? {
    let base = origins.bases[id] ?? id
    return isNamed(base) ? base : nil
  }

  /// `true` iff the value of `id` differs from trial to trial: it or something that it rests on is
  /// uncertain.
  package mutating func variesByTrial(_ id: DefinitionID) -> Bool {
    if program.uncertainty.draws.count == 0 { return false }
    if let known = variesByTrial[id] { return known }
    var seen: Set<DefinitionID> = [id]
    var waiting = [id]
    while let next = waiting.popLast() {
      if variesByTrial[next] == true || isDrawn(next) {
        variesByTrial[id] = true
        return true
      }
      let summarised = onlySummarised(by: next)
      for target in needs(of: next)
      where !summarised.contains(target) && seen.insert(target).inserted {
        waiting.append(target)
      }
    }
    for other in seen { variesByTrial[other] = false }
    return false
  }

  /// The definitions of which the formula of `id` reads nothing but statistics, which are the same
  /// in all trials.
  private func onlySummarised(by id: DefinitionID) -> Set<DefinitionID> {
    var summarised: Set<DefinitionID> = []
    var read: Set<DefinitionID> = []
    var waiting = program.definitions[id].clauses
      .compactMap { $0.expression }.map { (part: $0, isInStatistic: false) }
    while let (part, isInStatistic) = waiting.popLast() {
      let operation = program.expressions[part].operation
      var inside = isInStatistic
      if case .definition(let target) = operation {
        if isInStatistic { summarised.insert(target) } else { read.insert(target) }
      }
      if case .statistic = operation { inside = true }
      if case .comprehension(let comprehension) = operation {
        waiting.append((comprehension.body, inside))
        if let condition = comprehension.condition { waiting.append((condition, inside)) }
      }
      for next in operation.parts { waiting.append((next, inside)) }
    }
    return summarised.subtracting(read)
  }

  /// `true` iff the definition is uncertain by itself.
  package func isDrawn(_ id: DefinitionID) -> Bool {
    program.definitions[id].clauses.contains { clause in
      guard let expression = clause.expression else { return false }
      if case .uncertain = program.expressions[expression].operation { return true }
      return clause.distribution.exists
    }
  }
}
