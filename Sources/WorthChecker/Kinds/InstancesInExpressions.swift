import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Kinds that are filled in, and instances that are varied, inside expressions: `levy { … }` and
/// `offer with { … }`.
///
/// In a line by period or by row there is one for each index, whose fields see it.
enum InstancesInExpressions {
  /// Checks `KIND { … }` or `instance with { … }`: an instance without a name; reports one in a
  /// function or a comprehension, whose values it could not see.
  static func check(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let line = lineIndex(context, in: checker)
    let seen = context.locals.allSatisfy { $0.number == line?.local }
    guard !hasOtherIndex(line, context, in: checker), context.version == nil,
      context.row == nil || context.row?.local == line?.local, seen
    else {
      let form =
        tree[reference.node].kind == .with
        ? "with" : tree.text(tree.child(reference.node)) + " { … }"
      checker.report(.onlyOutsideFunctions(checker.span(reference), form))
      return checker.broken(reference)
    }
    if line == nil, let chosen = variantOfChosen(reference, &context, in: &checker) {
      return chosen
    }
    let index = instance(reference, line, context, in: &checker)
    guard Instances.prepare(index, in: &checker) else { return checker.broken(reference) }
    guard let rows = checker.instances[index].rows,
      line != nil || !RepeatedInstances.isWithin(rows, context, in: checker)
    else {
      return checker.make(.constant(0), checker.types.id(.instance(index)), reference)
    }
    if let line {
      return checker.make(.local(line.local), checker.types.id(.member(index)), reference)
    }
    // A variant of one of the instances by row is that one of a variant of all.
    let base = Expressions.check(
      NodeReference(reference.tree, tree.child(reference.node)), &context, expected: nil,
      whole: true, in: &checker)
    if case .member = checker.types[checker.type(base)] {
      return checker.make(
        checker.expression(base).operation, checker.types.id(.member(index)), reference)
    }
    return checker.make(.constant(0), checker.types.id(.instances(index)), reference)
  }

  /// `true` iff an instance in a line would have a second index: in a line with two, and in a kind that
  /// is filled in for each row.
  private static func hasOtherIndex(
    _ line: LineIndex?, _ context: Context, in checker: Checker
  ) -> Bool {
    guard line != nil else { return false }
    var scope: ScopeID? = context.scope
    while let here = scope {
      if case .rows = checker.names.scopes[here].kind { return true }
      scope = checker.names.scopes[here].parent
    }
    return context.instance.map { DoubleLines.isByRow($0, in: checker) } ?? false
  }

  /// The index of the line in which an instance stands, for each of whose values there is one; nil
  /// outside of lines.
  private static func lineIndex(_ context: Context, in checker: Checker) -> LineIndex? {
    guard let index = context.index,
      let local = context.locals.last(where: { $0.number == index.local })
    else { return nil }
    return LineIndex(binder: local.name, local: index.local, space: index.space)
  }

  /// Returns the variant of the one of several instances that a condition chooses, as the one of variants of each of
  /// them; nil where `reference` varies something else.
  private static func variantOfChosen(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let tree = checker.trees[reference.tree]
    guard tree[reference.node].kind == .with else { return nil }
    let base = Expressions.check(
      NodeReference(reference.tree, tree.child(reference.node)), &context, expected: nil,
      whole: true, in: &checker)
    guard case .member(let group) = checker.types[checker.type(base)],
      let members = checker.instances.groups[group]?.members,
      checker.instances.groups[group]?.places.allSatisfy({ $0 == nil }) == true
    else { return nil }
    let block = NodeReference(reference.tree, tree.child(reference.node, 1))
    var variants: [ExpressionID] = []
    for (place, member) in members.enumerated() {
      let key = WorldKey(
        parent: context.scope, blocks: [reference] + Array(repeating: block, count: place + 1))
      let index: InstanceID
      if let known = checker.instances.variant(at: key) {
        index = known
      } else {
        guard
          let made = variant(of: member, by: block, reference, context, in: &checker)
        else { return checker.broken(reference) }
        checker.instances.keepVariant(made, at: key)
        index = made
      }
      variants.append(
        checker.make(.constant(0), checker.types.id(.instance(index)), reference))
    }
    let path = checker.files.sources.text(checker.span(reference))
    guard
      let (_, element) = InstanceGroups.places(
        variants, over: nil, path, reference, in: &checker)
    else { return checker.broken(reference) }
    return checker.make(checker.expression(base).operation, element, reference)
  }

  /// Fills in a variant of one of the instances between which a condition chooses; nil after a diagnostic.
  private static func variant(
    of member: InstanceID, by block: NodeReference, _ reference: NodeReference,
    _ context: Context, in checker: inout Checker
  ) -> InstanceID? {
    let path = checker.files.sources.text(checker.span(reference))
    let index = Instances.reserve(
      path: path, reference: reference, scope: context.scope, in: &checker)
    if let owner = context.instance {
      let outer = checker.instances[owner]
      checker.instances.setOwner(of: index, to: owner, changed: outer.given.last?.changed)
      if outer.isAbstract { checker.instances.markAbstract(index) }
    }
    checker.instances.setOriginal(of: index, to: member)
    guard let kind = checker.instances[member].kind,
      Instances.fill(
        index, kind: kind,
        given: checker.instances[member].given + [
          GivenBlock(
            reference: block, scope: context.scope, path: path,
            changed: checker.instances[index].changed)
        ], in: &checker)
    else { return nil }
    return index
  }

  /// The instance that stands at `reference` in the scope of `context`, made on first use.
  private static func instance(
    _ reference: NodeReference, _ line: LineIndex?, _ context: Context, in checker: inout Checker
  ) -> InstanceID {
    let key = WorldKey(parent: context.scope, blocks: [reference])
    if let known = checker.instances.variant(at: key) { return known }
    let index = Instances.reserve(
      path: name(of: reference, line, context, in: checker)
        ?? checker.files.sources.text(checker.span(reference)),
      reference: reference, scope: context.scope, in: &checker)
    checker.instances.keepVariant(index, at: key)
    if let owner = context.instance {
      let outer = checker.instances[owner]
      checker.instances.setOwner(of: index, to: owner, changed: outer.given.last?.changed)
      if outer.isAbstract { checker.instances.markAbstract(index) }
    }
    if let line { checker.instances.setLine(index, line) }
    return index
  }

  /// The name of the definition that is nothing but the instance, by which changes reach it; nil where it
  /// stands within a formula.
  private static func name(
    of reference: NodeReference, _ line: LineIndex?, _ context: Context, in checker: Checker
  ) -> String? {
    guard line == nil, let definition = context.definition.map({ checker.definitions[$0] }),
      case .plain = definition.role, definition.clauses.count == 1,
      let clause = definition.clauses.first, case .none = clause.index,
      clause.reference.tree == reference.tree, clause.value.exists,
      SyntaxReading.unwrapped(clause.value, checker.trees[reference.tree]) == reference.node
    else { return nil }
    return definition.path
  }

  /// Fills in an instance for each value of the index of the line in which it stands; `false`, after
  /// a diagnostic, where that fails.
  static func fill(
    _ index: InstanceID, _ reference: NodeReference, _ line: LineIndex, _ outer: ScopeID,
    in checker: inout Checker
  ) -> Bool {
    let ends = IndexSpaces.needsOfEnds(of: line.space, seenFrom: outer, in: &checker)
    let rows = RepeatedInstances.makeIndex(
      of: index, over: line.space, reference, ends, in: &checker)
    let scope = checker.names.addScope(.rows(index), parent: outer)
    let key = RepeatedInstances.key(rows, line.space, index, reference, in: &checker)
    checker.names.define(line.binder, as: .definition(key), in: scope)
    checker.instances.setRows(
      of: index, to: InstanceRows(space: line.space, index: rows, key: key))
    return Instances.prepareVariant(index, reference, scope, in: &checker)
  }
}

/// The index of a line in which an instance stands.
struct LineIndex {
  /// The name of the index.
  var binder: Name
  /// The local that holds it in the line.
  var local: LocalID
  /// What it runs over.
  var space: SpaceID
}
