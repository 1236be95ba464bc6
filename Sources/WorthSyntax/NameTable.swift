/// A name, as the number that a `NameTable` gave it.
package struct Name: Hashable, Sendable {
  package let id: Int32

  /// Creates the name numbered `id`.
  package init(id: Int32) { self.id = id }

  /// The word that this name spells, if it is one.
  package var word: Word? { Word(rawValue: id) }

  /// `true` iff this is the name that spells `word`.
  package static func == (name: Name, word: Word) -> Bool { name.id == word.rawValue }
}

/// Numbers for names, so that two names are compared as two integers.
///
/// Names of ASCII letters are found by their bytes; others are compared in canonical equivalence, so that
/// a letter with an accent is the same name whether it was typed as one scalar or as two.
package final class NameTable {
  private var names: NameStore

  /// Creates a table that holds the words of the grammar.
  package init() { names = NameStore.words }

  /// The number of names.
  package var count: Int { names.count }

  /// Returns the hash under which an ASCII name is filed.
  static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in text { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash
  }

  /// Returns the name of `text`, whose bytes are ASCII and hash to `hash`.
  func intern(ascii text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Name {
    names.intern(ascii: text, hash: hash)
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
  func intern(international text: String) -> Name { names.intern(international: text) }

  /// Returns the name of `text` if some source has used it, otherwise nil.
  package func find(_ text: String) -> Name? { names.find(text) }

  /// Returns the text of `name`.
  package func text(_ name: Name) -> String { names.text(name) }

  /// How the names so far are spelt.
  package var spellings: Spellings { names.spellings }
}

/// The names of a table with the slots under which they are found.
private struct NameStore {
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  private var hashes: [UInt32] = []
  private var slots = [Int32](repeating: -1, count: 512)
  private var mask = 511
  private var international: [String: Int32] = [:]

  /// The words of the grammar, with which every table begins.
  static let words: NameStore = {
    var names = NameStore()
    names.bytes.reserveCapacity(4096)
    names.starts.reserveCapacity(512)
    names.hashes.reserveCapacity(512)
    for word in Word.allCases {
      let spelling = word.spelling
      let text = UnsafeBufferPointer(
        start: spelling.utf8Start, count: spelling.utf8CodeUnitCount)
      _ = names.intern(ascii: text, hash: NameTable.hash(text))
    }
    return names
  }()

  var count: Int { hashes.count }

  var spellings: Spellings { Spellings(bytes: bytes, starts: starts) }

  mutating func intern(ascii text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Name {
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 15)) & mask
    while true {
      let id = slots[slot]
      if id < 0 { break }
      if hashes[Int(id)] == hash, isSpelled(id, text) { return Name(id: id) }
      slot = (slot &+ 1) & mask
    }
    let id = append(text, hash: hash)
    slots[slot] = id
    if hashes.count &* 2 > mask { grow() }
    return Name(id: id)
  }

  mutating func intern(international text: String) -> Name {
    if let id = international[text] { return Name(id: id) }
    var copy = text
    let id = copy.withUTF8 { append($0, hash: 0) }
    international[text] = id
    return Name(id: id)
  }

  func find(_ text: String) -> Name? {
    var copy = text
    return copy.withUTF8 { bytes -> Name? in
      guard bytes.allSatisfy({ $0 < 128 }) else {
        return international[text].map { Name(id: $0) }
      }
      let hash = NameTable.hash(bytes)
      var slot = Int(truncatingIfNeeded: hash ^ (hash >> 15)) & mask
      while slots[slot] >= 0 {
        let id = slots[slot]
        if hashes[Int(id)] == hash, isSpelled(id, bytes) { return Name(id: id) }
        slot = (slot &+ 1) & mask
      }
      return nil
    }
  }

  func text(_ name: Name) -> String {
    let index = Int(name.id)
    guard index >= 0, index + 1 < starts.count else { return "" }
    return String(decoding: bytes[Int(starts[index])..<Int(starts[index + 1])], as: UTF8.self)
  }

  private func isSpelled(_ id: Int32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[Int(id)])
    guard Int(starts[Int(id) + 1]) - start == text.count else { return false }
    for offset in 0..<text.count where bytes[start + offset] != text[offset] { return false }
    return true
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int32 {
    bytes.append(contentsOf: text)
    starts.append(Int32(truncatingIfNeeded: bytes.count))
    hashes.append(hash)
    return Int32(truncatingIfNeeded: hashes.count - 1)
  }

  private mutating func grow() {
    mask = mask &* 2 &+ 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for id in 0..<hashes.count where hashes[id] != 0 {
      let hash = hashes[id]
      var slot = Int(truncatingIfNeeded: hash ^ (hash >> 15)) & mask
      while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: id)
    }
  }
}

/// How names are spelt, as a value that can be kept when the table of names is gone.
package struct Spellings: Sendable {
  private let bytes: [UInt8]
  /// Where the spelling of each name begins, and the end of the last.
  private let starts: [Int32]

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
