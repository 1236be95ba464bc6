/// The bytes of one file with its name and the starts of its lines.
package struct SourceText: Sendable {
  /// The name that diagnostics show, as the host gave it.
  package let name: String
  /// The UTF-8 bytes, exactly as they were read; they need not be valid UTF-8.
  package let bytes: [UInt8]
  /// `true` iff a cell in quotes is a text whatever it looks like, as in a table that a host hands
  /// in. In a file that is read, quotes say nothing about what a cell holds.
  package let quotedCellsAreTexts: Bool

  /// Creates a source of `bytes` that diagnostics call `name`.
  package init(name: String, bytes: [UInt8], quotedCellsAreTexts: Bool = false) {
    self.name = name
    self.bytes = bytes
    self.quotedCellsAreTexts = quotedCellsAreTexts
  }

  /// Creates a source of the UTF-8 form of `text`.
  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}

/// The sources of one compilation; a `Span` names one by its position here.
package struct SourceSet: Sendable {
  /// The sources in the order in which they were loaded.
  package private(set) var sources: [SourceText] = []

  /// Creates an empty set.
  package init() {}

  /// Adds `source` and returns its position.
  package mutating func add(_ source: SourceText) -> UInt32 {
    sources.append(source)
    return UInt32(truncatingIfNeeded: sources.count - 1)
  }

  /// Returns the text under `span`, invalid bytes shown as U+FFFD.
  package func text(_ span: Span) -> String {
    let index = Int(clamping: span.source)
    guard index < sources.count else { return "" }
    let bytes = sources[index].bytes
    let start = min(Int(clamping: span.start), bytes.count)
    let end = max(start, min(Int(clamping: span.end), bytes.count))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
