import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Lists, and what runs over them.
extension Checker {
  mutating func checkList(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    let items = Array(tree.children(reference.node))
    if items.count == 1, tree[items[0]].kind == .comprehension {
      return check(
        NodeReference(reference.tree, items[0]), &context, expected: nil, whole: true)
    }
    if items.contains(where: { tree[$0].kind == .pair }) {
      return checkDated(reference, &context, expected)
    }
    let wanted = expected.map { types.element($0) }
    var element = TypeID.pending
    var values: [ExpressionID] = []
    var isBroken = false
    for item in items {
      let itemReference = NodeReference(reference.tree, item)
      let value = check(itemReference, &context, expected: wanted, whole: false)
      if type(value) == .error { isBroken = true }
      if isLiteralZero(value), element != .pending, isArithmetic(element) {
        values.append(value)
        continue
      }
      if values.allSatisfy({ isLiteralZero($0) }), !values.isEmpty, isArithmetic(type(value)) {
        element = type(value)
      }
      if !values.isEmpty, case .instance = types[element], case .instance = types[type(value)] {
        report(.notSupported(span(reference), .words(.listsOfInstances)))
        return broken(reference)
      }
      element = unify(element, type(value), itemReference)
      values.append(value)
    }
    if isBroken || element == .error { return broken(reference) }
    if element == .pending { element = wanted ?? .number }
    return make(.list(values), types.id(.list(element)), reference)
  }

  mutating func checkComprehension(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    let bodyReference = NodeReference(reference.tree, tree.child(reference.node, 0))
    let sourceReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    let conditionNode = tree.child(reference.node, 2)
    let source = check(sourceReference, &context, expected: nil, whole: true)
    var inner = context
    let local = newLocal()
    var overPositions = false
    var variable = Local(name: tree.name(reference.node), number: local, type: .error)
    switch types[type(source)] {
    case .list(let element), .range(let element), .series(let element, _, _):
      variable.type = element
      if case .period(let granularity) = types[element], let timeline = context.timeline,
        case .timeline(granularity) = spaces[timeline].kind
      {
        variable.space = timeline
      }
    case .table(let table):
      overPositions = true
      let rows = spaces[tables[table].space]
      depend(on: rows.first, offset: nil, context)
      depend(on: rows.last, offset: nil, context)
      variable.space = tables[table].space
      variable.type = types.id(.row(table))
    case .error, .pending: return make(.error, type(source), reference)
    default:
      report(.cannotRunOver(span(sourceReference), describe(type(source))))
      return broken(reference)
    }
    inner.locals.append(variable)
    if overPositions, case .table(let table) = types[type(source)] { inner.row = (table, local) }
    var condition: ExpressionID?
    if conditionNode.exists {
      let conditionReference = NodeReference(reference.tree, conditionNode)
      let found = check(conditionReference, &inner, expected: .yesNo, whole: false)
      if type(found) != .yesNo, type(found) != .error {
        report(.conditionNeeded(span(conditionReference), describe(type(found))))
      }
      condition = found
    }
    let body = check(bodyReference, &inner, expected: nil, whole: false)
    if type(body) == .error || type(body) == .pending { return make(.error, type(body), reference) }
    if types.isAggregate(type(body)) {
      report(.seriesForOneValue(span(bodyReference), describe(type(body))))
      return broken(reference)
    }
    let comprehension = Comprehension(
      body: body, source: source, condition: condition, local: local,
      overPositions: overPositions)
    return make(.comprehension(comprehension), types.id(.list(type(body))), reference)
  }

  /// Checks `claims.amount where rank = r`: the values of a column in the rows that fit.
  mutating func checkFilter(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    let source = check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: true)
    let conditionReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    guard case .series(let element, let space, _) = types[type(source)] else {
      if case .table(let table) = types[type(source)] {
        return filtered(table, conditionReference, reference, &context)
      } else if type(source) != .error, type(source) != .pending {
        report(.cannotFilter(span(reference), describe(type(source))))
      }
      return make(.error, .error, reference)
    }
    let local = newLocal()
    var inner = context
    if case .rows(let table) = spaces[space].kind { inner.row = (table, local) }
    inner.index = (local, space)
    let condition = check(conditionReference, &inner, expected: .yesNo, whole: false)
    guard type(condition) == .yesNo else {
      if type(condition) != .error {
        report(.conditionNeeded(span(conditionReference), describe(type(condition))))
      }
      return broken(reference)
    }
    let body = make(
      .element(source, index: make(.local(local), .number, reference), isSelf: false), element,
      reference)
    let info = spaces[space]
    depend(on: info.first, offset: nil, context)
    depend(on: info.last, offset: nil, context)
    let range = make(
      .range(
        make(.definition(info.first), .number, reference),
        make(.definition(info.last), .number, reference)), types.id(.range(.number)), reference)
    let comprehension = Comprehension(
      body: body, source: range, condition: condition, local: local, overPositions: false)
    return make(.comprehension(comprehension), types.id(.list(element)), reference)
  }
}
