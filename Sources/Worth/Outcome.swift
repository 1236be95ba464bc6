import WorthEvaluator
import WorthPlan
import WorthReport
import WorthSource
import WorthTesting
import WorthValue

/// All that a run of a case has computed. It does not change, and can be read from several threads.
public struct Outcome: Sendable {
  /// What the run left, with the memory that it lies in.
  final class Storage: @unchecked Sendable {
    let machine: Machine
    let result: Compilation
    let trials: TrialReport
    /// What came of the checks; of those that pass nothing but that.
    let verdicts: [CheckOutcome]

    /// Creates the storage of a run, with its checks judged.
    init(_ machine: Machine, _ result: Compilation, _ trials: TrialReport) {
      self.machine = machine
      self.result = result
      self.trials = trials
      verdicts = CheckJudge(machine, captured: result.captured).verdicts()
    }

    deinit { machine.release() }
  }

  let storage: Storage

  /// Creates what came of a run on `machine`.
  init(_ machine: Machine, _ result: Compilation, trials: TrialReport = TrialReport()) {
    storage = Storage(machine, result, trials)
  }

  var machine: Machine { storage.machine }
  var plan: Plan { storage.result.plan }
  /// The number of rows of kinds that were worked out all at a time.
  package var laneRows: Int { machine.laneRows }
  var trials: TrialReport { storage.trials }
  var failures: [Diagnostic] {
    machine.failures.filter { $0.sink == 0 }.map { $0.diagnostic }
  }
  var notes: [Diagnostic] {
    machine.notes.filter { $0.sink == 0 && $0.remark == nil }.map { $0.diagnostic } + remarks
  }
  /// What kinds and the case remark on.
  var remarks: [Diagnostic] { remarks { _ in true } }
  /// What came of the checks, with the figures of those that pass, too.
  var checkOutcomes: [CheckOutcome] {
    CheckJudge(machine, captured: storage.result.captured).outcomes()
  }

  /// The names of all figures, in the order of the source.
  public var paths: [String] { plan.slots.map { $0.path } }

  /// All figures, in the order of the source. They are made at each call; ``figure(_:)`` makes one.
  public var figures: [Figure] {
    Figures(machine, plan).all(machine, trials).map { Outcome.figure($0) }
  }

  /// The checks, in the order of the source.
  public var checks: [Check] { results.map { Check($0) } }

  /// How the case was simulated; nil where nothing was.
  public var simulation: SimulationSummary? { SimulationSummary(trials) }

  /// What went wrong while computing, and what is worth knowing of the results; what is wrong with the case itself stands in `Case.diagnostics`.
  public var messages: [Message] { messages(inColour: false) }

  /// Returns the messages, rendered for a terminal with ANSI colours or without.
  public func messages(inColour: Bool) -> [Message] {
    var renderer = DiagnosticRenderer(sources: storage.result.sources, inColour: inColour)
    return (failures + notes).map { Message($0, &renderer) }
  }

  /// Returns the messages but for the remarks that the report shows, rendered for a terminal with ANSI
  /// colours or without.
  package func messagesBesidesReport(inColour: Bool) -> [Message] {
    var renderer = DiagnosticRenderer(sources: storage.result.sources, inColour: inColour)
    let notes = machine.notes.filter { $0.sink == 0 && $0.remark == nil }.map { $0.diagnostic }
    return (failures + notes + remarks { !$0.isShown }).map { Message($0, &renderer) }
  }

  /// `true` iff everything was computed.
  public var isComplete: Bool { !machine.failures.contains { $0.sink == 0 } }

  /// What the case shows, as text; a summary of its values where it has no `show`.
  public var report: String { TextRenderer.text(document) }

  /// The report as a value, from which every form of it is rendered.
  package var document: Document {
    DocumentBuilder(machine, plan, trials).document(checkOutcomes, storage.result.sources)
  }

  /// The case's figures, checks and messages as a JSON document.
  public var json: String {
    JSONReport.text(
      figures: Figures(machine, plan).all(machine, trials), document: document, trials: trials,
      settings: plan.settings, checks: checkOutcomes,
      diagnostics: storage.result.diagnostics + failures + notes,
      sources: storage.result.sources)
  }

  /// The checks, ready to be listed.
  package var results: [CheckResultLine] { results(searching: nil) }

  /// Returns the checks, ready to be listed, with what `program`'s conventions have to do with those missed.
  ///
  /// - Parameter tellsPassed: whether the figures of checks that pass are wanted.
  package func results(searching program: Case?, tellsPassed: Bool = true) -> [CheckResultLine] {
    var outcomes = tellsPassed ? checkOutcomes : storage.verdicts
    if let program, let search = ConventionSearch(program) {
      var places = SourcePlaces(storage.result.sources)
      for (check, found) in search.findings(on: outcomes, machine) {
        let line = found.cause.map { places.place(of: outcomes[$0.check].span).line }
        outcomes[check].conventions = found.lines(lineNumber: line)
        outcomes[check].tries = found.tries
      }
    }
    return CheckResultLine.lines(outcomes, sources: storage.result.sources)
  }

  /// Returns the figure of the definition at `path`, or nil.
  public func figure(_ path: String) -> Figure? {
    guard let slot = slot(path) else { return nil }
    var found = Figures(machine, plan).figure(slot, machine)
    found.uncertain = trials.figure(slot.register)
    return Outcome.figure(found)
  }

  /// Returns the slot of the definition at `path`, or nil.
  func slot(_ path: String) -> PlanSlot? {
    storage.result.slots[path].map { plan.slots[$0] }
  }

  /// Returns a figure as hosts see it.
  private static func figure(_ found: Figures.Figure) -> Figure {
    Figure(
      path: found.path, label: found.label, value: Value(found.content), text: found.text,
      uncertainty: found.uncertain.flatMap { Uncertainty($0) })
  }

  /// The message that says why the figure at `path` has no value; nil where none does.
  func cause(of path: String) -> Message? {
    var renderer = DiagnosticRenderer(sources: storage.result.sources)
    if let slot = slot(path), let error = Marker.error(machine.value(slot.register)), error > 0,
      error < machine.failures.count
    {
      return Message(machine.failures[error].diagnostic, &renderer)
    }
    return storage.result.diagnostics.first { $0.code.severity == .error }
      .map { Message($0, &renderer) }
  }
}
