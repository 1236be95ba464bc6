import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Lists, and what runs over them.
enum Lists {
  /// Checks `[a, b, …]`: a list of values of one type, a comprehension in brackets, or dated flows.
  static func checkList(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?,
    in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let items = Array(tree.children(reference.node))
    if items.count == 1, tree[items[0]].kind == .comprehension {
      return Expressions.check(
        NodeReference(reference.tree, items[0]), &context, expected: nil, whole: true, in: &checker)
    }
    if items.contains(where: { isPair($0, tree) }) {
      return DatedFlows.check(reference, &context, in: &checker)
    }
    let wanted = expected.map { checker.types.element($0) }
    var element = TypeID.pending
    var values: [ExpressionID] = []
    var isBroken = false
    var checked: [ExpressionID] = []
    for item in items {
      AccountantsMinus.note(NodeReference(reference.tree, item), in: &checker)
      checked.append(
        Expressions.check(
          NodeReference(reference.tree, item), &context, expected: wanted, whole: false,
          in: &checker))
    }
    for (item, value) in zip(items, Durations.aligned(checked, in: &checker)) {
      let itemReference = NodeReference(reference.tree, item)
      if checker.type(value) == .error { isBroken = true }
      if Operators.isStatedZero(value, in: checker), element != .pending,
        TypeTraits.isArithmetic(element, in: checker)
      {
        values.append(value)
        continue
      }
      if values.allSatisfy({ Operators.isStatedZero($0, in: checker) }), !values.isEmpty,
        TypeTraits.isArithmetic(checker.type(value), in: checker)
      {
        element = checker.type(value)
      }
      if !values.isEmpty,
        InstanceGroups.isInstance(element, in: checker)
          && InstanceGroups.isInstance(checker.type(value), in: checker)
          || InstanceGroups.areMixed(values + [value], in: checker)
      {
        values.append(value)
        continue
      }
      element = Unification.unify(
        element, checker.type(value), itemReference, value: value, in: &checker)
      values.append(value)
    }
    if isBroken || element == .error { return checker.broken(reference) }
    if !values.isEmpty,
      InstanceGroups.isInstance(element, in: checker)
        || InstanceGroups.areMixed(values, in: checker)
    {
      let path = checker.files.sources.text(checker.span(reference))
      return InstanceGroups.list(values, over: nil, path, reference, in: &checker)?.list
        ?? checker.broken(reference)
    }
    if element == .pending { element = wanted ?? .number }
    return checker.make(.list(values), checker.types.id(.list(element)), reference)
  }

  /// `true` iff an item of a list has a date before it, once or for each turn.
  private static func isPair(_ item: NodeID, _ tree: Tree) -> Bool {
    let node = tree[item].kind == .comprehension ? tree.child(item, 0) : item
    return tree[node].kind == .pair
  }

  /// Checks `body for x in source where condition`: a list with the value of the body for each
  /// element that fits; of a pair with a date, dated flows.
  static func checkComprehension(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let bodyReference = NodeReference(reference.tree, tree.child(reference.node, 0))
    let found = turns(of: reference, context, in: &checker)
    guard var turns = found.turns else { return checker.make(.error, found.failed, reference) }
    if tree[bodyReference.node].kind == .pair {
      return DatedFlows.checkPairs(bodyReference, turns, reference, in: &checker)
    }
    let body = Expressions.check(
      bodyReference, &turns.context, expected: nil, whole: false, in: &checker)
    if checker.type(body) == .error || checker.type(body) == .pending {
      return checker.make(.error, checker.type(body), reference)
    }
    if checker.types.isAggregate(checker.type(body)) {
      checker.report(
        .seriesForOneValue(checker.span(bodyReference), checker.describe(checker.type(body))))
      return checker.broken(reference)
    }
    return turns.list(of: body, reference, in: &checker)
  }

  /// Checks what a comprehension runs over and its condition; without turns, the type of what is
  /// wrong.
  private static func turns(
    of reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> (turns: Turns?, failed: TypeID) {
    let tree = checker.trees[reference.tree]
    let sourceReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    let conditionNode = tree.child(reference.node, 2)
    var turns = Turns(source: .none, local: checker.expressions.newLocal(), context: context)
    let source = Expressions.check(
      sourceReference, &turns.context, expected: nil, whole: true, in: &checker)
    turns.source = source
    var variable = Local(name: tree.name(reference.node), number: turns.local, type: .error)
    switch checker.types[checker.type(source)] {
    case .list(let element), .range(let element), .series(let element, _, _):
      variable.type = element
      if let timeline = context.timeline,
        case .timeline(let granularity) = checker.tables.spaces[timeline].kind,
        checker.types.period(granularity) == element
      {
        variable.space = timeline
      }
      if WholePeriods.counts(source, turns.context, checker) {
        checker.functions.notePeriods(in: turns.local)
      }
    case .table(let table):
      turns.overPositions = true
      let rows = checker.tables.spaces[checker.tables[table].space]
      Definitions.depend(on: rows.first, offset: nil, context, in: &checker)
      Definitions.depend(on: rows.last, offset: nil, context, in: &checker)
      variable.space = checker.tables[table].space
      variable.type = checker.types.id(.row(table))
    case .instances(let instance):
      variable.type = checker.types.id(.member(instance))
      turns.source = RepeatedInstances.indices(
        of: instance, sourceReference, context, in: &checker)
    case .dated(let element):
      turns.runOver(flows: source, of: element, sourceReference, in: &checker)
      variable.flow = turns.flow
    case .error, .pending: return (nil, checker.type(source))
    case .optional where TypeTraits.mayBeLeftOut(checker.type(source), in: checker):
      UnitArithmetic.reportMissing(source, in: &checker)
      return (nil, .error)
    default:
      checker.report(
        .cannotRunOver(checker.span(sourceReference), checker.describe(checker.type(source))))
      return (nil, .error)
    }
    turns.context.locals.append(variable)
    if conditionNode.exists {
      turns.checkCondition(NodeReference(reference.tree, conditionNode), in: &checker)
    }
    return (turns, .error)
  }

  /// What to write for `list where condition`, with a name for each element; nil for what has none.
  private static func comprehension(
    for reference: NodeReference, _ source: ExpressionID, in checker: Checker
  ) -> String? {
    var fields: SymbolTable?
    switch checker.types[checker.type(source)] {
    case .list(let element):
      if case .member(let group) = checker.types[element] {
        let first = checker.instances.groups[group]?.members.first ?? group
        fields = checker.names.scopes[checker.instances[first].scope].symbols
      }
    case .instances(let instance):
      fields = checker.names.scopes[checker.instances[instance].scope].symbols
    default: return nil
    }
    let tree = checker.trees[reference.tree]
    let list = tree.text(tree.child(reference.node, 0))
    let condition = tree[tree.child(reference.node, 1)]
    var written = ""
    for place in condition.first..<condition.end {
      let token = tree.token(place)
      let text = tree.tokenText(place)
      let isBehindDot = place > condition.first && tree.tokenText(place - 1) == "."
      if place > condition.first, tree.token(place - 1).end < token.start { written += " " }
      let isOwner = text == list && place + 1 < condition.end && tree.tokenText(place + 1) == "."
      if token.kind != .name || isBehindDot {
        written += text
      } else if !isOwner, fields?[Name(id: token.name)] != nil {
        written += "x." + text
      } else {
        written += text == list ? "x" : text
      }
    }
    return "[x for x in " + list + " where " + written + "]"
  }

  /// Checks `claims.amount where rank = r`: the values of a column in the rows that fit.
  static func checkFilter(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let source = Expressions.check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: true, in: &checker)
    let conditionReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    guard case .series(let element, let space, _) = checker.types[checker.type(source)] else {
      if case .table(let table) = checker.types[checker.type(source)] {
        return Views.filtered(table, conditionReference, reference, &context, in: &checker)
      } else if case .dated(let element) = checker.types[checker.type(source)] {
        return DatedFlows.filtered(
          source, element, conditionReference, reference, context, in: &checker)
      } else if checker.type(source) != .error, checker.type(source) != .pending {
        checker.report(
          .cannotFilter(
            checker.span(reference), checker.describe(checker.type(source)),
            instead: comprehension(for: reference, source, in: checker)))
      }
      return checker.make(.error, .error, reference)
    }
    let local = checker.expressions.newLocal()
    var inner = context
    if case .rows(let table) = checker.tables.spaces[space].kind {
      inner.row = (table, local)
      inner.localsAroundFilter = context.locals.count
    }
    inner.index = (local, space)
    let condition = Expressions.check(
      conditionReference, &inner, expected: .yesNo, whole: false, in: &checker)
    guard checker.type(condition) == .yesNo else {
      if checker.type(condition) != .error {
        checker.report(
          .conditionNeeded(
            checker.span(conditionReference), checker.describe(checker.type(condition))))
      }
      return checker.broken(reference)
    }
    let body = checker.make(
      .element(source, index: checker.make(.local(local), .number, reference), isSelf: false),
      element,
      reference)
    let info = checker.tables.spaces[space]
    Definitions.depend(on: info.first, offset: nil, context, in: &checker)
    Definitions.depend(on: info.last, offset: nil, context, in: &checker)
    let range = checker.make(
      .range(
        checker.make(.definition(info.first), .number, reference),
        checker.make(.definition(info.last), .number, reference)),
      checker.types.id(.range(.number)), reference)
    let comprehension = Comprehension(
      body: body, source: range, condition: condition, local: local, overPositions: false)
    return checker.make(.comprehension(comprehension), checker.types.id(.list(element)), reference)
  }
}
