import WorthEvaluator
import WorthPlan
import WorthReport
import WorthSource
import WorthTesting

/// What a figure is worth.
public indirect enum Value: Sendable {
  /// A plain number.
  case number(Double)
  /// A share: 5 % is 0.05.
  case percent(Double)
  /// An amount in a currency.
  case money(Double, currency: String)
  /// A quantity of a unit.
  case quantity(Double, unit: String)
  /// A text.
  case text(String)
  /// Yes or no.
  case yesNo(Bool)
  /// A date, duration, rate, period or word of a choice, as it is written.
  case written(String)
  /// An optional value that is not given.
  case missing
  /// Several values.
  case list([Value])
  /// A value for each period or row, with its label.
  case series([(label: String, value: Value)])
  /// Nothing was computed; a message of the outcome says why.
  case failed

  init(_ content: Figures.Content) {
    switch content {
    case .number(let value): self = .number(value)
    case .percent(let value): self = .percent(value)
    case .money(let value, let currency): self = .money(value, currency: currency)
    case .quantity(let value, let unit): self = .quantity(value, unit: unit)
    case .text(let text): self = .text(text)
    case .yesNo(let truth): self = .yesNo(truth)
    case .written(let text, _): self = .written(text)
    case .missing: self = .missing
    case .list(let values): self = .list(values.map { Value($0) })
    case .series(let values): self = .series(values.map { ($0.label, Value($0.value)) })
    case .failed: self = .failed
    }
  }
}

/// A definition of the case, or a line of an instance, with its value.
public struct Figure: Sendable {
  /// The name: `growth`, `dryer_value.royalties`.
  public let path: String
  /// The `##` comment before the definition.
  public let label: String
  /// The value.
  public let value: Value
  /// The value as it is written in Worth.
  public let text: String
}

/// What came of an `expect`.
public struct Check: Sendable {
  /// How a check ends.
  public enum Verdict: String, Sendable {
    /// The figure is as claimed.
    case passed
    /// The figure is another.
    case missed
    /// Nothing was computed.
    case failed
  }

  /// How the check ended.
  public let verdict: Verdict
  /// The figure, as it is written in Worth.
  public let figure: String
  /// What was claimed.
  public let claimed: String
  /// The text after `because`.
  public let reason: String?
  /// The check with its place, both figures and the values beneath, in several lines.
  public let rendered: String
}

/// All that a run of a case has computed. It does not change, and can be read from several threads.
public struct Outcome: Sendable {
  /// What the run left, with the memory that it lies in.
  final class Storage: @unchecked Sendable {
    let machine: Machine
    let result: Compilation
    let trials: TrialReport

    init(_ machine: Machine, _ result: Compilation, _ trials: TrialReport) {
      self.machine = machine
      self.result = result
      self.trials = trials
    }

    deinit { machine.release() }
  }

  let storage: Storage

  init(_ machine: Machine, _ result: Compilation, trials: TrialReport = TrialReport()) {
    storage = Storage(machine, result, trials)
  }

  var machine: Machine { storage.machine }
  var plan: Plan { storage.result.plan }
  var trials: TrialReport { storage.trials }
  var failures: [Diagnostic] {
    machine.failures.filter { $0.sink == 0 }.map { $0.diagnostic }
  }
  var notes: [Diagnostic] {
    machine.notes.filter { $0.sink == 0 }.map { $0.diagnostic }
  }
  private var checkOutcomes: [CheckOutcome] {
    CheckJudge(machine, captured: storage.result.captured).outcomes()
  }

  /// All figures, in the order of the source.
  public var figures: [Figure] {
    Figures(machine, plan).all(machine).map {
      Figure(path: $0.path, label: $0.label, value: Value($0.content), text: $0.text)
    }
  }

  /// The checks, in the order of the source.
  public var checks: [Check] {
    zip(checkOutcomes, results).map { outcome, line in
      Check(
        verdict: Check.Verdict(outcome.verdict), figure: outcome.figure, claimed: outcome.claimed,
        reason: outcome.reason, rendered: line.text)
    }
  }

  /// What went wrong while computing, and what is worth knowing of the results; what is wrong with the case itself stands in `Case.diagnostics`.
  public var messages: [Message] { messages(inColour: false) }

  /// Returns the messages, rendered for a terminal with ANSI colours or without.
  public func messages(inColour: Bool) -> [Message] {
    var renderer = DiagnosticRenderer(sources: storage.result.sources, inColour: inColour)
    return (failures + notes).map { Message($0, &renderer) }
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
  package func results(searching program: Case?) -> [CheckResultLine] {
    var outcomes = checkOutcomes
    if let program, let search = ConventionSearch(program) {
      for (check, lines) in search.remarks(on: outcomes) { outcomes[check].conventions = lines }
    }
    return CheckResultLine.lines(outcomes, sources: storage.result.sources)
  }

  /// Returns the figure of the definition at `path`, or nil.
  public func figure(_ path: String) -> Figure? {
    guard let slot = plan.slots.first(where: { $0.path == path }) else { return nil }
    let found = Figures(machine, plan).figure(slot, machine)
    return Figure(
      path: found.path, label: found.label, value: Value(found.content), text: found.text)
  }
}

extension Check.Verdict {
  init(_ verdict: CheckOutcome.Verdict) {
    switch verdict {
    case .passed: self = .passed
    case .missed: self = .missed
    case .failed: self = .failed
    }
  }
}
