import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Kinds that are filled in for each row, period or key: `facility[r in book] = loan { … }`.
///
/// The kind is filled in once, with an index that is a hidden definition; the lines that rest on it
/// are worked out anew for each of its values. What the case reads of them are columns.
enum RepeatedInstances {
  /// Fills in an instance with an index; `false`, after a diagnostic, where that fails.
  static func fill(
    _ instance: InstanceID, _ reference: NodeReference, binder: Name, _ outer: ScopeID,
    in checker: inout Checker
  ) -> Bool {
    let needs = checker.expressions.beginCollecting()
    let found = space(over: reference, outer, in: &checker)
    let ends = checker.expressions.collected
    checker.expressions.resumeCollecting(needs)
    guard let space = found else { return false }
    let index =
      varied(reference, over: space, outer, in: &checker)
      ?? makeIndex(of: instance, over: space, reference, ends, in: &checker)
    let scope = checker.names.addScope(.rows(instance), parent: outer)
    let shown = key(index, space, instance, reference, in: &checker)
    checker.names.define(binder, as: .definition(shown), in: scope)
    checker.instances.setRows(
      of: instance, to: InstanceRows(space: space, index: index, key: shown))
    return Instances.prepareVariant(
      instance, NodeReference(reference.tree, SyntaxReading.valueNode(reference, in: checker)),
      scope, in: &checker)
  }

  /// The index of the instances that `base with { … }` varies, which then run along with them; nil
  /// where the value is something else.
  private static func varied(
    _ reference: NodeReference, over space: SpaceID, _ outer: ScopeID, in checker: inout Checker
  ) -> DefinitionID? {
    let tree = checker.trees[reference.tree]
    let value = SyntaxReading.valueNode(reference, in: checker)
    guard tree[value].kind == .with else { return nil }
    var context = Context(
      scope: outer, definition: nil, timeline: Clauses.timeline(of: outer, in: checker))
    var varied = tree.child(value, 0)
    if let head = SyntaxReading.clauseHead(tree.child(reference.node), tree),
      let all = SyntaxReading.baseOfRows(value, of: head.1, tree)
    {
      varied = all
    }
    let base = Expressions.check(
      NodeReference(reference.tree, varied), &context, expected: nil, whole: true, in: &checker)
    guard case .instances(let original) = checker.types[checker.type(base)],
      let rows = checker.instances[original].rows, rows.space == space,
      !isBeneath(original, outer, in: checker)
    else { return nil }
    return rows.index
  }

  /// Returns the space that the index runs over: that of a table's rows or a column's values, or
  /// the timeline where only a name stands in the brackets; nil after a diagnostic.
  private static func space(
    over reference: NodeReference, _ outer: ScopeID, in checker: inout Checker
  ) -> SpaceID? {
    let tree = checker.trees[reference.tree]
    let item = tree.child(tree.child(reference.node), 1)
    let timeline = Clauses.timeline(of: outer, in: checker)
    let context = Context(scope: outer, definition: nil, timeline: timeline)
    guard tree[item].kind == .binder else {
      guard let timeline else {
        checker.report(.noTimeline(checker.span(reference)))
        return nil
      }
      IndexSpaces.dependOnEnds(of: timeline, context, in: &checker)
      return timeline
    }
    guard
      let space = IndexSpaces.space(
        ofBinder: NodeReference(reference.tree, item), context, in: &checker)
    else { return nil }
    IndexSpaces.dependOnEnds(of: space, context, in: &checker)
    return space
  }

  /// Adds the hidden definition of the index at hand.
  static func makeIndex(
    of instance: InstanceID, over space: SpaceID, _ reference: NodeReference, _ ends: [Dependency],
    in checker: inout Checker
  ) -> DefinitionID {
    let local = checker.expressions.newLocal()
    var type = IndexSpaces.indexType(space, in: &checker)
    if case .keys = checker.tables.spaces[space].kind { type = .number }
    return Definitions.addHidden(
      checker.instances[instance].path + " index", checker.make(.local(local), type, reference),
      dependencies: ends, in: &checker)
  }

  /// The definition that the name of the index stands for: the index itself or, over the values of
  /// a column, the value.
  static func key(
    _ index: DefinitionID, _ space: SpaceID, _ instance: InstanceID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> DefinitionID {
    guard case .keys(let list, let element) = checker.tables.spaces[space].kind else {
      return index
    }
    let keys = checker.make(.definition(list), checker.types.id(.list(element)), reference)
    let place = checker.make(.definition(index), .number, reference)
    let one = checker.make(.constant(1), .number, reference)
    let position = checker.make(.arithmetic(.add, place, one), .number, reference)
    return Definitions.addHidden(
      checker.instances[instance].path + " key",
      checker.make(.item(keys, position: position), element, reference),
      dependencies: [
        Dependency(target: index, offset: nil), Dependency(target: list, offset: nil),
      ], in: &checker)
  }

  // MARK: Reading

  /// What the name of a repeated instance stands for: in a line over the same rows the one at hand,
  /// elsewhere all of them.
  static func value(
    of instance: InstanceID, _ rows: InstanceRows, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    if isWithin(rows, context, in: checker) {
      return checker.make(.constant(0), checker.types.id(.instance(instance)), reference)
    }
    if context.readsAllRows {
      return checker.make(.constant(0), checker.types.id(.instances(instance)), reference)
    }
    let one = checker.types.id(.member(instance))
    if let index = context.index, index.space == rows.space, context.version == nil {
      return checker.make(.local(index.local), one, reference)
    }
    if let chosen = ofChosenRow(rows, reference, context, in: &checker) {
      return Expressions.retyped(chosen, one, in: &checker)
    }
    var scope: ScopeID? = context.scope
    while let here = scope {
      if case .rows(let other) = checker.names.scopes[here].kind, other != instance,
        let over = checker.instances[other].rows, over.space == rows.space
      {
        Definitions.depend(on: over.index, offset: nil, context, in: &checker)
        return checker.make(.definition(over.index), one, reference)
      }
      scope = checker.names.scopes[here].parent
    }
    return checker.make(.constant(0), checker.types.id(.instances(instance)), reference)
  }

  /// The place of the row at hand where a line runs over rows that are chosen from those of the instances; nil elsewhere.
  private static func ofChosenRow(
    _ rows: InstanceRows, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID? {
    guard let index = context.index, context.version == nil,
      case .rows(let table) = checker.tables.spaces[rows.space].kind,
      case .rows(let view) = checker.tables.spaces[index.space].kind,
      Views.isMade(view, of: table, in: checker)
    else { return nil }
    let row = checker.make(
      .local(index.local), IndexSpaces.indexType(index.space, in: &checker), reference)
    return Views.place(of: row, in: table, context, in: &checker)
  }

  /// `true` iff a kind that is filled in for the same rows reads the name: what is filled in within
  /// it is the one of the row at hand.
  static func isWithin(
    _ rows: InstanceRows, _ context: Context, in checker: Checker
  ) -> Bool {
    var scope: ScopeID? = context.scope
    if let version = context.version {
      scope = checker.functions[checker.functions.versions[version].function].scope
    }
    while let here = scope {
      if case .instance(let instance) = checker.names.scopes[here].kind,
        checker.instances[instance].rows?.index == rows.index
      {
        return true
      }
      scope = checker.names.scopes[here].parent
    }
    return false
  }

  /// Returns the column of a line of all instances, as `facility.cost` reads it.
  static func column(
    of instance: InstanceID, _ name: Name, _ reference: NodeReference, _ place: Span,
    _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    if checker.instances.groups[instance] != nil {
      return InstanceGroups.column(of: instance, name, reference, place, context, in: &checker)
    }
    if let part = part(of: instance, name, in: &checker) {
      return checker.make(.constant(0), checker.types.id(.instances(part)), reference)
    }
    guard let line = line(of: instance, name, reference, place, in: &checker) else {
      return checker.broken(reference)
    }
    guard let column = column(of: line, instance, in: &checker) else {
      if checker.definitions[line].type == .pending { reportCircle(line, place, in: &checker) }
      return checker.broken(reference)
    }
    return Expressions.value(of: .definition(column), reference, context, in: &checker)
  }

  /// Reports a line that is read while it is being worked out: all instances are needed for one.
  private static func reportCircle(
    _ line: DefinitionID, _ place: Span, in checker: inout Checker
  ) {
    checker.report(
      .circle(
        place, [checker.definitions[line].path],
        [checker.span(checker.definitions[line].reference)]))
  }

  /// Returns a line of one of the instances, as `facility["A-17"].cost` reads it; `index` is which.
  static func line(
    of instance: InstanceID, at index: ExpressionID, _ name: Name, _ reference: NodeReference,
    _ place: Span, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    if checker.instances.groups[instance] != nil {
      return InstanceGroups.line(
        of: instance, at: index, name, reference, place, context, in: &checker)
    }
    if let part = part(of: instance, name, in: &checker) {
      return checker.make(
        checker.expression(index).operation, checker.types.id(.member(part)), reference)
    }
    guard let line = self.line(of: instance, name, reference, place, in: &checker) else {
      return checker.broken(reference)
    }
    if isChangedRow(index, of: instance, context, in: checker) {
      return Expressions.value(of: .definition(line), reference, context, in: &checker)
    }
    return value(of: line, instance, at: index, reference, context, in: &checker)
  }

  /// `true` iff `index` is the row for which alone a line of the instances is changed where it is read: the row at hand.
  private static func isChangedRow(
    _ index: ExpressionID, of instance: InstanceID, _ context: Context, in checker: Checker
  ) -> Bool {
    guard let row = context.changedRow, let definition = context.definition,
      checker.definitions[definition].role.instance == instance
    else { return false }
    let read = checker.expression(index).reference
    let tree = checker.trees[read.tree]
    guard tree[read.node].kind == .index else { return false }
    return tree.text(tree.child(read.node, 1)) == checker.trees[row.tree].text(row.node)
  }

  /// Returns the value of a definition of one of the instances; `index` is which.
  static func value(
    of line: DefinitionID, _ instance: InstanceID, at index: ExpressionID,
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    guard let column = column(of: line, instance, in: &checker) else {
      if checker.definitions[line].type == .pending {
        reportCircle(line, checker.span(reference), in: &checker)
      }
      return checker.broken(reference)
    }
    let whole = Expressions.value(of: .definition(column), reference, context, in: &checker)
    // A place is counted from 1, as those of columns are.
    if case .arithmetic(.subtract, let place, _) = checker.expression(index).operation,
      checker.type(place) == .number,
      case .series(let element, _, _) = checker.types[checker.type(whole)]
    {
      return overOwnKeys(
        checker.make(.item(whole, position: place), element, reference), context, in: &checker)
    }
    guard case .series(let element, let space, _) = checker.types[checker.type(whole)] else {
      return checker.make(.error, checker.type(whole), reference)
    }
    let position = Expressions.retyped(
      index, IndexSpaces.indexType(space, in: &checker), in: &checker)
    return overOwnKeys(
      checker.make(.element(whole, index: position, isSelf: false), element, reference), context,
      in: &checker)
  }

  /// Checks `facility["A"]`, also in a line over the same rows, where the name alone would be the
  /// one at hand; nil where the brackets stand behind something else.
  static func named(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let tree = checker.trees[reference.tree]
    let base = tree.child(reference.node)
    let item = tree.child(reference.node, 1)
    guard item.exists, context.version == nil else { return nil }
    if tree[base].kind == .name,
      let line = DoubleLines.line(named: base, tree, context, in: &checker)
    {
      return DoubleLines.row(
        of: line, NodeReference(reference.tree, item), reference, &context, in: &checker)
    }
    guard case .instance(let instance)? = symbol(base, tree, context, in: &checker),
      !checker.instances.isDoubled(instance),
      Instances.prepare(instance, in: &checker), let rows = checker.instances[instance].rows,
      !isWithin(rows, context, in: checker)
    else { return nil }
    return check(
      instance, NodeReference(reference.tree, item), reference, &context, in: &checker)
  }

  /// Returns what a name stands for, also one of a file that is used under a name, or of something filled
  /// in; nil for locals and all else.
  private static func symbol(
    _ node: NodeID, _ tree: Tree, _ context: Context, in checker: inout Checker
  ) -> Symbol? {
    let name = tree.name(node)
    switch tree[node].kind {
    case .name:
      if context.locals.contains(where: { $0.name == name }) { return nil }
      return Names.lookUp(name, scope: context.scope, in: &checker)
    case .member:
      switch symbol(tree.child(node), tree, context, in: &checker) {
      case .module(let file): return Names.lookUp(name, inFile: file, in: &checker)
      case .instance(let outer):
        guard Instances.prepare(outer, in: &checker), checker.instances[outer].rows == nil else {
          return nil
        }
        return checker.names.scopes[checker.instances[outer].scope].symbols[name]
      case .definition, .kind, .function, .table, .tree, .scenario, .broken, nil: return nil
      }
    default: return nil
    }
  }

  /// Returns which of the instances `item` names: by the key of its row, its place or its period.
  static func check(
    _ instance: InstanceID, _ item: NodeReference, _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    guard let rows = checker.instances[instance].rows else { return checker.broken(reference) }
    let index = IndexSpaces.index(item, rows.space, &context, in: &checker)
    let found = checker.type(index)
    if found == .error || found == .pending { return checker.make(.error, found, reference) }
    return checker.make(
      checker.expression(index).operation, checker.types.id(.member(instance)), reference)
  }

  /// The keys of the rows for which the instances in `value`, a list or a line, are filled in; nil for one
  /// of them, and where they are filled in for periods or keys.
  static func keys(
    of value: ExpressionID, _ instance: InstanceID, in checker: inout Checker
  ) -> ExpressionID? {
    let member = checker.types.id(.member(instance))
    guard checker.type(value) != member, let rows = checker.instances[instance].rows,
      case .rows(let table) = checker.tables.spaces[rows.space].kind,
      let column = checker.tables[table].columns.first
    else { return nil }
    let type = Definitions.demand(column.definition, in: &checker)
    guard case .series(let element, _, _) = checker.types[type] else { return nil }
    let reference = checker.expression(value).reference
    let local = checker.expressions.newLocal()
    let index = checker.make(
      .local(local), IndexSpaces.indexType(rows.space, in: &checker), reference)
    let keys = checker.make(.definition(column.definition), type, reference)
    let list = checker.make(
      .comprehension(
        Comprehension(
          body: checker.make(
            .element(keys, index: index, isSelf: false), element, reference),
          source: value, condition: nil, local: local, overPositions: false)),
      checker.types.id(.list(element)), reference)
    guard case .series(_, let space, let isFlow) = checker.types[checker.type(value)] else {
      return list
    }
    return Expressions.retyped(
      list, checker.types.id(.series(element, space: space, isFlow: isFlow)), in: &checker)
  }

  /// Returns the indices of all instances, for a comprehension that runs over them.
  static func indices(
    of instance: InstanceID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard let rows = checker.instances[instance].rows else { return checker.broken(reference) }
    return IndexSpaces.range(of: rows.space, reference, context, in: &checker)
  }

  /// Returns what is filled in within an instance under `name`, which is then there for each row as
  /// well; nil where the name stands for something else.
  private static func part(
    of instance: InstanceID, _ name: Name, in checker: inout Checker
  ) -> InstanceID? {
    let scope = checker.instances[instance].scope
    guard case .instance(let part)? = checker.names.scopes[scope].symbols[name],
      Instances.prepare(part, in: &checker)
    else { return nil }
    shareRows(of: instance, with: part, in: &checker)
    return part
  }

  /// Lets what is filled in within an instance be there for each row of that.
  static func shareRows(
    of instance: InstanceID, with part: InstanceID, in checker: inout Checker
  ) {
    guard let rows = checker.instances[instance].rows, checker.instances[part].rows == nil else {
      return
    }
    checker.instances.setRows(
      of: part, to: InstanceRows(space: rows.space, index: rows.index, key: rows.key))
  }

  /// `true` iff the instances have a line, field or part of this name.
  static func has(_ name: Name, _ instance: InstanceID, in checker: Checker) -> Bool {
    checker.names.scopes[checker.instances[instance].scope].symbols[name] != nil
  }

  /// Returns the definition of a line or field; nil after a diagnostic.
  private static func line(
    of instance: InstanceID, _ name: Name, _ reference: NodeReference, _ place: Span,
    in checker: inout Checker
  ) -> DefinitionID? {
    let scope = checker.instances[instance].scope
    if case .definition(let line)? = checker.names.scopes[scope].symbols[name] { return line }
    Members.reportUnknown(name, of: instance, place, in: &checker)
    return nil
  }

  /// Returns the column that keeps the values of a line, made on first use; nil while the type of
  /// the line is not known, or where it has none.
  static func column(
    of line: DefinitionID, _ instance: InstanceID, in checker: inout Checker
  ) -> DefinitionID? {
    if let known = checker.instances.columns[line] { return known }
    let type = Definitions.demand(line, in: &checker)
    guard let rows = checker.instances[instance].rows, type != .error, type != .pending else {
      return nil
    }
    let source = checker.definitions[line]
    let value = checker.make(.definition(line), type, source.reference)
    var column = Definition(
      name: source.name, path: source.path, reference: source.reference,
      clauses: [Clause(reference: source.reference, index: .none, value: .none, expression: value)],
      scope: checker.names.rootScope, role: .column(table: nil), sink: source.sink)
    column.isInWorld = checker.instances[instance].isInWorld
    // By period it is the series that a line of the case would be.
    var isFlow = false
    if case .timeline = checker.tables.spaces[rows.space].kind {
      isFlow = TypeTraits.isMoney(type, in: checker) && !source.isLevel
    }
    column.type = checker.types.id(.series(type, space: rows.space, isFlow: isFlow))
    column.dependencies = [
      Dependency(target: line, offset: nil), Dependency(target: rows.index, offset: nil),
    ]
    let number = checker.definitions.add(column, .done)
    checker.instances.addColumn(number, of: line, in: instance)
    return number
  }
}
