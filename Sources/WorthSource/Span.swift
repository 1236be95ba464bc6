/// A range of UTF-8 bytes in one source.
package struct Span: Hashable, Sendable {
  /// The source's position in the `SourceSet` that it was loaded into.
  package var source: UInt32
  /// The offset of the first byte.
  package var start: UInt32
  /// The offset after the last byte.
  package var end: UInt32

  /// Creates the span of the bytes from `start` up to `end` of `source`.
  package init(source: UInt32 = 0, start: UInt32, end: UInt32) {
    self.source = source
    self.start = start
    self.end = end
  }

  /// Returns the smallest span that covers both spans of one source.
  package func union(_ other: Span) -> Span {
    Span(source: source, start: min(start, other.start), end: max(end, other.end))
  }

  /// `true` iff `other` lies within this span.
  package func contains(_ other: Span) -> Bool {
    source == other.source && start <= other.start && other.end <= end
  }
}
