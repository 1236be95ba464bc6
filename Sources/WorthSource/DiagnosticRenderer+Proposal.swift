extension DiagnosticRenderer {
  /// The bytes of the changed lines, and the lines, beyond which only the replacement is shown.
  private static let shownBytes = 400
  private static let shownLines = 12

  /// Returns what is said of `proposal` and the changed lines as they can be pasted.
  ///
  /// Where the lines are too long to be shown, the words name the place and only the replacement
  /// follows. The diagnostic stands at `origin`; a proposal for another source names its place.
  mutating func shownProposal(
    _ proposal: Proposal, _ origin: Span
  ) -> (words: String, lines: [String])? {
    let source = Int(clamping: proposal.span.source)
    guard let index = index(source) else { return nil }
    let bytes = sources.sources[source].bytes
    let start = min(Int(clamping: proposal.span.start), bytes.count)
    let end = max(start, min(Int(clamping: proposal.span.end), bytes.count))
    let head = index.line(index.lineNumber(at: start))
    let tail = index.line(index.lineNumber(at: end))
    let before = min(head.lowerBound, start)..<start
    let after = end..<max(end, tail.upperBound)
    let place = placeName(source, start)
    let at = MessageTemplate(catalogue.words.writeAt).filled(
      with: [Argument("place", .written(place))], catalogue)
    guard before.count + after.count + proposal.replacement.utf8.count <= Self.shownBytes else {
      let limit = Self.shownBytes
      return (at, [VisibleText.shown(proposal.replacement, limit: limit)])
    }
    let changed =
      mended(before, source, bytes, beside: proposal) + Array(proposal.replacement.utf8)
      + mended(after, source, bytes, beside: proposal)
    let lines = pasteable(changed)
    if lines.isEmpty { return (catalogue.words.leaveOut.text + " (" + place + ")", []) }
    let isHere = proposal.span.source == origin.source
    return (isHere ? catalogue.words.writeInstead.text : at, lines)
  }

  /// Returns the bytes of `range` with what other messages propose in it.
  private func mended(
    _ range: Range<Int>, _ source: Int, _ bytes: [UInt8], beside own: Proposal
  ) -> [UInt8] {
    var result: [UInt8] = []
    var position = range.lowerBound
    for other in others where Int(clamping: other.span.source) == source {
      let (start, end) = (Int(clamping: other.span.start), Int(clamping: other.span.end))
      guard start >= position, end <= range.upperBound, start < end,
        other.span.end <= own.span.start || other.span.start >= own.span.end,
        !other.replacement.utf8.contains(0x0A)
      else { continue }
      result += bytes[position..<start]
      result += Array(other.replacement.utf8)
      position = end
    }
    return result + bytes[position..<range.upperBound]
  }

  /// Returns the lines of `text` without the blanks that all of them begin with, nor blank ends.
  private func pasteable(_ text: [UInt8]) -> [String] {
    let index = LineIndex(SourceText(name: "", bytes: text))
    var lines = (1...index.lineCount).map { Array(text[index.line($0)]) }
    while let last = lines.last, blanks(last).count == last.count { lines.removeLast() }
    let indent = commonBlanks(lines)
    var result = lines.prefix(Self.shownLines).map { line in
      String(
        String.UnicodeScalarView(
          String(decoding: line.dropFirst(indent), as: UTF8.self).unicodeScalars.map { scalar in
            scalar == "\t" ? scalar : VisibleText.shown(scalar)
          }))
    }
    if lines.count > Self.shownLines { result.append("…") }
    return result
  }

  /// Returns how many blanks and tabs all of `lines` begin with alike, empty lines aside.
  private func commonBlanks(_ lines: [[UInt8]]) -> Int {
    var common: ArraySlice<UInt8>?
    for line in lines where blanks(line).count < line.count {
      let known = common ?? blanks(line)
      common = known.prefix(zip(known, line).prefix { $0 == $1 }.count)
    }
    return common?.count ?? 0
  }

  /// Returns the blanks and tabs that `line` begins with.
  private func blanks(_ line: [UInt8]) -> ArraySlice<UInt8> {
    line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
