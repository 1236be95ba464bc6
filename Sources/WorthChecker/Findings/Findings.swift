import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The mistakes and remarks found so far: where they are kept, and which of them are reported.
struct Findings {
  /// Diagnostics of the case at the first place, of each `expect error` at its number.
  var sinks = Arena<SinkID, [Diagnostic]>()
  var sink = SinkID.ofCase
  /// The instance whose line is being checked.
  var blamedInstance: InstanceID?
  /// What was found in the passes at hand, innermost last. A pass that rests on a type that is not known
  /// yet is thrown away with what it found; a final one goes to its sink.
  var notebooks: [[(sink: SinkID, diagnostic: Diagnostic)]] = []

  /// `true` iff a mistake has been found in the case.
  var hasErrors: Bool { sinks[.ofCase].contains { $0.code.severity == .error } }
}

extension Findings {
  /// Keeps what a final pass found.
  static func flush(_ notebook: [(sink: SinkID, diagnostic: Diagnostic)], in checker: inout Checker)
  {
    for (sink, diagnostic) in notebook { keep(diagnostic, for: sink, in: &checker) }
  }

  static func keep(_ diagnostic: Diagnostic, for sink: SinkID, in checker: inout Checker) {
    let index = sink
    guard index < checker.findings.sinks.nextID,
      checker.findings.sinks[index].count < Findings.mostDiagnostics
    else { return }
    // That the case has no timeline is one mistake, however many lines need one.
    if diagnostic.code.isMissingTimeline,
      checker.findings.sinks[index].contains(where: { $0.code.isMissingTimeline })
    {
      return
    }
    let isLimit = diagnostic.code.isLimit
    if checker.findings.sinks[index].contains(where: {
      $0.code == diagnostic.code && (isLimit || $0.span == diagnostic.span)
    }) {
      return
    }
    checker.findings.sinks[index].append(placed(diagnostic, in: checker))
  }

  /// Shows beside a line of a kind from another file where the case fills in that kind.
  private static func placed(_ diagnostic: Diagnostic, in checker: Checker) -> Diagnostic {
    guard let blamedInstance = checker.findings.blamedInstance, diagnostic.labels.count < 2 else {
      return diagnostic
    }
    let place = Declarations.nameSpan(checker.instances[blamedInstance].reference, in: checker)
    guard place.source != diagnostic.span.source, place.end > place.start else { return diagnostic }
    var diagnostic = diagnostic
    if diagnostic.labels.isEmpty { diagnostic.labels.append(Label(diagnostic.span, .lineOfKind)) }
    diagnostic.labels.append(Label(place, .filledInHere))
    if diagnostic.code.isMissingTimeline { diagnostic.span = place }
    return diagnostic
  }

  /// What was found in the case, without what only follows from it: a line of a kind that cannot be understood because a
  /// field of its instance was not, or because the case has no timeline.
  static func causes(in checker: Checker) -> [Diagnostic] {
    let own = checker.findings.sinks[.ofCase].filter {
      $0.code.severity == .error && !isInPrelude($0.span, in: checker)
    }
    guard !own.isEmpty else {
      return withoutRepetition(checker.findings.sinks[.ofCase], in: checker)
    }
    let lacksTimeline = own.contains { $0.code.isMissingTimeline }
    return checker.findings.sinks[.ofCase].filter { diagnostic in
      guard diagnostic.code.severity == .error, isInPrelude(diagnostic.span, in: checker) else {
        return true
      }
      if lacksTimeline, diagnostic.code.isMissingSetting { return false }
      let places = diagnostic.labels.map({ $0.span }).filter { !isInPrelude($0, in: checker) }
      return !checker.instances.all.entries.contains { instance in
        let block = checker.span(instance.reference)
        return places.contains { block.contains($0) } && own.contains { block.contains($0.span) }
      }
    }
  }

  /// Leaves of the messages of one code about lines of a kind the first for each instance that fills it in.
  private static func withoutRepetition(_ all: [Diagnostic], in checker: Checker) -> [Diagnostic] {
    var reported: [DiagnosticCode: [Span]] = [:]
    return all.filter { diagnostic in
      guard isInPrelude(diagnostic.span, in: checker),
        let place = diagnostic.labels.first(where: { $0.text == .filledInHere })?.span
      else { return true }
      if reported[diagnostic.code]?.contains(place) ?? false { return false }
      reported[diagnostic.code, default: []].append(place)
      return true
    }
  }

  private static func isInPrelude(_ span: Span, in checker: Checker) -> Bool {
    checker.files.preludeFiles.values.contains { checker.trees[$0].source == span.source }
  }

  /// The number of mistakes after which the rest is no longer reported.
  static var mostDiagnostics: Int { WorkLimits.diagnostics }
}
