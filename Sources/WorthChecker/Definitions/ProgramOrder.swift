import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The order in which the program is evaluated, and what is reported where there is none.
enum ProgramOrder {
  /// Returns the order in which the program is evaluated; reports definitions for which there is
  /// none, and expressions without a value that nothing has reported.
  static func find(in checker: inout Checker) -> EvaluationOrder {
    let closed = RepeatedInstances.close(in: &checker)
    var abstractInstances: Set<InstanceID> = []
    var rows: [DefinitionID: [DefinitionID]] = [:]
    var instanceRows: [InstanceID: DefinitionID] = [:]
    for index in checker.instances.all.ids {
      if checker.instances[index].isAbstract { abstractInstances.insert(index) }
      if let own = checker.instances[index].rows {
        rows[own.index, default: []] += own.columns
        instanceRows[index] = own.index
      }
    }
    var columnOwners: [DefinitionID: InstanceID] = [:]
    for table in checker.tables.all.ids {
      guard let owner = checker.tables[table].instance else { continue }
      for column in checker.tables[table].columns { columnOwners[column.definition] = owner }
    }
    var finder = EvaluationOrderFinder(
      checker.definitions.all, checker.requirements.all.filter { !$0.isRemark },
      abstractInstances: abstractInstances,
      rows: rows, instanceRows: instanceRows, columnOwners: columnOwners,
      hasReportedErrors: checker.findings.hasErrors)
    finder.run()
    // What an index needs only for the order is no use of it.
    for (index, own) in closed { checker.definitions.setNeeds(of: index, to: own) }
    for circle in finder.circles { report(circle, finder, in: &checker) }
    reportSilence(in: &checker)
    return finder.order
  }

  /// Reports a circle with the way around it and a hint; its members get the type of a mistake.
  private static func report(
    _ circle: EvaluationOrderFinder.Circle, _ finder: EvaluationOrderFinder,
    in checker: inout Checker
  ) {
    let places = circle.loop.map { circlePlace($0, in: checker) }
    guard let first = circle.loop.first, let place = places.first else { return }
    let outer = checker.findings.turn(to: checker.definitions[first].sink)
    if circle.isMixed {
      checker.report(
        .loopWithoutDirection(place, CircleWay.steps(circle.loop, in: checker), places))
    } else {
      let hint =
        rowsHint(circle.loop, in: checker)
        ?? (circle.loop.count == 1
          ? lagHint(first, in: checker)
          : CircleWay.lagHint(circle.loop, in: checker)
            ?? statedHint(circle.loop, finder, in: checker))
      checker.report(
        .circle(place, CircleWay.around(circle.loop, in: checker), places, hint: hint))
    }
    checker.findings.turn(to: outer)
    for member in circle.members { checker.definitions[member].type = .error }
  }

  /// The place of the definition's line for all periods, or of its name.
  private static func circlePlace(_ index: DefinitionID, in checker: Checker) -> Span {
    let definition = checker.definitions[index]
    for clause in definition.clauses {
      if case .each = clause.index { return checker.span(clause.reference) }
    }
    return checker.span(definition.reference)
  }

  /// Says why a line of one row cannot read that of another; nil where the way leads through no such line.
  private static func rowsHint(_ loop: [DefinitionID], in checker: Checker) -> ArgumentValue? {
    for instance in checker.instances.all.ids {
      guard let rows = checker.instances[instance].rows else { continue }
      guard let column = rows.columns.first(where: { loop.contains($0) }) else { continue }
      let name = checker.definitions[column].path
      return .phrase(Phrase(.rowsInTurn, [Argument("name", .name(name + "[…]"))]))
    }
    return nil
  }

  /// Proposes the period before where a series reads itself in the same one.
  private static func lagHint(_ index: DefinitionID, in checker: Checker) -> ArgumentValue {
    let definition = checker.definitions[index]
    for clause in definition.clauses {
      if case .each(let binder) = clause.index {
        return .didYouMean(definition.path + "[" + checker.spelling(binder) + "-1]")
      }
    }
    return .nothing
  }

  /// Proposes a name for the stated value of a series that one of its loop reads.
  private static func statedHint(
    _ loop: [DefinitionID], _ finder: EvaluationOrderFinder, in checker: Checker
  ) -> ArgumentValue {
    for (place, member) in loop.enumerated() {
      let next = loop[(place + 1) % loop.count]
      let reads = checker.definitions[member].dependencies.filter { $0.target == next }
      guard !reads.isEmpty, reads.allSatisfy({ finder.isStated($0, of: member) }) else { continue }
      return .phrase(
        Phrase(
          .readsStatedValue,
          [
            Argument("name", .name(checker.definitions[member].path)),
            Argument("other", .name(checker.definitions[next].path)),
          ]))
    }
    return .nothing
  }

  /// Reports an expression that has no value although no mistake was found: nothing fails in
  /// silence.
  private static func reportSilence(in checker: inout Checker) {
    guard !checker.findings.hasErrors,
      checker.expressions.all.entries.contains(where: {
        if case .error = $0.operation { true } else { false }
      })
    else { return }
    var roots =
      checker.output.checks.flatMap { $0.claim.expressions }
      + checker.requirements.all.map { $0.condition }
    for definition in checker.definitions.all.entries where definition.sink == .ofCase {
      guard definition.type != .pending, !definition.isTypeOnly,
        !(definition.role.instance.map { checker.instances[$0].isAbstract } ?? false)
      else { continue }
      roots += definition.clauses.compactMap { $0.expression }
    }
    var seen = [Bool](repeating: false, count: checker.expressions.all.count)
    while let id = roots.popLast() {
      let number = Int(id.index)
      guard seen.indices.contains(number), !seen[number] else { continue }
      seen[number] = true
      let expression = checker.expression(id)
      if case .error = expression.operation {
        let place = checker.span(expression.reference)
        return checker.report(.noTypeFromLoop(place, checker.files.sources.text(place)))
      }
      roots += expression.operation.partsAndTurns
    }
  }
}
