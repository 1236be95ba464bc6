// The parts of a program by which types are known. The program itself stands above this module.

/// An index space: the periods of a timeline, the rows of a table, the keys of a column.
package struct SpaceID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// A table of a program.
package struct TableID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// A filled-in kind of a program.
package struct InstanceID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}

/// A user's function, as it is written.
package struct FunctionID: ArenaID {
  package let index: Int32

  /// Creates the id of the entry at `index`.
  package init(_ index: Int32) { self.index = index }
}
