import WorthMath
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// How a case is simulated: `simulation { trials = 100_000, seed = 42 }` and
/// `correlate a, b = 0.4`.
enum Simulation {
  /// Reads the setting `simulation { … }`.
  static func check(_ reference: NodeReference, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let block = tree.child(reference.node, 1)
    guard block.exists else { return }
    for entry in tree.children(block) {
      let place = checker.span(NodeReference(reference.tree, entry))
      guard tree[entry].kind == .definition, tree[tree.child(entry)].kind == .name else {
        checker.report(.wrongSimulation(place, .words(.noPartOfSimulation)))
        continue
      }
      let value = SyntaxReading.valueNode(NodeReference(reference.tree, entry), in: checker)
      let name = checker.spelling(tree.name(tree.child(entry)))
      guard value.exists else {
        checker.report(
          .wrongSimulation(place, .words(.hasNoValue, [Argument("name", .name(name))])))
        continue
      }
      set(name, NodeReference(reference.tree, value), in: &checker)
    }
  }

  /// Sets one part of the simulation; reports a name or value that it does not take.
  private static func set(_ name: String, _ value: NodeReference, in checker: inout Checker) {
    let tree = checker.trees[value.tree]
    let text = tree.text(value.node)
    switch SimulationPart(rawValue: name) {
    case .trials:
      guard let number = wholeNumber(value, in: &checker), number >= 2 else {
        return checker.report(
          .wrongSimulation(checker.span(value), .words(.trialsAreWhole)))
      }
      // Whoever runs the case may allow fewer, which the run then reports.
      guard number <= Double(max(WorkLimits().trials, checker.files.host.limits.trials)) else {
        return checker.report(
          .wrongSimulation(
            checker.span(value), .words(.trialsAtMost, [Argument("limit", .count(10_000_000))])))
      }
      checker.uncertainty.simulation.trials = UInt64(number)
      checker.uncertainty.simulation.isStated = true
    case .seed:
      guard let number = wholeNumber(value, in: &checker), number >= 0 else {
        return checker.report(.wrongSimulation(checker.span(value), .words(.seedIsWhole)))
      }
      checker.uncertainty.simulation.seed = UInt64(number)
    case .sampling:
      guard let method = SamplingMethod(rawValue: text) else {
        return checker.report(
          .wrongSimulation(checker.span(value), .words(.samplingIsOneOf)))
      }
      checker.uncertainty.simulation.isStratified = method == .latinHypercube
    case nil:
      let nearest = Spelling.nearest(to: name, among: SimulationPart.words)
      checker.report(
        .wrongSimulation(
          checker.span(value),
          .words(
            .isNoPartOfSimulation,
            [Argument("name", .name(name)), Argument("hint", .didYouMean(nearest))])))
    }
  }

  /// Returns the whole number that an expression of constants gives; nil where it gives none below
  /// 2^53.
  private static func wholeNumber(_ value: NodeReference, in checker: inout Checker) -> Double? {
    var context = Context(scope: checker.names.rootScope, definition: nil, timeline: nil)
    let checked = Expressions.check(value, &context, expected: nil, whole: true, in: &checker)
    guard checker.type(checked) == .number,
      let number = Clauses.constantValue(checked, in: checker), number < 0x1p53,
      number == number.rounded(.down)
    else { return nil }
    return number
  }

  // MARK: Correlations

  /// Checks the correlations of the case, once all names are known.
  static func checkCorrelations(in checker: inout Checker) {
    for (reference, scope) in checker.uncertainty.pendingCorrelations {
      let tree = checker.trees[reference.tree]
      let isPair = tree[reference.node].parts.contains(.pair)
      let first = NodeReference(reference.tree, tree.child(reference.node, 0))
      let second = NodeReference(reference.tree, tree.child(reference.node, 1))
      let value = NodeReference(reference.tree, tree.child(reference.node, isPair ? 2 : 1))
      guard value.node.exists else { continue }
      var context = Context(scope: scope, definition: nil, timeline: checker.settings.timeline)
      let checked = Expressions.check(value, &context, expected: nil, whole: true, in: &checker)
      guard checker.type(checked) != .error else { continue }
      let element = checker.type(checked)
      guard element == .number || element == .percent,
        let coefficient = Clauses.constantValue(checked, in: checker),
        !isPair || (coefficient >= -1 && coefficient <= 1)
      else {
        checker.report(
          .wrongCorrelation(
            checker.span(value), .written(checker.files.sources.text(checker.span(value)))))
        continue
      }
      guard isPair else {
        RowFactors.check(first, coefficient, value, in: &checker)
        continue
      }
      guard let left = draw(first, in: &checker),
        let right = draw(second, in: &checker)
      else { continue }
      guard left != right else {
        checker.report(.wrongCorrelation(checker.span(second), .words(.thatOfNameWithItself)))
        continue
      }
      let byRow = [left, right].filter { RowFactors.isByRow($0, in: checker) }
      if byRow.count == 1, let rows = byRow.first,
        RowFactors.periods(left, in: checker) == RowFactors.periods(right, in: checker)
      {
        RowFactors.tie(
          rows, to: rows == left ? right : left, coefficient, checker.span(value), in: &checker)
        continue
      }
      guard checker.uncertainty.draws[left].space == checker.uncertainty.draws[right].space else {
        checker.report(
          .differentDraws(
            checker.span(reference), checker.uncertainty.draws[left].path,
            checker.uncertainty.draws[right].path))
        continue
      }
      let paths = Set([checker.uncertainty.draws[left].path, checker.uncertainty.draws[right].path])
      if let earlier = checker.uncertainty.correlations.first(where: { known in
        Set([
          checker.uncertainty.draws[known.first].path, checker.uncertainty.draws[known.second].path,
        ]) == paths
      }) {
        checker.report(
          .definedTwice(
            checker.span(reference), paths.sorted().joined(separator: ", "), first: earlier.span))
        continue
      }
      checker.uncertainty.correlations.append(
        CorrelationInfo(
          first: left, second: right, coefficient: coefficient, span: checker.span(reference)))
    }
    checkMatrices(in: &checker)
    let factors = checker.uncertainty.rowFactors
    checker.uncertainty.sharedByRows = factors.lowered(in: &checker)
  }

  /// Returns the first draw of the name at `reference`; nil, after a diagnostic, where it has none.
  static func draw(_ reference: NodeReference, in checker: inout Checker) -> DrawID? {
    let path = checker.trees[reference.tree].text(reference.node).split(separator: " ").joined()
    if let place = checker.uncertainty.draws.firstID(where: { $0.path == path }) {
      for index in checker.definitions.all.ids where checker.definitions[index].path == path {
        checker.definitions.noteUse(of: index)
      }
      return place
    }
    checker.report(
      .notUncertain(
        checker.span(reference), path,
        nearest: Spelling.nearest(
          to: path, among: checker.uncertainty.draws.entries.map { $0.path })))
    return nil
  }

  /// Reports correlations that contradict each other: groups whose matrix is not positive definite.
  private static func checkMatrices(in checker: inout Checker) {
    for group in CorrelationGroups(checker.uncertainty.correlations.map { $0.lowered }).groups {
      var failed = -1
      guard CholeskyFactor(group.matrix, failedRow: &failed) == nil, failed > 0 else { continue }
      // The pair with the strongest correlation in the row that cannot be.
      let draw = DrawID(group.draws[failed])
      let before = group.draws[..<failed].map { DrawID($0) }
      let blamed = checker.uncertainty.correlations.filter { correlation in
        (correlation.first == draw && before.contains(correlation.second))
          || (correlation.second == draw && before.contains(correlation.first))
      }
      guard let last = blamed.last else { continue }
      checker.report(
        .impossibleCorrelation(
          last.span, checker.uncertainty.draws[last.first].path,
          checker.uncertainty.draws[last.second].path,
          ValueText.number(last.coefficient)))
    }
  }
}
