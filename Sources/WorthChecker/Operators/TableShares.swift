import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Columns of percents in plain tables that are used as the shares of one amount: together they are all of it.
///
/// A percent is a share where the same amount is taken in each row, as in `income * p.share for p in parts`. Rates of
/// amounts that differ from row to row, as `r.amount * r.rate`, are none; nor are percents whose sum is nowhere near
/// 100 %, which are rates of one basis.
enum TableShares {
  /// The sums between which percents of one amount are taken for shares that miss 100 %.
  private static let near = 0.75...1.25

  /// Notes a column of percents that misses 100 %, where the product takes the share of each row of one amount.
  static func note(_ left: ExpressionID, _ right: ExpressionID, in checker: inout Checker) {
    for (share, amount) in [(right, left), (left, right)] {
      guard checker.types.element(checker.type(share)) == .percent,
        case .quantity = checker.types[checker.types.element(checker.type(amount))],
        let column = column(of: share, in: checker),
        let table = table(of: column, in: checker),
        isSameInEachRow(amount, of: checker.tables[table].space, steps: 16, in: checker),
        let (place, total) = total(of: column, in: checker), near.contains(total),
        abs(total - 1) > 1e-9, checker.tables.isNewShare(place)
      else { continue }
      let definition = checker.definitions[place]
      checker.report(
        .sharesMissWhole(
          checker.span(definition.reference), checker.spelling(definition.name),
          total: ValueText.percent(total), gap: ValueText.percent(abs(1 - total)),
          isMore: total > 1, used: checker.span(checker.expression(share).reference)))
      return
    }
  }

  /// The column whose cell in the row at hand, or in all rows, the value is.
  private static func column(of value: ExpressionID, in checker: Checker) -> DefinitionID? {
    var whole = value
    if case .element(let series, let index, _) = checker.expression(value).operation {
      switch checker.expression(index).operation {
      case .local: whole = series
      case .definition(let row):
        // The row at hand of a line with two indices.
        guard case .hidden = checker.definitions[row].role else { return nil }
        whole = series
      default: return nil
      }
    }
    guard case .definition(let column) = checker.expression(whole).operation,
      case .column = checker.definitions[column].role
    else { return nil }
    return column
  }

  /// The table in which a column stands.
  private static func table(of column: DefinitionID, in checker: Checker) -> TableID? {
    guard case .column(let table) = checker.definitions[column].role else { return nil }
    return table
  }

  /// The column that states the cells, and their sum; nil where cells are worked out, or there is one only.
  private static func total(
    of column: DefinitionID, in checker: Checker
  ) -> (column: DefinitionID, total: Double)? {
    let column = TotalRows.original(of: column, in: checker)
    guard checker.definitions[column].scope == checker.names.rootScope,
      checker.tables.cells[column] != nil, checker.definitions[column].clauses.count == 1,
      let written = checker.definitions[column].clauses[0].expression,
      case .list(let cells) = checker.expression(written).operation, cells.count > 1
    else { return nil }
    var total = 0.0
    for cell in cells {
      guard case .constant(let share) = checker.expression(cell).operation, share >= 0 else {
        return nil
      }
      total += share
    }
    return (column, total)
  }

  /// `true` iff the value is known to be the same in each row of the space.
  private static func isSameInEachRow(
    _ value: ExpressionID, of space: SpaceID, steps: Int, in checker: Checker
  ) -> Bool {
    guard steps > 0 else { return false }
    switch checker.expression(value).operation {
    case .constant: return true
    case .definition:
      if case .series(_, let known, _) = checker.types[checker.type(value)] {
        if case .timeline = checker.tables.spaces[known].kind { return true }
        return false
      }
      return !checker.types.isAggregate(checker.type(value))
    case .element(let series, _, _):
      return isSameInEachRow(series, of: space, steps: steps - 1, in: checker)
    case .arithmetic(_, let left, let right):
      return isSameInEachRow(left, of: space, steps: steps - 1, in: checker)
        && isSameInEachRow(right, of: space, steps: steps - 1, in: checker)
    default: return false
    }
  }
}
