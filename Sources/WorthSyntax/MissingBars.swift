import WorthSource

/// The places of a table where bars should stand between cells, and do not.
package struct MissingBars {
  /// The place of what was reported among the diagnostics; nil where nothing was.
  package var diagnostic: Int?
  /// What to write at each place, in their order.
  package var places: [Proposal] = []

  /// Creates a list without places.
  package init() {}

  /// Returns the part of `text` from the first place to the last with all bars; nil without places.
  package func mended(_ text: SourceText) -> Proposal? {
    guard let first = places.first, let last = places.last else { return nil }
    var bytes: [UInt8] = []
    var end = Int(first.span.start)
    for place in places {
      bytes += text.bytes[end..<Int(place.span.start)]
      bytes += Array(place.replacement.utf8)
      end = Int(place.span.end)
    }
    let span = Span(source: first.span.source, start: first.span.start, end: last.span.end)
    return Proposal(span, String(decoding: bytes, as: UTF8.self))
  }
}
