import WorthSource
import WorthSyntax
import WorthValue

/// What reports show.
extension Checker {
  mutating func checkShow(_ reference: NodeReference, _ scope: Int32) {
    let tree = trees[Int(reference.tree)]
    for item in tree.children(reference.node) {
      checkShowItem(NodeReference(reference.tree, item), scope)
    }
  }

  mutating func checkShowItem(_ reference: NodeReference, _ scope: Int32) {
    let tree = trees[Int(reference.tree)]
    let node = unwrapped(reference.node, tree)
    // An empty pair of parentheses; the parser has said so.
    guard node.exists else { return }
    let definition = formDefinition(reference, scope)
    var context = formContext(definition, scope)
    let title = tree.text(reference.node)
    if let index = self.tree(named: node, tree, context) {
      for item in treeItems(index, title, reference, context) {
        shows.append(
          ShowInfo(
            span: span(reference), title: item.title, content: item.content, definition: definition)
        )
      }
      return
    }
    let content: ShowInfo.Content
    if let special = checkSpecialTable(NodeReference(reference.tree, node), &context) {
      guard let table = special.content else { return }
      content = table
    } else if tree[node].kind == .call, tree[tree.child(node)].kind == .name,
      tree.text(tree.child(node)) == "table",
      lookUp(tree.name(tree.child(node)), scope: scope) == nil
    {
      content = checkTableCall(NodeReference(reference.tree, node), &context)
    } else {
      let value = check(reference, &context, expected: nil, whole: true)
      guard type(value) != .error else { return }
      switch types[type(value)] {
      case .instance(let index): content = .lines(instanceLines(index, reference, context))
      case .table(let index): content = .table(tableColumns(index, reference, context))
      default: content = .value(value)
      }
    }
    shows.append(
      ShowInfo(span: span(reference), title: title, content: content, definition: definition))
  }

  /// Checks a function that only a report knows; nil where the item is something else.
  private mutating func checkSpecialTable(
    _ reference: NodeReference, _ context: inout Context
  ) -> (content: ShowInfo.Content?, isKnown: Bool)? {
    let tree = trees[Int(reference.tree)]
    guard tree[reference.node].kind == .call, tree[tree.child(reference.node)].kind == .name,
      lookUp(tree.name(tree.child(reference.node)), scope: context.scope) == nil
    else { return nil }
    switch tree.text(tree.child(reference.node)) {
    case "compare": return (checkCompare(reference, &context), true)
    case "grid": return (checkGrid(reference, &context), true)
    case "tornado": return (checkTornado(reference, &context), true)
    case "attribution" where writtenArguments(reference).count < 3:
      return (checkAttribution(reference, &context), true)
    default: return nil
    }
  }

  mutating func checkTableCall(
    _ reference: NodeReference, _ context: inout Context
  ) -> ShowInfo.Content {
    let tree = trees[Int(reference.tree)]
    var columns: [(heading: String, value: ExpressionID)] = []
    for node in tree.children(reference.node).dropFirst() {
      let argument = NodeReference(reference.tree, node)
      if tree[node].kind == .argument {
        report(.notSupported(span(argument), tree.tokenText(tree[node].token) + ":"))
        continue
      }
      let value = check(argument, &context, expected: nil, whole: true)
      switch types[type(value)] {
      case .error: continue
      case .table(let index): columns += tableColumns(index, argument, context)
      default: columns.append((tree.text(node), value))
      }
    }
    return .table(columns)
  }

  mutating func tableColumns(
    _ index: Int32, _ reference: NodeReference, _ context: Context
  ) -> [(heading: String, value: ExpressionID)] {
    tables[Int(index)].columns.map {
      (spelling($0.name), value(of: .definition($0.definition), reference, context))
    }
  }

  /// The lines that an instance shows: those of its kind's `show`, and its value.
  mutating func instanceLines(
    _ index: Int32, _ reference: NodeReference, _ context: Context
  ) -> [(heading: String, value: ExpressionID)] {
    guard prepareInstance(index) else { return [] }
    let instance = instances[Int(index)]
    let info = kinds[Int(instance.kind)]
    var result: [(heading: String, value: ExpressionID)] = []
    var seen: Set<Int32> = []
    for show in info.shows {
      let tree = trees[Int(show.tree)]
      var items: [NodeID] = []
      for item in tree.children(show.node) {
        let isTable = tree[item].kind == .call && tree.text(tree.child(item)) == "table"
        items += isTable ? Array(tree.children(item).dropFirst()) : [item]
      }
      for item in items where tree[item].kind == .name {
        let name = tree.name(item)
        if seen.insert(name.id).inserted,
          case .definition(let definition)? = scopes[Int(instance.scope)].symbols[name.id]
        {
          result.append((spelling(name), value(of: .definition(definition), reference, context)))
        }
      }
    }
    for line in info.lines where info.shows.isEmpty || spelling(line.name) == "value" {
      if seen.insert(line.name.id).inserted,
        case .definition(let definition)? = scopes[Int(instance.scope)].symbols[line.name.id]
      {
        result.append((spelling(line.name), value(of: .definition(definition), reference, context)))
      }
    }
    return result
  }
}
