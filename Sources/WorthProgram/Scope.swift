import WorthSyntax
import WorthValue

/// What a name stands for.
package enum Symbol: Sendable {
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
    case file
    case instance(InstanceID)
    /// The block of an `expect error`, which sees what is around it.
    case block
    case world(WorldID)
  }

  package var kind: Kind
  package var parent: ScopeID?
  package var symbols = SymbolTable()

  /// Creates a scope without names in `parent`.
  package init(kind: Kind, parent: ScopeID?) {
    self.kind = kind
    self.parent = parent
  }
}
