import WorthProgram
import WorthSource
import WorthSyntax

/// Changes that make an uncertain value certain: in a scenario, in a variant, by the host.
enum LostDistributions {
  /// Notes that the definition at `entry` takes the place of clauses with a distribution, and has none
  /// itself. What it names may be uncertain, so that a value that names something is left alone.
  static func note(
    _ entry: NodeReference, _ path: String, replaces clauses: [Clause], scope: ScopeID,
    in checker: inout Checker
  ) {
    let value = SyntaxReading.valueNode(entry, in: checker)
    guard value.exists, clauses.contains(where: { $0.distribution.exists }),
      !SyntaxReading.distributionNode(entry, in: checker).exists
    else { return }
    let place = NodeReference(entry.tree, value)
    guard !Worlds.namesWhatWas(place, in: checker), namesNothing(place, scope, in: &checker)
    else { return }
    checker.report(
      .madeCertain(
        checker.span(place), path, value: checker.trees[entry.tree].text(value)))
  }

  /// `true` iff no definition, instance or table is named in `value`.
  private static func namesNothing(
    _ value: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[value.tree]
    let node = tree[value.node]
    for place in node.first..<node.end where tree.token(place).kind == .name {
      switch Names.lookUp(Name(id: tree.token(place).name), scope: scope, in: &checker) {
      case .definition, .instance, .table, .tree: return false
      case .kind, .function, .module, .scenario, .broken, nil: break
      }
    }
    return true
  }
}
