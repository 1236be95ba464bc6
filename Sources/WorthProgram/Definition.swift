import WorthSyntax
import WorthValue

/// Where a definition's clause applies.
package enum ClauseIndex: Sendable {
  /// The definition has no index.
  case none
  /// Each index of the space, under the name of a binder.
  case each(Name)
  /// The index before the first.
  case opening
  /// One period or key.
  case at(NodeID)
  /// A range of periods.
  case range(NodeID)
}

/// The line by index that a change of the whole replaces, such as `sales[t] = …` for `sales = EUR 40`.
package struct ReplacedLine: Sendable {
  /// The place of the line in the source.
  package var reference: NodeReference
  /// Where the line applies.
  package var index: ClauseIndex
  /// What its index runs over, where that is known.
  package var space: SpaceID?

  /// Creates the line at `reference`.
  package init(reference: NodeReference, index: ClauseIndex, space: SpaceID?) {
    self.reference = reference
    self.index = index
    self.space = space
  }
}

/// One equation of a definition.
package struct Clause: Sendable {
  /// The place of the clause in the source.
  package var reference: NodeReference
  /// Where the clause applies.
  package var index: ClauseIndex
  /// What stands after `=`, in the tree of `reference`; none where nothing does.
  package var value: NodeID
  /// What stands after `~`.
  package var distribution: NodeID
  /// The path by which the clause draws, where it is not that of its definition.
  package var drawPath: String?
  /// What the checker made of `value`.
  package var expression: ExpressionID?
  /// The first index of the range, or the one index, to which the clause is limited.
  package var lower: ExpressionID?
  /// The last index of the range.
  package var upper: ExpressionID?
  /// How many blocks of `with` came before the one that gives the clause. A later one counts first.
  package var layer: Int
  /// The definition whose values the clause hands on; nil where it has a value of its own.
  package var base: DefinitionID?
  /// The scope that the value sees, where it is not that of the definition.
  package var scope: ScopeID?
  /// Which of the instances by row, period or key the clause changes, or the name under which it
  /// sees each; nil where it holds for all.
  package var row: NodeReference?
  /// What the definition was for the other instances by row, where the clause changes one; their
  /// draws stay.
  package var others: DefinitionID?
  /// What the definition was before this clause changed it; nil where the clause does not ask for
  /// that.
  package var was: DefinitionID?
  /// The line by index that the clause, a change of the whole, stands for; nil for every other clause.
  package var replaced: ReplacedLine?
  /// What the line of a kind was that the host replaces as a whole, of which the type counts; nil for every other clause.
  package var wholeBefore: DefinitionID?
  /// The layer of the block in which a change of one row stands, above which its own layer lies; nil for all others.
  package var block: Int?

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

/// The need of a definition for another.
package struct Dependency: Sendable {
  /// The definition that is needed.
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
  /// A definition of the case, a file or a scenario.
  case plain
  /// A field that fills an input of a kind.
  case input(instance: InstanceID)
  /// A line that the kind derives.
  case line(instance: InstanceID)
  /// A column of a table; nil where the table is not known.
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
  /// The name, after those of what it belongs to, as in `loan.balance`.
  package var path: String
  package var reference: NodeReference
  /// Its equations; where several fit an index, the most specific counts.
  package var clauses: [Clause]
  /// The type that the source states, or none.
  package var annotation = NodeReference(TreeID(0), .none)
  /// The names that the right-hand sides see.
  package var scope: ScopeID
  /// What the definition belongs to.
  package var role: DefinitionRole
  /// Where its diagnostics go.
  package var sink: SinkID
  /// The type; pending until the definition is checked.
  package var type = TypeID.pending
  /// The index space of a definition with an index.
  package var space: SpaceID?
  /// The local that holds the index.
  package var indexLocal: LocalID?
  /// What its formulas need.
  package var dependencies: [Dependency] = []
  /// How many other formulas, checks and items of reports name it.
  package var uses = 0
  /// `true` iff it holds a state at a time rather than what happens in a period.
  package var isLevel = false
  /// `true` iff it is money that goes on from its own amount before, and nothing says that it is a level.
  package var isCarriedOn = false
  /// `true` iff the value is missing because an optional input is not given.
  package var isMissing = false
  /// `true` iff another definition of the same name hands on its values.
  package var isHandedOn = false
  /// `true` iff this is what a definition of the case becomes in a scenario.
  package var isInWorld = false
  /// The definition that this is a copy of in a scenario, or what a change has replaced.
  package var original: DefinitionID?
  /// What its own name means where this is what a change has replaced; nil where that is looked up.
  package var ownName: DefinitionID?
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
