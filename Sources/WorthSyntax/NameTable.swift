/// A name, as the number that a `NameTable` gave it.
package struct Name: Hashable, Sendable {
  /// The number of the spelling; words of the language come first.
  package let id: Int32

  /// Creates the name numbered `id`.
  package init(id: Int32) { self.id = id }

  /// `true` iff both are the same name.
  @inlinable
  package static func == (one: Name, other: Name) -> Bool { one.id == other.id }

  /// The word that this name spells, if it is one.
  package var word: Word? { Word(rawValue: id) }

  /// `true` iff this is the name that spells `word`.
  package static func == (name: Name, word: Word) -> Bool { name.id == word.rawValue }
}

/// Numbers for names, so that two names are compared as two integers.
///
/// Names of ASCII letters are found by their bytes; others are compared in canonical equivalence,
/// so that a letter with an accent is the same name whether it was typed as one scalar or as two.
package final class NameTable {
  /// What changes; behind a pointer, so that reading it needs no check of exclusive access.
  private let storage: UnsafeMutablePointer<NameStorage>

  /// Creates a table that holds the words of the grammar.
  package init() {
    storage = .allocate(capacity: 1)
    storage.initialize(to: NameStorage.words)
  }

  deinit {
    storage.deinitialize(count: 1)
    storage.deallocate()
  }

  /// The number of names.
  package var count: Int { storage.pointee.count }

  /// Returns the hash under which an ASCII name is filed.
  static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in text { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash
  }

  /// Returns the name of `text`, whose bytes are ASCII and hash to `hash`.
  func intern(ascii text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Name {
    Name(id: storage.pointee.intern(text, hash: hash))
  }

  /// Returns the name of `text`.
  package func intern(_ text: String) -> Name {
    var copy = text
    return copy.withUTF8 { bytes in
      if bytes.allSatisfy({ $0 < 128 }) {
        return intern(ascii: bytes, hash: NameTable.hash(bytes))
      }
      return intern(international: text)
    }
  }

  /// Returns the name of `text`, which has letters beyond ASCII.
  func intern(international text: String) -> Name {
    Name(id: storage.pointee.intern(international: text))
  }

  /// Returns the name of `text` if some source has used it, otherwise nil.
  package func find(_ text: String) -> Name? {
    var copy = text
    return copy.withUTF8 { bytes -> Name? in
      let id =
        bytes.allSatisfy({ $0 < 128 })
        ? storage.pointee.find(bytes, hash: NameTable.hash(bytes))
        : storage.pointee.international[text]
      return id.map { Name(id: $0) }
    }
  }

  /// Returns the text of `name`.
  package func text(_ name: Name) -> String { storage.pointee.text(name) }

  /// How the names so far are spelt.
  package var spellings: Spellings {
    Spellings(bytes: storage.pointee.bytes, starts: storage.pointee.starts)
  }
}

/// Names by their bytes: a table in which a name stands at the place that its hash says, or behind
/// it.
private struct NameStorage {
  /// A place of the table.
  struct Slot {
    var hash: UInt32
    /// The number of the name; below 0 where the place is free.
    var id: Int32
  }

  /// The spellings, one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where the bytes of each name begin, and the end of the last.
  private(set) var starts: [Int32] = [0]
  /// The names by their hash (open addressing).
  private var slots = [Slot](repeating: Slot(hash: 0, id: -1), count: 512)
  /// The number of slots less 1; that number is a power of two.
  private var mask = 511
  /// The names with letters beyond ASCII.
  private(set) var international: [String: Int32] = [:]

  /// The words of the grammar, with which every table begins.
  static let words: NameStorage = {
    var names = NameStorage()
    names.bytes.reserveCapacity(4096)
    names.starts.reserveCapacity(512)
    for word in Word.allCases {
      let spelling = word.spelling
      let text = UnsafeBufferPointer(
        start: spelling.utf8Start, count: spelling.utf8CodeUnitCount)
      _ = names.intern(text, hash: NameTable.hash(text))
    }
    return names
  }()

  /// Creates a table without names.
  init() {}

  /// Returns the text of `name`; nothing where there is no such name.
  func text(_ name: Name) -> String {
    let index = Int(name.id)
    guard index >= 0, index + 1 < starts.count else { return "" }
    return String(decoding: bytes[Int(starts[index])..<Int(starts[index + 1])], as: UTF8.self)
  }

  /// The number of names.
  var count: Int { starts.count - 1 }

  /// The place at which a name that hashes to `hash` is looked for first.
  @inline(__always)
  private func home(_ hash: UInt32) -> Int { Int(truncatingIfNeeded: hash ^ (hash >> 15)) & mask }

  /// Returns the place of the name, or the free place at which it belongs.
  @inline(__always)
  private func place(of text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    var place = home(hash)
    while slots[place].id >= 0 {
      if slots[place].hash == hash, isSpelled(slots[place].id, text) { return place }
      place = (place &+ 1) & mask
    }
    return place
  }

  /// Returns the number of the name `text`; nil where there is none.
  func find(_ text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int32? {
    let id = slots[place(of: text, hash: hash)].id
    return id < 0 ? nil : id
  }

  /// Returns the number of the name `text`, which is new or known.
  mutating func intern(_ text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int32 {
    let place = place(of: text, hash: hash)
    if slots[place].id >= 0 { return slots[place].id }
    let id = append(text)
    slots[place] = Slot(hash: hash, id: id)
    if count &* 2 > mask { grow() }
    return id
  }

  /// Returns the number of the name `text`, which has letters beyond ASCII.
  mutating func intern(international text: String) -> Int32 {
    if let id = international[text] { return id }
    var copy = text
    let id = copy.withUTF8 { append($0) }
    international[text] = id
    return id
  }

  /// `true` iff the name of a number is spelt like `text`.
  @inline(__always)
  private func isSpelled(_ id: Int32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[Int(id)])
    guard Int(starts[Int(id) &+ 1]) &- start == text.count else { return false }
    return bytes.withUnsafeBufferPointer { known in
      for offset in 0..<text.count where known[start &+ offset] != text[offset] { return false }
      return true
    }
  }

  /// Adds a spelling and returns its number.
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    bytes.append(contentsOf: text)
    starts.append(Int32(truncatingIfNeeded: bytes.count))
    return Int32(truncatingIfNeeded: starts.count - 2)
  }

  /// Makes the table twice as large.
  private mutating func grow() {
    let before = slots
    mask = mask &* 2 &+ 1
    slots = [Slot](repeating: Slot(hash: 0, id: -1), count: mask + 1)
    for slot in before where slot.id >= 0 {
      var place = home(slot.hash)
      while slots[place].id >= 0 { place = (place &+ 1) & mask }
      slots[place] = slot
    }
  }
}

/// How names are spelt, as a value that can be kept when the table of names is gone.
package struct Spellings: Sendable {
  /// The spellings, one after the other.
  private let bytes: [UInt8]
  /// Where the spelling of each name begins, and the end of the last.
  private let starts: [Int32]

  /// Creates the spellings of a table.
  fileprivate init(bytes: [UInt8], starts: [Int32]) {
    self.bytes = bytes
    self.starts = starts
  }

  /// Returns the text of `name`.
  package func text(_ name: Name) -> String {
    let index = Int(name.id)
    guard index >= 0, index + 1 < starts.count else { return "" }
    return String(decoding: bytes[Int(starts[index])..<Int(starts[index + 1])], as: UTF8.self)
  }
}
