import WorthEvaluator
import WorthSource

/// What came of a check, ready to be listed.
package struct CheckResultLine: Sendable {
  package let outcome: CheckOutcome
  /// The claim as the source states it, in one line.
  package let claim: String
  package let file: String
  package let lineNumber: Int
  /// The check with both figures and the values beneath.
  package let text: String

  /// Creates the line of `outcome`.
  package init(_ outcome: CheckOutcome, sources: SourceSet) {
    self.outcome = outcome
    let source = Int(clamping: outcome.span.source)
    let isKnown = source < sources.sources.count
    file = isKnown ? sources.sources[source].name : ""
    lineNumber =
      isKnown
      ? LineIndex(sources.sources[source]).lineNumber(at: Int(clamping: outcome.span.start)) : 0
    claim = CheckResultLine.oneLine(sources.text(outcome.span))
    text = CheckResultLine.text(outcome, file, lineNumber, claim, sources)
  }

  private static func oneLine(_ text: String) -> String {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" })
    let joined = words.joined(separator: " ")
    return joined.count > 160 ? String(joined.prefix(160)) + "…" : joined
  }

  private static func text(
    _ outcome: CheckOutcome, _ file: String, _ line: Int, _ claim: String, _ sources: SourceSet
  ) -> String {
    var lines = [claim]
    let place = "  at " + file + ":\(line)"
    switch outcome.verdict {
    case .passed: return claim
    case .missed:
      lines.append(place)
      lines.append("  the figure is " + outcome.figure)
      lines.append("  the claim is  " + outcome.claimed)
      if !outcome.difference.isEmpty { lines.append("  that is " + outcome.difference) }
      if let interval = outcome.interval { lines.append("  accepted: " + interval) }
    case .failed:
      lines.append(place)
      lines.append("  nothing was computed, so the check fails")
      if let cause = outcome.cause {
        lines.append(
          "  cause: error[" + cause.code.rawValue + "]: "
            + MessageCatalogue.english.message(cause))
      }
    }
    if !outcome.parts.isEmpty {
      lines.append("  where")
      for part in outcome.parts {
        lines.append("    " + oneLine(sources.text(part.span)) + " = " + part.value)
      }
    }
    return lines.joined(separator: "\n")
  }
}
