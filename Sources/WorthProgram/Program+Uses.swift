import WorthSource
import WorthSyntax
import WorthValue

/// What uses a definition.
package enum ProgramUse: Sendable {
  case definition(DefinitionID)
  case check(Span)
  case show(Span)
  case requirement(Span, owner: InstanceID?)
}

/// What definitions of a program rest on, and what rests on them; made once for many questions.
package struct ProgramUses: Sendable {
  /// The program that is asked about.
  private let program: Program
  /// The definitions that need each one.
  private var users = Arena<DefinitionID, [DefinitionID]>()
  /// The checks, items of reports and requirements, by their hidden definitions.
  private var forms: [DefinitionID: ProgramUse] = [:]
  /// What is known of definitions that were asked about.
  private var variesByTrial: [DefinitionID: Bool] = [:]

  /// Creates the uses of `program`.
  package init(_ program: Program) {
    self.program = program
    users.entries = Array(repeating: [], count: program.definitions.count)
    for id in program.definitions.ids {
      for target in needs(of: id) { users[target].append(id) }
    }
    for check in program.output.checks { forms[check.definition] = .check(check.span) }
    for show in program.output.shows { forms[show.definition] = .show(show.span) }
    for requirement in program.output.requirements {
      forms[requirement.definition] = .requirement(
        requirement.span, owner: requirement.owner)
    }
  }

  /// Returns what a definition needs: itself where it looks back, and what it hands on.
  private func needs(of id: DefinitionID) -> [DefinitionID] {
    let definition = program.definitions[id]
    var found = definition.dependencies.map { $0.target }
    for clause in definition.clauses {
      if let base = clause.base { found.append(base) }
      if let was = clause.was { found.append(was) }
    }
    return found
  }

  /// Returns the named definitions that the formula of `id` names, in its order, each once; `id`
  /// itself where it looks back.
  package func operands(of id: DefinitionID) -> [DefinitionID] {
    var found: [DefinitionID] = []
    var paths: Set<String> = []
    collect(needs(of: id), into: &found, &paths, steps: 64) { self.needs(of: $0) }
    return found
  }

  /// Returns what names `id`, each once: definitions first, then requirements, checks and what is
  /// shown.
  package func uses(of id: DefinitionID) -> [ProgramUse] {
    var found: [DefinitionID] = []
    var paths: Set<String> = []
    var others: [ProgramUse] = []
    var waiting = sameDefinitions(id).flatMap { users[$0] }
    var seen: Set<DefinitionID> = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let form = forms[next] {
        others.append(form)
      } else if isNamed(next) {
        if next != id, paths.insert(program.definitions[next].path).inserted { found.append(next) }
      } else if !program.isInWorld(program.definitions[next]) {
        // What a definition becomes in a scenario is used where the definition is.
        waiting += users[next]
      }
    }
    return found.map { ProgramUse.definition($0) }.sorted { isBefore(place($0), place($1)) }
      + others.sorted { isBefore(place($0), place($1)) }
  }

  /// Returns the definition with those that hand on its values under its own name.
  private func sameDefinitions(_ id: DefinitionID) -> [DefinitionID] {
    let path = program.definitions[id].path
    return [id]
      + program.definitions.ids.filter { other in
        other != id && program.definitions[other].isHandedOn
          && program.definitions[other].path == path
      }
  }

  /// Returns where the use stands, by which uses are ordered.
  private func place(_ use: ProgramUse) -> Span {
    switch use {
    case .definition(let id):
      let definition = program.definitions[id]
      return program.span(definition.clauses.first?.reference ?? definition.reference)
    case .check(let span), .show(let span), .requirement(let span, _): return span
    }
  }

  /// `true` iff `left` begins before `right`, in the order of the files.
  private func isBefore(_ left: Span, _ right: Span) -> Bool {
    (left.source, left.start) < (right.source, right.start)
  }

  /// `true` iff the source names the definition, outside of scenarios.
  private func isNamed(_ id: DefinitionID) -> Bool {
    let definition = program.definitions[id]
    if case .hidden = definition.role { return false }
    return !definition.path.isEmpty && !definition.isHandedOn && !program.isInWorld(definition)
      && definition.sink == .ofCase
  }

  /// Adds those of `targets` that have names to `found`, each path once; in the place of one
  /// without a name come those that `next` leads to, at most `steps` deep.
  private func collect(
    _ targets: [DefinitionID], into found: inout [DefinitionID], _ paths: inout Set<String>,
    steps: Int, _ next: (DefinitionID) -> [DefinitionID]
  ) {
    guard steps > 0 else { return }
    for target in targets {
      if isNamed(target) {
        if paths.insert(program.definitions[target].path).inserted { found.append(target) }
      } else {
        collect(next(target), into: &found, &paths, steps: steps - 1, next)
      }
    }
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

  /// Returns the definitions of which the formula of `id` reads nothing but statistics, which are
  /// the same in all trials.
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
