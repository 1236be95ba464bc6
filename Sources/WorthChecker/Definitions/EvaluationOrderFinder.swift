import WorthValue
import WorthSyntax
import WorthSource
import WorthProgram

/// Finds the order in which a program is evaluated, and the definitions that need one another so
/// that there is none.
struct EvaluationOrderFinder {
  /// Definitions that need one another so that none comes first.
  struct Circle {
    /// The shortest way from one of them back to itself.
    var loop: [DefinitionID]
    /// All of them.
    var members: [DefinitionID]
    /// `true` iff they look both back and ahead in time.
    var isMixed: Bool
  }

  /// The definitions of the program.
  private let definitions: Arena<DefinitionID, Definition>
  /// The requirements, each with the definition in whose place it is evaluated.
  private let requirements: [RequirementInfo]
  /// The definitions in whose place requirements are evaluated.
  private let required: Set<DefinitionID>
  /// The instances whose kind is checked without being filled in.
  private let abstractInstances: Set<InstanceID>
  /// The columns of instances that are filled in again and again, by the hidden definitions of
  /// their indices.
  private let rows: [DefinitionID: [DefinitionID]]
  /// The hidden definitions of the indices of instances that are filled in again and again.
  private let instanceRows: [InstanceID: DefinitionID]
  /// The instances of which tables with these columns are fields.
  private let columnOwners: [DefinitionID: InstanceID]
  /// `true` iff the case has a mistake that was reported.
  private let hasReportedErrors: Bool
  /// Finds strongly connected components, without recursion.
  private var finder = DependencyOrder()
  /// The order, once it has been found.
  private(set) var order = EvaluationOrder()
  /// The circles that were found, in order.
  private(set) var circles: [Circle] = []

  /// Creates a finder for `definitions` and what is required of them.
  init(
    _ definitions: Arena<DefinitionID, Definition>, _ requirements: [RequirementInfo],
    abstractInstances: Set<InstanceID>, rows: [DefinitionID: [DefinitionID]],
    instanceRows: [InstanceID: DefinitionID], columnOwners: [DefinitionID: InstanceID],
    hasReportedErrors: Bool
  ) {
    self.instanceRows = instanceRows
    self.columnOwners = columnOwners
    self.rows = rows
    self.hasReportedErrors = hasReportedErrors
    self.definitions = definitions
    self.requirements = requirements
    self.abstractInstances = abstractInstances
    required = Set(requirements.map { $0.definition })
  }

  /// Finds the order.
  mutating func run() {
    var groups = findGroups()
    if findGuards(groups) { groups = groupsWithGuards() }
    order.groups.reserveCapacity(groups.count)
    var ofOneRow: Set<DefinitionID> = []
    var ofNone: Set<DefinitionID> = []
    for group in groups {
      if isLeft(group, &ofOneRow) { continue }
      let found = scheduled(group)
      order.groups.append(
        restsOnNone(group, &ofNone) ? .broken(group.members) : found)
    }
  }

  /// Returns a group with the way in which it is worked out.
  private mutating func scheduled(_ group: EvaluationGroup) -> EvaluationGroup {
    switch group {
    case .single(let index) where rows[index] != nil:
      return .rows(index: index, columns: [], groups: [])
    case .single, .rows: return group
    case .loop(let members, _), .broken(let members):
      if !rows.isEmpty, let index = members.first(where: { rows[$0] != nil }) {
        return scheduleRows(members, index)
      }
      return schedule(members)
    }
  }

  /// `true` iff a group belongs to a kind of which nothing is filled in, or rests on what does: there is nothing to
  /// work out. Keeps in `ofNone` what does.
  private func restsOnNone(_ group: EvaluationGroup, _ ofNone: inout Set<DefinitionID>) -> Bool {
    if abstractInstances.isEmpty { return false }
    let members = group.members
    guard
      members.contains(where: { member in
        isAbstract(member)
          || definitions[member].dependencies.contains { ofNone.contains($0.target) }
      })
    else { return false }
    ofNone.formUnion(members)
    return true
  }

  // MARK: Rows

  /// `true` iff a group is what no line of instances by row reads, such as what a change has replaced, a
  /// node of a tree or a column of a table: it has a value for one row at a time, and none by itself.
  ///
  /// Keeps in `ofOneRow` what is worked out for one row at a time.
  private func isLeft(_ group: EvaluationGroup, _ ofOneRow: inout Set<DefinitionID>) -> Bool {
    if rows.isEmpty { return false }
    let members = group.members
    let indices = members.filter { rows[$0] != nil }
    if !indices.isEmpty {
      let columns = Set(indices.flatMap { rows[$0] ?? [] })
      ofOneRow.formUnion(members.lazy.filter { !columns.contains($0) })
      return false
    }
    guard
      members.allSatisfy({ member in
        if case .hidden = definitions[member].role { return true }
        return definitions[member].isHandedOn || columnOwners[member] != nil
      }),
      members.contains(where: { member in
        definitions[member].dependencies.contains { ofOneRow.contains($0.target) }
      })
    else { return false }
    ofOneRow.formUnion(members)
    return true
  }

  /// Returns what is worked out for each value of an index, in order: the members but for the index
  /// and the columns, which come last.
  private mutating func scheduleRows(
    _ members: [DefinitionID], _ index: DefinitionID
  ) -> EvaluationGroup {
    let columns = Set(rows[index] ?? [])
    let lines = members.filter { $0 != index && !columns.contains($0) }
    let inside = Set(lines)
    let readsColumn = lines.contains { line in
      definitions[line].dependencies.contains { columns.contains($0.target) }
    }
    guard !readsColumn, lines.allSatisfy({ rows[$0] == nil }) else {
      noteCircle(members.filter { rows[$0] == nil }, isMixed: false)
      return .broken(members)
    }
    var found: [EvaluationGroup] = []
    finder.visit(count: definitions.count, from: lines.map { Int($0.index) }) { place, needed in
      let definition = DefinitionID(Int32(truncatingIfNeeded: place))
      for dependency in definitions[definition].dependencies
      where inside.contains(dependency.target) {
        needed.append(Int(dependency.target.index))
      }
      for guarding in order.guards[definition] ?? [] where inside.contains(guarding) {
        needed.append(Int(guarding.index))
      }
    } group: { members, isLoop in
      let ids = members.map { DefinitionID(Int32(truncatingIfNeeded: $0)) }
      if let only = ids.first, !isLoop {
        found.append(.single(only))
      } else {
        found.append(.loop(ids, isForward: true))
      }
    }
    let groups = found.map { group in
      if case .loop(let members, _) = group { schedule(members) } else { group }
    }
    return .rows(index: index, columns: members.filter { columns.contains($0) }, groups: groups)
  }

  /// Returns the definitions in groups, each after those that it needs and the requirements that
  /// guard it; loops are not ordered yet.
  private mutating func findGroups() -> [EvaluationGroup] {
    var groups: [EvaluationGroup] = []
    groups.reserveCapacity(definitions.count)
    finder.visit(count: definitions.count, from: Array(0..<definitions.count)) { place, needed in
      let definition = DefinitionID(Int32(truncatingIfNeeded: place))
      for dependency in definitions[definition].dependencies {
        needed.append(Int(dependency.target.index))
      }
      guard !order.guards.isEmpty else { return }
      for guarding in order.guards[definition] ?? [] { needed.append(Int(guarding.index)) }
    } group: { members, isLoop in
      if let only = members.first, !isLoop {
        groups.append(.single(DefinitionID(Int32(truncatingIfNeeded: only))))
      } else {
        let ids = members.map { DefinitionID(Int32(truncatingIfNeeded: $0)) }
        groups.append(.loop(ids, isForward: true))
      }
    }
    return groups
  }

  // MARK: Guards

  /// Finds for each line of an instance the requirements of its kind that must hold for it to have
  /// a value: each of them, unless it rests on the line itself. `false` where there are none.
  private mutating func findGuards(_ groups: [EvaluationGroup]) -> Bool {
    let owners = Set(requirements.compactMap { $0.owner })
    guard !owners.isEmpty else { return false }
    var lines: [InstanceID: [DefinitionID]] = [:]
    for index in definitions.ids {
      if case .line(let instance) = definitions[index].role, owners.contains(instance) {
        lines[instance, default: []].append(index)
      }
    }
    // The position of each definition's group in the order.
    var positions = [Int32](repeating: 0, count: definitions.count)
    for (place, group) in groups.enumerated() {
      for member in group.members {
        positions[Int(member.index)] = Int32(truncatingIfNeeded: place)
      }
    }
    for requirement in requirements {
      guard let owner = requirement.owner, let own = lines[owner] else { continue }
      let first = own.map { positions[Int($0.index)] }.min() ?? 0
      let needed = reached(from: requirement.definition, positions, from: first)
      for line in own where !needed.contains(line) {
        order.guards[line, default: []].append(requirement.definition)
      }
    }
    guardReaders(of: owners)
    return true
  }

  /// Lets the lines of other instances that read an input of one, or call a function that does, have no
  /// value where a requirement of that one does not hold, either.
  private mutating func guardReaders(of owners: Set<InstanceID>) {
    var required: [InstanceID: [DefinitionID]] = [:]
    for requirement in requirements {
      if let owner = requirement.owner {
        required[owner, default: []].append(requirement.definition)
      }
    }
    for index in definitions.ids {
      guard case .line(let own) = definitions[index].role else { continue }
      var seen: Set<InstanceID> = []
      for dependency in definitions[index].dependencies {
        var owner: InstanceID?
        switch definitions[dependency.target].role {
        case .input(let instance): owner = instance
        case .column: owner = columnOwners[dependency.target]
        case .plain, .line, .hidden: break
        }
        guard let owner, owner != own, owners.contains(owner),
          instanceRows[owner] == instanceRows[own], seen.insert(owner).inserted
        else { continue }
        order.guards[index, default: []] += required[owner] ?? []
      }
    }
  }

  /// Returns what a requirement rests on, as far as it stands at `first` or later in the order:
  /// nothing before that needs a line of its instance.
  private func reached(
    from start: DefinitionID, _ positions: [Int32], from first: Int32
  ) -> Set<DefinitionID> {
    var found: Set = [start]
    var waiting = [start]
    while let next = waiting.popLast() {
      // The index of a row needs all that is worked out for it, in name only.
      if rows[next] != nil { continue }
      for dependency in definitions[next].dependencies
      where positions[Int(dependency.target.index)] >= first
        && found.insert(dependency.target).inserted
      {
        waiting.append(dependency.target)
      }
      for requirement in order.guards[next] ?? [] where found.insert(requirement).inserted {
        waiting.append(requirement)
      }
    }
    return found
  }

  /// Returns the definitions in groups with their guards. A guard that would close a circle is left
  /// out.
  private mutating func groupsWithGuards() -> [EvaluationGroup] {
    while true {
      let groups = findGroups()
      let circle = groups.first { group in
        guard case .loop(let members, _) = group else { return false }
        return members.contains { required.contains($0) } && !members.contains { rows[$0] != nil }
      }
      guard let circle, circle.members.contains(where: { order.guards[$0] != nil }) else {
        return groups
      }
      for member in circle.members { order.guards[member] = nil }
    }
  }

  // MARK: Loops

  /// `true` iff the definition has no type, and so no value whatever it needs.
  private func isBroken(_ index: DefinitionID) -> Bool {
    let type = definitions[index].type
    return type == .error || type == .pending
  }

  /// `true` iff the definition belongs to a kind that is checked without being filled in.
  private func isAbstract(_ index: DefinitionID) -> Bool {
    definitions[index].role.instance.map { abstractInstances.contains($0) } ?? false
  }

  /// Returns the loop with the direction in which it runs and the order of its members within a
  /// period.
  private mutating func schedule(_ members: [DefinitionID]) -> EvaluationGroup {
    if members.contains(where: { isBroken($0) }) {
      // What nothing fills in may have no type and no mistake.
      if members.contains(where: { isAbstract($0) }) { return .broken(members) }
      // A type that was never found, or a missing value that nothing reported, shows that the
      // definitions need only one another.
      if members.contains(where: { definitions[$0].type == .pending }) || !hasReportedErrors {
        noteCircle(members, isMixed: false)
      }
      return .broken(members)
    }
    let inside = Set(members)
    var hasLag = false
    var hasLead = false
    var hasStated = false
    var hasWhole = false
    let space = members.first.flatMap { definitions[$0].space }
    for member in members {
      let definition = definitions[member]
      if definition.space == nil || definition.space != space { hasWhole = true }
      for dependency in definition.dependencies where inside.contains(dependency.target) {
        guard let offset = dependency.offset else {
          hasWhole = true
          continue
        }
        if offset == Dependency.stated {
          hasStated = true
        } else if offset < 0 {
          hasLag = true
        } else if offset > 0 {
          hasLead = true
        }
      }
    }
    let isMixed = !hasWhole && hasLag && hasLead
    guard !hasWhole, hasLag || hasLead || hasStated, !isMixed,
      let ordered = orderWithinPeriod(members, inside)
    else {
      noteCircle(members, isMixed: isMixed)
      return .broken(members)
    }
    if members.contains(where: { isAbstract($0) }) { return .broken(members) }
    return .loop(ordered, isForward: !hasLead)
  }

  /// Orders the members by what they need of the same period; nil where that runs in a circle.
  private mutating func orderWithinPeriod(
    _ members: [DefinitionID], _ inside: Set<DefinitionID>
  ) -> [DefinitionID]? {
    var ordered: [DefinitionID] = []
    var hasCircle = false
    finder.visit(count: definitions.count, from: members.map { Int($0.index) }) { place, needed in
      let definition = DefinitionID(Int32(truncatingIfNeeded: place))
      for dependency in definitions[definition].dependencies
      where dependency.offset == 0 && inside.contains(dependency.target) {
        needed.append(Int(dependency.target.index))
      }
    } group: { group, isLoop in
      if isLoop { hasCircle = true }
      ordered += group.map { DefinitionID(Int32(truncatingIfNeeded: $0)) }
    }
    return hasCircle ? nil : ordered
  }

  // MARK: Circles

  /// Adds a circle of the members, with the shortest way around it.
  private mutating func noteCircle(_ members: [DefinitionID], isMixed: Bool) {
    circles.append(
      Circle(
        loop: shortestLoop(members, withLags: isMixed), members: members, isMixed: isMixed))
  }

  /// `true` iff the definition reads a stated period of the other, or its opening value, as a line
  /// without periods does.
  func isStated(_ dependency: Dependency, of index: DefinitionID) -> Bool {
    guard let offset = dependency.offset else { return false }
    return offset == Dependency.stated || definitions[index].space == nil
  }

  /// `true` iff the definition reads another period of the other than the one at hand.
  private func isLag(_ dependency: Dependency, of index: DefinitionID) -> Bool {
    (dependency.offset ?? 0) != 0 && !isStated(dependency, of: index)
  }

  /// Returns the shortest way from one of the members back to itself, through other periods only
  /// `withLags`.
  private func shortestLoop(_ members: [DefinitionID], withLags: Bool) -> [DefinitionID] {
    let inside = Set(members)
    var best: [DefinitionID] = []
    for start in members.sorted().prefix(32) {
      var previous: [DefinitionID: DefinitionID] = [:]
      var queue = [start]
      var position = 0
      search: while position < queue.count {
        let node = queue[position]
        position += 1
        for dependency in definitions[node].dependencies
        where inside.contains(dependency.target) && (withLags || !isLag(dependency, of: node)) {
          if dependency.target == start {
            var loop = [node]
            var current = node
            while current != start, let back = previous[current] {
              loop.append(back)
              current = back
            }
            loop.reverse()
            if best.isEmpty || loop.count < best.count { best = loop }
            break search
          }
          if previous[dependency.target] == nil {
            previous[dependency.target] = node
            queue.append(dependency.target)
          }
        }
      }
      if best.count == 1 { break }
    }
    if best.isEmpty { return withLags ? members : shortestLoop(members, withLags: true) }
    return best
  }
}
