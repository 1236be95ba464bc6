import WorthChecker
import WorthEvaluator
import WorthSource
import WorthSyntax

/// What benchmarks measure.
extension Engine {
  /// Reads `source` into its tree and returns the tree's size.
  package static func parse(_ source: [UInt8]) -> (tokens: Int, nodes: Int, mistakes: Int) {
    let (tree, diagnostics) = Parser.parse(
      SourceText(name: "source", bytes: source), source: 0, names: NameTable())
    return (tree.tokens.count, tree.nodes.count, diagnostics.count)
  }
}

extension Case {
  /// Runs the case and returns how many of its checks pass, without a report.
  package func count() -> (passed: Int, other: Int) {
    let meter = WorkMeter(limit: limits.steps, observer: nil)
    var machine = Machine(result.plan, limits: limits, meter: meter)
    machine.run()
    let outcomes = CheckJudge(machine, captured: result.captured).outcomes()
    machine.release()
    let passed = outcomes.count { $0.verdict == .passed }
    return (passed, outcomes.count - passed)
  }
}
