import WorthSyntax

/// What the names of a scope stand for, in the order in which they were declared.
package struct SymbolTable: Sendable {
  /// The names with what they stand for, in the order of their declaration.
  package private(set) var entries: [(name: Name, symbol: Symbol)] = []
  /// The place of each name in `entries` plus 1, by a hash of the name; none for few names, which
  /// are searched through.
  private var slots: [Int32] = []

  /// The number of names up to which all of them are compared.
  private static var fewNames: Int { 8 }

  /// Creates a table without names.
  package init() {}

  /// What `name` stands for; nil for a name that the scope does not have.
  package subscript(name: Name) -> Symbol? {
    get { place(of: name).map { entries[$0].symbol } }
    set {
      guard let newValue else { return }
      if let place = place(of: name) {
        entries[place].symbol = newValue
      } else {
        entries.append((name, newValue))
        if entries.count > SymbolTable.fewNames { file(entries.count - 1) }
      }
    }
  }

  /// Returns the place of `name` in `entries`, found by its slot where there are many names.
  private func place(of name: Name) -> Int? {
    guard !slots.isEmpty else { return entries.firstIndex { $0.name == name } }
    var slot = SymbolTable.hash(name) & (slots.count - 1)
    while slots[slot] > 0 {
      let place = Int(slots[slot]) - 1
      if entries[place].name == name { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Returns a number that differs in its lower bits from name to name (multiplicative hashing).
  private static func hash(_ name: Name) -> Int {
    Int(truncatingIfNeeded: (UInt32(bitPattern: name.id) &* 0x9E37_79B1) >> 7)
  }

  /// Adds the entry at `place` to the slots, which are rebuilt where they are half full.
  private mutating func file(_ place: Int) {
    if entries.count * 2 > slots.count {
      slots = [Int32](repeating: 0, count: max(32, slots.count * 2))
      for place in entries.indices { put(place) }
    } else {
      put(place)
    }
  }

  /// Puts the entry at `place` into the first free slot from the one of its name on.
  private mutating func put(_ place: Int) {
    var slot = SymbolTable.hash(entries[place].name) & (slots.count - 1)
    while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(truncatingIfNeeded: place + 1)
  }
}
