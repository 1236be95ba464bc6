import WorthChecker
import WorthEvaluator
import WorthPlan
import WorthReport
import WorthSource
import WorthSyntax
import WorthTesting
import WorthValue

/// What a run may use at most. Whatever exceeds a limit ends in a diagnostic.
public struct Limits: Sendable {
  /// Calls of functions and turns of loops.
  public var steps: UInt64 = 2_000_000_000
  /// Values that series and lists may hold in all; each takes eight bytes.
  public var values = 32 << 20
  /// Calls of functions inside one another.
  public var depth = 10_000
  /// Bytes of the texts that a case puts together.
  public var text = 16 << 20
  /// Trials of a simulation.
  public var trials: UInt64 = 10_000_000
  /// Operations of one trial.
  public var operations = 4 << 20
  /// Values of uncertain results that are held over all trials at a time; each takes eight bytes.
  public var trialValues = 3 << 20

  /// Creates the usual limits.
  public init() {}
}

/// Compiles cases. An engine has no state that changes: it can be used from several threads.
public struct Engine: Sendable {
  /// What a run may use at most.
  public var limits: Limits
  /// How trials are computed.
  public var workers: Workers
  /// Returns the bytes of a file that a case names with `use`, or nil where there is none.
  public var loader: @Sendable (String) -> [UInt8]?

  /// Creates an engine that reads files for `use` through `loader`; without one there are none.
  public init(
    limits: Limits = Limits(), workers: Workers = .single,
    loader: @escaping @Sendable (String) -> [UInt8]? = { _ in nil }
  ) {
    self.limits = limits
    self.workers = workers
    self.loader = loader
  }

  /// Compiles the UTF-8 text of a case.
  ///
  /// - Parameters:
  ///   - source: The bytes; they need not be valid UTF-8.
  ///   - name: What diagnostics call the source.
  ///   - changes: Definitions that take another value: the path, such as `growth` or
  ///     `dryer_value.royalty_rate`, and the expression.
  public func compile(
    _ source: [UInt8], name: String = "case.worth",
    changes: [(path: String, expression: String)] = []
  ) -> Case {
    compile(SourceText(name: name, bytes: source), changes: changes, allowsResults: false)
  }

  /// Compiles the text of a case.
  public func compile(
    _ source: String, name: String = "case.worth",
    changes: [(path: String, expression: String)] = []
  ) -> Case {
    compile(Array(source.utf8), name: name, changes: changes)
  }

  /// Compiles lines of a dialogue, in which an expression may stand alone.
  public func compileDialogue(_ source: String, name: String = "input") -> Case {
    compile(SourceText(name: name, text: source), changes: [], allowsResults: true)
  }

  /// Compiles sources that together are one case, in which an expression may stand alone.
  func compileDialogue(
    _ sources: [SourceText], changes: [SessionInput.FieldChange] = []
  ) -> Case {
    let overrides = changes.map { HostOverride(path: $0.path, expression: $0.expression) }
    let result = Checker.check(sources, overrides: overrides, allowsResults: true) { file in
      loader(file).map { SourceText(name: file, bytes: $0) }
    }
    return Case(result: Compilation(result), limits: limits, workers: workers, rebuild: nil)
  }

  private func compile(
    _ source: SourceText, changes: [(path: String, expression: String)], allowsResults: Bool
  ) -> Case {
    let given = changes.map { HostOverride(path: $0.path, expression: $0.expression) }
    let loader = loader
    let build: @Sendable ([HostOverride]) -> Compilation = { more in
      Compilation(
        Checker.check(source, overrides: given + more, allowsResults: allowsResults) { file in
          loader(file).map { SourceText(name: file, bytes: $0) }
        })
    }
    return Case(result: build([]), limits: limits, workers: workers, rebuild: build)
  }
}

/// A compiled case. It does not change, and can be evaluated from several threads at once.
public struct Case: Sendable {
  let result: Compilation
  let limits: Limits
  let workers: Workers
  /// Compiles the same source with further changes.
  let rebuild: (@Sendable ([HostOverride]) -> Compilation)?

  /// What is wrong with the case, or worth knowing, before anything is computed.
  public var diagnostics: [Message] { diagnostics(inColour: false) }

  /// Returns the diagnostics, rendered for a terminal with ANSI colours or without.
  public func diagnostics(inColour: Bool) -> [Message] {
    var renderer = DiagnosticRenderer(sources: result.sources, inColour: inColour)
    return result.diagnostics.map { Message($0, &renderer) }
  }

  /// `true` iff nothing is wrong with the case.
  public var isValid: Bool { !result.diagnostics.contains { $0.code.severity == .error } }

  /// Which uncertain values are told over all trials.
  public enum Detail: Sendable {
    /// Those that statistics of the case ask for.
    case asked
    /// Those, too, that its report shows.
    case shown
    /// All single values of the case and all that it shows.
    case all
  }

  /// Computes everything that can be computed.
  public func evaluate(_ detail: Detail = .shown) -> Outcome {
    var limits = RunLimits()
    limits.steps = self.limits.steps
    limits.values = self.limits.values
    limits.depth = self.limits.depth
    limits.text = self.limits.text
    limits.trials = self.limits.trials
    limits.operations = self.limits.operations
    limits.trialValues = self.limits.trialValues
    let plan = result.plan
    var studies = StudyTable()
    var simulation = Simulation(plan, limits: limits, workers: workers.lanes)
    let shown = detail == .asked ? [] : plan.shown(all: detail == .all)
    // Studies may rest on statistics over trials, and these on studies.
    for _ in 0..<100 {
      var asked = Studies(
        plan, limits: limits, statistics: simulation.statistics, table: studies,
        isCancelled: workers.isCancelled)
      let hasAnswered = !plan.studies.isEmpty && asked.run()
      studies = asked.table
      if simulation.isDone && !hasAnswered { break }
      simulation.studies = studies
      if plan.draws.isEmpty && !plan.usesStatistics { break }
      simulation.run(shown: shown)
      if plan.studies.isEmpty { break }
    }
    let machine = simulation.baseRun()
    return Outcome(machine, result, trials: simulation.report)
  }
}
