import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Scenarios side by side, and what makes them differ.
enum WorldComparison {
  /// Checks `compare(figure, …, scenario, …)`: each figure in the case and under each scenario.
  static func checkCompare(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ShowInfo.Content? {
    let arguments = FunctionCalls.writtenArguments(reference, in: checker)
    var figures: [NodeReference] = []
    var changes: [NodeReference] = []
    for argument in arguments {
      if isScenario(argument.value, context.scope, in: &checker) {
        changes.append(argument.value)
      } else {
        figures.append(argument.value)
      }
    }
    if figures.count + changes.count > 1,
      let compared = compareInstances(figures, changes, &context, in: &checker)
    {
      return compared
    }
    if let table = ComparedSeries.table(of: figures, under: changes, &context, in: &checker) {
      return table
    }
    if changes.isEmpty, figures.contains(where: { unchanged($0, in: checker).isChanged }) {
      return FiguresUnderChanges.compare(figures, &context, in: &checker)
    }
    guard !figures.isEmpty, !changes.isEmpty else {
      checker.report(.nothingToCompare(checker.span(reference)))
      return nil
    }
    var rows: [(title: String, values: [ExpressionID])] = figures.map {
      (checker.trees[$0.tree].text($0.node), [])
    }
    var headings = ["the case"]
    guard addColumn(of: figures, &context, to: &rows, in: &checker) else { return nil }
    for change in changes {
      guard let world = Worlds.world(for: change, over: context.scope, in: &checker) else {
        return nil
      }
      headings.append(heading(change, context.scope, in: &checker))
      var inside = context
      inside.scope = checker.worlds[world].scope
      checker.requirements.note(worldOf: inside.scope)
      guard addColumn(of: figures, &inside, to: &rows, in: &checker) else { return nil }
    }
    return .comparison(headings: headings, rows: rows)
  }

  /// Adds to each row what its figure is in a context; `false`, after a diagnostic, where one has no single value.
  static func addColumn(
    of figures: [NodeReference], _ context: inout Context,
    to rows: inout [(title: String, values: [ExpressionID])], in checker: inout Checker
  ) -> Bool {
    for (place, figure) in figures.enumerated() {
      let value = Expressions.check(figure, &context, expected: nil, whole: true, in: &checker)
      if checker.type(value) == .error { return false }
      let isOne: Bool
      switch checker.types[checker.type(value)] {
      case .instances, .table, .function: isOne = false
      default: isOne = !checker.types.isAggregate(checker.type(value))
      }
      guard isOne else {
        checker.report(
          .seriesForOneValue(checker.span(figure), checker.describe(checker.type(value))))
        return false
      }
      rows[place].values.append(value)
    }
    return true
  }

  /// Sets filled-in kinds side by side: the lines that the first one shows, or its inputs where they have none
  /// in common, down, the instances across;
  /// nil where an argument is something else.
  private static func compareInstances(
    _ arguments: [NodeReference], _ scenarios: [NodeReference], _ context: inout Context,
    in checker: inout Checker
  ) -> ShowInfo.Content? {
    var members: [InstanceID] = []
    /// The changes under which each is looked at, as they are written, and the context where they hold.
    var changes: [NodeReference?] = []
    var contexts: [Context] = []
    for argument in arguments {
      let tree = checker.trees[argument.tree]
      let node = SyntaxReading.unwrapped(argument.node, tree)
      guard node.exists,
        tree[node].kind == .name || tree[node].kind == .member
          || tree[node].kind == .with || tree[node].kind == .under,
        var inside = Worlds.inside(NodeReference(argument.tree, node), context, in: &checker)
      else { return nil }
      let value = Expressions.check(
        inside.value, &inside.context, expected: nil, whole: true, in: &checker)
      guard case .instance(let member) = checker.types[checker.type(value)] else { return nil }
      members.append(member)
      contexts.append(inside.context)
      changes.append(
        tree[node].kind == .under ? NodeReference(argument.tree, tree.child(node, 1)) : nil)
    }
    // Behind the instances of the case stand those of each scenario.
    var places = Array(arguments)
    for scenario in scenarios {
      for place in arguments.indices {
        guard
          let world = Worlds.world(for: scenario, over: contexts[place].scope, in: &checker)
        else { return nil }
        var inside = contexts[place]
        inside.scope = checker.worlds[world].scope
        checker.requirements.note(worldOf: inside.scope)
        let (value, _) = unchanged(arguments[place], in: checker)
        let found = Expressions.check(value, &inside, expected: nil, whole: true, in: &checker)
        guard case .instance(let member) = checker.types[checker.type(found)] else { return nil }
        members.append(member)
        contexts.append(inside)
        changes.append(scenario)
        places.append(arguments[place])
      }
    }
    guard let first = members.first, let kind = checker.instances[first].kind else { return nil }
    let info = checker.kinds[kind]
    var names = Papers.shownLines(of: info, in: checker).filter { name in
      members.allSatisfy { InstanceGroups.hasSingleValue(name, $0, in: &checker) }
    }
    if names.isEmpty {
      names = info.inputs.map { $0.name }.filter { name in
        members.allSatisfy { InstanceGroups.hasSingleValue(name, $0, in: &checker) }
      }
    }
    var headings: [String] = []
    for place in members.indices {
      // Under a scenario an instance is called as it is in the case.
      let title = Annotations.title(of: members[place % arguments.count], in: checker)
      guard let change = changes[place] else {
        headings.append(title)
        continue
      }
      headings.append(title + ", " + heading(change, context.scope, in: &checker))
    }
    var rows: [(title: String, values: [ExpressionID])] = []
    for name in names {
      let values = members.indices.map { place in
        Members.member(
          of: members[place], name, places[place], checker.span(places[place]),
          contexts[place], in: &checker)
      }
      rows.append((checker.spelling(name), values))
    }
    return rows.isEmpty ? nil : .comparison(headings: headings, rows: rows)
  }

  /// What stands before the changes of an argument, and whether there are any.
  static func unchanged(
    _ argument: NodeReference, in checker: Checker
  ) -> (value: NodeReference, isChanged: Bool) {
    let tree = checker.trees[argument.tree]
    var node = SyntaxReading.unwrapped(argument.node, tree)
    var isChanged = false
    while node.exists, tree[node].kind == .under {
      node = tree.child(node)
      isChanged = true
    }
    return (NodeReference(argument.tree, node), isChanged)
  }

  /// The label of a scenario, or its name where it has none.
  static func heading(_ change: NodeReference, _ scope: ScopeID, in checker: inout Checker)
    -> String
  {
    let tree = checker.trees[change.tree]
    if tree[change.node].kind == .name,
      case .scenario(let index)? = Names.lookUp(tree.name(change.node), scope: scope, in: &checker),
      !checker.worlds.scenarios[index].label.isEmpty
    {
      return checker.worlds.scenarios[index].label
    }
    return tree.text(change.node)
  }

  /// `true` iff the node names scenarios.
  static func isScenario(
    _ reference: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    guard node.exists else { return false }
    switch tree[node].kind {
    case .name:
      if case .scenario? = Names.lookUp(tree.name(node), scope: scope, in: &checker) { return true }
      return false
    case .binary where tree.binaryOperator(node) == .plus:
      for side in 0..<2 {
        let part = NodeReference(reference.tree, tree.child(node, side))
        guard isScenario(part, scope, in: &checker) else { return false }
      }
      return true
    case .block: return true
    default: return false
    }
  }

  // MARK: Attribution

  /// The number of changes up to which all orders of making them are averaged.
  private static var mostOrdered: Int { 8 }

  /// The figure as the case stands, what each change of a scenario adds to it, and the figure under
  /// the scenario.
  private struct Attribution {
    /// The paths of the changes.
    var paths: [String]
    /// What each of them adds.
    var parts: [ExpressionID]
    /// The figure without the changes.
    var before: ExpressionID
    /// The figure with all of them.
    var after: ExpressionID
  }

  /// Checks `attribution(figure, scenario, name)`: what the change of one name adds to the figure.
  static func checkAttributionOfOne(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard arguments.count == 3 else {
      FunctionCalls.reportArgumentCount(reference, "attribution", arguments.count, 3, in: &checker)
      return checker.broken(reference)
    }
    guard Statistics.isAtCaseLevel(context, in: checker) else {
      checker.report(.onlyInCase(checker.span(reference), "attribution"))
      return checker.broken(reference)
    }
    guard let found = attribution(arguments, reference, &context, in: &checker) else {
      return checker.broken(reference)
    }
    let tree = checker.trees[arguments[2].value.tree]
    let path = tree.text(arguments[2].value.node).split(separator: " ").joined()
    guard let place = found.paths.firstIndex(of: path) else {
      checker.report(
        .unknownPart(
          checker.span(arguments[2].value), path, .words(.changesOfScenario),
          known: found.paths))
      return checker.broken(reference)
    }
    return found.parts[place]
  }

  /// Checks `attribution(figure, scenario)` in a report.
  static func checkAttribution(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ShowInfo.Content? {
    let arguments = FunctionCalls.writtenArguments(reference, in: checker)
    guard arguments.count == 2 else {
      FunctionCalls.reportArgumentCount(reference, "attribution", arguments.count, 2, in: &checker)
      return nil
    }
    guard let found = attribution(arguments, reference, &context, in: &checker) else { return nil }
    return .attribution(
      ShownAttribution(
        figure: checker.trees[arguments[0].value.tree].text(arguments[0].value.node),
        scenario: checker.trees[arguments[1].value.tree].text(arguments[1].value.node),
        before: found.before, parts: zip(found.paths, found.parts).map { ($0, $1) },
        after: found.after, isOverAllOrders: found.paths.count <= WorldComparison.mostOrdered))
  }

  /// Works out what each change of a scenario adds to a figure, on average over the orders of
  /// making the changes; nil after a diagnostic.
  private static func attribution(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> Attribution? {
    guard let before = Studies.figure(arguments[0].value, "attribution", &context, in: &checker),
      let world = Worlds.world(for: arguments[1].value, over: context.scope, in: &checker)
    else { return nil }
    checker.requirements.note(worldOf: checker.worlds[world].scope)
    var paths: [String] = []
    for change in checker.worlds[world].changes where !paths.contains(change.path) {
      paths.append(change.path)
    }
    guard !paths.isEmpty, paths.count <= 60 else {
      checker.report(.nothingToCompare(checker.span(reference)))
      return nil
    }
    let all = (UInt64(1) << UInt64(paths.count)) - 1
    var values: [UInt64: ExpressionID] = [0: before]
    /// Returns the figure with the changes in `set` made, which is worked out once.
    func worth(_ checker: inout Checker, _ set: UInt64) -> ExpressionID? {
      if let known = values[set] { return known }
      let chosen = paths.enumerated().filter { set >> UInt64($0.offset) & 1 == 1 }.map {
        $0.element
      }
      let scope = part(of: world, chosen, set, in: &checker)
      guard let value = hiddenFigure(arguments[0].value, scope, context, in: &checker) else {
        return nil
      }
      values[set] = value
      return value
    }
    var parts: [ExpressionID] = []
    for place in paths.indices {
      let own = UInt64(1) << UInt64(place)
      var terms: [(weight: Double, with: ExpressionID, without: ExpressionID)] = []
      for (weight, set) in orders(of: place, among: paths.count) {
        guard let with = worth(&checker, set | own), let without = worth(&checker, set) else {
          return nil
        }
        terms.append((weight, with, without))
      }
      parts.append(weighted(terms, checker.type(before), reference, in: &checker))
    }
    guard let after = worth(&checker, all) else { return nil }
    return Attribution(paths: paths, parts: parts, before: before, after: after)
  }

  /// The sets of other changes that can be made before one, each with its share of all orders.
  ///
  /// Of many changes only the order in which they are written and its reverse are taken.
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

  /// Returns the sum of weighted differences.
  private static func weighted(
    _ terms: [(weight: Double, with: ExpressionID, without: ExpressionID)], _ type: TypeID,
    _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    var sum: ExpressionID?
    for term in terms {
      let difference = checker.make(
        .arithmetic(.subtract, term.with, term.without), type, reference)
      let weight = checker.make(.constant(term.weight), .number, reference)
      let part = checker.make(.arithmetic(.multiply, difference, weight), type, reference)
      sum = sum.map { checker.make(.arithmetic(.add, $0, part), type, reference) } ?? part
    }
    return sum ?? checker.make(.constant(0), type, reference)
  }

  /// Returns the scope in which some of a world's changes are made.
  private static func part(
    of world: WorldID, _ paths: [String], _ set: UInt64, in checker: inout Checker
  ) -> ScopeID {
    let key = PartKey(world: world, set: set)
    if let known = checker.worlds.foundParts[key] { return known }
    let whole = checker.worlds[world]
    let scope = checker.names.addScope(.world(checker.worlds.all.nextID), parent: whole.parent)
    var part = World(
      scope: scope, parent: whole.parent, place: whole.place, scenario: whole.scenario)
    for change in whole.changes where paths.contains(change.path) {
      var change = change
      (change.scope, change.world) = (scope, scope)
      part.changes.append(change)
    }
    var state = WorldState()
    state.changed = Set(
      checker.worlds.states[world].changedByPath.filter { paths.contains($0.key) }.map { $0.value })
    checker.worlds.all.append(part)
    checker.worlds.states.append(state)
    let number = checker.worlds.all.nextID
    for change in part.changes {
      guard let target = checker.worlds.states[world].changedByPath[change.path] else { continue }
      FileWorlds.note(change, of: target, inWorld: WorldID(number.index - 1), in: &checker)
    }
    checker.worlds.foundParts[key] = scope
    return scope
  }

  /// Returns a figure in the scope as a definition of its own, so that it is worked out once.
  private static func hiddenFigure(
    _ reference: NodeReference, _ scope: ScopeID, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    let outer = checker.expressions.beginCollecting()
    defer { checker.expressions.resumeCollecting(outer) }
    var inside = Context(scope: scope, definition: nil, timeline: context.timeline)
    guard let value = Studies.figure(reference, "attribution", &inside, in: &checker) else {
      return nil
    }
    let hidden = Definitions.addHidden(
      "part of an attribution", value, dependencies: checker.expressions.collected,
      in: &checker)
    Definitions.depend(on: hidden, offset: nil, context, in: &checker)
    return checker.make(.definition(hidden), checker.type(value), reference)
  }
}

/// What tells a part of a world's changes from others.
struct PartKey: Hashable {
  /// The world.
  var world: WorldID
  /// The changes that are made, one bit for each path.
  var set: UInt64
}
