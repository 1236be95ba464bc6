import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Figures under changes.
extension Worlds {
  /// Checks `expression under scenario`.
  static func checkUnder(
    _ reference: NodeReference, _ context: inout Context, expected: TypeID?, whole: Bool,
    in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let inner = NodeReference(reference.tree, tree.child(reference.node, 0))
    guard Statistics.isAtCaseLevel(context, in: checker),
      checker.worlds.changing.last?.isEmpty ?? true
    else {
      checker.report(.onlyInCase(checker.span(reference), "under"))
      return checker.broken(reference)
    }
    var value = inner
    while tree[value.node].kind == .under {
      value = NodeReference(reference.tree, tree.child(value.node, 0))
    }
    if let mistake = changesAroundTable(value, reference, context.scope, in: &checker) {
      checker.report(mistake)
      return checker.broken(reference)
    }
    guard var (_, inside) = inside(reference, context, in: &checker) else {
      return checker.broken(reference)
    }
    let found = Expressions.check(value, &inside, expected: expected, whole: whole, in: &checker)
    return overRowsOfCase(found, in: &checker)
  }

  /// Returns a series over the rows that a table has in a scenario as one over its rows in the case, where these are the
  /// same and only what stands in them changes: both can then be calculated with, row by row.
  static func overRowsOfCase(_ value: ExpressionID, in checker: inout Checker) -> ExpressionID {
    guard case .series(let element, let space, let isFlow) = checker.types[checker.type(value)],
      case .rows(let table) = checker.tables.spaces[space].kind,
      let original = SameRows.original(of: table, in: &checker)
    else { return value }
    return Expressions.retyped(
      value,
      checker.types.id(
        .series(element, space: checker.tables[original].space, isFlow: isFlow)), in: &checker)
  }

  /// Returns what stands before the changes of `expression under changes`, and the context in which
  /// they hold; an expression without changes as it is, and nil where they are mistaken.
  static func inside(
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> (value: NodeReference, context: Context)? {
    let tree = checker.trees[reference.tree]
    // What is written last lies on top: `x under a under b` is `x` in the world of a with b over
    // it.
    var changes: [NodeReference] = []
    var value = reference
    while tree[value.node].kind == .under {
      changes.append(NodeReference(reference.tree, tree.child(value.node, 1)))
      value = NodeReference(reference.tree, tree.child(value.node, 0))
    }
    guard !changes.isEmpty else { return (value, context) }
    var scope = context.scope
    for change in changes.reversed() {
      guard let world = world(for: change, over: scope, in: &checker) else { return nil }
      scope = checker.worlds[world].scope
    }
    checker.requirements.note(worldOf: scope)
    var inside = context
    inside.scope = scope
    prepareWorld(scope, value, in: &checker)
    checkChanges(scope, in: &checker)
    return (value, inside)
  }

  /// Returns what is wrong with `table(a, b) under crisis`, where changes stand around a function of
  /// reports; nil where `value`, which they change, is none.
  ///
  /// The changes of a table stand at each of its columns, those of a comparison at each figure,
  /// elsewhere at the figure, which is first.
  private static func changesAroundTable(
    _ value: NodeReference, _ whole: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) -> Diagnostic? {
    let tree = checker.trees[value.tree]
    guard tree[value.node].kind == .call, tree[tree.child(value.node)].kind == .name,
      let function = CheckedFunction(rawValue: tree.text(tree.child(value.node))),
      function.isOnlyInShow
    else { return nil }
    var changes = tree.span(value.node)
    (changes.start, changes.end) = (changes.end, tree.span(whole.node).end)
    let under = checker.files.sources.text(changes)
    var arguments: [String] = []
    for (place, node) in tree.children(value.node).dropFirst().enumerated() {
      arguments.append(changed(place, node))
    }
    /// The argument at `place`, under the changes where they concern it.
    func changed(_ place: Int, _ node: NodeID) -> String {
      let written = tree.text(node)
      let isFigure: Bool
      switch function {
      case .table: isFigure = true
      case .compare:
        isFigure = !WorldComparison.isScenario(
          NodeReference(value.tree, node), scope, in: &checker)
      default: isFigure = place == 0
      }
      guard isFigure else { return written }
      switch tree[node].kind {
      case .binary, .negation, .conditional: return "(" + written + ")" + under
      default: return written + under
      }
    }
    return .changesAroundTable(
      checker.span(whole), function.rawValue,
      correct: function.rawValue + "(" + arguments.joined(separator: ", ") + ")")
  }
}
