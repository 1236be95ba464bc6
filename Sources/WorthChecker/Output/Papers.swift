import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Working papers: what a report shows of a filled-in kind.
enum Papers {
  /// What an instance shows: what it was given, then what its kind's `show` names, in that order,
  /// and its value.
  ///
  /// A kind that shows nothing by itself shows all its lines.
  static func paper(
    _ index: InstanceID, _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ShownPaper {
    var place = PaperPlace(reference: reference, context: context)
    return paper(index, &place, in: &checker)
  }

  /// What one of the instances by row, period or key shows; `member` says which.
  static func paper(
    _ index: InstanceID, at member: ExpressionID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ShownPaper {
    var place = PaperPlace(reference: reference, context: context)
    place.member = (index, member)
    return paper(index, &place, in: &checker)
  }

  /// What all instances by row, period or key show: a row for each, a column for each line with a
  /// single value that their kind shows.
  static func table(
    of index: InstanceID, _ title: String, in checker: inout Checker
  ) -> ShownTable {
    guard let kind = checker.instances[index].kind else { return ShownTable(columns: []) }
    let info = checker.kinds[kind]
    let names = shownLines(of: info, in: checker)
    var columns = names.compactMap { column($0, of: index, in: &checker) }
    if columns.isEmpty {
      columns = info.inputs.compactMap { column($0.name, of: index, in: &checker) }
    }
    if let keys = keyColumn(of: index, in: &checker) { columns.insert(keys, at: 0) }
    let place = checker.instances[index].reference
    return ShownTable(
      title: title,
      documentation: firstSentence(checker.trees[place.tree].documentation(place.node)),
      columns: columns)
  }

  /// The names of the lines that a kind shows: those that it says, all where it says none, and its
  /// value.
  static func shownLines(of kind: KindInfo, in checker: Checker) -> [Name] {
    let names = kind.shows.flatMap { shownNames(in: $0, checker) }
    return names
      + kind.lines.map { $0.name }.filter {
        names.isEmpty || checker.spelling($0) == "value" && !names.contains($0)
      }
  }

  /// The first column of the table whose rows the instances are for, which says which is which; nil
  /// for periods and keys.
  private static func keyColumn(
    of index: InstanceID, in checker: inout Checker
  ) -> ShownLine? {
    guard let rows = checker.instances[index].rows,
      case .rows(let table) = checker.tables.spaces[rows.space].kind,
      let column = checker.tables[table].columns.first
    else { return nil }
    let type = Definitions.demand(column.definition, in: &checker)
    if type == .error || type == .pending { return nil }
    let place = checker.definitions[column.definition].reference
    return Shows.shownLine(
      checker.spelling(column.name), checker.make(.definition(column.definition), type, place),
      in: &checker)
  }

  /// The names that a `show` of a kind shows, also within `table(…)`.
  static func shownNames(in show: NodeReference, _ checker: Checker) -> [Name] {
    let tree = checker.trees[show.tree]
    var waiting = Array(tree.children(show.node).reversed())
    var names: [Name] = []
    while let node = waiting.popLast() {
      if tree[node].kind == .name {
        if !names.contains(tree.name(node)) { names.append(tree.name(node)) }
      } else if tree[node].kind == .shownIf {
        waiting.append(tree.child(node))
      } else if tree[node].kind == .call {
        waiting += tree.children(node).dropFirst().reversed()
      }
    }
    return names
  }

  /// A line of all instances as a column; nil where it has no single value.
  private static func column(
    _ name: Name, of index: InstanceID, in checker: inout Checker
  ) -> ShownLine? {
    let instance = checker.instances[index]
    if checker.instances.groups[index] != nil {
      return InstanceGroups.shownColumn(name, of: index, in: &checker)
    }
    guard case .definition(let line)? = checker.names.scopes[instance.scope].symbols[name] else {
      return nil
    }
    let type = Definitions.demand(line, in: &checker)
    guard checker.types.isSingle(type),
      let column = RepeatedInstances.column(of: line, index, in: &checker)
    else { return nil }
    let definition = checker.definitions[column]
    let value = checker.make(.definition(column), definition.type, definition.reference)
    var shown = Shows.shownLine(
      checker.spelling(name), value,
      instance.kind.map { writtenDocumentation(of: name, kind: checker.kinds[$0], in: checker) }
        ?? "", in: &checker)
    if case .quantity(let unit) = checker.types[checker.types.element(definition.type)] {
      shown.addsUp = checker.units.isMoney(unit) && !checker.definitions[line].isLevel
    }
    return shown
  }

  /// Returns the paper of an instance, within those of `place`; an empty one where it cannot be
  /// filled in.
  private static func paper(
    _ index: InstanceID, _ place: inout PaperPlace, in checker: inout Checker
  ) -> ShownPaper {
    guard Instances.prepare(index, in: &checker), let kind = checker.instances[index].kind else {
      return ShownPaper(label: checker.instances[index].label, given: [], steps: [])
    }
    place.above.append(index)
    defer { place.above.removeLast() }
    let instance = checker.instances[index]
    let info = checker.kinds[kind]
    var seen: Set<Name> = []
    var steps: [ShownPaper.Part] = []
    for show in info.shows {
      for item in checker.children(of: show) {
        steps += shownParts(item, index, &seen, &place, in: &checker)
      }
    }
    for line in info.lines where info.shows.isEmpty || checker.spelling(line.name) == "value" {
      guard checker.spelling(line.name) != "timeline", seen.insert(line.name).inserted else {
        continue
      }
      steps += shownParts(line.name, of: index, &place, in: &checker)
    }
    for line in info.doubles where info.shows.isEmpty {
      let tree = checker.trees[line.tree]
      guard let head = SyntaxReading.doubleHead(tree.child(line.node), tree),
        seen.insert(tree.name(head.name)).inserted
      else { continue }
      steps += shownParts(tree.name(head.name), of: index, &place, in: &checker)
    }
    steps += remarks(of: index, place, in: &checker)
    for input in info.inputs {
      guard case .table(let table)? = checker.names.scopes[instance.scope].symbols[input.name]
      else { continue }
      name(
        table, checker.spelling(input.name),
        writtenDocumentation(of: input.name, kind: info, in: checker), among: &steps, in: &checker)
    }
    return ShownPaper(
      label: instance.label, currency: instance.currency,
      given: givenParts(index, besides: seen, columnsOf(steps, in: checker), &place, in: &checker),
      steps: steps)
  }

  // MARK: Steps

  /// What a kind has to say of the figures of an instance, as texts at the end of its paper.
  private static func remarks(
    of index: InstanceID, _ place: PaperPlace, in checker: inout Checker
  ) -> [ShownPaper.Part] {
    guard let kind = checker.instances[index].kind, !checker.kinds[kind].remarks.isEmpty,
      let definition = place.context.definition
    else { return [] }
    guard place.member != nil else {
      checker.output.shownPapers.insert(index)
      return Remarks.shown(of: index, definition, in: &checker).map {
        .line(Shows.shownLine("", $0, "", in: &checker))
      }
    }
    // Where there is one for each row it is a line of its own, which is then read for the row at hand.
    let form = Checks.formDefinition(
      checker.instances[index].reference, checker.instances[index].scope, in: &checker)
    return Remarks.shown(of: index, form, in: &checker).map { text in
      let line = RepeatedInstances.addLine(
        text, checker.definitions[form].dependencies, to: index, in: &checker)
      return .line(Shows.shownLine("", value(of: line, place, in: &checker), "", in: &checker))
    }
  }

  /// What an item of a kind's `show` adds to a paper.
  private static func shownParts(
    _ item: NodeReference, _ index: InstanceID, _ seen: inout Set<Name>, _ place: inout PaperPlace,
    in checker: inout Checker
  ) -> [ShownPaper.Part] {
    let tree = checker.trees[item.tree]
    if tree[item.node].kind == .shownIf {
      guard isShown(item, index, place, in: &checker) else { return [] }
      return shownParts(
        NodeReference(item.tree, tree.child(item.node)), index, &seen, &place, in: &checker)
    }
    if tree[item.node].kind == .name,
      checker.names.scopes[checker.instances[index].scope].symbols[tree.name(item.node)] != nil
    {
      guard seen.insert(tree.name(item.node)).inserted else { return [] }
      return shownParts(tree.name(item.node), of: index, &place, in: &checker)
    }
    guard tree[item.node].kind == .call,
      CheckedFunction(rawValue: tree.text(tree.child(item.node))) == .table
    else {
      return shownExpression(item, index, &place, in: &checker)
    }
    var columns: [ShownLine] = []
    var others: [ShownPaper.Part] = []
    for column in checker.children(of: item).dropFirst() {
      for part in shownParts(column, index, &seen, &place, in: &checker) {
        switch part {
        case .line(let line): columns.append(line)
        case .table(let table): columns += table.columns
        case .paper: others.append(part)
        }
      }
    }
    return [.table(ShownTable(columns: columns))] + others
  }

  /// `true` iff the condition behind what is shown holds, which follows from what is given.
  private static func isShown(
    _ item: NodeReference, _ index: InstanceID, _ place: PaperPlace, in checker: inout Checker
  ) -> Bool {
    guard let definition = place.context.definition else { return false }
    let condition = NodeReference(item.tree, checker.trees[item.tree].child(item.node, 1))
    var inner = Checks.formContext(definition, checker.instances[index].scope, in: checker)
    let found = Expressions.check(
      condition, &inner, expected: .yesNo, whole: true, in: &checker)
    if let answer = Conditions.knownAnswer(found, in: checker) { return answer }
    if checker.type(found) != .error { checker.report(.shownByFigures(checker.span(condition))) }
    return false
  }

  /// What a name of an instance stands for: a line or input, a table that it was given, or a kind
  /// filled in as a field.
  private static func shownParts(
    _ name: Name, of index: InstanceID, _ place: inout PaperPlace, in checker: inout Checker
  ) -> [ShownPaper.Part] {
    let instance = checker.instances[index]
    let documentation =
      instance.kind.map { writtenDocumentation(of: name, kind: checker.kinds[$0], in: checker) }
      ?? ""
    guard let symbol = checker.names.scopes[instance.scope].symbols[name] else { return [] }
    switch symbol {
    case .definition(let definition):
      return [
        shownPart(
          checker.spelling(name),
          value(of: definition, place, in: &checker), documentation, &place, in: &checker)
      ]
    case .table(let table):
      return [.table(rows(of: table, checker.spelling(name), documentation, &place, in: &checker))]
    case .instance(let other) where checker.instances.isDoubled(other):
      let value = Expressions.value(of: symbol, place.reference, place.context, in: &checker)
      guard checker.type(value) != .error else { return [] }
      let line = checker.instances[other].reference
      return [
        shownPart(
          checker.spelling(name), value,
          firstSentence(checker.trees[line.tree].documentation(line.node)), &place, in: &checker)
      ]
    case .instance(let other):
      if Instances.prepare(other, in: &checker), let rows = checker.instances[other].rows,
        rows.index != checker.instances[index].rows?.index
      {
        return [.table(table(of: other, checker.spelling(name), in: &checker))]
      }
      return [shownInstance(other, checker.spelling(name), documentation, &place, in: &checker)]
    case .tree(let tree):
      guard DecisionTrees.prepare(tree, in: &checker) else { return [] }
      let ends = TreeEnds.table(of: tree, in: &checker)
      return [.table(rows(of: ends, checker.spelling(name), documentation, &place, in: &checker))]
    case .kind, .function, .module, .scenario, .broken: return []
    }
  }

  /// What a kind shows that is not one of its lines; a text stands alone.
  private static func shownExpression(
    _ item: NodeReference, _ index: InstanceID, _ place: inout PaperPlace, in checker: inout Checker
  ) -> [ShownPaper.Part] {
    let tree = checker.trees[item.tree]
    guard SyntaxReading.unwrapped(item.node, tree).exists, let definition = place.context.definition
    else {
      return []
    }
    let value: ExpressionID
    if place.member != nil {
      let line = RepeatedInstances.addLine(item, to: index, in: &checker)
      value = Papers.value(of: line, place, in: &checker)
    } else {
      var inner = Checks.formContext(definition, checker.instances[index].scope, in: checker)
      value = Expressions.check(item, &inner, expected: nil, whole: true, in: &checker)
    }
    if checker.type(value) == .error { return [] }
    var heading = checker.type(value) == .text ? "" : tree.text(item.node)
    // Of a column its own name is enough: what it belongs to stands above.
    if tree[item.node].kind == .member, isByRow(value, in: checker),
      let name = heading.split(separator: ".").last
    {
      heading = String(name)
    }
    return [shownPart(heading, value, "", &place, in: &checker)]
  }

  /// `true` iff the value has an entry for each row of a table.
  private static func isByRow(_ value: ExpressionID, in checker: Checker) -> Bool {
    guard case .series(_, let space, _) = checker.types[checker.type(value)] else { return false }
    if case .rows = checker.tables.spaces[space].kind { return true }
    return false
  }

  /// A value as a part of a paper.
  private static func shownPart(
    _ heading: String, _ value: ExpressionID, _ documentation: String, _ place: inout PaperPlace,
    in checker: inout Checker
  ) -> ShownPaper.Part {
    if case .table(let table) = checker.types[checker.type(value)] {
      return .table(rows(of: table, heading, documentation, &place, in: &checker))
    }
    if case .instance(let other) = checker.types[checker.type(value)] {
      return shownInstance(other, heading, documentation, &place, in: &checker)
    }
    if let all = InstanceGroups.whole(value, in: checker) {
      return .table(table(of: all, heading, in: &checker))
    }
    return .line(Shows.shownLine(heading, value, documentation, in: &checker))
  }

  /// An instance as a paper within a paper; by its title where it is one of those around.
  private static func shownInstance(
    _ other: InstanceID, _ heading: String, _ documentation: String, _ place: inout PaperPlace,
    in checker: inout Checker
  ) -> ShownPaper.Part {
    guard !place.above.contains(other), place.above.count < 8, place.left > 0 else {
      return .line(titleLine(other, heading, documentation, place, in: &checker))
    }
    place.left -= 1
    return .paper(name: heading, documentation: documentation, paper(other, &place, in: &checker))
  }

  /// A line with the title of an instance.
  static func titleLine(
    _ other: InstanceID, _ heading: String, _ documentation: String, _ place: PaperPlace,
    in checker: inout Checker
  ) -> ShownLine {
    ShownLine(
      heading: heading, documentation: documentation,
      value: checker.make(
        .text(checker.expressions.textID(Annotations.title(of: other, in: checker))), .text,
        place.reference))
  }

  /// Gives the first table among `steps` that shows all of a given table the name of that table,
  /// which is not shown by itself.
  private static func name(
    _ table: TableID, _ name: String, _ documentation: String, among steps: inout [ShownPaper.Part],
    in checker: inout Checker
  ) {
    for place in steps.indices {
      guard case .table(var shown) = steps[place], shown.title.isEmpty,
        isShown(table, columnsOf([steps[place]], in: checker), in: &checker)
      else { continue }
      shown.title = name
      shown.documentation = documentation
      steps[place] = .table(shown)
      return
    }
  }

  /// The definitions whose values stand in the tables of a paper.
  private static func columnsOf(_ parts: [ShownPaper.Part], in checker: Checker) -> Set<
    DefinitionID
  > {
    var found: Set<DefinitionID> = []
    for part in parts {
      guard case .table(let table) = part else { continue }
      for column in table.columns {
        if case .definition(let index) = checker.expression(column.value).operation {
          found.insert(index)
        }
      }
    }
    return found
  }

}

/// Where a paper is made: the item of the report, what it sees, and the papers around the one at
/// hand.
struct PaperPlace {
  /// The item of the report.
  var reference: NodeReference
  /// Where the item stands.
  var context: Context
  /// The instances of the papers around, the outermost first.
  var above: [InstanceID] = []
  /// One of the instances by row, period or key, and which it is; nil for other instances.
  var member: (instance: InstanceID, index: ExpressionID)?
  /// How many more papers the item may hold; further instances are shown by their titles.
  var left = 200
}
