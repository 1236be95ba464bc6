import WorthValue

/// A definition of a program: of the case, an input or line of an instance, a column of a table.
package struct DefinitionID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// A checked expression.
package struct ExpressionID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// A kind, as it is written.
package struct KindID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// A user's function, made for arguments of certain types.
package struct VersionID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// The names of a file, an instance, a block or a world.
package struct ScopeID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// The case with some changes.
package struct WorldID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// A named set of changes.
package struct ScenarioID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// A decision tree.
package struct DecisionTreeID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// A what-if question.
package struct StudyID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// The syntax tree of one source.
package struct TreeID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// Where diagnostics go: the case, or one of its `expect error` blocks.
package struct SinkID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// A value that is known while an expression is evaluated: an index, a parameter, a binder.
package struct LocalID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// An uncertain name.
package struct DrawID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// A text that stands in the source or is put together by the checker.
package struct TextID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// A column that was read from a file.
package struct DataID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

extension SinkID {
  /// The diagnostics of the case itself.
  package static let ofCase = SinkID(0)
}
