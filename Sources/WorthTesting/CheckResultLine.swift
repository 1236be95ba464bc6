import WorthEvaluator
import WorthSource

/// What came of a check, ready to be listed.
package struct CheckResultLine: Sendable {
  /// What came of the check.
  package let outcome: CheckOutcome
  /// The claim as the source states it, in one line.
  package let claim: String
  /// The file in which the check stands.
  package let file: String
  /// Its line, from 1.
  package let lineNumber: Int
  /// The check with both figures and the values beneath.
  package let text: String

  /// Creates the line of `outcome`, whose file and line `places` finds.
  package init(_ outcome: CheckOutcome, places: inout SourcePlaces) {
    self.outcome = outcome
    (file, lineNumber) = places.place(of: outcome.span)
    claim = CheckResultLine.oneLine(places.sources.text(outcome.span))
    text = CheckResultLine.text(outcome, file, lineNumber, claim, places.sources)
  }

  /// Returns the lines of `outcomes`.
  package static func lines(_ outcomes: [CheckOutcome], sources: SourceSet) -> [CheckResultLine] {
    var places = SourcePlaces(sources)
    var lines: [CheckResultLine] = []
    for outcome in outcomes { lines.append(CheckResultLine(outcome, places: &places)) }
    return lines
  }

  /// `true` iff the check passed.
  package var isPassed: Bool { outcome.verdict == .passed }

  /// What is worth knowing of a check that passed: what it accepted, and how much that tells.
  package var remarks: [String] {
    var remarks: [String] = []
    if let interval = outcome.interval { remarks.append("accepted: " + interval) }
    if let printed = outcome.printed { remarks.append("printed as " + printed) }
    if outcome.isWeak {
      remarks.append("note: fewer than three digits are claimed, so that a hit tells little")
    }
    return remarks
  }

  /// Returns a text with single blanks for all white space, shortened to 160 characters.
  private static func oneLine(_ text: String) -> String {
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }
    return VisibleText.shown(words.joined(separator: " "), limit: 160)
  }

  /// Returns the claim, and of a check that does not pass the place, both figures and the values
  /// beneath.
  private static func text(
    _ outcome: CheckOutcome, _ file: String, _ line: Int, _ claim: String, _ sources: SourceSet
  ) -> String {
    var lines = [claim]
    switch outcome.verdict {
    case .passed: return claim
    case .missed:
      lines.append("  at " + file + ":\(line)")
      lines.append("  the figure is " + outcome.figure)
      lines.append("  the claim is  " + outcome.claimed)
      if !outcome.difference.isEmpty { lines.append("  that is " + outcome.difference) }
      if let interval = outcome.interval { lines.append("  accepted: " + interval) }
    case .failed:
      lines.append("  at " + file + ":\(line)")
      lines.append("  nothing was computed, so the check fails")
      if let cause = outcome.cause {
        lines.append(
          "  cause: error[" + cause.code.rawValue + "]: "
            + MessageCatalogue.english.message(cause))
      }
    }
    if !outcome.parts.isEmpty {
      lines.append("  where")
      var shown: Set<String> = []
      for part in outcome.parts {
        // What stands in a check twice is shown once.
        let line = oneLine(sources.text(part.span)) + " = " + part.value
        if shown.insert(line).inserted { lines.append("    " + line) }
      }
    }
    for line in outcome.conventions { lines.append("  " + line) }
    return lines.joined(separator: "\n")
  }
}
