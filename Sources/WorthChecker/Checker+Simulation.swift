import WorthMath
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// How a case is simulated: `simulation { trials = 100_000, seed = 42 }` and `correlate a, b = 0.4`.
extension Checker {
  mutating func checkSimulation(_ reference: NodeReference) {
    let tree = trees[reference.tree]
    let block = tree.child(reference.node, 1)
    guard block.exists else { return }
    for entry in tree.children(block) {
      let place = span(NodeReference(reference.tree, entry))
      guard tree[entry].kind == .definition, tree[tree.child(entry)].kind == .name else {
        report(.wrongSimulation(place, .words(.noPartOfSimulation)))
        continue
      }
      let value = valueNode(NodeReference(reference.tree, entry))
      let name = spelling(tree.name(tree.child(entry)))
      guard value.exists else {
        report(.wrongSimulation(place, .words(.hasNoValue, [Argument("name", .name(name))])))
        continue
      }
      setSimulation(name, NodeReference(reference.tree, value))
    }
  }

  private mutating func setSimulation(_ name: String, _ value: NodeReference) {
    let tree = trees[value.tree]
    let text = tree.text(value.node)
    switch name {
    case "trials":
      guard let number = wholeNumber(value), number >= 2 else {
        return report(
          .wrongSimulation(span(value), .words(.trialsAreWhole)))
      }
      // Whoever runs the case may allow fewer, of which the run tells.
      guard number <= Double(max(WorkLimits().trials, host.limits.trials)) else {
        return report(
          .wrongSimulation(
            span(value), .words(.trialsAtMost, [Argument("limit", .figure("10 million"))])))
      }
      simulation.trials = UInt64(number)
      simulation.isStated = true
    case "seed":
      guard let number = wholeNumber(value), number >= 0 else {
        return report(.wrongSimulation(span(value), .words(.seedIsWhole)))
      }
      simulation.seed = UInt64(number)
    case "sampling":
      guard text == "random" || text == "latin_hypercube" else {
        return report(
          .wrongSimulation(span(value), .words(.samplingIsOneOf)))
      }
      simulation.isStratified = text == "latin_hypercube"
    default:
      let nearest = Spelling.nearest(to: name, among: ["trials", "seed", "sampling"])
      report(
        .wrongSimulation(
          span(value),
          .words(
            .isNoPartOfSimulation,
            [Argument("name", .name(name)), Argument("hint", .didYouMean(nearest))])))
    }
  }

  private mutating func wholeNumber(_ value: NodeReference) -> Double? {
    var context = Context(scope: rootScope, definition: nil, timeline: nil)
    let checked = check(value, &context, expected: nil, whole: true)
    guard type(checked) == .number, let number = constantValue(checked), number < 0x1p53,
      number == number.rounded(.down)
    else { return nil }
    return number
  }

  // MARK: Correlations

  /// Finds the names that are correlated, once all are known.
  mutating func checkCorrelations() {
    for (reference, scope) in pendingCorrelations {
      let tree = trees[reference.tree]
      let first = NodeReference(reference.tree, tree.child(reference.node, 0))
      let second = NodeReference(reference.tree, tree.child(reference.node, 1))
      let value = NodeReference(reference.tree, tree.child(reference.node, 2))
      guard value.node.exists else { continue }
      var context = Context(scope: scope, definition: nil, timeline: caseTimeline)
      let checked = check(value, &context, expected: nil, whole: true)
      guard type(checked) != .error else { continue }
      let element = type(checked)
      guard element == .number || element == .percent, let coefficient = constantValue(checked),
        coefficient >= -1, coefficient <= 1
      else {
        report(.wrongCorrelation(span(value), .written(sources.text(span(value)))))
        continue
      }
      guard let left = draw(first, scope), let right = draw(second, scope) else { continue }
      guard left != right else {
        report(.wrongCorrelation(span(second), .words(.thatOfNameWithItself)))
        continue
      }
      guard draws[left].space == draws[right].space else {
        report(
          .differentDraws(span(reference), draws[left].path, draws[right].path))
        continue
      }
      let paths = Set([draws[left].path, draws[right].path])
      if let earlier = correlations.first(where: { known in
        Set([draws[known.first].path, draws[known.second].path]) == paths
      }) {
        report(
          .definedTwice(
            span(reference), paths.sorted().joined(separator: ", "), first: earlier.span))
        continue
      }
      correlations.append(
        CorrelationInfo(
          first: left, second: right, coefficient: coefficient, span: span(reference)))
    }
    checkMatrices()
  }

  /// The first draw of the name at `reference`.
  private mutating func draw(_ reference: NodeReference, _ scope: ScopeID) -> DrawID? {
    let path = trees[reference.tree].text(reference.node).split(separator: " ").joined()
    if let place = draws.firstID(where: { $0.path == path }) {
      for index in definitions.ids where definitions[index].path == path {
        definitions[index].uses += 1
      }
      return place
    }
    report(
      .notUncertain(
        span(reference), path,
        nearest: Spelling.nearest(to: path, among: draws.entries.map { $0.path })))
    return nil
  }

  private mutating func checkMatrices() {
    for group in CorrelationGroups(correlations.map { $0.lowered }).groups {
      var failed = -1
      guard CholeskyFactor(group.matrix, failedRow: &failed) == nil, failed > 0 else { continue }
      // The pair with the strongest correlation in the row that cannot be.
      let draw = DrawID(group.draws[failed])
      let before = group.draws[..<failed].map { DrawID($0) }
      let blamed = correlations.filter { correlation in
        (correlation.first == draw && before.contains(correlation.second))
          || (correlation.second == draw && before.contains(correlation.first))
      }
      guard let last = blamed.last else { continue }
      report(
        .impossibleCorrelation(
          last.span, draws[last.first].path, draws[last.second].path,
          ValueText.number(last.coefficient)))
    }
  }
}
