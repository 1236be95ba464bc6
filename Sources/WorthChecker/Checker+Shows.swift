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
      case .instance(let index):
        content = .lines(
          label: instances[index].label, instanceLines(index, reference, context))
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
    let tree = trees[reference.tree]
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
    let tree = trees[reference.tree]
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
    _ index: TableID, _ reference: NodeReference, _ context: Context
  ) -> [(heading: String, value: ExpressionID)] {
    tables[index].columns.map {
      (spelling($0.name), value(of: .definition($0.definition), reference, context))
    }
  }

  /// The lines that an instance shows: those of its kind's `show`, and its value.
  mutating func instanceLines(
    _ index: InstanceID, _ reference: NodeReference, _ context: Context
  ) -> [ShownLine] {
    guard prepareInstance(index) else { return [] }
    let instance = instances[index]
    guard let kind = instance.kind else { return [] }
    let info = kinds[kind]
    var result: [ShownLine] = []
    var seen: Set<Name> = []
    func definition(_ name: Name) -> DefinitionID? {
      guard seen.insert(name).inserted,
        case .definition(let found)? = scopes[instance.scope].symbols[name]
      else { return nil }
      return found
    }
    for show in info.shows {
      for item in shownItems(show) {
        let tree = trees[show.tree]
        if tree[item].kind != .name {
          result += shownExpression(NodeReference(show.tree, item), instance, context)
        } else if let found = definition(tree.name(item)) {
          result.append(
            ShownLine(
              heading: spelling(tree.name(item)),
              documentation: documentation(of: tree.name(item), in: info),
              value: value(of: .definition(found), reference, context)))
        }
      }
    }
    for line in info.lines where info.shows.isEmpty || spelling(line.name) == "value" {
      if let found = definition(line.name) {
        result.append(
          ShownLine(
            heading: spelling(line.name), documentation: documentation(of: line.name, in: info),
            value: value(of: .definition(found), reference, context)))
      }
    }
    return instanceInputs(index, besides: result, reference, context) + result
  }

  /// What an instance was given: single values, the instances that it rests on, and the rows of its tables.
  private mutating func instanceInputs(
    _ index: InstanceID, besides shown: [ShownLine], _ reference: NodeReference, _ context: Context
  ) -> [ShownLine] {
    let instance = instances[index]
    guard let kind = instance.kind else { return [] }
    let info = kinds[kind]
    guard !info.shows.isEmpty else { return [] }
    let spaces = Set(shown.compactMap { space(of: $0.value) })
    var result: [ShownLine] = []
    for input in info.inputs where !shown.contains(where: { $0.heading == spelling(input.name) }) {
      let documentation = documentation(of: input.name, in: info)
      let heading = spelling(input.name)
      switch scopes[instance.scope].symbols[input.name] {
      case .table(let table) where !spaces.contains(tables[table].space):
        result += rows(of: table, documentation, reference, context)
      case .definition(let definition) where !definitions[definition].isMissing:
        let value = value(of: .definition(definition), reference, context)
        switch types[type(value)] {
        case .error, .pending, .function, .list, .series, .dated, .range, .missing, .row: continue
        case .table(let table):
          if !spaces.contains(tables[table].space) {
            result += rows(of: table, documentation, reference, context)
          }
        case .instance(let other):
          result.append(
            ShownLine(
              heading: heading, documentation: documentation,
              value: make(.text(textID(title(of: other))), .text, reference), isInput: true))
        default:
          result.append(
            ShownLine(
              heading: heading, documentation: documentation, value: value, isInput: true))
        }
      default: continue
      }
    }
    return result
  }

  /// The columns of a table that an instance was given; the first has what the table is.
  private mutating func rows(
    of table: TableID, _ documentation: String, _ reference: NodeReference, _ context: Context
  ) -> [ShownLine] {
    tableColumns(table, reference, context).enumerated().map { place, column in
      ShownLine(
        heading: column.heading, documentation: place == 0 ? documentation : "",
        value: column.value, isInput: true)
    }
  }

  private func space(of value: ExpressionID) -> SpaceID? {
    if case .series(_, let space, _) = types[type(value)] { space } else { nil }
  }

  /// The items of a kind's `show`; those of a table one by one.
  private func shownItems(_ show: NodeReference) -> [NodeID] {
    let tree = trees[show.tree]
    return tree.children(show.node).flatMap { item in
      let isTable = tree[item].kind == .call && tree.text(tree.child(item)) == "table"
      return isTable ? Array(tree.children(item).dropFirst()) : [item]
    }
  }

  /// What a kind shows that is not one of its lines; a text stands alone.
  private mutating func shownExpression(
    _ reference: NodeReference, _ instance: Instance, _ context: Context
  ) -> [ShownLine] {
    let tree = trees[reference.tree]
    guard unwrapped(reference.node, tree).exists, let definition = context.definition else {
      return []
    }
    var inner = formContext(definition, instance.scope)
    let value = check(reference, &inner, expected: nil, whole: true)
    if type(value) == .error { return [] }
    var heading = type(value) == .text ? "" : tree.text(reference.node)
    // Of a column its own name is enough: what it belongs to stands above.
    if tree[reference.node].kind == .member, let name = heading.split(separator: ".").last {
      heading = String(name)
    }
    return [ShownLine(heading: heading, documentation: "", value: value)]
  }

  /// The first sentence of a comment: up to a semicolon or full stop that a blank follows, over its first paragraph.
  private static func firstSentence(_ text: String) -> String {
    var result = ""
    var last: Character = " "
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty, !result.isEmpty { break }
      for character in line {
        if character == " ", last == ";" || last == "." { return String(result.dropLast()) }
        result.append(character)
        last = character
      }
      if last == ";" || last == "." { return String(result.dropLast()) }
      result.append(" ")
      last = " "
    }
    while result.last == " " || result.last == "." { result.removeLast() }
    return result
  }

  /// The first sentence of the comment of a line or input, or of the one in an ancestor that it replaces.
  private func documentation(of name: Name, in info: KindInfo) -> String {
    let ancestors = info.ancestors.compactMap { ancestor in
      kinds.entries.first { $0.name == ancestor }
    }
    for kind in [info] + ancestors {
      let references =
        kind.lines.filter { $0.name == name }.map { $0.reference }
        + kind.inputs.filter { $0.name == name }.map { $0.reference }
      for reference in references {
        let text = trees[reference.tree].documentation(reference.node)
        if !text.isEmpty { return Checker.firstSentence(text) }
      }
    }
    return ""
  }
}
