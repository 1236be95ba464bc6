import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// One value that a change gives a series: it holds at each index, as it does where it fills an input.
enum ReplacedSeries {
  /// The line by index that a change of the whole replaces, as far as it is known before anything is checked.
  static func line(of definition: Definition) -> ReplacedLine? {
    if let earlier = definition.clauses.first?.replaced { return earlier }
    let indexed = definition.clauses.filter { clause in
      if case .none = clause.index { return false }
      return clause.base == nil
    }
    let each = indexed.first { clause in
      if case .each = clause.index { true } else { false }
    }
    return (each ?? indexed.first).map {
      ReplacedLine(reference: $0.reference, index: $0.index, space: definition.space)
    }
  }

  /// Keeps the line of a kind, worked out as a whole, that the host replaces as a whole; nil for other changes.
  static func wholeLine(
    _ definition: Definition, before change: Change, in checker: inout Checker
  ) -> DefinitionID? {
    guard case .line = definition.role, change.value.node.exists,
      checker.changes.all.contains(where: { $0.entry == change.entry }),
      let first = definition.clauses.first, case .none = first.index
    else { return nil }
    return checker.definitions.add(HostChanges.ofTypeOnly(definition))
  }

  /// The index of the line that a change of the whole replaces by a figure as it is written: the figure stands at each
  /// index, so that what comes before the first stays, and other rows look back as they did; nil for other changes.
  static func index(
    of change: Change, of definition: Definition, in checker: Checker
  ) -> ClauseIndex? {
    guard change.value.node.exists, isFigure(change.value, in: checker),
      !SyntaxReading.distributionNode(change.entry, in: checker).exists
    else { return nil }
    return definition.clauses.first { clause in
      if case .each = clause.index { clause.base == nil } else { false }
    }?.index
  }

  /// Puts a clause that says what a definition is as a whole in the place of those that it has, of which opening
  /// values stay for a whole that has none. The names of these are those of `scope`, or of the definition.
  static func replace(
    _ definition: inout Definition, by clause: Clause, beneath scope: ScopeID? = nil,
    in checker: inout Checker
  ) {
    let openings = openings(of: definition, in: scope ?? definition.scope)
    definition.clauses = [clause]
    if !openings.isEmpty {
      InstanceFields.handOn(&definition, openings: openings, in: &checker)
    }
  }

  /// `true` iff a clause says what a line by index is as a whole for one of the rows: the others go on as they are, and
  /// see what else is changed in them.
  static func isOfSomeRows(
    _ clause: Clause, _ definition: Definition, in checker: inout Checker
  ) -> Bool {
    guard let row = clause.row, case .none = clause.index,
      checker.trees[row.tree][row.node].kind != .binder,
      !ReplacedFields.isMissing(
        NodeReference(clause.reference.tree, clause.value), clause.scope ?? definition.scope,
        in: &checker)
    else { return false }
    return definition.clauses.contains { clause in
      if case .each = clause.index { true } else { false }
    }
  }

  /// Adds what a line by index is as a whole for one of the rows.
  static func add(_ clause: Clause, to definition: inout Definition, in checker: inout Checker) {
    let (each, opening) = InstanceFields.handedOn(clause, of: definition, in: &checker)
    definition.clauses.removeAll {
      $0.layer >= clause.layer && Declarations.clash($0, each, in: checker)
    }
    definition.clauses += [each, opening]
  }

  /// The opening values of a line by index.
  private static func openings(of definition: Definition, in scope: ScopeID) -> [Clause] {
    definition.clauses.compactMap { clause in
      guard case .opening = clause.index else { return nil }
      var kept = clause
      kept.scope = clause.scope ?? scope
      return kept
    }
  }

  /// `true` iff a value is a figure as it is written, with its sign, unit and currency.
  private static func isFigure(_ value: NodeReference, in checker: Checker) -> Bool {
    let tree = checker.trees[value.tree]
    switch tree[value.node].kind {
    case .number, .tagged, .quantity, .date: return true
    case .negation, .group:
      return isFigure(NodeReference(value.tree, tree.child(value.node)), in: checker)
    default: return false
    }
  }

  /// Returns `value`, where what it replaces is a series, as a series: a single one at each index, those of a list in
  /// the order of the periods.
  static func spread(
    _ value: ExpressionID, _ clause: Clause, of index: DefinitionID, in checker: inout Checker
  ) -> ExpressionID {
    var value = value
    var type = checker.type(value)
    var element: TypeID?
    if case .list(let inner) = checker.types[type] { element = inner }
    guard clause.layer > 0, case .none = clause.index, element != nil || isSingle(type, in: checker)
    else { return value }
    let context = Clauses.context(for: index, in: checker)
    let space: SpaceID
    let isFlow: Bool
    if let line = clause.replaced {
      guard let found = line.space ?? IndexSpaces.space(of: line, context, in: &checker) else {
        return value
      }
      IndexSpaces.dependOnEnds(of: found, context, in: &checker)
      (space, isFlow) = (found, TypeTraits.isFlow(index, type, in: checker))
    } else if let before = before(index, in: &checker) {
      // A 0 fits any unit.
      let old = checker.types.element(before)
      if isSingle(type, in: checker), Operators.isStatedZero(value, in: checker),
        TypeTraits.isArithmetic(old, in: checker)
      {
        (value, type) = (Expressions.retyped(value, old, in: &checker), old)
      }
      guard case .series(_, let over, let wasFlow) = checker.types[before] else { return value }
      IndexSpaces.dependOnEnds(of: over, context, in: &checker)
      (space, isFlow) = (over, wasFlow && TypeTraits.holdsMoney(type, in: checker))
    } else {
      return value
    }
    if let element {
      guard case .timeline(let granularity) = checker.tables.spaces[space].kind else {
        return value
      }
      let source = ListSource(values: value, element: element, keys: nil)
      let series = PeriodLists.byPeriod(
        source, element, space, granularity,
        isFlow: TypeTraits.isFlow(index, element, in: checker), in: &checker)
      PeriodLists.dependOnParts(of: series, context, in: &checker)
      return series
    }
    return checker.make(
      .broadcast(value, space: space),
      checker.types.id(.series(type, space: space, isFlow: isFlow)),
      checker.expression(value).reference)
  }

  /// Returns `value`, or a mistake, reported, where it is an instance that a change puts in the place of one of another
  /// kind: nothing that reads the one finds its lines in the other.
  static func ofSameKind(
    _ value: ExpressionID, _ clause: Clause, of index: DefinitionID, in checker: inout Checker
  ) -> ExpressionID {
    // What an input takes, its kind says.
    guard clause.layer > 0, !checker.definitions[index].annotation.node.exists,
      case .instance(let new) = checker.types[checker.type(value)],
      let before = before(index, in: &checker), case .instance(let old) = checker.types[before],
      !InstanceGroups.areAlike(old, new, in: checker)
    else { return value }
    let place = checker.expression(value).reference
    let declared = checker.definitions[checker.definitions[index].original ?? index]
    checker.report(
      .wrongField(
        checker.span(place), checker.definitions[index].path, expected: checker.describe(before),
        found: checker.describe(checker.type(value)), declared: checker.span(declared.reference),
        fix: nil))
    return checker.broken(place)
  }

  /// The type of what a change of a world or the host replaces; nil where that is not known.
  private static func before(_ index: DefinitionID, in checker: inout Checker) -> TypeID? {
    if let original = checker.definitions[index].original {
      return Definitions.demand(original, in: &checker)
    }
    // A line that is worked out as a whole, `net = gross - costs`, is in a copy what it is in the instance beneath.
    if let instance = checker.definitions[index].role.instance,
      let beneath = checker.instances[instance].original,
      case .definition(let line)? =
        checker.names.scopes[checker.instances[beneath].scope].symbols[
          checker.definitions[index].name], line != index
    {
      return Definitions.demand(line, in: &checker)
    }
    if let line = checker.definitions[index].clauses.first?.wholeBefore {
      return HostChanges.type(of: line, in: &checker)
    }
    guard let replaced = checker.changes.replaced(by: index) else { return nil }
    return HostChanges.type(of: replaced, in: &checker)
  }

  /// `true` iff a value of the type may stand at each index of a series.
  private static func isSingle(_ type: TypeID, in checker: Checker) -> Bool {
    switch checker.types[type] {
    case .number, .percent, .text, .yesNo, .date, .months, .days, .monthsAndDays, .quantity,
      .currency, .rate,
      .hazard, .period, .choice:
      true
    case .optional(let inner): isSingle(inner, in: checker)
    default: false
    }
  }
}
