import Testing
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

  /// `true` iff `line` behind `head` is answered by one message, whose proposal makes `correct` of it, with which `x` is
  /// `value`; records what is not.
  package static func gives(
    _ correct: String, for line: String, behind head: String, x value: String
  ) -> Bool {
    let found = errors(head + line + "\n")
    if found.count != 1 { Issue.record("\(line): \(found.map(\.text))") }
    let mended = once(head + line + "\n")
    if let mended, mended != head + correct + "\n" {
      Issue.record("\(line) becomes \(mended.dropFirst(head.count))")
    }
    return mended == head + correct + "\n" && Run(head + correct + "\n").text("x") == value
  }
}
