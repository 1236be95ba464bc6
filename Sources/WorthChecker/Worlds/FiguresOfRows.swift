import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Figures of one of the instances by row, and changes of other rows.
enum FiguresOfRows {
  /// Returns the row of which a figure is, `"A"` of `loans["A"].due` and of a variant of that, as it is written; nil for
  /// other figures, and where the row is no text.
  static func row(
    of figure: ExpressionID, _ scope: ScopeID, in checker: inout Checker
  ) -> String? {
    let place: ExpressionID
    switch checker.expression(figure).operation {
    case .element(_, let index, _): place = index
    case .item(_, let position): place = position
    default: return nil
    }
    var reference = checker.expression(place).reference
    if case .definition(let named) = checker.expression(place).operation,
      let written = written(named, in: checker)
    {
      reference = written
    }
    for _ in 0..<WorkLimits.layers {
      let tree = checker.trees[reference.tree]
      let node = SyntaxReading.unwrapped(reference.node, tree)
      switch tree[node].kind {
      case .with, .under, .member:
        reference.node = tree.child(node)
      case .index:
        let item = tree.child(node, 1)
        return item.exists && tree[item].kind == .text ? tree.text(item) : nil
      case .text: return tree.text(node)
      case .name:
        guard
          case .definition(let next)? = Names.lookUp(tree.name(node), scope: scope, in: &checker),
          let written = written(next, in: checker)
        else { return nil }
        reference = written
      default: return nil
      }
    }
    return nil
  }

  /// The value of a definition as it is written; nil where it has several, or none.
  private static func written(_ definition: DefinitionID, in checker: Checker) -> NodeReference? {
    let clauses = checker.definitions[definition].clauses
    guard clauses.count == 1, clauses[0].value.exists else { return nil }
    return NodeReference(clauses[0].reference.tree, clauses[0].value)
  }

  /// What the worlds of `scope` change of one other row alone; nothing where a key is changed, by which rows are found.
  static func changes(
    in scope: ScopeID, ofOtherRowsThan row: String, _ checker: Checker
  ) -> [Span] {
    var found: [Span] = []
    var scope = scope
    while case .world(let number) = checker.names.scopes[scope].kind {
      for change in checker.worlds[number].changes {
        if let target = checker.worlds.states[number].changedByPath[change.path],
          case .column = checker.definitions[target].role
        {
          return []
        }
        let tree = checker.trees[change.entry.tree]
        guard let changed = change.row, tree[changed].kind == .text, tree.text(changed) != row
        else { continue }
        found.append(checker.span(change.entry))
      }
      scope = checker.worlds[number].parent
    }
    return found
  }

  /// `true` iff a definition keeps what all of the instances by row have.
  static func isColumn(_ definition: DefinitionID, in checker: Checker) -> Bool {
    if case .column(table: nil) = checker.definitions[definition].role { true } else { false }
  }

  /// `true` iff a definition is what one of the instances by row has for itself, or was made on the way to that, such as
  /// the place of the row that is changed.
  static func isOfRow(_ definition: DefinitionID, in checker: Checker) -> Bool {
    switch checker.definitions[definition].role {
    case .input, .line: RowChanges.rows(of: checker.definitions[definition], in: checker) != nil
    case .hidden: true
    default: false
    }
  }
}
