/// Turns diagnostics into text for people, with the source lines concerned and a caret at each
/// place.
package struct DiagnosticRenderer {
  /// The number of places of one diagnostic that are shown.
  static let placeLimit = 12

  /// The sources that spans refer to.
  let sources: SourceSet
  /// The texts, in the language of the reader.
  let catalogue: MessageCatalogue
  /// The colours of the text, or none.
  let palette: Palette
  /// What other messages propose: the line to write has that, too.
  var others: [Proposal] = []
  /// The index of each source's lines, made when it is first needed.
  private var indices: [LineIndex?]

  /// Creates a renderer for diagnostics of `sources`; `inColour` adds ANSI colours.
  package init(sources: SourceSet, catalogue: MessageCatalogue = .english, inColour: Bool = false) {
    self.sources = sources
    self.catalogue = catalogue
    palette = Palette(isOn: inColour)
    indices = Array(repeating: nil, count: sources.sources.count)
  }

  /// Takes what the errors among `diagnostics` propose into the lines that are shown to be pasted.
  package mutating func mendLines(of diagnostics: [Diagnostic]) {
    others = Proposal.parts(of: diagnostics)
  }

  /// Returns `diagnostic` with the source lines concerned, ended by a line feed.
  package mutating func text(_ diagnostic: Diagnostic) -> String {
    var page = DiagnosticPage(palette: palette)
    let severity = diagnostic.code.severity
    page.head(heading(diagnostic), message: message(diagnostic), severity: severity)
    let places = places(of: diagnostic)
    let shown = Array(places.prefix(DiagnosticRenderer.placeLimit))
    let groups = groupedBySource(shown, first: Int(clamping: diagnostic.span.source))
    page.fitGutter(to: lastLine(of: shown))
    for group in groups {
      guard let first = group.first else { continue }
      let isOwn = first.source == Int(clamping: diagnostic.span.source)
      let start = isOwn ? Int(clamping: diagnostic.span.start) : first.bytes.lowerBound
      page.place(placeName(first.source, start))
      for line in excerptedLines(of: group) { page.line(line, severity: severity) }
    }
    for label in diagnostic.labels where index(Int(clamping: label.span.source)) == nil {
      page.remark(VisibleText.shown(catalogue.message(label)))
    }
    if places.count > shown.count {
      let count = Argument("count", .count(places.count - shown.count))
      page.remark(MessageTemplate(catalogue.words.morePlaces).filled(with: [count], catalogue))
    }
    if let proposal = diagnostic.proposal, let shown = shownProposal(proposal, diagnostic.span) {
      page.proposal(shown.words, lines: shown.lines)
    }
    return page.text
  }

  /// Returns `diagnostic` on one line: `file:line:column: error[E0101]: message`.
  package mutating func line(_ diagnostic: Diagnostic) -> String {
    let source = Int(clamping: diagnostic.span.source)
    let text = heading(diagnostic) + ": " + message(diagnostic)
    guard let index = index(source) else { return text }
    let place = index.position(at: Int(clamping: diagnostic.span.start))
    return "\(fileName(source)):\(place.line):\(place.column): " + text
  }

  /// Returns the severity's word with the code, such as `error[E0101]`.
  private func heading(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.code.severity
    return "\(catalogue.word(severity).text)[\(diagnostic.code.rawValue)]"
  }

  /// Returns the message on one line.
  private func message(_ diagnostic: Diagnostic) -> String {
    VisibleText.shown(catalogue.message(diagnostic))
  }

  /// Returns the index of the lines of `source`, or `nil` where there is no such source.
  mutating func index(_ source: Int) -> LineIndex? {
    guard source >= 0, source < indices.count else { return nil }
    if let known = indices[source] { return known }
    let made = LineIndex(sources.sources[source])
    indices[source] = made
    return made
  }

  /// Returns the file of `span` with the places of its first and after its last scalar; nil where
  /// there is no such source.
  package mutating func range(
    of span: Span
  ) -> (file: String, start: SourcePosition, end: SourcePosition)? {
    let source = Int(clamping: span.source)
    guard let index = index(source) else { return nil }
    let start = Int(clamping: span.start)
    return (
      sources.sources[source].name, index.position(at: start),
      index.position(at: max(start, Int(clamping: span.end)))
    )
  }

  /// Returns the name of `source`, which must exist, as it is shown.
  func fileName(_ source: Int) -> String {
    VisibleText.shown(sources.sources[source].name, limit: MessageTemplate.argumentLimit)
  }

  /// Returns `file:line:column` of byte `offset` of `source`, which must exist.
  mutating func placeName(_ source: Int, _ offset: Int) -> String {
    guard let place = index(source)?.position(at: offset) else { return "" }
    return "\(fileName(source)):\(place.line):\(place.column)"
  }
}
