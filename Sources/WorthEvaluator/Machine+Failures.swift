import WorthMath
import WorthPlan
import WorthSource
import WorthSyntax
import WorthValue

/// What failed, why, and where the run goes on.
extension Machine {
  /// Marks what the failed instruction was to compute and returns where the run goes on; nil at the
  /// end.
  mutating func recover(_ program: Int, _ base: Int, _ reason: TrapReason) -> Int? {
    // Of a reason that cannot be put together its words are said.
    if reason != .steps, reason != .memory, let place = leaveReason(program, base) {
      return recover(place.program, place.base, .requirement)
    }
    let main = mainPosition(program)
    guard main < plan.regionOf.count else { return nil }
    let region = Int(plan.regionOf[main])
    guard region >= 0, region < plan.regions.count else { return nil }
    let place = plan.regions[region]
    let mark: Double
    if place.isSilent, reason != .steps, reason != .memory {
      // What only waits for a statistic is distinguished from what has no value.
      stack[Int(place.register)] =
        isPending(program, base, reason) ? Tracer.pending : Marker.undefined
      builtinFailure = nil
      return Int(place.recovery)
    }
    if let cause = cause(program, base, reason) {
      mark = cause
    } else if failures.count < 2000 {
      var diagnostic = diagnostic(program, base, reason)
      let rows = place.rows.map { plan.rows[$0] }
      if let filledIn = place.filledIn ?? rows?.place {
        if diagnostic.labels.isEmpty {
          diagnostic.labels.append(Label(diagnostic.span, .failedHere))
        }
        if let number = place.rows {
          diagnostic.labels.append(
            Label(
              rows?.place ?? filledIn, .filledInForRow,
              [Argument("row", .name(rowKey(number)))]))
        } else {
          diagnostic.labels.append(Label(filledIn, .filledInHere))
        }
        if filledIn.source != diagnostic.span.source { diagnostic.span = filledIn }
      }
      if let changed = place.changed {
        if diagnostic.labels.isEmpty {
          diagnostic.labels.append(Label(diagnostic.span, .failedHere))
        }
        diagnostic.labels.append(
          Label(changed.place, changed.isScenario ? .inThisScenario : .underTheseChanges))
      }
      mark = fail(diagnostic, sink: place.sink)
    } else {
      mark = Marker.failed(failures.count - 1)
    }
    stack[Int(place.register)] = mark
    if reason == .steps { exhausted = true }
    if exhausted, reason == .steps || reason == .memory {
      // Nothing more is computed: everything that follows fails for the same reason.
      for other in plan.regions where other.start > place.start {
        stack[Int(other.register)] = mark
      }
      return nil
    }
    return Int(place.recovery)
  }

  /// Returns the mark of an operand that failed before; nil where the instruction itself is the
  /// cause.
  func cause(_ program: Int, _ base: Int, _ reason: TrapReason) -> Double? {
    let step = plan.code[program]
    let registers = stack + base
    switch reason {
    case .broken: return Marker.failed(0)
    case .arithmetic, .element, .builtin, .varying: break
    default: return nil
    }
    switch step.op {
    case .draw:
      let draw = plan.draws[Int(step.b)]
      let count = Int(draw.parameterCount) + 4
      for place in Int(step.c)..<Int(step.c) + count {
        if Marker.error(registers[place]) != nil { return registers[place] }
      }
      return nil
    case .builtin:
      for index in 0..<Int(step.flag) {
        let argument = registers[Int(step.c) + index]
        if Marker.error(argument) != nil { return argument }
        if reason == .builtin, builtinFailure == nil, takesList(step, index) {
          for value in heap.list(argument) where Marker.error(value) != nil { return value }
        }
      }
      return nil
    case .element, .elementAtPosition, .itemAtPosition: return elementCause(step, registers)
    case .slice:
      if Marker.error(registers[Int(step.b)]) != nil { return registers[Int(step.b)] }
      for value in heap.list(registers[Int(step.b)]) where Marker.error(value) != nil {
        return value
      }
      return nil
    case .newSeries, .newList, .count, .textOf, .join, .require, .jumpUnless, .jumpIf, .position,
      .rangeList:
      return marked(step.b, registers) ?? (readsC(step.op) ? marked(step.c, registers) : nil)
    case .addConstant, .subtractConstant, .multiplyConstant, .divideConstant,
      .jumpUnlessLessConstant, .jumpUnlessLessOrEqualConstant, .negate, .not:
      return marked(step.b, registers)
    default:
      return marked(step.b, registers) ?? marked(step.c, registers)
    }
  }

  /// What the error numbered `number` is; nil where it was said before the run.
  func failure(_ number: Int) -> Diagnostic? {
    number > 0 && number < failures.count ? failures[number].diagnostic : nil
  }

  /// `true` iff the operation reads its third operand besides those that its form says.
  private func readsC(_ op: Opcode) -> Bool {
    op == .newSeries || op == .join || op == .position || op == .rangeList
  }

  /// Returns the mark of a failure in a register; nil where there is none.
  private func marked(_ register: Int32, _ registers: UnsafeMutablePointer<Double>) -> Double? {
    guard register >= 0 else { return nil }
    let value = registers[Int(register)]
    return Marker.error(value) != nil ? value : nil
  }

  /// Returns the mark of what failed in reading an element: the list, the position or the element
  /// itself; nil where none did.
  private func elementCause(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>
  ) -> Double? {
    let handle = registers[Int(step.b)]
    let index = registers[Int(step.c)] - (step.op == .itemAtPosition ? 1 : 0)
    if Marker.error(handle) != nil { return handle }
    if Marker.error(registers[Int(step.c)]) != nil { return registers[Int(step.c)] }
    guard let block = heap.block(handle), let position = Machine.whole(index) else { return nil }
    let offset = step.op == .element ? position - block.first : position
    guard offset >= (block.isSeries ? -1 : 0), offset < block.count else { return nil }
    let value = heap.values[block.offset + offset]
    return Marker.error(value) != nil ? value : nil
  }

  // MARK: Diagnostics

  /// Returns what is to be reported of the instruction at `program`; of one in a function of
  /// another file at the place of the call.
  private mutating func diagnostic(_ program: Int, _ base: Int, _ reason: TrapReason) -> Diagnostic
  {
    let step = plan.code[program]
    var diagnostic = unplaced(step, stack + base, program, reason)
    diagnostic.span = plan.spans[program]
    diagnostic.labels = builtinLabels
    builtinFailure = nil
    builtinLabels = []
    if program != mainPosition(program) {
      let caller = plan.spans[mainPosition(program)]
      if caller != diagnostic.span {
        diagnostic.labels = [Label(diagnostic.span, .failedHere), Label(caller, .calledFromHere)]
        // What a reader can change stands in the file that calls.
        if caller.source != diagnostic.span.source { diagnostic.span = caller }
      }
    }
    return diagnostic
  }

  /// Returns what is to be reported of an instruction, without its place.
  private func unplaced(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>, _ program: Int,
    _ reason: TrapReason
  ) -> Diagnostic {
    let nowhere = Span(source: 0, start: 0, end: 0)
    switch reason {
    case .steps: return meter.diagnostic(nowhere)
    case .memory: return Diagnostic(.E0807, nowhere)
    case .depth:
      return Diagnostic(
        .E0808, nowhere,
        [
          Argument("function", .name(function(at: program))),
          Argument("limit", .count(limits.depth)),
        ])
    case .requirement:
      let requirement = plan.requirements[Int(step.a)]
      if let input = requirement.wholeInput {
        let figure = step.flag == 2 ? words(of: registers[Int(step.c)]) : nil
        return Diagnostic(
          .E0648, nowhere,
          [Argument("name", .name(input)), Argument("value", .figure(figure ?? ""))])
      }
      return Diagnostic(
        .E0608, nowhere,
        [
          Argument("instance", .name(requirement.instance)),
          Argument(
            "reason",
            .written(
              step.flag == 2
                ? words(of: registers[Int(step.c)]) ?? requirement.reasonWithoutFigures
                : requirement.reasonWithoutFigures)),
          Argument("figures", figures(of: requirement, registers)),
        ])
    case .position:
      let count = heap.block(registers[Int(step.b)])?.count ?? 0
      let position = registers[Int(step.c)] - (step.op == .itemAtPosition ? 1 : 0)
      if position == -1, heap.block(registers[Int(step.b)])?.isSeries == true {
        return Diagnostic(.E0604, nowhere, seriesArguments(program, "opening"))
      }
      return Diagnostic(
        .E0607, nowhere,
        [
          Argument("position", .figure(ValueText.number(position + 1))),
          Argument("count", .count(count)),
        ])
    case .key, .ambiguousKey:
      let text = key(registers[Int(step.c)], step)
      guard reason == .key else {
        return Diagnostic(.E0617, nowhere, [Argument("key", .figure(text))])
      }
      let list = heap.list(registers[Int(step.b)])
      return Diagnostic(
        .E0609, nowhere,
        [Argument("key", .figure(text)), Argument("keys", keys(text, list, step))])
    case .element: return elementDiagnostic(step, registers, program)
    case .noValue:
      return Diagnostic(
        .E0604, nowhere, seriesArguments(program, indexText(registers[Int(step.b)], program)))
    case .builtin: return builtinDiagnostic(step, registers)
    case .arithmetic, .none, .stop, .broken, .halt, .varying, .rows:
      return arithmeticDiagnostic(step, registers)
    }
  }

  /// Returns the period at a position of a series, as it is written; nil where it runs over something else.
  private func period(at position: Int, of series: Double, _ space: SpaceID) -> String? {
    guard let block = heap.block(series), let granularity = plan.space(space)?.granularity else {
      return nil
    }
    return granularity.text(Int32(truncatingIfNeeded: block.first + position))
  }

  /// Returns the figures of the condition that does not hold: (‘rate’ = 120%, ‘nper’ = 3).
  private func figures(
    of requirement: PlanRequirement, _ registers: UnsafeMutablePointer<Double>
  ) -> ArgumentValue {
    var shown: [ArgumentValue] = []
    let place = requirement.places.flatMap { Machine.whole(registers[Int($0.position)]) }
    if let places = requirement.places, let place,
      let period = period(at: place, of: registers[Int(places.series)], places.space)
    {
      shown.append(
        .words(.inThePeriod, [Argument("period", .figure(period))]))
    }
    for part in requirement.parts {
      var value = registers[Int(part.value.register)]
      if holdsList(part.value.type), let block = heap.block(value) {
        guard let place, place < block.count else { continue }
        value = heap.values[block.offset + place]
      }
      guard value.isFinite else { continue }
      shown.append(
        .words(
          .figureIs,
          [
            Argument("words", .written(part.words)),
            Argument("value", .figure(written(value, plan.types.element(part.value.type)))),
          ]))
    }
    guard let last = shown.popLast() else { return .nothing }
    let all = shown.reversed().reduce(last) { others, one in
      .words(.oneAfterOther, [Argument("first", one), Argument("others", others)])
    }
    return .words(.figuresThere, [Argument("figures", all)])
  }

  /// `true` iff what is of the type is a list or series, if it is given.
  private func holdsList(_ type: TypeID) -> Bool {
    if case .optional(let inner) = plan.types[type] { return holdsList(inner) }
    return plan.types.isAggregate(type)
  }

  /// Returns the message that a value is missing in one of the lists, with the place of the first that is.
  private func missingIn(_ argument: Double) -> Diagnostic {
    let position = heap.list(argument).firstIndex { Marker.isMissing($0) } ?? 0
    let slot = plan.slots.first {
      $0.space != nil && value($0.register).bitPattern == argument.bitPattern
    }
    return Diagnostic(
      .E0606, Span(source: 0, start: 0, end: 0),
      [Argument("place", slot.map { place(position, of: $0) } ?? .nothing)])
  }

  /// Returns where a value of a series is missing: its name, its period or row, and the file of its table.
  private func place(_ position: Int, of slot: PlanSlot) -> ArgumentValue {
    guard let space = slot.space, let info = plan.space(space) else { return .nothing }
    if let granularity = info.granularity {
      guard let block = heap.block(value(slot.register)),
        let period = Int32(exactly: block.first + position)
      else { return .nothing }
      return .words(
        .missingInPeriod,
        [
          Argument("name", .name(slot.path)), Argument("period", .figure(granularity.text(period))),
        ])
    }
    var row = String(position + 1)
    if let names = info.rowNames {
      let keys = heap.list(value(names.column.register))
      if keys.indices.contains(position) {
        row = written(keys[position], plan.types.element(names.column.type))
      }
    }
    return .words(
      info.file == nil ? .missingInRow : .missingInFile,
      [
        Argument("name", .name(slot.path)), Argument("row", .figure(row)),
        Argument("file", .name(info.file ?? "")),
      ])
  }

  /// Returns a key by which a row is looked for as a case writes it.
  private func key(_ value: Double, _ step: Instruction) -> String {
    if value == value.rounded(), let whole = Int(exactly: value),
      step.flag == TypeID.number.index + 1
    {
      return String(whole)
    }
    guard step.flag > 0 else {
      return value >= 0 && value < Double(texts.count) ? texts[Int(value)] : ""
    }
    return written(value, TypeID(Int32(step.flag) - 1))
  }

  /// Returns the proposal of the text that resembles `wanted` most, or the first of the keys.
  private func keys(
    _ wanted: String, _ list: UnsafeMutableBufferPointer<Double>, _ step: Instruction
  ) -> ArgumentValue {
    let shown = 6
    let known = list.prefix(1_000).map { key($0, step) }
    let isText = step.flag == 0 || step.flag == TypeID.text.index + 1
    if isText, let nearest = Spelling.nearest(to: wanted, among: known) {
      return .didYouMean(nearest)
    }
    guard !known.isEmpty else { return .nothing }
    let more = list.count > shown ? ["…"] : []
    return .words(.rowsThere, [Argument("keys", .names(known.prefix(shown) + more))])
  }

  /// The reason of a requirement as it was put together; nil where that was not done.
  private func words(of number: Double) -> String? {
    number >= 0 && number < Double(texts.count) ? texts[Int(number)] : nil
  }

  /// Returns what a builtin said when it failed; otherwise that an argument is missing, or that the
  /// result is not finite.
  private func builtinDiagnostic(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>
  ) -> Diagnostic {
    let nowhere = Span(source: 0, start: 0, end: 0)
    if let failure = builtinFailure {
      let isBare = failure.code.isOverflow && failure.arguments.isEmpty
      return Diagnostic(
        failure.code, nowhere,
        isBare ? [Argument("operation", .phrase(Phrase(.thisFunction)))] : failure.arguments)
    }
    for index in 0..<Int(step.flag) {
      let argument = registers[Int(step.c) + index]
      if Marker.isMissing(argument) {
        return Diagnostic(.E0606, nowhere, [Argument("place", .nothing)])
      }
      if takesList(step, index), heap.list(argument).contains(where: { Marker.isMissing($0) }) {
        return missingIn(argument)
      }
    }
    return Diagnostic(.E0602, nowhere, [Argument("operation", .phrase(Phrase(.thisFunction)))])
  }

  /// Returns why a series has no value at an index: no such index, outside its window, before its
  /// first value, or in an order that cannot be evaluated.
  private func elementDiagnostic(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>, _ program: Int
  ) -> Diagnostic {
    let nowhere = Span(source: 0, start: 0, end: 0)
    let ends =
      step.op == .slice
      ? [registers[Int(step.c)], registers[Int(step.c) + 1]] : [registers[Int(step.c)]]
    if ends.contains(where: { Machine.whole($0) == nil }) { return Diagnostic(.E0611, nowhere) }
    let isOpening = step.op == .elementAtPosition && registers[Int(step.c)] == -1
    let index = isOpening ? "opening" : indexText(registers[Int(step.c)], program)
    let isOwn = step.flag == ReadingRule.itself.rawValue
    var code: DiagnosticCode = isOwn ? .E0605 : .E0604
    if isOwn || isBeingMade(step, after: program),
      let block = heap.block(registers[Int(step.b)]),
      let place = Machine.whole(ends[0]),
      place >= block.first, place < block.first + block.count
    {
      code = .E0618
    }
    return Diagnostic(code, nowhere, seriesArguments(program, index))
  }

  /// `true` iff values of the series that an instruction reads are worked out behind it, as of lines that go through
  /// the periods together.
  private func isBeingMade(_ step: Instruction, after program: Int) -> Bool {
    step.op == .element && program < plan.code.count
      && plan.code[program...].contains { $0.op == .setElement && $0.a == step.b }
  }

  /// Returns the name of the series that is read and the index, as arguments of a diagnostic.
  private func seriesArguments(_ program: Int, _ index: String) -> [Argument] {
    [Argument("name", .name(seriesName(program))), Argument("index", .figure(index))]
  }

  /// The name of the series that the instruction reads, as far as it is known.
  private func seriesName(_ program: Int) -> String {
    let step = plan.code[program]
    if step.op == .element || step.op == .elementAtPosition || step.op == .itemAtPosition,
      let slot = plan.slots.first(where: { $0.register == step.b })
    {
      return slot.path
    }
    let region = plan.regionOf[min(program, plan.regionOf.count - 1)]
    guard region >= 0 else { return "the series" }
    let span = plan.spans[program]
    return plan.slots.first { $0.span.start <= span.start && span.end <= $0.span.end }?.path
      ?? "the series"
  }

  /// Returns an index as text: a period, by the timeline of the series or else of the case,
  /// otherwise a number.
  private func indexText(_ value: Double, _ program: Int) -> String {
    let step = plan.code[program]
    let slot = plan.slots.first { $0.register == step.b }
    if let space = slot?.space,
      let granularity = plan.space(space)?.granularity, abs(value) < 1e9
    {
      return granularity.text(Int32(value))
    }
    for space in plan.spaces.entries {
      if let granularity = space.granularity, abs(value) < 1e9 {
        return granularity.text(Int32(value))
      }
    }
    return ValueText.number(value)
  }

  /// Returns why an operation has no result: a missing operand, a division by zero, a root of a
  /// negative number, or a result that is too large.
  private func arithmeticDiagnostic(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>
  ) -> Diagnostic {
    let nowhere = Span(source: 0, start: 0, end: 0)
    let left = registers[Int(max(0, step.b))]
    let isConstant: Bool
    switch step.op {
    case .addConstant, .subtractConstant, .multiplyConstant, .divideConstant: isConstant = true
    default: isConstant = false
    }
    let right = isConstant ? plan.constants[Int(step.c)] : registers[Int(max(0, step.c))]
    if Marker.isMissing(left) || Marker.isMissing(right) {
      return Diagnostic(.E0606, nowhere, [Argument("place", .nothing)])
    }
    switch step.op {
    case .newSeries:
      if left != left.rounded() || right != right.rounded() { return Diagnostic(.E0611, nowhere) }
    case .divide, .divideConstant:
      if right == 0 { return Diagnostic(.E0601, nowhere) }
    case .power:
      if left == 0, right < 0 { return Diagnostic(.E0601, nowhere) }
      if left < 0, right != right.rounded() {
        return Diagnostic(.E0603, nowhere, [Argument("operation", .name(Operator.power.sign))])
      }
    default: break
    }
    return Diagnostic(.E0602, nowhere, [Argument("operation", sign(step.op))])
  }

  /// The operator that the instruction stands for, as messages name it.
  private func sign(_ op: Opcode) -> ArgumentValue {
    switch op {
    case .add, .addConstant: .name(Operator.plus.sign)
    case .subtract, .subtractConstant: .name(Operator.minus.sign)
    case .multiply, .multiplyConstant: .name(Operator.times.sign)
    case .divide, .divideConstant: .name(Operator.dividedBy.sign)
    case .power: .name(Operator.power.sign)
    default: .phrase(Phrase(.this))
    }
  }
}
