import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The values of a whole, and its opening value, that a clause hands on.
extension Clauses {
  /// Returns the whole whose opening value a clause hands on or, where it is that of one of the rows, the opening
  /// value, which stays where the row's series has none.
  static func openingHandedOn(
    _ base: DefinitionID, _ clause: Clause, of index: DefinitionID, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    let whole = Expressions.value(of: .definition(base), clause.reference, context, in: &checker)
    guard clause.row != nil, case .series(let element, _, _) = checker.types[checker.type(whole)]
    else { return whole }
    guard OutsidePeriods.opens(base, in: checker) else {
      guard let others = clause.others else { return whole }
      _ = Definitions.demand(others, in: &checker)
      guard OutsidePeriods.opens(others, in: checker) else { return whole }
      var before = context
      before.was = clause.others
      return Worlds.valueThatWas(clause.reference, before, in: &checker)
    }
    Expressions.noteOffset(-1, whole, context, in: &checker)
    let own = checker.make(.opening(whole), element, clause.reference)
    return RowChanges.changed(own, clause, of: index, context, in: &checker)
  }

  /// Returns the value of the clause's base at the index at hand.
  static func elementHandedOn(
    _ base: DefinitionID, _ clause: Clause, of index: DefinitionID, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID {
    let whole = Expressions.value(of: .definition(base), clause.reference, context, in: &checker)
    guard let (local, space) = context.index else { return checker.broken(clause.reference) }
    switch checker.types[checker.type(whole)] {
    case .series(let element, let known, _)
    where known == space || NamedTables.handsOn(space, known, in: checker):
      let position = checker.make(
        .local(local), IndexSpaces.indexType(space, in: &checker), clause.reference)
      return checker.make(
        .element(whole, index: position, isSelf: false), element, clause.reference)
    case .pending, .error: return checker.make(.error, checker.type(whole), clause.reference)
    // A single value counts in each period.
    case _ where !checker.types.isAggregate(checker.type(whole)): return whole
    default:
      reportColumn(whole, clause, of: index, in: &checker)
      return checker.broken(clause.reference)
    }
  }

  /// Reports a whole whose values cannot be handed on to the index of its changes: at the change, with the cell that is
  /// meant, where the whole is a column of a table.
  private static func reportColumn(
    _ whole: ExpressionID, _ clause: Clause, of index: DefinitionID, in checker: inout Checker
  ) {
    let definition = checker.definitions[index]
    let change = definition.clauses.first { $0.layer > clause.layer && $0.base == nil }
    guard let change, case .at(let item) = change.index,
      let place = InstanceFields.place(of: change.reference, in: checker),
      let base = clause.base, let written = checker.definitions[base].clauses.first?.expression,
      case .definition(let column) = checker.expression(written).operation,
      case .column = checker.definitions[column].role
    else {
      checker.report(
        .cannotIndex(checker.span(clause.reference), checker.describe(checker.type(whole))))
      return
    }
    let cell =
      checker.definitions[column].path + "[" + checker.trees[change.reference.tree].text(item) + "]"
    checker.report(.changeThroughName(place, definition.path, instead: cell))
  }
}
