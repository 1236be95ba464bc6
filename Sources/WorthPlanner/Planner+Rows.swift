import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The code of instances that are filled in for each row, period or key.
extension Planner {
  /// Emits a loop over the values of `index` that works out `groups` for each, and keeps what the
  /// columns hold.
  mutating func emitRows(
    _ index: DefinitionID, _ columns: [DefinitionID], _ groups: [EvaluationGroup]
  ) {
    guard let over = columns.first.flatMap({ self.space(of: $0) }) else { return }
    let space = program.spaces[over]
    let first = registers[space.first]
    let last = registers[space.last]
    let position = registers[index]
    for column in columns {
      currentSpan = program.span(program.definitions[column].reference)
      inRegion(registers[column], sink: program.definitions[column].sink) { planner in
        planner.emit(.newSeries, planner.registers[column], first, last)
      }
    }
    let outer = rows
    rows = plan.rows.count
    defer { rows = outer }
    plan.rows.append(
      PlanRows(
        space: over, index: position,
        place: program.nameSpan(program.definitions[index].reference)))
    inRegion(position, sink: program.definitions[index].sink) { planner in
      planner.emit(.move, position, first)
      let skip = planner.emit(.jumpUnlessLessOrEqual, 0, position, last)
      let start = planner.here
      // Series of a row are kept only where a column holds them.
      let isKept = columns.contains { planner.keepsSeries($0) }
      let mark = isKept ? nil : planner.newRegister()
      if let mark { planner.emit(.markHeap, mark) }
      for group in groups { planner.emit(group) }
      for column in columns {
        guard case .definition(let line)? = planner.line(of: column) else { continue }
        planner.emit(
          .setElement, planner.registers[column], position, planner.registers[line])
      }
      if let mark { planner.emit(.releaseHeap, mark) }
      planner.emit(.next, position, last, start)
      planner.land(skip)
    }
  }

  /// `true` iff a column keeps a series or list of each instance.
  private func keepsSeries(_ column: DefinitionID) -> Bool {
    let element = program.types.element(program.definitions[column].type)
    if case .dated = program.types[element] { return true }
    if case .optional(let inner) = program.types[element] {
      return program.types.isAggregate(inner)
    }
    return program.types.isAggregate(element)
  }

  /// What a column keeps of each instance.
  private func line(of column: DefinitionID) -> Operation? {
    program.definitions[column].clauses.first?.expression.map {
      program.expressions[$0].operation
    }
  }

  /// The space that a column runs over.
  private func space(of column: DefinitionID) -> SpaceID? {
    guard case .series(_, let space, _) = program.types[program.definitions[column].type] else {
      return nil
    }
    return space
  }
}
