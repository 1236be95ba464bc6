import WorthBuiltins
import WorthMath
import WorthPlan
import WorthSource
import WorthValue

/// Instructions that are not run often.
extension Machine {
  /// Executes an instruction that works on lists, texts, builtins, draws or studies; returns why it
  /// failed, or `.none`.
  mutating func executeRare(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>
  ) -> TrapReason {
    let a = Int(step.a)
    let b = Int(step.b)
    let c = Int(step.c)
    switch step.op {
    case .newSeries:
      guard let first = Machine.whole(registers[b]), let last = Machine.whole(registers[c]) else {
        return .arithmetic
      }
      guard spend(max(0, last - first) / 8) else { return .steps }
      guard last - first < 10_000_000,
        let handle = heap.allocate(count: max(0, last - first + 1), first: first, isSeries: true)
      else { return .memory }
      registers[a] = handle
    case .newList:
      if registers[b].isNaN { return .arithmetic }
      guard var count = Machine.whole(registers[b].rounded(.down)), count <= limits.values else {
        return .memory
      }
      if step.flag == 1 { count = min(count, PlanSearch.fewValues) }
      guard spend(count / 8) else { return .steps }
      guard
        let handle = heap.allocate(count: max(0, count))
      else { return .memory }
      registers[a] = handle
    case .rangeList: return makeRange(a, registers[b], registers[c], registers)
    case .setOpening:
      guard let block = heap.block(registers[a]), block.isSeries else { return .none }
      heap.values[block.offset - 1] = registers[c]
    case .markHeap: registers[a] = Double(heap.blockCount)
    case .releaseHeap:
      if let count = Machine.whole(registers[a]) {
        heap.release(from: count)
        columnIndex.forget(from: count)
        if let list = sparse?.list, list >= Double(count) { sparse = nil }
      }
    case .loadData:
      let column = plan.data[Int(step.b)]
      guard spend(column.count / 8) else { return .steps }
      guard let handle = heap.allocate(count: column.count, isSeries: true) else { return .memory }
      let values = heap.list(handle)
      for index in column.indices { values[index] = column[index] }
      registers[a] = handle
    case .copyOpening:
      if Marker.isVarying(registers[b]) { return .arithmetic }
      guard let block = heap.block(registers[a]), block.isSeries,
        let other = heap.block(registers[b]), other.isSeries
      else { return .none }
      let opening = heap.values[other.offset - 1]
      if !opening.isNaN || Marker.isVarying(opening) { heap.values[block.offset - 1] = opening }
    case .hasOpening:
      guard let block = heap.block(registers[b]) else { return .arithmetic }
      let opening = block.isSeries ? heap.values[block.offset - 1] : .nan
      registers[a] = !opening.isNaN || Marker.isVarying(opening) ? 1 : 0
    case .count:
      guard let block = heap.block(registers[b]) else { return .arithmetic }
      registers[a] = Double(block.count)
    case .slice: return slice(a, registers[b], registers[c], registers[c + 1], step.flag, registers)
    case .truncate:
      guard let count = Machine.whole(registers[b]) else { return .arithmetic }
      heap.truncate(registers[a], count: count)
    case .position: return position(a, registers[b], registers[c], registers)
    case .search: return search(step, registers)
    case .checkSteps:
      if registers[c] - registers[b] > Double(stepsLeft) {
        _ = spend(Int.max)
        return .steps
      }
    case .textOf:
      guard spend(4 + 6 * listCount(registers[b], TypeID(step.c))) else { return .steps }
      let text = written(registers[b], TypeID(step.c))
      if registers[b].isNaN, !Marker.isMissing(registers[b]) { return .arithmetic }
      guard let number = number(of: text) else { return .memory }
      registers[a] = number
    case .join:
      guard let left = text(registers[b]), let right = text(registers[c]) else {
        return .arithmetic
      }
      guard spend((left.utf8.count + right.utf8.count) / 8) else { return .steps }
      guard let number = number(of: left + right) else { return .memory }
      registers[a] = number
    case .fail: return step.a == FailureReason.noValue.rawValue ? .noValue : .broken
    case .require:
      let value = registers[b]
      // A requirement that guards a line; a study looks at values beyond it and says so of what it
      // finds.
      if step.flag == 1, value.isNaN, mode.variation?.looksBeyondRequirements ?? false {
        return .none
      }
      if value.isNaN { return .arithmetic }
      // What a kind requires is asked of the base values; trials in which it does not hold are
      // counted apart.
      if step.flag == 3 {
        if value == 0 { noteRemark(step, registers[c]) }
        return .none
      }
      if value == 0 {
        if case .trial = mode, functionAtHand() < 0 { return .none }
        return .requirement
      }
    case .builtin:
      if case .tracing = mode, hasVaryingArgument(step, registers) { return .varying }
      return callBuiltin(step, registers)
    case .draw: return draw(step, registers)
    case .statistic: return statistic(step, registers)
    case .vary: vary(step, registers)
    case .study: return study(step, registers)
    default: return .broken
    }
    return .none
  }

  /// Returns the text of a number; nil where there is none.
  private func text(_ value: Double) -> String? {
    value >= 0 && value < Double(texts.count) ? texts[Int(value)] : nil
  }

  /// Puts the list of the numbers from `low` to `high`, by steps of 1, into the register `target`.
  private mutating func makeRange(
    _ target: Int, _ low: Double, _ high: Double, _ registers: UnsafeMutablePointer<Double>
  ) -> TrapReason {
    if low.isNaN || high.isNaN { return .arithmetic }
    let count = (high - low).rounded(.down) + 1
    guard count <= Double(limits.values) else { return .memory }
    guard spend(Int(max(0, count)) / 8) else { return .steps }
    guard let handle = heap.allocate(count: Int(max(0, count))) else { return .memory }
    let list = heap.list(handle)
    for index in 0..<list.count { list[index] = low + Double(index) }
    registers[target] = handle
    return .none
  }

  /// Puts the values of a series from one index to another into the register `target`, as a list;
  /// what lies outside its window is 0 for flows and fails for levels.
  private mutating func slice(
    _ target: Int, _ handle: Double, _ from: Double, _ to: Double, _ flag: UInt16,
    _ registers: UnsafeMutablePointer<Double>
  ) -> TrapReason {
    guard let block = heap.block(handle), !from.isNaN, !to.isNaN else { return .arithmetic }
    guard let first = Machine.whole(from), let last = Machine.whole(to) else { return .element }
    guard spend(max(0, last - first) / 8) else { return .steps }
    guard last - first < 10_000_000, let list = heap.allocate(count: max(0, last - first + 1))
    else {
      return .memory
    }
    let values = heap.list(list)
    for index in 0..<values.count {
      let position = first + index - block.first
      if position >= 0, position < block.count {
        let value = heap.values[block.offset + position]
        if value.isNaN, !Marker.isMissing(value) { return .element }
        values[index] = value
      } else if position == -1, block.isSeries,
        !Marker.isUndefined(heap.values[block.offset - 1])
      {
        let opening = heap.values[block.offset - 1]
        if opening.isNaN { return .element }
        values[index] = opening
      } else if flag == ReadingRule.flow.rawValue {
        values[index] = 0
      } else {
        return .element
      }
    }
    registers[target] = list
    return .none
  }

  /// Calls a builtin with arguments that are numbers, lists without missing values where it needs
  /// that, and pays for the steps that it takes.
  private mutating func callBuiltin(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>
  ) -> TrapReason {
    let arguments = registers + Int(step.c)
    let count = Int(step.flag)
    for index in 0..<count where arguments[index].isNaN { return .arithmetic }
    guard Int(step.b) < builtins.count else { return .broken }
    guard spend(3) else { return .steps }
    if Int(step.b) == sum, let value = sparseSum(arguments[0]), value.isFinite {
      registers[Int(step.a)] = value
      return .none
    }
    if needsValues[Int(step.b)] {
      builtinFailure = nil
      for place in listsOfValues[Int(step.b)] where place < count {
        guard spend(heap.list(arguments[place]).count / 8) else { return .steps }
      }
      for place in listsOfValues[Int(step.b)] where place < count {
        for value in heap.list(arguments[place]) where value.isNaN { return .builtin }
      }
    }
    if Int(step.b) == textRanks {
      return rankTexts(Int(step.a), arguments[0], registers)
    }
    let before = stepsLeft
    builtinCall.begin(arguments: arguments, count: count, steps: before)
    let value = builtins[Int(step.b)](&builtinCall)
    if value.isFinite, builtinCall.isPlain, spend(Int(clamping: before - builtinCall.stepsLeft)) {
      registers[Int(step.a)] = value
      return .none
    }
    return finishBuiltin(value, before, Int(step.a), registers)
  }

  /// Ends a call of a builtin that failed, took too many steps or said something of its result.
  private mutating func finishBuiltin(
    _ value: Double, _ before: UInt64, _ target: Int, _ registers: UnsafeMutablePointer<Double>
  ) -> TrapReason {
    let call = builtinCall
    builtinCall = BuiltinCall(arguments: registers, count: 0, heap: heap, steps: 0)
    guard !call.isExhausted, spend(Int(clamping: before - call.stepsLeft)) else {
      _ = spend(Int.max)
      return .steps
    }
    if let failure = call.failure {
      builtinFailure = failure
      return .builtin
    }
    if !value.isFinite { return .builtin }
    if let found = call.note { noteResult(found.code, found.arguments) }
    registers[target] = value
    return .none
  }

  /// The number of values of a list or series, 0 for a single value.
  private func listCount(_ value: Double, _ type: TypeID) -> Int {
    switch plan.types[type] {
    case .list, .series: heap.list(value).count
    default: 0
    }
  }

  /// Returns `value` as a text.
  func written(_ value: Double, _ type: TypeID) -> String {
    let formatter = ValueFormatter(types: plan.types, units: plan.units)
    switch plan.types[type] {
    case .list(let element), .series(let element, _, _):
      return heap.list(value).map { formatter.text($0, element, texts: texts) }
        .joined(separator: ", ")
    default: return formatter.text(value, type, texts: texts)
    }
  }

  /// Notes what a builtin says of its result, at the place of the call in the case.
  private mutating func noteResult(_ code: DiagnosticCode, _ arguments: [Argument]) {
    let main = mainPosition(rarePosition)
    let region = Int(plan.regionOf[main])
    let sink = region >= 0 && region < plan.regions.count ? plan.regions[region].sink : 0
    note(Diagnostic(code, plan.spans[main], arguments), sink: sink)
  }

  /// Puts the place of each text of a list in the order of their scalars into a new list.
  private mutating func rankTexts(
    _ target: Int, _ handle: Double, _ registers: UnsafeMutablePointer<Double>
  ) -> TrapReason {
    let count = heap.list(handle).count
    guard spend(32 * count) else { return .steps }
    guard let ranks = heap.allocate(count: count) else { return .memory }
    let list = heap.list(handle)
    var distinct = Set<Int>()
    for value in list where value >= 0 && value < Double(texts.count) {
      distinct.insert(Int(value))
    }
    let order = distinct.sorted {
      texts[$0].unicodeScalars.lexicographicallyPrecedes(texts[$1].unicodeScalars) {
        $0.value < $1.value
      }
    }
    var places: [Int: Double] = [:]
    for (place, text) in order.enumerated() { places[text] = Double(place) }
    let values = heap.list(ranks)
    for index in 0..<count { values[index] = places[Int(list[index])] ?? 0 }
    registers[target] = ranks
    return .none
  }
}
