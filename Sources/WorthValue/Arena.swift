/// The place of an entry in an `Arena`, as a type of its own, so that places in one arena are not
/// taken for places in another.
package protocol ArenaID: Hashable, Comparable, Sendable {
  /// The place, counted from 0.
  var index: Int32 { get }

  /// Creates the id of the entry at `index`.
  init(_ index: Int32)
}

extension ArenaID {
  /// `true` iff the entry `left` was added before `right`.
  package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// Entries that are named by ids of one type, in the order in which they were added.
///
/// A generic body is specialised only within its own module, so the modules that work on arenas
/// each have the same `Arena+Access.swift`.
package struct Arena<ID: ArenaID, Entry> {
  /// The entries in the order of their ids.
  package var entries: [Entry] = []

  /// Creates an empty arena.
  package init() {}
}

extension Arena: Sendable where Entry: Sendable {}
