import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The mistakes and remarks found so far: where they are kept, and which of them are reported.
struct Findings {
  /// What one pass has found, with the sinks to which it goes if the pass is final.
  typealias Notebook = [(sink: SinkID, diagnostic: Diagnostic)]

  /// The diagnostics of each sink: those of the case, and those that each `expect error` catches.
  private(set) var sinks: Arena<SinkID, [Diagnostic]>
  /// The sink to which goes what is found now.
  private(set) var sink = SinkID.ofCase
  /// The instance whose line is being checked.
  private(set) var blamedInstance: InstanceID?
  /// What was found in the passes at hand, innermost last. A pass that rests on a type that is not
  /// known yet is thrown away with what it found; a final one goes to its sink.
  private var notebooks: [Notebook] = []

  /// Creates a room with the sink of the case, in which nothing has been found.
  init() {
    sinks = Arena()
    sinks.append([])
  }

  /// `true` iff a mistake has been found in the case.
  var hasErrors: Bool { sinks[.ofCase].contains { $0.code.severity == .error } }

  /// `true` iff the sink of what is found now takes no more.
  var isFull: Bool { sinks[sink].count >= Findings.mostDiagnostics }

  /// How many diagnostics each sink holds.
  var counts: [Int] { sinks.entries.map { $0.count } }
}

extension Findings {
  /// The number of mistakes after which the rest is no longer reported.
  static var mostDiagnostics: Int { WorkLimits.diagnostics }

  /// Sends what is found from now on to `sink`; returns the sink to which it went before.
  @discardableResult
  mutating func turn(to sink: SinkID) -> SinkID {
    defer { self.sink = sink }
    return self.sink
  }

  /// Sends what is found from now on to a sink of its own; returns the sink to which it went
  /// before.
  mutating func turnToNewSink() -> SinkID { turn(to: sinks.append([])) }

  /// Takes away the sink that was added last, and returns what it holds.
  @discardableResult
  mutating func removeLastSink() -> [Diagnostic] { sinks.entries.popLast() ?? [] }

  /// Names `instance` beside mistakes in lines of its kind from now on; returns the one named
  /// before.
  @discardableResult
  mutating func blame(_ instance: InstanceID?) -> InstanceID? {
    defer { blamedInstance = instance }
    return blamedInstance
  }

  /// Sends what is found from now on straight to its sink, also within a pass that may be thrown away: of what is done
  /// once and for all. Returns what `returnToPasses` takes.
  mutating func leavePasses() -> [Notebook] {
    defer { notebooks = [] }
    return notebooks
  }

  /// Goes back to the passes at hand.
  mutating func returnToPasses(_ outer: [Notebook]) { notebooks = outer }

  /// Keeps what is found from now on apart, until `closeNotebook`.
  mutating func openNotebook() { notebooks.append([]) }

  /// Returns what was found since the last `openNotebook`.
  mutating func closeNotebook() -> Notebook { notebooks.popLast() ?? [] }

  /// Takes back what a pass found that had been taken for final.
  mutating func withdraw(_ notebook: Notebook) {
    for (sink, diagnostic) in notebook {
      sinks[sink].removeAll { $0.code == diagnostic.code && $0.span == diagnostic.span }
    }
  }

  /// Moves what the parser found inside `block` from one sink to another.
  mutating func move(inside block: Span, from outer: SinkID, to inner: SinkID) {
    sinks[inner] += sinks[outer].filter { block.contains($0.span) }
    sinks[outer].removeAll { block.contains($0.span) }
  }

  /// Moves what was found in the source numbered `home`, since the sinks held `marks` diagnostics,
  /// to `call`, where a function of that source is called and the reader can change something.
  mutating func move(from home: UInt32, to call: Span, since marks: [Int]) {
    for sink in sinks.ids {
      let mark = Int(sink.index) < marks.count ? marks[Int(sink.index)] : 0
      for number in sinks[sink].indices.dropFirst(mark)
      where sinks[sink][number].span.source == home {
        if sinks[sink][number].labels.isEmpty {
          sinks[sink][number].labels.append(Label(sinks[sink][number].span, .lineOfFunction))
        }
        sinks[sink][number].labels.append(Label(call, .calledFromHere))
        sinks[sink][number].span = call
      }
      // An argument that does not fit is one mistake at the call, in however many lines of the
      // function it shows, and in whatever ways.
      var kept: [Diagnostic] = []
      for (number, diagnostic) in sinks[sink].enumerated() {
        let isNew = number >= mark
        if isNew, kept.contains(where: { $0.isSameMistake(as: diagnostic, at: call) }) { continue }
        kept.append(diagnostic)
      }
      if kept.count < sinks[sink].count { sinks[sink] = kept }
    }
  }

  /// Reports a mistake or a remark: at once outside of a pass, otherwise once the pass proves
  /// final.
  static func report(_ diagnostic: Diagnostic, in checker: inout Checker) {
    // What lacks a timeline because the case's is mistaken has been said once.
    if diagnostic.code.isMissingTimeline, checker.settings.hasBrokenTimeline { return }
    if checker.files.broken.explain(diagnostic) { return }
    if let last = checker.findings.notebooks.indices.last, !diagnostic.code.isFinal {
      checker.findings.notebooks[last].append((checker.findings.sink, diagnostic))
    } else {
      keep(diagnostic, for: checker.findings.sink, in: &checker)
    }
  }

  /// Keeps what a final pass found.
  static func flush(_ notebook: Notebook, in checker: inout Checker) {
    for (sink, diagnostic) in notebook { keep(diagnostic, for: sink, in: &checker) }
  }

  /// Adds a diagnostic to its sink, unless that is full or holds the same.
  private static func keep(_ diagnostic: Diagnostic, for sink: SinkID, in checker: inout Checker) {
    guard sink < checker.findings.sinks.nextID,
      checker.findings.sinks[sink].count < Findings.mostDiagnostics
    else { return }
    // That the case has no timeline is one mistake, however many lines need one.
    if diagnostic.code.isMissingTimeline,
      checker.findings.sinks[sink].contains(where: { $0.code.isMissingTimeline })
    {
      return
    }
    let isLimit = diagnostic.code.isLimit
    if checker.findings.sinks[sink].contains(where: {
      $0.code == diagnostic.code && (isLimit || $0.span == diagnostic.span)
    }) {
      return
    }
    let found = placed(diagnostic, in: checker)
    // What lines of a kind meet one after the other is one mistake of the case.
    if found.span != diagnostic.span,
      checker.findings.sinks[sink].contains(where: {
        $0.code == found.code && $0.span == found.span
      })
    {
      return
    }
    checker.findings.sinks[sink].append(found)
  }

  /// Shows beside a line of a kind from another file where the case fills in that kind.
  private static func placed(_ diagnostic: Diagnostic, in checker: Checker) -> Diagnostic {
    guard let blamedInstance = checker.findings.blamedInstance else { return diagnostic }
    if let own = ForeignAmounts.place(diagnostic, of: blamedInstance, in: checker) { return own }
    guard diagnostic.labels.count < 2 else { return diagnostic }
    let place = Declarations.nameSpan(checker.instances[blamedInstance].reference, in: checker)
    guard place.source != diagnostic.span.source, place.end > place.start else { return diagnostic }
    var diagnostic = diagnostic
    if diagnostic.labels.isEmpty { diagnostic.labels.append(Label(diagnostic.span, .lineOfKind)) }
    diagnostic.labels.append(Label(place, .filledInHere))
    if diagnostic.code.isMissingTimeline { diagnostic.span = place }
    return diagnostic
  }

  /// Returns what was found in the case, without what only follows from it: a line of a kind that
  /// cannot be understood because a field of its instance was not, or because the case has no
  /// timeline.
  static func causes(in checker: Checker) -> [Diagnostic] {
    let found = causesOfAll(in: checker)
    let errors = found.filter { $0.code.severity == .error }
    guard errors.count > 1 else { return found }
    // The types of what needs itself are those of a first pass.
    let circles = errors.filter { $0.code.isCircle }.flatMap { $0.labels }.map { $0.span }
    let kept = found.filter { diagnostic in
      if diagnostic.code.isCircle || diagnostic.code.severity != .error { return true }
      if diagnostic.arguments.contains(where: { $0.value == .words(.valueWithMistake) }) {
        return false
      }
      return !diagnostic.labels.contains { label in
        label.text == .derivedHere && circles.contains { $0.contains(label.span) }
      }
    }
    return kept.contains { $0.code.severity == .error } ? kept : found
  }

  /// The same, with what is said of values that rest on others with a mistake.
  private static func causesOfAll(in checker: Checker) -> [Diagnostic] {
    let own = checker.findings.sinks[.ofCase].filter {
      $0.code.severity == .error && !SourceFiles.isInPrelude($0.span, in: checker)
    }
    guard !own.isEmpty else {
      return withoutRepetition(checker.findings.sinks[.ofCase], in: checker)
    }
    let lacksTimeline = own.contains { $0.code.isMissingTimeline }
    return checker.findings.sinks[.ofCase].filter { diagnostic in
      guard diagnostic.code.severity == .error,
        SourceFiles.isInPrelude(diagnostic.span, in: checker)
      else {
        return true
      }
      if lacksTimeline, diagnostic.code.isMissingSetting { return false }
      let places = diagnostic.labels.map({ $0.span }).filter {
        !SourceFiles.isInPrelude($0, in: checker)
      }
      return !checker.instances.all.entries.contains { instance in
        let block = checker.span(instance.reference)
        guard places.contains(where: { block.contains($0) }) else { return false }
        return own.contains {
          block.contains($0.span) || changes($0.span, instance.path, in: checker)
        }
      }
    }
  }

  /// `true` iff a place lies in a change of a field of the instance at `path`, by a scenario or another block.
  private static func changes(_ place: Span, _ path: String, in checker: Checker) -> Bool {
    checker.worlds.all.entries.contains { world in
      world.changes.contains {
        $0.path.hasPrefix(path + ".") && checker.span($0.entry).contains(place)
      }
    }
  }

  /// Returns, of the messages of one code about lines of a kind of the prelude, only the first for
  /// each instance that fills it in.
  private static func withoutRepetition(_ all: [Diagnostic], in checker: Checker) -> [Diagnostic] {
    var reported: [DiagnosticCode: [Span]] = [:]
    return all.filter { diagnostic in
      guard SourceFiles.isInPrelude(diagnostic.span, in: checker),
        let place = diagnostic.labels.first(where: { $0.text == .filledInHere })?.span
      else { return true }
      if reported[diagnostic.code]?.contains(place) ?? false { return false }
      reported[diagnostic.code, default: []].append(place)
      return true
    }
  }
}

extension Diagnostic {
  /// `true` iff both are about one place in the same way, or both are mistakes in lines of a function
  /// that is called at `call`.
  fileprivate func isSameMistake(as other: Diagnostic, at call: Span) -> Bool {
    guard span == other.span else { return false }
    if code == other.code { return true }
    return code.severity == .error && other.code.severity == .error && span == call
      && isFromFunction && other.isFromFunction
  }

  /// `true` iff it was found in a line of a function that is called where it is reported.
  private var isFromFunction: Bool {
    labels.contains { $0.text == .calledFromHere && $0.span == span }
  }
}
