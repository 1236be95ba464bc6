import WorthSource

/// Blocks within changes: `offer { tiers { mode = whole_amount } }` in a scenario is laid over what stands there, as
/// `offer.tiers.mode = whole_amount` is.
extension Parser {
  /// Parses the changes of a scenario or of `under`; each line of a block within them is taken as one behind the name
  /// of the block.
  mutating func parseChanges() -> NodeID {
    let block = parseBlock()
    guard nodes[Int(block.index)].kind == .block else { return block }
    var entries: [NodeID] = []
    for entry in children(of: block) { entries += linesBehind([], entry) }
    relink(entries, in: block)
    return block
  }

  /// Parses `offer.tiers { mode = whole_amount }`, a block behind a path; nil where something else stands there.
  mutating func parseBlockBehindPath() -> NodeID? {
    let start = position
    guard at(.name) else { return nil }
    var brace = start + 1
    while brace + 1 < tokens.count, tokens[brace].kind == .dot, tokens[brace + 1].kind == .name,
      !tokens[brace].startsLine
    {
      brace += 2
    }
    guard brace > start + 1, brace < tokens.count, tokens[brace].kind == .leftBrace,
      !tokens[brace].startsLine
    else { return nil }
    var path = leaf(.name)
    while position < brace {
      advance()
      advance()
      path = add(.member, token: position - 1, first: start, child: path)
    }
    let body = holdsRows(at: position) ? parseRows() : parseBlock()
    return add(.blockField, token: start, first: start, child: chain(path, body))
  }

  /// The lines of a block behind a path, each as one behind the whole path; any other entry as it is.
  mutating func linesOfBlockBehindPath(_ entry: NodeID) -> [NodeID] {
    guard nodes[Int(entry.index)].kind == .blockField,
      nodes[Int(nodes[Int(entry.index)].firstChild.index)].kind == .member
    else { return [entry] }
    return linesBehind([], entry)
  }

  /// The entries that an entry stands for behind the names at `path`: a block for those of its lines.
  private mutating func linesBehind(_ path: [Int32], _ entry: NodeID) -> [NodeID] {
    let parts = children(of: entry)
    switch nodes[Int(entry.index)].kind {
    case .definition:
      if let target = parts.first { put(path, before: target) }
      return [entry]
    case .blockField:
      guard let name = parts.first, let body = parts.dropFirst().first else { return [entry] }
      guard nodes[Int(body.index)].kind == .block else {
        put(path, before: name)
        return [entry]
      }
      let names = path + namesOfPath(name)
      var lines: [NodeID] = []
      for line in children(of: body) { lines += linesBehind(names, line) }
      // The lines stand in the block around this one from now on.
      nodes[Int(body.index)].firstChild = .none
      return lines
    default: return [entry]
    }
  }

  /// The tokens of the names of a path.
  private func namesOfPath(_ path: NodeID) -> [Int32] {
    var names: [Int32] = []
    var next = path
    while next.exists {
      names.append(nodes[Int(next.index)].token)
      guard nodes[Int(next.index)].kind == .member else { break }
      next = nodes[Int(next.index)].firstChild
    }
    return names.reversed()
  }

  /// Notes the names that stand before that at the head of a left side.
  private mutating func put(_ path: [Int32], before target: NodeID) {
    guard !path.isEmpty else { return }
    var head = target
    while nodes[Int(head.index)].kind != .name {
      guard nodes[Int(head.index)].firstChild.exists else { return }
      head = nodes[Int(head.index)].firstChild
    }
    aside.namesBefore[head] = path
  }

  /// The children of a node, in order.
  private func children(of node: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var next = nodes[Int(node.index)].firstChild
    while next.exists {
      found.append(next)
      next = nodes[Int(next.index)].next
    }
    return found
  }

  /// Makes `entries` the children of a block.
  private mutating func relink(_ entries: [NodeID], in block: NodeID) {
    for entry in entries { nodes[Int(entry.index)].next = .none }
    let first = chain(entries)
    nodes[Int(block.index)].firstChild = first
  }
}
