import WorthSyntax
import WorthValue

/// Where a definition's clause applies.
package enum ClauseIndex: Sendable {
  /// The definition has no index.
  case none
  /// Each index of the space, under the name of a binder.
  case each(Name)
  case opening
  /// One period or key.
  case at(NodeID)
  /// A range of periods.
  case range(NodeID)
}

/// One equation of a definition.
package struct Clause: Sendable {
  package var reference: NodeReference
  package var index: ClauseIndex
  package var value: NodeID
  /// What stands after `~`.
  package var distribution: NodeID
  /// The path by which the clause draws, where it is not that of its definition.
  package var drawPath: String?
  /// What the checker made of `value`.
  package var expression: ExpressionID?
  /// The ends of the range, or the period, to which the clause is limited.
  package var lower: ExpressionID?
  package var upper: ExpressionID?
  /// How many blocks of `with` came before the one that gives the clause. A later one counts first.
  package var layer: Int
  /// The definition whose values the clause hands on; nil where it has a value of its own.
  package var base: DefinitionID?
  /// The scope that the value sees, where it is not that of the definition.
  package var scope: ScopeID?
  /// What the definition was before this clause changed it; nil where the clause does not ask for that.
  package var was: DefinitionID?

  /// Creates the clause at `reference`.
  package init(
    reference: NodeReference, index: ClauseIndex, value: NodeID, distribution: NodeID = .none,
    drawPath: String? = nil, expression: ExpressionID? = nil, layer: Int = 0,
    scope: ScopeID? = nil
  ) {
    self.reference = reference
    self.index = index
    self.value = value
    self.distribution = distribution
    self.drawPath = drawPath
    self.expression = expression
    self.layer = layer
    self.scope = scope
  }
}

/// That a definition needs another.
package struct Dependency: Sendable {
  package var target: DefinitionID
  /// The lag or lead at which one index is read; nil where the whole is.
  package var offset: Int32?

  /// Creates a dependency on `target`.
  package init(target: DefinitionID, offset: Int32?) {
    self.target = target
    self.offset = offset
  }

  /// The offset that stands for a period that is stated: it is read wherever the index stands.
  package static var stated: Int32 { .min }
}

/// What a definition belongs to.
package enum DefinitionRole: Sendable {
  case plain
  case input(instance: InstanceID)
  case line(instance: InstanceID)
  case column(table: TableID?)
  /// Made by the checker: bounds of spaces, items of reports.
  case hidden

  /// The instance that the definition belongs to; nil for those of the case itself.
  package var instance: InstanceID? {
    switch self {
    case .input(let instance), .line(let instance): instance
    case .plain, .column, .hidden: nil
    }
  }
}

/// A definition, an input or line of an instance, or a column of a table.
package struct Definition: Sendable {
  package var name: Name
  package var path: String
  package var reference: NodeReference
  package var clauses: [Clause]
  /// The type that the source states, or none.
  package var annotation = NodeReference(TreeID(0), .none)
  package var scope: ScopeID
  package var role: DefinitionRole
  package var sink: SinkID
  package var type = TypeID.pending
  /// The index space of a definition with an index.
  package var space: SpaceID?
  /// The local that holds the index.
  package var indexLocal: LocalID?
  package var dependencies: [Dependency] = []
  package var uses = 0
  package var isLevel = false
  /// `true` iff the value is missing because an optional input is not given.
  package var isMissing = false
  /// `true` iff another definition of the same name hands on its values.
  package var isHandedOn = false
  /// `true` iff this is what a definition of the case becomes in a scenario.
  package var isInWorld = false
  /// The definition that this is a copy of in a scenario, or what a change has replaced.
  package var original: DefinitionID?
  /// `true` iff this is what a change has replaced: its own name means itself.
  package var isBeneath = false
  /// `true` iff nothing but its type is wanted.
  package var isTypeOnly = false

  /// Creates a definition that has not been checked.
  package init(
    name: Name, path: String, reference: NodeReference, clauses: [Clause], scope: ScopeID,
    role: DefinitionRole, sink: SinkID
  ) {
    self.name = name
    self.path = path
    self.reference = reference
    self.clauses = clauses
    self.scope = scope
    self.role = role
    self.sink = sink
  }

  /// The highest layer of its clauses.
  package var topLayer: Int { clauses.map { $0.layer }.max() ?? 0 }

  /// `true` iff the first clause has an index, so that the value is worked out index by index.
  package var isIndexed: Bool {
    guard let first = clauses.first else { return false }
    if case .none = first.index { return false }
    return true
  }
}
