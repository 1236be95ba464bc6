import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Scenarios side by side, and what makes them differ.
extension Checker {
  /// `true` iff the node names scenarios.
  private mutating func isScenario(_ reference: NodeReference, _ scope: ScopeID) -> Bool {
    let tree = trees[reference.tree]
    let node = unwrapped(reference.node, tree)
    guard node.exists else { return false }
    switch tree[node].kind {
    case .name:
      if case .scenario? = lookUp(tree.name(node), scope: scope) { return true }
      return false
    case .binary where tree.binaryOperator(node) == .plus:
      for side in 0..<2 {
        let part = NodeReference(reference.tree, tree.child(node, side))
        guard isScenario(part, scope) else { return false }
      }
      return true
    case .block: return true
    default: return false
    }
  }

  /// Checks `compare(figure, …, scenario, …)`: each figure in the case and under each scenario.
  mutating func checkCompare(
    _ reference: NodeReference, _ context: inout Context
  ) -> ShowInfo.Content? {
    let arguments = writtenArguments(reference)
    var figures: [NodeReference] = []
    var changes: [NodeReference] = []
    for argument in arguments {
      if isScenario(argument.value, context.scope) {
        changes.append(argument.value)
      } else {
        figures.append(argument.value)
      }
    }
    guard !figures.isEmpty, !changes.isEmpty else {
      report(.nothingToCompare(span(reference)))
      return nil
    }
    var rows: [(title: String, values: [ExpressionID])] = figures.map {
      (trees[$0.tree].text($0.node), [])
    }
    var headings = ["the case"]
    for (place, figure) in figures.enumerated() {
      let value = check(figure, &context, expected: nil, whole: true)
      if type(value) == .error { return nil }
      guard !types.isAggregate(type(value)) else {
        report(.seriesForOneValue(span(figure), describe(type(value))))
        return nil
      }
      rows[place].values.append(value)
    }
    for change in changes {
      guard let world = world(for: change, over: context.scope) else { return nil }
      headings.append(heading(change, context.scope))
      var inside = context
      inside.scope = worlds[world].scope
      for (place, figure) in figures.enumerated() {
        let value = check(figure, &inside, expected: nil, whole: true)
        if type(value) == .error { return nil }
        rows[place].values.append(value)
      }
    }
    return .comparison(headings: headings, rows: rows)
  }

  /// The label of a scenario, or its name where it has none.
  private mutating func heading(_ change: NodeReference, _ scope: ScopeID) -> String {
    let tree = trees[change.tree]
    if tree[change.node].kind == .name,
      case .scenario(let index)? = lookUp(tree.name(change.node), scope: scope),
      !scenarios[index].label.isEmpty
    {
      return scenarios[index].label
    }
    return tree.text(change.node)
  }

  // MARK: Attribution

  /// The number of changes up to which all orders of making them count.
  private static var mostOrdered: Int { 8 }

  /// The figure as the case is, what each change of a scenario adds to it, and the figure under the scenario.
  private struct Attribution {
    var paths: [String]
    var parts: [ExpressionID]
    var before: ExpressionID
    var after: ExpressionID
  }

  /// Checks `attribution(figure, scenario, name)`: what the change of one name adds to the figure.
  mutating func checkAttributionOfOne(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard arguments.count == 3 else {
      reportArgumentCount(reference, "attribution", arguments.count, 3)
      return broken(reference)
    }
    guard isAtCaseLevel(context) else {
      report(.onlyInCase(span(reference), "attribution"))
      return broken(reference)
    }
    guard let found = attribution(arguments, reference, &context) else { return broken(reference) }
    let tree = trees[arguments[2].value.tree]
    let path = tree.text(arguments[2].value.node).split(separator: " ").joined()
    guard let place = found.paths.firstIndex(of: path) else {
      report(
        .unknownPart(
          span(arguments[2].value), path, .words(.changesOfScenario),
          known: found.paths.joined(separator: ", ")))
      return broken(reference)
    }
    return found.parts[place]
  }

  /// Checks `attribution(figure, scenario)` in a report.
  mutating func checkAttribution(
    _ reference: NodeReference, _ context: inout Context
  ) -> ShowInfo.Content? {
    let arguments = writtenArguments(reference)
    guard arguments.count == 2 else {
      reportArgumentCount(reference, "attribution", arguments.count, 2)
      return nil
    }
    guard let found = attribution(arguments, reference, &context) else { return nil }
    return .attribution(
      ShownAttribution(
        figure: trees[arguments[0].value.tree].text(arguments[0].value.node),
        scenario: trees[arguments[1].value.tree].text(arguments[1].value.node),
        before: found.before, parts: zip(found.paths, found.parts).map { ($0, $1) },
        after: found.after, isOverAllOrders: found.paths.count <= Checker.mostOrdered))
  }

  private mutating func attribution(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context
  ) -> Attribution? {
    guard let before = figure(arguments[0].value, "attribution", &context),
      let world = world(for: arguments[1].value, over: context.scope)
    else { return nil }
    var paths: [String] = []
    for change in worlds[world].changes where !paths.contains(change.path) {
      paths.append(change.path)
    }
    guard !paths.isEmpty, paths.count <= 60 else {
      report(.nothingToCompare(span(reference)))
      return nil
    }
    let all = (UInt64(1) << UInt64(paths.count)) - 1
    var values: [UInt64: ExpressionID] = [0: before]
    func worth(_ checker: inout Checker, _ set: UInt64) -> ExpressionID? {
      if let known = values[set] { return known }
      let chosen = paths.enumerated().filter { set >> UInt64($0.offset) & 1 == 1 }.map {
        $0.element
      }
      let scope = checker.part(of: world, chosen, set)
      guard let value = checker.hiddenFigure(arguments[0].value, scope, context) else { return nil }
      values[set] = value
      return value
    }
    var parts: [ExpressionID] = []
    for place in paths.indices {
      let own = UInt64(1) << UInt64(place)
      var terms: [(weight: Double, with: ExpressionID, without: ExpressionID)] = []
      for (weight, set) in Checker.orders(of: place, among: paths.count) {
        guard let with = worth(&self, set | own), let without = worth(&self, set) else {
          return nil
        }
        terms.append((weight, with, without))
      }
      parts.append(weighted(terms, type(before), reference))
    }
    guard let after = worth(&self, all) else { return nil }
    return Attribution(paths: paths, parts: parts, before: before, after: after)
  }

  /// The sets of other changes that can be made before one, each with the share of the orders in which it is.
  private static func orders(of place: Int, among count: Int) -> [(weight: Double, set: UInt64)] {
    let own = UInt64(1) << UInt64(place)
    guard count <= mostOrdered else {
      let all = (UInt64(1) << UInt64(count)) - 1
      let before = own - 1
      return [(0.5, before), (0.5, all & ~before & ~own)]
    }
    var factorials = [1.0]
    for number in 1...max(1, count) { factorials.append(factorials[number - 1] * Double(number)) }
    var found: [(weight: Double, set: UInt64)] = []
    for set in 0..<UInt64(1) << UInt64(count) where set & own == 0 {
      let size = set.nonzeroBitCount
      found.append(
        (factorials[size] * factorials[count - size - 1] / factorials[count], set))
    }
    return found
  }

  private mutating func weighted(
    _ terms: [(weight: Double, with: ExpressionID, without: ExpressionID)], _ type: TypeID,
    _ reference: NodeReference
  ) -> ExpressionID {
    var sum: ExpressionID?
    for term in terms {
      let difference = make(.arithmetic(.subtract, term.with, term.without), type, reference)
      let weight = make(.constant(term.weight), .number, reference)
      let part = make(.arithmetic(.multiply, difference, weight), type, reference)
      sum = sum.map { make(.arithmetic(.add, $0, part), type, reference) } ?? part
    }
    return sum ?? make(.constant(0), type, reference)
  }

  /// Returns the scope in which some of a world's changes are made.
  private mutating func part(of world: WorldID, _ paths: [String], _ set: UInt64) -> ScopeID {
    let key = PartKey(world: world, set: set)
    if let known = foundParts[key] { return known }
    let whole = worlds[world]
    let scope = addScope(.world(worlds.nextID), parent: whole.parent)
    var part = World(scope: scope, parent: whole.parent)
    for change in whole.changes where paths.contains(change.path) {
      var change = change
      change.scope = scope
      part.changes.append(change)
    }
    var state = WorldState()
    state.changed = Set(
      worldStates[world].changedByPath.filter { paths.contains($0.key) }.map { $0.value })
    worlds.append(part)
    worldStates.append(state)
    foundParts[key] = scope
    return scope
  }

  /// Returns a figure in the scope as a definition of its own, so that it is worked out once.
  private mutating func hiddenFigure(
    _ reference: NodeReference, _ scope: ScopeID, _ context: Context
  ) -> ExpressionID? {
    let outer = hiddenDependencies
    hiddenDependencies = []
    defer { hiddenDependencies = outer }
    var inside = Context(scope: scope, definition: nil, timeline: context.timeline)
    guard let value = figure(reference, "attribution", &inside) else { return nil }
    let hidden = addHidden(
      "part of an attribution", value, dependencies: hiddenDependencies)
    depend(on: hidden, offset: nil, context)
    return make(.definition(hidden), type(value), reference)
  }
}

/// What makes a part of a world's changes apart from others.
struct PartKey: Hashable {
  var world: WorldID
  var set: UInt64
}
