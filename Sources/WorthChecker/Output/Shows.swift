import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What reports show.
enum Shows {
  /// Checks the items of a `show`.
  static func check(_ reference: NodeReference, _ scope: ScopeID, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    for item in tree.children(reference.node) {
      checkItem(NodeReference(reference.tree, item), scope, in: &checker)
    }
  }

  /// Checks one item of a report and adds it to what is shown.
  static func checkItem(_ reference: NodeReference, _ scope: ScopeID, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    // An empty pair of parentheses, which the parser has reported.
    guard node.exists else { return }
    let definition = Checks.formDefinition(reference, scope, in: &checker)
    var context = Checks.formContext(definition, scope, in: checker)
    guard
      let content = showContent(
        NodeReference(reference.tree, node), reference, &context, in: &checker)
    else {
      return
    }
    checker.output.shows.append(
      ShowInfo(
        span: checker.span(reference), title: tree.text(reference.node), content: content,
        definition: definition))
  }

  /// What an item shows; nil, after a diagnostic, where that cannot be found out.
  private static func showContent(
    _ item: NodeReference, _ reference: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> ShowInfo.Content? {
    let tree = checker.trees[item.tree]
    if let (index, inside) = shownTree(item, context, in: &checker) {
      return TreeResults.shownTree(index, reference, inside, in: &checker).map { .tree($0) }
    }
    if let special = checkSpecialTable(item, &context, in: &checker) { return special.content }
    if tree[item.node].kind == .call, tree[tree.child(item.node)].kind == .name,
      CheckedFunction(rawValue: tree.text(tree.child(item.node))) == .table,
      Names.lookUp(tree.name(tree.child(item.node)), scope: context.scope, in: &checker) == nil
    {
      return .table(checkTableCall(item, &context, in: &checker))
    }
    let value = Expressions.check(reference, &context, expected: nil, whole: true, in: &checker)
    guard checker.type(value) != .error else { return nil }
    PlainShares.noteProduct(value, in: &checker)
    if case .instance(let index) = checker.types[checker.type(value)] {
      return .paper(Papers.paper(index, reference, context, in: &checker))
    }
    if case .instances(let index) = checker.types[checker.type(value)] {
      return .table(Papers.table(of: index, tree.text(reference.node), in: &checker))
    }
    if let group = InstanceGroups.whole(value, in: checker) {
      return .table(Papers.table(of: group, tree.text(reference.node), in: &checker))
    }
    if case .member(let index) = checker.types[checker.type(value)],
      checker.instances.groups[index] == nil
    {
      return .paper(Papers.paper(index, at: value, reference, context, in: &checker))
    }
    if case .table(let index) = checker.types[checker.type(value)] {
      return .table(
        ShownTable(
          title: tree.text(reference.node),
          documentation: documentation(ofTable: index, in: checker),
          columns: tableColumns(index, reference, context, in: &checker)))
    }
    if case .list(let element) = checker.types[checker.type(value)],
      checker.types.isAggregate(element)
    {
      // A series of each of several instances has no columns here.
      checker.report(
        .seriesForOneValue(checker.span(reference), checker.describe(element)))
      return nil
    }
    UnmovedFigures.note(item, value, context, in: &checker)
    var line = shownLine(tree.text(reference.node), value, in: &checker)
    if case .definition(let index) = checker.expression(value).operation {
      let named = checker.definitions[index].reference
      line.documentation = Papers.firstSentence(checker.trees[named.tree].documentation(named.node))
    }
    return .value(line)
  }

  /// Checks a function that only a report knows; nil where the item is something else.
  private static func checkSpecialTable(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> (content: ShowInfo.Content?, isKnown: Bool)? {
    let tree = checker.trees[reference.tree]
    guard tree[reference.node].kind == .call, tree[tree.child(reference.node)].kind == .name,
      Names.lookUp(tree.name(tree.child(reference.node)), scope: context.scope, in: &checker) == nil
    else { return nil }
    switch CheckedFunction(rawValue: tree.text(tree.child(reference.node))) {
    case .compare: return (WorldComparison.checkCompare(reference, &context, in: &checker), true)
    case .grid: return (Studies.checkGrid(reference, &context, in: &checker), true)
    case .tornado: return (Studies.checkTornado(reference, &context, in: &checker), true)
    case .attribution where FunctionCalls.writtenArguments(reference, in: checker).count < 3:
      return (WorldComparison.checkAttribution(reference, &context, in: &checker), true)
    case .attribution, .fold, .probability, .elasticity, .elapsed, .growthFactor, .byPeriod,
      .nominalRate, .annual, .quarterly, .monthly, .daily, .continuous, .table, .chart, .histogram,
      nil:
      return nil
    }
  }

  /// Checks `table(a, b, …)`: each argument a column, a table all of its columns.
  private static func checkTableCall(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ShownTable {
    let tree = checker.trees[reference.tree]
    var columns: [ShownLine] = []
    for node in tree.children(reference.node).dropFirst() {
      let argument = NodeReference(reference.tree, node)
      if tree[node].kind == .argument {
        checker.report(
          .notSupported(checker.span(argument), .written(tree.tokenText(tree[node].token) + ":")))
        continue
      }
      let value = Expressions.check(argument, &context, expected: nil, whole: true, in: &checker)
      if checker.type(value) == .error { continue }
      if case .table(let index) = checker.types[checker.type(value)] {
        columns += tableColumns(index, argument, context, in: &checker)
      } else if case .instances(let index) = checker.types[checker.type(value)] {
        columns += Papers.table(of: index, tree.text(node), in: &checker).columns
      } else {
        columns.append(shownLine(tree.text(node), value, in: &checker))
      }
    }
    return ShownTable(columns: columns)
  }

  /// The decision tree that an item names, and where it is seen from, as in `launch` and
  /// `launch under crisis`; nil where it names none.
  private static func shownTree(
    _ item: NodeReference, _ context: Context, in checker: inout Checker
  ) -> (tree: DecisionTreeID, context: Context)? {
    let tree = checker.trees[item.tree]
    var changes: [NodeReference] = []
    var node = item.node
    while node.exists, tree[node].kind == .under {
      changes.append(NodeReference(item.tree, tree.child(node, 1)))
      node = SyntaxReading.unwrapped(tree.child(node, 0), tree)
    }
    guard node.exists, let plain = TreeResults.tree(named: node, tree, context, in: &checker) else {
      return nil
    }
    var inside = context
    for change in changes.reversed() {
      guard let world = Worlds.world(for: change, over: inside.scope, in: &checker) else {
        return nil
      }
      inside.scope = checker.worlds[world].scope
      Worlds.checkChanges(inside.scope, in: &checker)
    }
    if inside.scope != context.scope { checker.requirements.note(worldOf: inside.scope) }
    return (TreeResults.tree(named: node, tree, inside, in: &checker) ?? plain, inside)
  }

  /// A line with the value of an expression; instances are shown by their titles.
  static func shownLine(
    _ heading: String, _ value: ExpressionID, _ documentation: String = "",
    in checker: inout Checker
  ) -> ShownLine {
    var line = ShownLine(
      heading: heading, documentation: documentation, value: titles(value, in: &checker) ?? value)
    line.fitsAnyUnit = fitsAnyUnit(value, in: checker)
    return line
  }

  /// `true` iff the value fits any unit: the literal 0 without a stated type, or stated money whose
  /// currency is not known.
  private static func fitsAnyUnit(_ value: ExpressionID, in checker: Checker) -> Bool {
    guard checker.types.element(checker.type(value)) == .number else { return false }
    guard case .definition(let index) = checker.expression(value).operation,
      checker.definitions[index].annotation.node.exists
    else { return Operators.isLiteralZero(value, in: checker) }
    let stated = checker.definitions[index].annotation
    let tree = checker.trees[stated.tree]
    var node = stated.node
    while node.exists, tree[node].kind == .optionalType || tree[node].kind == .typeOf {
      node = tree.child(node)
    }
    return node.exists && tree[node].kind == .namedType && tree.text(node) == "money"
  }

  /// The titles of the instances that a list states, of instances by row their keys; nil for other
  /// values.
  private static func titles(_ value: ExpressionID, in checker: inout Checker) -> ExpressionID? {
    if case .member(let group) = checker.types[checker.types.element(checker.type(value))] {
      if checker.instances.groups[group] != nil {
        return InstanceGroups.titles(of: value, group, in: &checker)
      }
      return RepeatedInstances.keys(of: value, group, in: &checker).map { keys in
        titles(keys, in: &checker) ?? keys
      }
    }
    guard case .list(let element) = checker.types[checker.type(value)],
      case .instance = checker.types[element]
    else {
      return nil
    }
    var stated = value
    if case .definition(let index) = checker.expression(value).operation,
      let written = checker.definitions[index].clauses.first?.expression
    {
      stated = written
    }
    guard case .list(let parts) = checker.expression(stated).operation else { return nil }
    let reference = checker.expression(value).reference
    let texts = parts.compactMap { part -> ExpressionID? in
      guard case .instance(let index) = checker.types[checker.type(part)] else { return nil }
      return checker.make(
        .text(checker.expressions.textID(Annotations.title(of: index, in: checker))), .text,
        reference)
    }
    return checker.make(.list(texts), checker.types.id(.list(.text)), reference)
  }

  /// The columns of a table as lines of a report.
  static func tableColumns(
    _ index: TableID, _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> [ShownLine] {
    checker.tables[index].columns.map {
      shownLine(
        checker.spelling($0.name),
        Expressions.value(of: .definition($0.definition), reference, context, in: &checker),
        in: &checker)
    }
  }

  /// The first sentence of the comment of a table that the case states.
  private static func documentation(ofTable index: TableID, in checker: Checker) -> String {
    guard let place = checker.tables[index].declaration else { return "" }
    return Papers.firstSentence(checker.trees[place.tree].documentation(place.node))
  }
}
