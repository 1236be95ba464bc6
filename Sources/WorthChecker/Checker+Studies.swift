import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What-if questions: `solve … so that …`, `elasticity`, `grid`, `tornado`.
extension Checker {
  /// Checks `solve x between a and b so that y = c`.
  mutating func checkSolve(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    func part(_ number: Int) -> NodeReference {
      NodeReference(reference.tree, tree.child(reference.node, number))
    }
    guard isAtCaseLevel(context) else {
      report(.onlyInCase(span(reference), "solve"))
      return broken(reference)
    }
    guard let input = studyInput(part(0), context) else { return broken(reference) }
    let wanted = definitions[input].type
    var ends: [ExpressionID] = []
    for number in 1...2 {
      let end = check(part(number), &context, expected: wanted, whole: true)
      guard isEnd(end, of: wanted, input, part(number)) else { return broken(reference) }
      ends.append(end)
    }
    let goal = NodeReference(reference.tree, unwrapped(part(3).node, tree))
    guard goal.node.exists, tree[goal.node].kind == .binary,
      tree.token(tree[goal.node].token).kind == .equal
    else {
      if goal.node.exists { report(.noGoal(span(goal))) }
      return broken(reference)
    }
    let left = check(
      NodeReference(goal.tree, tree.child(goal.node, 0)), &context, expected: nil, whole: true)
    let right = check(
      NodeReference(goal.tree, tree.child(goal.node, 1)), &context, expected: type(left),
      whole: true)
    if type(left) == .error || type(right) == .error { return broken(reference) }
    guard isArithmetic(type(left)),
      type(left) == type(right) || isLiteralZero(right) || isLiteralZero(left)
    else {
      report(
        types.isAggregate(type(left))
          ? .seriesForOneValue(span(goal), describe(type(left)))
          : .differentTypes(span(goal), describe(type(left)), describe(type(right))))
      return broken(reference)
    }
    let difference = make(.arithmetic(.subtract, left, right), type(left), goal)
    return study(.solve, [input], difference, ends, wanted, reference)
  }

  private mutating func isEnd(
    _ end: ExpressionID, of type: TypeID, _ input: DefinitionID, _ place: NodeReference,
    for function: String = "solve"
  ) -> Bool {
    let found = self.type(end)
    if found == .error { return false }
    if found == type || isLiteralZero(end) || isYearly(type, found) { return true }
    report(
      .wrongArgument(
        span(place), function: function, parameter: definitions[input].path,
        expected: describe(type), found: describe(found)))
    return false
  }

  /// `true` iff a bare percent stands for a rate per year.
  private func isYearly(_ type: TypeID, _ found: TypeID) -> Bool {
    if case .rate(.year, .year) = types[type] { return found == .percent }
    return false
  }

  private mutating func study(
    _ kind: PlanStudy.Kind, _ inputs: [DefinitionID], _ figure: ExpressionID,
    _ parameters: [ExpressionID],
    _ type: TypeID, _ reference: NodeReference
  ) -> ExpressionID {
    var needs: [StudyID] = []
    if asksOverTrials(figure, inputs, &needs) {
      report(.overTrials(span(reference)))
      return broken(reference)
    }
    let number = studies.append(
      StudyInfo(kind: kind, inputs: inputs, figure: figure, needs: needs))
    return make(.study(number, parameters: parameters), type, reference)
  }

  /// The definitions that an expression names, those in its own turns and branches included.
  func definitionsNamed(in id: ExpressionID) -> [DefinitionID] {
    var found: [DefinitionID] = []
    var waiting = [id]
    while let next = waiting.popLast() {
      let operation = expression(next).operation
      waiting += operation.parts
      switch operation {
      case .definition(let definition): found.append(definition)
      case .comprehension(let comprehension):
        waiting += [comprehension.body] + (comprehension.condition.map { [$0] } ?? [])
      default: break
      }
    }
    return found
  }

  /// `true` iff the figure rests on a statistic over trials of something that rests on one of `inputs`.
  ///
  /// Notes in `needs` the studies that it rests on.
  private func asksOverTrials(
    _ figure: ExpressionID, _ inputs: [DefinitionID], _ needs: inout [StudyID]
  ) -> Bool {
    guard usesStatistics || !studies.entries.isEmpty else { return false }
    let targets = Set(inputs)
    var seen: Set<DefinitionID> = []
    var waiting = definitionsNamed(in: figure)
    var expressionsSeen = [figure]
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      for dependency in definitions[next].dependencies { waiting.append(dependency.target) }
      expressionsSeen += definitions[next].clauses.compactMap { $0.expression }
    }
    for start in expressionsSeen {
      var open = [start]
      while let next = open.popLast() {
        let operation = expression(next).operation
        open += operation.parts
        switch operation {
        case .comprehension(let comprehension):
          open += [comprehension.body] + (comprehension.condition.map { [$0] } ?? [])
        case .study(let number, _): needs.append(number)
        case .statistic(_, let value, let parameter):
          let named = definitionsNamed(in: value) + definitionsNamed(in: parameter)
          if named.contains(where: { reaches($0, targets) }) { return true }
        default: break
        }
      }
    }
    return false
  }

  /// Returns the definition that the name at `reference` stands for, which must be a single value of the case.
  mutating func studyInput(_ reference: NodeReference, _ context: Context) -> DefinitionID? {
    let tree = trees[reference.tree]
    let written = tree.text(reference.node).split(separator: " ").joined()
    guard tree[reference.node].kind == .name || tree[reference.node].kind == .member else {
      report(.cannotVary(span(reference), written, .noNameOfCase))
      return nil
    }
    let parts = written.split(separator: ".").map { String($0) }
    var found: DefinitionID?
    if let first = parts.first, let symbol = lookUp(names.intern(first), scope: context.scope) {
      switch symbol {
      case .definition(let index) where parts.count == 1: found = index
      case .instance(let index) where parts.count == 2:
        guard prepareInstance(index) else { return nil }
        let field = names.intern(parts[1])
        if case .definition(let line)? = scopes[instances[index].scope].symbols[field] {
          found = line
        }
      default: break
      }
    }
    guard let found else {
      let paths = definitions.entries.filter { $0.sink == .ofCase && !$0.isInWorld }.map { $0.path }
      report(
        .unknownName(
          span(reference), written, nearest: Spelling.nearest(to: written, among: paths)))
      return nil
    }
    let type = demand(found)
    guard type != .error else { return nil }
    depend(on: found, offset: nil, context)
    guard isArithmetic(type) || isRateLike(type) else {
      let reason: PhraseKey = types.isAggregate(type) ? .hasManyValues : .isNoAmount
      report(.cannotVary(span(reference), written, reason))
      return nil
    }
    if let clause = definitions[found].clauses.first, case .none = clause.index {
      return found
    }
    report(.cannotVary(span(reference), written, .hasNoOwnValue))
    return nil
  }

  private func isRateLike(_ type: TypeID) -> Bool {
    switch types[type] {
    case .rate, .hazard, .months, .days, .date: true
    default: false
    }
  }

  /// Checks `elasticity(figure, name)`.
  mutating func checkElasticity(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard arguments.count == 2 else {
      reportArgumentCount(reference, "elasticity", arguments.count, 2)
      return broken(reference)
    }
    guard isAtCaseLevel(context) else {
      report(.onlyInCase(span(reference), "elasticity"))
      return broken(reference)
    }
    guard let figure = figure(arguments[0].value, "elasticity", &context),
      let input = studyInput(arguments[1].value, context)
    else { return broken(reference) }
    return study(.elasticity, [input], figure, [], .number, reference)
  }

  /// Returns the single amount that a what-if question is about.
  mutating func figure(
    _ reference: NodeReference, _ function: String, _ context: inout Context
  ) -> ExpressionID? {
    let value = check(reference, &context, expected: nil, whole: true)
    if type(value) == .error { return nil }
    guard isArithmetic(type(value)) else {
      report(
        .wrongArgument(
          span(reference), function: function, parameter: "figure",
          expected: .words(.aSingleAmount),
          found: describe(type(value))))
      return nil
    }
    return value
  }

  // MARK: Tables of reports

  /// Checks `grid(figure, name, values)` and `grid(figure, name, values, name, values)`.
  mutating func checkGrid(
    _ reference: NodeReference, _ context: inout Context
  ) -> ShowInfo.Content? {
    let arguments = writtenArguments(reference)
    guard arguments.count == 3 || arguments.count == 5 else {
      reportArgumentCount(reference, "grid", arguments.count, arguments.count < 4 ? 3 : 5)
      return nil
    }
    guard let figure = figure(arguments[0].value, "grid", &context) else { return nil }
    var inputs: [DefinitionID] = []
    var axes: [ExpressionID] = []
    for place in stride(from: 1, to: arguments.count, by: 2) {
      guard let input = studyInput(arguments[place].value, context) else { return nil }
      let given = arguments[place + 1].value
      let values = check(given, &context, expected: nil, whole: true)
      if type(values) == .error { return nil }
      let element = types.element(type(values))
      guard types.isAggregate(type(values)),
        element == definitions[input].type || isYearly(definitions[input].type, element)
      else {
        report(
          .wrongArgument(
            span(given), function: "grid", parameter: definitions[input].path,
            expected: .words(
              .valuesSuchAsItsOwn, [Argument("type", describe(definitions[input].type))]),
            found: describe(type(values))))
        return nil
      }
      guard !inputs.contains(input) else {
        report(
          .cannotVary(
            span(arguments[place].value), definitions[input].path, .standsTwice))
        return nil
      }
      inputs.append(input)
      axes.append(values)
    }
    let question = study(.grid, inputs, figure, axes, .number, reference)
    return .study(question, axes: axes)
  }

  /// Checks `tornado(figure)` and `tornado(figure, name, low .. high, …)`.
  mutating func checkTornado(
    _ reference: NodeReference, _ context: inout Context
  ) -> ShowInfo.Content? {
    let arguments = writtenArguments(reference)
    guard let first = arguments.first, arguments.count % 2 == 1 else {
      reportArgumentCount(reference, "tornado", arguments.count, arguments.count + 1)
      return nil
    }
    guard let figure = figure(first.value, "tornado", &context) else { return nil }
    if arguments.count == 1 {
      guard !draws.entries.isEmpty else {
        report(.nothingUncertain(span(reference)))
        return nil
      }
      return .study(study(.uncertainTornado, [], figure, [], .number, reference), axes: [])
    }
    var inputs: [DefinitionID] = []
    var ends: [ExpressionID] = []
    for place in stride(from: 1, to: arguments.count, by: 2) {
      guard let input = studyInput(arguments[place].value, context) else { return nil }
      let given = arguments[place + 1].value
      let tree = trees[given.tree]
      guard tree.binaryOperator(given.node) == .range else {
        report(
          .wrongArgument(
            span(given), function: "tornado", parameter: definitions[input].path,
            expected: .words(.rangeSuchAs), found: .written(tree.text(given.node))))
        return nil
      }
      for side in 0..<2 {
        let end = NodeReference(given.tree, tree.child(given.node, side))
        let value = check(
          end, &context, expected: definitions[input].type, whole: true)
        guard
          isEnd(value, of: definitions[input].type, input, end, for: "tornado")
        else { return nil }
        ends.append(value)
      }
      guard !inputs.contains(input) else {
        report(
          .cannotVary(
            span(arguments[place].value), definitions[input].path, .standsTwice))
        return nil
      }
      inputs.append(input)
    }
    return .study(study(.tornado, inputs, figure, ends, .number, reference), axes: [])
  }
}
