import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Changes of lines with two indices: `paid["Aida", 2028] = …`, `paid["Aida"] = …`, `paid[p in people, t] = …`.
extension DoubleLines {
  /// Returns what a change of such a line is of: one definition over the second index; nil after a diagnostic.
  static func target(
    _ change: Change, of instance: InstanceID, in checker: inout Checker
  ) -> ChangeTarget? {
    guard let line = checker.instances.doubled[instance],
      let definition = definition(of: instance, in: checker),
      !reportsIndex(completed(change, line, in: checker), line, instance, in: &checker)
    else { return nil }
    return ChangeTarget(definition)
  }

  /// What variants, the host and the world of `outer` change in a line, the lowest layer first.
  static func changes(
    of instance: InstanceID, _ line: DoubleLine, outer: ScopeID, in checker: inout Checker
  ) -> [[Change]] {
    if let known = line.changes { return known }
    let scope = checker.instances[instance].changed ?? outer
    return HostChanges.inLayers(
      HostChanges.take(checker.instances[instance].path, scope, in: &checker))
  }

  /// Returns a change with what its left side leaves out: a single index is the first one, and what has no second
  /// is of each value of that.
  static func completed(_ change: Change, _ line: DoubleLine, in checker: Checker) -> Change {
    var change = change
    let tree = checker.trees[change.entry.tree]
    let target = tree.child(change.entry.node)
    if change.row == nil, target.exists, tree[target].kind == .index {
      change.row = tree.child(target, 1)
      change.namesBeforeRow = change.path.split(separator: ".").count - 1
      change.index = .none
    }
    if case .none = change.index, !isWholeRow(change, line, in: checker) {
      change.index = .each(secondIndex(of: line) ?? line.name)
    }
    return change
  }

  /// `true` iff a change says what one row is as a whole, so that a list or a series fills it as it does a line by
  /// period: it is of one row, draws nothing, and does not name the second index.
  private static func isWholeRow(
    _ change: Change, _ line: DoubleLine, in checker: Checker
  ) -> Bool {
    guard let row = change.row, change.value.node.exists,
      !SyntaxReading.distributionNode(change.entry, in: checker).exists
    else { return false }
    let tree = checker.trees[change.entry.tree]
    let place = NodeReference(change.entry.tree, row)
    guard tree[row].kind != .binder,
      !line.equations.contains(where: { isIndex(place, of: $0.first, in: checker) })
    else { return false }
    guard let second = secondIndex(of: line) else { return true }
    let spelling = checker.spelling(second)
    let value = checker.trees[change.value.tree]
    let node = value[change.value.node]
    return !(node.first..<node.end).contains { value.tokenText($0) == spelling }
  }

  /// Makes the changes of a line, layer by layer, the lowest first; in each what is of one row stands above
  /// what is of each, and that above what is of all.
  static func apply(
    _ changes: [[Change]], of line: DoubleLine, to definition: inout Definition,
    in checker: inout Checker
  ) {
    for layer in changes {
      var ordered: [Change] = []
      for change in layer {
        let whole = completed(change, line, in: checker)
        ordered.insert(whole, at: ChangePaths.position(of: whole, among: ordered, in: checker))
      }
      HostChanges.apply(
        ordered, to: &definition, layer: max(Checker.mostParts, definition.topLayer + 1),
        in: &checker)
    }
  }

  /// The name of the second index, which its equations see; nil where each of them is for a stated one.
  private static func secondIndex(of line: DoubleLine) -> Name? {
    for equation in line.equations {
      if case .each(let name) = equation.clause.index { return name }
    }
    return nil
  }

  /// `true`, after a diagnostic, where a change has a period, or the name of an index, in the place of a row:
  /// `paid[t]`, `paid[2028]`, `paid[p, 2028]`.
  private static func reportsIndex(
    _ change: Change, _ line: DoubleLine, _ instance: InstanceID, in checker: inout Checker
  ) -> Bool {
    guard let row = change.row else { return false }
    let tree = checker.trees[change.entry.tree]
    let place = NodeReference(change.entry.tree, row)
    let isIndex: Bool
    switch tree[row].kind {
    case .name:
      isIndex =
        Names.lookUp(tree.name(row), scope: change.scope, in: &checker) == nil
        && (tree.name(row) == secondIndex(of: line)
          || line.equations.contains { self.isIndex(place, of: $0.first, in: checker) })
    default: isIndex = isPeriodAmongTexts(place, instance, in: &checker)
    }
    guard isIndex else { return false }
    checker.report(
      .firstIndexNeedsTable(
        checker.span(place), checker.spelling(line.name), written: tree.text(row)))
    return true
  }

  /// `true` iff a stated period stands where a row is found by a text.
  private static func isPeriodAmongTexts(
    _ item: NodeReference, _ instance: InstanceID, in checker: inout Checker
  ) -> Bool {
    guard let space = checker.instances[instance].rows?.space,
      case .rows(let table) = checker.tables.spaces[space].kind
    else { return false }
    return Indices.isPeriod(item, in: checker) && RowLookups.holdsTexts(table, in: &checker)
  }
}
