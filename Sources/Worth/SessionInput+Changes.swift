import WorthSource
import WorthSyntax

extension SessionInput {
  /// Writes `change` where the input states what it changes: a field into the braces in which its kind is
  /// filled in, a cell into its row, a period behind the line for all periods; `false` where the input has no such place.
  mutating func take(_ change: FieldChange) -> Bool {
    let (tree, _) = Parser.parse(source, source: 0, names: NameTable())
    for node in tree.children(tree.root) {
      var edits = SessionInput.cellEdits(change, at: node, tree)
      if let edit = SessionInput.edit(change, at: node, tree) { edits = [edit] }
      if edits.isEmpty { continue }
      var all = source.bytes
      for (bytes, text) in edits.reversed() {
        all.replaceSubrange(bytes, with: Array(text.utf8))
      }
      self = SessionInput(SourceText(name: source.name, bytes: all))
      return true
    }
    return false
  }

  /// Returns which bytes of an entry give way to which text; nil where the entry is not what changes.
  private static func edit(
    _ change: FieldChange, at node: NodeID, _ tree: Tree
  ) -> (bytes: Range<Int>, text: String)? {
    switch tree[node].kind {
    case .instance:
      let parts = change.path.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, tree.text(tree.child(node, 1)) == parts[0] else { return nil }
      return fieldEdit(String(parts[1]), change.expression, in: tree.child(node, 2), tree)
    case .definition:
      let target = tree.child(node)
      guard !change.isField, tree[target].kind == .name, tree.text(target) == change.name else {
        return nil
      }
      // A line for one period stands beside a line for all, which needs its index.
      let start = Int(tree.span(node).start)
      let name = Int(tree.span(target).end)
      let end = Int(tree.span(node).end)
      if change.isWhole {
        guard tree[node].parts == .value else { return nil }
        let value = tree.text(tree.child(node, 1))
        let changed = SessionInput.replacing(was: "(" + value + ")", in: change.expression)
        return (start..<end, change.name + " = " + changed)
      }
      guard change.path.hasPrefix(change.name + "["), !change.path.contains(where: { $0 == "," })
      else { return nil }
      let rest = SessionInput.text(name..<end, tree)
      return (
        start..<end, change.name + "[t]" + rest + "\n" + change.path + " = " + change.expression
      )
    default: return nil
    }
  }

  /// Returns how a field is stated in a block: in the place of its line, or as a further one.
  private static func fieldEdit(
    _ field: String, _ expression: String, in block: NodeID, _ tree: Tree
  ) -> (bytes: Range<Int>, text: String)? {
    guard block.exists else { return nil }
    let line = field + " = " + expression
    for entry in tree.children(block)
    where tree[entry].kind == .definition && tree.text(tree.child(entry)) == field {
      return (Int(tree.span(entry).start)..<Int(tree.span(entry).end), line)
    }
    let brace = Int(tree.span(block).end) - 1
    guard let last = Array(tree.children(block)).last else {
      return (brace..<brace, " " + line + " ")
    }
    let end = Int(tree.span(last).end)
    return (end..<end, "\n  " + line)
  }

  /// Returns an expression in which something stands for `was`.
  static func replacing(was value: String, in expression: String) -> String {
    let text = SourceText(name: "", text: expression)
    let (tokens, _) = Lexer.tokens(of: text, source: 0, names: NameTable())
    var result: [UInt8] = []
    var place = 0
    for token in tokens where token.kind == .name {
      let bytes = Int(token.start)..<Int(token.end)
      guard String(decoding: text.bytes[bytes], as: UTF8.self) == "was" else { continue }
      result += text.bytes[place..<bytes.lowerBound] + Array(value.utf8)
      place = bytes.upperBound
    }
    return String(decoding: result + text.bytes[place...], as: UTF8.self)
  }

  /// Returns what stands between two bytes of the source.
  private static func text(_ bytes: Range<Int>, _ tree: Tree) -> String {
    String(decoding: tree.text.bytes[bytes], as: UTF8.self)
  }
}
