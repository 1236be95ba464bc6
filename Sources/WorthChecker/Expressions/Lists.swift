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
    if items.contains(where: { tree[$0].kind == .pair }) {
      return DatedFlows.check(reference, &context, in: &checker)
    }
    let wanted = expected.map { checker.types.element($0) }
    var element = TypeID.pending
    var values: [ExpressionID] = []
    var isBroken = false
    var checked: [ExpressionID] = []
    for item in items {
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
      if !values.isEmpty, InstanceGroups.isInstance(element, in: checker),
        InstanceGroups.isInstance(checker.type(value), in: checker)
      {
        values.append(value)
        continue
      }
      element = Unification.unify(element, checker.type(value), itemReference, in: &checker)
      values.append(value)
    }
    if isBroken || element == .error { return checker.broken(reference) }
    if values.count > 1, InstanceGroups.isInstance(element, in: checker) {
      let path = checker.files.sources.text(checker.span(reference))
      return InstanceGroups.list(values, over: nil, path, reference, in: &checker)?.list
        ?? checker.broken(reference)
    }
    if element == .pending { element = wanted ?? .number }
    return checker.make(.list(values), checker.types.id(.list(element)), reference)
  }

  /// Checks `body for x in source where condition`: a list with the value of the body for each
  /// element that fits.
  static func checkComprehension(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let bodyReference = NodeReference(reference.tree, tree.child(reference.node, 0))
    let sourceReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    let conditionNode = tree.child(reference.node, 2)
    var source = Expressions.check(
      sourceReference, &context, expected: nil, whole: true, in: &checker)
    var inner = context
    let local = checker.expressions.newLocal()
    var overPositions = false
    var variable = Local(name: tree.name(reference.node), number: local, type: .error)
    switch checker.types[checker.type(source)] {
    case .list(let element), .range(let element), .series(let element, _, _):
      variable.type = element
      if case .period(let granularity) = checker.types[element], let timeline = context.timeline,
        case .timeline(granularity) = checker.tables.spaces[timeline].kind
      {
        variable.space = timeline
      }
    case .table(let table):
      overPositions = true
      let rows = checker.tables.spaces[checker.tables[table].space]
      Definitions.depend(on: rows.first, offset: nil, context, in: &checker)
      Definitions.depend(on: rows.last, offset: nil, context, in: &checker)
      variable.space = checker.tables[table].space
      variable.type = checker.types.id(.row(table))
    case .instances(let instance):
      variable.type = checker.types.id(.member(instance))
      source = RepeatedInstances.indices(of: instance, sourceReference, context, in: &checker)
    case .error, .pending: return checker.make(.error, checker.type(source), reference)
    default:
      checker.report(
        .cannotRunOver(checker.span(sourceReference), checker.describe(checker.type(source))))
      return checker.broken(reference)
    }
    inner.locals.append(variable)
    var condition: ExpressionID?
    if conditionNode.exists {
      let conditionReference = NodeReference(reference.tree, conditionNode)
      let found = Expressions.check(
        conditionReference, &inner, expected: .yesNo, whole: false, in: &checker)
      if checker.type(found) != .yesNo, checker.type(found) != .error {
        checker.report(
          .conditionNeeded(checker.span(conditionReference), checker.describe(checker.type(found))))
      }
      condition = found
    }
    let body = Expressions.check(bodyReference, &inner, expected: nil, whole: false, in: &checker)
    if checker.type(body) == .error || checker.type(body) == .pending {
      return checker.make(.error, checker.type(body), reference)
    }
    if case .member = checker.types[checker.type(body)] {
      checker.report(.notSupported(checker.span(bodyReference), .words(.listsOfInstances)))
      return checker.broken(reference)
    }
    if checker.types.isAggregate(checker.type(body)) {
      checker.report(
        .seriesForOneValue(checker.span(bodyReference), checker.describe(checker.type(body))))
      return checker.broken(reference)
    }
    let comprehension = Comprehension(
      body: body, source: source, condition: condition, local: local,
      overPositions: overPositions)
    return checker.make(
      .comprehension(comprehension), checker.types.id(.list(checker.type(body))), reference)
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
      } else if checker.type(source) != .error, checker.type(source) != .pending {
        checker.report(
          .cannotFilter(checker.span(reference), checker.describe(checker.type(source))))
      }
      return checker.make(.error, .error, reference)
    }
    let local = checker.expressions.newLocal()
    var inner = context
    if case .rows(let table) = checker.tables.spaces[space].kind { inner.row = (table, local) }
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
