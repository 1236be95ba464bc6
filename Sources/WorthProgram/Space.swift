import WorthSyntax
import WorthValue

/// What a series is indexed by.
package struct Space: Sendable {
  /// What the indices are.
  package enum Kind: Sendable {
    case timeline(Granularity)
    case rows(table: TableID)
    /// The distinct values of a column; `list` is the definition that holds them.
    case keys(list: DefinitionID, element: TypeID)
  }

  /// What the indices are.
  package var kind: Kind
  /// The name by which an index is asked for: that of the table, the column or the timeline.
  package var name: String
  /// The definition of the first index.
  package var first: DefinitionID
  /// The definition of the last index.
  package var last: DefinitionID
  /// `true` iff the keys are others in each row of what a kind is filled in for.
  package var isOfRow = false

  /// Creates the space from `first` to `last`.
  package init(kind: Kind, name: String, first: DefinitionID, last: DefinitionID) {
    self.kind = kind
    self.name = name
    self.first = first
    self.last = last
  }

  /// `true` iff the indices are the different values that `list` holds.
  package func isKeys(in list: DefinitionID) -> Bool {
    if case .keys(let held, _) = kind { held == list } else { false }
  }
}

/// A table in the program.
package struct TableInfo: Sendable {
  /// The path of the table.
  package var name: String
  /// The columns, from left to right.
  package var columns: [(name: Name, definition: DefinitionID)]
  /// The index space of the rows.
  package var space: SpaceID
  /// The number of rows in the source or the file; 0 for views, whose rows are chosen in the run.
  package var rowCount: Int
  /// The instance of which the table is a field; nil for others.
  package var instance: InstanceID?
  /// The entry that declares the table; nil for views.
  package var declaration: NodeReference?
  /// The table whose columns those of this one hand on where nothing is changed; nil for others.
  package var copied: TableID?
  /// For a view the table that it is made of, the definition of its rows, and the expression.
  package var source: (table: TableID, rows: DefinitionID, reference: NodeReference)?

  /// Creates a table whose rows are the indices of `space`.
  package init(
    name: String, columns: [(name: Name, definition: DefinitionID)], space: SpaceID, rowCount: Int,
    source: (table: TableID, rows: DefinitionID, reference: NodeReference)? = nil
  ) {
    self.name = name
    self.columns = columns
    self.space = space
    self.rowCount = rowCount
    self.source = source
  }
}
