import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What a clause is for some of the instances by row.
struct RowClause {
  /// The first change that says so.
  var change: Change
  /// The change that hands over the clause; nil where it is taken out or was left out.
  var whole: Change?
  /// What is said of its parts, in layers: those of one layer have one number.
  var parts: [(block: GivenBlock, layer: Int)] = []
  /// How high the last of the parts stands that changes say; nil where a block says the last.
  var height: Int?
  /// The number of names behind the clause in `change`.
  var namesBehind = 0
}

/// Clauses that changes take out, hand over or fill in for some of the instances by row, and what
/// changes say of parts of them.
///
/// Such a row has a clause of its own, with the parts that are said of it laid over; the others keep what
/// they have.
enum RowClauses {
  /// `true` iff a change is of one row alone.
  static func isOfOneRow(_ change: Change, in checker: Checker) -> Bool {
    guard let row = change.row else { return false }
    return checker.trees[change.entry.tree][row].kind != .binder
  }

  /// `true` iff a change of a whole clause stands above that of others: what is missing for each with its row
  /// is missing for all.
  static func isByRow(_ change: Change, isGone: Bool, in checker: Checker) -> Bool {
    change.row != nil && (!isGone || isOfOneRow(change, in: checker))
  }

  /// `true` iff a change of a whole clause stands above that of others.
  static func isByRow(_ change: Change, in checker: inout Checker) -> Bool {
    guard change.row != nil, case .none = change.index else { return false }
    let isGone = ReplacedFields.isMissing(change.value, change.scope, in: &checker)
    return isByRow(change, isGone: isGone, in: checker)
  }

  /// `true`, after a diagnostic, iff a change keeps the clause of some rows with `was` while its block changes
  /// that besides: what it was has no place of its own.
  static func reportsWas(
    _ change: Change, beside others: [Change], _ kind: KindID, in checker: inout Checker
  ) -> Bool {
    guard change.row != nil, Worlds.namesWhatWas(change.value, in: checker) else { return false }
    let isKept = keepsWhatWas(change, in: checker)
    let isChanged = others.contains { other in
      if isKept { return isWider(other, than: change, in: checker) }
      return !isOfOneRow(other, in: checker) || ChangePaths.isSameRow(other, change, in: checker)
        || !isOfOneRow(change, in: checker)
    }
    guard isChanged else { return false }
    checker.report(
      .keepsClauseThatChanges(
        ChangePaths.place(of: change, in: checker), change.path,
        instead: ChangePaths.written(change, before: 0, in: checker) + " = "
          + checker.spelling(checker.kinds[kind].name) + " { … }"))
    return true
  }

  /// `true` iff a change of a clause says that it stays what it was, and nothing else.
  static func keepsWhatWas(_ change: Change, in checker: Checker) -> Bool {
    guard change.value.node.exists else { return false }
    let tree = checker.trees[change.value.tree]
    let node = SyntaxReading.unwrapped(change.value.node, tree)
    return tree[node].kind == .name && tree.name(node).word == .was
  }

  /// `true` iff a change is of more rows than another one.
  private static func isWider(
    _ change: Change, than other: Change, in checker: Checker
  ) -> Bool {
    ChangePaths.rank(of: change, in: checker) / 4 < ChangePaths.rank(of: other, in: checker) / 4
  }

  /// Notes a change of the whole for one row, or for each with its row in sight.
  static func take(
    _ change: Change, isGone: Bool, in rows: inout [RowClause], in checker: Checker
  ) {
    if !Worlds.namesWhatWas(change.value, in: checker) {
      let isOfOne = isOfOneRow(change, in: checker)
      rows.removeAll { !isOfOne || ChangePaths.isSameRow($0.change, change, in: checker) }
    }
    rows.append(RowClause(change: change, whole: isGone ? nil : change))
  }

  /// Notes a change of a part of the clause, with `behind` names behind that, for the rows that have one of
  /// their own.
  ///
  /// Where the clause is left out in all of them, a change of one row fills it in there.
  static func add(
    _ change: Change, behind: Int, to rows: inout [RowClause], isLeftOut: Bool,
    of index: InstanceID, in checker: inout Checker
  ) {
    let layer = number(of: change, in: checker)
    var found = false
    let known = rowsOfVariant(index, in: checker)
    for place in rows.indices where mayRead(rows[place], known, in: checker) {
      let isOfOne = isOfOneRow(rows[place].change, in: checker)
      let isSame = ChangePaths.isSameRow(rows[place].change, change, in: checker)
      let isOfAll = !isOfOneRow(change, in: checker)
      // What is said of one row stands above what the same block says of all.
      let isAbove = number(of: rows[place].change, in: checker) < layer
      guard isOfOne ? isSame || isOfAll && isAbove : isOfAll else { continue }
      lay(change, behind, layer, over: &rows[place], of: index, in: &checker)
      found = true
    }
    guard !found, isOfOneRow(change, in: checker) else { return }
    // The row of a clause that is handed over for each.
    let each = rows.last { !isOfOneRow($0.change, in: checker) }
    guard isLeftOut || each != nil else { return }
    var row = RowClause(change: change, whole: each?.whole, parts: each?.parts ?? [])
    row.namesBehind = behind
    lay(change, behind, layer, over: &row, of: index, in: &checker)
    rows.append(row)
  }

  /// Lays what a block says of the clause over what rows have: a whole stands in its place.
  static func lay(
    _ entries: [GivenField.Entry], of index: InstanceID, over rows: inout [RowClause],
    in checker: Checker
  ) {
    if rows.isEmpty || entries.isEmpty { return }
    guard entries.allSatisfy({ NestedFields.isPart($0, in: checker) }) else {
      rows = []
      return
    }
    let known = rowsOfVariant(index, in: checker)
    for place in rows.indices where mayRead(rows[place], known, in: checker) {
      for entry in entries {
        let isFirst = entry.reference == entries[0].reference
        let layer = (rows[place].parts.last?.layer ?? 0) + (isFirst ? 1 : 0)
        let block = NestedFields.block(
          of: entry, InstanceFields.names(of: entry.reference, in: checker)[entry.depth], index,
          in: checker)
        rows[place].parts.append((block, layer))
      }
      rows[place].height = nil
    }
  }

  /// `true` iff a variant of the rows `known` alone, or of all where there are none, reads what the clause is for
  /// the row of `clause`.
  private static func mayRead(
    _ clause: RowClause, _ known: [String], in checker: Checker
  ) -> Bool {
    guard isOfOneRow(clause.change, in: checker) else { return true }
    let tree = checker.trees[clause.change.entry.tree]
    let row = clause.change.row.map { tree.text($0) } ?? ""
    return known.allSatisfy { $0 == row }
  }

  /// `true` iff an instance is, or is a part of, a variant of one row that has one of these clauses.
  static func coverAll(
    _ rows: [RowClause], of index: InstanceID, in checker: Checker
  ) -> Bool {
    guard rows.contains(where: { isOfOneRow($0.change, in: checker) }) else { return false }
    let known = rowsOfVariant(index, in: checker)
    return !known.isEmpty
      && rows.contains {
        isOfOneRow($0.change, in: checker) && mayRead($0, known, in: checker)
      }
  }

  /// What stands in the brackets of `facility["A"] with { … }`, of which an instance is, or is a part of: no
  /// other row is read of it.
  private static func rowsOfVariant(_ index: InstanceID, in checker: Checker) -> [String] {
    var found: [String] = []
    var waiting: [InstanceID] = [index]
    var steps = 0
    while let next = waiting.popLast(), steps < WorkLimits.layers {
      steps += 1
      let instance = checker.instances[next]
      waiting += [instance.around, instance.original].compactMap { $0 }
      let tree = checker.trees[instance.reference.tree]
      guard tree[instance.reference.node].kind == .with else { continue }
      let base = tree.child(instance.reference.node)
      guard tree[base].kind == .index, tree[tree.child(base, 1)].kind == .text else { continue }
      found.append(tree.text(tree.child(base, 1)))
    }
    return found
  }

  /// The number of the layer in which a change stands.
  private static func number(of change: Change, in checker: Checker) -> Int {
    let height = NamedTables.height(of: change, in: checker)
    return height.world * 1_000_000 + height.block
  }

  /// Lays a change of a part over the clause of a row.
  private static func lay(
    _ change: Change, _ behind: Int, _ layer: Int, over row: inout RowClause,
    of index: InstanceID, in checker: inout Checker
  ) {
    checker.changes.markUsed(change)
    let names = InstanceFields.names(of: change.entry, in: checker)
    var block = GivenBlock(
      reference: change.entry, scope: scope(of: change, index, in: &checker),
      path: ChangePaths.written(row.change, before: row.namesBehind, in: checker),
      depth: max(0, names.count - behind))
    block.isOfRow = true
    // In one block what is said of one row stands above what is said of all.
    let height = 3 * layer + ChangePaths.rank(of: change, in: checker) / 4
    let top = row.parts.last?.layer ?? height
    row.parts.append((block, height == row.height ? top : max(height, top + 1)))
    row.height = height
  }

  /// The scope that a change sees, with the name of its row.
  private static func scope(
    of change: Change, _ index: InstanceID, in checker: inout Checker
  ) -> ScopeID {
    let holder = Definition(
      name: Word.was.name, path: "", reference: change.entry, clauses: [], scope: change.scope,
      role: .input(instance: index), sink: checker.instances[index].sink)
    return RowChanges.scope(of: change, of: holder, in: &checker)
  }

  /// Puts what the clause is for a row above what it is for the others.
  static func put(
    _ row: RowClause, of input: InputDeclaration, _ index: InstanceID,
    on definition: inout Definition, in checker: inout Checker
  ) {
    guard !row.parts.isEmpty else {
      HostChanges.apply(
        [row.change], to: &definition, layer: definition.topLayer + 1, in: &checker)
      return
    }
    guard let node = row.change.row else { return }
    let reference = row.change.entry
    let nested = Instances.reserve(
      path: ChangePaths.written(row.change, before: row.namesBehind, in: checker),
      reference: reference, scope: row.change.scope, in: &checker)
    checker.instances.setAround(of: nested, to: index)
    guard fill(nested, row, input, index, in: &checker) else { return }
    var clause = Clause(
      reference: reference, index: .none, value: .none,
      expression: checker.make(.constant(0), checker.types.id(.instance(nested)), reference),
      layer: definition.topLayer + 1, scope: row.change.scope)
    clause.row = NodeReference(reference.tree, node)
    clause.others = Worlds.keepWhatWas(definition, hasOwnDistribution: false, in: &checker)
    definition.scope = row.change.scope
    definition.clauses = [clause]
    if definition.isMissing { (definition.isMissing, definition.type) = (false, .pending) }
  }

  /// Fills in the clause of a row; `false` after a diagnostic.
  private static func fill(
    _ nested: InstanceID, _ row: RowClause, _ input: InputDeclaration, _ index: InstanceID,
    in checker: inout Checker
  ) -> Bool {
    let path = checker.instances[nested].path
    // What one layer says of several parts counts together.
    var firsts: [Int: NodeReference] = [:]
    let parts = row.parts.map { block, layer in
      var block = block
      let first = firsts[layer] ?? block.reference
      firsts[layer] = first
      block.around = first
      return block
    }
    guard let whole = row.whole else {
      guard let kind = ReplacedFields.kind(of: input, index, in: &checker) else { return false }
      let empty = ReplacedFields.emptyBlock(
        at: row.change, path: path, row.change.scope, in: checker)
      return Instances.fill(nested, kind: kind, given: [empty] + parts, in: &checker)
    }
    let scope = scope(of: whole, index, in: &checker)
    let tree = checker.trees[whole.value.tree]
    let node = SyntaxReading.unwrapped(whole.value.node, tree)
    if tree[node].kind == .instanceValue {
      let block = GivenBlock(
        reference: NodeReference(whole.value.tree, tree.child(node, 1)), scope: scope, path: path)
      return Instances.fill(
        nested, kindNamed: NodeReference(whole.value.tree, tree.child(node)),
        given: [block] + parts, in: &checker)
    }
    let place = row.parts[0].block.reference
    guard
      let (original, kind) = NestedFields.varied(whole.value, scope, at: place, in: &checker)
    else { return false }
    checker.instances.setOriginal(of: nested, to: original)
    return Instances.fill(
      nested, kind: kind, given: checker.instances[original].given + parts, in: &checker)
  }

  /// `true` iff a definition has a value for single rows alone, and none for the others.
  static func leavesOthersOut(_ definition: Definition, in checker: Checker) -> Bool {
    definition.clauses.contains { clause in
      guard let others = clause.others, let row = clause.row,
        checker.trees[row.tree][row.node].kind != .binder
      else { return false }
      let beneath = checker.definitions[others]
      return beneath.clauses.isEmpty
        ? !beneath.isMissing : leavesOthersOut(beneath, in: checker)
    }
  }
}
