import WorthSyntax
import WorthValue

/// An input that a kind declares.
package struct InputDeclaration: Sendable {
  package var name: Name
  /// The place where it is filled in.
  package var reference: NodeReference
  /// The type that is stated.
  package var type: NodeID
  /// The default, or none.
  package var value: NodeID
  /// `true` iff the search for conventions may try its other words.
  package var isConvention: Bool
  /// `true` iff it may be left out, and is then missing.
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
  /// The type that is stated, or none.
  package var annotation: NodeReference
  /// The equations, in the order of the source.
  package var clauses: [Clause]
  /// `true` iff a child fills an input of its parent with it, on which the timeline may rest.
  package var fillsInput = false

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
  /// The names of the file that declares it.
  package var scope: ScopeID
  /// The kind whose inputs and lines it has besides its own.
  package var parent: KindID?
  /// The name of its parent, that of the parent of that and so on.
  package var ancestors: [Name]
  /// The inputs, those of the parents first.
  package var inputs: [InputDeclaration]
  /// The lines, those of the parents first; a line of the same name takes the place of the
  /// parent's.
  package var lines: [LineDeclaration]
  /// The equations of lines with two indices, those of the parents first.
  package var doubles: [NodeReference] = []
  /// The decision trees, those of the parents first.
  package var trees: [NodeReference] = []
  /// Names of what stands in the kind and was reported, so that what reads them says nothing.
  package var broken: [Name] = []
  /// `true` iff names without a type stand in it, which has been reported.
  package var hasNamesAlone = false
  /// The `require`s, those of the parents first.
  package var requirements: [NodeReference]
  /// What is to be said of figures that it has worked out.
  package var remarks: [NodeReference] = []
  /// The names that the `require`s mention, and those that functions named there mention in turn.
  package var requirementNames: Set<Name> = []
  /// The `show`s, its own or those of the parent.
  package var shows: [NodeReference]
  /// `true` iff the shows are those of the parent.
  package var hasParentsShows = true
  /// The functions, which see inputs and lines.
  package var functions: [(name: Name, reference: NodeReference)]
  /// `true` iff something is filled in by it or a child of it.
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
  /// The names that the right-hand sides of the fields see.
  package var scope: ScopeID
  /// The path of the instance that brings it in.
  package var path: String
  /// The scope whose world changes the instance: that of the case, also where the block stands in a
  /// kind.
  package var changed: ScopeID
  /// How many names of its left side lead here: 0 for a block, 1 for `tiers.mode = …` in the block
  /// around, which stands for one entry.
  package var depth: Int
  /// The block around that says this besides other things of the same field; nil for a block that
  /// stands by itself.
  package var around: NodeReference?
  /// `true` iff it fills in what only the row has that its path names.
  package var isOfRow = false

  /// Creates the block at `reference`, or the one entry there.
  package init(
    reference: NodeReference, scope: ScopeID, path: String, depth: Int = 0,
    changed: ScopeID? = nil, around: NodeReference? = nil
  ) {
    self.around = around
    self.changed = changed ?? scope
    self.reference = reference
    self.scope = scope
    self.path = path
    self.depth = depth
  }
}

/// What a kind is filled in for again and again: `facility[r in book] = loan { … }`.
package struct InstanceRows: Sendable {
  /// The indices, for each of which there is one instance.
  package var space: SpaceID
  /// The hidden definition of the index at hand. The lines of the instance are worked out anew for
  /// each of its values.
  package var index: DefinitionID
  /// What the name of the index stands for: the index, or the value of a column that it counts.
  package var key: DefinitionID
  /// The lines whose values are kept, each as a column over the space.
  package var columns: [DefinitionID] = []

  /// Creates rows of which no column is kept yet.
  package init(space: SpaceID, index: DefinitionID, key: DefinitionID) {
    self.space = space
    self.index = index
    self.key = key
  }
}

/// A filled-in kind.
package struct Instance: Sendable {
  /// The kind; nil until it is filled in.
  package var kind: KindID?
  /// The name, after those of what it belongs to.
  package var path: String
  /// The text after the name; empty where there is none.
  package var label: String
  package var reference: NodeReference
  /// The names of its inputs and lines.
  package var scope: ScopeID
  /// The blocks that fill its inputs; of two that fill one input the later counts.
  package var given: [GivenBlock] = []
  /// The scope whose world changes it, where it stands in a kind; nil for others.
  package var changed: ScopeID?
  /// The instance within which it is filled in, as a field or a line; nil for others.
  package var around: InstanceID?
  /// The instance of whose kind it is a line; nil for others.
  package var owner: InstanceID?
  /// Where its diagnostics go.
  package var sink: SinkID
  /// The currency of its amounts; nil while none was met.
  package var currency: UnitID?
  /// The one unit of its quantities and prices per `unit`, once one is known.
  package var unit: UnitID?
  /// The timeline of the instance's lines; nil in a case without one.
  package var timeline: SpaceID?
  /// What it is filled in for again and again; nil where there is one instance only.
  package var rows: InstanceRows?
  /// `true` iff it was made to check a kind that nothing is filled in by.
  package var isAbstract = false
  /// `true` iff this is what an instance of the case becomes in a scenario.
  package var isInWorld = false
  /// The scenario in which it is such a copy; nil for others.
  package var world: WorldID?
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
