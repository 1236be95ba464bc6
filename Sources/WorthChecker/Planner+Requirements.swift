import WorthPlan
import WorthSource
import WorthValue

/// What kinds and the case require, and what has no value where that does not hold.
extension Planner {
  /// Finds for each line of an instance the requirements of its kind that must hold for it to have a value: each of them,
  /// unless it rests on the line itself.
  mutating func findGuards() {
    guardingRequirements = Array(repeating: [], count: checker.definitions.count)
    var owners: Set<Int32> = []
    for requirement in checker.requirements {
      requirementsByDefinition[requirement.definition] = requirement
      requirementRegisters[requirement.definition] = newRegister()
      if requirement.owner >= 0 { owners.insert(requirement.owner) }
    }
    guard !owners.isEmpty else { return }
    var lines: [Int32: [Int32]] = [:]
    for (index, definition) in checker.definitions.enumerated() {
      if case .line(let instance) = definition.role, owners.contains(instance) {
        lines[instance, default: []].append(Int32(truncatingIfNeeded: index))
      }
    }
    var positions = [Int32](repeating: 0, count: checker.definitions.count)
    for (place, group) in orderDefinitions().enumerated() {
      for member in group.members { positions[Int(member)] = Int32(truncatingIfNeeded: place) }
    }
    for requirement in checker.requirements {
      guard let own = lines[requirement.owner] else { continue }
      let first = own.map { positions[Int($0)] }.min() ?? 0
      let needed = reached(from: requirement.definition, positions, from: first)
      for line in own where !needed.contains(line) {
        guardingRequirements[Int(line)].append(requirement.definition)
      }
    }
  }

  /// What a requirement rests on, as far as it stands at `first` or later in the order: nothing before that needs a line of
  /// its instance.
  private func reached(
    from start: Int32, _ positions: [Int32], from first: Int32
  ) -> Set<Int32> {
    var found: Set = [start]
    var waiting = [start]
    while let next = waiting.popLast() {
      for dependency in checker.definitions[Int(next)].dependencies
      where positions[Int(dependency.target)] >= first && found.insert(dependency.target).inserted {
        waiting.append(dependency.target)
      }
      for requirement in guardingRequirements[Int(next)] where found.insert(requirement).inserted {
        waiting.append(requirement)
      }
    }
    return found
  }

  /// Returns the definitions in groups, each after those that it needs and the requirements that guard it. A guard that
  /// would close a circle is left out.
  mutating func orderWithGuards() -> [Group] {
    var order = orderDefinitions()
    while let circle = order.first(where: { group in
      group.isLoop && group.members.contains { requirementsByDefinition[$0] != nil }
    }) {
      guard circle.members.contains(where: { !guardingRequirements[Int($0)].isEmpty }) else {
        break
      }
      for member in circle.members { guardingRequirements[Int(member)] = [] }
      order = orderDefinitions()
    }
    return order
  }

  /// Emits what fails where a requirement that guards the line does not hold.
  mutating func emitGuards(of line: Int32) {
    for requirement in guardingRequirements[Int(line)] {
      guard let register = requirementRegisters[requirement] else { continue }
      emit(.require, 0, register, flag: 1)
    }
  }

  /// Emits a requirement, which has the value 1 where it holds.
  mutating func emit(_ requirement: RequirementInfo) {
    guard let register = requirementRegisters[requirement.definition] else { return }
    currentSpan = requirement.span
    let sink = checker.definitions[Int(requirement.definition)].sink
    let outer = filledIn
    filledIn = requirement.place
    defer { filledIn = outer }
    inRegion(register, sink: sink) { planner in
      planner.emitRequirement(
        requirement.condition, into: nil,
        PlanRequirement(
          span: requirement.span, reason: requirement.reason, instance: requirement.instance),
        reason: requirement.workedOut)
      _ = planner.constant(1, into: register)
    }
  }
}
