import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Amounts of a field in another currency than that of the instance that takes it, such as a
/// minimum in dollars of a licence in euros.
///
/// The mistake comes to light in a line of the kind that adds both; whoever filled the kind in has
/// not written that line.
enum ForeignAmounts {
  /// Returns the mistake at the amount that was written; nil where the diagnostic is about
  /// something else, or where no field of the instance has another currency.
  static func place(
    _ diagnostic: Diagnostic, of instance: InstanceID, in checker: Checker
  ) -> Diagnostic? {
    guard diagnostic.code == .E0301 || diagnostic.code == .E0411,
      SourceFiles.isInPrelude(diagnostic.span, in: checker),
      let currency = checker.instances[instance].currency,
      let kind = checker.instances[instance].kind
    else { return nil }
    for input in checker.kinds[kind].inputs {
      guard let block = block(of: input.name, in: instance, checker) else { continue }
      if let (span, found) = column(of: block, otherThan: currency, in: checker) {
        return .currencyOfInstance(
          span, checker.units.text(found), expected: checker.units.text(currency),
          instance: checker.instances[instance].path)
      }
      guard let found = checker.instances[block].currency, found != currency else { continue }
      if found == checker.settings.currency,
        let own = amount(of: instance, in: checker, isField: true)
      {
        // What the field names is in the currency of the case: the amount beside it is not.
        return .currencyOfInstance(
          own, checker.units.text(currency), expected: checker.units.text(found),
          instance: checker.instances[instance].path)
      }
      guard let span = amount(of: block, in: checker) else { continue }
      return .currencyOfInstance(
        span, checker.units.text(found), expected: checker.units.text(currency),
        instance: checker.instances[instance].path)
    }
    return nil
  }

  /// Returns the first cell of a column of amounts in another currency among the tables of `block`, and
  /// that currency; nil where there is none.
  private static func column(
    of block: InstanceID, otherThan currency: UnitID, in checker: Checker
  ) -> (Span, UnitID)? {
    guard let kind = checker.instances[block].kind else { return nil }
    for input in checker.kinds[kind].inputs {
      guard let table = table(of: input.name, in: block, checker) else { continue }
      for column in checker.tables[table].columns {
        var element = checker.types.element(checker.definitions[column.definition].type)
        if case .optional(let inner) = checker.types[element] { element = inner }
        guard case .quantity(let unit) = checker.types[element], checker.units.isMoney(unit),
          unit != currency,
          let cell = checker.tables.cells[column.definition]?.first(where: { cell in
            cell.node.exists && checker.trees[cell.tree].text(cell.node) != "0"
          })
        else { continue }
        let span = checker.span(cell)
        if !SourceFiles.isInPrelude(span, in: checker) { return (span, unit) }
      }
    }
    return nil
  }

  /// Returns the place of the first amount of money that fills a field of `block`; that of the block
  /// where its amounts stand in tables, unless a field is asked for.
  private static func amount(of block: InstanceID, in checker: Checker, isField: Bool = false)
    -> Span?
  {
    guard let kind = checker.instances[block].kind else { return nil }
    for input in checker.kinds[kind].inputs {
      let tree = checker.trees[input.reference.tree]
      guard Currencies.mentionsMoney(input.type, tree), tree[input.type].kind != .tableType,
        let field = definition(of: input.name, in: block, checker),
        let clause = checker.definitions[field].clauses.first
      else { continue }
      let span = checker.span(NodeReference(clause.reference.tree, clause.value))
      if !SourceFiles.isInPrelude(span, in: checker) { return span }
    }
    if isField { return nil }
    let span = Declarations.nameSpan(checker.instances[block].reference, in: checker)
    return SourceFiles.isInPrelude(span, in: checker) ? nil : span
  }

  /// Returns the table that fills a field of an instance, whose rows stand there or elsewhere.
  private static func table(
    of name: Name, in instance: InstanceID, _ checker: Checker
  ) -> TableID? {
    switch checker.names.scopes[checker.instances[instance].scope].symbols[name] {
    case .table(let table)?: return table
    case .definition(let field)?:
      guard case .table(let table) = checker.types[checker.definitions[field].type] else {
        return nil
      }
      return table
    case .kind, .instance, .function, .module, .scenario, .tree, .broken, nil: return nil
    }
  }

  /// Returns what fills a field of an instance, where that is a filled-in kind.
  private static func block(
    of name: Name, in instance: InstanceID, _ checker: Checker
  ) -> InstanceID? {
    switch checker.names.scopes[checker.instances[instance].scope].symbols[name] {
    case .instance(let block)?: return block
    case .definition(let field)?:
      guard case .instance(let block) = checker.types[checker.definitions[field].type] else {
        return nil
      }
      return block
    case .kind, .function, .table, .module, .scenario, .tree, .broken, nil: return nil
    }
  }

  /// Returns the definition that fills a field of an instance.
  private static func definition(
    of name: Name, in instance: InstanceID, _ checker: Checker
  ) -> DefinitionID? {
    guard
      case .definition(let index)? = checker.names.scopes[checker.instances[instance].scope]
        .symbols[name]
    else { return nil }
    return index
  }
}
