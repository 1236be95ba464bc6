import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What stands in a tree, read without knowing what names mean.
enum SyntaxReading {
  /// `true` iff the node is a numbered period, such as `year 3`, and no amount of money.
  static func isNumberedPeriod(_ node: NodeID, _ tree: Tree) -> Bool {
    guard tree[node].kind == .tagged else { return false }
    switch tree.name(tree.child(node, 0)).word {
    case .year, .quarter, .month: return true
    default: return false
    }
  }

  /// Returns the node inside any parentheses.
  static func unwrapped(_ node: NodeID, _ tree: Tree) -> NodeID {
    var node = node
    while node.exists, tree[node].kind == .group { node = tree.child(node) }
    return node
  }

  /// Returns the `t in periods` of the clause's index, or nil.
  static func binderNode(_ clause: Clause, _ tree: Tree) -> NodeID? {
    guard tree[clause.reference.node].kind == .definition else { return nil }
    let target = tree.child(clause.reference.node)
    guard tree[target].kind == .index else { return nil }
    let item = tree.child(target, 1)
    return item.exists && tree[item].kind == .binder ? item : nil
  }

  /// Returns the node of a definition's value, or none.
  static func valueNode(_ reference: NodeReference, in checker: Checker) -> NodeID {
    valueNode(reference.node, checker.trees[reference.tree])
  }

  /// Returns the node of the value of a definition in a tree, or none.
  private static func valueNode(_ definition: NodeID, _ tree: Tree) -> NodeID {
    let parts = tree[definition].parts
    guard parts.contains(.value) else { return .none }
    return tree.child(definition, parts.contains(.type) ? 2 : 1)
  }

  /// Returns the node of what stands after `~`, or none.
  static func distributionNode(_ reference: NodeReference, in checker: Checker) -> NodeID {
    let tree = checker.trees[reference.tree]
    let parts = tree[reference.node].parts
    guard tree[reference.node].kind == .definition, parts.contains(.distribution) else {
      return .none
    }
    return tree.child(
      reference.node, 1 + (parts.contains(.type) ? 1 : 0) + (parts.contains(.value) ? 1 : 0))
  }

  /// `true` iff the value fills in a kind or is a variant of an instance, so that a definition
  /// declares one.
  static func isInstanceValue(_ value: NodeID, _ tree: Tree) -> Bool {
    if tree[value].kind == .instanceValue { return true }
    guard tree[value].kind == .with else { return false }
    switch tree[unwrapped(tree.child(value), tree)].kind {
    // `f["A"] with { … }` is one of a variant of all, `(if large then a else b) with { … }` of a variant of each.
    case .index, .conditional: return false
    default: return true
    }
  }

  /// What `loans[r] with { … }` varies for each row of a line over `r`, `loans`; nil for other values.
  static func baseOfRows(_ value: NodeID, of index: ClauseIndex, _ tree: Tree) -> NodeID? {
    guard case .each(let binder) = index, tree[value].kind == .with else { return nil }
    let base = unwrapped(tree.child(value), tree)
    guard tree[base].kind == .index else { return nil }
    let item = tree.child(base, 1)
    guard item.exists, !tree[item].next.exists, tree[item].kind == .name, tree.name(item) == binder
    else { return nil }
    return tree.child(base)
  }

  /// The names of a file that stand for variants of one of the instances by row, as in
  /// `dear = loans["A"] with { … }` and `dearest = dear with { … }`: each is a member of a variant of all. Whether a
  /// path such as `rates.dear` is one in another file, `isElsewhere` knows.
  static func variantsOfRows(
    in tree: Tree, _ isElsewhere: (NodeID, Tree) -> Bool
  ) -> Set<Name> {
    var found: Set<Name> = []
    var waiting: [Name: [Name]] = [:]
    for entry in tree.children(tree.root) where tree[entry].kind == .definition {
      let target = tree.child(entry)
      let value = valueNode(entry, tree)
      guard tree[target].kind == .name, value.exists, tree[value].kind == .with else { continue }
      let base = unwrapped(tree.child(value), tree)
      switch tree[base].kind {
      case .index: found.insert(tree.name(target))
      case .name: waiting[tree.name(base), default: []].append(tree.name(target))
      case .member where isElsewhere(base, tree): found.insert(tree.name(target))
      default: break
      }
    }
    if waiting.isEmpty { return found }
    var open = Array(found)
    while let next = open.popLast() {
      for name in waiting[next] ?? [] where found.insert(name).inserted { open.append(name) }
    }
    return found
  }

  /// Returns the name and the index of a definition's left side; nil where it is something else.
  static func clauseHead(_ target: NodeID, _ tree: Tree) -> (NodeID, ClauseIndex)? {
    switch tree[target].kind {
    case .name: return (target, .none)
    case .index:
      let base = tree.child(target, 0)
      let item = tree.child(target, 1)
      guard tree[base].kind == .name, item.exists, !tree[item].next.exists else { return nil }
      return (base, clauseIndex(item, tree))
    default: return nil
    }
  }

  /// The left side of a line with two indices: its name, the first index, and where the clause
  /// applies by the second.
  struct DoubleHead {
    var name: NodeID
    var first: NodeID
    var second: ClauseIndex
  }

  /// Returns the left side of a definition with two indices; nil where it is something else.
  static func doubleHead(_ target: NodeID, _ tree: Tree) -> DoubleHead? {
    guard tree[target].kind == .index else { return nil }
    let inner = tree.child(target, 0)
    let item = tree.child(target, 1)
    guard tree[inner].kind == .index, item.exists else { return nil }
    let name = tree.child(inner, 0)
    let first = tree.child(inner, 1)
    guard tree[name].kind == .name, first.exists else { return nil }
    return DoubleHead(name: name, first: first, second: clauseIndex(item, tree))
  }

  /// Returns the names on the left side of a change, as in `tiers.bands.rate[2]`, its index, and what
  /// stands in brackets behind one of the names, as in `facility["A-17"].rate`, with the number of
  /// names before that; the names of blocks of changes around it come first; nil where it is something else.
  static func pathHead(
    _ target: NodeID, _ tree: Tree
  ) -> (names: [Name], index: ClauseIndex, row: NodeID?, before: Int)? {
    var node = target
    var index = ClauseIndex.none
    if tree[node].kind == .index {
      let item = tree.child(node, 1)
      guard item.exists, !tree[item].next.exists else { return nil }
      index = clauseIndex(item, tree)
      node = tree.child(node)
    }
    var names: [Name] = []
    var row: (item: NodeID, behind: Int)?
    while true {
      switch tree[node].kind {
      case .member:
        names.append(tree.name(node))
        node = tree.child(node)
      // Behind the last name the first index of a line with two stands: `paid["Aida", 2028]`.
      case .index where row == nil:
        let item = tree.child(node, 1)
        guard item.exists, !tree[item].next.exists else { return nil }
        row = (item, names.count)
        node = tree.child(node)
      case .name:
        names.append(tree.name(node))
        guard let path = tree.path(before: node) else {
          return (
            names.reversed(), index, row?.item, row.map { names.count - 1 - $0.behind } ?? 0
          )
        }
        node = path
      default: return nil
      }
    }
  }

  /// Returns where a clause with `item` between its brackets applies.
  static func clauseIndex(_ item: NodeID, _ tree: Tree) -> ClauseIndex {
    switch tree[item].kind {
    case .name:
      let name = tree.name(item)
      if name == Word.closing { return .at(item) }
      return name == Word.opening ? .opening : .each(name)
    case .binder: return .each(tree.name(item))
    case .binary where tree.binaryOperator(item) == .range: return .range(item)
    default: return .at(item)
    }
  }

  /// Returns the text that a text node without expressions stands for.
  static func plainText(_ node: NodeID, _ tree: Tree) -> String {
    guard node.exists, tree[node].kind == .text else { return "" }
    return TextLiteral.value(of: tree.tokenText(tree[node].token))
  }
}
