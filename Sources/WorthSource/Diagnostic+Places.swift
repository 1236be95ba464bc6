extension Diagnostic {
  /// Takes in `other`, the same mistake further on: its place, and what it proposes where it stands in the same line
  /// of `bytes`. What `all` messages propose in between is taken along, so that the line can be pasted.
  package mutating func join<Bytes: RandomAccessCollection>(
    _ other: Diagnostic, among all: [Diagnostic], in bytes: Bytes
  ) where Bytes.Element == UInt8, Bytes.Index == Int {
    labels.append(Label(other.span, .standsHereToo))
    guard let first = proposal, let last = other.proposal, first.span.source == last.span.source,
      first.span.end <= last.span.start, Int(clamping: last.span.start) <= bytes.count
    else { return }
    let between = Int(clamping: first.span.end)..<Int(clamping: last.span.start)
    guard !bytes[between].contains(0x0A), !bytes[between].contains(0x0D) else { return }
    if parts.isEmpty { parts = [first] }
    parts.append(last)
    var text: [UInt8] = []
    var position = between.lowerBound
    for part in Proposal.parts(of: all) where part.span.source == first.span.source {
      let (start, end) = (Int(clamping: part.span.start), Int(clamping: part.span.end))
      guard start >= position, end <= between.upperBound else { continue }
      text += bytes[position..<start]
      text += Array(part.replacement.utf8)
      position = end
    }
    text += bytes[position..<between.upperBound]
    proposal = Proposal(
      first.span.union(last.span),
      first.replacement + String(decoding: text, as: UTF8.self) + last.replacement)
  }
}

extension Proposal {
  /// What errors propose for single places, in the order of the places.
  package static func parts(of diagnostics: [Diagnostic]) -> [Proposal] {
    diagnostics.filter { $0.code.severity == .error }
      .flatMap { $0.parts.isEmpty ? $0.proposal.map { [$0] } ?? [] : $0.parts }
      .sorted { $0.span.start < $1.span.start }
  }
}
