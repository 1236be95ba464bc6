import WorthProgram
import WorthSyntax

extension Declarations {
  /// Returns the name that is meant by what stands on the left of a definition and is none: `royalty_rate` for
  /// `royalty-rate`, `gain` for `book.gain` where `book` is a table; nil for everything else.
  static func nameMeant(
    by target: NodeID, _ tree: Tree, scope: ScopeID, in checker: inout Checker
  ) -> String? {
    if tree[target].kind == .member {
      let base = tree.child(target)
      guard tree[base].kind == .name,
        case .table? = Names.lookUp(tree.name(base), scope: scope, in: &checker)
      else { return nil }
      return checker.spelling(tree.name(target))
    }
    var parts: [String] = []
    var node = target
    while tree[node].kind == .binary, tree.text(node).contains("-") {
      let right = tree.child(node, 1)
      guard tree.binaryOperator(node)?.sign == "-", tree[right].kind == .name else { return nil }
      parts.insert(tree.text(right), at: 0)
      node = tree.child(node)
    }
    guard !parts.isEmpty, tree[node].kind == .name else { return nil }
    return ([tree.text(node)] + parts).joined(separator: "_")
  }
}
