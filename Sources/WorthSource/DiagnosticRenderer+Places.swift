/// A range of one source with what is to be said there.
struct DiagnosticPlace: Hashable {
  /// The position of the source in its set.
  var source: Int
  /// The bytes, within the source.
  var bytes: Range<Int>
  /// What is said at the place; may be empty.
  var text: String
  /// `true` iff this is where the diagnostic itself stands.
  var isPrimary: Bool
}

/// A shown stretch of a source line with the carets underneath.
struct ExcerptedLine {
  /// The number of the line, from 1.
  var number: Int
  /// The line as it is shown, without what is cut off at its sides.
  var text: String
  /// `true` iff lines of the source are missing between the one shown before and this one.
  var isAfterGap: Bool
  /// The rows of carets, in the order in which they are shown.
  var carets: [Caret]

  /// A row of carets with what is said there.
  struct Caret {
    /// The columns of the shown text, from 0.
    var columns: Range<Int>
    var text: String
    var isPrimary: Bool
  }
}

extension DiagnosticRenderer {
  /// Returns the places that `diagnostic` names, its own first, without those outside all sources.
  ///
  /// A label at the diagnostic's own span gives that place its words. Where labels lie within the
  /// diagnostic's span, their carets stand for it.
  mutating func places(of diagnostic: Diagnostic) -> [DiagnosticPlace] {
    var result: [DiagnosticPlace] = []
    let own = place(diagnostic.span, "", isPrimary: true)
    var isOwnShown = false
    for label in diagnostic.labels {
      let text = VisibleText.shown(catalogue.message(label))
      let isPrimary = diagnostic.span.contains(label.span)
      guard let place = place(label.span, text, isPrimary: isPrimary) else { continue }
      let isKnown = result.prefix(DiagnosticRenderer.placeLimit).contains(place)
      if !isKnown { result.append(place) }
      if isPrimary { isOwnShown = true }
    }
    if let own, !isOwnShown { result.insert(own, at: 0) }
    return result
  }

  /// Returns the bytes of `span` as a place within its source, if there is one.
  private mutating func place(_ span: Span, _ text: String, isPrimary: Bool) -> DiagnosticPlace? {
    let source = Int(clamping: span.source)
    guard source < sources.sources.count else { return nil }
    let count = sources.sources[source].bytes.count
    let start = min(Int(clamping: span.start), count)
    let end = max(start, min(Int(clamping: span.end), count))
    return DiagnosticPlace(source: source, bytes: start..<end, text: text, isPrimary: isPrimary)
  }

  /// Returns `places` by source: source `first`, then the others in the order of their first
  /// places.
  func groupedBySource(_ places: [DiagnosticPlace], first: Int) -> [[DiagnosticPlace]] {
    var groups: [[DiagnosticPlace]] = []
    let ordered = places.filter { $0.source == first } + places.filter { $0.source != first }
    for place in ordered {
      if let group = groups.firstIndex(where: { $0[0].source == place.source }) {
        groups[group].append(place)
      } else {
        groups.append([place])
      }
    }
    return groups
  }

  /// Returns the highest number of a line that `places` touch.
  mutating func lastLine(of places: [DiagnosticPlace]) -> Int {
    var result = 1
    for place in places {
      result = max(result, index(place.source)?.lineNumber(at: place.bytes.upperBound) ?? 1)
    }
    return result
  }

  /// A part of a place that lies on one line.
  private struct Segment {
    /// The position of the line, from 0.
    var line: Int
    var bytes: Range<Int>
    /// What is said there; only the last part of a place says it.
    var caretText: String
    var isPrimary: Bool
  }

  /// Returns the lines to show for `places`, which lie in one source, in ascending order.
  mutating func excerptedLines(of places: [DiagnosticPlace]) -> [ExcerptedLine] {
    guard let source = places.first?.source, let index = index(source) else { return [] }
    let bytes = sources.sources[source].bytes
    let segments = orderedSegments(of: places, index)
    var result: [ExcerptedLine] = []
    var excerpt: SourceExcerpt?
    for segment in segments {
      let start = segment.bytes.lowerBound
      let previous = result.last?.number
      let isShown = excerpt.map { $0.shows(start) } ?? false
      let current: SourceExcerpt
      if let excerpt, previous == segment.line, isShown {
        current = excerpt
      } else {
        current = SourceExcerpt(of: index.line(segment.line), around: start, in: bytes)
        let isAfterGap = previous.map { segment.line > $0 + 1 } ?? false
        result.append(
          ExcerptedLine(
            number: segment.line, text: current.text, isAfterGap: isAfterGap, carets: []))
        excerpt = current
      }
      let caret = ExcerptedLine.Caret(
        columns: current.columns(of: segment.bytes), text: segment.caretText,
        isPrimary: segment.isPrimary)
      result[result.count - 1].carets.append(caret)
    }
    return result
  }

  /// Returns the parts of `places` by line and column, of two at one column the longer first.
  private func orderedSegments(of places: [DiagnosticPlace], _ index: LineIndex) -> [Segment] {
    places.flatMap { segments(of: $0, index) }.sorted { first, second in
      (first.line, first.bytes.lowerBound, second.bytes.upperBound)
        < (second.line, second.bytes.lowerBound, first.bytes.upperBound)
    }
  }

  /// Returns the parts of `place` on its first and its last line; what is said stands at the last.
  private func segments(of place: DiagnosticPlace, _ index: LineIndex) -> [Segment] {
    let start = place.bytes.lowerBound
    let first = index.lineNumber(at: start)
    let last = index.lineNumber(at: max(start, place.bytes.upperBound - 1))
    let opening = index.line(first)
    let from = min(max(start, opening.lowerBound), opening.upperBound)
    if first == last {
      let end = max(from, min(place.bytes.upperBound, opening.upperBound))
      return [
        Segment(
          line: first, bytes: from..<end, caretText: place.text, isPrimary: place.isPrimary)
      ]
    }
    let closing = index.line(last)
    let end = max(closing.lowerBound, min(place.bytes.upperBound, closing.upperBound))
    let bytes = sources.sources[place.source].bytes
    var text = closing.lowerBound
    while text < end, bytes[text] == UInt8(ascii: " ") || bytes[text] == UInt8(ascii: "\t") {
      text += 1
    }
    return [
      Segment(
        line: first, bytes: from..<opening.upperBound, caretText: "", isPrimary: place.isPrimary),
      Segment(line: last, bytes: text..<end, caretText: place.text, isPrimary: place.isPrimary),
    ]
  }
}
