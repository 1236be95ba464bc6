import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The spaces that the indices of definitions run over.
enum IndexSpaces {
  /// The type of an index of `space`.
  static func indexType(_ space: SpaceID, in checker: inout Checker) -> TypeID {
    switch checker.tables.spaces[space].kind {
    case .timeline(let granularity): checker.types.period(granularity)
    case .rows(let table): checker.types.id(.row(table))
    case .keys(_, let element): element
    }
  }

  /// Returns the space that the clauses' indices name; nil after a diagnostic.
  static func resolveSpace(_ index: DefinitionID, in checker: inout Checker) -> SpaceID? {
    let context = Clauses.context(for: index, in: checker)
    if let known = checker.definitions[index].space {
      return dependOn(known, context, in: &checker)
    }
    for clause in checker.definitions[index].clauses {
      let tree = checker.trees[clause.reference.tree]
      if case .each = clause.index, let binder = SyntaxReading.binderNode(clause, tree),
        clause.row?.node != binder
      {
        if tree.child(binder, 1).exists {
          checker.report(
            .notSupported(
              checker.span(NodeReference(clause.reference.tree, binder)), .written("by")))
          return nil
        }
        guard
          let space = space(
            ofBinder: NodeReference(clause.reference.tree, binder), context, in: &checker)
        else { return nil }
        checker.definitions[index].space = space
        return dependOn(space, context, in: &checker)
      }
    }
    guard let timeline = context.timeline else {
      checker.report(.noTimeline(checker.span(checker.definitions[index].reference)))
      return nil
    }
    checker.definitions[index].space = timeline
    return dependOn(timeline, context, in: &checker)
  }

  /// Returns what the index of a line runs over that a change of the whole replaces; nil where nothing says it.
  static func space(of line: ReplacedLine, _ context: Context, in checker: inout Checker)
    -> SpaceID?
  {
    let clause = Clause(reference: line.reference, index: line.index, value: .none)
    let tree = checker.trees[line.reference.tree]
    guard case .each = line.index, let binder = SyntaxReading.binderNode(clause, tree) else {
      return context.timeline
    }
    return space(ofBinder: NodeReference(line.reference.tree, binder), context, in: &checker)
  }

  /// Returns the space that `r in book where r.rate > 5%` runs over; nil after a diagnostic.
  static func space(
    ofBinder binder: NodeReference, _ context: Context, in checker: inout Checker
  ) -> SpaceID? {
    let tree = checker.trees[binder.tree]
    var context = context
    context.rowName = tree.name(binder.node)
    return space(
      over: NodeReference(binder.tree, tree.child(binder.node, 0)), context, in: &checker)
  }

  /// Notes that what is being checked needs the ends of `space`, and returns it.
  private static func dependOn(_ space: SpaceID, _ context: Context, in checker: inout Checker)
    -> SpaceID
  {
    dependOnEnds(of: space, context, in: &checker)
    return space
  }

  /// Returns what the ends of a space rest on, seen from `scope`.
  static func needsOfEnds(
    of space: SpaceID, seenFrom scope: ScopeID, in checker: inout Checker
  ) -> [Dependency] {
    let context = Context(
      scope: scope, definition: nil, timeline: Clauses.timeline(of: scope, in: checker))
    let outer = checker.expressions.beginCollecting()
    defer { checker.expressions.resumeCollecting(outer) }
    dependOnEnds(of: space, context, in: &checker)
    return checker.expressions.collected
  }

  /// Notes that what is being checked needs the ends of `space`.
  static func dependOnEnds(of space: SpaceID, _ context: Context, in checker: inout Checker) {
    Definitions.depend(on: checker.tables.spaces[space].first, offset: nil, context, in: &checker)
    Definitions.depend(on: checker.tables.spaces[space].last, offset: nil, context, in: &checker)
  }

  /// Returns the indices of `space`, from the first to the last.
  static func range(
    of space: SpaceID, _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    dependOnEnds(of: space, context, in: &checker)
    let ends = checker.tables.spaces[space]
    return checker.make(
      .range(
        checker.make(.definition(ends.first), .number, reference),
        checker.make(.definition(ends.last), .number, reference)),
      checker.types.id(.range(.number)), reference)
  }

  /// Checks an index that stands for one place in `space`: a period, the key or the place of a row,
  /// one of the different values of a column. Returns it as the space counts it.
  ///
  /// `ofRow` are the keys where they are those of one row.
  static func index(
    _ item: NodeReference, _ space: SpaceID, among ofRow: ExpressionID? = nil,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let info = checker.tables.spaces[space]
    if case .timeline = info.kind {
      return Indices.checkIndexValue(item, space, &context, in: &checker)
    }
    let type = indexType(space, in: &checker)
    if case .rows(let table) = info.kind {
      switch RowLookups.find(item, table, &context, in: &checker) {
      case .failed(let value): return value
      case .place(let place): return Expressions.retyped(place, type, in: &checker)
      case .key(let key, let keys):
        return checker.make(.positionOf(keys, value: key), type, item)
      }
    }
    let key = Expressions.check(item, &context, expected: nil, whole: false, in: &checker)
    let found = checker.type(key)
    if found == .error || found == .pending { return key }
    guard case .keys(let list, let element) = info.kind, element == found else {
      checker.report(
        .wrongType(
          checker.span(item), expected: checker.describe(type), found: checker.describe(found)))
      return checker.broken(item)
    }
    if ofRow == nil { Definitions.depend(on: list, offset: nil, context, in: &checker) }
    let keys = ofRow ?? checker.make(.definition(list), checker.types.id(.list(element)), item)
    return checker.make(.positionOf(keys, value: key), .number, item)
  }

  /// Returns `last`, with which a range from `first` ends, where either is found by its key: checked
  /// in the run for an order in which the range says what it means.
  static func lastOfRange(
    _ first: ExpressionID, _ last: ExpressionID, _ range: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    func keys(of end: ExpressionID) -> ExpressionID? {
      if case .positionOf(let list, _) = checker.expression(end).operation { return list }
      return nil
    }
    let (low, high) = (keys(of: first), keys(of: last))
    guard let keys = low ?? high else { return last }
    func isOpen(_ end: ExpressionID) -> Bool {
      guard case .definition(let limit) = checker.expression(end).operation else { return false }
      return checker.tables.spaces.entries.contains { $0.first == limit || $0.last == limit }
    }
    // A range from a key to the row at hand is no range of keys.
    guard low != nil || isOpen(first), high != nil || isOpen(last) else { return last }
    var element = checker.types.element(checker.type(keys))
    if case .optional(let inner) = checker.types[element] { element = inner }
    let isOrdered: Bool =
      switch checker.types[element] {
      case .number, .date, .period: true
      default: false
      }
    let answers = [isOrdered, low != nil, high != nil].map {
      checker.make(.constant($0 ? 1 : 0), .number, range)
    }
    return checker.make(
      .builtin(BuiltinTable[.lastOfRange], arguments: [keys, first, last] + answers),
      checker.type(last), range)
  }

  /// The same as `index`, for the left sides of equations: a row that a table does not have, or that
  /// is no whole number, fails in the run instead of standing for nothing.
  static func place(
    _ item: NodeReference, _ space: SpaceID, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let found = index(item, space, &context, in: &checker)
    let info = checker.tables.spaces[space]
    guard case .rows = info.kind,
      case .arithmetic(.subtract, let place, _) = checker.expression(found).operation,
      checker.type(place) == .number
    else { return found }
    dependOnEnds(of: space, context, in: &checker)
    let all = checker.make(
      .range(
        checker.make(.definition(info.first), .number, item),
        checker.make(.definition(info.last), .number, item)),
      checker.types.id(.list(.number)), item)
    return checker.make(.item(all, position: place), checker.type(found), item)
  }

  /// Returns the space of a table's rows, of instances by row, or of the values of a column or list.
  private static func space(
    over source: NodeReference, _ context: Context, in checker: inout Checker
  ) -> SpaceID? {
    var context = context
    let known = KeySpaces.needs(of: context, in: checker)
    let value = Expressions.check(source, &context, expected: nil, whole: true, in: &checker)
    switch checker.types[checker.type(value)] {
    case .table(let table): return checker.tables[table].space
    case .instances(let instance): return checker.instances[instance].rows?.space
    case .series(let element, let space, _):
      if case .rows = checker.tables.spaces[space].kind {
        return KeySpaces.column(value, element, context, source, in: &checker)
      }
      return space
    case .list(let element):
      guard element == .date || element == .text else {
        checker.report(.valuesAsIndex(checker.span(source), checker.describe(element)))
        return nil
      }
      let role: BuiltinRole = element == .date ? .keysOfDates : .keysOfTexts
      return KeySpaces.list(value, element, role, needed: known, context, source, in: &checker)
    case .range(let element):
      guard element == .number || element == .date else {
        checker.report(.valuesAsIndex(checker.span(source), checker.describe(element)))
        return nil
      }
      return KeySpaces.list(value, element, .distinct, needed: known, context, source, in: &checker)
    case .error, .pending: return nil
    default:
      checker.report(.notAnIndex(checker.span(source), checker.describe(checker.type(value))))
      return nil
    }
  }
}
