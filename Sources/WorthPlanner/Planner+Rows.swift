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
    let number = plan.rows.count
    rows = number
    defer { rows = outer }
    var loop = PlanRows(
      space: over, index: position,
      place: program.nameSpan(program.definitions[index].reference))
    loop.first = first
    loop.last = last
    plan.rows.append(loop)
    inRegion(position, sink: program.definitions[index].sink) { planner in
      planner.emit(.move, position, first)
      let skip = planner.emit(.jumpUnlessLessOrEqual, 0, position, last)
      let begin = planner.emit(.rows, position, Int32(truncatingIfNeeded: number), 0)
      let start = planner.here
      // Series of a row are kept only where a column holds them.
      let isKept = columns.contains { planner.form(of: $0) != .single }
      let mark = isKept ? nil : planner.newRegister()
      if let mark { planner.emit(.markHeap, mark) }
      let bodyStart = planner.here
      for group in groups { planner.emit(group) }
      planner.plan.rows[number].body = Int(bodyStart)..<Int(planner.here)
      for column in columns {
        guard case .definition(let line)? = planner.line(of: column) else { continue }
        planner.emit(
          .setElement, planner.registers[column], position, planner.registers[line])
        planner.plan.rows[number].columns.append(
          PlanRowColumn(
            column: planner.registers[column], line: planner.registers[line],
            form: planner.form(of: column)))
      }
      if let mark { planner.emit(.releaseHeap, mark) }
      if let flag = UInt16(exactly: number) {
        planner.emit(.nextRow, position, last, start, flag: flag)
      } else {
        planner.emit(.next, position, last, start)
      }
      planner.plan.code[begin].c = planner.here
      planner.land(skip)
    }
  }

  /// What a column keeps of each instance.
  private func form(of column: DefinitionID) -> PlanRowColumn.Form {
    var element = program.types.element(program.definitions[column].type)
    if case .optional(let inner) = program.types[element] { element = inner }
    if case .dated = program.types[element] { return .nested }
    guard program.types.isAggregate(element) else { return .single }
    let inner = program.types.element(element)
    if case .dated = program.types[inner] { return .nested }
    if case .optional(let value) = program.types[inner] {
      return program.types.isAggregate(value) ? .nested : .list
    }
    return program.types.isAggregate(inner) ? .nested : .list
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
