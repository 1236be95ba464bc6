import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// A line with two indices, as it is written: `paid[i in inventors, t] = …`.
struct DoubleLine {
  /// Its name.
  var name: Name
  /// The equations, each with what stands first in its brackets and the clause of the second index.
  var equations: [(first: NodeReference, clause: Clause)]
  /// The type that is stated, or none.
  var annotation: NodeReference
  /// `true` iff the stated type is a level.
  var isLevel = false
  /// What is changed in a line of a kind, the lowest layer first; nil for lines of the case.
  var changes: [[Change]]?
}

/// Lines with two indices: a row, period or key first, then a period or another row.
///
/// Such a line is filled in for each value of its first index, as a kind by row is: one definition
/// over the second index, which the first runs again and again. Lines that need one another row by
/// row share their index.
enum DoubleLines {
  /// Declares a line with two indices, or one more equation of it; reports a name that is taken.
  static func declare(
    _ reference: NodeReference, _ head: SyntaxReading.DoubleHead, scope: ScopeID,
    of owner: InstanceID? = nil, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let name = tree.name(head.name)
    let clause = Clause(
      reference: reference, index: head.second,
      value: SyntaxReading.valueNode(reference, in: checker),
      distribution: SyntaxReading.distributionNode(reference, in: checker))
    let first = NodeReference(reference.tree, head.first)
    if case .instance(let known)? = checker.names.scopes[scope].symbols[name],
      let line = checker.instances.doubled[known]
    {
      if let earlier = line.equations.first(where: {
        isIndex(first, of: $0.first, in: checker)
          && Declarations.clash($0.clause, clause, in: checker)
      }) {
        let target = tree.child(earlier.clause.reference.node)
        checker.report(
          .definedTwice(
            checker.span(NodeReference(reference.tree, head.name)), checker.spelling(name),
            first: checker.span(NodeReference(earlier.clause.reference.tree, target))))
        return
      }
      checker.instances.add((first, clause), to: known)
      state(reference, of: known, in: &checker)
      return
    }
    let names = checker.names.scopes[scope].symbols
    if names[name] != nil {
      if let earlier = Declarations.place(of: name, scope: scope, in: checker) {
        var plain: (written: String, proposal: Proposal)?
        if case .definition(let known)? = names[name] {
          plain = checker.definitions[known].clauses.first.flatMap {
            lineForOthers($0, beside: clause.index, over: first, in: checker)
          }
        }
        if plain != nil { checker.names.define(name, as: .broken, in: scope) }
        checker.report(
          .definedTwice(
            checker.span(NodeReference(reference.tree, head.name)), checker.spelling(name),
            first: earlier, forOthers: plain))
      }
      return
    }
    let path = owner.map { checker.instances[$0].path + "." } ?? ""
    let instance = Instances.reserve(
      path: path + checker.spelling(name), reference: reference, scope: scope, in: &checker)
    if let owner {
      let outer = checker.instances[owner]
      checker.instances.setOwner(of: instance, to: owner, changed: outer.given.last?.changed)
      if outer.isAbstract { checker.instances.markAbstract(instance) }
    }
    checker.instances.setDoubled(
      instance,
      DoubleLine(
        name: name, equations: [(first, clause)], annotation: NodeReference(reference.tree, .none)))
    state(reference, of: instance, in: &checker)
    checker.names.define(name, as: .instance(instance), in: scope)
  }

  /// The names of the lines that equations are of.
  static func names(of equations: [NodeReference], in checker: Checker) -> Set<Name> {
    Set(
      equations.compactMap { equation in
        let tree = checker.trees[equation.tree]
        return SyntaxReading.doubleHead(tree.child(equation.node), tree).map { tree.name($0.name) }
      })
  }

  /// What to write for a line of one index, or of none, beside which one with two indices says what holds in a
  /// period: `paid[p in people, t] = 4%` beside `paid[p in people, 2028] = 6%`; nil for all others.
  static func lineForOthers(
    _ plain: Clause, beside double: ClauseIndex, over first: NodeReference, in checker: Checker
  ) -> (written: String, proposal: Proposal)? {
    switch double {
    case .at, .range, .opening: break
    case .none, .each: return nil
    }
    let tree = checker.trees[plain.reference.tree]
    guard plain.value.exists, !plain.distribution.exists,
      !tree[plain.reference.node].parts.contains(.type),
      let (name, index) = SyntaxReading.clauseHead(tree.child(plain.reference.node), tree)
    else { return nil }
    let rows = checker.files.sources.text(checker.span(first))
    let target = NodeReference(plain.reference.tree, tree.child(plain.reference.node))
    switch index {
    case .none: break
    case .each:
      guard tree.text(target.node) == tree.text(name) + "[" + rows + "]" else { return nil }
    case .opening, .at, .range: return nil
    }
    let left = tree.text(name) + "[" + rows + ", t]"
    return Declarations.line(left, plain, in: checker)
  }

  /// Declares the lines with two indices of a filled-in kind, with what a variant changes in them.
  static func declareLines(
    _ equations: [NodeReference], of owner: InstanceID, _ fields: inout [GivenField],
    missing: inout [InputDeclaration], in checker: inout Checker
  ) {
    guard !equations.isEmpty else { return }
    guard !isByRow(owner, in: checker) else {
      checker.report(.threeIndices(checker.span(checker.instances[owner].reference)))
      return
    }
    for equation in equations {
      let tree = checker.trees[equation.tree]
      guard let head = SyntaxReading.doubleHead(tree.child(equation.node), tree) else { continue }
      declare(
        equation, head, scope: checker.instances[owner].scope, of: owner, in: &checker)
    }
    let scope = checker.instances[owner].scope
    for name in names(of: equations, in: checker).sorted(by: { $0.id < $1.id }) {
      guard case .instance(let instance)? = checker.names.scopes[scope].symbols[name],
        let line = checker.instances.doubled[instance]
      else { continue }
      let reference = line.equations[0].clause.reference
      let changes = InstanceFields.changes(
        of: LineDeclaration(
          name: name, reference: reference, annotation: line.annotation, clauses: []),
        checker.instances[instance].path, &fields, checker.instances[owner], missing: &missing,
        in: &checker)
      checker.instances.setChanges(
        of: instance, to: InstanceFields.layers(of: name, changes, owner, in: &checker))
    }
  }

  /// `true` iff the instance, or one around it, is there for each row.
  static func isByRow(_ instance: InstanceID, in checker: Checker) -> Bool {
    var current: InstanceID? = instance
    while let here = current {
      if checker.instances[here].rows != nil { return true }
      current = checker.instances[here].around
    }
    return false
  }

  /// Keeps the type that an equation states for the line.
  private static func state(
    _ reference: NodeReference, of instance: InstanceID, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    guard tree[reference.node].parts.contains(.type) else { return }
    let type = NodeReference(reference.tree, tree.child(reference.node, 1))
    checker.instances.state(
      type,
      isLevel: tree[type.node].kind == .typeOf && tree.tokenText(tree[type.node].token) == "level",
      of: instance)
  }

  /// Makes the definition of a line with two indices; `false` after a diagnostic.
  static func fill(
    _ index: InstanceID, _ line: DoubleLine, _ outer: ScopeID, in checker: inout Checker
  ) -> Bool {
    guard let source = line.equations.first(where: { isBinder($0.first, in: checker) })?.first
    else {
      let first = line.equations[0].first
      checker.report(
        .firstIndexNeedsTable(
          checker.span(first), checker.spelling(line.name),
          written: checker.trees[first.tree].text(first.node)))
      return false
    }
    let context = Context(
      scope: outer, definition: nil, timeline: Clauses.timeline(of: outer, in: checker))
    let needs = checker.expressions.beginCollecting()
    let found = IndexSpaces.space(ofBinder: source, context, in: &checker)
    if let found { IndexSpaces.dependOnEnds(of: found, context, in: &checker) }
    let ends = checker.expressions.collected
    checker.expressions.resumeCollecting(needs)
    guard let space = found else { return false }
    for equation in line.equations where !isIndex(equation.first, of: source, in: checker) {
      reportOther(equation.first, than: source, line, space, in: &checker)
      return false
    }
    let rows =
      shared(by: index, over: space, outer, in: &checker)
      ?? RepeatedInstances.makeIndex(
        of: index, over: space, line.equations[0].clause.reference, ends, in: &checker)
    let scope = checker.names.addScope(.rows(index), parent: outer)
    let key = RepeatedInstances.key(
      rows, space, index, line.equations[0].clause.reference, in: &checker)
    checker.names.define(
      checker.trees[source.tree].name(source.node), as: .definition(key), in: scope)
    checker.instances.setRows(of: index, to: InstanceRows(space: space, index: rows, key: key))
    let changes = changes(of: index, line, outer: outer, in: &checker)
    makeLine(index, line, scope, changes, in: &checker)
    return true
  }

  /// Reports the first index of an equation where the others have another one, with the condition that tells its row.
  private static func reportOther(
    _ first: NodeReference, than source: NodeReference, _ line: DoubleLine, _ space: SpaceID,
    in checker: inout Checker
  ) {
    let index = checker.spelling(checker.trees[source.tree].name(source.node))
    let tree = checker.trees[first.tree]
    var (key, row) = (index, tree.text(first.node))
    if case .rows(let table) = checker.tables.spaces[space].kind,
      let column = checker.tables[table].columns.first
    {
      key += "." + checker.spelling(column.name)
      let isKey = tree[first.node].kind == .text || !RowLookups.holdsTexts(table, in: &checker)
      if !isKey { row = "…" }
    }
    if tree[first.node].kind == .name || tree[first.node].kind == .binder { row = "…" }
    checker.report(
      .firstIndexForAll(
        checker.span(first), checker.spelling(line.name), index: index,
        condition: key + " = " + row))
  }

  /// Adds the definition of the line, as the only one of an instance, with what is changed in it.
  private static func makeLine(
    _ index: InstanceID, _ line: DoubleLine, _ scope: ScopeID, _ changes: [[Change]],
    in checker: inout Checker
  ) {
    let instance = checker.instances[index]
    let kind = Kinds.addUnwritten(line.name, instance.reference, in: &checker)
    let inner = checker.names.addScope(.instance(index), parent: checker.names.rootScope)
    checker.instances.setKind(of: index, to: kind, scope: inner)
    var definition = Definition(
      name: line.name, path: instance.path, reference: line.equations[0].clause.reference,
      clauses: line.equations.map { $0.clause }, scope: scope, role: .line(instance: index),
      sink: instance.sink)
    definition.annotation = line.annotation
    definition.isLevel = line.isLevel
    apply(changes, of: line, to: &definition, in: &checker)
    checker.names.define(
      line.name, as: .definition(checker.definitions.add(definition)), in: inner)
  }

  /// `true` iff the first index is `p in table`.
  private static func isBinder(_ first: NodeReference, in checker: Checker) -> Bool {
    checker.trees[first.tree][first.node].kind == .binder
  }

  /// `true` iff the first index of an equation is that of the line, by its name or with its table.
  static func isIndex(
    _ first: NodeReference, of source: NodeReference, in checker: Checker
  ) -> Bool {
    let tree = checker.trees[first.tree]
    guard tree[first.node].kind == .name || tree[first.node].kind == .binder else { return false }
    return tree.name(first.node) == checker.trees[source.tree].name(source.node)
  }

  // MARK: Lines that need one another

  /// The index of a line that this one needs and that needs this one, over the same rows; nil where
  /// there is none yet.
  private static func shared(
    by index: InstanceID, over space: SpaceID, _ scope: ScopeID, in checker: inout Checker
  ) -> DefinitionID? {
    for other in reached(from: index, scope, in: &checker)
    where other != index && checker.instances[other].rows?.space == space {
      guard reached(from: other, scope, in: &checker).contains(index) else { continue }
      return checker.instances[other].rows?.index
    }
    return nil
  }

  /// The lines with two indices that one names, directly or through others of them.
  private static func reached(
    from start: InstanceID, _ scope: ScopeID, in checker: inout Checker
  ) -> [InstanceID] {
    var found: [InstanceID] = []
    var waiting = [start]
    while let next = waiting.popLast() {
      for named in named(by: next, scope, in: &checker) where !found.contains(named) {
        found.append(named)
        waiting.append(named)
      }
    }
    return found
  }

  /// The lines with two indices that the equations of one name, and what is changed in it.
  private static func named(
    by instance: InstanceID, _ scope: ScopeID, in checker: inout Checker
  ) -> [InstanceID] {
    guard let line = checker.instances.doubled[instance] else { return [] }
    var found: [InstanceID] = []
    var written = line.equations.flatMap { equation in
      [equation.clause.value, equation.clause.distribution].map {
        NodeReference(equation.clause.reference.tree, $0)
      }
    }
    written += changes(of: instance, line, outer: scope, in: &checker).joined().map { $0.value }
    for part in written where part.node.exists {
      var waiting = [part]
      while let next = waiting.popLast() {
        let tree = checker.trees[next.tree]
        guard tree[next.node].kind == .name else {
          waiting += checker.children(of: next)
          continue
        }
        if case .instance(let other)? = checker.names.scopes[scope].symbols[tree.name(next.node)],
          checker.instances.doubled[other] != nil, !found.contains(other)
        {
          found.append(other)
        }
      }
    }
    return found
  }

  // MARK: Reading

  /// The line with two indices that the name at `node` stands for; nil for other names.
  static func line(
    named node: NodeID, _ tree: Tree, _ context: Context, in checker: inout Checker
  ) -> InstanceID? {
    guard tree[node].kind == .name, context.version == nil else { return nil }
    let name = tree.name(node)
    guard !context.locals.contains(where: { $0.name == name }),
      case .instance(let instance)? = Names.lookUp(name, scope: context.scope, in: &checker),
      checker.instances.isDoubled(instance), Instances.prepare(instance, in: &checker)
    else { return nil }
    return instance
  }

  /// Returns the values of a line over its second index where the first is `item`, as `paid["Aida"]`
  /// reads it.
  static func row(
    of instance: InstanceID, _ item: NodeReference, _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    guard let rows = checker.instances[instance].rows,
      var line = definition(of: instance, in: checker)
    else { return checker.broken(reference) }
    // What a change has replaced looks back at itself.
    if let definition = context.definition, let own = checker.definitions[definition].ownName,
      checker.definitions[definition].name == checker.definitions[line].name,
      case .line(instance) = checker.definitions[own].role
    {
      line = own
    }
    if isAtHand(item, rows, context, in: &checker) {
      return Expressions.value(of: .definition(line), reference, context, in: &checker)
    }
    if case .timeline = checker.tables.spaces[rows.space].kind {
    } else if isPeriod(item, context, in: checker) {
      checker.report(
        .firstIndexFirst(
          checker.span(item), checker.spelling(checker.definitions[line].name),
          written: checker.files.sources.text(checker.span(item)),
          over: checker.tables.spaces[rows.space].name))
      return checker.broken(reference)
    }
    let index = IndexSpaces.index(item, rows.space, &context, in: &checker)
    let found = checker.type(index)
    if found == .error || found == .pending { return checker.make(.error, found, reference) }
    return RepeatedInstances.value(of: line, instance, at: index, reference, context, in: &checker)
  }

  /// Returns all values of a line, as its name alone reads it: a column of series.
  static func whole(
    of instance: InstanceID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard let line = definition(of: instance, in: checker) else {
      return checker.broken(reference)
    }
    guard let column = RepeatedInstances.column(of: line, instance, in: &checker) else {
      if checker.definitions[line].type == .pending {
        let place = checker.span(reference)
        checker.report(
          .circle(
            place, [checker.definitions[line].path],
            [checker.span(checker.definitions[line].reference)]))
      }
      return checker.broken(reference)
    }
    return Expressions.value(of: .definition(column), reference, context, in: &checker)
  }

  /// The definition over the second index.
  static func definition(of instance: InstanceID, in checker: Checker) -> DefinitionID? {
    let symbols = checker.names.scopes[checker.instances[instance].scope].symbols
    for symbol in symbols.entries {
      if case .definition(let line) = symbol.symbol { return line }
    }
    return nil
  }

  /// `true` iff `item` is the first index at hand, in a line that runs along with this one.
  private static func isAtHand(
    _ item: NodeReference, _ rows: InstanceRows, _ context: Context, in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[item.tree]
    let node = SyntaxReading.unwrapped(item.node, tree)
    if isChanged(NodeReference(item.tree, node), rows, context, in: checker) { return true }
    guard tree[node].kind == .name else { return false }
    let name = tree.name(node)
    guard !context.locals.contains(where: { $0.name == name }) else { return false }
    var scope: ScopeID? = context.scope
    while let here = scope {
      if case .rows(let other) = checker.names.scopes[here].kind,
        let symbol = checker.names.scopes[here].symbols[name]
      {
        guard case .definition(let key) = symbol, let own = checker.instances[other].rows else {
          return false
        }
        return own.index == rows.index && own.key == key
      }
      scope = checker.names.scopes[here].parent
    }
    return false
  }

  /// `true` iff `item` is the row that a change of a line is of, in that change.
  private static func isChanged(
    _ item: NodeReference, _ rows: InstanceRows, _ context: Context, in checker: Checker
  ) -> Bool {
    var scope: ScopeID? = context.scope
    while let here = scope {
      if case .rows(let other) = checker.names.scopes[here].kind,
        let row = checker.instances.changedRows[here]
      {
        return checker.instances[other].rows?.index == rows.index
          && checker.trees[row.tree].text(row.node) == checker.trees[item.tree].text(item.node)
      }
      scope = checker.names.scopes[here].parent
    }
    return false
  }

  /// `true` iff `item` is the index of a line by period, or one before or after it.
  private static func isPeriod(
    _ item: NodeReference, _ context: Context, in checker: Checker
  ) -> Bool {
    let tree = checker.trees[item.tree]
    let node = SyntaxReading.unwrapped(item.node, tree)
    guard let name = Indices.binderName(node, tree),
      let local = context.locals.last(where: { $0.name == name }), let space = local.space,
      case .timeline = checker.tables.spaces[space].kind
    else { return false }
    return true
  }
}
