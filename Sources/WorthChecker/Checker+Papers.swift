import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Where a paper is made: the item of the report, what it sees, and the papers around the one at hand.
struct PaperPlace {
  var reference: NodeReference
  var context: Context
  /// The instances of the papers around, the outermost first.
  var above: [InstanceID] = []
  /// How many papers more the item may hold; further instances are shown by their titles.
  var left = 200
}

/// Working papers: what a report shows of a filled-in kind.
extension Checker {
  /// What an instance shows: what it was given, then what its kind's `show` names, in that order, and its value.
  ///
  /// A kind that shows nothing by itself shows all its lines.
  mutating func paper(
    _ index: InstanceID, _ reference: NodeReference, _ context: Context
  ) -> ShownPaper {
    var place = PaperPlace(reference: reference, context: context)
    return paper(index, &place)
  }

  private mutating func paper(_ index: InstanceID, _ place: inout PaperPlace) -> ShownPaper {
    guard prepareInstance(index), let kind = instances[index].kind else {
      return ShownPaper(label: instances[index].label, given: [], steps: [])
    }
    place.above.append(index)
    defer { place.above.removeLast() }
    let instance = instances[index]
    let info = kinds[kind]
    var seen: Set<Name> = []
    var steps: [ShownPaper.Part] = []
    for show in info.shows {
      for item in children(of: show) {
        steps += shownParts(item, index, &seen, &place)
      }
    }
    for line in info.lines where info.shows.isEmpty || spelling(line.name) == "value" {
      guard spelling(line.name) != "timeline", seen.insert(line.name).inserted else { continue }
      steps += shownParts(line.name, of: index, &place)
    }
    for input in info.inputs {
      guard case .table(let table)? = scopes[instance.scope].symbols[input.name] else { continue }
      name(table, spelling(input.name), documentation(of: input.name, in: info), in: &steps)
    }
    return ShownPaper(
      label: instance.label, currency: instance.currency,
      given: givenParts(index, besides: seen, columnsOf(steps), &place), steps: steps)
  }

  // MARK: Steps

  /// What an item of a kind's `show` adds to a paper.
  private mutating func shownParts(
    _ item: NodeReference, _ index: InstanceID, _ seen: inout Set<Name>, _ place: inout PaperPlace
  ) -> [ShownPaper.Part] {
    let tree = trees[item.tree]
    if tree[item.node].kind == .name {
      guard seen.insert(tree.name(item.node)).inserted else { return [] }
      return shownParts(tree.name(item.node), of: index, &place)
    }
    guard tree[item.node].kind == .call,
      CheckedFunction(rawValue: tree.text(tree.child(item.node))) == .table
    else {
      return shownExpression(item, index, &place)
    }
    var columns: [ShownLine] = []
    var others: [ShownPaper.Part] = []
    for column in children(of: item).dropFirst() {
      for part in shownParts(column, index, &seen, &place) {
        switch part {
        case .line(let line): columns.append(line)
        case .table(let table): columns += table.columns
        case .paper: others.append(part)
        }
      }
    }
    return [.table(ShownTable(columns: columns))] + others
  }

  /// What a name of an instance stands for: a line or input, a table that it was given, or a kind filled in as a field.
  private mutating func shownParts(
    _ name: Name, of index: InstanceID, _ place: inout PaperPlace
  ) -> [ShownPaper.Part] {
    let instance = instances[index]
    let documentation = instance.kind.map { self.documentation(of: name, in: kinds[$0]) } ?? ""
    guard let symbol = scopes[instance.scope].symbols[name] else { return [] }
    switch symbol {
    case .definition(let definition):
      return [
        shownPart(
          spelling(name), value(of: .definition(definition), place.reference, place.context),
          documentation, &place)
      ]
    case .table(let table):
      return [.table(rows(of: table, spelling(name), documentation, &place))]
    case .instance(let other):
      return [shownInstance(other, spelling(name), documentation, &place)]
    case .kind, .function, .module, .scenario, .tree, .broken: return []
    }
  }

  /// What a kind shows that is not one of its lines; a text stands alone.
  private mutating func shownExpression(
    _ item: NodeReference, _ index: InstanceID, _ place: inout PaperPlace
  ) -> [ShownPaper.Part] {
    let tree = trees[item.tree]
    guard unwrapped(item.node, tree).exists, let definition = place.context.definition else {
      return []
    }
    var inner = formContext(definition, instances[index].scope)
    let value = check(item, &inner, expected: nil, whole: true)
    if type(value) == .error { return [] }
    var heading = type(value) == .text ? "" : tree.text(item.node)
    // Of a column its own name is enough: what it belongs to stands above.
    if tree[item.node].kind == .member, isByRow(value),
      let name = heading.split(separator: ".").last
    {
      heading = String(name)
    }
    return [shownPart(heading, value, "", &place)]
  }

  /// `true` iff the value has an entry for each row of a table.
  private func isByRow(_ value: ExpressionID) -> Bool {
    guard case .series(_, let space, _) = types[type(value)] else { return false }
    if case .rows = spaces[space].kind { return true }
    return false
  }

  /// A value as a part of a paper.
  private mutating func shownPart(
    _ heading: String, _ value: ExpressionID, _ documentation: String, _ place: inout PaperPlace
  ) -> ShownPaper.Part {
    if case .table(let table) = types[type(value)] {
      return .table(rows(of: table, heading, documentation, &place))
    }
    if case .instance(let other) = types[type(value)] {
      return shownInstance(other, heading, documentation, &place)
    }
    return .line(shownLine(heading, value, documentation))
  }

  /// An instance as a paper within a paper; by its title where it is one of those around.
  private mutating func shownInstance(
    _ other: InstanceID, _ heading: String, _ documentation: String, _ place: inout PaperPlace
  ) -> ShownPaper.Part {
    guard !place.above.contains(other), place.above.count < 8, place.left > 0 else {
      return .line(titleLine(other, heading, documentation, place))
    }
    place.left -= 1
    return .paper(name: heading, documentation: documentation, paper(other, &place))
  }

  private mutating func titleLine(
    _ other: InstanceID, _ heading: String, _ documentation: String, _ place: PaperPlace
  ) -> ShownLine {
    ShownLine(
      heading: heading, documentation: documentation,
      value: make(.text(textID(title(of: other))), .text, place.reference))
  }

  /// Gives the first table among `steps` that shows all of a given table its name, as it is not shown by itself.
  private mutating func name(
    _ table: TableID, _ name: String, _ documentation: String, in steps: inout [ShownPaper.Part]
  ) {
    for place in steps.indices {
      guard case .table(var shown) = steps[place], shown.title.isEmpty,
        isShown(table, columnsOf([steps[place]]))
      else { continue }
      shown.title = name
      shown.documentation = documentation
      steps[place] = .table(shown)
      return
    }
  }

  /// The definitions whose values stand in the tables of a paper.
  private func columnsOf(_ parts: [ShownPaper.Part]) -> Set<DefinitionID> {
    var found: Set<DefinitionID> = []
    for part in parts {
      guard case .table(let table) = part else { continue }
      for column in table.columns {
        if case .definition(let index) = expression(column.value).operation { found.insert(index) }
      }
    }
    return found
  }

  // MARK: Given

  /// What an instance was given and does not show among its steps: single values, values by period, the rows of its
  /// tables, the fields of kinds that are filled in within it, and the titles of the instances that it rests on.
  private mutating func givenParts(
    _ index: InstanceID, besides seen: Set<Name>, _ columns: Set<DefinitionID>,
    _ place: inout PaperPlace
  ) -> [ShownPaper.Part] {
    let instance = instances[index]
    guard let kind = instance.kind else { return [] }
    let info = kinds[kind]
    var result: [ShownPaper.Part] = []
    for input in info.inputs where !seen.contains(input.name) {
      guard let symbol = scopes[instance.scope].symbols[input.name] else { continue }
      let heading = spelling(input.name)
      let documentation = documentation(of: input.name, in: info)
      switch symbol {
      case .table(let table):
        guard !isShown(table, columns) else { continue }
        result.append(.table(rows(of: table, heading, documentation, &place)))
      case .instance(let other):
        result += nested(other, heading, documentation, &place)
      case .definition(let definition) where !definitions[definition].isMissing:
        let value = value(of: .definition(definition), place.reference, place.context)
        if let part = givenPart(
          heading, value, documentation, columns, isDefault: isDefault(definition, input),
          &place)
        {
          result += part
        }
      case .definition, .kind, .function, .module, .scenario, .tree, .broken: continue
      }
    }
    return result
  }

  /// `true` iff the field was left out, so that the kind's own value holds.
  private func isDefault(_ definition: DefinitionID, _ input: InputDeclaration) -> Bool {
    definitions[definition].reference == input.reference
  }

  private mutating func givenPart(
    _ heading: String, _ value: ExpressionID, _ documentation: String, _ columns: Set<DefinitionID>,
    isDefault: Bool, _ place: inout PaperPlace
  ) -> [ShownPaper.Part]? {
    switch types[type(value)] {
    case .error, .pending, .function, .missing, .row: return nil
    case .table(let table):
      guard !isShown(table, columns) else { return nil }
      return [.table(rows(of: table, heading, documentation, &place))]
    case .instance(let other): return nested(other, heading, documentation, &place)
    case .number, .percent, .text, .yesNo, .date, .months, .days, .quantity, .rate, .hazard,
      .period, .choice, .list, .dated, .series, .range, .optional:
      var line = shownLine(heading, value, documentation)
      line.isInput = true
      line.isDefault = isDefault
      return [.line(line)]
    }
  }

  /// `true` iff all columns of the table stand among `columns`, but for a first one that names the rows, which stands
  /// beside them in any case.
  private mutating func isShown(_ table: TableID, _ columns: Set<DefinitionID>) -> Bool {
    var hasNames = false
    for column in tables[table].columns.map({ $0.definition }) {
      let type = demand(column)
      let element = types[types.element(type)]
      let isNames =
        if case .optional(let inner) = element { types[inner].namesRows } else { element.namesRows }
      if isNames, !hasNames {
        hasNames = true
      } else if !columns.contains(column) {
        return false
      }
    }
    return true
  }

  /// An instance that fills a field: its own fields where it is filled in right there, otherwise its title.
  private mutating func nested(
    _ other: InstanceID, _ heading: String, _ documentation: String, _ place: inout PaperPlace
  ) -> [ShownPaper.Part] {
    guard prepareInstance(other) else { return [] }
    let filledIn = instances[other].reference
    let kind = trees[filledIn.tree][filledIn.node].kind
    if kind == .instance || kind == .definition || place.above.contains(other) || place.left == 0 {
      var line = titleLine(other, heading, documentation, place)
      line.isInput = true
      return [.line(line)]
    }
    place.left -= 1
    place.above.append(other)
    defer { place.above.removeLast() }
    let paper = ShownPaper(
      label: instances[other].label, currency: instances[other].currency,
      given: givenParts(other, besides: [], [], &place), steps: [])
    return [.paper(name: heading, documentation: documentation, paper)]
  }

  /// A table that an instance was given.
  private mutating func rows(
    of table: TableID, _ title: String, _ documentation: String, _ place: inout PaperPlace
  ) -> ShownTable {
    var columns = tableColumns(table, place.reference, place.context)
    for place in columns.indices { columns[place].isInput = true }
    return ShownTable(title: title, documentation: documentation, columns: columns)
  }

  // MARK: Comments

  /// The first sentence of a comment, without its full stop.
  ///
  /// A sentence ends at a full stop, question or exclamation mark that a blank and then anything but a small letter or a digit
  /// follows; at the latest with its paragraph.
  static func firstSentence(_ text: String) -> String {
    var paragraph: [Character] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty, !paragraph.isEmpty { break }
      if !paragraph.isEmpty { paragraph.append(" ") }
      paragraph += line
    }
    for place in paragraph.indices.dropLast(2) where endsSentence(paragraph, at: place) {
      paragraph.removeSubrange((place + 1)...)
      break
    }
    while let last = paragraph.last, last == " " || last == "." { paragraph.removeLast() }
    return String(paragraph)
  }

  private static func endsSentence(_ text: [Character], at place: Int) -> Bool {
    guard text[place] == "." || text[place] == "?" || text[place] == "!", text[place + 1] == " "
    else { return false }
    let next = text[place + 2]
    return !next.isLowercase && !next.isNumber
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
