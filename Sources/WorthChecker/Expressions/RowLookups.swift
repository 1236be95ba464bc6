import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Rows of tables that are found by what stands in their first column: a text, a period, a year.
enum RowLookups {
  /// Returns the value of a column in the row whose first column holds the text `item`.
  static func byText(
    _ base: ExpressionID, _ table: TableID, _ element: TypeID, _ item: NodeReference,
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    guard let keyColumn = checker.tables[table].columns.first?.definition else {
      return checker.broken(reference)
    }
    let key = Expressions.check(item, &context, expected: .text, whole: false, in: &checker)
    let keyType = Definitions.demand(keyColumn, in: &checker)
    Definitions.depend(on: keyColumn, offset: nil, context, in: &checker)
    guard checker.types.element(keyType) == .text else {
      checker.report(
        .keyColumnNeedsText(checker.span(item), checker.describe(checker.types.element(keyType))))
      return checker.broken(reference)
    }
    let keys = checker.make(.definition(keyColumn), keyType, item)
    return checker.make(.lookup(base, keys: keys, key: key), element, reference)
  }

  /// Returns the value of a column in the row whose first column holds the period at hand, or one
  /// before or after it; nil where the item is no such period or that column holds something else.
  static func byPeriod(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ item: NodeReference,
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let tree = checker.trees[item.tree]
    guard case .rows(let table) = checker.tables.spaces[space].kind,
      let offset = Indices.relativeOffset(item.node, tree, context, in: checker),
      let index = context.locals.last(where: {
        $0.name == Indices.binderName(SyntaxReading.unwrapped(item.node, tree), tree)
      }), let timeline = index.space,
      case .timeline(let granularity) = checker.tables.spaces[timeline].kind,
      let keyColumn = periodColumn(of: table, timeline, in: &checker)
    else { return nil }
    let keyType = checker.definitions[keyColumn].type
    Definitions.depend(on: keyColumn, offset: nil, context, in: &checker)
    Tables.noteReading(of: base, keys: keyColumn, of: table, in: &checker) { reading in
      reading.space = timeline
      reading.lag = min(reading.lag, offset)
      reading.lead = max(reading.lead, offset)
    }
    var period = checker.make(.local(index.number), .number, item)
    if offset != 0 {
      let shift = checker.make(.constant(Double(offset)), .number, item)
      period = checker.make(.arithmetic(.add, period, shift), .number, item)
    }
    let keys = checker.make(.definition(keyColumn), keyType, item)
    period = Expressions.retyped(period, checker.types.id(.period(granularity)), in: &checker)
    return checker.make(.lookup(base, keys: keys, key: period), element, reference)
  }

  /// Returns the value of a column in the row whose first column holds the period that the item
  /// states, such as `quarter 3` or `2026-Q3`; nil for anything else.
  static func byStatedPeriod(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ item: NodeReference,
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    let tree = checker.trees[item.tree]
    let place = NodeReference(item.tree, SyntaxReading.unwrapped(item.node, tree))
    guard case .rows(let table) = checker.tables.spaces[space].kind else { return nil }
    let key: ExpressionID
    switch tree[place.node].kind {
    case .quarterPeriod, .monthPeriod: key = Literals.checkCalendar(place, in: &checker)
    case .tagged where SyntaxReading.isNumberedPeriod(place.node, tree):
      key = Literals.checkTagged(place, in: &checker)
    default: return nil
    }
    guard case .period(let granularity) = checker.types[checker.type(key)],
      case .constant(let period) = checker.expression(key).operation,
      let keyColumn = periodColumn(of: table, holding: granularity, in: &checker)
    else { return nil }
    Definitions.depend(on: keyColumn, offset: nil, context, in: &checker)
    Tables.noteReading(of: base, keys: keyColumn, of: table, in: &checker) {
      $0.stated.insert(period)
    }
    let keys = checker.make(
      .definition(keyColumn), checker.definitions[keyColumn].type,
      checker.definitions[keyColumn].reference)
    return checker.make(.lookup(base, keys: keys, key: key), element, reference)
  }

  /// Returns the first column of a table where that holds periods of `timeline`; otherwise nil.
  static func periodColumn(
    of table: TableID, _ timeline: SpaceID, in checker: inout Checker
  ) -> DefinitionID? {
    guard case .timeline(let granularity) = checker.tables.spaces[timeline].kind else {
      return nil
    }
    return periodColumn(of: table, holding: granularity, in: &checker)
  }

  /// Returns the first column of a table where that holds periods of the granularity; otherwise nil.
  private static func periodColumn(
    of table: TableID, holding granularity: Granularity, in checker: inout Checker
  ) -> DefinitionID? {
    guard let keyColumn = checker.tables[table].columns.first?.definition else { return nil }
    let keyType = Definitions.demand(keyColumn, in: &checker)
    switch checker.types[checker.types.element(keyType)] {
    case .number:
      // Years are no quarters, even if both are counted.
      let name = checker.spelling(checker.definitions[keyColumn].name)
      let isOther = ["year", "quarter", "month"].contains(name) && name != granularity.word
      return (granularity == .year || !granularity.isInCalendar) && !isOther ? keyColumn : nil
    case .period(let own): return own == granularity ? keyColumn : nil
    default: return nil
    }
  }

  /// Returns the value of a column in the row whose first column holds the year that the item
  /// states: a number of four digits that can be no position in a named column; nil for anything
  /// else.
  static func byYear(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ item: NodeReference,
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    let tree = checker.trees[item.tree]
    let node = SyntaxReading.unwrapped(item.node, tree)
    guard case .rows(let table) = checker.tables.spaces[space].kind, tree[node].kind == .number,
      case .definition = checker.expression(base).operation,
      let keyColumn = checker.tables[table].columns.first?.definition
    else { return nil }
    let keyType = Definitions.demand(keyColumn, in: &checker)
    let number = Literals.checkNumber(NodeReference(item.tree, node), nil, in: &checker)
    guard checker.types.element(keyType) == .number, checker.type(number) == .number,
      case .constant(let year) = checker.expression(number).operation, year == year.rounded(),
      year > Double(max(checker.tables[table].rowCount, 999)), year < 10_000
    else { return nil }
    Definitions.depend(on: keyColumn, offset: nil, context, in: &checker)
    Tables.noteReading(of: base, keys: keyColumn, of: table, in: &checker) {
      $0.stated.insert(year)
    }
    let heading = checker.definitions[keyColumn].reference
    let keys = checker.make(.definition(keyColumn), keyType, heading)
    let period = checker.make(.constant(year), checker.types.id(.period(.year)), item)
    return checker.make(.lookup(base, keys: keys, key: period), element, reference)
  }

  /// Why a table cannot be read by the periods of a timeline; empty where it is no table.
  static func periodHint(_ space: SpaceID, _ timeline: SpaceID?, in checker: inout Checker)
    -> ArgumentValue
  {
    guard case .rows(let table) = checker.tables.spaces[space].kind, let timeline,
      case .timeline(let granularity) = checker.tables.spaces[timeline].kind,
      let column = checker.tables[table].columns.first
    else { return .nothing }
    let name = checker.spelling(column.name)
    let type = Definitions.demand(column.definition, in: &checker)
    switch checker.types[checker.types.element(type)] {
    case .text:
      return .phrase(Phrase(.firstColumnHoldsTexts, [Argument("name", .name(name))]))
    case .number, .period:
      return .phrase(
        Phrase(
          .firstColumnHoldsNoPeriods,
          [Argument("name", .name(name)), Argument("period", .name(granularity.word))]))
    default: return .nothing
    }
  }
}
