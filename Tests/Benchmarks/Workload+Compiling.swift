import WorthChecker
import WorthEvaluator
import WorthPlanner
import WorthSource
import WorthSyntax

extension Workload {
  /// Reads a large source into its tree.
  static func parse(_ file: String) {
    let source = SourceText(name: "source", bytes: bytes(of: file))
    var best = Double.infinity
    var size = (tokens: 0, nodes: 0, mistakes: 0)
    for _ in 0..<3 {
      let start = now()
      let (tree, diagnostics) = Parser.parse(source, source: 0, names: NameTable())
      best = min(best, now() - start)
      size = (tree.tokens.count, tree.nodes.count, diagnostics.count)
    }
    let rate = Double(source.bytes.count) / best / 1e6
    print(
      "{\"impl\":\"worth\",\"seconds\":\(best),\"mb_per_s\":\(rate),\"tokens\":\(size.tokens),"
        + "\"nodes\":\(size.nodes),\"mistakes\":\(size.mistakes)}")
  }

  /// Reads, checks and runs all cases of a list in one process, and judges their checks.
  static func cases(_ list: String) {
    let files = String(decoding: bytes(of: list), as: UTF8.self).split(separator: "\n")
    let start = now()
    var passed = 0
    var other = 0
    for path in files {
      let source = SourceText(name: String(path), bytes: bytes(of: String(path)))
      let result = Checker.check(source) { _ in .notFound }
      let limits = WorkLimits()
      var machine = Machine(
        Planner.plan(result.program), limits: limits,
        meter: WorkMeter(limit: limits.steps, observer: nil))
      machine.run()
      let outcomes = CheckJudge(machine, captured: result.captured).verdicts()
      machine.release()
      passed += outcomes.count { $0.verdict == .passed }
      other += outcomes.count { $0.verdict != .passed }
    }
    let seconds = now() - start
    print(
      "{\"impl\":\"worth\",\"seconds\":\(seconds),\"files_per_s\":\(Double(files.count) / seconds),"
        + "\"checks_passed\":\(passed),\"checks_not_passed\":\(other)}")
    if other > 0 { complain("some checks did not pass\n") }
  }
}
