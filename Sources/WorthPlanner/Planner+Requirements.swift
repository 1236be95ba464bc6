import WorthPlan
import WorthProgram
import WorthSource
import WorthValue

/// What kinds and the case require, and what has no value where that does not hold.
extension Planner {
  /// Emits what fails where a requirement that guards the line does not hold.
  mutating func emitGuards(of line: DefinitionID) {
    for requirement in program.order.guards[line] ?? [] {
      guard let register = requirementRegisters[requirement] else { continue }
      emit(.require, 0, register, flag: 1)
    }
  }

  /// Emits a requirement, which has the value 1 where it holds.
  mutating func emit(_ requirement: RequirementInfo) {
    guard let register = requirementRegisters[requirement.definition] else { return }
    currentSpan = requirement.span
    let sink = program.definitions[requirement.definition].sink
    let outer = (filledIn, changed)
    filledIn = requirement.place
    changed = change(around: requirement.definition, owner: requirement.owner)
    defer { (filledIn, changed) = outer }
    if requirement.isRemark {
      emitRemark(requirement, register, sink)
      return
    }
    inRegion(register, sink: sink) { planner in
      var planned = PlanRequirement(
        span: requirement.span, reason: requirement.reason, instance: requirement.instance)
      planned.wholeInput = requirement.wholeInput
      planner.emitRequirement(
        requirement.condition, into: nil, planned, reason: requirement.workedOut)
      _ = planner.constant(1, into: register)
    }
  }

  /// Emits a remark, which is made of the base values alone; what it cannot say is left out.
  private mutating func emitRemark(
    _ remark: RequirementInfo, _ register: Int32, _ sink: SinkID
  ) {
    inRegion(register, sink: sink, isSilent: true) { planner in
      let skip = planner.emit(.skipReason, 0, planner.constant(0))
      planner.onBranch { planner in
        var planned = PlanRequirement(
          span: remark.span, reason: remark.reason, instance: remark.instance)
        planned.isShown = remark.isShown
        planner.emitRequirement(
          remark.condition, into: nil, planned, reason: remark.workedOut, isRemark: true)
      }
      planner.land(skip)
      _ = planner.constant(1, into: register)
    }
  }
}
