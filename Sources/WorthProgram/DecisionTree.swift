import WorthSyntax
import WorthValue

/// A decision tree.
package struct DecisionTree: Sendable {
  /// A chance, a choice or an end.
  package struct Node: Sendable {
    package enum Kind: Sendable { case end, chance, choice }

    package var kind: Kind
    package var reference: NodeReference
    package var title: String
    /// The place of the node that leads here; nil for the first.
    package var parent: Int?
    /// What stands at the branch that leads here.
    package var label: String
    package var probability: NodeReference?
    package var children: [Int] = []
    package var fields: [TreeField: NodeReference] = [:]
    // What was made of it.
    package var payoff: ExpressionID?
    package var value: ExpressionID?
    package var cost: ExpressionID?
    /// What 1 at the ends of its branches is worth at the node.
    package var factor: ExpressionID?
    /// The probabilities of a chance, or the place of the best branch of a choice.
    package var branches: ExpressionID?
    /// The probability of coming here, and what 1 here is worth at the first node.
    package var reach: ExpressionID?
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
  package var body: NodeReference
  package var scope: ScopeID
  package var sink: SinkID
  package var nodes: [Node] = []
  package var type = TypeID.error
  /// The value with perfect information.
  package var informed: ExpressionID?

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
