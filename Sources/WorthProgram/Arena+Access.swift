import WorthValue

/// Reading and adding entries by their ids; the file is the same in each module that works on arenas, see `Arena`.
extension Arena {
  /// The entry of `id`.
  subscript(id: ID) -> Entry {
    get { entries[Int(id.index)] }
    _modify { yield &entries[Int(id.index)] }
  }

  /// The number of entries.
  var count: Int { entries.count }

  /// The id that the next entry will have.
  var nextID: ID { ID(Int32(truncatingIfNeeded: entries.count)) }

  /// The ids of the entries, in order.
  var ids: LazyMapSequence<Range<Int32>, ID> { ids(from: ID(0)) }

  /// The ids of the entries from `first` on, in order.
  func ids(from first: ID) -> LazyMapSequence<Range<Int32>, ID> {
    (first.index..<max(first.index, nextID.index)).lazy.map { ID($0) }
  }

  /// Returns the id of the first entry that fits, or nil.
  func firstID(where fits: (Entry) -> Bool) -> ID? {
    entries.firstIndex(where: fits).map { ID(Int32(truncatingIfNeeded: $0)) }
  }

  /// Adds `entry` and returns its id.
  @discardableResult
  mutating func append(_ entry: consuming Entry) -> ID {
    entries.append(entry)
    return ID(Int32(truncatingIfNeeded: entries.count &- 1))
  }
}
