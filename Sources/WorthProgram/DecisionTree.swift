import WorthSyntax
import WorthValue

/// A decision tree.
package struct DecisionTree: Sendable {
  /// A chance, a choice or an end.
  package struct Node: Sendable {
    /// Whether the tree goes on at the node, and who decides how.
    package enum Kind: Sendable { case end, chance, choice }

    /// Whether the node is a chance, a choice or an end.
    package var kind: Kind
    /// The place in the source.
    package var reference: NodeReference
    /// The text after `chance` or `choose`; empty where there is none.
    package var title: String
    /// The place of the node that leads here; nil for the first.
    package var parent: Int?
    /// What stands at the branch that leads here.
    package var label: String
    /// The probability of coming here from the parent, as it is written; nil at branches of a
    /// choice.
    package var probability: NodeReference?
    /// The places of the nodes that the branches lead to, in their order.
    package var children: [Int] = []
    /// The fields of the node.
    package var fields: [TreeField: NodeReference] = [:]
    // What was made of it.
    /// What is received at an end.
    package var payoff: ExpressionID?
    /// What the node is worth at its own time.
    package var value: ExpressionID?
    /// What is paid on coming here.
    package var cost: ExpressionID?
    /// What 1 at the ends of its branches is worth at the node.
    package var factor: ExpressionID?
    /// The probabilities of a chance, or the place of the best branch of a choice.
    package var branches: ExpressionID?
    /// The probability of coming here from the first node.
    package var reach: ExpressionID?
    /// What 1 here is worth at the first node.
    package var present: ExpressionID?

    /// Creates the node that stands at `reference`.
    package init(
      kind: Kind, reference: NodeReference, title: String, parent: Int?, label: String,
      probability: NodeReference?
    ) {
      self.kind = kind
      self.reference = reference
      self.title = title
      self.parent = parent
      self.label = label
      self.probability = probability
    }
  }

  package var name: Name
  package var reference: NodeReference
  /// What stands after `=`.
  package var body: NodeReference
  /// The names that the formulas of the tree see.
  package var scope: ScopeID
  /// Where its diagnostics go.
  package var sink: SinkID
  /// The nodes, each before those that its branches lead to.
  package var nodes: [Node] = []
  /// The type of the value; that of an error until the tree is checked.
  package var type = TypeID.error
  /// The value with perfect information.
  package var informed: ExpressionID?
  /// The table of its ends, once it is asked for.
  package var ends: TableID?

  /// Creates a tree that has not been checked.
  package init(
    name: Name, reference: NodeReference, body: NodeReference, scope: ScopeID, sink: SinkID
  ) {
    self.name = name
    self.reference = reference
    self.body = body
    self.scope = scope
    self.sink = sink
  }
}
