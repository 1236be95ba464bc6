import WorthSyntax

/// A node of one of the program's trees.
package struct NodeReference: Hashable, Sendable {
  package var tree: TreeID
  package var node: NodeID

  /// Creates a reference to `node` of `tree`.
  package init(_ tree: TreeID, _ node: NodeID) {
    self.tree = tree
    self.node = node
  }
}
