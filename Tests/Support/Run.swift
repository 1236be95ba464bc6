import Worth

/// A case in a few lines, run.
package struct Run {
  /// The case as it was written; nothing where it was compiled elsewhere.
  package let source: String
  /// The case, compiled.
  package let program: Case
  /// What came of it.
  package let outcome: Outcome

  /// Compiles and runs `source`, with `changes` from outside.
  package init(
    _ source: String, changes: [(path: String, expression: String)] = [], limits: Limits = Limits()
  ) {
    self.source = source
    program = Engine(limits: limits).compile(
      source, changes: changes.map { Change($0.path, $0.expression) })
    outcome = program.evaluate()
  }

  /// Keeps a case that was run.
  package init(program: Case, outcome: Outcome) {
    source = ""
    self.program = program
    self.outcome = outcome
  }

  /// The codes of all errors, before and during the run.
  package var errors: [String] {
    (program.diagnostics + outcome.messages).filter { $0.severity == .error }.map(\.code)
  }

  /// The figure at `path` as it is written in Worth; a question mark where there is none.
  package func text(_ path: String) -> String { outcome.figure(path)?.text ?? "?" }

  /// The figure as a number, whatever its unit; nil where it is none.
  package func number(_ path: String) -> Double? {
    switch outcome.figure(path)?.value {
    case .number(let value), .percent(let value), .quantity(let value, _): value
    case .money(let money): money.amount
    default: nil
    }
  }
}
