import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Fields that are kinds or tables: filled in with a block of their own, or changed in parts by
/// blocks and paths that are laid over them.
enum NestedFields {
  /// Fills an input with what its entries give, if it is a kind or a table that is filled in there;
  /// `false` where it is something else. Where `varied` changes a part of what a field names, the input
  /// is a variant of that.
  static func fill(
    _ input: InputDeclaration, _ entries: [GivenField.Entry], of index: InstanceID,
    varied: NodeReference? = nil, in checker: inout Checker
  ) -> Bool {
    guard let first = entries.first else { return false }
    let tree = checker.trees[input.reference.tree]
    if tree[input.type].kind == .tableType {
      return fillTable(input, entries, of: index, in: &checker)
    }
    guard tree[input.type].kind == .namedType, TypeWord(rawValue: tree.text(input.type)) == nil
    else {
      guard !isDefinition(first, in: checker) || first.isOfPart else { return false }
      if first.isOfPart {
        checker.report(.notAField(checker.span(first.reference)))
        checker.names.define(input.name, as: .broken, in: checker.instances[index].scope)
      } else {
        Tables.fillInput(input, (first.reference, first.scope), of: index, in: &checker)
      }
      return true
    }
    if let entry = entries.first(where: { hasRow($0, in: checker) }) {
      let place =
        InstanceFields.place(of: entry.reference, in: checker) ?? checker.span(entry.reference)
      checker.report(.cannotChange(place, checker.spelling(input.name), .hasNoRows))
      checker.names.define(input.name, as: .broken, in: checker.instances[index].scope)
      return true
    }
    let parts = entries.filter { isPart($0, in: checker) }
    let value = SyntaxReading.valueNode(first.reference, in: checker)
    let isNamed = isNamed(first, in: checker)
    // A clause that is taken out and filled in again in the same block is filled in anew.
    if isNamed, !parts.isEmpty,
      ReplacedFields.isMissing(
        NodeReference(first.reference.tree, value), first.scope, in: &checker)
    {
      return fill(input, parts, of: index, in: &checker)
    }
    let isStated =
      isNamed && value.exists
      && checker.trees[first.reference.tree][value].kind == .instanceValue
    if isNamed, !isStated {
      guard let place = parts.first?.reference ?? varied else { return false }
      vary(input, first, parts, of: index, at: place, in: &checker)
      return true
    }
    let blocks = blocks(
      of: parts, from: first.layer, at: first.reference, input.name, index, in: checker)
    if isStated {
      Tables.fillNamedInstance(
        input, NodeReference(first.reference.tree, value), first.scope, of: index,
        path: path(of: input.name, first, index, in: checker),
        changed: checker.instances[index].given[first.layer].changed, over: blocks, in: &checker)
    } else {
      Tables.fillNestedInstance(input, first.reference, blocks, of: index, in: &checker)
    }
    return true
  }

  /// Keeps a place for a line that fills in a kind, once or for each row, or is a variant of what does,
  /// with what a variant of the whole or the host lays over it; `false` where the line is something
  /// else.
  static func fillLine(
    _ line: LineDeclaration, of index: InstanceID, _ fields: inout [GivenField],
    in checker: inout Checker
  ) -> Bool {
    guard line.clauses.count == 1, let clause = line.clauses.first, clause.value.exists,
      SyntaxReading.isInstanceValue(clause.value, checker.trees[clause.reference.tree])
    else { return false }
    switch clause.index {
    case .none: break
    case .each:
      // There is no one of the row at hand among the rows of another.
      if DoubleLines.isByRow(index, in: checker) { return false }
    case .opening, .at, .range: return false
    }
    if variesChosen(clause, of: index, in: checker) { return false }
    let owner = checker.instances[index]
    let nested = Instances.reserve(
      path: owner.path + "." + checker.spelling(line.name), reference: clause.reference,
      scope: owner.scope, in: &checker)
    if owner.isAbstract { checker.instances.markAbstract(nested) }
    checker.instances.setOwner(of: nested, to: index, changed: owner.given.last?.changed)
    checker.names.define(line.name, as: .instance(nested), in: owner.scope)
    var entries: [GivenField.Entry] = []
    if let field = fields.firstIndex(where: { $0.name == line.name }) {
      fields[field].isUsed = true
      entries = fields[field].entries.filter { !$0.isBroken }
    }
    if let entry = entries.first(where: { $0.layer == 0 || !isPart($0, in: checker) }) {
      let name = checker.spelling(line.name)
      checker.report(
        .lineIsDerived(
          checker.span(entry.reference), name, kind: Instances.kindName(of: owner, in: checker),
          derived: checker.span(line.reference),
          laidOver: entry.layer > 0 ? name + " { … }" : nil))
      return true
    }
    checker.instances.lay(
      blocks(of: entries, from: 1, at: line.reference, line.name, index, in: checker), over: nested)
    return true
  }

  /// `true` iff a line varies what fills a field by a condition, `part = if large then a else b`: it is one of a variant
  /// of each.
  private static func variesChosen(
    _ clause: Clause, of index: InstanceID, depth: Int = 0, in checker: Checker
  ) -> Bool {
    let tree = checker.trees[clause.reference.tree]
    guard tree[clause.value].kind == .with else { return false }
    let base = SyntaxReading.unwrapped(tree.child(clause.value), tree)
    let instance = checker.instances[index]
    guard tree[base].kind == .name else { return false }
    if let kind = instance.kind,
      let line = checker.kinds[kind].lines.first(where: { $0.name == tree.name(base) })
    {
      guard depth < WorkLimits.layers, line.clauses.count == 1, let beneath = line.clauses.first,
        beneath.value.exists
      else { return false }
      return variesChosen(beneath, of: index, depth: depth + 1, in: checker)
    }
    let symbols = checker.names.scopes[instance.scope].symbols
    guard case .definition(let field)? = symbols[tree.name(base)],
      let filled = checker.definitions[field].clauses.last, filled.value.exists
    else { return false }
    let source = checker.trees[filled.reference.tree]
    return source[SyntaxReading.unwrapped(filled.value, source)].kind == .conditional
  }

  /// `true` iff an entry changes a part of a field, or fills in a kind with a block.
  static func isPart(_ entry: GivenField.Entry, in checker: Checker) -> Bool {
    if entry.isOfPart { return true }
    let tree = checker.trees[entry.reference.tree]
    guard tree[entry.reference.node].kind == .blockField else { return false }
    let body = tree.child(entry.reference.node, 1)
    return body.exists && tree[body].kind == .block
  }

  /// `true` iff the field of an entry has a row in brackets, as in `inner["A"].rate`.
  private static func hasRow(_ entry: GivenField.Entry, in checker: Checker) -> Bool {
    let tree = checker.trees[entry.reference.tree]
    guard tree[entry.reference.node].kind == .definition,
      let head = SyntaxReading.pathHead(tree.child(entry.reference.node), tree)
    else { return false }
    return head.row != nil && head.before == entry.depth
  }

  /// `true` iff the entry is an equation.
  private static func isDefinition(_ entry: GivenField.Entry, in checker: Checker) -> Bool {
    checker.trees[entry.reference.tree][entry.reference.node].kind == .definition
  }

  /// `true` iff the entry is an equation for the field as a whole.
  static func isNamed(_ entry: GivenField.Entry, in checker: Checker) -> Bool {
    isDefinition(entry, in: checker) && !entry.isOfPart
  }

  /// The path of the field in the instance that brings the entry in.
  private static func path(
    of field: Name, _ entry: GivenField.Entry, _ index: InstanceID, in checker: Checker
  ) -> String {
    checker.instances[index].given[entry.layer].path + "." + checker.spelling(field)
  }

  /// The blocks that entries are for the field, with an empty one for each instance that is varied, or varies, and does
  /// not name the field: what is changed of its part is seen there.
  private static func blocks(
    of entries: [GivenField.Entry], from first: Int, at place: NodeReference, _ field: Name,
    _ index: InstanceID, in checker: Checker
  ) -> [GivenBlock] {
    let given = checker.instances[index].given
    guard !checker.changes.all.isEmpty || !checker.worlds.all.entries.isEmpty else {
      return entries.map { block(of: $0, field, index, in: checker) }
    }
    let tree = checker.trees[place.tree]
    var leaf = place.node
    while tree.child(leaf).exists { leaf = tree.child(leaf) }
    var blocks: [GivenBlock] = []
    for (layer, outer) in given.enumerated() where layer >= first {
      let own = entries.filter { $0.layer == layer }
      blocks += own.map { block(of: $0, field, index, in: checker) }
      let isLast =
        layer + 1 == given.count || !InstanceFields.isOfSame(given[layer + 1], outer, in: checker)
      let path = outer.path + "." + checker.spelling(field)
      guard isLast, own.isEmpty, blocks.last?.path != path else { continue }
      blocks.append(
        GivenBlock(
          reference: NodeReference(place.tree, leaf), scope: outer.scope, path: path,
          changed: outer.changed))
    }
    return blocks
  }

  /// The block that an entry is for the field: its own, or the one entry that its path leads to.
  static func block(
    of entry: GivenField.Entry, _ field: Name, _ index: InstanceID, in checker: Checker
  ) -> GivenBlock {
    let path = path(of: field, entry, index, in: checker)
    let outer = checker.instances[index].given[entry.layer]
    let around = outer.around ?? outer.reference
    let tree = checker.trees[entry.reference.tree]
    let reference =
      entry.isOfPart
      ? entry.reference
      : NodeReference(entry.reference.tree, tree.child(entry.reference.node, 1))
    var block = GivenBlock(
      reference: reference, scope: entry.scope, path: path,
      depth: entry.isOfPart ? entry.depth + 1 : 0, changed: outer.changed, around: around)
    block.isOfRow = entry.isOfRow
    return block
  }

  /// Fills a table with its last rows, and makes the changes of its columns; `false` where the input
  /// is no table after all.
  private static func fillTable(
    _ input: InputDeclaration, _ entries: [GivenField.Entry], of index: InstanceID,
    in checker: inout Checker
  ) -> Bool {
    guard let rows = entries.last(where: { !$0.isOfPart }), !isDefinition(rows, in: checker) else {
      return false
    }
    Tables.fillInput(input, (rows.reference, rows.scope), of: index, in: &checker)
    guard
      case .table(let table)? =
        checker.names.scopes[checker.instances[index].scope].symbols[input.name]
    else { return true }
    let layers = changes(
      of: table, at: input.name, entries.filter { $0.isOfPart }, from: rows.layer, index,
      in: &checker)
    Tables.apply(layers, to: table, in: &checker)
    return true
  }

  /// The changes of a field that is a table, the lowest layer first: what each block says, from the
  /// one with the rows on, followed by what the world and the host change in the instance that
  /// brings it in. So a variant sees what is changed in its base.
  static func changes(
    of table: TableID, at field: Name, _ parts: [GivenField.Entry], from first: Int,
    _ index: InstanceID, in checker: inout Checker
  ) -> [[Change]] {
    let instance = checker.instances[index]
    let name = "." + checker.spelling(field)
    let own = instance.path + name
    let columns = checker.tables[table].columns.map { "." + checker.spelling($0.name) }
    var layers: [[Change]] = []
    func follow(_ path: String, _ scope: ScopeID, in checker: inout Checker) {
      for column in columns {
        let taken = HostChanges.take(path + name + column, scope, in: &checker)
        layers += HostChanges.inLayers(taken).map { layer in
          layer.map { change in
            var followed = change
            followed.isOfBase = followed.path != own + column
            followed.path = own + column
            return followed
          }
        }
      }
    }
    for (layer, block) in instance.given.enumerated() where layer >= first {
      var said: [Change] = []
      for part in parts where part.layer == layer {
        guard let change = change(by: part, of: own, columns, in: &checker) else { continue }
        said.insert(
          change, at: ChangePaths.position(of: change, among: said, in: checker))
      }
      if !said.isEmpty { layers.append(said) }
      let isLast =
        layer + 1 == instance.given.count
        || !InstanceFields.isOfSame(instance.given[layer + 1], block, in: checker)
      if isLast { follow(block.path, block.changed, in: &checker) }
    }
    return layers
  }

  /// The change of a column that an entry of `with` makes of the table at `path`; nil, after a
  /// diagnostic, where the table has no such column.
  private static func change(
    by entry: GivenField.Entry, of path: String, _ columns: [String], in checker: inout Checker
  ) -> Change? {
    let tree = checker.trees[entry.reference.tree]
    guard let head = SyntaxReading.pathHead(tree.child(entry.reference.node), tree) else {
      return nil
    }
    let rest = head.names.dropFirst(entry.depth + 1).map { checker.spelling($0) }
    if let row = head.row {
      let place =
        InstanceFields.place(of: entry.reference, in: checker) ?? checker.span(entry.reference)
      let field = checker.spelling(head.names[entry.depth]) + "." + rest.joined(separator: ".")
      checker.report(
        .rowBeforeColumn(place, field, instead: field + "[" + tree.text(row) + "]"))
      return nil
    }
    let column = "." + rest.joined(separator: ".")
    guard columns.contains(column) else {
      let place =
        InstanceFields.place(of: entry.reference, in: checker) ?? checker.span(entry.reference)
      HostChanges.reportNothing(at: path + column, place, in: &checker)
      return nil
    }
    return Change(
      path: path + column, entry: entry.reference, index: head.index,
      value: NodeReference(
        entry.reference.tree, SyntaxReading.valueNode(entry.reference, in: checker)),
      scope: entry.scope)
  }

  /// Returns the instance that a value names, and its kind, so that parts of it are given anew; nil, reported
  /// at `place`, where it names none.
  static func varied(
    _ value: NodeReference, _ scope: ScopeID, at place: NodeReference, in checker: inout Checker
  ) -> (original: InstanceID, kind: KindID)? {
    var context = Context(
      scope: scope, definition: nil, timeline: Clauses.timeline(of: scope, in: checker))
    let checked = Expressions.check(value, &context, expected: nil, whole: true, in: &checker)
    let found = checker.type(checked)
    guard case .instance(let original) = checker.types[found],
      let kind = checker.instances[original].kind
    else {
      if let kind = chosenKind(found, in: checker) {
        reportChosen(place, kind, in: &checker)
      } else if found != .error {
        checker.report(.withoutInstance(checker.span(place), checker.describe(found)))
      }
      return nil
    }
    return (original, kind)
  }

  /// The kind of what a condition or a row chooses; nil for other types.
  private static func chosenKind(_ type: TypeID, in checker: Checker) -> KindID? {
    switch checker.types[type] {
    case .optional(let inner): return chosenKind(inner, in: checker)
    case .instance(let one), .member(let one): return checker.instances[one].kind
    default: return nil
    }
  }

  /// Reports what says a part of a clause that a condition chooses: which one it is a part of the run tells.
  private static func reportChosen(
    _ entry: NodeReference, _ kind: KindID, in checker: inout Checker
  ) {
    let place = place(of: entry, in: checker)
    let written = checker.files.sources.text(place)
    let isPart = checker.trees[entry.tree][entry.node].kind == .definition
    let clause = isPart ? written.lastIndex(of: ".").map { written[..<$0] } : nil
    checker.report(
      .clauseIsChosen(
        place, written,
        instead: (clause ?? written[...]) + " = " + checker.spelling(checker.kinds[kind].name)
          + " { … }"))
  }

  /// The place of the left side of an entry.
  private static func place(of entry: NodeReference, in checker: Checker) -> Span {
    InstanceFields.place(of: entry, in: checker) ?? checker.span(entry)
  }

  /// Fills an input with a variant of the instance that its field names: the blocks are laid over
  /// what that was given.
  private static func vary(
    _ input: InputDeclaration, _ named: GivenField.Entry, _ parts: [GivenField.Entry],
    of index: InstanceID, at place: NodeReference, in checker: inout Checker
  ) {
    let scope = checker.instances[index].scope
    let value = NodeReference(
      named.reference.tree, SyntaxReading.valueNode(named.reference, in: checker))
    guard let (original, kind) = varied(value, named.scope, at: place, in: &checker) else {
      checker.names.define(input.name, as: .broken, in: scope)
      return
    }
    let nested = Instances.reserve(
      path: checker.instances[index].path + "." + checker.spelling(input.name),
      reference: place, scope: named.scope, in: &checker)
    checker.instances.setOriginal(of: nested, to: original)
    checker.instances.setAround(of: nested, to: index)
    checker.names.define(input.name, as: .instance(nested), in: scope)
    let blocks = blocks(
      of: parts, from: named.layer, at: named.reference, input.name, index, in: checker)
    _ = Instances.fill(
      nested, kind: kind, given: checker.instances[original].given + blocks, in: &checker)
  }
}
