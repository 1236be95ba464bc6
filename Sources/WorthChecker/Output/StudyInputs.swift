import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What a what-if question varies: a definition of the case or of a filled-in kind, or one of many, such
/// as a cell of a table, the row of instances, the period of a series.
enum StudyInputs {
  /// Something that a question varies.
  struct Input {
    /// The definition that takes other values.
    var definition: DefinitionID
    /// How the case writes it.
    var title: String

    /// `true` iff both are the same, also two ways to the same cell.
    func isSame(as other: Input) -> Bool {
      definition == other.definition || title == other.title
    }
  }

  /// Returns what the path at `reference` names; nil, after a diagnostic, where it is no single value of
  /// the case or of an instance.
  ///
  /// One of many is varied as a scenario changes it, in a world of its own over `scope`, which then is
  /// what the figure sees.
  static func find(
    _ reference: NodeReference, _ context: Context, seenFrom scope: inout ScopeID,
    startsFromOwnValue: Bool = false, in checker: inout Checker
  ) -> Input? {
    let tree = checker.trees[reference.tree]
    let written = tree.text(reference.node).split(separator: " ").joined()
    guard let head = SyntaxReading.pathHead(reference.node, tree), !(head.names[0] == Word.case)
    else {
      checker.report(.cannotVary(checker.span(reference), written, .noNameOfCase))
      return nil
    }
    let title = tree.text(reference.node)
    let path = head.names.map { checker.spelling($0) }.joined(separator: ".")
    let named = symbol(at: path, context, in: &checker)
    if head.row != nil || !isNone(head.index) {
      return oneOfMany(
        reference, title, named?.definition, context, &scope,
        startsFromOwnValue: startsFromOwnValue, in: &checker)
    }
    guard let (found, isOfVariant) = named else {
      let paths = checker.definitions.all.entries.filter { $0.sink == .ofCase && !$0.isInWorld }.map
      { $0.path }
      checker.report(
        .unknownName(
          checker.span(reference), written, nearest: Spelling.nearest(to: written, among: paths)))
      return nil
    }
    let type = Definitions.demand(found, in: &checker)
    guard type != .error else { return nil }
    Definitions.depend(on: found, offset: nil, context, in: &checker)
    if isOfVariant {
      return oneOfMany(
        reference, title, found, context, &scope, startsFromOwnValue: startsFromOwnValue,
        in: &checker)
    }
    if startsFromOwnValue, differsByRow(found, in: checker) {
      checker.report(.cannotVary(checker.span(reference), written, .differsByRow))
      return nil
    }
    if case .column = checker.definitions[found].role, checker.types.isAggregate(type) {
      return oneOfMany(
        reference, title, found, context, &scope, startsFromOwnValue: startsFromOwnValue,
        in: &checker)
    }
    if isFilledByOneValue(found, in: checker) || isLine(found, in: checker) {
      return oneOfMany(
        reference, title, found, context, &scope, startsFromOwnValue: startsFromOwnValue,
        in: &checker)
    }
    guard varies(type, reference, written, in: &checker) else { return nil }
    if let clause = checker.definitions[found].clauses.first, case .none = clause.index {
      return Input(definition: found, title: written)
    }
    checker.report(.cannotVary(checker.span(reference), written, .hasNoOwnValue))
    return nil
  }

  /// `true` iff a definition has a value for each row of a table.
  private static func differsByRow(_ definition: DefinitionID, in checker: Checker) -> Bool {
    if case .column = checker.definitions[definition].role { return true }
    guard let instance = checker.definitions[definition].role.instance else { return false }
    return checker.instances[instance].rows != nil
  }

  /// `true` iff a definition is a line that a kind works out: what varies the instance takes the same values.
  private static func isLine(_ definition: DefinitionID, in checker: Checker) -> Bool {
    if case .line = checker.definitions[definition].role { true } else { false }
  }

  /// `true` iff a definition is an input for a series that one value fills, which a question varies in all
  /// periods at once.
  static func isFilledByOneValue(_ definition: DefinitionID, in checker: Checker) -> Bool {
    guard case .input = checker.definitions[definition].role,
      checker.definitions[definition].clauses.count == 1,
      let clause = checker.definitions[definition].clauses.first, case .none = clause.index,
      let value = clause.expression,
      case .broadcast = checker.expression(value).operation
    else { return false }
    return true
  }

  /// `true` iff a path ends without brackets.
  private static func isNone(_ index: ClauseIndex) -> Bool {
    if case .none = index { true } else { false }
  }

  /// `true` iff a question can try values of the type; otherwise it is reported.
  private static func varies(
    _ type: TypeID, _ reference: NodeReference, _ written: String, in checker: inout Checker
  ) -> Bool {
    if TypeTraits.isArithmetic(type, in: checker) || isRateLike(type, in: checker) { return true }
    let reason: PhraseKey
    switch checker.types[type] {
    case .missing: reason = .isLeftOut
    case .optional: reason = .mayBeLeftOut
    default: reason = checker.types.isAggregate(type) ? .hasManyValues : .isNoAmount
    }
    checker.report(.cannotVary(checker.span(reference), written, reason))
    return false
  }

  /// `true` iff `name` stands somewhere in `text`.
  static func occurs(_ name: String, in text: String) -> Bool {
    let (name, text) = (Array(name.utf8), Array(text.utf8))
    guard name.count <= text.count else { return false }
    return (0...text.count - name.count).contains { start in
      text[start..<start + name.count].elementsEqual(name)
    }
  }

  /// Returns a name without a source for a cell, row or period, or for all cells of a column, and the world
  /// in which that is what the path names; nil after a diagnostic.
  private static func oneOfMany(
    _ reference: NodeReference, _ title: String, _ named: DefinitionID?, _ context: Context,
    _ scope: inout ScopeID, startsFromOwnValue: Bool, in checker: inout Checker
  ) -> Input? {
    guard
      let value = valueNow(
        reference, named, context, mayBeEmpty: !startsFromOwnValue, in: &checker),
      varies(checker.type(value.id), reference, title, in: &checker)
    else { return nil }
    let asked = Definitions.addHidden(title, value.id, dependencies: value.needs, in: &checker)
    Definitions.depend(on: asked, offset: nil, context, in: &checker)
    // The change is written as a scenario would write it, with a name that nothing else has.
    var name = "asked"
    while occurs(name, in: title)
      || Names.lookUp(checker.names.table.intern(name), scope: scope, in: &checker) != nil
    {
      name += "_"
    }
    let tree = SourceFiles.addChange(of: reference, to: name, in: &checker)
    let entry = NodeReference(tree, checker.trees[tree].child(checker.trees[tree].root))
    let number = Worlds.add(over: scope, at: reference, in: &checker)
    let own = checker.worlds[number].scope
    checker.names.define(checker.names.table.intern(name), as: .definition(asked), in: own)
    guard let change = Worlds.writtenChange(entry, own, in: checker) else {
      checker.report(.cannotVary(checker.span(reference), title, .noNameOfCase))
      return nil
    }
    Worlds.addChange(change, to: number, reference, in: &checker)
    guard !checker.worlds[number].changes.isEmpty else { return nil }
    checker.requirements.note(worldOf: own)
    Worlds.checkChanges(own, in: &checker)
    scope = own
    return Input(definition: asked, title: title)
  }

  /// Returns what the path at `reference` is in the case, of a column what its first cell is, and what that
  /// rests on; nil after a diagnostic, also for a cell that may be empty, unless `mayBeEmpty`.
  private static func valueNow(
    _ reference: NodeReference, _ named: DefinitionID?, _ context: Context, mayBeEmpty: Bool,
    in checker: inout Checker
  ) -> (id: ExpressionID, needs: [Dependency])? {
    let outer = checker.expressions.beginCollecting()
    defer { checker.expressions.resumeCollecting(outer) }
    // What the value needs, it needs wherever the question stands.
    var inside = context
    inside.definition = nil
    var asked = reference
    if let all = wholeOfRows(named, reference, in: &checker) {
      guard mayBeEmpty else {
        let written = checker.trees[reference.tree].text(reference.node)
        checker.report(.cannotVary(checker.span(reference), written, .differsByRow))
        return nil
      }
      asked = SourceFiles.addFirstRow(of: reference, through: all, in: &checker) ?? reference
    }
    var value = Expressions.check(asked, &inside, expected: nil, whole: true, in: &checker)
    let type = checker.type(value)
    if type == .error || type == .pending { return nil }
    if case .series(let element, let space, _) = checker.types[type],
      case .rows = checker.tables.spaces[space].kind
    {
      value = checker.make(
        .item(value, position: checker.make(.constant(1), .number, reference)), element, reference)
    }
    // One value fills all periods.
    if let named, isFilledByOneValue(named, in: checker),
      case .series(let element, let space, _) = checker.types[checker.type(value)]
    {
      value = firstPeriod(of: value, element, space, reference, inside, in: &checker)
    }
    // A cell that may be empty is asked about as if it were filled.
    if case .optional(let inner) = checker.types[checker.type(value)] {
      guard mayBeEmpty else {
        UnitArithmetic.reportMissing(value, in: &checker)
        return nil
      }
      let filled = checker.make(.constant(1), inner, reference)
      value = checker.make(.otherwise(value, filled), inner, reference)
    }
    return (value, checker.expressions.collected)
  }

  /// The path of the instances by row through which a path leads to one period of a line of all of them; nil for
  /// others.
  private static func wholeOfRows(
    _ named: DefinitionID?, _ reference: NodeReference, in checker: inout Checker
  ) -> String? {
    let tree = checker.trees[reference.tree]
    guard let named, tree[reference.node].kind == .index,
      let head = SyntaxReading.pathHead(reference.node, tree), head.row == nil
    else { return nil }
    let type = Definitions.demand(named, in: &checker)
    guard checker.types.isAggregate(type) else { return nil }
    var around = checker.definitions[named].role.instance
    while let instance = around, checker.instances[instance].rows == nil {
      around = checker.instances[instance].around
    }
    let parts = head.names.map { checker.spelling($0) }
    return around.map { checker.instances[$0].path }.flatMap { path in
      // A variant of one of them is one instance.
      let whole = path.split(separator: ".").map { String($0) }
      guard whole.count < parts.count, Array(parts.prefix(whole.count)) == whole,
        !leadsToOne(whole, in: &checker)
      else { return nil }
      return path
    }
  }

  /// `true` iff a path is that of a variant of one of the instances by row, as in `dear = loans["A"] with { … }`.
  private static func leadsToOne(_ path: [String], in checker: inout Checker) -> Bool {
    guard let first = path.first, path.count == 1,
      case .definition(let index)? = Names.lookUp(
        checker.names.table.intern(first), scope: checker.names.rootScope, in: &checker)
    else { return false }
    return RepeatedInstances.variant(named: index, in: &checker) != nil
  }

  /// Returns the value of a series in the first of its periods.
  private static func firstPeriod(
    of series: ExpressionID, _ element: TypeID, _ space: SpaceID, _ reference: NodeReference,
    _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    guard space == checker.settings.timeline else {
      // The periods of a kind may differ from row to row.
      let first = checker.make(.constant(1), .number, reference)
      return checker.make(.item(series, position: first), element, reference)
    }
    let first = checker.tables.spaces[space].first
    Definitions.depend(on: first, offset: nil, context, in: &checker)
    let place = checker.make(
      .definition(first), IndexSpaces.indexType(space, in: &checker), reference)
    return checker.make(.element(series, index: place, isSelf: false), element, reference)
  }

  /// The definition at a path, and whether that leads through a variant of one of the instances by row: one
  /// of the case or of a file that it uses, or a field or line of an instance or of one that is filled in
  /// within it; nil where there is none.
  private static func symbol(
    at path: String, _ context: Context, in checker: inout Checker
  ) -> (definition: DefinitionID, isOfVariant: Bool)? {
    var parts = path.split(separator: ".").map { checker.names.table.intern(String($0)) }[...]
    guard let first = parts.popFirst() else { return nil }
    var symbol = Names.lookUp(first, scope: context.scope, in: &checker)
    var isOfVariant = false
    while let next = parts.popFirst() {
      if case .definition(let index)? = symbol,
        let variant = RepeatedInstances.variant(named: index, in: &checker)
      {
        symbol = .instance(variant)
        isOfVariant = true
      }
      switch symbol {
      case .module(let file): symbol = Names.lookUp(next, inFile: file, in: &checker)
      case .instance(let index):
        guard Instances.prepare(index, in: &checker) else { return nil }
        symbol = checker.names.scopes[checker.instances[index].scope].symbols[next]
      case .table(let table):
        guard let column = checker.tables[table].columns.first(where: { $0.name == next }) else {
          return nil
        }
        symbol = .definition(column.definition)
      case .definition, .kind, .function, .scenario, .tree, .broken, nil: return nil
      }
    }
    if case .definition(let found)? = symbol { return (found, isOfVariant) }
    return nil
  }

  /// `true` iff values of the type are rates, probabilities per period, durations or dates.
  private static func isRateLike(_ type: TypeID, in checker: Checker) -> Bool {
    switch checker.types[type] {
    case .rate, .hazard, .months, .days, .date: true
    case .error, .pending, .number, .percent, .text, .yesNo, .missing, .monthsAndDays, .quantity,
      .currency, .period, .choice, .list, .dated, .series, .table, .row, .instance, .instances,
      .member, .function, .range, .optional:
      false
    }
  }
}
