import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The cells of columns and their types.
extension Tables {
  /// Checks the cells of a column and returns its type.
  static func checkColumn(_ index: DefinitionID, table: TableID, in checker: inout Checker)
    -> TypeID
  {
    guard let cells = checker.tables.cells[index] else { return .error }
    if WordsInCells.reports(index, table: table, in: &checker) { return .error }
    var context = Clauses.context(for: index, in: checker)
    context.row = nil
    var element = TypeID.pending
    var values: [ExpressionID] = []
    let expected = Annotations.expectation(for: index, in: &checker)
    let needsTotal = cells.contains { isRest($0, in: checker) }
    let written = cells.filter { !isRest($0, in: checker) }
    var checked: [ExpressionID] = []
    // A text without letters above figures is what has no place there.
    let figureless = written.prefix { checker.files.sources.text(checker.span($0)) == "\"\"" }.first
    for cell in written {
      checked.append(checkCell(cell, &context, expected: expected, in: &checker))
    }
    let oddCell = firstOddCell(written, checked, in: checker)
    // Whether all values so far are texts.
    var isText = true
    for (cell, value) in zip(written, Durations.aligned(checked, in: &checker)) {
      if InstanceGroups.isInstance(element, in: checker)
        && InstanceGroups.isInstance(checker.type(value), in: checker)
        || InstanceGroups.stands(value, in: checker)
          && InstanceGroups.areMixed(values + [value], in: checker)
      {
        values.append(value)
        continue
      }
      if !Operators.isLiteralZero(value, in: checker) {
        let isBelowNothing = element == .text && isText
        isText = isText && checker.type(value) == .text
        element = Unification.unify(
          element, checker.type(value), isBelowNothing ? figureless ?? cell : oddCell ?? cell,
          in: &checker)
      }
      values.append(value)
    }
    if element == .pending || element == .missing,
      values.contains(where: { Operators.isLiteralZero($0, in: checker) })
    {
      element = Unification.unify(
        element, .number, checker.definitions[index].reference, in: &checker)
    }
    // Nothing is known of a column in which all that is written has a mistake.
    if element == .pending, values.contains(where: { checker.type($0) == .error }) {
      return .error
    }
    if needsTotal { values = addRest(cells, values, element, in: &checker) }
    if element == .pending || element == .missing {
      // What all cells leave open, or no row states, is of the type that the kind declares.
      let declared = declaredElement(index, table: table, in: &checker)
      let isOpen = element == .missing || isOptional(index, in: checker)
      element = isOpen ? checker.types.id(.optional(declared)) : declared
    }
    if element == .error { return .error }
    if InstanceGroups.isInstance(element, in: checker)
      || InstanceGroups.areMixed(values, in: checker)
    {
      let fitting = values.map { Annotations.conformElement(index, $0, in: &checker) }
      guard fitting.allSatisfy({ checker.type($0) != .error }),
        let (list, member) = InstanceGroups.list(
          fitting, over: checker.tables[table].space, checker.definitions[index].path,
          checker.definitions[index].reference, in: &checker)
      else { return .error }
      let type = checker.types.id(
        .series(member, space: checker.tables[table].space, isFlow: false))
      checker.definitions.setValue(of: index, to: Expressions.retyped(list, type, in: &checker))
      return type
    }
    values = values.map { value in
      let fits =
        Operators.isLiteralZero(value, in: checker) && TypeTraits.isArithmetic(element, in: checker)
        ? Expressions.retyped(value, element, in: &checker) : value
      return Annotations.conformElement(index, fits, in: &checker)
    }
    let list = checker.make(
      .list(values), checker.types.id(.list(element)), checker.definitions[index].reference)
    let type = checker.types.id(
      .series(element, space: checker.tables[table].space, isFlow: false))
    checker.definitions.setValue(
      of: index, to: Expressions.retyped(list, type, in: &checker))
    return type
  }

  /// The first cell of a column in which all others, two at least, are of another type; nil in other columns.
  private static func firstOddCell(
    _ cells: [NodeReference], _ values: [ExpressionID], in checker: Checker
  ) -> NodeReference? {
    let types = values.map { checker.type($0) }
    guard types.count > 2, types[0] != types[1], types[0] != .missing, types[0] != .error,
      types.dropFirst(2).allSatisfy({ $0 == types[1] }),
      !Operators.isLiteralZero(values[0], in: checker)
    else { return nil }
    return cells[0]
  }

  /// `true` iff the kind says that cells of a column may be empty.
  private static func isOptional(_ index: DefinitionID, in checker: Checker) -> Bool {
    let annotation = checker.definitions[index].annotation
    guard annotation.node.exists else { return false }
    return checker.trees[annotation.tree][annotation.node].kind == .optionalType
  }

  /// The type that a kind declares for the cells of a column.
  private static func declaredElement(
    _ index: DefinitionID, table: TableID, in checker: inout Checker
  ) -> TypeID {
    var annotation = checker.definitions[index].annotation
    guard annotation.node.exists else { return .number }
    let tree = checker.trees[annotation.tree]
    if tree[annotation.node].kind == .optionalType {
      annotation.node = tree.child(annotation.node)
    }
    let instance = owner(of: table, in: checker)
    let word = TypeWord(rawValue: tree.text(annotation.node))
    if word == .rate { return checker.types.id(.rate(.year, compounded: .year)) }
    if word == .money, let currency = Currencies.currency(of: instance, in: &checker) {
      return checker.types.id(.quantity(currency))
    }
    return Annotations.expectedType(annotation, instance: instance, in: &checker) ?? .number
  }

  /// Returns the instance of which the table is a field, as `loan.plan` is one of `loan`; nil for others.
  static func owner(of table: TableID, in checker: Checker) -> InstanceID? {
    let path = checker.tables[table].name
    guard let dot = path.lastIndex(of: ".") else { return nil }
    let owner = String(path[..<dot])
    return checker.instances.all.firstID { $0.path == owner }
  }

  /// Checks a cell; an empty one is missing, and a row in its place has a mistake.
  private static func checkCell(
    _ cell: NodeReference, _ context: inout Context, expected: TypeID?, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[cell.tree]
    guard cell.node.exists, tree[cell.node].kind != .emptyCell else {
      return checker.make(.constant(Marker.missing), .missing, cell)
    }
    if tree[cell.node].kind == .row { return checker.broken(cell) }
    context.isNameInCell = tree[cell.node].kind == .name
    defer { context.isNameInCell = false }
    let value = Expressions.check(cell, &context, expected: expected, whole: true, in: &checker)
    if checker.types.isAggregate(checker.type(value)) {
      checker.report(.seriesForOneValue(checker.span(cell), checker.describe(checker.type(value))))
      return checker.broken(cell)
    }
    WrittenRanges.noteCell(value, in: &checker)
    AccountantsMinus.note(cell, in: &checker)
    return value
  }

  /// `true` iff the cell holds the word `rest`.
  static func isRest(_ cell: NodeReference, in checker: Checker) -> Bool {
    let tree = checker.trees[cell.tree]
    return cell.node.exists && tree[cell.node].kind == .name && tree.name(cell.node) == Word.rest
  }

  /// Checks a column whose other cells are changed, and returns its type: its `rest` is what they leave,
  /// unless a change turns out to name that cell.
  static func checkRest(
    _ index: DefinitionID, _ rest: ChangedRest, in checker: inout Checker
  ) -> TypeID {
    let reference = checker.definitions[index].reference
    let context = Clauses.context(for: index, in: checker)
    let whole = Expressions.value(
      of: .definition(rest.changed), reference, context, in: &checker)
    let type = checker.type(whole)
    guard case .series(let element, let space, _) = checker.types[type],
      case .rows(let table) = checker.tables.spaces[space].kind
    else { return type }
    var values = (1...max(1, checker.tables[table].rowCount)).map { position in
      checker.make(
        .item(
          whole, position: checker.make(.constant(Double(position)), .number, reference)), element,
        reference)
    }
    var others = values
    let written = others.remove(at: rest.place)
    let list = checker.make(.list(others), checker.types.id(.list(element)), reference)
    var value = checker.make(
      .builtin(BuiltinTable[.restOf], arguments: [list]), element, reference)
    for (item, scope) in rest.items {
      var seen = context
      seen.scope = scope
      let place = IndexSpaces.index(item, space, &seen, in: &checker)
      if checker.type(place) == .error { return .error }
      let own = checker.make(
        .constant(Double(rest.place)), checker.type(place), reference)
      let isOwn = checker.make(.comparison(.equal, place, own), .yesNo, reference)
      value = checker.make(.conditional(isOwn, written, value), element, reference)
    }
    values[rest.place] = value
    let all = checker.make(.list(values), checker.types.id(.list(element)), reference)
    checker.definitions.setValue(of: index, to: Expressions.retyped(all, type, in: &checker))
    return type
  }

  /// Puts 100 % less the other shares in the place of `rest`.
  private static func addRest(
    _ cells: [NodeReference], _ values: [ExpressionID], _ element: TypeID, in checker: inout Checker
  ) -> [ExpressionID] {
    var result: [ExpressionID] = []
    var taken = values[...]
    var first: NodeReference?
    for cell in cells {
      guard isRest(cell, in: checker) else {
        if let next = taken.popFirst() { result.append(next) }
        continue
      }
      if element != .percent, element != .pending, checker.types[element] != .optional(.percent) {
        checker.report(.restWithoutShares(checker.span(cell)))
      }
      if let first {
        checker.report(.definedTwice(checker.span(cell), "rest", first: checker.span(first)))
      }
      first = cell
      let others = checker.make(.list(values), checker.types.id(.list(.percent)), cell)
      result.append(
        checker.make(.builtin(BuiltinTable[.restOf], arguments: [others]), .percent, cell))
    }
    return result
  }
}
