import Testing

import Worth

/// `true` iff a case has no errors and all its checks, of which there is one at least, pass;
/// records what does not.
package func holds(_ source: String) -> Bool {
  let run = Run(source)
  for message in run.program.diagnostics + run.outcome.messages where message.severity == .error {
    Issue.record("\(message.rendered)")
  }
  for check in run.outcome.checks where check.verdict != .passed {
    Issue.record("\(check.rendered)")
  }
  return run.errors.isEmpty && !run.outcome.checks.isEmpty
    && run.outcome.checks.allSatisfy { $0.verdict == .passed }
}
