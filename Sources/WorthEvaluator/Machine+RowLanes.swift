import WorthLanes
import WorthPlan
import WorthSource
import WorthValue

/// Kinds that are filled in for each row, worked out for all rows at a time.
///
/// The body of the loop is run once, on marks that stand for what differs from row to row, and the operations that
/// are noted then run on columns. Rows whose lists differ in length are told apart first. What fails or remains to
/// be said in a row is worked out by itself afterwards, so that figures and messages are those of the loop.
extension Machine {
  /// Rows that are worked out one by one after the others were lanes.
  struct RowsLeft {
    /// Their indices, in order.
    var rows: [Double]
    /// The place of the one at hand.
    var place = 0
    /// In how many further rows each remark is made.
    var remarks: [Int32: Int]
  }

  /// How some rows ended.
  private enum GroupEnd {
    /// They were worked out, but for some, and others that are lanes among themselves.
    case done(left: [Double], others: [Double])
    /// They are to be told apart.
    case divided([[Double]], left: [Double])
    /// They have to be worked out one by one.
    case refused
  }

  /// Begins or goes on with a loop over rows at `program`, and moves `program` to where the run goes on.
  mutating func stepRows(_ program: inout Int) {
    let step = plan.code[program]
    let number = Int(step.op == .rows ? step.b : Int32(step.flag))
    if step.op == .rows {
      rowsLeft[number] = nil
      defer { hasRowsLeft = !rowsLeft.isEmpty }
      guard let left = workOutLanes(of: number) else {
        program += 1
        return
      }
      guard let next = left.rows.first else {
        program = Int(step.c)
        return
      }
      rowsLeft[number] = left
      stack[Int(step.a)] = next
      program += 1
      return
    }
    let index = stack + Int(step.a)
    guard var left = rowsLeft[number] else {
      index[0] += 1
      program = index[0] <= stack[Int(step.b)] ? Int(step.c) : program + 1
      return
    }
    left.place += 1
    guard left.place < left.rows.count else {
      for (remark, count) in left.remarks { addRows(count, toRemark: remark, of: number) }
      rowsLeft[number] = nil
      hasRowsLeft = !rowsLeft.isEmpty
      program += 1
      return
    }
    index[0] = left.rows[left.place]
    rowsLeft[number] = left
    program = Int(step.c)
  }

  /// Works out the rows of a loop as lanes and returns those that remain; nil where all do.
  private mutating func workOutLanes(of number: Int) -> RowsLeft? {
    guard number <= Int(UInt16.max), mode.allowsRowLanes, frameCount == 0 else { return nil }
    let loop = plan.rows[number]
    guard !meter.refusedRows.contains(loop.place) else { return nil }
    guard let first = Machine.whole(stack[Int(loop.first)]),
      let last = Machine.whole(stack[Int(loop.last)]), last - first + 1 >= RowLanes.fewest,
      loop.columns.allSatisfy({ $0.form != .nested && heap.block(stack[Int($0.column)]) != nil })
    else { return nil }
    var groups = [(first...last).map { Double($0) }]
    var left: [Double] = []
    var remarks: [Int32: [Double]] = [:]
    var (runs, refusals) = (0, 0)
    // To take a body down takes as long as some forty rows.
    let mostRuns = 3 + (last - first) / 48
    while let group = groups.popLast() {
      guard group.count >= RowLanes.fewest, runs < mostRuns, refusals < 3, !exhausted else {
        left += group
        continue
      }
      runs += 1
      switch workOut(group, loop, &remarks) {
      case .done(let rows, let others):
        left += rows
        if !others.isEmpty { groups.append(others) }
      case .divided(let parts, let rows):
        groups += parts
        left += rows
      case .refused:
        refusals += 1
        left += group
      }
    }
    guard left.count < last - first + 1 || !remarks.isEmpty else {
      // In a scenario, or for another value of a name, it would be the same.
      meter.refusedRows.insert(loop.place)
      return nil
    }
    // The first row of which something is remarked is worked out by itself and says it; the last one leaves behind what
    // tables inside the kind are read by.
    var all = Set(left)
    all.insert(Double(last))
    for rows in remarks.values {
      if let first = rows.min() { all.insert(first) }
    }
    laneRows += last - first + 1 - all.count
    let others = remarks.mapValues { rows in rows.count { !all.contains($0) } }
    return RowsLeft(rows: all.sorted(), remarks: others)
  }

  /// Works out a group of rows, whose registers are then as before.
  private mutating func workOut(
    _ group: [Double], _ loop: PlanRows, _ remarks: inout [Int32: [Double]]
  ) -> GroupEnd {
    let before = stepsLeft
    let limit = min(limits.operations, 10_000 + 200 * group.count)
    guard UInt64(limit) < stepsLeft / 64 else { return .refused }
    let tracer = Tracer(plan, limit: limit, isExact: true)
    tracer.variation = mode.variation
    let mark = heap.blockCount
    let own = Set(loop.columns.map { stack[Int($0.column)].bitPattern })
    tracer.rows = RowLanes(
      group, kept: own, lists: listsOfRows(before: loop), ownLists: mark, saysWhy: mode.saysWhy)
    let outerMode = mode
    let (failureCount, noteCount) = (failures.count, notes.count)
    let frame = UnsafeMutablePointer<Double>.allocate(capacity: Int(plan.mainFrameSize) + 1)
    frame.update(from: stack, count: Int(plan.mainFrameSize))
    mode = .tracing(tracer)
    stack[Int(loop.index)] = tracer.trace.given(0, group)
    var (program, base) = (loop.body.lowerBound, 0)
    let end = HaltAt(program: loop.body.upperBound, base: 0)
    var isTraced = run(&program, &base, until: end, tracer)
    while !isTraced, workOutByRow(&program, loop, tracer, outerMode) {
      base = 0
      mode = .tracing(tracer)
      isTraced = run(&program, &base, until: end, tracer)
    }
    forgetCalls()
    mode = outerMode
    defer {
      stack.update(from: frame, count: Int(plan.mainFrameSize))
      frame.deallocate()
    }
    /// Forgets the lists that were made on the way.
    func release(_ machine: inout Machine) {
      machine.heap.release(from: mark)
      machine.columnIndex.forget(from: mark)
      if let list = machine.sparse?.list, list >= Double(mark) { machine.sparse = nil }
    }
    _ = spend(16 * tracer.trace.nodes.count)
    let isSilent = failures.count == failureCount && notes.count == noteCount
    forget(failuresFrom: failureCount, notesFrom: noteCount)
    if let values = tracer.rows?.dividers {
      release(&self)
      giveBack(from: before)
      return divided(group, by: values)
    }
    guard isTraced, isSilent, tracer.problem == nil, tracer.postponed == 0, !tracer.trace.isFull,
      let results = RowResults(self, loop, tracer)
    else {
      release(&self)
      giveBack(from: before)
      return .refused
    }
    release(&self)
    return keep(results, group, tracer, &remarks)
  }

  /// The columns of instances by row, worked out before those of `loop`, that hold a list or series of each.
  private func listsOfRows(before loop: PlanRows) -> Set<UInt64> {
    var found: Set<UInt64> = []
    for other in plan.rows where other.body.upperBound <= loop.body.lowerBound {
      for column in other.columns {
        guard case .list = column.form else { continue }
        let handle = stack[Int(column.column)]
        if heap.block(handle) != nil { found.insert(handle.bitPattern) }
      }
    }
    return found
  }

  /// Runs the operations for all rows of a group and keeps what the columns hold.
  private mutating func keep(
    _ results: RowResults, _ group: [Double], _ tracer: Tracer,
    _ remarks: inout [Int32: [Double]]
  ) -> GroupEnd {
    guard let rows = tracer.rows, let columns = lanes(results.wanted, tracer.trace, rows) else {
      return .refused
    }
    var isDone = UnsafeBufferPointer(start: columns.pointer(0), count: group.count).map {
      $0.isFinite
    }
    var others: [Double] = []
    for (lane, row) in group.enumerated() where !results.isAsAssumed(lane, rows, columns) {
      isDone[lane] = false
      others.append(row)
    }
    for place in rows.remarks.indices {
      let (holds, text) = results.remark(place, columns)
      for lane in group.indices where isDone[lane] && holds[lane] == 0 {
        // Whether something is said is not known where the text could not be put together.
        if text[lane].isNaN, !Marker.isMissing(text[lane]) { isDone[lane] = false }
      }
    }
    for (place, remark) in rows.remarks.enumerated() {
      let (holds, text) = results.remark(place, columns)
      for (lane, row) in group.enumerated()
      where isDone[lane] && holds[lane] == 0 && isRemark(text[lane]) {
        remarks[remark.number, default: []].append(row)
      }
    }
    for column in results.columns {
      let target = stack[Int(column.register)]
      for (lane, row) in group.enumerated() where isDone[lane] {
        let value: Double
        switch column.value {
        case .single(let part): value = part.value(lane, columns)
        case .list(let shape, let parts):
          guard
            let list = heap.allocate(
              count: shape.count, first: shape.first, isSeries: shape.isSeries),
            let block = heap.block(list)
          else { return .refused }
          for (place, part) in parts.enumerated() {
            heap.values[block.offset + place - (shape.isSeries ? 1 : 0)] = part.value(lane, columns)
          }
          value = list
        }
        HeapView(heap).set(target, row, value)
      }
    }
    let away = Set(others)
    let left = zip(group, isDone).filter { !$0.1 && !away.contains($0.0) }.map { $0.0 }
    // Rows of which nearly each is by itself are no lanes.
    let areFew = group.count - others.count < max(RowLanes.fewest, group.count / 16)
    return areFew ? .done(left: left + others, others: []) : .done(left: left, others: others)
  }

  /// Runs the operations that `wanted` needs for all rows; nil where there are not enough steps.
  mutating func lanes(
    _ wanted: [Double], _ trace: Trace, _ rows: RowLanes
  ) -> TrialColumns? {
    let count = rows.columns[0].count
    let program = LaneProgram(trace, results: wanted)
    let (size, isTooLarge) = wanted.count.multipliedReportingOverflow(by: count)
    guard !isTooLarge, size <= limits.values, program.cost / 64 < stepsLeft / UInt64(count) else {
      return nil
    }
    guard spend(Int(clamping: program.cost / 64 * UInt64(count))) else { return nil }
    var simulation = PlanSimulation()
    simulation.trials = UInt64(count)
    let columns = TrialColumns(program, count: wanted.count, simulation, given: rows.columns)
    switch columns.run(workers, steps: stepsLeft, observer: nil) {
    case .done(let steps, _): return spend(Int(clamping: steps)) ? columns : nil
    case .outOfSteps, .stopped: return nil
    }
  }

  /// Forgets the calls that were under way and what a builtin said.
  mutating func forgetCalls() {
    frameCount = 0
    builtinFailure = nil
    builtinLabels = []
  }

  /// Tells the rows of a group apart by what differs among them.
  private func divided(_ group: [Double], by values: [Double]) -> GroupEnd {
    var parts: [UInt64: [Double]] = [:]
    var left: [Double] = []
    for (row, value) in zip(group, values) {
      if value.isFinite || Marker.isMissing(value) {
        parts[value.bitPattern, default: []].append(row)
      } else {
        left.append(row)
      }
    }
    // Rows of which nearly each is by itself are no lanes.
    guard parts.count <= 1 + group.count / RowLanes.fewest else { return .refused }
    return .divided(parts.values.sorted { $0[0] > $1[0] }, left: left)
  }

  /// Goes on where the size of a list, or the turns of a loop, hang on the first of `values` that varies: where it is
  /// the same in all rows, that is put in its place and the instruction is done again. Otherwise the rows are to be
  /// told apart by it; `false` then, and where nothing varies.
  mutating func divide(by values: [Double], _ program: Int, _ tracer: Tracer) -> Bool {
    guard let value = values.first(where: { Marker.isVarying($0) }) else { return false }
    guard let rows = tracer.rows, let node = Marker.node(value) else {
      return obstacle(.size, program, tracer)
    }
    let common: Double
    if let lanes = dividers(value, rows, tracer) {
      guard let first = lanes.first, first.isFinite || Marker.isMissing(first),
        lanes.allSatisfy({ $0.bitPattern == first.bitPattern })
      else {
        tracer.rows?.dividers = lanes
        return obstacle(.size, program, tracer)
      }
      common = first
    } else {
      // It is taken to be that of the first row; what rows it holds for is seen when all is worked out.
      common = tracer.trace.sample(value)
      guard common.isFinite || Marker.isMissing(common) else {
        return obstacle(.length, program, tracer)
      }
      tracer.rows?.assumptions.append((value, common))
    }
    tracer.trace.settledNodes[node] = common
    for place in 0..<stackSize where stack[place].bitPattern == value.bitPattern {
      stack[place] = common
    }
    for number in rows.ownLists..<max(rows.ownLists, heap.blockCount) {
      let list = heap.list(Double(number))
      for place in list.indices where list[place].bitPattern == value.bitPattern {
        list[place] = common
      }
    }
    return true
  }

  /// What `value` is in each row; nil where it takes too long to work that out only to tell rows apart.
  private mutating func dividers(_ value: Double, _ rows: RowLanes, _ tracer: Tracer) -> [Double]? {
    if let column = tracer.trace.givenColumn(value) { return rows.columns[column] }
    let cost = LaneProgram(tracer.trace, results: [value]).cost
    guard rows.costOfDividers + cost <= RowLanes.mostCostOfDividers else { return nil }
    tracer.rows?.costOfDividers += cost
    return lanes([value], tracer.trace, rows)?.values(0)
  }
}
