import WorthBuiltins
import WorthLanes
import WorthMath
import WorthPlan
import WorthSource
import WorthValue

/// Instructions on what differs from trial to trial: they are noted instead of done.
///
/// Registers hold marks for such values. A mark is a NaN, so that every instruction that would
/// compute with it stops the loop, and the run of a case without draws pays nothing.
extension Machine {
  /// Takes note of the instruction at `program` and goes on after it; `false` where it failed for
  /// another reason.
  mutating func trace(
    _ program: inout Int, _ base: inout Int, _ reason: TrapReason, _ tracer: Tracer
  ) -> Bool {
    guard tracer.problem == nil else { return false }
    if tracer.trace.isFull {
      tracer.problem = (.length, plan.spans[program])
      return false
    }
    let step = plan.code[program]
    let registers = stack + base
    let b = step.b >= 0 ? registers[Int(step.b)] : 0
    let c = step.c >= 0 ? registers[Int(step.c)] : 0
    switch step.op {
    case .add, .subtract, .multiply, .divide, .power, .less, .lessOrEqual, .equal, .notEqual:
      guard let operation = LaneOperation(step.op), areTraced(b, c) else { return false }
      registers[Int(step.a)] = tracer.trace.binary(operation, b, c)
    case .addConstant, .subtractConstant, .multiplyConstant, .divideConstant:
      guard let operation = LaneOperation(step.op), Marker.isVarying(b) else { return false }
      registers[Int(step.a)] = tracer.trace.binary(operation, b, plan.constants[Int(step.c)])
    case .negate, .not:
      guard Marker.isVarying(b) else { return false }
      registers[Int(step.a)] = tracer.trace.unary(step.op == .negate ? .negate : .not, b)
    case .jumpUnless, .jumpIf:
      guard Marker.isVarying(b) else { return false }
      return branch(&program, &base, b, jumpsWhere: step.op == .jumpIf, tracer)
    case .jumpIfMissing:
      guard Marker.isVarying(b) else { return false }
      let isThere = tracer.trace.isThere(b)
      guard Marker.isVarying(isThere) else {
        program = isThere == 0 ? Int(step.a) : program + 1
        return true
      }
      return branch(&program, &base, isThere, jumpsWhere: false, tracer)
    case .skipReason:
      guard Marker.isVarying(b) else { return false }
      program = Int(step.a)
      return true
    case .jumpUnlessLess, .jumpUnlessLessOrEqual:
      guard areTraced(b, c) else { return false }
      let operation: LaneOperation = step.op == .jumpUnlessLess ? .less : .lessOrEqual
      let condition = tracer.trace.binary(operation, b, c)
      return branch(&program, &base, condition, jumpsWhere: false, tracer)
    case .jumpUnlessLessConstant, .jumpUnlessLessOrEqualConstant:
      guard Marker.isVarying(b) else { return false }
      let operation: LaneOperation = step.op == .jumpUnlessLessConstant ? .less : .lessOrEqual
      let condition = tracer.trace.binary(operation, b, plan.constants[Int(step.c)])
      return branch(&program, &base, condition, jumpsWhere: false, tracer)
    case .element, .elementAtPosition, .itemAtPosition:
      guard let value = tracedElement(step, b, c, tracer) else { return false }
      registers[Int(step.a)] = value
    case .slice:
      guard !Marker.isVarying(c), !Marker.isVarying(registers[Int(step.c) + 1]) else {
        return divide(by: [c, registers[Int(step.c) + 1]], program, tracer)
      }
      guard let list = tracedSlice(step, b, c, registers[Int(step.c) + 1]) else { return false }
      (stack + base)[Int(step.a)] = list
    case .position:
      guard let value = tracedPosition(step, b, c, tracer) else { return false }
      (stack + base)[Int(step.a)] = value
    case .newSeries, .newList, .rangeList, .truncate, .append, .checkSteps:
      let values = [b, c, step.op == .append ? b : registers[Int(max(0, step.a))]]
      return divide(by: values, program, tracer)
    case .rows, .nextRow:
      stepRows(&program)
      return true
    case .textOf, .join:
      guard let text = tracedText(program, step, b, c, tracer) else { return false }
      registers[Int(step.a)] = text
    case .require: return traceRequirement(&program, base, step, b, tracer)
    case .draw: return traceDraw(&program, base, step, tracer)
    case .statistic: return traceStatistic(&program, base, step, tracer)
    case .builtin:
      let settled = tracer.trace.settledNodes.count
      guard traceBuiltin(program, base, step, tracer) else { return false }
      if tracer.trace.settledNodes.count > settled { return true }
    default: return false
    }
    // A reason is put together where it is said alone, and a text that cannot be is seen there.
    if tracer.rows != nil, !isInReason(program) { noteStep(step, base, tracer) }
    program += 1
    return true
  }

  /// Takes note of what an instruction on rows has worked out, which may have no value in some of them.
  private func noteStep(_ step: Instruction, _ base: Int, _ tracer: Tracer) {
    let value = (stack + base)[Int(step.a)]
    tracer.note(value)
    guard step.op == .builtin, givesList(step) else { return }
    for element in heap.list(value) { tracer.note(element) }
  }

  /// `true` iff one of the values varies and the other has one, too.
  private func areTraced(_ x: Double, _ y: Double) -> Bool {
    (Marker.isVarying(x) || Marker.isVarying(y)) && (Marker.isVarying(x) || !x.isNaN)
      && (Marker.isVarying(y) || !y.isNaN)
  }

  /// Keeps the first reason why the plan cannot be traced; `false`, so that the caller can stop
  /// with it.
  func obstacle(_ obstacle: Tracer.Obstacle, _ program: Int, _ tracer: Tracer) -> Bool {
    if tracer.problem == nil { tracer.problem = (obstacle, plan.spans[program]) }
    return false
  }

  /// `true` iff the list or series holds something that varies.
  func hasVarying(_ handle: Double) -> Bool {
    heap.list(handle).contains { Marker.isVarying($0) }
  }

  // MARK: Lists

  /// Returns the element of a list with values that vary, or at a place that varies; nil where
  /// neither does, or there is no such element.
  private mutating func tracedElement(
    _ step: Instruction, _ handle: Double, _ place: Double, _ tracer: Tracer
  ) -> Double? {
    if let known = rowElement(step, handle, place, tracer) { return known }
    if tracer.problem != nil { return nil }
    guard let block = heap.block(handle) else { return nil }
    let shift = step.op == .itemAtPosition ? 1.0 : 0
    let first = step.op == .element ? Double(block.first) : 0
    let isFlow = step.op == .element && step.flag == ReadingRule.flow.rawValue && block.isSeries
    guard Marker.isVarying(place) else {
      guard let position = Machine.whole(place - shift - first) else { return nil }
      guard position >= (block.isSeries ? -1 : 0), position < block.count else { return nil }
      let value = heap.values[block.offset + position]
      return Marker.isVarying(value) ? value : nil
    }
    // The place differs from trial to trial: each value is taken where it is the one.
    var result = Marker.undefined
    if isFlow {
      // Outside of its periods a flow is 0; between two of them there is nothing.
      let below = tracer.trace.unary(.floor, place)
      let isWhole = tracer.trace.binary(.equal, place, below)
      result = tracer.trace.select(isWhole, 0, Marker.undefined)
    }
    let values = Array(heap.list(handle))
    guard values.count <= (tracer.rows == nil ? 100_000 : RowLanes.longestList) else { return nil }
    if values.contains(where: { $0.bitPattern == Tracer.pending.bitPattern }) {
      tracer.postponed += 1
      return Tracer.pending
    }
    for (position, value) in values.enumerated() {
      if Marker.error(value) != nil {
        let isHere = tracer.trace.binary(.equal, place, Double(position) + shift + first)
        result = tracer.trace.select(isHere, Marker.undefined, result)
        continue
      }
      guard Marker.isVarying(value) || value.isFinite || Marker.isMissing(value) else { continue }
      let isHere = tracer.trace.binary(.equal, place, Double(position) + shift + first)
      result = tracer.trace.select(isHere, value, result)
    }
    return result
  }

  /// Returns the position of the first value that equals a key, where one of them varies; nil where
  /// nothing does.
  private mutating func tracedPosition(
    _ step: Instruction, _ handle: Double, _ key: Double, _ tracer: Tracer
  ) -> Double? {
    if let known = rowPosition(step, handle, key, tracer) { return known }
    let values = Array(heap.list(handle))
    guard Marker.isVarying(key) || values.contains(where: { Marker.isVarying($0) }),
      Marker.isVarying(key) || !key.isNaN,
      tracer.rows == nil || (values.count <= RowLanes.longestList && !handle.isNaN)
    else { return nil }
    var result = Marker.undefined
    for (position, value) in values.enumerated().reversed()
    where Marker.isVarying(value) || value.isFinite {
      let isHere = tracer.trace.binary(.equal, key, value)
      result = tracer.trace.select(isHere, Double(position), result)
    }
    return result
  }

  /// Returns a list of the values of a series from one index to another, where some vary; nil where
  /// none does, or one has no value.
  private func tracedSlice(
    _ step: Instruction, _ handle: Double, _ from: Double, _ to: Double
  ) -> Double? {
    guard let block = heap.block(handle), hasVarying(handle), let first = Machine.whole(from),
      let last = Machine.whole(to), last - first < 10_000_000,
      let list = heap.allocate(count: max(0, last - first + 1))
    else { return nil }
    let values = heap.list(list)
    let isFlow = step.flag == ReadingRule.flow.rawValue
    for index in 0..<values.count {
      let position = first + index - block.first
      let isInside = position >= 0 && position < block.count
      guard isInside || (position == -1 && block.isSeries) else {
        guard isFlow else { return nil }
        values[index] = 0
        continue
      }
      let value = heap.values[block.offset + position]
      if !isInside, isFlow, Marker.isUndefined(value) {
        values[index] = 0
        continue
      }
      guard Marker.isVarying(value) || Marker.isMissing(value) || value.isFinite else { return nil }
      values[index] = value
    }
    return list
  }

  /// Returns the text of a value that varies: that of its base, or what `remarkText` says; nil where there is none.
  private mutating func tracedText(
    _ program: Int, _ step: Instruction, _ b: Double, _ c: Double, _ tracer: Tracer
  ) -> Double? {
    guard tracer.rows != nil else {
      guard step.op == .textOf, Marker.isVarying(b) || hasVarying(b) else { return nil }
      return number(of: sampleText(b, TypeID(step.c), tracer))
    }
    if isInReason(program) {
      return remarkText(step, b, step.op == .join ? c : 0, tracer)
    }
    guard areTraced(b, c) || Marker.isVarying(b) || hasVarying(b) else { return nil }
    _ = obstacle(.operation, program, tracer)
    return nil
  }

  /// Returns a text that stands for what is remarked of a row: only that it says something matters, and that it can be
  /// put together; nil where that is not known.
  private mutating func remarkText(
    _ step: Instruction, _ b: Double, _ c: Double, _ tracer: Tracer
  ) -> Double? {
    let isText = step.op == .join || plan.types[TypeID(step.c)] == .text
    let varying = [b, c].filter { Marker.isVarying($0) }
    guard !varying.isEmpty, !(b.isNaN && !Marker.isVarying(b)), !(c.isNaN && !Marker.isVarying(c))
    else { return nil }
    if isText, step.op == .textOf { return b }
    if isText {
      if let other = [b, c].first(where: { !Marker.isVarying($0) }) {
        if !isRemark(other) { return varying[0] }
      } else if !varying.contains(where: { tracer.rows?.telling.contains($0.bitPattern) ?? false })
      {
        // Each of both may be blank.
        return Marker.undefined
      }
    }
    guard let text = number(of: "?") else { return nil }
    // It fails where the figures in it do.
    let telling = varying.reduce(text) { text, value in
      tracer.trace.binary(.add, text, tracer.trace.binary(.multiply, value, 0))
    }
    tracer.rows?.telling.insert(telling.bitPattern)
    return telling
  }

  /// The text of a value where every uncertain name has its base.
  private func sampleText(_ value: Double, _ type: TypeID, _ tracer: Tracer) -> String {
    guard case .list = plan.types[type] else {
      return written(tracer.trace.sample(value), type)
    }
    return heap.list(value).map { written(tracer.trace.sample($0), plan.types.element(type)) }
      .joined(separator: ", ")
  }

  // MARK: Requirements

  /// What a function requires makes the trials fail in which it does not hold; what a kind requires
  /// is asked of the base values alone.
  private mutating func traceRequirement(
    _ program: inout Int, _ base: Int, _ step: Instruction, _ condition: Double, _ tracer: Tracer
  ) -> Bool {
    guard Marker.isVarying(condition) else { return false }
    if step.flag == 3, tracer.rows != nil {
      tracer.rows?.remarks.append((step.a, condition, (stack + base)[Int(step.c)]))
      program += 1
      return true
    }
    if functionAtHand() >= 0 {
      return requireInFunction(&program, base, condition, tracer)
    }
    tracer.require(step.a, condition)
    program += 1
    return true
  }
}

extension LaneOperation {
  /// The operation of lanes that an instruction stands for.
  init?(_ op: Opcode) {
    switch op {
    case .add, .addConstant: self = .add
    case .subtract, .subtractConstant: self = .subtract
    case .multiply, .multiplyConstant: self = .multiply
    case .divide, .divideConstant: self = .divide
    case .power: self = .power
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    default: return nil
    }
  }
}
