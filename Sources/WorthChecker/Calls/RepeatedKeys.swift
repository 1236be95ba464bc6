import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Sums over the keys of a column in which a key may stand in several rows.
enum RepeatedKeys {
  /// `true` iff a list is a column with all its rows, also under a name: `departments = people.department`.
  private static func isWholeColumn(_ list: ExpressionID, in checker: Checker) -> Bool {
    var list = list
    for _ in 0..<8 {
      switch checker.expression(list).operation {
      case .definition(let named):
        if case .column = checker.definitions[named].role { return true }
        let clauses = checker.definitions[named].clauses
        guard clauses.count == 1, case .none = clauses[0].index, let value = clauses[0].expression
        else { return false }
        list = value
      case .comprehension(let turns):
        // `[p.department for p in people]` is the column, too.
        guard turns.condition == nil,
          case .element(let column, let index, _) = checker.expression(turns.body).operation,
          case .local(turns.local) = checker.expression(index).operation
        else { return false }
        list = column
      default: return false
      }
    }
    return false
  }

  /// Notes a sum over the rows of a column of a line over its different values: `sum(paid[d] for d in
  /// people.department)`.
  static func note(_ total: ExpressionID, in checker: inout Checker) {
    guard case .comprehension(let turns) = checker.expression(total).operation,
      isWholeColumn(turns.source, in: checker)
    else { return }
    var whole = turns.body
    while case .element(let inner, let index, _) = checker.expression(whole).operation {
      if case .positionOf(let keys, let key) = checker.expression(index).operation,
        case .local(turns.local) = checker.expression(key).operation,
        case .definition(let list) = checker.expression(keys).operation,
        checker.tables.spaces.entries.contains(where: { $0.isKeys(in: list) })
      {
        let reference = checker.expression(total).reference
        let tree = checker.trees[reference.tree]
        guard tree[reference.node].kind == .comprehension else { return }
        checker.report(
          .keyCountsSeveralTimes(
            checker.span(reference), checker.spelling(tree.name(reference.node)),
            column: tree.text(tree.child(reference.node, 1))))
        return
      }
      whole = inner
    }
  }
}
