import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What-if questions: `solve … so that …`, `solve least …`, `elasticity`, `grid`, `tornado`.
enum Studies {
  /// Checks `solve x between a and b so that y = c`.
  static func checkSolve(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    /// Returns a part of the question: the name, the two ends, the goal.
    func part(_ number: Int) -> NodeReference {
      NodeReference(reference.tree, tree.child(reference.node, number))
    }
    guard Statistics.isAtCaseLevel(context, in: checker) else {
      checker.report(.onlyInCase(checker.span(reference), "solve"))
      return checker.broken(reference)
    }
    var asked = context
    guard
      let input = StudyInputs.find(part(0), context, seenFrom: &asked.scope, in: &checker)
    else { return checker.broken(reference) }
    let wanted = checker.definitions[input.definition].type
    var ends: [ExpressionID] = []
    for number in 1...2 {
      let end = Expressions.check(
        part(number), &context, expected: wanted, whole: true, in: &checker)
      guard isEnd(end, of: wanted, input, part(number), in: &checker) else {
        return checker.broken(reference)
      }
      ends.append(end)
    }
    let goal = NodeReference(reference.tree, SyntaxReading.unwrapped(part(3).node, tree))
    let parts = tree[reference.node].parts
    if parts.contains(.least) || parts.contains(.most) {
      let isMost = parts.contains(.most)
      guard let condition = endCondition(goal, isMost: isMost, &asked, in: &checker) else {
        return checker.broken(reference)
      }
      return study(
        isMost ? .most : .least, [input], condition, ends,
        checker.types.id(.optional(wanted)), reference, in: &checker)
    }
    guard goal.node.exists, tree[goal.node].kind == .binary,
      tree.token(tree[goal.node].token).kind == .equal
    else {
      if goal.node.exists { checker.report(.noGoal(checker.span(goal))) }
      return checker.broken(reference)
    }
    let left = Expressions.check(
      NodeReference(goal.tree, tree.child(goal.node, 0)), &asked, expected: nil, whole: true,
      in: &checker)
    let right = Expressions.check(
      NodeReference(goal.tree, tree.child(goal.node, 1)), &asked, expected: checker.type(left),
      whole: true, in: &checker)
    if checker.type(left) == .error || checker.type(right) == .error {
      return checker.broken(reference)
    }
    guard TypeTraits.isArithmetic(checker.type(left), in: checker),
      checker.type(left) == checker.type(right) || Operators.isLiteralZero(right, in: checker)
        || Operators.isLiteralZero(left, in: checker)
    else {
      checker.report(
        checker.types.isAggregate(checker.type(left))
          ? .seriesForOneValue(checker.span(goal), checker.describe(checker.type(left)))
          : .differentTypes(
            checker.span(goal), checker.describe(checker.type(left)),
            checker.describe(checker.type(right))))
      return checker.broken(reference)
    }
    let difference = checker.make(.arithmetic(.subtract, left, right), checker.type(left), goal)
    return study(.solve, [input], difference, ends, wanted, reference, in: &checker)
  }

  /// Returns the condition for which `solve least` and `solve most` look; nil, after a diagnostic,
  /// where it is none, or an equation, which holds at single values and not from one on.
  private static func endCondition(
    _ goal: NodeReference, isMost: Bool, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard goal.node.exists else { return nil }
    let condition = Expressions.check(
      goal, &context, expected: .yesNo, whole: true, in: &checker)
    let type = checker.type(condition)
    guard type == .yesNo else {
      if type != .error, type != .pending {
        checker.report(.conditionNeeded(checker.span(goal), checker.describe(type)))
      }
      return nil
    }
    if case .comparison(.equal, let left, _) = checker.expression(condition).operation,
      TypeTraits.isArithmetic(checker.type(left), in: checker)
    {
      let tree = checker.trees[goal.tree]
      checker.report(
        .equationForEnd(
          tree.tokenSpan(tree[goal.node].token), checker.span(goal), sign: isMost ? "<=" : ">="))
      return nil
    }
    return condition
  }

  /// `true` iff the value can be an end of the range over which the input varies; otherwise it is
  /// reported.
  private static func isEnd(
    _ end: ExpressionID, of type: TypeID, _ input: StudyInputs.Input, _ place: NodeReference,
    for function: String = "solve", in checker: inout Checker
  ) -> Bool {
    let found = checker.type(end)
    if found == .error { return false }
    if found == type || Operators.isLiteralZero(end, in: checker)
      || isYearly(type, found, in: checker)
    {
      return true
    }
    checker.report(
      .wrongArgument(
        checker.span(place), function: function, parameter: input.title,
        expected: checker.describe(type), found: checker.describe(found)))
    return false
  }

  /// `true` iff a bare percent stands for a rate per year.
  private static func isYearly(_ type: TypeID, _ found: TypeID, in checker: Checker) -> Bool {
    if case .rate(.year, .year) = checker.types[type] { return found == .percent }
    return false
  }

  /// Adds a what-if question and returns its answer; reports one that rests on a simulation of what
  /// it varies.
  private static func study(
    _ kind: PlanStudy.Kind, _ inputs: [StudyInputs.Input], _ figure: ExpressionID,
    _ parameters: [ExpressionID],
    _ type: TypeID, _ reference: NodeReference, from figures: [ExpressionID] = [],
    in checker: inout Checker
  ) -> ExpressionID {
    var needs: [StudyID] = []
    let varied = inputs.map { $0.definition }
    var asksTrials = false
    var isOfAll = false
    if case .uncertainTornado = kind { isOfAll = true }
    for figure in [figure] + figures
    where asksOverTrials(figure, isOfAll ? nil : varied, &needs, in: checker) {
      asksTrials = true
      // Where an uncertain name has one of its values in all trials, the figure is another one.
      guard !isOfAll, !variesDraws(kind, varied, in: checker) else {
        checker.report(.overTrials(checker.span(reference)))
        return checker.broken(reference)
      }
    }
    var info = StudyInfo(
      kind: kind, inputs: varied, titles: inputs.map { $0.title }, figure: figure, needs: needs)
    info.asksTrials = asksTrials
    info.figures = figures
    info.title = FiguresUnderChanges.written(figure, in: checker)
    let number = checker.output.studies.append(info)
    return checker.make(.study(number, parameters: parameters), type, reference)
  }

  /// `true` iff a question compares a name that is drawn with values of it that are certain.
  private static func variesDraws(
    _ kind: PlanStudy.Kind, _ inputs: [DefinitionID], in checker: Checker
  ) -> Bool {
    guard case .elasticity = kind else { return false }
    return inputs.contains { input in
      checker.definitions[input].clauses.contains { $0.distribution.exists }
    }
  }

  /// The definitions that an expression names, those in its own turns and branches included.
  static func definitionsNamed(by id: ExpressionID, in checker: Checker) -> [DefinitionID] {
    var found: [DefinitionID] = []
    var waiting = [id]
    while let next = waiting.popLast() {
      let operation = checker.expression(next).operation
      waiting += operation.partsAndTurns
      if case .definition(let definition) = operation { found.append(definition) }
    }
    return found
  }

  /// `true` iff the figure rests on a statistic over trials of something that rests on one of
  /// `inputs`; on any statistic, where these are nil.
  ///
  /// Notes in `needs` the studies that it rests on.
  private static func asksOverTrials(
    _ figure: ExpressionID, _ inputs: [DefinitionID]?, _ needs: inout [StudyID],
    in checker: Checker
  ) -> Bool {
    guard checker.uncertainty.usesStatistics || !checker.output.studies.entries.isEmpty else {
      return false
    }
    let targets = Set(inputs ?? [])
    var seen: Set<DefinitionID> = []
    var waiting = definitionsNamed(by: figure, in: checker)
    var expressionsSeen = [figure]
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      for dependency in checker.definitions[next].dependencies { waiting.append(dependency.target) }
      expressionsSeen += checker.definitions[next].clauses.compactMap { $0.expression }
    }
    for start in expressionsSeen {
      var open = [start]
      while let next = open.popLast() {
        let operation = checker.expression(next).operation
        open += operation.partsAndTurns
        if case .study(let number, _) = operation { needs.append(number) }
        if case .statistic(_, let value, let parameter) = operation {
          let named =
            definitionsNamed(by: value, in: checker) + definitionsNamed(by: parameter, in: checker)
          if inputs == nil
            || named.contains(where: { WorldNames.reaches($0, targets, in: checker) })
          {
            return true
          }
        }
      }
    }
    return false
  }

  /// Checks `elasticity(figure, name)`.
  static func checkElasticity(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard arguments.count == 2 else {
      FunctionCalls.reportArgumentCount(reference, "elasticity", arguments.count, 2, in: &checker)
      return checker.broken(reference)
    }
    guard Statistics.isAtCaseLevel(context, in: checker) else {
      checker.report(.onlyInCase(checker.span(reference), "elasticity"))
      return checker.broken(reference)
    }
    var asked = context
    guard
      let input = StudyInputs.find(
        arguments[1].value, context, seenFrom: &asked.scope, startsFromOwnValue: true,
        in: &checker),
      let figure = figure(arguments[0].value, "elasticity", &asked, in: &checker)
    else { return checker.broken(reference) }
    UnmovedFigures.note(figure, varying: input, at: arguments[1].value, context, in: &checker)
    return study(.elasticity, [input], figure, [], .number, reference, in: &checker)
  }

  /// Returns the single amount that a what-if question is about.
  static func figure(
    _ reference: NodeReference, _ function: String, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID? {
    let value = Expressions.check(reference, &context, expected: nil, whole: true, in: &checker)
    if checker.type(value) == .error { return nil }
    guard TypeTraits.isArithmetic(checker.type(value), in: checker) else {
      checker.report(
        .wrongArgument(
          checker.span(reference), function: function, parameter: "figure",
          expected: .words(.aSingleAmount),
          found: checker.describe(checker.type(value))))
      return nil
    }
    return value
  }

  // MARK: Tables of reports

  /// Checks `grid(figure, name, values)`, `grid([figure, …], name, values)` and `grid(figure, name,
  /// values, name, values)`.
  static func checkGrid(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ShowInfo.Content? {
    let arguments = FunctionCalls.writtenArguments(reference, in: checker)
    guard arguments.count == 3 || arguments.count == 5 else {
      FunctionCalls.reportArgumentCount(
        reference, "grid", arguments.count, arguments.count < 4 ? 3 : 5, in: &checker)
      return nil
    }
    var asked = context
    var inputs: [StudyInputs.Input] = []
    var axes: [ExpressionID] = []
    for place in stride(from: 1, to: arguments.count, by: 2) {
      guard
        let input = StudyInputs.find(
          arguments[place].value, context, seenFrom: &asked.scope, in: &checker)
      else { return nil }
      let varied = checker.definitions[input.definition]
      let given = arguments[place + 1].value
      let values = Expressions.check(given, &context, expected: nil, whole: true, in: &checker)
      if checker.type(values) == .error { return nil }
      let element = checker.types.element(checker.type(values))
      guard checker.types.isAggregate(checker.type(values)),
        element == varied.type
          || isYearly(varied.type, element, in: checker)
      else {
        checker.report(
          .wrongArgument(
            checker.span(given), function: "grid", parameter: input.title,
            expected: .words(
              .valuesSuchAsItsOwn,
              [Argument("type", checker.describe(varied.type))]),
            found: checker.describe(checker.type(values))))
        return nil
      }
      guard !inputs.contains(where: { $0.isSame(as: input) }) else {
        checker.report(
          .cannotVary(
            checker.span(arguments[place].value), input.title, .standsTwice))
        return nil
      }
      inputs.append(input)
      axes.append(values)
    }
    let first = arguments[0].value
    let items = Array(checker.trees[first.tree].children(first.node))
    if checker.trees[first.tree][first.node].kind == .list, items.count > 1, axes.count == 1 {
      // Several figures stand side by side, in whatever units they are.
      let figures = items.compactMap { item in
        figure(NodeReference(first.tree, item), "grid", &asked, in: &checker)
      }
      guard figures.count == items.count else { return nil }
      for one in figures {
        UnmovedFigures.note(one, varying: inputs[0], at: arguments[1].value, context, in: &checker)
      }
      return .grids(
        figures.map { study(.grid, inputs, $0, axes, .number, reference, in: &checker) },
        axis: axes[0])
    }
    guard let figure = figure(first, "grid", &asked, in: &checker) else { return nil }
    for (place, input) in inputs.enumerated() {
      UnmovedFigures.note(
        figure, varying: input, at: arguments[2 * place + 1].value, context, in: &checker)
    }
    let question = study(.grid, inputs, figure, axes, .number, reference, in: &checker)
    return .study(question, axes: axes)
  }

  /// Checks `tornado(figure)` and `tornado(figure, name, low .. high, …)`.
  static func checkTornado(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ShowInfo.Content? {
    let arguments = FunctionCalls.writtenArguments(reference, in: checker)
    guard let first = arguments.first, arguments.count % 2 == 1 else {
      FunctionCalls.reportArgumentCount(
        reference, "tornado", arguments.count, arguments.count + 1, in: &checker)
      return nil
    }
    if arguments.count == 1 {
      guard let figure = figure(first.value, "tornado", &context, in: &checker) else { return nil }
      guard !checker.uncertainty.draws.entries.isEmpty else {
        checker.report(.nothingUncertain(checker.span(reference)))
        return nil
      }
      return .study(
        study(.uncertainTornado, [], figure, [], .number, reference, in: &checker), axes: [])
    }
    var inputs: [StudyInputs.Input] = []
    var ends: [ExpressionID] = []
    // One of many is varied in a world of its own, in which the others are what they are.
    var contexts: [Context] = []
    for place in stride(from: 1, to: arguments.count, by: 2) {
      var asked = context
      guard
        let input = StudyInputs.find(
          arguments[place].value, context, seenFrom: &asked.scope, in: &checker)
      else { return nil }
      let varied = checker.definitions[input.definition]
      let given = arguments[place + 1].value
      let tree = checker.trees[given.tree]
      guard tree.binaryOperator(given.node) == .range else {
        checker.report(
          .wrongArgument(
            checker.span(given), function: "tornado", parameter: input.title,
            expected: .words(.rangeSuchAs), found: .written(tree.text(given.node))))
        return nil
      }
      for side in 0..<2 {
        let end = NodeReference(given.tree, tree.child(given.node, side))
        let value = Expressions.check(
          end, &context, expected: varied.type, whole: true, in: &checker)
        guard
          isEnd(
            value, of: varied.type, input, end, for: "tornado", in: &checker)
        else { return nil }
        ends.append(value)
      }
      guard !inputs.contains(where: { $0.isSame(as: input) }) else {
        checker.report(
          .cannotVary(
            checker.span(arguments[place].value), input.title, .standsTwice))
        return nil
      }
      inputs.append(input)
      contexts.append(asked)
    }
    guard let whole = figure(first.value, "tornado", &context, in: &checker) else { return nil }
    for (place, input) in inputs.enumerated() {
      UnmovedFigures.note(
        whole, varying: input, at: arguments[2 * place + 1].value, context, in: &checker)
    }
    var figures: [ExpressionID] = []
    if contexts.contains(where: { $0.scope != context.scope }) {
      for var inside in contexts {
        guard let one = figure(first.value, "tornado", &inside, in: &checker) else { return nil }
        figures.append(one)
      }
    }
    let found = study(
      .tornado, inputs, whole, ends, .number, reference, from: figures, in: &checker)
    return .study(found, axes: [])
  }
}
