import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What reports show.
extension Checker {
  mutating func checkShow(_ reference: NodeReference, _ scope: ScopeID) {
    let tree = trees[reference.tree]
    for item in tree.children(reference.node) {
      checkShowItem(NodeReference(reference.tree, item), scope)
    }
  }

  mutating func checkShowItem(_ reference: NodeReference, _ scope: ScopeID) {
    let tree = trees[reference.tree]
    let node = unwrapped(reference.node, tree)
    // An empty pair of parentheses; the parser has said so.
    guard node.exists else { return }
    let definition = formDefinition(reference, scope)
    var context = formContext(definition, scope)
    guard let content = showContent(NodeReference(reference.tree, node), reference, &context) else {
      return
    }
    shows.append(
      ShowInfo(
        span: span(reference), title: tree.text(reference.node), content: content,
        definition: definition))
  }

  /// What an item shows; nil, after a diagnostic, where that cannot be found out.
  private mutating func showContent(
    _ item: NodeReference, _ reference: NodeReference, _ context: inout Context
  ) -> ShowInfo.Content? {
    let tree = trees[item.tree]
    if let (index, inside) = shownTree(item, context) {
      return shownTree(index, reference, inside).map { .tree($0) }
    }
    if let special = checkSpecialTable(item, &context) { return special.content }
    if tree[item.node].kind == .call, tree[tree.child(item.node)].kind == .name,
      CheckedFunction(rawValue: tree.text(tree.child(item.node))) == .table,
      lookUp(tree.name(tree.child(item.node)), scope: context.scope) == nil
    {
      return .table(checkTableCall(item, &context))
    }
    let value = check(reference, &context, expected: nil, whole: true)
    guard type(value) != .error else { return nil }
    if case .instance(let index) = types[type(value)] {
      return .paper(paper(index, reference, context))
    }
    if case .table(let index) = types[type(value)] {
      return .table(
        ShownTable(
          title: tree.text(reference.node), documentation: documentation(ofTable: index),
          columns: tableColumns(index, reference, context)))
    }
    var line = shownLine(tree.text(reference.node), value)
    if case .definition(let index) = expression(value).operation {
      let named = definitions[index].reference
      line.documentation = Checker.firstSentence(trees[named.tree].documentation(named.node))
    }
    return .value(line)
  }

  /// The tree that an item names, if it does, and where it is seen from: `launch`, `launch under crisis`.
  private mutating func shownTree(
    _ item: NodeReference, _ context: Context
  ) -> (tree: DecisionTreeID, context: Context)? {
    let tree = trees[item.tree]
    var changes: [NodeReference] = []
    var node = item.node
    while node.exists, tree[node].kind == .under {
      changes.append(NodeReference(item.tree, tree.child(node, 1)))
      node = unwrapped(tree.child(node, 0), tree)
    }
    guard node.exists, let plain = self.tree(named: node, tree, context) else { return nil }
    var inside = context
    for change in changes.reversed() {
      guard let world = world(for: change, over: inside.scope) else { return nil }
      inside.scope = worlds[world].scope
      checkChanges(inside.scope)
    }
    return (self.tree(named: node, tree, inside) ?? plain, inside)
  }

  /// Checks a function that only a report knows; nil where the item is something else.
  private mutating func checkSpecialTable(
    _ reference: NodeReference, _ context: inout Context
  ) -> (content: ShowInfo.Content?, isKnown: Bool)? {
    let tree = trees[reference.tree]
    guard tree[reference.node].kind == .call, tree[tree.child(reference.node)].kind == .name,
      lookUp(tree.name(tree.child(reference.node)), scope: context.scope) == nil
    else { return nil }
    switch CheckedFunction(rawValue: tree.text(tree.child(reference.node))) {
    case .compare: return (checkCompare(reference, &context), true)
    case .grid: return (checkGrid(reference, &context), true)
    case .tornado: return (checkTornado(reference, &context), true)
    case .attribution where writtenArguments(reference).count < 3:
      return (checkAttribution(reference, &context), true)
    default: return nil
    }
  }

  private mutating func checkTableCall(
    _ reference: NodeReference, _ context: inout Context
  ) -> ShownTable {
    let tree = trees[reference.tree]
    var columns: [ShownLine] = []
    for node in tree.children(reference.node).dropFirst() {
      let argument = NodeReference(reference.tree, node)
      if tree[node].kind == .argument {
        report(.notSupported(span(argument), .written(tree.tokenText(tree[node].token) + ":")))
        continue
      }
      let value = check(argument, &context, expected: nil, whole: true)
      if type(value) == .error { continue }
      if case .table(let index) = types[type(value)] {
        columns += tableColumns(index, argument, context)
      } else {
        columns.append(shownLine(tree.text(node), value))
      }
    }
    return ShownTable(columns: columns)
  }

  /// A line with the value of an expression; instances are shown by their titles.
  mutating func shownLine(
    _ heading: String, _ value: ExpressionID, _ documentation: String = ""
  ) -> ShownLine {
    var line = ShownLine(
      heading: heading, documentation: documentation, value: titles(value) ?? value)
    line.fitsAnyUnit = fitsAnyUnit(value)
    return line
  }

  /// `true` iff the value is the literal 0, of which nothing says that it is a plain number, or an amount of money whose
  /// currency nothing says.
  private func fitsAnyUnit(_ value: ExpressionID) -> Bool {
    guard types.element(type(value)) == .number else { return false }
    guard case .definition(let index) = expression(value).operation,
      definitions[index].annotation.node.exists
    else { return isLiteralZero(value) }
    let stated = definitions[index].annotation
    let tree = trees[stated.tree]
    var node = stated.node
    while node.exists, tree[node].kind == .optionalType || tree[node].kind == .typeOf {
      node = tree.child(node)
    }
    return node.exists && tree[node].kind == .namedType && tree.text(node) == "money"
  }

  /// The titles of the instances that a list states; nil for other values.
  private mutating func titles(_ value: ExpressionID) -> ExpressionID? {
    guard case .list(let element) = types[type(value)], case .instance = types[element] else {
      return nil
    }
    var stated = value
    if case .definition(let index) = expression(value).operation,
      let written = definitions[index].clauses.first?.expression
    {
      stated = written
    }
    guard case .list(let parts) = expression(stated).operation else { return nil }
    let reference = expression(value).reference
    let texts = parts.compactMap { part -> ExpressionID? in
      guard case .instance(let index) = types[type(part)] else { return nil }
      return make(.text(textID(title(of: index))), .text, reference)
    }
    return make(.list(texts), types.id(.list(.text)), reference)
  }

  /// The columns of a table as lines of a report.
  mutating func tableColumns(
    _ index: TableID, _ reference: NodeReference, _ context: Context
  ) -> [ShownLine] {
    tables[index].columns.map {
      shownLine(
        spelling($0.name), value(of: .definition($0.definition), reference, context))
    }
  }

  /// The first sentence of the comment of a table that the case states.
  private func documentation(ofTable index: TableID) -> String {
    guard let place = tables[index].declaration else { return "" }
    return Checker.firstSentence(trees[place.tree].documentation(place.node))
  }
}
