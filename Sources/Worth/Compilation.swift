import WorthChecker
import WorthPlan
import WorthPlanner
import WorthProgram
import WorthSource

/// What a case was compiled to.
struct Compilation: Sendable {
  /// The checked program.
  let program: Program
  /// What the program was lowered to; what has a mistake is marked as failed in it.
  let plan: Plan
  let diagnostics: [Diagnostic]
  /// The diagnostics of each `expect error`, by its number.
  let captured: [[Diagnostic]]
  /// The places of the plan's slots by their paths.
  let slots: [String: Int]

  /// Lowers what was checked; `mistakes` are those of what the host hands in.
  init(_ checked: CheckResult, mistakes: [Diagnostic]) {
    program = checked.program
    plan = checked.isStopped ? Plan() : Planner.plan(checked.program)
    diagnostics = checked.diagnostics + mistakes
    captured = checked.captured
    var slots: [String: Int] = [:]
    for (position, slot) in plan.slots.enumerated() {
      // What a file that is used without a name defines is seen by nobody, and stands behind.
      if let known = slots[slot.path], plan.slots[known].isOwn || !slot.isOwn { continue }
      slots[slot.path] = position
    }
    self.slots = slots
  }

  /// The sources of the case and of all that it uses.
  var sources: SourceSet { program.sources }
}
