import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Fields that are kinds or tables: filled in with a block of their own, or changed in parts by
/// blocks and paths that are laid over them.
enum NestedFields {
  /// Fills an input with what its entries give, if it is a kind or a table that is filled in there;
  /// `false` where it is something else.
  static func fill(
    _ input: InputDeclaration, _ entries: [GivenField.Entry], of index: InstanceID,
    in checker: inout Checker
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
    let isNamed = isDefinition(first, in: checker) && !first.isOfPart
    let isStated =
      isNamed && value.exists
      && checker.trees[first.reference.tree][value].kind == .instanceValue
    if isNamed, !isStated {
      if parts.isEmpty { return false }
      vary(input, first, parts, of: index, in: &checker)
      return true
    }
    let blocks = parts.map { block(of: $0, input, index, in: checker) }
    if isStated {
      Tables.fillNamedInstance(
        input, NodeReference(first.reference.tree, value), first.scope, of: index,
        path: path(of: input, first, index, in: checker), over: blocks, in: &checker)
    } else {
      Tables.fillNestedInstance(input, first.reference, blocks, of: index, in: &checker)
    }
    return true
  }

  /// Keeps a place for a line that fills in a kind, or is a variant of what does, with what a variant
  /// of the whole or the host lays over it; `false` where the line is something else.
  static func fillLine(
    _ line: LineDeclaration, of index: InstanceID, _ fields: inout [GivenField],
    in checker: inout Checker
  ) -> Bool {
    guard line.clauses.count == 1, let clause = line.clauses.first, case .none = clause.index,
      clause.value.exists,
      SyntaxReading.isInstanceValue(clause.value, checker.trees[clause.reference.tree])
    else { return false }
    let owner = checker.instances[index]
    let nested = Instances.reserve(
      path: owner.path + "." + checker.spelling(line.name), reference: clause.reference,
      scope: owner.scope, in: &checker)
    if owner.isAbstract { checker.instances.markAbstract(nested) }
    checker.instances.setOwner(of: nested, to: index, changed: owner.given.last?.changed)
    checker.names.define(line.name, as: .instance(nested), in: owner.scope)
    if let field = fields.firstIndex(where: { $0.name == line.name }) {
      fields[field].isUsed = true
      checker.report(
        .lineIsDerived(
          checker.span(fields[field].entries[0].reference), checker.spelling(line.name),
          kind: Instances.kindName(of: owner, in: checker),
          derived: checker.span(line.reference)))
    }
    return true
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

  /// The path of the field in the instance that brings the entry in.
  private static func path(
    of input: InputDeclaration, _ entry: GivenField.Entry, _ index: InstanceID, in checker: Checker
  ) -> String {
    checker.instances[index].given[entry.layer].path + "." + checker.spelling(input.name)
  }

  /// The block that an entry is for the field: its own, or the one entry that its path leads to.
  private static func block(
    of entry: GivenField.Entry, _ input: InputDeclaration, _ index: InstanceID,
    in checker: Checker
  ) -> GivenBlock {
    let path = path(of: input, entry, index, in: checker)
    if entry.isOfPart {
      return GivenBlock(
        reference: entry.reference, scope: entry.scope, path: path, depth: entry.depth + 1,
        changed: checker.instances[index].given[entry.layer].changed)
    }
    let tree = checker.trees[entry.reference.tree]
    return GivenBlock(
      reference: NodeReference(entry.reference.tree, tree.child(entry.reference.node, 1)),
      scope: entry.scope, path: path, changed: checker.instances[index].given[entry.layer].changed)
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
    let followed = changesOfBase(input, rows, of: index, in: &checker)
    let parts = entries.filter { $0.isOfPart }
    guard !parts.isEmpty || !followed.isEmpty,
      case .table(let table)? =
        checker.names.scopes[checker.instances[index].scope].symbols[input.name]
    else { return true }
    let changes = parts.compactMap { entry -> Change? in
      let tree = checker.trees[entry.reference.tree]
      guard let head = SyntaxReading.pathHead(tree.child(entry.reference.node), tree) else {
        return nil
      }
      let path = head.names.dropFirst(entry.depth).map { checker.spelling($0) }
      if let row = head.row {
        let place =
          InstanceFields.place(of: entry.reference, in: checker)
          ?? checker.span(entry.reference)
        checker.report(
          .rowBeforeColumn(
            place, path.joined(separator: "."),
            instead: path.joined(separator: ".") + "[" + tree.text(row) + "]"))
        return nil
      }
      let rest = head.names.dropFirst(entry.depth + 1).map { checker.spelling($0) }
      return Change(
        path: checker.tables[table].name + "." + rest.joined(separator: "."),
        entry: entry.reference, index: head.index,
        value: NodeReference(
          entry.reference.tree, SyntaxReading.valueNode(entry.reference, in: checker)),
        scope: entry.scope)
    }
    let columns = checker.tables[table].columns.map { checker.definitions[$0.definition].path }
    for change in changes where !columns.contains(change.path) {
      let place = ChangePaths.place(of: change, in: checker)
      HostChanges.reportNothing(at: change.path, place, in: &checker)
    }
    Tables.apply(followed + changes, to: table, in: &checker)
    return true
  }

  /// The changes that a scenario or the host makes of the same table in what the instance is a variant
  /// of; none for a column of its own that is changed.
  private static func changesOfBase(
    _ input: InputDeclaration, _ rows: GivenField.Entry, of index: InstanceID,
    in checker: inout Checker
  ) -> [Change] {
    let instance = checker.instances[index]
    // What stands below the block with the rows is replaced by them.
    let bases = instance.given.dropFirst(rows.layer).map { $0.path }.filter {
      $0 != instance.path
    }
    guard let last = instance.given.last, !bases.isEmpty,
      case .table(let table)? = checker.names.scopes[instance.scope].symbols[input.name]
    else { return [] }
    var found: [Change] = []
    for column in checker.tables[table].columns {
      let own = checker.definitions[column.definition].path
      guard HostChanges.take(own, rows.scope, in: &checker).isEmpty else { continue }
      let rest = "." + checker.spelling(input.name) + "." + checker.spelling(column.name)
      for base in bases {
        found += HostChanges.take(base + rest, rows.scope, in: &checker).map { change in
          var followed = change
          followed.path = own
          return followed
        }
      }
      // What the world of the variant changes of its own, where the rows stand outside of it.
      if last.scope != rows.scope { found += HostChanges.take(own, last.scope, in: &checker) }
    }
    return found
  }

  /// Fills an input with a variant of the instance that its field names: the blocks are laid over
  /// what that was given.
  private static func vary(
    _ input: InputDeclaration, _ named: GivenField.Entry, _ parts: [GivenField.Entry],
    of index: InstanceID, in checker: inout Checker
  ) {
    let scope = checker.instances[index].scope
    var context = Context(
      scope: named.scope, definition: nil,
      timeline: Clauses.timeline(of: named.scope, in: checker))
    let value = Expressions.check(
      NodeReference(
        named.reference.tree, SyntaxReading.valueNode(named.reference, in: checker)), &context,
      expected: nil, whole: true, in: &checker)
    guard case .instance(let original) = checker.types[checker.type(value)],
      let kind = checker.instances[original].kind
    else {
      if checker.type(value) != .error {
        checker.report(
          .withoutInstance(
            checker.span(parts[0].reference), checker.describe(checker.type(value))))
      }
      checker.names.define(input.name, as: .broken, in: scope)
      return
    }
    let nested = Instances.reserve(
      path: checker.instances[index].path + "." + checker.spelling(input.name),
      reference: parts[0].reference, scope: named.scope, in: &checker)
    checker.instances.setOriginal(of: nested, to: original)
    checker.instances.setAround(of: nested, to: index)
    checker.names.define(input.name, as: .instance(nested), in: scope)
    let blocks = parts.map { block(of: $0, input, index, in: checker) }
    _ = Instances.fill(
      nested, kind: kind, given: checker.instances[original].given + blocks, in: &checker)
  }
}
