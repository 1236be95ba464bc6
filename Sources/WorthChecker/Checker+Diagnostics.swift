import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Diagnostics: where they are kept, and which of them are reported.
extension Checker {
  mutating func report(_ diagnostic: Diagnostic) {
    // What lacks a timeline because the case's is mistaken has been said once.
    if diagnostic.code.isMissingTimeline, hasBrokenTimeline { return }
    if !notebooks.isEmpty, !diagnostic.code.isFinal {
      notebooks[notebooks.count - 1].append((sink, diagnostic))
    } else {
      file(diagnostic, in: sink)
    }
  }

  /// Keeps what a final pass found.
  mutating func flush(_ notebook: [(sink: SinkID, diagnostic: Diagnostic)]) {
    for (sink, diagnostic) in notebook { file(diagnostic, in: sink) }
  }

  private mutating func file(_ diagnostic: Diagnostic, in sink: SinkID) {
    let index = sink
    guard index < sinks.nextID, sinks[index].count < Checker.mostDiagnostics else { return }
    // That the case has no timeline is one mistake, however many lines need one.
    if diagnostic.code.isMissingTimeline,
      sinks[index].contains(where: { $0.code.isMissingTimeline })
    {
      return
    }
    let isLimit = diagnostic.code.isLimit
    if sinks[index].contains(where: {
      $0.code == diagnostic.code && (isLimit || $0.span == diagnostic.span)
    }) {
      return
    }
    sinks[index].append(placed(diagnostic))
  }

  /// Shows beside a line of a kind from another file where the case fills in that kind.
  private func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let blamedInstance, diagnostic.labels.count < 2 else { return diagnostic }
    let place = nameSpan(instances[blamedInstance].reference)
    guard place.source != diagnostic.span.source, place.end > place.start else { return diagnostic }
    var diagnostic = diagnostic
    if diagnostic.labels.isEmpty { diagnostic.labels.append(Label(diagnostic.span, .lineOfKind)) }
    diagnostic.labels.append(Label(place, .filledInHere))
    if diagnostic.code.isMissingTimeline { diagnostic.span = place }
    return diagnostic
  }

  /// What was found in the case, without what only follows from it: a line of a kind that cannot be understood because a
  /// field of its instance was not, or because the case has no timeline.
  func causes() -> [Diagnostic] {
    let own = sinks[.ofCase].filter { $0.code.severity == .error && !isInPrelude($0.span) }
    guard !own.isEmpty else { return withoutRepetition(sinks[.ofCase]) }
    let lacksTimeline = own.contains { $0.code.isMissingTimeline }
    return sinks[.ofCase].filter { diagnostic in
      guard diagnostic.code.severity == .error, isInPrelude(diagnostic.span) else { return true }
      if lacksTimeline, diagnostic.code.isMissingSetting { return false }
      let places = diagnostic.labels.map({ $0.span }).filter { !isInPrelude($0) }
      return !instances.entries.contains { instance in
        let block = span(instance.reference)
        return places.contains { block.contains($0) } && own.contains { block.contains($0.span) }
      }
    }
  }

  /// Leaves of the messages of one code about lines of a kind the first for each instance that fills it in.
  private func withoutRepetition(_ all: [Diagnostic]) -> [Diagnostic] {
    var reported: [DiagnosticCode: [Span]] = [:]
    return all.filter { diagnostic in
      guard isInPrelude(diagnostic.span),
        let place = diagnostic.labels.first(where: { $0.text == .filledInHere })?.span
      else { return true }
      if reported[diagnostic.code]?.contains(place) ?? false { return false }
      reported[diagnostic.code, default: []].append(place)
      return true
    }
  }

  private func isInPrelude(_ span: Span) -> Bool {
    preludeFiles.values.contains { trees[$0].source == span.source }
  }

  /// The number of mistakes after which the rest is no longer reported.
  static var mostDiagnostics: Int { WorkLimits.diagnostics }
}
