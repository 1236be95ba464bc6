import WorthSource

/// Blocks within changes: `offer { tiers { mode = whole_amount } }` in a scenario is laid over what stands there, as
/// `offer.tiers.mode = whole_amount` is.
extension Parser {
  /// Parses the changes of a scenario or of `under`; each line of a block within them is taken as one behind the name
  /// of the block.
  mutating func parseChanges() -> NodeID {
    aside.changes += 1
    let block = parseBlock()
    aside.changes -= 1
    guard nodes[Int(block.index)].kind == .block else { return block }
    var entries: [NodeID] = []
    for entry in children(of: block) { entries += linesBehind(.none, entry) }
    relink(entries, in: block)
    return block
  }

  /// Parses what a variant says behind `with`.
  mutating func parseVariant() -> NodeID {
    aside.variants += 1
    defer { aside.variants -= 1 }
    return parseBlock()
  }

  /// Parses `offer.tiers { mode = whole_amount }`, a block behind a path, and within changes and variants
  /// `facility["A"] { rate = 5% }`; nil where something else stands there.
  mutating func parseBlockBehindPath() -> NodeID? {
    let start = position
    guard at(.name), let brace = braceBehindPath else { return nil }
    let path = parsePostfix(leaf(.name))
    guard !isLost, position == brace else { return path }
    let body = holdsRows(at: position) ? parseRows() : parseBlock()
    return add(.blockField, token: start, first: start, child: chain(path, body))
  }

  /// The brace behind a path of several names, or of rows, at the position; nil where there is none.
  private var braceBehindPath: Int? {
    var place = position + 1
    while place + 1 < tokens.count, !tokens[place].startsLine {
      switch tokens[place].kind {
      case .dot where tokens[place + 1].kind == .name: place += 2
      case .leftBracket where aside.changes > 0 || aside.variants > 0:
        guard let closing = closingBracket(of: place) else { return nil }
        place = closing + 1
      case .leftBrace: return place > position + 1 ? place : nil
      default: return nil
      }
    }
    return nil
  }

  /// The bracket in the same line that closes the one at a place; nil where none does.
  private func closingBracket(of place: Int) -> Int? {
    var depth = 0
    for index in place..<tokens.count {
      if index > place, tokens[index].startsLine { return nil }
      if tokens[index].kind == .leftBracket { depth += 1 }
      if tokens[index].kind == .rightBracket { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The lines of a block behind a path, each as one behind the whole path; any other entry as it is.
  mutating func linesOfBlockBehindPath(_ entry: NodeID) -> [NodeID] {
    guard nodes[Int(entry.index)].kind == .blockField,
      nodes[Int(nodes[Int(entry.index)].firstChild.index)].kind != .name
    else { return [entry] }
    return linesBehind(.none, entry)
  }

  /// The entries that an entry stands for behind `path`: a block for those of its lines.
  private mutating func linesBehind(_ path: NodeID, _ entry: NodeID) -> [NodeID] {
    repairForm(entry)
    let parts = children(of: entry)
    switch nodes[Int(entry.index)].kind {
    case .definition:
      if let target = parts.first { put(path, before: target) }
      return [entry]
    case .blockField:
      guard let name = parts.first, let body = parts.dropFirst().first else { return [entry] }
      put(path, before: name)
      guard nodes[Int(body.index)].kind == .block else { return [entry] }
      var lines: [NodeID] = []
      for line in children(of: body) { lines += linesBehind(name, line) }
      // The lines stand in the block around this one from now on.
      nodes[Int(body.index)].firstChild = .none
      return lines
    default: return [entry]
    }
  }

  /// Reports `licence offer { … }` or `table book { … }` among changes, which name what is there already, and takes it
  /// for the block without that word.
  private mutating func repairForm(_ entry: NodeID) {
    let parts = children(of: entry)
    let names = nodes[Int(entry.index)].kind == .instance ? 1 : 0
    guard nodes[Int(entry.index)].kind == .instance || nodes[Int(entry.index)].kind == .table,
      parts.count > names + 1, nodes[Int(parts[names].index)].kind == .name,
      let body = parts.last
    else { return }
    let first = Int(nodes[Int(entry.index)].first)
    let name = Int(nodes[Int(parts[names].index)].token)
    note(
      .writtenOtherwise(
        span(of: first).union(span(of: name)), sourceText(first, name), writtenPlain(name)))
    nodes[Int(entry.index)].kind = .blockField
    nodes[Int(parts[names].index)].next = .none
    let children = chain(parts[names], body)
    nodes[Int(entry.index)].firstChild = children
  }

  /// Notes the path that stands before the name at the head of a left side.
  private mutating func put(_ path: NodeID, before target: NodeID) {
    guard path.exists else { return }
    var head = target
    while true {
      if nodes[Int(head.index)].kind == .name {
        guard let before = aside.paths[head] else { break }
        head = before
      } else {
        guard nodes[Int(head.index)].firstChild.exists else { return }
        head = nodes[Int(head.index)].firstChild
      }
    }
    if head != path { aside.paths[head] = path }
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
