import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Rolling decision trees back: what each node is worth, and how likely it is under the best choices.
extension Checker {
  /// Checks all nodes and returns the type of their values.
  mutating func checkNodes(_ index: DecisionTreeID) -> TypeID {
    let scope = decisionTrees[index].scope
    var element = TypeID.pending
    for place in decisionTrees[index].nodes.indices {
      let node = decisionTrees[index].nodes[place]
      for reference in [node.kind == .end ? node.reference : nil, node.fields["cost"]] {
        guard let reference else { continue }
        let value = hidden(reference, scope)
        if type(value) == .pending {
          report(
            .circle(
              span(reference), [spelling(decisionTrees[index].name)],
              [span(decisionTrees[index].reference)]))
        }
        guard type(value) != .error, type(value) != .pending else { return .error }
        if reference == node.reference {
          decisionTrees[index].nodes[place].payoff = value
        } else {
          decisionTrees[index].nodes[place].cost = value
        }
        if isLiteralZero(written(value)) { continue }
        guard isArithmetic(type(value)) else {
          report(
            .wrongArgument(
              span(reference), function: "tree", parameter: "end",
              expected: .words(.anAmount), found: describe(type(value))))
          return .error
        }
        element = unify(element, type(value), reference)
        if element == .error { return .error }
      }
    }
    if element == .pending { element = .number }
    for place in decisionTrees[index].nodes.indices.reversed() {
      guard rollBack(place, index, element, scope) else { return .error }
    }
    reachNodes(index)
    return element
  }

  /// The expression behind a hidden definition.
  private func written(_ id: ExpressionID) -> ExpressionID {
    guard case .definition(let definition) = expression(id).operation else { return id }
    return definitions[definition].clauses.first?.expression ?? id
  }

  /// Checks an expression of the tree as a definition of its own.
  private mutating func hidden(_ reference: NodeReference, _ scope: ScopeID) -> ExpressionID {
    hiddenDependencies = []
    var context = Context(scope: scope, definition: nil, timeline: timeline(of: scope))
    let value = check(reference, &context, expected: nil, whole: true)
    return keep(value, reference)
  }

  /// Keeps an expression as a definition, so that it is worked out once.
  private mutating func keep(
    _ value: ExpressionID, _ reference: NodeReference, _ needed: [ExpressionID] = []
  ) -> ExpressionID {
    guard type(value) != .error else { return value }
    var dependencies = hiddenDependencies
    for id in needed {
      if case .definition(let target) = expression(id).operation {
        dependencies.append(Dependency(target: target, offset: nil))
      }
    }
    hiddenDependencies = []
    let definition = addHidden("part of a tree", value, dependencies: dependencies)
    return make(.definition(definition), type(value), reference)
  }

  /// Works out what a node is worth from what its branches are.
  private mutating func rollBack(
    _ place: Int, _ index: DecisionTreeID, _ element: TypeID, _ scope: ScopeID
  ) -> Bool {
    let node = decisionTrees[index].nodes[place]
    let reference = node.reference
    hiddenDependencies = []
    if node.kind == .end {
      decisionTrees[index].nodes[place].value = node.payoff.map { retyped($0, element) }
      return true
    }
    let values = node.children.compactMap { decisionTrees[index].nodes[$0].value }
    var inner: ExpressionID
    if node.kind == .chance {
      guard let shares = probabilities(node, index, scope) else { return false }
      decisionTrees[index].nodes[place].branches = shares
      inner = make(.constant(0), element, reference)
      for (number, value) in values.enumerated() {
        let share = item(shares, number + 1, .number, reference)
        let part = make(.arithmetic(.multiply, value, share), element, reference)
        inner =
          number == 0 ? part : make(.arithmetic(.add, inner, part), element, reference)
      }
      inner = keep(inner, reference, values + [shares])
    } else {
      let all = make(
        .list(values.map { retyped($0, .number) }), types.id(.list(.number)), reference)
      let best = keep(
        make(
          .builtin(BuiltinTable[.positionOfGreatest], arguments: [all]), .number, reference),
        reference, values)
      decisionTrees[index].nodes[place].branches = best
      let list = make(.list(values), types.id(.list(element)), reference)
      inner = keep(
        make(.item(list, position: best), element, reference), reference, values + [best])
    }
    let takes = node.fields["takes"]
    let factor = takes.flatMap { discounting($0, node, index, scope) }
    if takes != nil, factor == nil { return false }
    var value = inner
    if let factor {
      decisionTrees[index].nodes[place].factor = factor
      value = make(.arithmetic(.multiply, value, factor), element, reference)
    }
    if let cost = node.cost {
      value = make(.arithmetic(.subtract, value, retyped(cost, element)), element, reference)
    }
    if value != inner {
      value = keep(value, reference, [inner, factor, node.cost].compactMap { $0 })
    }
    decisionTrees[index].nodes[place].value = value
    return true
  }

  private mutating func item(
    _ list: ExpressionID, _ position: Int, _ type: TypeID, _ reference: NodeReference
  ) -> ExpressionID {
    make(
      .item(list, position: make(.constant(Double(position)), .number, reference)), type, reference)
  }

  /// Returns the probabilities of a chance; nil after a diagnostic.
  private mutating func probabilities(
    _ node: DecisionTree.Node, _ index: DecisionTreeID, _ scope: ScopeID
  ) -> ExpressionID? {
    var shares: [ExpressionID] = []
    hiddenDependencies = []
    for child in node.children {
      guard let reference = decisionTrees[index].nodes[child].probability else { return nil }
      let tree = trees[reference.tree]
      if tree[reference.node].kind == .name, tree.text(reference.node) == "rest" {
        shares.append(make(.constant(-1), .number, reference))
        continue
      }
      var context = Context(scope: scope, definition: nil, timeline: timeline(of: scope))
      let share = check(reference, &context, expected: .percent, whole: true)
      guard type(share) != .error else { return nil }
      guard type(share) == .percent || type(share) == .number else {
        report(
          .wrongArgument(
            span(reference), function: "chance", parameter: "probability",
            expected: .words(.aPercent),
            found: describe(type(share))))
        return nil
      }
      shares.append(retyped(share, .number))
    }
    let list = make(.list(shares), types.id(.list(.number)), node.reference)
    let checked = make(
      .builtin(BuiltinTable[.chanceProbabilities], arguments: [list]),
      types.id(.list(.number)), node.reference)
    return keep(checked, node.reference)
  }

  /// Returns what 1 after the time that a node takes is worth at the node; nil after a diagnostic.
  private mutating func discounting(
    _ takes: NodeReference, _ node: DecisionTree.Node, _ index: DecisionTreeID, _ scope: ScopeID
  ) -> ExpressionID? {
    var rate = node.fields["rate"]
    var above = node.parent
    while rate == nil, let place = above {
      rate = decisionTrees[index].nodes[place].fields["rate"]
      above = decisionTrees[index].nodes[place].parent
    }
    guard let rate else {
      report(.takesWithoutRate(span(takes)))
      return nil
    }
    hiddenDependencies = []
    var context = Context(scope: scope, definition: nil, timeline: timeline(of: scope))
    let growth = checkGrowthFactor(
      [
        WrittenArgument(name: nil, reference: rate, value: rate),
        WrittenArgument(name: nil, reference: takes, value: takes),
      ], takes, &context)
    guard type(growth) != .error else { return nil }
    let checked = check(takes, &context, expected: nil, whole: true)
    if let time = constantValue(checked), time < 0 {
      report(
        .wrongArgument(
          span(takes), function: "tree", parameter: "takes",
          expected: .words(.timeNotNegative),
          found: .written(sources.text(span(takes)))))
      return nil
    }
    let one = make(.constant(1), .number, takes)
    return keep(make(.arithmetic(.divide, one, growth), .number, takes), takes)
  }

  /// Works out how likely each node is under the best choices, and what 1 there is worth at the first.
  private mutating func reachNodes(_ index: DecisionTreeID) {
    for place in decisionTrees[index].nodes.indices {
      let node = decisionTrees[index].nodes[place]
      let reference = node.reference
      guard let above = node.parent else {
        decisionTrees[index].nodes[place].reach = make(.constant(1), .percent, reference)
        decisionTrees[index].nodes[place].present = make(.constant(1), .number, reference)
        continue
      }
      let parent = decisionTrees[index].nodes[above]
      guard let parentReach = parent.reach, let parentPresent = parent.present,
        let branches = parent.branches
      else { continue }
      let number = (parent.children.firstIndex(of: place) ?? 0) + 1
      let reach: ExpressionID
      if parent.kind == .chance {
        reach = make(
          .arithmetic(
            .multiply, parentReach, item(branches, number, .number, reference)), .percent,
          reference)
      } else {
        let own = make(.constant(Double(number)), .number, reference)
        let isBest = make(.comparison(.equal, branches, own), .yesNo, reference)
        reach = make(
          .conditional(isBest, parentReach, make(.constant(0), .percent, reference)), .percent,
          reference)
      }
      decisionTrees[index].nodes[place].reach = keep(
        reach, reference, [parentReach, branches])
      if let factor = parent.factor {
        decisionTrees[index].nodes[place].present = keep(
          make(.arithmetic(.multiply, parentPresent, factor), .number, reference),
          reference, [parentPresent, factor])
      } else {
        decisionTrees[index].nodes[place].present = parentPresent
      }
    }
  }

  /// Works out what the tree is worth to somebody who knows all outcomes beforehand, once that is asked for.
  mutating func inform(_ index: DecisionTreeID) {
    guard decisionTrees[index].informed == nil else { return }
    let element = decisionTrees[index].type
    let outer = hiddenDependencies
    defer { hiddenDependencies = outer }
    let nodes = decisionTrees[index].nodes
    let reference = decisionTrees[index].reference
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
      var share = make(.constant(1), .number, reference)
      if let above = node.parent, nodes[above].kind == .chance,
        let branches = nodes[above].branches
      {
        let number = (nodes[above].children.firstIndex(of: place) ?? 0) + 1
        share = item(branches, number, .number, reference)
        needed.append(branches)
      }
      if !labels.contains(node.label) { labels.append(node.label) }
      let label = Double(labels.firstIndex(of: node.label) ?? 0)
      let zero = make(.constant(0), .number, reference)
      let one = make(.constant(1), .number, reference)
      let entries = [
        make(.constant(event), .number, reference),
        make(.constant(label), .number, reference),
        make(.constant(Double(node.parent ?? -1)), .number, reference), share,
        node.cost.map { retyped($0, .number) } ?? zero,
        node.factor ?? one,
        node.payoff.map { retyped($0, .number) } ?? zero,
      ]
      for (list, entry) in entries.enumerated() { lists[list].append(entry) }
      needed += [node.cost, node.factor, node.payoff].compactMap { $0 }
    }
    hiddenDependencies = []
    let arguments = lists.map { make(.list($0), types.id(.list(.number)), reference) }
    let informed = make(
      .builtin(BuiltinTable[.perfectInformation], arguments: arguments), element, reference)
    decisionTrees[index].informed = keep(informed, reference, needed)
  }
}
