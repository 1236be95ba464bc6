import WorthSource

/// The tree of one source: all its tokens, and nodes over them in an arena.
///
/// Tokens and the blanks before them make up the source, so that printing the tree gives the source
/// back byte for byte, whatever is wrong with it.
package final class Tree: Sendable {
  /// The number of the source in its set.
  package let source: UInt32
  /// The text of the source.
  package let text: SourceText
  /// All tokens; the bytes between them are blanks and comments.
  package let tokens: [Token]
  /// The nodes, children before their parents.
  package let nodes: [Node]
  /// The node of the whole file.
  package let root: NodeID
  /// For names at the heads of left sides within blocks of changes, as `mode` is in `offer { tiers { mode = … } }`, the
  /// paths of these.
  private let paths: [NodeID: NodeID]

  /// Creates the tree over `nodes`.
  init(
    source: UInt32, text: SourceText, tokens: [Token], nodes: [Node], root: NodeID,
    paths: [NodeID: NodeID]
  ) {
    self.source = source
    self.text = text
    self.tokens = tokens
    self.nodes = nodes
    self.root = root
    self.paths = paths
  }

  /// Returns the path of the block of changes in which the name at the head of a left side stands; nil elsewhere.
  package func path(before head: NodeID) -> NodeID? { paths[head] }

  /// Returns the node `id`.
  package subscript(id: NodeID) -> Node { nodes[Int(id.index)] }

  /// Returns the token at `index`.
  package func token(_ index: Int32) -> Token { tokens[Int(index)] }

  /// Returns the bytes that `id` covers, without the blanks before them; for an empty cell the place
  /// where it would stand.
  package func span(_ id: NodeID) -> Span {
    guard id.exists else { return Span(source: source, start: 0, end: 0) }
    let node = self[id]
    // An empty cell stands behind what is before it, and not in the next line.
    if node.kind == .emptyCell, node.end == node.first, node.first > 0 {
      let end = tokens[Int(node.first) - 1].end
      return Span(source: source, start: end, end: end)
    }
    let start = tokens[Int(node.first)].start
    let end = node.end > node.first ? tokens[Int(node.end) - 1].end : start
    return Span(source: source, start: start, end: max(start, end))
  }

  /// The number of tokens, the end of the file among them.
  package var tokenCount: Int32 { Int32(truncatingIfNeeded: tokens.count) }

  /// Returns the first token that ends behind the byte at `offset`; the end of the file where none does.
  package func token(endingBehind offset: UInt32) -> Int32 {
    var low = 0
    var high = tokens.count - 1
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].end > offset { high = middle } else { low = middle + 1 }
    }
    return Int32(truncatingIfNeeded: low)
  }

  /// Returns the bytes of the token at `index`.
  package func tokenSpan(_ index: Int32) -> Span {
    let token = tokens[Int(index)]
    return Span(source: source, start: token.start, end: token.end)
  }

  /// Returns the source text of `id`.
  package func text(_ id: NodeID) -> String {
    let span = span(id)
    return String(decoding: text.bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
  }

  /// Returns the source text of the token at `index`.
  package func tokenText(_ index: Int32) -> String {
    let token = tokens[Int(index)]
    return String(decoding: text.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  /// Returns the name that the main token of `id` spells.
  package func name(_ id: NodeID) -> Name { Name(id: tokens[Int(self[id].token)].name) }

  /// The children of `id`, in order.
  package func children(_ id: NodeID) -> Children {
    Children(tree: self, current: self[id].firstChild)
  }

  /// Returns the child of `id` at `position`, or none.
  package func child(_ id: NodeID, _ position: Int = 0) -> NodeID {
    var current = self[id].firstChild
    var left = position
    while left > 0, current.exists {
      current = self[current].next
      left -= 1
    }
    return current
  }

  /// Returns the text of the `##` comments that document `id`: those in the lines before it, and the one
  /// behind it in its line, or behind the brace that opens its block.
  package func documentation(_ id: NodeID) -> String {
    guard id.exists else { return "" }
    let first = Int(self[id].first)
    let start = first > 0 ? comment(behind: first - 1).end : 0
    let above = DocumentationComment.text(in: text.bytes[start..<Int(tokens[first].start)])
    return [above, commentInLine(of: id)].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Returns the text of the `##` comment behind the last token of `id`, the comma that follows, or the
  /// brace that opens its block.
  private func commentInLine(of id: NodeID) -> String {
    var last = Int(self[id].end) - 1
    guard last >= Int(self[id].first), last + 1 < tokens.count else { return "" }
    if tokens[last + 1].kind == .comma, !tokens[last + 1].startsLine { last += 1 }
    let behind = comment(behind: last).text
    guard behind.isEmpty, let brace = openingBrace(of: id) else { return behind }
    return comment(behind: brace).text
  }

  /// Returns the brace that opens the block of a form; nil where `id` is none.
  private func openingBrace(of id: NodeID) -> Int? {
    switch self[id].kind {
    case .kind, .function, .instance, .caseForm, .scenario, .table, .blockField: break
    default: return nil
    }
    let block = children(id).first { self[$0].kind == .block || self[$0].kind == .rows }
    return block.map { Int(self[$0].first) }
  }

  /// Returns the comment behind the token at `index` in its line: what a `##` says there, and where it ends.
  private func comment(behind index: Int) -> (text: String, end: Int) {
    let end = index + 1 < tokens.count ? Int(tokens[index + 1].start) : text.bytes.count
    return DocumentationComment.behind(Int(tokens[index].end), in: text.bytes, end: end)
  }

  /// Calls `body` with each name in `id`, whatever it stands for.
  package func forEachName(in id: NodeID, _ body: (Name) -> Void) {
    for token in tokens[Int(self[id].first)..<Int(self[id].end)] where token.kind == .name {
      body(Name(id: token.name))
    }
  }

  /// A sequence of sibling nodes.
  package struct Children: Sequence, IteratorProtocol {
    /// The tree whose children are visited.
    /// The tree that holds the nodes.
    let tree: Tree
    /// The next child, or none.
    var current: NodeID

    /// Returns the next node.
    package mutating func next() -> NodeID? {
      guard current.exists else { return nil }
      defer { current = tree[current].next }
      return current
    }
  }
}

/// Printing.
extension Tree {
  /// Returns the bytes of the source, put together from the nodes.
  package func printed() -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.bytes.count)
    var position: Int32 = 0
    print(root, from: &position, into: &output)
    while Int(position) < tokens.count { printToken(&position, into: &output) }
    return output
  }

  /// Appends the tokens of a node that have not been printed, with what stands before each.
  private func print(_ id: NodeID, from position: inout Int32, into output: inout [UInt8]) {
    for child in children(id) {
      while position < self[child].first { printToken(&position, into: &output) }
      print(child, from: &position, into: &output)
    }
    while position < self[id].end { printToken(&position, into: &output) }
  }

  /// Appends a token with the blanks and comments before it.
  private func printToken(_ position: inout Int32, into output: inout [UInt8]) {
    let token = tokens[Int(position)]
    output.append(contentsOf: text.bytes[output.count..<Int(token.end)])
    position += 1
  }
}
