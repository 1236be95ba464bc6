import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Rows of tables that are found by what stands in their first column.
///
/// Texts, words, dates, periods and numbers without a unit are keys: a value of that type finds its
/// row, wherever it stands. Where the first column holds something else, a number is a place.
enum RowLookups {
  /// What a value in brackets says of a row.
  enum Finding {
    /// The place of the row, counted from 0.
    case place(ExpressionID)
    /// What the first column, which is `keys`, holds in the row.
    case key(ExpressionID, keys: ExpressionID)
    /// A value that finds no row, or one with a mistake; it has been reported.
    case failed(ExpressionID)
  }

  /// Checks `item`, which stands in brackets behind a table, a column or instances by row.
  static func find(
    _ item: NodeReference, _ table: TableID, _ context: inout Context, in checker: inout Checker
  ) -> Finding {
    guard var column = checker.tables[table].columns.first?.definition else {
      return .failed(checker.broken(item))
    }
    // A key that is changed is found among those that were there before.
    if let was = context.was, let changed = context.definition,
      isKeyColumn(checker.definitions[changed], in: checker)
    {
      column = was
    }
    let keyType = Definitions.demand(column, in: &checker)
    let element = required(checker.types.element(keyType), in: checker)
    let isKey = isKey(element, in: checker)
    let value = Expressions.check(
      item, &context, expected: isKey ? element : nil, whole: false, in: &checker)
    let found = checker.type(value)
    switch checker.types[found] {
    case .error, .pending: return .failed(value)
    case .row(table): return .place(value)
    case .row:
      if let place = Views.place(of: value, in: table, context, in: &checker) {
        return .place(place)
      }
    case .instance(let named):
      guard case .member(let group) = checker.types[element],
        let place = InstanceGroups.place(of: named, in: group, checker)
      else { break }
      return .place(checker.make(.constant(Double(place)), checker.types.id(.row(table)), item))
    case .number where context.version != nil || !takesNumbers(table, in: &checker):
      // Lists and parameters count from 1, as do tables whose first column holds no numbers.
      let one = checker.make(.constant(1), .number, item)
      return .place(checker.make(.arithmetic(.subtract, value, one), .number, item))
    default: break
    }
    guard isKey, let key = converted(value, to: element, column, in: &checker) else {
      if found == .text, !isKey, element != .error {
        checker.report(.keyColumnNeedsText(checker.span(item), checker.describe(element)))
      } else if element != .error {
        checker.report(
          .wrongType(
            checker.span(item),
            expected: isKey ? checker.describe(element) : .words(.aWholeNumber),
            found: checker.describe(found)))
      }
      return .failed(checker.broken(item))
    }
    Definitions.depend(on: column, offset: nil, context, in: &checker)
    return .key(key, keys: checker.make(.definition(column), keyType, item))
  }

  /// `true` iff a change of some rows of `definition` has to find them in what it changes: in the
  /// first column of a table.
  static func findsItself(
    _ index: ClauseIndex, _ definition: Definition, in checker: Checker
  ) -> Bool {
    guard case .at = index else { return false }
    return isKeyColumn(definition, in: checker)
  }

  /// `true` iff the definition is the first column of a table, or what that was before a change.
  private static func isKeyColumn(_ definition: Definition, in checker: Checker) -> Bool {
    guard case .column(let table?) = definition.role else { return false }
    return checker.tables[table].columns.first?.name == definition.name
  }

  /// Returns the value of a column in the row of its table that `item`, the name of a row that is chosen from it, is;
  /// nil for everything else.
  static func ofChosenRow(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ item: NodeReference,
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard case .rows(let table) = checker.tables.spaces[space].kind,
      Views.isRow(item.node, checker.trees[item.tree], ofViewOf: table, context, in: checker)
    else { return nil }
    return value(of: base, table, element, item, reference, &context, in: &checker)
  }

  /// Returns the value of a column in the row that `item` names.
  static func value(
    of base: ExpressionID, _ table: TableID, _ element: TypeID, _ item: NodeReference,
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    switch find(item, table, &context, in: &checker) {
    case .failed(let value):
      let type = checker.type(value) == .pending ? TypeID.pending : .error
      return checker.make(.error, type, reference)
    case .key(let key, let known):
      noteStated(key, of: base, table, in: &checker)
      var keys = known
      if let column = checker.tables[table].columns.first?.definition,
        let own = RepeatedInstances.names(
          in: column, besides: base, item, context, in: &checker)
      {
        // Of one of many instances the names are those that it has.
        keys = own
      }
      return checker.make(.lookup(base, keys: keys, key: key), element, reference)
    case .place(let place):
      if case .arithmetic(.subtract, let position, _) = checker.expression(place).operation,
        checker.type(place) == .number
      {
        return checker.make(.item(base, position: position), element, reference)
      }
      if case .local(let number) = checker.expression(place).operation,
        number == context.index?.local
      {
        Expressions.noteOffset(0, base, context, in: &checker)
      } else {
        Expressions.noteOffset(Dependency.stated, base, context, in: &checker)
      }
      return checker.make(
        .element(base, index: place, isSelf: Expressions.isSelf(base, context, in: checker)),
        element, reference)
    }
  }

  /// Notes that a row by year is read by its year, so that it is not one that no line reads.
  private static func noteStated(
    _ key: ExpressionID, of base: ExpressionID, _ table: TableID, in checker: inout Checker
  ) {
    guard case .constant(let stated) = checker.expression(key).operation,
      isCount(checker.type(key), in: checker),
      let column = checker.tables[table].columns.first?.definition
    else { return }
    Tables.noteReading(of: base, keys: column, of: table, in: &checker) {
      $0.stated.insert(stated)
    }
  }

  /// `true` iff values of the type are numbers, periods or days.
  private static func isCount(_ type: TypeID, in checker: Checker) -> Bool {
    if case .period = checker.types[type] { return true }
    return type == .number || type == .date
  }

  /// The type of what is there where a column may have empty cells.
  private static func required(_ element: TypeID, in checker: Checker) -> TypeID {
    if case .optional(let inner) = checker.types[element] { return inner }
    return element
  }

  /// `true` iff what a column of this type holds names rows.
  static func isKey(_ element: TypeID, in checker: Checker) -> Bool {
    switch checker.types[element] {
    case .text, .choice, .date, .period, .number: true
    case .error, .pending, .percent, .yesNo, .months, .days, .monthsAndDays, .missing, .quantity,
      .currency, .rate, .hazard,
      .list, .dated, .series, .table, .row, .instance, .instances, .member, .function, .range,
      .optional:
      false
    }
  }

  /// `true` iff a number without a unit is a key of the table's rows, and no place; a table of one
  /// column is a list.
  static func takesNumbers(_ table: TableID, in checker: inout Checker) -> Bool {
    guard checker.tables[table].columns.count > 1,
      let column = checker.tables[table].columns.first?.definition
    else { return false }
    let type = Definitions.demand(column, in: &checker)
    // A column of amounts is one where all that stands in it is 0, too.
    if checker.types.element(type) == .number, statesAmounts(column, in: checker) { return false }
    return takesNumbers(required(checker.types.element(type), in: checker), in: checker)
  }

  /// `true` iff a column is stated to hold something with a unit, such as money or tonnes.
  private static func statesAmounts(_ column: DefinitionID, in checker: Checker) -> Bool {
    let annotation = checker.definitions[column].annotation
    guard annotation.node.exists else { return false }
    let tree = checker.trees[annotation.tree]
    let stated =
      tree[annotation.node].kind == .optionalType ? tree.child(annotation.node) : annotation.node
    return Currencies.mentionsMoney(stated, tree)
      || TypeWord(rawValue: tree.text(stated)) == nil
        && (tree[stated].kind == .name || tree[stated].kind == .namedType)
  }

  /// `true` iff a number without a unit is a key of a column of this type.
  private static func takesNumbers(_ element: TypeID, in checker: Checker) -> Bool {
    switch checker.types[element] {
    case .number: true
    case .period(let granularity): granularity == .year || !granularity.isInCalendar
    case .error, .pending, .percent, .text, .yesNo, .date, .months, .days, .monthsAndDays, .choice,
      .missing,
      .quantity, .currency, .rate, .hazard, .list, .dated, .series, .table, .row, .instance,
      .instances,
      .member, .function, .range, .optional:
      false
    }
  }

  /// Returns `value` as a key of type `element`: 2028 is the year 2028, and the year 2028 the number
  /// 2028; nil where it is none.
  private static func converted(
    _ value: ExpressionID, to element: TypeID, _ column: DefinitionID, in checker: inout Checker
  ) -> ExpressionID? {
    let found = checker.type(value)
    if found == element { return value }
    if case .period(let granularity) = checker.types[found] {
      // Years are no quarters, even if both are counted.
      let name = checker.spelling(checker.definitions[column].name)
      if ["year", "quarter", "month"].contains(name), name != granularity.word { return nil }
    }
    switch (checker.types[element], checker.types[found]) {
    case (.period, .number) where takesNumbers(element, in: checker),
      (.number, .period) where takesNumbers(found, in: checker):
      return Expressions.retyped(value, element, in: &checker)
    default: return nil
    }
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
    period = Expressions.retyped(period, checker.types.period(granularity), in: &checker)
    return checker.make(.lookup(base, keys: keys, key: period), element, reference)
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
    case .date: return granularity == .day ? keyColumn : nil
    default: return nil
    }
  }

  /// `true` iff the first column of a table holds texts.
  static func holdsTexts(_ table: TableID, in checker: inout Checker) -> Bool {
    guard let column = checker.tables[table].columns.first else { return false }
    let type = Definitions.demand(column.definition, in: &checker)
    return checker.types.element(type) == .text
  }

  /// How a column is read by the periods of a timeline, or why it cannot be; nothing where it is of no table.
  static func wayByPeriod(
    _ space: SpaceID, _ timeline: SpaceID?, reading value: ExpressionID, offset: Int32 = 0,
    in checker: inout Checker
  ) -> ArgumentValue {
    guard case .rows(let table) = checker.tables.spaces[space].kind, let timeline,
      case .timeline(let granularity) = checker.tables.spaces[timeline].kind,
      let column = checker.tables[table].columns.first
    else { return .nothing }
    let name = checker.spelling(column.name)
    let type = Definitions.demand(column.definition, in: &checker)
    let read = checker.files.sources.text(checker.span(checker.expression(value).reference))
    let isAlone = isColumn(value, in: checker)
    switch checker.types[checker.types.element(type)] {
    case .text:
      return .phrase(Phrase(.firstColumnHoldsTexts, [Argument("name", .name(name))]))
    case .number, .period:
      if periodColumn(of: table, holding: granularity, in: &checker) != nil {
        guard isAlone else { return .nothing }
        return .phrase(Phrase(.readYear, [Argument("whole", .written(read + "[t]"))]))
      }
      if isAlone, granularity != .year, holdsYears(table, in: checker) {
        let isMoney = TypeTraits.holdsMoney(
          checker.types.element(checker.type(value)), in: checker)
        return SpaceAdvice.yearHint(read, granularity, isAmount: isMoney, back: offset == -1)
      }
      return .phrase(
        Phrase(
          .firstColumnHoldsNoPeriods,
          [Argument("name", .name(name)), Argument("period", .name(granularity.word))]))
    default: return .nothing
    }
  }

  /// `true` iff a value is a column by its name, such as `plan.sales`.
  private static func isColumn(_ value: ExpressionID, in checker: Checker) -> Bool {
    let reference = checker.expression(value).reference
    switch checker.trees[reference.tree][reference.node].kind {
    case .name, .member: return true
    default: return false
    }
  }

  /// `true` iff the first column of a table is called a year, or its first cell is a number that can be one.
  private static func holdsYears(_ table: TableID, in checker: Checker) -> Bool {
    guard let column = checker.tables[table].columns.first else { return false }
    let name = checker.spelling(column.name)
    if name == "year" || name == "years" { return true }
    guard let cell = checker.tables.cells[column.definition]?.first, cell.node.exists,
      let number = Literals.literal(cell, in: checker)?.value
    else { return false }
    return number >= 1000 && number < 10_000
  }
}
