import WorthSource

/// Returns the report on `source` as UTF-8 text.
func worthRunForHost(_ source: [UInt8]) -> [UInt8] {
  var sources = SourceSet()
  let number = sources.add(SourceText(name: "case.worth", bytes: source))
  let end = UInt32(truncatingIfNeeded: source.count)
  let span = Span(source: number, start: 0, end: end)
  let note = Diagnostic(.E0101, Span(source: number, start: end / 2, end: end / 2 + 1))
  var renderer = DiagnosticRenderer(sources: sources)
  let head = "\(source.count) bytes, from \(span.start) to \(span.end)\n"
  return Array((head + renderer.text(note)).utf8)
}
