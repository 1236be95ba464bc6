import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Rolling decision trees back: what each node is worth, and how likely it is under the best
/// choices.
enum TreeValues {
  /// Checks all nodes, rolls the tree back and returns the type of its values.
  static func checkNodes(_ index: DecisionTreeID, in checker: inout Checker) -> TypeID {
    let scope = checker.decisionTrees[index].scope
    var element = TypeID.pending
    for place in checker.decisionTrees[index].nodes.indices {
      let node = checker.decisionTrees[index].nodes[place]
      for reference in [node.kind == .end ? node.reference : nil, node.fields[.cost]] {
        guard let reference else { continue }
        let value = hidden(reference, scope, in: &checker)
        if checker.type(value) == .pending {
          checker.report(
            .circle(
              checker.span(reference), [checker.spelling(checker.decisionTrees[index].name)],
              [checker.span(checker.decisionTrees[index].reference)]))
        }
        guard checker.type(value) != .error, checker.type(value) != .pending else { return .error }
        if reference == node.reference {
          checker.decisionTrees[index].nodes[place].payoff = value
        } else {
          checker.decisionTrees[index].nodes[place].cost = value
          noteMinus(reference, in: &checker)
        }
        if Operators.isLiteralZero(written(value, in: checker), in: checker) { continue }
        guard TypeTraits.isArithmetic(checker.type(value), in: checker) else {
          checker.report(
            .wrongArgument(
              checker.span(reference), function: "tree", parameter: "end",
              expected: .words(.anAmount), found: checker.describe(checker.type(value))))
          return .error
        }
        element = Unification.unify(element, checker.type(value), reference, in: &checker)
        if element == .error { return .error }
      }
    }
    if element == .pending { element = .number }
    for place in checker.decisionTrees[index].nodes.indices.reversed() {
      guard rollBack(place, index, element, scope, in: &checker) else { return .error }
    }
    reachNodes(index, in: &checker)
    return element
  }

  /// Notes a cost that is written with a minus: it would be added.
  private static func noteMinus(_ reference: NodeReference, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    guard tree[node].kind == .negation, tree.child(node).exists else { return }
    switch tree[SyntaxReading.unwrapped(tree.child(node), tree)].kind {
    case .number, .tagged, .quantity: break
    default: return
    }
    checker.report(
      .negativeCost(
        checker.span(reference), tree.text(reference.node), positive: tree.text(tree.child(node))))
  }

  /// Works out what a node is worth from its branches; `false` after a diagnostic.
  private static func rollBack(
    _ place: Int, _ index: DecisionTreeID, _ element: TypeID, _ scope: ScopeID,
    in checker: inout Checker
  ) -> Bool {
    let node = checker.decisionTrees[index].nodes[place]
    let reference = node.reference
    checker.expressions.beginCollecting()
    if node.kind == .end {
      checker.decisionTrees[index].nodes[place].value = node.payoff.map {
        Expressions.retyped($0, element, in: &checker)
      }
      return true
    }
    let values = node.children.compactMap { checker.decisionTrees[index].nodes[$0].value }
    var inner: ExpressionID
    if node.kind == .chance {
      guard let shares = probabilities(node, index, scope, in: &checker) else { return false }
      checker.decisionTrees[index].nodes[place].branches = shares
      inner = checker.make(.constant(0), element, reference)
      for (number, value) in values.enumerated() {
        let share = item(shares, number + 1, .number, reference, in: &checker)
        let part = checker.make(.arithmetic(.multiply, value, share), element, reference)
        inner =
          number == 0 ? part : checker.make(.arithmetic(.add, inner, part), element, reference)
      }
      inner = keep(inner, reference, values + [shares], in: &checker)
    } else {
      let all = checker.make(
        .list(values.map { Expressions.retyped($0, .number, in: &checker) }),
        checker.types.id(.list(.number)), reference)
      let best = keep(
        checker.make(
          .builtin(BuiltinTable[.positionOfGreatest], arguments: [all]), .number, reference),
        reference, values, in: &checker)
      checker.decisionTrees[index].nodes[place].branches = best
      let list = checker.make(.list(values), checker.types.id(.list(element)), reference)
      inner = keep(
        checker.make(.item(list, position: best), element, reference), reference, values + [best],
        in: &checker)
    }
    let takes = node.fields[.takes]
    let factor = takes.flatMap { discounting($0, node, index, scope, in: &checker) }
    if takes != nil, factor == nil { return false }
    var value = inner
    if let factor {
      checker.decisionTrees[index].nodes[place].factor = factor
      value = checker.make(.arithmetic(.multiply, value, factor), element, reference)
    }
    if let cost = node.cost {
      value = checker.make(
        .arithmetic(.subtract, value, Expressions.retyped(cost, element, in: &checker)), element,
        reference)
    }
    if value != inner {
      value = keep(value, reference, [inner, factor, node.cost].compactMap { $0 }, in: &checker)
    }
    checker.decisionTrees[index].nodes[place].value = value
    return true
  }

  /// Checks an expression of the tree as a definition of its own.
  private static func hidden(
    _ reference: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) -> ExpressionID {
    checker.expressions.beginCollecting()
    var context = Context(
      scope: scope, definition: nil, timeline: Clauses.timeline(of: scope, in: checker))
    let value = Expressions.check(reference, &context, expected: nil, whole: true, in: &checker)
    return keep(value, reference, in: &checker)
  }

  /// Keeps an expression as a definition, so that it is worked out once.
  private static func keep(
    _ value: ExpressionID, _ reference: NodeReference, _ needed: [ExpressionID] = [],
    in checker: inout Checker
  ) -> ExpressionID {
    guard checker.type(value) != .error else { return value }
    var dependencies = checker.expressions.collected
    for id in needed {
      if case .definition(let target) = checker.expression(id).operation {
        dependencies.append(Dependency(target: target, offset: nil))
      }
    }
    checker.expressions.beginCollecting()
    let definition = Definitions.addHidden(
      "part of a tree", value, dependencies: dependencies, in: &checker)
    return checker.make(.definition(definition), checker.type(value), reference)
  }

  /// The expression behind a hidden definition.
  private static func written(_ id: ExpressionID, in checker: Checker) -> ExpressionID {
    guard case .definition(let definition) = checker.expression(id).operation else { return id }
    return checker.definitions[definition].clauses.first?.expression ?? id
  }

  /// Returns the entry of a list at a position counted from 1.
  private static func item(
    _ list: ExpressionID, _ position: Int, _ type: TypeID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    checker.make(
      .item(list, position: checker.make(.constant(Double(position)), .number, reference)), type,
      reference)
  }

  /// Returns the probabilities of a chance; nil after a diagnostic.
  private static func probabilities(
    _ node: DecisionTree.Node, _ index: DecisionTreeID, _ scope: ScopeID, in checker: inout Checker
  ) -> ExpressionID? {
    var shares: [ExpressionID] = []
    checker.expressions.beginCollecting()
    for child in node.children {
      guard let reference = checker.decisionTrees[index].nodes[child].probability else {
        return nil
      }
      let tree = checker.trees[reference.tree]
      if tree[reference.node].kind == .name, tree.text(reference.node) == "rest" {
        shares.append(checker.make(.constant(-1), .number, reference))
        continue
      }
      var context = Context(
        scope: scope, definition: nil, timeline: Clauses.timeline(of: scope, in: checker))
      let share = Expressions.check(
        reference, &context, expected: .percent, whole: true, in: &checker)
      guard checker.type(share) != .error else { return nil }
      guard checker.type(share) == .percent || checker.type(share) == .number else {
        checker.report(
          .wrongArgument(
            checker.span(reference), function: "chance", parameter: "probability",
            expected: .words(.aPercent),
            found: checker.describe(checker.type(share))))
        return nil
      }
      shares.append(Expressions.retyped(share, .number, in: &checker))
    }
    let list = checker.make(.list(shares), checker.types.id(.list(.number)), node.reference)
    let checked = checker.make(
      .builtin(BuiltinTable[.chanceProbabilities], arguments: [list]),
      checker.types.id(.list(.number)), node.reference)
    return keep(checked, node.reference, in: &checker)
  }

  /// Returns what 1 after the time that a node takes is worth at the node; nil after a diagnostic.
  private static func discounting(
    _ takes: NodeReference, _ node: DecisionTree.Node, _ index: DecisionTreeID, _ scope: ScopeID,
    in checker: inout Checker
  ) -> ExpressionID? {
    var rate = node.fields[.rate]
    var above = node.parent
    while rate == nil, let place = above {
      rate = checker.decisionTrees[index].nodes[place].fields[.rate]
      above = checker.decisionTrees[index].nodes[place].parent
    }
    guard let rate else {
      checker.report(.takesWithoutRate(checker.span(takes)))
      return nil
    }
    checker.expressions.beginCollecting()
    var context = Context(
      scope: scope, definition: nil, timeline: Clauses.timeline(of: scope, in: checker))
    let growth = SpecialCalls.checkGrowthFactor(
      [
        WrittenArgument(name: nil, reference: rate, value: rate),
        WrittenArgument(name: nil, reference: takes, value: takes),
      ], takes, &context, in: &checker)
    guard checker.type(growth) != .error else { return nil }
    let checked = Expressions.check(takes, &context, expected: nil, whole: true, in: &checker)
    if let time = Clauses.constantValue(checked, in: checker), time < 0 {
      checker.report(
        .wrongArgument(
          checker.span(takes), function: "tree", parameter: "takes",
          expected: .words(.timeNotNegative),
          found: .written(checker.files.sources.text(checker.span(takes)))))
      return nil
    }
    let one = checker.make(.constant(1), .number, takes)
    return keep(
      checker.make(.arithmetic(.divide, one, growth), .number, takes), takes, in: &checker)
  }

  /// Works out how likely each node is under the best choices, and what 1 there is worth at the
  /// first node.
  private static func reachNodes(_ index: DecisionTreeID, in checker: inout Checker) {
    for place in checker.decisionTrees[index].nodes.indices {
      let node = checker.decisionTrees[index].nodes[place]
      let reference = node.reference
      guard let above = node.parent else {
        checker.decisionTrees[index].nodes[place].reach = checker.make(
          .constant(1), .percent, reference)
        checker.decisionTrees[index].nodes[place].present = checker.make(
          .constant(1), .number, reference)
        continue
      }
      let parent = checker.decisionTrees[index].nodes[above]
      guard let parentReach = parent.reach, let parentPresent = parent.present,
        let branches = parent.branches
      else { continue }
      let number = (parent.children.firstIndex(of: place) ?? 0) + 1
      let reach: ExpressionID
      if parent.kind == .chance {
        reach = checker.make(
          .arithmetic(
            .multiply, parentReach, item(branches, number, .number, reference, in: &checker)),
          .percent,
          reference)
      } else {
        let own = checker.make(.constant(Double(number)), .number, reference)
        let isBest = checker.make(.comparison(.equal, branches, own), .yesNo, reference)
        reach = checker.make(
          .conditional(isBest, parentReach, checker.make(.constant(0), .percent, reference)),
          .percent,
          reference)
      }
      checker.decisionTrees[index].nodes[place].reach = keep(
        reach, reference, [parentReach, branches], in: &checker)
      if let factor = parent.factor {
        checker.decisionTrees[index].nodes[place].present = keep(
          checker.make(.arithmetic(.multiply, parentPresent, factor), .number, reference),
          reference, [parentPresent, factor], in: &checker)
      } else {
        checker.decisionTrees[index].nodes[place].present = parentPresent
      }
    }
  }

  /// Works out, on first use, what the tree is worth to somebody who knows all outcomes beforehand.
  static func inform(_ index: DecisionTreeID, in checker: inout Checker) {
    guard checker.decisionTrees[index].informed == nil else { return }
    let element = checker.decisionTrees[index].type
    let outer = checker.expressions.collected
    defer { checker.expressions.resumeCollecting(outer) }
    let nodes = checker.decisionTrees[index].nodes
    let reference = checker.decisionTrees[index].reference
    var titles: [String] = []
    var labels: [String] = []
    var lists = [[ExpressionID]](repeating: [], count: 7)
    var needed: [ExpressionID] = []
    for (place, node) in nodes.enumerated() {
      var event = 0.0
      if node.kind == .choice {
        event = -1
      } else if node.kind == .chance {
        // Chances of one name are one event, those without a name each their own.
        let title = node.title.isEmpty ? "\(place)" : "\"" + node.title
        event = Double((titles.firstIndex(of: title) ?? titles.count) + 1)
        if !titles.contains(title) { titles.append(title) }
      }
      var share = checker.make(.constant(1), .number, reference)
      if let above = node.parent, nodes[above].kind == .chance,
        let branches = nodes[above].branches
      {
        let number = (nodes[above].children.firstIndex(of: place) ?? 0) + 1
        share = item(branches, number, .number, reference, in: &checker)
        needed.append(branches)
      }
      if !labels.contains(node.label) { labels.append(node.label) }
      let label = Double(labels.firstIndex(of: node.label) ?? 0)
      let zero = checker.make(.constant(0), .number, reference)
      let one = checker.make(.constant(1), .number, reference)
      let entries = [
        checker.make(.constant(event), .number, reference),
        checker.make(.constant(label), .number, reference),
        checker.make(.constant(Double(node.parent ?? -1)), .number, reference), share,
        node.cost.map { Expressions.retyped($0, .number, in: &checker) } ?? zero,
        node.factor ?? one,
        node.payoff.map { Expressions.retyped($0, .number, in: &checker) } ?? zero,
      ]
      for (list, entry) in entries.enumerated() { lists[list].append(entry) }
      needed += [node.cost, node.factor, node.payoff].compactMap { $0 }
    }
    checker.expressions.beginCollecting()
    let arguments = lists.map {
      checker.make(.list($0), checker.types.id(.list(.number)), reference)
    }
    let informed = checker.make(
      .builtin(BuiltinTable[.perfectInformation], arguments: arguments), element, reference)
    checker.decisionTrees[index].informed = keep(informed, reference, needed, in: &checker)
  }
}
