import WorthSyntax
import WorthValue

/// An input that a kind declares.
package struct InputDeclaration: Sendable {
  package var name: Name
  package var reference: NodeReference
  package var type: NodeID
  package var value: NodeID
  package var isConvention: Bool
  package var isOptional: Bool

  /// Creates the input that the node at `reference` declares.
  package init(
    name: Name, reference: NodeReference, type: NodeID, value: NodeID, isConvention: Bool,
    isOptional: Bool
  ) {
    self.name = name
    self.reference = reference
    self.type = type
    self.value = value
    self.isConvention = isConvention
    self.isOptional = isOptional
  }
}

/// A line that a kind derives.
package struct LineDeclaration: Sendable {
  package var name: Name
  package var reference: NodeReference
  package var annotation: NodeReference
  package var clauses: [Clause]

  /// Creates the line that the node at `reference` declares.
  package init(name: Name, reference: NodeReference, annotation: NodeReference, clauses: [Clause]) {
    self.name = name
    self.reference = reference
    self.annotation = annotation
    self.clauses = clauses
  }
}

/// A kind with all that it has from its parents.
package struct KindInfo: Sendable {
  package var name: Name
  package var reference: NodeReference
  package var scope: ScopeID
  package var ancestors: [Name]
  package var inputs: [InputDeclaration]
  package var lines: [LineDeclaration]
  package var requirements: [NodeReference]
  package var shows: [NodeReference]
  /// `true` iff the shows are those of the parent.
  package var hasParentsShows = true
  package var functions: [(name: Name, reference: NodeReference)]
  package var isUsed = false

  /// Creates a kind that declares nothing yet.
  package init(name: Name, reference: NodeReference, scope: ScopeID) {
    self.name = name
    self.reference = reference
    self.scope = scope
    ancestors = []
    inputs = []
    lines = []
    requirements = []
    shows = []
    functions = []
  }
}

/// A block of fields that fills a kind's inputs, with the scope that its right-hand sides see.
package struct GivenBlock: Sendable {
  package var reference: NodeReference
  package var scope: ScopeID
  /// The path of the instance that brings it in.
  package var path: String

  /// Creates the block at `reference`.
  package init(reference: NodeReference, scope: ScopeID, path: String) {
    self.reference = reference
    self.scope = scope
    self.path = path
  }
}

/// A filled-in kind.
package struct Instance: Sendable {
  /// The kind; nil until it is filled in.
  package var kind: KindID?
  package var path: String
  package var label: String
  package var reference: NodeReference
  package var scope: ScopeID
  package var given: [GivenBlock] = []
  package var sink: SinkID
  package var currency: UnitID?
  /// The timeline of the instance's lines; nil in a case without one.
  package var timeline: SpaceID?
  package var isAbstract = false
  /// `true` iff this is what an instance of the case becomes in a scenario.
  package var isInWorld = false
  /// The instance that this is a copy or a variant of.
  package var original: InstanceID?

  /// Creates an instance that is not filled in yet.
  package init(
    path: String, reference: NodeReference, scope: ScopeID, sink: SinkID, timeline: SpaceID?
  ) {
    self.path = path
    label = ""
    self.reference = reference
    self.scope = scope
    self.sink = sink
    self.timeline = timeline
  }
}
