import WorthBuiltins
import WorthSource
import WorthSyntax
import WorthValue

/// Rolling decision trees back: what each node is worth, and how likely it is under the best choices.
extension Checker {
  /// Checks all nodes and returns the type of their values.
  mutating func checkNodes(_ index: Int32) -> TypeID {
    let scope = decisionTrees[Int(index)].scope
    var element = TypeID.pending
    for place in decisionTrees[Int(index)].nodes.indices {
      let node = decisionTrees[Int(index)].nodes[place]
      for reference in [node.kind == .end ? node.reference : nil, node.fields["cost"]] {
        guard let reference else { continue }
        let value = hidden(reference, scope)
        if type(value) == .pending {
          report(
            .circle(
              span(reference), [spelling(decisionTrees[Int(index)].name)],
              [span(decisionTrees[Int(index)].reference)]))
        }
        guard type(value) != .error, type(value) != .pending else { return .error }
        if reference == node.reference {
          decisionTrees[Int(index)].nodes[place].payoff = value
        } else {
          decisionTrees[Int(index)].nodes[place].cost = value
        }
        if isLiteralZero(written(value)) { continue }
        guard isArithmetic(type(value)) else {
          report(
            .wrongArgument(
              span(reference), function: "tree", parameter: "end",
              expected: "an amount", found: describe(type(value))))
          return .error
        }
        element = unify(element, type(value), reference)
        if element == .error { return .error }
      }
    }
    if element == .pending { element = .number }
    for place in decisionTrees[Int(index)].nodes.indices.reversed() {
      guard rollBack(place, index, element, scope) else { return .error }
    }
    reachNodes(index)
    return element
  }

  /// The expression behind a hidden definition.
  private func written(_ id: ExpressionID) -> ExpressionID {
    guard case .definition(let definition) = expression(id).operation else { return id }
    return definitions[Int(definition)].clauses.first?.expression ?? id
  }

  /// Checks an expression of the tree as a definition of its own.
  private mutating func hidden(_ reference: NodeReference, _ scope: Int32) -> ExpressionID {
    hiddenDependencies = []
    var context = Context(scope: scope, definition: -1, timeline: timeline(of: scope))
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
    _ place: Int, _ index: Int32, _ element: TypeID, _ scope: Int32
  ) -> Bool {
    let node = decisionTrees[Int(index)].nodes[place]
    let reference = node.reference
    hiddenDependencies = []
    if node.kind == .end {
      decisionTrees[Int(index)].nodes[place].value = retyped(node.payoff, element)
      return true
    }
    let values = node.children.map { decisionTrees[Int(index)].nodes[$0].value }
    var inner: ExpressionID
    if node.kind == .chance {
      guard let shares = probabilities(node, index, scope) else { return false }
      decisionTrees[Int(index)].nodes[place].branches = shares
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
          .builtin(BuiltinPosition.positionOfGreatest, arguments: [all]), .number, reference),
        reference, values)
      decisionTrees[Int(index)].nodes[place].branches = best
      let list = make(.list(values), types.id(.list(element)), reference)
      inner = keep(
        make(.item(list, position: best), element, reference), reference, values + [best])
    }
    guard let factor = discounting(node, index, scope) else { return false }
    var value = inner
    if factor.exists {
      decisionTrees[Int(index)].nodes[place].factor = factor
      value = make(.arithmetic(.multiply, value, factor), element, reference)
    }
    if node.cost.exists {
      value = make(
        .arithmetic(.subtract, value, retyped(node.cost, element)), element, reference)
    }
    if value != inner {
      value = keep(value, reference, [inner, factor, node.cost].filter { $0.exists })
    }
    decisionTrees[Int(index)].nodes[place].value = value
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
    _ node: DecisionTree.Node, _ index: Int32, _ scope: Int32
  ) -> ExpressionID? {
    var shares: [ExpressionID] = []
    hiddenDependencies = []
    for child in node.children {
      guard let reference = decisionTrees[Int(index)].nodes[child].probability else { return nil }
      let tree = trees[Int(reference.tree)]
      if tree[reference.node].kind == .name, tree.text(reference.node) == "rest" {
        shares.append(make(.constant(-1), .number, reference))
        continue
      }
      var context = Context(scope: scope, definition: -1, timeline: timeline(of: scope))
      let share = check(reference, &context, expected: .percent, whole: true)
      guard type(share) != .error else { return nil }
      guard type(share) == .percent || type(share) == .number else {
        report(
          .wrongArgument(
            span(reference), function: "chance", parameter: "probability", expected: "a percent",
            found: describe(type(share))))
        return nil
      }
      shares.append(retyped(share, .number))
    }
    let list = make(.list(shares), types.id(.list(.number)), node.reference)
    let checked = make(
      .builtin(BuiltinPosition.chanceProbabilities, arguments: [list]),
      types.id(.list(.number)), node.reference)
    return keep(checked, node.reference)
  }

  /// Returns what 1 after the time that a node takes is worth at the node: none where it takes no time, nil after a
  /// diagnostic.
  private mutating func discounting(
    _ node: DecisionTree.Node, _ index: Int32, _ scope: Int32
  ) -> ExpressionID? {
    guard let takes = node.fields["takes"] else { return ExpressionID.none }
    var rate = node.fields["rate"]
    var above = node.parent
    while rate == nil, above >= 0 {
      rate = decisionTrees[Int(index)].nodes[above].fields["rate"]
      above = decisionTrees[Int(index)].nodes[above].parent
    }
    guard let rate else {
      report(.takesWithoutRate(span(takes)))
      return nil
    }
    hiddenDependencies = []
    var context = Context(scope: scope, definition: -1, timeline: timeline(of: scope))
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
          expected: "a time that is not negative",
          found: sources.text(span(takes))))
      return nil
    }
    let one = make(.constant(1), .number, takes)
    return keep(make(.arithmetic(.divide, one, growth), .number, takes), takes)
  }

  /// Works out how likely each node is under the best choices, and what 1 there is worth at the first.
  private mutating func reachNodes(_ index: Int32) {
    for place in decisionTrees[Int(index)].nodes.indices {
      let node = decisionTrees[Int(index)].nodes[place]
      let reference = node.reference
      guard node.parent >= 0 else {
        decisionTrees[Int(index)].nodes[place].reach = make(.constant(1), .percent, reference)
        decisionTrees[Int(index)].nodes[place].present = make(.constant(1), .number, reference)
        continue
      }
      let parent = decisionTrees[Int(index)].nodes[node.parent]
      let number = (parent.children.firstIndex(of: place) ?? 0) + 1
      let reach: ExpressionID
      if parent.kind == .chance {
        reach = make(
          .arithmetic(
            .multiply, parent.reach, item(parent.branches, number, .number, reference)), .percent,
          reference)
      } else {
        let own = make(.constant(Double(number)), .number, reference)
        let isBest = make(.comparison(.equal, parent.branches, own), .yesNo, reference)
        reach = make(
          .conditional(isBest, parent.reach, make(.constant(0), .percent, reference)), .percent,
          reference)
      }
      decisionTrees[Int(index)].nodes[place].reach = keep(
        reach, reference, [parent.reach, parent.branches])
      if parent.factor.exists {
        decisionTrees[Int(index)].nodes[place].present = keep(
          make(.arithmetic(.multiply, parent.present, parent.factor), .number, reference),
          reference, [parent.present, parent.factor])
      } else {
        decisionTrees[Int(index)].nodes[place].present = parent.present
      }
    }
  }

  /// Works out what the tree is worth to somebody who knows all outcomes beforehand, once that is asked for.
  mutating func inform(_ index: Int32) {
    guard !decisionTrees[Int(index)].informed.exists else { return }
    let element = decisionTrees[Int(index)].type
    let outer = hiddenDependencies
    defer { hiddenDependencies = outer }
    let nodes = decisionTrees[Int(index)].nodes
    let reference = decisionTrees[Int(index)].reference
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
      if node.parent >= 0, nodes[node.parent].kind == .chance {
        let number = (nodes[node.parent].children.firstIndex(of: place) ?? 0) + 1
        share = item(nodes[node.parent].branches, number, .number, reference)
        needed.append(nodes[node.parent].branches)
      }
      if !labels.contains(node.label) { labels.append(node.label) }
      let label = Double(labels.firstIndex(of: node.label) ?? 0)
      let zero = make(.constant(0), .number, reference)
      let one = make(.constant(1), .number, reference)
      let entries = [
        make(.constant(event), .number, reference),
        make(.constant(label), .number, reference),
        make(.constant(Double(node.parent)), .number, reference), share,
        node.cost.exists ? retyped(node.cost, .number) : zero,
        node.factor.exists ? node.factor : one,
        node.payoff.exists ? retyped(node.payoff, .number) : zero,
      ]
      for (list, entry) in entries.enumerated() { lists[list].append(entry) }
      needed += [node.cost, node.factor, node.payoff].filter { $0.exists }
    }
    hiddenDependencies = []
    let arguments = lists.map { make(.list($0), types.id(.list(.number)), reference) }
    let informed = make(
      .builtin(BuiltinPosition.perfectInformation, arguments: arguments), element, reference)
    decisionTrees[Int(index)].informed = keep(informed, reference, needed)
  }
}
