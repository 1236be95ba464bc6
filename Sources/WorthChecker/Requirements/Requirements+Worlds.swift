import WorthProgram
import WorthSyntax

/// Requirements of the case, under its scenarios.
extension Requirements {
  /// Notes that a figure is asked for in the world of `scope`.
  mutating func note(worldOf scope: ScopeID) {
    if !worldScopes.contains(scope) { worldScopes.append(scope) }
  }

  /// Checks the requirements of the case again in each world in which a figure is asked for, as far
  /// as they name something that differs there.
  static func checkInWorlds(in checker: inout Checker) {
    let requirements = checker.output.pendingForms.filter { form in
      checker.trees[form.0.tree][form.0.node].kind == .require
    }
    for world in checker.requirements.worldScopes {
      for (reference, scope) in requirements
      where differs(reference, in: world, from: scope, in: &checker) {
        checkRequire(reference, world, instance: nil, in: &checker)
      }
    }
  }

  /// `true` iff a name in the requirement stands for something else in `world` than in `scope`.
  private static func differs(
    _ reference: NodeReference, in world: ScopeID, from scope: ScopeID, in checker: inout Checker
  ) -> Bool {
    var waiting = [reference]
    while let next = waiting.popLast() {
      let tree = checker.trees[next.tree]
      guard tree[next.node].kind == .name else {
        waiting += checker.children(of: next)
        continue
      }
      let name = tree.name(next.node)
      guard let beneath = Names.lookUp(name, scope: scope, in: &checker),
        let changed = Names.lookUp(name, scope: world, in: &checker), changed != beneath
      else { continue }
      return true
    }
    return false
  }
}
