import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Lines of instances by row that run over a list, such as the days of a loan, which is another one in each row.
extension RepeatedInstances {
  /// Returns the keys of the row whose line over `space` is read at `base`; nil for lines whose keys are the same in all
  /// rows, and within a row.
  static func keys(
    over space: SpaceID, besides base: ExpressionID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID? {
    guard case .keys(let list, let element) = checker.tables.spaces[space].kind else { return nil }
    return keys(list, of: element, besides: base, reference, context, in: &checker)
  }

  /// Returns the names of the rows of a table that are those of the instance whose line is read at `base`, where `column`
  /// holds those of the instance at hand; nil where the names are the same in all instances, and within one.
  static func names(
    in column: DefinitionID, besides base: ExpressionID, _ reference: NodeReference,
    _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard column != definition(base, in: checker) else { return nil }
    let element = checker.types.element(checker.definitions[column].type)
    return keys(column, of: element, besides: base, reference, context, in: &checker)
  }

  /// The place of the last of keys, counted from 0.
  static func lastPlace(
    of keys: ExpressionID, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    let count = checker.make(
      .builtin(BuiltinTable[.count], arguments: [keys]), .number, reference)
    let one = checker.make(.constant(1), .number, reference)
    return checker.make(.arithmetic(.subtract, count, one), .number, reference)
  }

  /// Returns the keys of the row whose line is read at `base`, where `list` holds those of the row at hand.
  private static func keys(
    _ list: DefinitionID, of element: TypeID, besides base: ExpressionID,
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    let whole: ExpressionID
    switch checker.expression(base).operation {
    case .element(let column, _, _): whole = column
    case .item(let column, _): whole = column
    default: return nil
    }
    guard case .definition(let column) = checker.expression(whole).operation,
      let written = checker.definitions[column].clauses.first?.expression,
      case .definition(let line) = checker.expression(written).operation,
      checker.instances.columns[line] == column,
      let instance = owner(of: line, in: checker),
      let rows = checker.instances[instance].rows,
      !checker.instances.isKeysOfRow(list), isOfRow(list, rows, in: checker),
      let keyColumn = self.column(of: list, instance, in: &checker)
    else { return nil }
    let keys = Expressions.value(of: .definition(keyColumn), reference, context, in: &checker)
    let type = checker.types.id(.list(element))
    switch checker.expression(base).operation {
    case .element(_, let index, _):
      return checker.make(.element(keys, index: index, isSelf: false), type, reference)
    case .item(_, let position):
      return checker.make(.item(keys, position: position), type, reference)
    default: return nil
    }
  }

  /// The instance of which a definition is a line, or a column of a table.
  private static func owner(of line: DefinitionID, in checker: Checker) -> InstanceID? {
    guard case .column(let table?) = checker.definitions[line].role else {
      return checker.definitions[line].role.instance
    }
    return checker.tables[table].instance
  }

  /// `true` iff a list is another one in each row.
  private static func isOfRow(
    _ list: DefinitionID, _ rows: InstanceRows, in checker: Checker
  ) -> Bool {
    Notes.reached(from: [list], in: checker).contains(rows.index)
  }

  /// Returns a line of one row that runs over a list as a series over the list of that row; any other value as it is.
  static func overOwnKeys(
    _ value: ExpressionID, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    guard case .series(let inner, let space, let isFlow) = checker.types[checker.type(value)],
      let (list, element) = namesOfIndices(space, in: &checker),
      let (one, needs) = statedRow(value, in: checker)
    else { return value }
    let place = RowOfKeys(list: list, row: one)
    let reference = checker.expression(value).reference
    let own: SpaceID
    if let known = checker.instances.keySpace(of: place) {
      own = known
    } else {
      guard
        let keys = keys(list, of: element, besides: value, reference, context, in: &checker),
        let whole = column(readBy: keys, in: checker)?.whole,
        let column = definition(whole, in: checker)
      else { return value }
      own = KeySpaces.ofRow(
        keys, element, name(of: space, in: checker), needs: needs + [column], reference,
        in: &checker)
      checker.instances.keep(own, of: place)
      if case .keys(let made, _) = checker.tables.spaces[own].kind {
        checker.instances.noteKeysOfRow(made)
      }
    }
    return Expressions.retyped(
      value, checker.types.id(.series(inner, space: own, isFlow: isFlow)), in: &checker)
  }

  /// What reports call the indices of a space.
  private static func name(of space: SpaceID, in checker: Checker) -> String {
    guard case .rows(let table) = checker.tables.spaces[space].kind else {
      return checker.tables.spaces[space].name
    }
    let path = checker.tables[table].name
    return "row of " + (path.split(separator: ".").last.map { String($0) } ?? path)
  }

  /// The list of what names the indices of a space, and its type: the keys, or the first column of a table, if that tells
  /// one row from the next.
  private static func namesOfIndices(
    _ space: SpaceID, in checker: inout Checker
  ) -> (list: DefinitionID, element: TypeID)? {
    switch checker.tables.spaces[space].kind {
    case .keys(let list, let element): return (list, element)
    case .rows(let table):
      guard let first = checker.tables[table].columns.first?.definition,
        checker.tables.isKnown(first)
      else { return nil }
      let type = Definitions.demand(first, in: &checker)
      let element = checker.types.element(type)
      return checker.types[element].namesRows ? (first, element) : nil
    default: return nil
    }
  }

  /// The row of which a line is read, where it is stated: how it is found, and what that needs.
  private static func statedRow(
    _ value: ExpressionID, in checker: Checker
  ) -> (row: [Double], needs: [DefinitionID])? {
    guard let (_, index, isPlace) = column(readBy: value, in: checker) else { return nil }
    if isPlace {
      if let place = definition(index, in: checker) { return ([4, Double(place.index)], [place]) }
      return statedKey(index, in: checker).map { ([5] + $0, []) }
    }
    switch checker.expression(index).operation {
    case .constant(let place): return ([0, place], [])
    case .positionOf(let keys, let key):
      guard let column = definition(keys, in: checker), let key = statedKey(key, in: checker)
      else { return nil }
      return ([1, Double(column.index)] + key, [column])
    // The row that a variant of one of them varies.
    case .definition(let place): return ([2, Double(place.index)], [place])
    // The row of what an instance by row varies.
    case .lookup(let whole, let keys, let key):
      guard let whole = definition(whole, in: checker), let keys = definition(keys, in: checker),
        let key = statedKey(key, in: checker)
      else { return nil }
      return ([3, Double(whole.index), Double(keys.index)] + key, [whole, keys])
    default: return nil
    }
  }

  /// The column of which a row is read, what says which, and whether that is its place.
  private static func column(
    readBy value: ExpressionID, in checker: Checker
  ) -> (whole: ExpressionID, index: ExpressionID, isPlace: Bool)? {
    switch checker.expression(value).operation {
    case .element(let whole, let index, _): (whole, index, false)
    case .item(let whole, let position): (whole, position, true)
    default: nil
    }
  }

  /// The definition that an expression reads, and nothing else.
  private static func definition(_ id: ExpressionID, in checker: Checker) -> DefinitionID? {
    guard case .definition(let read) = checker.expression(id).operation else { return nil }
    return read
  }

  /// What tells a key that is written from others; nil for one that is worked out.
  private static func statedKey(_ key: ExpressionID, in checker: Checker) -> [Double]? {
    switch checker.expression(key).operation {
    case .constant(let value): [0, value]
    case .text(let text): [1, Double(text.index)]
    default: nil
    }
  }
}

/// The list over which a line runs, and the row of which it is read.
struct RowOfKeys: Hashable {
  var list: DefinitionID
  /// How the row is found.
  var row: [Double]
}
