import WorthSyntax
import WorthValue

/// What a name stands for.
package enum Symbol: Equatable, Sendable {
  case definition(DefinitionID)
  case instance(InstanceID)
  case kind(KindID)
  case function(FunctionID)
  case table(TableID)
  /// A file that was loaded with `use … as`.
  case module(ScopeID)
  case scenario(ScenarioID)
  case tree(DecisionTreeID)
  /// Something with a mistake, which has been reported.
  case broken
}

/// The names of a file, an instance or a block.
package struct Scope: Sendable {
  /// What the names belong to.
  package enum Kind: Sendable {
    /// A source file, or the prelude.
    case file
    /// The inputs and lines of an instance.
    case instance(InstanceID)
    /// The block of an `expect error`, which sees what is around it.
    case block
    /// The fields of an instance that is filled in for each index of a space, which see the index.
    case rows(InstanceID)
    /// The names that a world changes, or that depend on what it changes.
    case world(WorldID)
  }

  /// What the names belong to.
  package var kind: Kind
  /// The scope in which a name is looked up that this one does not have.
  package var parent: ScopeID?
  /// The names with what they stand for.
  package var symbols = SymbolTable()

  /// Creates a scope without names in `parent`.
  package init(kind: Kind, parent: ScopeID?) {
    self.kind = kind
    self.parent = parent
  }
}
