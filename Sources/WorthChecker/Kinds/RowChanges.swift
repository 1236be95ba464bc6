import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Changes of some of the instances by row, period or key, or of each with its row in sight.
enum RowChanges {
  /// The value of a clause that changes some of the instances: what it says where `row` is the one
  /// at hand, elsewhere what was there before. Other clauses have their value as it is.
  static func changed(
    _ value: ExpressionID, _ clause: Clause, of definition: DefinitionID, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard let row = clause.row, checker.type(value) != .error else { return value }
    guard let rows = rows(of: checker.definitions[definition], in: checker) else {
      checker.report(
        .cannotChange(
          InstanceFields.place(of: clause.reference, in: checker) ?? checker.span(row),
          checker.definitions[definition].path, .hasNoRows))
      return checker.broken(clause.reference)
    }
    if checker.trees[row.tree][row.node].kind == .binder { return value }
    var context = context
    context.was = clause.others
    let before = Worlds.valueThatWas(clause.reference, context, in: &checker)
    let otherwise =
      context.index == nil
      ? before : Expressions.valueAtIndex(before, clause.reference, context, in: &checker)
    guard checker.type(otherwise) != .error,
      let isThis = isAtHand(row, rows, clause, context, in: &checker)
    else { return checker.broken(clause.reference) }
    var value = value
    if SeriesAnnotations.isEmptyList(value, in: checker),
      case .list = checker.types[checker.type(otherwise)]
    {
      value = Expressions.retyped(value, checker.type(otherwise), in: &checker)
    }
    if InstanceGroups.areInstances([value, otherwise], in: checker) {
      return InstanceGroups.choice(isThis, [value, otherwise], clause.reference, in: &checker)
    }
    // A 0 fits any unit.
    let old = checker.type(otherwise)
    let isZero =
      Operators.isStatedZero(value, in: checker) && TypeTraits.isArithmetic(old, in: checker)
    value = isZero ? Expressions.retyped(value, old, in: &checker) : value
    if let both = Durations.inCommon(old, checker.type(value), in: &checker) {
      return checker.make(
        .conditional(
          isThis, Durations.mixedWhereGiven(value, in: &checker),
          Durations.mixedWhereGiven(otherwise, in: &checker)), both, clause.reference)
    }
    let type = Unification.unify(old, checker.type(value), clause.reference, in: &checker)
    return checker.make(.conditional(isThis, value, otherwise), type, clause.reference)
  }

  /// Whether the row that a change names is the one at hand; nil after a diagnostic.
  private static func isAtHand(
    _ row: NodeReference, _ rows: InstanceRows, _ clause: Clause, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID? {
    let wanted = place(of: row, in: rows.space, clause, in: &checker)
    return isAtHand(wanted, rows, context, in: &checker)
  }

  /// Whether the row at a place is the one at hand; nil where the place is an error.
  private static func isAtHand(
    _ wanted: ExpressionID, _ rows: InstanceRows, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    if checker.type(wanted) == .error { return nil }
    let reference = checker.expression(wanted).reference
    Definitions.depend(on: rows.index, offset: nil, context, in: &checker)
    if case .definition(let place) = checker.expression(wanted).operation {
      Definitions.depend(on: place, offset: nil, context, in: &checker)
    }
    let hand = checker.make(.definition(rows.index), checker.type(wanted), reference)
    return checker.make(.comparison(.equal, hand, wanted), .yesNo, reference)
  }

  /// Returns a place among the keys of one row, such as its days, as one that the other rows, whose keys are others, do
  /// not have; any other place as it is.
  static func placeInRow(
    _ place: ExpressionID, _ clause: Clause, of definition: DefinitionID, _ space: SpaceID,
    _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    guard case .keys = checker.tables.spaces[space].kind, checker.type(place) != .error,
      let rows = rows(of: checker.definitions[definition], in: checker)
    else { return place }
    let wanted: ExpressionID?
    if let row = clause.row {
      guard checker.trees[row.tree][row.node].kind != .binder else { return place }
      wanted = self.place(of: row, in: rows.space, clause, in: &checker)
    } else {
      wanted = varied(definition, rows, in: &checker)
    }
    guard let wanted, let isThis = isAtHand(wanted, rows, context, in: &checker) else {
      return place
    }
    let type = checker.type(place)
    let none = checker.make(.constant(-2), type, clause.reference)
    return checker.make(.conditional(isThis, place, none), type, clause.reference)
  }

  /// The place of the row of which a variant is asked: that of ‘B’, where the definition belongs to
  /// `loans["B"] with { … }`; nil for variants of all rows.
  private static func varied(
    _ definition: DefinitionID, _ rows: InstanceRows, in checker: inout Checker
  ) -> ExpressionID? {
    guard let (variant, block) = variant(of: definition, in: checker),
      checker.instances[variant].rows?.index == rows.index
    else { return nil }
    let value = checker.instances[variant].reference
    let needs = checker.expressions.beginCollecting()
    defer { checker.expressions.resumeCollecting(needs) }
    var context = Context(
      scope: block.scope, definition: nil,
      timeline: Clauses.timeline(of: block.scope, in: checker))
    let base = Expressions.check(
      NodeReference(value.tree, checker.trees[value.tree].child(value.node)), &context,
      expected: nil, whole: true, in: &checker)
    guard case .member = checker.types[checker.type(base)] else { return nil }
    let type = IndexSpaces.indexType(rows.space, in: &checker)
    let place = checker.make(checker.expression(base).operation, type, value)
    let hidden = Definitions.addHidden(
      "row", place, dependencies: checker.expressions.collected, in: &checker)
    return checker.make(.definition(hidden), type, value)
  }

  /// The variant within a formula or a line to which the definition belongs, with its block; nil for others.
  private static func variant(
    of definition: DefinitionID, in checker: Checker
  ) -> (InstanceID, GivenBlock)? {
    var current = checker.definitions[definition].role.instance
    while let variant = current {
      let instance = checker.instances[variant]
      let value = instance.reference
      if checker.trees[value.tree][value.node].kind == .with {
        let node = NodeReference(value.tree, checker.trees[value.tree].child(value.node, 1))
        if let block = instance.given.first(where: { $0.reference == node }) {
          return (variant, block)
        }
      }
      current = instance.original ?? instance.around
    }
    return nil
  }

  /// The place that a change names, as a hidden definition, which is worked out once for all rows.
  private static func place(
    of row: NodeReference, in space: SpaceID, _ clause: Clause, in checker: inout Checker
  ) -> ExpressionID {
    let needs = checker.expressions.beginCollecting()
    defer { checker.expressions.resumeCollecting(needs) }
    let scope = clause.scope ?? checker.names.rootScope
    var context = Context(
      scope: scope, definition: nil, timeline: Clauses.timeline(of: scope, in: checker))
    let index = IndexSpaces.place(row, space, &context, in: &checker)
    let type = checker.type(index)
    if type == .error || type == .pending { return index }
    if case .timeline = checker.tables.spaces[space].kind,
      Clauses.isOutside(index, space, in: checker)
    {
      checker.report(
        .readsOutsideTimeline(
          checker.span(row), checker.files.sources.text(checker.span(row)),
          checker.tables.spaces[space].name))
      return checker.broken(row)
    }
    let hidden = Definitions.addHidden(
      "row", index, dependencies: checker.expressions.collected, in: &checker)
    return checker.make(.definition(hidden), type, row)
  }

  /// The scope of a change of instances: with the name under which it sees the row, where it gives
  /// one.
  static func scope(
    of change: Change, of definition: Definition, in checker: inout Checker
  ) -> ScopeID {
    guard let node = change.row, let rows = rows(of: definition, in: checker) else {
      return change.scope
    }
    let row = NodeReference(change.entry.tree, node)
    // A line with two indices reads others, and itself, at the row at hand.
    let double = definition.role.instance.flatMap {
      checker.instances.isDoubled($0) ? $0 : nil
    }
    guard checker.trees[row.tree][node].kind == .binder else {
      guard let double else { return change.scope }
      let scope = checker.names.addScope(.rows(double), parent: change.scope)
      checker.instances.noteRow(row, changedIn: scope)
      return scope
    }
    check(row, of: change, runsOver: rows.space, definition, in: &checker)
    let scope = checker.names.addScope(
      double.map { .rows($0) } ?? .block, parent: change.scope)
    checker.names.define(
      checker.trees[change.entry.tree].name(node), as: .definition(rows.key), in: scope)
    return scope
  }

  /// Reports the `r in book` of a change whose table is another than that of `space`. In a file that is used under a
  /// name the table may be named by its path: `rates.loans[r in rates.book].pd`.
  static func check(
    _ binder: NodeReference, of change: Change, runsOver space: SpaceID,
    _ definition: Definition? = nil, in checker: inout Checker
  ) {
    let tree = checker.trees[binder.tree]
    let source = tree.child(binder.node)
    let name = checker.tables.spaces[space].name
    guard source.exists, tree.text(source) != name, !name.hasSuffix("." + tree.text(source)) else {
      return
    }
    // A table that an input is handed by name has that name and its path.
    if case .rows(let table) = checker.tables.spaces[space].kind,
      checker.tables[table].name == tree.text(source)
    {
      return
    }
    let written = tree.text(source)
    let left = tree.text(tree.child(change.entry.node))
    // Rows that are chosen under a name, `big = book where …`, are those of the line that runs over them.
    if let (over, scope) = definition.flatMap({ filledOver($0, in: checker) }) {
      let isSameFile =
        Names.outermost(scope, in: checker) == Names.outermost(change.scope, in: checker)
      if written == over, isSameFile { return }
      if written.hasSuffix("." + over), left.hasPrefix(written.dropLast(over.count)) { return }
    }
    if written.hasSuffix("." + name), left.hasPrefix(written.dropLast(name.count)) { return }
    checker.report(
      .mixedTimelines(
        checker.span(NodeReference(binder.tree, source)), tree.text(source), name))
  }

  /// What the instances by row, of one of which a definition is a field or line, are filled in over, as it is written,
  /// and the scope in which: `big` in `loans[r in big] = loan { … }`; nil for lines of kinds.
  private static func filledOver(
    _ definition: Definition, in checker: Checker
  ) -> (written: String, scope: ScopeID)? {
    var around = definition.role.instance
    while let instance = around, checker.instances[instance].rows == nil {
      around = checker.instances[instance].around
    }
    guard var instance = around else { return nil }
    while let original = checker.instances[instance].original { instance = original }
    guard let place = checker.instances.declared[instance]?.reference,
      checker.trees[place.tree][place.node].kind == .definition,
      checker.instances[instance].owner == nil
    else { return nil }
    let tree = checker.trees[place.tree]
    let target = tree.child(place.node)
    guard tree[target].kind == .index else { return nil }
    let item = tree.child(target, 1)
    guard item.exists, tree[item].kind == .binder else { return nil }
    guard let scope = checker.instances[instance].given.first?.scope else { return nil }
    return (tree.text(tree.child(item)), scope)
  }

  /// Returns what a column over the rows of an instance holds for the row at hand, where a field takes one value:
  /// `facility[r in book] = loan { rate = base }` for a line `base[r in book]`. So it is with a line `paid[r in book, t]`,
  /// of which a field takes the series of the row. Other values stay what they are.
  static func ofRowAtHand(
    _ value: ExpressionID, _ index: DefinitionID, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    let definition = checker.definitions[index]
    guard case .input = definition.role, definition.annotation.node.exists,
      case .series(let element, let space, _) = checker.types[checker.type(value)],
      let rows = rows(of: definition, in: checker), rows.space == space,
      checker.types.isAggregate(element)
        || Annotations.takesSingleValue(definition.annotation, in: checker)
    else { return value }
    // A series by period may stand for its total.
    if case .timeline = checker.tables.spaces[space].kind { return value }
    let reference = checker.expression(value).reference
    Definitions.depend(on: rows.index, offset: nil, context, in: &checker)
    let type = IndexSpaces.indexType(space, in: &checker)
    let hand = checker.make(.definition(rows.index), type, reference)
    return checker.make(.element(value, index: hand, isSelf: false), element, reference)
  }

  /// The name of the row at hand, `r` in `facility[r in book] = …`, where an instance is there for each index of `space`.
  static func nameOfRow(
    _ instance: InstanceID?, over space: SpaceID, in checker: Checker
  ) -> String? {
    var around = instance
    while let index = around, checker.instances[index].rows == nil {
      around = checker.instances[index].around
    }
    guard let index = around, checker.instances[index].rows?.space == space,
      let place = checker.instances.declared[index]?.reference,
      checker.trees[place.tree][place.node].kind == .definition,
      case .each(let name)? = SyntaxReading.clauseHead(
        checker.trees[place.tree].child(place.node), checker.trees[place.tree])?.1
    else { return nil }
    return checker.spelling(name)
  }

  /// What the instance of a line, of a column of its tables, or one around it is filled in for; nil
  /// where there is one only.
  static func rows(of definition: Definition, in checker: Checker) -> InstanceRows? {
    var around = definition.role.instance
    if case .column(let table?) = definition.role { around = checker.tables[table].instance }
    while let instance = around {
      if let rows = checker.instances[instance].rows { return rows }
      around = checker.instances[instance].around
    }
    return nil
  }
}
