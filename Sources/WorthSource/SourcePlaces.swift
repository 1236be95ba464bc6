/// Finds files and lines of spans; the lines of each source are counted once.
package struct SourcePlaces: Sendable {
  /// The sources that spans refer to.
  package let sources: SourceSet
  /// The index of each source, once it was needed.
  private var indices: [LineIndex?]

  /// Creates a finder for places in `sources`.
  package init(_ sources: SourceSet) {
    self.sources = sources
    indices = Array(repeating: nil, count: sources.sources.count)
  }

  /// Returns the file and the line in which `span` begins; an empty name and 0 where it lies
  /// nowhere.
  package mutating func place(of span: Span) -> (file: String, line: Int) {
    let source = Int(clamping: span.source)
    guard source < indices.count else { return ("", 0) }
    let index = indices[source] ?? LineIndex(sources.sources[source])
    indices[source] = index
    return (sources.sources[source].name, index.lineNumber(at: Int(clamping: span.start)))
  }
}
