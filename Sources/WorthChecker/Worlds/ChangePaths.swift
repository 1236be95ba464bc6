import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The paths of changes: what stands at the end of one, and how narrow a change is.
enum ChangePaths {
  /// `true` iff two changes are of the same one of instances by row, or of all of them.
  static func isSameRow(_ one: Change, _ other: Change, in checker: Checker) -> Bool {
    switch (one.row, other.row) {
    case (nil, nil): true
    case (let row?, let second?):
      checker.trees[one.entry.tree].text(row) == checker.trees[other.entry.tree].text(second)
    case (nil, _), (_, nil): false
    }
  }

  /// `true` unless one of two changes is of a column as a whole and the other of some of its rows,
  /// which stands above it.
  static func isOfSameRows(_ one: Change, _ other: Change) -> Bool {
    switch (one.index, other.index) {
    case (.none, .none): true
    case (.none, _), (_, .none): false
    default: true
    }
  }

  /// How narrow a change is: of all instances by row, of each with its row, of one; and of each of these as
  /// a whole, for each index, at some.
  static func rank(of change: Change, in checker: Checker) -> Int {
    var ofRows = 0
    if let row = change.row {
      ofRows = checker.trees[change.entry.tree][row].kind == .binder ? 1 : 2
    }
    return 4 * ofRows + rank(of: change.index)
  }

  /// How narrow what an index says is: 0 of the whole, 1 for each, 2 for a range, 3 at one.
  static func rank(of index: ClauseIndex) -> Int {
    switch index {
    case .none: 0
    case .each: 1
    case .range: 2
    case .opening, .at: 3
    }
  }

  /// `true` iff two changes of one block say the same of the same indices: what one says of all stands
  /// beneath what the other says of some.
  static func clash(_ one: Change, _ other: Change, in checker: Checker) -> Bool {
    InstanceFields.clash(clause(of: one), clause(of: other), in: checker)
  }

  /// `true` iff the indices of two changes are the same, or one of them is of the whole.
  static func areOfSame(_ one: Change, _ other: Change, in checker: Checker) -> Bool {
    Declarations.clash(clause(of: one), clause(of: other), in: checker)
  }

  /// The clause that a change is by its index alone.
  private static func clause(of change: Change) -> Clause {
    Clause(reference: change.entry, index: change.index, value: change.value.node)
  }

  /// Where a change goes among others: of one block a change of a single row stands above one that sees each,
  /// and that above one of all.
  static func position(of change: Change, among others: [Change], in checker: Checker) -> Int {
    others.firstIndex {
      $0.block == change.block && rank(of: $0, in: checker) > rank(of: change, in: checker)
    } ?? others.count
  }

  /// The place of what is changed, in the source.
  static func place(of change: Change, in checker: Checker) -> Span {
    InstanceFields.place(of: change.entry, in: checker) ?? checker.span(change.entry)
  }

  /// Returns what is changed: a definition of the case, an input or line of an instance, or a block or table that
  /// fills an input; nil after a diagnostic.
  static func target(
    _ change: Change, beneath scope: ScopeID, in checker: inout Checker
  ) -> ChangeTarget? {
    let parts = change.path.split(separator: ".").map { String($0) }
    let place = ChangePaths.place(of: change, in: checker)
    guard let first = parts.first,
      let symbol = Names.lookUp(checker.names.table.intern(first), scope: scope, in: &checker)
    else {
      HostChanges.reportNothing(at: change.path, place, in: &checker)
      return nil
    }
    return target(symbol, parts.dropFirst(), change, place, in: &checker)
  }

  /// Returns what stands at the end of a path whose first part is `symbol`; nil after a diagnostic.
  private static func target(
    _ symbol: Symbol, _ rest: ArraySlice<String>, _ change: Change, _ place: Span,
    in checker: inout Checker
  ) -> ChangeTarget? {
    var symbol = symbol
    var rest = rest
    var names = 0
    // The instances on the way, and the name of the last input or line.
    var holders: [InstanceID] = []
    var last: Name?
    while case .module(let file) = symbol, let next = rest.popFirst() {
      names += 1
      guard let part = Names.lookUp(checker.names.table.intern(next), inFile: file, in: &checker)
      else {
        HostChanges.reportNothing(at: change.path, place, in: &checker)
        return nil
      }
      symbol = part
    }
    while true {
      if let row = change.row, change.namesBeforeRow == names {
        guard case .instance(let index) = symbol, Instances.prepare(index, in: &checker),
          checker.instances[index].rows != nil
        else {
          reportRow(row, change, place, symbol, in: &checker)
          return nil
        }
      }
      names += 1
      switch symbol {
      case .instance(let index):
        guard Instances.prepare(index, in: &checker) else { return nil }
        guard let next = rest.popFirst() else {
          if checker.instances.isDoubled(index) {
            return DoubleLines.target(change, of: index, in: &checker)
          }
          if let whole = wholeInput(last, holders, change, in: checker) { return whole }
          checker.report(.cannotChange(place, change.path, .filledInFromFields))
          return nil
        }
        let name = checker.names.table.intern(next)
        guard let part = checker.names.scopes[checker.instances[index].scope].symbols[name] else {
          HostChanges.reportNothing(at: change.path, place, in: &checker)
          return nil
        }
        symbol = part
        holders.append(index)
        last = name
      case .table(let table):
        guard let next = rest.popFirst() else {
          if reportsTableOfRow(change, place, holders, in: &checker) { return nil }
          if let whole = wholeInput(last, holders, change, in: checker) { return whole }
          if holders.isEmpty,
            let whole = WholeTables.target(table, change, in: &checker)
          {
            return whole
          }
          checker.report(.cannotChange(place, change.path, .isTable))
          return nil
        }
        let name = checker.names.table.intern(next)
        guard rest.isEmpty,
          let column = checker.tables[table].columns.first(where: { $0.name == name })
        else {
          HostChanges.reportNothing(at: change.path, place, in: &checker)
          return nil
        }
        return ChangeTarget(column.definition)
      case .definition(let index):
        if rest.isEmpty {
          let type = Definitions.demand(index, in: &checker)
          if change.row != nil, !holders.isEmpty, case .table = checker.types[type],
            reportsTableOfRow(change, place, holders, in: &checker)
          {
            return nil
          }
          if !holders.isEmpty { return ChangeTarget(index) }
          if case .plain = checker.definitions[index].role { return ChangeTarget(index) }
        } else {
          let type = Definitions.demand(index, in: &checker)
          if !holders.isEmpty, case .table(let table) = checker.types[type],
            case .input = checker.definitions[index].role
          {
            return columnOfInput(index, table, rest, change, place, in: &checker)
              .map { ChangeTarget($0) }
          }
          if let variant = RepeatedInstances.variant(named: index, in: &checker) {
            symbol = .instance(variant)
            continue
          }
          if let holder = holders.last, let last,
            type == .missing || differsByRow(type, in: checker),
            let kind = clauseKind(last, holder, in: &checker)
          {
            return partOfClause(index, kind, rest, holders, change, place, in: &checker)
          }
          if case .instance(let other) = checker.types[type] {
            let named = checker.instances[other].path
            checker.report(
              .changeThroughName(
                place, change.path, instead: named + "." + rest.joined(separator: ".")))
            return nil
          }
        }
        checker.report(.cannotChange(place, change.path, .noDefinitionOfCase))
        return nil
      case .kind, .function, .module, .scenario, .tree, .broken:
        checker.report(.cannotChange(place, change.path, .noDefinitionOfCase))
        return nil
      }
    }
  }

  /// Returns what the change of an input as a whole is of, where a block or rows fill it in: all of the instance,
  /// which may ask whether it is given; nil for lines, and for a change of a period.
  private static func wholeInput(
    _ name: Name?, _ holders: [InstanceID], _ change: Change, in checker: Checker
  ) -> ChangeTarget? {
    guard let name, let holder = holders.last, let outermost = holders.first,
      case .none = change.index, let kind = checker.instances[holder].kind,
      checker.kinds[kind].inputs.contains(where: { $0.name == name })
    else { return nil }
    let all = WorldNames.allLines(of: outermost, in: checker)
    guard let first = all.first else { return nil }
    return ChangeTarget(first, others: all, isOfWhole: true)
  }

  /// `true`, after a diagnostic, iff one row alone is to have another table, or none.
  private static func reportsTableOfRow(
    _ change: Change, _ place: Span, _ holders: [InstanceID], in checker: inout Checker
  ) -> Bool {
    guard let row = change.row, !holders.isEmpty else { return false }
    let tree = checker.trees[change.entry.tree]
    guard tree[row].kind != .binder, let dot = change.path.firstIndex(of: "."),
      change.namesBeforeRow == 0
    else { return false }
    let one = String(change.path[..<dot]) + "[" + tree.text(row) + "]"
    let value = change.value.node
    let isRows = value.exists && tree[value].kind == .rows
    let field =
      change.path[dot...].dropFirst()
      + (isRows ? " { … }" : " = " + (value.exists ? tree.text(value) : "…"))
    checker.report(
      .tableOfOneRow(place, change.path, instead: one + " with { " + field + " }"))
    return true
  }

  /// `true` iff a clause is another for some of the instances by row, or is left out for some.
  private static func differsByRow(_ type: TypeID, in checker: Checker) -> Bool {
    var type = type
    if case .optional(let inner) = checker.types[type] { type = inner }
    guard case .member = checker.types[type] else { return false }
    return InstanceGroups.isInstance(type, in: checker)
  }

  /// The kind that fills a clause of the instance; nil for other inputs.
  private static func clauseKind(
    _ name: Name, _ holder: InstanceID, in checker: inout Checker
  ) -> KindID? {
    guard let kind = checker.instances[holder].kind,
      let input = checker.kinds[kind].inputs.first(where: { $0.name == name })
    else { return nil }
    return ReplacedFields.kind(of: input, holder, in: &checker)
  }

  /// Returns what the change of a part of a clause is of that is left out, and is filled in by such changes, or
  /// that is another for some rows; nil after a diagnostic.
  private static func partOfClause(
    _ clause: DefinitionID, _ kind: KindID, _ rest: ArraySlice<String>, _ holders: [InstanceID],
    _ change: Change, _ place: Span, in checker: inout Checker
  ) -> ChangeTarget? {
    guard ReplacedFields.leads(rest, into: kind, in: &checker) else {
      HostChanges.reportNothing(at: change.path, place, in: &checker)
      return nil
    }
    let all = holders.first.map { WorldNames.allLines(of: $0, in: checker) } ?? []
    return ChangeTarget(clause, others: all, isOfWhole: true)
  }

  /// Returns the left side of a change without its last names.
  static func written(_ change: Change, before last: Int, in checker: Checker) -> String {
    let names = change.path.split(separator: ".").dropLast(last)
    let row = change.row.map { "[" + checker.trees[change.entry.tree].text($0) + "]" } ?? ""
    var written = names.prefix(change.namesBeforeRow + 1).joined(separator: ".") + row
    for name in names.dropFirst(change.namesBeforeRow + 1) { written += "." + name }
    return written
  }

  /// Returns what a change of a column is of where an input is handed a table by name: the column of
  /// the instance's own table, or the input, which gets such a table.
  private static func columnOfInput(
    _ input: DefinitionID, _ table: TableID, _ rest: ArraySlice<String>, _ change: Change,
    _ place: Span, in checker: inout Checker
  ) -> DefinitionID? {
    let column = checker.tables[table].columns.first {
      rest.count == 1 && checker.spelling($0.name) == rest.first
    }
    guard let column else {
      HostChanges.reportNothing(at: change.path, place, in: &checker)
      return nil
    }
    return checker.tables[table].name == checker.definitions[input].path
      ? column.definition : input
  }

  /// The table and the column that a change is of, where `target` is a column or an input that is
  /// handed its table by name.
  static func column(
    of change: Change, _ target: DefinitionID, in checker: Checker
  ) -> (table: TableID, name: Name)? {
    let definition = checker.definitions[target]
    if case .column(let table?) = definition.role { return (table, definition.name) }
    guard case .input = definition.role, change.path != definition.path,
      case .table(let table) = checker.types[definition.type],
      let column = checker.tables[table].columns.first(where: {
        change.path == definition.path + "." + checker.spelling($0.name)
      })
    else { return nil }
    return (table, column.name)
  }

  /// `true`, after a diagnostic, where a change names the row of instances behind their field, as in
  /// `loans.pd["B"]`: there the periods of a series stand.
  static func reportsRowBehindField(
    _ change: Change, _ target: DefinitionID, in checker: inout Checker
  ) -> Bool {
    let definition = checker.definitions[target]
    guard case .input(let instance) = definition.role, checker.instances[instance].rows != nil,
      case .at(let item) = change.index, change.row == nil,
      Annotations.takesSingleValue(definition.annotation, in: checker),
      let dot = change.path.firstIndex(of: ".")
    else { return false }
    let row = "[" + checker.trees[change.entry.tree].text(item) + "]"
    checker.report(
      .rowBehindInstance(
        place(of: change, in: checker), change.path,
        instead: change.path[..<dot] + row + change.path[dot...]))
    return true
  }

  /// Reports a row behind the first name of a path that has none: of a table it stands behind the
  /// column.
  static func reportRow(
    _ row: NodeID, _ change: Change, _ place: Span, _ symbol: Symbol?, in checker: inout Checker
  ) {
    guard case .table? = symbol else {
      checker.report(.cannotChange(place, change.path, .hasNoRows))
      return
    }
    let written = checker.trees[change.entry.tree].text(row)
    checker.report(
      .rowBeforeColumn(place, change.path, instead: change.path + "[" + written + "]"))
  }
}

/// What a change is of.
struct ChangeTarget {
  /// The definition that is changed; of an input that a block or rows fill in one within its instance.
  var definition: DefinitionID
  /// What is another besides.
  var others: [DefinitionID]
  /// `true` iff an input is changed as a whole that a block or rows fill in, or that is left out.
  var isOfWhole: Bool

  /// Creates what a change of one definition is of.
  init(_ definition: DefinitionID, others: [DefinitionID] = [], isOfWhole: Bool = false) {
    self.definition = definition
    self.others = others
    self.isOfWhole = isOfWhole
  }
}
