import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Fields of a kind or table that a scenario or the host changes as a whole: a clause is taken out or
/// another put in its place, and one that was left out is filled in.
enum ReplacedFields {
  /// What fills a field once changes of the whole are made.
  struct Filling {
    /// What is left of the entries of blocks, with what takes their place.
    var entries: [GivenField.Entry]
    /// The first change that fills in a part of what nothing else fills in, and the empty block for it.
    var added: (change: Change, block: GivenBlock)?
    /// Empty blocks for what variants of that say besides, the lowest first.
    var above: [GivenBlock] = []
    /// The first change of a part of what a change has handed over by name.
    var varied: Change?
    /// What the whole is for some rows, which stands above what fills it for the others.
    var rows: [RowClause] = []
  }

  /// Returns the changes seen from a world without those of parts that a later layer replaces with the
  /// whole: of `facility.cap.share` where a scenario above says what `facility.cap` is.
  static func uncovered(
    _ changes: [Change], _ scope: ScopeID, in checker: Checker
  ) -> [Change] {
    guard changes.contains(where: { $0.path.utf8.contains(0x2E) }) else { return changes }
    var wholes: [Change] = []
    var current: ScopeID? = scope
    while let here = current {
      if case .world(let number) = checker.names.scopes[here].kind {
        wholes += checker.worlds[number].changes.filter { whole in
          guard case .none = whole.index else { return false }
          return changes.contains { $0.path.hasPrefix(whole.path + ".") }
            && whole.value.node.exists && !Worlds.namesWhatWas(whole.value, in: checker)
        }
      }
      current = checker.names.scopes[here].parent
    }
    if wholes.isEmpty { return changes }
    return changes.filter { part in
      let own = NamedTables.height(of: part, in: checker)
      return !wholes.contains { whole in
        part.path.hasPrefix(whole.path + ".") && NamedTables.height(of: whole, in: checker) > own
          && (!RowClauses.isOfOneRow(whole, in: checker)
            || ChangePaths.isSameRow(whole, part, in: checker))
      }
    }
  }

  /// Returns what fills the input: the entries of each block, followed by what is changed in the instance
  /// that brings the block in.
  static func filling(
    of input: InputDeclaration, _ entries: [GivenField.Entry], of index: InstanceID,
    in checker: inout Checker
  ) -> Filling {
    var filling = Filling(entries: entries)
    let tree = checker.trees[input.reference.tree]
    guard
      !checker.changes.all.isEmpty || !checker.worlds.all.entries.isEmpty
        || entries.contains(where: { wholeOfRow($0, in: checker) != nil }),
      tree[input.type].kind == .tableType || tree[input.type].kind == .namedType
    else { return filling }
    let kind = kind(of: input, index, in: &checker)
    guard tree[input.type].kind == .tableType || kind != nil else { return filling }
    let instance = checker.instances[index]
    filling.entries = []
    for (layer, block) in instance.given.enumerated() {
      let own = entries.filter { $0.layer == layer && wholeOfRow($0, in: checker) == nil }
      // What a block says of the whole stands above all that is changed in what it is laid over.
      if own.contains(where: { !NestedFields.isPart($0, in: checker) }) {
        filling = Filling(entries: [])
      }
      RowClauses.lay(own, of: index, over: &filling.rows, in: checker)
      filling.entries += own
      for entry in entries where entry.layer == layer {
        guard var change = wholeOfRow(entry, in: checker) else { continue }
        change.path = block.path + "." + checker.spelling(input.name)
        take(change, as: &filling, layer: layer, in: &checker)
      }
      let isLast =
        layer + 1 == instance.given.count
        || !InstanceFields.isOfSame(instance.given[layer + 1], block, in: checker)
      if isLast {
        change(
          &filling, input, kind, at: block.path, block.changed, layer: layer, of: index,
          in: &checker)
      }
    }
    // A variant of one row that has a clause of its own reads nothing of what the others have.
    if input.isOptional, RowClauses.coverAll(filling.rows, of: index, in: checker) {
      (filling.entries, filling.added, filling.above, filling.varied) = ([], nil, [], nil)
    }
    return filling
  }

  /// The change of one row's clause as a whole that an entry such as `loans["B"].cap = capk { … }` is; nil for others.
  private static func wholeOfRow(_ entry: GivenField.Entry, in checker: Checker) -> Change? {
    guard NestedFields.isNamed(entry, in: checker),
      let change = InstanceFields.rowChange(of: entry, "", in: checker)
    else { return nil }
    if case .none = change.index { return change }
    return nil
  }

  /// Fills the input, if what fills it is a block, rows or changes of parts; `false` where it is something
  /// else, or left out.
  static func fill(
    _ input: InputDeclaration, _ filling: Filling, of index: InstanceID, in checker: inout Checker
  ) -> Bool {
    guard let (change, block) = filling.added else {
      return NestedFields.fill(
        input, filling.entries, of: index, varied: filling.varied?.entry, in: &checker)
    }
    let blocks = filling.entries.map {
      NestedFields.block(of: $0, input.name, index, in: checker)
    }
    Tables.fillNestedInstance(
      input, change.entry, [block] + filling.above + blocks, of: index, in: &checker)
    return true
  }

  /// Returns what has just filled the input as a clause, which changes of some rows can stand above; nil where
  /// it is no instance.
  static func clause(
    of input: InputDeclaration, _ index: InstanceID, in checker: inout Checker
  ) -> Clause? {
    let scope = checker.instances[index].scope
    guard case .instance(let nested)? = checker.names.scopes[scope].symbols[input.name] else {
      return nil
    }
    let reference = checker.instances[nested].reference
    var clause = Clause(reference: reference, index: .none, value: .none)
    clause.expression = checker.make(
      .constant(0), checker.types.id(.instance(nested)), reference)
    return clause
  }

  /// The kind that fills the input; nil where its type is none.
  static func kind(
    of input: InputDeclaration, _ index: InstanceID, in checker: inout Checker
  ) -> KindID? {
    guard let owner = checker.instances[index].kind else { return nil }
    let tree = checker.trees[input.reference.tree]
    guard tree[input.type].kind == .namedType, TypeWord(rawValue: tree.text(input.type)) == nil,
      case .kind(let kind)? = Names.lookUpForm(
        tree.name(input.type), scope: checker.kinds[owner].scope, in: &checker),
      Kinds.prepare(kind, in: &checker)
    else { return nil }
    return kind
  }

  /// `true` iff the path leads to an input or line of the kind, or of one that fills an input of it.
  static func leads(
    _ path: ArraySlice<String>, into kind: KindID, in checker: inout Checker
  ) -> Bool {
    guard let first = path.first else { return false }
    let name = checker.names.table.intern(first)
    let info = checker.kinds[kind]
    guard path.count > 1 else {
      return info.inputs.contains { $0.name == name } || info.lines.contains { $0.name == name }
    }
    guard let input = info.inputs.first(where: { $0.name == name }) else { return false }
    let tree = checker.trees[input.reference.tree]
    guard tree[input.type].kind == .namedType,
      case .kind(let inner)? = Names.lookUpForm(
        tree.name(input.type), scope: info.scope, in: &checker),
      Kinds.prepare(inner, in: &checker)
    else { return false }
    return leads(path.dropFirst(), into: inner, in: &checker)
  }

  /// Makes the changes of the field and its parts that stand at `path` in the world of `scope`, the lowest
  /// first, those of the whole before those of parts.
  private static func change(
    _ filling: inout Filling, _ input: InputDeclaration, _ kind: KindID?, at path: String,
    _ scope: ScopeID, layer: Int, of index: InstanceID, in checker: inout Checker
  ) {
    let path = path + "." + checker.spelling(input.name)
    let wholes = HostChanges.take(path, scope, in: &checker)
    let parts = kind == nil ? [] : HostChanges.beneath(path, scope, in: checker)
    if wholes.isEmpty, parts.isEmpty { return }
    let all = wholes.map { ($0, false) } + parts.map { ($0, true) }
    let ranks = all.enumerated().map { place, item in
      let height = NamedTables.height(of: item.0, in: checker)
      return (height.world, height.block, item.1 ? 1 : 0, place)
    }
    for place in all.indices.sorted(by: { ranks[$0] < ranks[$1] }) {
      let (change, isPart) = all[place]
      guard isPart else {
        let others = all.indices.filter {
          $0 != place && ranks[$0].0 == ranks[place].0 && ranks[$0].1 == ranks[place].1
        }
        if let kind,
          RowClauses.reportsWas(
            change, beside: others.map { all[$0].0 }, kind, in: &checker)
        {
          continue
        }
        if RowClauses.keepsWhatWas(change, in: checker) {
          checker.changes.markUsed(change)
        } else {
          take(change, as: &filling, layer: layer, in: &checker)
        }
        continue
      }
      let rest = change.path.dropFirst(path.utf8.count + 1).split(separator: ".").map { String($0) }
      guard let kind, leads(rest[...], into: kind, in: &checker) else { continue }
      let isLeftOut = filling.added == nil && isLeftOut(filling, in: &checker)
      RowClauses.add(
        change, behind: rest.count, to: &filling.rows, isLeftOut: isLeftOut, of: index,
        in: &checker)
      // Of one row alone a clause of its own sees them.
      let isOfOneRow = RowClauses.isOfOneRow(change, in: checker)
      if let (_, block) = filling.added {
        let last = filling.above.last ?? block
        if !isOfOneRow, last.path != path {
          filling.above.append(emptyBlock(at: change, path: path, scope, in: checker))
        }
        continue
      }
      guard !isLeftOut || !isOfOneRow else { continue }
      if isLeftOut { filling.entries = [] }
      add(change, to: &filling, at: path, scope, layer: layer, in: &checker)
    }
  }

  /// `true` iff nothing fills the field, or it is said to be missing.
  private static func isLeftOut(_ filling: Filling, in checker: inout Checker) -> Bool {
    guard let last = filling.entries.last else { return true }
    guard NestedFields.isNamed(last, in: checker) else { return false }
    return isMissing(
      NodeReference(
        last.reference.tree, SyntaxReading.valueNode(last.reference, in: checker)),
      last.scope, in: &checker)
  }

  /// Puts a change of the whole in the place of what filled the field, or above it for some rows.
  private static func take(
    _ change: Change, as filling: inout Filling, layer: Int, in checker: inout Checker
  ) {
    let isGone = isMissing(change.value, change.scope, in: &checker)
    let tree = checker.trees[change.value.tree]
    // The rows of a table are the same for all of them.
    let isRows = change.value.node.exists && tree[change.value.node].kind == .rows
    if !isRows, RowClauses.isByRow(change, isGone: isGone, in: checker) {
      RowClauses.take(change, isGone: isGone, in: &filling.rows, in: checker)
      return
    }
    filling = Filling(entries: [])
    if isGone { return }
    let names = InstanceFields.names(of: change.entry, in: checker)
    filling.entries = [
      GivenField.Entry(
        reference: change.entry, scope: change.scope, layer: layer, depth: max(0, names.count - 1))
    ]
  }

  /// Notes a change of a part, where nothing is filled in that would see it.
  private static func add(
    _ change: Change, to filling: inout Filling, at path: String, _ scope: ScopeID, layer: Int,
    in checker: inout Checker
  ) {
    if let last = filling.entries.last {
      if NestedFields.isNamed(last, in: checker) { filling.varied = filling.varied ?? change }
      return
    }
    let block = emptyBlock(at: change, path: path, scope, in: checker)
    filling.added = (change, block)
  }

  /// A block that gives nothing by itself, where changes fill in the fields: what has no children.
  static func emptyBlock(
    at change: Change, path: String, _ changed: ScopeID, in checker: Checker
  ) -> GivenBlock {
    let tree = checker.trees[change.entry.tree]
    var leaf = change.entry.node
    while tree.child(leaf).exists { leaf = tree.child(leaf) }
    return GivenBlock(
      reference: NodeReference(change.entry.tree, leaf), scope: change.scope, path: path,
      changed: changed)
  }

  /// `true` iff the value is the word for what is not given.
  static func isMissing(
    _ value: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) -> Bool {
    guard value.node.exists else { return false }
    let tree = checker.trees[value.tree]
    let node = SyntaxReading.unwrapped(value.node, tree)
    return tree[node].kind == .name && tree.text(node) == "missing"
      && Names.lookUp(tree.name(node), scope: scope, in: &checker) == nil
  }
}
