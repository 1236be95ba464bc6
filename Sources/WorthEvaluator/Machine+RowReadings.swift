import WorthLanes
import WorthPlan
import WorthSource
import WorthValue

/// What rows that are lanes read from lists, and what is worked out for them one after another on the way.
extension Machine {
  /// Works out a single value that is not known for lanes, such as a text or the rows of another table that fit, for
  /// one row after another, and goes on behind it; `false` where that is not what stopped the run.
  mutating func workOutByRow(
    _ program: inout Int, _ loop: PlanRows, _ tracer: Tracer, _ mode: TrialMode
  ) -> Bool {
    let main = mainPosition(program)
    guard case .operation? = tracer.problem?.obstacle, loop.body.contains(main),
      plan.regionOf[main] >= 0
    else { return false }
    let region = plan.regions[Int(plan.regionOf[main])]
    let code = Int(region.start)..<Int(region.end)
    guard region.isSingle, loop.body.contains(code.lowerBound),
      code.upperBound <= loop.body.upperBound,
      let operands = operands(of: code)
    else { return false }
    forgetCalls()
    tracer.problem = nil
    let varying = operands.filter { Marker.isVarying(stack[$0]) }
    guard !operands.contains(where: { hasVarying(stack[$0]) }), let rows = tracer.rows,
      let columns = lanes([0] + varying.map { stack[$0] }, tracer.trace, rows)
    else { return false }
    let marks = varying.map { stack[$0] }
    let mark = heap.blockCount
    let register = Int(region.register)
    self.mode = mode
    let count = rows.columns[0].count
    var values: [Double] = []
    for lane in 0..<count {
      for (place, operand) in varying.enumerated() {
        stack[operand] = columns.pointer(place + 1)[lane]
      }
      var (position, base) = (code.lowerBound, 0)
      let reached = execute(&position, &base, HaltAt(program: code.upperBound, base: 0))
      forgetCalls()
      if reached == .steps || reached == .memory { return false }
      values.append(reached == .halt ? stack[register] : Marker.undefined)
      heap.release(from: mark)
      columnIndex.forget(from: mark)
      if let list = sparse?.list, list >= Double(mark) { sparse = nil }
    }
    for (operand, value) in zip(varying, marks) { stack[operand] = value }
    stack[register] = tracer.rows?.take(values, into: &tracer.trace) ?? Marker.undefined
    program = code.upperBound
    return !Marker.isUndefined(stack[register])
  }

  /// The registers that instructions between two places of main code may read before they write them; nil where they
  /// call functions, which read others.
  private func operands(of code: Range<Int>) -> [Int]? {
    var found: Set<Int32> = []
    var written: Set<Int32> = []
    /// Takes note of what is read.
    func read(_ registers: [Int32]) {
      for register in registers where !written.contains(register) { found.insert(register) }
    }
    for place in code {
      let step = plan.code[place]
      switch step.op {
      case .call, .workOut, .draw, .statistic, .study, .vary, .rows, .nextRow: return nil
      // What a search asks for is read by the condition of its loop, too.
      case .jump, .search, .stop, .goBack, .giveBack: continue
      case .builtin: read((0..<Int32(step.flag)).map { step.c + $0 })
      case .slice: read([step.b, step.c, step.c + 1])
      case .setElement, .append, .setOpening, .copyOpening, .truncate, .releaseHeap, .next, .prior,
        .columns:
        read([step.a, step.b, step.c])
        continue
      default: read([step.b, step.c])
      }
      written.insert(step.a)
    }
    return found.filter { $0 >= 0 && $0 < plan.mainFrameSize }.map { Int($0) }.sorted()
  }

  /// What all rows read from a list at places that are known for each of them; nil where they are not, or the list
  /// holds what differs from row to row.
  mutating func rowElement(_ step: Instruction, _ handle: Double, _ place: Double, _ tracer: Tracer)
    -> Double?
  {
    guard let rows = tracer.rows, Marker.isVarying(place) else { return nil }
    guard !rows.kept.contains(handle.bitPattern) else {
      tracer.problem = (.operation, plan.spans[0])
      return nil
    }
    guard let column = tracer.trace.givenColumn(place), !hasVarying(handle) else { return nil }
    let operation = UInt32(step.op.rawValue) << 16 | UInt32(step.flag)
    if let known = rows.known(handle, column, operation) { return known }
    if let known = rows.knownList(handle, column, operation) { return made(known) }
    let view = HeapView(heap)
    let values = rows.columns[column].map { place in
      switch step.op {
      case .element: view.element(handle, place, step.flag)
      case .elementAtPosition: view.atPosition(handle, place)
      default: view.atPosition(handle, place - 1)
      }
    }
    _ = spend(values.count / 4)
    if rows.lists.contains(handle.bitPattern) {
      return rowList(values, from: handle, at: column, operation, tracer)
    }
    return tracer.rows?.take(values, from: handle, at: column, operation, into: &tracer.trace)
  }

  /// Returns the list of columns that the lists of all rows are together; nil where they are not of one length, so that
  /// the rows have to be told apart by it.
  private mutating func rowList(
    _ handles: [Double], from list: Double, at column: Int, _ operation: UInt32, _ tracer: Tracer
  ) -> Double? {
    let blocks = handles.compactMap { heap.block($0) }
    guard let shape = blocks.first, blocks.count == handles.count,
      blocks.allSatisfy({ $0.isSeries == shape.isSeries })
    else {
      tracer.problem = (.length, plan.spans[0])
      return nil
    }
    let dividers: [Double]?
    if blocks.contains(where: { $0.count != shape.count }) {
      dividers = blocks.map { Double($0.count) }
    } else if blocks.contains(where: { $0.first != shape.first }) {
      dividers = blocks.map { Double($0.first) }
    } else {
      dividers = nil
    }
    if let dividers {
      tracer.rows?.dividers = dividers
      tracer.problem = (.size, plan.spans[0])
      return nil
    }
    let before = shape.isSeries ? 1 : 0
    guard spend(blocks.count * (shape.count + before) / 4) else { return nil }
    let values = heap.values
    let marks = (0..<shape.count + before).map { place in
      let column = blocks.map { values[$0.offset - before + place] }
      return tracer.rows?.take(column, into: &tracer.trace) ?? Marker.undefined
    }
    let all = RowLanes.ListOfRows(first: shape.first, isSeries: shape.isSeries, marks: marks)
    tracer.rows?.keep(all, from: list, at: column, operation)
    return made(all)
  }

  /// Returns a list with what stands at each place of the lists of all rows.
  private func made(_ all: RowLanes.ListOfRows) -> Double? {
    let before = all.isSeries ? 1 : 0
    guard
      let list = heap.allocate(
        count: all.marks.count - before, first: all.first, isSeries: all.isSeries),
      let block = heap.block(list)
    else { return nil }
    for (place, mark) in all.marks.enumerated() {
      heap.values[block.offset - before + place] = mark
    }
    return list
  }

  /// Where all rows find keys that are known for each of them in a list; nil where they are not.
  mutating func rowPosition(
    _ step: Instruction, _ handle: Double, _ key: Double, _ tracer: Tracer
  ) -> Double? {
    guard let rows = tracer.rows, let column = tracer.trace.givenColumn(key), !hasVarying(handle)
    else { return nil }
    let operation = UInt32(step.op.rawValue) << 16
    if let known = rows.known(handle, column, operation) { return known }
    var found = Marker.undefined
    let values = rows.columns[column].map { key in
      position(0, handle, key, &found) == .none ? found : Marker.undefined
    }
    return tracer.rows?.take(values, from: handle, at: column, operation, into: &tracer.trace)
  }
}
