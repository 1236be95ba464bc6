import WorthPlan
import WorthSource
import WorthValue

/// What kinds and the case require, and what has no value where that does not hold.
extension Planner {
  /// Finds for each line of an instance the requirements of its kind that must hold for it to have a value: all of them,
  /// unless they rest on the line themselves.
  mutating func findGuards() {
    guardingRequirements = Array(repeating: [], count: checker.definitions.count)
    var byInstance: [Int32: [Int32]] = [:]
    for (number, requirement) in checker.requirements.enumerated() {
      requirementsByDefinition[requirement.definition] = requirement
      requirementRegisters[requirement.definition] = newRegister()
      if requirement.owner >= 0 {
        byInstance[requirement.owner, default: []].append(
          checker.requirements[number].definition)
      }
    }
    guard !byInstance.isEmpty else { return }
    var lines: [Int32: [Int32]] = [:]
    for (index, definition) in checker.definitions.enumerated() {
      if case .line(let instance) = definition.role, byInstance[instance] != nil {
        lines[instance, default: []].append(Int32(truncatingIfNeeded: index))
      }
    }
    for (instance, requirements) in byInstance.sorted(by: { $0.key < $1.key }) {
      let needed = reached(from: requirements)
      for line in lines[instance] ?? [] where !needed.contains(line) {
        guardingRequirements[Int(line)] = requirements
      }
    }
  }

  /// All definitions that some rest on, those that guard them included.
  private func reached(from starts: [Int32]) -> Set<Int32> {
    var found = Set(starts)
    var waiting = starts
    while let next = waiting.popLast() {
      for dependency in checker.definitions[Int(next)].dependencies
      where found.insert(dependency.target).inserted {
        waiting.append(dependency.target)
      }
      for requirement in guardingRequirements[Int(next)] where found.insert(requirement).inserted {
        waiting.append(requirement)
      }
    }
    return found
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
          span: requirement.span, reason: requirement.reason, instance: requirement.instance))
      _ = planner.constant(1, into: register)
    }
  }
}
