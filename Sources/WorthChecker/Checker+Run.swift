import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What the host changes in a case before it runs: `--set name=expression`.
package struct HostOverride: Sendable {
  /// The path of what is changed, as in `loan.rate` or `sales[2027]`.
  package var path: String
  /// What stands in its place, as source text.
  package var expression: String

  /// Creates the change of the definition at `path`.
  package init(path: String, expression: String) {
    self.path = path
    self.expression = expression
  }
}

/// What came of checking a case.
package struct CheckResult: Sendable {
  /// The checked program; what has a mistake has no type in it.
  package var program: Program
  /// The mistakes and remarks about the case, without those that only follow from others.
  package var diagnostics: [Diagnostic]
  /// The diagnostics of each `expect error`, by its number.
  package var captured: [[Diagnostic]]
  /// `true` iff the observer has ended the work: what is there cannot be planned.
  package var isStopped = false

  /// `true` iff there is no mistake.
  package var isValid: Bool { !diagnostics.contains { $0.code.severity == .error } }
}

/// The whole pass.
extension Checker {
  /// Checks `root` and everything that it uses.
  package static func check(
    _ root: SourceText, overrides: [HostOverride] = [], allowsResults: Bool = false,
    limits: WorkLimits = WorkLimits(), checksKinds: Bool = false, observer: WorkObserver? = nil,
    loader: @escaping (String) -> LoadedFile
  ) -> CheckResult {
    check(
      [root], overrides: overrides, allowsResults: allowsResults, limits: limits,
      checksKinds: checksKinds, observer: observer, loader: loader)
  }

  /// Checks `roots`, which together are one case, and everything that they use; with `checksKinds`
  /// also each of their kinds by itself.
  package static func check(
    _ roots: [SourceText], overrides: [HostOverride] = [], allowsResults: Bool = false,
    limits: WorkLimits = WorkLimits(), checksKinds: Bool = false, observer: WorkObserver? = nil,
    loader: @escaping (String) -> LoadedFile
  ) -> CheckResult {
    let host = CheckerHost(
      limits: limits, checksKinds: checksKinds, observer: observer, loader: loader)
    var checker = Checker(
      host: host, rootName: roots.first?.name ?? "", allowsResults: allowsResults)
    let trees = roots.map { SourceFiles.add($0, in: &checker) }
    HostChanges.read(overrides, in: &checker)
    for tree in trees {
      Declarations.declareFile(tree, scope: checker.names.rootScope, isRoot: true, in: &checker)
    }
    Settings.check(in: &checker)
    TableFiles.readAll(in: &checker)
    HostChanges.applyAll(in: &checker)
    checker.checkAll()
    if host.isStopped {
      // What was not checked cannot be put into an order.
      return CheckResult(
        program: checker.program(EvaluationOrder()),
        diagnostics: [Diagnostic(.E0810, Span(source: 0, start: 0, end: 0))],
        captured: checker.findings.sinks.entries, isStopped: true)
    }
    let order = ProgramOrder.find(in: &checker)
    return CheckResult(
      program: checker.program(order),
      diagnostics: HostChanges.inOrder(Findings.causes(in: checker), in: checker),
      captured: checker.findings.sinks.entries)
  }

  /// Returns what was found out as a program.
  private func program(_ order: EvaluationOrder) -> Program {
    Program(
      sources: files.sources, trees: trees, names: names.table.spellings, types: types,
      units: units,
      scopes: names.scopes, definitions: definitions.all, expressions: expressions.all,
      spaces: tables.spaces,
      tables: tables.all, kinds: kinds.all, instances: instances.all, functions: functions.all,
      versions: functions.versions, scenarios: worlds.scenarios, worlds: worlds.all,
      decisionTrees: decisionTrees.all,
      studies: output.studies,
      uncertainty: Program.Uncertainty(
        draws: uncertainty.draws, correlations: uncertainty.correlations,
        rowFactors: uncertainty.sharedByRows,
        simulation: uncertainty.simulation,
        usesStatistics: uncertainty.usesStatistics),
      output: Program.Output(
        requirements: requirements.all.map { requirement in
          var found = requirement
          found.isShown = requirement.owner.map { output.shownPapers.contains($0) } ?? false
          return found
        }, checks: output.checks, shows: output.shows),
      settings: Program.CaseSettings(
        texts: settings.texts, scope: names.rootScope, prelude: names.preludeScope,
        currency: settings.currency,
        timeline: settings.timeline, valuationDate: settings.valuationDate,
        writtenWords: changes.writtenWords),
      texts: expressions.texts, data: tables.data, order: order)
  }

  /// Checks everything that the case declares, in an order that needs no deep stack, and reports
  /// what is left unused.
  mutating func checkAll() {
    TableFiles.checkKeys(in: &self)
    DefinitionOrder.fillInstancesInOrder(in: &self)
    let order = DefinitionOrder.inOrder(
      Array(definitions.all.ids), scope: names.rootScope, in: &self)
    for (place, index) in order.enumerated() {
      guard files.host.goesOn(place, of: order.count) else { return }
      if !tables.isUnread(index) { _ = Definitions.demand(index, in: &self) }
    }
    Requirements.checkPending(in: &self)
    if files.host.checksKinds {
      LibraryCheck.check(in: &self)
    } else {
      Kinds.checkUnused(in: &self)
    }
    Checks.check(in: &self)
    Requirements.checkPending(in: &self)
    for index in definitions.all.ids where !Requirements.needsTimeline(index, in: self) {
      guard files.host.goesOn(Int(index.index), of: definitions.all.count) else { return }
      if !tables.isUnread(index) { _ = Definitions.demand(index, in: &self) }
    }
    Functions.checkUnused(in: &self)
    HostChanges.check(in: &self)
    Worlds.checkScenarios(in: &self)
    DecisionTrees.check(in: &self)
    Simulation.checkCorrelations(in: &self)
    Studies.checkZeros(in: &self)
    HostChanges.reportUnused(in: &self)
    UnreadColumns.close(in: &self)
    NothingBefore.note(in: &self)
    Notes.noteUnused(in: &self)
  }
}
