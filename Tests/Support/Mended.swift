import Worth

/// A source with what its messages propose.
package enum Mended {
  /// Returns `source` with the proposal of `message` pasted; nil where it has none for this source.
  package static func pasting(_ message: Message, into source: String) -> String? {
    guard let proposal = message.proposal else { return nil }
    var bytes = Array(source.utf8)
    guard proposal.place.bytes.upperBound <= bytes.count else { return nil }
    bytes.replaceSubrange(proposal.place.bytes, with: Array(proposal.replacement.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the errors that compiling `source` gives.
  package static func errors(_ source: String) -> [Message] {
    Run(source).program.diagnostics.filter { $0.severity == .error }
  }

  /// Returns `source` with the proposal of its one error pasted; nil where it has another number of
  /// errors, or nothing is proposed.
  package static func once(_ source: String) -> String? {
    let found = errors(source)
    return found.count == 1 ? pasting(found[0], into: source) : nil
  }
}
