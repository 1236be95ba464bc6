import WorthChecker
import WorthEvaluator
import WorthPlan
import WorthProgram
import WorthReport
import WorthSource
import WorthSyntax
import WorthTesting
import WorthValue

/// Compiles cases. An engine has no state that changes: it can be used from several threads.
public struct Engine: Sendable {
  /// What compiling and running may use at most.
  public var limits: Limits
  /// How trials are computed.
  public var workers: Workers
  /// Returns the files that a case names with `use` and `table … from`; `FileReply` says what a host must do.
  public var files: @Sendable (String) -> FileReply
  /// Takes note of how far the work is; once it returns `false` the work ends with the diagnostic `E0810`, and then it
  /// must go on returning `false`. This is the place for deadlines, a button that cancels, and a bar that fills.
  ///
  /// It is asked with each definition that is checked, every few thousand steps of a run, with each run of a
  /// what-if question and each block of trials: a hundred times a second and more, trials from all threads.
  public var observer: (@Sendable (Progress) -> Bool)?

  /// `true` iff compiling also checks each kind of a file by itself, with its optional inputs given and left out, as
  /// `worth check` does.
  package var checksKinds = false

  /// Creates an engine that gives files by their names through `loader`; without one there are none.
  public init(
    limits: Limits = Limits(), workers: Workers = .single,
    loader: @escaping @Sendable (String) -> [UInt8]? = { _ in nil }
  ) {
    self.limits = limits
    self.workers = workers
    files = { path in loader(path).map { .file($0, path: path) } ?? .notFound }
  }

  /// Compiles the UTF-8 text of a case.
  ///
  /// - Parameters:
  ///   - source: The bytes; they need not be valid UTF-8.
  ///   - name: What diagnostics call the source.
  ///   - changes: Definitions, fields and periods that take another value than the case states.
  public func compile(
    _ source: [UInt8], name: String = "case.worth", changes: [Change] = []
  ) -> Case {
    compile([SourceText(name: name, bytes: source)], changes: changes, allowsResults: false)
  }

  /// Compiles the text of a case.
  public func compile(
    _ source: String, name: String = "case.worth", changes: [Change] = []
  ) -> Case {
    compile(Array(source.utf8), name: name, changes: changes)
  }

  /// Compiles lines of a dialogue, in which an expression may stand alone.
  public func compileDialogue(_ source: String, name: String = "input") -> Case {
    compile([SourceText(name: name, text: source)], changes: [], allowsResults: true)
  }

  /// Compiles sources that together are one case, in which an expression may stand alone.
  func compileDialogue(
    _ sources: [SourceText], changes: [SessionInput.FieldChange] = []
  ) -> Case {
    compile(sources, changes: changes.map { Change($0.path, $0.expression) }, allowsResults: true)
  }

  /// Compiles sources that together are one case, with changes.
  private func compile(
    _ sources: [SourceText], changes: [Change], allowsResults: Bool
  ) -> Case {
    let (files, limits, observer) = (files, limits.core, coreObserver)
    let checksKinds = checksKinds
    let build: Case.Rebuild = { more, questions in
      let (overrides, mistakes) = Change.core(changes + more)
      let host = HostFiles()
      let roots = sources + questions
      var checked = Checker.check(
        roots, overrides: overrides, allowsResults: allowsResults || !questions.isEmpty,
        limits: limits, checksKinds: checksKinds, observer: observer
      ) { host.loaded(files($0), from: $0) }
      let tableMistakes = host.mistakes(in: checked.program, rootCount: roots.count)
      checked.diagnostics = host.explained(
        checked.diagnostics, in: checked.program, rootCount: roots.count)
      checked.program.sources = host.shown(checked.program.sources)
      return Compilation(checked, mistakes: mistakes + tableMistakes)
    }
    return Case(
      result: build([], []), limits: limits, workers: workers, observer: observer, rebuild: build)
  }

  /// The observer as the core asks it.
  private var coreObserver: WorkObserver? {
    guard let observer else { return nil }
    return { progress in observer(Progress(progress)) }
  }
}

/// A compiled case. It does not change, and can be evaluated from several threads at once.
public struct Case: Sendable {
  let result: Compilation
  let limits: WorkLimits
  let workers: Workers
  let observer: WorkObserver?
  /// Compiles the same sources with further changes, and with expressions whose values are asked for.
  typealias Rebuild = @Sendable ([Change], [SourceText]) -> Compilation

  /// Compiles the case again; nil for one that was compiled by the search for conventions.
  let rebuild: Rebuild?

  /// What is wrong with the case, or worth knowing, before anything is computed.
  public var diagnostics: [Message] { diagnostics(inColour: false) }

  /// Returns the diagnostics, rendered for a terminal with ANSI colours or without.
  public func diagnostics(inColour: Bool) -> [Message] {
    var renderer = DiagnosticRenderer(sources: result.sources, inColour: inColour)
    renderer.mendLines(of: result.diagnostics)
    return result.diagnostics.map { Message($0, &renderer) }
  }

  /// `true` iff nothing is wrong with the case.
  public var isValid: Bool { !result.diagnostics.contains { $0.code.severity == .error } }

  /// Which uncertain values are summarised over all trials.
  public enum Detail: Sendable {
    /// Those that statistics of the case ask for.
    case asked
    /// Those, too, that its report shows.
    case shown
    /// All single values of the case and all that it shows.
    case all
  }

  /// Computes everything that can be computed.
  public func evaluate(_ detail: Detail = .shown) -> Outcome { evaluate(detail, meter: nil) }

  /// Computes everything that can be computed, with the steps of `meter` where one is given.
  func evaluate(_ detail: Detail, meter given: WorkMeter?) -> Outcome {
    let plan = result.plan
    let limits = limits.withRows(plan.rowCount)
    let meter = given ?? WorkMeter(limit: limits.steps, observer: observer)
    var studies = StudyTable()
    var simulation = Simulation(
      plan, limits: limits, meter: meter, observer: observer, workers: workers.lanes)
    let shown = detail == .asked ? [] : plan.shown(all: detail == .all)
    // Studies may rest on statistics over trials, and these on studies.
    for _ in 0..<100 {
      var asked = Studies(
        plan, limits: limits, meter: meter, statistics: simulation.statistics, table: studies,
        workers: workers.lanes)
      let hasAnswered = !plan.studies.isEmpty && asked.run()
      studies = asked.table
      if simulation.isDone && !hasAnswered { break }
      simulation.studies = studies
      if plan.draws.isEmpty && !plan.usesStatistics { break }
      simulation.run(shown: shown)
      if plan.studies.isEmpty || meter.stop != nil { break }
    }
    // What questions and trials have used up does not cost the case its figures.
    let own: WorkMeter
    if case .observer = meter.stop {
      own = WorkMeter(afterStopWithin: limits.steps)
    } else {
      own = given ?? WorkMeter(limit: limits.steps, observer: observer)
    }
    return Outcome(simulation.baseRun(own), result, trials: simulation.report)
  }
}
