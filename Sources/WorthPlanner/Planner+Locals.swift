import WorthPlan
import WorthProgram

/// Definitions in the block of a function: each is worked out where it is first needed, and once.
///
/// So a line that only one branch needs, such as a call of the function itself, is not worked out
/// on the other. A line that is needed on every way is emitted in its place. One that a branch or a
/// loop needs is shared: its code stands once, behind the function, and `workOut` goes there unless
/// it has been.
extension Planner {
  /// Emits the working out of the definition behind `local`, unless that was done on every way to
  /// this place.
  mutating func workOut(_ local: LocalID) {
    guard let expression = waitingLocals[local], let register = locals[local] else { return }
    waitingLocals.removeValue(forKey: local)
    guard branchDepth > 0 || sharedLocals.contains(local) else {
      _ = generate(expression, into: register)
      return
    }
    usedSharedLocals.insert(local)
    let guardRegister = guards[local] ?? 0
    sharedJumps.append((local, emit(.workOut, 0, guardRegister)))
  }

  /// Emits `body`, which is not run on every way to what follows.
  mutating func onBranch(_ body: (inout Planner) -> Void) {
    let outer = waitingLocals
    branchDepth += 1
    body(&self)
    branchDepth -= 1
    waitingLocals = outer
  }

  /// Emits the code of a function, with the definitions that its branches and loops share behind
  /// it.
  mutating func emitFunction(_ info: FunctionVersion, _ body: (inout Planner) -> Void) {
    let start = plan.code.count
    let requirements = plan.requirements.count
    let firstRegister = nextRegister
    sharedLocals = []
    for _ in 0..<3 {
      emitSharing(info, body)
      // Which definitions are shared must be known from the first instruction on.
      guard !usedSharedLocals.isSubset(of: sharedLocals) else { break }
      sharedLocals =
        sharedLocals.isEmpty ? usedSharedLocals : Set(info.locals.map { $0.local })
      plan.code.removeSubrange(start...)
      plan.spans.removeSubrange(start...)
      plan.regionOf.removeSubrange(start...)
      plan.requirements.removeSubrange(requirements...)
      nextRegister = firstRegister
      highestRegister = firstRegister
    }
    waitingLocals = [:]
  }

  /// Emits `body`, then once the code of each definition that it jumps to because a branch or a
  /// loop needs it.
  private mutating func emitSharing(_ info: FunctionVersion, _ body: (inout Planner) -> Void) {
    usedSharedLocals = []
    sharedJumps = []
    waitingLocals = [:]
    guards = [:]
    for (local, expression) in info.locals {
      locals[local] = newRegister()
      guards[local] = newRegister()
      waitingLocals[local] = expression
    }
    for (local, _) in info.locals where sharedLocals.contains(local) {
      _ = constant(0, into: guards[local])
    }
    let all = waitingLocals
    body(&self)
    // A definition needs those before it alone. The last comes first, for a call inside one of them
    // takes the registers above its own, where nothing may stand that is still needed by what led
    // there.
    var starts: [LocalID: Int32] = [:]
    for (local, expression) in info.locals.reversed() where usedSharedLocals.contains(local) {
      starts[local] = here
      waitingLocals = all
      waitingLocals.removeValue(forKey: local)
      nextRegister = highestRegister
      onBranch { planner in _ = planner.generate(expression, into: planner.locals[local] ?? 0) }
      emit(.goBack, 0, guards[local] ?? 0)
    }
    for (local, position) in sharedJumps { plan.code[position].a = starts[local] ?? 0 }
  }
}
